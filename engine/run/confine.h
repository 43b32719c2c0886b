/* What the kernel keeps from the loader and its workers, beside what the Lua sandbox does: when
 * rule code or a document should ever take such a process over, there is nothing it could do with
 * it.
 *
 * Each layer is tried, and one that the kernel does not know is left out; `engine --version` says
 * which ones hold on this machine, `--stats` which ones a run had. */
#ifndef ENG_RUN_CONFINE_H
#define ENG_RUN_CONFINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A build for tests, whose runtime writes reports. */
#if defined(__SANITIZE_ADDRESS__)
#define ENG__SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ENG__SANITIZED 1
#endif
#endif
#ifndef ENG__SANITIZED
#define ENG__SANITIZED 0
#endif

/* In the order in which they are told. */
typedef enum eng__layer {
  ENG__LAYER_PRIVILEGES = 1,  /* no_new_privs, no capabilities */
  ENG__LAYER_LIMITS = 1 << 1, /* no files, no processes, no core dumps, bounded memory and stack */
  ENG__LAYER_LANDLOCK = 1 << 2, /* no file by name, no TCP, no signal to strangers */
  ENG__LAYER_CALLS = 1 << 3     /* seccomp: an allow-list of system calls */
} eng__layer;

/* The loader, once it has the descriptors and mappings it needs. `descriptors` is the number that
 * no descriptor reaches, those of later workers included; `memory` the most private memory in
 * bytes, 0: no limit; `machine_code` says whether expressions
 * may be compiled by PCRE2's JIT, which needs executable memory. Returns the layers that hold. */
unsigned eng__confine_loader(unsigned descriptors, size_t memory, bool machine_code);

/* A worker, forked from a loader that has `layers`, before its first document; `memory` as above.
 * Returns those of the layers that hold for it too. */
unsigned eng__confine_worker(unsigned layers, size_t memory);

/* The layers that hold in a worker on this machine, found out in a process of its own. */
unsigned eng__confine_probe(void);

/* "resource limits, Landlock", written into `text`, which is large enough at 120 bytes. */
const char *eng__layers_text(unsigned layers, char *text, size_t size);

/* Installs the allow-list of a worker or the longer one of a loader (confine_calls.c). False where
 * the kernel or the machine has no such filter; then nothing was changed. */
bool eng__confine_calls(bool loader, bool machine_code);

/* The Landlock layer alone; it wants no_new_privs before it. False where the kernel has none. */
bool eng__confine_landlock(void);

#endif
