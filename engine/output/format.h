/* A format from inside: the functions a sink calls. Each appends whole lines to `out`, whose
 * failure is asked for afterwards; NULL writes nothing. */
#ifndef ENG_OUTPUT_FORMAT_H
#define ENG_OUTPUT_FORMAT_H

#include "output/sort_key.h"
#include "output/sorter.h"

typedef struct eng__format_calls {
  eng_status (*open)(eng__sink *sink, eng_error *err);
  void (*run)(eng__sink *sink, eng__buffer *out, const eng__result_run *run);
  void (*doc)(eng__sink *sink, eng__buffer *out, const eng__result_doc *doc);
  void (*problem)(eng__sink *sink, eng__buffer *out, const eng__result_problem *problem);
  /* What stands above all hits; called before each, and at the end with NULL: written once. */
  void (*head)(eng__sink *sink, eng__buffer *out, const eng__result_hit *first);
  void (*hit)(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit, const eng__slice *meta,
              size_t meta_count);
  void (*row)(eng__sink *sink, eng__buffer *out, const eng__result_row *row);
  void (*finish)(eng__sink *sink, eng__buffer *out, const eng__result_finish *finish);
  void (*close)(eng__sink *sink);
} eng__format_calls;

struct eng__sink {
  const eng__format_calls *calls;
  eng__sink_options options;
  eng__writer *writer;
  void *state;         /* of the format */
  eng__sorter *sorter; /* when hits are sorted */
  eng__key_room room;
  eng__buffer line;
};

extern const eng__format_calls eng__jsonl_format, eng__table_format, eng__terminal_format,
    eng__concordance_format;

/* A score: at most three decimals. NaN is nothing. */
void eng__write_score(eng__buffer *out, double score);
/* The object of the field `groups`. */
void eng__write_groups_json(eng__buffer *out, const eng__result_hit *hit);

#endif
