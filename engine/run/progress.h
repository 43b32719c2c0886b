/* The progress line: one line of stderr, written over and over while a run works. */
#ifndef ENG_RUN_PROGRESS_H
#define ENG_RUN_PROGRESS_H

#include "output/result.h"

typedef struct eng__progress {
  bool shown, wanted;
  uint64_t begun_ms, shown_ms, next_ms;
  double passed; /* of the corpus, when the line was shown last */
  double speed;  /* of that, in a millisecond: a mean that forgets; 0: not known */
} eng__progress;

void eng__progress_begin(eng__progress *progress, bool wanted);
/* Is it time for a new line? At most ten times a second. */
bool eng__progress_is_due(const eng__progress *progress);
/* Shows documents, bytes, rate, hits, time left. `passed` is how much of the corpus is done, from 0
 * to 1; below 0: nobody knows. */
void eng__progress_show(eng__progress *progress, const eng__result_finish *totals, double passed);
/* Wipes the line. */
void eng__progress_end(eng__progress *progress);

/* Writes how long something takes as people say it: "12 s", "3 min", "1 h 20 min";
 * seconds are rounded up. */
enum { ENG__DURATION_TEXT = 40 };
void eng__duration_text(double milliseconds, char text[ENG__DURATION_TEXT]);

#endif
