/* Regex glue: three parts, the first with letters that choose options (c: case, r: raw), the second
 * an expression a line, the third the text. */
#include "hits.h"

enum { MOST = 8 };

static size_t split(eng__slice part, eng__slice *lines) {
  size_t count = 0;
  while (part.len && count < MOST) lines[count++] = fuzz_line(&part);
  return count;
}

static bool has(eng__slice letters, char letter) {
  return letters.len && memchr(letters.at, letter, letters.len);
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice rest = fuzz_input(data, size);
  eng__slice letters = fuzz_part(&rest), list = fuzz_part(&rest), lines[MOST];
  size_t count = split(list, lines);
  eng__patterns *patterns;
  eng__pattern id;
  eng_error err = {0};
  eng__regex_options options = {.keep_case = has(letters, 'c'), .raw = has(letters, 'r')};
  if (!fuzz_ok(eng__patterns_open(&patterns, NULL))) return;
  eng_status status = eng__patterns_add_regex(patterns, lines, count, options, &id, &err);
  if (status == ENG_OK) fuzz_scan(patterns, id, count, rest);
  else FUZZ_CHECK(err.status == status && err.message[0]);
  eng__patterns_close(patterns);
}
