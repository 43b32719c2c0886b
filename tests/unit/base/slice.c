/* Slices: equality and order are of bytes, a prefix comes first. */
#include "support/check.h"

static void order_is_bytewise(void **state) {
  (void)state;
  /* In order. */
  static const eng__slice sorted[] = {
      {NULL, 0}, {"\0", 1}, {"\0a", 2},  {"A", 1},    {"a", 1},        {"a\0", 2},  {"aa", 2},
      {"ab", 2}, {"b", 1},  {"\x7F", 1}, {"\x80", 1}, {"\xD8\xA7", 2}, {"\xFF", 1}, {"\xFF\xFF", 2},
  };
  for (size_t i = 0; i < COUNT(sorted); i++) {
    for (size_t k = 0; k < COUNT(sorted); k++) {
      int order = eng__slice_compare(sorted[i], sorted[k]);
      assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
      assert_int_equal(eng__slice_equal(sorted[i], sorted[k]), i == k);
    }
  }
}

static void strings_and_literals(void **state) {
  (void)state;
  assert_int_equal(eng__slice_of(NULL).len, 0);
  assert_int_equal(eng__slice_of("").len, 0);
  assert_true(eng__slice_equal(eng__slice_of("abc"), ENG__SLICE("abc")));
  assert_int_equal(ENG__SLICE("a\0b").len, 3);
}

static void cuts(void **state) {
  (void)state;
  eng__slice text = ENG__SLICE("framing");
  check_text("middle", eng__slice_cut(text, 1, 4), "ram");
  check_text("all", eng__slice_cut(text, 0, 7), "framing");
  check_text("nothing", eng__slice_cut(text, 7, 7), "");
}

static void one_of_an_array(void **state) {
  static const char *const words[] = {"war", "", "peace"};
  (void)state;
  assert_true(ENG__IS_ONE_OF(ENG__SLICE("war"), words));
  assert_true(ENG__IS_ONE_OF(ENG__SLICE("peace"), words));
  assert_true(ENG__IS_ONE_OF(ENG__SLICE(""), words));
  assert_false(ENG__IS_ONE_OF(ENG__SLICE("wars"), words));
  assert_false(ENG__IS_ONE_OF(ENG__SLICE("wa"), words));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(order_is_bytewise),
      cmocka_unit_test(strings_and_literals),
      cmocka_unit_test(cuts),
      cmocka_unit_test(one_of_an_array),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
