/* Files built into the binary: every one listed can be had by its name, whole, with a NUL behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"

#include <stdio.h>
#include <stdlib.h>

static void unknown_names_give_nothing(void **state) {
  (void)state;
  static const char *const names[] = {"", "prelude", "prelude/", "prelude/none.lua", "none.lua"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    eng__slice bytes = eng__embedded(names[i]);
    assert_null(bytes.at);
    assert_int_equal(bytes.len, 0);
  }
}

/* The bytes are those of the file in scripts/. */
static void check_against_file(const char *name, eng__slice bytes) {
  char path[256];
  snprintf(path, sizeof path, "scripts/%s", name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  char *wanted = malloc(bytes.len + 1);
  assert_non_null(wanted);
  size_t len = fread(wanted, 1, bytes.len + 1, file);
  fclose(file);
  assert_int_equal(len, bytes.len);
  assert_memory_equal(wanted, bytes.at, bytes.len);
  free(wanted);
}

static void every_file_is_there_whole(void **state) {
  (void)state;
  size_t count = 0;
  for (const char *name; (name = eng__embedded_name(count)); count++) {
    eng__slice bytes = eng__embedded(name);
    assert_non_null(bytes.at);
    assert_int_equal(bytes.at[bytes.len], '\0');
    check_against_file(name, bytes);
  }
  assert_null(eng__embedded_name(count + 1));
}

static void names_are_in_order(void **state) {
  (void)state;
  const char *last = "";
  for (size_t i = 0; eng__embedded_name(i); last = eng__embedded_name(i++))
    assert_true(strcmp(last, eng__embedded_name(i)) < 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unknown_names_give_nothing),
      cmocka_unit_test(every_file_is_there_whole),
      cmocka_unit_test(names_are_in_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
