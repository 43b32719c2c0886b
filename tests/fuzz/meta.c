/* The table of --meta. The first byte chooses between TSV, CSV and JSON lines; the rest is the
 * file. */
#include "corpus/meta.h"
#include "fuzz.h"

static const char *const names[] = {"m.tsv", "m.csv", "m.jsonl"};

/* Looks up whatever stands between separators: documents there are and such there are not. */
static size_t look_up(const eng__meta *meta, eng__slice bytes) {
  size_t found = 0, from = 0;
  for (size_t at = 0; at <= bytes.len; at++) {
    if (at < bytes.len && !strchr("\t,\n\"", bytes.at[at])) continue;
    const eng__slice *pairs;
    size_t count;
    int64_t row = eng__meta_find(meta, eng__slice_cut(bytes, from, at), &pairs, &count);
    FUZZ_CHECK(row >= -1 && row < (int64_t)eng__meta_rows(meta));
    for (size_t i = 0; row >= 0 && i < 2 * count; i++) FUZZ_CHECK(fuzz_valid(pairs[i]));
    for (size_t i = 0; row >= 0 && i < count; i++) FUZZ_CHECK(pairs[2 * i + 1].len);
    found += row >= 0;
    from = at + 1;
  }
  return found;
}

void fuzz_target(const uint8_t *data, size_t size) {
  if (!size) return;
  const char *name = names[data[0] % 3];
  eng__slice bytes = fuzz_input(data + 1, size - 1);
  eng__meta *meta;
  eng_error err = {0};
  eng_status status = eng__meta_open(&meta, name, bytes, &err);
  if (status == ENG_OK) {
    look_up(meta, bytes);
    eng__meta_close(meta);
  } else if (status == ENG_NOMEM) FUZZ_CHECK(fuzz_lacked());
  else FUZZ_CHECK(err.status == status && strncmp(err.message, name, strlen(name)) == 0);
}
