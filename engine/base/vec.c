#include "base/vec.h"

#include <stdint.h>

#ifdef ENG_HARD
enum { LEAST = 1, ONE_BY_ONE = 256 }; /* each of the first ones moves the array */
#else
enum { LEAST = 16, ONE_BY_ONE = 0 };
#endif

static size_t grown(size_t capacity, size_t wanted) {
  size_t room = capacity + capacity / 2;
  if (room < wanted || wanted <= ONE_BY_ONE) room = wanted;
  return room < LEAST ? LEAST : room;
}

bool eng__vec_grow(void **at, size_t *capacity, size_t wanted, size_t size) {
  size_t count = grown(*capacity, wanted);
  if (count > SIZE_MAX / 2 / size) return false;
  void *moved = realloc(*at, count * size);
  if (!moved) return false;
  *at = moved;
  *capacity = count;
  return true;
}
