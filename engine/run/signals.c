/* The only state of the program that is not passed around: a handler has no other place to leave a
 * word. It leaves one number, and the run looks at it between two steps, so that it ends at a whole
 * line with its journal in order. */
#include "run/signals.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

static volatile sig_atomic_t interrupted_by;
static volatile sig_atomic_t interrupted_at; /* seconds of the monotonic clock */

const volatile int *const eng__interrupted = &interrupted_by;

static sig_atomic_t seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (sig_atomic_t)now.tv_sec;
}

/* The first asks. One that comes much later comes from somebody who waits in vain, perhaps behind a
 * pipe that nobody reads: it has its usual effect. Two at once are one (a terminal's to the whole
 * group, and a parent's that passes it on). */
static void on_interrupt(int number) {
  if (!interrupted_by) {
    interrupted_by = number;
    interrupted_at = seconds();
  } else if (seconds() - interrupted_at > 1) {
    signal(number, SIG_DFL);
    raise(number); /* comes when the handler returns */
  }
}

static void watch(int number) {
  struct sigaction before, action = {.sa_handler = on_interrupt};
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
  sigaction(number, &action, NULL);
}

void eng__signals_watch(void) {
  interrupted_by = 0;
  watch(SIGINT);
  watch(SIGTERM);
  watch(SIGHUP);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGCHLD, SIG_DFL); /* ignored, children would leave no status behind */
}
