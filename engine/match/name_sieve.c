/* The sieves of names (name_sieve.h). They must be cheap, for they ask every word of every text.
 *
 * Latin names begin with a capital: most Latin words are done with by a look at their first letter.
 * What a word says is known from a memo (name_memo.h): few words are a name by their consonants,
 * but nearly every short one may begin some name of a long list. So the next word is asked, too:
 * few begin a name together (name_follow.h).
 *
 * Each question is put to a block of parts before the next one, the answers being bits of one
 * number: so few branches hang on a single word, and what the tables hold is fetched ahead. */
#include "match/name_sieve.h"

#include "base/cpu.h"
#include "match/state.h"
#include "translit/titles.h"

typedef eng__name_scanner scanner;

enum { BITS = 64 };

/* A bit for each part, the first being the lowest; heads and tags are those of the block alone. */
typedef struct block {
  size_t from;
  unsigned count;
  uint64_t words;  /* and numbers */
  uint64_t heads;  /* words that a name may begin with, by their looks */
  uint64_t joints; /* signs that may stand between the words of a name */
  uint64_t hyphens;
  uint64_t tags;   /* hashtags and handles */
  uint64_t joined; /* what a half-space ties to the part before */
  /* What the memo says of the words that were asked for; of others nothing. */
  eng__name_sign signs[BITS];
  char flags[BITS];
  uint64_t fronted;
} block;

/* The place of the lowest bit, which is taken away. */
static inline unsigned next_bit(uint64_t *bits) {
  unsigned at = (unsigned)__builtin_ctzll(*bits);
  *bits &= *bits - 1;
  return at;
}

/* ---- Looks ---- */

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
enum { KINDS = 8, SCRIPTS = 8 };

_Static_assert((int)ENG_TOKEN_PUNCT < KINDS, "LOOKS has all kinds");
_Static_assert((int)ENG__SCRIPT_OTHER < SCRIPTS, "and all scripts");
_Static_assert(ENG__PART_JOINED == 1, "a product moves it to its place");

/* By its kind and its script. */
static const uint8_t LOOKS[KINDS][SCRIPTS] = {
    [ENG_TOKEN_WORD] = {WORD, WORD, WORD | HEAD, WORD, WORD, WORD, WORD, WORD},
    [ENG_TOKEN_NUMBER] = {WORD | HEAD, WORD | HEAD, WORD | HEAD, WORD | HEAD, WORD | HEAD,
                          WORD | HEAD, WORD | HEAD, WORD | HEAD},
    [ENG_TOKEN_HASHTAG] = {TAG, TAG, TAG, TAG, TAG, TAG, TAG, TAG},
    [ENG_TOKEN_MENTION] = {TAG, TAG, TAG, TAG, TAG, TAG, TAG, TAG}};

/* By the first byte of the text, which counts if it is a word, and by that of the view, which
 * counts if it is none. */
#define EIGHT(look) look, look, look, look, look, look, look, look
#define MANY(look) EIGHT(look), EIGHT(look), EIGHT(look), EIGHT(look)
static const uint8_t FIRST[256] = {
    ['A'] = EIGHT(HEAD),     EIGHT(HEAD),    EIGHT(HEAD),    HEAD,          HEAD,
    [0x80] = MANY(DOUBTFUL), MANY(DOUBTFUL), MANY(DOUBTFUL), MANY(DOUBTFUL)};
#undef MANY
#undef EIGHT
static const uint8_t SIGNS[256] = {
    ['-'] = JOINT | HYPHEN, ['\''] = JOINT, [','] = COMMA, [0xD8] = COMMA /* ، begins with it */};

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
  return LOOKS[part->kind][part->script] | SIGNS[(unsigned char)view[part->start]] |
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

/* Bit n: byte n has that bit. */
#if ENG__X86
static inline uint64_t bits_of(const char bytes[BITS], unsigned bit) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < BITS; i += 16) {
    __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
    int up = 7 - __builtin_ctz(bit); /* to the top of its byte */
    bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_slli_epi16(some, up)) << i;
  }
  return bits;
}
#else
/* A product gathers eight of them. */
static inline uint64_t bits_of(const char bytes[BITS], unsigned bit) {
  uint64_t bits = 0;
  for (unsigned i = 0; i < BITS; i += 8) {
    uint64_t ones = eng__load64(bytes + i) / bit & UINT64_C(0x0101010101010101);
    bits |= ones * UINT64_C(0x0102040810204080) >> 56 << i;
  }
  return bits;
}
#endif

/* al-Sadr */
static bool is_capital_article(const eng__name_ground *ground, size_t part) {
  const eng__part *word = &ground->parts[part];
  if (word->end - word->start > ENG__ARTICLE_MOST) return false;
  eng__slice next = eng__name_behind_hyphen(ground, part);
  return next.len && eng__is_article(eng__name_word(ground, part), next) &&
         eng__name_capital(ground, part + 2);
}

/* bin Laden: written small before a word that is not. */
static bool is_particle(const eng__name_ground *ground, size_t part) {
  if (!eng__name_set_may_be(ground->set->particles, ground->parts[part].hash)) return false;
  size_t next = eng__name_next(ground, part, false);
  return next != SIZE_MAX && eng__is_particle(eng__name_word(ground, part)) &&
         eng__name_capital(ground, next);
}

/* The same for names that begin with one, of which there are few. */
static void look_for_particles(const scanner *s, block *b, uint64_t small) {
  while (small) {
    unsigned i = next_bit(&small);
    b->heads |= (uint64_t)is_particle(&s->ground, b->from + i) << i;
  }
}

