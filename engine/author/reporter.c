/* TAP is version 13 (testanything.org), its `# TODO` for what is expected to be missed. JUnit XML
 * is what CI servers read: testsuites, testsuite, testcase, failure, error, skipped. No times and
 * no host: equal runs are equal bytes. */
#include "author/reporter.h"

#include "base/json.h"
#include "output/escape.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LINE = 1000 }; /* characters of a message */

bool eng__test_format_named(const char *name, eng__test_format *format) {
  static const char *const names[] = {"plain", "tap", "junit", "jsonl"};
  for (int i = 0; i < 4; i++)
    if (strcmp(name, names[i]) == 0) {
      *format = (eng__test_format)i;
      return true;
    }
  return false;
}

/* ---- Lines for people ---- */

static void plain_case(eng__reporter *r, const eng__test_case *test) {
  for (size_t i = 0; i < test->line_count; i++) {
    eng__write_safe(&r->out, test->lines[i], LONGEST_LINE);
    eng__buffer_add_byte(&r->out, '\n');
  }
}

/* "; 2 texts", and what is said of them. */
static void add_clause(eng__buffer *line, uint64_t count, const char *what, const char *behind) {
  eng__buffer_printf(line, "%s%llu %s%s%s", line->len ? "; " : "", (unsigned long long)count, what,
                     count == 1 ? "" : "s", behind);
}

static void add_outcome(eng__buffer *line, const char *what, uint64_t passed, uint64_t failed) {
  add_clause(line, passed, what, " passed");
  eng__buffer_printf(line, ", %llu failed", (unsigned long long)failed);
}

static void plain_end(eng__reporter *r, bool made) {
  eng__buffer line = {0};
  if (made || r->examples_passed + r->examples_failed)
    add_outcome(&line, "example", r->examples_passed, r->examples_failed);
  if (r->texts_passed + r->texts_failed)
    add_outcome(&line, "text", r->texts_passed, r->texts_failed);
  if (r->todo) add_clause(&line, r->todo, "mark", " to do");
  if (r->unknown) add_clause(&line, r->unknown, "mark", " of rules that are not here");
  if (r->without) add_clause(&line, r->without, "rule", " without examples");
  if (line.len) eng__buffer_add_byte(&line, '\n');
  eng__buffer_add_slice(&r->out, eng__buffer_slice(&line));
  eng__buffer_free(&line);
}

/* ---- TAP ---- */

/* A `#` in a description would begin a directive. */
static void tap_text(eng__buffer *out, eng__slice text) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, text, LONGEST_LINE);
  for (size_t i = 0; i < safe.len; i++) {
    if (safe.at[i] == '#') eng__buffer_add_byte(out, '\\');
    eng__buffer_add_byte(out, safe.at[i]);
  }
  eng__buffer_free(&safe);
}

static void tap_case(eng__reporter *r, const eng__test_case *test) {
  bool good = test->outcome == ENG__PASSED;
  eng__buffer_printf(&r->out, "%s %llu - ", good ? "ok" : "not ok", (unsigned long long)r->count);
  tap_text(&r->out, test->file);
  if (test->line) eng__buffer_printf(&r->out, ":%u", test->line);
  eng__buffer_add_byte(&r->out, ' ');
  if (test->rule.len) tap_text(&r->out, test->rule);
  eng__buffer_printf(&r->out, "%s%s", test->rule.len ? " " : "", test->kind);
  if (test->number) eng__buffer_printf(&r->out, " %u", test->number);
  if (test->outcome == ENG__TODO) eng__buffer_add_string(&r->out, " # TODO");
  eng__buffer_add_byte(&r->out, '\n');
  for (size_t i = 0; i < test->line_count; i++) {
    eng__buffer_add_string(&r->out, "# ");
    eng__write_safe(&r->out, test->lines[i], LONGEST_LINE);
    eng__buffer_add_byte(&r->out, '\n');
  }
}

static void tap_end(eng__reporter *r, bool made) {
  if (made) eng__buffer_printf(&r->out, "1..%llu\n", (unsigned long long)r->count);
  else eng__buffer_add_string(&r->out, "Bail out! not everything could be looked at\n");
}

/* ---- JUnit XML ---- */

/* What XML 1.0 cannot hold (section 2.2) is written out by eng__write_safe(), but for U+FFFE and
 * U+FFFF. */
