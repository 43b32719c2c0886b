/* The texts of a gold set go one by one to a worker, what the rules find is compared with what is
 * marked, and the counts of each document are kept for the sums and for the bootstrap. */
#include "author/gold_test.h"

#include "base/plural.h"
#include "rules/sandbox.h"
#include "run/run.h"
#include "run/print.h"
#include "run/say.h"
#include "run/signals.h"
#include "author/tester.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A label's span, found or marked. */
typedef struct labelled {
  uint32_t label;
  bool marked;
  eng__char_span at;
} labelled;

typedef struct gold_run {
  const eng__gold_options *options;
  eng__gold gold;
  eng__tester tester;
  const char **kinds;                         /* by label */
  int32_t *by_name, *by_technique, *by_short; /* the labels of a rule, or -1 */
  uint64_t failed, unscored;
  eng__scores scores;
  ENG__VEC(labelled) spans; /* of one document */
  eng__char_spans found, marked;
} gold_run;

/* ---- What a label stands for ---- */

/* "war" is also press:war, loaded_language also semeval2020:loaded_language. */
static bool behind_colon(eng__slice full, eng__slice name) {
  return full.len > name.len && full.at[full.len - name.len - 1] == ':' &&
         memcmp(full.at + full.len - name.len, name.at, name.len) == 0;
}

static bool take_rules(gold_run *self, int32_t label, eng__slice name, bool exact) {
  bool taken = false;
  for (size_t i = 0; i < self->tester.crew.rule_count; i++) {
    eng__slice full = self->tester.crew.rules[i].name;
    if (exact ? !eng__slice_equal(full, name) : !behind_colon(full, name)) continue;
    self->by_name[i] = label;
    taken = true;
  }
  return taken;
}

static bool take_techniques(gold_run *self, int32_t label, eng__slice name) {
  bool taken = false;
  for (size_t i = 0; i < self->tester.crew.rule_count; i++) {
    eng__slice technique = self->tester.crew.rules[i].technique;
    bool exact = eng__slice_equal(technique, name), cut = behind_colon(technique, name);
    if (exact) self->by_technique[i] = label;
    if (cut) self->by_short[i] = label;
    taken |= exact || cut;
  }
  return taken;
}

/* The nearest name of a rule or technique, for a label that is none. */
static void say_nothing_like(gold_run *self, size_t label) {
  size_t count = self->tester.crew.rule_count, used = 0;
  const char **names = calloc(2 * count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++) {
    names[used++] = self->tester.crew.rules[i].name.at;
    if (self->tester.crew.rules[i].technique.len)
      names[used++] = self->tester.crew.rules[i].technique.at;
  }
  const char *name = self->gold.labels.names.at[label].at;
  const char *nearest = names ? eng__nearest_name(name, names) : NULL;
  eng__say("%s:%llu: no rule or technique is called '%s', so that its spans are missed%s%s%s",
           self->gold.path, (unsigned long long)self->gold.labels.lines.at[label], name,
           nearest ? " (did you mean '" : "", nearest ? nearest : "", nearest ? "'?)" : "");
  free(names);
}

static eng_status resolve(gold_run *self, eng_error *err) {
  size_t labels = self->gold.labels.names.count, rules = self->tester.crew.rule_count;
  self->kinds = calloc(labels + 1, sizeof *self->kinds);
  self->by_name = calloc(rules + 1, sizeof(int32_t));
  self->by_technique = calloc(rules + 1, sizeof(int32_t));
  self->by_short = calloc(rules + 1, sizeof(int32_t));
  if (!self->kinds || !self->by_name || !self->by_technique || !self->by_short)
    return eng__fail_nomem(err);
  for (size_t i = 0; i < rules; i++)
    self->by_name[i] = self->by_technique[i] = self->by_short[i] = -1;
  for (size_t i = 0; i < labels; i++) {
    eng__slice name = self->gold.labels.names.at[i];
    int32_t label = (int32_t)i;
    if (take_rules(self, label, name, true) || take_rules(self, label, name, false))
      self->kinds[i] = "rule";
    else if (take_techniques(self, label, name)) self->kinds[i] = "technique";
    else self->kinds[i] = "nothing";
    if (self->kinds[i][0] == 'n') say_nothing_like(self, i);
  }
  return ENG_OK;
}

/* ---- One document ---- */

