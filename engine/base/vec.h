/* A growing array of any type:
 *
 *   ENG__VEC(uint32_t) starts = {0};
 *   if (!eng__vec_push(&starts, 7u)) return eng__fail_nomem(err);
 *   eng__vec_free(&starts);
 *
 * `starts.at[i]`, `starts.count`. Emptied by `starts.count = 0`, which keeps the memory for the
 * next document. A failed growth leaves the array as it was. */
#ifndef ENG_BASE_VEC_H
#define ENG_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#define ENG__VEC(type)                                                                             \
  struct {                                                                                         \
    type *at;                                                                                      \
    size_t count, capacity;                                                                        \
  }

/* Room for at least `count` elements in all; false when memory is out. */
#define eng__vec_reserve(vec, wanted)                                                              \
  ((wanted) <= (vec)->capacity ||                                                                  \
   eng__vec_grow((void **)&(vec)->at, &(vec)->capacity, (wanted), sizeof *(vec)->at))

#define eng__vec_push(vec, value)                                                                  \
  (eng__vec_reserve(vec, (vec)->count + 1) ? ((vec)->at[(vec)->count++] = (value), true) : false)

#define eng__vec_free(vec) (free((vec)->at), (vec)->at = NULL, (vec)->count = (vec)->capacity = 0)

bool eng__vec_grow(void **at, size_t *capacity, size_t wanted, size_t size);

#endif
