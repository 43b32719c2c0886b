/* `engine compare`: what two versions of rules do differently over a corpus. */
#ifndef ENG_AUTHOR_COMPARE_H
#define ENG_AUTHOR_COMPARE_H

#include "run/run.h"

typedef enum eng__compare_format {
  ENG__COMPARE_TERMINAL,
  ENG__COMPARE_JSONL,
  ENG__COMPARE_MARKDOWN
} eng__compare_format;

typedef struct eng__compare_options {
  const char *before, *after; /* rules, or the results of a run */
  eng__run_options run;       /* corpus, workers, limits, output; rules and sink are filled in */
  eng__compare_format format;
  uint64_t sample; /* of each rule and kind of change so many are shown; 0: all */
  uint64_t seed;
  bool check; /* exit status 1 when anything changed */
  bool color;
  unsigned width; /* of the terminal; 0: 100 */
} eng__compare_options;

/* The exit status of cli.md; 1 with `check` when there is a difference. */
int eng__compare_rules(const eng__compare_options *options);

#endif
