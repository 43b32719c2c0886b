/* Keys that lead from the words of a text to the names that may stand there: the consonants of a
 * word, letters that schemes mix being one (translit/key.h has the classes).
 *
 * The two sides are not alike. A word of a text has one key, read off its bytes without looking
 * anything up. A name has several: one for each way in which its spellings may come out otherwise
 * (Fathi is f-t in Persian and f-s by its th). So all doubt is spelt out once, while rules load,
 * and a text costs one key a word.
 *
 * Keys know nothing of where words end: those of two words join to that of both in one, so that
 * Ali Reza, Ali-Reza and Alireza meet. */
#ifndef ENG_MATCH_NAME_KEY_H
#define ENG_MATCH_NAME_KEY_H

#include "base/hash.h"
#include "translit/form.h"
#include "translit/key.h"

/* The key of a word of the view in Latin letters; false: not only a-z, ask
 * eng__name_key_of_form(). */
bool eng__latin_key(eng__slice word, eng__name_code *key);

/* What keys are read by, made once and then only read. */
enum { ENG__ARABIC_LETTERS = 256, ENG__KEY_TURNS = 64 };
typedef struct eng__key_letters {
  uint8_t arabic[ENG__ARABIC_LETTERS]; /* class of a letter of U+0600..U+06FF plus 1; 0: none */
  uint8_t kinds[256];                  /* of symbols */
  uint8_t first[256];                  /* the first turn of a symbol plus 1 */
  uint8_t next[ENG__KEY_TURNS];        /* and the one behind a turn */
} eng__key_letters;

eng_status eng__key_letters_make(eng__key_letters *letters, eng_error *err);

/* The same for Arabic letters. */
eng__name_code eng__arabic_key(const eng__key_letters *letters, eng__slice word);

/* The key that a text has for exactly this spelling. */
eng__name_code eng__name_key_of_form(const eng__name_form *form);

/* The keys that accepted spellings of the form have in texts of a script; keys[0] is the likeliest.
 * `schemes` are further habits (ENG__SCHEME_…). At most `room`; the least likely go first. */
enum { ENG__NAME_KEYS = 48 };
size_t eng__name_keys(const eng__key_letters *letters, const eng__name_form *form,
                      eng__name_script text, uint8_t schemes, eng__name_code *keys, size_t room);

/* The key of two neighbours: at the seam equal classes are one. */
static inline eng__name_code eng__name_key_join(eng__name_code a, eng__name_code b) {
  if (!a.count || !b.count) return a.count ? a : b;
  bool seam = (a.bits >> (4 * (a.count - 1u)) & 15) == (b.bits & 15);
  unsigned skip = seam ? 1 : 0, more = b.count - skip;
  if (a.count + more > ENG__CODE_MOST) more = ENG__CODE_MOST - a.count;
  if (!more) return a;
  uint64_t rest = b.bits >> (4 * skip);
  if (more < ENG__CODE_MOST) rest &= (UINT64_C(1) << (4 * more)) - 1;
  a.bits |= rest << (4 * a.count);
  a.count = (uint8_t)(a.count + more);
  return a;
}

/* For the tables; keys of texts of two scripts never meet. */
static inline uint64_t eng__name_key_hash(eng__name_code key, eng__name_script text) {
  return eng__hash_pair(key.bits, key.count | (uint64_t)text << 8);
}

#endif
