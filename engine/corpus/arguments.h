/* What was named on the command line, looked at and put into corpus order. */
#ifndef ENG_CORPUS_ARGUMENTS_H
#define ENG_CORPUS_ARGUMENTS_H

#include "base/arena.h"
#include "base/error.h"

typedef enum eng__argument_kind {
  ENG__ARGUMENT_FOLDER,
  ENG__ARGUMENT_FILE,
  ENG__ARGUMENT_STDIN
} eng__argument_kind;

typedef struct eng__argument {
  eng__argument_kind kind;
  const char *path; /* to open: as given, without final slashes */
  eng__slice key;   /* its place in the order: a folder ends with a slash, "." is empty */
} eng__argument;

/* Arguments in corpus order, all in `arena`. ENG_IO when one does not exist or is no file or
 * folder; ENG_INVALID when two name the same document. */
eng_status eng__arguments_read(eng__argument **out, eng__arena *arena, const char *const *paths,
                               size_t count, eng_error *err);

#endif
