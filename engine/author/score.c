#include "author/score.h"

#include <stdlib.h>
#include <string.h>

/* ---- One document, one label ---- */

static int by_place(const void *a, const void *b) {
  const eng__char_span *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

static void sort_unique(eng__char_spans *spans) {
  if (!spans->count) return;
  qsort(spans->at, spans->count, sizeof *spans->at, by_place);
  size_t kept = 1;
  for (size_t i = 1; i < spans->count; i++)
    if (by_place(&spans->at[i], &spans->at[kept - 1]) != 0) spans->at[kept++] = spans->at[i];
  spans->count = kept;
}

/* Sorted spans that overlap become one; those that only touch stay two. */
static void merge(eng__char_spans *spans) {
  if (!spans->count) return;
  size_t kept = 1;
  for (size_t i = 1; i < spans->count; i++) {
    eng__char_span *last = &spans->at[kept - 1];
    if (spans->at[i].start >= last->end) spans->at[kept++] = spans->at[i];
    else if (spans->at[i].end > last->end) last->end = spans->at[i].end;
  }
  spans->count = kept;
}

static size_t count_equal(const eng__char_spans *a, const eng__char_spans *b) {
  size_t equal = 0;
  for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
    int order = by_place(&a->at[i], &b->at[j]);
    equal += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  return equal;
}

/* How many of `spans` have a character in common with one of `others`, both sorted. Of those that
 * begin at or before a span the furthest end counts, of those that begin behind its start the next.
 */
static size_t count_touched(const eng__char_spans *spans, const eng__char_spans *others) {
  size_t touched = 0;
  uint64_t furthest = 0;
  for (size_t i = 0, j = 0; i < spans->count; i++) {
    const eng__char_span *span = &spans->at[i];
    for (; j < others->count && others->at[j].start <= span->start; j++)
      if (others->at[j].end > furthest) furthest = others->at[j].end;
    touched += furthest > span->start || (j < others->count && others->at[j].start < span->end);
  }
  return touched;
}

static double common(const eng__char_span *a, const eng__char_span *b) {
  uint64_t from = a->start > b->start ? a->start : b->start;
  uint64_t to = a->end < b->end ? a->end : b->end;
  return to > from ? (double)(to - from) : 0;
}

/* Both sums of C over merged spans, in one walk. */
static void add_partial(const eng__char_spans *found, const eng__char_spans *gold,
                        eng__agreement *agreement) {
  for (size_t i = 0, j = 0; i < found->count && j < gold->count;) {
    const eng__char_span *s = &found->at[i], *t = &gold->at[j];
    double shared = common(s, t);
    if (shared > 0) {
      agreement->found_right[ENG__PARTIAL] += shared / (double)(s->end - s->start);
      agreement->gold_right[ENG__PARTIAL] += shared / (double)(t->end - t->start);
    }
    if (s->end <= t->end) i++;
    else j++;
  }
}

void eng__agree(eng__char_spans *found, eng__char_spans *gold, eng__agreement *agreement) {
  *agreement = (eng__agreement){0};
  sort_unique(found);
  sort_unique(gold);
  size_t equal = count_equal(found, gold);
  agreement->found_right[ENG__STRICT] = agreement->gold_right[ENG__STRICT] = (double)equal;
  for (int m = ENG__STRICT; m <= ENG__OVERLAP; m++) {
    agreement->found[m] = (double)found->count;
    agreement->gold[m] = (double)gold->count;
  }
  agreement->found_right[ENG__OVERLAP] = (double)count_touched(found, gold);
  agreement->gold_right[ENG__OVERLAP] = (double)count_touched(gold, found);
  merge(found);
  merge(gold);
  agreement->found[ENG__PARTIAL] = (double)found->count;
  agreement->gold[ENG__PARTIAL] = (double)gold->count;
  add_partial(found, gold, agreement);
}

void eng__agreement_add(eng__agreement *sum, const eng__agreement *more) {
  for (int m = 0; m < ENG__MEASURES; m++) {
    sum->found_right[m] += more->found_right[m];
    sum->gold_right[m] += more->gold_right[m];
    sum->found[m] += more->found[m];
    sum->gold[m] += more->gold[m];
  }
}

static double share(double right, double all) {
  return all > 0 ? right / all : 0;
}

eng__prf eng__prf_of(const eng__agreement *agreement, eng__measure measure) {
  double p = share(agreement->found_right[measure], agreement->found[measure]);
  double r = share(agreement->gold_right[measure], agreement->gold[measure]);
  return (eng__prf){p, r, p + r > 0 ? 2 * p * r / (p + r) : 0};
}

/* ---- All documents ---- */

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t next_chance(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

/* A number below `count`, by the high half of a product (Lemire 2019); the bias, below count/2^64,
 * is no matter here. */
static size_t below(uint64_t *state, size_t count) {
  __extension__ typedef unsigned __int128 wide;
  return (size_t)((wide)next_chance(state) * count >> 64);
}

static void add_document(const eng__scores *scores, size_t document, eng__agreement *sums) {
  for (size_t i = scores->starts.at[document]; i < scores->starts.at[document + 1]; i++)
    eng__agreement_add(&sums[scores->entries.at[i].label], &scores->entries.at[i].agreement);
}

enum { VALUES = 3 * ENG__MEASURES };

static void put_values(const eng__agreement *sum, double values[VALUES]) {
  for (int m = 0; m < ENG__MEASURES; m++) {
    eng__prf prf = eng__prf_of(sum, (eng__measure)m);
    values[3 * m] = prf.precision;
    values[3 * m + 1] = prf.recall;
    values[3 * m + 2] = prf.f1;
  }
}

/* The values of every line, `sums` by label: labels, micro, macro. */
static void put_all(const eng__scores *scores, const eng__agreement *sums, double *values) {
  size_t labels = scores->labels;
  eng__agreement micro = {0};
  double *macro = values + (labels + 1) * VALUES;
  memset(macro, 0, VALUES * sizeof *macro);
  for (size_t i = 0; i < labels; i++) {
    double *own = values + i * VALUES;
    put_values(&sums[i], own);
    if (i + 1 == labels) break;
    eng__agreement_add(&micro, &sums[i]);
    for (int v = 0; v < VALUES; v++) macro[v] += own[v] / (double)(labels - 1);
  }
  put_values(&micro, values + labels * VALUES);
}

static void take_values(eng__prf *prf, const double values[VALUES]) {
  for (int m = 0; m < ENG__MEASURES; m++)
    prf[m] = (eng__prf){values[3 * m], values[3 * m + 1], values[3 * m + 2]};
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Sample after sample in `table`, one row each; then column by column into low and high. */
static void take_percentiles(const double *table, uint32_t samples, size_t line_count,
                             double *column, eng__score_line *lines) {
  uint32_t low = (uint32_t)(samples * 0.025), high = samples - 1 - low;
  for (size_t i = 0; i < line_count; i++) {
    double lows[VALUES], highs[VALUES];
    for (size_t v = 0; v < VALUES; v++) {
      for (uint32_t k = 0; k < samples; k++) column[k] = table[(k * line_count + i) * VALUES + v];
      qsort(column, samples, sizeof *column, by_value);
      lows[v] = column[low];
      highs[v] = column[high];
    }
    take_values(lines[i].low, lows);
    take_values(lines[i].high, highs);
  }
}

static bool bootstrap(const eng__scores *scores, uint32_t samples, uint64_t seed,
                      eng__agreement *sums, eng__score_line *lines) {
  size_t documents = scores->starts.count - 1, line_count = scores->labels + 2;
  double *table = calloc((size_t)samples * line_count, VALUES * sizeof *table);
  double *column = calloc(samples, sizeof *column);
  bool memory = table && column;
  for (uint32_t k = 0; memory && k < samples; k++) {
    memset(sums, 0, scores->labels * sizeof *sums);
    for (size_t i = 0; i < documents; i++) add_document(scores, below(&seed, documents), sums);
    put_all(scores, sums, table + k * line_count * VALUES);
  }
  if (memory) take_percentiles(table, samples, line_count, column, lines);
  free(table);
  free(column);
  return memory;
}

static void count_spans(const eng__scores *scores, const eng__agreement *sums,
                        eng__score_line *lines) {
  for (size_t i = 0; i < scores->labels; i++) {
    lines[i].found = sums[i].found[ENG__STRICT];
    lines[i].gold = sums[i].gold[ENG__STRICT];
    for (size_t k = scores->labels; k < scores->labels + 2 && i + 1 < scores->labels; k++) {
      lines[k].found += lines[i].found;
      lines[k].gold += lines[i].gold;
    }
  }
}

bool eng__scores_sum(const eng__scores *scores, uint32_t samples, uint64_t seed,
                     eng__score_line *lines) {
  size_t documents = scores->starts.count ? scores->starts.count - 1 : 0;
  size_t line_count = scores->labels + 2;
  eng__agreement *sums = calloc(scores->labels, sizeof *sums);
  double *values = calloc(line_count, VALUES * sizeof *values);
  bool memory = sums && values;
  if (memory) {
    memset(lines, 0, line_count * sizeof *lines);
    for (size_t i = 0; i < documents; i++) add_document(scores, i, sums);
    put_all(scores, sums, values);
    count_spans(scores, sums, lines);
    for (size_t i = 0; i < line_count; i++) {
      take_values(lines[i].value, values + i * VALUES);
      take_values(lines[i].low, values + i * VALUES);
      take_values(lines[i].high, values + i * VALUES);
    }
  }
  if (memory && samples && documents) memory = bootstrap(scores, samples, seed, sums, lines);
  free(sums);
  free(values);
  return memory;
}

void eng__scores_free(eng__scores *scores) {
  eng__vec_free(&scores->entries);
  eng__vec_free(&scores->starts);
}
