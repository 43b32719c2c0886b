/* Properties of code points, from tables generated out of the Unicode Character Database
 * (scripts/tools/; generated files are headed so). Every function takes any value; those past
 * U+10FFFF have the defaults of unassigned code points. */
#ifndef ENG_UNICODE_PROPERTIES_H
#define ENG_UNICODE_PROPERTIES_H

#include "unicode/tables.h"

#include <stdbool.h>

#define ENG__UNICODE_VERSION "15.0.0"

/* Many short names to a line: */
/* clang-format off */

/* Word_Break (UAX #29 table 3). */
typedef enum eng__word_class {
  ENG__WB_OTHER, ENG__WB_CR, ENG__WB_LF, ENG__WB_NEWLINE, ENG__WB_EXTEND, ENG__WB_ZWJ,
  ENG__WB_FORMAT, ENG__WB_KATAKANA, ENG__WB_HEBREW_LETTER, ENG__WB_ALETTER, ENG__WB_SINGLE_QUOTE,
  ENG__WB_DOUBLE_QUOTE, ENG__WB_MIDNUMLET, ENG__WB_MIDLETTER, ENG__WB_MIDNUM, ENG__WB_NUMERIC,
  ENG__WB_EXTENDNUMLET, ENG__WB_REGIONAL_INDICATOR, ENG__WB_WSEGSPACE
} eng__word_class;

/* Sentence_Break (UAX #29 table 4). */
typedef enum eng__sentence_class {
  ENG__SB_OTHER, ENG__SB_CR, ENG__SB_LF, ENG__SB_EXTEND, ENG__SB_SEP, ENG__SB_FORMAT, ENG__SB_SP,
  ENG__SB_LOWER, ENG__SB_UPPER, ENG__SB_OLETTER, ENG__SB_NUMERIC, ENG__SB_ATERM,
  ENG__SB_SCONTINUE, ENG__SB_STERM, ENG__SB_CLOSE
} eng__sentence_class;

/* Grapheme_Cluster_Break (UAX #29 table 2). */
typedef enum eng__grapheme_class {
  ENG__GCB_OTHER, ENG__GCB_CR, ENG__GCB_LF, ENG__GCB_CONTROL, ENG__GCB_EXTEND, ENG__GCB_ZWJ,
  ENG__GCB_REGIONAL_INDICATOR, ENG__GCB_PREPEND, ENG__GCB_SPACINGMARK, ENG__GCB_L, ENG__GCB_V,
  ENG__GCB_T, ENG__GCB_LV, ENG__GCB_LVT
} eng__grapheme_class;

/* General_Category; the two-letter values of UAX #44 table 12. */
typedef enum eng__category {
  ENG__CN, ENG__LU, ENG__LL, ENG__LT, ENG__LM, ENG__LO, ENG__MN, ENG__MC, ENG__ME, ENG__ND,
  ENG__NL, ENG__NO, ENG__PC, ENG__PD, ENG__PS, ENG__PE, ENG__PI, ENG__PF, ENG__PO, ENG__SM,
  ENG__SC, ENG__SK, ENG__SO, ENG__ZS, ENG__ZL, ENG__ZP, ENG__CC, ENG__CF, ENG__CS, ENG__CO
} eng__category;

/* clang-format on */

/* Script, as far as the engine tells them apart. */
typedef enum eng__script {
  ENG__SCRIPT_COMMON, /* Common, Inherited, Unknown */
  ENG__SCRIPT_LATIN,
  ENG__SCRIPT_ARABIC,
  ENG__SCRIPT_CYRILLIC,
  ENG__SCRIPT_GREEK,
  ENG__SCRIPT_HEBREW,
  ENG__SCRIPT_HAN,
  ENG__SCRIPT_OTHER
} eng__script;

/* All of them at once (unicode/tables.h has the bits), for the functions below. */
static inline uint32_t eng__properties_of(uint32_t cp) {
  if (cp > ENG__LAST_CODE_POINT) return eng__properties_records[0];
  uint32_t block = eng__properties_index[cp >> 7];
  return eng__properties_records[eng__properties_blocks[block * 128 + (cp & 127)]];
}

static inline eng__word_class eng__word_class_of(uint32_t cp) {
  return (eng__word_class)(eng__properties_of(cp) & 31);
}
static inline eng__sentence_class eng__sentence_class_of(uint32_t cp) {
  return (eng__sentence_class)(eng__properties_of(cp) >> 5 & 15);
}
static inline eng__grapheme_class eng__grapheme_class_of(uint32_t cp) {
  return (eng__grapheme_class)(eng__properties_of(cp) >> 9 & 15);
}
static inline eng__category eng__category_of(uint32_t cp) {
  return (eng__category)(eng__properties_of(cp) >> 13 & 31);
}
static inline eng__script eng__script_of(uint32_t cp) {
  return (eng__script)(eng__properties_of(cp) >> 18 & 7);
}
static inline bool eng__is_extended_pictographic(uint32_t cp) {
  return eng__properties_of(cp) >> 21 & 1;
}
/* Emoji_Presentation, or Extended_Pictographic outside ASCII and Latin-1: what a reader sees as a
 * picture. */
static inline bool eng__is_emoji(uint32_t cp) {
  return eng__properties_of(cp) >> 22 & 1;
}

/* Decimal digit value (Nd of any script), or -1. */
static inline int eng__digit_value(uint32_t cp) {
  int value = (int)(eng__properties_of(cp) >> 23 & 15);
  return value < 10 ? value : -1;
}

static inline bool eng__is_letter(uint32_t cp) {
  eng__category c = eng__category_of(cp);
  return c >= ENG__LU && c <= ENG__LO;
}
static inline bool eng__is_mark(uint32_t cp) {
  eng__category c = eng__category_of(cp);
  return c >= ENG__MN && c <= ENG__ME;
}

#endif
