/* That confinement is on: children confine themselves as loader and as worker and try what a
 * hijacked one would try. A kernel without one of the layers fails this test, and should. */
#include "run/confine.h"
#include "run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

enum { ALL_LAYERS = 15, HANDLES = 4, MEMORY = 256 << 20 };

/* --- Children that report a number through a pipe, which no layer takes from them. -------------
 */

typedef struct report {
  int descriptors[2];
  pid_t child;
} report;

static void say(const report *to, int number) {
  if (write(to->descriptors[1], &number, sizeof number) != sizeof number) _exit(99);
}

/* The next number of the child; -1 when it is gone. */
static int hear(const report *from) {
  int number;
  return read(from->descriptors[0], &number, sizeof number) == sizeof number ? number : -1;
}

/* 0 in the child. */
static pid_t begin(report *r) {
  assert_int_equal(pipe(r->descriptors), 0);
  r->child = fork();
  assert_true(r->child >= 0);
  if (r->child == 0) close(r->descriptors[0]);
  else close(r->descriptors[1]);
  return r->child;
}

static int end(report *r) {
  int status = -1;
  assert_int_equal(waitpid(r->child, &status, 0), r->child);
  close(r->descriptors[0]);
  return status;
}

static unsigned descriptors_in_use(const report *r) {
  return (unsigned)r->descriptors[1] + 1 + HANDLES;
}

static unsigned become_loader(const report *r) {
  return eng__confine_loader(descriptors_in_use(r), MEMORY, true);
}

static unsigned become_worker(const report *r) {
  return eng__confine_worker(eng__confine_loader(descriptors_in_use(r), MEMORY, true), MEMORY);
}

/* --- What is refused. --------------------------------------------------------------------------
 */

enum { WORKER = 1, LOADER = 2, BOTH = 3 };

typedef struct attempt {
  const char *what;
  int by; /* who must not */
  long call;
  long arguments[6];
} attempt;

#define AT(string) ((long)(intptr_t)(string))

static long page[512] __attribute__((aligned(4096)));
static const char *const no_strings[] = {NULL};

/* The victim's number stands where an attempt has it. */
enum { VICTIM = -4711 };

#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS)
#define THREAD (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD)

