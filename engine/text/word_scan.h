/* The two inner loops of the cutter: how far a plain word reaches, and its hash.
 *
 * A word of news English is five letters, one of Persian nine bytes: the time goes into leaving the
 * loop, not into going round it. So sixteen bytes are looked at in one step and the end is counted
 * from a bit mask; the hash is made of the same sixteen bytes, the rest masked away. Where the
 * machine has no SSE2, within sixteen bytes of the end, and in hard builds, a table does the same
 * byte by byte. */
#ifndef ENG_TEXT_WORD_SCAN_H
#define ENG_TEXT_WORD_SCAN_H

#include "base/cpu.h"
#include "base/hash.h"

#define ENG__SCAN_SSE2 ENG__X86

static inline bool eng__ascii_alnum(unsigned char b) {
  return (unsigned char)((b | 0x20) - 'a') < 26 || (unsigned char)(b - '0') < 10;
}

/* Is the two-byte character at `p` a letter of the block U+0620..U+06CF that the fold leaves in the
 * view? The blocks that also hold punctuation (U+0600..061F, U+0660..066F, U+06D0..06FF) are left
 * to the slow path: nothing frequent is in them. */
static inline bool eng__plain_arabic(const unsigned char *p) {
  switch (p[0]) {
  case 0xD8:
    return p[1] >= 0xA0;
  case 0xD9:
    return (p[1] & 0xF0) != 0xA0;
  case 0xDA:
    return true;
  case 0xDB:
    return p[1] < 0x90;
  default:
    return false;
  }
}

static inline size_t eng__ascii_run_bytewise(const char *p, size_t len) {
  size_t n = 0;
  while (n < len && eng__ascii_alnum((unsigned char)p[n])) n++;
  return n;
}

static inline size_t eng__arabic_run_bytewise(const char *p, size_t len) {
  size_t n = 0;
  while (n + 1 < len && eng__plain_arabic((const unsigned char *)p + n)) n += 2;
  return n;
}

#if ENG__SCAN_SSE2

/* A bit for each of sixteen bytes that is no ASCII letter or digit. */
static inline unsigned eng__ascii_stops(const char *p) {
  __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
  __m128i letter = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  __m128i digit = _mm_sub_epi8(x, _mm_set1_epi8('0'));
  __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
  __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(is_letter, is_digit)) ^ 0xFFFFu;
}

static inline __m128i eng__bytes_are(__m128i x, int byte) {
  return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)byte));
}

/* A bit for each byte that begins a plain Arabic letter; reads 17 bytes. */
static inline unsigned eng__arabic_leads(const char *p) {
  __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
  __m128i next = _mm_loadu_si128((const __m128i *)(const void *)(p + 1));
  __m128i lead = eng__bytes_are(_mm_and_si128(x, _mm_set1_epi8((char)0xFC)), 0xD8);
  __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(next, _mm_set1_epi8((char)0x9F)), next);
  __m128i high = _mm_cmpeq_epi8(_mm_max_epu8(next, _mm_set1_epi8((char)0x90)), next);
  __m128i middle = eng__bytes_are(_mm_and_si128(next, _mm_set1_epi8((char)0xF0)), 0xA0);
  __m128i rare = _mm_and_si128(eng__bytes_are(x, 0xD8), low);
  rare = _mm_or_si128(rare, _mm_and_si128(eng__bytes_are(x, 0xD9), middle));
  rare = _mm_or_si128(rare, _mm_and_si128(eng__bytes_are(x, 0xDB), high));
  return (unsigned)_mm_movemask_epi8(_mm_andnot_si128(rare, lead));
}

#endif

/* Bytes of the run of ASCII letters and digits at `p`. */
static inline size_t eng__ascii_run(const char *p, size_t len) {
  size_t n = 0;
#if ENG__SCAN_SSE2
  for (; n + 16 <= len; n += 16) {
    unsigned stops = eng__ascii_stops(p + n);
    if (stops) return n + (size_t)__builtin_ctz(stops);
  }
#endif
  return n + eng__ascii_run_bytewise(p + n, len - n);
}

/* Bytes of the run of plain Arabic letters at `p`, which must be where a character begins. */
static inline size_t eng__arabic_run(const char *p, size_t len) {
  size_t n = 0;
#if ENG__SCAN_SSE2
  for (; n + 17 <= len; n += 16) {
    /* Where a character begins, all is letters as long as every second byte is a lead. */
    unsigned stops = eng__arabic_leads(p + n) ^ 0x5555u;
    if (stops & 0x5555u) return n + (size_t)__builtin_ctz(stops & 0x5555u);
  }
#endif
  return n + eng__arabic_run_bytewise(p + n, len - n);
}

/* The hash of a word: sixteen bytes a step, the last step filled up with zeroes. Sums of products
 * of 32 bits each, because AVX-512 makes those of eight words at a time and is soon done with them
 * (block_parts.c). The constants are odd and without a pattern. */
#define ENG__WORD_HASH_1 UINT32_C(0x9e3779b1)
#define ENG__WORD_HASH_2 UINT32_C(0x85ebca77)
#define ENG__WORD_HASH_3 UINT32_C(0xc2b2ae3d)
#define ENG__WORD_HASH_4 UINT32_C(0x27d4eb2f)
#define ENG__WORD_HASH_5 UINT32_C(0xcc9e2d51)
#define ENG__WORD_HASH_6 UINT32_C(0xa0761d65)

static inline uint64_t eng__turn_half(uint64_t x) {
  return x << 32 | x >> 32;
}

static inline uint64_t eng__word_hash_step(uint64_t h, uint64_t low, uint64_t high) {
  return (h << 17 | h >> 47) + (uint64_t)(uint32_t)low * ENG__WORD_HASH_1 +
         (low >> 32) * ENG__WORD_HASH_2 + (uint64_t)(uint32_t)high * ENG__WORD_HASH_3 +
         (high >> 32) * ENG__WORD_HASH_4;
}

/* Both halves of the sum, each over both halves of the hash; what is high comes low as well. */
static inline uint64_t eng__word_hash_end(uint64_t h, size_t len) {
  h += len;
  h = (uint64_t)(uint32_t)h * ENG__WORD_HASH_5 + eng__turn_half((h >> 32) * ENG__WORD_HASH_6);
  return h ^ h >> 29;
}

/* Masks for the two halves of the last step, by the bytes that are left (0 to 16). A table, for a
 * choice by length would be guessed wrong at every other word. */
extern const uint64_t eng__word_masks[17][2];

static inline uint64_t eng__word_hash_tail(uint64_t h, const char *p, size_t len) {
  char bytes[16] = {0};
  memcpy(bytes, p, len);
  return eng__word_hash_step(h, eng__load64(bytes), eng__load64(bytes + 8));
}

/* The hash of all `len` bytes at `p`; `readable` ≥ `len` bytes may be read there. */
static inline uint64_t eng__word_hash_plain(const char *p, size_t len, size_t readable) {
  uint64_t h = ENG__HASH_SEED;
  size_t n = 0;
  for (; len - n > 16; n += 16)
    h = eng__word_hash_step(h, eng__load64(p + n), eng__load64(p + n + 8));
  size_t rest = len - n;
  if (readable - n >= 16) {
    const uint64_t *mask = eng__word_masks[rest];
    h = eng__word_hash_step(h, eng__load64(p + n) & mask[0], eng__load64(p + n + 8) & mask[1]);
  } else {
    h = eng__word_hash_tail(h, p + n, rest);
  }
  return eng__word_hash_end(h, len);
}

#endif
