/* Hits of one pattern by place. They come in order of their starts; where they overlap their ends
 * are in another order, which is made when it is asked for, once for each document, in time linear
 * in the hits.
 *
 * A search begins where the last one ended and doubles its steps: questions come in the order of
 * the text, so the next answer is seldom far, however long the document. */
#ifndef ENG_MATCH_HIT_ORDER_H
#define ENG_MATCH_HIT_ORDER_H

#include "match/index.h"

typedef struct eng__hit_ends {
  bool ready;
  const uint32_t *order; /* indexes of the hits by end, then by start; NULL: as they stand */
  const uint32_t *most;  /* the last end of each hit and those before it; NULL: its own end */
} eng__hit_ends;

/* Where searches in hits ended; 0 at first. Any value is good. */
typedef struct eng__hit_cursors {
  size_t start, end, most;
} eng__hit_cursors;

/* ENG_NOMEM. */
eng_status eng__hit_ends_make(eng__hit_ends *ends, eng__hits hits, eng__arena *arena,
                              eng_error *err);

/* The first hit that starts at `offset` or later; hits.count: none. */
size_t eng__hits_from(eng__hits hits, size_t offset, eng__hit_cursors *cursors);
/* How many end at `offset` or before. */
size_t eng__hits_until(eng__hits hits, const eng__hit_ends *ends, size_t offset,
                       eng__hit_cursors *cursors);
/* The first hit that ends behind `offset`; hits.count: none. */
size_t eng__hits_behind(eng__hits hits, const eng__hit_ends *ends, size_t offset,
                        eng__hit_cursors *cursors);

/* The hit that is `rank`-th by its end. */
static inline const eng__hit *eng__hit_by_end(eng__hits hits, const eng__hit_ends *ends,
                                              size_t rank) {
  return &hits.at[ends->order ? ends->order[rank] : rank];
}

#endif
