#include "match/regex_trigger.h"

#include "match/regex.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

enum { MOST_BEGINNINGS = 256 };

static const eng__beginning nothing = {.len = 0, .exact = true};
static const eng__beginning anything = {.len = 0, .exact = false};

static void set_to(eng__first *first, eng__beginnings *set, eng__beginning only) {
  set->count = 0;
  if (!eng__vec_push(set, only)) first->failed = true;
}

static eng__first_frame *top(eng__first *first) {
  return &first->frames.at[first->frames.count - 1];
}

static bool is_same(const eng__beginning *a, const eng__beginning *b) {
  return a->len == b->len && a->exact == b->exact && memcmp(a->bytes, b->bytes, a->len) == 0;
}

static void push_new(eng__first *first, eng__beginnings *set, const eng__beginning *one) {
  for (size_t i = 0; i < set->count; i++)
    if (is_same(&set->at[i], one)) return;
  if (set->count >= MOST_BEGINNINGS) set_to(first, set, anything);
  else if (!eng__vec_push(set, *one)) first->failed = true;
}

/* Is the set of no use any more: does it say nothing? */
static bool says_nothing(const eng__beginnings *set) {
  for (size_t i = 0; i < set->count; i++)
    if (!set->at[i].len && !set->at[i].exact) return true;
  return false;
}

static void unite(eng__first *first, eng__beginnings *into, const eng__beginnings *from) {
  for (size_t i = 0; i < from->count; i++) push_new(first, into, &from->at[i]);
}

/* One behind the other. A word marker says nothing new behind a byte. */
static eng__beginning joined(const eng__beginning *a, const eng__beginning *b) {
  eng__beginning both = *a;
  const char *from = b->bytes;
  size_t len = b->len;
  if (a->len && len && from[0] == ENG__TRIGGER_WORD) from++, len--;
  size_t room = (size_t)ENG__BEGINNING_BYTES - both.len;
  both.exact = b->exact && len <= room;
  if (len > room) len = room;
  memcpy(both.bytes + both.len, from, len);
  both.len = (uint8_t)(both.len + len);
  return both;
}

static size_t count_exact(const eng__beginnings *set) {
  size_t exact = 0;
  for (size_t i = 0; i < set->count; i++) exact += set->at[i].exact;
  return exact;
}

static void make_inexact(eng__beginnings *set) {
  for (size_t i = 0; i < set->count; i++) set->at[i].exact = false;
}

/* before = before × atom */
static void multiply(eng__first *first, eng__beginnings *before, const eng__beginnings *atom) {
  size_t exact = count_exact(before);
  if (!exact) return;
  if (exact * atom->count + before->count > MOST_BEGINNINGS) {
    make_inexact(before);
    return;
  }
  eng__beginnings product = {0};
  for (size_t i = 0; i < before->count; i++) {
    if (!before->at[i].exact) push_new(first, &product, &before->at[i]);
    for (size_t k = 0; k < atom->count && before->at[i].exact; k++) {
      eng__beginning both = joined(&before->at[i], &atom->at[k]);
      push_new(first, &product, &both);
    }
  }
  eng__vec_free(before);
  *before = product;
}

static void flush(eng__first *first) {
  if (!first->has_atom) return;
  if (!says_nothing(&top(first)->before)) multiply(first, &top(first)->before, &first->atom);
  first->has_atom = false;
}

/* ---- Building ---- */

static void push_frame(eng__first *first, eng__group_kind kind) {
  eng__first_frame frame = {.kind = kind};
  if (!eng__vec_push(&first->frames, frame)) {
    first->failed = true;
    return;
  }
  set_to(first, &top(first)->before, nothing);
}

void eng__first_open(eng__first *first) {
  push_frame(first, ENG__GROUP_PLAIN);
}

void eng__first_free(eng__first *first) {
  for (size_t i = 0; i < first->frames.count; i++) {
    eng__vec_free(&first->frames.at[i].before);
    eng__vec_free(&first->frames.at[i].united);
  }
  eng__vec_free(&first->frames);
  eng__vec_free(&first->atom);
}

static void start_atom(eng__first *first) {
  flush(first);
  first->atom.count = 0;
  first->has_atom = true;
}

