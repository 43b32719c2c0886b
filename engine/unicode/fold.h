/* Folding: from text as written to the view that patterns look at.
 *
 * The view is T(NFKC_Casefold(T(x))) to a fixed point, T being the Persian table
 * (scripts/tools/unicode/persian.lua): one form for each letter of Persian however it was typed, no
 * harakat, tatweel, bidi controls. In detail:
 *   - Line ends (LF, CRLF, CR) are LF. All other white space, tab, U+0085, U+2028, U+2029 included,
 *     is U+0020, one for one.
 *   - Quotation marks are " or ' (so are ` ´ ʼ ʿ ′), dashes and U+2212 -, digits of every script
 *     ASCII, ٫ ٬ ٪ are . , %: ۳٫۵ reads 3.5.
 *   - U+200C is kept between two word characters (letters, digits) one of which is an Arabic-script
 *     letter; U+200B, U+001F and a run of several count as one there. Elsewhere they go.
 *   - ZWJ is kept between pictographs; variation selectors go.
 *   - Madda makes an آ of the alef before it; every other mark on Arabic letters goes.
 * Latin accents stay. Canonically equivalent texts have the same view. Folding is idempotent.
 * Tables are generated; utf8proc serves only sequences that compose or change order. */
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
/* Dropped, whatever it is (marks, tatweel, bidi controls, joiners), alone at least: a U+200B or ZWJ
 * may be kept by what stands beside it. Not U+200C. */
bool eng__fold_is_dropped(uint32_t cp);

#endif