static void xml_text(eng__buffer *out, eng__slice text) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, text, LONGEST_LINE);
  for (size_t i = 0; i < safe.len; i++) {
    char c = safe.at[i];
    bool nonchar = safe.len - i >= 3 && (memcmp(safe.at + i, "\xEF\xBF\xBE", 3) == 0 ||
                                         memcmp(safe.at + i, "\xEF\xBF\xBF", 3) == 0);
    if (c == '&') eng__buffer_add_string(out, "&amp;");
    else if (c == '<') eng__buffer_add_string(out, "&lt;");
    else if (c == '>') eng__buffer_add_string(out, "&gt;");
    else if (c == '"') eng__buffer_add_string(out, "&quot;");
    else if (nonchar)
      i += 2, eng__buffer_printf(out, "\\u{FFF%c}", safe.at[i] == '\xBE' ? 'E' : 'F');
    else eng__buffer_add_byte(out, c);
  }
  eng__buffer_free(&safe);
}

static void xml_attribute(eng__buffer *out, const char *name, eng__slice value) {
  eng__buffer_printf(out, " %s=\"", name);
  xml_text(out, value);
  eng__buffer_add_byte(out, '"');
}

/* <failure message="the first line">all lines</failure> */
static void xml_lines(eng__buffer *out, const char *element, const eng__test_case *test) {
  eng__buffer_printf(out, "      <%s", element);
  if (test->line_count) xml_attribute(out, "message", test->lines[0]);
  eng__buffer_add_byte(out, '>');
  for (size_t i = 0; i < test->line_count; i++) {
    if (i) eng__buffer_add_byte(out, '\n');
    xml_text(out, test->lines[i]);
  }
  eng__buffer_printf(out, "</%s>\n", element);
}

static void junit_case(eng__reporter *r, const eng__test_case *test) {
  static const char *const elements[] = {"", "failure", "error", "skipped"};
  char name[64];
  snprintf(name, sizeof name, test->number ? "%s %u" : "%s", test->kind, test->number);
  eng__buffer *out = &r->suite;
  eng__buffer_add_string(out, "    <testcase");
  xml_attribute(out, "classname", test->rule.len ? test->rule : test->file);
  xml_attribute(out, "name", eng__slice_of(name));
  xml_attribute(out, "file", test->file);
  if (test->line) eng__buffer_printf(out, " line=\"%u\"", test->line);
  if (test->outcome == ENG__PASSED) {
    eng__buffer_add_string(out, "/>\n");
    return;
  }
  eng__buffer_add_string(out, ">\n");
  xml_lines(out, elements[test->outcome], test);
  eng__buffer_add_string(out, "    </testcase>\n");
}

static void junit_suite(eng__reporter *r, const char *path) {
  eng__buffer_add_string(&r->suite, "  <testsuite");
  xml_attribute(&r->suite, "name", eng__slice_of(path));
}

/* The counts stand in the first line of the suite; what follows it was gathered apart. */
static void junit_end_suite(eng__reporter *r) {
  eng__buffer head = {0};
  const char *end = r->suite.at ? memchr(r->suite.at, '\n', r->suite.len) : NULL;
  size_t line = end ? (size_t)(end - r->suite.at) : r->suite.len;
  eng__buffer_add(&head, r->suite.at, line);
  eng__buffer_printf(&head, " tests=\"%llu\" failures=\"%llu\" errors=\"%llu\" skipped=\"%llu\">",
                     (unsigned long long)r->suite_count, (unsigned long long)r->suite_failures,
                     (unsigned long long)r->suite_errors, (unsigned long long)r->suite_skipped);
  eng__buffer_add_slice(&r->out, eng__buffer_slice(&head));
  eng__buffer_add(&r->out, r->suite.at + line, r->suite.len - line);
  eng__buffer_add_string(&r->out, "  </testsuite>\n");
  r->out.failed |= r->suite.failed || head.failed;
  eng__buffer_free(&head);
}

/* ---- JSON lines ---- */

