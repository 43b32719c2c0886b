/* Every line of NormalizationTest (Unicode 15.0) and every code point it does not list, through
 * utf8proc as the engine calls it (unicode/normalize.h). */
#include "support/ucd.h"

#include "unicode/normalize.h"
#include "unicode/properties.h"

enum { COLUMNS = 5 };

static const char NAME[] = "NormalizationTest.txt.bz2";

/* Column of the file (from 0: source NFC NFD NFKC NFKD) that each form makes of column `from`. */
static const struct {
  eng__normal_form form;
  int of_canonical, of_compatible; /* for the columns 0–2, and 3–4 */
} RULES[] = {{ENG__NFC, 1, 3}, {ENG__NFD, 2, 4}, {ENG__NFKC, 3, 3}, {ENG__NFKD, 4, 4}};

static void read_column(const char *text, eng__code_points *points) {
  points->count = 0;
  for (char *end; *text; text = end) {
    unsigned long cp = strtoul(text, &end, 16);
    assert_true(end > text);
    assert_true(eng__vec_push(points, (int32_t)cp));
  }
}

static bool equal(const eng__code_points *a, const eng__code_points *b) {
  return a->count == b->count &&
         (a->count == 0 || memcmp(a->at, b->at, a->count * sizeof *a->at) == 0);
}

static bool line_holds(const eng__code_points columns[COLUMNS], eng__code_points *made) {
  for (size_t rule = 0; rule < sizeof RULES / sizeof *RULES; rule++)
    for (int from = 0; from < COLUMNS; from++) {
      int to = from < 3 ? RULES[rule].of_canonical : RULES[rule].of_compatible;
      assert_int_equal(eng__normalize(&columns[from], RULES[rule].form, made, NULL), ENG_OK);
      if (!equal(made, &columns[to])) return false;
    }
  return true;
}

/* Splits a line into its columns; false for comments and part headings. */
static bool read_line(char *line, eng__code_points columns[COLUMNS]) {
  if (line[0] == '#' || line[0] == '@' || line[0] == '\n') return false;
  char *at = line;
  for (int i = 0; i < COLUMNS; i++) {
    char *end = strchr(at, ';');
    assert_non_null(end);
    *end = '\0';
    read_column(at, &columns[i]);
    at = end + 1;
  }
  return true;
}

/* X == toNFC(X) == toNFD(X) == toNFKC(X) == toNFKD(X), for what part 1 does not list. */
static size_t check_unlisted(const unsigned char *listed, eng__code_points *made) {
  size_t wrong = 0;
  eng__code_points one = {0};
  assert_true(eng__vec_push(&one, 0));
  for (int32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (listed[cp] || (cp >= 0xD800 && cp <= 0xDFFF)) continue;
    one.at[0] = cp;
    for (size_t rule = 0; rule < sizeof RULES / sizeof *RULES; rule++) {
      assert_int_equal(eng__normalize(&one, RULES[rule].form, made, NULL), ENG_OK);
      if (equal(made, &one)) continue;
      wrong++;
      print_error("U+%04X changes in form %zu\n", (unsigned)cp, rule);
    }
  }
  eng__vec_free(&one);
  return wrong;
}

static void normalization_test(void **state) {
  (void)state;
  FILE *file = ucd_open(NAME);
  eng__code_points columns[COLUMNS] = {{0}}, made = {0};
  unsigned char *listed = calloc(0x110000, 1);
  assert_non_null(listed);
  char line[UCD_LONGEST_LINE], copy[UCD_LONGEST_LINE];
  size_t cases = 0, wrong = 0;
  bool part1 = false;
  while (fgets(line, sizeof line, file)) {
    memcpy(copy, line, sizeof line);
    if (line[0] == '@') part1 = strncmp(line, "@Part1 ", 7) == 0;
    if (!read_line(line, columns)) continue;
    cases++;
    if (part1) listed[columns[0].at[0]] = 1;
    if (line_holds(columns, &made)) continue;
    wrong++;
    print_error("%s: %s", NAME, copy);
  }
  ucd_close(file, NAME);
  print_message("%s: %zu of %zu\n", NAME, cases - wrong, cases);
  assert_true(cases >= 19000);
  assert_int_equal(wrong, 0);
  assert_int_equal(check_unlisted(listed, &made), 0);
  for (int i = 0; i < COLUMNS; i++) eng__vec_free(&columns[i]);
  eng__vec_free(&made);
  free(listed);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(normalization_test)};
  return cmocka_run_group_tests_name("conformance/normalization", tests, NULL, NULL);
}
