/* The table of what follows (name_follow.h): open, by 32 bits of a hash, filled once. */
#include "match/name_follow.h"

#include <stdlib.h>

static eng__follow_slot *slot_of(const eng__name_follow *follow, uint32_t tag) {
  uint32_t at = tag & follow->mask;
  while (follow->slots[at].groups && follow->slots[at].tag != tag) at = (at + 1) & follow->mask;
  return &follow->slots[at];
}

static bool grow(eng__name_follow *follow) {
  uint32_t old = follow->slots ? follow->mask + 1 : 0, size = old ? old * 2 : 64;
  eng__name_follow wider = {calloc(size, sizeof *wider.slots), follow->count, size - 1};
  if (!wider.slots) return false;
  for (uint32_t i = 0; i < old; i++)
    if (follow->slots[i].groups) *slot_of(&wider, follow->slots[i].tag) = follow->slots[i];
  free(follow->slots);
  *follow = wider;
  return true;
}

static bool enter(eng__name_follow *follow, eng__name_code key, unsigned text, uint32_t groups) {
  if (follow->count * 2 >= follow->mask && !grow(follow)) return false;
  uint32_t tag = eng__name_follow_tag(key, text);
  eng__follow_slot *slot = slot_of(follow, tag);
  follow->count += !slot->groups;
  slot->tag = tag;
  slot->groups |= groups;
  return true;
}

/* The consonants [from, to) of a key. */
static eng__name_code cut(eng__name_code key, unsigned from, unsigned to) {
  unsigned count = to - from;
  uint64_t mask = count < ENG__CODE_MOST ? (UINT64_C(1) << (4 * count)) - 1 : UINT64_MAX;
  return (eng__name_code){count ? key.bits >> (4 * from) & mask : 0, (uint8_t)count};
}

static uint32_t groups_of(const eng__name_way *way, unsigned count, unsigned text) {
  uint32_t groups = 0;
  for (unsigned silent = 0; silent <= way->silent; silent++) {
    uint64_t begin = eng__name_begin_hash(cut(way->key, 0, count), 0, silent, way->start, text);
    groups |= UINT32_C(1) << eng__name_group(begin);
  }
  return groups;
}

/* The word behind the first `first` consonants, which ends before consonant `end`. It may begin
 * with the consonant before it, as two that meet are one: Hassan Naderi. */
static bool enter_second(eng__name_follow *follow, const eng__name_way *way, unsigned first,
                         unsigned end, unsigned text) {
  uint32_t groups = groups_of(way, first, text);
  if (end == first) return true;
  if (!enter(follow, cut(way->key, first, end), text, groups)) return false;
  return !first || enter(follow, cut(way->key, first - 1, end), text, groups);
}

bool eng__name_follow_add(eng__name_follow *follow, const eng__name_way *way, uint32_t seams,
                          unsigned text) {
  unsigned count = way->key.count;
  seams = eng__name_inner_seams(seams, way->key);
  unsigned first = seams ? (unsigned)__builtin_ctz(seams) : count;
  if (way->silent_start && !enter_second(follow, way, 0, first, text)) return false;
  if (!seams && !way->silent) return true; /* one word */
  uint32_t rest = seams & (seams - 1);
  unsigned second = rest ? (unsigned)__builtin_ctz(rest) : count;
  return enter_second(follow, way, first, second, text);
}

uint32_t eng__name_follow_of(const eng__name_follow *follow, eng__name_code key, unsigned text) {
  if (!key.count) return (uint32_t)ENG__FOLLOW_ALL;
  if (!follow->slots) return 0;
  return slot_of(follow, eng__name_follow_tag(key, text))->groups;
}

void eng__name_follow_free(eng__name_follow *follow) {
  free(follow->slots);
  *follow = (eng__name_follow){0};
}
