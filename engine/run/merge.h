/* `engine merge`: the results of all shards of a run joined to the bytes of one undisturbed run. */
#ifndef ENG_RUN_MERGE_H
#define ENG_RUN_MERGE_H

#include "run/run.h"

typedef struct eng__merge_options {
  const char *const *rules;
  size_t rule_count;
  const char *const *results; /* one file for each shard, in any order */
  size_t result_count;
  const char *output;     /* NULL: standard output */
  eng__crew_options crew; /* its limits are the most that results may ask for */
  /* Takes a limit that the run line names ("timeout") into the options; false: it is more than they
   * allow. */
  bool (*limit)(eng__crew_options *options, const char *name, const char *value);
  bool quiet, fail_on_hit;
} eng__merge_options;

/* The exit status of cli.md. */
int eng__merge(const eng__merge_options *options);

#endif
