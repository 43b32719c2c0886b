/* What lint says. Every folder of tests/rules/lint is a case of a warning, NAME or NAME.WHAT: of
 * bad.lua it is said exactly once, at the place in `expected`, and nothing else is; of good.lua
 * nothing is said. Every warning that there is has a case. */
#include "support/rule_folder.h"

#include <dirent.h>

#define FOLDER "tests/rules/lint"

/* What one load said. */
typedef struct said {
  rule_folder folder;
  eng__buffer lines; /* "name file:line" */
  eng__buffer full;  /* whole messages, for those who read the failure */
} said;

/* Edits of a finding lie inside its file, in order, and only warnings that promise it have some. */
static void check_edits(const said *s, const eng__finding *finding) {
  uint64_t at = 0;
  (void)s;
  for (size_t i = 0; i < finding->edit_count; i++) {
    assert_true(finding->edits[i].start >= at);
    at = (uint64_t)finding->edits[i].start + finding->edits[i].len;
  }
  size_t count;
  const eng__lint_about *all = eng__lint_known(&count);
  for (size_t i = 0; i < count; i++)
    if (strcmp(all[i].name, finding->name) == 0) assert_true(all[i].fixes || !finding->edit_count);
}

static void hear(void *context, const eng__diagnostic *diagnostic) {
  said *s = context;
  const eng__finding *finding = diagnostic->finding;
  eng__buffer_printf(&s->full, "%s\n", diagnostic->message);
  if (!finding) return;
  check_edits(s, finding);
  eng__buffer_printf(&s->lines, "%s %s:%u\n", finding->name, finding->path,
                     (unsigned)finding->line);
}

static void look(said *s, const char *folder, const char *file) {
  eng__ruleset *set;
  eng_error err;
  *s = (said){0};
  snprintf(s->folder.name, sizeof s->folder.name, FOLDER "/%s", folder);
  eng__ruleset_options options = {.read = rule_folder_read,
                                  .read_context = &s->folder,
                                  .diagnose = hear,
                                  .diagnose_context = s,
                                  .lint = true};
  assert_int_equal(eng__ruleset_open(&set, &options, &err), ENG_OK);
  eng_status status = eng__ruleset_load(set, "", file, NULL, &err);
  if (status == ENG_OK) status = eng__ruleset_compile(set, &err);
  if (status != ENG_OK) fail_msg("%s/%s: %s", folder, file, err.message);
  eng__ruleset_close(set);
}

static void forget(said *s) {
  rule_folder_forget(&s->folder);
  eng__buffer_free(&s->lines);
  eng__buffer_free(&s->full);
}

static void check_case(const char *folder) {
  char path[PATH_BYTES], expected[PATH_BYTES + 8];
  eng__buffer place = {0};
  said s;
  size_t len = strcspn(folder, ".");
  snprintf(path, sizeof path, FOLDER "/%s/expected", folder);
  if (!read_whole(path, &place)) fail_msg("%s is missing", path);
  snprintf(expected, sizeof expected, "%.*s %s", (int)len, folder, test_string(&place));
  look(&s, folder, "bad.lua");
  if (strcmp(test_string(&s.lines), expected) != 0)
    fail_msg("%s/bad.lua: expected\n%sfound\n%s", folder, expected, test_string(&s.full));
  forget(&s);
  look(&s, folder, "good.lua");
  if (s.full.len) fail_msg("%s/good.lua: found\n%s", folder, test_string(&s.full));
  forget(&s);
  eng__buffer_free(&place);
}

static void cases(void **state) {
  DIR *listing = opendir(FOLDER);
  size_t count = 0;
  (void)state;
  assert_non_null(listing);
  for (struct dirent *entry; (entry = readdir(listing));) {
    if (entry->d_name[0] == '.') continue;
    check_case(entry->d_name);
    count++;
  }
  closedir(listing);
  assert_true(count > 60);
}

