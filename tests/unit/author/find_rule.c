/* Patterns of the command line as expressions of the rule language; strings that end where they
 * should. */
#include "support/check.h"

#include "author/find_rule.h"

static void patterns_become_expressions(void **state) {
  (void)state;
  static const struct {
    eng__find_pattern pattern;
    const char *wanted; /* or the message */
    bool good;
  } cases[] = {
      {{"front line", false, false}, "words { \"front line\" }", true},
      {{"War", true, false}, "words { \"War\", case = true }", true},
      {{"/a/", true, true}, "regex { [[a]], case = true, raw = true }", true},
      {{"/", false, false}, "words { \"/\" }", true},
      {{"/etc", false, false}, "words { \"/etc\" }", true},
      {{"/usr/bin", false, false}, "words { \"/usr/bin\" }", true},
      {{"words:/a/", false, false}, "words { \"/a/\" }", true},
      {{"words:name:x", false, false}, "words { \"name:x\" }", true},
      {{"name:Rouhani", false, false}, "names { { id = \"Rouhani\", \"Rouhani\" } }", true},
      {{"می‌رود", false, false}, "words { \"می‌رود\" }", true},
      {{"", false, false}, "the pattern is empty", false},
      {{"//", false, false}, "the expression between the slashes is empty", false},
      {{"name:", false, false}, "a name is needed: name:Khamenei", false},
      {{"name:X", true, false}, "--case is not for names", false},
      {{"war", false, true}, "--raw is for expressions: '/…/'", false},
      {{"a\xFF", false, false}, "the pattern is not UTF-8", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    eng__buffer out = {0};
    eng_error err = {ENG_OK, ""};
    eng_status status = eng__find_expression(&out, &cases[i].pattern, &err);
    assert_int_equal(status, cases[i].good ? ENG_OK : ENG_INVALID);
    if (cases[i].good) check_text(cases[i].pattern.text, eng__buffer_slice(&out), cases[i].wanted);
    else assert_string_equal(err.message, cases[i].wanted);
    eng__buffer_free(&out);
  }
}

static void strings_are_closed_by_us_alone(void **state) {
  (void)state;
  static const struct {
    const char *text, *bracket, *quoted;
  } cases[] = {
      {"a", "[[a]]", "\"a\""},
      {"a]", "[=[a]]=]", "\"a]\""},
      {"a]=", "[[a]=]]", "\"a]=\""},
      {"a]]b", "[=[a]]b]=]", "\"a]]b\""},
      {"a]]b]=]c]", "[==[a]]b]=]c]]==]", "\"a]]b]=]c]\""},
      {"\\b\"", "[[\\b\"]]", "\"\\\\b\\\"\""},
      {"\na", "\"\\na\"", "\"\\na\""},
      {"\r\x01", "\"\\u{000D}\\u{0001}\"", "\"\\u{000D}\\u{0001}\""},
      {"\xE2\x80\xAE", "\"\\u{202E}\"", "\"\\u{202E}\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    eng__buffer out = {0};
    eng__lua_string(&out, eng__slice_of(cases[i].text), true);
    check_text(cases[i].text, eng__buffer_slice(&out), cases[i].bracket);
    eng__buffer_clear(&out);
    eng__lua_string(&out, eng__slice_of(cases[i].text), false);
    check_text(cases[i].text, eng__buffer_slice(&out), cases[i].quoted);
    eng__buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(patterns_become_expressions),
      cmocka_unit_test(strings_are_closed_by_us_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
