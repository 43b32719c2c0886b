/* Phrases in hashtags and handles.
 *
 * A whole hashtag is one word to the scan, so it is looked at here: all of it glued together, `_`
 * and half-spaces left out, is looked up among the phrases glued together (#front_line,
 * #frontline); what has a star is tried on its segments. Segments are cut where a reader sees
 * words: at capitals, at digits, at `_`. With `handles` phrases are looked for among the segments
 * of longer hashtags and of handles too. Segments are dressed as parts, so that the verifier needs
 * to know nothing of it. */
#include "match/state.h"
#include "match/suffixes.h"
#include "match/prefix.h"
#include "unicode/utf8.h"

enum { GLUED_BYTES = 1024 };

typedef struct tag {
  eng__index *index;
  const eng__phrases *phrases;
  const eng_document *document;
  size_t part, last;    /* its first and last part */
  uint32_t start, end;  /* of the view, behind the `#` or `@` */
  bool handle, trimmed; /* an @; suffixes were left off its end */
  eng__ground ground;
} tag;

/* ---- The whole, glued ---- */

static void glue(tag *t) {
  eng__buffer *glued = &t->index->glued;
  const char *view = t->document->view.at;
  eng__buffer_clear(glued);
  for (uint32_t at = t->start; at < t->end && glued->len <= GLUED_BYTES; at++) {
    if (view[at] == '_') continue;
    if (t->end - at >= 3 && memcmp(view + at, "\u200C", 3) == 0) at += 2;
    else eng__buffer_add_byte(glued, view[at]);
  }
}

/* Walks the phrase along the tag: `_` and half-spaces may stand between its pieces only. */
static bool is_phrase_glued(const tag *t, const eng__phrase *phrase, eng_span *spans) {
  const char *view = t->document->view.at;
  uint32_t at = t->start;
  for (size_t i = 0; i < phrase->piece_count; i++) {
    eng__slice word = eng__phrase_word(phrase, i);
    if (i && at < t->end && view[at] == '_') at++;
    else if (i && t->end - at >= 3 && memcmp(view + at, "\u200C", 3) == 0) at += 3;
    if (t->end - at < word.len || memcmp(view + at, word.at, word.len) != 0) return false;
    spans[i] = (eng_span){at, at + word.len};
    at += (uint32_t)word.len;
  }
  return at == t->end;
}

static eng_status emit(tag *t, const eng__phrase *phrase, uint32_t start, uint32_t end,
                       eng_error *err) {
  eng__verified place = {start, end, (uint32_t)t->part, (uint32_t)t->last};
  return eng__scan_emit(t->index, phrase, &place, err);
}

static eng_status try_glued(tag *t, const eng__phrase *phrase, eng_error *err) {
  eng_span spans[256];
  bool agree = is_phrase_glued(t, phrase, spans);
  eng_status status = ENG_OK;
  if (agree && phrase->flags & ENG__PHRASE_EXACT)
    status = eng__capitals_agree(&t->ground, phrase, spans, &agree, err);
  if (status || !agree) return status;
  return emit(t, phrase, t->start, t->end, err);
}

static bool looks_inside(const tag *t, const eng__phrase *phrase) {
  if (t->trimmed && phrase->flags & ENG__PHRASE_NO_SUFFIXES) return false;
  return phrase->flags & ENG__PHRASE_HANDLES || !t->handle;
}

static eng_status scan_whole(tag *t, eng_error *err) {
  glue(t);
  if (t->index->glued.failed) return eng__fail_nomem(err);
  if (t->index->glued.len > GLUED_BYTES) return ENG_OK;
  uint64_t hash = eng__word_hash(eng__buffer_slice(&t->index->glued));
  const eng__glued *all = &t->phrases->glued;
  eng_status status = ENG_OK;
  for (uint32_t i = eng__glued_find(all, hash); i && !status; i = all->next[i - 1]) {
    const eng__phrase *phrase = eng__phrase_at(t->phrases, t->phrases->all.at[i - 1]);
    if (looks_inside(t, phrase)) status = try_glued(t, phrase, err);
  }
  return status;
}

/* ---- Segments ---- */

typedef enum letter { NO_LETTER, SMALL, CAPITAL, DIGIT } letter;

static letter letter_of(uint32_t cp) {
  eng__category category = eng__category_of(cp);
  if (category == ENG__LU || category == ENG__LT) return CAPITAL;
  if (category == ENG__ND) return DIGIT;
  return eng__is_letter(cp) || eng__is_mark(cp) ? SMALL : NO_LETTER;
}

/* Is there a cut between `before` and `here`, `after` coming next? aB, a1, 1a, and ABc before B. */
static bool cuts(letter before, letter here, letter after) {
  if (before == NO_LETTER || here == NO_LETTER) return true;
  if ((before == DIGIT) != (here == DIGIT)) return true;
  if (here != CAPITAL) return false;
  return before == SMALL || after == SMALL;
}

