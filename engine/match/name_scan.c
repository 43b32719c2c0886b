/* The pass over a document that finds names (name_scan.h).
 *
 * Nearly all words are done with by a look at their first letter (Latin names begin with a capital)
 * or by one probe of the filter of beginnings (Persian has no capitals). A window that begins with
 * one of the others grows word by word while some name can go on from it.
 *
 * A window can be read in four ways: with or without its titles and articles, its hyphens and
 * half-spaces being seams or nothing. */
#include "match/state.h"
#include "match/suffixes.h"
#include "translit/titles.h"
#include "unicode/utf8.h"

typedef struct scanner {
  eng__index *index;
  const eng__name_set *set;
  eng__name_ground ground;
  uint32_t tag_part; /* the part of the document that segments are of */
  size_t step;       /* of the view's map: the steps before it are behind us */
  uint64_t tails[3]; /* hashes of what a name in ه or ی ends in when that is written apart */
  int cased;         /* does the document use capitals? -1: not looked at */
} scanner;

enum { BARE = 1, SOFT = 2, READINGS = 4 };

typedef struct reading {
  eng__name_code key;
  uint32_t seams;
  uint8_t silent; /* words without a consonant */
} reading;

static void add_key(reading *r, const eng__name_heard *heard) {
  r->silent = (uint8_t)(r->silent + heard->silent);
  r->key = eng__name_code_join(r->key, heard->key);
}

static uint64_t begin_hash(const reading *r, unsigned start, unsigned text) {
  return eng__name_begin_hash(r->key, r->seams, r->silent, start, text);
}

/* A window as it grows. */
typedef struct window {
  eng__name_place place;
  reading now[READINGS];
  reading before[READINGS]; /* without the last word */
  bool any_spare, any_soft; /* the readings differ */
  uint8_t start;            /* sound of the first word */
  uint8_t text;             /* script, and whether it is a hashtag */
} window;

static bool is_distinct(const window *w, size_t which) {
  return (!(which & BARE) || w->any_spare) && (!(which & SOFT) || w->any_soft);
}

/* the Khameneis, two Rezaeis: may the word be a plural, ending a name that begins with part
 * `first`? The word before says it: Elias is not Elia. */
static bool is_plural(const scanner *s, size_t first, eng__slice word) {
  static const char *const heralds[] = {"the", "both", "two", "three", "these", "those", "all"};
  enum { LEAST = 6 };
  if (word.len < LEAST || word.at[word.len - 1] != 's') return false;
  size_t before = eng__name_before(&s->ground, first);
  if (before == SIZE_MAX) return false;
  eng__slice herald = eng__name_word(&s->ground, before);
  for (size_t i = 0; i < sizeof heralds / sizeof *heralds; i++)
    if (eng__slice_equal(herald, eng__slice_of(heralds[i]))) return true;
  return false;
}

/* ---- What was found ---- */

static uint64_t entity_id(const eng__name *name) {
  return (uint64_t)name->pattern << 32 | name->entity;
}

/* In front of the name: its initials, and with `titles` its titles. False: an initial is missing.
 */
static bool extend_start(const scanner *s, const eng__name *name, uint32_t *first,
                         uint32_t *start) {
  const eng__name_ground *ground = &s->ground;
  if (name->flags & ENG__NAME_INITIALS && !eng__name_over_initials(ground, name, first))
    return false;
  if (name->flags & ENG__NAME_INITIALS) *start = ground->parts[*first].start;
  if (!s->set->rules.at[name->rule].options.titles) return true;
  for (size_t before; (before = eng__name_before(ground, *first)) != SIZE_MAX;) {
    if (!eng__name_is_title(ground, before)) break;
    *first = (uint32_t)before;
    *start = ground->parts[before].start;
  }
  return true;
}

