/* `engine find`: a pattern of the command line over a corpus, as a concordance. */
#ifndef ENG_AUTHOR_FIND_H
#define ENG_AUTHOR_FIND_H

#include "author/find_rule.h"
#include "run/run.h"

typedef struct eng__find_options {
  eng__find_pattern pattern;
  const char *save;     /* --save FILE, or NULL */
  eng__run_options run; /* corpus, workers, output; the rule is filled in */
} eng__find_options;

/* The exit status of cli.md. */
int eng__find(const eng__find_options *options);

#endif
