/* The module for a stock Lua: tests/install/module.lua, in this process, so that the sanitizers and
 * the small tables see it; and what happens when memory ends at any allocation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/stock_module.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

static void the_script_runs(void **state) {
  (void)state;
  lua_State *L = luaL_newstate();
  assert_non_null(L);
  luaL_openlibs(L);
  luaL_requiref(L, "engine", luaopen_engine, 0);
  lua_pop(L, 1);
  if (luaL_dofile(L, "tests/install/module.lua")) fail_msg("%s", lua_tostring(L, -1));
  lua_close(L);
}

/* Gives so many blocks, then none. */
static void *limited(void *left, void *block, size_t old, size_t size) {
  (void)old;
  if (!size) {
    free(block);
    return NULL;
  }
  if (!block && --*(int *)left < 0) return NULL;
  return realloc(block, size);
}

static int use(lua_State *L) {
  luaL_requiref(L, "engine", luaopen_engine, 0);
  lua_getfield(L, -1, "tokens");
  lua_pushliteral(L, "A front line.");
  lua_call(L, 1, 1);
  return 1;
}

static void no_memory_is_an_error(void **state) {
  (void)state;
  bool done = false;
  for (int blocks = 1; !done; blocks++) {
    int left = blocks;
    lua_State *L = lua_newstate(limited, &left);
    if (!L) continue;
    lua_pushcfunction(L, use);
    int status = lua_pcall(L, 0, 1, 0);
    assert_true(status == LUA_OK || status == LUA_ERRMEM);
    done = status == LUA_OK;
    if (done) assert_int_equal(lua_rawlen(L, -1), 4);
    lua_close(L);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_script_runs),
      cmocka_unit_test(no_memory_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
