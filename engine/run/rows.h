/* The end of a run with aggregates: values → groups → `report` → rows, written and counted. */
#ifndef ENG_RUN_ROWS_H
#define ENG_RUN_ROWS_H

#include "output/sink.h"
#include "run/crew.h"
#include "run/tally.h"

/* Where rows go, and what is counted of them. */
typedef struct eng__row_writer {
  eng__crew *crew;
  eng__sink *sink;
  eng__result_finish *totals;
  uint64_t *rule_rows;   /* by rule */
  uint64_t *rule_limits; /* the same, or NULL */
  bool *failed_work;
} eng__row_writer;

/* What a run was, on stderr: `counts` are hits and rows by rule. */
void eng__say_summary(const eng__crew *crew, const uint64_t *counts,
                      const eng__result_finish *totals, const eng__result_part *part);

/* Of a problem: is it a limit that was met? */
bool eng__problem_is_limit(eng__slice kind);

/* Has the set an aggregate? */
bool eng__has_aggregates(const eng__crew *crew);

/* `spawn`: the crew has no workers yet. ENG_NOMEM, ENG_IO, ENG_LIMIT, ENG_RULE. */
eng_status eng__rows_write(eng__row_writer *writer, eng__tally *tally, bool spawn, eng_error *err);

#endif
