/* Phrases whose capitals count: the letters of the text, folded in everything but case, are
 * compared with the entry's. */
#include "match/verify.h"

/* The same bytes, dots aside? */
static bool same_but_dots(eng__slice a, eng__slice b) {
  size_t i = 0, k = 0;
  for (;;) {
    while (i < a.len && a.at[i] == '.') i++;
    while (k < b.len && b.at[k] == '.') k++;
    if (i == a.len || k == b.len) return i == a.len && k == b.len;
    if (a.at[i++] != b.at[k++]) return false;
  }
}

static eng_status fold_cased(const eng__ground *ground, eng_span view, eng__slice *cased,
                             eng_error *err) {
  eng_span span = eng__document_text_span(ground->document, view.start, view.end);
  eng__slice text = eng__slice_cut(ground->document->text, span.start, span.end);
  bool same = true;
  eng_status status =
      eng__fold(text, ENG__FOLD_CASED, ground->scratch, ground->scratch_map, &same, err);
  *cased = same ? text : eng__buffer_slice(ground->scratch);
  return status;
}

eng_status eng__capitals_agree(const eng__ground *ground, const eng__phrase *phrase,
                               const eng_span *spans, bool *agree, eng_error *err) {
  size_t count = phrase->piece_count; /* as many more hold the words with capitals */
  *agree = true;
  for (size_t i = 0; i < count && *agree; i++) {
    eng__slice cased = eng__phrase_word(phrase, count + i);
    if (!cased.len) continue; /* a sign */
    eng__slice text;
    eng_status status = fold_cased(ground, spans[i], &text, err);
    if (status) return status;
    *agree = same_but_dots(text, cased);
  }
  return ENG_OK;
}
