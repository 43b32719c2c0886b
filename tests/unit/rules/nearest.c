/* "Did you mean". */
#include "rules/sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const names[] = {"find", "with", "unless", "where", "examples", "mark", NULL};

static const struct {
  const char *name, *nearest;
} cases[] = {
    {"wher", "where"},   {"whre", "where"}, {"wheer", "where"}, {"exmaples", "examples"},
    {"unles", "unless"}, {"mrak", "mark"},  {"fin", "find"},    {"wiht", "with"},
    {"find", "find"},    {"zone", NULL},    {"", NULL},         {"example", "examples"},
    {"xxamplxx", NULL},  {"whither", NULL},
};

static void nearest_name_by_distance(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *nearest = eng__nearest_name(cases[i].name, names);
    if (!cases[i].nearest) assert_null(nearest);
    else assert_string_equal(nearest, cases[i].nearest);
  }
}

static void first_of_equals_wins(void **state) {
  (void)state;
  static const char *const equal[] = {"bat", "cat", "hat", NULL};
  assert_string_equal(eng__nearest_name("rat", equal), "bat");
}

static void long_names_have_no_neighbours(void **state) {
  (void)state;
  char name[80];
  for (int i = 0; i < 79; i++) name[i] = 'x';
  name[79] = '\0';
  const char *const same[] = {name, NULL}, *const none[] = {NULL};
  assert_null(eng__nearest_name(name, same));
  assert_null(eng__nearest_name("find", none));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nearest_name_by_distance),
      cmocka_unit_test(first_of_equals_wins),
      cmocka_unit_test(long_names_have_no_neighbours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
