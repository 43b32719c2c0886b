/* The results of one shard, read back line by line for `merge`. The file is a stranger's: every
 * line is checked before anything of it goes on, nothing is kept but the line at hand, and what its
 * last line counts must be what was met. */
#ifndef ENG_RUN_PORTION_H
#define ENG_RUN_PORTION_H

#include "base/arena.h"
#include "corpus/records.h"
#include "corpus/shard.h"
#include "output/result.h"

typedef enum eng__portion_kind {
  ENG__PORTION_DOC,
  ENG__PORTION_PROBLEM,
  ENG__PORTION_HIT,
  ENG__PORTION_VALUE,
  ENG__PORTION_END /* of the file: the finish line was met, and is right */
} eng__portion_kind;

typedef struct eng__portion {
  const char *name; /* as given, for messages */
  int fd;
  eng__lines lines;
  eng__arena arena; /* strings of the line at hand */
  eng__buffer key;
  bool lacked;         /* memory was out, whatever a line looks like */
  eng__buffer head;    /* the run line without its shard, with its line feed */
  eng__arena kept;     /* of the head: */
  eng__slice *options; /* pairs */
  size_t option_count;
  eng__slice packs; /* as they are written: names, versions, hashes */
  eng__shard shard;
  eng__result_finish totals; /* of its last line, */
  eng__result_part rest;     /* and what that says besides */
  eng__result_finish met;    /* hits, problems so far */
  uint64_t values_met;
  /* The line at hand. */
  uint64_t place; /* in the corpus */
  eng__portion_kind kind;
  eng__slice line; /* as it stands, valid JSON */
  eng__slice rule; /* of a hit, a problem; of a value its aggregate */
  eng__slice doc, source, problem, message, key_text, value;
  uint64_t id;
} eng__portion;

/* Opens, reads the run line and, from the end of the file, the finish line. ENG_IO, ENG_NOMEM;
 * ENG_INVALID ("file: …") for what no shard wrote, or did not write to its end. */
eng_status eng__portion_open(eng__portion *part, const char *path, eng_error *err);
void eng__portion_close(eng__portion *part);

/* Goes to the next line. ENG_INVALID ("file:line: …"), ENG_LIMIT, ENG_IO, ENG_NOMEM. */
eng_status eng__portion_next(eng__portion *part, eng_error *err);

#endif