static eng_status push_hit(scanner *s, const eng__waiting_name *found, eng_error *err) {
  eng__index *index = s->index;
  const eng__name *name = &s->set->all.at[found->verdict.name];
  const eng__name_options *options = &s->set->rules.at[name->rule].options;
  eng_span text = eng__document_text_span(index->document, found->start, found->end);
  eng__pattern_state *state = eng__index_touch(index, name->pattern);
  if (!state) return eng__fail_nomem(err);
  bool room;
  eng_status status = eng__index_room(index, name->pattern, state->phrases, text.start, &room, err);
  if (status || !room) return status;
  eng__hit hit = {.start = (uint32_t)text.start,
                  .end = (uint32_t)text.end,
                  .view_start = found->start,
                  .view_end = found->end,
                  .first_part = found->first,
                  .last_part = found->last,
                  .pattern = name->pattern,
                  .entry = name->entry,
                  .score = (uint16_t)(1000 - 10 * found->verdict.cost),
                  .part = name->part,
                  .ambiguous = options->ambiguous};
  state->phrases++;
  return eng__vec_push(&index->phrase_hits, hit) ? ENG_OK : eng__fail_nomem(err);
}

static eng_status emit(scanner *s, const eng__name_place *place, const eng__name_verdict *verdict,
                       eng_error *err) {
  const eng__name *name = &s->set->all.at[verdict->name];
  eng__waiting_name found = {*verdict, place->start, place->end, place->first, place->last};
  if (!extend_start(s, name, &found.first, &found.start)) return ENG_OK;
  if (s->ground.tag) found.first = found.last = s->tag_part;
  eng__name_scratch *scratch = &s->index->names;
  if (verdict->waits)
    return eng__vec_push(&scratch->waiting, found) ? ENG_OK : eng__fail_nomem(err);
  if (!eng__vec_push(&scratch->sure, entity_id(name))) return eng__fail_nomem(err);
  return push_hit(s, &found, err);
}

/* Does `a` win over `b`, another name of the pattern in the same place? The cheaper, then the one
 * that need not wait, then the first written. */
static bool wins(const eng__name_set *set, const eng__name_verdict *a, const eng__name_verdict *b) {
  if (a->waits != b->waits) return b->waits;
  if (a->cost != b->cost) return a->cost < b->cost;
  return set->all.at[a->name].entry < set->all.at[b->name].entry;
}

/* May both stand in one place? */
static bool are_twins(const eng__name_set *set, const eng__name *a, const eng__name *b) {
  return a->entity != b->entity && set->rules.at[a->rule].options.ambiguous;
}

/* The best verdict of each pattern, with `ambiguous` of each entity. Few names share a key, so each
 * is held against all. */
static eng_status emit_best(scanner *s, const eng__name_place *place, eng_error *err) {
  const eng__name_set *set = s->set;
  const eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < scratch->verdicts.count && !status; i++) {
    const eng__name_verdict *mine = &scratch->verdicts.at[i];
    bool best = true;
    for (size_t k = 0; k < scratch->verdicts.count && best; k++) {
      const eng__name_verdict *other = &scratch->verdicts.at[k];
      const eng__name *a = &set->all.at[mine->name], *b = &set->all.at[other->name];
      if (k == i || a->pattern != b->pattern || are_twins(set, a, b)) continue;
      best = wins(set, mine, other) || (!wins(set, other, mine) && i < k);
    }
    if (best) status = emit(s, place, mine, err);
  }
  return status;
}

/* ---- Ends of windows ---- */

static bool may_look_here(const scanner *s, const eng__name *name, const eng__name_place *place) {
  const eng__name_options *options = &s->set->rules.at[name->rule].options;
  if (place->comma && !options->order) return false;
  if (!s->ground.tag)
    return eng__name_ends_well(&s->ground, place->last, place->end, options->no_suffixes);
  if (options->handles) return true;
  return !s->ground.handle && place->first == 0 &&
         eng__name_rest_is_suffixes(&s->ground, place->last + 1u);
}

