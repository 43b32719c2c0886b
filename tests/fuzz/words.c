/* Phrases: three parts, the first with letters that choose options (n: no suffixes, h: handles,
 * e: exact case, a: any case), the second a phrase a line, the third the text. */
#include "hits.h"

enum { MOST = 32 };

static bool has(eng__slice letters, char letter) {
  return letters.len && memchr(letters.at, letter, letters.len);
}

static eng__case case_of(eng__slice letters) {
  if (has(letters, 'e')) return ENG__CASE_EXACT;
  return has(letters, 'a') ? ENG__CASE_ANY : ENG__CASE_AUTO;
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice rest = fuzz_input(data, size);
  eng__slice letters = fuzz_part(&rest), list = fuzz_part(&rest);
  eng__words_entry entries[MOST];
  size_t count = 0;
  while (list.len && count < MOST)
    entries[count++] = (eng__words_entry){fuzz_line(&list), case_of(letters)};
  eng__words_options options = {.no_suffixes = has(letters, 'n'), .handles = has(letters, 'h')};
  eng__patterns *patterns;
  eng__pattern id;
  eng_error err = {0};
  if (!fuzz_ok(eng__patterns_open(&patterns, NULL))) return;
  eng_status status = eng__patterns_add_words(patterns, entries, count, options, &id, &err);
  if (status == ENG_OK) fuzz_scan(patterns, id, count, rest);
  else FUZZ_CHECK(err.status == status && err.message[0]);
  eng__patterns_close(patterns);
}
