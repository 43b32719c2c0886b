/* What a run of tests says: lines for people, TAP, JUnit XML, or JSON lines. One case is an example
 * of a rule or a text of tests/; nothing of a rule file reaches the output raw. */
#ifndef ENG_AUTHOR_REPORTER_H
#define ENG_AUTHOR_REPORTER_H

#include "output/writer.h"

typedef enum eng__test_format {
  ENG__TEST_PLAIN,
  ENG__TEST_TAP,
  ENG__TEST_JUNIT,
  ENG__TEST_JSONL
} eng__test_format;

typedef enum eng__outcome {
  ENG__PASSED,
  ENG__FAILED,
  ENG__BROKEN, /* could not be run: a file that does not load, a worker that died */
  ENG__TODO    /* passes, but holds marks that say `todo` */
} eng__outcome;

typedef struct eng__test_case {
  eng__slice file;
  uint32_t line;    /* 0: none */
  eng__slice rule;  /* empty: of no rule */
  const char *kind; /* "yes", "no", "text", "load" */
  uint32_t number;  /* of its kind in the rule; 0: the only one */
  eng__outcome outcome;
  const eng__slice *lines; /* what failed; with TODO what is not found yet */
  size_t line_count;
} eng__test_case;

typedef struct eng__reporter {
  eng__test_format format;
  eng__buffer out, suite; /* JUnit gathers a suite, whose counts come first */
  uint64_t count, suite_count, suite_failures, suite_errors, suite_skipped;
  uint64_t examples_passed, examples_failed, texts_passed, texts_failed, todo, without;
  uint64_t unknown;    /* marks of rules that are not loaded, and so not looked at */
  bool quiet;          /* PLAIN: nothing is written */
  eng__writer *writer; /* borrowed */
} eng__reporter;

/* The writer keeps a failure until its end. */
void eng__reporter_begin(eng__reporter *reporter, eng__test_format format, eng__writer *writer);
/* The cases from here to the next suite belong to this path. */
void eng__reporter_suite(eng__reporter *reporter, const char *path);
void eng__reporter_case(eng__reporter *reporter, const eng__test_case *test);
void eng__reporter_end_suite(eng__reporter *reporter);
/* Counts last; `made`: was everything looked at? */
void eng__reporter_end(eng__reporter *reporter, bool made);

/* "tap", "junit", "jsonl", "plain". */
bool eng__test_format_named(const char *name, eng__test_format *format);

#endif
