#include "base/vec.h"

#include <stdint.h>

#ifdef ENG_HARD
static size_t grown(size_t capacity, size_t wanted) {
  (void)capacity;
  return wanted;
}
#else
static size_t grown(size_t capacity, size_t wanted) {
  size_t half = capacity + capacity / 2;
  if (half < 16) half = 16;
  return half > wanted ? half : wanted;
}
#endif

bool eng__vec_grow(void **at, size_t *capacity, size_t wanted, size_t size) {
  size_t count = grown(*capacity, wanted);
  if (count > SIZE_MAX / 2 / size) return false;
  void *moved = realloc(*at, count * size);
  if (!moved) return false;
  *at = moved;
  *capacity = count;
  return true;
}
