/* The encodings other than UTF-8: one character at a time. */
#ifndef ENG_TEXT_ENCODINGS_H
#define ENG_TEXT_ENCODINGS_H

#include "text/decode.h"

/* Code points of the bytes 80 to FF; U+FFFD where the encoding has none. */
extern const uint16_t eng__windows_1256[128], eng__windows_1252[128];

/* One character at `at` < raw.len in any encoding but UTF-8: gives the bytes it takes, and the code
 * point or ENG__CP_BROKEN (a lone surrogate, a value past U+10FFFF, a cut unit, an undefined byte).
 */
size_t eng__decode_character(eng__encoding encoding, eng__slice raw, size_t at, uint32_t *cp);

#endif
