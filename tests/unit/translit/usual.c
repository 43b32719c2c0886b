/* Which Latin words are how a known name is usually written. */
#include "support/names.h"

#include "translit/usual.h"

static const struct {
  const char *form, *word;
  unsigned cost; /* as of eng__compare() */
  bool usual;
} USUAL[] = {
    {"محمد", "Mohammad", 0, true},
    {"محمد", "Muhammad", 0, true},
    {"محمد", "Mohammed", 6, true},
    {"حسین", "Hussein", 0, true},
    {"هانی", "Haney", 0, false},
    {"معین", "Min", 0, false},    /* a vowel too few */
    {"محمد", "Mahmud", 0, false}, /* another name, which is known */
    {"علی", "Ali", 0, true},
    {"علی", "Aly", 0, false}, /* three letters: as they stand */
    {"فاطمه", "Fatima", 20, true},
    {"فاروق", "Farouk", 20, true},
    {"یعقوب", "Yacoub", 20, true},
    {"رضا", "Rida", 20, true}, /* of other consonants than the Persian reading */
    {"قم", "Qum", 0, true},
    {"باقر", "Baker", 20, false}, /* and these are rather something else */
    {"رمضان", "Ramadan", 20, false},
    {"Mohammad", "Mohammed", 6, true},
    {"Mohammad", "Mahmud", 6, false},
    {"Bideh", "Biden", 0, false}, /* nobody known, nor are these: */
    {"Robart", "Robert", 0, false},
    {"گلجه", "Goljeh", 0, false},
    {"جعفرزاده", "Jafarzadeh", 5, true}, /* made of known parts */
    {"جعفرزاده", "Jafarzadeh", 6, false},
    {"تهران", "Tehran", 0, true}, /* places, too */
    {"Abas", "Abbas", 0, true},
    {"Ala", "Allah", 0, false},
    {"Ali", "Ally", 0, false},
    {"", "Ali", 0, false},
    {"علی", "", 0, false},
};

static void usual_spellings(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++) {
    eng__name_form form, word;
    eng__slice a = eng__slice_of(USUAL[i].form), b = eng__slice_of(USUAL[i].word);
    bool usual;
    assert_int_equal(eng__comparer_read(&comparer, &form, a, NULL), ENG_OK);
    assert_int_equal(eng__comparer_read(&comparer, &word, b, NULL), ENG_OK);
    assert_int_equal(eng__is_usual_spelling(&comparer, &form, &word, USUAL[i].cost, &usual, NULL),
                     ENG_OK);
    if (usual != USUAL[i].usual) fail_msg("%s, %s", USUAL[i].form, USUAL[i].word);
  }
  close_comparer(&comparer);
}

static void spellings_of_anyone(void **state) {
  static const struct {
    const char *word;
    bool is;
  } cases[] = {{"Hussein", true}, {"Yusuf", true},   {"Robert", false},
               {"Max", false},    {"Tehran", false}, {"", false}};
  (void)state;
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form word = form_of(cases[i].word);
    bool is;
    assert_int_equal(eng__is_name_spelling(&comparer, &word, ENG__PERSONS_NAMES, &is, NULL),
                     ENG_OK);
    if (is != cases[i].is) fail_msg("%s", cases[i].word);
  }
  close_comparer(&comparer);
}

static void sure_readings(void **state) {
  static const struct {
    const char *form;
    bool sure;
  } cases[] = {{"محمد", true}, {"احمدی", true}, {"گلجه", false}, {"Mohammad", false}, {"", false}};
  (void)state;
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form form;
    eng__slice name = eng__slice_of(cases[i].form);
    assert_int_equal(eng__comparer_read(&comparer, &form, name, NULL), ENG_OK);
    if (eng__is_read_surely(&form) != cases[i].sure) fail_msg("%s", cases[i].form);
  }
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(usual_spellings),
      cmocka_unit_test(spellings_of_anyone),
      cmocka_unit_test(sure_readings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
