/* The sieves of names (name_sieve.h). They must be cheap, for they ask every word of every text.
 *
 * Latin names begin with a capital: most Latin words are done with by a look at their first letter.
 * What a word says is known from a memo (name_memo.h): few words are a name by their consonants,
 * but nearly every short one may begin some name of a long list. So the next word is asked, too:
 * few begin a name together (name_follow.h).
 *
 * Each question is put to a block of parts before the next one, the answers being bits of one
 * number: so few branches hang on a single word. A block is looked at before the one in front of it
 * is heard, so that what the memo holds of its words is there when it is asked for. */
#include "match/name_sieve.h"

#include "match/state.h"

typedef eng__name_scanner scanner;

enum { BITS = ENG__BYTE_BITS };

typedef eng__name_looks block;

/* What the memo says of the words of a block that were asked for; of others nothing. */
typedef struct heard {
  eng__name_sign signs[BITS]; /* of those alone */
  char flags[BITS];
  uint64_t fronted;
} heard;

/* ---- Looks ---- */

/* Looks at the block from part `from` on, and fetches what will be asked of its words. */
static block look_ahead(scanner *s, size_t from) {
  block b = eng__name_look(s, from);
  const eng__part *parts = s->ground.parts + from;
  eng__name_memo *slots = s->index->names.memory.slots;
  for (uint64_t words = b.heads | (b.heads << 1 & b.words); words;)
    __builtin_prefetch(eng__name_slot(slots, parts[eng__next_bit(&words)].hash));
  return b;
}

/* ---- Signs ---- */

/* Reads the signs of these words. */
static eng_status hear(const scanner *s, const block *b, uint64_t words, heard *h, eng_error *err) {
  const eng__part *parts = s->ground.parts + b->from;
  eng__slice view = s->ground.document->view;
  eng__name_memory *memory = &s->index->names.memory;
  while (words) {
    unsigned i = eng__next_bit(&words);
    const eng__name_memo *memo = eng__name_kept(memory->slots, view, &parts[i]);
    eng_status status =
        memo ? ENG_OK : eng__name_recall(memory, &s->ground, b->from + i, &memo, err);
    if (status) return status;
    h->signs[i] = memo->sign;
    h->flags[i] = (char)memo->sign.flags;
    h->fronted |= (uint64_t)memo->sign.fronted << i;
  }
  return ENG_OK;
}

/* ---- Pairs ---- */

/* Do the two words need a closer look, whatever their signs are? */
static inline bool is_sure(const scanner *s, const block *b, const heard *h, unsigned at) {
  size_t part = b->from + at;
  if (eng__name_signs_differ(h->signs[at], h->signs[at + 1])) return true;
  return h->signs[at].count >= ENG__KEY_LONG || h->signs[at + 1].flags & ENG__WORD_SECOND ||
         !eng__name_is_plain_pair(&s->ground, part) || eng__name_is_tied(&s->ground, part + 1) ||
         eng__name_is_tail(s, part + 2);
}

/* Those of the words before another which may begin a name with it. */
static uint64_t pick_pairs(const scanner *s, const block *b, const heard *h, uint64_t pairs) {
  const eng__name_follow *follow = &s->set->follow;
  uint64_t hashes[BITS], picked = 0;
  for (uint64_t left = pairs; left;) {
    unsigned i = eng__next_bit(&left);
    hashes[i] = eng__name_signs_hash(h->signs[i].first, h->signs[i + 1].second);
    eng__name_follow_expect(follow, hashes[i]);
  }
  while (pairs) {
    unsigned i = eng__next_bit(&pairs);
    picked |= (uint64_t)(eng__name_follows(follow, hashes[i]) || is_sure(s, b, h, i)) << i;
  }
  return picked;
}

/* ---- The sieve ---- */

static eng_status sift(const scanner *s, const block *b, eng__name_picks *picks, eng_error *err) {
  heard h;
  memset(h.flags, 0, sizeof h.flags);
  h.fronted = 0;
  eng_status status = hear(s, b, b->heads, &h, err);
  if (status) return status;
  uint64_t wholes = eng__bits_of(h.flags, ENG__WORD_IS_NAME) |
                    eng__bits_of(h.flags, ENG__WORD_TAILED) |
                    eng__bits_of(h.flags, ENG__WORD_PLURAL);
  uint64_t firsts = b->heads & eng__bits_of(h.flags, ENG__WORD_FIRST),
           pairs = firsts & b->words >> 1;
  picks->alone = b->tags | (b->heads & wholes);
  status = hear(s, b, pairs << 1 & ~b->heads, &h, err);
  if (status) return status;
  uint64_t barred = eng__bits_of(h.flags, ENG__WORD_BARRED) & ~(b->hyphens >> 1); /* as-Sadr */
  /* With what hangs on it by a half-space a word may be one of a name, and so may the next. */
  uint64_t tokens = b->words & b->joined >> 1 & ~barred;
  picks->alone |= b->heads & tokens;
  /* And behind a hyphen any word may go on. */
  picks->ahead = (b->heads & (b->hyphens >> 1 | h.fronted)) |
                 (firsts & (b->joints >> 1 | tokens >> 1 | tokens));
  picks->ahead |= pick_pairs(s, b, &h, pairs & ~(barred >> 1) & ~picks->ahead);
  return ENG_OK;
}

eng_status eng__name_sieve(scanner *s, size_t from, eng__name_picks *picks, eng_error *err) {
  block b = from ? s->ahead : look_ahead(s, from);
  size_t next = from + b.count;
  if (next < s->ground.count) s->ahead = look_ahead(s, next);
  return sift(s, &b, picks, err);
}
