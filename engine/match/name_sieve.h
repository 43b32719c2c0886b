/* Which words of a text a name may begin with: what is asked of every word, before name_pass.c
 * looks closer at the few that are left. */
#ifndef ENG_MATCH_NAME_SIEVE_H
#define ENG_MATCH_NAME_SIEVE_H

#include "match/name_looks.h"

/* Bit n: part `from` + n … No part that a window would find a name from is left out of both. */
typedef struct eng__name_picks {
  uint64_t alone; /* may be a name, by itself or with what hangs on it; or is a hashtag, a handle */
  uint64_t ahead; /* may begin one with the next word */
} eng__name_picks;

/* What is worth a closer look in the block from part `from` on, by the looks and the signs of its
 * words. Blocks are asked for in their order. ENG_NOMEM. */
eng_status eng__name_sieve(eng__name_scanner *s, size_t from, eng__name_picks *picks,
                           eng_error *err);

#endif
