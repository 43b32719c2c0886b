/* Asking one worker: for the examples of a rule, or for what all rules find in a text. A worker
 * that dies over it is replaced. For `engine test`, and for the examples that `engine find --save`
 * proposes. */
#ifndef ENG_AUTHOR_TESTER_H
#define ENG_AUTHOR_TESTER_H

#include "base/vec.h"
#include "run/crew.h"

/* What a rule found in a text. */
typedef struct eng__tester_hit {
  uint32_t rule;
  uint64_t start_byte, end_byte, start_char, end_char, line;
} eng__tester_hit;

typedef struct eng__tester {
  eng__sources *sources;
  eng__crew crew;
  eng__buffer results;
  ENG__VEC(eng__slice) lines;
  /* Of the last text; until the next question. */
  ENG__VEC(eng__tester_hit) hits;
  ENG__VEC(eng__slice) problems; /* one line each, without place */
  bool failed;                   /* a problem is work that was not done */
} eng__tester;

/* One example, run. */
typedef struct eng__verdict {
  bool yes, passed;
  uint32_t line;     /* in the rule's file */
  uint32_t number;   /* of the rule's examples, from 1 */
  eng__slice *lines; /* "file:line: rule 'x': …", one a failure */
  size_t line_count;
  eng__slice found; /* of one that failed: its text marked as it is found */
} eng__verdict;
typedef void eng__on_verdict(void *context, const eng__verdict *verdict);

typedef struct eng__report {
  uint32_t passed, failed;
  bool died; /* the worker, over the rule: neither passed nor failed are known */
} eng__report;

/* Loads the sources (which it closes, also when it fails) and takes a worker. Statuses as
 * eng__crew_open(). */
eng_status eng__tester_open(eng__tester *tester, eng__sources *sources,
                            eng__on_diagnostic *diagnostic, void *context, eng_error *err);
void eng__tester_close(eng__tester *tester);

/* Runs the examples of a rule; `say` (may be NULL) is given each. */
void eng__tester_run(eng__tester *tester, uint32_t rule, eng__on_verdict *say, void *context,
                     eng__report *report);

/* Runs all rules over a text, or a `record` (a line of JSON) called `doc`: fills hits and problems.
 * ENG_RULE when the worker died over it, ENG_LIMIT when it is longer than a document may be. */
eng_status eng__tester_read(eng__tester *tester, eng__slice doc, eng__slice bytes, bool record,
                            eng_error *err);

#endif
