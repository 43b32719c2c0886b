/* Text that is not ours on its way to a terminal or a log: nothing in it may act. */
#ifndef ENG_OUTPUT_ESCAPE_H
#define ENG_OUTPUT_ESCAPE_H

#include "base/buffer.h"

/* Appends `text` with C0, DEL, C1, bidi controls, U+2028/9 as \u{NNNN}, invalid bytes as \xNN, cut
 * after `most` characters with "…" (0: not cut). */
void eng__write_safe(eng__buffer *out, eng__slice text, size_t most);

/* The same, white space of any kind and length being one space; `most` is of a word. */
void eng__write_flat(eng__buffer *out, eng__slice text, size_t most);

/* Space, tab or an end of line? */
static inline bool eng__is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

#endif
