/* The names without a library: stock Lua's meanings, safe. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case values[] = {
    {"return tostring(nil) .. tostring(true) .. tostring(12) .. tostring(1.5)", "niltrue121.5"},
    {"return tostring({}) .. ' ' .. tostring(print) .. ' ' .. tostring(function() end)",
     "table function function"},
    {"return tostring(setmetatable({}, {__tostring = function() return 'me' end}))", "me"},
    {"return select(2, pcall(tostring, setmetatable({}, {__tostring = function() return 1 end})))",
     "'__tostring' must return a string"},
    {"return tostring(0/0) .. tostring(-(0/0)) .. tostring(1/0) .. tostring(-1/0)",
     "nannaninf-inf"},
    {"return tostring(1e15) .. ' ' .. tostring(2^53) .. ' ' .. tostring(-0.0)",
     "1e+15 9.007199254741e+15 -0.0"},
    {"return tonumber('0x10') + tonumber(' 10 ') + tonumber('1e1')", "36.0"},
    {"return tonumber('z', 36) + tonumber('-ff', 16) + tonumber(' 11 ', 2)", "-217"},
    {"return tonumber('8', 8)", "nil"},
    {"return tonumber('')", "nil"},
    {"return tonumber('1 2')", "nil"},
    {"return tonumber('7fffffffffffffff1', 16) == -15", "true"},
    {"return select(2, pcall(tonumber, '1', 99))", "bad argument #2 to '?' (base out of range)"},
    {"return select('#') .. select('#', nil, nil) .. select(-1, 'a', 'b') .. select(2, 'a', 'b')",
     "02bb"},
    {"return select(2, pcall(select, 0))", "bad argument #1 to '?' (index out of range)"},
    {"return select(2, pcall(select, math.mininteger, 1))",
     "bad argument #1 to '?' (index out of range)"},
    {"return type(nil) .. type(2) .. type(type)", "nilnumberfunction"},
    {"return select('#', assert(1, 2, 3))", "3"},
    {"return select(2, pcall(assert, false))", "assertion failed!"},
    {"return select(2, pcall(assert, nil, 'why'))", "why"},
    {"return select(2, pcall(error, 'x', 0))", "x"},
    {"return select(2, pcall(function() error('x') end))", "test.lua:1: x"},
    {"local function f() error('x', 2) end\nreturn select(2, pcall(function()\nf() end))",
     "test.lua:3: x"},
    {"return select(2, pcall(error, {code = 7})).code", "7"},
    {"return select('#', pcall(error))", "2"},
    {"local s = 0 for i, v in ipairs {1, 2, 3, nil, 5} do s = s + i * v end return s", "14"},
    {"local t = setmetatable({}, {__index = function(_, i) return i < 4 and i or nil end})\n"
     "local s = 0 for _, v in ipairs(t) do s = s + v end return s",
     "6"},
};

static void values_are_those_of_lua(void **state) {
  (void)state;
  BOX_CHECK(values);
}

static const box_case metatables[] = {
    {"return setmetatable({}, {__index = {a = 5}}).a", "5"},
    {"local C = {} C.__index = C function C.new(x) return setmetatable({x = x}, C) end\n"
     "function C:get() return self.x end return C.new(7):get()",
     "7"},
    {"local V = {__add = function(a, b) return 'add' end, __eq = function() return true end,\n"
     "__lt = function() return true end, __le = function() return false end,\n"
     "__concat = function() return 'cat' end, __len = function() return 42 end,\n"
     "__call = function(_, x) return x end, __unm = function() return 'neg' end}\n"
     "local a, b = setmetatable({}, V), setmetatable({}, V)\n"
     "return a + b .. ' ' .. tostring(a == b) .. tostring(a < b) .. tostring(a <= b) .. (a .. b)\n"
     ".. #a .. a(9) .. -a",
     "add truetruefalsecat429neg"},
    {"return select(2, pcall(setmetatable, {}, {__gc = print}))",
     "'__gc' is no event that a rule may handle"},
    {"return select(2, pcall(setmetatable, {}, {__close = print}))",
     "'__close' is no event that a rule may handle"},
    {"return select(2, pcall(setmetatable, {}, {__mode = 'k', __z = 1}))",
     "'__mode' is no event that a rule may handle (did you mean '__mod'?)"},
    {"return select(2, pcall(setmetatable, {}, {__pairs = print}))",
     "'__pairs' is no event that a rule may handle"},
    {"return select(2, pcall(setmetatable, {}, {__name = 'x'}))",
     "'__name' is no event that a rule may handle"},
    {"return select(2, pcall(setmetatable, {}, {__metatable = 'x'}))",
     "'__metatable' is no event that a rule may handle"},
    {"return select(2, pcall(setmetatable, {}, {__indx = {}}))",
     "'__indx' is no event that a rule may handle (did you mean '__index'?)"},
    {"local t = setmetatable({}, {}) return select(2, pcall(setmetatable, t, nil))",
     "cannot change a metatable that is set"},
    {"local m = {__index = {a = 1}} local t = setmetatable({}, m) m.__index = {a = 2} return t.a",
     "1"},
    {"return select(2, pcall(setmetatable, string, {}))", "cannot change a metatable that is set"},
    {"return select(2, pcall(setmetatable, _ENV, {}))", "cannot change a metatable that is set"},
    {"return select(2, pcall(setmetatable, 'x', {}))",
     "bad argument #1 to '?' (table expected, got string)"},
    {"return setmetatable({}, nil) ~= nil", "true"},
};

static void metatables_take_known_events(void **state) {
  (void)state;
  BOX_CHECK(metatables);
}

static void print_goes_to_the_log(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.log_bytes = 2000};
  box_open(&b, &limits);
  eng__sandbox_set_rule(b.sandbox, "my.rule");
  box_run(&b, "print('a\\27[31m\\n', 1, {}, nil, 'سلام', '\\u{202E}', '\\xFF')");
  assert_string_equal(b.log, "my.rule: a\\x1B[31m\\x0A 1 table nil سلام \\u{202E} \\xFF\n");
  b.log_len = 0;
  box_run(&b, "print(('x'):rep(1000000))");
  assert_int_equal(b.log_len, strlen("my.rule: ") + 299 + strlen("…\n"));
  b.log_len = 0;
  box_run(&b, "for i = 1, 1000 do print(i) end");
  assert_true(b.log_len < 7000);
  assert_non_null(strstr(b.log, "(no more lines: too much was printed)\n"));
  b.log_len = 0;
  eng__sandbox_begin(b.sandbox, 0);
  box_run(&b, "print('again')");
  assert_string_equal(strtok(b.log, "\n"), "my.rule: again");
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_those_of_lua),
      cmocka_unit_test(metatables_take_known_events),
      cmocka_unit_test(print_goes_to_the_log),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
