/* Which words of a text a name may begin with: what is asked of every word, before name_pass.c
 * looks closer at the few that are left. */
#ifndef ENG_MATCH_NAME_SIEVE_H
#define ENG_MATCH_NAME_SIEVE_H

#include "match/name_scan.h"

enum {
  ENG__SIEVE_BEYOND = 2, /* parts behind a block that are looked at, too */
#ifdef ENG_HARD
  ENG__SIEVE_BLOCK = 3
#else
  ENG__SIEVE_BLOCK = 64 - ENG__SIEVE_BEYOND /* parts at a time, a bit for each */
#endif
};

/* Bit n of `picked`: part `from` + n may be a name or begin one, by its looks and its sign and the
 * sign of the next; or it is a hashtag or a handle. Nothing that a name begins with is left out.
 * Blocks are asked for in their order. ENG_NOMEM. */
eng_status eng__name_sieve(eng__name_scanner *s, size_t from, uint64_t *picked, eng_error *err);

#endif
