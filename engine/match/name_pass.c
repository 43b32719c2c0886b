/* The pass over a document that finds names (name_scan.h): of the words that the sieves let through
 * (name_sieve.c), those are looked for from which some name can go on, so that few windows are made
 * (name_scan.c). What was looked at in vain is remembered by its bytes (name_memo.h). */
#include "match/name_sieve.h"
#include "match/state.h"

#include <stdlib.h>

typedef eng__name_scanner scanner;

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
static eng_status hear_joined(const scanner *s, size_t joined, eng__name_heard *heard, bool *barred,
                              eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, joined, &memo, err);
  if (status) return status;
  eng__name_heard more = eng__name_heard_of(memo);
  *barred = memo->sign.flags & ENG__WORD_BARRED;
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
    bool barred;
    status = hear_joined(s, at, &heard, &barred, err);
    if (status || barred) return status;
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
    if (status || memo->sign.flags & ENG__WORD_BARRED) return status;
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

/* Is the word a name by what the memo says of it? */
static bool may_be_whole(const scanner *s, size_t part, unsigned flags) {
  const eng__name_ground *ground = &s->ground;
  if (flags & ENG__WORD_TAILED && eng__name_may_be_tail(s, part + 1)) return true;
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
         !eng__name_may_be_tail(s, next + 1) &&
         !eng__name_is_plural(ground, part, eng__name_word(ground, next));
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
         eng__name_follows(&s->set->follow, signs) || eng__name_may_be_tail(s, part + 2);
  bool titled = second.flags & ENG__WORD_SPARE;
  if (*may && !titled && first.count && is_weak_second(s, part + 1)) *may = false;
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

/* Is the word a name, or can one go on from it (`ahead`: the sieve has not seen that none can)?
 * Only then is a window made of it. */
static eng_status look_at(scanner *s, size_t part, bool ahead, eng_error *err) {
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
  if (!status && !may && ahead) status = may_go_on_from(s, part, sign, &may, err);
  return status || !may ? status : eng__name_search_from(s, part, err);
}

/* ---- The pass ---- */

static eng_status look_at_all(scanner *s, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t from = 0; from < s->ground.count && !status; from += ENG__SIEVE_BLOCK) {
    eng__name_picks picks = {0, 0};
    if (eng__stopped(s->index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    status = eng__name_sieve(s, from, &picks, err);
    for (uint64_t left = picks.alone | picks.ahead; left && !status; left &= left - 1) {
      unsigned at = (unsigned)__builtin_ctzll(left);
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

eng_status eng__name_scanner_start(scanner *s, eng__index *index, eng_error *err) {
  const eng_document *document = index->document;
  *s = (scanner){.index = index, .set = &index->patterns->names};
  s->ground = (eng__name_ground){.set = s->set,
                                 .document = document,
                                 .parts = document->parts.at,
                                 .count = document->parts.count};
  s->ground.caseless = eng__name_is_caseless(&s->ground);
  s->tails[0] = eng__word_hash(ENG__SLICE("ای"));
  s->tails[1] = eng__word_hash(ENG__SLICE("یی"));
  s->tails[2] = eng__word_hash(ENG__SLICE("ی"));
  for (size_t i = 0; i < 3; i++) s->tail_bits |= UINT64_C(1) << (s->tails[i] & 63);
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
