/* The walk: piece by piece along a phrase and part by part along the text, forwards from where the
 * phrase would begin. Nothing is tried twice: what a part begins with decides whether pieces are
 * written as one word there. rule-language.md 2 and 10 say what may stand between and behind. */
#include "match/verify.h"

#include "match/suffixes.h"
#include "unicode/utf8.h"

enum { MOST_PIECES = 255, DOTTED_BYTES = 256 };

/* Where the walk stands: behind byte `offset` of the word of part `part`. */
typedef struct walk {
  const eng__ground *ground;
  const eng__phrase *phrase;
  const eng__piece *pieces;
  size_t part;
  eng__slice word; /* of the part, without the dots the hash skips */
  size_t offset;
  eng_span *spans; /* of each piece in the view; only for phrases with capitals */
  char undotted[DOTTED_BYTES];
} walk;

static eng__slice part_word(const eng__ground *ground, size_t index) {
  return eng__part_word(ground->document->view, &ground->parts[index]);
}

/* Steps onto a part. A dotted word too long for the scratch is left with its dots: no match. */
static void enter(walk *w, size_t part) {
  w->part = part;
  w->offset = 0;
  w->word = part_word(w->ground, part);
  if (!(w->ground->parts[part].flags & ENG__PART_DOTTED) || w->word.len > DOTTED_BYTES) return;
  size_t len = 0;
  for (size_t i = 0; i < w->word.len; i++)
    if (w->word.at[i] != '.') w->undotted[len++] = w->word.at[i];
  if (len) w->word = (eng__slice){w->undotted, len};
}

static const eng__part *part_of(const walk *w) {
  return &w->ground->parts[w->part];
}

static bool is_joined(const eng__ground *ground, size_t index) {
  return index < ground->count && ground->parts[index].flags & ENG__PART_JOINED;
}

/* ---- Joints ---- */

static eng__slice gap_before(const eng__ground *ground, size_t index) {
  return eng__slice_cut(ground->document->view, ground->parts[index - 1].end,
                        ground->parts[index].start);
}

bool eng__is_space_run(eng__slice gap, int *lines) {
  *lines = 0;
  for (size_t i = 0; i < gap.len; i++) {
    if (gap.at[i] == '\n') ++*lines;
    else if (gap.at[i] == '\xE2' && gap.len - i >= 3 && !memcmp(gap.at + i, "\u200C", 3)) i += 2;
    else if (gap.at[i] != ' ') return false;
  }
  return *lines <= 1;
}

/* A hyphen as typed, not a dash: the view shows both as "-". */
bool eng__is_hyphen(const eng_document *document, const eng__part *part) {
  static const char *const hyphens[] = {"-", "\u2010", "\u2011", "\uFE63", "\uFF0D"};
  eng_span span = eng__document_text_span(document, part->start, part->end);
  eng__slice written = eng__slice_cut(document->text, span.start, span.end);
  return ENG__STARTS_AS_ONE_OF(written, hyphens);
}

/* Is part `index` a lone "-" that touches the word before it, and a hyphen unless dashes will do?
 */
static bool is_joining_hyphen(const eng__ground *ground, size_t index, eng__joint joint) {
  const eng__part *part = &ground->parts[index];
  if (part->kind != ENG_TOKEN_PUNCT || part->end - part->start != 1) return false;
  if (ground->document->view.at[part->start] != '-' || gap_before(ground, index).len) return false;
  return joint == ENG__JOINT_DASH || eng__is_hyphen(ground->document, part);
}

/* The part a joint leads to from part `from`; 0 when what stands there is none. */
static size_t over_joint(const eng__ground *ground, size_t from, eng__joint joint) {
  size_t next = from + 1;
  int lines;
  if (next >= ground->count) return 0;
  eng__slice gap = gap_before(ground, next);
  if (ground->tag) return gap.len && !memchr("_\xE2", gap.at[0], 2) ? 0 : next;
  if (joint == ENG__JOINT_NONE) return gap.len ? 0 : next;
  if (gap.len) return eng__is_space_run(gap, &lines) ? next : 0;
  if (is_joining_hyphen(ground, next, joint) && next + 1 < ground->count) {
    gap = gap_before(ground, next + 1);
    bool broken = eng__is_space_run(gap, &lines) && lines == 1;
    return !gap.len || broken ? next + 1 : 0;
  }
  return joint == ENG__JOINT_HALF ? next : 0;
}

/* The dot an entry allows may be a part of its own. */
static size_t over_dot(const eng__ground *ground, size_t part, const eng__piece *piece) {
  size_t next = part + 1;
  if (!(piece->flags & ENG__PIECE_DOT) || next >= ground->count) return part;
  const eng__part *dot = &ground->parts[next];
  bool is_dot = dot->end - dot->start == 1 && ground->document->view.at[dot->start] == '.';
  return is_dot && !gap_before(ground, next).len ? next : part;
}

