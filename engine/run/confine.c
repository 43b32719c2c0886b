#include "run/confine.h"

#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STACK_BYTES = 8 << 20, SPARE_DESCRIPTORS = 8 };

/* The environment may hold secrets: names and values go, not only the table of them. */
static void wipe_environment(void) {
  for (char **at = environ; at && *at; at++) explicit_bzero(*at, strlen(*at));
  environ = NULL;
}

/* ---- Privileges ---- */

static bool drop_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3];
  memset(none, 0, sizeof none);
  return syscall(SYS_capset, &header, none) == 0;
}

/* Not dumpable: no other process of the user may look into this one, or a worker into another. A
 * sanitizer's leak check wants to do just that. */
static bool drop_privileges(void) {
  if (!ENG__SANITIZED) (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && drop_capabilities();
}

/* ---- Resource limits ---- */

/* Never more than the process has now. */
static bool limit(__rlimit_resource_t resource, rlim_t most) {
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return false;
  if (now.rlim_cur < most) most = now.rlim_cur;
  struct rlimit wanted = {most, most};
  return setrlimit(resource, &wanted) == 0;
}

/* RLIMIT_DATA counts all private memory that can be written, and the allow-list lets nobody map
 * another kind. It is not for sanitizers, whose shadow memory is terabytes of address space. */
static bool limit_memory(size_t memory) {
  return ENG__SANITIZED || memory == 0 || limit(RLIMIT_DATA, memory);
}

/* A sanitizer writes its report to a file when stderr is one. */
static bool limit_loader(unsigned descriptors, size_t memory) {
  return limit_memory(memory) && limit(RLIMIT_CORE, 0) &&
         (ENG__SANITIZED || limit(RLIMIT_FSIZE, 0)) && limit(RLIMIT_STACK, STACK_BYTES) &&
         limit(RLIMIT_NOFILE, (rlim_t)descriptors + SPARE_DESCRIPTORS);
}

static bool limit_worker(size_t memory) {
  return limit_memory(memory) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0);
}

/* --- Landlock: a domain that handles everything and grants nothing. ----------------------------
 */

/* Of <linux/landlock.h>, as later kernels have it; an older one is told its own size. */
typedef struct landlock_rules {
  uint64_t files, network, scopes;
} landlock_rules;

enum { NETWORK_SINCE = 4, SCOPES_SINCE = 6, NEWEST_ABI = 6 };

/* Rights on files that each version of the interface knows; so many low bits. */
static unsigned file_rights(long abi) {
  static const unsigned char rights[NEWEST_ABI + 1] = {0, 13, 14, 15, 15, 16, 16};
  return rights[abi > NEWEST_ABI ? NEWEST_ABI : abi];
}

bool eng__confine_landlock(void) {
#if defined SYS_landlock_create_ruleset && defined SYS_landlock_restrict_self
  enum { ASK_VERSION = 1 };
  long abi = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
  if (abi < 1) return false;
  landlock_rules rules = {
      .files = ((uint64_t)1 << file_rights(abi)) - 1, .network = 3, .scopes = 3};
  size_t size = abi >= SCOPES_SINCE    ? sizeof rules
                : abi >= NETWORK_SINCE ? offsetof(landlock_rules, scopes)
                                       : offsetof(landlock_rules, network);
  int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (fd < 0) return false;
  bool locked = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
  close(fd);
  return locked;
#else
  return false;
#endif
}

/* ---- The two kinds of process ---- */

/* Landlock needs no_new_privs before it and a descriptor; the list of calls comes last, since it
 * refuses what the others need. */
unsigned eng__confine_loader(unsigned descriptors, size_t memory, bool machine_code) {
  unsigned layers = 0;
  wipe_environment();
  if (drop_privileges()) layers |= ENG__LAYER_PRIVILEGES;
  if (limit_loader(descriptors, memory)) layers |= ENG__LAYER_LIMITS;
  if (eng__confine_landlock()) layers |= ENG__LAYER_LANDLOCK;
  if (eng__confine_calls(true, machine_code)) layers |= ENG__LAYER_CALLS;
  return layers;
}

/* Privileges and Landlock came with the fork. */
unsigned eng__confine_worker(unsigned layers, size_t memory) {
  if (!limit_worker(memory)) layers &= ~(unsigned)ENG__LAYER_LIMITS;
  if (layers & ENG__LAYER_CALLS && !eng__confine_calls(false, false))
    layers &= ~(unsigned)ENG__LAYER_CALLS;
  return layers;
}

/* The child confines itself as loader and then as worker; its status has room for eight layers. */
unsigned eng__confine_probe(void) {
  pid_t pid = fork();
  if (pid == 0) {
    _exit((int)eng__confine_worker(eng__confine_loader(3, 0, true), 0));
  }
  int status = 0;
  bool ended = pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status);
  return ended ? (unsigned)WEXITSTATUS(status) : 0;
}

const char *eng__layers_text(unsigned layers, char *text, size_t size) {
  static const char *const names[] = {"no privileges", "resource limits", "Landlock",
                                      "system call filter"};
  size_t used = 0;
  snprintf(text, size, "none");
  for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (!(layers & 1u << i) || used >= size) continue;
    int n = snprintf(text + used, size - used, "%s%s", used ? ", " : "", names[i]);
    used += n > 0 ? (size_t)n : 0;
  }
  return text;
}