static void json_case(eng__reporter *r, const eng__test_case *test) {
  static const char *const outcomes[] = {"passed", "failed", "error", "todo"};
  eng__buffer *out = &r->out;
  eng__buffer_add_string(out, "{\"type\":\"test\"");
  eng__json_write_text(out, "file", test->file);
  if (test->line) eng__json_write_number(out, "line", test->line);
  if (test->rule.len) eng__json_write_text(out, "rule", test->rule);
  eng__json_write_text(out, "kind", eng__slice_of(test->kind));
  if (test->number) eng__json_write_number(out, "number", test->number);
  eng__json_write_text(out, "outcome", eng__slice_of(outcomes[test->outcome]));
  eng__json_write_key(out, "messages");
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < test->line_count; i++) {
    if (i) eng__buffer_add_byte(out, ',');
    eng__json_write_string(out, test->lines[i]);
  }
  eng__buffer_add_string(out, "]}\n");
}

static void json_end(eng__reporter *r) {
  eng__buffer_add_string(&r->out, "{\"type\":\"finish\"");
  eng__json_write_number(&r->out, "passed", r->examples_passed + r->texts_passed);
  eng__json_write_number(&r->out, "failed", r->examples_failed + r->texts_failed);
  eng__json_write_number(&r->out, "todo", r->todo);
  eng__json_write_number(&r->out, "without_examples", r->without);
  eng__buffer_add_string(&r->out, "}\n");
}

/* ---- All of them ---- */

static void flush(eng__reporter *r) {
  eng__buffer *out = eng__writer_buffer(r->writer);
  eng__buffer_add_slice(out, eng__buffer_slice(&r->out));
  if (r->out.failed) out->failed = true;
  eng__buffer_clear(&r->out);
  (void)eng__writer_flush(r->writer, NULL);
}

void eng__reporter_begin(eng__reporter *reporter, eng__test_format format, eng__writer *writer) {
  *reporter = (eng__reporter){.format = format, .writer = writer};
  if (format == ENG__TEST_TAP) eng__buffer_add_string(&reporter->out, "TAP version 13\n");
  if (format == ENG__TEST_JUNIT)
    eng__buffer_add_string(&reporter->out,
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

void eng__reporter_suite(eng__reporter *reporter, const char *path) {
  eng__buffer_clear(&reporter->suite);
  reporter->suite_count = reporter->suite_failures = 0;
  reporter->suite_errors = reporter->suite_skipped = 0;
  if (reporter->format != ENG__TEST_JUNIT) return;
  junit_suite(reporter, path);
  eng__buffer_add_byte(&reporter->suite, '\n');
}

static void count_case(eng__reporter *r, const eng__test_case *test) {
  bool good = test->outcome == ENG__PASSED || test->outcome == ENG__TODO;
  r->count++;
  r->suite_count++;
  r->suite_failures += test->outcome == ENG__FAILED;
  r->suite_errors += test->outcome == ENG__BROKEN;
  r->suite_skipped += test->outcome == ENG__TODO;
  if (strcmp(test->kind, "text") == 0) {
    r->texts_passed += good;
    r->texts_failed += !good;
  } else if (strcmp(test->kind, "load") != 0) {
    r->examples_passed += good;
    r->examples_failed += !good;
  }
}

void eng__reporter_case(eng__reporter *reporter, const eng__test_case *test) {
  count_case(reporter, test);
  if (reporter->format == ENG__TEST_PLAIN && !reporter->quiet) plain_case(reporter, test);
  if (reporter->format == ENG__TEST_TAP) tap_case(reporter, test);
  if (reporter->format == ENG__TEST_JUNIT) junit_case(reporter, test);
  if (reporter->format == ENG__TEST_JSONL) json_case(reporter, test);
  flush(reporter);
}

void eng__reporter_end_suite(eng__reporter *reporter) {
  if (reporter->format == ENG__TEST_JUNIT) junit_end_suite(reporter);
  flush(reporter);
}

void eng__reporter_end(eng__reporter *reporter, bool made) {
  if (reporter->format == ENG__TEST_PLAIN && !reporter->quiet) plain_end(reporter, made);
  if (reporter->format == ENG__TEST_TAP) tap_end(reporter, made);
  if (reporter->format == ENG__TEST_JUNIT)
    eng__buffer_add_string(&reporter->out, "</testsuites>\n");
  if (reporter->format == ENG__TEST_JSONL) json_end(reporter);
  flush(reporter);
  eng__buffer_free(&reporter->out);
  eng__buffer_free(&reporter->suite);
}
