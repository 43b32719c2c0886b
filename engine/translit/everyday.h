/* Everyday words: what a name of one word must not be found in without more evidence, because the
 * page is full of them. "Reza" is no "raise", and نادر is "rare" before it is Nader. */
#ifndef ENG_TRANSLIT_EVERYDAY_H
#define ENG_TRANSLIT_EVERYDAY_H

#include "base/slice.h"

#include <stdint.h>

typedef enum eng__everyday {
  ENG__EVERYDAY_NOT,
  ENG__EVERYDAY_WORD, /* a common word of English or Persian: star, said, بهار */
  /* Something else to English readers, or known to them: a name of theirs or one that English has
   * made its own (Danny, Biden, Ali, Tehran), a rarer word (maven). */
  ENG__EVERYDAY_NAME
} eng__everyday;

/* What kind of everyday word this is; `folded` is one word of the folded view, without possessive
 * or suffix. A binary search, about 100 ns. */
eng__everyday eng__everyday_of(eng__slice folded);

/* The tables (everyday_tables.c): the words of each length in bytes, sorted, without separators. */
enum { ENG__EVERYDAY_LONGEST = 32 };

typedef struct eng__word_list {
  const char *words;
  uint32_t count;
} eng__word_list;

extern const eng__word_list eng__everyday_english[ENG__EVERYDAY_LONGEST + 1];
extern const eng__word_list eng__everyday_names[ENG__EVERYDAY_LONGEST + 1];
extern const eng__word_list eng__everyday_persian[ENG__EVERYDAY_LONGEST + 1];

#endif
