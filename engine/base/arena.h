/* Memory for one unit of work: many small pieces, given back at once.
 *
 * Pieces are cut from chunks that double in size; eng__arena_reset() keeps the largest chunk, so a
 * worker that reads a thousand documents allocates a handful of times. `make hard` builds with tiny
 * chunks, and with each piece in its own malloc under a sanitizer, so that overruns are seen. */
#ifndef ENG_BASE_ARENA_H
#define ENG_BASE_ARENA_H

#include "base/slice.h"

typedef struct eng__arena {
  struct eng__arena_chunk *chunks; /* newest first */
  size_t used;                     /* of the newest chunk */
} eng__arena;

/* An arena starts as all zeroes: `eng__arena arena = {0};` */

/* `size` bytes aligned for any type, not cleared; NULL when memory is out. Lives until the arena
 * is reset or freed. */
void *eng__arena_alloc(eng__arena *arena, size_t size);

/* `count` cleared elements; NULL when memory is out or the product overflows. */
void *eng__arena_array(eng__arena *arena, size_t count, size_t size);

/* A copy of the bytes with a NUL behind it; `.at` is NULL when memory is out. */
eng__slice eng__arena_copy(eng__arena *arena, eng__slice bytes);

/* Ends every piece; keeps one chunk of at most 1 MiB for the next unit. */
void eng__arena_reset(eng__arena *arena);

/* Ends every piece and gives the memory back; the arena may be used again. */
void eng__arena_free(eng__arena *arena);

#endif