/* An ezafe behind a half-space, unless the entry says that ی itself. */
static size_t over_ezafe(const walk *w, size_t part, eng__slice before, size_t next) {
  const eng__ground *ground = w->ground;
  if (!is_joined(ground, part + 1) || !eng__is_ezafe(part_word(ground, part + 1))) return part;
  if (eng__is_ezafe(eng__phrase_word(w->phrase, next))) return part;
  return eng__takes_ezafe(before, true) ? part + 1 : part;
}

/* From the end of piece `i - 1` to the beginning of piece `i`. */
static bool pass_joint(walk *w, size_t i) {
  const eng__piece *before = &w->pieces[i - 1], *next = &w->pieces[i];
  eng__slice rest = {w->word.at + w->offset, w->word.len - w->offset};
  eng__slice said = eng__phrase_word(w->phrase, i - 1);
  if (rest.len && next->joint == ENG__JOINT_HALF) return true; /* written as one word */
  if (rest.len && !(eng__is_ezafe(rest) && eng__takes_ezafe(said, false))) return false;
  if (rest.len && next->joint == ENG__JOINT_NONE) return false;
  bool possessive = part_of(w)->flags & ENG__PART_POSSESSIVE;
  if (possessive != ((before->flags & ENG__PIECE_POSSESSIVE) != 0)) return false;
  size_t part = over_dot(w->ground, w->part, before);
  if (!rest.len && next->joint != ENG__JOINT_NONE) part = over_ezafe(w, part, said, i);
  part = over_joint(w->ground, part, (eng__joint)next->joint);
  if (!part) return false;
  enter(w, part);
  return true;
}

/* ---- Pieces ---- */

static bool kind_agrees(const eng__part *part, const eng__piece *piece) {
  if (piece->kind == ENG_TOKEN_WORD) return part->kind <= ENG_TOKEN_NUMBER;
  return part->kind == piece->kind;
}

/* The end of what a part says, its last dot included, in the view. */
static uint32_t said_end(const eng__ground *ground, size_t index) {
  const eng__part *part = &ground->parts[index];
  eng__slice view = ground->document->view, word = part_word(ground, index);
  size_t end = (size_t)(word.at - view.at) + word.len;
  return (uint32_t)(end < part->end && view.at[end] == '.' ? end + 1 : end);
}

/* The place in the view behind `offset` bytes of the word: dots counted in. */
static uint32_t view_place(const walk *w, size_t offset) {
  if (offset >= w->word.len) return said_end(w->ground, w->part);
  eng__slice word = part_word(w->ground, w->part);
  size_t at = 0;
  bool dotted = word.len != w->word.len;
  for (size_t left = offset; left && dotted; at++) left -= word.at[at] != '.';
  return (uint32_t)((size_t)(word.at - w->ground->document->view.at) + (dotted ? at : offset));
}

/* Is the word of part `part` what the phrase says next, behind piece `i`? */
static bool says_next(const walk *w, size_t part, size_t i) {
  if (i + 1u >= w->phrase->piece_count) return false;
  eng__slice said = eng__phrase_word(w->phrase, i + 1), word = part_word(w->ground, part);
  return word.len >= said.len && memcmp(word.at, said.at, said.len) == 0;
}

/* A star also takes what hangs on by half-spaces, up to the next word of the phrase. */
static void swallow(walk *w, size_t i) {
  while (is_joined(w->ground, w->part + 1) && !says_next(w, w->part + 1, i)) enter(w, w->part + 1);
  w->offset = w->word.len;
}

static bool match_piece(walk *w, size_t i) {
  const eng__piece *piece = &w->pieces[i];
  eng__slice said = eng__phrase_word(w->phrase, i);
  if (!kind_agrees(part_of(w), piece)) return false;
  if (w->word.len - w->offset < said.len) return false;
  if (memcmp(w->word.at + w->offset, said.at, said.len) != 0) return false;
  if (w->spans)
    w->spans[i] = (eng_span){view_place(w, w->offset), view_place(w, w->offset + said.len)};
  w->offset += said.len;
  if (piece->flags & ENG__PIECE_STEM) swallow(w, i);
  return true;
}

/* ---- Both ends ---- */

/* What hangs before the first word by a half-space must be prefixes. */
static bool starts_well(const eng__ground *ground, size_t part) {
  if (ground->tag) return true;
  for (; is_joined(ground, part); part--)
    if (!eng__is_prefix(part_word(ground, part - 1))) return false;
  return true;
}

static bool rest_is_suffix(const walk *w) {
  eng__slice rest = {w->word.at + w->offset, w->word.len - w->offset};
  if (!rest.len) return true;
  if (w->phrase->flags & ENG__PHRASE_NO_SUFFIXES || w->ground->tag) return false;
  if (w->offset < ENG__SUFFIXED_LEAST) return false;
  return part_of(w)->script == ENG__SCRIPT_ARABIC && eng__is_joined_suffix(rest);
}

