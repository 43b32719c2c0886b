/* Folding a starter with the marks behind it (or a syllable of jamo) as a whole, and how to read
 * the folding tables: the inner side of unicode/fold.h. */
#ifndef ENG_UNICODE_FOLD_SEGMENT_H
#define ENG_UNICODE_FOLD_SEGMENT_H

#include "unicode/fold.h"
#include "unicode/normalize.h"
#include "unicode/tables.h"

/* Scratch memory, kept from segment to segment. Starts as all zeroes. */
typedef struct eng__segment {
  eng__code_points list, other;
  eng__buffer text, before;
} eng__segment;

/* The fold of `source` (valid UTF-8) with nothing beside it: a canonically equivalent source gives
 * the same. `folded` lies in `scratch`, good until its next use. */
eng_status eng__fold_segment(eng__segment *scratch, eng__slice source, eng__fold_kind kind,
                             eng__slice *folded, eng_error *err);

void eng__segment_free(eng__segment *scratch);

/* How a code point folds: ENG__FOLD_SAME … or the place of a text (unicode/tables.h). */
static inline uint16_t eng__fold_code(eng__fold_kind kind, uint32_t cp) {
  if (cp > ENG__LAST_CODE_POINT) return ENG__FOLD_SAME;
  const uint16_t *index = kind == ENG__FOLD_VIEW ? eng__fold_view_index : eng__fold_cased_index;
  return eng__fold_blocks[index[cp >> 7] * 128 + (cp & 127)];
}

static inline bool eng__fold_text_joins(uint16_t code) {
  return eng__fold_texts[code] & ENG__FOLD_JOINS;
}

static inline eng__slice eng__fold_text(uint16_t code) {
  const uint8_t *entry = &eng__fold_texts[code];
  return (eng__slice){(const char *)entry + 1, entry[0] & (ENG__FOLD_JOINS - 1u)};
}

#endif
