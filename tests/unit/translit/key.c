/* Consonant keys: one for all spellings of a name, and the other ones that schemes need. */
#include "support/names.h"

#include "translit/key.h"

static const char *key_of(const char *name) {
  static char key[64];
  eng__name_form form = form_of(name);
  eng__name_key(&form, key, sizeof key);
  return key;
}

static const struct {
  const char *persian, *latin, *key;
} CASES[] = {
    {"خامنه‌ای", "Khāmene’ī", "xmn"},
    {"محمد", "Mohammad", "md"},
    {"قاسم", "Ghasem", "Ksm"},
    {"شمس", "Šams", "Sms"},
    {"چراغ", "Cheragh", "CrK"},
    {"ژاله", "Zhaleh", "zl"},
    {"رضا", "Ridha", "rz"},
    {"علی", "ʿAlī", "l"},
    {"هوا", "Hava", ""},
    {"جمال", "Djamal", "jml"},
};

static void both_scripts(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    assert_string_equal(key_of(CASES[i].persian), CASES[i].key);
    assert_string_equal(key_of(CASES[i].latin), CASES[i].key);
  }
}

static void is_cut(void **state) {
  (void)state;
  eng__name_form form = form_of("Karbaschi");
  char key[4];
  eng__name_key(&form, key, sizeof key);
  assert_string_equal(key, "Krb");
  eng__name_key(&form, key, 1);
  assert_string_equal(key, "");
}

static size_t codes_of(const char *name, uint8_t schemes, eng__name_code *codes) {
  eng__name_form form = form_of(name);
  return eng__name_codes(&form, schemes, codes, ENG__CODES_MOST);
}

static bool share_code(const char *a, const char *b, uint8_t schemes) {
  eng__name_code left[ENG__CODES_MOST], right[ENG__CODES_MOST];
  size_t left_count = codes_of(a, schemes, left), right_count = codes_of(b, schemes, right);
  for (size_t i = 0; i < left_count; i++)
    for (size_t k = 0; k < right_count; k++)
      if (left[i].bits == right[k].bits && left[i].count == right[k].count) return true;
  return false;
}

static void codes(void **state) {
  (void)state;
  eng__name_code codes[ENG__CODES_MOST];
  assert_int_equal(codes_of("رضا", 0, codes), 1);
  assert_int_equal(codes[0].count, 2);
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
    assert_true(share_code(CASES[i].persian, CASES[i].latin, 0));
  assert_false(share_code("خاتمی", "Chatami", 0));
  assert_true(share_code("خاتمی", "Chatami", ENG__SCHEME_DE));
  assert_false(share_code("خامنه‌ای", "Jamenei", 0));
  assert_true(share_code("خامنه‌ای", "Jamenei", ENG__SCHEME_ES));
  assert_true(share_code("نژاد", "Nejad", 0));
  assert_int_equal(codes_of("", 0, codes), 1);
  assert_int_equal(codes[0].count, 0);
  assert_int_equal(codes_of("Reza", 0, codes), 1);
  eng__name_form form = form_of("Reza");
  assert_int_equal(eng__name_codes(&form, 0, codes, 0), 0);
}

/* Many letters with other readings: the room is kept, the name's own key is the first. */
static void codes_are_bounded(void **state) {
  (void)state;
  eng__name_code codes[ENG__CODES_MOST], own;
  size_t count = codes_of("cchjchjchjchjchjchj", 126, codes);
  assert_true(count > 1 && count <= ENG__CODES_MOST);
  eng__name_form form = form_of("cchjchjchjchjchjchj");
  assert_int_equal(eng__name_codes(&form, 126, &own, 1), 1);
  assert_true(codes[0].bits == own.bits && codes[0].count == own.count);
  codes_of("bdbdbdbdbdbdbdbdbdbdbd", 0, codes);
  assert_int_equal(codes[0].count, ENG__CODE_MOST);
}

static void prefixes_and_joins(void **state) {
  (void)state;
  eng__name_code ali[ENG__CODES_MOST], reza[ENG__CODES_MOST], both[ENG__CODES_MOST];
  codes_of("علی", 0, ali);
  codes_of("رضا", 0, reza);
  codes_of("Alireza", 0, both);
  eng__name_code joined = eng__name_code_join(ali[0], reza[0]);
  assert_true(joined.bits == both[0].bits && joined.count == both[0].count);
  assert_true(eng__name_code_begins(both[0], ali[0]));
  assert_true(eng__name_code_begins(both[0], both[0]));
  assert_true(eng__name_code_begins(both[0], (eng__name_code){0, 0}));
  assert_false(eng__name_code_begins(both[0], reza[0]));
  assert_false(eng__name_code_begins(ali[0], both[0]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(both_scripts),
      cmocka_unit_test(is_cut),
      cmocka_unit_test(codes),
      cmocka_unit_test(codes_are_bounded),
      cmocka_unit_test(prefixes_and_joins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
