/* The pairs of what follows (name_follow.h), gathered name by name. */
#include "match/name_follow.h"

#include <stdlib.h>

/* The consonants [from, to) of a key. */
static eng__name_code cut(eng__name_code key, unsigned from, unsigned to) {
  unsigned count = to - from;
  uint64_t mask = count < ENG__CODE_MOST ? (UINT64_C(1) << (4 * count)) - 1 : UINT64_MAX;
  return (eng__name_code){count ? key.bits >> (4 * from) & mask : 0, (uint8_t)count};
}

/* The first words of a way, and the script of the text. */
typedef struct start {
  const eng__name_way *way;
  unsigned text;
  unsigned first, end; /* consonants of the first word, and of the two */
  bool whole;          /* there is nothing behind them */
} start;

static bool add(eng__name_follow *follow, uint64_t begin, const eng__name_heard *second,
                unsigned text) {
  uint32_t sign = eng__name_second_sign(second, text);
  return eng__vec_push(&follow->pairs, eng__name_signs_hash(eng__name_first_sign(begin), sign));
}

/* The consonants [from, to) behind a beginning. A name that goes on behind them may do so behind
 * any sound. */
static bool add_second(eng__name_follow *follow, const start *s, uint64_t begin, unsigned from,
                       unsigned to) {
  eng__name_heard second = {.key = cut(s->way->key, from, to), .end = s->way->end};
  if (!add(follow, begin, &second, s->text)) return false;
  second.end = second.end == ENG__SOUND_VOWEL ? ENG__SOUND_CONSONANT : ENG__SOUND_VOWEL;
  return (s->whole && to == s->end) || add(follow, begin, &second, s->text);
}

/* Two consonants that meet are one, so the second word may begin with the one before it (Hassan
 * Naderi) or be nothing else. */
static bool add_behind(eng__name_follow *follow, const start *s, uint64_t begin) {
  eng__name_heard silent = {.key = {0, 0}, .silent = 1};
  if (s->end > s->first && !add_second(follow, s, begin, s->first, s->end)) return false;
  if (s->first && s->end > s->first && !add_second(follow, s, begin, s->first - 1, s->end))
    return false;
  if (s->first && !add_second(follow, s, begin, s->first - 1, s->first)) return false;
  return !s->way->silent || add(follow, begin, &silent, s->text);
}

static bool add_start(eng__name_follow *follow, const start *s) {
  eng__name_code key = cut(s->way->key, 0, s->first);
  for (unsigned silent = 0; silent <= s->way->silent; silent++)
    if (!add_behind(follow, s, eng__name_begin_hash(key, 0, silent, s->way->start, s->text)))
      return false;
  return true;
}

bool eng__name_follow_add(eng__name_follow *follow, const eng__name_way *way, uint32_t seams,
                          unsigned text) {
  unsigned count = way->key.count;
  seams = eng__name_inner_seams(seams, way->key);
  unsigned first = seams ? (unsigned)__builtin_ctz(seams) : count;
  start s = {way, text, 0, first, !seams && way->silent < 2 && !way->open_end};
  if (way->silent_start && !add_start(follow, &s)) return false;
  if (!seams && !way->silent && !way->open_end) return true; /* one word */
  uint32_t rest = seams & (seams - 1);
  unsigned second = rest ? (unsigned)__builtin_ctz(rest) : count;
  s = (start){way, text, first, second, !rest && !way->silent && !way->open_end};
  return add_start(follow, &s);
}

/* At least 16 bits for each pair, a few of which are there twice. */
bool eng__name_follow_make(eng__name_follow *follow) {
  size_t blocks = 8;
  while (blocks * 4 < follow->pairs.count) blocks *= 2;
  follow->mask = blocks - 1;
  follow->filter = eng__table_memory(blocks, sizeof *follow->filter);
  for (size_t i = 0; follow->filter && i < follow->pairs.count; i++) {
    uint64_t hash = follow->pairs.at[i];
    follow->filter[hash >> 12 & follow->mask] |= eng__filter_mask(hash);
  }
  eng__vec_free(&follow->pairs);
  return follow->filter != NULL;
}

void eng__name_follow_free(eng__name_follow *follow) {
  eng__vec_free(&follow->pairs);
  free(follow->filter);
  *follow = (eng__name_follow){0};
}
