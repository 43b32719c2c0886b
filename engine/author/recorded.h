/* Hits read back from a results file: the JSON lines that a run has written, line by line. The file
 * is a stranger's: every line is checked, and nothing of it is kept but the line at hand. */
#ifndef ENG_AUTHOR_RECORDED_H
#define ENG_AUTHOR_RECORDED_H

#include "base/arena.h"
#include "corpus/records.h"
#include "output/result.h"

typedef enum eng__recorded_kind {
  ENG__RECORDED_END,
  ENG__RECORDED_HIT,
  ENG__RECORDED_LOST /* hits of `hit.doc` are missing: a problem says so */
} eng__recorded_kind;

typedef struct eng__recorded {
  const char *name; /* for messages */
  int fd;           /* of the file; -1: not ours to close */
  eng__lines lines;
  eng__arena arena; /* strings of the line at hand that were written with escapes */
  eng__buffer key;
  bool lacked;          /* memory was out, whatever the line looks like */
  bool begun, finished; /* the run line and the finish line were met */
  eng__recorded_kind kind;
  eng__result_hit hit; /* at hand; without groups */
} eng__recorded;

/* Opens the file at `path`; or reads what stands in `fd`, from its beginning. ENG_IO. */
eng_status eng__recorded_open(eng__recorded *recorded, const char *path, eng_error *err);
eng_status eng__recorded_read(eng__recorded *recorded, const char *name, int fd, eng_error *err);
void eng__recorded_close(eng__recorded *recorded);

/* Goes to the next hit or lost document, or to the end. ENG_INVALID ("file:line: …") for a line
 * that no run writes, for a file that is not complete; ENG_LIMIT for a line past 64 MiB; ENG_IO,
 * ENG_NOMEM. */
eng_status eng__recorded_next(eng__recorded *recorded, eng_error *err);

/* Copies a hit and what it points to, for as long as the arena lives. False: memory is out. */
bool eng__keep_hit(eng__arena *arena, const eng__result_hit *hit, eng__result_hit *kept);

#endif
