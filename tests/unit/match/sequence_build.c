/* Programs of sequences: their steps and edges, what is too large, what matches nothing or all. */
#include "match/set.h"
#include "support/match.h"

typedef struct maker {
  finder f;
  eng__seq_part a, b;
} maker;

static eng__seq_part word(finder *f, const char *phrase) {
  const char *const entries[] = {phrase, NULL};
  eng__seq_part part = 0;
  eng__pattern id = finder_words(f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  assert_int_equal(eng__seq_pattern(f->patterns, id, &part, NULL), ENG_OK);
  return part;
}

static void open_maker(maker *m) {
  finder_open(&m->f);
  m->a = word(&m->f, "a");
  m->b = word(&m->f, "b");
}

static eng__seq_part many(maker *m, eng__seq_part inner, uint32_t min, uint32_t max) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_many(m->f.patterns, inner, min, max, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part gap(maker *m, uint32_t min, uint32_t max) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_gap(m->f.patterns, min, max, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part row(maker *m, eng__seq_part x, eng__seq_part y) {
  const eng__seq_part parts[] = {x, y};
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_row(m->f.patterns, parts, 2, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part either(maker *m, eng__seq_part x, eng__seq_part y) {
  const eng__seq_part parts[] = {x, y};
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_either(m->f.patterns, parts, 2, &part, NULL), ENG_OK);
  return part;
}

static eng_status build(maker *m, eng__seq_part whole, eng_error *err) {
  eng__pattern id;
  return eng__patterns_add_seq(m->f.patterns, whole, &id, err);
}

/* The program as text: steps by number, their edges, `f` for a free way, `.` where it may end. */
static void assert_program(maker *m, eng__seq_part whole, const char *expected) {
  eng__buffer out = {0};
  const eng__seqs *seqs = &m->f.patterns->seqs;
  assert_int_equal(build(m, whole, NULL), ENG_OK);
  const eng__seq *seq = &seqs->all.at[seqs->all.count - 1];
  for (uint32_t i = 0; i < seq->start_count; i++)
    eng__buffer_printf(&out, ">%u", seqs->edges.at[seq->start + i].step - seq->steps);
  for (uint32_t s = 0; s < seq->step_count; s++) {
    const eng__seq_step *step = &seqs->steps.at[seq->steps + s];
    if (step->leaf == ENG__SEQ_NONE) eng__buffer_printf(&out, " w");
    else eng__buffer_printf(&out, " %u", step->leaf);
    for (uint32_t e = 0; e < step->edge_count; e++) {
      eng__seq_edge edge = seqs->edges.at[step->edges + e];
      bool free = seqs->steps.at[edge.step].free_row == edge.row;
      eng__buffer_printf(&out, ">%u%s", edge.step - seq->steps, free ? "f" : "");
    }
    if (step->accepts) eng__buffer_add_byte(&out, '.');
  }
  eng__buffer_add_byte(&out, 0);
  assert_string_equal(out.at, expected);
  eng__buffer_free(&out);
}

static void programs(void **state) {
  (void)state;
  maker m;
  open_maker(&m);
  assert_program(&m, m.a, ">0 0.");
  assert_program(&m, row(&m, m.a, m.b), ">0 0>1 1.");
  assert_program(&m, either(&m, m.a, m.b), ">0>1 0. 1.");
  assert_program(&m, row(&m, many(&m, m.a, 0, 1), m.b), ">0>1 0>1 1.");
  /* More of a repetition is preferred, */
  assert_program(&m, row(&m, many(&m, m.a, 1, 3), m.b), ">0 0>1>3 0>2>3 0>3 1.");
  /* fewer words of a gap, whose ways are free. */
  assert_program(&m, row(&m, m.a, row(&m, gap(&m, 0, 2), m.b)), ">0 0>3f>1f w>3f>2f w>3f 1.");
  assert_program(&m, row(&m, m.a, gap(&m, 1, 2)), ">0 0>1f w>2f. w.");
  assert_program(&m, row(&m, row(&m, m.a, gap(&m, 0, 0)), m.b), ">0 0>1f 1.");
  /* What can be come to in two ways keeps the rank of the first. */
  assert_program(&m, row(&m, many(&m, many(&m, m.a, 0, 1), 0, 2), m.b), ">0>1>2 0>1>2 0>2 1.");
  finder_close(&m.f);
}

static void assert_refused(maker *m, eng__seq_part whole, eng_status status, const char *what) {
  eng_error err = {.message = ""};
  assert_int_equal(build(m, whole, &err), status);
  if (!strstr(err.message, what)) fail_msg("\"%s\" lacks \"%s\"", err.message, what);
}

static void refused(void **state) {
  (void)state;
  maker m;
  open_maker(&m);
  assert_refused(&m, many(&m, m.a, 0, 3), ENG_INVALID, "one must be there");
  assert_refused(&m, row(&m, many(&m, m.a, 0, 1), gap(&m, 0, 1)), ENG_INVALID, "one must be there");
  assert_refused(&m, either(&m, many(&m, m.a, 0, 1), m.b), ENG_INVALID, "one must be there");
  assert_refused(&m, gap(&m, 1, 2), ENG_INVALID, "nothing but gaps");
  assert_int_equal(build(&m, row(&m, gap(&m, 1, 1), m.a), NULL), ENG_OK);
  finder_close(&m.f);
}

static void too_large(void **state) {
  (void)state;
  maker m;
  open_maker(&m);
  eng__seq_part thousand = many(&m, m.a, 1, 1000);
  assert_refused(&m, many(&m, thousand, 1, 5), ENG_LIMIT, "too large");
  assert_int_equal(build(&m, thousand, NULL), ENG_OK);
  /* Many ways from every step: the edges are what is bounded. */
  eng__seq_part options = many(&m, many(&m, m.a, 0, 1), 1, 1000);
  assert_refused(&m, row(&m, options, m.b), ENG_LIMIT, "too large");
  /* Nothing in it takes anything, and still it ends. */
  eng__seq_part nothing = gap(&m, 0, 0);
  for (int i = 0; i < 20; i++) nothing = row(&m, nothing, nothing);
  assert_refused(&m, row(&m, m.a, nothing), ENG_LIMIT, "too large");
  finder_close(&m.f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(programs),
      cmocka_unit_test(refused),
      cmocka_unit_test(too_large),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
