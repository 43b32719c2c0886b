/* Eight parts in three vectors, a lane of 64 bits for each, and between them and an array of parts.
 * For machines with AVX-512 only. */
#ifndef ENG_TEXT_EIGHT_PARTS_H
#define ENG_TEXT_EIGHT_PARTS_H

#include "base/cpu.h"
#include "text/document.h"

#if ENG__X86

/* The three words of 64 bits that a part is laid out in. */
typedef struct eng__eight_parts {
  __m512i hash;
  __m512i place; /* start, and end << 32 */
  __m512i what;  /* kind, script << 8, flags << 16 */
} eng__eight_parts;

_Static_assert(sizeof(eng__part) == 24 && offsetof(eng__part, hash) == 0 &&
                   offsetof(eng__part, start) == 8 && offsetof(eng__part, end) == 12 &&
                   offsetof(eng__part, kind) == 16 && offsetof(eng__part, script) == 17 &&
                   offsetof(eng__part, flags) == 18,
               "a part is laid out as eng__eight_parts has it");

/* In the array, eight parts are three vectors too: H P W H P W H P, W H P W H P W H, P W H P W H P
 * W. A number below eight takes a lane of the first vector, one from eight on of the second. */

ENG__AVX512 static inline void eng__store_eight(eng__part *parts, eng__eight_parts p) {
  const __m512i first = _mm512_setr_epi64(0, 8, 0, 1, 9, 0, 2, 10);
  const __m512i second = _mm512_setr_epi64(0, 3, 11, 0, 4, 12, 0, 5);
  const __m512i third = _mm512_setr_epi64(13, 0, 6, 14, 0, 7, 15, 0);
  __m512i a = _mm512_permutex2var_epi64(p.hash, first, p.place);
  __m512i b = _mm512_permutex2var_epi64(p.hash, second, p.place);
  __m512i c = _mm512_permutex2var_epi64(p.hash, third, p.place);
  const __m512i what = _mm512_setr_epi64(2, 5, 0, 3, 6, 1, 4, 7); /* is at the place of each W */
  char *out = (char *)parts;
  _mm512_storeu_si512(out, _mm512_mask_permutexvar_epi64(a, 0x24, what, p.what));
  _mm512_storeu_si512(out + 64, _mm512_mask_permutexvar_epi64(b, 0x49, what, p.what));
  _mm512_storeu_si512(out + 128, _mm512_mask_permutexvar_epi64(c, 0x92, what, p.what));
}

/* Of the eight parts at `parts` the first `count`; the other lanes are zero. */
ENG__AVX512 static inline eng__eight_parts eng__load_eight(const eng__part *parts, size_t count) {
  const char *in = (const char *)parts;
  uint32_t there = count < 8 ? (1u << 3 * count) - 1 : 0xFFFFFF;
  __m512i a = _mm512_maskz_loadu_epi64((__mmask8)there, in);
  __m512i b = _mm512_maskz_loadu_epi64((__mmask8)(there >> 8), in + 64);
  __m512i c = _mm512_maskz_loadu_epi64((__mmask8)(there >> 16), in + 128);
  const __m512i hash = _mm512_setr_epi64(0, 3, 6, 9, 12, 15, 0, 0);
  const __m512i place = _mm512_setr_epi64(1, 4, 7, 10, 13, 0, 0, 0);
  const __m512i what = _mm512_setr_epi64(2, 5, 8, 11, 14, 0, 0, 0);
  const __m512i from_c = _mm512_setr_epi64(0, 0, 0, 0, 0, 0, 2, 5);
  const __m512i place_c = _mm512_setr_epi64(0, 0, 0, 0, 0, 0, 3, 6);
  const __m512i what_c = _mm512_setr_epi64(0, 0, 0, 0, 0, 1, 4, 7);
  return (eng__eight_parts){
      _mm512_mask_permutexvar_epi64(_mm512_permutex2var_epi64(a, hash, b), 0xC0, from_c, c),
      _mm512_mask_permutexvar_epi64(_mm512_permutex2var_epi64(a, place, b), 0xE0, place_c, c),
      _mm512_mask_permutexvar_epi64(_mm512_permutex2var_epi64(a, what, b), 0xE0, what_c, c)};
}

#endif
#endif
