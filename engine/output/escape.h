/* Text that is not ours on its way to a terminal or a log: nothing in it may act. */
#ifndef ENG_OUTPUT_ESCAPE_H
#define ENG_OUTPUT_ESCAPE_H

#include "base/buffer.h"

/* Appends `text` with C0, DEL, C1, bidi controls, U+2028/9 as \u{NNNN}, invalid bytes as \xNN, cut
 * after `most` characters with "…" (0: not cut). */
void eng__write_safe(eng__buffer *out, eng__slice text, size_t most);

#endif
