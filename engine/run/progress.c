#include "run/progress.h"

#include "run/say.h"

#include <stdio.h>
#include <time.h>

enum { EVERY_MS = 100 };

static uint64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void eng__progress_begin(eng__progress *progress, bool wanted) {
  *progress = (eng__progress){.wanted = wanted};
  if (wanted) progress->begun_ms = now_ms();
  progress->next_ms = progress->begun_ms + EVERY_MS;
}

void eng__progress_show(eng__progress *progress, const eng__result_finish *totals) {
  if (!progress->wanted) return;
  uint64_t now = now_ms();
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
