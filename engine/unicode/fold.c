/* The fold goes over the text once. Most of it is plain: one code point becomes one other of the
 * same length, whatever stands beside it; those go by a direct table, without a step in the map.
 *
 * Four things look beyond one code point:
 *   - marks that compose with, or change places with, what stands before: the segment from the last
 *     starter on is taken back and folded again as a whole (fold_segment.c);
 *   - half-spaces, kept only between word characters one of which is an Arabic-script letter;
 *   - ZWJ, kept only between pictographs;
 *   - CR, which takes a LF behind it along.
 * Code points that leave no trace are transparent to all of these but the last. */
#include "unicode/fold.h"
#include "unicode/fold_plain.h"
#include "unicode/fold_segment.h"
#include "unicode/properties.h"
#include "unicode/tables.h"
#include "unicode/utf8.h"

static const uint32_t LONGEST_TEXT = UINT32_MAX - 16;

/* Room behind the last byte written, beyond what the rest of the text needs byte for byte. */
enum { SLACK = ENG__FOLD_SLACK };

#define HALF_SPACE "\xE2\x80\x8C"
#define ZWJ "\xE2\x80\x8D"

typedef struct folder {
  const char *start, *at, *end; /* the text: what is before `at` is folded */
  char *out;                    /* where the view goes on; room for end - at + SLACK bytes */
  eng__buffer *view;
  eng__offset_map *map;
  eng__fold_kind kind;
  eng__segment segment;
  eng_error *err;
} folder;

static uint16_t code_of(const folder *f, uint32_t cp) {
  return eng__fold_code(f->kind, cp);
}

static uint32_t source_at(const folder *f, const char *place) {
  return (uint32_t)(place - f->start);
}

static uint32_t target_at(const folder *f) {
  return (uint32_t)(f->out - f->view->at);
}

/* Makes room for `more` bytes of view beyond what the text from `at` on takes. */
static eng_status make_room(folder *f, size_t more) {
  size_t used = (size_t)(f->out - f->view->at), rest = (size_t)(f->end - f->at);
  if (used + more > LONGEST_TEXT)
    return eng__fail(f->err, ENG_LIMIT, "folded, the text is longer than 4 GiB");
  f->view->len = used;
  char *out = eng__buffer_reserve(f->view, more + rest + SLACK);
  if (!out) return eng__fail_nomem(f->err);
  f->out = out;
  return ENG_OK;
}

/* Does the step leave no trace right behind another that left none? Then they are one. */
static bool extend_last_step(folder *f, eng__map_step step) {
  if (step.target_len || !f->map->steps.count) return false;
  eng__map_step *last = &f->map->steps.at[f->map->steps.count - 1];
  if (last->target_len || last->source + last->source_len != step.source) return false;
  last->source_len += step.source_len;
  return true;
}

/* Notes that the source from `from` to `to` became the `target_len` bytes written next. */
static eng_status add_step(folder *f, const char *from, const char *to, uint32_t target_len) {
  eng__map_step step = {source_at(f, from), target_at(f), (uint32_t)(to - from), target_len};
  if (extend_last_step(f, step) || eng__vec_push(&f->map->steps, step)) return ENG_OK;
  return eng__fail_nomem(f->err);
}

/* Writes what the source up to `to` became, as one block. */
static eng_status write_block(folder *f, const char *to, const char *bytes, size_t len) {
  const char *from = f->at;
  f->at = to;
  eng_status status = ENG_OK;
  if (len > (size_t)(to - from)) status = make_room(f, len);
  if (status == ENG_OK) status = add_step(f, from, to, (uint32_t)len);
  if (status != ENG_OK) return status;
  if (len) memcpy(f->out, bytes, len);
  f->out += len;
  return ENG_OK;
}

/* Writes one code point for one of the same length. */
static void write_alike(folder *f, const char *bytes, size_t len) {
  memcpy(f->out, bytes, len);
  f->out += len;
  f->at += len;
}