/* All names that are written with this key. A name is met again for each of its ways. */
static eng_status try_key(scanner *s, const eng__name_place *place, uint64_t hash, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  if (!eng__key_table_may(&s->set->ends, hash)) return ENG_OK;
  const eng__key_use *use = eng__key_table_find(&s->set->ends, hash);
  uint32_t last = UINT32_MAX;
  for (; use && !status; use = use->last ? NULL : use + 1) {
    if (use->what == last || !may_look_here(s, &s->set->all.at[use->what], place)) continue;
    last = use->what;
    status = eng__name_judge(scratch, &s->ground, place, last, err);
  }
  return status;
}

/* The window as a place that ends at `end` of the view, its last word having the key `last`. */
static eng_status try_end(scanner *s, window *w, uint32_t end, const eng__name_heard *last,
                          eng_error *err) {
  static const uint8_t order[READINGS] = {0, SOFT, BARE, BARE | SOFT};
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  scratch->verdicts.count = 0;
  w->place.end = end;
  for (size_t i = 0; i < READINGS && !status; i++) {
    const reading *before = &w->before[order[i]];
    bool bare = order[i] & BARE;
    if (!is_distinct(w, order[i]) || (bare && w->place.spare[w->place.count - 1])) continue;
    if (i == 0 || bare != w->place.bare) scratch->has_said = false;
    w->place.bare = bare;
    reading r = *before;
    add_key(&r, last);
    if (s->ground.tag) r.seams = r.silent = 0;
    uint64_t hash = eng__name_end_hash(begin_hash(&r, w->start, w->text), last->end);
    status = try_key(s, &w->place, hash, err);
  }
  return status || !scratch->verdicts.count ? status : emit_best(s, &w->place, err);
}

/* The window without what hangs on its last word. */
static eng_status try_cut(scanner *s, window *w, size_t cut, eng_error *err) {
  size_t part = w->place.last;
  eng__slice word = eng__name_word(&s->ground, part);
  uint32_t start = (uint32_t)(word.at - s->ground.document->view.at);
  eng__name_heard stem_heard;
  eng__slice stem = {word.at, word.len - cut};
  eng_status status = eng__name_hear(&s->ground, part, stem, &stem_heard, err);
  return status ? status : try_end(s, w, (uint32_t)(start + stem.len), &stem_heard, err);
}

/* Joined suffixes (persian.md 8): the ها family and را; the ezafe ی behind ا and و. */
static eng_status try_without_suffix(scanner *s, window *w, eng__slice word, eng_error *err) {
  eng_status status = ENG_OK;
  bool suffixed = eng__name_ends_like_suffix(&s->ground, w->place.last);
  for (size_t cut = ENG__JOINED_SUFFIX_LEAST; suffixed && cut <= ENG__JOINED_SUFFIX_MOST && !status;
       cut += 2) {
    if (cut + ENG__SUFFIXED_LEAST > word.len) break;
    if (eng__is_joined_suffix((eng__slice){word.at + word.len - cut, cut}))
      status = try_cut(s, w, cut, err);
  }
  if (status || word.len < 6) return status;
  bool ezafe = eng__is_ezafe((eng__slice){word.at + word.len - 2, 2}) &&
               eng__takes_ezafe((eng__slice){word.at, word.len - 2}, false);
  return ezafe ? try_cut(s, w, 2, err) : ENG_OK;
}

/* The plural of a Latin name. */
static eng_status try_without_plural(scanner *s, window *w, eng__slice word, eng_error *err) {
  return is_plural(s, w->place.first, word) ? try_cut(s, w, 1, err) : ENG_OK;
}

static eng_status try_ends(scanner *s, window *w, const eng__name_heard *last, eng_error *err) {
  eng__slice word = eng__name_word(&s->ground, w->place.last);
  uint32_t start = (uint32_t)(word.at - s->ground.document->view.at);
  eng_status status = try_end(s, w, (uint32_t)(start + word.len), last, err);
  if (status || s->ground.tag) return status;
  bool arabic = s->ground.parts[w->place.last].script == ENG__SCRIPT_ARABIC;
  return arabic ? try_without_suffix(s, w, word, err) : try_without_plural(s, w, word, err);
}

