/* The pass over a document that finds names (name_scan.h): of the words that the sieves let through
 * (name_sieve.c), those are looked for from which some name can go on, so that few windows are made
 * (name_scan.c). What was looked at in vain is remembered by its bytes (name_memo.h). */
#include "match/name_sieve.h"
#include "match/state.h"

#include <stdlib.h>

typedef eng__name_scanner scanner;

/* ---- Words in a row ---- */

typedef enum hope { HOPE_NONE, HOPE_BEGINS, HOPE_WHOLE } hope;

/* How a name starts, and the script it is looked for in. */
typedef struct origin {
  unsigned start, text;
} origin;

/* Adds a word: is it all of a name now, or does one begin so? */
static hope add_word(const scanner *s, origin from, eng__name_reading *r,
                     const eng__name_heard *word, bool seam) {
  eng__name_read(r, word, seam);
  uint64_t begin = eng__name_begin_of(r, from.start, from.text);
  if (eng__key_table_may(&s->set->ends, eng__name_end_of(r, begin))) return HOPE_WHOLE;
  return eng__name_set_begins(s->set, begin) ? HOPE_BEGINS : HOPE_NONE;
}

/* Does part `at` have to be looked at by a window: a title, a suffix, a word that need not be one
 * of its own? */
static bool is_unusual(const scanner *s, const eng__name_memo *memo, size_t at) {
  return (memo->sign.flags & ENG__WORD_SPARE && eng__name_is_spare(&s->ground, at)) ||
         memo->sign.flags & ENG__WORD_SUFFIXED || eng__name_is_tail(s, at + 1);
}

enum { TOKEN_MOST = 3 }; /* parts that hang on one */

/* May the word of a part, `heard`, be in a name behind `before` with what hangs on it by a
 * half-space? In a name that is known from its Latin form both may be one word. */
static eng_status may_be_token(const scanner *s, origin from, const eng__name_reading *before,
                               size_t part, const eng__name_heard *heard, bool *may,
                               eng_error *err) {
  eng__name_reading r = *before;
  eng__name_read(&r, heard, true);
  for (size_t at = part + 1;
       at <= part + TOKEN_MOST && eng__name_is_joined(&s->ground, at) && !*may; at++) {
    const eng__name_memo *memo;
    eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, at, &memo, err);
    if (status || memo->sign.flags & ENG__WORD_BARRED) return status;
    eng__name_heard more = eng__name_heard_of(memo);
    *may = add_word(s, from, &r, &more, false) != HOPE_NONE;
  }
  return ENG_OK;
}

/* What stands between two words is a seam, or with a hyphen or a half-space nothing. */
typedef struct readings {
  eng__name_reading seamed, joined;
  bool any_soft; /* they differ */
} readings;

static hope add_to_both(const scanner *s, origin from, readings *r, const eng__name_heard *word,
                        bool soft) {
  hope seamed = add_word(s, from, &r->seamed, word, true);
  if (!soft && !r->any_soft) {
    r->joined = r->seamed;
    return seamed;
  }
  r->any_soft = true;
  hope joined = add_word(s, from, &r->joined, word, !soft);
  return joined > seamed ? joined : seamed;
}

/* Can a name go on behind the word, which some name begins with (`begins`)? Reads on as long as one
 * may; a window is made only where one may be whole. */
static eng_status may_go_on(scanner *s, size_t part, bool begins, bool *may, eng_error *err) {
  const eng__name_ground *ground = &s->ground;
  eng__name_memory *memory = &s->index->names.memory;
  const eng__name_memo *memo;
  *may = false;
  eng_status status = eng__name_recall(memory, ground, part, &memo, err);
  if (status) return status;
  eng__name_heard first = eng__name_heard_of(memo);
  origin from = {first.start, ground->parts[part].script == ENG__SCRIPT_ARABIC};
  readings r = {0};
  eng__name_read(&r.seamed, &first, true);
  r.joined = r.seamed;
  hope found = begins ? HOPE_BEGINS : HOPE_NONE;
  for (size_t at = part, words = 1; words < ENG__PLACE_WORDS && found < HOPE_WHOLE; words++) {
    bool plain = eng__name_is_plain_pair(ground, at);
    size_t next = plain ? at + 1 : eng__name_next(ground, at, false);
    *may = found && s->set->any_order && next == SIZE_MAX &&
           eng__name_next(ground, at, true) != SIZE_MAX;
    if (next == SIZE_MAX) return ENG_OK;
    bool soft = !plain && eng__name_is_soft(ground, at, next);
    if (!found && !soft) return ENG_OK;
    status = eng__name_recall(memory, ground, next, &memo, err);
    if (status) return status;
    *may = is_unusual(s, memo, next);
    if (memo->sign.flags & ENG__WORD_BARRED && !*may) return ENG_OK;
    eng__name_heard heard = eng__name_heard_of(memo);
    status = may_be_token(s, from, &r.seamed, next, &heard, may, err);
    if (status || *may) return status;
    found = add_to_both(s, from, &r, &heard, soft);
    if (r.any_soft && found) found = HOPE_WHOLE; /* words may hang on it in more than two ways */
    at = next;
  }
  *may = found == HOPE_WHOLE;
  return ENG_OK;
}

