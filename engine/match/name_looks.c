/* Looks (name_looks.h): a byte for each part, then a bit. */
#include "match/name_looks.h"

#include "match/state.h"
#include "translit/titles.h"

typedef eng__name_scanner scanner;

enum { BITS = ENG__BYTE_BITS };

/* What a part looks like: bits of a byte. */
enum {
  WORD = 1,
  HEAD = 2,
  DOUBTFUL = 4,
  TAG = 8,
  JOINT = 16,
  COMMA = 32,
  JOINED = 64,
  HYPHEN = 128
};
enum { KINDS = 8 };

_Static_assert((int)ENG_TOKEN_PUNCT < KINDS, "KIND_LOOKS has all kinds");
_Static_assert(ENG__PART_JOINED == 1, "a product moves it to its place");

/* By its kind; a Persian word is a head, too. */
static const uint8_t KIND_LOOKS[KINDS] = {[ENG_TOKEN_WORD] = WORD,
                                          [ENG_TOKEN_NUMBER] = WORD | HEAD,
                                          [ENG_TOKEN_HASHTAG] = TAG,
                                          [ENG_TOKEN_MENTION] = TAG};

/* By the first byte of the text, which counts if it is a word, and by that of the view, which
 * counts if it is none. */
#define EIGHT(look) look, look, look, look, look, look, look, look
#define MANY(look) EIGHT(look), EIGHT(look), EIGHT(look), EIGHT(look)
static const uint8_t FIRST[256] = {
    ['A'] = EIGHT(HEAD),     EIGHT(HEAD),    EIGHT(HEAD),    HEAD,          HEAD,
    [0x80] = MANY(DOUBTFUL), MANY(DOUBTFUL), MANY(DOUBTFUL), MANY(DOUBTFUL)};
#undef MANY
#undef EIGHT
enum { ARABIC_COMMA = 0xD8 /* ، begins with it */ };
static const uint8_t SIGNS[256] = {
    ['-'] = JOINT | HYPHEN, ['\''] = JOINT, [','] = COMMA, [ARABIC_COMMA] = COMMA};

/* ---- Bytes ---- */

/* Goes on to the steps of the map around a place of the view; those asked for come in order. */
static void move_shift(scanner *s, uint32_t view) {
  const eng__offset_map *map = &s->index->document->view_map;
  const eng__map_step *steps = map->steps.at;
  size_t count = map->steps.count;
  while (s->step < count && steps[s->step].target + steps[s->step].target_len <= view) s->step++;
  const eng__map_step *last = s->step ? &steps[s->step - 1] : NULL;
  s->shift = last ? last->source + last->source_len - (last->target + last->target_len) : 0;
  s->shift_end = s->step < count ? steps[s->step].target : UINT32_MAX;
}

/* The byte of the text that a place of the view was; within a step of the map one that is not
 * ASCII. */
static inline unsigned char text_byte(scanner *s, const char *text, uint32_t view) {
  if (view >= s->shift_end) move_shift(s, view);
  return view < s->shift_end ? (unsigned char)text[(uint32_t)(view + s->shift)] : 0x80;
}

/* By what stands in the view. */
static inline unsigned looks_of(const eng__part *part, const char *view) {
  unsigned kind = KIND_LOOKS[part->kind];
  unsigned head = part->script == ENG__SCRIPT_ARABIC && kind & WORD ? HEAD : 0;
  return kind | head | SIGNS[(unsigned char)view[part->start]] |
         (part->flags & ENG__PART_JOINED) * JOINED;
}

/* The looks of `count` parts from `from` on, and of as many as `beyond` behind them. */
static void look_at_parts(scanner *s, size_t from, unsigned count, unsigned beyond,
                          char looks[BITS]) {
  const eng__part *part = s->ground.parts + from;
  const char *view = s->ground.document->view.at, *text = s->ground.document->text.at;
  char *out = looks, *inner_end = looks + count, *end = inner_end + beyond;
  for (; out < inner_end; out++, part++)
    *out = (char)(looks_of(part, view) | FIRST[text_byte(s, text, part->start)]);
  for (; out < end; out++, part++) *out = (char)looks_of(part, view);
}

/* ---- Heads that a byte does not tell ---- */

/* al-Sadr */
static bool is_capital_article(const eng__name_ground *ground, size_t part) {
  const eng__part *word = &ground->parts[part];
  if (word->end - word->start > ENG__ARTICLE_MOST) return false;
  eng__slice next = eng__name_behind_hyphen(ground, part);
  return next.len && eng__is_article(eng__name_word(ground, part), next) &&
         eng__name_capital(ground, part + 2);
}

/* bin Laden, von der Leyen: written small, as another such word may be, before one that is not. */
static bool is_particle(const eng__name_ground *ground, size_t part) {
  if (!eng__name_set_may_be(ground->set->particles, ground->parts[part].hash)) return false;
  if (!eng__is_particle(eng__name_word(ground, part))) return false;
  size_t next = eng__name_next(ground, part, false);
  if (next != SIZE_MAX && eng__is_particle(eng__name_word(ground, next)))
    next = eng__name_next(ground, next, false);
  return next != SIZE_MAX && eng__name_capital(ground, next);
}

/* The same for names that begin with one, of which there are few. */
static void look_for_particles(const scanner *s, eng__name_looks *b, uint64_t small) {
  while (small) {
    unsigned i = eng__next_bit(&small);
    b->heads |= (uint64_t)is_particle(&s->ground, b->from + i) << i;
  }
}

/* Words that are no heads by their first byte, but may be by what it begins, or what follows. */
static void look_again(const scanner *s, eng__name_looks *b, uint64_t doubtful) {
  while (doubtful) {
    unsigned i = eng__next_bit(&doubtful);
    size_t part = b->from + i;
    bool head = eng__name_capital(&s->ground, part) || is_capital_article(&s->ground, part);
    b->heads |= (uint64_t)head << i;
  }
}

/* ---- A block ---- */

static void look(const scanner *s, eng__name_looks *b, const char looks[BITS]) {
  uint64_t inside = (UINT64_C(1) << b->count) - 1;
  b->words = eng__bits_of(looks, WORD);
  b->tags = eng__bits_of(looks, TAG) & inside;
  b->joined = eng__bits_of(looks, JOINED);
  b->joints = eng__bits_of(looks, JOINT);
  if (s->set->any_order) b->joints |= eng__bits_of(looks, COMMA);
  b->joints &= ~b->words;
  b->hyphens = eng__bits_of(looks, HYPHEN) & b->joints;
  b->heads = b->words & inside;
  if (s->ground.caseless) return;
  b->heads &= eng__bits_of(looks, HEAD);
  uint64_t small = b->words & inside & ~b->heads;
  if (s->set->any_particles) look_for_particles(s, b, small);
  look_again(s, b, (eng__bits_of(looks, DOUBTFUL) | b->joints >> 1) & small & ~b->heads);
}

eng__name_looks eng__name_look(scanner *s, size_t from) {
  size_t left = s->ground.count - from;
  eng__name_looks b = {.from = from};
  char looks[BITS] = {0};
  b.count = left < ENG__SIEVE_BLOCK ? (unsigned)left : ENG__SIEVE_BLOCK;
  left -= b.count;
  look_at_parts(s, from, b.count, left < ENG__SIEVE_BEYOND ? (unsigned)left : ENG__SIEVE_BEYOND,
                looks);
  look(s, &b, looks);
  return b;
}
