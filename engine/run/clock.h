/* Time that passes, for deadlines: no date, and no results depend on it. */
#ifndef ENG_RUN_CLOCK_H
#define ENG_RUN_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Milliseconds since some moment, to a few of them: reading it asks nothing of the kernel. */
static inline uint64_t eng__now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

#endif
