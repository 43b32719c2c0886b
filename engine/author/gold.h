/* A gold set: texts in which people have marked what is to be found, one JSON object a line:
 *
 *   {"id": "a1", "text": "…", "spans": [{"start_char": 10, "end_char": 18, "label": "frame.war"}]}
 *
 * start_char and end_char count characters (code points) of the text from 0, half-open, as hits do.
 * A label is the name of a rule, or else the technique that rules give. Other fields are
 * doc.meta.FIELD; rules do not see `spans`. */
#ifndef ENG_AUTHOR_GOLD_H
#define ENG_AUTHOR_GOLD_H

#include "base/arena.h"
#include "corpus/records.h"
#include "author/score.h"

typedef struct eng__gold_span {
  uint32_t label;
  eng__char_span at;
} eng__gold_span;

enum { ENG__MOST_LABELS = 1000 };

/* Labels by number, as they were met. */
typedef struct eng__gold_labels {
  ENG__VEC(eng__slice) names;
  ENG__VEC(uint64_t) lines; /* where each was met first; 0: nowhere yet */
} eng__gold_labels;

typedef struct eng__gold {
  const char *path;
  int fd;
  eng__lines lines;
  eng__arena arena; /* of one record */
  eng__arena kept;  /* of labels */
  eng__gold_labels labels;
  uint64_t documents, marked, errors; /* marked: spans */
  ENG__VEC(uint64_t) ids;             /* hashes of all: open addressing */
  size_t id_count;
  /* The record read last. */
  size_t damage;     /* what of its text was not UTF-8 */
  eng__slice record; /* for a worker: without `spans` */
  eng__buffer record_text;
  ENG__VEC(eng__gold_span) spans;
} eng__gold;

/* Opens the file. ENG_IO with what to do. */
eng_status eng__gold_open(eng__gold *gold, const char *path, eng_error *err);
void eng__gold_close(eng__gold *gold);

/* Reads all of it: collects the labels, says what is wrong ("gold.jsonl:3: …", at most 20 times) on
 * stderr. ENG_INVALID when something is (the message is empty), ENG_NOMEM, ENG_IO. */
eng_status eng__gold_check(eng__gold *gold, eng_error *err);
/* A label whether or not a span has it. ENG_NOMEM, ENG_INVALID. */
eng_status eng__gold_add_label(eng__gold *gold, eng__slice name, eng_error *err);
/* From the first record again. */
eng_status eng__gold_rewind(eng__gold *gold, eng_error *err);
/* The next record; `*end` behind the last. ENG_INVALID with a message when it is not as it was when
 * it was checked. */
eng_status eng__gold_next(eng__gold *gold, bool *end, eng_error *err);

#endif
