/* The system calls that a loader and a worker may make: a program for the kernel's filter (seccomp,
 * in the bytecode of classic BPF), made from a table.
 *
 * The filter is asked at each call with its number and arguments. It goes through the table from
 * the top, so what is called often stands first; what is not in the table fails with EPERM. Filters
 * add up: a worker has its loader's and its own, and the stricter answer counts. Arguments that are
 * pointers cannot be looked at, numbers can: their low 32 bits, which are all that the kernel
 * itself looks at in those named here. */
#include "run/child.h"
#include "run/confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__ && defined __AARCH64EL__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifdef ARCHITECTURE

enum { MOST_CONDITIONS = 2, MOST_STEPS = 256 };

/* (argument & mask) == value. A mask of 0 ends the list. */
typedef struct condition {
  uint32_t argument, mask, value;
} condition;

typedef struct allowed {
  uint32_t call;
  condition when[MOST_CONDITIONS];
} allowed;

#define ALL_BITS 0xffffffffu
#define KIND_OF_MAPPING (MAP_SHARED | MAP_PRIVATE | MAP_ANONYMOUS)
#define PRIVATE_MEMORY                                                                             \
  { 3, KIND_OF_MAPPING, MAP_PRIVATE | MAP_ANONYMOUS }
#define NOT_EXECUTABLE                                                                             \
  { 2, PROT_EXEC, 0 }
#define CALL(name)                                                                                 \
  {                                                                                                \
    SYS_##name, {                                                                                  \
      {0, 0, 0}, {                                                                                 \
        0, 0, 0                                                                                    \
      }                                                                                            \
    }                                                                                              \
  }

/* Memory is private and without a file behind it: that RLIMIT_DATA counts, and nobody else sees. */
static const allowed for_all[] = {
    CALL(read),
    CALL(write),
    CALL(rt_sigreturn),
#ifdef SYS_brk
    CALL(brk),
#endif
    CALL(munmap),
    CALL(mremap),
    CALL(madvise),
    {SYS_mmap, {NOT_EXECUTABLE, PRIVATE_MEMORY}},
    {SYS_mprotect, {NOT_EXECUTABLE, {0, 0, 0}}},
    CALL(futex),
    CALL(clock_gettime),
    CALL(gettimeofday),
    CALL(restart_syscall),
    CALL(rt_sigaction),
    CALL(rt_sigprocmask),
    CALL(getpid),
    CALL(gettid),
    CALL(close),
    CALL(exit),
    CALL(exit_group),
#if ENG__SANITIZED
    CALL(sigaltstack),
    CALL(sched_yield),
#endif
};

/* Forks workers, waits for them, kills them by their handles; and what a worker does between its
 * fork and its own filter. It may not put off its own end when the parent ends. */
static const allowed for_loader[] = {
    {SYS_clone, {{0, ALL_BITS, 0 /* eng__child_flags() */}, {0, 0, 0}}},
    CALL(wait4),
    CALL(ppoll),
    CALL(pidfd_send_signal),
    CALL(getppid),
    CALL(setitimer),
    {SYS_prctl, {{0, ALL_BITS, PR_SET_PDEATHSIG}, {1, ALL_BITS, SIGKILL}}},
    {SYS_prlimit64, {{0, ALL_BITS, 0 /* itself */}, {0, 0, 0}}},
    CALL(seccomp),
};

/* PCRE2's JIT compiles while rules load; a worker only runs what is compiled. */
static const allowed for_jit[] = {
    {SYS_mmap, {PRIVATE_MEMORY, {0, 0, 0}}},
};

/* ---- Writing the program ---- */

typedef struct program {
  struct sock_filter steps[MOST_STEPS];
  unsigned short count;
} program;

static void step(program *p, uint16_t code, uint32_t k, uint8_t yes, uint8_t no) {
  if (p->count < MOST_STEPS) p->steps[p->count] = (struct sock_filter){code, yes, no, k};
  p->count++;
}

static void load(program *p, size_t offset) {
  step(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(program *p, uint32_t value) {
  step(p, BPF_RET | BPF_K, value, 0, 0);
}

/* An argument has 64 bits; all architectures above have the low half first. */
static size_t argument_offset(uint32_t argument) {
  return offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t);
}

/* Where the call is not this one, or a condition does not hold, the next entry is tried. Each
 * condition is three steps; the last entry's number is loaded again after them. */
static void add(program *p, const allowed *entry) {
  uint8_t conditions = 0;
  while (conditions < MOST_CONDITIONS && entry->when[conditions].mask) conditions++;
  uint8_t rest = (uint8_t)(3 * conditions + 1);
  step(p, BPF_JMP | BPF_JEQ | BPF_K, entry->call, 0, (uint8_t)(rest + (conditions ? 1 : 0)));
  for (uint8_t i = 0; i < conditions; i++) {
    rest = (uint8_t)(rest - 3);
    load(p, argument_offset(entry->when[i].argument));
    step(p, BPF_ALU | BPF_AND | BPF_K, entry->when[i].mask, 0, 0);
    step(p, BPF_JMP | BPF_JEQ | BPF_K, entry->when[i].value, 0, rest);
  }
  answer(p, SECCOMP_RET_ALLOW);
  if (conditions) load(p, offsetof(struct seccomp_data, nr));
}

static void add_all(program *p, const allowed *entries, size_t count) {
  for (size_t i = 0; i < count; i++) {
    allowed entry = entries[i];
    if (entry.call == SYS_clone) entry.when[0].value = eng__child_flags();
    add(p, &entry);
  }
}

/* A call by the rules of another architecture (32 bits on a 64-bit machine) has other numbers. */
static void begin(program *p) {
  load(p, offsetof(struct seccomp_data, arch));
  step(p, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
  answer(p, SECCOMP_RET_KILL_PROCESS);
  load(p, offsetof(struct seccomp_data, nr));
}

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

bool eng__confine_calls(bool loader, bool machine_code) {
  program p = {.count = 0};
  if (loader && !eng__child_handles()) return false;
  begin(&p);
  add_all(&p, for_all, COUNT(for_all));
  if (loader) add_all(&p, for_loader, COUNT(for_loader));
  if (loader && machine_code) add_all(&p, for_jit, COUNT(for_jit));
  answer(&p, SECCOMP_RET_ERRNO | EPERM);
  if (p.count > MOST_STEPS) return false;
  struct sock_fprog filter = {p.count, p.steps};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

#else

bool eng__confine_calls(bool loader, bool machine_code) {
  (void)loader;
  (void)machine_code;
  return false;
}

#endif