static bool add_span(gold_run *self, int32_t label, bool marked, eng__char_span at) {
  if (label < 0) return true;
  labelled span = {(uint32_t)label, marked, at};
  return eng__vec_push(&self->spans, span);
}

static bool gather(gold_run *self) {
  bool memory = true;
  self->spans.count = 0;
  for (size_t i = 0; i < self->gold.spans.count && memory; i++) {
    const eng__gold_span *span = &self->gold.spans.at[i];
    memory = add_span(self, (int32_t)span->label, true, span->at);
  }
  for (size_t i = 0; i < self->tester.hits.count && memory; i++) {
    const eng__tester_hit *hit = &self->tester.hits.at[i];
    eng__char_span at = {hit->start_char, hit->end_char};
    if (at.start == at.end) continue;
    int32_t name = self->by_name[hit->rule], technique = self->by_technique[hit->rule];
    int32_t cut = self->by_short[hit->rule];
    self->unscored += name < 0 && technique < 0 && cut < 0;
    memory = add_span(self, name, false, at) && add_span(self, technique, false, at) &&
             add_span(self, cut, false, at);
  }
  return memory;
}

static int by_label(const void *a, const void *b) {
  const labelled *x = a, *y = b;
  return (x->label > y->label) - (x->label < y->label);
}

/* The spans from `first` up to `end` as one entry. */
static bool score_label(gold_run *self, uint32_t label, size_t first, size_t end) {
  bool memory = true;
  self->found.count = self->marked.count = 0;
  for (size_t i = first; i < end && memory; i++) {
    const labelled *span = &self->spans.at[i];
    memory = span->marked ? eng__vec_push(&self->marked, span->at)
                          : eng__vec_push(&self->found, span->at);
  }
  eng__score_entry entry = {.label = label};
  if (memory) eng__agree(&self->found, &self->marked, &entry.agreement);
  return memory && eng__vec_push(&self->scores.entries, entry);
}

static bool score_document(gold_run *self) {
  if (!gather(self)) return false;
  size_t count = self->spans.count;
  if (count) qsort(self->spans.at, count, sizeof *self->spans.at, by_label);
  for (size_t first = 0, end; first < count; first = end) {
    uint32_t label = self->spans.at[first].label;
    for (end = first; end < count && self->spans.at[end].label == label;) end++;
    if (!score_label(self, label, first, end)) return false;
  }
  uint32_t any = (uint32_t)self->gold.labels.names.count;
  if (count && !score_label(self, any, 0, count)) return false;
  return eng__vec_push(&self->scores.starts, self->scores.entries.count);
}

static void say_problems(gold_run *self, const char *doc) {
  for (size_t i = 0; i < self->tester.problems.count; i++)
    eng__say("%s: %.*s", doc, (int)self->tester.problems.at[i].len, self->tester.problems.at[i].at);
}

/* What the rules find in the record read last. One that fails has nothing found. */
static void read_document(gold_run *self) {
  char doc[4200];
  eng_error err = {ENG_OK, ""};
  snprintf(doc, sizeof doc, "%.4000s#%llu", self->gold.path,
           (unsigned long long)self->gold.lines.number);
  if (eng__tester_read(&self->tester, eng__slice_of(doc), self->gold.record, true, &err) !=
      ENG_OK) {
    eng__say("%s: %s", doc, err.message);
    self->tester.hits.count = 0;
    self->failed++;
    return;
  }
  say_problems(self, doc);
  self->failed += self->tester.failed;
}

static eng_status score_all(gold_run *self, eng_error *err) {
  self->scores.labels = self->gold.labels.names.count + 1;
  eng_status status = eng__gold_rewind(&self->gold, err);
  if (status == ENG_OK && !eng__vec_push(&self->scores.starts, (size_t)0))
    status = eng__fail_nomem(err);
  while (status == ENG_OK && !*eng__interrupted) {
    bool end;
    status = eng__gold_next(&self->gold, &end, err);
    if (status != ENG_OK || end) break;
    read_document(self);
    if (!score_document(self)) status = eng__fail_nomem(err);
  }
  return status;
}

/* ---- The page ---- */

