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
  uint64_t letter, digit;
  uint64_t gap;    /* space or LF */
  uint64_t line;   /* LF */
  uint64_t mark;   /* , " ( ) [ ] and - */
  uint64_t dash;   /* - */
  uint64_t stop;   /* . ! ? */
  uint64_t dot;    /* . */
  uint64_t pause;  /* : ; */
  uint64_t quote;  /* ' */
  uint64_t s;      /* s */
  uint64_t arabic; /* leads of plain Arabic letters */
  uint64_t comma;  /* leads of ، ؛ ؟ */
  uint64_t half;   /* leads of U+200C */
} eng__block_bytes;

/* Bytes by what they do. */
typedef struct eng__block_masks {
  uint64_t word;   /* of a word or a number */
  uint64_t gap;    /* space or LF */
  uint64_t mark;   /* a token of one byte */
  uint64_t comma;  /* lead of a token of two bytes */
  uint64_t line;   /* LF */
  uint64_t half;   /* lead of a half-space between Arabic letters */
  uint64_t joint;  /* ' between letters, in a word */
  uint64_t clitic; /* those of them that have s behind them */
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
  __m128i line = eng__bytes_are(x, '\n');
  __m128i bracket = eng__bytes_or(eng__bytes_are(low_bit, ')'), /* ( and ) */
                                  eng__bytes_or(eng__bytes_are(x, '['), eng__bytes_are(x, ']')));
  __m128i mark = eng__bytes_or(eng__bytes_are(x, ','), eng__bytes_are(x, '"'));
  __m128i stop = eng__bytes_or(dot, eng__bytes_or(eng__bytes_are(x, '!'), eng__bytes_are(x, '?')));
  b->letter |= eng__byte_bits(eng__bytes_at_most(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25)) << i;
  b->digit |= eng__byte_bits(eng__bytes_at_most(_mm_sub_epi8(x, _mm_set1_epi8('0')), 9)) << i;
  b->gap |= eng__byte_bits(eng__bytes_or(eng__bytes_are(x, ' '), line)) << i;
  b->line |= eng__byte_bits(line) << i;
  b->mark |= eng__byte_bits(eng__bytes_or(eng__bytes_or(mark, dash), bracket)) << i;
  b->dash |= eng__byte_bits(dash) << i;
  b->stop |= eng__byte_bits(stop) << i;
  b->dot |= eng__byte_bits(dot) << i;
  b->pause |= eng__byte_bits(eng__bytes_or(eng__bytes_are(x, ':'), eng__bytes_are(x, ';'))) << i;
  b->quote |= eng__byte_bits(eng__bytes_are(x, '\'')) << i;
  b->s |= eng__byte_bits(eng__bytes_are(x, 's')) << i;
  if (eng__byte_bits(x)) eng__look_at_arabic(p, i, b);
}

static inline eng__block_bytes eng__look_at_bytes(const char *p) {
  eng__block_bytes b = {0};
#pragma GCC unroll 4
  for (int i = 0; i < ENG__BLOCK; i += 16) eng__look_at_sixteen(p + i, i, &b);
  return b;
}

/* ---- The same for machines with AVX-512: sixty-four bytes are one vector, what sort each is
 * stands in a table, and a test of all gives a mask. ---- */

/* Sorts of ASCII bytes, by bit. */
enum {
  ENG__SORT_LETTER,
  ENG__SORT_DIGIT,
  ENG__SORT_GAP,
  ENG__SORT_MARK,
  ENG__SORT_STOP,
  ENG__SORT_PAUSE,
  ENG__SORT_QUOTE,
  ENG__SORT_CHOSEN /* and of those above: LF, dash, dot, s */
};
extern const uint8_t eng__sort_of_ascii[128];

/* What a lead byte and the one behind it are together: the bits that both have. Of either byte by
 * its low six bits. */
enum {
  ENG__PAIR_ARABIC, /* U+0600..U+06FF */
  ENG__PAIR_RARE,   /* no plain letters behind D8; two bits more for those behind D9 and DB */
  ENG__PAIR_COMMA = ENG__PAIR_RARE + 3,
  ENG__PAIR_HALF /* begins U+2000..U+203F */
};
extern const uint8_t eng__pairs_of_lead[64], eng__pairs_of_second[64];

