/* What may hang on a phrase and stand inside it: possessives, Persian suffixes, prefixes, the
 * ezafe, capitals. */
#include "support/match.h"

static void possessives(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"at the end", {"Iran", "workers"}, "{Iran}'s and {Iran}’s {workers}’ party", {0}, 0},
      {"not inside", {"Iran regime"}, "Iran's regime, the {Iran regime}'s", {0}, 0},
      {"said by the entry",
       {"Iran's regime"},
       "{Iran's regime} {Iran’s regime}'s Iran regime",
       {0},
       0},
      {"said at the end", {"Iran's"}, "{Iran's} Iran Irans", {0}, 0},
      {"of an abbreviation", {"US"}, "the {U.S.}'s, the {US}'s", {0}, 0},
      {"off", {"Iran"}, "{Iran} Iran's", {.no_suffixes = true}, 0},
      {"plural is another word", {"regime"}, "regimes", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void suffixes(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"half-space",
       {"جنگ"},
       "{جنگ}‌ها {جنگ}‌های {جنگ}‌هایی {جنگ}‌ام {جنگ}‌شان "
       "{جنگ}‌را",
       {0},
       0},
      {"several", {"کتاب"}, "{کتاب}‌ها‌ی {کتاب}‌های‌شان", {0}, 0},
      {"joined", {"کتاب"}, "{کتاب}ها {کتاب}های {کتاب}هایی {کتاب}هایش {کتاب}هامان {کتاب}را", {0}, 0},
      {"joined, then a half-space", {"کتاب"}, "{کتاب}های‌شان", {0}, 0},
      {"never joined", {"کتاب"}, "کتابی کتابم کتابت کتابش کتابان کتابخانه", {0}, 0},
      {"another word", {"جنگ"}, "جنگ‌افزار جنگ‌طلب‌ها", {0}, 0},
      {"other names", {"کریم", "رضا", "تهران"}, "کریمی رضایی تهرانی {تهران}", {0}, 0},
      {"at the end of a phrase",
       {"خط مقدم"},
       "{خط مقدم}‌ها {خط مقدم}ها خط‌ها مقدم خطها مقدم",
       {0},
       0},
      {"of what has a half-space",
       {"خامنه‌ای"},
       "{خامنه‌ای}‌ها {خامنه‌ای} {خامنهای}ها",
       {0},
       0},
      {"spaced is a word of its own", {"جنگ"}, "{جنگ} ها", {0}, 0},
      {"off", {"جنگ"}, "{جنگ} جنگ‌ها جنگها", {.no_suffixes = true}, 0},
      {"nothing before it", {"ر", "ه"}, "رها هها", {0}, 0},
      {"prefixes", {"ایران"}, "به‌{ایران} و‌{ایران} بی‌ایران", {0}, 0},
      {"prefix and suffix", {"ایران"}, "به‌{ایران}‌ها", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void ezafe(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"none, kasra", {"خط مقدم"}, "{خط مقدم} {خطِ مقدم}", {0}, 0},
      {"after heh",
       {"خانه بزرگ"},
       "{خانه بزرگ} {خانه‌ی بزرگ} {خانۀ بزرگ} {خانهٔ بزرگ}",
       {0},
       0},
      {"after alef and waw", {"خدا بزرگ", "عمو جان"}, "{خدای بزرگ} {خدا بزرگ} {عموی جان}", {0}, 0},
      {"behind a half-space", {"خدا بزرگ"}, "{خدا‌ی بزرگ}", {0}, 0},
      {"not after a consonant", {"خط مقدم"}, "خطی مقدم خط‌ی مقدم", {0}, 0},
      {"not at the end", {"بزرگ خدا"}, "{بزرگ خدا} بزرگ خدای", {0}, 0},
      {"in the middle of three", {"سپاه خدا بزرگ"}, "{سپاه خدای بزرگ} {سپاهِ خدا بزرگ}", {0}, 0},
      {"said by the entry",
       {"خانه‌ی ما"},
       "{خانه‌ی ما} {خانه ی ما} {خانهی ما}",
       {0},
       0},
      {"key on both sides", {"رهبرا خدا"}, "{رهبرای خدا}", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void capitals(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"capitals only", {"US", "MEK"}, "{US} us Us {MEK} mek Mek {MEK}'s", {0}, 0},
      {"with dots", {"U.S."}, "{U.S.} {US} u.s. us", {0}, 0},
      {"with digits", {"F-16"}, "{F-16} f-16 {F 16}", {0}, 0},
      {"a phrase", {"US ARMY"}, "{US ARMY} US Army {U.S. ARMY}", {0}, 0},
      {"not only capitals", {"Us"}, "{US} {us} {Us}", {0}, 0},
      {"Persian beside it", {"MEK سازمان"}, "{MEK سازمان} mek سازمان", {0}, 0},
      {"case = true", {"Turkey"}, "{Turkey} turkey TURKEY {Turkey}'s", {0}, ENG__CASE_EXACT},
      {"case = true folds letters", {"Reza كريم"}, "{Reza کریم} reza کریم", {0}, ENG__CASE_EXACT},
      {"case = false", {"US"}, "{US} {us} {u.s.}", {0}, ENG__CASE_ANY},
      {"stem", {"MEK*"}, "{MEKs} meks {MEK}", {0}, 0},
      {"full width", {"MEK"}, "{ＭＥＫ} ｍｅｋ", {0}, 0},
      {"hyphen", {"MEK"}, "anti-{MEK} Anti-mek", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

/* Extents on the text as written: marks of the last letter, no controls, whole code points. */
static void extents(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"harakat behind", {"حسن"}, "«{حَسَنُ}» x", {0}, 0},
      {"bidi controls outside", {"قم"}, "\u202B{قم}\u202C", {0}, 0},
      {"tatweel inside", {"محمد"}, "{محــمد}", {0}, 0},
      {"Arabic letters", {"کی"}, "{كي} {كى}", {0}, 0},
      {"ligature is taken whole", {"لا"}, "{ﻻ}", {0}, 0},
      {"decomposed", {"café"}, "{cafe\u0301}!", {0}, 0},
      {"soft hyphen", {"regime"}, "{re\u00ADgime}", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(possessives), cmocka_unit_test(suffixes), cmocka_unit_test(ezafe),
      cmocka_unit_test(capitals),    cmocka_unit_test(extents),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
