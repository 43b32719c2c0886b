/* Which words may stand behind which in names: the last of the sieves (name_sieve.c).
 *
 * Nearly every short word may begin some name of a long list, by its consonants; and nearly every
 * one may go on some other. Few may go on from just the word that stands before them. So a word has
 * two signs, short hashes of what it is as a beginning and of what it is behind one, and a filter
 * holds the pairs of signs of all names: two words are told from a name by one look at it.
 *
 * Nothing that a name has is missed; some that no name has pass. */
#ifndef ENG_MATCH_NAME_FOLLOW_H
#define ENG_MATCH_NAME_FOLLOW_H

#include "base/vec.h"
#include "match/key_table.h"
#include "match/name_key.h"

/* Starts as all zeroes. */
typedef struct eng__name_follow {
  ENG__VEC(uint64_t) pairs; /* hashes; gathered, and given back by eng__name_follow_make() */
  uint64_t *filter;
  uint64_t mask;
} eng__name_follow;

enum { ENG__SIGN_BITS = 19 };

/* The sign of a beginning, by eng__name_begin_hash(): never 0. */
static inline uint32_t eng__name_first_sign(uint64_t begin) {
  uint32_t sign = (uint32_t)(begin >> (64 - ENG__SIGN_BITS));
  return sign ? sign : 1;
}

/* The sign of what stands behind it, in a text of the script `text`. How a word without a consonant
 * ends does not matter. */
static inline uint32_t eng__name_second_sign(const eng__name_heard *heard, unsigned text) {
  uint64_t rest = heard->key.count | (uint64_t)text << 8 | (uint64_t)heard->silent << 16;
  if (heard->end && heard->key.count) rest |= UINT64_C(1) << 17;
  return (uint32_t)(eng__hash_pair(heard->key.bits, rest) >> (64 - ENG__SIGN_BITS));
}

static inline uint64_t eng__name_signs_hash(uint32_t first, uint32_t second) {
  return eng__hash_mix((uint64_t)first << ENG__SIGN_BITS | second, ENG__HASH_STEP);
}

/* Gathers the beginnings of the way that are one word, with what stands behind them. `text` is a
 * script. False when memory is out. */
bool eng__name_follow_add(eng__name_follow *follow, const eng__name_way *way, uint32_t seams,
                          unsigned text);
/* Makes the filter; false when memory is out. */
bool eng__name_follow_make(eng__name_follow *follow);
void eng__name_follow_free(eng__name_follow *follow);

/* May words of these signs (eng__name_signs_hash()) begin a name together? Only after
 * eng__name_follow_make(); and fetching what that is looked up in. */
static inline bool eng__name_follows(const eng__name_follow *follow, uint64_t signs) {
  uint64_t mask = eng__filter_mask(signs);
  return (follow->filter[signs >> 12 & follow->mask] & mask) == mask;
}

static inline void eng__name_follow_expect(const eng__name_follow *follow, uint64_t signs) {
  __builtin_prefetch(&follow->filter[signs >> 12 & follow->mask]);
}

#endif
