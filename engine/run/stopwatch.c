#include "run/stopwatch.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

enum { TICK_MS = 10, GRACE_MS = 1000 }; /* of Lua's collector, a step that cannot be stopped */

static eng__ruleset *volatile running_rules;
static eng__status_page *volatile page_of_worker;
static volatile sig_atomic_t ticks_left;  /* 0: no limit is open */
static volatile sig_atomic_t grace_ticks; /* what a stopped piece of work may take to end */

static void note_rule(void) {
  if (page_of_worker && running_rules)
    page_of_worker->rule = (int32_t)eng__ruleset_running(running_rules);
}

static void on_tick(int number) {
  (void)number;
  if (ticks_left == 0 && grace_ticks == 0) return;
  note_rule();
  if (ticks_left == 0) {
    if (--grace_ticks == 0) _exit(ENG__EXIT_LATE);
  } else if (--ticks_left == 0) {
    grace_ticks = GRACE_MS / TICK_MS;
    if (running_rules) eng__ruleset_stop(running_rules);
  }
}

static void on_crash(int number) {
  note_rule();
  raise(number); /* SA_RESETHAND: ends the process as it would have without us */
}

static void install(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_flags = flags};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

void eng__stopwatch_install(eng__ruleset *rules, eng__status_page *page) {
  running_rules = rules;
  page_of_worker = page;
  ticks_left = 0;
  install(SIGPROF, on_tick, SA_RESTART);
  struct itimerval interval = {{0, TICK_MS * 1000}, {0, TICK_MS * 1000}};
  setitimer(ITIMER_PROF, &interval, NULL);
}

void eng__stopwatch_start(uint64_t limit_ms) {
  uint64_t ticks = (limit_ms + TICK_MS - 1) / TICK_MS;
  grace_ticks = 0;
  ticks_left = ticks > INT32_MAX ? INT32_MAX : (sig_atomic_t)ticks;
}

void eng__stopwatch_extend(uint64_t more_ms) {
  uint64_t ticks = more_ms / TICK_MS;
  if (ticks_left > 0 && ticks < (uint64_t)(INT32_MAX - ticks_left))
    ticks_left += (sig_atomic_t)ticks;
}

void eng__stopwatch_note_crashes(void) {
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
  for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
    install(crashes[i], on_crash, (int)(SA_RESETHAND | SA_ONSTACK));
}
