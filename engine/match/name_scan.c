/* Windows of words that may be names (name_scan.h): from a word that some name may begin with
 * (name_pass.c) a window grows word by word while some name can go on from it.
 *
 * A window can be read in four ways: with or without its titles and articles, its hyphens and
 * half-spaces being seams or nothing. */
#include "match/state.h"
#include "match/suffixes.h"
#include "translit/everyday.h"
#include "translit/titles.h"

typedef eng__name_scanner scanner;

enum { BARE = 1, SOFT = 2, READINGS = 4 };

/* A window as it grows. */
typedef struct window {
  eng__name_place place;
  eng__name_reading now[READINGS];
  eng__name_reading before[READINGS]; /* without the last word */
  bool seam[READINGS];                /* it begins behind a seam */
  bool parted[READINGS];         /* it was left out: what follows is no part of the word before */
  bool any_spare, any_soft;      /* the readings differ */
  bool behind_joint, ends_joint; /* the word before the last, and the last, are none of a name
                                    by themselves: spare, the e of an ezafe, an ای */
  size_t glued;    /* bytes of what the first word is written to: a title, an article */
  bool plain;      /* its bytes say what it is, wherever they stand */
  bool over_comma; /* one stands in front of the last word */
  uint8_t start;   /* sound of the first word */
  uint8_t text;    /* script, and whether it is a hashtag */
} window;

static bool is_distinct(const window *w, size_t which) {
  return (!(which & BARE) || w->any_spare) && (!(which & SOFT) || w->any_soft);
}

/* The word before says it, as Elias is not Elia; of what ends in i the end alone: Houthis. */
bool eng__name_is_plural(const eng__name_ground *ground, size_t part) {
  static const char *const heralds[] = {"the", "both", "two", "three", "these", "those", "all"};
  enum { LEAST = 6 };
  eng__slice word = eng__name_word(ground, part);
  if (word.len < LEAST || word.at[word.len - 1] != 's') return false;
  if (word.at[word.len - 2] == 'i' && eng__everyday_of(word) == ENG__EVERYDAY_NOT) return true;
  size_t before = eng__name_before(ground, part);
  if (before == SIZE_MAX) return false;
  eng__slice herald = eng__name_word(ground, before);
  return ENG__IS_ONE_OF(herald, heralds);
}

/* ---- Ends of windows ---- */

/* Do the initials of the name stand beside the place, if it needs them? */
static bool has_initials(const scanner *s, const eng__name *name, const eng__name_place *place) {
  uint32_t first = place->first, last = place->last;
  if (name->flags & ENG__NAME_BEFORE) return eng__name_to_initials(&s->ground, name, &last);
  return !(name->flags & ENG__NAME_INITIALS) || eng__name_over_initials(&s->ground, name, &first);
}

static uint32_t end_of_last(const scanner *s, const eng__name_place *place) {
  eng__slice word = eng__name_word(&s->ground, place->last);
  return (uint32_t)(word.at + word.len - s->ground.document->view.at);
}

static bool may_look_here(const scanner *s, const eng__name *name, const eng__name_place *place) {
  const eng__name_options *options = &s->set->rules.at[name->rule].options;
  if (!has_initials(s, name, place)) return false;
  if (place->comma && !(name->flags & ENG__NAME_TURNED)) return false;
  if (!s->ground.tag)
    return eng__name_ends_well(&s->ground, place->last, place->end, options->no_suffixes);
  if (options->handles) return true;
  return !s->ground.handle && eng__name_only_titles(&s->ground, place->first) &&
         eng__name_rest_is_suffixes(&s->ground, place->last + 1u);
}

/* Words that are like a name have a verdict if they may be looked at where they stand, and pass. */
static eng_status weigh(scanner *s, const eng__name_place *place, const eng__name_likeness *like,
                        eng_error *err) {
  if (!may_look_here(s, &s->set->all.at[like->name], place)) return ENG_OK;
  return eng__name_weigh(&s->index->names, &s->ground, place, like, err);
}

/* Words that are the same wherever they stand are compared with the name even if it may not be
 * looked for here, and what they are like is noted. */
