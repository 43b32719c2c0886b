/* The rule language by cases: the files in tests/conformance/semantics, a pattern, a text and the
 * spans that must be found on each line (README.md there). The data knows nothing of this engine.
 */
#include "support/rules.h"

#include "base/json.h"

#include <dirent.h>

static const char folder[] = "tests/conformance/semantics";

enum { MOST_SPANS = 32, FIELDS = 8 };

/* Which fields of a line are text, and which of those go into the rule as they are. */
static const char *const field_names[FIELDS] = {"case", "setup", "pattern", "text",
                                                "keep", "with",  "unless",  "where"};
enum { CASE, SETUP, PATTERN, TEXT, FIRST_RULE_FIELD };

typedef struct vector {
  eng__buffer fields[FIELDS], mark;
  eng__buffer said; /* texts of the spans, one behind the other */
  size_t starts[MOST_SPANS], ends[MOST_SPANS], said_ends[MOST_SPANS];
  size_t count;
  bool has_groups;
  eng__buffer groups; /* "name=text" lines, in order of names */
} vector;

static size_t read_number(eng__json *json) {
  eng__slice text;
  assert_true(eng__json_number(json, &text));
  return (size_t)strtoul(text.at, NULL, 10);
}

static void read_span(eng__json *json, vector *v) {
  bool first = true;
  assert_true(v->count < MOST_SPANS && eng__json_enter(json));
  assert_true(eng__json_next_item(json, &first));
  v->starts[v->count] = read_number(json);
  assert_true(eng__json_next_item(json, &first));
  v->ends[v->count] = read_number(json);
  assert_true(eng__json_next_item(json, &first));
  assert_true(eng__json_string(json, &v->said));
  v->said_ends[v->count++] = v->said.len;
  assert_false(eng__json_next_item(json, &first));
}

static void read_groups(eng__json *json, vector *v) {
  bool first = true;
  eng__buffer key = {0};
  v->has_groups = true;
  assert_true(eng__json_enter(json));
  while (eng__buffer_clear(&key), eng__json_next_key(json, &key, &first)) {
    eng__buffer_printf(&v->groups, "%.*s=", (int)key.len, key.at);
    assert_true(eng__json_string(json, &v->groups));
    eng__buffer_add_byte(&v->groups, '\n');
  }
  eng__buffer_free(&key);
}

static void read_field(eng__json *json, const char *key, vector *v) {
  bool first = true;
  if (strcmp(key, "spans") == 0) {
    assert_true(eng__json_enter(json));
    while (eng__json_next_item(json, &first)) read_span(json, v);
    return;
  }
  if (strcmp(key, "groups") == 0) {
    read_groups(json, v);
    return;
  }
  if (strcmp(key, "mark") == 0) {
    assert_true(eng__json_string(json, &v->mark));
    return;
  }
  for (int i = 0; i < FIELDS; i++) {
    if (strcmp(key, field_names[i]) != 0) continue;
    assert_true(eng__json_string(json, &v->fields[i]));
    return;
  }
  fail_msg("a field '%s' means nothing", key);
}

static void read_line(eng__slice line, vector *v) {
  eng__json json;
  bool first = true;
  eng__buffer key = {0};
  *v = (vector){0};
  eng__json_open(&json, line);
  assert_true(eng__json_enter(&json));
  while (eng__buffer_clear(&key), eng__json_next_key(&json, &key, &first))
    read_field(&json, test_string(&key), v);
  if (json.problem) fail_msg("%s in %.*s", json.problem, (int)line.len, line.at);
  assert_true(v->fields[CASE].len && v->fields[PATTERN].len);
  eng__buffer_free(&key);
}

static void free_vector(vector *v) {
  for (int i = 0; i < FIELDS; i++) eng__buffer_free(&v->fields[i]);
  eng__buffer_free(&v->mark);
  eng__buffer_free(&v->said);
  eng__buffer_free(&v->groups);
}

static void write_rule(vector *v, eng__buffer *rule) {
  eng__buffer_printf(rule, "%s\nrule \"case\" { doc = \"Case.\", find = %s",
                     test_string(&v->fields[SETUP]), test_string(&v->fields[PATTERN]));
  for (int i = FIRST_RULE_FIELD; i < FIELDS; i++)
    if (v->fields[i].len)
      eng__buffer_printf(rule, ", %s = %s", field_names[i], test_string(&v->fields[i]));
  if (v->mark.len) eng__buffer_printf(rule, ", mark = %s", test_string(&v->mark));
  eng__buffer_printf(rule, " }\n");
}

static int by_name(const void *a, const void *b) {
  const eng__annotation_group *x = a, *y = b;
  return eng__slice_compare(x->name, y->name);
}