void eng__first_bytes(eng__first *first, eng__slice bytes) {
  if (first->failed) return;
  start_atom(first);
  eng__beginning one = {.len = (uint8_t)bytes.len, .exact = bytes.len <= ENG__BEGINNING_BYTES};
  if (!one.exact) one.len = ENG__BEGINNING_BYTES;
  memcpy(one.bytes, bytes.at, one.len);
  push_new(first, &first->atom, &one);
}

void eng__first_one_of(eng__first *first, const uint32_t *cps, size_t count) {
  if (first->failed) return;
  start_atom(first);
  for (size_t i = 0; i < count; i++) {
    eng__beginning one = {.exact = true};
    one.len = (uint8_t)eng__utf8_encode(cps[i], one.bytes);
    push_new(first, &first->atom, &one);
  }
}

void eng__first_unknown(eng__first *first) {
  if (first->failed) return;
  start_atom(first);
  set_to(first, &first->atom, anything);
}

void eng__first_repeat(eng__first *first, uint32_t least, uint32_t most) {
  if (first->failed || !first->has_atom || (least == 1 && most == 1)) return;
  if (most > 1) make_inexact(&first->atom);
  if (!most) set_to(first, &first->atom, nothing);
  else if (!least) push_new(first, &first->atom, &nothing);
}

void eng__first_group(eng__first *first, eng__group_kind kind) {
  if (first->failed) return;
  flush(first);
  push_frame(first, kind);
}

void eng__first_alternative(eng__first *first) {
  if (first->failed) return;
  flush(first);
  eng__first_frame *frame = top(first);
  unite(first, &frame->united, &frame->before);
  set_to(first, &frame->before, nothing);
  frame->alternatives = true;
}

void eng__first_close(eng__first *first) {
  if (first->failed || first->frames.count < 2) return;
  eng__first_alternative(first);
  eng__first_frame frame = first->frames.at[--first->frames.count];
  start_atom(first);
  if (frame.kind == ENG__GROUP_PLAIN) unite(first, &first->atom, &frame.united);
  else set_to(first, &first->atom, frame.kind == ENG__GROUP_UNKNOWN ? anything : nothing);
  if (frame.kind == ENG__GROUP_BOUNDARY) {
    first->atom.at[0].bytes[0] = ENG__TRIGGER_WORD;
    first->atom.at[0].len = 1;
  }
  eng__vec_free(&frame.before);
  eng__vec_free(&frame.united);
}

/* ---- The end ---- */

static bool is_marker(char byte) {
  return byte > 0 && byte <= ENG__TRIGGER_SPACE;
}

/* A word marker, then a digit or two bytes at least that begin with a letter. */
static bool is_usable(const eng__beginning *one) {
  if (one->len < 2 || one->bytes[0] != ENG__TRIGGER_WORD) return false;
  if (one->bytes[1] == ENG__TRIGGER_DIGIT) return true;
  if (one->len < 3 || is_marker(one->bytes[1]) || is_marker(one->bytes[2])) return false;
  uint32_t cp;
  eng__utf8_decode(one->bytes + 1, one->len - 1u, &cp);
  return cp != ENG__CP_BROKEN && (eng__is_letter(cp) || eng__digit_value(cp) >= 0);
}

/* Does another begin this one? Then it is met wherever this one is. */
static bool is_covered(const eng__beginnings *all, size_t index) {
  const eng__beginning *one = &all->at[index];
  for (size_t i = 0; i < all->count; i++) {
    const eng__beginning *other = &all->at[i];
    if (i == index || other->len > one->len) continue;
    if (memcmp(other->bytes, one->bytes, other->len) != 0) continue;
    if (other->len < one->len || i < index) return true;
  }
  return false;
}

static void add_trigger(eng__buffer *triggers, const eng__beginning *one) {
  eng__buffer_add_byte(triggers, (char)(one->len - 1));
  eng__buffer_add(triggers, one->bytes + 1, one->len - 1u);
}

void eng__first_finish(eng__first *first, eng__buffer *triggers) {
  if (first->failed || first->useless || first->frames.count != 1) return;
  eng__first_alternative(first);
  const eng__beginnings *all = &top(first)->united;
  for (size_t i = 0; i < all->count; i++)
    if (!is_usable(&all->at[i])) return;
  for (size_t i = 0; i < all->count; i++)
    if (!is_covered(all, i)) add_trigger(triggers, &all->at[i]);
}
