/* How well found spans agree with marked ones: counts of one document and label, and the measures
 * made of them.
 *
 *   strict   a span is right when the same span is marked
 *   overlap  a span is right when some marked span has a character in common with it
 *   partial  by characters, as in SemEval-2020 task 11 (Da San Martino, Barrón-Cedeño, Wachsmuth,
 *            Petrov, Nakov 2020, section 5; Da San Martino, Yu, Barrón-Cedeño, Petrov, Nakov, EMNLP
 *            2019, section 4). With S found, T marked, spans that overlap merged first:
 *
 *              C(s, t, h) = |s ∩ t| / h, 0 for different labels
 *              P = 1/|S| Σ C(s, t, |s|)     R = 1/|T| Σ C(s, t, |t|)
 *
 * P is zero when nothing was found, R when nothing is marked; F1 = 2PR / (P + R), zero for zeroes.
 * Sums go over all spans of all documents, so that a document counts as much as it has spans. */
#ifndef ENG_AUTHOR_SCORE_H
#define ENG_AUTHOR_SCORE_H

#include "base/vec.h"

#include <stdint.h>

typedef struct eng__char_span {
  uint64_t start, end; /* in characters, half-open */
} eng__char_span;

typedef ENG__VEC(eng__char_span) eng__char_spans;

typedef enum eng__measure { ENG__STRICT, ENG__OVERLAP, ENG__PARTIAL, ENG__MEASURES } eng__measure;

/* What is summed over documents: of each measure how much of the found and of the marked is right,
 * and out of how many. */
typedef struct eng__agreement {
  double found_right[ENG__MEASURES], gold_right[ENG__MEASURES];
  double found[ENG__MEASURES], gold[ENG__MEASURES];
} eng__agreement;

typedef struct eng__prf {
  double precision, recall, f1;
} eng__prf;

/* Sorts both; of equal spans one is left. Then the spans that overlap are merged: neither is as it
 * was afterwards. */
void eng__agree(eng__char_spans *found, eng__char_spans *gold, eng__agreement *agreement);
void eng__agreement_add(eng__agreement *sum, const eng__agreement *more);
eng__prf eng__prf_of(const eng__agreement *agreement, eng__measure measure);

/* ---- Over documents ---- */

/* One document's agreement on one label. */
typedef struct eng__score_entry {
  uint32_t label;
  eng__agreement agreement;
} eng__score_entry;

/* All documents: the entries of document i are from starts[i] up to starts[i + 1]. */
typedef struct eng__scores {
  size_t labels; /* the last one is "any": labels not looked at, and no part of micro and macro */
  ENG__VEC(eng__score_entry) entries;
  ENG__VEC(size_t) starts; /* begins with a 0 */
} eng__scores;

/* A line of the result: a label, micro, or macro. */
typedef struct eng__score_line {
  double found, gold; /* spans */
  eng__prf value[ENG__MEASURES], low[ENG__MEASURES], high[ENG__MEASURES];
} eng__score_line;

/* Fills `lines`: one for each label, "any" the last of them, then micro (all labels but "any"
 * summed) and macro (the mean of their measures). Low and high are the percentiles 2.5 and 97.5 of
 * `samples` (0: they are the value) drawn from the documents with replacement (Efron 1979), the
 * same for the same seed. False when memory is out. */
bool eng__scores_sum(const eng__scores *scores, uint32_t samples, uint64_t seed,
                     eng__score_line *lines);
void eng__scores_free(eng__scores *scores);

#endif
