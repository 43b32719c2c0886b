/* Word, sentence and grapheme boundaries exactly as UAX #29 (Unicode 15.0) has them, without any
 * tailoring: what the conformance files test. The engine's own tokens and sentences are made by the
 * text floor. */
#ifndef ENG_UNICODE_BREAKS_H
#define ENG_UNICODE_BREAKS_H

#include "base/slice.h"

/* The next boundary after `from`, which must itself be a boundary of `text` (valid UTF-8); `from` <
 * `text.len`. Linear in the distance gone (with a look-ahead of a few characters; SB8 may look to
 * the end of the sentence). */
size_t eng__next_word_break(eng__slice text, size_t from);
size_t eng__next_sentence_break(eng__slice text, size_t from);
size_t eng__next_grapheme_break(eng__slice text, size_t from);

#endif
