/* Every case of WordBreakTest, SentenceBreakTest and GraphemeBreakTest (Unicode 15.0), through
 * unicode/breaks.h. */
#include "support/ucd.h"

#include "unicode/breaks.h"

typedef size_t next_break(eng__slice text, size_t from);

enum { MOST_BREAKS = 512 };

typedef struct sample {
  char text[1024];
  size_t len;
  size_t breaks[MOST_BREAKS]; /* the first is 0 */
  size_t break_count;
} sample;

/* "÷ 0061 × 0308 ÷\t# comment"; false for a line without a case. */
static bool read_sample(char *line, sample *s) {
  line[strcspn(line, "#")] = '\0';
  s->len = s->break_count = 0;
  bool any = false;
  for (char *word = strtok(line, " \t\r\n"); word; word = strtok(NULL, " \t\r\n")) {
    any = true;
    if (strcmp(word, "÷") == 0) s->breaks[s->break_count++] = s->len;
    else if (strcmp(word, "×") != 0) s->len += ucd_append_hex(word, s->text + s->len);
    assert_true(s->break_count < MOST_BREAKS && s->len + 4 < sizeof s->text);
  }
  return any;
}

static bool agrees(const sample *s, next_break *next) {
  eng__slice text = {s->text, s->len};
  size_t at = 0;
  for (size_t i = 1; i < s->break_count; i++) {
    at = next(text, at);
    if (at != s->breaks[i]) return false;
  }
  return at == s->len;
}

static void run_file(const char *name, next_break *next, size_t at_least) {
  FILE *file = ucd_open(name);
  char line[UCD_LONGEST_LINE], copy[UCD_LONGEST_LINE];
  size_t cases = 0, wrong = 0;
  sample s;
  while (fgets(line, sizeof line, file)) {
    memcpy(copy, line, sizeof line);
    if (!read_sample(line, &s)) continue;
    cases++;
    if (agrees(&s, next)) continue;
    wrong++;
    print_error("%s: %s", name, copy);
  }
  ucd_close(file, name);
  print_message("%s: %zu of %zu\n", name, cases - wrong, cases);
  assert_int_equal(wrong, 0);
  assert_true(cases >= at_least);
}

static void word_break_test(void **state) {
  (void)state;
  run_file("auxiliary/WordBreakTest.txt", eng__next_word_break, 1823);
}

static void sentence_break_test(void **state) {
  (void)state;
  run_file("auxiliary/SentenceBreakTest.txt", eng__next_sentence_break, 502);
}

static void grapheme_break_test(void **state) {
  (void)state;
  run_file("auxiliary/GraphemeBreakTest.txt", eng__next_grapheme_break, 602);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(word_break_test),
      cmocka_unit_test(sentence_break_test),
      cmocka_unit_test(grapheme_break_test),
  };
  return cmocka_run_group_tests_name("conformance/breaks", tests, NULL, NULL);
}
