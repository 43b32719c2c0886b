/* A place is found from the last step that begins before it: inside that step's block it snaps to
 * one of the block's ends, behind it both texts run alike. */
#include "unicode/offset_map.h"

static uint32_t begins(const eng__map_step *step, bool by_source) {
  return by_source ? step->source : step->target;
}

/* The last step that begins before `place`, or at it when `at_too`; NULL when there is none. */
static const eng__map_step *last_step(const eng__offset_map *map, uint32_t place, bool by_source,
                                      bool at_too) {
  size_t low = 0, high = map->steps.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint32_t start = begins(&map->steps.at[middle], by_source);
    if (start < place || (at_too && start == place)) low = middle + 1;
    else high = middle;
  }
  return low ? &map->steps.at[low - 1] : NULL;
}

/* Steps that begin at the place are looked at as well: those that became nothing lie in front of
 * it, one that became something has it as its first byte. */
uint32_t eng__map_start(const eng__offset_map *map, uint32_t target) {
  const eng__map_step *step = last_step(map, target, false, true);
  if (!step) return target;
  uint32_t into = target - step->target;
  if (into < step->target_len) return step->source;
  return step->source + step->source_len + (into - step->target_len);
}

uint32_t eng__map_end(const eng__offset_map *map, uint32_t target) {
  const eng__map_step *step = last_step(map, target, false, false);
  if (!step) return target;
  uint32_t into = target - step->target, end = step->source + step->source_len;
  return into < step->target_len ? end : end + (into - step->target_len);
}

uint32_t eng__map_forward_start(const eng__offset_map *map, uint32_t source) {
  const eng__map_step *step = last_step(map, source, true, true);
  if (!step) return source;
  uint32_t into = source - step->source;
  if (into < step->source_len) return step->target;
  return step->target + step->target_len + (into - step->source_len);
}

uint32_t eng__map_forward_end(const eng__offset_map *map, uint32_t source) {
  const eng__map_step *step = last_step(map, source, true, false);
  if (!step) return source;
  uint32_t into = source - step->source, end = step->target + step->target_len;
  return into < step->source_len ? end : end + (into - step->source_len);
}
