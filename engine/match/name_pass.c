/* The pass over a document that finds names (name_scan.h): which words a window is made of
 * (name_scan.c). It must be cheap, for it asks every word of every text.
 *
 * Three sieves, each for what the one before let through. Latin names begin with a capital: most
 * Latin words are done with by a look at their first letter. What a word says is known from a memo
 * (name_memo.c): few words are a name by their consonants, but nearly every short one may begin
 * some name of a long list. So the next word is looked at, too: few begin a name together
 * (name_follow.h). Only what is left is read word by word. */
#include "match/state.h"
#include "translit/titles.h"

#include <stdlib.h>

typedef eng__name_scanner scanner;

/* ---- Capitals ---- */

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

/* The place in the text of a place in the view, SIZE_MAX within a step. */
static inline size_t text_place(scanner *s, uint32_t view) {
  if (view >= s->shift_end) move_shift(s, view);
  return view < s->shift_end ? (uint32_t)(view + s->shift) : SIZE_MAX;
}

static inline bool is_capital(scanner *s, size_t part) {
  const eng__part *word = &s->ground.parts[part];
  size_t at = text_place(s, word->start);
  unsigned char first = at == SIZE_MAX ? 0x80 : (unsigned char)s->index->document->text.at[at];
  if (first >= 0x80) return eng__name_capital(&s->ground, part);
  return first >= 'A' && first <= 'Z';
}

enum { ARTICLE_MOST = 3 };

static inline bool is_before_hyphen(const scanner *s, const eng__part *word) {
  eng__slice view = s->ground.document->view;
  return word->end < view.len && view.at[word->end] == '-';
}

/* al-Sadr */
static bool is_capital_article(const eng__name_ground *ground, size_t part) {
  eng__slice next = eng__name_behind_hyphen(ground, part);
  return next.len && eng__is_article(eng__name_word(ground, part), next) &&
         eng__name_capital(ground, part + 2);
}

/* May a name begin with this Latin word, by its first letter? */
static inline bool begins_latin(scanner *s, size_t part) {
  const eng__part *word = &s->ground.parts[part];
  if (s->ground.caseless || is_capital(s, part)) return true;
  return word->end - word->start <= ARTICLE_MOST && is_before_hyphen(s, word) &&
         is_capital_article(&s->ground, part);
}

/* ---- Words in a row ---- */

/* What has been read, as in a window without titles and soft seams. */
typedef struct reading {
  eng__name_code key;
  uint32_t seams;
  uint8_t silent, start, text;
} reading;

typedef enum hope { HOPE_NONE, HOPE_BEGINS, HOPE_WHOLE } hope;

/* Adds a word: is it all of a name now, or does one begin so? `seam`: a word ended before it. */
static hope add_word(const scanner *s, reading *r, const eng__name_heard *word, bool seam) {
  if (seam) r->seams |= UINT32_C(1) << r->key.count;
  r->key = eng__name_code_join(r->key, word->key);
  r->silent = (uint8_t)(r->silent + word->silent);
  uint64_t begin = eng__name_begin_hash(r->key, r->seams, r->silent, r->start, r->text);
  if (eng__key_table_may(&s->set->ends, eng__name_end_hash(begin, word->end))) return HOPE_WHOLE;
  return eng__name_set_begins(s->set, begin) ? HOPE_BEGINS : HOPE_NONE;
}

/* Does part `at` have to be looked at by a window: a title, a suffix, a word that need not be one
 * of its own? */
static bool is_unusual(const scanner *s, const eng__name_memo *memo, size_t at) {
  return (memo->sign.flags & ENG__WORD_SPARE && eng__name_is_spare(&s->ground, at)) ||
         memo->sign.flags & ENG__WORD_SUFFIXED || eng__name_is_tail(s, at + 1);
}

/* Adds what hangs on the part by a half-space to what was heard of it: in a name that is known from
 * its Latin form both may be one word. */
static eng_status hear_joined(const scanner *s, size_t joined, eng__name_heard *heard,
                              eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, joined, &memo, err);
  if (status) return status;
  eng__name_heard more = eng__name_heard_of(memo);
  heard->key = eng__name_code_join(heard->key, more.key);
  heard->silent = (uint8_t)(heard->silent + more.silent);
  heard->end = more.end;
  return ENG_OK;
}

enum { TOKEN_MOST = 3 }; /* parts that hang on one */

/* May the word of a part, `heard`, be in a name behind `before` with what hangs on it? */
static eng_status may_be_token(const scanner *s, const reading *before, size_t part,
                               eng__name_heard heard, bool *may, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t at = part + 1;
       at <= part + TOKEN_MOST && eng__name_is_joined(&s->ground, at) && !*may; at++) {
    status = hear_joined(s, at, &heard, err);
    if (status) return status;
    reading r = *before;
    *may = add_word(s, &r, &heard, true) != HOPE_NONE;
  }
  return status;
}

