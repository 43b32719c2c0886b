#include "author/test.h"

#include "output/escape.h"
#include "run/excerpt.h"
#include "run/print.h"
#include "run/run.h"
#include "run/say.h"
#include "run/signals.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void eng__test_print(const eng__test_run *run, eng__slice text) {
  eng__buffer safe = {0};
  bool terminal = isatty(STDOUT_FILENO);
  for (size_t from = 0; terminal && from < text.len;) {
    const char *end = memchr(text.at + from, '\n', text.len - from);
    size_t to = end ? (size_t)(end - text.at) : text.len;
    eng__write_safe(&safe, eng__slice_cut(text, from, to), 0);
    if (end) eng__buffer_add_byte(&safe, '\n');
    from = to + 1;
  }
  if (terminal) text = eng__buffer_slice(&safe);
  eng__buffer *out = eng__writer_buffer(run->reporter.writer);
  eng__buffer_add_slice(out, text);
  if (safe.failed) out->failed = true;
  eng__buffer_free(&safe);
}

/* ---- The examples of a rule ---- */

typedef struct rule_run {
  eng__test_run *run;
  const eng__sources *sources;
  const eng__rule_card *card;
} rule_run;

static bool explains(const eng__test_options *options) {
  return options->explain && options->format == ENG__TEST_PLAIN && !options->update;
}

static void explain(const eng__test_run *run, const eng__sources *sources, eng__slice message) {
  eng__excerpt_write(eng__writer_buffer(run->reporter.writer), sources, message);
}

/* Where rule code raised an error; what an example should have is in the message. */
static void explain_raised(const rule_run *self, const eng__verdict *verdict) {
  if (!explains(self->run->options)) return;
  for (size_t i = 0; i < verdict->line_count; i++)
    if (eng__excerpt_is_raised(verdict->lines[i]))
      explain(self->run, self->sources, verdict->lines[i]);
}

static void print_found(const eng__test_run *run, const eng__rule_card *card,
                        const eng__verdict *verdict) {
  if (card->is_aggregate) return; /* its documents are not marked */
  eng__buffer line = {0};
  eng__buffer_printf(&line, "%.*s:%u: ", (int)card->file.len, card->file.at, verdict->line);
  eng__buffer_add_slice(&line, verdict->found);
  eng__buffer_add_byte(&line, '\n');
  eng__test_print(run, eng__buffer_slice(&line));
  eng__buffer_free(&line);
}

static void take_verdict(void *context, const eng__verdict *verdict) {
  const rule_run *self = context;
  eng__test_case test = {.file = self->card->file,
                         .line = verdict->line,
                         .rule = self->card->name,
                         .kind = verdict->yes ? "yes" : "no",
                         .number = verdict->number,
                         .outcome = verdict->passed ? ENG__PASSED : ENG__FAILED,
                         .lines = verdict->lines,
                         .line_count = verdict->line_count};
  if (self->run->options->update && !verdict->passed) print_found(self->run, self->card, verdict);
  eng__reporter_case(&self->run->reporter, &test);
  explain_raised(self, verdict);
}

static void report_death(eng__test_run *run, const eng__rule_card *card) {
  char text[400];
  snprintf(text, sizeof text, "%.*s:%u: rule '%.*s': the worker died while its examples ran",
           (int)card->file.len, card->file.at, card->line, (int)card->name.len, card->name.at);
  eng__slice line = eng__slice_of(text);
  eng__test_case test = {.file = card->file,
                         .line = card->line,
                         .rule = card->name,
                         .kind = "examples",
                         .outcome = ENG__BROKEN,
                         .lines = &line,
                         .line_count = 1};
  eng__reporter_case(&run->reporter, &test);
}

static void run_rule(eng__test_run *run, const eng__sources *sources, eng__tester *tester,
                     uint32_t rule) {
  rule_run self = {run, sources, &tester->crew.rules[rule]};
  eng__report report;
  if (!self.card->examples) {
    run->reporter.without++;
    return;
  }
  eng__tester_run(tester, rule, take_verdict, &self, &report);
  if (report.died && !*eng__interrupted) report_death(run, self.card);
}

/* ---- A path ---- */

typedef struct loading {
  eng__test_run *run;
  const char *path;
  const eng__sources *sources;
  uint64_t errors;
} loading;

