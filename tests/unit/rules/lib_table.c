/* table, math and utf8: stock Lua's answers, raw access, ranges that cannot run away. */
#include "support/lua_box.h"

#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case tables[] = {
    {"return table.concat({1, 'b', 2.5})", "1b2.5"},
    {"return table.concat({1, 2, 3}, ', ', 2, 3)", "2, 3"},
    {"return table.concat({}, 'x') .. table.concat({1}, 'x', 3) .. table.concat({1, 2}, 'x', 2, 1)",
     ""},
    {"return table.concat({[math.maxinteger] = 'end'}, ',', math.maxinteger, math.maxinteger)",
     "end"},
    {"return select(2, pcall(table.concat, {1, {}, 3}))",
     "invalid value (at index 2) in table for 'concat'"},
    {"return select(2, pcall(table.concat, {}, '', 1, 1 << 60))",
     "invalid value (at index 1) in table for 'concat'"},
    {"local t = {1, 2} table.insert(t, 3) table.insert(t, 1, 0) table.insert(t, 5, 9)\n"
     "return table.concat(t, ' ')",
     "0 1 2 3 9"},
    {"return select(2, pcall(table.insert, {1}, 5, 1))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return select(2, pcall(table.insert, {1}, 0, 1))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return select(2, pcall(table.insert, {1}))", "wrong number of arguments to 'insert'"},
    {"local t = {1, 2, 3} return table.remove(t) .. table.remove(t, 1) .. #t .. t[1]", "3112"},
    {"return tostring(table.remove({})) .. tostring(table.remove({}, 0)) .. #{}", "nilnil0"},
    {"local t = {1, 2} return tostring(table.remove(t, 3)) .. #t", "nil2"},
    {"return select(2, pcall(table.remove, {1, 2}, 7))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return table.concat(table.move({1, 2, 3}, 1, 3, 2), ' ')", "1 1 2 3"},
    {"return table.concat(table.move({1, 2, 3}, 2, 3, 1), ' ')", "2 3 3"},
    {"return table.concat(table.move({1, 2, 3}, 1, 3, 3, {8, 9}), ' ')", "8 9 1 2 3"},
    {"return select(2, pcall(table.move, {}, 1, math.maxinteger, 2))",
     "bad argument #4 to '?' (destination wrap around)"},
    {"return select(2, pcall(table.move, {}, math.mininteger, 0, 2))",
     "bad argument #3 to '?' (too many elements to move)"},
    {"return select(2, pcall(table.move, {}, 1, 1 << 30, 2))", "too many elements (1073741824)"},
    {"return select('#', table.unpack({1, nil, 3}, 1, 3)) .. select('#', table.unpack({}, 2, 1))",
     "30"},
    {"return select(2, pcall(table.unpack, {}, 1, 1 << 62))", "too many results to unpack"},
    {"return select(2, pcall(table.unpack, {}, math.mininteger, math.maxinteger))",
     "too many results to unpack"},
    {"local t = table.pack(1, nil, 3) return t.n .. tostring(t[2]) .. t[3]", "3nil3"},
    /* metamethods are not asked */
    {"local t = setmetatable({1, 2}, {__len = function() return 1 << 60 end})\n"
     "table.insert(t, 3) return table.concat(t, ' ')",
     "1 2 3"},
    {"return table.concat(setmetatable({}, {__index = function() return 'x' end}), '', 1, 0)", ""},
    {"local t = setmetatable({}, {__newindex = function() error('no') end})\n"
     "table.insert(t, 'x') return t[1]",
     "x"},
};

