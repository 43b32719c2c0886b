/* What is told of an error: one line, short, without addresses. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case messages[] = {
    {"error('x')", "test.lua:1: x"},
    {"\n\nerror('x', 0)", "test.lua:3: x"},
    {"error()", "test.lua:1: an error without a message (nil)"},
    {"error(nil)", "test.lua:1: an error without a message (nil)"},
    {"\nerror({})", "test.lua:2: an error whose message is a table"},
    {"error(true)", "test.lua:1: an error whose message is a boolean"},
    {"error(42)", "test.lua:1: an error whose message is a number"},
    {"error(print)", "test.lua:1: an error whose message is a function"},
    {"error(setmetatable({}, {__tostring = function() return 'secret' end}))",
     "test.lua:1: an error whose message is a table"},
    {"error('a\\nb\\27[0m\\0c')", "test.lua:1: a\\x0Ab\\x1B[0m\\x00c"},
    {"error('\\u{202E}\\u{85}\\u{2028}\\xFF')", "test.lua:1: \\u{202E}\\u{0085}\\u{2028}\\xFF"},
    {"local t = nil\nt.x = 1", "test.lua:2: attempt to index a nil value (local 't')"},
    {"return {} .. 'x'", "test.lua:1: attempt to concatenate a table value"},
    {"return {} < {}", "test.lua:1: attempt to compare two table values"},
    {"return 1 < 'x'", "test.lua:1: attempt to compare number with string"},
    {"local x = = 1", "test.lua:1: unexpected symbol near '='"},
    {"string.rep()", "test.lua:1: bad argument #1 to 'rep' (string expected, got no value)"},
    {"('x'):rep({})", "test.lua:1: bad argument #1 to 'rep' (number expected, got table)"},
    {"pcall()", "test.lua:1: bad argument #1 to 'pcall' (value expected)"},
    {"local function f() f() end f()", NULL}, /* a stack overflow; its text is long */
};

static void messages_are_one_line(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++) {
    box b;
    box_once(&b, messages[i].source);
    assert_int_equal(b.status, ENG_RULE);
    if (messages[i].expected && strcmp(b.text, messages[i].expected) != 0)
      fail_msg("%s\nexpected: %s\ngot:      %s", messages[i].source, messages[i].expected, b.text);
    assert_null(strchr(b.text, '\n'));
    assert_null(strstr(b.text, "0x"));
  }
}

static size_t count_characters(const char *text) {
  size_t n = 0;
  for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80;
  return n;
}

static void messages_are_short(void **state) {
  (void)state;
  box b;
  box_once(&b, "error(('x'):rep(10000000))");
  assert_int_equal(strlen(b.text), 299 + strlen("…"));
  assert_string_equal(b.text + 299, "…");
  box_once(&b, "error(('ش'):rep(200), 0)");
  assert_int_equal(count_characters(b.text), 200 + strlen("test.lua:1: "));
  box_once(&b, "error(('ش'):rep(1000))");
  assert_true(count_characters(b.text) <= 300);
  assert_non_null(strstr(b.text, "…"));
  box_once(&b, "error(('\\27'):rep(1000))");
  assert_true(strlen(b.text) < ENG_ERROR_MESSAGE);
  assert_non_null(strstr(b.text, "\\x1B…"));
}

/* Lua cuts the names of files after 59 bytes; messages have them whole. */
static void long_file_names_are_whole(void **state) {
  (void)state;
  static const char name[] =
      "packs/a-rather-long-name-of-a-pack/rules/of/a/certain/kind/of/framing/war.lua";
  box b;
  char expected[256];
  box_open(&b, NULL);
  box_load(&b, name, "\nerror('x')");
  box_call(&b);
  snprintf(expected, sizeof expected, "%s:2: x", name);
  assert_string_equal(b.text, expected);
  box_load(&b, name, "\nerror({})");
  box_call(&b);
  snprintf(expected, sizeof expected, "%s:2: an error whose message is a table", name);
  assert_string_equal(b.text, expected);
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(messages_are_one_line),
      cmocka_unit_test(messages_are_short),
      cmocka_unit_test(long_file_names_are_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
