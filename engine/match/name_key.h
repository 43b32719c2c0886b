/* Keys that lead from the words of a text to the names that may stand there: the consonants of a
 * word, letters that schemes mix being one (translit/key.h has the classes).
 *
 * The two sides are not alike. A word of a text has one key, read off its bytes without looking
 * anything up. A name has several: one for each way in which its spellings may come out otherwise
 * (Fathi is f-t in Persian and f-s by its th). So all doubt is spelt out once, while rules load,
 * and a text costs one key a word.
 *
 * A key also knows its seams: behind how many consonants a word ends. A name may be written in
 * fewer words than its form (Alireza) and in more where it is made of known elements (Ali Reza,
 * Ahmadi Nejad); a hyphen or a half-space in the text may be a seam or none. So Ali Reza, Ali-Reza
 * and Alireza meet, and consonants that merely happen to follow each other do not. */
#ifndef ENG_MATCH_NAME_KEY_H
#define ENG_MATCH_NAME_KEY_H

#include "base/hash.h"
#include "translit/form.h"
#include "translit/key.h"

/* How a name sounds at its ends, which no spelling changes: with a consonant of the key, with a
 * vowel (or y, w, ayn), at the start with an h. */
enum { ENG__SOUND_CONSONANT, ENG__SOUND_VOWEL, ENG__SOUND_H };

/* What a word of a text says. */
typedef struct eng__name_heard {
  eng__name_code key;
  uint8_t start, end; /* ENG__SOUND_… */
  uint8_t silent;     /* 1: it has no consonant, and is no mere joint (e, ye, ای) */
} eng__name_heard;

/* What keys are read by, made once and then only read. */
enum { ENG__ARABIC_LETTERS = 256, ENG__KEY_TURNS = 64, ENG__KEY_ELEMENTS = 160 };

/* A piece that names are made of. */
typedef struct eng__key_element {
  uint8_t symbols[11], count;
} eng__key_element;

typedef struct eng__key_letters {
  uint8_t arabic[ENG__ARABIC_LETTERS]; /* class of a letter of U+0600..U+06FF plus 1; 0: none */
  uint8_t sounds[ENG__ARABIC_LETTERS]; /* how it sounds at an end of a word */
  uint16_t kinds[256];                 /* of symbols */
  uint8_t first[256];                  /* the first turn of a symbol plus 1 */
  uint8_t next[ENG__KEY_TURNS];        /* and the one behind a turn */
  eng__key_element elements[ENG__KEY_ELEMENTS]; /* those that names begin with, then others */
  size_t element_count;
  /* Those of the former by their first symbol, of the others by their last: plus 1; and the next.
   */
  uint8_t element_starts[256], element_ends[256], element_next[ENG__KEY_ELEMENTS];
} eng__key_letters;

eng_status eng__key_letters_make(eng__key_letters *letters, eng_error *err);

/* The sun letter behind the symbols [at, end), over a seam, when these may be the l of an article,
 * or what it turned into; SIZE_MAX: none. */
size_t eng__key_sun_letter(const eng__key_letters *letters, const eng__name_form *form, size_t at,
                           size_t end);

/* ---- name_elements.c ---- */

void eng__key_elements_make(eng__key_letters *letters);
/* free_at[i]: before symbol i of the form a word may end or not in a text of that script, whether
 * one does there or not. */
void eng__name_mark_free_seams(const eng__key_letters *letters, const eng__name_form *form,
                               eng__name_script text, bool free_at[ENG__NAME_SYMBOLS + 1]);

/* ---- name_sound.c ---- */

/* The key of a word of the view in Latin letters; false: not only a-z, ask
 * eng__name_key_of_form(). */
bool eng__latin_key(eng__slice word, eng__name_heard *heard);

/* The same for Arabic letters. */
eng__name_heard eng__arabic_key(const eng__key_letters *letters, eng__slice word);

/* The key that a text has for exactly this spelling. */
eng__name_heard eng__name_key_of_form(const eng__name_form *form);

/* The class of the sound at symbol `at`, '-' for none; returns how many symbols it takes. */
size_t eng__sound_at(const eng__name_form *form, size_t at, char *class);
/* The number of a class by its name. */
uint8_t eng__sound_class(char name);
/* One more sound, unless it is the last one again. */
void eng__name_code_append(eng__name_code *key, uint8_t class);
/* How a form sounds at its ends. */
void eng__hear_ends(const uint8_t *symbols, size_t count, eng__name_heard *heard);
/* Fills in what Arabic letters sound like. */
eng_status eng__hear_letters(eng__key_letters *letters, eng_error *err);

/* ---- name_key.c ---- */

/* A key with its seams: bit n: a word ends behind n consonants, and others follow. */
typedef struct eng__name_way {
  eng__name_code key;
  uint32_t seams;
  uint32_t free_seams; /* those that may be there or not, for elements of names meet */
  uint8_t start, end;  /* ENG__SOUND_… */
  uint8_t silent;      /* words without a consonant */
  bool silent_start;   /* the first word is one */
  bool open_end; /* a word ends behind the last consonant, and others only repeat it: Naser Rouhi */
} eng__name_way;

/* The keys that accepted spellings of the form have in texts of a script; the first is the
 * likeliest, its seams are those of the form. `schemes` are further habits (ENG__SCHEME_…). At most
 * `room`; the least likely are left out. */
enum { ENG__NAME_KEYS = 48 };
size_t eng__name_keys(const eng__key_letters *letters, const eng__name_form *form,
                      eng__name_script text, uint8_t schemes, eng__name_way *keys, size_t room);

/* The seams of the way, and those that texts may have instead. At most ENG__NAME_SEAMS. */
enum { ENG__NAME_SEAMS = 32 };
size_t eng__name_seams(const eng__name_way *way, uint32_t seams[ENG__NAME_SEAMS]);

/* Seams that count: with consonants behind them. */
static inline uint32_t eng__name_inner_seams(uint32_t seams, eng__name_code key) {
  return seams & ((UINT32_C(1) << key.count) - 1) & ~UINT32_C(1);
}

/* Does a word behind `before` only repeat its last consonant? */
static inline bool eng__name_repeats(eng__name_code before, eng__name_code word) {
  return word.count == 1 && eng__name_code_join(before, word).count == before.count;
}

/* For the tables: of what a text has read so far, and of all of a name. `silent`: words without a
 * consonant. Keys of texts of two scripts never meet. */
enum { ENG__TEXT_TAG = 2 }; /* or'ed to the script: a hashtag, where seams say nothing */

static inline uint64_t eng__name_begin_hash(eng__name_code key, uint32_t seams, unsigned silent,
                                            unsigned start, unsigned text) {
  return eng__hash_pair(key.bits, key.count | (uint64_t)text << 8 | (uint64_t)start << 12 |
                                      (uint64_t)(silent < 3 ? silent : 3) << 14 |
                                      (uint64_t)eng__name_inner_seams(seams, key) << 16);
}

/* `repeated`: the last word only repeats the consonant before it (Naser Rouhi). */
static inline uint64_t eng__name_end_hash(uint64_t begin, unsigned end, bool repeated) {
  if (end) begin *= UINT64_C(0x9E3779B97F4A7C15);
  return repeated ? begin * UINT64_C(0xD1B54A32D192ED03) : begin;
}

#endif
