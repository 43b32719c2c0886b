/* utf8: the same answers as stock Lua's, but for its faults. */
#include "support/lua_box.h"

#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
      cmocka_unit_test(utf8_is_that_of_stock),
      cmocka_unit_test(utf8_faults_are_mended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