static bool push_segment(tag *t, uint32_t start, uint32_t end) {
  eng__slice word = eng__slice_cut(t->document->view, start, end);
  const eng__part *part = &t->document->parts.at[t->part];
  eng__part segment = {.hash = eng__word_hash(word),
                       .start = start,
                       .end = end,
                       .kind = ENG_TOKEN_WORD,
                       .script = part->script};
  return start == end || eng__vec_push(&t->index->segments, segment);
}

static letter next_letter(const char *p, const char *end) {
  return p < end ? letter_of(eng__utf8_next(&p)) : NO_LETTER;
}

/* Cuts by the text, where the capitals are; places go through the map. */
static bool cut_segments(tag *t) {
  eng_span span = eng__document_text_span(t->document, t->start, t->end);
  const eng__offset_map *map = &t->document->view_map;
  const char *text = t->document->text.at;
  const char *p = text + span.start, *end = text + span.end;
  letter before = NO_LETTER;
  uint32_t start = t->start;
  bool done = true;
  t->index->segments.count = 0;
  while (p < end && done) {
    uint32_t at = eng__map_forward_start(map, (uint32_t)(p - text));
    letter here = letter_of(eng__utf8_next(&p));
    if (cuts(before, here, next_letter(p, end))) {
      if (before != NO_LETTER) done = push_segment(t, start, at);
      start = at;
    }
    before = here;
  }
  if (done && before != NO_LETTER) done = push_segment(t, start, t->end);
  t->ground.parts = t->index->segments.at;
  t->ground.count = t->index->segments.count;
  return done;
}

/* Does a verified place among the segments count? All of the hashtag, by a phrase whose star kept
 * it from being looked up glued; or any part of it with `handles`. One star alone at the beginning
 * has taken the whole tag already. */
static bool counts(const tag *t, const eng__phrase *phrase, const eng__verified *place) {
  bool starts = place->view_start == t->start;
  if (phrase->flags & ENG__PHRASE_STEMS && phrase->piece_count == 1 && starts) return false;
  if (phrase->flags & ENG__PHRASE_HANDLES) return true;
  return !t->handle && phrase->flags & ENG__PHRASE_STEMS && starts && place->view_end == t->end;
}

static eng_status try_use(tag *t, const eng__key_use *use, size_t at, eng_error *err) {
  if (use->trigger) return ENG_OK;
  const eng__phrase *phrase = eng__phrase_at(t->phrases, use->what);
  eng__verified place;
  bool found = false;
  if (!(phrase->flags & (ENG__PHRASE_HANDLES | ENG__PHRASE_STEMS))) return ENG_OK;
  eng_status status = eng__verify(&t->ground, phrase, use->piece, at, &place, &found, err);
  if (status || !found || !counts(t, phrase, &place)) return status;
  return emit(t, phrase, place.view_start, place.view_end, err);
}

static eng_status try_chain(tag *t, const eng__key_use *use, size_t at, eng_error *err) {
  eng_status status = ENG_OK;
  for (; use && !status; use = use->last ? NULL : use + 1) status = try_use(t, use, at, err);
  return status;
}

/* The beginning of a place of the view as prefixes have it. */
static uint64_t load_start(const tag *t, uint32_t start, uint32_t end) {
  size_t len = end - start;
  return eng__load_tail(t->document->view.at + start, len < 7 ? len : 7);
}

static eng_status try_prefixes(tag *t, size_t at, eng_error *err) {
  const eng__part *segment = &t->ground.parts[at];
  uint64_t start = load_start(t, segment->start, segment->end);
  unsigned lengths = eng__prefixes_of(t->phrases->prefix_lengths, start);
  eng_status status = ENG_OK;
  for (unsigned n = 2; n <= ENG__PREFIX_MOST && !status; n++) {
    if (!(lengths >> n & 1)) continue;
    uint64_t hash = eng__prefix_hash(start, n);
    status = try_chain(t, eng__key_table_find(&t->phrases->prefixes, hash), at, err);
  }
  return status;
}

static eng_status scan_segments(tag *t, eng_error *err) {
  if (!cut_segments(t)) return eng__fail_nomem(err);
  eng_status status = ENG_OK;
  for (size_t i = 0; i < t->ground.count && !status; i++) {
    uint64_t hash = t->ground.parts[i].hash;
    status = try_chain(t, eng__key_table_find(&t->phrases->words, hash), i, err);
    if (i && !status) {
      uint64_t pair = eng__pair_key(t->ground.parts[i - 1].hash, hash);
      status = try_chain(t, eng__key_table_find(&t->phrases->pairs, pair), i - 1, err);
    }
    if (!status) status = try_prefixes(t, i, err);
  }
  return status;
}

/* ---- One star over the whole tag: tax* in #taxation2022 ---- */

