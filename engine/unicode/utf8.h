/* Strict UTF-8 (Unicode 15.0, table 3-7), and the standard's practice for what is broken: one
 * U+FFFD for each maximal subpart of an ill-formed sequence (section 3.9, "U+FFFD Substitution of
 * Maximal Subparts"). */
#ifndef ENG_UNICODE_UTF8_H
#define ENG_UNICODE_UTF8_H

#include "base/sequence.h"

#define ENG__CP_BROKEN UINT32_MAX /* what eng__utf8_decode() gives for a broken subpart */

/* Length of the longest prefix that is valid; equals `len` for valid text. Fast on ASCII. */
size_t eng__utf8_valid_prefix(const char *bytes, size_t len);

/* One code point, or one maximal broken subpart (ENG__CP_BROKEN), at `bytes`; `len` ≥ 1. Returns
 * the bytes it takes, 1 to 4. */
size_t eng__utf8_decode(const char *bytes, size_t len, uint32_t *cp);

/* Code points in valid text. */
size_t eng__utf8_count(const char *text, size_t len);

/* The next code point of valid text; advances. Unchecked: the text was validated. */
static inline uint32_t eng__utf8_next(const char **at) {
  const unsigned char *p = (const unsigned char *)*at;
  if (p[0] < 0x80) return *at += 1, p[0];
  if (p[0] < 0xE0) return *at += 2, (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
  if (p[0] < 0xF0) {
    *at += 3;
    return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
  }
  *at += 4;
  return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
         (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* The code point that ends before `at` (valid text, `at` past its start); moves back. */
static inline uint32_t eng__utf8_previous(const char **at) {
  do --*at;
  while (((unsigned char)**at & 0xC0) == 0x80);
  const char *p = *at;
  return eng__utf8_next(&p);
}

/* Is `at` where a code point of valid text begins (or its end)? */
static inline bool eng__utf8_boundary(eng__slice text, size_t at) {
  return at >= text.len || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

#endif
