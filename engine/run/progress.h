/* The progress line: one line of stderr, written over and over while a run works. */
#ifndef ENG_RUN_PROGRESS_H
#define ENG_RUN_PROGRESS_H

#include "output/result.h"

typedef struct eng__progress {
  bool shown, wanted;
  uint64_t begun_ms, next_ms;
} eng__progress;

void eng__progress_begin(eng__progress *progress, bool wanted);
/* At most ten times a second: documents, bytes, rate, hits. */
void eng__progress_show(eng__progress *progress, const eng__result_finish *totals);
/* Wipes the line. */
void eng__progress_end(eng__progress *progress);

#endif
