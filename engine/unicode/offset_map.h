/* The one place that knows how to go between two texts: the view and the text it was folded from,
 * or the text and the bytes it was decoded from.
 *
 * "from" is the earlier text (written `source`), "to" the one made of it (`target`). Only where
 * lengths differ is anything stored: a step is a block of the source that became a block of the
 * target as a whole; between two steps both run byte by byte alike. An empty map is the identity.
 * Steps are in order in both texts and never overlap. */
#ifndef ENG_UNICODE_OFFSET_MAP_H
#define ENG_UNICODE_OFFSET_MAP_H

#include "base/vec.h"

#include <stdint.h>

typedef struct eng__map_step {
  uint32_t source, target;         /* where the block begins */
  uint32_t source_len, target_len; /* either may be 0 */
} eng__map_step;

typedef struct eng__offset_map {
  ENG__VEC(eng__map_step) steps;
} eng__offset_map;

/* Where the source of the target character at `target` begins: for a place inside a block, the
 * block's start; blocks that became nothing in front of `target` are not included. */
uint32_t eng__map_start(const eng__offset_map *map, uint32_t target);

/* Where the source of the target character that ends at `target` ends: for a place inside a block,
 * the block's end; blocks that became nothing behind it are not included. */
uint32_t eng__map_end(const eng__offset_map *map, uint32_t target);

/* The other way: the target place of a source place; inside a block, its target start
 * (eng__map_forward_start) or end (eng__map_forward_end). */
uint32_t eng__map_forward_start(const eng__offset_map *map, uint32_t source);
uint32_t eng__map_forward_end(const eng__offset_map *map, uint32_t source);

#endif
