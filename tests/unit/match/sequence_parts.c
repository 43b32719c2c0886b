/* Parts of sequences: what is refused, where numbers end, what a sequence tells of its leaves. */
#include "match/sequence.h"
#include "support/match.h"

static eng__seq_part word(finder *f) {
  const char *const entries[] = {"a", NULL};
  eng__seq_part part = 0;
  eng__pattern id = finder_words(f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  assert_int_equal(eng__seq_pattern(f->patterns, id, &part, NULL), ENG_OK);
  return part;
}

static void assert_refused(eng_status status, const eng_error *err, const char *what) {
  assert_int_equal(status, ENG_INVALID);
  if (!strstr(err->message, what)) fail_msg("\"%s\" lacks \"%s\"", err->message, what);
}

static void numbers(void **state) {
  (void)state;
  finder f;
  eng_error err;
  eng__seq_part part, a;
  finder_open(&f);
  a = word(&f);
  assert_refused(eng__seq_gap(f.patterns, 3, 1, &part, &err), &err, "above");
  assert_refused(eng__seq_gap(f.patterns, 0, ENG__SEQ_REPEATS + 1, &part, &err), &err, "1000");
  assert_int_equal(eng__seq_gap(f.patterns, 0, ENG__SEQ_REPEATS, &part, &err), ENG_OK);
  assert_int_equal(eng__seq_gap(f.patterns, 0, 0, &part, &err), ENG_OK);
  assert_refused(eng__seq_many(f.patterns, a, 2, 1, &part, &err), &err, "above");
  assert_refused(eng__seq_many(f.patterns, a, 0, 0, &part, &err), &err, "is 0");
  assert_refused(eng__seq_many(f.patterns, a, 0, UINT32_MAX, &part, &err), &err, "1000");
  assert_int_equal(eng__seq_many(f.patterns, a, 0, ENG__SEQ_REPEATS, &part, &err), ENG_OK);
  finder_close(&f);
}

static void what_is_not_there(void **state) {
  (void)state;
  finder f;
  eng_error err;
  eng__seq_part part, none = 99;
  finder_open(&f);
  assert_refused(eng__seq_pattern(f.patterns, 7, &part, &err), &err, "no such pattern");
  assert_refused(eng__seq_row(f.patterns, &none, 1, &part, &err), &err, "no such part");
  assert_refused(eng__seq_row(f.patterns, &none, 0, &part, &err), &err, "no part");
  assert_refused(eng__seq_either(f.patterns, &none, 0, &part, &err), &err, "no part");
  part = word(&f);
  assert_refused(eng__seq_as(f.patterns, (eng__slice){"", 0}, part, &part, &err), &err, "empty");
  finder_close(&f);
}

static void depth(void **state) {
  (void)state;
  finder f;
  eng_error err;
  eng__pattern id;
  finder_open(&f);
  eng__seq_part part = word(&f);
  for (uint32_t i = 1; i < ENG__SEQ_DEEPEST; i++)
    assert_int_equal(eng__seq_row(f.patterns, &part, 1, &part, &err), ENG_OK);
  assert_int_equal(eng__patterns_add_seq(f.patterns, part, &id, &err), ENG_OK);
  assert_refused(eng__seq_row(f.patterns, &part, 1, &part, &err), &err, "too deep");
  /* A sequence stands there with its parts, alone or as one of an `either`. */
  assert_refused(eng__seq_pattern(f.patterns, id, &part, &err), &err, "too deep");
  assert_int_equal(eng__patterns_add_either(f.patterns, &id, 1, &id, &err), ENG_OK);
  assert_refused(eng__seq_pattern(f.patterns, id, &part, &err), &err, "too deep");
  finder_close(&f);
}

static void after_compiling(void **state) {
  (void)state;
  finder f;
  eng_error err;
  eng__pattern id;
  finder_open(&f);
  eng__seq_part part = word(&f), other;
  finder_read(&f, "a");
  assert_refused(eng__seq_gap(f.patterns, 0, 1, &other, &err), &err, "while rules load");
  assert_refused(eng__seq_pattern(f.patterns, 0, &other, &err), &err, "while rules load");
  assert_refused(eng__seq_row(f.patterns, &part, 1, &other, &err), &err, "while rules load");
  assert_refused(eng__seq_as(f.patterns, ENG__SLICE("x"), part, &other, &err), &err, "while");
  assert_refused(eng__patterns_add_seq(f.patterns, part, &id, &err), &err, "while rules load");
  finder_close(&f);
}

/* The leaves of seq { a, opt(b), a }: each once, and which are needed. */
static void leaves(void **state) {
  (void)state;
  finder f;
  eng__seq_part parts[3];
  eng__pattern id, leaf;
  bool needed;
  finder_open(&f);
  parts[0] = parts[2] = word(&f);
  assert_int_equal(eng__seq_many(f.patterns, word(&f), 0, 1, &parts[1], NULL), ENG_OK);
  assert_int_equal(eng__seq_row(f.patterns, parts, 3, &parts[0], NULL), ENG_OK);
  assert_int_equal(eng__patterns_add_seq(f.patterns, parts[0], &id, NULL), ENG_OK);
  assert_true(eng__patterns_seq_leaf(f.patterns, id, 0, &leaf, &needed));
  assert_true(leaf == 0 && needed);
  assert_true(eng__patterns_seq_leaf(f.patterns, id, 1, &leaf, &needed));
  assert_true(leaf == 1 && !needed);
  assert_false(eng__patterns_seq_leaf(f.patterns, id, 2, &leaf, &needed));
  assert_false(eng__patterns_seq_leaf(f.patterns, 0, 0, &leaf, &needed)); /* no sequence */
  assert_false(eng__patterns_seq_leaf(f.patterns, 99, 0, &leaf, &needed));
  finder_close(&f);
}

static void groups(void **state) {
  (void)state;
  static const char *const expressions[] = {"(?<kind>x)", NULL};
  finder f;
  eng__seq_part parts[2];
  eng__pattern id, both[2];
  finder_open(&f);
  both[1] = finder_regex(&f, expressions, (eng__regex_options){0});
  assert_int_equal(eng__seq_as(f.patterns, ENG__SLICE("who"), word(&f), &parts[0], NULL), ENG_OK);
  assert_int_equal(eng__seq_pattern(f.patterns, both[1], &parts[1], NULL), ENG_OK);
  assert_int_equal(eng__seq_row(f.patterns, parts, 2, &parts[0], NULL), ENG_OK);
  assert_int_equal(eng__patterns_add_seq(f.patterns, parts[0], &id, NULL), ENG_OK);
  uint32_t who = eng__patterns_group(f.patterns, id, ENG__SLICE("who"));
  uint32_t kind = eng__patterns_group(f.patterns, id, ENG__SLICE("kind"));
  assert_true(who && kind && who != kind);
  assert_int_equal(eng__patterns_group(f.patterns, id, ENG__SLICE("whom")), 0);
  assert_int_equal(eng__patterns_group(f.patterns, both[1], ENG__SLICE("who")), 0);
  both[0] = id;
  assert_int_equal(eng__patterns_add_either(f.patterns, both, 2, &id, NULL), ENG_OK);
  assert_int_equal(eng__patterns_group(f.patterns, id, ENG__SLICE("who")), who);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers), cmocka_unit_test(what_is_not_there),
      cmocka_unit_test(depth),   cmocka_unit_test(after_compiling),
      cmocka_unit_test(leaves),  cmocka_unit_test(groups),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
