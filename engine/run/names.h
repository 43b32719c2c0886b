/* `engine names`: spellings compared, from the command line or from a file. */
#ifndef ENG_RUN_NAMES_H
#define ENG_RUN_NAMES_H

#include "base/slice.h"
#include "engine/names.h"

typedef struct eng__names_options {
  eng__slice a, b;   /* two spellings, with the path between them */
  const char *pairs; /* or a file of tab-separated pairs, "-" for standard input */
  eng_names_mode mode;
  eng_names_options names;
} eng__names_options;

/* Writes to standard output; the exit status (2: the file cannot be read, a name is too long). */
int eng__names(const eng__names_options *options);

#endif