static void write_groups(const eng__annotation *a, eng__slice text, eng__buffer *out) {
  eng__annotation_group groups[16];
  assert_true(a->group_count <= 16);
  if (a->group_count) memcpy(groups, a->groups, a->group_count * sizeof *groups);
  qsort(groups, a->group_count, sizeof *groups, by_name);
  for (size_t i = 0; i < a->group_count; i++) {
    eng__slice said = eng__slice_cut(text, groups[i].text.start, groups[i].text.end);
    eng__buffer_printf(out, "%.*s=%.*s\n", (int)groups[i].name.len, groups[i].name.at,
                       (int)said.len, said.at);
  }
}

/* What the data says of its own spans must hold. */
static void check_vector(const vector *v) {
  eng__slice text = eng__buffer_slice(&v->fields[TEXT]);
  for (size_t i = 0, at = 0; i < v->count; at = v->said_ends[i++]) {
    eng__slice said = {v->said.at + at, v->said_ends[i] - at};
    if (v->ends[i] > text.len ||
        !eng__slice_equal(said, eng__slice_cut(text, v->starts[i], v->ends[i])))
      fail_msg("%.*s: span %zu is not what it says", (int)v->fields[CASE].len, v->fields[CASE].at,
               i + 1);
  }
}

static bool compare(const test_rules *rules, const eng__applied *applied, vector *v,
                    eng__buffer *found) {
  eng__slice text = eng__buffer_slice(&v->fields[TEXT]);
  size_t count = 0;
  bool same = applied->problem_count == 0;
  for (size_t i = 0; i < applied->annotation_count; i++) {
    const eng__annotation *a = &applied->annotations[i];
    if (strcmp(eng__ruleset_rule(rules->set, a->rule)->name, "case") != 0) continue;
    eng__slice said = eng__slice_cut(text, a->text.start, a->text.end);
    eng__buffer_printf(found, " [%zu, %zu] %.*s", a->text.start, a->text.end, (int)said.len,
                       said.at);
    same = same && count < v->count && a->text.start == v->starts[count] &&
           a->text.end == v->ends[count];
    eng__buffer groups = {0};
    write_groups(a, text, &groups);
    if (v->has_groups && count == 0 &&
        !eng__slice_equal(eng__buffer_slice(&groups), eng__buffer_slice(&v->groups)))
      same = false;
    if (v->has_groups) eng__buffer_printf(found, " (%.*s)", (int)groups.len, groups.at);
    eng__buffer_free(&groups);
    count++;
  }
  return same && count == v->count;
}

static bool run_vector(vector *v) {
  eng__buffer rule = {0}, found = {0};
  test_rules rules;
  eng__applied applied;
  eng_document *document;
  eng__document_info info = {.id = ENG__SLICE("case")};
  write_rule(v, &rule);
  const test_file files[] = {{"case.lua", test_string(&rule)}, {NULL, NULL}};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s\n%s", rules.err.message, rule.at);
  assert_int_equal(eng_document_open(&document, v->fields[TEXT].at, v->fields[TEXT].len, NULL),
                   ENG_OK);
  assert_int_equal(eng__ruleset_apply(rules.set, document, &info, &applied, &rules.err), ENG_OK);
  bool same = compare(&rules, &applied, v, &found);
  if (!same)
    print_error("%s: %s\n  in:    %s\n  found:%s\n", test_string(&v->fields[CASE]), rule.at,
                test_string(&v->fields[TEXT]), test_string(&found));
  eng_document_close(document);
  test_rules_close(&rules);
  eng__buffer_free(&rule);
  eng__buffer_free(&found);
  return same;
}

/* ---- Files ---- */

static void read_file(const char *name, eng__buffer *bytes) {
  char path[512], block[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s cannot be read", path);
  for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
    eng__buffer_add(bytes, block, got);
  fclose(file);
}

/* Runs each line; counts cases and failures. */
static void run_file(const char *name, size_t *cases, size_t *wrong) {
  eng__buffer bytes = {0};
  read_file(name, &bytes);
  for (size_t at = 0; at < bytes.len;) {
    const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
    size_t len = end ? (size_t)(end - (bytes.at + at)) : bytes.len - at;
    vector v;
    read_line((eng__slice){bytes.at + at, len}, &v);
    check_vector(&v);
    ++*cases;
    *wrong += !run_vector(&v);
    free_vector(&v);
    at += len + 1;
  }
  eng__buffer_free(&bytes);
}

static void all_cases(void **state) {
  (void)state;
  size_t cases = 0, wrong = 0;
  DIR *dir = opendir(folder);
  assert_non_null(dir);
  for (const struct dirent *entry; (entry = readdir(dir));) {
    size_t len = strlen(entry->d_name);
    if (len > 6 && strcmp(entry->d_name + len - 6, ".jsonl") == 0)
      run_file(entry->d_name, &cases, &wrong);
  }
  closedir(dir);
  if (wrong) fail_msg("%zu of %zu cases", wrong, cases);
  assert_true(cases >= 450); /* an empty folder shall not pass */
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
