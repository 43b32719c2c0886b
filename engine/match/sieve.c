#include "match/sieve.h"

#include "match/prefix.h"
#include "match/suffixes.h"
#include "text/eight_parts.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))

static void note_kinds(eng__sieve *sieve) {
  uint64_t inner = sieve->regexes ? ENG__HAS_INNER : 0;
  uint64_t tag = sieve->phrases->all.count ? ENG__IS_TAG : 0;
  sieve->kinds[ENG_TOKEN_PUNCT] = sieve->kinds[ENG_TOKEN_EMOJI] = ENG__IS_SIGN;
  sieve->kinds[ENG_TOKEN_URL] = sieve->kinds[ENG_TOKEN_EMAIL] = inner;
  sieve->kinds[ENG_TOKEN_HASHTAG] = inner | tag;
  sieve->kinds[ENG_TOKEN_MENTION] = inner | (sieve->phrases->any_handles ? tag : 0);
}

void eng__sieve_prepare(eng__sieve *sieve, const eng__phrases *phrases, bool regexes,
                        eng__slice view) {
  *sieve = (eng__sieve){.phrases = phrases,
                        .view = view,
                        .readable = view.len >= 8 ? view.len - 7 : 0,
                        .ezafe = eng__word_hash(ENG__SLICE("ی")),
                        .suffixes = phrases->any_suffixes,
                        .regexes = regexes,
                        .prefixes = phrases->prefix_lengths};
  note_kinds(sieve);
}

/* ---- By its first bytes ---- */

ALWAYS_INLINE bool may_begin(const eng__sieve *s, uint64_t start) {
  const eng__key_table *table = &s->phrases->prefixes;
  if (!eng__first_bytes_may(&s->phrases->first_bytes, start)) return false;
  unsigned lengths = eng__prefixes_of(s->prefixes, start);
  bool may = lengths >> ENG__PREFIX_DIGIT & 1;
  if (lengths >> 2 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 2));
  if (lengths >> 3 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 3));
  if (lengths >> 4 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 4));
  if (lengths >> 5 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 5));
  if (lengths >> 6 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 6));
  return may;
}

/* A bit at the top of each byte that is no small ASCII letter: adding 0x1F to a byte of a-z sets
 * its top bit and no other byte's. */
static inline uint64_t strange_bytes(uint64_t bytes) {
  const uint64_t top = UINT64_C(0x8080808080808080), add = UINT64_C(0x1F1F1F1F1F1F1F1F);
  return (((bytes & ~top) + add) & ~bytes & top) ^ top;
}

/* Does a word hold anything but small ASCII letters: may PCRE2 see a new word inside it? */
static inline bool may_hold_words(const eng__sieve *s, const eng__part *part) {
  uint32_t at = part->start;
  if (part->end >= s->readable) return true;
  for (; part->end - at > 8; at += 8)
    if (strange_bytes(eng__load64(s->view.at + at))) return true;
  return strange_bytes(eng__load64(s->view.at + at)) << (64 - 8 * (part->end - at));
}

ALWAYS_INLINE uint32_t look_at_start(const eng__sieve *s, const eng__part *part) {
  uint32_t what = may_begin(s, eng__sieve_start(s, part)) ? ENG__MAY_PREFIX : 0;
  bool inner = s->regexes && part->script != ENG__SCRIPT_ARABIC && may_hold_words(s, part);
  return inner ? what | ENG__HAS_INNER : what;
}

/* ---- By what it says ---- */

/* The eight bytes in front of `end`; fewer at the beginning of the view. */
ALWAYS_INLINE uint64_t load_end(const eng__sieve *s, uint32_t end) {
  if (end >= 8) return eng__load64(s->view.at + end - 8);
  return end ? eng__load_tail(s->view.at, end) << (64 - 8 * end) : 0;
}

/* What only Persian words are: suffixed, an ezafe. */
ALWAYS_INLINE uint32_t look_at_arabic(const eng__sieve *s, const eng__part *part) {
  bool ezafe = (part->hash == s->ezafe) & (part->flags & ENG__PART_JOINED);
  uint32_t what = ezafe ? ENG__IS_EZAFE : 0;
  if (part->end - part->start <= ENG__JOINED_SUFFIX_LEAST || !s->suffixes) return what;
  return what | (uint32_t)eng__may_end_suffix(load_end(s, part->end)) * ENG__IS_SUFFIXED;
}

