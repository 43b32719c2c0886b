/* Keys of words by their first bytes: stems and triggers.
 *
 * A key is the first four bytes, or fewer when the stem is shorter; of a word in Arabic letters,
 * which take two bytes each, the first six. So a word is looked up by at most three lengths. The
 * length 1 stands for "begins with a digit", whatever digit. */
#ifndef ENG_MATCH_PREFIX_H
#define ENG_MATCH_PREFIX_H

#include "base/hash.h"

enum { ENG__PREFIX_DIGIT = 1, ENG__PREFIX_MOST = 6 };

/* Lead bytes of U+0600..U+06FF. */
static inline bool eng__leads_arabic(uint64_t start) {
  return (start & 0xFC) == 0xD8;
}

/* By how many of its bytes a stem is kept; at least 2 for one of two bytes or more. */
static inline unsigned eng__prefix_len(eng__slice stem) {
  if (stem.len >= 6 && eng__leads_arabic((unsigned char)stem.at[0])) return 6;
  return stem.len >= 4 ? 4 : (unsigned)stem.len;
}

/* Hash of the first `len` bytes of a word; `start` holds them as a little-endian number, with
 * whatever behind them. */
static inline uint64_t eng__prefix_hash(uint64_t start, unsigned len) {
  uint64_t bytes = len == ENG__PREFIX_DIGIT ? 0 : start << (64 - 8 * len);
  uint64_t h = (bytes ^ len) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ h >> 32;
}

/* Of the lengths in `lengths` (bit n: n bytes) those a word that starts so can be kept by. */
static inline unsigned eng__prefixes_of(unsigned lengths, uint64_t start) {
  unsigned char first = (unsigned char)start;
  if (eng__leads_arabic(start)) return lengths & (1u << 2 | 1u << 4 | 1u << 6);
  if (first < 0x80 && (unsigned char)(first - '0') >= 10) lengths &= ~(1u << ENG__PREFIX_DIGIT);
  return lengths & ((1u << 5) - 1);
}

#endif
