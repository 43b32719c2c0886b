/* Into Lua and out of it. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The parser has quadratic corners that no hook reaches. */
static void parsing_ends_too(void **state) {
  (void)state;
  enum { TERMS = 800000 };
  box b;
  char *source = malloc(5 * TERMS + 32), *at = source;
  assert_non_null(source);
  at += sprintf(at, "local a return a");
  for (int i = 0; i < TERMS; i++, at += 5) memcpy(at, " or a", 6);
  box_open(&b, NULL);
  box_clock(&b, 50);
  assert_int_equal(box_load(&b, "test.lua", source), ENG_TIMEOUT);
  box_clock(&b, 0);
  assert_string_equal(b.text, "test.lua: rule code used up its time");
  box_close(&b);
  free(source);
}

static void results_and_arguments(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  lua_State *L = eng__sandbox_state(b.sandbox);
  lua_pushliteral(L, "below");
  assert_int_equal(box_load(&b, "t.lua", "return ..., 'two'"), ENG_OK);
  lua_pushliteral(L, "one");
  assert_int_equal(eng__sandbox_call(b.sandbox, 1, LUA_MULTRET, &b.err), ENG_OK);
  assert_int_equal(lua_gettop(L), 3);
  assert_string_equal(lua_tostring(L, 2), "one");
  assert_string_equal(lua_tostring(L, 3), "two");
  lua_settop(L, 1);
  assert_int_equal(box_load(&b, "t.lua", "error('x')"), ENG_OK);
  assert_int_equal(eng__sandbox_call(b.sandbox, 0, 3, NULL), ENG_RULE);
  assert_int_equal(lua_gettop(L), 1); /* nothing is left of a failed call */
  assert_string_equal(lua_tostring(L, 1), "below");
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parsing_ends_too),
      cmocka_unit_test(results_and_arguments),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
