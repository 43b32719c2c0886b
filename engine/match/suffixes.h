/* What may hang on a Persian word without making it another (persian.md 8): suffixes behind a
 * half-space, suffixes written on, prefixes before a half-space, the ezafe. */
#ifndef ENG_MATCH_SUFFIXES_H
#define ENG_MATCH_SUFFIXES_H

#include "base/slice.h"

#include <stdint.h>

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

/* Letters as the end of a word has them, in a little-endian number of its last bytes. */
#define ENG__ENDING_HA UINT64_C(0xA7D887D9)       /* ها */
#define ENG__ENDING_RA UINT64_C(0xA7D8B1D8)       /* را */
#define ENG__ENDING_MAN UINT64_C(0x86D9A7D885D9)  /* مان */
#define ENG__ENDING_TAN UINT64_C(0x86D9A7D8AAD8)  /* تان */
#define ENG__ENDING_SHAN UINT64_C(0x86D9A7D8B4D8) /* شان */

/* The last eight bytes of a word, or what stands before it where it is shorter: can a joined suffix
 * end so? Hardly any other word does: را, or ها with up to two letters behind it, or the end of the
 * longer ones. Without branches, for it is asked of every Persian word. */
static inline bool eng__may_end_suffix(uint64_t last) {
  uint64_t letters_2 = last >> 32, letters_3 = last >> 16;
  bool two = (letters_2 == ENG__ENDING_RA) | (letters_2 == ENG__ENDING_HA);
  bool ha = ((uint32_t)letters_3 == ENG__ENDING_HA) | ((uint32_t)last == ENG__ENDING_HA);
  bool possessive = (letters_3 == ENG__ENDING_MAN) | (letters_3 == ENG__ENDING_TAN) |
                    (letters_3 == ENG__ENDING_SHAN);
  return two | ha | possessive;
}

#endif
