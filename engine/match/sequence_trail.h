/* How a sequence came to a hit, element by element, or how far it got where it has none. For
 * whoever explains: slow and plain, where the search (sequence.c) is fast. */
#ifndef ENG_MATCH_SEQUENCE_TRAIL_H
#define ENG_MATCH_SEQUENCE_TRAIL_H

#include "match/index.h"

/* What an element took: a hit of one of the sequence's patterns, or the words of a gap. */
typedef struct eng__seq_taken {
  const eng__hit *hit; /* NULL: words of a gap */
  eng__pattern leaf;   /* or ENG__NO_PATTERN */
  eng_span text;
  uint32_t step; /* of the program */
} eng__seq_taken;

enum { ENG__TRAIL_NEXT = 8 };

typedef struct eng__seq_trail {
  ENG__VEC(eng__seq_taken) taken;
  /* Of a trail that ends too early: what might have come next, the first few. */
  eng__pattern next[ENG__TRAIL_NEXT];
  size_t next_count;
  bool next_word; /* or a word of a gap */
  eng_span rest;  /* of the text: from the end of the trail to that of the sentence */
} eng__seq_trail;

/* Of a hit of a sequence: the ways in the order in which they are preferred, the first that comes
 * to its end. Starts as all zeroes. ENG_NOMEM, ENG_TIMEOUT. */
eng_status eng__seq_trail_of(eng__index *index, const eng__hit *hit, eng__seq_trail *trail,
                             eng_error *err);
/* Of the sentences that touch the stretch: the way that took most elements before it ended, and
 * touches the stretch. Empty when no beginning stands there. */
eng_status eng__seq_trail_near(eng__index *index, eng__pattern pattern, eng_span stretch,
                               eng__seq_trail *trail, eng_error *err);
void eng__seq_trail_free(eng__seq_trail *trail);

#endif
