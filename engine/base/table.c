#include "base/table.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { LINE = 64, HUGE_PAGE = 2 << 20 };

void *eng__table_open(void **memory, size_t size) {
  size_t edge = size < HUGE_PAGE ? LINE : HUGE_PAGE;
  bool fresh = !*memory;
  if (fresh) *memory = calloc(1, size + edge);
  if (!*memory) return NULL;
  void *table = (void *)(((uintptr_t)*memory + edge - 1) & ~(uintptr_t)(edge - 1));
  if (fresh && edge == HUGE_PAGE) (void)madvise(table, size, MADV_HUGEPAGE);
  return table;
}