static const attempt attempts[] = {
    {"open a file", BOTH, SYS_openat, {AT_FDCWD, AT("/dev/null"), O_RDONLY}},
    {"open by the newer call", BOTH, SYS_openat2, {AT_FDCWD, AT("/dev/null"), AT(page), 24}},
    {"make a file", BOTH, SYS_openat, {AT_FDCWD, AT("confined"), O_CREAT | O_WRONLY, 0600}},
    {"make a folder", BOTH, SYS_mkdirat, {AT_FDCWD, AT("confined"), 0700}},
    {"remove a file", BOTH, SYS_unlinkat, {AT_FDCWD, AT("/nonexistent")}},
    {"rename a file", BOTH, SYS_renameat2, {AT_FDCWD, AT("/none"), AT_FDCWD, AT("/no")}},
    {"make a link", BOTH, SYS_symlinkat, {AT("/"), AT_FDCWD, AT("confined")}},
    {"look at a file", BOTH, SYS_newfstatat, {AT_FDCWD, AT("/"), AT(page)}},
    {"read a link", BOTH, SYS_readlinkat, {AT_FDCWD, AT("/proc/self/exe"), AT(page), 4096}},
    {"change the folder", BOTH, SYS_chdir, {AT("/")}},
    {"change the root", BOTH, SYS_chroot, {AT("/")}},
    {"mount", BOTH, SYS_mount, {AT("none"), AT("/proc"), AT("tmpfs")}},
    {"memory as a file", BOTH, SYS_memfd_create, {AT("confined")}},
    {"TCP", BOTH, SYS_socket, {AF_INET, SOCK_STREAM}},
    {"UDP", BOTH, SYS_socket, {AF_INET6, SOCK_DGRAM}},
    {"a local socket", BOTH, SYS_socket, {AF_UNIX, SOCK_STREAM}},
    {"a socket of the kernel", BOTH, SYS_socket, {AF_NETLINK, SOCK_RAW}},
    {"a pair of sockets", BOTH, SYS_socketpair, {AF_UNIX, SOCK_STREAM, 0, AT(page)}},
    {"connect", BOTH, SYS_connect, {0, AT(page), 16}},
    {"send", BOTH, SYS_sendto, {0, AT(page), 1}},
    {"run a program", BOTH, SYS_execve, {AT("/bin/true"), AT(no_strings), AT(no_strings)}},
    {"run it otherwise", BOTH, SYS_execveat, {AT_FDCWD, AT("/bin/true"), AT(no_strings)}},
    {"trace the parent", BOTH, SYS_ptrace, {PTRACE_ATTACH, VICTIM}},
    {"ask to be traced", BOTH, SYS_ptrace, {PTRACE_TRACEME}},
    {"read its memory", BOTH, SYS_process_vm_readv, {VICTIM, AT(page), 1, AT(page), 1}},
    {"write its memory", BOTH, SYS_process_vm_writev, {VICTIM, AT(page), 1, AT(page), 1}},
    {"probe the parent", BOTH, SYS_kill, {VICTIM, 0}},
    {"kill the parent", BOTH, SYS_kill, {VICTIM, SIGTERM}},
    {"kill everybody", BOTH, SYS_kill, {-1, 0}},
    {"signal a thread", BOTH, SYS_tkill, {VICTIM, SIGTERM}},
    {"signal its thread", BOTH, SYS_tgkill, {VICTIM, VICTIM, SIGTERM}},
    {"queue a signal", BOTH, SYS_rt_sigqueueinfo, {VICTIM, SIGTERM, AT(page)}},
    {"a handle for the parent", BOTH, SYS_pidfd_open, {VICTIM}},
    {"limits of the parent", BOTH, SYS_prlimit64, {VICTIM, RLIMIT_CORE, 0, AT(page)}},
    {"fork", BOTH, SYS_clone, {SIGCHLD}},
    {"fork with other flags",
     BOTH,
     SYS_clone,
     {CLONE_NEWUSER | CLONE_PIDFD | SIGCHLD, 0, AT(page)}},
    {"fork by the newer call", BOTH, SYS_clone3, {AT(page), 64}},
    {"a thread", BOTH, SYS_clone, {THREAD, AT(page + 256)}},
    {"namespaces", BOTH, SYS_unshare, {CLONE_NEWUSER}},
    {"executable memory", WORKER, SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, PRIVATE, -1}},
    {"make memory executable", BOTH, SYS_mprotect, {AT(page), 4096, PROT_READ | PROT_EXEC}},
    {"shared memory", BOTH, SYS_mmap, {0, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1}},
    {"a file in memory", BOTH, SYS_mmap, {0, 4096, PROT_READ, MAP_PRIVATE, 0}},
    {"memory of System V", BOTH, SYS_shmget, {0, 4096, 0600}},
    {"load a filter", BOTH, SYS_bpf, {0, AT(page), 64}},
    {"another ring", BOTH, SYS_io_uring_setup, {4, AT(page)}},
    {"page faults", BOTH, SYS_userfaultfd, {0}},
    {"keys", BOTH, SYS_keyctl, {0}},
    {"counters", BOTH, SYS_perf_event_open, {AT(page), 0, -1, -1}},
    {"personality", BOTH, SYS_personality, {0xffffffff}},
    {"another user", BOTH, SYS_setuid, {0}},
    {"capabilities", BOTH, SYS_capset, {AT(page), AT(page)}},
    {"outlive the parent", BOTH, SYS_prctl, {PR_SET_PDEATHSIG, 0}},
    {"be looked into", BOTH, SYS_prctl, {PR_SET_DUMPABLE, 1}},
    {"type on the terminal", BOTH, SYS_ioctl, {0, 0x5412, AT(page)}},
    {"copy a descriptor", BOTH, SYS_dup, {0}},
    {"flags of a descriptor", BOTH, SYS_fcntl, {0, F_GETFL}},
    {"watch files", BOTH, SYS_inotify_init1, {0}},
    {"a name for the machine", BOTH, SYS_sethostname, {AT("x"), 1}},
    {"restart the machine", BOTH, SYS_reboot, {0, 0, 0}},
    {"modules", BOTH, SYS_finit_module, {0, AT(""), 0}},
    {"fork as a loader does", WORKER, SYS_clone, {CLONE_PIDFD | SIGCHLD, 0, AT(page)}},
    {"kill by a handle", WORKER, SYS_pidfd_send_signal, {0, SIGTERM}},
    {"wait for children", WORKER, SYS_wait4, {-1, AT(page), WNOHANG}},
    {"another filter", WORKER, SYS_seccomp, {0, 0}},
    {"its own limits", WORKER, SYS_prlimit64, {0, RLIMIT_NOFILE, 0, AT(page)}},
    {"a timer", WORKER, SYS_setitimer, {0, AT(page), 0}},
};
enum { ATTEMPTS = sizeof attempts / sizeof attempts[0] };