static int by_text(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Labels by their names. */
static bool order_labels(const gold_run *self, size_t *order) {
  size_t count = self->gold.labels.names.count;
  const char **names = calloc(count + 1, sizeof *names);
  if (!names) return false;
  for (size_t i = 0; i < count; i++) names[i] = self->gold.labels.names.at[i].at;
  if (count) qsort(names, count, sizeof *names, by_text);
  for (size_t k = 0; k < count; k++)
    for (size_t i = 0; i < count; i++)
      if (names[k] == self->gold.labels.names.at[i].at) order[k] = i;
  free(names);
  return true;
}

static int print_page(const gold_run *self, const size_t *order, const eng__score_line *lines) {
  eng__buffer out = {0};
  eng__gold_page page = {self->options, &self->gold, order, self->kinds, lines, self->failed};
  eng__gold_write(&out, &page);
  return eng__print_buffer(&out, ENG__EXIT_COMPLETE);
}

static int judge(const gold_run *self, const eng__score_line *micro) {
  const eng__gold_options *options = self->options;
  double f1 = micro->value[options->measure].f1;
  if (self->unscored)
    eng__say("%llu hit%s of rules that no label stands for %s not scored",
             (unsigned long long)self->unscored, eng__plural(self->unscored),
             self->unscored == 1 ? "is" : "are");
  if (options->at_least > 0 && f1 < options->at_least) {
    eng__say("micro F1 (%s) is %.3f, less than %g", eng__measure_names[options->measure], f1,
             options->at_least);
    return ENG__EXIT_WORK_FAILED;
  }
  return self->failed ? ENG__EXIT_WORK_FAILED : ENG__EXIT_COMPLETE;
}

static int finish(const gold_run *self, eng_error *err) {
  size_t labels = self->gold.labels.names.count;
  eng__score_line *lines = calloc(labels + 3, sizeof *lines);
  size_t *order = calloc(labels + 1, sizeof *order);
  int code = ENG__EXIT_NOT_MADE;
  if (!lines || !order || !order_labels(self, order) ||
      !eng__scores_sum(&self->scores, self->options->samples, self->options->seed, lines))
    eng__fail_nomem(err);
  else {
    err->message[0] = '\0'; /* what it holds was no failure; the page's is said */
    code = print_page(self, order, lines);
  }
  if (code == ENG__EXIT_COMPLETE) code = judge(self, &lines[labels + 1]);
  free(lines);
  free(order);
  return code;
}

/* ---- The run ---- */

static void say_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)context;
  (void)name;
  if (!warning) eng__say("%.*s", (int)message.len, message.at);
}

static eng_status add_labels(gold_run *self, eng_error *err) {
  const char *at = self->options->labels;
  eng_status status = ENG_OK;
  while (at && status == ENG_OK) {
    size_t len = strcspn(at, ",");
    status = eng__gold_add_label(&self->gold, (eng__slice){at, len}, err);
    at = at[len] ? at + len + 1 : NULL;
  }
  return status;
}

static void close_run(gold_run *self) {
  eng__gold_close(&self->gold);
  eng__scores_free(&self->scores);
  eng__vec_free(&self->spans);
  eng__vec_free(&self->found);
  eng__vec_free(&self->marked);
  free(self->kinds);
  free(self->by_name);
  free(self->by_technique);
  free(self->by_short);
}

/* With the rules loaded. */
static int run_loaded(gold_run *self, eng_error *err) {
  eng_status status = resolve(self, err);
  if (status == ENG_OK) status = score_all(self, err);
  if (status != ENG_OK || *eng__interrupted) return ENG__EXIT_NOT_MADE;
  return finish(self, err);
}

int eng__gold_test(const eng__gold_options *options) {
  gold_run self = {.options = options};
  eng_error err = {ENG_OK, ""};
  eng__sources sources;
  int code = ENG__EXIT_NOT_MADE;
  eng__signals_watch();
  eng_status status = eng__gold_open(&self.gold, options->gold, &err);
  if (status == ENG_OK) status = eng__gold_check(&self.gold, &err);
  if (status == ENG_OK) status = add_labels(&self, &err);
  if (status == ENG_OK)
    status = eng__sources_find(&sources, options->rules, options->rule_count, &err);
  if (status == ENG_OK)
    status = eng__tester_open(&self.tester, &sources, say_diagnostic, NULL, &err);
  if (status == ENG_OK) {
    code = run_loaded(&self, &err);
    eng__tester_close(&self.tester);
  }
  if (code == ENG__EXIT_NOT_MADE && err.message[0] && !*eng__interrupted)
    eng__say("%s", err.message);
  close_run(&self);
  return *eng__interrupted ? 128 + *eng__interrupted : code;
}
