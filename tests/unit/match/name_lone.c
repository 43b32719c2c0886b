/* A one-word form, and what the entity's longer forms say of it in the other script. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

static void taken(void **state) {
  static const names_case cases[] = {
      {"the ending glued",
       {"Ali Khamenei", "علی خامنه‌ای", "Khamenei"},
       "{خامنهای}",
       {0}},
      {"alone it is not known", {"Khamenei"}, "خامنهای", {0}},
      {"spellings of the Persian word",
       {"محمود احمدی‌نژاد", "Ahmadinejad"},
       "{Ahmadinejhad}, {احمدی نژاد}",
       {0}},
      {"the first word", {"Yousef Karimi", "یوسف کریمی", "Yousef"}, "{یوسف}، نه یاسف", {0}},
      {"what Latin leaves open",
       {"Mohammad Khatami", "محمد خاتمی", "Khatami"},
       "{خاتمی}، نه ختمی",
       {0}},
      {"the other way", {"Ali Qaddaffy", "علی قذافی", "قذافی"}, "{Qaddaffy}", {0}},
  };
  (void)state;
  CASES(cases);
}

static void not_taken(void **state) {
  static const names_case cases[] = {
      {"no longer form in the other script", {"Ali Khamenei", "Khamenei"}, "خامنهای", {0}},
      {"another word of it",
       {"Ali Khamenei", "علی خامنه‌ای", "Ali Rahbar"},
       "خامنهای",
       {0}},
      {"none that it is", {"Ali Khamenei", "علی خامنه‌ای", "Rahbar"}, "خامنهای", {0}},
      {"an everyday word", {"Ali Mardi", "علی مردی", "Mardi"}, "مردی آمد", {0}},
      {"in Persian the Persian form says it",
       {"Ali Dashti", "علی دشتی", "دشتی"},
       "{دشتی}، نه داشتی",
       {0}},
  };
  (void)state;
  CASES(cases);
}

/* What the analyst wrote for another goes before it. */
static void others_form_wins(void **state) {
  static const named_form forms[] = {{"Ali Larijani", 1, false, false},
                                     {"علی لاریجانی", 1, false, false},
                                     {"Larijani", 1, false, false},
                                     {"لاریجانی", 2, false, false},
                                     {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, NULL);
  finder_read(&f, "لاریجانی آمد");
  eng__hits hits;
  assert_int_equal(eng__index_hits(f.index, id, &hits, NULL), ENG_OK);
  assert_int_equal(hits.count, 1);
  assert_int_equal(hits.at[0].entry, 3);
  finder_close(&f);
}

/* The hit is the one-word form's, and says which part of the name it is. */
static void entry_and_part(void **state) {
  static const named_form forms[] = {{"Ali Khamenei", 1, false, false},
                                     {"علی خامنه‌ای", 1, false, false},
                                     {"Khamenei", 1, false, false},
                                     {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, NULL);
  finder_read(&f, "خامنهای گفت، Khamenei said");
  eng__hits hits;
  assert_int_equal(eng__index_hits(f.index, id, &hits, NULL), ENG_OK);
  assert_int_equal(hits.count, 2);
  for (size_t i = 0; i < hits.count; i++) {
    assert_int_equal(hits.at[i].entry, 2);
    assert_int_equal(hits.at[i].score, 1000);
  }
  assert_int_equal(hits.at[1].part, ENG__PART_SURNAME);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(taken),
      cmocka_unit_test(not_taken),
      cmocka_unit_test(others_form_wins),
      cmocka_unit_test(entry_and_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
