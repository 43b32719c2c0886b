/* The steps of a trace on their way from a worker to `engine why`: places as a reader counts them
 * in place of spans. */
#ifndef ENG_RUN_TRACED_H
#define ENG_RUN_TRACED_H

#include "run/protocol.h"

/* What is asked: one line of one document. Copied to the workers by the fork. */
typedef struct eng__why_ask {
  const char *record; /* number of the line, or id, of a record; NULL: the file is the document */
  uint64_t line;
  const char *rule; /* one rule, with or without its pack; NULL: all */
} eng__why_ask;

typedef struct eng__traced_place {
  uint64_t line, column;
  eng__slice text; /* empty: no place */
} eng__traced_place;

#define ENG__TRACED_LINE UINT32_MAX /* the step that is about the line itself */

typedef struct eng__traced {
  uint32_t rule;              /* index, or ENG__TRACED_LINE: `text` is the line, `detail` its view,
                                 hit.line how many lines the document has */
  eng__slice element, detail; /* as in eng__trace_step */
  int verdict;
  bool has_hit;
  eng__traced_place hit, text;
} eng__traced;

void eng__put_traced(eng__buffer *out, const eng__traced *step);
void eng__get_traced(eng__wire *in, eng__traced *step);

/* In a worker: is this document the one that is asked about? */
bool eng__why_asks(const eng__why_ask *why, bool record, eng__slice doc, eng__slice id);
/* Switches the trace of the rules to the line. ENG_NOMEM. */
eng_status eng__why_begin(const eng__why_ask *why, eng__ruleset *rules, eng_document *document,
                          eng_error *err);
/* Writes the line and the steps of the apply that followed; how many in all. ENG_NOMEM. */
eng_status eng__why_end(const eng__why_ask *why, eng__ruleset *rules, eng_document *document,
                        eng__buffer *out, uint32_t *count, eng_error *err);

#endif