static const box_case sorts[] = {
    {"local t = {5, 3, 1, 4, 2} table.sort(t) return table.concat(t, ' ')", "1 2 3 4 5"},
    {"local t = {'b', 'a', 'ab', '', 'B'} table.sort(t) return table.concat(t, ' ')", " B a ab b"},
    {"local t = {5, 3, 1} table.sort(t, function(a, b) return a > b end) return table.concat(t, ' "
     "')",
     "5 3 1"},
    {"local t = {} table.sort(t) return #t", "0"},
    {"local t = {7} table.sort(t) return t[1]", "7"},
    /* it is stable */
    {"local t = {'b1', 'a1', 'b2', 'a2', 'b3'}\n"
     "table.sort(t, function(x, y) return x:sub(1, 1) < y:sub(1, 1) end)\n"
     "return table.concat(t, ' ')",
     "a1 a2 b1 b2 b3"},
    /* every length up to a hundred, against a plain selection */
    {"for n = 0, 100 do\n"
     "  local t, count = {}, {}\n"
     "  for i = 1, n do t[i] = math.random(20) count[t[i]] = (count[t[i]] or 0) + 1 end\n"
     "  table.sort(t)\n"
     "  for i = 1, n do\n"
     "    if i > 1 and t[i] < t[i - 1] then return 'wrong at ' .. n end\n"
     "    count[t[i]] = count[t[i]] - 1\n"
     "  end\n"
     "  for _, c in pairs(count) do if c ~= 0 then return 'lost at ' .. n end end\n"
     "end return 'good'",
     "good"},
    /* comparators that lie */
    {"local t, calls = {}, 0 for i = 1, 1000 do t[i] = i end\n"
     "table.sort(t, function() calls = calls + 1 return true end)\n"
     "return tostring(calls < 20000) .. #t",
     "true1000"},
    {"local t = {} for i = 1, 100 do t[i] = i end\n"
     "table.sort(t, function() return math.random() < 0.5 end) return #t",
     "100"},
    /* one that raises leaves the table as it was */
    {"local t, calls = {3, 1, 2}, 0\n"
     "local good = pcall(table.sort, t, function(a, b)\n"
     "calls = calls + 1 if calls == 2 then error('no') end return a < b end)\n"
     "return tostring(good) .. table.concat(t)",
     "false312"},
    {"return select(2, pcall(table.sort, {1, 'x'}))", "attempt to compare string with number"},
    {"return select(2, pcall(table.sort, {1, 2}, 3))",
     "bad argument #2 to '?' (function expected, got number)"},
    {"local V = {__lt = function(a, b) return a.x < b.x end}\n"
     "local t = {} for i = 1, 5 do t[i] = setmetatable({x = -i}, V) end\n"
     "table.sort(t) return t[1].x",
     "-5"},
};

static const box_case numbers[] = {
    {"return math.floor(2.7) .. math.type(1) .. math.type(1.0) .. math.max(1, 3) .. math.min(4, 2)",
     "2integerfloat32"},
    {"return select(2, pcall(function() return math.randomseed end))",
     "test.lua:1: math has no 'randomseed'"},
    {"for i = 1, 1000 do local x = math.random() if x < 0 or x >= 1 then return 'out' end end "
     "return 'in'",
     "in"},
    {"local seen = {} for i = 1, 1000 do seen[math.random(3)] = true end\n"
     "local n = 0 for k in pairs(seen) do n = n * 10 + k end return n",
     "123"},
    {"for i = 1, 1000 do local x = math.random(-2, 2) if x < -2 or x > 2 then return x end end\n"
     "return 'in'",
     "in"},
    {"return math.type(math.random(0)) .. math.random(5, 5)", "integer5"},
    {"return math.type(math.random(math.mininteger, math.maxinteger))", "integer"},
    {"return select(2, pcall(math.random, 2, 1))", "bad argument #2 to '?' (interval is empty)"},
    {"return select(2, pcall(math.random, -1))", "bad argument #1 to '?' (interval is empty)"},
    {"return select(2, pcall(math.random, 1, 2, 3))", "wrong number of arguments"},
};

static void tables_are_raw_and_bounded(void **state) {
  (void)state;
  BOX_CHECK(tables);
}

static void sort_is_bounded_and_stable(void **state) {
  (void)state;
  BOX_CHECK(sorts);
}

static void numbers_are_those_of_lua(void **state) {
  (void)state;
  BOX_CHECK(numbers);
}

/* The same seed and rule give the same numbers, whatever other rules drew before. */
static void random_numbers_repeat(void **state) {
  (void)state;
  static const char draw[] = "return math.random(1000000) .. ' ' .. math.random()";
  char first[128], other[128];
  box b;
  box_open(&b, NULL);
  eng__sandbox_begin(b.sandbox, 7);
  eng__sandbox_set_rule(b.sandbox, "a");
  snprintf(first, sizeof first, "%s", box_run(&b, draw));
  assert_string_not_equal(first, box_run(&b, draw)); /* it goes on */
  eng__sandbox_begin(b.sandbox, 7);
  eng__sandbox_set_rule(b.sandbox, "b");
  snprintf(other, sizeof other, "%s", box_run(&b, draw));
  assert_string_not_equal(first, other);
  eng__sandbox_set_rule(b.sandbox, "a");
  assert_string_equal(box_run(&b, draw), first);
  eng__sandbox_begin(b.sandbox, 8);
  assert_string_not_equal(box_run(&b, draw), first);
  box_close(&b);
}

