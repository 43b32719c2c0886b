/* The form in which names are compared: a short string of symbols, one byte each, whatever bytes
 * the name was written in.
 *
 *   Persian   one symbol for each letter of the alphabet below (128 and up). Arabic yeh and kaf,
 *             presentation forms, harakat, tatweel, bidi controls are gone; harakat stay as hints.
 *   Latin     a-z, and a capital for a letter whose mark tells sounds apart (form.c has the list):
 *             A E I O U long vowels, C č ç, S š, Q ş, Z ž, G ğ ġ, K ḵ ḫ, W ö, Y ü, @ ə ä.
 *   both      | between words (space, hyphen, half-space), ' for ʿ ʾ ’ ` and the like, 0-9, and
 *             ? for what is nothing of this; it equals no other symbol.
 */
#ifndef ENG_TRANSLIT_FORM_H
#define ENG_TRANSLIT_FORM_H

#include "base/buffer.h"

#include <stdint.h>

enum { ENG__NAME_SYMBOLS = 200 }; /* the longest name that is compared */

/* Which vowels follow a letter: harakat that stand on it, or what the lexicon knows. */
enum {
  ENG__HINT_FATHA = 1,
  ENG__HINT_KASRA = 2,
  ENG__HINT_DAMMA = 4,
  ENG__HINT_SHADDA = 8,
  ENG__HINT_SUKUN = 16,
  ENG__HINT_KNOWN = 32,   /* from the lexicon, which is sure */
  ENG__HINT_PERSON = 128, /* from the lexicon: part of a person's name */
  ENG__HINT_LOOSE = 64,   /* the lexicon reads this letter in unusual ways too (k or g for ک) */
  ENG__HINT_SOFT = 64     /* of a joint: it is a half-space, which may as well be nothing */
};

typedef enum eng__name_script { ENG__NAME_LATIN, ENG__NAME_PERSIAN } eng__name_script;

typedef struct eng__name_form {
  eng__name_script script;
  uint16_t count;                         /* symbols */
  uint16_t letters;                       /* symbols that are letters or digits */
  bool has_long;                          /* Latin: some vowel bears a macron */
  uint8_t symbols[ENG__NAME_SYMBOLS + 1]; /* ends with 0 */
  uint8_t hints[ENG__NAME_SYMBOLS + 1];
} eng__name_form;

/* The letters of the Persian side, in UTF-8; the symbol of the k-th is 128 + k. */
#define ENG__PERSIAN_ALPHABET "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءئؤةۀې"

/* The same letters by name, in the same order. */
enum {
  ENG__ALEF = 128,
  ENG__ALEF_MADDA,
  ENG__BEH,
  ENG__PEH,
  ENG__TEH,
  ENG__THEH,
  ENG__JEEM,
  ENG__CHEH,
  ENG__HAH,
  ENG__KHAH,
  ENG__DAL,
  ENG__THAL,
  ENG__REH,
  ENG__ZAIN,
  ENG__ZHEH,
  ENG__SEEN,
  ENG__SHEEN,
  ENG__SAD,
  ENG__DAD,
  ENG__TAH,
  ENG__ZAH,
  ENG__AIN,
  ENG__GHAIN,
  ENG__FEH,
  ENG__QAF,
  ENG__KAF,
  ENG__GAF,
  ENG__LAM,
  ENG__MEEM,
  ENG__NOON,
  ENG__WAW,
  ENG__HEH,
  ENG__YEH,
  ENG__HAMZA,
  ENG__YEH_HAMZA,
  ENG__WAW_HAMZA,
  ENG__TEH_MARBUTA,
  ENG__HEH_HAMZA,
  ENG__PASHTO_E,
  ENG__PERSIAN_END
};

/* Reads a name: any bytes, broken UTF-8 included. The script is that of the first letter that is
 * Arabic or Latin. ENG_LIMIT past ENG__NAME_SYMBOLS symbols; ENG_NOMEM. */
eng_status eng__name_form_read(eng__name_form *form, eng__slice name, eng_error *err);

/* The symbols of a row of a table: Persian letters in UTF-8 and ASCII. At most `room`; returns how
 * many, 0 for what is no symbol. */
size_t eng__name_symbols(const char *text, uint8_t *symbols, size_t room);
/* Are these symbols those of one of the rows? Rows have at most four; NULL stands behind the last.
 */
bool eng__symbols_spell(const uint8_t *symbols, size_t count, const char *const *rows);

/* A symbol as text: the letter in UTF-8, a marked Latin letter as it is usually printed. Returns
 * how many bytes, without a NUL. */
enum { ENG__SYMBOL_BYTES = 4 };
size_t eng__name_symbol_text(uint8_t symbol, char out[ENG__SYMBOL_BYTES]);

/* Writes a form as text, a Persian one with the half-spaces of careful writing (خامنه‌ای,
 * احمدی‌نژاد), which forms do not tell from spaces or nothing. */
void eng__name_form_write(eng__buffer *out, const eng__name_form *form);
/* The same of symbol `at` alone, with the half-space before it; returns how many bytes. */
size_t eng__form_symbol_text(const eng__name_form *form, size_t at,
                             char out[2 * ENG__SYMBOL_BYTES]);

/* Does a word of the form begin, or end, at symbol `at`? */
static inline bool eng__form_starts_word(const eng__name_form *form, size_t at) {
  return at == 0 || form->symbols[at - 1] == '|';
}

static inline bool eng__form_ends_word(const eng__name_form *form, size_t at) {
  return at == form->count || form->symbols[at] == '|';
}

/* Where the word ends that symbol `at` is of. */
static inline size_t eng__form_word_end(const eng__name_form *form, size_t at) {
  while (!eng__form_ends_word(form, at)) at++;
  return at;
}

static inline size_t eng__form_count_words(const eng__name_form *form) {
  size_t count = 1;
  for (size_t i = 0; i < form->count; i++) count += form->symbols[i] == '|';
  return count;
}

/* The word that begins at symbol `at`, as a form with its hints; returns where the next one begins,
 * past the end when there is none. */
size_t eng__form_word(const eng__name_form *form, size_t at, eng__name_form *word);

/* May the Persian article stand at symbol `at`: where a word begins, or inside one that leaves room
 * for a word on both sides (عبدالکریم, not صالحی, کمالی or کمالیان)? */
bool eng__form_has_article(const eng__name_form *form, size_t at);

/* The same of a Latin form, whose article may have the next letter for its l: does the vowel of one
 * stand at symbol `at`, before a letter that the l turns into (al-Rahman, ar-Rahman, Abdurrahman,
 * Fazlur Rehman)? */
bool eng__form_has_latin_article(const eng__name_form *form, size_t at);

/* A Persian letter as the folded view has it: without its hamza. */
uint8_t eng__symbol_folded(uint8_t symbol);

/* Is it a Latin letter that is always a consonant (not y)? */
bool eng__symbol_is_consonant(uint8_t symbol);
/* Does a Latin form have a consonant twice in a row? */
bool eng__form_has_double(const eng__name_form *form);

#endif
