/* `engine test`: the examples of rules, the texts of tests/, and gold sets. */
#ifndef ENG_AUTHOR_TEST_H
#define ENG_AUTHOR_TEST_H

#include "author/reporter.h"
#include "author/tester.h"
#include "author/watch.h"

typedef struct eng__test_options {
  const char *const *paths; /* rule files and packs */
  size_t path_count;
  eng__test_format format;
  bool update;  /* print what fails marked as it is found, and nothing else */
  bool explain; /* plain: the line of source below what does not load */
  bool watch;   /* again whenever a file changes, until a signal ends it */
} eng__test_options;

/* Runs every rule's examples and the texts of tests/; what fails and the count go to standard
 * output. Returns the exit status of cli.md. */
int eng__test(const eng__test_options *options);

/* What the parts of a test share. */
typedef struct eng__test_run {
  const eng__test_options *options;
  eng__reporter reporter;
  eng__watch files; /* with --watch */
  bool unheard;     /* the reader of standard output has gone */
} eng__test_run;

/* texts.c: the texts of tests/ beside the rules. `sole`: one rule file was asked for, and marks of
 * rules that are not in it are passed over. ENG_NOMEM, ENG_IO. */
eng_status eng__texts_run(eng__test_run *run, eng__tester *tester, const char *root, bool sole,
                          eng_error *err);

/* A text for --update: raw into a file or pipe, made harmless on a terminal. */
void eng__test_print(const eng__test_run *run, eng__slice text);

#endif