static const char *const utf8_expressions[] = {
    "utf8.char()",
    "utf8.char(65, 1580, 0x1F600, 0x7FFFFFFF, 0x7FF, 0x800, 0xFFFF, 0x10000)",
    "utf8.char(-1)",
    "utf8.char(0x80000000)",
    "utf8.charpattern",
    "utf8.len('')",
    "utf8.len('a\\u{62C}b')",
    "utf8.len('a\\xFFb')",
    "utf8.len('a\\xD8')",
    "utf8.len('abc', 2)",
    "utf8.len('abc', 4)",
    "utf8.len('abc', 5)",
    "utf8.len('abc', -1)",
    "utf8.len('abc', 1, 5)",
    "utf8.len('abc', 3, 2)",
    "utf8.len('\\u{D800}')",
    "utf8.len('\\u{D800}', 1, -1, true)",
    "utf8.len('\\u{7FFFFFFF}', 1, -1, true)",
    "utf8.len('\\xC0\\x80')",
    "utf8.len('\\x80')",
    "utf8.len('\\u{62C}', 2)",
    "utf8.codepoint('a\\u{62C}', 1, -1)",
    "utf8.codepoint('')",
    "utf8.codepoint('abc', 4)",
    "utf8.codepoint('abc', 2, 1)",
    "utf8.codepoint('\\xFF')",
    "utf8.codepoint('\\u{110000}')",
    "utf8.codepoint('\\u{110000}', 1, 1, true)",
    "utf8.codepoint('abc', -2, -1)",
    "utf8.offset('a\\u{62C}b', 3)",
    "utf8.offset('a\\u{62C}b', -1)",
    "utf8.offset('a\\u{62C}b', -2)",
    "utf8.offset('a\\u{62C}b', -9)",
    "utf8.offset('a\\u{62C}b', 4)",
    "utf8.offset('a\\u{62C}b', 5)",
    "utf8.offset('a\\u{62C}b', 6)",
    "utf8.offset('a\\u{62C}b', 0, 3)",
    "utf8.offset('a\\u{62C}b', 1, 3)",
    "utf8.offset('a\\u{62C}b', 0)",
    "utf8.offset('abc', 1, 9)",
    "utf8.offset('', 1)",
    "utf8.offset('', 0)",
    "utf8.offset('', -1)",
    "utf8.offset('abc', 2, -2)",
    "(function() local t = {} for p, c in utf8.codes('a\\u{62C}\\u{1F600}b') do\n"
    "t[#t + 1] = p .. '=' .. c end return table.concat(t, ' ') end)()",
    "(function() for p, c in utf8.codes('ab\\xFF') do end end)()",
    "(function() for p, c in utf8.codes('\\u{D800}') do end end)()",
    "(function() local n = 0 for p, c in utf8.codes('\\u{D800}x', true) do n = n + c end return n "
    "end)()",
};

static void utf8_is_that_of_stock(void **state) {
  (void)state;
  lua_State *stock = luaL_newstate();
  luaL_openlibs(stock);
  for (size_t i = 0; i < sizeof utf8_expressions / sizeof utf8_expressions[0]; i++) {
    char source[1024];
    snprintf(
        source, sizeof source,
        "local function text(good, ...) if not good then return 'error' end\n"
        "local out = {} for i = 1, select('#', ...) do out[i] = tostring((select(i, ...))) end\n"
        "return table.concat(out, ' ') end\n"
        "return text(pcall(function() return %s end))",
        utf8_expressions[i]);
    box b;
    lua_settop(stock, 0);
    assert_int_equal(luaL_dostring(stock, source), LUA_OK);
    const char *expected = lua_tostring(stock, -1), *got = box_once(&b, source);
    if (strcmp(expected, got) != 0)
      fail_msg("%s\nstock: %s\nours:  %s", utf8_expressions[i], expected, got);
  }
  lua_close(stock);
}

/* Where stock Lua 5.4.4 is wrong. */
static const box_case mended[] = {
    {"return (pcall(function() for _ in utf8.codes('a\\xBF\\xBF') do end end))", "false"},
    {"return tostring(utf8.len('\\xFF\\xBF\\xBF\\xBF\\xBF\\xBF\\xBF\\xBF'))", "nil"},
};

static void utf8_faults_are_mended(void **state) {
  (void)state;
  BOX_CHECK(mended);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables_are_raw_and_bounded), cmocka_unit_test(sort_is_bounded_and_stable),
      cmocka_unit_test(numbers_are_those_of_lua),   cmocka_unit_test(random_numbers_repeat),
      cmocka_unit_test(utf8_is_that_of_stock),      cmocka_unit_test(utf8_faults_are_mended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
