/* Whole blocks go through the SHA instructions straight into the state that libmd keeps in its
 * context; what does not fill a block, and the padding, is libmd's. */
#include "base/sha256.h"

#include "base/cpu.h"

#if ENG__X86

#include <cpuid.h>

/* CPUID leaf 7: bit 29 of EBX. */
static bool has_sha(void) {
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b >> 29 & 1 && __builtin_cpu_supports("sse4.1");
}

/* FIPS 180-4, 4.2.2. */
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define SHA __attribute__((target("sha,sse4.1")))

/* The four words of the schedule behind `w`, which are written over the oldest (6.2.2, step 1):
 * `w[oldest]` is 16 words back. */
SHA static inline __m128i next_words(const __m128i w[4], int oldest) {
  __m128i recent = w[(oldest + 3) & 3];
  __m128i seven_back = _mm_alignr_epi8(recent, w[(oldest + 2) & 3], 4);
  __m128i sum = _mm_sha256msg1_epu32(w[oldest], w[(oldest + 1) & 3]);
  return _mm_sha256msg2_epu32(_mm_add_epi32(sum, seven_back), recent);
}

/* Four words of a block, which are big-endian. */
SHA static inline __m128i words_at(const uint8_t *at) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  return _mm_shuffle_epi8(_mm_loadu_si128((const void *)at), big_endian);
}

/* 6.2.2, steps 2 to 4. The instructions want the eight variables as ABEF and CDGH. */
SHA static void add_block(__m128i *abef, __m128i *cdgh, const uint8_t *block) {
  __m128i w[4] = {words_at(block), words_at(block + 16), words_at(block + 32),
                  words_at(block + 48)};
  __m128i x = *abef, y = *cdgh;
#pragma GCC unroll 16
  for (int i = 0; i < 16; i++) {
    const void *constants = round_constants + 4 * i;
    if (i >= 4) w[i & 3] = next_words(w, i & 3);
    __m128i sum = _mm_add_epi32(w[i & 3], _mm_loadu_si128(constants));
    y = _mm_sha256rnds2_epu32(y, x, sum);
    x = _mm_sha256rnds2_epu32(x, y, _mm_shuffle_epi32(sum, 0x0E));
  }
  *abef = _mm_add_epi32(*abef, x);
  *cdgh = _mm_add_epi32(*cdgh, y);
}

SHA static void add_blocks(uint32_t state[8], const uint8_t *at, size_t count) {
  __m128i *halves = (__m128i *)(void *)state;
  __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(halves), 0xB1);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(halves + 1), 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
  for (size_t i = 0; i < count; i++) add_block(&abef, &cdgh, at + SHA256_BLOCK_LENGTH * i);
  __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128(halves, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(halves + 1, _mm_alignr_epi8(dchg, feba, 8));
}

/* Bytes until the block is full that libmd has begun: bitcount[0] counts what it was given. */
static size_t to_block_end(const SHA2_CTX *context) {
  size_t begun = context->bitcount[0] / 8 % SHA256_BLOCK_LENGTH;
  return begun ? SHA256_BLOCK_LENGTH - begun : 0;
}

/* Takes whole blocks from the bytes; returns what is behind them. */
static eng__slice add_middle(SHA2_CTX *context, eng__slice bytes) {
  size_t head = to_block_end(context);
  if (bytes.len < head + SHA256_BLOCK_LENGTH || !has_sha()) return bytes;
  if (head) SHA256Update(context, (const uint8_t *)bytes.at, head);
  size_t count = (bytes.len - head) / SHA256_BLOCK_LENGTH, len = count * SHA256_BLOCK_LENGTH;
  add_blocks(context->state.st32, (const uint8_t *)bytes.at + head, count);
  context->bitcount[0] += (uint64_t)len * 8;
  return eng__slice_cut(bytes, head + len, bytes.len);
}

#else

static eng__slice add_middle(SHA2_CTX *context, eng__slice bytes) {
  (void)context;
  return bytes;
}

#endif

void eng__sha256_add(SHA2_CTX *context, eng__slice bytes) {
  bytes = add_middle(context, bytes);
  if (bytes.len) SHA256Update(context, (const uint8_t *)bytes.at, bytes.len);
}
