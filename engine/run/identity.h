/* What decides about the bytes of a run's results, and so about whether a journal is of this run:
 * the engine, the rules, the options, the corpus. Options have the words of the command line, as
 * messages are about them. */
#ifndef ENG_RUN_IDENTITY_H
#define ENG_RUN_IDENTITY_H

#include "base/arena.h"
#include "base/vec.h"
#include "run/journal.h"
#include "run/run.h"
#include "run/sources.h"

typedef struct eng__identity {
  ENG__VEC(eng__trait) traits;
  eng__arena arena; /* their values */
  bool failed;
} eng__identity;

/* `meta_hash` is that of the bytes of --meta. To be freed, whatever the status: ENG_NOMEM. */
eng_status eng__identity_make(eng__identity *id, const eng__run_options *options,
                              const eng__sources *sources, uint64_t meta_hash, eng_error *err);
void eng__identity_free(eng__identity *id);

#endif