static eng_status try_name(scanner *s, const window *w, uint32_t name, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  const eng__name_place *place = &w->place;
  eng__name_likeness like;
  bool alike;
  if (!w->plain && !may_look_here(s, &s->set->all.at[name], place)) {
    s->unsure = s->met = true;
    return ENG_OK;
  }
  eng_status status = eng__name_liken(scratch, &s->ground, place, name, &like, &alike, err);
  if (status || !alike) return status;
  s->met = true;
  like.cut = (uint8_t)(end_of_last(s, place) - place->end);
  if (!eng__vec_push(&scratch->likenesses, like)) return eng__fail_nomem(err);
  return weigh(s, place, &like, err);
}

/* All names that are written with this key. A name is met again for each of its ways. */
static eng_status try_key(scanner *s, const window *w, uint64_t hash, eng_error *err) {
  eng_status status = ENG_OK;
  const eng__key_table *ends = s->ground.tag ? &s->set->tags : &s->set->ends;
  if (!eng__key_table_may(ends, hash)) return ENG_OK;
  const eng__key_use *use = eng__key_table_find(ends, hash);
  uint32_t last = UINT32_MAX;
  for (; use && !status; use = use->last ? NULL : use + 1) {
    if (use->what == last) continue;
    last = use->what;
    status = try_name(s, w, last, err);
  }
  return status;
}

/* The e of an ezafe, the ای of خامنه ای. */
static bool is_mere_joint(const eng__name_heard *heard) {
  return !heard->key.count && !heard->silent;
}

/* What the last word of a window that ends at `end` says, in a reading without its article. */
static eng_status hear_last(scanner *s, const window *w, uint32_t end, bool bare,
                            eng__name_heard *heard, eng_error *err) {
  const eng__name_place *place = &w->place;
  size_t article = place->article[place->count - 1u];
  if (!bare || !article || place->count < 2) return ENG_OK;
  const char *from = eng__name_word(&s->ground, place->last).at + article;
  eng__slice word = {from, (size_t)(s->ground.document->view.at + end - from)};
  return eng__name_hear(&s->ground, place->last, word, heard, err);
}

/* The window as a place that ends at `end` of the view, its last word having the key `last`. */
static eng_status try_end(scanner *s, window *w, uint32_t end, const eng__name_heard *last,
                          eng_error *err) {
  static const uint8_t order[READINGS] = {0, SOFT, BARE, BARE | SOFT};
  eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  if (is_mere_joint(last) && w->behind_joint) return ENG_OK;
  scratch->verdicts.count = 0;
  w->place.end = end;
  for (size_t i = 0; i < READINGS && !status; i++) {
    bool bare = order[i] & BARE;
    if (!is_distinct(w, order[i]) || (bare && w->place.spare[w->place.count - 1])) continue;
    if (i == 0 || bare != w->place.bare) scratch->has_said = false;
    w->place.bare = bare;
    eng__name_reading r = w->before[order[i]];
    eng__name_heard heard = *last;
    status = hear_last(s, w, end, bare, &heard, err);
    if (status) return status;
    eng__name_read(&r, &heard, w->seam[order[i]]);
    if (s->ground.tag) r.word.silent = r.silent = 0;
    uint64_t hash = eng__name_end_of(&r, eng__name_begin_of(&r, w->start, w->text));
    status = try_key(s, w, hash, err);
  }
  return status || !scratch->verdicts.count ? status : eng__name_emit_best(s, &w->place, err);
}

/* Bytes of its last word that are none of the name: that is also the first, and written to a title
 * or an article. */
static size_t front_of(const window *w) {
  return w->place.count < 2 ? w->glued : 0;
}

/* The window without what hangs on its last word. */
static eng_status try_cut(scanner *s, window *w, size_t cut, eng_error *err) {
  size_t part = w->place.last;
  eng__slice word = eng__name_word(&s->ground, part);
  uint32_t start = (uint32_t)(word.at - s->ground.document->view.at);
  eng__name_heard stem_heard;
  size_t front = front_of(w);
  eng__slice stem = {word.at + front, word.len - cut - front};
  eng_status status = eng__name_hear(&s->ground, part, stem, &stem_heard, err);
  if (status || (is_mere_joint(&stem_heard) && w->place.count < 2)) return status;
  return try_end(s, w, (uint32_t)(start + front + stem.len), &stem_heard, err);
}

