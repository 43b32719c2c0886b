/* The one pass over the parts of a document that finds all phrases.
 *
 * What passes the sieve (sieve.h) goes into a small list; when a block of parts is done, the list
 * is looked up and verified, by when the slots of the tables have come into the cache. What really
 * stands between two words is for the verifier to judge. */
#include "match/prefix.h"
#include "match/sieve.h"
#include "match/state.h"
#include "match/suffixes.h"

#ifdef ENG_HARD
enum { BLOCK = 3 };
#else
enum { BLOCK = 512 };
#endif

typedef struct candidate {
  uint32_t part, what;
  uint64_t pair;                  /* its key with its neighbour */
  const eng__key_use *word, *two; /* chains of the word and of the pair, once looked up */
} candidate;

typedef struct scanner {
  eng__index *index;
  const eng__phrases *phrases;
  const eng__part *parts;
  size_t count;
  eng__slice view;
  eng__ground ground;
  eng__sieve sieve;
  size_t listed;
  candidate list[BLOCK];
} scanner;

/* ---- The pass ---- */

static bool is_sign(const scanner *s, size_t at) {
  return s->sieve.kinds[s->parts[at].kind] & ENG__IS_SIGN;
}

/* The last part before `at` that is no sign, the first one after it; SIZE_MAX: none. */
static size_t word_before(const scanner *s, size_t at) {
  while (at-- > 0)
    if (!is_sign(s, at)) return at;
  return SIZE_MAX;
}

static size_t word_after(const scanner *s, size_t at) {
  while (++at < s->count)
    if (!is_sign(s, at)) return at;
  return SIZE_MAX;
}

/* A part that came through the sieve: for what? */
static void list_candidate(scanner *s, size_t at) {
  const eng__part *part = &s->parts[at];
  size_t before = word_before(s, at);
  uint64_t hash_before = before == SIZE_MAX ? 0 : s->parts[before].hash;
  candidate c = {.part = (uint32_t)at, .pair = eng__pair_key(hash_before, part->hash)};
  c.what = eng__sieve_one(&s->sieve, part, hash_before);
  if (c.what & ENG__MAY_WORD) eng__key_table_prefetch(&s->phrases->words, part->hash);
  if (c.what & ENG__MAY_PAIR) eng__key_table_prefetch(&s->phrases->pairs, c.pair);
  if (c.what & ENG__IS_SUFFIXED &&
      !eng__ends_in_suffix(eng__slice_cut(s->view, part->start, part->end)))
    c.what &= ~(uint32_t)ENG__IS_SUFFIXED;
  if (c.what) s->list[s->listed++] = c;
}

static uint64_t scan_parts(scanner *s, size_t start, size_t end, uint64_t before) {
  for (size_t at = start; at < end; at += ENG__SIEVED) {
    size_t count = end - at < ENG__SIEVED ? end - at : ENG__SIEVED;
    uint64_t passed = eng__sieve_parts(&s->sieve, s->parts + at, count, &before);
    for (; passed; passed &= passed - 1) list_candidate(s, at + (size_t)__builtin_ctzll(passed));
  }
  return before;
}

/* ---- What passed ---- */

static eng_status verify_use(scanner *s, const eng__key_use *use, size_t at, eng_error *err) {
  const eng__phrase *phrase = eng__phrase_at(s->phrases, use->what);
  eng__verified place;
  bool found = false;
  eng_status status = eng__verify(&s->ground, phrase, use->piece, at, &place, &found, err);
  return found && !status ? eng__scan_emit(s->index, phrase, &place, err) : status;
}

static eng_status verify_chain(scanner *s, const eng__key_use *use, size_t at, eng_error *err) {
  eng_status status = ENG_OK;
  while (use && !status) {
    if (!use->last && !use[1].trigger) __builtin_prefetch(eng__phrase_at(s->phrases, use[1].what));
    status = use->trigger ? eng__add_try(s->index, use->what, s->parts[at].start, err)
                          : verify_use(s, use, at, err);
    use = use->last ? NULL : use + 1;
  }
  return status;
}

static eng_status verify_pair(scanner *s, uint64_t hash, size_t first, size_t second,
                              eng_error *err) {
  if (first == SIZE_MAX || second == SIZE_MAX) return ENG_OK;
  uint64_t pair = eng__pair_key(s->parts[first].hash, hash);
  if (!eng__key_table_may(&s->phrases->pairs, pair)) return ENG_OK;
  return verify_chain(s, eng__key_table_find(&s->phrases->pairs, pair), first, err);
}

static eng_status verify_prefixes(scanner *s, size_t at, eng_error *err) {
  eng_status status = ENG_OK;
  uint64_t start = eng__sieve_start(&s->sieve, &s->parts[at]);
  unsigned lengths = eng__prefixes_of(s->phrases->prefix_lengths, start);
  for (unsigned n = 1; n <= ENG__PREFIX_MOST && !status; n++) {
    if (!(lengths >> n & 1)) continue;
    uint64_t hash = eng__prefix_hash(start, n);
    status = verify_chain(s, eng__key_table_find(&s->phrases->prefixes, hash), at, err);
  }
  return status;
}