ALWAYS_INLINE uint32_t look_at(const eng__sieve *s, const eng__part *part, uint64_t before,
                               bool prefixes) {
  uint64_t pair = eng__pair_key(before, part->hash);
  uint32_t what = (uint32_t)s->kinds[part->kind];
  what |= (uint32_t)eng__key_table_may(&s->phrases->words, part->hash) * ENG__MAY_WORD;
  what |= (uint32_t)eng__key_table_may(&s->phrases->pairs, pair) * ENG__MAY_PAIR;
  if (prefixes) what |= look_at_start(s, part);
  if (part->script == ENG__SCRIPT_ARABIC) what |= look_at_arabic(s, part);
  return what & ENG__IS_SIGN ? 0 : what;
}

uint32_t eng__sieve_one(const eng__sieve *sieve, const eng__part *part, uint64_t before) {
  return look_at(sieve, part, before, sieve->prefixes != 0);
}

/* `prefixes` is a constant to the compiler, which makes two loops of this. */
ALWAYS_INLINE uint64_t sieve_all(const eng__sieve *s, const eng__part *parts, size_t count,
                                 uint64_t *before, bool prefixes) {
  uint64_t passed = 0, last = *before;
  for (size_t i = 0; i < count; i++) {
    passed |= (uint64_t)(look_at(s, &parts[i], last, prefixes) != 0) << i;
    last = s->kinds[parts[i].kind] & ENG__IS_SIGN ? last : parts[i].hash;
  }
  *before = last;
  return passed;
}

uint64_t eng__sieve_plain(const eng__sieve *sieve, const eng__part *parts, size_t count,
                          uint64_t *before) {
  return sieve->prefixes ? sieve_all(sieve, parts, count, before, true)
                         : sieve_all(sieve, parts, count, before, false);
}

/* ---- Eight parts at a time, by what they say ---- */

#if ENG__X86

/* As eng__key_table_may(): both bits of each hash must be set in its block. */
ENG__AVX512 static inline __mmask8 may_be_keys(const eng__key_table *table, __m512i hash) {
  __m512i mask = _mm512_set1_epi64((long long)table->filter_mask);
  __m512i at = _mm512_and_si512(_mm512_srli_epi64(hash, 12), mask);
  __m512i block = _mm512_i64gather_epi64(at, table->filter, 8);
  __m512i one = _mm512_rorv_epi64(block, hash);
  __m512i other = _mm512_rorv_epi64(block, _mm512_srli_epi64(hash, 6));
  return _mm512_test_epi64_mask(_mm512_and_si512(one, other), _mm512_set1_epi64(1));
}

ENG__AVX512 static inline __mmask8 lanes_are(__m512i lanes, uint64_t value) {
  return _mm512_cmpeq_epi64_mask(lanes, _mm512_set1_epi64((long long)value));
}

/* As eng__may_end_suffix(). */
ENG__AVX512 static inline __mmask8 may_end_suffix_512(__m512i last) {
  __m512i two = _mm512_srli_epi64(last, 32), three = _mm512_srli_epi64(last, 16);
  __m512i low_half = _mm512_set1_epi64(UINT32_MAX);
  return lanes_are(two, ENG__ENDING_RA) | lanes_are(two, ENG__ENDING_HA) |
         lanes_are(_mm512_and_si512(three, low_half), ENG__ENDING_HA) |
         lanes_are(_mm512_and_si512(last, low_half), ENG__ENDING_HA) |
         lanes_are(three, ENG__ENDING_MAN) | lanes_are(three, ENG__ENDING_TAN) |
         lanes_are(three, ENG__ENDING_SHAN);
}

/* Of the words that are longer than a suffix those that may end in one; a word at the very
 * beginning of the view is taken for one. */
