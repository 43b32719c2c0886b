/* Coverage on its way from the loader and the workers to the parent: which branches there are, and
 * what fired in a document. */
#ifndef ENG_RUN_COVERED_H
#define ENG_RUN_COVERED_H

#include "rules/ruleset.h"
#include "run/wire.h"

/* A branch as the parent knows it. */
typedef struct eng__branch_card {
  uint32_t rule, number, line;
  eng__slice field, what, text, file;
} eng__branch_card;

void eng__put_branch(eng__buffer *out, const eng__branch *branch);
void eng__get_branch(eng__wire *in, eng__branch_card *card);

/* What fired, its first place as a reader counts it. */
typedef struct eng__covered {
  uint32_t branch, count, tagged;
  uint64_t line, column;
  eng__slice text; /* of a long one its beginning */
} eng__covered;

/* In a worker: everything that fired in the last apply. How many; ENG_NOMEM. */
eng_status eng__put_fired(eng__buffer *out, const eng__ruleset *rules, eng_document *document,
                          uint32_t *count, eng_error *err);
void eng__get_covered(eng__wire *in, eng__covered *covered);

#endif
