/* Tokens of Lua source. */
#include "rules/source_scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Each token as its type's letter and its text: N name, 1 number, S string, C comment, . symbol. */
static const struct {
  const char *source, *tokens;
} cases[] = {
    {"", ""},
    {" \t\v\f\r\n", ""},
    {"local x=1", "N(local) N(x) .(=) 1(1)"},
    {"a.b..c...d", "N(a) .(.) N(b) .(..) N(c) .(...) N(d)"},
    {"1. 2.5e-3 0x.8p+1 0xe+1 3e+ .5 1..2", "1(1.) 1(2.5e-3) 1(0x.8p+1) 1(0xe) .(+) 1(1) 1(3e+) "
                                            "1(.5) 1(1..2)"},
    {"a==b~=c<=d>=e//f<<g>>h::i::", "N(a) .(==) N(b) .(~=) N(c) .(<=) N(d) .(>=) N(e) .(//) N(f) "
                                    ".(<<) N(g) .(>>) N(h) .(::) N(i) .(::)"},
    {"'a' \"b\" 'c\\'d' '\\\\'x", "S('a') S(\"b\") S('c\\'d') S('\\\\') N(x)"},
    {"'open\nx", "S('open) N(x)"},
    {"'open", "S('open)"},
    {"'end\\", "S('end\\)"},
    {"'a\\\nb'x", "S('a\\\nb') N(x)"},
    {"'a\\\r\nb'x", "S('a\\\r\nb') N(x)"},
    {"'a\\z \n 'x", "S('a\\z \n ') N(x)"},
    {"[[a]]x", "S([[a]]) N(x)"},
    {"[==[a]]b]=]c]==]x", "S([==[a]]b]=]c]==]) N(x)"},
    {"[[open", "S([[open)"},
    {"[=x", ".([) .(=) N(x)"},
    {"t[1]", "N(t) .([) 1(1) .(])"},
    {"t[[1]]", "N(t) S([[1]])"},
    {"--a\nb", "C(--a) N(b)"},
    {"--a\rb", "C(--a) N(b)"},
    {"--[[a\n]]b", "C(--[[a\n]]) N(b)"},
    {"--[=[a]]\n]=]b", "C(--[=[a]]\n]=]) N(b)"},
    {"--[=a\nb", "C(--[=a) N(b)"},
    {"--", "C(--)"},
    {"a-b", "N(a) .(-) N(b)"},
    {"x\u062Cy", "N(x) .(\u062C) N(y)"},
};

static void tokens_are_those_of_lua(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char got[512] = "";
    size_t n = 0;
    eng__slice rest = {cases[i].source, strlen(cases[i].source)};
    eng__source_token token;
    while ((token = eng__source_next(&rest)).type != ENG__TOKEN_END)
      n += (size_t)snprintf(got + n, sizeof got - n, "%s%c(%.*s)", n ? " " : "",
                            " N1SC."[token.type], (int)token.text.len, token.text.at);
    assert_string_equal(got, cases[i].tokens);
  }
}

static void lines_end_in_four_ways(void **state) {
  (void)state;
  static const char source[] = "a\nb\rc\r\nd\n\re\n\nf";
  static const unsigned lines[] = {1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7};
  for (size_t i = 0; i < sizeof source - 1; i++)
    if (source[i] >= 'a')
      assert_int_equal(eng__source_line((eng__slice){source, sizeof source - 1}, i), lines[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tokens_are_those_of_lua),
      cmocka_unit_test(lines_end_in_four_ways),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
