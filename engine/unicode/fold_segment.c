/* One round decomposes the list, folds each code point by the table and composes what came of it;
 * rounds go on until nothing changes. Two are the rule: one that folds, one that sees it rest. */
#include "unicode/fold_segment.h"
#include "unicode/utf8.h"

enum { MOST_ROUNDS = 8, MADDA = 0x0653 };

static bool decode(eng__slice text, eng__code_points *list) {
  if (!eng__vec_reserve(list, list->count + text.len)) return false;
  const char *end = text.at + text.len;
  for (const char *at = text.at; at < end;) list->at[list->count++] = (int32_t)eng__utf8_next(&at);
  return true;
}

/* What each code point becomes by itself; madda waits until it was composed. */
static bool map_each(const eng__code_points *in, eng__fold_kind kind, eng__code_points *out) {
  out->count = 0;
  for (size_t i = 0; i < in->count; i++) {
    uint16_t code = eng__fold_code(kind, (uint32_t)in->at[i]);
    bool kept = true;
    if (code >= ENG__FOLD_TEXTS) kept = decode(eng__fold_text(code), out);
    else if (code == ENG__FOLD_SAME || code == ENG__FOLD_ORDERED || code == ENG__FOLD_COMPOSES ||
             code == ENG__FOLD_MADDA)
      kept = eng__vec_push(out, in->at[i]);
    if (!kept) return false;
  }
  return true;
}

static void drop_madda(eng__code_points *list) {
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->at[i] != MADDA) list->at[count++] = list->at[i];
  list->count = count;
}

/* From `list` to `list`. */
static eng_status fold_round(eng__segment *s, eng__fold_kind kind, eng_error *err) {
  eng_status status = eng__normalize(&s->list, ENG__NFD, &s->other, err);
  if (status != ENG_OK) return status;
  if (!map_each(&s->other, kind, &s->list)) return eng__fail_nomem(err);
  status = eng__normalize(&s->list, ENG__NFC, &s->other, err);
  if (status != ENG_OK) return status;
  drop_madda(&s->other);
  eng__code_points swapped = s->list;
  s->list = s->other;
  s->other = swapped;
  return ENG_OK;
}

static bool encode(const eng__code_points *list, eng__buffer *text) {
  eng__buffer_clear(text);
  for (size_t i = 0; i < list->count; i++) {
    char bytes[4];
    eng__buffer_add(text, bytes, eng__utf8_encode((uint32_t)list->at[i], bytes));
  }
  return !text->failed;
}

static void swap_texts(eng__segment *s) {
  eng__buffer swapped = s->text;
  s->text = s->before;
  s->before = swapped;
}

eng_status eng__fold_segment(eng__segment *scratch, eng__slice source, eng__fold_kind kind,
                             eng__slice *folded, eng_error *err) {
  scratch->list.count = 0;
  eng__buffer_clear(&scratch->text);
  eng__buffer_add_slice(&scratch->text, source);
  if (scratch->text.failed || !decode(source, &scratch->list)) return eng__fail_nomem(err);
  for (int round = 0; round < MOST_ROUNDS; round++) {
    swap_texts(scratch);
    eng_status status = fold_round(scratch, kind, err);
    if (status != ENG_OK) return status;
    if (!encode(&scratch->list, &scratch->text)) return eng__fail_nomem(err);
    eng__slice now = eng__buffer_slice(&scratch->text);
    if (eng__slice_equal(now, eng__buffer_slice(&scratch->before))) break;
  }
  *folded = eng__buffer_slice(&scratch->text);
  return ENG_OK;
}

void eng__segment_free(eng__segment *scratch) {
  eng__vec_free(&scratch->list);
  eng__vec_free(&scratch->other);
  eng__buffer_free(&scratch->text);
  eng__buffer_free(&scratch->before);
}