/* ---- Windows ---- */

/* The word behind the hyphen that touches this one; empty: there is none. */
static eng__slice behind_hyphen(const scanner *s, size_t part) {
  eng__slice view = s->ground.document->view;
  uint32_t end = s->ground.parts[part].end;
  size_t next =
      end < view.len && view.at[end] == '-' ? eng__name_next(&s->ground, part, false) : SIZE_MAX;
  return next == SIZE_MAX ? (eng__slice){"", 0} : eng__name_word(&s->ground, next);
}

/* One bit of a few for each title and article: does the word need to be looked at? */
static bool may_be_spare(const scanner *s, size_t part) {
  return eng__name_set_may_be_spare(s->set, s->ground.parts[part].hash);
}

/* A title or an article, if other words of a name stand before it. */
static bool is_spare(const scanner *s, size_t part) {
  if (!may_be_spare(s, part)) return false;
  eng__slice word = eng__name_word(&s->ground, part);
  return eng__is_title(word) || eng__is_article(word, behind_hyphen(s, part));
}

/* Is the part the ای of خامنه ای? It says nothing, so any name may go on to it. */
static bool is_tail(const scanner *s, size_t part) {
  if (part >= s->ground.count || s->ground.tag) return false;
  uint64_t hash = s->ground.parts[part].hash;
  return hash == s->tails[0] || hash == s->tails[1] || hash == s->tails[2];
}

/* Is what stands between two words a hyphen, a half-space or nothing, which need not be a seam? */
static bool is_soft(const scanner *s, size_t part, size_t next) {
  return s->ground.tag || s->ground.parts[next].flags & ENG__PART_JOINED || next - part > 1 ||
         s->ground.parts[next].start == s->ground.parts[part].end;
}

static void read_word(window *w, const eng__name_heard *heard, bool spare, bool soft) {
  w->any_spare = w->any_spare || spare;
  w->any_soft = w->any_soft || soft;
  for (size_t i = 0; i < READINGS; i++) {
    reading *r = &w->now[i];
    if (w->place.count && !(soft && i & SOFT) && !(spare && i & BARE))
      r->seams |= UINT32_C(1) << r->key.count;
    w->before[i] = *r;
    if (!(spare && i & BARE)) add_key(r, heard);
  }
}

static eng_status add_word(scanner *s, window *w, size_t part, eng__name_heard *heard,
                           eng_error *err) {
  eng__name_place *place = &w->place;
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names, &s->ground, part, &memo, err);
  if (status) return status;
  *heard = memo->heard;
  bool spare = place->count && is_spare(s, part);
  if (!place->count) w->start = heard->start;
  read_word(w, heard, spare, place->count && is_soft(s, place->last, part));
  place->parts[place->count] = (uint32_t)part;
  place->spare[place->count++] = spare;
  place->last = (uint32_t)part;
  return ENG_OK;
}

static bool goes_on(const scanner *s, const window *w) {
  if (w->place.count == ENG__PLACE_WORDS) return false;
  if (is_tail(s, w->place.last + 1u)) return true;
  for (size_t i = 0; i < READINGS && !s->ground.tag; i++)
    if (is_distinct(w, i) &&
        eng__name_set_begins(s->set, begin_hash(&w->now[i], w->start, w->text)))
      return true;
  return s->ground.tag;
}

/* The next word of the window; over a comma only where surnames may stand first. */
static size_t next_word(const scanner *s, window *w, size_t at) {
  size_t next = eng__name_next(&s->ground, at, false);
  if (next != SIZE_MAX || !s->set->any_order || w->place.comma) return next;
  next = eng__name_next(&s->ground, at, true);
  w->place.comma = next != SIZE_MAX;
  return next;
}

