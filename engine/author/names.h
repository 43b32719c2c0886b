/* `engine names`: spellings compared, from the command line or from a file. */
#ifndef ENG_AUTHOR_NAMES_H
#define ENG_AUTHOR_NAMES_H

#include "base/slice.h"
#include "engine/names.h"

typedef struct eng__names_options {
  bool costs;        /* only the tables of costs */
  eng__slice a, b;   /* two spellings, with the path between them; without b: the spellings of a */
  const char *pairs; /* or a file of tab-separated pairs, "-" for standard input */
  eng_names_mode mode;
  int least; /* instead of the mode: the least score, thousandths; 0: by the mode */
  eng_names_options names;
} eng__names_options;

/* Writes to standard output; the exit status (1: some lines of the file were no pair or held a name
 * that is too long, 2: the file cannot be read, a name of A or B is too long). */
int eng__names(const eng__names_options *options);

#endif
