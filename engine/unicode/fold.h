/* Folding: from text as written to the view that patterns look at.
 *
 * The view is T(NFKC_Casefold(T(x))) to a fixed point, T being the Persian table: one form for each
 * letter of Persian however it was typed, no harakat, tatweel, bidi controls; U+200C kept between
 * Persian letters (U+200B and a doubled U+200C count as one there) and dropped elsewhere between
 * letters; digits ASCII, quotes ' and ", dashes -, spaces U+0020, line ends LF. Tables are
 * generated; utf8proc serves only code points outside them and sequences that compose. Folding is
 * idempotent. */
#ifndef ENG_UNICODE_FOLD_H
#define ENG_UNICODE_FOLD_H

#include "base/buffer.h"
#include "unicode/offset_map.h"

typedef enum eng__fold_kind {
  ENG__FOLD_VIEW, /* everything above */
  ENG__FOLD_CASED /* the same, but capitals stay capitals (T(NFKC(T(x)))) */
} eng__fold_kind;

/* Folds valid UTF-8. `view` and `map` are emptied first (their memory is kept for reuse). When the
 * text folds to itself `*same` is true and both stay empty: nothing was copied. `text.len` must be
 * below 2^32 - 16; the view is at most 18 times as long (U+FDFA), ENG_LIMIT when it would pass
 * 2^32 - 16. ENG_NOMEM when memory is out. */
eng_status eng__fold(eng__slice text, eng__fold_kind kind, eng__buffer *view, eng__offset_map *map,
                     bool *same, eng_error *err);

/* Is this code point one of those the fold drops but that belong to the letter before them
 * (harakat, Quranic marks, U+0670 …)? A span's end reaches over them, never over controls. */
bool eng__fold_is_dropped_mark(uint32_t cp);
/* Dropped, whatever it is (marks, tatweel, bidi controls, joiners other than a kept U+200C). */
bool eng__fold_is_dropped(uint32_t cp);

#endif
