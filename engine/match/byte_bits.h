/* Answers of sixty-four words, a byte each, as bits of numbers: a bit for each word. */
#ifndef ENG_MATCH_BYTE_BITS_H
#define ENG_MATCH_BYTE_BITS_H

#include "base/cpu.h"
#include "base/hash.h"

enum { ENG__BYTE_BITS = 64 };

/* Bit n: byte n has the bit `bit`, one of 1, 2, 4 … 128. */
#if ENG__X86
static inline uint64_t eng__bits_of(const char bytes[ENG__BYTE_BITS], unsigned bit) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < ENG__BYTE_BITS; i += 16) {
    __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
    int up = 7 - __builtin_ctz(bit); /* to the top of its byte */
    bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_slli_epi16(some, up)) << i;
  }
  return bits;
}
#else
/* A product gathers eight of them. */
static inline uint64_t eng__bits_of(const char bytes[ENG__BYTE_BITS], unsigned bit) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < ENG__BYTE_BITS; i += 8) {
    uint64_t ones = eng__load64(bytes + i) / bit & UINT64_C(0x0101010101010101);
    bits |= ones * UINT64_C(0x0102040810204080) >> 56 << i;
  }
  return bits;
}
#endif

#endif