/* Can a name go on behind the word? Reads on as long as one may; a window is made only where one
 * may be whole. */
static eng_status may_go_on(scanner *s, size_t part, bool *may, eng_error *err) {
  const eng__name_ground *ground = &s->ground;
  eng__name_memory *memory = &s->index->names.memory;
  const eng__name_memo *memo;
  *may = false;
  eng_status status = eng__name_recall(memory, ground, part, &memo, err);
  if (status) return status;
  eng__name_heard first = eng__name_heard_of(memo);
  reading r = {first.key, 0, first.silent, first.start,
               ground->parts[part].script == ENG__SCRIPT_ARABIC};
  hope found = HOPE_BEGINS;
  for (size_t at = part, words = 1; words < ENG__PLACE_WORDS && found == HOPE_BEGINS; words++) {
    bool plain = eng__name_is_plain_pair(ground, at);
    size_t next = plain ? at + 1 : eng__name_next(ground, at, false);
    *may = s->set->any_order && next == SIZE_MAX && eng__name_next(ground, at, true) != SIZE_MAX;
    if (next == SIZE_MAX) return ENG_OK;
    status = eng__name_recall(memory, ground, next, &memo, err);
    if (status) return status;
    eng__name_heard heard = eng__name_heard_of(memo);
    bool soft = !plain && eng__name_is_soft(ground, at, next);
    reading joined = r;
    *may = is_unusual(s, memo, next);
    status = may_be_token(s, &r, next, heard, may, err);
    if (status || *may) return status;
    found = add_word(s, &r, &heard, true);
    if (soft && (found || add_word(s, &joined, &heard, false))) found = HOPE_WHOLE;
    at = next;
  }
  *may = found == HOPE_WHOLE;
  return ENG_OK;
}

/* ---- Closer looks ---- */

static inline bool is_word(const eng__part *part) {
  return part->kind <= ENG_TOKEN_NUMBER;
}

static inline bool may_be_tail(const scanner *s, size_t part) {
  return part < s->ground.count && s->tail_bits >> (s->ground.parts[part].hash & 63) & 1 &&
         eng__name_is_tail(s, part);
}

/* Is the word a name by what the memo says of it? */
static bool may_be_whole(const scanner *s, size_t part, unsigned flags) {
  const eng__name_ground *ground = &s->ground;
  if (flags & ENG__WORD_TAILED && may_be_tail(s, part + 1)) return true;
  if (flags & ENG__WORD_PLURAL && eng__name_is_plural(ground, part, eng__name_word(ground, part)))
    return true;
  return flags & ENG__WORD_IS_NAME &&
         (!eng__name_is_plain(&ground->parts[part]) ||
          !eng__name_is_deaf(&s->index->names.memory, ground, part, part));
}

/* Were the word and the next one looked at before, in vain? */
static bool is_known_pair(const scanner *s, size_t part) {
  const eng__name_ground *ground = &s->ground;
  size_t next = part + 1;
  return eng__name_is_plain(&ground->parts[part]) && eng__name_is_plain(&ground->parts[next]) &&
         eng__name_is_deaf(&s->index->names.memory, ground, part, next) &&
         !may_be_tail(s, next + 1) &&
         !eng__name_is_plural(ground, part, eng__name_word(ground, next));
}

/* A word of the sign `first`, and a space, and another: may a name begin with the two? */
static eng_status may_pair(const scanner *s, size_t part, eng__name_sign first, bool *may,
                           eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, part + 1, &memo, err);
  if (status) return status;
  eng__name_sign second = memo->sign;
  uint64_t signs = eng__name_signs_hash(first.first, second.second);
  *may = first.count >= ENG__KEY_LONG || second.flags & (ENG__WORD_ODD | ENG__WORD_SPARE) ||
         eng__name_follows(&s->set->follow, signs) || may_be_tail(s, part + 2);
  if (*may || !(second.flags & ENG__WORD_SUFFIXED)) return ENG_OK;
  return eng__name_stem_follows(&s->ground, first.first, part + 1, may, err);
}

/* Can a name go on from a word that some name begins with? */
static eng_status may_go_on_from(scanner *s, size_t part, eng__name_sign sign, bool *may,
                                 eng_error *err) {
  if (eng__name_is_plain_pair(&s->ground, part) && !eng__name_is_joined(&s->ground, part + 2)) {
    eng_status status = may_pair(s, part, sign, may, err);
    if (status || !*may) return status;
    *may = false;
    if (is_known_pair(s, part)) return ENG_OK;
  }
  return may_go_on(s, part, may, err);
}

