/* A sink writes results in one format: JSON lines, TSV/CSV, or the terminal. One file per sink. */
#ifndef ENG_OUTPUT_SINK_H
#define ENG_OUTPUT_SINK_H

#include "base/buffer.h"
#include "output/result.h"
#include "output/writer.h"

typedef enum eng__format {
  ENG__FORMAT_JSONL,
  ENG__FORMAT_TSV,
  ENG__FORMAT_CSV,
  ENG__FORMAT_TERMINAL
} eng__format;

/* By what hits are sorted: as the corpus has them, or by the words of a context (sort_key.h). */
typedef enum eng__sort {
  ENG__SORT_CORPUS,
  ENG__SORT_LEFT,
  ENG__SORT_RIGHT,
  ENG__SORT_HIT,
  ENG__SORT_SENTENCE
} eng__sort;

/* Is shown every hit, before it is written: for what is made of hits besides results. */
typedef eng_status eng__tap(void *context, const eng__result_hit *hit, eng_error *err);

typedef struct eng__sink_options {
  eng__format format;
  bool hits, docs, rows;      /* which lines (--docs, --only) */
  bool only;                  /* --only: neither run line nor problems nor finish line */
  bool color;                 /* terminal */
  bool on_screen;             /* TSV/CSV: on a terminal, where nothing in a cell may act */
  bool bom;                   /* TSV/CSV: begin with U+FEFF, for spreadsheets */
  bool context;               /* TSV/CSV: columns left and right */
  bool source;                /* TSV/CSV: a column source after doc, whatever the first hit is of */
  const char *const *columns; /* --columns, e.g. "note.topic", "groups.who.entity", "meta.outlet" */
  size_t column_count;
  bool concordance; /* terminal: one line a hit, the hits below each other */
  unsigned width;   /* of the terminal, for the concordance; 0: 100 */
  eng__sort sort;   /* other than CORPUS: hits are written by eng__sink_finish() */
  eng__tap *tap;    /* or NULL */
  void *tap_context;
} eng__sink_options;

typedef struct eng__sink eng__sink;

/* `writer` and the options' columns are borrowed. ENG_NOMEM; ENG_INVALID for a column that cannot
 * be. */
eng_status eng__sink_open(eng__sink **out, const eng__sink_options *options, eng__writer *writer,
                          eng_error *err);
void eng__sink_close(eng__sink *sink);

/* Each returns the writer's status: ENG_IO with a one-line message, ENG_NOMEM. */
eng_status eng__sink_run(eng__sink *sink, const eng__result_run *run, eng_error *err);
eng_status eng__sink_doc(eng__sink *sink, const eng__result_doc *doc, eng_error *err);
eng_status eng__sink_problem(eng__sink *sink, const eng__result_problem *problem, eng_error *err);
/* `meta` of the hit's document: pairs, for meta.FIELD columns. */
eng_status eng__sink_hit(eng__sink *sink, const eng__result_hit *hit, const eng__slice *meta,
                         size_t meta_count, eng_error *err);
/* Appends what eng__sink_hit() would write, whatever lines the sink writes. */
void eng__sink_render(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit);
eng_status eng__sink_row(eng__sink *sink, const eng__result_row *row, eng_error *err);
/* Whole lines of JSON, as they are: of a shard, and of what `merge` joins. */
eng_status eng__sink_line(eng__sink *sink, const eng__buffer *line, eng_error *err);
eng_status eng__sink_finish(eng__sink *sink, const eng__result_finish *finish, eng_error *err);

/* The JSON line of a run, of one hit, with its line feed: what the sink writes. For other commands
 * too. */
void eng__write_run_json(eng__buffer *out, const eng__result_run *run);
void eng__write_hit_json(eng__buffer *out, const eng__result_hit *hit);

#endif
