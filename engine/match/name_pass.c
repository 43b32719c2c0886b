/* The pass over a document that finds names (name_scan.h): which words a window is made of
 * (name_scan.c). It must be cheap, for it asks every word of every text.
 *
 * Three sieves, each for what the one before let through. Latin names begin with a capital: most
 * Latin words are done with by a look at their first letter. What a word says is known from a memo
 * (name_memo.c): few words are a name by their consonants, but nearly every short one may begin
 * some name of a long list. So the next word is looked at, too: one bit says whether the two may
 * stand together (name_follow.h), and a filter of all beginnings whether some name has both. */
#include "match/state.h"
#include "translit/titles.h"

#include <stdlib.h>

typedef eng__name_scanner scanner;

/* ---- Capitals ---- */

/* The place in the text of a place in the view; those asked for come in order. */
static size_t text_place(scanner *s, uint32_t view) {
  const eng__offset_map *map = &s->index->document->view_map;
  const eng__map_step *steps = map->steps.at;
  while (s->step < map->steps.count && steps[s->step].target + steps[s->step].target_len <= view)
    s->step++;
  if (s->step < map->steps.count && steps[s->step].target <= view) return SIZE_MAX;
  if (!s->step) return view;
  const eng__map_step *last = &steps[s->step - 1];
  return view - (last->target + last->target_len) + last->source + last->source_len;
}

static bool is_capital(scanner *s, size_t part) {
  const eng__part *word = &s->ground.parts[part];
  size_t at = text_place(s, word->start);
  unsigned char first = at == SIZE_MAX ? 0x80 : (unsigned char)s->index->document->text.at[at];
  if (first >= 0x80) return eng__name_capital(&s->ground, part);
  return first >= 'A' && first <= 'Z';
}

/* May a name begin with this Latin word, by its first letter? */
static bool begins_latin(scanner *s, size_t part) {
  const eng__name_ground *ground = &s->ground;
  if (ground->caseless || is_capital(s, part)) return true;
  const eng__part *word = &ground->parts[part];
  if (word->end - word->start > 3) return false;
  eng__slice next = eng__name_behind_hyphen(ground, part); /* al-Sadr */
  return next.len && eng__is_article(eng__name_word(ground, part), next) &&
         eng__name_capital(ground, part + 2);
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
  return (memo->flags & ENG__WORD_SPARE && eng__name_is_spare(&s->ground, at)) ||
         memo->flags & ENG__WORD_SUFFIXED || eng__name_is_tail(s, at + 1);
}

/* Can a name go on behind the word? Reads on as long as one may; a window is made only where one
 * may be whole. */
static eng_status may_go_on(scanner *s, size_t part, bool *may, eng_error *err) {
  const eng__name_ground *ground = &s->ground;
  eng__name_scratch *scratch = &s->index->names;
  const eng__name_memo *memo;
  *may = false;
  eng_status status = eng__name_recall(scratch, ground, part, &memo, err);
  if (status) return status;
  reading r = {{memo->key, (uint8_t)memo->count},
               0,
               memo->silent,
               memo->start,
               ground->parts[part].script == ENG__SCRIPT_ARABIC};
  hope found = HOPE_BEGINS;
  for (size_t at = part, words = 1; words < ENG__PLACE_WORDS && found == HOPE_BEGINS; words++) {
    size_t next = eng__name_next(ground, at, false);
    *may = s->set->any_order && next == SIZE_MAX && eng__name_next(ground, at, true) != SIZE_MAX;
    if (next == SIZE_MAX) return ENG_OK;
    status = eng__name_recall(scratch, ground, next, &memo, err);
    if (status) return status;
    eng__name_heard heard = eng__name_heard_of(memo);
    bool soft = eng__name_is_soft(ground, at, next);
    reading joined = r;
    *may = is_unusual(s, memo, next);
    if (*may) return ENG_OK;
    found = add_word(s, &r, &heard, true);
    if (soft && (found || add_word(s, &joined, &heard, false))) found = HOPE_WHOLE;
    at = next;
  }
  *may = found == HOPE_WHOLE;
  return ENG_OK;
}

/* ---- The pass ---- */

static bool is_word(const eng__part *part) {
  return part->kind <= ENG_TOKEN_NUMBER;
}

/* Which parts of the run a name may begin with, by their looks; what they say is wanted, and what
 * the words behind them say. */
