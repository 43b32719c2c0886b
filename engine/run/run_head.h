/* The first line of results: what made them. */
#ifndef ENG_RUN_RUN_HEAD_H
#define ENG_RUN_RUN_HEAD_H

#include "corpus/shard.h"
#include "output/result.h"
#include "run/sources.h"

/* The line, and what it points to. */
typedef struct eng__run_head {
  eng__result_run line;
  eng__result_pack *packs;
  char (*hashes)[65];
  char pcre2[64], shard[32];
} eng__run_head;

/* This engine's versions, the packs and rules that were read from `sources`, pairs of options
 * (borrowed), and the shard when there is one. To be freed, whatever the status: ENG_NOMEM. */
eng_status eng__run_head_make(eng__run_head *head, const eng__sources *sources,
                              const eng__slice *options, size_t option_count, eng__shard shard,
                              eng_error *err);
void eng__run_head_free(eng__run_head *head);

#endif
