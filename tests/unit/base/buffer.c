/* Buffers: what is appended stands there in order; a failure is kept until asked for. */
#include "support/check.h"

#include "base/buffer.h"

static void appended_bytes_stand_in_order(void **state) {
  (void)state;
  eng__buffer buffer = {0};
  eng__buffer_add(&buffer, NULL, 0);
  assert_int_equal(buffer.len, 0);
  eng__buffer_add_string(&buffer, "id ");
  eng__buffer_add_unsigned(&buffer, 0);
  eng__buffer_add_byte(&buffer, ' ');
  eng__buffer_add_unsigned(&buffer, UINT64_MAX);
  eng__buffer_add_slice(&buffer, ENG__SLICE("\0."));
  eng__buffer_printf(&buffer, "%s=%d%%", "x", -7);
  check_bytes("buffer", eng__buffer_slice(&buffer),
              ENG__SLICE("id 0 18446744073709551615\0.x=-7%"));
  assert_false(buffer.failed);
  eng__buffer_free(&buffer);
}

static void it_grows_by_any_steps(void **state) {
  (void)state;
  eng__buffer buffer = {0};
  uint64_t seed = 2;
  size_t wanted = 0;
  for (size_t i = 0; i < 2000; i++) {
    size_t more = chance_below(&seed, 300);
    char *room = eng__buffer_reserve(&buffer, more);
    assert_non_null(room);
    assert_true(buffer.capacity - buffer.len >= more);
    memset(room, 'a' + (int)(i % 26), more);
    buffer.len += more;
    wanted += more;
  }
  assert_int_equal(buffer.len, wanted);
  seed = 2;
  for (size_t i = 0, at = 0; i < 2000; i++) {
    for (size_t k = chance_below(&seed, 300); k > 0; k--)
      assert_int_equal(buffer.at[at++], 'a' + (int)(i % 26));
  }
  eng__buffer_free(&buffer);
}

static void a_long_print_is_whole(void **state) {
  (void)state;
  eng__buffer buffer = {0};
  eng__buffer_printf(&buffer, "%05000d|%s", 7, "end");
  assert_int_equal(buffer.len, 5004);
  assert_memory_equal(buffer.at + 4999, "7|end", 5);
  eng__buffer_free(&buffer);
}

static void failure_is_sticky_and_harmless(void **state) {
  (void)state;
  eng__buffer buffer = {0};
  eng__buffer_add_string(&buffer, "kept");
  assert_null(eng__buffer_reserve(&buffer, SIZE_MAX / 2));
  assert_true(buffer.failed);
  eng__buffer_add_string(&buffer, "lost");
  assert_null(eng__buffer_reserve(&buffer, 1));
  check_text("as it was", eng__buffer_slice(&buffer), "kept");
  eng__buffer_clear(&buffer);
  assert_false(buffer.failed);
  eng__buffer_add_string(&buffer, "again");
  check_text("usable", eng__buffer_slice(&buffer), "again");
  eng__buffer_free(&buffer);
  assert_null(buffer.at);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(appended_bytes_stand_in_order),
      cmocka_unit_test(it_grows_by_any_steps),
      cmocka_unit_test(a_long_print_is_whole),
      cmocka_unit_test(failure_is_sticky_and_harmless),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