/* What hangs on the last word by half-spaces must be suffixes. */
static bool ends_in_suffixes(const walk *w) {
  bool none = w->phrase->flags & ENG__PHRASE_NO_SUFFIXES;
  for (size_t next = w->part + 1; is_joined(w->ground, next) && !w->ground->tag; next++)
    if (none || !eng__is_suffix(part_word(w->ground, next))) return false;
  return true;
}

static bool ends_well(const walk *w, const eng__piece *last) {
  bool possessive = part_of(w)->flags & ENG__PART_POSSESSIVE;
  if (last->flags & ENG__PIECE_POSSESSIVE) {
    if (!possessive) return false;
  } else if (possessive && w->phrase->flags & ENG__PHRASE_NO_SUFFIXES) {
    return false;
  }
  return rest_is_suffix(w) && ends_in_suffixes(w);
}

static uint32_t hit_end(const walk *w, const eng__piece *last) {
  if (last->flags & ENG__PIECE_POSSESSIVE) return part_of(w)->end;
  return view_place(w, w->offset);
}

/* Walks the phrase from part `start`; piece `piece` must come to stand in part `at`. */
static bool walk_from(walk *w, size_t start, size_t piece, size_t at, eng__verified *hit) {
  enter(w, start);
  hit->first = (uint32_t)start;
  hit->view_start = (uint32_t)(part_word(w->ground, start).at - w->ground->document->view.at);
  size_t count = w->phrase->piece_count;
  for (size_t i = 0; i < count; i++) {
    if (i && !pass_joint(w, i)) return false;
    if (i == piece && w->part != at) return false;
    if (!match_piece(w, i)) return false;
  }
  const eng__piece *last = &w->pieces[count - 1];
  if (!starts_well(w->ground, start) || !ends_well(w, last)) return false;
  hit->last = (uint32_t)w->part;
  hit->view_end = hit_end(w, last);
  return true;
}

/* ---- Where the phrase would begin ---- */

/* Steps from part to part back to where piece 0 would stand when `piece` stands at `at`: the text
 * may hold fewer parts than the phrase has pieces (written as one word), and more (a hyphen, a dot,
 * an ezafe in front of each). Each start is tried; the walk's own check of `at` keeps one. */
static bool walk_back(walk *w, size_t piece, size_t at, eng__verified *hit) {
  size_t most = piece * 4;
  for (size_t back = 0; back <= most && back <= at; back++)
    if (walk_from(w, at - back, piece, at, hit)) return true;
  return false;
}

eng_status eng__verify(const eng__ground *ground, const eng__phrase *phrase, size_t piece,
                       size_t at, eng__verified *hit, bool *found, eng_error *err) {
  walk w;
  eng_span spans[MOST_PIECES];
  w.ground = ground;
  w.phrase = phrase;
  w.pieces = eng__phrase_pieces(phrase);
  w.spans = phrase->flags & ENG__PHRASE_EXACT ? spans : NULL;
  *found = piece ? walk_back(&w, piece, at, hit) : walk_from(&w, at, 0, at, hit);
  if (!*found || !w.spans) return ENG_OK;
  return eng__capitals_agree(ground, phrase, spans, found, err);
}

/* ---- How far it gets ---- */

static eng__stop why_not_joined(const walk *w, size_t next) {
  bool said = w->pieces[next - 1].flags & ENG__PIECE_POSSESSIVE;
  if (w->offset < w->word.len) return ENG__STOP_REST;
  bool there = part_of(w)->flags & ENG__PART_POSSESSIVE;
  return there != said ? ENG__STOP_POSSESSIVE : ENG__STOP_JOINT;
}

static eng__stop follow(walk *w, size_t start, eng__progress_of *progress) {
  size_t count = w->phrase->piece_count;
  enter(w, start);
  for (size_t i = 0; i < count; i++) {
    progress->pieces = i;
    if (i && !pass_joint(w, i)) return why_not_joined(w, i);
    progress->part = w->part;
    if (!match_piece(w, i)) return ENG__STOP_WORD;
    progress->view_end = view_place(w, w->offset);
  }
  progress->pieces = count;
  if (!ends_well(w, &w->pieces[count - 1])) return ENG__STOP_REST;
  return starts_well(w->ground, start) ? ENG__STOP_NONE : ENG__STOP_FRONT;
}

eng_status eng__verify_progress(const eng__ground *ground, const eng__phrase *phrase, size_t start,
                                eng__progress_of *progress, eng_error *err) {
  eng_span spans[MOST_PIECES];
  walk w = {.ground = ground, .phrase = phrase, .pieces = eng__phrase_pieces(phrase)};
  w.spans = phrase->flags & ENG__PHRASE_EXACT ? spans : NULL;
  *progress = (eng__progress_of){.part = start, .view_end = ground->parts[start].start};
  progress->stop = follow(&w, start, progress);
  if (progress->stop != ENG__STOP_NONE || !w.spans) return ENG_OK;
  bool agree;
  eng_status status = eng__capitals_agree(ground, phrase, spans, &agree, err);
  if (!status && !agree) progress->stop = ENG__STOP_CASE;
  return status;
}
