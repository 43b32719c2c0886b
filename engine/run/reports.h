/* Groups on their way through a worker, which calls `report`, and rows on their way back: sorted,
 * so that they come by aggregate and by the first document of their group. A worker that dies over
 * a group costs that group's row, which is reported. */
#ifndef ENG_RUN_REPORTS_H
#define ENG_RUN_REPORTS_H

#include "run/crew.h"
#include "run/tally.h"

typedef struct eng__reports eng__reports;

/* Seat 0 of the crew is used, and the crew's news are read: nobody else may talk to the workers
 * from here on. `spawn`: the seat has no worker yet. ENG_NOMEM, ENG_IO. */
eng_status eng__reports_open(eng__reports **out, eng__crew *crew, bool spawn, eng_error *err);
void eng__reports_close(eng__reports *reports);

/* Is an eng__take_group; `context` is the reports. ENG_NOMEM, ENG_IO, ENG_RULE. */
eng_status eng__reports_add(void *context, const eng__group *group, eng_error *err);

/* What came of a group: a row, or a problem when `kind` is not empty. */
typedef struct eng__reported_row {
  uint32_t rule;
  eng__slice key, hits, data; /* hits: [[doc,id],…] */
  eng__slice kind, message;
} eng__reported_row;

/* Hands out what came, in order; once. */
typedef eng_status eng__take_row(void *context, const eng__reported_row *row, eng_error *err);
eng_status eng__reports_end(eng__reports *reports, eng__take_row *take, void *context,
                            eng_error *err);

#endif
