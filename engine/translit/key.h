/* The consonant key of a name: what is left when vowels, h, y, w and doublings are gone and letters
 * that schemes mix are one. Sixteen classes: b p t s j C x d z r S K f l m n (persian.md 10), so a
 * consonant fits four bits. */
#ifndef ENG_TRANSLIT_KEY_H
#define ENG_TRANSLIT_KEY_H

#include "translit/form.h"

/* Writes the key, NUL-terminated, cut at `room` (at least 1). */
void eng__name_key(const eng__name_form *form, char *key, size_t room);

/* A key in one word: the first consonant in the lowest four bits. */
typedef struct eng__name_code {
  uint64_t bits;
  uint8_t count; /* consonants, at most ENG__CODE_MOST; what is longer is cut */
} eng__name_code;

enum { ENG__CODE_MOST = 16, ENG__CODES_MOST = 16 };

/* The keys under which other spellings of the name may be found when `schemes` (ENG__SCHEME_…) are
 * allowed: codes[0] is the name's own, the others those of letters that a scheme reads otherwise
 * (ch for خ in German). At most `room` (ENG__CODES_MOST is enough for names); returns how many. */
size_t eng__name_codes(const eng__name_form *form, uint8_t schemes, eng__name_code *codes,
                       size_t room);

/* Does a key begin with another? */
static inline bool eng__name_code_begins(eng__name_code code, eng__name_code prefix) {
  if (prefix.count > code.count) return false;
  uint64_t mask =
      prefix.count < ENG__CODE_MOST ? (UINT64_C(1) << (4 * prefix.count)) - 1 : UINT64_MAX;
  return (code.bits & mask) == prefix.bits;
}

/* The key of two names written as one: at the seam equal classes are one. */
static inline eng__name_code eng__name_code_join(eng__name_code a, eng__name_code b) {
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

#endif