/* Words that are no heads by their first byte, but may be by what it begins, or what follows. */
static void look_again(const scanner *s, block *b, uint64_t doubtful) {
  while (doubtful) {
    unsigned i = next_bit(&doubtful);
    size_t part = b->from + i;
    bool head = eng__name_capital(&s->ground, part) || is_capital_article(&s->ground, part);
    b->heads |= (uint64_t)head << i;
  }
}

static void look(const scanner *s, block *b, const char looks[BITS]) {
  uint64_t inside = (UINT64_C(1) << b->count) - 1;
  b->words = bits_of(looks, WORD);
  b->tags = bits_of(looks, TAG) & inside;
  b->joined = bits_of(looks, JOINED);
  b->joints = bits_of(looks, JOINT);
  if (s->set->any_order) b->joints |= bits_of(looks, COMMA);
  b->joints &= ~b->words;
  b->hyphens = bits_of(looks, HYPHEN) & b->joints;
  b->heads = b->words & inside;
  if (s->ground.caseless) return;
  b->heads &= bits_of(looks, HEAD);
  if (s->set->any_particles) look_for_particles(s, b, b->words & inside & ~b->heads);
  look_again(s, b, (bits_of(looks, DOUBTFUL) | b->joints >> 1) & b->words & inside & ~b->heads);
}

/* ---- Signs ---- */

/* Reads the signs of these words. */
static eng_status hear(const scanner *s, block *b, uint64_t words, eng_error *err) {
  const eng__part *parts = s->ground.parts + b->from;
  eng__slice view = s->ground.document->view;
  eng__name_memory *memory = &s->index->names.memory;
  for (uint64_t left = words; left;)
    __builtin_prefetch(eng__name_slot(memory->slots, parts[next_bit(&left)].hash));
  while (words) {
    unsigned i = next_bit(&words);
    const eng__name_memo *memo = eng__name_kept(memory->slots, view, &parts[i]);
    eng_status status =
        memo ? ENG_OK : eng__name_recall(memory, &s->ground, b->from + i, &memo, err);
    if (status) return status;
    b->signs[i] = memo->sign;
    b->flags[i] = (char)memo->sign.flags;
    b->fronted |= (uint64_t)memo->sign.fronted << i;
  }
  return ENG_OK;
}

/* ---- Pairs ---- */

/* Do the two words need a closer look, whatever their signs are? */
static inline bool is_sure(const scanner *s, const block *b, unsigned at) {
  size_t part = b->from + at;
  if (eng__name_signs_differ(b->signs[at], b->signs[at + 1])) return true;
  return b->signs[at].count >= ENG__KEY_LONG || b->signs[at + 1].flags & ENG__WORD_SECOND ||
         !eng__name_is_plain_pair(&s->ground, part) || eng__name_is_tied(&s->ground, part + 1) ||
         eng__name_is_tail(s, part + 2);
}

/* Those of the words before another which may begin a name with it. */
static uint64_t pick_pairs(const scanner *s, const block *b, uint64_t pairs) {
  const eng__name_follow *follow = &s->set->follow;
  uint64_t hashes[BITS], picked = 0;
  for (uint64_t left = pairs; left;) {
    unsigned i = next_bit(&left);
    hashes[i] = eng__name_signs_hash(b->signs[i].first, b->signs[i + 1].second);
    eng__name_follow_expect(follow, hashes[i]);
  }
  while (pairs) {
    unsigned i = next_bit(&pairs);
    picked |= (uint64_t)(eng__name_follows(follow, hashes[i]) || is_sure(s, b, i)) << i;
  }
  return picked;
}

eng_status eng__name_sieve(scanner *s, size_t from, eng__name_picks *picks, eng_error *err) {
  size_t left = s->ground.count - from;
  char looks[BITS] = {0};
  unsigned count = left < ENG__SIEVE_BLOCK ? (unsigned)left : ENG__SIEVE_BLOCK;
  left -= count;
  look_at_parts(s, from, count, left < ENG__SIEVE_BEYOND ? (unsigned)left : ENG__SIEVE_BEYOND,
                looks);
  block b = {.from = from, .count = count};
  look(s, &b, looks);
  eng_status status = hear(s, &b, b.heads, err);
  if (status) return status;
  uint64_t wholes = bits_of(b.flags, ENG__WORD_IS_NAME) | bits_of(b.flags, ENG__WORD_TAILED) |
                    bits_of(b.flags, ENG__WORD_PLURAL);
  uint64_t firsts = b.heads & bits_of(b.flags, ENG__WORD_FIRST), pairs = firsts & b.words >> 1;
  picks->alone = b.tags | (b.heads & wholes);
  status = hear(s, &b, pairs << 1 & ~b.heads, err);
  if (status) return status;
  uint64_t barred = bits_of(b.flags, ENG__WORD_BARRED) & ~(b.hyphens >> 1); /* as-Sadr */
  /* With what hangs on it by a half-space a word may be one of a name, and so may the next. */
  uint64_t tokens = b.words & b.joined >> 1 & ~barred;
  picks->alone |= b.heads & tokens;
  /* And behind a hyphen any word may go on. */
  picks->ahead =
      (b.heads & (b.hyphens >> 1 | b.fronted)) | (firsts & (b.joints >> 1 | tokens >> 1 | tokens));
  picks->ahead |= pick_pairs(s, &b, pairs & ~(barred >> 1) & ~picks->ahead);
  return ENG_OK;
}
