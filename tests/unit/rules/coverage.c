/* Coverage: each kind of branch, what fires of it, and that results are the same with it. */
#include "support/check.h"
#include "support/rules.h"

static void write_fired(const test_rules *rules, const char *text, eng__buffer *out) {
  size_t count, fired;
  const eng__branch *branches = eng__ruleset_branches(rules->set, &count);
  const eng__fired *all = eng__ruleset_fired(rules->set, &fired);
  for (size_t i = 0; i < count; i++) {
    const eng__branch *b = &branches[i];
    const eng__fired *f = NULL;
    for (size_t k = 0; k < fired; k++)
      if (all[k].branch == i) f = &all[k];
    eng__buffer_printf(out, "%s %s", b->field, b->what);
    if (b->number) eng__buffer_printf(out, " %u", (unsigned)b->number);
    if (b->text.len) eng__buffer_printf(out, " %.*s", (int)b->text.len, b->text.at);
    if (f)
      eng__buffer_printf(out, ": %u/%u %.*s", (unsigned)f->count, (unsigned)f->tagged,
                         (int)(f->first.end - f->first.start), text + f->first.start);
    eng__buffer_add_byte(out, '\n');
  }
}

static void check_fired(const char *file, const char *text, const char *wanted) {
  test_file files[] = {{"r.lua", file}, {"l.tsv", "phrase\tx\nwar\t1\npeace\t2\n"}, {NULL, NULL}};
  test_rules rules;
  eng__buffer with = {0}, without = {0}, fired = {0};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  test_apply(&rules, text, &without);
  size_t none;
  (void)eng__ruleset_fired(rules.set, &none);
  assert_int_equal(none, 0);
  assert_int_equal(eng__ruleset_cover(rules.set, NULL), ENG_OK);
  for (int i = 0; i < 2; i++) { /* nothing is left of the document before */
    eng__buffer_clear(&fired);
    test_apply(&rules, text, &with);
    write_fired(&rules, text, &fired);
  }
  check_text(text, eng__buffer_slice(&fired), wanted);
  check_text("the same results", eng__buffer_slice(&with), test_string(&without));
  eng__buffer_free(&with);
  eng__buffer_free(&without);
  eng__buffer_free(&fired);
  test_rules_close(&rules);
}

static const struct {
  const char *file, *text, *wanted;
} cases[] = {
    {"rule 'r' { doc = 'R.', find = words { 'war', 'peace', 'war on' } }", "War on war.",
     "rule tagged: 2/2 War on\nfind entry 1 'war': 2/1 War\nfind entry 2 'peace'\n"
     "find entry 3 'war on': 1/1 War on\n"},
    {"rule 'r' { doc = 'R.', find = words { list 'l.tsv', 'tax' } }", "Peace, tax, peace.",
     "rule tagged: 3/3 Peace\nfind entry 1 'war'\nfind entry 2 'peace': 2/2 Peace\n"
     "find entry 3 'tax': 1/1 tax\n"},
    {"rule 'r' { doc = 'R.', find = 'war', with = 'tax', unless = { 'no', { 'never', within = 1 } "
     "} }",
     "War, tax. No war, tax. War.",
     "rule tagged: 1/1 War\nfind entry 1 'war': 3/1 War\nwith yes 1 'tax': 2/0 War\n"
     "with no 1 'tax': 1/0 War\nunless yes 1 'no': 1/0 war\nunless no 1 'no': 1/0 War\n"
     "unless yes 2 'never'\nunless no 2 'never': 1/0 War\n"},
    {"rule 'r' { doc = 'R.', find = 'war', where = function(h) return h.text == 'war' end }",
     "War war",
     "rule tagged: 1/1 war\nfind entry 1 'war': 2/1 War\nwhere yes: 1/0 war\nwhere no: 1/0 War\n"},
    {"rule 'r' { doc = 'R.', find = either { regex { 'w.r', 'x' }, words { 'tax' } } }", "war",
     "rule tagged: 1/1 war\nfind alternative /w.r/, /x/: 1/1 war\nfind entry 1 w.r: 1/1 war\n"
     "find entry 2 x\nfind alternative 'tax'\n"},
    {"rule 'r' { doc = 'R.', find = seq { 'a', opt('b'), gap(0, 1), either { words { 'c', 'd' }, "
     "regex { 'e' } } } }",
     "a x d, a e",
     "rule tagged: 2/2 a x d\nfind part 'a': 2/2 a\nfind part 'b'\n"
     "find part 'c', 'd' or /e/: 2/2 d\nfind alternative 'c', 'd': 1/1 d\nfind entry 1 'c'\n"
     "find entry 2 'd': 1/1 d\nfind alternative /e/: 1/1 e\n"},
    {"rule 's' { doc = 'S.', find = 'war' } rule 'r' { doc = 'R.', find = sentence, with = { "
     "tagged "
     "'s', within = 'overlap' } }",
     "A war. No.",
     "rule tagged: 1/1 war\nfind entry 1 'war': 1/1 war\nrule tagged: 1/1 A war.\n"
     "with yes 1 tagged 's': 1/0 A war.\nwith no 1 tagged 's': 1/0 No.\n"},
    {"rule 'r' { doc = 'R.', find = names { { id = 'k', 'Khamenei', 'Ali Khamenei' } } }",
     "Ali Khamenei",
     "rule tagged: 1/1 Ali Khamenei\nfind entry 1 Khamenei: 1/0 Khamenei\n"
     "find entry 2 Ali Khamenei: 1/1 Ali Khamenei\n"},
};

static void what_fires(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check_fired(cases[i].file, cases[i].text, cases[i].wanted);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_fires)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