static int errno_of(const attempt *a, long victim) {
  long v[6];
  for (int i = 0; i < 6; i++) v[i] = a->arguments[i] == VICTIM ? victim : a->arguments[i];
  pid_t self = getpid();
  long result = syscall(a->call, v[0], v[1], v[2], v[3], v[4], v[5]);
  if (getpid() != self) _exit(0); /* a fork that should not be */
  return result == -1 ? errno : 0;
}

/* With the list of calls as the only layer, so that the refusal is its own. */
static void check_refused(int by, bool loader_first) {
  report r;
  pid_t self = getpid();
  if (begin(&r) == 0) {
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (loader_first && !eng__confine_calls(true, true)) _exit(98);
    if (by == WORKER && !eng__confine_calls(false, false)) _exit(98);
    for (int i = 0; i < ATTEMPTS; i++)
      if (attempts[i].by & by) say(&r, errno_of(&attempts[i], self));
    _exit(0);
  }
  for (int i = 0; i < ATTEMPTS; i++) {
    if (!(attempts[i].by & by)) continue;
    int number = hear(&r);
    if (number != EPERM)
      fail_msg("%s may %s: %d (%s)", by == WORKER ? "a worker" : "a loader", attempts[i].what,
               number, number < 0 ? "it ended" : strerror(number));
  }
  assert_int_equal(end(&r), 0);
}

static void a_loader_is_refused(void **state) {
  (void)state;
  check_refused(LOADER, true);
}

static void a_worker_is_refused(void **state) {
  (void)state;
  check_refused(WORKER, true);
  check_refused(WORKER, false);
}

/* --- What must still work. ---------------------------------------------------------------------
 */

static int use_memory(void) {
  for (size_t size = 1; size <= (size_t)32 << 20; size *= 4) {
    char *at = malloc(size);
    char *more = at ? realloc(at, size * 2) : NULL;
    if (!more) return 1;
    memset(more, 1, size * 2);
    free(more);
  }
  return 0;
}

static void a_worker_works(void **state) {
  (void)state;
  report r;
  if (begin(&r) == 0) {
    say(&r, become_worker(&r) == ALL_LAYERS ? 0 : 1);
    say(&r, use_memory());
    struct timespec now;
    say(&r, clock_gettime(CLOCK_MONOTONIC, &now));
    _exit(7);
  }
  assert_int_equal(hear(&r), 0);
  assert_int_equal(hear(&r), 0);
  assert_int_equal(hear(&r), 0);
  assert_int_equal(WEXITSTATUS(end(&r)), 7);
}

static void executable_memory_is_for_jit_alone(void **state) {
  (void)state;
  for (int machine_code = 0; machine_code <= 1; machine_code++) {
    report r;
    if (begin(&r) == 0) {
      (void)eng__confine_loader(descriptors_in_use(&r), MEMORY, machine_code);
      void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, PRIVATE, -1, 0);
      say(&r, at != MAP_FAILED);
      _exit(0);
    }
    assert_int_equal(hear(&r), machine_code);
    end(&r);
  }
}

/* A loader forks a worker that hangs, and ends it. */
static void a_loader_ends_its_worker(void **state) {
  (void)state;
  report r;
  if (begin(&r) == 0) {
    unsigned layers = become_loader(&r);
    int handle, status = 0;
    pid_t worker = eng__child_fork(&handle);
    if (worker == 0) {
      say(&r, eng__confine_worker(layers, MEMORY) == ALL_LAYERS ? 0 : 1);
      for (;;) continue;
    }
    eng__child_kill(worker, handle);
    pid_t ended = waitpid(worker, &status, 0);
    say(&r, handle >= 0 && ended == worker && WIFSIGNALED(status) ? WTERMSIG(status) : -2);
    _exit(0);
  }
  int first = hear(&r);
  assert_int_equal(first == 0 ? hear(&r) : first, SIGKILL);
  end(&r);
}

/* Those that die must not look as if they had ended well. */
static void a_crash_is_a_signal(void **state) {
  (void)state;
  report r;
  if (begin(&r) == 0) {
    signal(SIGABRT, SIG_DFL); /* cmocka catches these */
    signal(SIGSEGV, SIG_DFL);
    (void)become_worker(&r);
    abort();
  }
  assert_false(WIFEXITED(end(&r)));
}

/* --- Layer by layer. ----------------------------------------------------------------------------
 */

static void landlock_alone_keeps_files_out(void **state) {
  (void)state;
  report r;
  if (begin(&r) == 0) {
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    say(&r, eng__confine_landlock() ? 0 : 1);
    say(&r, open("/proc/self/status", O_RDONLY) < 0 ? errno : 0);
    say(&r, open("confined.part", O_CREAT | O_WRONLY, 0600) < 0 ? errno : 0);
    say(&r, execl("/bin/true", "true", (char *)NULL) < 0 ? errno : 0);
    _exit(0);
  }
  assert_int_equal(hear(&r), 0);
  assert_int_equal(hear(&r), EACCES);
  assert_int_equal(hear(&r), EACCES);
  assert_int_equal(hear(&r), EACCES);
  end(&r);
}

