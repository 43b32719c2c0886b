/* Conditions: what must or must not stand around a hit (rule-language.md 4), and the questions of
 * spans (`has`, `first`, `each`, `count`, `near`), answered from the hit index. */
#ifndef ENG_MATCH_CONDITION_H
#define ENG_MATCH_CONDITION_H

#include "match/index.h"

typedef enum eng__within {
  ENG__WITHIN_SENTENCE, /* the default */
  ENG__WITHIN_OVERLAP,
  ENG__WITHIN_PARAGRAPH,
  ENG__WITHIN_DOCUMENT,
  ENG__WITHIN_WORDS /* `words` of them, inside the sentence */
} eng__within;

typedef enum eng__side { ENG__SIDE_ANY, ENG__SIDE_BEFORE, ENG__SIDE_AFTER } eng__side;

typedef struct eng__condition {
  eng__pattern pattern;
  eng__within within;
  uint32_t words;
  eng__side side;
  eng__pattern barrier; /* or ENG__NO_PATTERN: a hit of it in between hides what is behind it */
} eng__condition;

/* The nearest hit that meets the condition seen from `from` (ties: the one before), or NULL. A hit
 * that overlaps `from` meets only ENG__WITHIN_OVERLAP. Statuses as eng__index_hits(). */
eng_status eng__condition_find(eng__index *index, const eng__condition *condition,
                               const eng__hit *from, const eng__hit **found, eng_error *err);

/* The hits of a pattern that lie wholly inside a span of the text, in order: `first` and those
 * after it while eng__hits_next() gives one. */
eng_status eng__hits_inside(eng__index *index, eng__pattern pattern, eng_span text,
                            eng__hits *range, eng_error *err);
/* The next hit of a range (by `*cursor`, from 0) that lies inside `text`; NULL at the end. */
const eng__hit *eng__hits_next(eng__hits range, eng_span text, size_t *cursor);

/* The span of up to `words` word tokens beside the hit, inside its sentence; empty at its edge when
 * there are none. */
eng_status eng__words_beside(eng__index *index, const eng__hit *from, eng__side side,
                             uint32_t words, eng_span *text, eng_error *err);

#endif
