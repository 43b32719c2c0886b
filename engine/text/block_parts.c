/* The parts of a block, one after the other or eight at a time.
 *
 * All tokens of a block lie in its sixty-four bytes. With AVX-512 those are one vector, and the
 * first bytes of eight words are one permutation of it, so that hash, kind and script of all eight
 * are made in the same few steps. Both functions give the same parts; the tests compare them. */
#include "text/block_parts.h"

#include "text/block_masks.h"
#include "text/eight_parts.h"

#if ENG__SCAN_SSE2

/* Out of line, for the sake of the loops below: it is rare. */
__attribute__((noinline)) static uint64_t long_hash(const char *p, size_t len) {
  return eng__word_hash_plain(p, len, len);
}

_Static_assert(ENG__PART_POSSESSIVE == 2, "as many bytes as 's has");

/* By arabic + 2 × number, and a sign is both: kind, and script << 8. */
static const uint64_t kinds[8] = {
    ENG_TOKEN_WORD | ENG__SCRIPT_LATIN << 8, ENG_TOKEN_WORD | ENG__SCRIPT_ARABIC << 8,
    ENG_TOKEN_NUMBER | ENG__SCRIPT_COMMON << 8, ENG_TOKEN_PUNCT | ENG__SCRIPT_COMMON << 8};

/* ---- One after the other ---- */

static inline unsigned bit(uint64_t mask, unsigned at) {
  return mask >> at & 1;
}

static inline unsigned flags_of(const eng__block_tokens *t, unsigned start, unsigned end) {
  return bit(t->joined, start) * ENG__PART_JOINED | bit(t->possessive, end) * ENG__PART_POSSESSIVE |
         bit(t->after_line, start) * ENG__PART_BEFORE_LINE |
         bit(t->after_blank, start) * ENG__PART_AFTER_BLANK;
}

/* A word of sixteen bytes at most, from memory of which sixteen may be read. */
static inline uint64_t short_hash(const char *p, size_t len) {
  const uint64_t *mask = eng__word_masks[len];
  uint64_t h =
      eng__word_hash_step(ENG__HASH_SEED, eng__load64(p) & mask[0], eng__load64(p + 8) & mask[1]);
  return eng__word_hash_end(h, len);
}

static inline uint64_t hash_of(const char *p, size_t len) {
  return len <= 16 ? short_hash(p, len) : long_hash(p, len);
}

eng__part *eng__write_parts_sse2(const char *view, uint32_t block, const eng__block_tokens *tokens,
                                 eng__part *part) {
  uint64_t starts = tokens->starts, ends = tokens->ends;
  uint64_t odd = tokens->arabic | tokens->signs, upper = tokens->numbers | tokens->signs;
  for (; starts; starts &= starts - 1, ends &= ends - 1, part++) {
    unsigned start = (unsigned)__builtin_ctzll(starts), end = (unsigned)__builtin_ctzll(ends);
    unsigned flags = flags_of(tokens, start, end);
    uint64_t kind = kinds[bit(odd, start) + 2 * bit(upper, start)];
    part->hash = hash_of(view + block + start, end - start - (flags & ENG__PART_POSSESSIVE));
    part->start = block + start;
    part->end = block + end;
    part->kind = (uint8_t)kind;
    part->script = (uint8_t)(kind >> 8);
    part->flags = (uint16_t)flags;
  }
  return part;
}

/* ---- Eight at a time: a lane of 64 bits for each ---- */

/* The tokens of a block, a byte each: where they begin and end, and flags with the index of the
 * kind above them. */
typedef struct token_bytes {
  __m512i start, end, what;
} token_bytes;

enum { KIND_AT = 5, FLAGS = (1 << KIND_AT) - 1 }; /* flags are below 1 << 5 */

ENG__AVX512 static inline __m512i in_lanes(uint64_t value) {
  return _mm512_set1_epi64((long long)value);
}

/* Adds a bit to the bytes that a mask has. */
ENG__AVX512 static inline __m512i mark(__m512i bytes, uint64_t mask, int bit) {
  return _mm512_mask_add_epi8(bytes, mask, bytes, in_lanes(eng__bit_in_all_bytes[bit]));
}

/* What is known of the token at each of its starts. */
ENG__AVX512 static inline __m512i what_of_starts(const eng__block_tokens *t) {
  uint64_t possessive = _pdep_u64(_pext_u64(t->possessive, t->ends), t->starts);
  __m512i what = mark(_mm512_setzero_si512(), t->joined, 0);
  what = mark(what, possessive, 1);
  what = mark(what, t->after_line, 3);
  what = mark(what, t->after_blank, 4);
  what = mark(what, t->arabic | t->signs, KIND_AT);
  return mark(what, t->numbers | t->signs, KIND_AT + 1);
}

_Static_assert(ENG__PART_JOINED == 1 << 0 && ENG__PART_POSSESSIVE == 1 << 1 &&
                   ENG__PART_BEFORE_LINE == 1 << 3 && ENG__PART_AFTER_BLANK == 1 << 4,
               "flags are the bits that what_of_starts() sets");

ENG__AVX512 static inline token_bytes bytes_of(const eng__block_tokens *t) {
  const __m512i places = _mm512_loadu_si512(eng__places_of_block);
  return (token_bytes){.start = _mm512_maskz_compress_epi8(t->starts, places),
                       .end = _mm512_maskz_compress_epi8(t->ends, places),
                       .what = _mm512_maskz_compress_epi8(t->starts, what_of_starts(t))};
}

