/* Rule sets for tests: files held in memory, a document given as a text, results written as lines
 * that a table of cases can compare. */
#ifndef TESTS_SUPPORT_RULES_H
#define TESTS_SUPPORT_RULES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "rules/ruleset.h"

/* Files that rules can include; ends with a NULL path. */
typedef struct test_file {
  const char *path, *text;
} test_file;

typedef struct test_rules {
  eng__ruleset *set;
  const test_file *files;
  eng__buffer said; /* diagnostics, one a line: "name: message" or "message" */
  eng__buffer log;  /* of print */
  eng_error err;
  eng_status status; /* of load and compile */
} test_rules;

static inline eng_status test_read(void *context, const char *root, const char *path,
                                   eng__slice *bytes, eng_error *err) {
  const test_rules *rules = context;
  (void)root;
  for (const test_file *file = rules->files; file->path; file++) {
    if (strcmp(file->path, path) != 0) continue;
    *bytes = eng__slice_of(file->text);
    return ENG_OK;
  }
  return eng__fail(err, ENG_IO, "there is no such file");
}

static inline void test_diagnose(void *context, const eng__diagnostic *diagnostic) {
  test_rules *rules = context;
  if (diagnostic->name)
    eng__buffer_printf(&rules->said, "%s %s: ", diagnostic->warning ? "warning" : "refused",
                       diagnostic->name);
  eng__buffer_printf(&rules->said, "%s\n", diagnostic->message);
}

static inline void test_log(void *context, const char *rule, eng__slice line) {
  test_rules *rules = context;
  eng__buffer_printf(&rules->log, "%s: %.*s\n", rule, (int)line.len, line.at);
}

static inline void test_rules_open(test_rules *rules, const test_file *files, bool lint) {
  *rules = (test_rules){.files = files};
  eng__ruleset_options options = {.read = test_read,
                                  .read_context = rules,
                                  .diagnose = test_diagnose,
                                  .diagnose_context = rules,
                                  .log = test_log,
                                  .log_context = rules,
                                  .lint = lint};
  assert_int_equal(eng__ruleset_open(&rules->set, &options, &rules->err), ENG_OK);
}

/* Loads the first file (and compiles), as a part of `pack` (may be NULL). */
static inline void test_rules_load(test_rules *rules, const char *pack) {
  rules->status = eng__ruleset_load(rules->set, "", rules->files[0].path, pack, &rules->err);
  if (rules->status == ENG_OK) rules->status = eng__ruleset_compile(rules->set, &rules->err);
}

static inline void test_rules_close(test_rules *rules) {
  eng__ruleset_close(rules->set);
  eng__buffer_free(&rules->said);
  eng__buffer_free(&rules->log);
}

static inline const char *test_string(eng__buffer *buffer) {
  eng__buffer_add_byte(buffer, '\0');
  buffer->len--;
  return buffer->at;
}

static inline void test_write_annotation(const test_rules *rules, const char *text,
                                         const eng__annotation *a, eng__buffer *out) {
  const eng__rule_info *info = eng__ruleset_rule(rules->set, a->rule);
  eng__buffer_printf(out, "%s: %.*s", info->name, (int)(a->text.end - a->text.start),
                     text + a->text.start);
  if (a->entity.len) eng__buffer_printf(out, " @%.*s", (int)a->entity.len, a->entity.at);
  for (size_t i = 0; i < a->group_count; i++) {
    const eng__annotation_group *g = &a->groups[i];
    eng__buffer_printf(out, " %.*s=%.*s", (int)g->name.len, g->name.at,
                       (int)(g->text.end - g->text.start), text + g->text.start);
  }
  if (a->note.len) eng__buffer_printf(out, " %.*s", (int)a->note.len, a->note.at);
  eng__buffer_add_byte(out, '\n');
}

/* Applies the set to a text and writes what it found, then its problems, one a line. */
static inline void test_apply_to(test_rules *rules, const eng__document_info *info,
                                 const char *text, eng__buffer *out, eng__applied *applied) {
  eng_document *document;
  assert_int_equal(eng_document_open(&document, text, strlen(text), NULL), ENG_OK);
  eng_status status = eng__ruleset_apply(rules->set, document, info, applied, &rules->err);
  if (status != ENG_OK) fail_msg("apply: %s", rules->err.message);
  for (size_t i = 0; i < applied->annotation_count; i++)
    test_write_annotation(rules, text, &applied->annotations[i], out);
  for (size_t i = 0; i < applied->problem_count; i++) {
    const eng__apply_problem *p = &applied->problems[i];
    eng__buffer_printf(out, "! %s: %.*s\n", p->kind, (int)p->message.len, p->message.at);
  }
  eng_document_close(document);
}

static inline const char *test_apply(test_rules *rules, const char *text, eng__buffer *out) {
  eng__document_info info = {.id = ENG__SLICE("doc")};
  eng__applied applied;
  eng__buffer_clear(out);
  test_apply_to(rules, &info, text, out, &applied);
  return test_string(out);
}

static inline void test_check_example(test_rules *rules, size_t rule, const eng__example *example) {
  eng__document_info info = {ENG__SLICE("example"), example->meta, example->meta_count};
  const eng__rule_info *about = eng__ruleset_rule(rules->set, rule);
  eng__buffer text = {0}, out = {0};
  eng__applied applied;
  size_t found = 0;
  eng__buffer_add_slice(&text, example->text);
  test_apply_to(rules, &info, test_string(&text), &out, &applied);
  if (applied.problem_count) fail_msg("%s: %s", about->name, test_string(&out));
  for (size_t i = 0; i < applied.annotation_count; i++) {
    const eng__annotation *a = &applied.annotations[i];
    if (a->rule != rule) continue;
    bool same = found < example->span_count && example->spans[found].start == a->text.start &&
                example->spans[found].end == a->text.end;
    found++;
    if (!same) fail_msg("%s: example '%s' gives\n%s", about->name, text.at, test_string(&out));
  }
  if (found != example->span_count)
    fail_msg("%s: example '%s' gives\n%s", about->name, text.at, test_string(&out));
  eng__buffer_free(&text);
  eng__buffer_free(&out);
}

/* Every example of every rule holds. */
static inline void test_check_examples(test_rules *rules) {
  for (size_t i = 0; i < eng__ruleset_count(rules->set); i++) {
    const eng__rule_info *info = eng__ruleset_rule(rules->set, i);
    for (size_t e = 0; e < info->example_count; e++)
      test_check_example(rules, i, &info->examples[e]);
  }
}

/* One case: rules, a text, the lines they give. */
typedef struct test_case {
  const char *name, *rules, *text, *expected;
} test_case;

static inline void test_run_case(const test_case *c) {
  const test_file files[] = {{"a.lua", c->rules}, {NULL, NULL}};
  test_rules rules;
  eng__buffer out = {0};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s: %s", c->name, rules.err.message);
  const char *found = test_apply(&rules, c->text, &out);
  if (strcmp(found, c->expected) != 0)
    fail_msg("%s:\nexpected\n%sfound\n%s", c->name, c->expected, found);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

#define TEST_RUN_CASES(cases)                                                                      \
  for (size_t test_i = 0; test_i < sizeof(cases) / sizeof *(cases); test_i++)                      \
  test_run_case(&(cases)[test_i])

#endif
