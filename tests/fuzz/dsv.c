/* TSV and CSV. The first byte chooses the separator; the rest is the table. */
#include "base/dsv.h"
#include "fuzz.h"

static void check_row(const eng__dsv *table, const eng__dsv_row *row, uint32_t *line) {
  FUZZ_CHECK(row->line > *line);
  FUZZ_CHECK(row->count <= table->column_count);
  *line = row->line;
  for (uint32_t i = 0; i < table->column_count; i++) {
    FUZZ_CHECK(fuzz_valid(row->fields[i]));
    if (i >= row->count) FUZZ_CHECK(row->fields[i].len == 0);
  }
}

static void check(const eng__dsv *table) {
  FUZZ_CHECK(table->column_count > 0);
  uint32_t line = table->header_line;
  for (size_t i = 0; i < table->row_count; i++) check_row(table, &table->rows[i], &line);
  int phrase = eng__dsv_column(table, "phrase");
  FUZZ_CHECK(phrase < (int)table->column_count);
  if (phrase >= 0) FUZZ_CHECK(eng__slice_equal(table->columns[phrase], ENG__SLICE("phrase")));
}

void fuzz_target(const uint8_t *data, size_t size) {
  if (!size) return;
  eng__arena arena = {0};
  eng__dsv table;
  eng_error err = {0};
  char separator = data[0] % 2 ? ',' : '\t';
  eng_status status =
      eng__dsv_read(&table, &arena, "list", fuzz_input(data + 1, size - 1), separator, &err);
  if (status == ENG_OK) check(&table);
  else if (status == ENG_NOMEM) FUZZ_CHECK(fuzz_lacked() && err.status == status);
  else FUZZ_CHECK(err.status == status && strncmp(err.message, "list:", 5) == 0);
  eng__arena_free(&arena);
}
