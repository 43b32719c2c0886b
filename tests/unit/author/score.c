/* The measures of gold scoring, against values worked out by hand from the published definition and
 * against a reference that does what the formulas say, span by span. */
#include "support/check.h"

#include "author/score.h"

#include <math.h>

typedef struct span_list {
  size_t count;
  eng__char_span at[8];
} span_list;

static void fill(eng__char_spans *out, const eng__char_span *spans, size_t count) {
  out->count = 0;
  for (size_t i = 0; i < count; i++) assert_true(eng__vec_push(out, spans[i]));
}

static void agree(const span_list *found, const span_list *gold, eng__agreement *agreement) {
  eng__char_spans s = {0}, t = {0};
  fill(&s, found->at, found->count);
  fill(&t, gold->at, gold->count);
  eng__agree(&s, &t, agreement);
  eng__vec_free(&s);
  eng__vec_free(&t);
}

static void check_close(const char *name, double value, double wanted) {
  if (fabs(value - wanted) < 1e-12) return;
  print_error("%s: %.17g, wanted %.17g\n", name, value, wanted);
  fail();
}

/* P and R of each measure; the sums are written out so that they can be checked with a pencil. */
static const struct {
  const char *name;
  span_list found, gold;
  double strict[2], overlap[2], partial[2];
} vectors[] = {
    {"nothing, nothing", {0}, {0}, {0, 0}, {0, 0}, {0, 0}},
    {"nothing found", {0}, {1, {{3, 9}}}, {0, 0}, {0, 0}, {0, 0}},
    {"nothing marked", {1, {{3, 9}}}, {0}, {0, 0}, {0, 0}, {0, 0}},
    {"the same", {1, {{3, 9}}}, {1, {{3, 9}}}, {1, 1}, {1, 1}, {1, 1}},
    {"only touching", {1, {{0, 5}}}, {1, {{5, 9}}}, {0, 0}, {0, 0}, {0, 0}},
    /* |s∩t| = 5; P = 5/10, R = 5/15 */
    {"half", {1, {{0, 10}}}, {1, {{5, 20}}}, {0, 0}, {1, 1}, {5 / 10.0, 5 / 15.0}},
    /* P = (10/20 + 5/20) / 1, R = (10/10 + 5/10) / 2 */
    {"one over two",
     {1, {{0, 20}}},
     {2, {{0, 10}, {15, 25}}},
     {0, 0},
     {1, 1},
     {15 / 20.0, 1.5 / 2}},
    /* P = (4/4 + 3/6 + 0/5) / 3, R = (4/12 + 3/12) / 1 */
    {"two in one, one beside it",
     {3, {{2, 6}, {9, 15}, {40, 45}}},
     {1, {{0, 12}}},
     {0, 0},
     {2 / 3.0, 1},
     {1.5 / 3, 7 / 12.0}},
    /* found is merged to [0,20): P = 20/20 / 1, R = 20/20 / 1; unmerged P = (10/10 + 15/15) / 2 */
    {"merged first", {2, {{0, 10}, {5, 20}}}, {1, {{0, 20}}}, {0, 0}, {1, 1}, {1, 1}},
    /* touching ones stay two: P = (10/10 + 10/10) / 2, R = (10/20 + 10/20) / 1 */
    {"touching are not merged", {2, {{0, 10}, {10, 20}}}, {1, {{0, 20}}}, {0, 0}, {1, 1}, {1, 1}},
    /* marked is merged to [0,9): P = 3/3 / 1, R = 3/9 / 1 */
    {"nested marks",
     {1, {{3, 6}}},
     {3, {{0, 9}, {3, 6}, {4, 5}}},
     {1, 1 / 3.0},
     {1, 1},
     {1, 3 / 9.0}},
    {"twice the same is once",
     {3, {{3, 9}, {3, 9}, {20, 22}}},
     {2, {{3, 9}, {3, 9}}},
     {1 / 2.0, 1},
     {1 / 2.0, 1},
     {1 / 2.0, 1}},
};

