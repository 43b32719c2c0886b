/* Faults on purpose: a library that is loaded before the C library (LD_PRELOAD) and lets one call,
 * or every call from one on, fail. With LINKED it is a part of the program itself, whose calls the
 * linker leads here (--wrap): so a sanitizer can stand behind it.
 *
 *   FAULT=ROLE:CALL:N[:ERRNO[:on]]   the N-th CALL in processes of ROLE fails; `on`: and all later
 * ones FAULT=ROLE:short:1               read() and write() move one byte at a time
 *   FAULT=ROLE:interrupt:1           every second call that may be interrupted is
 *   FAULT_COUNTS=FILE                at the end of the program: how often each call came at most in
 *                                    one process of each role, and blocks of memory not given back
 *
 * ROLE is 0 for the program, 1 for its loader, 2 for a worker: how often the process was forked. A
 * new worker counts from 1 again and fails at the same place, which is the hard case; with N@ in
 * place of N only the first process of the role fails. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <dirent.h>
#include <unistd.h>

/* Everything that can be made to fail. */
/* clang-format off */
#define CALLS(X)                                                                                   \
  X(malloc) X(read) X(write) X(open) X(openat) X(fstat) X(getdents64) X(pread) X(poll) X(pipe2)    \
  X(memfd_create) X(ftruncate) X(mmap) X(fork) X(fsync) X(fdatasync) X(rename) X(close)
/* clang-format on */

enum call {
#define NAME(name) CALL_##name,
  CALLS(NAME)
#undef NAME
      CALL_COUNT
};

static const char *const names[] = {
#define NAME(name) #name,
    CALLS(NAME)
#undef NAME
};

static pid_t self;
static int role, wanted_role = -1, wanted_errno;
static enum call wanted_call = CALL_COUNT;
static unsigned long wanted_count, counts[CALL_COUNT];
static bool sticky, once, is_short, interrupts;
static unsigned long turns;
static long blocks; /* of memory, that this process has and its parent had */

enum { ROLES = 3 };

/* By all processes of a run. */
typedef struct shared {
  bool fired;
  unsigned long most[ROLES][CALL_COUNT];
} shared;
static shared *common;

/* A process that was forked is one role further than its parent, and counts anew. */
static void know_self(void) {
  pid_t now = getpid();
  if (now == self) return;
  if (self) role++;
  self = now;
  memset(counts, 0, sizeof counts);
}

static int number_of_errno(const char *name) {
  static const struct {
    const char *name;
    int number;
  } known[] = {{"ENOMEM", ENOMEM}, {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE},
               {"EPIPE", EPIPE},   {"EAGAIN", EAGAIN}, {"EINTR", EINTR},   {"EACCES", EACCES}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i].name, name) == 0) return known[i].number;
  return EIO;
}

__attribute__((constructor)) static void begin(void) {
  char call[32] = "", error[32] = "EIO", on[8] = "", number[32] = "1";
  self = getpid();
  common = mmap(NULL, sizeof *common, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  const char *fault = getenv("FAULT");
  if (!fault ||
      sscanf(fault, "%d:%31[^:]:%31[^:]:%31[^:]:%7s", &wanted_role, call, number, error, on) < 3)
    return;
  wanted_count = strtoul(number, NULL, 10);
  once = strchr(number, '@') != NULL;
  wanted_errno = number_of_errno(error);
  sticky = strcmp(on, "on") == 0;
  is_short = strcmp(call, "short") == 0;
  interrupts = strcmp(call, "interrupt") == 0;
  for (int i = 0; i < CALL_COUNT; i++)
    if (strcmp(names[i], call) == 0) wanted_call = (enum call)i;
  memset(counts, 0, sizeof counts);
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNTS");
  long left = blocks;
  if (!path || role != 0) return;
  wanted_role = -1;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "0 blocks %ld\n", left);
  for (int r = 0; r < ROLES; r++)
    for (int i = 0; i < CALL_COUNT; i++)
      fprintf(file, "%d %s %lu\n", r, names[i], common->most[r][i]);
  fclose(file);
}

/* Does this call fail? Then errno is set. */
static bool fails(enum call call) {
  know_self();
  counts[call]++;
  if (common && role < ROLES && common->most[role][call] < counts[call])
    common->most[role][call] = counts[call];
  if (call != wanted_call || role != wanted_role) return false;
  if (sticky ? counts[call] < wanted_count : counts[call] != wanted_count) return false;
  if (once && common->fired) return false;
  common->fired = true;
  errno = wanted_errno;
  return true;
}

/* A signal came just now. */
static bool interrupted(void) {
  know_self();
  if (!interrupts || role != wanted_role || turns++ % 2 == 0) return false;
  errno = EINTR;
  return true;
}

static size_t shorter(size_t len) {
  return is_short && role == wanted_role && len > 1 ? 1 : len;
}

/* HERE is what a call comes to, REAL what it goes on to, of memory MEMORY. */
#ifdef LINKED
#define BOTH(name) extern __typeof__(name) __wrap_##name, __real_##name;
/* clang-format off */
CALLS(BOTH) BOTH(calloc) BOTH(realloc) BOTH(strdup) BOTH(strndup) BOTH(waitpid)
/* clang-format on */
#define HERE(name) __wrap_##name
#define REAL(name) (&__real_##name)
#define MEMORY(name) __real_##name
#else
/* The next one in the chain of libraries; the C library keeps names of its memory for this. */
#define HERE(name) name
#define REAL(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))
#define MEMORY(name) __libc_##name
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);
#endif

    /* --- Memory. ---------------------------------------------------------------------------------
     */

    static void *counted(void *block) {
#ifndef LINKED
  blocks += block != NULL; /* where nobody else looks for leaks */
#endif
  return block;
}

