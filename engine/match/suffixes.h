/* What may hang on a Persian word without making it another (persian.md 8): suffixes behind a
 * half-space, suffixes written on, prefixes before a half-space, the ezafe. */
#ifndef ENG_MATCH_SUFFIXES_H
#define ENG_MATCH_SUFFIXES_H

#include "base/slice.h"

/* A suffix that may follow behind a half-space. */
bool eng__is_suffix(eng__slice word);
/* A prefix that may stand before a half-space. */
bool eng__is_prefix(eng__slice word);
/* A suffix that may be written on: the ها family, with or without را, and را. */
bool eng__is_joined_suffix(eng__slice ending);
/* Does the word end in a joined suffix, with something in front of it? */
bool eng__ends_in_suffix(eng__slice word);
/* Bytes of a joined suffix, and of what it may hang on: two letters, or رها would be ر. */
enum { ENG__JOINED_SUFFIX_LEAST = 4, ENG__JOINED_SUFFIX_MOST = 16, ENG__SUFFIXED_LEAST = 4 };
/* Is this the ezafe ی, and may it follow `before` (written on: after ا and و; behind a half-space
 * also after ه)? */
bool eng__is_ezafe(eng__slice word);
bool eng__takes_ezafe(eng__slice before, bool half_space);

/* The last four bytes of a word, as a little-endian number: can a joined suffix end so? One of 64
 * bits, asked of every Persian word; the constant has the bits of the joined suffixes' endings. */
#define ENG__SUFFIX_BIT(last) (((last)*UINT32_C(0x9E3779B1)) >> 26)
#define ENG__SUFFIX_ENDINGS UINT64_C(0x821C002180000000)
static inline bool eng__may_end_suffix(uint32_t last) {
  return ENG__SUFFIX_ENDINGS >> ENG__SUFFIX_BIT(last) & 1;
}

#endif
