/* Texts that are alike, put into groups: two texts that share enough of their runs of words are in
 * one group, and so is whatever is alike to either of them. Groups do not depend on the order of
 * the texts. Texts and what comes with them are put away on disk when they are many; of each
 * different text some 60 bytes stay in memory. */
#ifndef ENG_RUN_ALIKE_H
#define ENG_RUN_ALIKE_H

#include "base/error.h"
#include "base/slice.h"

typedef struct eng__alike eng__alike;

/* ENG_NOMEM. */
eng_status eng__alike_open(eng__alike **out, uint32_t words, double share, eng_error *err);
void eng__alike_close(eng__alike *alike);
/* No file is made. Before the first text. */
void eng__alike_keep_in_memory(eng__alike *alike);

/* Both are copied. Words of the text are parted by one space. ENG_NOMEM, ENG_IO, ENG_LIMIT. */
eng_status eng__alike_add(eng__alike *alike, eng__slice text, eng__slice payload, eng_error *err);

/* Hands out every payload as they came. `group` is a number: it grows with the first text of the
 * group. `text` is the text when it is that first one, else empty. Once. ENG_NOMEM, ENG_IO. */
typedef eng_status eng__take_alike(void *context, uint64_t group, eng__slice text,
                                   eng__slice payload, eng_error *err);
eng_status eng__alike_end(eng__alike *alike, eng__take_alike *take, void *context, eng_error *err);

/* Were there more comparisons to be made than are made? Then groups may be in pieces. */
bool eng__alike_gave_up(const eng__alike *alike);

#endif
