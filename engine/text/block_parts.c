/* The parts of a block, one after the other or eight at a time.
 *
 * All tokens of a block lie in its sixty-four bytes. With AVX-512 those are one vector, and the
 * first bytes of eight words are one permutation of it, so that hash, kind and script of all eight
 * are made in the same few steps. Both functions give the same parts; the tests compare them. */
#include "text/block_parts.h"

#include "text/eight_parts.h"

#if ENG__SCAN_SSE2

/* Out of line, for the sake of the loops below: it is rare. */
__attribute__((noinline)) static uint64_t long_hash(const char *p, size_t len) {
  return eng__word_hash_plain(p, len, len);
}

/* ---- One after the other ---- */

#define W (ENG_TOKEN_WORD | ENG__SCRIPT_LATIN << 8)
#define A (ENG_TOKEN_WORD | ENG__SCRIPT_ARABIC << 8)
#define N (ENG_TOKEN_NUMBER | ENG__SCRIPT_COMMON << 8)
#define P (ENG_TOKEN_PUNCT | ENG__SCRIPT_COMMON << 8)
/* clang-format off */
/* Kind and script by the first half of the first byte: of what the masks call a token, digits alone
 * begin with 3 but for : ; ? and brackets alone with 5 but for letters, which are small here. */
static const uint64_t kinds_by_half[16] = {P, P, P, N, P, P, W, W, A, A, A, A, A, A, A, A};
/* clang-format on */
#undef W
#undef A
#undef N
#undef P

/* Kind and script of what the masks call a token, without a branch: which sort comes next cannot be
 * guessed. */
static inline uint64_t kind_and_script(const char *p) {
  unsigned first = (unsigned char)p[0], second = (unsigned char)p[1];
  unsigned comma = (first == 0xD8) & (second < 0xA0), colon = (first >= ':') & (first <= '?');
  return kinds_by_half[(first >> 4) & ((comma | colon) - 1)];
}

/* A word of sixteen bytes at most, from memory of which sixteen may be read. */
static inline uint64_t short_hash(const char *p, size_t len) {
  const uint64_t *mask = eng__word_masks[len];
  uint64_t h =
      eng__word_hash_step(ENG__HASH_SEED, eng__load64(p) & mask[0], eng__load64(p + 8) & mask[1]);
  return eng__word_hash_end(h, len);
}

eng__part *eng__write_parts_sse2(const char *view, uint32_t block, uint64_t starts, uint64_t ends,
                                 eng__part *part) {
  for (; starts; starts &= starts - 1, ends &= ends - 1, part++) {
    uint32_t start = block + (uint32_t)__builtin_ctzll(starts);
    uint32_t end = block + (uint32_t)__builtin_ctzll(ends);
    const char *p = view + start;
    size_t len = end - start;
    part->hash = len <= 16 ? short_hash(p, len) : long_hash(p, len);
    part->start = start;
    part->end = end;
    uint64_t what = kind_and_script(p);
    part->kind = (uint8_t)what;
    part->script = (uint8_t)(what >> 8);
    part->flags = 0;
  }
  return part;
}

/* ---- Eight at a time: a lane of 64 bits for each ---- */

/* The lowest byte of each lane in all its bytes. */
ENG__AVX512 static inline __m512i in_all_bytes(__m512i lanes) {
  const __m128i lowest = _mm_set_epi64x(0x0808080808080808, 0);
  return _mm512_shuffle_epi8(lanes, _mm512_broadcast_i32x4(lowest));
}

/* The eight bytes of the block from each of `from` on, those at `count` and behind it zero. Places
 * past the block begin again at 0; there nothing is counted. */
ENG__AVX512 static inline __m512i bytes_from(__m512i block, __m512i from, __m512i count) {
  return _mm512_maskz_permutexvar_epi8(_mm512_cmpgt_epi8_mask(count, _mm512_setzero_si512()), from,
                                       block);
}

