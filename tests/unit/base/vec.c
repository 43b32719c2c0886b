/* Arrays: elements survive growth, a failed growth changes nothing. */
#include "support/check.h"

#include "base/vec.h"

static void pushed_elements_survive_growth(void **state) {
  (void)state;
  ENG__VEC(uint64_t) numbers = {0};
  for (uint64_t i = 0; i < 10000; i++) assert_true(eng__vec_push(&numbers, i * i));
  assert_int_equal(numbers.count, 10000);
  for (uint64_t i = 0; i < 10000; i++) assert_int_equal(numbers.at[i], i * i);
  eng__vec_free(&numbers);
  assert_null(numbers.at);
  assert_int_equal(numbers.count, 0);
}

static void reserve_makes_room_once(void **state) {
  (void)state;
  struct wide {
    char bytes[100];
  };
  ENG__VEC(struct wide) vec = {0};
  assert_true(eng__vec_reserve(&vec, 37));
  assert_true(vec.capacity >= 37);
  struct wide *at = vec.at;
  assert_true(eng__vec_reserve(&vec, 37));
  assert_ptr_equal(vec.at, at);
  memset(vec.at, 1, 37 * sizeof *vec.at); /* a sanitizer would tell */
  eng__vec_free(&vec);
}

static void a_failed_growth_changes_nothing(void **state) {
  (void)state;
  ENG__VEC(uint32_t) vec = {0};
  assert_true(eng__vec_push(&vec, 7u));
  assert_false(eng__vec_reserve(&vec, SIZE_MAX));
  assert_false(eng__vec_reserve(&vec, SIZE_MAX / 4));
  assert_int_equal(vec.count, 1);
  assert_int_equal(vec.at[0], 7);
  assert_true(eng__vec_push(&vec, 8u));
  assert_int_equal(vec.at[1], 8);
  eng__vec_free(&vec);
}

static void an_emptied_array_keeps_its_memory(void **state) {
  (void)state;
  ENG__VEC(int) vec = {0};
  for (int i = 0; i < 100; i++) assert_true(eng__vec_push(&vec, i));
  size_t capacity = vec.capacity;
  vec.count = 0;
  for (int i = 0; i < 100; i++) assert_true(eng__vec_push(&vec, -i));
  assert_int_equal(vec.capacity, capacity);
  assert_int_equal(vec.at[99], -99);
  eng__vec_free(&vec);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pushed_elements_survive_growth),
      cmocka_unit_test(reserve_makes_room_once),
      cmocka_unit_test(a_failed_growth_changes_nothing),
      cmocka_unit_test(an_emptied_array_keeps_its_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
