/* string but for searching: the same answers as stock Lua's. */
#include "support/lua_box.h"

#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Expressions whose values stock Lua gives too; errors count as values. */
static const char *const expressions[] = {
    "('hello'):sub(2, 3)",
    "('hello'):sub(-3)",
    "('hello'):sub(0)",
    "('hello'):sub(10)",
    "('hello'):sub(-100, 2)",
    "('hello'):sub(math.mininteger, math.maxinteger)",
    "('hello'):sub(3, 2)",
    "('x'):sub(math.maxinteger)",
    "('hello'):byte(1, -1)",
    "('hello'):byte(10)",
    "('hello'):byte(0)",
    "('hello'):byte(-1)",
    "(''):byte()",
    "string.char()",
    "string.char(0, 255, 65)",
    "string.char(256)",
    "string.char(-1)",
    "('hello'):len()",
    "(12):len()",
    "('a\\0b'):len()",
    "('hello'):reverse()",
    "(''):reverse()",
    "('HeLLo \\xC3\\x84'):lower()",
    "('HeLLo \\xC3\\xA4'):upper()",
    "('ab'):rep(3)",
    "('ab'):rep(3, '-')",
    "('ab'):rep(0)",
    "('ab'):rep(-1)",
    "('ab'):rep(1, '-')",
    "(''):rep(5, ',')",
    "('x'):rep(1, '')",

    "('ab'):rep(1.0)",
    "string.rep('ab', 1.5)",
    "string.rep()",
    "string.format('%d %i %5d %-5d| %05d %+d % d', 1, 2, 3, 4, 5, 6, 7)",
    "string.format('%x %X %#x %o', 255, 255, 255, 8)",
    "string.format('%.3d', 5)",
    "string.format('%d', 3.0)",
    "string.format('%d', 3.5)",
    "string.format('%d', '10')",
    "string.format('%f %.2f %10.3f %-10.1f| %e', 1.5, 2.345, 3.14159, 4.25, 12345.678)",
    "string.format('%.3E', 0.00012)",
    "string.format('%g %g %G %.3g %#g', 1e20, 0.1, 1e-10, 1234567, 1)",
    "string.format('%a', 0.5)",
    "string.format('%.20f', 1/3)",
    "string.format('%99.99f', -1e300)",
    "string.format('%f', 1/0)",
    "string.format('%s %10s %-10s| %.2s %5.1s', 'a', 'b', 'c', 'def', 'ghi')",
    "string.format('%s %s %s', 1, 1.5, true)",
    "string.format('%s', nil)",
    "string.format('%c%c%c', 65, 66, 0)",
    "string.format('%5c|%-5c|', 65, 66)",
    "string.format('%q', 'a\\n\\r\\0\\0001\\t\"\\\\\\127')",
    "string.format('%q', 1/3)",
    "string.format('%q %q %q', 10, math.mininteger, 1/0)",
    "string.format('%q %q', nil, true)",
    "string.format('%q', {})",
    "string.format('%5q', 'x')",
    "string.format('%%')",
    "string.format('%')",
    "string.format('%y', 1)",
    "string.format('%10')",
    "string.format('%123d', 1)",
    "string.format('%.123d', 1)",
    "string.format('%#d', 1)",
    "string.format('%0s', 'x')",
    "string.format('%d')",
    "string.format('%d', 'x')",
    "string.format('%--------------d', 1)",
    "string.format('%s', ('x'):rep(200)) == ('x'):rep(200)",
    "string.format('%5s', 'a\\0b')",
    "string.format('%s', 'a\\0b')",
    "string.format('%u', 7)",
    "string.format('%i', -7)",
    "string.format('%F', 1)",
    "string.format('%-+8.2f|', 3.14159)",
    "string.format('', 1)",
    "('abc'):find('b', 1, true)",
    "('abc'):find('', 10)",
    "('abc'):find('', 4)",
    "('abc'):find('')",
    "('a.b'):find('.', 1, true)",
    "('a.b'):find('.', 2, true)",
    "('abc'):find('b', -1)",
    "('abc'):gsub('', '-')",
    "('abc'):gsub('%w', '%0%0', 2)",
    "('abc'):gsub('b', '', 0)",
    "('abc'):gsub('b', '', -1)",
    "('abc def'):gsub('^%w', 'X')",
    "('a,b'):gsub(',', '%%')",
    "(1):rep(3)",
    "('%d'):format(3)",
    "string.gsub('x', 'x', nil)",
    "('x'):gsub('x', 1)",
    "('x'):gsub('x', 1.5)",
    "string.gsub('x', 'x', true)",
};

static const char *run_stock(lua_State *L, const char *source) {
  lua_settop(L, 0);
  assert_int_equal(luaL_loadbuffer(L, source, strlen(source), "@test.lua"), LUA_OK);
  assert_int_equal(lua_pcall(L, 0, 1, 0), LUA_OK);
  return lua_tostring(L, -1);
}

/* Errors differ in their texts where stock Lua names a function by its place in package.loaded. */
static void same_as_stock(void **state) {
  (void)state;
  lua_State *stock = luaL_newstate();
  luaL_openlibs(stock);
  for (size_t i = 0; i < sizeof expressions / sizeof expressions[0]; i++) {
    char source[1024];
    snprintf(source, sizeof source,
             "local out = {} local function add(...)\n"
             "local n = select('#', ...) for i = 1, n do local v = select(i, ...)\n"
             "out[i] = type(v) == 'string' and ('%%q'):format(v) or tostring(v)\n"
             "if out[1] == 'false' and i == 2 then out[i] = 'error' end end end\n"
             "add(pcall(function() return %s end))\n"
             "return table.concat(out, ' ')",
             expressions[i]);
    box b;
    const char *expected = run_stock(stock, source), *got = box_once(&b, source);
    if (strcmp(expected, got) != 0)
      fail_msg("%s\nstock: %s\nours:  %s", expressions[i], expected, got);
  }
  lua_close(stock);
}

static const box_case own[] = {
    {"return select(2, pcall(string.char, 256))", "bad argument #1 to '?' (value out of range)"},
    {"return string.dump or 1", "test.lua:1: string has no 'dump'"},
    {"return #(''):rep(1 << 40)", "0"}, /* stock Lua goes round 2^40 times */
    {"return select(2, pcall(string.rep, 'x', 1 << 40))", "resulting string too large"},
    {"return select(2, pcall(string.rep, 'x', math.maxinteger, 'yy'))",
     "resulting string too large"},
    {"return string.format('%s %s', {}, print)", "table function"},
    {"return select(2, pcall(string.format, '%p', {}))", "invalid conversion '%p' to 'format'"},
    {"return string.format('%f %g %.1f', 0/0, -(0/0), 0/0)", "nan nan nan"},
    {"return string.format('%5s|', setmetatable({}, {__tostring = function() return 'me' end}))",
     "   me|"},
    {"return select(2, pcall(string.byte, ('x'):rep(20000000), 1, -1))", "string slice too long"},
    {"local n = 0 for a, b in ('k=v, a=b'):gmatch('(%w+)=(%w+)') do n = n + #a + #b end return n",
     "4"},
    {"return (('abc'):gsub('%w', {a = 1, b = true and 'B'}))", "1Bc"},
    {"return (('hello world'):gsub('o', function() return nil end))", "hello world"},
    {"return select(2, pcall(string.gsub, 'x', 'x', function() error('inner', 0) end))", "inner"},
};

static void own_answers(void **state) {
  (void)state;
  BOX_CHECK(own);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(same_as_stock),
                                     cmocka_unit_test(own_answers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