/* Bytes of the code point that begins with this byte. */
static size_t length_of(char first) {
  unsigned char byte = (unsigned char)first;
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

static eng_status fold_text(folder *f, const char *next, uint16_t code) {
  eng__slice text = eng__fold_text(code);
  size_t len = (size_t)(next - f->at);
  if (text.len != len || length_of(text.at[0]) != len)
    return write_block(f, next, text.at, text.len);
  write_alike(f, text.at, len);
  return ENG_OK;
}

static eng_status fold_line_end(folder *f, const char *next) {
  bool both = next < f->end && *next == '\n';
  if (both) return write_block(f, next + 1, "\n", 1);
  write_alike(f, "\n", 1);
  return ENG_OK;
}

/* Half-spaces and joiners. */

static bool is_transparent(uint16_t code) {
  return code == ENG__FOLD_DROPPED || code == ENG__FOLD_MARK || code == ENG__FOLD_HALF_SPACE ||
         code == ENG__FOLD_ZWJ;
}

static bool is_word_category(eng__category c) {
  return (c >= ENG__LU && c <= ENG__LO) || c == ENG__ND;
}

static bool is_arabic_letter(uint32_t cp, eng__category c) {
  return c != ENG__ND && eng__script_of(cp) == ENG__SCRIPT_ARABIC;
}

static bool keeps_half_space(uint32_t before, uint32_t after) {
  eng__category left = eng__category_of(before), right = eng__category_of(after);
  return is_word_category(left) && is_word_category(right) &&
         (is_arabic_letter(before, left) || is_arabic_letter(after, right));
}

static bool keeps_zwj(uint32_t before, uint32_t after) {
  bool skin_tone = before >= 0x1F3FB && before <= 0x1F3FF; /* follows a pictograph */
  return (skin_tone || eng__is_extended_pictographic(before)) &&
         eng__is_extended_pictographic(after);
}

/* The first code point that the one at `at` becomes; 0 when it acts on what stands before it. */
static uint32_t first_of_next(const folder *f, const char *at) {
  if (at == f->end) return 0;
  uint32_t cp = eng__utf8_next(&at);
  uint16_t code = code_of(f, cp);
  if (code == ENG__FOLD_SAME) return cp;
  if (code < ENG__FOLD_TEXTS || eng__fold_text_joins(code)) return 0;
  const char *text = eng__fold_text(code).at;
  return eng__utf8_next(&text);
}

static eng_status drop_to(folder *f, const char *to) {
  return f->at < to ? write_block(f, to, NULL, 0) : ENG_OK;
}

/* A run of transparent code points with a joiner among them: at most one is kept, the first of the
 * kind that both neighbours call for. */
static eng_status fold_joiners(folder *f) {
  const char *half_space = NULL, *zwj = NULL, *end = f->at;
  while (end < f->end) {
    const char *next = end;
    uint16_t code = code_of(f, eng__utf8_next(&next));
    if (!is_transparent(code)) break;
    if (code == ENG__FOLD_HALF_SPACE && !half_space) half_space = end;
    if (code == ENG__FOLD_ZWJ && !zwj) zwj = end;
    end = next;
  }
  const char *last = f->out;
  uint32_t before = f->out > f->view->at ? eng__utf8_previous(&last) : 0;
  uint32_t after = first_of_next(f, end);
  const char *kept = NULL;
  if (half_space && keeps_half_space(before, after)) kept = half_space;
  if (zwj && keeps_zwj(before, after)) kept = zwj;
  if (kept) {
    eng_status status = drop_to(f, kept);
    if (status != ENG_OK) return status;
    size_t len = length_of(*kept);
    const char *bytes = kept == zwj ? ZWJ : HALF_SPACE;
    if (len == 3) write_alike(f, bytes, 3);
    else status = write_block(f, kept + len, bytes, 3);
    if (status != ENG_OK) return status;
  }
  return drop_to(f, end);
}

/* Segments. */

/* Does this code point end a segment on its left: a starter that what follows may join? */
static bool starts_segment(uint16_t code) {
  return code == ENG__FOLD_SAME || (code >= ENG__FOLD_TEXTS && !eng__fold_text_joins(code));
}

/* Back from the mark at `at` to the starter it belongs to; line ends and the text's start have
 * none, then it is the first mark. */
static const char *segment_start(const folder *f) {
  const char *start = f->at;
  while (start > f->start) {
    const char *previous = start;
    uint32_t cp = eng__utf8_previous(&previous);
    if (cp == '\n' || cp == '\r') return start;
    start = previous;
    if (starts_segment(code_of(f, cp))) return start;
  }
  return start;
}

/* Behind the last code point that acts on what stands before it; transparent ones behind that are
 * not included. */
static const char *segment_end(const folder *f) {
  const char *end = f->at, *at = f->at;
  while (at < f->end) {
    uint16_t code = code_of(f, eng__utf8_next(&at));
    if (!is_transparent(code)) {
      if (starts_segment(code) || code == ENG__FOLD_CR) return end;
      end = at;
    }
  }
  return end;
}

/* Takes back what was written for the text from `place` on. */
static void take_back(folder *f, const char *place) {
  uint32_t source = source_at(f, place);
  size_t count = f->map->steps.count;
  while (count && f->map->steps.at[count - 1].source >= source) count--;
  f->map->steps.count = count;
  f->out = f->view->at + eng__map_forward_start(f->map, source);
  f->at = place;
}

static eng_status fold_segment(folder *f) {
  const char *start = segment_start(f), *end = segment_end(f);
  take_back(f, start);
  eng__slice source = {start, (size_t)(end - start)}, folded;
  eng_status status = eng__fold_segment(&f->segment, source, f->kind, &folded, f->err);
  if (status != ENG_OK) return status;
  if (!eng__slice_equal(source, folded)) return write_block(f, end, folded.at, folded.len);
  write_alike(f, source.at, source.len);
  return ENG_OK;
}

/* A mark that never composes, right behind a starter that stays as it is, is in its place. */
static eng_status fold_ordered(folder *f, const char *next) {
  const char *previous = f->at;
  if (f->at == f->start || code_of(f, eng__utf8_previous(&previous)) != ENG__FOLD_SAME)
    return fold_segment(f);
  write_alike(f, f->at, (size_t)(next - f->at));
  return ENG_OK;
}

/* One code point that is not plain, with what belongs to it. */
static eng_status fold_one(folder *f) {
  const char *next = f->at;
  uint16_t code = code_of(f, eng__utf8_next(&next));
  switch (code) {
  case ENG__FOLD_SAME:
    write_alike(f, f->at, (size_t)(next - f->at));
    return ENG_OK;
  case ENG__FOLD_DROPPED:
  case ENG__FOLD_MARK:
    return drop_to(f, next);
  case ENG__FOLD_ORDERED:
    return fold_ordered(f, next);
  case ENG__FOLD_COMPOSES:
  case ENG__FOLD_MADDA:
    return fold_segment(f);
  case ENG__FOLD_HALF_SPACE:
  case ENG__FOLD_ZWJ:
    return fold_joiners(f);
  case ENG__FOLD_CR:
    return fold_line_end(f, next);
  default:
    return eng__fold_text_joins(code) ? fold_segment(f) : fold_text(f, next, code);
  }
}

static void fold_plain(folder *f) {
  eng__fold_run run = {f->at, f->end, f->out, f->view->at};
  eng__fold_plain(&run, f->kind);
  f->at = run.at;
  f->out = run.out;
}

static eng_status fold_all(folder *f) {
  eng_status status = make_room(f, 0);
  while (status == ENG_OK) {
    fold_plain(f);
    if (f->at == f->end) return ENG_OK;
    status = fold_one(f);
  }
  return status;
}

eng_status eng__fold(eng__slice text, eng__fold_kind kind, eng__buffer *view, eng__offset_map *map,
                     bool *same, eng_error *err) {
  eng__buffer_clear(view);
  map->steps.count = 0;
  *same = text.len == 0;
  if (!text.len) return ENG_OK;
  if (text.len >= LONGEST_TEXT) return eng__fail(err, ENG_LIMIT, "the text is longer than 4 GiB");
  folder f = {.start = text.at, .at = text.at, .end = text.at + text.len, .view = view, .map = map};
  f.out = view->at;
  f.kind = kind;
  f.err = err;
  eng_status status = fold_all(&f);
  eng__segment_free(&f.segment);
  if (status == ENG_OK) view->len = (size_t)(f.out - view->at);
  *same = status == ENG_OK && eng__slice_equal(text, eng__buffer_slice(view));
  if (*same || status != ENG_OK) {
    eng__buffer_clear(view);
    map->steps.count = 0;
  }
  return status;
}

bool eng__fold_is_dropped_mark(uint32_t cp) {
  uint16_t code = eng__fold_code(ENG__FOLD_VIEW, cp);
  return code == ENG__FOLD_MARK || code == ENG__FOLD_MADDA;
}

bool eng__fold_is_dropped(uint32_t cp) {
  uint16_t code = eng__fold_code(ENG__FOLD_VIEW, cp);
  return cp != 0x200C && (is_transparent(code) || code == ENG__FOLD_MADDA);
}
