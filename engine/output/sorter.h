/* Lines sorted by a key, however many there are: what does not fit into memory waits in a file
 * without a name (in TMPDIR, else /tmp) and is merged at the end. Lines with equal keys stay in the
 * order in which they came, so the result is the same for every amount of memory. */
#ifndef ENG_OUTPUT_SORTER_H
#define ENG_OUTPUT_SORTER_H

#include "base/buffer.h"

typedef struct eng__sorter eng__sorter;

/* ENG_NOMEM. */
eng_status eng__sorter_open(eng__sorter **out, eng_error *err);
void eng__sorter_close(eng__sorter *sorter);

/* No file is made, however much comes. Before the first line. */
void eng__sorter_keep_in_memory(eng__sorter *sorter);

/* Both are copied. ENG_NOMEM; ENG_IO when the file cannot be made or written; ENG_LIMIT past
 * 4096 runs of 32 MiB. */
eng_status eng__sorter_add(eng__sorter *sorter, eng__slice key, eng__slice line, eng_error *err);

/* Hands every line to `take`, in order, until that fails; once. ENG_IO, ENG_NOMEM. */
typedef eng_status eng__take_line(void *context, eng__slice line, eng_error *err);
eng_status eng__sorter_end(eng__sorter *sorter, eng__take_line *take, void *context,
                           eng_error *err);

#endif
