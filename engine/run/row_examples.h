/* The examples of an aggregate, run in a worker: `engine test`. */
#ifndef ENG_RUN_ROW_EXAMPLES_H
#define ENG_RUN_ROW_EXAMPLES_H

#include "base/buffer.h"
#include "rules/ruleset.h"

/* As eng__examples_run(), which calls it for an aggregate. */
void eng__row_examples_run(eng__ruleset *rules, uint32_t rule, uint64_t timeout_ms,
                           eng_document *document, eng__buffer *out);

#endif
