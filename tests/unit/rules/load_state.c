/* Nothing of a document is left for the next. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Pieces whose second document would give another answer if anything were left. */
static const char *const leaks[] = {
    "local n = 0 return function() n = n + 1 return n end",
    "local t = nil return function() local had = t ~= nil t = {} return tostring(had) end",
    "local n = 0 local function inc() n = n + 1 return n end return function() return inc() end",
    "local n = 0 local t = {inc = function() n = n + 1 return n end} return function() return "
    "t.inc() end",
    "local a, b = 1, 2 return function() a, b = b, a return a end",
    "local f = function() return 1 end return function() local r = f() f = function() return 2 end "
    "return r end",
    "return function() local r = tostring(print ~= nil) _ENV = {tostring = function() return 'x' "
    "end} "
    "return r end",
    "local seen = {} return function() local ok = pcall(function() seen.x = 1 end) return "
    "tostring(ok) .. tostring(seen.x) end",
    "local n = 0 local t = setmetatable({}, {__index = function() n = n + 1 return n end})\n"
    "return function() return t.x end",
    "return function() return math.random(1 << 40) end",
    "local r = math.random return function() return r(1 << 40) end",
    "local t = {1, 2, 3} return function() local k = next(t) k = next(t, k) return k end",
    "local t = {1, 2, 3} local k return function() k = next(t, k) return k end",
    "local g return function() local r = tostring(g) g = ('abc'):gmatch('.') return r end",
    "local t = {} local f = function() return t end return function() local r = tostring(f().x) "
    "pcall(function() f().x = 1 end) return r end",
    /* a function made in a document shares an upvalue of the load */
    "local n = 0 return function() local f = function() n = n + 1 return n end return f() end",
    /* an upvalue of a function in a metatable */
    "local n = 0 local C = {__call = function() n = n + 1 return n end}\n"
    "local o = setmetatable({}, C) return function() return o() end",
    /* a document that ends badly */
    "local n = 0 return function() n = n + 1 error('n is ' .. n) end",
    "local n = 0 return function() n = n + 1 if n == 1 then string.rep('x', 1 << 27) end return n "
    "end",
};

static void nothing_is_left(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof leaks / sizeof leaks[0]; i++) {
    box b;
    char first[4096];
    int reference = box_function(&b, leaks[i]);
    snprintf(first, sizeof first, "%s", box_document(&b, reference));
    for (int again = 0; again < 3; again++)
      if (strcmp(first, box_document(&b, reference)) != 0)
        fail_msg("%s\nfirst: %s\nagain: %s", leaks[i], first, b.text);
    box_close(&b);
  }
}

/* Within a document, and while loading, upvalues do count. */
static void state_lives_in_a_document(void **state) {
  (void)state;
  box b;
  int reference = box_function(&b, "local n = 40 n = n + 1\n"
                                   "local function inc() n = n + 1 end\n"
                                   "return function() inc() inc() return n end");
  assert_string_equal(box_document(&b, reference), "43");
  assert_string_equal(box_document(&b, reference), "43");
  box_close(&b);
}

/* A document that hit a limit leaves the next one all of its budget. */
static void budgets_are_for_one_document(void **state) {
  (void)state;
  box b;
  int reference = box_function(&b, "local n = 0 return function() n = n + 1\n"
                                   "local t = {} while true do t[#t + 1] = ('x'):rep(100000) .. #t "
                                   "end end");
  for (int i = 0; i < 3; i++) {
    box_document(&b, reference);
    assert_int_equal(b.status, ENG_NOMEM);
  }
  box_close(&b);
}

/* Garbage does not pile up from document to document. */
static void garbage_is_collected(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.memory = 8 << 20};
  box_open(&b, &limits);
  lua_State *L = eng__sandbox_state(b.sandbox);
  assert_int_equal(box_load(&b, "test.lua", "return function() return #('x'):rep(3 << 20) end"),
                   ENG_OK);
  assert_int_equal(eng__sandbox_call(b.sandbox, 0, 1, &b.err), ENG_OK);
  int reference = luaL_ref(L, LUA_REGISTRYINDEX);
  assert_int_equal(eng__sandbox_freeze(b.sandbox, &b.err), ENG_OK);
  for (int i = 0; i < 100; i++) assert_string_equal(box_document(&b, reference), "3145728");
  assert_true(lua_gc(L, LUA_GCCOUNT) < 1024);
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_left),
      cmocka_unit_test(state_lives_in_a_document),
      cmocka_unit_test(budgets_are_for_one_document),
      cmocka_unit_test(garbage_is_collected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
