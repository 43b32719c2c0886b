/* Phrases by all their words in one. Only hashtags ask, so that a filter in front would not pay;
 * and every phrase is in it, so that it is made in the memory that told which phrases were known.
 */
#include "match/phrase.h"

/* Never 0, which stands for no tag. */
static uint32_t tag_of(uint64_t hash) {
  uint32_t tag = (uint32_t)(hash >> 8);
  return tag ? tag : 1;
}

bool eng__glued_add(eng__phrases *phrases, size_t index, uint64_t hash) {
  eng__glued *glued = &phrases->glued;
  if (!glued->next) glued->next = calloc(phrases->all.count, sizeof *glued->next);
  if (!glued->next) return false;
  glued->next[index] = tag_of(hash);
  return true;
}

/* The slot of a tag: its own, or the empty one where it goes. */
static eng__known_phrase *slot_of(const eng__glued *glued, uint32_t tag) {
  uint32_t at = tag & glued->mask;
  while (glued->slots[at].index && glued->slots[at].tag != tag) at = (at + 1) & glued->mask;
  return &glued->slots[at];
}

enum { AHEAD = 16 };

/* Until here `next` is the tag of each. From behind, so that the first added is the first found. */
static void link_all(eng__glued *glued, size_t count) {
  for (size_t i = count; i-- > 0;) {
    if (i >= AHEAD) __builtin_prefetch(&glued->slots[glued->next[i - AHEAD] & glued->mask], 1);
    uint32_t tag = glued->next[i];
    if (!tag) continue;
    eng__known_phrase *slot = slot_of(glued, tag);
    glued->next[i] = slot->index;
    *slot = (eng__known_phrase){tag, (uint32_t)i + 1};
  }
}

void eng__glued_build(eng__phrases *phrases) {
  eng__glued *glued = &phrases->glued;
  if (!glued->next) {
    eng__vec_free(&phrases->known);
    return;
  }
  glued->slots = phrases->known.at; /* at most half full (phrase_store.c) */
  glued->mask = (uint32_t)phrases->known.count - 1;
  memset(glued->slots, 0, phrases->known.count * sizeof *glued->slots);
  phrases->known.at = NULL;
  phrases->known.count = phrases->known.capacity = 0;
  link_all(glued, phrases->all.count);
}

uint32_t eng__glued_find(const eng__glued *glued, uint64_t hash) {
  return glued->slots ? slot_of(glued, tag_of(hash))->index : 0;
}
