/* The phrase that comes nearest: the one of which most words stand in a row from some part of the
 * stretch on; when none begins there, the one of which most words stand there at all. */
#include "match/explain.h"

#include "match/common_words.h"
#include "match/state.h"
#include "unicode/utf8.h"

/* The nearest so far. */
typedef struct nearest {
  const eng__phrase *phrase;
  eng__progress_of progress;
  size_t start; /* part */
  size_t score;
} nearest;

static eng__slice view_of(const eng__ground *ground, size_t part) {
  const eng__part *p = &ground->parts[part];
  return eng__slice_cut(ground->document->view, p->start, p->end);
}

enum { COMMON = 20 }; /* times in ten thousand words */

static bool is_common(const eng__common_words *common, eng__slice word) {
  return eng__word_cost(common, word, eng__word_hash(word)) >= COMMON;
}

/* Is one of the words that stand there more than a word like "of"? */
static bool says_much(const eng__common_words *common, const eng__phrase *phrase,
                      const eng__progress_of *progress) {
  for (size_t i = 0; i < progress->pieces; i++)
    if (!is_common(common, eng__phrase_word(phrase, i))) return true;
  return false;
}

/* More words count most; then how little is wrong. */
static size_t score_of(const eng__common_words *common, const eng__phrase *phrase,
                       const eng__progress_of *progress) {
  static const size_t last[] = {
      [ENG__STOP_NONE] = 9,       [ENG__STOP_WORD] = 0, [ENG__STOP_JOINT] = 1,
      [ENG__STOP_POSSESSIVE] = 2, [ENG__STOP_REST] = 3, [ENG__STOP_FRONT] = 3,
      [ENG__STOP_CASE] = 8};
  if (!progress->pieces ||
      (progress->stop != ENG__STOP_NONE && !says_much(common, phrase, progress)))
    return 0;
  return progress->pieces * 1000 / phrase->piece_count * 10 + last[progress->stop];
}

static eng_status try_part(const eng__ground *ground, const eng__common_words *common,
                           const eng__phrase *phrase, size_t part, nearest *best, eng_error *err) {
  eng__progress_of progress;
  eng_status status = eng__verify_progress(ground, phrase, part, &progress, err);
  size_t score = status ? 0 : score_of(common, phrase, &progress);
  if (score > best->score) *best = (nearest){phrase, progress, part, score};
  return status;
}

static bool asks_for(const eng__phrases *phrases, const eng__phrase *phrase, eng__pattern pattern) {
  for (const eng__owner *o = &phrase->owner; o; o = eng__next_owner(phrases, o))
    if (o->pattern == pattern) return true;
  return false;
}

/* ---- When none begins here ---- */

static size_t find_piece(const eng__ground *ground, const eng__phrase *phrase, size_t piece,
                         size_t first, size_t end) {
  eng__slice word = eng__phrase_word(phrase, piece);
  for (size_t part = first; part < end; part++) {
    eng__slice said = eng__part_word(ground->document->view, &ground->parts[part]);
    if (eng__slice_equal(said, word)) return part;
  }
  return SIZE_MAX;
}

/* The phrase with one of its further words in the stretch. */
static void find_scattered(const eng__ground *ground, const eng__common_words *common,
                           const eng__phrase *phrase, size_t first, size_t end, nearest *best) {
  size_t found = 0, part = SIZE_MAX;
  for (size_t i = 1; i < phrase->piece_count; i++) {
    if (is_common(common, eng__phrase_word(phrase, i))) continue;
    size_t at = find_piece(ground, phrase, i, first, end);
    found += at != SIZE_MAX;
    if (part == SIZE_MAX) part = at;
  }
  size_t score = found * 5 / phrase->piece_count + (found > 0); /* below every real beginning */
  if (score > best->score) *best = (nearest){phrase, {0}, part, score};
}

/* ---- Telling ---- */

static void add_view(eng__buffer *out, eng__slice text) {
  enum { MOST = 60 };
  size_t len = text.len < MOST ? text.len : MOST;
  while (len < text.len && !eng__utf8_boundary(text, len)) len--;
  eng__buffer_printf(out, "'%.*s'", (int)len, text.at);
}

static void add_entry(eng__buffer *out, const eng__phrase *phrase) {
  eng__buffer_add_byte(out, '\'');
  for (size_t i = 0; i < phrase->piece_count; i++) {
    if (i && eng__phrase_pieces(phrase)[i].joint != ENG__JOINT_NONE) eng__buffer_add_byte(out, ' ');
    eng__buffer_add_slice(out, eng__phrase_word(phrase, i));
    if (eng__phrase_pieces(phrase)[i].flags & ENG__PIECE_STEM) eng__buffer_add_byte(out, '*');
  }
  eng__buffer_add_byte(out, '\'');
}