/* eng__word_hash_step() and eng__word_hash_end() for words of sixteen bytes at most. */
ENG__AVX512 static inline __m512i hash_of_eight(__m512i low, __m512i high, __m512i len) {
  const uint64_t seed = ENG__HASH_SEED << 17 | ENG__HASH_SEED >> 47;
  __m512i a = _mm512_mul_epu32(low, in_lanes(ENG__WORD_HASH_1));
  __m512i b = _mm512_mul_epu32(_mm512_srli_epi64(low, 32), in_lanes(ENG__WORD_HASH_2));
  __m512i c = _mm512_mul_epu32(high, in_lanes(ENG__WORD_HASH_3));
  __m512i d = _mm512_mul_epu32(_mm512_srli_epi64(high, 32), in_lanes(ENG__WORD_HASH_4));
  __m512i sum = _mm512_add_epi64(_mm512_add_epi64(a, b), _mm512_add_epi64(c, d));
  sum = _mm512_add_epi64(sum, _mm512_add_epi64(len, in_lanes(seed)));
  a = _mm512_mul_epu32(sum, in_lanes(ENG__WORD_HASH_5));
  b = _mm512_mul_epu32(_mm512_srli_epi64(sum, 32), in_lanes(ENG__WORD_HASH_6));
  sum = _mm512_add_epi64(a, _mm512_rol_epi64(b, 32));
  return _mm512_xor_si512(sum, _mm512_srli_epi64(sum, 29));
}

/* The eight bytes of the block from each of `from` on, those at `count` and behind it zero. Places
 * past the block begin again at 0; there nothing is counted. */
ENG__AVX512 static inline __m512i bytes_from(__m512i block, __m512i from, __m512i count) {
  return _mm512_maskz_permutexvar_epi8(_mm512_cmpgt_epi8_mask(count, _mm512_setzero_si512()), from,
                                       block);
}

/* The eight parts from the `first` token on, but for the hash of those that are longer than sixteen
 * bytes: their bits are given. */
ENG__AVX512 static inline __mmask8 write_eight(__m512i bytes, uint32_t block, token_bytes t,
                                               unsigned first, eng__part *parts) {
  const __m512i order = in_lanes(0x0706050403020100), eight = in_lanes(0x0808080808080808);
  const __m512i low_byte = in_lanes(0xFF);
  __m512i which =
      _mm512_add_epi8(_mm512_loadu_si512(eng__eight_of_each), _mm512_set1_epi8((char)first));
  /* Each in all bytes of its lane. */
  __m512i start = _mm512_permutexvar_epi8(which, t.start);
  __m512i end = _mm512_permutexvar_epi8(which, t.end);
  __m512i what = _mm512_permutexvar_epi8(which, t.what);
  __m512i possessive = _mm512_and_si512(what, in_lanes(eng__bit_in_all_bytes[1]));
  __m512i len = _mm512_sub_epi8(_mm512_sub_epi8(end, start), possessive);
  __m512i from = _mm512_add_epi8(start, order), count = _mm512_sub_epi8(len, order);
  __m512i low = bytes_from(bytes, from, count);
  __m512i high = bytes_from(bytes, _mm512_add_epi8(from, eight), _mm512_sub_epi8(count, eight));
  len = _mm512_and_si512(len, low_byte);
  what = _mm512_and_si512(what, low_byte);
  __m512i place = _mm512_or_si512(_mm512_and_si512(start, low_byte),
                                  _mm512_slli_epi64(_mm512_and_si512(end, low_byte), 32));
  __m512i kind =
      _mm512_permutexvar_epi64(_mm512_srli_epi64(what, KIND_AT), _mm512_loadu_si512(kinds));
  __m512i flags = _mm512_slli_epi64(_mm512_and_si512(what, in_lanes(FLAGS)), 16);
  eng__store_eight(parts, (eng__eight_parts){hash_of_eight(low, high, len),
                                             _mm512_add_epi32(place, _mm512_set1_epi32((int)block)),
                                             _mm512_or_si512(kind, flags)});
  return _mm512_cmpgt_epu64_mask(len, in_lanes(16));
}

static void hash_long(const char *view, eng__part *part) {
  size_t len = part->end - part->start;
  part->hash = long_hash(view + part->start, len - (part->flags & ENG__PART_POSSESSIVE));
}

ENG__AVX512 eng__part *eng__write_parts_512(const char *view, uint32_t block,
                                            const eng__block_tokens *tokens, eng__part *parts) {
  if (!tokens->starts) return parts;
  uint64_t in_tokens = UINT64_MAX >> __builtin_clzll(tokens->ends) >> 1; /* not the end itself */
  __m512i bytes = _mm512_maskz_loadu_epi8(in_tokens, view + block);
  token_bytes t = bytes_of(tokens);
  unsigned count = (unsigned)__builtin_popcountll(tokens->starts);
  uint64_t longer = 0;
  for (unsigned i = 0; i < count; i += 8)
    longer |= (uint64_t)write_eight(bytes, block, t, i, parts + i) << i;
  for (longer = _bzhi_u64(longer, count); longer; longer &= longer - 1)
    hash_long(view, &parts[__builtin_ctzll(longer)]);
  return parts + count;
}

#endif
