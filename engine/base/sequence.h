/* One UTF-8 sequence (Unicode 15.0, table 3-7): as much as JSON and delimited text need to tell
 * valid bytes from broken ones, and to write what was escaped, without the floor above. */
#ifndef ENG_BASE_SEQUENCE_H
#define ENG_BASE_SEQUENCE_H

#include "base/slice.h"

/* Length of the well-formed sequence at `at` (`len` ≥ 1), or, with `*valid` false, of the maximal
 * subpart of an ill-formed one: the bytes that one U+FFFD stands for. */
static inline size_t eng__sequence(const char *at, size_t len, bool *valid) {
  const unsigned char *p = (const unsigned char *)at;
  unsigned lead = p[0];
  size_t need = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  *valid = false;
  if (need == 0 || lead > 0xF4) return 1;
  /* The second byte of four leads is narrower: no overlong forms, no surrogates, no U+110000. */
  unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  size_t i = 1;
  for (; i < need && i < len && p[i] >= low && p[i] <= high; i++) low = 0x80, high = 0xBF;
  *valid = i == need;
  return i;
}

#define ENG__CP_REPLACEMENT UINT32_C(0xFFFD)
#define ENG__REPLACEMENT "\xEF\xBF\xBD" /* the same as bytes */

/* Writes 1 to 4 bytes; a surrogate or a value past U+10FFFF is written as U+FFFD. */
size_t eng__utf8_encode(uint32_t cp, char out[4]);

#endif