/* Is the word a name, or can one go on from it? Only then is a window made of it. */
static eng_status look_at(scanner *s, size_t part, eng_error *err) {
  const eng__name_memo *memo;
  if (!is_word(&s->ground.parts[part])) return eng__name_search_tag(s, part, err);
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, part, &memo, err);
  if (status) return status;
  eng__name_sign sign = memo->sign;
  eng__name_heard heard = eng__name_heard_of(memo);
  reading nothing = {.start = heard.start,
                     .text = s->ground.parts[part].script == ENG__SCRIPT_ARABIC};
  bool may = sign.flags & ENG__WORD_WHOLE && may_be_whole(s, part, sign.flags);
  if (!may && eng__name_is_joined(&s->ground, part + 1))
    status = may_be_token(s, &nothing, part, heard, &may, err);
  if (!status && !may && sign.first) status = may_go_on_from(s, part, sign, &may, err);
  return status || !may ? status : eng__name_search_from(s, part, err);
}

/* ---- The pass ---- */

enum {
#ifdef ENG_HARD
  RUN = 3,
#else
  RUN = 256, /* parts whose signs are read before the first pair of them is looked up */
#endif
  AHEAD = 12 /* words whose place in the memo is fetched */
};

/* A part that may be worth a closer look: `sure`, or if its signs are those of a pair. */
typedef struct pick {
  uint64_t signs;
  uint32_t part;
  bool sure;
} pick;

typedef struct sieve {
  pick picks[4 * RUN +
             2 * (TOKEN_MOST + 1)]; /* two for each part, and as many for what hangs on it */
  size_t count;
  size_t looked_at;      /* the last part that was, plus 1 */
  eng__name_sign before; /* of the part before, if a name may begin with it */
} sieve;

static inline void pick_part(sieve *v, size_t part, bool sure, uint64_t signs) {
  v->picks[v->count++] = (pick){signs, (uint32_t)part, sure};
}

/* No word: a sign that may stand between the words of a name, a hashtag. */
static void sieve_sign(const scanner *s, sieve *v, size_t at) {
  const eng__part *part = &s->ground.parts[at];
  char sign = s->ground.document->view.at[part->start];
  bool joins = sign == '-' || sign == '\'' || (sign == ',' && s->set->any_order);
  if (v->before.first && joins) pick_part(v, at - 1, true, 0);
  if (part->kind == ENG_TOKEN_HASHTAG || part->kind == ENG_TOKEN_MENTION) pick_part(v, at, true, 0);
  v->before.first = 0;
}

static inline bool begins_by_looks(scanner *s, size_t at) {
  const eng__part *part = &s->ground.parts[at];
  return part->script == ENG__SCRIPT_ARABIC || part->kind != ENG_TOKEN_WORD || begins_latin(s, at);
}

/* A word behind one that a name may begin with. */
static inline void sieve_pair(const scanner *s, sieve *v, size_t at, eng__name_sign second) {
  bool sure = v->before.count >= ENG__KEY_LONG || second.flags & ENG__WORD_SECOND ||
              !eng__name_is_plain_pair(&s->ground, at - 1) || may_be_tail(s, at + 1);
  pick_part(v, at - 1, sure, eng__name_signs_hash(v->before.first, second.second));
}

/* A word on which others hang by half-spaces, with these: may it be in a name behind the word
 * before, and is it one by itself, or `begins` one? */
static eng_status sieve_token(const scanner *s, sieve *v, size_t at, eng__name_heard heard,
                              bool *begins, eng_error *err) {
  uint8_t text = s->ground.parts[at].script == ENG__SCRIPT_ARABIC;
  eng_status status = ENG_OK;
  for (size_t i = at + 1; i <= at + TOKEN_MOST && eng__name_is_joined(&s->ground, i); i++) {
    status = hear_joined(s, i, &heard, err);
    if (status) return status;
    reading alone = {.start = heard.start, .text = text};
    *begins = *begins || add_word(s, &alone, &heard, false) != HOPE_NONE;
    uint64_t signs = eng__name_signs_hash(v->before.first, eng__name_second_sign(&heard, text));
    if (v->before.first) pick_part(v, at - 1, v->before.count >= ENG__KEY_LONG, signs);
  }
  return status;
}

/* What the pass looks at again and again. */
typedef struct sight {
  const eng__part *parts;
  eng__slice view;
  eng__name_memo *slots;
} sight;

