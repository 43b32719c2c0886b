#include "run/row_examples.h"

#include "run/stopwatch.h"
#include "run/tally.h"
#include "unicode/utf8.h"

#include <stdio.h>

enum { MOST_SHOWN = 240 };

typedef struct report {
  eng__ruleset *rules;
  const eng__rule_info *rule;
  const eng__row_example *example;
  uint32_t index;      /* of the aggregate */
  uint64_t timeout_ms; /* of each document and each group */
  bool sound;          /* no problem in the example at hand */
  size_t rows;
  eng__buffer shown; /* data of its rows */
  eng__buffer lines; /* of that example: slices, one a failure */
  uint32_t line_count;
} report;

static void say(report *self, eng__slice message) {
  eng__buffer line = {0};
  eng__buffer_printf(&line, "%s:%u: aggregate '%s': ", self->rule->file,
                     (unsigned)self->example->line, self->rule->name);
  eng__buffer_add_slice(&line, message);
  eng__wire_slice(&self->lines, eng__buffer_slice(&line));
  self->line_count++;
  self->sound = false;
  eng__buffer_free(&line);
}

/* ---- Documents ---- */

static eng_status take_values(report *self, eng__tally *tally, const eng__applied *applied,
                              eng__slice doc, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < applied->value_count; i++)
    if (applied->values[i].rule == self->index)
      status = eng__tally_add(tally, self->rule->aggregate, &applied->values[i], doc, err);
  return status;
}

static eng_status read_document(report *self, eng__tally *tally, eng_document *document,
                                size_t number, eng_error *err) {
  const eng__row_document *from = &self->example->documents[number];
  char id[40];
  snprintf(id, sizeof id, "example %zu", number + 1);
  eng__document_info info = {eng__slice_of(id), from->meta, from->meta_count};
  eng__applied applied;
  eng_status status = eng__document_read_utf8(document, from->text, err);
  eng__stopwatch_start(self->timeout_ms);
  if (status == ENG_OK) status = eng__ruleset_apply(self->rules, document, &info, &applied, err);
  eng__stopwatch_start(0);
  if (status != ENG_OK) return status;
  for (size_t i = 0; i < applied.problem_count; i++) say(self, applied.problems[i].message);
  return take_values(self, tally, &applied, info.id, err);
}

/* ---- Rows ---- */

static void count_row(report *self, eng__slice data) {
  self->rows++;
  eng__buffer_add_string(&self->shown, self->rows > 1 ? ", " : ": ");
  eng__buffer_add_slice(&self->shown, data);
}

static eng_status take_group(void *context, const eng__group *group, eng_error *err) {
  report *self = context;
  ENG__VEC(eng__use) uses = {0};
  eng__wire in = {group->uses.at, group->uses.at + group->uses.len, false};
  eng_status status = ENG_OK;
  for (uint32_t i = 0; status == ENG_OK && i < group->count; i++) {
    eng__use use;
    eng__get_use(&in, &use);
    if (!eng__vec_push(&uses, use)) status = eng__fail_nomem(err);
  }
  eng__reported reported;
  eng__stopwatch_start(self->timeout_ms);
  if (status == ENG_OK)
    status = eng__ruleset_report(self->rules, group->rule, group->key, uses.at, uses.count,
                                 &reported, err);
  eng__stopwatch_start(0);
  eng__vec_free(&uses);
  if (status != ENG_OK) return status;
  if (reported.kind) say(self, eng__slice_of(reported.problem));
  else if (reported.data.len) count_row(self, reported.data);
  return ENG_OK;
}

static void compare(report *self) {
  size_t wanted = self->example->rows;
  if (self->rows == wanted) return;
  eng__buffer text = {0};
  eng__slice shown = eng__buffer_slice(&self->shown);
  size_t len = shown.len < MOST_SHOWN ? shown.len : MOST_SHOWN;
  while (len && len < shown.len && !eng__utf8_boundary(shown, len)) len--;
  eng__buffer_printf(&text, "expected %zu row%s of these documents, found %zu", wanted,
                     wanted == 1 ? "" : "s", self->rows);
  if (len) eng__buffer_add(&text, shown.at, len);
  if (len < shown.len) eng__buffer_add_string(&text, "…");
  say(self, eng__buffer_slice(&text));
  eng__buffer_free(&text);
}

static bool run_example(report *self, eng_document *document) {
  eng_error err = {ENG_OK, ""};
  eng__tally *tally;
  self->sound = true;
  self->rows = 0;
  eng__buffer_clear(&self->shown);
  eng_status status = eng__tally_open(&tally, &err);
  if (status == ENG_OK) eng__tally_keep_in_memory(tally); /* a worker has no files */
  for (size_t i = 0; status == ENG_OK && i < self->example->count; i++)
    status = read_document(self, tally, document, i, &err);
  if (status == ENG_OK) status = eng__tally_end(tally, take_group, self, &err);
  eng__tally_close(tally);
  if (status != ENG_OK) say(self, eng__slice_of(err.message));
  else compare(self);
  return self->sound;
}

void eng__row_examples_run(eng__ruleset *rules, uint32_t rule, uint64_t timeout_ms,
                           eng_document *document, eng__buffer *out) {
  report self = {.rules = rules,
                 .rule = eng__ruleset_rule(rules, rule),
                 .index = rule,
                 .timeout_ms = timeout_ms};
  const eng__aggregate_info *aggregate = self.rule->aggregate;
  eng__ruleset_focus(rules, rule);
  eng__wire_u32(out, rule);
  eng__wire_u32(out, (uint32_t)aggregate->example_count);
  for (size_t i = 0; i < aggregate->example_count; i++) {
    self.example = &aggregate->examples[i];
    self.line_count = 0;
    eng__buffer_clear(&self.lines);
    bool passed = run_example(&self, document);
    eng__wire_u32(out, self.example->rows > 0);
    eng__wire_u32(out, self.example->line);
    eng__wire_u32(out, passed);
    eng__wire_u32(out, self.line_count);
    eng__buffer_add_slice(out, eng__buffer_slice(&self.lines));
    eng__wire_slice(out, (eng__slice){NULL, 0}); /* nothing is marked */
  }
  eng__ruleset_focus(rules, -1);
  eng__buffer_free(&self.lines);
  eng__buffer_free(&self.shown);
}