/* The line of /proc/PID/status that begins with `key`. */
static void read_status(pid_t pid, const char *key, char *value, size_t size) {
  char path[64], line[256];
  snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  snprintf(value, size, "no line");
  while (fgets(line, sizeof line, file))
    if (strncmp(line, key, strlen(key)) == 0)
      snprintf(value, size, "%.*s", (int)strcspn(line + strlen(key), "\n"), line + strlen(key));
  fclose(file);
}

static void assert_status(pid_t pid, const char *key, const char *expected) {
  char value[256];
  read_status(pid, key, value, sizeof value);
  assert_string_equal(value, expected);
}

static rlim_t limit_of(pid_t pid, int resource) {
  struct rlimit limit;
  assert_int_equal(prlimit(pid, (enum __rlimit_resource)resource, NULL, &limit), 0);
  assert_true(limit.rlim_cur == limit.rlim_max);
  return limit.rlim_cur;
}

/* What the kernel says of a worker from outside. */
static void a_worker_has_every_layer(void **state) {
  (void)state;
  report r;
  if (begin(&r) == 0) {
    say(&r, (int)become_worker(&r));
    for (;;) continue;
  }
  assert_int_equal(hear(&r), ALL_LAYERS);
  assert_status(r.child, "NoNewPrivs:\t", "1");
  assert_status(r.child, "Seccomp:\t", "2");
  assert_status(r.child, "CapEff:\t", "0000000000000000");
  assert_status(r.child, "CapPrm:\t", "0000000000000000");
  assert_true(limit_of(r.child, RLIMIT_CORE) == 0);
  assert_true(limit_of(r.child, RLIMIT_NOFILE) == 0);
  assert_true(limit_of(r.child, RLIMIT_NPROC) == 0);
  assert_true(limit_of(r.child, RLIMIT_STACK) <= 8 << 20);
  if (!ENG__SANITIZED) {
    assert_true(limit_of(r.child, RLIMIT_FSIZE) == 0);
    assert_true(limit_of(r.child, RLIMIT_DATA) == MEMORY);
  }
  kill(r.child, SIGKILL);
  end(&r);
}

/* Not the names, not the values, not even in memory. */
static void the_environment_is_wiped(void **state) {
  (void)state;
  static char secret[] = "ENGINE_TEST_SECRET=hidden";
  report r;
  if (begin(&r) == 0) {
    (void)putenv(secret);
    (void)become_loader(&r);
    say(&r, getenv("PATH") || getenv("ENGINE_TEST_SECRET"));
    for (size_t i = 0; i < sizeof secret; i++)
      if (secret[i]) _exit(1);
    _exit(0);
  }
  assert_int_equal(hear(&r), 0);
  assert_int_equal(end(&r), 0);
}

static void memory_is_bounded(void **state) {
  (void)state;
  if (ENG__SANITIZED) return; /* the limit is not set there: confine.c says why */
  report r;
  if (begin(&r) == 0) {
    (void)become_worker(&r);
    void *volatile much = malloc((size_t)MEMORY * 2);
    say(&r, much != NULL);
    _exit(0);
  }
  assert_int_equal(hear(&r), 0);
  end(&r);
}

/* --- What is told. -----------------------------------------------------------------------------
 */

static void layers_are_told(void **state) {
  (void)state;
  char text[120];
  assert_string_equal(eng__layers_text(0, text, sizeof text), "none");
  assert_string_equal(eng__layers_text(ENG__LAYER_LANDLOCK, text, sizeof text), "Landlock");
  assert_string_equal(eng__layers_text(ALL_LAYERS, text, sizeof text),
                      "no privileges, resource limits, Landlock, system call filter");
  assert_int_equal(eng__confine_probe(), ALL_LAYERS);
  assert_non_null(getenv("PATH")); /* the probe was a process of its own */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_loader_is_refused),
      cmocka_unit_test(a_worker_is_refused),
      cmocka_unit_test(a_worker_works),
      cmocka_unit_test(executable_memory_is_for_jit_alone),
      cmocka_unit_test(a_loader_ends_its_worker),
      cmocka_unit_test(a_crash_is_a_signal),
      cmocka_unit_test(landlock_alone_keeps_files_out),
      cmocka_unit_test(a_worker_has_every_layer),
      cmocka_unit_test(the_environment_is_wiped),
      cmocka_unit_test(memory_is_bounded),
      cmocka_unit_test(layers_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
