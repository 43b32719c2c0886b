/* What the parts of a text look like to the sieve of names (name_sieve.h), by their kinds, their
 * scripts and their first letters: before anything is asked of the words themselves. */
#ifndef ENG_MATCH_NAME_LOOKS_H
#define ENG_MATCH_NAME_LOOKS_H

#include "match/byte_bits.h"
#include "match/name_scan.h"

enum {
  ENG__SIEVE_BEYOND = 2, /* parts behind a block that are looked at, too */
#ifdef ENG_HARD
  ENG__SIEVE_BLOCK = 3
#else
  ENG__SIEVE_BLOCK = ENG__BYTE_BITS - ENG__SIEVE_BEYOND /* parts at a time */
#endif
};

/* Looks at the block from part `from` on. Blocks are looked at in their order. */
eng__name_looks eng__name_look(eng__name_scanner *s, size_t from);

/* The place of the lowest bit, which is taken away. */
static inline unsigned eng__next_bit(uint64_t *bits) {
  unsigned at = (unsigned)__builtin_ctzll(*bits);
  *bits &= *bits - 1;
  return at;
}

#endif
