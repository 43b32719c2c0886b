#include "run/child.h"

#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The order of arguments of clone() is that of the architecture; these two have flags, stack and
 * the place for the handle first. */
#if (defined __x86_64__ || defined __aarch64__) && defined CLONE_PIDFD &&                          \
    defined SYS_pidfd_send_signal
enum { KNOWS_HANDLES = 1 };
static long send_kill(int handle) {
  return syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0);
}
static pid_t fork_with_handle(int *handle) {
  return (pid_t)syscall(SYS_clone, (long)eng__child_flags(), 0L, handle, 0L, 0L);
}
#else
enum { KNOWS_HANDLES = 0 };
#define CLONE_PIDFD 0
static long send_kill(int handle) {
  (void)handle;
  errno = ENOSYS;
  return -1;
}
static pid_t fork_with_handle(int *handle) {
  (void)handle;
  return fork();
}
#endif

unsigned eng__child_flags(void) {
  return (unsigned)CLONE_PIDFD | (unsigned)SIGCHLD;
}

/* pidfd_send_signal() is one version older than CLONE_PIDFD; 5.1 alone answers wrongly, and there
 * fork_with_handle() leaves the handle at -1. */
bool eng__child_handles(void) {
  return KNOWS_HANDLES && send_kill(-1) != 0 && errno == EBADF;
}

/* Past the C library's fork(): that would tell other threads and flush nothing, and there is only
 * the one thread and nothing buffered. */
pid_t eng__child_fork(int *handle) {
  *handle = -1;
  return eng__child_handles() ? fork_with_handle(handle) : fork();
}

void eng__child_kill(pid_t pid, int handle) {
  if (handle < 0 || send_kill(handle) != 0) (void)kill(pid, SIGKILL);
}
