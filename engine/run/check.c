/* `engine lint`: the rules looked at without a corpus. */
#include "run/run.h"
#include "run/say.h"

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
