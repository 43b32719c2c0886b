/* Braces in examples, and what else an example says. */
#include "support/rules.h"

/* A rule whose yes example is `lua`, a Lua expression. */
static void load(test_rules *rules, eng__buffer *source, const char *lua) {
  static test_file files[2];
  eng__buffer_clear(source);
  eng__buffer_printf(
      source, "rule \"a\" { doc = \"d\", find = \"x\", examples = {\n yes = { \"{x}\",\n%s } } }",
      lua);
  files[0] = (test_file){"a.lua", test_string(source)};
  test_rules_open(rules, files, false);
  test_rules_load(rules, NULL);
}

static void braces(void **state) {
  static const struct {
    const char *marked, *text, *spans;
  } cases[] = {
      {"an {x} y", "an x y", "3-4 "},
      {"{x}", "x", "0-1 "},
      {"no marks", "no marks", ""},
      {"", "", ""},
      {"{{x}", "{x}", ""},
      {"{{x}}", "{x}", ""},
      {"{{{x} y}}", "{x y}", "1-2 "},
      {"a } b", "a } b", ""},
      {"{front {line}} x", "front line x", "0-10 6-10 "},
      {"{a }} b} c", "a } b c", "0-5 "},
      {"{a} {b}", "a b", "0-1 2-3 "},
      {"{جنگ} ها", "جنگ ها", "0-6 "},
  };
  eng__buffer source = {0}, lua = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    test_rules rules;
    char spans[64] = "";
    eng__buffer_clear(&lua);
    eng__buffer_printf(&lua, "\"%s\"", cases[i].marked);
    load(&rules, &source, test_string(&lua));
    if (rules.status != ENG_OK) fail_msg("%s: %s", cases[i].marked, rules.err.message);
    const eng__example *example = &eng__ruleset_rule(rules.set, 0)->examples[1];
    assert_int_equal(example->text.len, strlen(cases[i].text));
    assert_memory_equal(example->text.at, cases[i].text, example->text.len);
    for (size_t s = 0; s < example->span_count; s++)
      snprintf(spans + strlen(spans), sizeof spans - strlen(spans), "%zu-%zu ",
               example->spans[s].start, example->spans[s].end);
    assert_string_equal(spans, cases[i].spans);
    assert_true(example->yes);
    assert_int_equal(example->line, 3);
    test_rules_close(&rules);
  }
  eng__buffer_free(&source);
  eng__buffer_free(&lua);
}

static void broken_braces(void **state) {
  static const char *const cases[] = {"\"{x\"",     "\"{}\"",   "\"{a}}\"",
                                      "\"a {{ {\"", "\"{{{}\"", "(\"{a\"):rep(17)"};
  eng__buffer source = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    test_rules rules;
    load(&rules, &source, cases[i]);
    if (rules.status == ENG_OK) fail_msg("%s loads", cases[i]);
    assert_ptr_equal(strstr(rules.err.message, "a.lua:3: rule 'a': the example "),
                     rules.err.message);
    test_rules_close(&rules);
  }
  eng__buffer_free(&source);
}

static void meta(void **state) {
  eng__buffer source = {0};
  test_rules rules;
  (void)state;
  load(&rules, &source, "{ text = \"{x}\", outlet = \"O\", date = \"2020-07-17\", year = 2020 }");
  assert_int_equal(rules.status, ENG_OK);
  const eng__example *example = &eng__ruleset_rule(rules.set, 0)->examples[1];
  static const char *const expected[] = {"date", "2020-07-17", "outlet", "O", "year", "2020"};
  assert_int_equal(example->meta_count, 3);
  for (size_t i = 0; i < 6; i++) assert_string_equal(example->meta[i].at, expected[i]);
  assert_int_equal(example->span_count, 1);
  test_rules_close(&rules);
  eng__buffer_free(&source);
}

/* Yes comes before no, each with its own line; a single text is a list of one. */
static void both_lists(void **state) {
  static const test_file files[] = {{"a.lua", "rule \"a\" {\n doc = \"d\", find = \"x\",\n "
                                              "examples = {\n  no = {\n   \"n1\",\n\n   \"n2\" },\n"
                                              "  yes = \"{x}\",\n } }"},
                                    {NULL, NULL}};
  static const uint32_t lines[] = {8, 5, 7};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  const eng__rule_info *info = eng__ruleset_rule(rules.set, 0);
  assert_int_equal(info->example_count, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(info->examples[i].yes, i == 0);
    assert_int_equal(info->examples[i].line, lines[i]);
  }
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(braces), cmocka_unit_test(broken_braces),
                                     cmocka_unit_test(meta), cmocka_unit_test(both_lists)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
