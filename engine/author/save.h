/* `engine find --save`: the pattern as a rule file, its examples taken from what was found. Every
 * example is tried before it is written, so the file passes `engine test` as it is. */
#ifndef ENG_AUTHOR_SAVE_H
#define ENG_AUTHOR_SAVE_H

#include "base/vec.h"
#include "output/result.h"
#include "author/find_rule.h"

/* One text that may become an example. */
typedef struct eng__proposal {
  char *text; /* with marks when it is a yes; NUL-terminated, owned */
  bool yes, good;
} eng__proposal;

typedef struct eng__saver {
  const char *path;
  eng__find_pattern pattern;
  ENG__VEC(eng__proposal) proposals;
  size_t yes_count;
  eng__buffer doc, sentence, marked, found; /* of the sentence that is being marked */
  eng__buffer seen;                         /* folded forms that have an example, NUL between */
  uint64_t start;                           /* of that sentence: byte of the document's text */
  size_t used;                              /* of it, in `marked` */
  bool open;
} eng__saver;

/* ENG_INVALID when there is something at `path`. */
eng_status eng__saver_open(eng__saver *saver, const char *path, const eng__find_pattern *pattern,
                           eng_error *err);
void eng__saver_close(eng__saver *saver);

/* An eng__tap: sees every hit in corpus order. */
eng_status eng__saver_see(void *context, const eng__result_hit *hit, eng_error *err);

/* Tries the examples and writes the file; `*written` is false when nothing was found. ENG_IO,
 * ENG_NOMEM, ENG_RULE. */
eng_status eng__saver_write(eng__saver *saver, bool *written, eng_error *err);

#endif
