/* Sequences: parts in a row inside one sentence (rule-language.md 2).
 *
 * A sequence is said as a tree of parts, numbers that are good for the set they were added to: a
 * part is a pattern, several parts in a row, one of several, one repeated or left out, one with a
 * name, or a gap of some words. eng__patterns_add_seq() makes a pattern of such a tree; a sequence
 * that is a part of another stands there with all that it may match, not with its longest match. */
#ifndef ENG_MATCH_SEQUENCE_H
#define ENG_MATCH_SEQUENCE_H

#include "match/patterns.h"

typedef uint32_t eng__seq_part;

enum {
  ENG__SEQ_DEEPEST = 32,  /* nesting of parts */
  ENG__SEQ_REPEATS = 1000 /* the most a `many` or `gap` may ask for */
};

/* Each adds a part: ENG_NOMEM; ENG_INVALID (a message that begins with what is wrong) when parts
 * are nested too deep, when there are none, or for numbers that are out of order or too large. */
eng_status eng__seq_pattern(eng__patterns *patterns, eng__pattern pattern, eng__seq_part *part,
                            eng_error *err);
eng_status eng__seq_row(eng__patterns *patterns, const eng__seq_part *parts, size_t count,
                        eng__seq_part *part, eng_error *err);
eng_status eng__seq_either(eng__patterns *patterns, const eng__seq_part *parts, size_t count,
                           eng__seq_part *part, eng_error *err);
/* `min` to `max` of the part in a row, as many as can be; max is at least 1. */
eng_status eng__seq_many(eng__patterns *patterns, eng__seq_part inner, uint32_t min, uint32_t max,
                         eng__seq_part *part, eng_error *err);
/* The part is a group of that name: eng__index_groups(). */
eng_status eng__seq_as(eng__patterns *patterns, eng__slice name, eng__seq_part inner,
                       eng__seq_part *part, eng_error *err);
/* `min` to `max` words; whatever is no word may stand among them. */
eng_status eng__seq_gap(eng__patterns *patterns, uint32_t min, uint32_t max, eng__seq_part *part,
                        eng_error *err);

/* Its hits are from every start the longest match. Of several ways to match the same text, groups
 * are those of the first written one: more of a `many` and an `opt` there rather than left out, but
 * gaps as short as can be. ENG_NOMEM; ENG_INVALID for a part that may be left out as a whole, or
 * that holds nothing but gaps; ENG_LIMIT when it is too large once repetitions are written out. */
eng_status eng__patterns_add_seq(eng__patterns *patterns, eng__seq_part whole, eng__pattern *id,
                                 eng_error *err);

/* The patterns that every match of the sequence holds a hit of (may be none), and all patterns that
 * it looks at. `at` of those: calls with 0, 1 … until false. */
bool eng__patterns_seq_leaf(const eng__patterns *patterns, eng__pattern id, size_t at,
                            eng__pattern *leaf, bool *needed);

#endif