void *HERE(malloc)(size_t size) {
  return fails(CALL_malloc) ? NULL : counted(MEMORY(malloc)(size));
}

void *HERE(calloc)(size_t count, size_t size) {
  return fails(CALL_malloc) ? NULL : counted(MEMORY(calloc)(count, size));
}

void *HERE(realloc)(void *block, size_t size) {
  if (fails(CALL_malloc)) return NULL;
  void *moved = MEMORY(realloc)(block, size);
  return block ? moved : counted(moved);
}

#ifdef LINKED
char *__wrap_strdup(const char *text) {
  return fails(CALL_malloc) ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t len) {
  return fails(CALL_malloc) ? NULL : __real_strndup(text, len);
}
#else
void free(void *block) {
  blocks -= block != NULL;
  __libc_free(block);
}
#endif

/* --- Files and processes. ----------------------------------------------------------------------
 */

ssize_t HERE(read)(int fd, void *room, size_t len) {
  static __typeof__(&read) real;
  if (!real) real = REAL(read);
  return fails(CALL_read) || interrupted() ? -1 : real(fd, room, shorter(len));
}

ssize_t HERE(write)(int fd, const void *bytes, size_t len) {
  static __typeof__(&write) real;
  if (!real) real = REAL(write);
  return fails(CALL_write) || interrupted() ? -1 : real(fd, bytes, shorter(len));
}

ssize_t HERE(pread)(int fd, void *room, size_t len, off_t at) {
  static __typeof__(&pread) real;
  if (!real) real = REAL(pread);
  return fails(CALL_pread) ? -1 : real(fd, room, shorter(len), at);
}

int HERE(open)(const char *path, int flags, ...) {
  static __typeof__(&open) real;
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (!real) real = REAL(open);
  return fails(CALL_open) ? -1 : real(path, flags, mode);
}

int HERE(openat)(int folder, const char *path, int flags, ...) {
  static __typeof__(&openat) real;
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (!real) real = REAL(openat);
  return fails(CALL_openat) ? -1 : real(folder, path, flags, mode);
}

int HERE(fstat)(int fd, struct stat *info) {
  static __typeof__(&fstat) real;
  if (!real) real = REAL(fstat);
  return fails(CALL_fstat) ? -1 : real(fd, info);
}

ssize_t HERE(getdents64)(int fd, void *room, size_t len) {
  static __typeof__(&getdents64) real;
  if (!real) real = REAL(getdents64);
  return fails(CALL_getdents64) ? -1 : real(fd, room, len);
}

int HERE(poll)(struct pollfd *polled, nfds_t count, int timeout) {
  static __typeof__(&poll) real;
  if (!real) real = REAL(poll);
  return fails(CALL_poll) || interrupted() ? -1 : real(polled, count, timeout);
}

int HERE(pipe2)(int ends[2], int flags) {
  static __typeof__(&pipe2) real;
  if (!real) real = REAL(pipe2);
  return fails(CALL_pipe2) ? -1 : real(ends, flags);
}

int HERE(memfd_create)(const char *name, unsigned flags) {
  static __typeof__(&memfd_create) real;
  if (!real) real = REAL(memfd_create);
  return fails(CALL_memfd_create) ? -1 : real(name, flags);
}

int HERE(ftruncate)(int fd, off_t len) {
  static __typeof__(&ftruncate) real;
  if (!real) real = REAL(ftruncate);
  return fails(CALL_ftruncate) ? -1 : real(fd, len);
}

void *HERE(mmap)(void *at, size_t len, int rights, int flags, int fd, off_t offset) {
  static __typeof__(&mmap) real;
  if (!real) real = REAL(mmap);
  return fails(CALL_mmap) ? MAP_FAILED : real(at, len, rights, flags, fd, offset);
}

pid_t HERE(fork)(void) {
  static __typeof__(&fork) real;
  if (!real) real = REAL(fork);
  return fails(CALL_fork) ? -1 : real();
}

int HERE(fsync)(int fd) {
  static __typeof__(&fsync) real;
  if (!real) real = REAL(fsync);
  return fails(CALL_fsync) ? -1 : real(fd);
}

int HERE(fdatasync)(int fd) {
  static __typeof__(&fdatasync) real;
  if (!real) real = REAL(fdatasync);
  return fails(CALL_fdatasync) ? -1 : real(fd);
}

int HERE(rename)(const char *from, const char *to) {
  static __typeof__(&rename) real;
  if (!real) real = REAL(rename);
  return fails(CALL_rename) ? -1 : real(from, to);
}

/* Linux closes the descriptor whatever it says. */
int HERE(close)(int fd) {
  static __typeof__(&close) real;
  if (!real) real = REAL(close);
  int result = real(fd);
  return fails(CALL_close) ? -1 : result;
}

pid_t HERE(waitpid)(pid_t pid, int *status, int options) {
  static __typeof__(&waitpid) real;
  if (!real) real = REAL(waitpid);
  return interrupted() ? -1 : real(pid, status, options);
}