/* Each bit, and those of rare pairs, in all bytes of a lane. In another file, so that they are
 * loaded and not made by way of registers, which takes turns with the comparisons. */
extern const uint64_t eng__bit_in_all_bytes[8], eng__rare_in_all_bytes;
/* 0 to 63; 0 to 7, each eight times. */
extern const uint8_t eng__places_of_block[64], eng__eight_of_each[64];

ENG__AVX512 static inline uint64_t eng__bytes_with(__m512i bytes, uint64_t bits) {
  return _mm512_test_epi8_mask(bytes, _mm512_set1_epi64((long long)bits));
}

/* The sixty-four bytes at `p`, of which `len` are there; spaces stand for the others. */
ENG__AVX512 static inline __m512i eng__load_block(const char *p, size_t len) {
  if (len >= ENG__BLOCK) return _mm512_loadu_si512(p);
  return _mm512_mask_loadu_epi8(_mm512_set1_epi8(' '), (UINT64_C(1) << len) - 1, p);
}

ENG__AVX512 static inline void eng__look_at_arabic_512(const char *p, size_t len, __m512i x,
                                                       uint64_t high, eng__block_bytes *b) {
  __m512i next = eng__load_block(p + 1, len - 1);
  uint64_t leads = high & _mm512_movepi8_mask(_mm512_add_epi8(x, x));
  __m512i by_lead = _mm512_loadu_si512(eng__pairs_of_lead);
  __m512i pairs =
      _mm512_and_si512(_mm512_maskz_permutexvar_epi8(leads, x, by_lead),
                       _mm512_permutexvar_epi8(next, _mm512_loadu_si512(eng__pairs_of_second)));
  uint64_t rare = eng__bytes_with(pairs, eng__rare_in_all_bytes);
  b->arabic = eng__bytes_with(pairs, eng__bit_in_all_bytes[ENG__PAIR_ARABIC]) & ~rare;
  b->comma = eng__bytes_with(pairs, eng__bit_in_all_bytes[ENG__PAIR_COMMA]);
  b->half = eng__bytes_with(pairs, eng__bit_in_all_bytes[ENG__PAIR_HALF]);
  b->half &= eng__are_512(next, 0x8C) >> 1;
}

ENG__AVX512 static inline eng__block_bytes eng__look_at_bytes_512(const char *p, size_t len) {
  __m512i x = eng__load_block(p, len);
  uint64_t high = _mm512_movepi8_mask(x);
  __m512i sorts = _mm512_maskz_permutex2var_epi8(~high, _mm512_loadu_si512(eng__sort_of_ascii), x,
                                                 _mm512_loadu_si512(eng__sort_of_ascii + 64));
  uint64_t chosen = _mm512_movepi8_mask(sorts);
  eng__block_bytes b = {.letter = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_LETTER]),
                        .digit = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_DIGIT]),
                        .gap = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_GAP]),
                        .mark = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_MARK]),
                        .stop = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_STOP]),
                        .pause = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_PAUSE]),
                        .quote = eng__bytes_with(sorts, eng__bit_in_all_bytes[ENG__SORT_QUOTE])};
  b.line = b.gap & chosen;
  b.dash = b.mark & chosen;
  b.dot = b.stop & chosen;
  b.s = b.letter & chosen;
  if (high) eng__look_at_arabic_512(p, len, x, high, &b);
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
eng__masks_of(const eng__block_bytes *b, eng__byte_class behind) {
  uint64_t gap_behind = b->gap >> 1 | (uint64_t)(behind <= ENG__BYTE_LINE) << 63;
  uint64_t letter_behind = b->letter >> 1 | (uint64_t)(behind == ENG__BYTE_LETTER) << 63;
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
  uint64_t ends = b->gap | (mark & ~b->dash & ~(b->mark & ~gap_behind));
  uint64_t numbers = eng__odd_numbers(b->digit, latin, ends);
  uint64_t known = word | mark | b->comma | trails | b->gap | half;
  return (eng__block_masks){.word = word,
                            .gap = b->gap,
                            .mark = mark,
                            .comma = b->comma,
                            .line = b->line,
                            .half = half,
                            .joint = joint,
                            .clitic = joint & b->s >> 1,
                            .dot = b->dot & stop,
                            .arabic = arabic,
                            .digit = b->digit,
                            .trouble = ~known | dashes | touching | numbers};
}

#endif
#endif