/* ---- Closer looks ---- */

static inline bool is_word(const eng__part *part) {
  return part->kind <= ENG_TOKEN_NUMBER;
}

/* Is the word a name by what the memo says of it? */
static bool may_be_whole(const scanner *s, size_t part, unsigned flags) {
  const eng__name_ground *ground = &s->ground;
  if (flags & ENG__WORD_TAILED && eng__name_is_tail(s, part + 1)) return true;
  if (flags & ENG__WORD_PLURAL && eng__name_is_plural(ground, part)) return true;
  if (!(flags & ENG__WORD_IS_NAME)) return false;
  const eng__known_words *known = eng__name_known(&s->index->names.memory, ground, part, part);
  return !known || known->count;
}

/* Were the word and the next one looked at before, in vain? */
static bool is_known_pair(const scanner *s, size_t part) {
  const eng__name_ground *ground = &s->ground;
  size_t next = part + 1;
  if (!eng__name_is_plain(&ground->parts[part]) || !eng__name_is_plain(&ground->parts[next]))
    return false;
  const eng__known_words *known = eng__name_known(&s->index->names.memory, ground, part, next);
  return known && !known->count && !known->goes_on && !eng__name_is_tail(s, next + 1);
}

/* Is it an everyday word that is written small behind a word of a name? */
static bool is_weak_second(const scanner *s, size_t part) {
  return s->ground.parts[part - 1].script == ENG__SCRIPT_LATIN &&
         s->ground.parts[part].script == ENG__SCRIPT_LATIN &&
         !eng__name_capital(&s->ground, part) &&
         eng__name_is_weak(s->set, eng__name_word(&s->ground, part));
}

/* A word of the sign `first`, and a space, and another: may a name begin with the two? */
static eng_status may_pair(const scanner *s, size_t part, eng__name_sign first, bool *may,
                           eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, part + 1, &memo, err);
  if (status) return status;
  eng__name_sign second = memo->sign;
  uint64_t signs = eng__name_signs_hash(first.first, second.second);
  *may = first.count >= ENG__KEY_LONG || eng__name_signs_differ(first, second) ||
         second.flags & (ENG__WORD_ODD | ENG__WORD_SPARE) ||
         eng__name_follows(&s->set->follow, signs) || eng__name_is_tail(s, part + 2);
  bool titled = second.flags & ENG__WORD_SPARE;
  if (*may && !titled && first.count && is_weak_second(s, part + 1)) *may = false;
  if (*may || !(second.flags & ENG__WORD_SUFFIXED)) return ENG_OK;
  return eng__name_stem_follows(&s->ground, first.first, part + 1, may, err);
}

/* Can a name go on from a word? */
static eng_status may_go_on_from(scanner *s, size_t part, eng__name_sign sign, bool *may,
                                 eng_error *err) {
  if (eng__name_is_plain_pair(&s->ground, part) && !eng__name_is_tied(&s->ground, part + 1)) {
    eng_status status = may_pair(s, part, sign, may, err);
    if (status || !*may) return status;
    *may = false;
    if (is_known_pair(s, part)) return ENG_OK;
  }
  return may_go_on(s, part, sign.flags & ENG__WORD_FIRST, may, err);
}

/* Is the word a name, or can one go on from it (`ahead`: the sieve has not seen that none can)?
 * Only then is a window made of it. */
static eng_status look_at(scanner *s, size_t part, bool ahead, eng_error *err) {
  const eng__name_memo *memo;
  if (!is_word(&s->ground.parts[part])) return eng__name_search_tag(s, part, err);
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, part, &memo, err);
  if (status) return status;
  eng__name_sign sign = memo->sign;
  eng__name_heard heard = eng__name_heard_of(memo);
  origin from = {heard.start, s->ground.parts[part].script == ENG__SCRIPT_ARABIC};
  eng__name_reading nothing = {0};
  bool may = sign.flags & ENG__WORD_WHOLE && may_be_whole(s, part, sign.flags);
  if (!may && eng__name_is_joined(&s->ground, part + 1))
    status = may_be_token(s, from, &nothing, part, &heard, &may, err);
  may = may || sign.fronted;
  if (!status && !may && ahead) status = may_go_on_from(s, part, sign, &may, err);
  return status || !may ? status : eng__name_search_from(s, part, err);
}