static void report_load(eng__test_run *run, const char *path, eng__slice message) {
  eng__test_case test = {.file = eng__slice_of(path),
                         .kind = "load",
                         .outcome = ENG__BROKEN,
                         .lines = &message,
                         .line_count = 1};
  eng__reporter_case(&run->reporter, &test);
}

static void take_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  loading *self = context;
  (void)name;
  if (warning) return;
  self->errors++;
  if (self->run->options->format == ENG__TEST_PLAIN)
    eng__say("%.*s", (int)message.len, message.at); /* it is no result */
  else report_load(self->run, self->path, message);
  if (explains(self->run->options)) eng__excerpt_print(stderr, self->sources, message);
}

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* One path is one crew: the rules of one pack do not see those of another. */
static int test_sources(eng__test_run *run, eng__sources *sources, const char *path) {
  eng_error err = {ENG_OK, ""};
  eng__tester tester;
  loading load = {run, path, sources, 0};
  sources->see = run->options->watch ? eng__watch_see : NULL;
  sources->see_context = &run->files;
  eng_status status = eng__tester_open(&tester, sources, take_diagnostic, &load, &err);
  if (status == ENG_OK) {
    for (uint32_t i = 0; i < tester.crew.rule_count && !*eng__interrupted; i++)
      run_rule(run, sources, &tester, i);
    status = eng__texts_run(run, &tester, sources->at[0].root, !is_folder(path), &err);
    eng__tester_close(&tester);
    load.errors = 0;
  }
  if (status == ENG_OK) return ENG__EXIT_COMPLETE;
  if (!load.errors && !*eng__interrupted) {
    eng__say("%s", err.message);
    if (run->options->format == ENG__TEST_JUNIT) report_load(run, path, eng__slice_of(err.message));
  }
  return ENG__EXIT_NOT_MADE;
}

static int test_path(eng__test_run *run, const char *path) {
  eng_error err = {ENG_OK, ""};
  eng__sources sources;
  eng__reporter_suite(&run->reporter, path);
  if (run->options->watch) eng__watch_see(&run->files, "", path);
  int code = ENG__EXIT_NOT_MADE;
  if (eng__sources_find(&sources, &path, 1, &err) == ENG_OK) {
    code = test_sources(run, &sources, path);
  } else {
    eng__say("%s", err.message);
    if (explains(run->options)) eng__excerpt_print_manifest(stderr, eng__slice_of(err.message));
    if (run->options->format == ENG__TEST_JUNIT) report_load(run, path, eng__slice_of(err.message));
  }
  eng__reporter_end_suite(&run->reporter);
  return code;
}

static int test_all(eng__test_run *run) {
  const eng__test_options *options = run->options;
  int code = ENG__EXIT_COMPLETE;
  eng__writer *writer = eng__print_begin();
  if (!writer) return ENG__EXIT_NOT_MADE;
  eng__reporter_begin(&run->reporter, options->format, writer);
  run->reporter.quiet = options->update;
  for (size_t i = 0; i < options->path_count && !*eng__interrupted; i++) {
    int one = test_path(run, options->paths[i]);
    if (one > code) code = one;
  }
  uint64_t failed = run->reporter.examples_failed + run->reporter.texts_failed;
  eng__reporter_end(&run->reporter, code == ENG__EXIT_COMPLETE && !*eng__interrupted);
  run->unheard = eng__writer_closed_pipe(writer);
  if (failed && code == ENG__EXIT_COMPLETE) code = ENG__EXIT_WORK_FAILED;
  return eng__print_end(writer, code);
}

int eng__test(const eng__test_options *options) {
  eng__test_run run = {.options = options};
  int code;
  eng__signals_watch();
  for (;;) {
    code = test_all(&run);
    if (!options->watch || *eng__interrupted || run.unheard) break;
    eng__say("watching %zu files; Ctrl-C ends", run.files.files.count);
    const char *changed = eng__watch_wait(&run.files);
    if (!changed) break;
    eng__say("%s has changed", changed);
    eng__watch_clear(&run.files);
  }
  eng__watch_clear(&run.files);
  return *eng__interrupted ? 128 + *eng__interrupted : code;
}
