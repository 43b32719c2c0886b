#include "run/progress.h"

#include "run/clock.h"
#include "run/say.h"

#include <stdio.h>
#include <time.h>

enum { EVERY_MS = 100 };

void eng__progress_begin(eng__progress *progress, bool wanted) {
  *progress = (eng__progress){.wanted = wanted};
  if (wanted) progress->begun_ms = eng__now_ms();
  progress->next_ms = progress->begun_ms + EVERY_MS;
}

void eng__progress_show(eng__progress *progress, const eng__result_finish *totals) {
  if (!progress->wanted) return;
  uint64_t now = eng__now_ms();
  if (now < progress->next_ms) return;
  progress->next_ms = now + EVERY_MS;
  progress->shown = true;
  char line[160];
  double seconds = (double)(now - progress->begun_ms) / 1000,
         mib = (double)totals->bytes / (1 << 20);
  snprintf(line, sizeof line, "%llu documents, %.1f MiB, %.1f MiB/s, %llu hits",
           (unsigned long long)totals->documents, mib, mib / seconds,
           (unsigned long long)totals->hits);
  eng__say_progress(line);
}

void eng__progress_end(eng__progress *progress) {
  if (progress->shown) eng__say_progress(NULL);
}
