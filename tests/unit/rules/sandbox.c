/* Budgets that end and stay ended. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void opens_and_closes(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  assert_ptr_equal(eng__sandbox_of(eng__sandbox_state(b.sandbox)), b.sandbox);
  assert_string_equal(box_run(&b, "return 1 + 1"), "2");
  assert_int_equal(lua_gettop(eng__sandbox_state(b.sandbox)), 0);
  box_close(&b);
  eng__sandbox_close(NULL);
}

/* With every size of heap from nothing upwards, opening fails cleanly or works. */
static void opens_in_any_memory(void **state) {
  (void)state;
  size_t opened = 0, refused = 0;
  for (size_t memory = 1; memory < 64 << 10; memory += 97) {
    eng__sandbox_limits limits = {.memory = memory};
    eng__sandbox *sandbox;
    eng_error err = {ENG_OK, ""};
    eng_status status = eng__sandbox_open(&sandbox, &limits, NULL, NULL, &err);
    if (status == ENG_OK) {
      assert_non_null(sandbox);
      opened++;
    } else {
      assert_int_equal(status, ENG_NOMEM);
      assert_int_equal(err.status, ENG_NOMEM);
      assert_null(sandbox);
      refused++;
    }
    eng__sandbox_close(sandbox);
  }
  assert_true(opened > 0 && refused > 0);
}

/* Words that the rule language adds are names like the others. */
static int word(lua_State *L) {
  lua_pushliteral(L, "heard");
  return 1;
}

static void words_are_added(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  lua_State *L = eng__sandbox_state(b.sandbox);
  eng__sandbox_push_environment(L);
  lua_pushcfunction(L, word);
  lua_setfield(L, -2, "words");
  lua_pop(L, 1);
  assert_string_equal(box_run(&b, "return words()"), "heard");
  assert_string_equal(box_run(&b, "return wrds()"),
                      "test.lua:1: unknown name 'wrds' (did you mean 'words'?)");
  assert_string_equal(box_run(&b, "words = 1"),
                      "test.lua:1: cannot assign 'words': it is a name of the language");
  box_close(&b);
}

/* Time. */

static const char *const endless[] = {
    "while true do end",
    "for i = 1, math.huge do end",
    "goto on ::on:: goto on",
    "local function f() return f() end return f()",
    "while true do pcall(function() while true do end end) end",
    "local function f() pcall(f) return f() end f()",
    ("local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) "
     "while true do pcall(function() return t[1] end) end"),
    "table.sort({1, 2, 3}, function() while true do end end)",
    "while true do pcall(table.sort, {1, 2, 3}, function() while true do end end) end",
    "('x'):gsub('x', function() while true do end end)",
    "return tostring(setmetatable({}, {__tostring = function() while true do end end}))",
    "return setmetatable({}, {__eq = function() while true do end end}) == setmetatable({}, {})",
    "return #setmetatable({}, {__len = function() while true do end end})",
    "for k in pairs({1}) do while true do end end",
    "error(setmetatable({}, {__tostring = function() while true do end end})) while true do end",
};

static void time_cannot_be_caught(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof endless / sizeof endless[0]; i++) {
    bool ends = strstr(endless[i], "error(") == endless[i]; /* its handler is never asked */
    box b;
    box_open(&b, NULL);
    box_clock(&b, 20);
    box_run(&b, endless[i]);
    box_clock(&b, 0);
    if (ends) {
      assert_int_equal(b.status, ENG_RULE);
    } else {
      if (b.status != ENG_TIMEOUT) fail_msg("%s: %s", endless[i], b.text);
      assert_string_equal(b.text, "test.lua:1: rule code used up its time");
      assert_int_equal(eng__sandbox_spent(b.sandbox), ENG__SPENT_TIME);
    }
    box_close(&b);
  }
}

