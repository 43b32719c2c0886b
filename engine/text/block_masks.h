/* What stands where in sixty-four bytes of the view: a bit a byte for each sort of thing.
 *
 * The first step compares bytes, sixteen at a time, and knows no neighbours but those of the Arabic
 * letters. The second works on the bit masks, where the byte before is a shift to the left and the
 * byte behind one to the right: an apostrophe is part of a word when bits stand on both sides of
 * it, a full stop is a token of its own when a space stands behind it. So what a loop over bytes
 * would ask at every byte is asked once for sixty-four. */
#ifndef ENG_TEXT_BLOCK_MASKS_H
#define ENG_TEXT_BLOCK_MASKS_H

#include "base/cpu.h"
#include "text/cutter.h"

#if ENG__SCAN_SSE2

enum { ENG__BLOCK = 64, ENG__READ_BEHIND = 18 }; /* bytes that must be readable behind a block */

/* Bytes by what they are. */
typedef struct eng__block_bytes {
  uint64_t letter, digit, space, line;
  uint64_t mark;   /* , " ( ) [ ] and - */
  uint64_t dash;   /* - */
  uint64_t stop;   /* . ! ? */
  uint64_t dot;    /* . */
  uint64_t pause;  /* : ; */
  uint64_t quote;  /* ' */
  uint64_t arabic; /* leads of plain Arabic letters */
  uint64_t comma;  /* leads of ، ؛ ؟ */
  uint64_t half;   /* leads of U+200C */
} eng__block_bytes;

/* Bytes by what they do. */
typedef struct eng__block_masks {
  uint64_t word;   /* of a word or a number */
  uint64_t mark;   /* a token of one byte */
  uint64_t comma;  /* lead of a token of two bytes */
  uint64_t line;   /* LF */
  uint64_t half;   /* lead of a half-space between Arabic letters */
  uint64_t joint;  /* ' between letters, in a word */
  uint64_t dot;    /* a full stop, or the end of an abbreviation */
  uint64_t arabic; /* of a word in Arabic letters */
  uint64_t digit;
  uint64_t trouble; /* whatever the slow path must look at */
} eng__block_masks;

static inline uint64_t eng__byte_bits(__m128i x) {
  return (unsigned)_mm_movemask_epi8(x);
}

static inline __m128i eng__bytes_at_most(__m128i x, int most) {
  return _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8((char)most)), x);
}

static inline __m128i eng__bytes_or(__m128i a, __m128i b) {
  return _mm_or_si128(a, b);
}

