/* --resume: what a run was when it began, which documents are finished, and what their workers
 * returned. The journal keeps it; here it meets the run: its options, and the batches of its
 * corpus. */
#ifndef ENG_RUN_RESUME_H
#define ENG_RUN_RESUME_H

#include "run/batch.h"
#include "run/collect.h"
#include "run/journal.h"

typedef struct eng__resume {
  eng__journal *journal;
  const eng__collector *collector; /* checks what the journal says as it checks a worker */
  const char *output;
  uint64_t place;    /* of the next entry of the corpus */
  uint64_t recalled; /* documents whose results were in the journal */
} eng__resume;

/* Opens the journal of `options->output`. `meta_hash` is that of the bytes of --meta, or 0. ENG_IO,
 * ENG_NOMEM; ENG_INVALID when the journal is that of another run, and when the output is no file.
 */
eng_status eng__resume_open(eng__resume *resume, const eng__run_options *options,
                            const eng__sources *sources, uint64_t meta_hash,
                            const eng__collector *collector, eng_error *err);
void eng__resume_close(eng__resume *resume);

/* Just after a batch was filled: its documents that are finished get their results, the others
 * wait for a worker. `end` when the corpus has no more. ENG_INVALID when a finished document is not
 * what it was, or not there any more. */
eng_status eng__resume_recall(eng__resume *resume, eng__batch *batch, const char *slot, bool end,
                              eng_error *err);

/* When an entry's results were written, in corpus order: what its worker returned goes into the
 * journal. What a dead worker left unsaid does not: it gets another chance. ENG_NOMEM. */
eng_status eng__resume_keep(eng__resume *resume, const eng__batch *batch, size_t index,
                            eng_error *err);
/* Writes what was kept when it is time to. ENG_IO, ENG_NOMEM. */
eng_status eng__resume_settle(eng__resume *resume, eng_error *err);

/* The output is complete: the journal goes. ENG_IO. */
eng_status eng__resume_finish(eng__resume *resume, eng_error *err);

#endif
