#include "run/examples.h"

#include "run/marks.h"
#include "run/row_examples.h"
#include "run/stopwatch.h"
#include "run/wire.h"

#include <stdlib.h>

typedef struct report {
  const eng__rule_info *rule;
  const eng__example *example;
  eng__applied applied;
  uint32_t index;    /* of the rule */
  eng__buffer lines; /* slices, one a failure of the example */
  uint32_t line_count;
  ENG__VEC(eng__mark) found; /* the marks the example would need */
} report;

static bool spans_equal(eng_span a, eng_span b) {
  return a.start == b.start && a.end == b.end;
}

static bool is_expected(const eng__example *example, eng_span span) {
  for (size_t i = 0; i < example->span_count; i++)
    if (spans_equal(example->spans[i], span)) return true;
  return false;
}

static bool is_found(const report *self, eng_span span) {
  for (size_t i = 0; i < self->applied.annotation_count; i++) {
    const eng__annotation *a = &self->applied.annotations[i];
    if (a->rule == self->index && spans_equal(a->text, span)) return true;
  }
  return false;
}

static void begin_line(const report *self, eng__buffer *line) {
  eng__buffer_printf(line, "%s:%u: rule '%s': ", self->rule->file, self->example->line,
                     self->rule->name);
}

static void end_line(report *self, eng__buffer *line) {
  eng__wire_slice(&self->lines, eng__buffer_slice(line));
  self->line_count++;
  eng__buffer_free(line);
}

static bool report_missing(report *self) {
  bool good = true;
  for (size_t i = 0; i < self->example->span_count; i++) {
    eng_span span = self->example->spans[i];
    if (is_found(self, span)) continue;
    eng__buffer line = {0};
    begin_line(self, &line);
    eng__buffer_add_string(&line, "expected ");
    eng__mark_excerpt(&line, self->example->text, span);
    eng__buffer_add_string(&line, ", which was not found");
    end_line(self, &line);
    good = false;
  }
  return good;
}

static bool report_surplus(report *self) {
  bool good = true;
  for (size_t i = 0; i < self->applied.annotation_count; i++) {
    const eng__annotation *a = &self->applied.annotations[i];
    if (a->rule != self->index || is_expected(self->example, a->text)) continue;
    eng__buffer line = {0};
    begin_line(self, &line);
    eng__buffer_add_string(&line, "found ");
    eng__mark_excerpt(&line, self->example->text, a->text);
    eng__buffer_add_string(&line, self->example->yes ? ", which is not marked"
                                                     : " in a text where nothing should be found");
    end_line(self, &line);
    good = false;
  }
  return good;
}

static bool report_problems(report *self) {
  for (size_t i = 0; i < self->applied.problem_count; i++) {
    eng__buffer line = {0};
    begin_line(self, &line);
    eng__buffer_add_slice(&line, self->applied.problems[i].message);
    end_line(self, &line);
  }
  return self->applied.problem_count == 0;
}

static bool report_status(report *self, const eng_error *err) {
  eng__buffer line = {0};
  begin_line(self, &line);
  eng__buffer_add_string(&line, err->message);
  end_line(self, &line);
  return false;
}

static bool run_example(report *self, eng__ruleset *rules, eng_document *document) {
  eng_error err = {ENG_OK, ""};
  eng__document_info info = {ENG__SLICE("example"), self->example->meta, self->example->meta_count};
  eng_status status = eng__document_read_utf8(document, self->example->text, &err);
  if (status == ENG_OK) status = eng__ruleset_apply(rules, document, &info, &self->applied, &err);
  if (status != ENG_OK) return report_status(self, &err);
  bool sound = report_problems(self), all = report_missing(self);
  return report_surplus(self) && all && sound;
}

/* The text with marks as they are found, for `engine test --update`. */
static void write_found(report *self, eng__buffer *out) {
  self->found.count = 0;
  for (size_t i = 0; i < self->applied.annotation_count; i++) {
    const eng__annotation *a = &self->applied.annotations[i];
    if (a->rule == self->index) (void)eng__vec_push(&self->found, (eng__mark){.span = a->text});
  }
  eng__buffer marked = {0};
  eng__marks_write(&marked, self->example->text, self->found.at, self->found.count);
  eng__wire_slice(out, eng__buffer_slice(&marked));
  eng__buffer_free(&marked);
}

void eng__examples_run(eng__ruleset *rules, uint32_t rule, uint64_t timeout_ms,
                       eng_document *document, eng__buffer *out) {
  report self = {.rule = eng__ruleset_rule(rules, rule), .index = rule};
  if (self.rule->aggregate) {
    eng__row_examples_run(rules, rule, timeout_ms, document, out);
    return;
  }
  eng__ruleset_focus(rules, rule);
  eng__wire_u32(out, rule);
  eng__wire_u32(out, (uint32_t)self.rule->example_count);
  for (size_t i = 0; i < self.rule->example_count; i++) {
    self.example = &self.rule->examples[i];
    self.applied = (eng__applied){0};
    self.line_count = 0;
    eng__buffer_clear(&self.lines);
    eng__stopwatch_start(timeout_ms);
    bool passed = run_example(&self, rules, document);
    eng__stopwatch_start(0);
    eng__wire_u32(out, self.example->yes);
    eng__wire_u32(out, self.example->line);
    eng__wire_u32(out, passed);
    eng__wire_u32(out, self.line_count);
    eng__buffer_add_slice(out, eng__buffer_slice(&self.lines));
    if (passed) eng__wire_slice(out, (eng__slice){NULL, 0});
    else write_found(&self, out);
  }
  eng__ruleset_focus(rules, -1);
  eng__vec_free(&self.found);
  eng__buffer_free(&self.lines);
}
