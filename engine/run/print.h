/* Standard output of the commands that say something rather than write results. All of it arrives,
 * or the exit status is 2 and stderr has the reason; a reader that goes away has seen enough. */
#ifndef ENG_RUN_PRINT_H
#define ENG_RUN_PRINT_H

#include "output/writer.h"

/* A writer to standard output, or NULL, which has been said. */
eng__writer *eng__print_begin(void);
/* Writes what is left and closes it; `status`, the exit status so far, or 2. */
int eng__print_end(eng__writer *writer, int status);

/* A page at once; the buffer is freed. */
int eng__print(eng__slice text, int status);
int eng__print_buffer(eng__buffer *page, int status);

#endif