/* eng__word_hash_step() and eng__word_hash_end() for words of sixteen bytes at most. */
ENG__AVX512 static inline __m512i hash_of_eight(__m512i low, __m512i high, __m512i len) {
  __m512i a = _mm512_xor_si512(low, _mm512_set1_epi64((long long)ENG__HASH_SEED));
  a = _mm512_mullo_epi64(a, _mm512_set1_epi64((long long)ENG__WORD_HASH_LOW));
  a = _mm512_xor_si512(a, _mm512_srli_epi64(a, 32));
  __m512i b = _mm512_mullo_epi64(high, _mm512_set1_epi64((long long)ENG__WORD_HASH_HIGH));
  b = _mm512_xor_si512(b, _mm512_srli_epi64(b, 29));
  __m512i end = _mm512_xor_si512(_mm512_add_epi64(a, b), len);
  end = _mm512_mullo_epi64(end, _mm512_set1_epi64((long long)ENG__WORD_HASH_END));
  return _mm512_xor_si512(end, _mm512_srli_epi64(end, 32));
}

/* As kind_and_script(), of the first eight bytes of each. */
ENG__AVX512 static inline __m512i kinds_of_eight(__m512i low) {
  __m512i first = _mm512_and_si512(low, _mm512_set1_epi64(0xFF));
  __m512i second_high = _mm512_and_si512(low, _mm512_set1_epi64(0xE0FF));
  __mmask8 comma = _mm512_cmpeq_epi64_mask(second_high, _mm512_set1_epi64(0x80D8));
  __m512i from_colon = _mm512_sub_epi64(first, _mm512_set1_epi64(':'));
  __mmask8 colon = _mm512_cmple_epu64_mask(from_colon, _mm512_set1_epi64('?' - ':'));
  __m512i half = _mm512_maskz_srli_epi64((__mmask8) ~(comma | colon), first, 4);
  return _mm512_permutex2var_epi64(_mm512_loadu_si512(kinds_by_half), half,
                                   _mm512_loadu_si512(kinds_by_half + 8));
}

/* The parts from `start` to `end`, places in the block, but for those that are longer than sixteen
 * bytes, of which the hash is anything: their bits are given. */
ENG__AVX512 static inline __mmask8 write_eight(__m512i bytes, uint32_t block, __m512i start,
                                               __m512i end, eng__part *parts) {
  const __m512i order = _mm512_set1_epi64(0x0706050403020100), eight = _mm512_set1_epi8(8);
  __m512i len = _mm512_sub_epi64(end, start);
  __m512i from = _mm512_add_epi8(in_all_bytes(start), order);
  __m512i count = _mm512_sub_epi8(in_all_bytes(len), order);
  __m512i low = bytes_from(bytes, from, count);
  __m512i high = bytes_from(bytes, _mm512_add_epi8(from, eight), _mm512_sub_epi8(count, eight));
  __m512i place = _mm512_or_si512(start, _mm512_slli_epi64(end, 32));
  place = _mm512_add_epi32(place, _mm512_set1_epi32((int)block));
  eng__store_eight(parts,
                   (eng__eight_parts){hash_of_eight(low, high, len), place, kinds_of_eight(low)});
  return _mm512_cmpgt_epu64_mask(len, _mm512_set1_epi64(16));
}

/* The next eight of up to sixty-four places in a block. */
ENG__AVX512 static inline __m512i next_eight(__m512i *places) {
  __m512i eight = _mm512_cvtepu8_epi64(_mm512_castsi512_si128(*places));
  *places = _mm512_alignr_epi64(_mm512_setzero_si512(), *places, 1);
  return eight;
}

/* clang-format off */
static const uint8_t all_places[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};
/* clang-format on */

ENG__AVX512 eng__part *eng__write_parts_512(const char *view, uint32_t block, uint64_t starts,
                                            uint64_t ends, eng__part *part) {
  const __m512i bytes = _mm512_loadu_si512(view + block), all = _mm512_loadu_si512(all_places);
  __m512i start = _mm512_maskz_compress_epi8(starts, all);
  __m512i end = _mm512_maskz_compress_epi8(ends, all);
  eng__part *last = part + __builtin_popcountll(starts);
  for (; part < last; part += 8) {
    unsigned rest = write_eight(bytes, block, next_eight(&start), next_eight(&end), part);
    for (; rest; rest &= rest - 1) {
      eng__part *one = &part[__builtin_ctz(rest)];
      one->hash = long_hash(view + one->start, one->end - one->start);
    }
  }
  return last;
}

#endif
