/* The generated tables, and how to read them. scripts/tools/unicode_tables.lua writes them out of
 * the Unicode Character Database; the numbers here and there must agree.
 *
 * Both maps have two stages: `index[cp >> 7]` is a block of 128, `blocks[block * 128 + (cp & 127)]`
 * the value. Equal blocks are stored once. */
#ifndef ENG_UNICODE_TABLES_H
#define ENG_UNICODE_TABLES_H

#include <stdint.h>

#define ENG__LAST_CODE_POINT UINT32_C(0x10FFFF)

/* Properties: the value is the number of a record, 0 for what is unassigned. Bits of a record, from
 * the least: word class 5, sentence class 4, grapheme class 4, category 5, script 3, extended
 * pictographic 1, emoji 1, digit value 4 (15: none). */
extern const uint16_t eng__properties_index[];
extern const uint8_t eng__properties_blocks[];
extern const uint32_t eng__properties_records[];

/* Folding: the value is a code of these or, from ENG__FOLD_TEXTS on, the offset in eng__fold_texts
 * of the text it becomes: a length byte and that many bytes of UTF-8. Both kinds of fold share
 * blocks and texts. */
enum {
  ENG__FOLD_SAME,       /* stays; nothing beside it matters */
  ENG__FOLD_DROPPED,    /* leaves no trace */
  ENG__FOLD_MARK,       /* leaves no trace, and belongs to the letter before it */
  ENG__FOLD_ORDERED,    /* a mark that stays, but may have to change places with marks before it */
  ENG__FOLD_COMPOSES,   /* stays, or becomes one with what is before it */
  ENG__FOLD_MADDA,      /* U+0653: makes an آ of an alef before it, else as ENG__FOLD_MARK */
  ENG__FOLD_HALF_SPACE, /* U+200C and what stands for it: kept between letters that join */
  ENG__FOLD_ZWJ,        /* kept between pictographs */
  ENG__FOLD_CR,         /* a line end, with a LF behind it or alone */
  ENG__FOLD_TEXTS
};
/* In a text's length byte: its first code point acts on what stands before (like FOLD_COMPOSES). */
#define ENG__FOLD_JOINS 0x80

extern const uint16_t eng__fold_view_index[];
extern const uint16_t eng__fold_cased_index[];
extern const uint16_t eng__fold_blocks[];
extern const uint8_t eng__fold_texts[];

/* For U+0000–07FF at 2 * cp: the one or two bytes it becomes, when that is one code point of the
 * same length that nothing beside it changes; 0 otherwise (and for NUL). */
extern const uint8_t eng__fold_view_direct[];
extern const uint8_t eng__fold_cased_direct[];

#endif
