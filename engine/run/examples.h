/* The examples of a rule, run in a worker: `engine test`. */
#ifndef ENG_RUN_EXAMPLES_H
#define ENG_RUN_EXAMPLES_H

#include "base/buffer.h"
#include "rules/ruleset.h"

/* Runs every example of the rule, with it the rules it looks at and no others, and writes the body
 * of a REPORT frame: rule, count, and for each example: is it a yes, line, passed, number of lines,
 * one line "file:line: rule 'x': …" (a slice) for each failure, and of one that failed its text
 * marked as it is found. An example has the processor time of a small document, `timeout_ms`.
 * `document` is reused. */
void eng__examples_run(eng__ruleset *rules, uint32_t rule, uint64_t timeout_ms,
                       eng_document *document, eng__buffer *out);

#endif
