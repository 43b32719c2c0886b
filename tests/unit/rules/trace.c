/* Traces: what every stage of a rule says about the hits of one stretch, and about no other; the
 * results are the same with a trace and without. */
#include "support/rules.h"

#include "support/check.h"

static void write_steps(const test_rules *rules, const char *text, eng__buffer *out) {
  size_t count;
  const eng__trace_step *steps = eng__ruleset_steps(rules->set, &count);
  for (size_t i = 0; i < count; i++) {
    const eng__trace_step *s = &steps[i];
    eng__buffer_printf(out, "%s %s %s", eng__ruleset_rule(rules->set, s->rule)->name, s->element,
                       s->verdict > 0    ? "yes"
                       : s->verdict == 0 ? "no"
                                         : "-");
    if (s->has_hit) eng__buffer_printf(out, " %zu", s->hit.start);
    eng__buffer_printf(out, " {%.*s}\n", (int)(s->text.end - s->text.start), text + s->text.start);
  }
}

/* The steps of a rule file over bytes `start` to `end` of a text. */
static void check_steps(const char *file, const char *text, eng_span stretch, int64_t rule,
                        const char *wanted) {
  test_file files[] = {{"r.lua", file}, {NULL, NULL}};
  test_rules rules;
  eng__buffer with = {0}, without = {0}, steps = {0};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  test_apply(&rules, text, &without);
  eng__ruleset_trace(rules.set, &stretch, rule);
  test_apply(&rules, text, &with);
  write_steps(&rules, text, &steps);
  check_text(text, eng__buffer_slice(&steps), wanted);
  check_text("the same results", eng__buffer_slice(&with), test_string(&without));
  eng__ruleset_trace(rules.set, NULL, -1);
  test_apply(&rules, text, &with);
  size_t count;
  (void)eng__ruleset_steps(rules.set, &count);
  assert_int_equal(count, 0);
  eng__buffer_free(&with);
  eng__buffer_free(&without);
  eng__buffer_free(&steps);
  test_rules_close(&rules);
}

#define EXAMPLES "examples = { yes = { 'x' }, no = { 'x' } } "

static const char stages[] =
    "local tax, other = words { 'tax' }, words { 'peace' }\n"
    "rule 'r' { doc = 'R.', find = words { 'war', 'war on' }, with = tax, unless = other,\n"
    "  where = function(h) return h.sentence:has(tax) and h:near(other) == nil end, " EXAMPLES "}";

static void every_stage_speaks(void **state) {
  (void)state;
  eng_span all = {0, 1000};
  check_steps(
      stages, "A war on tax.", all, -1,
      "r find yes 2 {war on}\nr find yes 2 {war}\n"
      "r with yes 2 {tax}\nr unless yes 2 {}\nr with yes 2 {tax}\nr unless yes 2 {}\n"
      "r keep no 2 {war on}\n"
      "r asked - 2 {tax}\nr asked - 2 {}\nr where yes 2 {war on}\nr tagged yes 2 {war on}\n");
  check_steps(stages, "A war.", all, -1, "r find yes 2 {war}\nr with no 2 {}\n");
  check_steps(stages, "A war tax, peace.", all, -1,
              "r find yes 2 {war}\nr with yes 2 {tax}\nr unless no 2 {peace}\n");
  check_steps(stages, "A tax.", all, -1, "r find no {}\n");
}

static void only_the_stretch_and_the_rule_are_told(void **state) {
  (void)state;
  static const char two[] = "rule 'a' { doc = 'A.', find = words { 'war' }, " EXAMPLES "}\n"
                            "rule 'b' { doc = 'B.', find = words { 'tax' }, " EXAMPLES "}";
  const char *text = "war\ntax\nwar tax\n";
  check_steps(two, text, (eng_span){4, 7}, -1,
              "a find no {}\nb find yes 4 {tax}\nb tagged yes 4 {tax}\n");
  check_steps(two, text, (eng_span){8, 15}, 1, "b find yes 12 {tax}\nb tagged yes 12 {tax}\n");
  check_steps(two, text, (eng_span){3, 3}, 0, "a find no {}\n");
}

static void a_function_that_raises_says_so_for_each_hit(void **state) {
  (void)state;
  static const char file[] =
      "rule 'r' { doc = 'R.', find = words { 'war' }, where = function() error('no') end, " EXAMPLES
      "}";
  test_file files[] = {{"r.lua", file}, {NULL, NULL}};
  test_rules rules;
  eng__buffer out = {0};
  size_t count;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  eng__ruleset_trace(rules.set, &(eng_span){0, 100}, -1);
  test_apply(&rules, "war war", &out);
  const eng__trace_step *steps = eng__ruleset_steps(rules.set, &count);
  assert_int_equal(count, 4);
  for (size_t i = 2; i < 4; i++) {
    assert_string_equal(steps[i].element, "where");
    assert_int_equal(steps[i].verdict, 0);
    assert_true(steps[i].detail.len > 8 && memcmp(steps[i].detail.at, "raised: ", 8) == 0);
  }
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

static void very_many_candidates_are_cut_short(void **state) {
  (void)state;
  static const char file[] = "rule 'r' { doc = 'R.', find = words { 'war' }, " EXAMPLES "}";
  test_file files[] = {{"r.lua", file}, {NULL, NULL}};
  test_rules rules;
  eng__buffer out = {0}, text = {0};
  size_t count, found = 0, tagged = 0;
  for (int i = 0; i < 500; i++) eng__buffer_add_string(&text, "war ");
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  eng__ruleset_trace(rules.set, &(eng_span){0, text.len}, -1);
  test_apply(&rules, test_string(&text), &out);
  const eng__trace_step *steps = eng__ruleset_steps(rules.set, &count);
  for (size_t i = 0; i < count; i++) {
    found += !strcmp(steps[i].element, "find") && steps[i].verdict == 1;
    tagged += !strcmp(steps[i].element, "tagged");
  }
  assert_int_equal(found, 100);
  assert_int_equal(tagged, 100);
  eng__buffer_free(&out);
  eng__buffer_free(&text);
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_stage_speaks),
      cmocka_unit_test(only_the_stretch_and_the_rule_are_told),
      cmocka_unit_test(a_function_that_raises_says_so_for_each_hit),
      cmocka_unit_test(very_many_candidates_are_cut_short),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
