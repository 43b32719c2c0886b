/* What the three kinds of processes say to each other: the types of frames, and the two structs
 * that cross from the loader and the workers to the parent.
 *
 *   parent ──task──► worker      BATCH, EXAMPLES, GROUPS, FINISH
 *   worker ──result► parent      READY, DOCUMENT, REPORT, ROW, STATS
 *   parent ──order─► loader      FILE, SPAWN, KILL          (closing it: quit)
 *   loader ──news──► parent      NEED_FILE, DIAGNOSTIC, LOG, LOADED, NOT_LOADED, SPAWNED, DIED
 */
#ifndef ENG_RUN_PROTOCOL_H
#define ENG_RUN_PROTOCOL_H

#include "base/arena.h"
#include "output/result.h"
#include "rules/ruleset.h"
#include "run/wire.h"

enum {
  ENG__MSG_BATCH = 1, /* slot, count, then each: index, kind, doc, offset, len */
  ENG__MSG_EXAMPLES,  /* rule */
  ENG__MSG_FINISH,
  ENG__MSG_READY,
  ENG__MSG_DOCUMENT,
  ENG__MSG_REPORT, /* rule, count, examples (examples.h) */
  ENG__MSG_STATS,
  ENG__MSG_FILE, /* status, message or bytes */
  ENG__MSG_SPAWN,
  ENG__MSG_KILL,
  ENG__MSG_NEED_FILE, /* root, path */
  ENG__MSG_DIAGNOSTIC,
  ENG__MSG_LOG,
  ENG__MSG_LOADED, /* layers, count, cards, count, branches */
  ENG__MSG_NOT_LOADED,
  ENG__MSG_SPAWNED,
  ENG__MSG_DIED,   /* seat, wait status */
  ENG__MSG_GROUPS, /* offset and len in slot 0, first, count */
  ENG__MSG_ROW,    /* number of the group, kind and message of a problem, data, log lines */
  ENG__MSG_FINDING /* of lint: severity, name, root, path, line, text, edits */
};

/* How a worker ends when it knows why. */
enum { ENG__EXIT_MEMORY = 71, ENG__EXIT_LOST = 72, ENG__EXIT_LATE = 73 };

/* A document as its worker saw it; hits, problems and log lines follow in the same frame. */
typedef struct eng__document_head {
  uint32_t index; /* in its batch */
  bool skipped;   /* no document by rule (a record without text) */
  bool failed;    /* could not be read at all */
  bool elsewhere; /* a document of another shard */
  eng__slice doc; /* its id where the record has one, else empty: as the batch said */
  eng__slice lang, encoding;
  uint64_t bytes, words, sentences;
  int64_t meta_row; /* of --meta, or -1 */
  uint32_t meta_count, problem_count, hit_count, value_count, log_count, trace_count, covered_count;
} eng__document_head;

void eng__put_head(eng__buffer *out, const eng__document_head *head);
void eng__get_head(eng__wire *in, eng__document_head *head);

/* In this order after the head: meta pairs (slices), problems, hits, values of aggregates, log
 * lines (rule, line), steps of a trace (traced.h), what fired (covered.h). */
void eng__put_problem(eng__buffer *out, const eng__result_problem *problem);
void eng__get_problem(eng__wire *in, eng__result_problem *problem);

typedef ENG__VEC(eng__result_group) eng__result_groups;

/* The rule goes as its index; doc, source, technique and level are known to the parent. */
void eng__put_hit(eng__buffer *out, const eng__result_hit *hit, uint32_t rule);
void eng__get_hit(eng__wire *in, eng__result_hit *hit, eng__result_groups *groups, uint32_t *rule);

/* A value of an aggregate; `annotation` does not travel. */
void eng__put_value(eng__buffer *out, const eng__value *value);
void eng__get_value(eng__wire *in, eng__value *value);

/* A group of values for `report`: rule, key, count, then each use. In a slot of shared memory. */
void eng__put_use(eng__buffer *out, const eng__use *use);
void eng__get_use(eng__wire *in, eng__use *use);

/* A rule as the parent knows it; slices live as long as the frame. */
typedef struct eng__rule_card {
  eng__slice name, file, technique, level, status;
  uint32_t line, examples;
  bool is_aggregate;
  eng__aggregate_info aggregate; /* without its examples */
} eng__rule_card;

/* What lint found; texts are copied into `arena`. False when the frame is broken or memory is out.
 */
void eng__put_finding(eng__buffer *out, const eng__finding *finding);
bool eng__get_finding(eng__wire *in, eng__finding *finding, eng__arena *arena);

void eng__put_card(eng__buffer *out, const eng__rule_info *info);
void eng__get_card(eng__wire *in, eng__rule_card *card);

#endif
