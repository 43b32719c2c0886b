/* The order of rules, packs and `tagged` across files. */
#include "support/rules.h"

#define RULE(name, find) "rule \"" name "\" { doc = \"d\", find = " find " }\n"

typedef struct part {
  const char *path, *pack;
} part;

/* Loads several files of a set, each for a pack. */
static void load_parts(test_rules *rules, const test_file *files, const part *parts) {
  test_rules_open(rules, files, false);
  rules->status = ENG_OK;
  for (; parts->path && rules->status == ENG_OK; parts++)
    rules->status =
        eng__ruleset_load(rules->set, parts->pack, parts->path, parts->pack, &rules->err);
  if (rules->status == ENG_OK) rules->status = eng__ruleset_compile(rules->set, &rules->err);
}

static void packs(void **state) {
  static const test_file files[] = {
      {"p.lua", RULE("a", "\"x\"") RULE("own", "tagged \"a\"") RULE("glob", "tagged \"a*\"")},
      {"q.lua", RULE("a", "\"y\"") RULE("own", "tagged \"a\"") RULE("there", "tagged \"p:a\"")
                    RULE("else", "tagged \"glob\"")},
      {NULL, NULL}};
  static const part parts[] = {{"p.lua", "p"}, {"q.lua", "q"}, {NULL, NULL}};
  eng__buffer out = {0};
  test_rules rules;
  (void)state;
  load_parts(&rules, files, parts);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  assert_string_equal(test_apply(&rules, "x y", &out),
                      "p:a: x\np:glob: x\np:own: x\nq:else: x\nq:there: x\nq:a: y\nq:own: y\n");
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

static void several_packs_have_it(void **state) {
  static const test_file files[] = {{"p.lua", RULE("a", "\"x\"")},
                                    {"q.lua", RULE("a", "\"y\"")},
                                    {"r.lua", RULE("b", "tagged \"a\"")},
                                    {NULL, NULL}};
  static const part parts[] = {{"p.lua", "p"}, {"q.lua", "q"}, {"r.lua", NULL}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  load_parts(&rules, files, parts);
  assert_int_equal(rules.status, ENG_RULE);
  assert_string_equal(rules.err.message, "r.lua:1: tagged \"a\": more than one pack has this rule: "
                                         "write \"p:a\" or \"q:a\"");
  test_rules_close(&rules);
}

/* A rule on its own has with it what it looks at, through however many rules, and nothing else. */
static void focused(void **state) {
  static const test_file files[] = {{"p.lua", RULE("top", "tagged \"mid\"") RULE("other", "\"x\"")
                                                  RULE("mid", "tagged \"low*\"")
                                                      RULE("low1", "\"x\"") RULE("low2", "\"y\"")},
                                    {NULL, NULL}};
  static const part parts[] = {{"p.lua", NULL}, {NULL, NULL}};
  static const struct {
    int64_t rule;
    const char *expected;
  } cases[] = {
      {0, "low1: x\nmid: x\ntop: x\nlow2: y\nmid: y\ntop: y\n"},
      {1, "other: x\n"},
      {2, "low1: x\nmid: x\nlow2: y\nmid: y\n"},
      {4, "low2: y\n"},
      {-1, "low1: x\nmid: x\nother: x\ntop: x\nlow2: y\nmid: y\ntop: y\n"},
  };
  test_rules rules;
  (void)state;
  load_parts(&rules, files, parts);
  assert_int_equal(rules.status, ENG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__buffer out = {0};
    eng__ruleset_focus(rules.set, cases[i].rule);
    assert_string_equal(test_apply(&rules, "x y", &out), cases[i].expected);
    eng__buffer_free(&out);
  }
  test_rules_close(&rules);
}

/* A thousand rules, each after the next one. */
static void long_chain(void **state) {
  enum { RULES = 1000 };
  eng__buffer source = {0}, out = {0};
  test_rules rules;
  (void)state;
  for (int i = 0; i < RULES; i++)
    eng__buffer_printf(&source, "rule \"r%d\" { doc = \"d\", find = tagged \"r%d\" }\n", i, i + 1);
  eng__buffer_printf(&source, "rule \"r%d\" { doc = \"d\", find = \"x\" }\n", RULES);
  const test_file files[] = {{"a.lua", test_string(&source)}, {NULL, NULL}};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  test_apply(&rules, "x", &out);
  for (size_t i = 0; i <= RULES; i++) assert_int_equal(eng__ruleset_stats(rules.set, i)->hits, 1);
  eng__buffer_free(&source);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* Globs that leave themselves out still make a cycle with each other. */
static void globs_that_meet(void **state) {
  static const test_file files[] = {
      {"a.lua", RULE("f.a", "tagged \"f.*\"") RULE("f.b", "tagged \"f.*\"")}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_string_equal(rules.err.message,
                      "a.lua:1: rules look at each other by 'tagged': f.a → f.b → f.a");
  test_rules_close(&rules);
}

/* One glob for two rules: each sees all but itself. */
static void shared_glob(void **state) {
  static const test_case cases[] = {
      {"shared",
       "local f = tagged \"f.*\"\nrule \"f.x\" { doc = \"d\", find = \"x\" }\n"
       "rule \"f.all\" { doc = \"d\", find = f }\nrule \"z\" { doc = \"d\", find = either { f, "
       "\"q\" } }\n",
       "x q", "f.all: x\nf.x: x\nz: x\nz: q\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void globs(void **state) {
  static const test_case cases[] = {
      {"a star in the middle",
       RULE("a.x.b", "\"x\"") RULE("a.b", "\"x\"") RULE("z", "tagged \"a.*.b\""), "x",
       "a.b: x\na.x.b: x\nz: x\n"},
      {"all", RULE("a", "\"x\"") RULE("z", "tagged \"*\""), "x", "a: x\nz: x\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(packs),
      cmocka_unit_test(focused),
      cmocka_unit_test(several_packs_have_it),
      cmocka_unit_test(long_chain),
      cmocka_unit_test(globs_that_meet),
      cmocka_unit_test(shared_glob),
      cmocka_unit_test(globs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