static bool has_file(const char *name, const char *file) {
  char path[PATH_BYTES];
  snprintf(path, sizeof path, FOLDER "/%s/%s", name, file);
  FILE *opened = fopen(path, "rb");
  if (opened) fclose(opened);
  return opened != NULL;
}

static void every_warning_has_a_case(void **state) {
  size_t count;
  const eng__lint_about *all = eng__lint_known(&count);
  (void)state;
  assert_true(count >= 40);
  for (size_t i = 0; i < count; i++) {
    assert_true(all[i].why[0] && all[i].mend[0]);
    if (i) assert_true(strcmp(all[i - 1].name, all[i].name) != 0);
    if (!has_file(all[i].name, "bad.lua") || !has_file(all[i].name, "good.lua"))
      fail_msg("%s has no case in " FOLDER, all[i].name);
  }
}

/* ---- What a comment allows ---- */

#define RULE(entries, comment)                                                                     \
  "rule \"a\" {\n  doc = \"D.\",\n  find = words { \"puppet\"" entries " }," comment               \
  "\n  examples = { yes = { \"{puppet}\" }, no = { \"x\" } },\n}\n"

static const test_case allowed[] = {
    {"nothing allowed", RULE(", \"ab*\"", ""), "",
     "warning short-stem: a.lua:3: words: \"ab*\" is a stem of two letters: it finds a great many "
     "words\n"},
    {"on the line", RULE(", \"ab*\"", " -- lint: allow short-stem"), "", ""},
    {"two names", RULE(", \"ab*\", \"a  b\"", " --lint:allow short-stem , entry-spaces"), "", ""},
    {"on the line above",
     "rule \"a\" { doc = \"D.\",\n  -- lint: allow short-stem\n  find = words { \"puppet\", "
     "\"ab*\" "
     "},\n"
     "examples = { yes = { \"{puppet}\" }, no = { \"x\" } } }\n",
     "", ""},
    {"further above, with a reason",
     "rule \"a\" { doc = \"D.\",\n  -- lint: allow short-stem\n  -- because\n  find = words { "
     "\"puppet\", \"ab*\" },\nexamples = { yes = { \"{puppet}\" }, no = { \"x\" } } }\n",
     "", ""},
    {"a blank line parts",
     "rule \"a\" { doc = \"D.\",\n  -- lint: allow short-stem\n\n  find = words { \"puppet\", "
     "\"ab*\" },\nexamples = { yes = { \"{puppet}\" }, no = { \"x\" } } }\n",
     "",
     "warning allow-unused: a.lua:2: nothing here is 'short-stem'\n"
     "warning short-stem: a.lua:4: words: \"ab*\" is a stem of two letters: it finds a great many "
     "words\n"},
    {"behind code it is for that line alone",
     "local x = 1 -- lint: allow unused-local\nlocal y = 1\n" RULE("", ""), "",
     "warning unused-local: a.lua:2: local 'y' is not used\n"},
    {"inside a string it is text", "local _x = \"-- lint: allow short-stem\"\n" RULE("", ""), "",
     ""},
    {"one of two is unused", RULE(", \"ab*\"", " -- lint: allow short-stem, entry-twice"), "",
     "warning allow-unused: a.lua:3: nothing here is 'entry-twice'\n"},
    {"an unknown name", RULE("", " -- lint: allow short-steam"), "",
     "warning allow-unknown: a.lua:3: there is no warning 'short-steam' (did you mean "
     "'short-stem'?)\n"},
    {"an error cannot be allowed",
     "-- lint: allow rule-without-examples\nrule \"a\" { doc = \"D.\", find = \"puppet\" }\n", "",
     "warning allow-unused: a.lua:1: 'rule-without-examples' is an error, which cannot be allowed\n"
     "refused rule-without-examples: a.lua:2: rule 'a' has no 'yes' example: a rule needs at least "
     "one yes and one no\n"},
    {"another word is no allowance", RULE(", \"ab*\"", " -- lint: allowed short-stem"), "",
     "warning short-stem: a.lua:3: words: \"ab*\" is a stem of two letters: it finds a great many "
     "words\n"},
};

