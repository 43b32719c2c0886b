/* Sequences in rules: what groups know, what runs in which order, what a limit says. What they
 * match is in tests/conformance/semantics. */
#include "support/rules.h"

#define RULE(name, fields) "rule \"" name "\" { doc = \"d\", " fields " }\n"

static void groups(void **state) {
  static const test_case cases[] = {
      {"groups are results",
       RULE("a", "find = seq { as(\"who\", \"he\"), as(\"verb\", \"claim*\") }"), "he, claimed",
       "a: he, claimed who=he verb=claimed\n"},
      {"a group that is one hit has its fields",
       "local people = words { list \"people.csv\" }\n" RULE(
           "a", "find = seq { as(\"who\", people), gap(0, 1), \"said\" },\n"
                "note = function(h) local w = h:group \"who\"\n"
                "  return { id = w.entity, role = w.entry.role, token = w.token.text } end"),
       "Ali’s son said",
       "a: Ali’s son said who=Ali {\"id\":\"p1\",\"role\":\"king\",\"token\":\"Ali’s\"}\n"},
      {"one that is more is a span",
       RULE("a", "find = seq { as(\"x\", many(\"b\", 1, 2)), \"c\" },\n"
                 "note = function(h) return { x = h:group(\"x\").text } end"),
       "b b c", "a: b b c x=b b {\"x\":\"b b\"}\n"},
      {"a group that is not set is nil",
       RULE("a", "find = seq { opt(as(\"x\", \"b\")), \"c\" },\n"
                 "note = function(h) return { no = h:group(\"x\") == nil } end"),
       "c", "a: c {\"no\":true}\n"},
      {"an annotation as a part keeps its note",
       RULE("low", "find = \"war\", note = { topic = \"x\" }")
           RULE("a", "find = seq { as(\"what\", tagged \"low\"), \"on\" },\n"
                     "note = function(h) local w = h:group \"what\"\n"
                     "  return { topic = w.note.topic, rule = w.rule } end"),
       "war on",
       "low: war {\"topic\":\"x\"}\na: war on what=war {\"rule\":\"low\",\"topic\":\"x\"}\n"},
      {"mark a group",
       RULE("a", "find = seq { \"by\", as(\"who\", gap(1, 2)), \"and\" }, mark = \"who\""),
       "by the king and", "a: the king who=the king\n"},
      {"questions about sequences",
       "local p = seq { \"a\", gap(0, 1), \"b\" }\n" RULE(
           "x", "find = sentence, note = function(s) return { n = s:count(p), has = s:has(p),\n"
                "  first = s:first(p).text, near = s:first(p):near(\"c\" and p) == nil } end"),
       "a b a c b.", "x: a b a c b. {\"first\":\"a b\",\"has\":true,\"n\":2,\"near\":false}\n"},
  };
  static const test_file people = {"people.csv", "phrase,id,role\nAli,p1,king\nSara,p2,\n"};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const test_file files[] = {{"a.lua", cases[i].rules}, people, {NULL, NULL}};
    test_rules rules;
    eng__buffer out = {0};
    test_rules_open(&rules, files, false);
    test_rules_load(&rules, NULL);
    if (rules.status != ENG_OK) fail_msg("%s: %s", cases[i].name, rules.err.message);
    const char *found = test_apply(&rules, cases[i].text, &out);
    if (strcmp(found, cases[i].expected) != 0)
      fail_msg("%s:\nexpected\n%sfound\n%s", cases[i].name, cases[i].expected, found);
    eng__buffer_free(&out);
    test_rules_close(&rules);
  }
}

/* Whatever comes first in the file, rules run behind those their sequences look at. */
static void order(void **state) {
  static const test_case cases[] = {
      {"as written",
       RULE("low", "find = \"war\"") RULE("high", "find = seq { tagged \"low\", \"on\" }"),
       "war on", "low: war\nhigh: war on\n"},
      {"the other way round",
       RULE("high", "find = seq { tagged \"low\", \"on\" }") RULE("low", "find = \"war\""),
       "war on", "low: war\nhigh: war on\n"},
      {"deep in a condition",
       RULE("high", "find = \"on\", with = either { seq { \"a\", opt(tagged \"low\"), \"b\" } }")
           RULE("low", "find = \"war\""),
       "a war b on", "low: war\nhigh: on\n"},
      {"what is tagged later is seen though it was asked for before",
       "local p = seq { either { \"x\", tagged \"t*\" }, \"y\" }\n" RULE("a", "find = p")
           RULE("tb", "find = \"b\", unless = \"z\"") RULE("tc", "find = \"c\""),
       "x y, b y, c y", "a: x y\ntb: b\na: b y\ntc: c\na: c y\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

/* A rule waits for the part that leads to it: without that nobody looks. */
static void leaders(void **state) {
  static const test_case cases[] = {
      {"a word behind a token", RULE("a", "find = seq { token { kind = \"word\" }, \"b\" }"), "a b",
       "a: a b\n"},
      {"an either of words", RULE("a", "find = seq { number, either { \"b\", \"c\" } }"), "1 c 2 b",
       "a: 1 c\na: 2 b\n"},
      {"one that is said to be optional does not lead",
       RULE("a", "find = seq { number, opt(\"b\") }"), "1 c", "a: 1\n"},
      {"nor does one of two ways",
       RULE("a", "find = seq { either { seq { \"a\" }, number }, punct }"), "1! a!",
       "a: 1!\na: a!\n"},
      {"a sequence among alternatives",
       RULE("a", "find = either { seq { number, \"b\" }, seq { \"c\", number } }"), "1 b, c 2",
       "a: 1 b\na: c 2\n"},
      {"an expression leads nobody, and is found",
       RULE("a", "find = seq { regex { [=[\\bx+\\b]=] }, regex { [=[y]=] } }"), "xx y",
       "a: xx y\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void a_limit_is_told(void **state) {
  (void)state;
  const test_file files[] = {{"a.lua", RULE("a", "find = seq { \"a\", gap(0, 1000), \"b\" }")},
                             {NULL, NULL}};
  test_rules rules;
  eng__buffer text = {0}, out = {0};
  eng__document_info info = {.id = ENG__SLICE("doc")};
  eng__applied applied;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_OK);
  eng__buffer_printf(&text, "A b. ");
  for (int i = 0; i < 20000; i++) eng__buffer_printf(&text, "C ");
  eng__buffer_printf(&text, "a b");
  test_apply_to(&rules, &info, test_string(&text), &out, &applied);
  assert_int_equal(applied.annotation_count, 1);
  assert_int_equal(applied.problem_count, 1);
  assert_int_equal(applied.problems[0].rule, 0);
  assert_int_equal(applied.problems[0].offset, 5);
  assert_non_null(strstr(test_string(&out), "the search stopped at a limit"));
  eng__buffer_free(&text);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(groups),
      cmocka_unit_test(order),
      cmocka_unit_test(leaders),
      cmocka_unit_test(a_limit_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
