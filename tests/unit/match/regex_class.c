/* Classes: what their members find in folded text. */
#include "support/match.h"

static void members(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"capitals one by one", {"[WP]\\w+"}, "{war} {Peace} line", {0}},
      {"Arabic letters", {"\\b[كي]\\b"}, "{ک} {ی} {ي} ا", {0}},
      {"range of Arabic letters", {"[ا-ي]+"}, "{یک} {ملت}", {0}},
      {"range holds what it held", {"\\b[ا-ی]+\\b"}, "{پنج} {گچ}", {0}},
      {"negated", {"[^ي ]+"}, "{ملت} ی{ک}", {0}},
      {"folds to two", {"x[ßa]y"}, "{xssy} {xay} xsy", {0}},
      {"folds to nothing", {"xـ?[ـa]y"}, "{xay}", {0}},
      {"nothing but what folds to nothing", {"x[ـ]y|z"}, "xy {z}", {0}},
      {"all but nothing", {"x[^ـ]y"}, "{xay} xy", {0}},
      {"first bracket", {"[]x]+"}, "{x]}a", {0}},
      {"first bracket, negated", {"[^]x]+"}, "x]{a}x", {0}},
      {"dash at an end", {"[a-]+ [-a]+"}, "{a- -a}", {0}},
      {"escapes", {"[\\]\\\\\\d]+"}, "a{]\\9}", {0}},
      {"numbers", {"[\\x{6F0}-\\x{6F9}\\x30-\\x39]+"}, "{12}", {0}},
      {"Persian digits", {"[۰-۹]+"}, "{۱۲} {34} {٥٦}", {0}},
      {"POSIX", {"[[:digit:][:space:]]+x"}, "a{ 1 2x}", {0}},
      {"negated POSIX", {"[[:^alpha:]]+"}, "a{12}b", {0}},
      {"properties", {"[\\p{L}\\p{Nd}]+"}, "{a1}-{b}", {0}},
      {"quoted", {"[\\Q^]\\E]+"}, "a{^]}b", {0}},
      {"ignored spaces", {"(?xx)[a b]+"}, "{ab} {b}", {0}},
      {"not ignored by one x", {"(?x)[a b]+"}, "{ab b}", {0}},
      {"no folding in raw", {"[يW]+"}, "{ي}ی {W}w", {.raw = true}},
      {"case", {"[A-C]+"}, "{AB}c", {.keep_case = true}},
      {"repeated group", {"(?:[ßx]a)+"}, "{ssaxa}", {0}},
  };
  check_regexes(cases, COUNT(cases));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(members)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
