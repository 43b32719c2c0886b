#include "unicode/normalize.h"

#include <string.h>
#include <utf8proc.h>

enum { LONGEST = 18 }; /* code points that one may decompose to (U+FDFA) */

static bool decompose(const eng__code_points *in, int options, eng__code_points *out) {
  for (size_t i = 0; i < in->count; i++) {
    if (!eng__vec_reserve(out, out->count + LONGEST)) return false;
    int bound_class = 0;
    utf8proc_ssize_t made = utf8proc_decompose_char(in->at[i], out->at + out->count, LONGEST,
                                                    (utf8proc_option_t)options, &bound_class);
    if (made < 0) return false;
    out->count += (size_t)made;
  }
  return true;
}

static unsigned class_of(int32_t cp) {
  return (unsigned)utf8proc_get_property(cp)->combining_class & 255;
}

/* A stable sort of `count` marks by combining class, by counting; `spare` has room for as many. */
static void order_marks(int32_t *marks, size_t count, int32_t *spare) {
  size_t start[257] = {0};
  for (size_t i = 0; i < count; i++) start[class_of(marks[i]) + 1]++;
  for (int i = 1; i < 257; i++) start[i] += start[i - 1];
  for (size_t i = 0; i < count; i++) spare[start[class_of(marks[i])]++] = marks[i];
  memcpy(marks, spare, count * sizeof *marks);
}

static bool in_order(const int32_t *marks, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (class_of(marks[i - 1]) > class_of(marks[i])) return false;
  return true;
}

/* Canonical ordering (The Unicode Standard, D109): each run of marks between starters. */
static bool order(eng__code_points *points) {
  size_t count = points->count;
  if (!eng__vec_reserve(points, 2 * count)) return false;
  for (size_t start = 0; start < count;) {
    size_t end = start;
    while (end < count && class_of(points->at[end])) end++;
    int32_t *marks = points->at + start;
    if (!in_order(marks, end - start)) order_marks(marks, end - start, points->at + count);
    start = end + 1;
  }
  return true;
}

/* Composes between each U+11A7 and the next. That code point stands one before the first final jamo
 * and composes with nothing, but utf8proc (2.8 at least) lets a syllable swallow it. */
static void compose(eng__code_points *points) {
  enum { BEFORE_FINALS = 0x11A7 };
  size_t kept = 0;
  for (size_t start = 0; start < points->count;) {
    size_t end = start;
    while (end < points->count && points->at[end] != BEFORE_FINALS) end++;
    size_t len = end - start;
    memmove(points->at + kept, points->at + start, len * sizeof *points->at);
    kept += (size_t)utf8proc_normalize_utf32(points->at + kept, (utf8proc_ssize_t)len,
                                             UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (end < points->count) points->at[kept++] = BEFORE_FINALS;
    start = end + 1;
  }
  points->count = kept;
}

eng_status eng__normalize(const eng__code_points *in, eng__normal_form form, eng__code_points *out,
                          eng_error *err) {
  int options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
  if (form == ENG__NFKD || form == ENG__NFKC) options |= UTF8PROC_COMPAT;
  out->count = 0;
  for (size_t i = 0; i < in->count; i++)
    if (!utf8proc_codepoint_valid(in->at[i])) return eng__fail(err, ENG_INVALID, "no code point");
  if (!decompose(in, options, out) || !order(out)) return eng__fail_nomem(err);
  if (form == ENG__NFC || form == ENG__NFKC) compose(out);
  return ENG_OK;
}
