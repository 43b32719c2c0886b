/* How often a word is met in running text: a rough idea, enough to choose by which of its words a
 * phrase is looked for. */
#ifndef ENG_MATCH_COMMON_WORDS_H
#define ENG_MATCH_COMMON_WORDS_H

#include "base/slice.h"

enum { ENG__COMMON_SLOTS = 1024 };

/* A set of word hashes, open addressing; 0 is an empty slot. */
typedef struct eng__common_words {
  uint64_t slots[ENG__COMMON_SLOTS];
} eng__common_words;

void eng__common_words_fill(eng__common_words *set);

/* Expected hits of the word in ten thousand words, at least 1; `hash` is its eng__word_hash(). */
uint32_t eng__word_cost(const eng__common_words *set, eng__slice word, uint64_t hash);
/* The same for any word that begins so. */
uint32_t eng__stem_cost(eng__slice stem);

#endif
