/* The one pass over the parts of a document that finds all phrases.
 *
 * For each part: is its hash one of the words, is its hash with its neighbour's one of the pairs,
 * are its first bytes one of the prefixes? Three bit tests, and one branch that is hardly ever
 * taken. What passes goes into a small list; when a block of parts is done, the list is looked up
 * and verified, by when the slots of the tables have come into the cache.
 *
 * A neighbour is the last part that is no sign: what really stands between two words is for the
 * verifier to judge. */
#include "match/prefix.h"
#include "match/state.h"
#include "match/suffixes.h"

#ifdef ENG_HARD
enum { BLOCK = 3 };
#else
enum { BLOCK = 512 };
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define NEVER_INLINE static __attribute__((noinline))

enum { /* what a part may be */
       MAY_WORD = 1,
       MAY_PAIR = 2,
       MAY_PREFIX = 4,
       IS_SUFFIXED = 8, /* ends like a joined suffix */
       IS_EZAFE = 16,   /* ی behind a half-space: its neighbours may be a pair */
       IS_TAG = 32,     /* a hashtag or a handle, and phrases may stand in it */
       HAS_INNER = 64,  /* expressions may begin inside it */
       IS_SIGN = 128    /* no word at all */
};

typedef struct candidate {
  uint32_t part, what;
  uint64_t pair;                  /* its hash with its neighbour's */
  const eng__key_use *word, *two; /* chains of the word and of the pair, once looked up */
} candidate;

/* What does not change during a scan, close at hand. */
typedef struct scanner {
  eng__index *index;
  const eng__phrases *phrases;
  const eng__part *parts;
  size_t count;
  eng__slice view;
  eng__ground ground;
  uint64_t ezafe;         /* the hash of ی */
  uint8_t kinds[8];       /* by kind of part: what it is whatever it says */
  bool suffixes, regexes; /* joined suffixes are looked for; expressions have triggers */
  unsigned prefixes;      /* lengths, as in eng__phrases */
  size_t readable;        /* parts that start before this have eight bytes to read */
  size_t listed;
  candidate list[BLOCK];
} scanner;

/* ---- The pass ---- */

/* The first bytes of a part, as a little-endian number; what is behind its end is anything. */
static inline uint64_t load_start(const scanner *s, const eng__part *part) {
  if (part->start < s->readable) return eng__load64(s->view.at + part->start);
  size_t left = s->view.len - part->start;
  return eng__load_tail(s->view.at + part->start, left < 7 ? left : 7);
}

static inline bool may_begin(const scanner *s, uint64_t start) {
  const eng__key_table *table = &s->phrases->prefixes;
  if (!eng__first_bytes_may(&s->phrases->first_bytes, start)) return false;
  unsigned lengths = eng__prefixes_of(s->prefixes, start);
  bool may = lengths >> ENG__PREFIX_DIGIT & 1;
  if (lengths >> 2 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 2));
  if (lengths >> 3 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 3));
  if (lengths >> 4 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 4));
  if (lengths >> 5 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 5));
  if (lengths >> 6 & 1) may |= eng__key_table_may(table, eng__prefix_hash(start, 6));
  return may;
}

/* A bit at the top of each byte that is no small ASCII letter: adding 0x1F to a byte of a-z sets
 * its top bit and no other byte's. */
static inline uint64_t strange_bytes(uint64_t bytes) {
  const uint64_t top = UINT64_C(0x8080808080808080), add = UINT64_C(0x1F1F1F1F1F1F1F1F);
  return (((bytes & ~top) + add) & ~bytes & top) ^ top;
}

/* Does a word hold anything but small ASCII letters: may PCRE2 see a new word inside it? */
static inline bool may_hold_words(const scanner *s, const eng__part *part) {
  uint32_t at = part->start;
  if (part->end >= s->readable) return true;
  for (; part->end - at > 8; at += 8)
    if (strange_bytes(eng__load64(s->view.at + at))) return true;
  return strange_bytes(eng__load64(s->view.at + at)) << (64 - 8 * (part->end - at));
}

