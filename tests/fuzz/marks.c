/* Texts with marks, as the texts of tests/ are. What was read and is written again reads as the
 * same, without the marks that a brace of the text behind them would be read with. */
#include "fuzz.h"
#include "run/marks.h"

static void check_marks(const eng__marked *read) {
  eng__slice text = eng__buffer_slice(&read->text);
  for (size_t i = 0; i < read->marks.count; i++) {
    const eng__mark *mark = &read->marks.at[i];
    FUZZ_CHECK(mark->rule.len && mark->line >= 1);
    FUZZ_CHECK(mark->span.start < mark->span.end && mark->span.end <= text.len);
    for (size_t k = 0; k < i; k++)
      FUZZ_CHECK(!eng__spans_cross(mark->span, read->marks.at[k].span));
    eng__buffer excerpt = {0};
    if (fuzz_valid(text)) eng__mark_excerpt(&excerpt, text, mark->span);
    eng__buffer_free(&excerpt);
  }
}

static void check_again(const eng__marked *read) {
  eng__buffer written = {0};
  eng__marked again = {0};
  uint32_t line;
  size_t left =
      eng__marks_write(&written, eng__buffer_slice(&read->text), read->marks.at, read->marks.count);
  FUZZ_CHECK(left <= read->marks.count);
  if (!written.failed && fuzz_ok(eng__marks_read(&again, eng__buffer_slice(&written), &line, NULL)))
    FUZZ_CHECK(again.marks.count + left == read->marks.count &&
               eng__slice_equal(eng__buffer_slice(&again.text), eng__buffer_slice(&read->text)));
  eng__marks_free(&again);
  eng__buffer_free(&written);
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__marked read = {0};
  uint32_t line = 0;
  eng_error err = {0};
  eng_status status = eng__marks_read(&read, fuzz_input(data, size), &line, &err);
  if (status == ENG_OK) {
    check_marks(&read);
    check_again(&read);
  } else if (status == ENG_NOMEM) FUZZ_CHECK(fuzz_lacked());
  else FUZZ_CHECK(status == ENG_INVALID && line >= 1 && err.message[0]);
  eng__marks_free(&read);
}