static void tell_word(eng__buffer *out, const eng__ground *ground, const nearest *n) {
  size_t piece = n->progress.pieces;
  eng__buffer_add_string(out, ": behind ");
  add_view(out, eng__phrase_word(n->phrase, piece - 1));
  eng__buffer_add_string(out, " stands ");
  if (n->progress.part < ground->count) add_view(out, view_of(ground, n->progress.part));
  eng__buffer_add_string(out, ", not ");
  add_view(out, eng__phrase_word(n->phrase, piece));
}

static void tell_joint(eng__buffer *out, const eng__ground *ground, const nearest *n) {
  size_t next = n->progress.part + 1;
  eng__buffer_add_string(out, ": behind ");
  add_view(out, eng__phrase_word(n->phrase, n->progress.pieces - 1));
  if (next >= ground->count) {
    eng__buffer_add_string(out, " the text ends");
    return;
  }
  eng__buffer_add_string(out, " stands ");
  add_view(out, view_of(ground, next));
  eng__buffer_add_string(out, ", which joins no words (a space, a hyphen, a half-space or one line "
                              "break does)");
}

static void tell_rest(eng__buffer *out, const eng__ground *ground, const nearest *n) {
  size_t piece = n->progress.pieces ? n->progress.pieces - 1 : 0;
  eng__buffer_add_string(out, ": the word ");
  add_view(out, view_of(ground, n->progress.part));
  eng__buffer_add_string(out, " goes on behind ");
  add_view(out, eng__phrase_word(n->phrase, piece));
  eng__buffer_add_string(out, ", and not with an ending that the entry takes (a star would take "
                              "any)");
}

static void tell(eng__buffer *out, const eng__ground *ground, const nearest *n) {
  add_entry(out, n->phrase);
  switch (n->progress.stop) {
  case ENG__STOP_WORD:
    tell_word(out, ground, n);
    return;
  case ENG__STOP_JOINT:
    tell_joint(out, ground, n);
    return;
  case ENG__STOP_POSSESSIVE:
    eng__buffer_add_string(out, ": behind ");
    add_view(out, eng__phrase_word(n->phrase, n->progress.pieces - 1));
    eng__buffer_add_string(out, " the possessive is another than in the entry");
    return;
  case ENG__STOP_REST:
    tell_rest(out, ground, n);
    return;
  case ENG__STOP_FRONT:
    eng__buffer_add_string(out, ": something hangs on before it that is no prefix");
    return;
  case ENG__STOP_CASE:
    eng__buffer_add_string(out, ": the words are here with other capitals, and the entry's count "
                                "(case = false would not look at them)");
    return;
  case ENG__STOP_NONE:
    eng__buffer_add_string(out, " stands here, inside of something that words does not look into");
  }
}

static void tell_scattered(eng__buffer *out, const nearest *n, const eng__ground *ground) {
  add_entry(out, n->phrase);
  eng__buffer_add_string(out, ": ");
  add_view(out, view_of(ground, n->start));
  eng__buffer_add_string(out, " is here, ");
  add_view(out, eng__phrase_word(n->phrase, 0));
  eng__buffer_add_string(out, " not before it");
}

static eng_status find_nearest(const eng__ground *ground, const eng__common_words *common,
                               eng__pattern pattern, size_t first, size_t end, nearest *best,
                               eng_error *err) {
  const eng__phrases *phrases = ground->phrases;
  for (size_t i = 0; i < phrases->all.count; i++) {
    const eng__phrase *phrase = eng__phrase_at(phrases, phrases->all.at[i]);
    if (!asks_for(phrases, phrase, pattern)) continue;
    for (size_t part = first; part < end; part++) {
      eng_status status = try_part(ground, common, phrase, part, best, err);
      if (status) return status;
    }
    find_scattered(ground, common, phrase, first, end, best);
  }
  return ENG_OK;
}

eng_status eng__explain_phrases(eng__explaining *x, eng__pattern pattern, eng_error *err) {
  eng__index *index = x->index;
  eng_document *document = index->document;
  eng__ground ground = {
      document, &index->patterns->phrases, document->parts.at, document->parts.count,
      false,    &index->scratch,           &index->scratch_map};
  nearest best = {0};
  eng__common_words common;
  eng__common_words_fill(&common);
  eng__hit parts;
  eng__hit_from_span(document, x->stretch, &parts);
  size_t end =
      (size_t)parts.last_part + 1 < ground.count ? (size_t)parts.last_part + 1 : ground.count;
  eng_status status = find_nearest(&ground, &common, pattern, parts.first_part, end, &best, err);
  if (status) return status;
  if (!best.phrase) {
    eng__buffer_add_string(&x->what, "none of the words is here: ");
    eng__describe_pattern(&x->what, index->patterns, pattern);
    return ENG_OK;
  }
  const eng__part *start = &ground.parts[best.start];
  bool begun = best.progress.pieces > 0;
  x->best =
      eng__document_text_span(document, start->start, begun ? best.progress.view_end : start->end);
  if (begun) tell(&x->what, &ground, &best);
  else tell_scattered(&x->what, &best, &ground);
  return ENG_OK;
}
