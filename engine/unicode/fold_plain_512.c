/* The wide loop of the plain fold with 64 bytes at a time. What a byte of ASCII becomes stands in a
 * table, and so does what a lead byte and the one behind it are together; a test of all 64 gives a
 * mask, in which bytes move by shifting bits. It knows what the loop of fold_plain.c knows, and the
 * half-space between two letters as well. */
#include "base/cpu.h"
#include "unicode/fold_plain.h"

#if ENG__X86

ENG__AVX512 static inline __m512i bytes_all(int byte) {
  return _mm512_set1_epi8((char)byte);
}

ENG__AVX512 static inline uint64_t bytes_with(__m512i bytes, int pair) {
  return _mm512_test_epi8_mask(bytes, _mm512_set1_epi64((long long)eng__fold_pair_bits[pair]));
}

/* Up to 64 of the `len` bytes at `at`, then zeroes. */
ENG__AVX512 static inline __m512i load_bytes(const char *at, size_t len) {
  if (len >= 64) return _mm512_loadu_si512(at);
  return _mm512_maskz_loadu_epi8((UINT64_C(1) << len) - 1, at);
}

/* ى and ي become ی, ك becomes ک: most texts have none or are full of them, so the branch is
 * foreseen. */
ENG__AVX512 static inline __m512i fold_yeh_and_kaf(__m512i v, uint64_t yeh, uint64_t kaf) {
  if (!(yeh | kaf)) return v;
  v = _mm512_mask_mov_epi8(v, yeh, bytes_all(0xDB));
  v = _mm512_mask_mov_epi8(v, yeh << 1, bytes_all(0x8C));
  v = _mm512_mask_mov_epi8(v, kaf, bytes_all(0xDA));
  return _mm512_mask_mov_epi8(v, kaf << 1, bytes_all(0xA9));
}

/* Folds the Arabic-script letters in *v, the 64 bytes at `at`; the bytes that are known. */
ENG__AVX512 static inline uint64_t fold_letters(const char *at, size_t len, __m512i *v) {
  __m512i next = load_bytes(at + 1, len - 1);
  uint64_t leads = _mm512_cmpge_epu8_mask(*v, bytes_all(0xC0));
  __m512i by_lead =
      _mm512_maskz_permutexvar_epi8(leads, *v, _mm512_loadu_si512(eng__fold_pairs_of_lead));
  __m512i by_second = _mm512_permutexvar_epi8(next, _mm512_loadu_si512(eng__fold_pairs_of_second));
  __m512i pairs = _mm512_and_si512(by_lead, by_second);
  uint64_t letter = bytes_with(pairs, ENG__FOLD_PAIR_LETTER);
  uint64_t half = bytes_with(pairs, ENG__FOLD_PAIR_HALF);
  half &= _mm512_cmpeq_epi8_mask(next, bytes_all(0x8C)) >> 1 & letter << 2 & letter >> 3;
  uint64_t two = letter | bytes_with(pairs, ENG__FOLD_PAIR_COMMA);
  *v = fold_yeh_and_kaf(*v, bytes_with(pairs, ENG__FOLD_PAIR_YEH),
                        bytes_with(pairs, ENG__FOLD_PAIR_KAF));
  return two | two << 1 | half | half << 1 | half << 2;
}

/* Folds up to 64 bytes; bits of those that are not known here. */
ENG__AVX512 static inline uint64_t fold_64(const char *at, size_t len, char *out, bool lower) {
  __m512i v = load_bytes(at, len);
  uint64_t high = _mm512_movepi8_mask(v), there = len < 64 ? (UINT64_C(1) << len) - 1 : UINT64_MAX;
  __m512i ascii = _mm512_permutex2var_epi8(_mm512_loadu_si512(eng__fold_ascii), v,
                                           _mm512_loadu_si512(eng__fold_ascii + 64));
  uint64_t unknown = _mm512_movepi8_mask(ascii) & ~high;
  if (lower) v = _mm512_mask_mov_epi8(v, ~high, ascii);
  if (high) unknown |= high & ~fold_letters(at, len, &v);
  _mm512_mask_storeu_epi8(out, there, v);
  return unknown & there;
}

/* Is this byte the first of two or more? */
static inline bool is_lead(char byte) {
  return (unsigned char)byte >= 0xC0;
}

ENG__AVX512 void eng__fold_run_512(eng__fold_run *run, bool lower) {
  uint64_t unknown = 0;
  while (run->at < run->end && !unknown) {
    size_t len = (size_t)(run->end - run->at), done = len < 64 ? len : 64;
    unknown = fold_64(run->at, len, run->out, lower);
    if (unknown) done = (size_t)__builtin_ctzll(unknown);
    done -= done && is_lead(run->at[done - 1]); /* not half a letter */
    run->at += done;
    run->out += done;
  }
}

#endif
