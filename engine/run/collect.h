/* Results on their way from the workers to the sink: each frame is checked, brought into corpus
 * order, counted and written. */
#ifndef ENG_RUN_COLLECT_H
#define ENG_RUN_COLLECT_H

#include "run/batch.h"
#include "run/coverage.h"
#include "run/run.h"
#include "run/tally.h"

typedef struct eng__collector {
  const eng__run_options *options;
  eng__crew *crew;
  eng__sink *sink;
  eng__result_finish totals;
  uint64_t legacy_encodings; /* documents that were not UTF-8 */
  uint64_t textless;         /* records without the text field */
  uint64_t *rule_hits;       /* by rule */
  uint64_t *rule_limits;     /* by rule: problems that are a limit it met */
  unsigned char *meta_used;  /* by row of --meta */
  uint64_t meta_missing;     /* documents without a row */
  ENG__VEC(uint64_t) ids;    /* hashes of the ids of documents: open addressing */
  size_t id_count;
  size_t file_ids;   /* of them those of files */
  bool failed_work;  /* exit status 1 */
  const char *place; /* folder argument that stands before a document in messages, or "" */
  eng__result_groups groups;
  ENG__VEC(eng__slice) meta;
  eng__tally *tally;   /* values of aggregates, or NULL: no rows are wanted */
  eng__buffer line;    /* of a shard */
  uint64_t part_place; /* of the entry at hand in the corpus, and */
  bool part_begun;     /* whether it has been said */
  uint64_t values;
  eng__coverage_sum coverage; /* with --coverage */
} eng__collector;

/* ENG_NOMEM. */
eng_status eng__collector_open(eng__collector *collector, const eng__run_options *options,
                               eng__crew *crew, eng__sink *sink, eng_error *err);
void eng__collector_close(eng__collector *collector);

/* Is a DOCUMENT frame whole and sane? What a worker sends is not trusted. */
bool eng__collector_check(const eng__collector *collector, eng__wire frame, uint32_t *index);

/* Of a problem: is it work that failed (exit status 1)? */
bool eng__problem_fails(eng__slice kind);
/* Of a problem: are hits of the document missing because of it? */
bool eng__problem_loses_hits(eng__slice kind);

/* Writes one entry that is done: its document line, problems, hits. ENG_IO, ENG_NOMEM;
 * ENG_INVALID when a document's id was met before. */
eng_status eng__collector_write(eng__collector *collector, const eng__entry *entry, eng_error *err);

/* The rows of aggregates, once all documents are written. Statuses as eng__rows_write(). */
eng_status eng__collector_rows(eng__collector *collector, eng_error *err);
/* The last line, and the summary on stderr. `corpus` stands for the names of all documents met. */
eng_status eng__collector_finish(eng__collector *collector, uint64_t skipped, uint64_t corpus,
                                 eng_error *err);
void eng__collector_summary(const eng__collector *collector);

#endif