static void values_worked_out_by_hand(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(vectors); i++) {
    eng__agreement a;
    agree(&vectors[i].found, &vectors[i].gold, &a);
    const double *wanted[] = {vectors[i].strict, vectors[i].overlap, vectors[i].partial};
    for (int m = 0; m < ENG__MEASURES; m++) {
      eng__prf v = eng__prf_of(&a, (eng__measure)m);
      double p = wanted[m][0], r = wanted[m][1];
      check_close(vectors[i].name, v.precision, p);
      check_close(vectors[i].name, v.recall, r);
      check_close(vectors[i].name, v.f1, p + r > 0 ? 2 * p * r / (p + r) : 0);
    }
  }
}

/* ---- A reference: sets of characters, and every pair ---- */

enum { TEXT = 40 };

static size_t merged_by_characters(const span_list *spans, eng__char_span *out) {
  bool joined[TEXT + 1] = {false}, starts[TEXT + 1] = {false}; /* joined: to the one before it */
  bool inside[TEXT + 1] = {false};
  for (size_t i = 0; i < spans->count; i++)
    for (uint64_t c = spans->at[i].start; c < spans->at[i].end; c++) {
      inside[c] = true;
      if (c > spans->at[i].start) joined[c] = true;
    }
  size_t count = 0;
  for (uint64_t c = 0; c <= TEXT; c++) {
    starts[c] = inside[c] && !joined[c];
    if (starts[c]) out[count++] = (eng__char_span){c, c + 1};
    else if (inside[c]) out[count - 1].end = c + 1;
  }
  return count;
}

static double c_of(const eng__char_span *s, const eng__char_span *t, const eng__char_span *h) {
  size_t common = 0;
  for (uint64_t c = s->start; c < s->end; c++) common += c >= t->start && c < t->end;
  return (double)common / (double)(h->end - h->start);
}

static void partial_by_pairs(const span_list *found, const span_list *gold, double *p, double *r) {
  eng__char_span s[TEXT], t[TEXT];
  size_t s_count = merged_by_characters(found, s), t_count = merged_by_characters(gold, t);
  *p = *r = 0;
  for (size_t i = 0; i < s_count; i++)
    for (size_t j = 0; j < t_count; j++) {
      *p += c_of(&s[i], &t[j], &s[i]) / (double)s_count;
      *r += c_of(&s[i], &t[j], &t[j]) / (double)t_count;
    }
}

static double overlap_by_pairs(const span_list *spans, const span_list *others) {
  double touched = 0, count = 0;
  for (size_t i = 0; i < spans->count; i++) {
    bool first = true, touches = false;
    for (size_t j = 0; j < i; j++)
      first = first &&
              (spans->at[j].start != spans->at[i].start || spans->at[j].end != spans->at[i].end);
    for (size_t j = 0; j < others->count; j++)
      touches = touches || c_of(&spans->at[i], &others->at[j], &spans->at[i]) > 0;
    count += first;
    touched += first && touches;
  }
  return count > 0 ? touched / count : 0;
}

static void random_spans(uint64_t *state, span_list *out) {
  out->count = chance(state) % 9;
  for (size_t i = 0; i < out->count; i++) {
    uint64_t start = chance(state) % (TEXT - 1);
    out->at[i] = (eng__char_span){start, start + 1 + chance(state) % (TEXT - start)};
    if (chance(state) % 2 && out->at[i].end > start + 4) out->at[i].end = start + 4;
  }
}

static void random_spans_agree_with_the_formulas(void **state) {
  (void)state;
  uint64_t seed = 11;
  for (int n = 0; n < 20000; n++) {
    span_list found, gold;
    eng__agreement a;
    double p, r;
    random_spans(&seed, &found);
    random_spans(&seed, &gold);
    agree(&found, &gold, &a);
    partial_by_pairs(&found, &gold, &p, &r);
    check_close("partial precision", eng__prf_of(&a, ENG__PARTIAL).precision, p);
    check_close("partial recall", eng__prf_of(&a, ENG__PARTIAL).recall, r);
    check_close("overlap precision", eng__prf_of(&a, ENG__OVERLAP).precision,
                overlap_by_pairs(&found, &gold));
    check_close("overlap recall", eng__prf_of(&a, ENG__OVERLAP).recall,
                overlap_by_pairs(&gold, &found));
  }
}

/* ---- Over documents ---- */