/* Joined suffixes (persian.md 8): the ها family and را; the ezafe ی behind ا and و. */
static eng_status try_without_suffix(scanner *s, window *w, eng__slice word, eng_error *err) {
  eng_status status = ENG_OK;
  bool suffixed = eng__name_ends_like_suffix(&s->ground, w->place.last);
  for (size_t cut = ENG__JOINED_SUFFIX_LEAST; suffixed && cut <= ENG__JOINED_SUFFIX_MOST && !status;
       cut += 2) {
    if (cut + ENG__SUFFIXED_LEAST + front_of(w) > word.len) break;
    if (eng__is_joined_suffix((eng__slice){word.at + word.len - cut, cut}))
      status = try_cut(s, w, cut, err);
  }
  if (status || word.len < 6) return status;
  bool ezafe = eng__is_ezafe((eng__slice){word.at + word.len - 2, 2}) &&
               eng__takes_ezafe((eng__slice){word.at, word.len - 2}, false);
  return ezafe ? try_cut(s, w, 2, err) : ENG_OK;
}

/* Is the window the plural of a Latin name? Only what is one word has one (name_pass.c). */
static bool is_plural(const scanner *s, const window *w) {
  return w->place.count == 1 && eng__name_is_plural(&s->ground, w->place.last);
}

static eng_status try_ends(scanner *s, window *w, const eng__name_heard *last, eng_error *err) {
  eng__slice word = eng__name_word(&s->ground, w->place.last);
  uint32_t start = (uint32_t)(word.at - s->ground.document->view.at);
  eng_status status = try_end(s, w, (uint32_t)(start + word.len), last, err);
  bool arabic = s->ground.parts[w->place.last].script == ENG__SCRIPT_ARABIC;
  if (status) return status;
  if (arabic) return try_without_suffix(s, w, word, err);
  return is_plural(s, w) ? try_cut(s, w, 1, err) : ENG_OK;
}

/* ---- Windows ---- */

eng__slice eng__name_behind_hyphen(const eng__name_ground *ground, size_t part) {
  eng__slice view = ground->document->view;
  uint32_t end = ground->parts[part].end;
  size_t next =
      end < view.len && view.at[end] == '-' ? eng__name_next(ground, part, false) : SIZE_MAX;
  return next == SIZE_MAX ? (eng__slice){"", 0} : eng__name_word(ground, next);
}

bool eng__name_is_spare(const eng__name_ground *ground, size_t part) {
  if (ground->set->any_initials && eng__name_is_initial(ground, part)) return true;
  if (!eng__name_set_may_be(ground->set->spare, ground->parts[part].hash)) return false;
  eng__slice word = eng__name_word(ground, part);
  return eng__is_title(word) || eng__is_article(word, eng__name_behind_hyphen(ground, part));
}

bool eng__name_reads_as_tail(eng__slice word) {
  enum { TAIL = 4 }; /* bytes of ای and یی */
  if (word.len < TAIL) return eng__slice_equal(word, ENG__SLICE("ی"));
  if (memcmp(word.at, "ای", TAIL) != 0 && memcmp(word.at, "یی", TAIL) != 0) return false;
  return word.len == TAIL || eng__is_joined_suffix(eng__slice_cut(word, TAIL, word.len));
}

bool eng__name_is_soft(const eng__name_ground *ground, size_t part, size_t next) {
  if (ground->tag || ground->parts[next].flags & ENG__PART_JOINED) return true;
  return next - part > 1 && eng__name_is_tied(ground, part);
}

/* Readings that were one so far part here: those with the bit `which` go on from the others. */
static void part_readings(window *w, size_t which) {
  for (size_t i = which; i < READINGS; i++) {
    if (!(i & which)) continue;
    w->now[i] = w->now[i - which];
    w->parted[i] = w->parted[i - which];
  }
}

/* A word that is read: `stem` is what is left of it in readings without articles. */
typedef struct read_as {
  const eng__name_heard *whole, *stem; /* no stem: it has no article */
  bool spare, soft;
} read_as;

/* In a tag no seam is seen. */
static void read_word(window *w, const read_as *word) {
  bool spare = word->spare || word->stem, soft = word->soft;
  if (spare && !w->any_spare) part_readings(w, BARE);
  if (soft && !w->any_soft) part_readings(w, SOFT);
  w->any_spare = w->any_spare || spare;
  w->any_soft = w->any_soft || soft;
  for (size_t i = 0; i < READINGS; i++) {
    if (!is_distinct(w, i)) continue;
    bool left_out = word->spare && i & BARE, cut = word->stem && i & BARE;
    w->before[i] = w->now[i];
    w->seam[i] = !(w->text & ENG__TEXT_TAG) && (!(soft && i & SOFT) || w->parted[i]);
    if (!left_out) eng__name_read(&w->now[i], cut ? word->stem : word->whole, w->seam[i]);
    w->parted[i] = left_out;
  }
}

