/* Where a path leads that is given for output. */
#ifndef ENG_OUTPUT_TARGET_H
#define ENG_OUTPUT_TARGET_H

#include <stdbool.h>

/* Is it standard output under another name (/dev/stdout, a link to it, the file it goes to)? */
bool eng__is_standard_output(const char *path);

/* The name behind a link, and behind that if it is one: there a file may be or not be. A path that
 * is no link is itself. NULL with errno: ENOMEM, ELOOP, and EACCES for a link that somebody else
 * has put into a folder where all may, as a kernel with protected_symlinks has it. Freed by who
 * asks. */
char *eng__output_target(const char *path);

/* A path with something behind it, as in FILE.part. Freed by who asks; NULL when memory is out. */
char *eng__with_ending(const char *path, const char *ending);

#endif
