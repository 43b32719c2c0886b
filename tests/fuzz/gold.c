/* A gold set, read as `engine test --gold` reads it: looked over, then once more for its spans. */
#include "author/gold.h"
#include "base/json.h"
#include "files.h"

static void check_spans(const eng__gold *gold) {
  for (size_t i = 0; i < gold->spans.count; i++) {
    const eng__gold_span *span = &gold->spans.at[i];
    FUZZ_CHECK(span->label < gold->labels.names.count);
    FUZZ_CHECK(span->at.start < span->at.end);
  }
  FUZZ_CHECK(eng__json_valid(gold->record) && fuzz_valid(gold->record));
}

static void read_again(eng__gold *gold) {
  uint64_t documents = gold->documents, marked = gold->marked, met = 0;
  bool end = false;
  if (!fuzz_ok(eng__gold_rewind(gold, NULL))) return;
  for (; fuzz_ok(eng__gold_next(gold, &end, NULL)) && !end; met += gold->spans.count)
    check_spans(gold);
  if (!fuzz_lacked())
    FUZZ_CHECK(gold->documents == documents && gold->marked == marked && met == marked);
}

static eng_status run(void) {
  eng__gold gold;
  eng_error err = {0};
  eng_status status = ENG_NOMEM;
  if (fuzz_ok(eng__gold_open(&gold, fuzz_path(0), NULL)) &&
      fuzz_ok(eng__gold_add_label(&gold, ENG__SLICE("war"), NULL))) {
    status = eng__gold_check(&gold, &err);
    FUZZ_CHECK(gold.labels.names.count == gold.labels.lines.count);
    if (status == ENG_OK) read_again(&gold);
    else
      FUZZ_CHECK(status == ENG_NOMEM ||
                 (status == ENG_INVALID && (gold.errors || !gold.documents)));
  }
  eng__gold_close(&gold);
  return status;
}

void fuzz_target(const uint8_t *data, size_t size) {
  fuzz_file(0, fuzz_input(data, size));
  fuzz_twice(run);
}
