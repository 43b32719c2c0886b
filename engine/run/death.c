#include "run/death.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

void eng__empty_task_pipe(const eng__seat *seat) {
  char scrap[4096];
  int waiting = 0;
  while (ioctl(seat->task_read, FIONREAD, &waiting) == 0 && waiting > 0)
    if (read(seat->task_read, scrap, sizeof scrap) <= 0) return;
}

const char *eng__describe_death(int wait_status, bool late, char *text, size_t size) {
  if (late) {
    snprintf(text, size, "no answer within the wall-clock limit; the worker was ended");
    return "timeout";
  }
  if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == ENG__EXIT_LATE) {
    snprintf(text, size,
             "the time limit was reached and the work did not end; the worker was ended");
    return "timeout";
  }
  if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == ENG__EXIT_MEMORY) {
    snprintf(text, size, "out of memory");
    return "memory";
  }
  if (WIFSIGNALED(wait_status))
    snprintf(text, size, "the worker was ended by signal %d (%s)", WTERMSIG(wait_status),
             strsignal(WTERMSIG(wait_status)));
  else snprintf(text, size, "the worker ended with status %d", WEXITSTATUS(wait_status));
  return "crash";
}
