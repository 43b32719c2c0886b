/* The report of `engine compare`: changes are counted by rule, sampled, turned into lines as they
 * come, and written by rule when the corpus is through. Memory is that of the samples, or, when all
 * are wanted, of a sorter that spills. */
#ifndef ENG_AUTHOR_COMPARE_REPORT_H
#define ENG_AUTHOR_COMPARE_REPORT_H

#include "base/arena.h"
#include "output/sorter.h"
#include "output/writer.h"
#include "author/compare.h"
#include "author/differ.h"

/* A change that is in the sample. */
typedef struct eng__sampled {
  uint64_t priority, number; /* the smallest priorities stay; number: in the order of the corpus */
  char *line;                /* owned */
  size_t len;
} eng__sampled;

typedef struct eng__compared_rule {
  eng__slice name;
  uint64_t before, after, same, changes[ENG__CHANGE_KINDS];
  ENG__VEC(eng__sampled) sample[ENG__CHANGE_KINDS];
} eng__compared_rule;

typedef struct eng__compare_report {
  const eng__compare_options *options;
  eng__writer *writer;
  eng__sink *sink; /* of the format, for lines of hits */
  eng__sorter *sorter;
  eng__arena arena;                     /* names of rules */
  ENG__VEC(eng__compared_rule *) rules; /* by name once finished */
  ENG__VEC(uint32_t) table;             /* of rules by hash: place + 1 */
  eng__compared_rule all;
  uint64_t changes, documents, apart; /* apart: documents that could not be compared */
  eng__buffer line, scratch;
} eng__compare_report;

eng_status eng__compare_report_open(eng__compare_report *report,
                                    const eng__compare_options *options, eng_error *err);
void eng__compare_report_close(eng__compare_report *report);

/* Counts a hit that was there before (or is there after). ENG_NOMEM, ENG_LIMIT. */
eng_status eng__compare_report_hit(eng__compare_report *report, const eng__result_hit *hit,
                                   bool before, eng_error *err);
eng_status eng__compare_report_change(eng__compare_report *report, const eng__change *change,
                                      eng_error *err);
/* Writes everything. ENG_IO, ENG_NOMEM. */
eng_status eng__compare_report_finish(eng__compare_report *report, eng_error *err);

/* ---- compare_lines.c: how it looks ---- */

/* Appends the line or lines of a change. */
void eng__write_change(eng__compare_report *report, eng__buffer *out, const eng__change *change);
/* What stands above everything, above the changes of a rule, and below everything. */
void eng__write_compare_head(eng__compare_report *report, eng__buffer *out);
void eng__write_compare_rule(eng__compare_report *report, eng__buffer *out,
                             const eng__compared_rule *rule);
void eng__write_compare_foot(eng__compare_report *report, eng__buffer *out);
/* How many of its changes are shown. */
uint64_t eng__compared_shown(const eng__compare_report *report, const eng__compared_rule *rule);

#endif