ENG__AVX512 static inline __mmask8 may_be_suffixed(const eng__sieve *s, __m512i place,
                                                   __mmask8 words) {
  const __m512i eight = _mm512_set1_epi64(8);
  __m512i start = _mm512_and_si512(place, _mm512_set1_epi64(UINT32_MAX));
  __m512i end = _mm512_srli_epi64(place, 32), len = _mm512_sub_epi64(end, start);
  words = _mm512_mask_cmpgt_epu64_mask(words, len, _mm512_set1_epi64(ENG__JOINED_SUFFIX_LEAST));
  __mmask8 behind = _mm512_mask_cmpge_epu64_mask(words, end, eight);
  __m512i last = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), behind,
                                             _mm512_sub_epi64(end, eight), s->view.at, 1);
  return (words & ~behind) | (behind & may_end_suffix_512(last));
}

/* As look_at_arabic(). */
ENG__AVX512 static inline __mmask8 look_at_arabic_512(const eng__sieve *s, eng__eight_parts p,
                                                      __mmask8 words) {
  __m512i ezafe = _mm512_set1_epi64((long long)s->ezafe);
  __m512i joined = _mm512_set1_epi64(ENG__PART_JOINED << 16);
  __mmask8 passed = _mm512_mask_test_epi64_mask(words, p.what, joined);
  passed = _mm512_mask_cmpeq_epi64_mask(passed, p.hash, ezafe);
  return s->suffixes ? passed | may_be_suffixed(s, p.place, words) : passed;
}

/* The hash of the word in front of each word of eight; the last lane of `*before` is that in front
 * of all, and becomes the last of them. */
ENG__AVX512 static inline __m512i words_before(__m512i hash, __mmask8 words, __m512i *before) {
  __m512i packed = _mm512_maskz_compress_epi64(words, hash);
  __m512i shifted = _mm512_alignr_epi64(packed, *before, 7);
  unsigned count = (unsigned)__builtin_popcount(words);
  __m512i last = _mm512_set1_epi64((long long)count - 1);
  *before = _mm512_mask_permutexvar_epi64(*before, count ? 0xFF : 0, last, packed);
  return _mm512_maskz_expand_epi64(words, shifted);
}

ENG__AVX512 static inline __mmask8 sieve_eight(const eng__sieve *s, const eng__part *parts,
                                               size_t count, __m512i *before) {
  eng__eight_parts p = eng__load_eight(parts, count);
  __m512i what = _mm512_permutexvar_epi64(p.what, _mm512_loadu_si512(s->kinds));
  __mmask8 there = count < 8 ? (__mmask8)((1u << count) - 1) : 0xFF;
  __mmask8 words = _mm512_mask_testn_epi64_mask(there, what, _mm512_set1_epi64(ENG__IS_SIGN));
  __m512i pair = _mm512_rol_epi64(words_before(p.hash, words, before), ENG__PAIR_KEY_TURN);
  pair = _mm512_add_epi64(pair, p.hash);
  __mmask8 passed = _mm512_test_epi64_mask(what, what);
  passed |= may_be_keys(&s->phrases->words, p.hash) | may_be_keys(&s->phrases->pairs, pair);
  __m512i script = _mm512_and_si512(p.what, _mm512_set1_epi64(0xFF00));
  __m512i arabic = _mm512_set1_epi64(ENG__SCRIPT_ARABIC << 8);
  __mmask8 in_arabic = _mm512_mask_cmpeq_epi64_mask(words, script, arabic);
  if (in_arabic) passed |= look_at_arabic_512(s, p, in_arabic);
  return passed & words;
}

ENG__AVX512 static uint64_t sieve_512(const eng__sieve *s, const eng__part *parts, size_t count,
                                      uint64_t *before) {
  uint64_t passed = 0;
  __m512i last = _mm512_set1_epi64((long long)*before);
  for (size_t i = 0; i < count; i += 8)
    passed |= (uint64_t)sieve_eight(s, parts + i, count - i, &last) << i;
  *before = (uint64_t)_mm_cvtsi128_si64(_mm512_castsi512_si128(last));
  return passed;
}

uint64_t eng__sieve_parts(const eng__sieve *sieve, const eng__part *parts, size_t count,
                          uint64_t *before) {
  if (sieve->prefixes || !eng__has_avx512()) return eng__sieve_plain(sieve, parts, count, before);
  return sieve_512(sieve, parts, count, before);
}

#else

uint64_t eng__sieve_parts(const eng__sieve *sieve, const eng__part *parts, size_t count,
                          uint64_t *before) {
  return eng__sieve_plain(sieve, parts, count, before);
}

#endif
