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

/* Every entry is found, and the bits of last letters are those of the entries. */
static void test_all_entries(void **state) {
  (void)state;
  uint32_t ends[26] = {0};
  const char *word;
  size_t count = 0;
  for (; (word = eng__abbreviation_entry(count)); count++) {
    ends[word[0] - 'a'] |= UINT32_C(1) << (word[strlen(word) - 1] - 'a');
    if (count) assert_true(strcmp(eng__abbreviation_entry(count - 1), word) < 0);
  }
  assert_true(count > 100);
  for (int i = 0; i < 26; i++)
    if (eng__abbreviation_ends[i] != ends[i])
      fail_msg("the bits of '%c' should be 0x%07X", 'a' + i, (unsigned)ends[i]);
  for (size_t i = 0; i < count; i++)
    if (eng__abbreviation_of(eng__slice_of(eng__abbreviation_entry(i))) == ENG__ABBR_NONE)
      fail_msg("%s is not found", eng__abbreviation_entry(i));
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
                                     cmocka_unit_test(test_all_entries),
                                     cmocka_unit_test(test_starters)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
