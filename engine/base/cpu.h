/* What the machine can do beyond what every one of its family can.
 *
 * The loops that look at each byte of a text exist several times: one for any machine, one with
 * SSE2, which every x86-64 has, and one with AVX-512, where a comparison of sixty-four bytes gives
 * a mask of sixty-four bits. All give the same; the tests compare them. */
#ifndef ENG_BASE_CPU_H
#define ENG_BASE_CPU_H

#include <stdbool.h>

/* make hard tests the loops for any machine. */
#if defined(__SSE2__) && defined(__x86_64__) && !defined(ENG_HARD)
#define ENG__X86 1
#include <immintrin.h>

/* In front of a function that may use what eng__has_avx512() says is there: what Ice Lake, Zen 4
 * and whatever came after them have. */
#define ENG__AVX512                                                                                \
  __attribute__((target("avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,"        \
                        "popcnt")))

static inline bool eng__has_avx512(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("popcnt");
}

/* A bit for each byte that is `byte`, or lies within the bounds. */
ENG__AVX512 static inline unsigned long long eng__are_512(__m512i x, int byte) {
  return _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)byte));
}

ENG__AVX512 static inline unsigned long long eng__within_512(__m512i x, int first, int last) {
  __m512i from_first = _mm512_sub_epi8(x, _mm512_set1_epi8((char)first));
  return _mm512_cmple_epu8_mask(from_first, _mm512_set1_epi8((char)(last - first)));
}

#else
#define ENG__X86 0
#endif

#endif
