/* Parts of names whose vowels are known: محمد is mohammad, never mahmud. Persian does not write a,
 * e and o, so the letters alone would let one name pass for another; a word found here (or made of
 * parts found here: علیرضا, حسین‌زاده) says which vowels are its own. Those are
 * then free in every habit of writing (o or u, e or i), others cost.
 *
 * The list was written for this project from general knowledge of names (lexicon_*.c). */
#ifndef ENG_TRANSLIT_LEXICON_H
#define ENG_TRANSLIT_LEXICON_H

#include "translit/key.h"
#include "translit/lattice.h"

/* Lists of parts: the Persian spelling, then one or more Latin ones in the Persian habit (a e o for
 * what is not written, i u for ی و), with a space between. Ends with NULL. */
extern const char *const eng__lexicon_names[], *const eng__lexicon_words[],
                                                   *const eng__lexicon_endings[];

typedef struct eng__lexicon_part {
  const char *latin;   /* the rest of the row */
  eng__name_code code; /* its consonants */
  uint32_t symbols;    /* where its Persian symbols begin in `symbols` */
  uint8_t count;       /* of symbols */
  bool person;         /* a person's name, which final vowels tell from another */
  bool given;          /* a given name, and hardly anything else (given.h) */
  bool ending;         /* only behind another part: ی, زاده, آباد */
} eng__lexicon_part;

/* Never written once it is made. */
typedef struct eng__lexicon {
  ENG__VEC(eng__lexicon_part) parts;
  ENG__VEC(uint8_t) symbols, hints; /* a hint for each symbol */
  ENG__VEC(uint16_t) by_code;       /* parts in the order of their codes */
  ENG__VEC(uint16_t) slots;         /* part + 1, by the hash of its Persian symbols */
} eng__lexicon;

/* `table` is that of Persian and Latin; it is not kept. ENG_NOMEM. */
eng_status eng__lexicon_make(eng__lexicon *lexicon, const eng__arc_table *table, eng_error *err);
void eng__lexicon_free(eng__lexicon *lexicon);

/* The part with these symbols; NULL: none. Endings only if asked for. */
const eng__lexicon_part *eng__lexicon_find(const eng__lexicon *lexicon, const uint8_t *symbols,
                                           size_t count, bool ending);

static inline const uint8_t *eng__lexicon_symbols(const eng__lexicon *lexicon,
                                                  const eng__lexicon_part *part) {
  return lexicon->symbols.at + part->symbols;
}

/* The parts with these consonants:
 *
 *   size_t at = eng__lexicon_first(lexicon, code);
 *   for (const eng__lexicon_part *part; (part = eng__lexicon_next(lexicon, code, &at));) … */
size_t eng__lexicon_first(const eng__lexicon *lexicon, eng__name_code code);
const eng__lexicon_part *eng__lexicon_next(const eng__lexicon *lexicon, eng__name_code code,
                                           size_t *at);

/* Adds to `hints`, one for each symbol of the Persian form, the vowels that a Latin spelling of the
 * same name has; nothing where the one cannot be read as the other. ENG_NOMEM. */
eng_status eng__read_vowels(const eng__arc_table *table, eng__lattice *lattice,
                            const eng__name_form *persian, const eng__name_form *latin,
                            uint8_t *hints, eng_error *err);

/* Puts what is known of the words of a Persian form into its hints; words with harakat of their own
 * stay as they are, and so do Latin forms. */
void eng__lexicon_vocalise(const eng__lexicon *lexicon, eng__name_form *form);

#endif
