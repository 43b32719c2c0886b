#include "run/heap.h"

#include "run/confine.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__GLIBC__) && !ENG__SANITIZED

#include <malloc.h>

enum { USUAL_MAPPINGS = 65536, LARGE = 4 << 20 };

void eng__heap_expect(size_t bytes) {
  mallopt(M_MMAP_MAX, 0); /* the heap alone, whatever the size, */
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)sbrk(0);
  /* The heap grows for this and stays as large. Volatile: Clang leaves out a malloc() that is only
   * freed. */
  void *volatile room = malloc(bytes);
  uintptr_t to = (uintptr_t)sbrk(0);
  from = (from + page - 1) / page * page;
  if (room && from < to) (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
  free(room);
}

/* What malloc() comes to by itself once it has seen large pieces come and go. */
void eng__heap_settle(void) {
  mallopt(M_MMAP_MAX, USUAL_MAPPINGS);
  mallopt(M_MMAP_THRESHOLD, LARGE);
  mallopt(M_TRIM_THRESHOLD, 2 * LARGE);
}

#else

void eng__heap_expect(size_t bytes) {
  (void)bytes;
}

void eng__heap_settle(void) {}

#endif
