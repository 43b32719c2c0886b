/* The lists of suffixes, and the bits that stand for them. */
#include "support/check.h"

#include "base/hash.h"
#include "match/suffixes.h"

static const char *const joined[] = {"ها",     "های",    "هایی",   "هایم", "هایت", "هایش",
                                     "هایمان", "هایتان", "هایشان", "هام",  "هات",  "هاش",
                                     "هامان",  "هاتان",  "هاشان",  "را",   "هارا", "هایشانرا"};
static const char *const behind[] = {
    "ها",  "ان", "یان",  "گان",  "ی",     "ای",  "م",   "ت",   "ش",     "مان",   "تان",
    "شان", "ام", "ات",   "اش",   "را",    "رو",  "ست",  "است", "ایم",   "اید",   "اند",
    "هم",  "تر", "ترین", "هایی", "هامان", "مون", "تون", "شون", "هامون", "هاتون", "هایشون"};
static const char *const none[] = {"", "ا", "ه", "افزار", "هاا", "راا", "طلب", "نامه"};

static void lists(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(joined); i++)
    if (!eng__is_joined_suffix(eng__slice_of(joined[i])) ||
        !eng__is_suffix(eng__slice_of(joined[i])))
      fail_msg("%s", joined[i]);
  for (size_t i = 0; i < COUNT(behind); i++)
    if (!eng__is_suffix(eng__slice_of(behind[i]))) fail_msg("%s", behind[i]);
  for (size_t i = 1; i < COUNT(none); i++) {
    assert_false(eng__is_joined_suffix(eng__slice_of(none[i])));
    assert_false(eng__is_suffix(eng__slice_of(none[i])));
  }
  assert_true(eng__is_prefix(ENG__SLICE("به")) && eng__is_prefix(ENG__SLICE("و")));
  assert_false(eng__is_prefix(ENG__SLICE("بی")));
}

/* A word that ends in a joined suffix passes both of the scan's looks at its end. */
static void endings(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(joined); i++) {
    char word[64];
    int len = snprintf(word, sizeof word, "کتاب%s", joined[i]);
    assert_true(eng__ends_in_suffix((eng__slice){word, (size_t)len}));
    assert_true(eng__may_end_suffix(eng__load64(word + len - 8)));
    assert_true(strlen(joined[i]) <= ENG__JOINED_SUFFIX_MOST);
    assert_true(strlen(joined[i]) >= ENG__JOINED_SUFFIX_LEAST);
  }
  static const char *const plain[] = {"کتاب", "جنگ", "دشمنان", "ایران", "ها"};
  for (size_t i = 0; i < COUNT(plain); i++)
    assert_false(eng__ends_in_suffix(eng__slice_of(plain[i])));
}

/* The quick look lets every ending through whatever stands in front of it, and few other words. */
static void quick_look(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(joined); i++)
    for (int before = 0; before < 256; before += 51) {
      char word[64];
      memset(word, before, 16);
      strcpy(word + 16, joined[i]);
      assert_true(eng__may_end_suffix(eng__load64(word + 8 + strlen(joined[i]))));
    }
  static const char *const others[] = {"خبرنگاران", "جمهوری", "می‌رود",
                                       "اسلامی",    "تهران",  "international"};
  for (size_t i = 0; i < COUNT(others); i++)
    assert_false(eng__may_end_suffix(eng__load64(others[i] + strlen(others[i]) - 8)));
}

static void ezafe(void **state) {
  (void)state;
  assert_true(eng__is_ezafe(ENG__SLICE("ی")));
  assert_false(eng__is_ezafe(ENG__SLICE("ای")));
  assert_true(eng__takes_ezafe(ENG__SLICE("خدا"), false));
  assert_true(eng__takes_ezafe(ENG__SLICE("گو"), false));
  assert_false(eng__takes_ezafe(ENG__SLICE("خانه"), false));
  assert_true(eng__takes_ezafe(ENG__SLICE("خانه"), true));
  assert_false(eng__takes_ezafe(ENG__SLICE("خط"), true));
  assert_false(eng__takes_ezafe(ENG__SLICE(""), true));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists),
      cmocka_unit_test(endings),
      cmocka_unit_test(quick_look),
      cmocka_unit_test(ezafe),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
