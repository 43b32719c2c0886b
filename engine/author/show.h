/* `engine show`: what the engine sees in a document. */
#ifndef ENG_AUTHOR_SHOW_H
#define ENG_AUTHOR_SHOW_H

#include "corpus/corpus.h"
#include "corpus/record.h"

typedef struct eng__show_options {
  eng__corpus_options corpus;
  eng__record_fields fields;
  bool words, view, sentences; /* none: the summary alone */
  bool json;                   /* one object a document */
} eng__show_options;

/* Writes to standard output; the exit status (2: a file is missing or could not be read). */
int eng__show(const eng__show_options *options);

#endif
