/* The word lists: that the search finds what is in them, first and last, and nothing else. */
#include "support/check.h"
#include "text/abbreviations.h"

static void test_abbreviations(void **state) {
  (void)state;
  static const struct {
    const char *word;
    eng__abbreviation kind;
  } cases[] = {
      {"abbr", ENG__ABBR_PLAIN},   {"adm", ENG__ABBR_TITLE},   {"apr", ENG__ABBR_MONTH},
      {"approx", ENG__ABBR_TITLE}, {"assoc", ENG__ABBR_TITLE}, {"asst", ENG__ABBR_TITLE},
      {"brig", ENG__ABBR_TITLE},   {"gen", ENG__ABBR_CAPITAL}, {"dr", ENG__ABBR_TITLE},
      {"inc", ENG__ABBR_CAPITAL},  {"jan", ENG__ABBR_MONTH},   {"ltd", ENG__ABBR_PLAIN},
      {"messrs", ENG__ABBR_TITLE}, {"no", ENG__ABBR_COUNTED},  {"prof", ENG__ABBR_TITLE},
      {"st", ENG__ABBR_CAPITAL},   {"vs", ENG__ABBR_TITLE},    {"yrs", ENG__ABBR_PLAIN},
      {"", ENG__ABBR_NONE},        {"a", ENG__ABBR_NONE},      {"war", ENG__ABBR_NONE},
      {"mess", ENG__ABBR_NONE},    {"gener", ENG__ABBR_NONE},  {"general", ENG__ABBR_NONE},
      {"zzz", ENG__ABBR_NONE},     {"و", ENG__ABBR_NONE},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    if (eng__abbreviation_of(eng__slice_of(cases[i].word)) != cases[i].kind)
      fail_msg("%s", cases[i].word);
}

static void test_starters(void **state) {
  (void)state;
  static const char *const yes[] = {"a",    "according", "because", "he",   "its", "the",
                                    "they", "this",      "to",      "your", "آن",  "او",
                                    "این",  "در",        "و",       "وی"};
  static const char *const no[] = {"", "aa", "department", "thee", "zebra", "واو", "تهران"};
  for (size_t i = 0; i < COUNT(yes); i++)
    if (!eng__begins_sentences(eng__slice_of(yes[i]))) fail_msg("%s", yes[i]);
  for (size_t i = 0; i < COUNT(no); i++)
    if (eng__begins_sentences(eng__slice_of(no[i]))) fail_msg("%s", no[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_abbreviations),
                                     cmocka_unit_test(test_starters)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
