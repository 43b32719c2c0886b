/* Bytes put away and read back later, by the place where they began: in memory while they are few,
 * in a scratch file when they are many. */
#ifndef ENG_RUN_SPOOL_H
#define ENG_RUN_SPOOL_H

#include "base/buffer.h"

typedef struct eng__spool {
  eng__buffer tail; /* what is not in the file yet */
  uint64_t filed;   /* bytes in the file */
  int fd;           /* 0: none yet (descriptors 0 to 2 are taken) */
  bool in_memory;   /* there will be none */
} eng__spool;

/* A spool starts as all zeroes. */

/* Appends; `*at` is where. ENG_NOMEM, ENG_IO. */
eng_status eng__spool_add(eng__spool *spool, eng__slice bytes, uint64_t *at, eng_error *err);
/* Reads `len` bytes of what was added as one piece at or before `at`, into `to`. ENG_IO. */
eng_status eng__spool_read(const eng__spool *spool, uint64_t at, char *to, size_t len,
                           eng_error *err);
void eng__spool_free(eng__spool *spool);

#endif
