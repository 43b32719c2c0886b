/* Which words may stand behind which in names: the second step of the scan (name_pass.c).
 *
 * Nearly every short word may begin some name of a long list, by its consonants; and nearly every
 * one may go on some other. Few may go on from just the word that stands before them. So the
 * beginnings of names are dealt out to thirty-two groups, and the consonants of what stands second
 * lead to the groups of beginnings it follows: one bit says whether two words may stand together.
 *
 * Nothing that a name has is missed; some that no name has pass. A word whose one consonant is the
 * last of the word before adds nothing to a key, and is not entered: ask
 * eng__name_adds_nothing(). */
#ifndef ENG_MATCH_NAME_FOLLOW_H
#define ENG_MATCH_NAME_FOLLOW_H

#include "match/name_key.h"

typedef struct eng__follow_slot {
  uint32_t tag;    /* of the hash of a key; those that share one share their groups */
  uint32_t groups; /* of what it stands behind; 0: empty */
} eng__follow_slot;

/* Starts as all zeroes. */
typedef struct eng__name_follow {
  eng__follow_slot *slots;
  uint32_t count, mask;
} eng__name_follow;

enum { ENG__FOLLOW_ALL = -1 }; /* what says nothing follows everything */

/* Enters the beginnings of the way that are one word, and what stands behind them. `text` is a
 * script. False when memory is out. */
bool eng__name_follow_add(eng__name_follow *follow, const eng__name_way *way, uint32_t seams,
                          unsigned text);
void eng__name_follow_free(eng__name_follow *follow);

/* The group of a beginning, by eng__name_begin_hash(). */
static inline unsigned eng__name_group(uint64_t begin) {
  return begin >> 40 & 31;
}

/* Does a word of the key `second` add nothing to that of the word before it? */
static inline bool eng__name_adds_nothing(eng__name_code first, eng__name_code second) {
  return second.count == 1 && first.count && first.bits >> (4 * (first.count - 1u)) == second.bits;
}

static inline uint32_t eng__name_follow_tag(eng__name_code key, unsigned text) {
  return (uint32_t)(eng__hash_pair(key.bits, key.count | text << 8) >> 16);
}

/* The groups that a word of this key may stand behind; and fetching what that is looked up in. */
uint32_t eng__name_follow_of(const eng__name_follow *follow, eng__name_code key, unsigned text);
static inline void eng__name_follow_expect(const eng__name_follow *follow, eng__name_code key,
                                           unsigned text) {
  if (follow->slots)
    __builtin_prefetch(&follow->slots[eng__name_follow_tag(key, text) & follow->mask]);
}

#endif
