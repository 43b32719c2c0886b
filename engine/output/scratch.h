/* A file without a name, for what does not fit into memory: in TMPDIR, else /tmp; gone when it is
 * closed. */
#ifndef ENG_OUTPUT_SCRATCH_H
#define ENG_OUTPUT_SCRATCH_H

#include "base/error.h"
#include "base/slice.h"

/* Each gives ENG_IO. `what` is what a message calls the content ("the hits to be sorted"). */
eng_status eng__scratch_open(int *fd, const char *what, eng_error *err);
eng_status eng__scratch_write(int fd, uint64_t at, eng__slice bytes, const char *what,
                              eng_error *err);
/* Reads exactly `len` bytes. */
eng_status eng__scratch_read(int fd, uint64_t at, char *to, size_t len, const char *what,
                             eng_error *err);

#endif
