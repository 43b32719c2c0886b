/* Properties: every code point's category against utf8proc, digits against their numeric order, and
 * the files of the Unicode Character Database line by line. */
#include <utf8proc.h>

#include "support/ucd.h"
#include "unicode/properties.h"

static void categories(void **state) {
  (void)state;
  for (int32_t cp = 0; cp <= 0x10FFFF; cp++)
    if ((int)eng__category_of((uint32_t)cp) != (int)utf8proc_category(cp))
      fail_msg("U+%04X: %d", (unsigned)cp, eng__category_of((uint32_t)cp));
}

static void digits(void **state) {
  (void)state;
  int in_row = 0;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    bool digit = utf8proc_category((int32_t)cp) == UTF8PROC_CATEGORY_ND;
    int wanted = digit ? in_row++ % 10 : -1;
    if (!digit) in_row = 0;
    if (eng__digit_value(cp) != wanted) fail_msg("U+%04X: %d", cp, eng__digit_value(cp));
  }
}

/* A property's file: { value's name, number } in the order of the enumeration. */
typedef struct property {
  const char *file, *const *names;
  int (*of)(uint32_t cp);
  int default_value;
} property;

static const char *const WORD[] = {"Other",
                                   "CR",
                                   "LF",
                                   "Newline",
                                   "Extend",
                                   "ZWJ",
                                   "Format",
                                   "Katakana",
                                   "Hebrew_Letter",
                                   "ALetter",
                                   "Single_Quote",
                                   "Double_Quote",
                                   "MidNumLet",
                                   "MidLetter",
                                   "MidNum",
                                   "Numeric",
                                   "ExtendNumLet",
                                   "Regional_Indicator",
                                   "WSegSpace",
                                   NULL};
static const char *const SENTENCE[] = {
    "Other", "CR",      "LF",      "Extend", "Sep",       "Format", "Sp",    "Lower",
    "Upper", "OLetter", "Numeric", "ATerm",  "SContinue", "STerm",  "Close", NULL};
static const char *const GRAPHEME[] = {
    "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark",
    "L",     "V",  "T",  "LV",      "LVT",    NULL};
static const char *const SCRIPT[] = {"Common", "Latin",  "Arabic", "Cyrillic",
                                     "Greek",  "Hebrew", "Han",    NULL};

static int word_of(uint32_t cp) {
  return (int)eng__word_class_of(cp);
}
static int sentence_of(uint32_t cp) {
  return (int)eng__sentence_class_of(cp);
}
static int grapheme_of(uint32_t cp) {
  return (int)eng__grapheme_class_of(cp);
}
static int script_of(uint32_t cp) {
  return (int)eng__script_of(cp);
}

static const property PROPERTIES[] = {
    {"auxiliary/WordBreakProperty.txt", WORD, word_of, ENG__WB_OTHER},
    {"auxiliary/SentenceBreakProperty.txt", SENTENCE, sentence_of, ENG__SB_OTHER},
    {"auxiliary/GraphemeBreakProperty.txt", GRAPHEME, grapheme_of, ENG__GCB_OTHER},
    {"Scripts.txt", SCRIPT, script_of, ENG__SCRIPT_COMMON},
};

static int number_of(const property *p, const char *name) {
  if (p->names == SCRIPT && strcmp(name, "Inherited") == 0) return ENG__SCRIPT_COMMON;
  int i = 0;
  while (p->names[i] && strcmp(p->names[i], name) != 0) i++;
  if (p->names == SCRIPT) return i; /* ENG__SCRIPT_OTHER is behind those with a name */
  assert_non_null(p->names[i]);
  return i;
}

/* "0041..005A ; Name # comment", or one code point; false for a line without. */
static bool read_range(char *line, uint32_t *first, uint32_t *last, char **name) {
  char *end;
  *first = *last = (uint32_t)strtoul(line, &end, 16);
  if (end == line) return false;
  if (strncmp(end, "..", 2) == 0) *last = (uint32_t)strtoul(end + 2, &end, 16);
  *name = strtok(end, " ;\t\r\n");
  return *name && *last < 0x110000 && *first <= *last;
}

static void check_property(const property *p) {
  FILE *file = ucd_open(p->file);
  char line[UCD_LONGEST_LINE], *name;
  uint32_t first, last;
  unsigned char *wanted = malloc(0x110000);
  assert_non_null(wanted);
  memset(wanted, p->default_value, 0x110000);
  while (fgets(line, sizeof line, file))
    if (read_range(line, &first, &last, &name))
      memset(wanted + first, number_of(p, name), last - first + 1);
  ucd_close(file, p->file);
  for (uint32_t cp = 0; cp < 0x110000; cp++)
    if (p->of(cp) != wanted[cp]) fail_msg("%s: U+%04X: %d", p->file, cp, p->of(cp));
  assert_int_equal(p->of(0x110000), p->default_value);
  assert_int_equal(p->of(UINT32_MAX), p->default_value);
  free(wanted);
}

static void files(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++)
    check_property(&PROPERTIES[i]);
}

static void pictures(void **state) {
  (void)state;
  static const struct {
    uint32_t cp;
    bool pictographic, emoji;
  } CASES[] = {{'1', false, false},     {'#', false, false},   {0x00A9, true, false},
               {0x2764, true, true},    {0x1F600, true, true}, {0x1F3FB, false, true},
               {0x1F1EE, false, true},  {0x2122, true, true},  {0x06CC, false, false},
               {0x110000, false, false}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    assert_int_equal(eng__is_extended_pictographic(CASES[i].cp), CASES[i].pictographic);
    assert_int_equal(eng__is_emoji(CASES[i].cp), CASES[i].emoji);
  }
}

static void letters_and_marks(void **state) {
  (void)state;
  assert_true(eng__is_letter('a') && eng__is_letter(0x06CC) && eng__is_letter(0x4E2D));
  assert_false(eng__is_letter('1') || eng__is_letter(0x064B) || eng__is_letter(UINT32_MAX));
  assert_true(eng__is_mark(0x0301) && eng__is_mark(0x064B) && eng__is_mark(0x0903));
  assert_false(eng__is_mark('a') || eng__is_mark(0x00AD));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(categories),
      cmocka_unit_test(digits),
      cmocka_unit_test(files),
      cmocka_unit_test(pictures),
      cmocka_unit_test(letters_and_marks),
  };
  return cmocka_run_group_tests_name("unicode/properties", tests, NULL, NULL);
}