static size_t gather(scanner *s, size_t end, uint32_t list[ENG__NAME_RUN]) {
  eng__name_run *run = s->index->names.run;
  const eng__part *parts = s->ground.parts;
  size_t count = 0;
  memset(run->wanted, 0, sizeof run->wanted);
  for (size_t i = run->from; i < end; i++) {
    unsigned kind = parts[i].kind;
    bool word = is_word(&parts[i]);
    bool begins =
        word ? parts[i].script == ENG__SCRIPT_ARABIC || kind != ENG_TOKEN_WORD || begins_latin(s, i)
             : kind == ENG_TOKEN_HASHTAG || kind == ENG_TOKEN_MENTION;
    list[count] = (uint32_t)i;
    count += begins;
    if (!begins || !word) continue;
    run->wanted[i - run->from] = true;
    run->wanted[i + 1 - run->from] = i + 1 < s->ground.count && is_word(&parts[i + 1]);
  }
  return count;
}

static inline bool may_be_tail(const scanner *s, size_t part) {
  return part < s->ground.count && s->tail_bits >> (s->ground.parts[part].hash & 63) & 1 &&
         eng__name_is_tail(s, part);
}

/* Is there a name of one word like part `part`, which has the key of some? */
static bool may_be_whole(const scanner *s, size_t part) {
  const eng__name_ground *ground = &s->ground;
  return !eng__name_is_plain(&ground->parts[part]) ||
         !eng__name_is_deaf(&s->index->names, ground, part, part);
}

/* The word is followed by another and a space. Can no name begin with the two? */
static bool is_hopeless(const scanner *s, size_t part) {
  const eng__name_run *run = s->index->names.run;
  size_t i = part - run->from;
  const eng__name_heard *first = &run->heard[i], *second = &run->heard[i + 1];
  bool follows = run->follows[i + 1] >> run->group[i] & 1 ||
                 eng__name_adds_nothing(first->key, second->key) ||
                 (run->flags[i] | run->flags[i + 1]) & ENG__WORD_LONG;
  if (run->flags[i + 1] & ENG__WORD_SPARE || may_be_tail(s, part + 2)) return false;
  if (!follows) return true;
  if (run->flags[i + 1] & ENG__WORD_SUFFIXED) return false;
  eng__name_code key = eng__name_code_join(first->key, second->key);
  unsigned text = s->ground.parts[part].script == ENG__SCRIPT_ARABIC;
  return !eng__name_set_pairs(s->set, eng__name_begin_hash(key, UINT32_C(1) << first->key.count,
                                                           (unsigned)first->silent + second->silent,
                                                           first->start, text));
}

/* Were the word and the next one looked at before, in vain? */
static bool is_known_pair(const scanner *s, size_t part) {
  const eng__name_ground *ground = &s->ground;
  size_t next = part + 1;
  return eng__name_is_plain(&ground->parts[part]) && eng__name_is_plain(&ground->parts[next]) &&
         eng__name_is_deaf(&s->index->names, ground, part, next) && !may_be_tail(s, next + 1) &&
         !eng__name_is_plural(ground, part, eng__name_word(ground, next));
}

/* Is the word a name, or can one go on from it? Asked before a window is made of it: nearly all
 * words end here. */
static eng_status may_begin(scanner *s, size_t part, bool *may, eng_error *err) {
  const eng__name_ground *ground = &s->ground;
  const eng__name_run *run = s->index->names.run;
  unsigned flags = run->flags[part - run->from];
  bool persian = ground->parts[part].script == ENG__SCRIPT_ARABIC;
  *may = (persian ? may_be_tail(s, part + 1)
                  : eng__name_is_plural(ground, part, eng__name_word(ground, part))) ||
         (flags & ENG__WORD_IS_NAME && may_be_whole(s, part));
  if (*may || !(flags & ENG__WORD_BEGINS)) return ENG_OK;
  if (eng__name_is_plain_pair(ground, part) && (is_hopeless(s, part) || is_known_pair(s, part)))
    return ENG_OK;
  return may_go_on(s, part, may, err);
}

static eng_status look_at(scanner *s, size_t part, eng_error *err) {
  bool may;
  if (!is_word(&s->ground.parts[part])) return eng__name_search_tag(s, part, err);
  eng_status status = may_begin(s, part, &may, err);
  return status || !may ? status : eng__name_search_from(s, part, err);
}

static eng_status look_at_run(scanner *s, size_t from, eng_error *err) {
  uint32_t list[ENG__NAME_RUN];
  size_t left = s->ground.count - from;
  s->index->names.run->from = from;
  size_t count = gather(s, left > ENG__NAME_RUN ? from + ENG__NAME_RUN : s->ground.count, list);
  eng_status status = eng__name_hear_run(&s->index->names, &s->ground, err);
  for (size_t i = 0; i < count && !status; i++) status = look_at(s, list[i], err);
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
  eng_status status = eng__name_memo_open(&index->names, err);
  for (size_t i = 0; i < s.ground.count && !status; i += ENG__NAME_RUN) {
    if (eng__stopped(index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    status = look_at_run(&s, i, err);
  }
  return status ? status : emit_waiting(&s, err);
}