/* What only Persian words are: suffixed, an ezafe. */
static inline uint32_t look_at_arabic(const scanner *s, const eng__part *part) {
  uint32_t what = part->hash == s->ezafe && part->flags & ENG__PART_JOINED ? IS_EZAFE : 0;
  if (part->end - part->start <= ENG__JOINED_SUFFIX_LEAST || !s->suffixes) return what;
  uint32_t last;
  memcpy(&last, s->view.at + part->end - 4, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  last = __builtin_bswap32(last);
#endif
  return eng__may_end_suffix(last) ? what | IS_SUFFIXED : what;
}

static inline uint32_t look_at_start(const scanner *s, const eng__part *part) {
  uint32_t what = may_begin(s, load_start(s, part)) ? MAY_PREFIX : 0;
  bool inner = s->regexes && part->script != ENG__SCRIPT_ARABIC && may_hold_words(s, part);
  return inner ? what | HAS_INNER : what;
}

/* The slower half of the look, for the few parts that come so far: both bits of the filters. */
NEVER_INLINE void push(scanner *s, size_t at, uint64_t pair, uint32_t what) {
  const eng__part *part = &s->parts[at];
  if (eng__key_table_may(&s->phrases->words, part->hash)) {
    what |= MAY_WORD;
    eng__key_table_prefetch(&s->phrases->words, part->hash);
  }
  if (eng__key_table_may(&s->phrases->pairs, pair)) {
    what |= MAY_PAIR;
    eng__key_table_prefetch(&s->phrases->pairs, pair);
  }
  if (what & IS_SUFFIXED && !eng__ends_in_suffix(eng__slice_cut(s->view, part->start, part->end)))
    what &= ~(uint32_t)IS_SUFFIXED;
  if (what) s->list[s->listed++] = (candidate){(uint32_t)at, what, pair, NULL, NULL};
}

/* The loop everything else is built around. Signs are not jumped over, because where they stand
 * nobody can predict: what is found for them is masked away. `prefixes` is a constant to the
 * compiler, which makes two loops of this. */
ALWAYS_INLINE uint64_t scan_parts(scanner *s, size_t start, size_t end, uint64_t before,
                                  bool prefixes) {
  const eng__filter words = eng__key_table_filter(&s->phrases->words);
  const eng__filter pairs = eng__key_table_filter(&s->phrases->pairs);
  const eng__part *parts = s->parts;
  for (size_t i = start; i < end; i++) {
    const eng__part *part = &parts[i];
    uint64_t hash = part->hash, pair = eng__hash_pair(before, hash);
    uint32_t what = s->kinds[part->kind];
    uint32_t sign = what & IS_SIGN;
    uint64_t may = eng__filter_bit(words, hash) | eng__filter_bit(pairs, pair);
    if (prefixes) what |= look_at_start(s, part);
    if (part->script == ENG__SCRIPT_ARABIC) what |= look_at_arabic(s, part);
    before = sign ? before : hash;
    if ((sign ? 0 : what | (may & 1)) != 0) push(s, i, pair, what);
  }
  return before;
}

NEVER_INLINE uint64_t scan_words(scanner *s, size_t start, size_t end, uint64_t before) {
  return scan_parts(s, start, end, before, false);
}

NEVER_INLINE uint64_t scan_starts(scanner *s, size_t start, size_t end, uint64_t before) {
  return scan_parts(s, start, end, before, true);
}

/* ---- What passed ---- */

/* The last part before `at` that is no sign, the first one after it; SIZE_MAX: none. */
static size_t word_before(const scanner *s, size_t at) {
  while (at-- > 0)
    if (!(s->kinds[s->parts[at].kind] & IS_SIGN)) return at;
  return SIZE_MAX;
}

static size_t word_after(const scanner *s, size_t at) {
  while (++at < s->count)
    if (!(s->kinds[s->parts[at].kind] & IS_SIGN)) return at;
  return SIZE_MAX;
}

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
  uint64_t pair = eng__hash_pair(s->parts[first].hash, hash);
  if (!eng__key_table_may(&s->phrases->pairs, pair)) return ENG_OK;
  return verify_chain(s, eng__key_table_find(&s->phrases->pairs, pair), first, err);
}

static eng_status verify_prefixes(scanner *s, size_t at, eng_error *err) {
  eng_status status = ENG_OK;
  uint64_t start = load_start(s, &s->parts[at]);
  unsigned lengths = eng__prefixes_of(s->prefixes, start);
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
  if (c->what & MAY_PREFIX && !status) status = verify_prefixes(s, c->part, err);
  if (c->what & IS_SUFFIXED && !status) status = verify_without_suffix(s, c->part, err);
  if (c->what & IS_EZAFE && !status) status = verify_around_ezafe(s, c->part, err);
  if (c->what & IS_TAG && !status) status = eng__scan_tag(s->index, c->part, err);
  if (c->what & HAS_INNER && !status) status = eng__scan_inner_words(s->index, part, err);
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
    if (c->what & MAY_WORD) c->word = eng__key_table_find(&phrases->words, s->parts[c->part].hash);
    if (c->what & MAY_PAIR) c->two = eng__key_table_find(&phrases->pairs, c->pair);
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

static void note_kinds(scanner *s) {
  s->kinds[ENG_TOKEN_PUNCT] = s->kinds[ENG_TOKEN_EMOJI] = IS_SIGN;
  uint8_t inner = s->regexes ? HAS_INNER : 0;
  uint8_t tag = s->phrases->all.count ? IS_TAG : 0;
  s->kinds[ENG_TOKEN_URL] = s->kinds[ENG_TOKEN_EMAIL] = inner;
  s->kinds[ENG_TOKEN_HASHTAG] = inner | tag;
  s->kinds[ENG_TOKEN_MENTION] = (uint8_t)(inner | (s->phrases->any_handles ? tag : 0));
}

static void prepare(scanner *s, eng__index *index) {
  eng_document *document = index->document;
  const eng__patterns *patterns = index->patterns;
  s->index = index;
  s->phrases = &patterns->phrases;
  s->parts = document->parts.at;
  s->count = document->parts.count;
  s->view = document->view;
  s->ground = (eng__ground){document, s->phrases,      s->parts,           s->count,
                            false,    &index->scratch, &index->scratch_map};
  s->ezafe = eng__word_hash(ENG__SLICE("ی"));
  s->suffixes = s->phrases->any_suffixes;
  s->regexes = patterns->regexes.triggers.count != 0;
  s->prefixes = s->phrases->prefix_lengths;
  s->readable = s->view.len >= 8 ? s->view.len - 7 : 0;
  note_kinds(s);
}

eng_status eng__scan(eng__index *index, eng_error *err) {
  scanner s;
  memset(&s, 0, offsetof(scanner, list)); /* the list is long */
  prepare(&s, index);
  if (!s.phrases->all.count && !s.regexes) return ENG_OK;
  uint64_t before = 0;
  for (size_t start = 0; start < s.count; start += BLOCK) {
    if (eng__stopped(index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    size_t end = s.count - start < BLOCK ? s.count : start + BLOCK;
    before = s.prefixes ? scan_starts(&s, start, end, before) : scan_words(&s, start, end, before);
    eng_status status = verify_list(&s, err);
    if (status) return status;
  }
  return ENG_OK;
}
