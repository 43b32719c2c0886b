/* Asking a worker for the examples of a rule, one rule after another; a worker that dies over a
 * rule is replaced. For `engine test`, and for the examples that `engine find --save` proposes. */
#ifndef ENG_RUN_TESTER_H
#define ENG_RUN_TESTER_H

#include "run/crew.h"

typedef struct eng__tester {
  eng__sources *sources;
  eng__crew crew;
  eng__buffer results;
} eng__tester;

typedef struct eng__report {
  uint32_t passed, failed;
  bool died; /* the worker, over the rule: neither passed nor failed are known */
} eng__report;

/* Loads the sources (which it closes, also when it fails) and takes a worker. Statuses as
 * eng__crew_open(). */
eng_status eng__tester_open(eng__tester *tester, eng__sources *sources,
                            eng__on_diagnostic *diagnostic, void *context, eng_error *err);
void eng__tester_close(eng__tester *tester);

/* Runs the examples of a rule; each failure is one line for `say` (may be NULL). */
void eng__tester_run(eng__tester *tester, uint32_t rule,
                     void (*say)(void *context, eng__slice line), void *context,
                     eng__report *report);

#endif