static void allowances(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
    const test_file files[] = {{"a.lua", allowed[i].rules}, {NULL, NULL}};
    test_rules rules;
    test_rules_open(&rules, files, true);
    test_rules_load(&rules, NULL);
    if (rules.status != ENG_OK) fail_msg("%s: %s", allowed[i].name, rules.err.message);
    if (strcmp(test_string(&rules.said), allowed[i].expected) != 0)
      fail_msg("%s: expected\n%sfound\n%s", allowed[i].name, allowed[i].expected, rules.said.at);
    test_rules_close(&rules);
  }
}

/* ---- Strangers' files ---- */

static size_t count_lines(const eng__buffer *text) {
  size_t lines = 0;
  for (size_t i = 0; i < text->len; i++) lines += text->at[i] == '\n';
  return lines;
}

/* A flood of findings ends, and that it ended is said. */
static void flood(void **state) {
  static const test_file files[] = {
      {"a.lua", "local t = {} for i = 1, 5000 do t[i] = 'ab' .. i .. ' ' end\n"
                "local w = words(t)\n"
                "rule \"a\" { doc = \"D.\", find = w, examples = { yes = { \"{ab1}\" }, no = { "
                "\"x\" } } }"},
      {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, true);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_OK);
  size_t lines = count_lines(&rules.said);
  assert_true(lines > 100 && lines <= 1001);
  assert_non_null(strstr(test_string(&rules.said), "further findings are not shown"));
  test_rules_close(&rules);
}

/* Expressions of every odd shape are read to their end; PCRE2 refuses some, then nothing is said.
 */
static void odd_expressions(void **state) {
  static const char *const odd[] = {
      "(((",         ")))",       "[",     "[]",   "[^]",    "[[:alpha:]", "(?",  "(?<",
      "(?<n",        "(?P<n",     "(?'n",  "(?i",  "(?i)",   "(*",         "(?#", "a{",
      "a{,",         "a{,3",      "a{,3}", "{,3}", "a{1,",   "\\",         "\\x", "\\x{",
      "\\x{110000}", "\\x{D800}", "\\p{",  "\\g{", "\\N{U+", "\\Q(",       "|",   "||",
      "(|)",         "a**",       "(?:)*", "()*+", "^*",     "(?=a)*",     "[a-", "[a-\\d]",
      "(?(1)a)",     "(?R)",      "(?1)",  ".*?",  "a|",     "|a"};
  (void)state;
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    char source[512];
    snprintf(source, sizeof source,
             "local r = regex { [==[%s]==] }\nlocal q = regex { [==[%s(%s)]==] }\n", odd[i], odd[i],
             odd[i]);
    const test_file files[] = {{"a.lua", source}, {NULL, NULL}};
    test_rules rules;
    test_rules_open(&rules, files, true);
    test_rules_load(&rules, NULL);
    assert_true(rules.status == ENG_OK || rules.status == ENG_RULE);
    test_rules_close(&rules);
  }
}

/* Errors do not hide what else was found, and nothing is said of what was not looked at. */
static void beside_errors(void **state) {
  static const test_file files[] = {
      {"a.lua", "local w = words { \"puppet\", \"ab*\" } -- lint: allow entry-twice\n"
                "rule \"a\" { doc = \"D.\", fnid = w }"},
      {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, true);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_RULE);
  const char *text = test_string(&rules.said);
  assert_non_null(strstr(text, "has no field 'fnid' (did you mean 'find'?)"));
  assert_non_null(strstr(text, "warning short-stem: a.lua:1"));
  assert_null(strstr(text, "allow-unused"));
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cases),           cmocka_unit_test(every_warning_has_a_case),
      cmocka_unit_test(allowances),      cmocka_unit_test(flood),
      cmocka_unit_test(odd_expressions), cmocka_unit_test(beside_errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