/* Looks for the names that begin with part `first`, whose key is known. */
static eng_status search_from(scanner *s, size_t first, eng_error *err) {
  window w = {.place = {.first = (uint32_t)first}};
  eng__slice word = eng__name_word(&s->ground, first);
  w.place.start = (uint32_t)(word.at - s->ground.document->view.at);
  w.place.persian = s->ground.parts[first].script == ENG__SCRIPT_ARABIC;
  w.text = (uint8_t)(w.place.persian | (s->ground.tag ? ENG__TEXT_TAG : 0));
  if (!eng__name_starts_well(&s->ground, first)) return ENG_OK;
  eng_status status = ENG_OK;
  for (size_t at = first; at != SIZE_MAX && !status;) {
    eng__name_heard heard;
    status = add_word(s, &w, at, &heard, err);
    if (!status) status = try_ends(s, &w, &heard, err);
    if (!goes_on(s, &w)) break;
    at = next_word(s, &w, at);
  }
  return status;
}

/* ---- The pass ---- */

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

/* Is there a capital from part `from` on? Without one, small letters say nothing. */
static bool uses_capitals(scanner *s, size_t from) {
  const eng__name_ground *ground = &s->ground;
  for (size_t i = from; i < ground->count; i++)
    if (ground->parts[i].script == ENG__SCRIPT_LATIN && ground->parts[i].kind == ENG_TOKEN_WORD &&
        eng__name_capital(ground, i))
      return true;
  return false;
}

/* May a name begin with this Latin word, by its first letter? */
static bool begins_latin(scanner *s, size_t part) {
  if (is_capital(s, part)) {
    s->cased = 1;
    return true;
  }
  if (s->cased < 0) s->cased = uses_capitals(s, part);
  s->ground.caseless = !s->cased;
  if (s->ground.caseless) return true;
  const eng__part *word = &s->ground.parts[part];
  eng__slice next = {0};
  if (word->end - word->start <= 3) next = behind_hyphen(s, part); /* al-Sadr */
  return next.len && eng__is_article(eng__name_word(&s->ground, part), next) &&
         eng__name_capital(&s->ground, part + 2);
}

static eng_status scan_tag(scanner *s, size_t part, eng_error *err) {
  const eng__part *tag = &s->ground.parts[part];
  bool handle = tag->kind == ENG_TOKEN_MENTION;
  if (tag->flags & ENG__PART_JOINED || (handle && !s->set->any_handles)) return ENG_OK;
  eng_status status = eng__cut_tag(s->index, part, err);
  if (status) return status;
  scanner inner = *s;
  inner.ground.parts = s->index->segments.at;
  inner.ground.count = s->index->segments.count;
  inner.ground.tag = true;
  inner.ground.handle = handle;
  inner.tag_part = (uint32_t)part;
  for (size_t i = 0; i < inner.ground.count && !status; i++) status = search_from(&inner, i, err);
  return status;
}

/* Is what has been read a whole name, or can one go on from it? */
static bool may_be_some(const scanner *s, const reading *r, unsigned start, unsigned end,
                        unsigned text) {
  uint64_t begin = begin_hash(r, start, text);
  return eng__name_set_begins(s->set, begin) ||
         eng__key_table_may(&s->set->ends, eng__name_end_hash(begin, end));
}

/* The same of two words, `seam` or not between them. */
static bool may_be_pair(const scanner *s, const eng__name_heard *a, const eng__name_heard *b,
                        bool seam, unsigned text) {
  reading r = {a->key, seam ? UINT32_C(1) << a->key.count : 0, a->silent};
  add_key(&r, b);
  return may_be_some(s, &r, a->start, b->end, text);
}