/* What the word of a part says, in the window's first one behind what it is written to. */
static eng_status hear_word(scanner *s, const window *w, size_t part, eng__name_heard *heard,
                            bool *barred, eng_error *err) {
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&s->index->names.memory, &s->ground, part, &memo, err);
  if (status) return status;
  *heard = eng__name_heard_of(memo);
  *barred = memo->sign.flags & ENG__WORD_BARRED;
  if (w->place.count || !w->glued) return ENG_OK;
  eng__slice word = eng__name_word(&s->ground, part);
  return eng__name_hear(&s->ground, part, (eng__slice){word.at + w->glued, word.len - w->glued},
                        heard, err);
}

/* Is a word that may be an article, which the hyphen behind it says, none of a window that says the
 * same anywhere? */
static bool is_plain_next(const scanner *s, const window *w, size_t part) {
  return !w->place.count || !eng__name_set_may_be(s->set->spare, s->ground.parts[part].hash);
}

/* Bytes of the article that a word behind the first begins with, and what is heard without it. */
static eng_status find_article(scanner *s, const window *w, size_t part, size_t *article,
                               eng__name_heard *stem, eng_error *err) {
  *article = w->place.count ? eng__name_article(&s->ground, part) : 0;
  if (!*article) return ENG_OK;
  eng__slice whole = eng__name_word(&s->ground, part);
  return eng__name_hear(&s->ground, part, eng__slice_cut(whole, *article, whole.len), stem, err);
}

static eng_status add_word(scanner *s, window *w, size_t part, eng__name_heard *heard, bool *barred,
                           eng_error *err) {
  eng__name_place *place = &w->place;
  eng__name_heard stem;
  size_t article;
  eng_status status = hear_word(s, w, part, heard, barred, err);
  if (!status) status = find_article(s, w, part, &article, &stem, err);
  if (status) return status;
  bool spare = place->count && eng__name_is_spare(&s->ground, part);
  *barred = *barred && !spare; /* as-Sadr */
  w->plain = w->plain && is_plain_next(s, w, part);
  if (!place->count) w->start = heard->start;
  w->behind_joint = w->ends_joint || w->over_comma;
  w->ends_joint = spare || is_mere_joint(heard);
  bool soft = place->count && eng__name_is_soft(&s->ground, place->last, part);
  read_word(w, &(read_as){heard, article ? &stem : NULL, spare, soft});
  if (article) place->article[place->count] = (uint8_t)article;
  place->parts[place->count] = (uint32_t)part;
  place->spare[place->count++] = spare;
  place->last = (uint32_t)part;
  return ENG_OK;
}

/* Behind a hyphen or a half-space a word may go on that was cut anywhere (Khame-nei), so that no
 * beginning of a name can be asked for. */
static bool goes_on(const scanner *s, const window *w) {
  if (w->place.count == ENG__PLACE_WORDS) return false;
  if (s->ground.tag || eng__name_is_tail(s, w->place.last + 1u)) return true;
  if (eng__name_is_tied(&s->ground, w->place.last) &&
      eng__name_next(&s->ground, w->place.last, false) != SIZE_MAX)
    return true;
  for (size_t i = 0; i < READINGS; i++)
    if (is_distinct(w, i) &&
        eng__name_set_begins(s->set, eng__name_begin_of(&w->now[i], w->start, w->text)))
      return true;
  return false;
}

/* The next word of the window; over a comma only where surnames may stand first. */
static size_t next_word(const scanner *s, window *w, size_t at) {
  size_t next = eng__name_next(&s->ground, at, false);
  w->over_comma = false;
  if (next != SIZE_MAX || !s->set->any_order || w->place.comma) return next;
  next = eng__name_next(&s->ground, at, true);
  w->place.comma = w->over_comma = next != SIZE_MAX;
  return next;
}

/* ---- Words that were compared ---- */

/* What words are like they are wherever they stand, but for what a plural is told by. */
static bool is_plain_window(const scanner *s, const window *w) {
  return w->plain && !is_plural(s, w);
}