static inline eng_status sieve_word(scanner *s, sight in, sieve *v, size_t at, eng_error *err) {
  bool begins = begins_by_looks(s, at);
  if (!begins && !v->before.first) return ENG_OK;
  const eng__name_memo *memo = eng__name_kept(in.slots, in.view, &in.parts[at]);
  if (!memo) {
    eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, at, &memo, err);
    if (status) return status;
  }
  eng__name_sign sign = memo->sign;
  eng_status status = ENG_OK;
  if (v->before.first) sieve_pair(s, v, at, sign);
  bool sure = sign.flags & ENG__WORD_WHOLE;
  if (eng__name_is_joined(&s->ground, at + 1) && !eng__name_is_joined(&s->ground, at))
    status = sieve_token(s, v, at, eng__name_heard_of(memo), &sure, err);
  if (begins && sure) pick_part(v, at, true, 0);
  v->before = sign;
  if (!begins || sign.flags & ENG__WORD_WHOLE) v->before.first = 0;
  return status;
}

static eng_status sieve_run(scanner *s, sieve *v, size_t from, size_t end, eng_error *err) {
  sight in = {s->ground.parts, s->ground.document->view, s->index->names.memory.slots};
  size_t last = s->ground.count - 1;
  eng_status status = ENG_OK;
  for (size_t i = from; i < end && !status; i++) {
    size_t ahead = i + AHEAD < last ? i + AHEAD : last;
    __builtin_prefetch(eng__name_slot(in.slots, in.parts[ahead].hash));
    if (is_word(&in.parts[i])) status = sieve_word(s, in, v, i, err);
    else sieve_sign(s, v, i);
  }
  return status;
}

/* What the signs of a run are looked up in is fetched for all before the first is looked up. A part
 * may be picked more than once in a row. */
static eng_status look_at_picks(scanner *s, sieve *v, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < v->count; i++) eng__name_follow_expect(&s->set->follow, v->picks[i].signs);
  for (size_t i = 0; i < v->count && !status; i++) {
    const pick *it = &v->picks[i];
    if (v->looked_at == it->part + 1u) continue;
    if (!it->sure && !eng__name_follows(&s->set->follow, it->signs)) continue;
    v->looked_at = it->part + 1u;
    status = look_at(s, it->part, err);
  }
  v->count = 0;
  return status;
}

static eng_status look_at_all(scanner *s, eng_error *err) {
  sieve v;
  eng_status status = ENG_OK;
  v.count = v.looked_at = v.before.first = 0;
  for (size_t from = 0; from < s->ground.count && !status; from += RUN) {
    size_t left = s->ground.count - from;
    if (eng__stopped(s->index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    status = sieve_run(s, &v, from, left > RUN ? from + RUN : s->ground.count, err);
    if (!status) status = look_at_picks(s, &v, err);
  }
  return status;
}

/* ---- Names that wait ---- */

static int by_id(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Everyday words and names of others whose entity stands elsewhere in the document. */
static eng_status emit_waiting(scanner *s, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  if (!scratch->waiting.count || !scratch->sure.count) return ENG_OK;
  qsort(scratch->sure.at, scratch->sure.count, sizeof *scratch->sure.at, by_id);
  for (size_t i = 0; i < scratch->waiting.count && !status; i++) {
    const eng__waiting_name *found = &scratch->waiting.at[i];
    uint64_t id = eng__name_entity_id(&s->set->all.at[found->verdict.name],
                                      found->verdict.waits == ENG__WAITS_FOR_FULL);
    if (bsearch(&id, scratch->sure.at, scratch->sure.count, sizeof id, by_id))
      status = eng__name_push_hit(s, found, err);
  }
  return status;
}

eng_status eng__scan_names(eng__index *index, eng_error *err) {
  const eng__name_set *set = &index->patterns->names;
  if (!set->all.count) return ENG_OK;
  const eng_document *document = index->document;
  scanner s = {.index = index, .set = set};
  s.ground = (eng__name_ground){.set = set,
                                .document = document,
                                .parts = document->parts.at,
                                .count = document->parts.count};
  s.ground.caseless = eng__name_is_caseless(&s.ground);
  s.tails[0] = eng__word_hash(ENG__SLICE("ای"));
  s.tails[1] = eng__word_hash(ENG__SLICE("یی"));
  s.tails[2] = eng__word_hash(ENG__SLICE("ی"));
  for (size_t i = 0; i < 3; i++) s.tail_bits |= UINT64_C(1) << (s.tails[i] & 63);
  index->names.comparer.tables = set->tables;
  index->names.sure.count = index->names.waiting.count = 0;
  eng_status status = eng__name_memory_open(&index->names.memory, err);
  if (!status) status = look_at_all(&s, err);
  return status ? status : emit_waiting(&s, err);
}
