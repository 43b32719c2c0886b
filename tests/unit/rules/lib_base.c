/* The names without a library, and that no others exist. */
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

#define KEYS(table)                                                                                \
  "local out = {} for k in pairs(" table ") do out[#out + 1] = tostring(k) end "                   \
  "return table.concat(out, ' ')"
#define NEXT(table)                                                                                \
  "local out, t, k = {}, " table ", nil "                                                          \
  "repeat k = next(t, k) out[#out + 1] = tostring(k) until k == nil return table.concat(out, ' ')"

static const box_case orders[] = {
    {KEYS("{3, 2, z = 1, a = 2, [2.5] = 1, [-1] = 0, [true] = 1, [false] = 2, ['ä'] = 1}"),
     "-1 1 2 2.5 a z ä false true"},
    {KEYS("{[math.maxinteger] = 1, [2^63] = 1, [math.mininteger] = 1, [-2^63 - 4096] = 1, "
          "[1/0] = 1, [-1/0] = 1, [2^51 + 0.5] = 1, [2^51] = 1, [2^51 + 1] = 1}"),
     "-inf -9.2233720368548e+18 -9223372036854775808 2251799813685248 2.2517998136852e+15 "
     "2251799813685249 "
     "9223372036854775807 9.2233720368548e+18 inf"},
    {KEYS("{a = 1, ab = 1, ['a\\0'] = 1, [''] = 1, B = 1}"), " B a a\0"},
    {NEXT("{3, 2, z = 1, a = 2, [2.5] = 1, [true] = 1, [false] = 2}"),
     "1 2 2.5 a z false true nil"},
    {NEXT("{}"), "nil"},
    {KEYS("{}"), ""},
    {"return next({})", "nil"},
    {"return (next({b = 1, a = 2}))", "a"},
    {"return (next({b = 1, d = 2}, 'c'))", "d"}, /* a key that is not there has its place */
    {"local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t[k] = nil end return next(t)", "nil"},
    {"local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t.c = nil t.z = 1 end\n"
     "local n = 0 for k in next, t do n = n + 1 t[k] = nil end return n",
     "3"},
    {"local t = {a = 1, b = 2} local s = '' for k in pairs(t) do t.b = nil s = s .. k end return s",
     "a"},
    /* five tables at once: more than next() remembers */
    {"local ts, ks, out = {}, {}, {}\n"
     "for i = 1, 5 do ts[i] = {} for j = 1, 9 do ts[i][j] = j end end\n"
     "for j = 1, 9 do for i = 1, 5 do ks[i] = next(ts[i], ks[i]) out[#out + 1] = ks[i] end end\n"
     "return table.concat(out)",
     "111112222233333444445555566666777778888899999"},
    {"return select(2, pcall(pairs, {[{}] = 1}))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(next, {[print] = 1}))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(next, {1}, print))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(pairs, 'x'))", "bad argument #1 to '?' (table expected, got string)"},
};

static void pairs_and_next_go_in_order(void **state) {
  (void)state;
  BOX_CHECK(orders);
}

/* A loop by next() over a large table sorts once, and may empty the table on its way. */
static void next_is_not_quadratic(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.steps = 4 * 1000 * 1000};
  box_open(&b, &limits);
  assert_string_equal(box_run(&b, "local t, n = {}, 0 for i = 1, 20000 do t['k' .. i] = i end\n"
                                  "for k in next, t do n = n + 1 t[k] = nil end return n"),
                      "20000");
  box_close(&b);
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

/* What the page says may be named, and nothing else. */
static void names_are_an_allow_list(void **state) {
  (void)state;
  static const char *const expected[] = {
      "_ENV",
      "assert error ipairs math next pairs pcall print select setmetatable string table "
      "tonumber tostring type utf8",
      "string",
      "byte char find format gmatch gsub len lower match rep reverse sub upper",
      "table",
      "concat insert move pack remove sort unpack",
      "math",
      "abs acos asin atan ceil cos exp floor fmod huge log max maxinteger min mininteger "
      "modf pi random sin sqrt tan tointeger type ult",
      "utf8",
      "char charpattern codepoint codes len offset"};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i += 2) {
    char source[256];
    box b;
    snprintf(source, sizeof source, KEYS("%s"), expected[i]);
    assert_string_equal(box_once(&b, source), expected[i + 1]);
  }
}

static const box_case unknown[] = {
    {"return strng", "test.lua:1: unknown name 'strng' (did you mean 'string'?)"},
    {"return load", "test.lua:1: unknown name 'load'"},
    {"\nreturn prnt('x')", "test.lua:2: unknown name 'prnt' (did you mean 'print'?)"},
    {"cuont = 1", "test.lua:1: cannot assign 'cuont': say 'local cuont = ...'"},
    {"pirnt = 1",
     "test.lua:1: cannot assign 'pirnt': say 'local pirnt = ...' (did you mean 'print'?)"},
    {"print = 1", "test.lua:1: cannot assign 'print': it is a name of the language"},
    {"function string() end", "test.lua:1: cannot assign 'string': it is a name of the language"},
    {"return string.fnd", "test.lua:1: string has no 'fnd' (did you mean 'find'?)"},
    {"return ('x'):uper()", "test.lua:1: string has no 'uper' (did you mean 'upper'?)"},
    {"return string[1]", "test.lua:1: string has no '[number]'"},
    {"string.fnd = 1",
     "test.lua:1: cannot write 'string.fnd': the library is read-only (did you mean 'find'?)"},
    {"string.find = 1", "test.lua:1: cannot write 'string.find': the library is read-only"},
    {"table.insert(table, 1)", "test.lua:1: bad argument #1 to 'insert' (the table is read-only)"},
    {"return _ENV[1]", "test.lua:1: unknown name '[number]'"},
};

static void unknown_names_are_errors(void **state) {
  (void)state;
  BOX_CHECK(unknown);
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
      cmocka_unit_test(values_are_those_of_lua), cmocka_unit_test(pairs_and_next_go_in_order),
      cmocka_unit_test(next_is_not_quadratic),   cmocka_unit_test(metatables_take_known_events),
      cmocka_unit_test(names_are_an_allow_list), cmocka_unit_test(unknown_names_are_errors),
      cmocka_unit_test(print_goes_to_the_log),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
