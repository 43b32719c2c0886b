/* `engine test` and `engine lint`: the rules looked at without a corpus. */
#include "run/run.h"
#include "run/say.h"

#include "output/escape.h"

#include <poll.h>
#include <stdio.h>
#include <unistd.h>

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

static void take_report(eng__wire *in, test_tally *tally) {
  eng__wire_get_u32(in);
  tally->passed += eng__wire_get_u32(in);
  tally->failed += eng__wire_get_u32(in);
  uint32_t lines = eng__wire_get_u32(in);
  for (uint32_t i = 0; i < lines && !in->bad; i++) print_line(eng__wire_get_slice(in));
}

/* Waits for the report of the rule that was asked for. False when the worker died over it. */
static bool await_report(eng__crew *crew, eng__buffer *results, test_tally *tally) {
  eng__buffer_clear(results);
  for (;;) {
    struct pollfd pollers[2] = {{crew->seats[0].result_read, POLLIN, 0},
                                {crew->news_read, POLLIN, 0}};
    if (poll(pollers, 2, 120000) <= 0) {
      eng__crew_kill(crew, 0);
      return false;
    }
    if (pollers[0].revents) {
      char *room = eng__buffer_reserve(results, 64 << 10);
      ssize_t n = room ? read(crew->seats[0].result_read, room, 64 << 10) : -1;
      if (n > 0) results->len += (size_t)n;
      size_t used = 0;
      uint32_t type;
      eng__wire frame;
      bool broken;
      while (eng__wire_frame(eng__buffer_slice(results), &used, &type, &frame, &broken))
        if (type == ENG__MSG_REPORT) {
          take_report(&frame, tally);
          return true;
        }
      continue;
    }
    eng__news news;
    if (pollers[1].revents && (!eng__crew_news(crew, &news) || news.type == ENG__MSG_DIED))
      return false;
  }
}

static bool ask(eng__crew *crew, uint32_t rule) {
  eng__buffer out = {0};
  size_t frame = eng__wire_begin(&out, ENG__MSG_EXAMPLES);
  eng__wire_u32(&out, rule);
  eng__wire_end(&out, frame);
  bool sent = !out.failed && eng__wire_send(crew->seats[0].task_write, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  return sent;
}

static void run_rule(eng__crew *crew, uint32_t rule, eng__buffer *results, test_tally *tally) {
  const eng__rule_card *card = &crew->rules[rule];
  if (!card->examples) {
    tally->without++;
    return;
  }
  if (ask(crew, rule) && await_report(crew, results, tally)) return;
  tally->failed++;
  char text[400];
  snprintf(text, sizeof text, "%.*s:%u: rule '%.*s': the worker died while its examples ran",
           (int)card->file.len, card->file.at, card->line, (int)card->name.len, card->name.at);
  print_line(eng__slice_of(text));
  eng__crew_spawn(crew, 0);
}

/* One path is one crew: the rules of one pack do not see those of another. */
static int test_path(const char *path, test_tally *tally) {
  eng_error err = {ENG_OK, ""};
  eng__sources sources;
  eng__crew crew;
  eng__crew_options options;
  uint64_t errors = 0;
  eng__crew_defaults(&options);
  options.workers = 1;
  options.sources = &sources;
  eng_status status = eng__sources_find(&sources, &path, 1, &err);
  if (status == ENG_OK) {
    status = eng__crew_open(&crew, &options, print_diagnostic, &errors, &err);
    if (status != ENG_OK) eng__sources_close(&sources);
  }
  if (status != ENG_OK) {
    if (!errors) eng__say("%s", err.message);
    return ENG__EXIT_NOT_MADE;
  }
  eng__buffer results = {0};
  eng__crew_spawn(&crew, 0);
  for (uint32_t i = 0; i < crew.rule_count; i++) run_rule(&crew, i, &results, tally);
  eng__buffer_free(&results);
  eng__crew_close(&crew);
  eng__sources_close(&sources);
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