/* What the window is known to be like; NULL: it is to be compared. */
static const eng__known_words *recall(const scanner *s, const window *w) {
  if (!is_plain_window(s, w)) return NULL;
  return eng__name_known(&s->index->names.memory, &s->ground, w->place.first, w->place.last);
}

/* A likeness does not say whether it was found in a bare reading. */
static void note(scanner *s, const window *w, bool goes_on) {
  const eng__name_scratch *scratch = &s->index->names;
  if (s->unsure || !is_plain_window(s, w) || (scratch->likenesses.count && w->any_spare)) return;
  eng__name_note_known(&s->index->names.memory, &s->ground, w->place.first, w->place.last, goes_on,
                       scratch->likenesses.at, scratch->likenesses.count);
}

/* The ends of a window that is known: what try_ends() would find. */
static eng_status try_known(scanner *s, window *w, const eng__known_words *known, eng_error *err) {
  eng__name_scratch *scratch = &s->index->names;
  const eng__name_likeness *names = eng__known_names(&scratch->memory, known);
  uint32_t end = end_of_last(s, &w->place);
  eng_status status = ENG_OK;
  w->place.bare = false;
  for (size_t i = 0, next; i < known->count && !status; i = next) {
    scratch->verdicts.count = 0;
    w->place.end = end - names[i].cut;
    for (next = i; next < known->count && names[next].cut == names[i].cut && !status; next++)
      status = weigh(s, &w->place, &names[next], err);
    if (!status) status = eng__name_emit_best(s, &w->place, err);
  }
  return status;
}

static eng_status compare_ends(scanner *s, window *w, const eng__name_heard *last, eng_error *err) {
  s->unsure = false;
  s->index->names.likenesses.count = 0;
  return try_ends(s, w, last, err);
}

/* Makes the window grow as long as a name may go on from it. */
static eng_status walk(scanner *s, window *w, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t at = w->place.first; at != SIZE_MAX && !status;) {
    eng__name_heard heard;
    bool barred;
    status = add_word(s, w, at, &heard, &barred, err);
    if (status || barred) break;
    const eng__known_words *known = recall(s, w);
    status = known ? try_known(s, w, known, err) : compare_ends(s, w, &heard, err);
    if (status) break;
    bool more = goes_on(s, w);
    if (!known) note(s, w, more);
    if (!more) break;
    at = next_word(s, w, at);
  }
  return status;
}

/* What the first word is written to: bytes of a title or of an article. */
typedef struct front {
  size_t title, article;
} front;

/* Behind that, or with it. */
static eng_status walk_from(scanner *s, size_t first, front behind, bool plain, eng_error *err) {
  size_t glued = behind.title + behind.article;
  window w = {.place = {.first = (uint32_t)first}, .glued = glued, .plain = plain};
  eng__slice word = eng__name_word(&s->ground, first);
  w.place.start = (uint32_t)((size_t)(word.at - s->ground.document->view.at) + glued);
  w.place.persian = s->ground.parts[first].script == ENG__SCRIPT_ARABIC;
  w.place.article[0] = (uint8_t)behind.article;
  w.text = (uint8_t)(w.place.persian | (s->ground.tag ? ENG__TEXT_TAG : 0));
  return walk(s, &w, err);
}

/* What is no name without its article is none elsewhere either, unless it depends on what stands
 * around it. */
eng_status eng__name_search_from(scanner *s, size_t first, eng_error *err) {
  if (!eng__name_starts_well(&s->ground, first)) return ENG_OK;
  front none = {0, 0}, behind = {eng__glued_title(eng__name_word(&s->ground, first)), 0};
  if (!behind.title) behind.article = eng__name_article(&s->ground, first);
  bool plain = !behind.title && !s->ground.tag;
  eng_status status = ENG_OK;
  s->met = false;
  if (behind.article) status = walk_from(s, first, behind, false, err);
  plain = plain && !s->met;
  if (!status) status = walk_from(s, first, none, plain, err);
  return status || !behind.title ? status : walk_from(s, first, behind, false, err);
}

/* ---- Tags ---- */

eng_status eng__name_search_tag(scanner *s, size_t part, eng_error *err) {
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
  for (size_t i = 0; i < inner.ground.count && !status; i++)
    status = eng__name_search_from(&inner, i, err);
  return status;
}
