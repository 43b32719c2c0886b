/* What is written: one struct for each type of line that cli.md fixes. All text in them is
 * untrusted; every sink escapes it. Empty slices are absent fields. */
#ifndef ENG_OUTPUT_RESULT_H
#define ENG_OUTPUT_RESULT_H

#include "base/slice.h"

typedef struct eng__result_pack {
  eng__slice name, version, hash;
} eng__result_pack;

/* First line. */
typedef struct eng__result_run {
  const char *engine, *unicode, *pcre2, *lua; /* versions */
  const eng__result_pack *packs;
  size_t pack_count;
  const eng__slice *options; /* pairs name, value: options that change results */
  size_t option_count;       /* of pairs */
  eng__slice shard;          /* "1/3", or empty */
} eng__result_run;

typedef struct eng__result_doc {
  eng__slice doc, source, lang, encoding; /* encoding only when it is not UTF-8 */
  uint64_t bytes, words, sentences, hits;
  const eng__slice *meta; /* pairs */
  size_t meta_count;
} eng__result_doc;

typedef struct eng__result_problem {
  eng__slice doc, source, rule;
  int64_t offset; /* original bytes, or -1 */
  eng__slice kind, message;
} eng__result_problem;

typedef struct eng__result_group {
  eng__slice name, text, entity;
  uint64_t start_byte, end_byte, start_char, end_char;
} eng__result_group;

typedef struct eng__result_hit {
  uint64_t id;
  eng__slice doc, source, rule;
  uint64_t start_byte, end_byte, start_char, end_char, line, column;
  eng__slice text, folded, entity, form;
  double score; /* NaN: absent */
  const eng__result_group *groups;
  size_t group_count;
  eng__slice zone, voice, stance, speaker, technique, level;
  eng__slice note; /* one JSON value, checked by eng__json_valid() */
  bool has_context;
  eng__slice left, right; /* with --context; for the terminal the rest of the line */
  /* What --save makes examples of; never written. */
  eng__slice sentence, next_sentence; /* the one the hit stands in, the one behind it */
  uint64_t sentence_byte;             /* of the text: where in `sentence` the hit begins */
} eng__result_hit;

typedef struct eng__result_row {
  eng__slice rule, key, hits, data; /* hits, data: JSON values */
} eng__result_row;

/* What the last line of a shard says besides, so that `merge` can tell of the whole run. */
typedef struct eng__result_part {
  uint64_t corpus; /* stands for the names of all documents met, of every shard */
  uint64_t values;
  uint64_t encodings; /* documents that were not UTF-8 */
  bool has_meta;
  uint64_t meta_rows, meta_used, meta_missing; /* rows of --meta; documents without one */
} eng__result_part;

typedef struct eng__result_finish {
  uint64_t documents, failed, skipped, bytes, hits, rows, problems;
  const eng__result_part *part; /* NULL: no shard */
} eng__result_finish;

#endif