static eng_status try_stem(tag *t, const eng__phrase *phrase, eng_error *err) {
  eng__slice stem = eng__phrase_word(phrase, 0);
  if (phrase->piece_count != 1 || !looks_inside(t, phrase)) return ENG_OK;
  if (t->end - t->start < stem.len) return ENG_OK;
  if (memcmp(t->document->view.at + t->start, stem.at, stem.len) != 0) return ENG_OK;
  eng_span span = {t->start, t->start + stem.len};
  bool agree = true;
  eng_status status = ENG_OK;
  if (phrase->flags & ENG__PHRASE_EXACT)
    status = eng__capitals_agree(&t->ground, phrase, &span, &agree, err);
  return status || !agree ? status : emit(t, phrase, t->start, t->end, err);
}

static eng_status try_stems(tag *t, const eng__key_use *use, eng_error *err) {
  eng_status status = ENG_OK;
  for (; use && !status; use = use->last ? NULL : use + 1)
    if (!use->trigger) status = try_stem(t, eng__phrase_at(t->phrases, use->what), err);
  return status;
}

static eng_status scan_stems(tag *t, eng_error *err) {
  uint64_t start = load_start(t, t->start, t->end);
  unsigned lengths = eng__prefixes_of(t->phrases->prefix_lengths, start);
  eng_status status = ENG_OK;
  for (unsigned n = 2; n <= ENG__PREFIX_MOST && !status; n++) {
    if (!(lengths >> n & 1)) continue;
    uint64_t hash = eng__prefix_hash(start, n);
    status = try_stems(t, eng__key_table_find(&t->phrases->prefixes, hash), err);
  }
  return status;
}

static eng__slice word_of(const tag *t, size_t part) {
  return eng__part_word(t->document->view, &t->document->parts.at[part]);
}

/* The tag up to part `last`. */
static void set_end(tag *t, size_t last) {
  eng__slice tail = word_of(t, last);
  t->last = last;
  t->end = (uint32_t)((size_t)(tail.at - t->document->view.at) + tail.len);
}

/* Without each suffix that is written to its end (#جنگها). */
static eng_status scan_unsuffixed(tag *t, eng_error *err) {
  eng__slice word = word_of(t, t->last);
  uint32_t end = t->end;
  eng_status status = ENG_OK;
  if (!eng__ends_in_suffix(word)) return ENG_OK;
  t->trimmed = true;
  for (size_t cut = ENG__JOINED_SUFFIX_LEAST; cut <= ENG__JOINED_SUFFIX_MOST && !status; cut += 2) {
    if (cut + ENG__SUFFIXED_LEAST > word.len) break;
    if (!eng__is_joined_suffix(eng__slice_cut(word, word.len - cut, word.len))) continue;
    t->end = end - (uint32_t)cut;
    status = scan_whole(t, err);
  }
  t->end = end;
  return status;
}

/* The whole tag, then without each suffix that hangs on it by a half-space (#جنگ‌ها). */
static eng_status scan_trimmed(tag *t, size_t last, eng_error *err) {
  eng_status status = scan_whole(t, err);
  if (!status) status = scan_unsuffixed(t, err);
  while (!status && t->last > t->part && eng__is_suffix(word_of(t, t->last))) {
    t->trimmed = true;
    set_end(t, t->last - 1);
    status = scan_whole(t, err);
  }
  t->trimmed = false;
  set_end(t, last);
  return status;
}

/* The hashtag or handle whose first part is `part`, up to its last. */
static void begin_tag(tag *t, eng__index *index, size_t part, size_t *last) {
  const eng_document *document = index->document;
  *t = (tag){.index = index,
             .phrases = &index->patterns->phrases,
             .document = document,
             .part = part,
             .handle = document->parts.at[part].kind == ENG_TOKEN_MENTION};
  size_t begin, end;
  eng__document_token_range(document, part, &begin, &end);
  *last = end - 1;
  t->start = (uint32_t)(word_of(t, part).at - document->view.at);
  set_end(t, *last);
  t->ground =
      (eng__ground){document, t->phrases, NULL, 0, true, &index->scratch, &index->scratch_map};
}

eng_status eng__cut_tag(eng__index *index, size_t part, eng_error *err) {
  tag t;
  size_t last;
  begin_tag(&t, index, part, &last);
  return cut_segments(&t) ? ENG_OK : eng__fail_nomem(err);
}

eng_status eng__scan_tag(eng__index *index, size_t part, eng_error *err) {
  tag t;
  size_t last;
  if (index->document->parts.at[part].flags & ENG__PART_JOINED) return ENG_OK;
  begin_tag(&t, index, part, &last);
  eng_status status = scan_trimmed(&t, last, err);
  if (!status && t.phrases->any_stem_phrases) status = scan_stems(&t, err);
  bool segments = t.phrases->any_handles || t.phrases->any_stem_phrases;
  return status || !segments ? status : scan_segments(&t, err);
}
