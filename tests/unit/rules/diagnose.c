/* What is said of rule files that do not load: every file of tests/rules/bad is loaded, and the
 * messages compared with those in the file of the same name ending in .expected. With
 * UPDATE_EXPECTED in the environment these are written instead; read what changed before committing
 * it. What is said of those that load: lint.c. */
#include "support/rule_folder.h"

#include <dirent.h>

/* Loads one file; the messages are in rules->said. */
static void load(test_rules *rules, rule_folder *from, const char *path) {
  *rules = (test_rules){0};
  eng__ruleset_options options = {.read = rule_folder_read,
                                  .read_context = from,
                                  .diagnose = test_diagnose,
                                  .diagnose_context = rules};
  assert_int_equal(eng__ruleset_open(&rules->set, &options, &rules->err), ENG_OK);
  rules->status = eng__ruleset_load(rules->set, "", path, NULL, &rules->err);
  if (rules->status == ENG_OK) rules->status = eng__ruleset_compile(rules->set, &rules->err);
}

static void compare(const char *folder_name, const char *stem, const char *said) {
  char path[2 * PATH_BYTES + 16];
  eng__buffer expected = {0};
  snprintf(path, sizeof path, "%s/%s.expected", folder_name, stem);
  if (getenv("UPDATE_EXPECTED")) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(said, file);
    fclose(file);
    return;
  }
  if (!read_whole(path, &expected)) fail_msg("%s is missing", path);
  if (strcmp(test_string(&expected), said) != 0)
    fail_msg("%s:\nexpected\n%sfound\n%s", stem, expected.at, said);
  eng__buffer_free(&expected);
}

static void check_file(const char *folder_name, const char *name) {
  char stem[PATH_BYTES];
  rule_folder from = {0};
  test_rules rules;
  snprintf(from.name, sizeof from.name, "%s", folder_name);
  snprintf(stem, sizeof stem, "%.*s", (int)(strlen(name) - 4), name);
  load(&rules, &from, name);
  if (rules.status == ENG_OK) fail_msg("%s loads", name);
  /* The first message is the error that the load gives. */
  const char *said = test_string(&rules.said);
  assert_ptr_equal(strstr(said, rules.err.message), said);
  compare(folder_name, stem, said);
  rule_folder_forget(&from);
  test_rules_close(&rules);
}

static size_t check_folder(const char *name) {
  DIR *listing = opendir(name);
  size_t count = 0;
  assert_non_null(listing);
  for (struct dirent *entry; (entry = readdir(listing));) {
    size_t len = strlen(entry->d_name);
    if (len < 5 || strcmp(entry->d_name + len - 4, ".lua") != 0) continue;
    check_file(name, entry->d_name);
    count++;
  }
  closedir(listing);
  return count;
}

static void bad_files(void **state) {
  (void)state;
  assert_true(check_folder("tests/rules/bad") > 100);
}

/* Names with control characters never break a message into two lines. */
static void one_line(void **state) {
  static const test_file files[] = {
      {"a.lua", "rule \"a\" { doc = \"d\", find = \"x\", [\"b\\nc\\27\"] = 1 }"}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_RULE);
  assert_string_equal(test_string(&rules.said), "a.lua:1: rule 'a' has no field 'b c '\n");
  test_rules_close(&rules);
}

static void flood(void **state) {
  static const test_file files[] = {
      {"a.lua", "for i = 1, 1000 do rule(\"r\" .. i) { doc = 1, find = \"x\" } end"}, {NULL, NULL}};
  test_rules rules;
  size_t lines = 0;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  for (size_t i = 0; i < rules.said.len; i++) lines += rules.said.at[i] == '\n';
  assert_int_equal(lines, 100);
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bad_files),
      cmocka_unit_test(one_line),
      cmocka_unit_test(flood),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