static inline __m128i eng__load16(const char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* The Arabic letters, commas and half-spaces of sixteen bytes, to be put at bit `i`. */
static inline void eng__look_at_arabic(const char *p, int i, eng__block_bytes *b) {
  __m128i x = eng__load16(p), next = eng__load16(p + 1);
  __m128i comma =
      eng__bytes_or(eng__bytes_are(next, 0x8C),
                    eng__bytes_or(eng__bytes_are(next, 0x9B), eng__bytes_are(next, 0x9F)));
  __m128i half = _mm_and_si128(_mm_and_si128(eng__bytes_are(x, 0xE2), eng__bytes_are(next, 0x80)),
                               eng__bytes_are(eng__load16(p + 2), 0x8C));
  b->comma |= eng__byte_bits(_mm_and_si128(eng__bytes_are(x, 0xD8), comma)) << i;
  b->half |= eng__byte_bits(half) << i;
  b->arabic |= (uint64_t)eng__arabic_leads(p) << i;
}

static inline void eng__look_at_sixteen(const char *p, int i, eng__block_bytes *b) {
  __m128i x = eng__load16(p), lower = eng__bytes_or(x, _mm_set1_epi8(0x20));
  __m128i low_bit = eng__bytes_or(x, _mm_set1_epi8(1));
  __m128i dash = eng__bytes_are(x, '-'), dot = eng__bytes_are(x, '.');
  __m128i bracket = eng__bytes_or(eng__bytes_are(low_bit, ')'), /* ( and ) */
                                  eng__bytes_or(eng__bytes_are(x, '['), eng__bytes_are(x, ']')));
  __m128i mark = eng__bytes_or(eng__bytes_are(x, ','), eng__bytes_are(x, '"'));
  __m128i stop = eng__bytes_or(dot, eng__bytes_or(eng__bytes_are(x, '!'), eng__bytes_are(x, '?')));
  b->letter |= eng__byte_bits(eng__bytes_at_most(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25)) << i;
  b->digit |= eng__byte_bits(eng__bytes_at_most(_mm_sub_epi8(x, _mm_set1_epi8('0')), 9)) << i;
  b->space |= eng__byte_bits(eng__bytes_are(x, ' ')) << i;
  b->line |= eng__byte_bits(eng__bytes_are(x, '\n')) << i;
  b->mark |= eng__byte_bits(eng__bytes_or(eng__bytes_or(mark, dash), bracket)) << i;
  b->dash |= eng__byte_bits(dash) << i;
  b->stop |= eng__byte_bits(stop) << i;
  b->dot |= eng__byte_bits(dot) << i;
  b->pause |= eng__byte_bits(eng__bytes_or(eng__bytes_are(x, ':'), eng__bytes_are(x, ';'))) << i;
  b->quote |= eng__byte_bits(eng__bytes_are(x, '\'')) << i;
  if (eng__byte_bits(x)) eng__look_at_arabic(p, i, b);
}

static inline eng__block_bytes eng__look_at_bytes(const char *p) {
  eng__block_bytes b = {0};
#pragma GCC unroll 4
  for (int i = 0; i < ENG__BLOCK; i += 16) eng__look_at_sixteen(p + i, i, &b);
  return b;
}

/* ---- The same for machines with AVX-512: sixty-four bytes are one vector, and what a comparison
 * gives is a mask already. ---- */

ENG__AVX512 static inline void eng__look_at_arabic_512(const char *p, __m512i x,
                                                       eng__block_bytes *b) {
  __m512i next = _mm512_loadu_si512(p + 1);
  uint64_t d8 = eng__are_512(x, 0xD8);
  uint64_t rare = (d8 & eng__within_512(next, 0, 0x9F)) |
                  (eng__are_512(x, 0xD9) & eng__within_512(next, 0xA0, 0xAF)) |
                  (eng__are_512(x, 0xDB) & eng__within_512(next, 0x90, 0xFF));
  b->arabic = eng__within_512(x, 0xD8, 0xDB) & ~rare;
  b->comma = d8 & (eng__are_512(next, 0x8C) | eng__are_512(next, 0x9B) | eng__are_512(next, 0x9F));
  b->half = eng__are_512(x, 0xE2) & eng__are_512(next, 0x80) &
            eng__are_512(_mm512_loadu_si512(p + 2), 0x8C);
}

ENG__AVX512 static inline eng__block_bytes eng__look_at_bytes_512(const char *p) {
  __m512i x = _mm512_loadu_si512(p);
  uint64_t dash = eng__are_512(x, '-'), dot = eng__are_512(x, '.');
  eng__block_bytes b = {
      .letter = eng__within_512(_mm512_or_si512(x, _mm512_set1_epi8(0x20)), 'a', 'z'),
      .digit = eng__within_512(x, '0', '9'),
      .space = eng__are_512(x, ' '),
      .line = eng__are_512(x, '\n'),
      .mark = eng__are_512(x, ',') | eng__are_512(x, '"') | eng__within_512(x, '(', ')') |
              eng__are_512(x, '[') | eng__are_512(x, ']') | dash,
      .dash = dash,
      .stop = dot | eng__are_512(x, '!') | eng__are_512(x, '?'),
      .dot = dot,
      .pause = eng__within_512(x, ':', ';'),
      .quote = eng__are_512(x, '\''),
  };
  if (_mm512_movepi8_mask(x)) eng__look_at_arabic_512(p, x, &b);
  return b;
}

/* ---- What the bytes do ---- */

/* The last digits of the numbers that the slow path must look at: those with something behind them
 * that is not in `ends`. The addition carries each first digit over the run to what follows it. */
__attribute__((always_inline)) static inline uint64_t
eng__odd_numbers(uint64_t digit, uint64_t before, uint64_t ends) {
  uint64_t first = digit & ~(before << 1);
  return ((first + digit) & ~digit & ~ends) >> 1;
}

/* The byte behind the block says whether the last of it has a space or a letter behind it. */
__attribute__((always_inline)) static inline eng__block_masks
eng__masks_of(const eng__block_bytes *b, unsigned char behind) {
  eng__byte_class class = (eng__byte_class)eng__byte_class_of[behind];
  uint64_t gap_behind = (b->space | b->line) >> 1 | (uint64_t)(class <= ENG__BYTE_LINE) << 63;
  uint64_t letter_behind = b->letter >> 1 | (uint64_t)(class == ENG__BYTE_LETTER) << 63;
  uint64_t alnum = b->letter | b->digit;
  uint64_t joint = b->quote & alnum << 1 & letter_behind;
  uint64_t latin = alnum | joint;
  uint64_t trails = b->comma << 1 | b->half << 1 | b->half << 2;
  uint64_t arabic = b->arabic | b->arabic << 1;
  uint64_t half = b->half & arabic << 1 & arabic >> 3;
  uint64_t stop = b->stop & (gap_behind | b->mark >> 1);
  uint64_t mark = b->mark | stop | (b->pause & gap_behind);
  uint64_t dashes = b->dash & (b->dash << 1 | b->dash >> 1);
  uint64_t touching = (alnum & arabic >> 1) | (arabic & alnum >> 1);
  uint64_t word = latin | arabic;
  uint64_t ends = b->space | b->line | (mark & ~b->dash & ~(b->mark & ~gap_behind));
  uint64_t numbers = eng__odd_numbers(b->digit, latin, ends);
  uint64_t known = word | mark | b->comma | trails | b->space | b->line | half;
  return (eng__block_masks){.word = word,
                            .mark = mark,
                            .comma = b->comma,
                            .line = b->line,
                            .half = half,
                            .joint = joint,
                            .dot = b->dot & stop,
                            .arabic = arabic,
                            .digit = b->digit,
                            .trouble = ~known | dashes | touching | numbers};
}

#endif
#endif