/* The word without each joined suffix that it may end in. */
static eng_status verify_without_suffix(scanner *s, size_t at, eng_error *err) {
  eng__slice word = eng__part_word(s->view, &s->parts[at]);
  eng_status status = ENG_OK;
  for (size_t cut = ENG__JOINED_SUFFIX_LEAST; cut <= ENG__JOINED_SUFFIX_MOST && !status; cut += 2) {
    if (cut + ENG__SUFFIXED_LEAST > word.len) break;
    eng__slice stem = {word.at, word.len - cut};
    if (!eng__is_joined_suffix((eng__slice){word.at + stem.len, cut})) continue;
    uint64_t hash = eng__word_hash(stem);
    if (eng__key_table_may(&s->phrases->words, hash))
      status = verify_chain(s, eng__key_table_find(&s->phrases->words, hash), at, err);
    if (!status) status = verify_pair(s, hash, word_before(s, at), at, err);
  }
  return status;
}

static eng_status verify_around_ezafe(scanner *s, size_t at, eng_error *err) {
  size_t next = word_after(s, at);
  if (next == SIZE_MAX) return ENG_OK;
  return verify_pair(s, s->parts[next].hash, word_before(s, at), next, err);
}

static eng_status verify_candidate(scanner *s, const candidate *c, eng_error *err) {
  const eng__part *part = &s->parts[c->part];
  eng_status status = verify_chain(s, c->word, c->part, err);
  size_t before = c->two ? word_before(s, c->part) : SIZE_MAX;
  if (before != SIZE_MAX && !status) status = verify_chain(s, c->two, before, err);
  if (c->what & ENG__MAY_PREFIX && !status) status = verify_prefixes(s, c->part, err);
  if (c->what & ENG__IS_SUFFIXED && !status) status = verify_without_suffix(s, c->part, err);
  if (c->what & ENG__IS_EZAFE && !status) status = verify_around_ezafe(s, c->part, err);
  if (c->what & ENG__IS_TAG && !status) status = eng__scan_tag(s->index, c->part, err);
  if (c->what & ENG__HAS_INNER && !status) status = eng__scan_inner_words(s->index, part, err);
  return status;
}

/* Most records are one or two lines of the cache. */
static void prefetch_phrase(const eng__phrases *phrases, const eng__key_use *use) {
  const char *record = (const char *)eng__phrase_at(phrases, use->what);
  __builtin_prefetch(record);
  __builtin_prefetch(record + 64);
}

/* With a hundred thousand phrases every step, from slot to use to phrase, misses the cache. So each
 * step is made for the whole list before the next, and fetches what that one needs. */
static void look_up_list(scanner *s) {
  const eng__phrases *phrases = s->phrases;
  for (size_t i = 0; i < s->listed; i++) {
    candidate *c = &s->list[i];
    if (c->what & ENG__MAY_WORD)
      c->word = eng__key_table_find(&phrases->words, s->parts[c->part].hash);
    if (c->what & ENG__MAY_PAIR) c->two = eng__key_table_find(&phrases->pairs, c->pair);
    if (c->word) __builtin_prefetch(c->word);
    if (c->two) __builtin_prefetch(c->two);
  }
  for (size_t i = 0; i < s->listed; i++) {
    const candidate *c = &s->list[i];
    if (c->word) prefetch_phrase(phrases, c->word);
    if (c->two) prefetch_phrase(phrases, c->two);
  }
}

static eng_status verify_list(scanner *s, eng_error *err) {
  eng_status status = ENG_OK;
  look_up_list(s);
  for (size_t i = 0; i < s->listed && !status; i++) status = verify_candidate(s, &s->list[i], err);
  s->listed = 0;
  return status;
}

/* ---- The pass over a document ---- */

static void prepare(scanner *s, eng__index *index) {
  eng_document *document = index->document;
  s->index = index;
  s->phrases = &index->patterns->phrases;
  s->parts = document->parts.at;
  s->count = document->parts.count;
  s->view = document->view;
  s->ground = (eng__ground){document, s->phrases,      s->parts,           s->count,
                            false,    &index->scratch, &index->scratch_map};
  bool regexes = index->patterns->regexes.triggers.count != 0;
  eng__sieve_prepare(&s->sieve, s->phrases, regexes, s->view);
}

eng_status eng__scan(eng__index *index, eng_error *err) {
  scanner s;
  memset(&s, 0, offsetof(scanner, list)); /* the list is long */
  prepare(&s, index);
  if (!s.phrases->all.count && !s.sieve.regexes) return ENG_OK;
  uint64_t before = 0;
  for (size_t start = 0; start < s.count; start += BLOCK) {
    if (eng__stopped(index)) return eng__out_of_time(index, "words", start, err);
    size_t end = s.count - start < BLOCK ? s.count : start + BLOCK;
    before = scan_parts(&s, start, end, before);
    eng_status status = verify_list(&s, err);
    if (status) return status;
  }
  return ENG_OK;
}