/* Adds a document with one entry: strict counts alone. */
static void add_document(eng__scores *scores, uint32_t label, double right, double found,
                         double gold) {
  eng__score_entry entry = {.label = label};
  for (int m = 0; m < ENG__MEASURES; m++) {
    entry.agreement.found_right[m] = entry.agreement.gold_right[m] = right;
    entry.agreement.found[m] = found;
    entry.agreement.gold[m] = gold;
  }
  if (!scores->starts.count) assert_true(eng__vec_push(&scores->starts, (size_t)0));
  assert_true(eng__vec_push(&scores->entries, entry));
  assert_true(eng__vec_push(&scores->starts, scores->entries.count));
}

static void sums_go_over_spans_and_means_over_labels(void **state) {
  (void)state;
  eng__scores scores = {.labels = 3};
  eng__score_line lines[5];
  add_document(&scores, 0, 1, 2, 4);
  add_document(&scores, 0, 1, 2, 1);
  add_document(&scores, 1, 4, 4, 5);
  add_document(&scores, 2, 9, 9, 9);
  assert_true(eng__scores_sum(&scores, 0, 1, lines));
  check_close("label 0 P", lines[0].value[0].precision, 2 / 4.0);
  check_close("label 0 R", lines[0].value[0].recall, 2 / 5.0);
  check_close("label 1 R", lines[1].value[0].recall, 4 / 5.0);
  check_close("any P", lines[2].value[0].precision, 1);
  check_close("micro P", lines[3].value[0].precision, 6 / 8.0);
  check_close("micro R", lines[3].value[0].recall, 6 / 10.0);
  check_close("macro P", lines[4].value[0].precision, (0.5 + 1) / 2);
  check_close("macro R", lines[4].value[0].recall, (0.4 + 0.8) / 2);
  check_close("found", lines[3].found, 8);
  check_close("marked", lines[4].gold, 10);
  check_close("no samples", lines[3].low[0].f1, lines[3].value[0].f1);
  eng__scores_free(&scores);
}

/* Two documents, one right and one wrong: a sample has none, one or two of the right one with
 * chances 1/4, 1/2, 1/4, so that P is 0, 1/2 or 1 and the interval is all of it. */
static void intervals_are_those_of_the_documents(void **state) {
  (void)state;
  eng__scores scores = {.labels = 2};
  eng__score_line lines[4], again[4], other[4];
  add_document(&scores, 0, 1, 1, 1);
  add_document(&scores, 0, 0, 1, 1);
  assert_true(eng__scores_sum(&scores, 1000, 1, lines));
  check_close("value", lines[0].value[0].precision, 0.5);
  check_close("low", lines[0].low[0].precision, 0);
  check_close("high", lines[0].high[0].precision, 1);
  eng__scores_free(&scores);
  scores = (eng__scores){.labels = 2};
  uint64_t seed = 3;
  for (int i = 0; i < 400; i++) add_document(&scores, 0, chance(&seed) % 4 > 0, 1, 1);
  assert_true(eng__scores_sum(&scores, 500, 7, lines));
  assert_true(eng__scores_sum(&scores, 500, 7, again));
  assert_true(eng__scores_sum(&scores, 500, 8, other));
  assert_memory_equal(lines, again, sizeof lines);
  assert_memory_not_equal(lines, other, sizeof lines);
  /* The standard error of a share near 3/4 of 400 is 0.022: 95 % lie within 0.0424 of it. */
  double width = lines[0].high[0].precision - lines[0].low[0].precision;
  assert_true(width > 0.065 && width < 0.105);
  assert_true(lines[0].low[0].f1 < lines[0].value[0].f1);
  assert_true(lines[0].high[0].f1 > lines[0].value[0].f1);
  eng__scores_free(&scores);
}

static void no_documents_are_zeroes(void **state) {
  (void)state;
  eng__scores scores = {.labels = 1};
  eng__score_line lines[3];
  assert_true(eng__scores_sum(&scores, 100, 1, lines));
  for (size_t i = 0; i < COUNT(lines); i++) check_close("f1", lines[i].value[2].f1, 0);
  eng__scores_free(&scores);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_worked_out_by_hand),
      cmocka_unit_test(random_spans_agree_with_the_formulas),
      cmocka_unit_test(sums_go_over_spans_and_means_over_labels),
      cmocka_unit_test(intervals_are_those_of_the_documents),
      cmocka_unit_test(no_documents_are_zeroes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
