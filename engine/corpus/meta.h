/* `--meta FILE`: a table with a column `doc`, read before the workers are forked and shared by
 * them. */
#ifndef ENG_CORPUS_META_H
#define ENG_CORPUS_META_H

#include "base/error.h"
#include "base/slice.h"

typedef struct eng__meta eng__meta;

/* By the ending, before the file is opened: a pipe may not open soon. ENG_INVALID. */
eng_status eng__meta_check_name(const char *name, eng_error *err);

/* Reads bytes of a .tsv, .csv or .jsonl/.ndjson file (by the ending of `name`); `bytes` may end
 * after it. ENG_INVALID with `name:line: …`: no column `doc`, two rows for one document, broken
 * table. */
eng_status eng__meta_open(eng__meta **out, const char *name, eng__slice bytes, eng_error *err);
void eng__meta_close(eng__meta *meta);

/* Row of a document, or -1. `*pairs` are key, value, key, … for the other columns that are not
 * empty. */
int64_t eng__meta_find(const eng__meta *meta, eng__slice doc, const eng__slice **pairs,
                       size_t *count);
size_t eng__meta_rows(const eng__meta *meta);

#endif
