/* Keys of words by their first bytes: stems and triggers.
 *
 * A key is the first four bytes, or fewer when the stem is shorter; of a word in Arabic letters,
 * which take two bytes each, the first six. The
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
  if (stem.len >= 5 && eng__leads_arabic((unsigned char)stem.at[0])) return stem.len >= 6 ? 6 : 5;
  return stem.len >= 4 ? 4 : (unsigned)stem.len;
}

/* Hash of the first `len` bytes of a word; `start` holds them as a little-endian number, with
 * whatever behind them. */
static inline uint64_t eng__prefix_hash(uint64_t start, unsigned len) {
  uint64_t bytes = len == ENG__PREFIX_DIGIT ? 0 : start & ((UINT64_C(1) << (8 * len)) - 1);
  uint64_t h = (bytes ^ len) * UINT64_C(0x9E3779B97F4A7C15);
  return h ^ h >> 32;
}

/* Of the lengths in `lengths` (bit n: n bytes) those a word that starts so can be kept by. */
static inline unsigned eng__prefixes_of(unsigned lengths, uint64_t start) {
  unsigned char first = (unsigned char)start;
  if (eng__leads_arabic(start)) return lengths & (1u << 2 | 1u << 4 | 1u << 5 | 1u << 6);
  if (first < 0x80 && (unsigned char)(first - '0') >= 10) lengths &= ~(1u << ENG__PREFIX_DIGIT);
  return lengths & ((1u << 5) - 1);
}

/* Which beginnings there are at all: one bit for the first two bytes of a word; of one in Arabic
 * letters for a hash of its first four. Eight KiB, asked first. */
typedef struct eng__first_bytes {
  uint64_t bits[1024];
} eng__first_bytes;

static inline uint32_t eng__first_bytes_index(uint64_t start) {
  if (eng__leads_arabic(start)) return ((uint32_t)start * UINT32_C(0x9E3779B1)) >> 16;
  return (uint32_t)start & 0xFFFF;
}

static inline bool eng__first_bytes_may(const eng__first_bytes *first, uint64_t start) {
  uint32_t index = eng__first_bytes_index(start);
  return first->bits[index >> 6] >> (index & 63) & 1;
}

/* Enters a key of `len` bytes as eng__prefix_hash() has it. */
void eng__first_bytes_add(eng__first_bytes *first, uint64_t start, unsigned len);

#endif