/* Can a name go on behind the word? Looks at the next one, and says yes to whatever is unusual. */
static bool may_go_on(scanner *s, size_t part, const eng__name_heard *heard, unsigned text) {
  const eng__name_ground *ground = &s->ground;
  size_t next = eng__name_next(ground, part, false);
  const eng__name_memo *behind;
  if (next == SIZE_MAX) return s->set->any_order && eng__name_next(ground, part, true) != SIZE_MAX;
  if (is_spare(s, next) || eng__name_recall(&s->index->names, &s->ground, next, &behind, NULL) ||
      behind->flags & ENG__WORD_SUFFIXED)
    return true;
  if (is_tail(s, next + 1) || may_be_pair(s, heard, &behind->heard, true, text)) return true;
  return is_soft(s, part, next) && may_be_pair(s, heard, &behind->heard, false, text);
}

/* Is the word a name, or can one go on from it? Asked before a window is made of it: nearly all
 * words end here. */
static eng_status may_begin(scanner *s, size_t part, bool *may, eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names, &s->ground, part, &memo, err);
  if (status) return status;
  unsigned text = s->ground.parts[part].script == ENG__SCRIPT_ARABIC;
  *may = memo->flags & (ENG__WORD_IS_NAME | ENG__WORD_SUFFIXED) ||
         (text ? is_tail(s, part + 1) : is_plural(s, part, eng__name_word(&s->ground, part)));
  if (*may || !(memo->flags & ENG__WORD_BEGINS)) return ENG_OK;
  eng__name_heard heard = memo->heard;
  *may = may_go_on(s, part, &heard, text);
  return ENG_OK;
}

static eng_status look_at(scanner *s, size_t part, eng_error *err) {
  const eng__part *word = &s->ground.parts[part];
  if (word->kind == ENG_TOKEN_HASHTAG || word->kind == ENG_TOKEN_MENTION)
    return scan_tag(s, part, err);
  if (word->kind > ENG_TOKEN_NUMBER) return ENG_OK;
  bool latin = word->script != ENG__SCRIPT_ARABIC;
  if (latin && word->kind == ENG_TOKEN_WORD && !begins_latin(s, part)) return ENG_OK;
  bool may;
  eng_status status = may_begin(s, part, &may, err);
  return status || !may ? status : search_from(s, part, err);
}

static int by_id(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Everyday words that are one half of a name that stands elsewhere in the document. */
static eng_status emit_waiting(scanner *s, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  if (!scratch->waiting.count || !scratch->sure.count) return ENG_OK;
  qsort(scratch->sure.at, scratch->sure.count, sizeof *scratch->sure.at, by_id);
  for (size_t i = 0; i < scratch->waiting.count && !status; i++) {
    const eng__waiting_name *found = &scratch->waiting.at[i];
    uint64_t id = entity_id(&s->set->all.at[found->verdict.name]);
    if (bsearch(&id, scratch->sure.at, scratch->sure.count, sizeof id, by_id))
      status = push_hit(s, found, err);
  }
  return status;
}

enum { AHEAD = 8 }; /* words: what the memo needs to come from the second cache */

eng_status eng__scan_names(eng__index *index, eng_error *err) {
  const eng__name_set *set = &index->patterns->names;
  if (!set->all.count) return ENG_OK;
  const eng_document *document = index->document;
  scanner s = {.index = index, .set = set, .cased = -1};
  s.ground = (eng__name_ground){.set = set,
                                .document = document,
                                .parts = document->parts.at,
                                .count = document->parts.count};
  s.tails[0] = eng__word_hash(ENG__SLICE("ای"));
  s.tails[1] = eng__word_hash(ENG__SLICE("یی"));
  s.tails[2] = eng__word_hash(ENG__SLICE("ی"));
  index->names.comparer.tables = set->tables;
  if (!index->names.memo) index->names.memo = calloc(ENG__MEMO_SLOTS, sizeof *index->names.memo);
  if (!index->names.memo) return eng__fail_nomem(err);
  index->names.sure.count = index->names.waiting.count = 0;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < s.ground.count && !status; i++) {
    if (i + AHEAD < s.ground.count) eng__name_expect(&index->names, &s.ground.parts[i + AHEAD]);
    if (i % 512 == 0 && eng__stopped(index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    status = look_at(&s, i, err);
  }
  return status ? status : emit_waiting(&s, err);
}
