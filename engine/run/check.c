/* `engine test` and `engine lint`: the rules looked at without a corpus. */
#include "run/run.h"
#include "run/say.h"
#include "run/tester.h"

#include "output/escape.h"

#include <stdio.h>

/* One line of standard output, nothing of a rule file in it raw. */
static void print_line(eng__slice text) {
  eng__buffer line = {0};
  eng__write_safe(&line, text, 1000);
  eng__buffer_add_byte(&line, '\n');
  if (!line.failed) fwrite(line.at, 1, line.len, stdout);
  eng__buffer_free(&line);
}

/* --- test
 * ------------------------------------------------------------------------------------------- */

typedef struct test_tally {
  uint64_t passed, failed, without;
} test_tally;

static void print_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)name;
  uint64_t *errors = context;
  if (warning) return;
  ++*errors;
  print_line(message);
}

static void print_failure(void *context, eng__slice line) {
  (void)context;
  print_line(line);
}

static void run_rule(eng__tester *tester, uint32_t rule, test_tally *tally) {
  const eng__rule_card *card = &tester->crew.rules[rule];
  if (!card->examples) {
    tally->without++;
    return;
  }
  eng__report report;
  eng__tester_run(tester, rule, print_failure, NULL, &report);
  tally->passed += report.passed;
  tally->failed += report.failed + report.died;
  if (!report.died) return;
  char text[400];
  snprintf(text, sizeof text, "%.*s:%u: rule '%.*s': the worker died while its examples ran",
           (int)card->file.len, card->file.at, card->line, (int)card->name.len, card->name.at);
  print_line(eng__slice_of(text));
}

/* One path is one crew: the rules of one pack do not see those of another. */
static int test_path(const char *path, test_tally *tally) {
  eng_error err = {ENG_OK, ""};
  eng__sources sources;
  eng__tester tester;
  uint64_t errors = 0;
  eng_status status = eng__sources_find(&sources, &path, 1, &err);
  if (status == ENG_OK)
    status = eng__tester_open(&tester, &sources, print_diagnostic, &errors, &err);
  if (status != ENG_OK) {
    if (!errors) eng__say("%s", err.message);
    return ENG__EXIT_NOT_MADE;
  }
  for (uint32_t i = 0; i < tester.crew.rule_count; i++) run_rule(&tester, i, tally);
  eng__tester_close(&tester);
  return ENG__EXIT_COMPLETE;
}

int eng__test(const eng__test_options *options) {
  test_tally tally = {0};
  int code = ENG__EXIT_COMPLETE;
  for (size_t i = 0; i < options->path_count; i++) {
    int one = test_path(options->paths[i], &tally);
    if (one > code) code = one;
  }
  if (code == ENG__EXIT_COMPLETE || tally.passed + tally.failed)
    printf("%llu examples passed, %llu failed", (unsigned long long)tally.passed,
           (unsigned long long)tally.failed);
  if (tally.without) printf("; %llu rules without examples", (unsigned long long)tally.without);
  if (code == ENG__EXIT_COMPLETE || tally.passed + tally.failed || tally.without) putchar('\n');
  if (fflush(stdout) != 0) return ENG__EXIT_NOT_MADE;
  return code ? code : tally.failed ? ENG__EXIT_WORK_FAILED : ENG__EXIT_COMPLETE;
}

/* --- lint
 * ------------------------------------------------------------------------------------------- */

typedef struct lint_findings {
  uint64_t errors, warnings;
} lint_findings;

static void print_finding(void *context, bool warning, eng__slice name, eng__slice message) {
  lint_findings *findings = context;
  eng__buffer line = {0};
  eng__buffer_add_slice(&line, message);
  if (name.len) eng__buffer_printf(&line, " [%.*s]", (int)name.len, name.at);
  print_line(eng__buffer_slice(&line));
  eng__buffer_free(&line);
  if (warning) findings->warnings++;
  else findings->errors++;
}

static int lint_path(const char *path, lint_findings *findings) {
  eng_error err = {ENG_OK, ""};
  eng__sources sources;
  eng__crew crew;
  eng__crew_options options;
  uint64_t before = findings->errors;
  eng__crew_defaults(&options);
  options.load_only = true;
  options.workers = 0;
  options.sources = &sources;
  eng_status status = eng__sources_find(&sources, &path, 1, &err);
  if (status != ENG_OK) {
    eng__say("%s", err.message);
    return ENG__EXIT_NOT_MADE;
  }
  status = eng__crew_open(&crew, &options, print_finding, findings, &err);
  if (status == ENG_OK) eng__crew_close(&crew);
  else if (findings->errors == before) {
    print_line(eng__slice_of(err.message));
    findings->errors++;
  }
  eng__sources_close(&sources);
  return ENG__EXIT_COMPLETE;
}

static void print_count(uint64_t count, const char *what, const char *behind) {
  printf("%llu %s%s%s", (unsigned long long)count, what, count == 1 ? "" : "s", behind);
}

int eng__lint(const eng__lint_options *options) {
  lint_findings findings = {0};
  int code = ENG__EXIT_COMPLETE;
  for (size_t i = 0; i < options->path_count; i++) {
    int one = lint_path(options->paths[i], &findings);
    if (one > code) code = one;
  }
  if (findings.errors || findings.warnings) {
    print_count(findings.errors, "error", ", ");
    print_count(findings.warnings, "warning", "\n");
  }
  if (fflush(stdout) != 0) return ENG__EXIT_NOT_MADE;
  if (code) return code;
  return findings.errors || (options->strict && findings.warnings) ? ENG__EXIT_WORK_FAILED
                                                                   : ENG__EXIT_COMPLETE;
}