/* ---- The pass ---- */

/* What is asked of the picks is fetched ahead; behind each stands a part, if only the end. */
static void expect_known(const scanner *s, size_t from, const eng__name_picks *picks) {
  const eng__part *parts = s->ground.parts + from;
  for (uint64_t left = picks->alone; left;)
    eng__name_expect_known(&s->index->names.memory, &parts[eng__next_bit(&left)]);
  for (uint64_t left = picks->ahead; left;)
    eng__name_expect_pair(&s->index->names.memory, &parts[eng__next_bit(&left)]);
}

static eng_status look_at_all(scanner *s, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t from = 0; from < s->ground.count && !status; from += ENG__SIEVE_BLOCK) {
    eng__name_picks picks = {0, 0};
    if (eng__stopped(s->index)) return eng__out_of_time(s->index, "names", from, err);
    status = eng__name_sieve(s, from, &picks, err);
    expect_known(s, from, &picks);
    for (uint64_t left = picks.alone | picks.ahead; left && !status;) {
      unsigned at = eng__next_bit(&left);
      status = look_at(s, from + at, picks.ahead >> at & 1, err);
    }
  }
  return status;
}

/* ---- Names that wait ---- */

static int by_id(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Does the entity stand elsewhere, as the name needs it? */
static bool is_met(const scanner *s, const eng__waiting_name *found) {
  const eng__name_scratch *scratch = &s->index->names;
  if (!scratch->sure.count) return false;
  uint64_t id = eng__name_entity_id(&s->set->all.at[found->verdict.name],
                                    found->verdict.waits == ENG__WAITS_FOR_FULL);
  return bsearch(&id, scratch->sure.at, scratch->sure.count, sizeof id, by_id) != NULL;
}

/* Are the two, a hyphen between them, names of two persons of one pattern? */
static bool are_two(const scanner *s, const eng__waiting_name *left,
                    const eng__waiting_name *right) {
  const eng__name *a = &s->set->all.at[left->verdict.name];
  const eng__name *b = &s->set->all.at[right->verdict.name];
  return left->verdict.waits == ENG__WAITS_FOR_HALF &&
         right->verdict.waits == ENG__WAITS_FOR_HALF && right->first == left->last + 2 &&
         a->pattern == b->pattern && a->entity != b->entity;
}

/* Does a name of somebody else stand across its hyphen? They wait in the order of the text. */
static bool has_other_half(const scanner *s, size_t at) {
  const eng__waiting_name *all = s->index->names.waiting.at;
  for (size_t i = at; i-- > 0 && all[i].last + 2 >= all[at].first;)
    if (are_two(s, &all[i], &all[at])) return true;
  for (size_t i = at + 1; i < s->index->names.waiting.count && all[i].first <= all[at].last + 2;
       i++)
    if (are_two(s, &all[at], &all[i])) return true;
  return false;
}

/* Everyday words and names of others whose entity stands elsewhere in the document for sure, and
 * halves that are each somebody's. */
static eng_status emit_waiting(scanner *s, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  if (scratch->waiting.count && scratch->sure.count)
    qsort(scratch->sure.at, scratch->sure.count, sizeof *scratch->sure.at, by_id);
  for (size_t i = 0; i < scratch->waiting.count && !status; i++) {
    const eng__waiting_name *found = &scratch->waiting.at[i];
    bool half = found->verdict.waits == ENG__WAITS_FOR_HALF;
    if (half ? has_other_half(s, i) : is_met(s, found)) status = eng__name_push_hit(s, found, err);
  }
  return status;
}

eng_status eng__name_scanner_start(scanner *s, eng__index *index, eng_error *err) {
  const eng_document *document = index->document;
  *s = (scanner){.index = index, .set = &index->patterns->names};
  s->ground = (eng__name_ground){.set = s->set,
                                 .document = document,
                                 .parts = document->parts.at,
                                 .count = document->parts.count};
  s->ground.caseless = eng__name_is_caseless(&s->ground);
  index->names.comparer.tables = s->set->tables;
  index->names.sure.count = index->names.waiting.count = 0;
  return eng__name_memory_open(&index->names.memory, err);
}

eng_status eng__scan_names(eng__index *index, eng_error *err) {
  scanner s;
  if (!index->patterns->names.all.count) return ENG_OK;
  eng_status status = eng__name_scanner_start(&s, index, err);
  if (!status) status = look_at_all(&s, err);
  return status ? status : emit_waiting(&s, err);
}
