#include "run/progress.h"

#include "run/clock.h"
#include "run/say.h"

#include <stdio.h>
#include <time.h>

enum { EVERY_MS = 100, FIRST_GUESS_MS = 1000, MEMORY_MS = 5000 };

void eng__progress_begin(eng__progress *progress, bool wanted) {
  *progress = (eng__progress){.wanted = wanted};
  if (wanted) progress->begun_ms = progress->shown_ms = eng__now_ms();
  progress->next_ms = progress->begun_ms + EVERY_MS;
}

void eng__duration_text(double milliseconds, char text[ENG__DURATION_TEXT]) {
  enum { MINUTE = 60, HOUR = 3600, MOST = 1000 * HOUR };
  double seconds = milliseconds / 1000;
  unsigned whole = seconds < MOST ? (unsigned)seconds + 1 : MOST;
  unsigned minutes = (whole + MINUTE / 2) / MINUTE;
  if (whole < MINUTE) snprintf(text, ENG__DURATION_TEXT, "%u s", whole);
  else if (whole < HOUR) snprintf(text, ENG__DURATION_TEXT, "%u min", minutes);
  else snprintf(text, ENG__DURATION_TEXT, "%u h %u min", minutes / 60, minutes % 60);
}

/* Old times count less and less, for what a run takes up again was passed in no time. */
static void measure_speed(eng__progress *progress, double passed, uint64_t now) {
  double elapsed = (double)(now - progress->shown_ms);
  double speed = (passed - progress->passed) / elapsed;
  double weight = elapsed < MEMORY_MS ? elapsed / MEMORY_MS : 1;
  progress->speed =
      progress->speed > 0 ? progress->speed + weight * (speed - progress->speed) : speed;
  progress->passed = passed;
  progress->shown_ms = now;
}

/* ", 3 min left"; nothing as long as nobody knows. */
static void time_left(eng__progress *progress, double passed, uint64_t now, char *text,
                      size_t size) {
  char left[ENG__DURATION_TEXT];
  text[0] = '\0';
  if (passed < 0) return;
  measure_speed(progress, passed, now);
  if (now - progress->begun_ms < FIRST_GUESS_MS || progress->speed <= 0 || passed >= 1) return;
  eng__duration_text((1 - passed) / progress->speed, left);
  snprintf(text, size, ", %s left", left);
}

bool eng__progress_is_due(const eng__progress *progress) {
  return progress->wanted && eng__now_ms() >= progress->next_ms;
}

void eng__progress_show(eng__progress *progress, const eng__result_finish *totals, double passed) {
  uint64_t now = eng__now_ms();
  progress->next_ms = now + EVERY_MS;
  progress->shown = true;
  char line[200], left[ENG__DURATION_TEXT + 10];
  time_left(progress, passed, now, left, sizeof left);
  double seconds = (double)(now - progress->begun_ms) / 1000,
         mib = (double)totals->bytes / (1 << 20);
  snprintf(line, sizeof line, "%llu documents, %.1f MiB, %.1f MiB/s, %llu hits%s",
           (unsigned long long)totals->documents, mib, mib / seconds,
           (unsigned long long)totals->hits, left);
  eng__say_progress(line);
}

void eng__progress_end(eng__progress *progress) {
  if (progress->shown) eng__say_progress(NULL);
}
