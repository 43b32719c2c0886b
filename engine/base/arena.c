#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

struct eng__arena_chunk {
  struct eng__arena_chunk *next;
  size_t size;
  alignas(max_align_t) char bytes[];
};

#ifdef ENG_HARD
enum { FIRST_CHUNK = 1, KEPT_CHUNK = 0 }; /* every piece is a malloc of its own */
#else
enum { FIRST_CHUNK = 16 << 10, KEPT_CHUNK = 1 << 20 };
#endif

static struct eng__arena_chunk *new_chunk(eng__arena *arena, size_t least) {
  size_t size = FIRST_CHUNK;
  if (arena->chunks && KEPT_CHUNK > 0) size = arena->chunks->size * 2;
  if (KEPT_CHUNK > 0 && size > KEPT_CHUNK) size = KEPT_CHUNK;
  if (size < least) size = least;
  struct eng__arena_chunk *chunk = malloc(sizeof *chunk + size);
  if (!chunk) return NULL;
  chunk->next = arena->chunks;
  chunk->size = size;
  arena->chunks = chunk;
  arena->used = 0;
  return chunk;
}

void *eng__arena_alloc(eng__arena *arena, size_t size) {
  size_t align = alignof(max_align_t);
  if (size > SIZE_MAX / 2) return NULL; /* as the other containers have it; sums cannot wrap */
  size = size ? (size + align - 1) / align * align : align;
  struct eng__arena_chunk *chunk = arena->chunks;
  if (!chunk || chunk->size - arena->used < size) chunk = new_chunk(arena, size);
  if (!chunk) return NULL;
  void *piece = chunk->bytes + arena->used;
  arena->used += size;
  return piece;
}

void *eng__arena_array(eng__arena *arena, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) return NULL;
  void *piece = eng__arena_alloc(arena, count * size);
  if (piece) memset(piece, 0, count * size);
  return piece;
}

eng__slice eng__arena_copy(eng__arena *arena, eng__slice bytes) {
  char *copy = bytes.len < SIZE_MAX ? eng__arena_alloc(arena, bytes.len + 1) : NULL;
  if (!copy) return (eng__slice){NULL, 0};
  if (bytes.len) memcpy(copy, bytes.at, bytes.len);
  copy[bytes.len] = '\0';
  return (eng__slice){copy, bytes.len};
}

static void free_chunks(struct eng__arena_chunk *chunk) {
  while (chunk) {
    struct eng__arena_chunk *next = chunk->next;
    free(chunk);
    chunk = next;
  }
}

void eng__arena_reset(eng__arena *arena) {
  struct eng__arena_chunk *kept = arena->chunks;
  if (!kept) return;
  free_chunks(kept->next);
  kept->next = NULL;
  arena->used = 0;
  if (kept->size > KEPT_CHUNK) eng__arena_free(arena);
}

void eng__arena_free(eng__arena *arena) {
  free_chunks(arena->chunks);
  *arena = (eng__arena){0};
}