/* Once spent, nothing runs until the next budget; then everything does. */
static void a_budget_stays_spent(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  eng__sandbox_stop(b.sandbox);
  assert_int_equal(*eng__sandbox_stop_flag(b.sandbox), 1);
  box_load(&b, "test.lua", "return 1");
  assert_int_equal(b.status, ENG_TIMEOUT);
  eng__sandbox_begin(b.sandbox, 0);
  assert_int_equal(*eng__sandbox_stop_flag(b.sandbox), 0);
  assert_int_equal(eng__sandbox_spent(b.sandbox), ENG__SPENT_NOTHING);
  assert_string_equal(box_run(&b, "return 1"), "1");
  assert_int_equal(box_load(&b, "test.lua", "return 2"), ENG_OK);
  eng__sandbox_stop(b.sandbox);
  box_call(&b);
  assert_int_equal(b.status, ENG_TIMEOUT);
  assert_int_equal(lua_gettop(eng__sandbox_state(b.sandbox)), 0);
  eng__sandbox_begin(b.sandbox, 0);
  assert_string_equal(box_run(&b, "local n = 0 for i = 1, 1000 do n = n + i end return n"),
                      "500500");
  box_close(&b);
}

/* Steps. */

static void steps_cannot_be_caught(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.steps = 10000};
  box_open(&b, &limits);
  box_run(&b, "while true do pcall(string.rep, 'x', 100000) end");
  assert_int_equal(b.status, ENG_LIMIT);
  assert_string_equal(
      b.text, "test.lua:1: rule code used up its steps (a search or table function did too much)");
  assert_int_equal(eng__sandbox_spent(b.sandbox), ENG__SPENT_STEPS);
  box_run(&b, "return 1");
  assert_int_equal(b.status, ENG_LIMIT);
  eng__sandbox_begin(b.sandbox, 0);
  assert_string_equal(box_run(&b, "return ('x'):rep(10)"), "xxxxxxxxxx");
  box_close(&b);
}

static int count_steps(lua_State *L) {
  eng__sandbox_step(L, (uint64_t)luaL_checkinteger(L, 1));
  return 0;
}

static void steps_are_exact(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.steps = 100};
  box_open(&b, &limits);
  lua_State *L = eng__sandbox_state(b.sandbox);
  eng__sandbox_push_environment(L);
  lua_pushcfunction(L, count_steps);
  lua_setfield(L, -2, "step");
  lua_pop(L, 1);
  assert_string_equal(box_run(&b, "step(60) step(40) return 'good'"), "good");
  box_run(&b, "step(1)");
  assert_int_equal(b.status, ENG_LIMIT);
  eng__sandbox_begin(b.sandbox, 0);
  box_run(&b, "step(101)");
  assert_int_equal(b.status, ENG_LIMIT);
  box_close(&b);
}

/* Memory. */

static const char *const greedy[] = {
    "local t = {} while true do t[#t + 1] = ('x'):rep(10000) .. #t end",
    "local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end",
    "local s = 'x' while true do s = s .. s end",
    "local s = 'x' while true do pcall(function() s = s .. s .. s end) end",
    "local t = {} for i = 1, 1 << 30 do t[i] = i end",
    "local function f(...) return f(1, ...) end f()",
    "local t = {} while true do t = {t, function() return t end} end",
    "local s = ('x'):rep(1 << 20) while true do s = s:gsub('x', 'xx') end",
};

static void memory_cannot_be_caught(void **state) {
  (void)state;
  eng__sandbox_limits limits = {.memory = 4 << 20, .steps = 1000u * 1000 * 1000};
  for (size_t i = 0; i < sizeof greedy / sizeof greedy[0]; i++) {
    box b;
    box_open(&b, &limits);
    box_run(&b, greedy[i]);
    if (b.status != ENG_NOMEM) fail_msg("%s: %s", greedy[i], b.text);
    assert_non_null(strstr(b.text, "rule code used up its memory"));
    box_run(&b, "return 1");
    assert_int_equal(b.status, ENG_NOMEM);
    eng__sandbox_begin(b.sandbox, 0);
    assert_string_equal(box_run(&b, "return 'alive'"), "alive");
    box_close(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(opens_and_closes),     cmocka_unit_test(opens_in_any_memory),
      cmocka_unit_test(words_are_added),      cmocka_unit_test(time_cannot_be_caught),
      cmocka_unit_test(a_budget_stays_spent), cmocka_unit_test(steps_cannot_be_caught),
      cmocka_unit_test(steps_are_exact),      cmocka_unit_test(memory_cannot_be_caught),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
