/* The names that rule code sees, and that no others exist. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define KEYS(table)                                                                                \
  "local out = {} for k in pairs(" table ") do out[#out + 1] = tostring(k) end "                   \
  "return table.concat(out, ' ')"
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
      "abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger "
      "modf pi rad random sin sqrt tan tointeger type ult",
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
    {"return require 'x'",
     "test.lua:1: unknown name 'require': include \"FILE.lua\" loads a rule file"},
    {"return io",
     "test.lua:1: unknown name 'io': a rule reads no files; list \"FILE.tsv\" brings in a table"},
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_an_allow_list),
      cmocka_unit_test(unknown_names_are_errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
