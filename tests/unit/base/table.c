/* Large tables: zeroes, from a cache line on, and the same ones when they are asked for again. */
#include "support/check.h"

#include "base/table.h"

#include <stdint.h>
#include <stdlib.h>

static void tables_are_zeroes_on_lines_of_the_cache(void **state) {
  (void)state;
  static const size_t sizes[] = {1, 64, 4096, (2 << 20) - 1, 2 << 20, (5 << 20) + 64};
  for (size_t i = 0; i < COUNT(sizes); i++) {
    void *memory = NULL;
    unsigned char *table = eng__table_open(&memory, sizes[i]);
    assert_non_null(table);
    assert_int_equal((uintptr_t)table % 64, 0);
    for (size_t at = 0; at < sizes[i]; at++) assert_int_equal(table[at], 0);
    memset(table, 1, sizes[i]);
    free(memory);
  }
}

static void a_table_is_opened_once(void **state) {
  (void)state;
  enum { SIZE = 3 << 20 };
  void *memory = NULL;
  unsigned char *table = eng__table_open(&memory, SIZE);
  assert_non_null(table);
  table[SIZE - 1] = 7;
  void *owned = memory;
  assert_ptr_equal(eng__table_open(&memory, SIZE), table);
  assert_ptr_equal(memory, owned);
  assert_int_equal(table[SIZE - 1], 7);
  free(memory);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables_are_zeroes_on_lines_of_the_cache),
      cmocka_unit_test(a_table_is_opened_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
