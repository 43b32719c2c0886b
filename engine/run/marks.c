/* Reading and writing texts with marks. */
#include "run/marks.h"

#include "unicode/utf8.h"

#include <stdlib.h>

enum { DEEPEST_MARK = 16, MOST_SHOWN = 120 /* bytes of a text in a message */ };

void eng__mark_excerpt(eng__buffer *out, eng__slice text, eng_span span) {
  size_t end = span.end - span.start > MOST_SHOWN ? span.start + MOST_SHOWN : span.end;
  while (!eng__utf8_boundary(text, end)) end--;
  eng__buffer_add_string(out, "{");
  eng__buffer_add(out, text.at + span.start, end - span.start);
  eng__buffer_add_string(out, end < span.end ? "…}" : "}");
}

bool eng__spans_cross(eng_span a, eng_span b) {
  if (a.start > b.start) return eng__spans_cross(b, a);
  return a.start < b.start && b.start < a.end && a.end < b.end;
}

/* ---- Reading ---- */

typedef struct reader {
  eng__marked *out;
  eng__slice in;
  size_t at;
  uint32_t line;
  eng__mark open[DEEPEST_MARK];
  int depth;
} reader;

static bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

static size_t name_end(eng__slice in, size_t at) {
  while (at < in.len && is_name_byte(in.at[at])) at++;
  return at;
}

static bool colon_behind_name(eng__slice in, size_t from, size_t end) {
  return end > from && end < in.len && in.at[end] == ':';
}

/* "rule:" or "pack:rule:" at the place, and one space behind it; false when there is none. */
static bool read_name(reader *r, eng__slice *name) {
  size_t from = r->at, end = name_end(r->in, from);
  if (!colon_behind_name(r->in, from, end)) return false;
  size_t further = name_end(r->in, end + 1);
  if (colon_behind_name(r->in, end + 1, further)) end = further;
  *name = eng__slice_cut(r->in, from, end);
  r->at = end + 1;
  if (r->at < r->in.len && r->in.at[r->at] == ' ') r->at++;
  return true;
}

/* The place is behind the brace. */
static const char *open_mark(reader *r) {
  if (r->depth == DEEPEST_MARK) return "marks are nested too deep";
  eng__mark *mark = &r->open[r->depth];
  *mark = (eng__mark){.line = r->line, .span = {r->out->text.len, 0}};
  mark->todo = r->in.len - r->at > 5 && memcmp(r->in.at + r->at, "todo ", 5) == 0;
  if (mark->todo) r->at += 5;
  if (!read_name(r, &mark->rule))
    return "a mark begins with the name of its rule: {frame.war: …}; {{ writes a brace";
  r->depth++;
  return NULL;
}

static const char *close_mark(reader *r, bool *memory) {
  eng__mark *mark = &r->open[--r->depth];
  mark->span.end = r->out->text.len;
  if (mark->span.end == mark->span.start) return "a mark is empty; {{ writes a brace";
  *memory = eng__vec_push(&r->out->marks, *mark);
  return NULL;
}

static bool doubled(const reader *r) {
  return r->at + 1 < r->in.len && r->in.at[r->at + 1] == r->in.at[r->at];
}

/* One brace, or two that write one. */
static const char *read_brace(reader *r, char c, bool *memory) {
  bool literal = c == '{' ? doubled(r) : r->depth < 2 && doubled(r);
  if (literal || (c == '}' && r->depth == 0)) {
    eng__buffer_add_byte(&r->out->text, c);
    r->at += literal ? 2 : 1;
    return NULL;
  }
  r->at++;
  return c == '{' ? open_mark(r) : close_mark(r, memory);
}

eng_status eng__marks_read(eng__marked *out, eng__slice marked, uint32_t *line, eng_error *err) {
  reader r = {.out = out, .in = marked, .line = 1};
  bool memory = true;
  const char *problem = NULL;
  eng__buffer_clear(&out->text);
  out->marks.count = 0;
  while (r.at < marked.len && !problem && memory) {
    char c = marked.at[r.at];
    if (c == '{' || c == '}') {
      problem = read_brace(&r, c, &memory);
      continue;
    }
    eng__buffer_add_byte(&out->text, c);
    r.line += c == '\n';
    r.at++;
  }
  if (!memory || out->text.failed) return eng__fail_nomem(err);
  *line = r.line;
  if (!problem && r.depth) {
    *line = r.open[r.depth - 1].line;
    problem = "a mark { is not closed; {{ writes a brace";
  }
  return problem ? eng__fail(err, ENG_INVALID, "%s", problem) : ENG_OK;
}

void eng__marks_free(eng__marked *marked) {
  eng__buffer_free(&marked->text);
  eng__vec_free(&marked->marks);
}

/* ---- Writing ---- */

/* Outer marks first; of two around the same the one whose rule comes first. */
static int by_place(const void *a, const void *b) {
  const eng__mark *x = a, *y = b;
  if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end) return x->span.end > y->span.end ? -1 : 1;
  size_t least = x->rule.len < y->rule.len ? x->rule.len : y->rule.len;
  int order = least ? memcmp(x->rule.at, y->rule.at, least) : 0;
  return order ? order : (x->rule.len > y->rule.len) - (x->rule.len < y->rule.len);
}

typedef struct marker {
  eng__buffer *out;
  eng__slice text;
  size_t used;
  size_t starts[DEEPEST_MARK], ends[DEEPEST_MARK];
  int depth;
} marker;

/* Text up to `end`, its braces doubled. */
static void copy_text(marker *m, size_t end) {
  for (; m->used < end; m->used++) {
    char c = m->text.at[m->used];
    if (c == '{' || c == '}') eng__buffer_add_byte(m->out, c);
    eng__buffer_add_byte(m->out, c);
  }
}

static void close_until(marker *m, size_t place) {
  while (m->depth && m->ends[m->depth - 1] <= place) {
    copy_text(m, m->ends[--m->depth]);
    eng__buffer_add_byte(m->out, '}');
  }
}

/* Braces of the text beside those of the mark would be read in another way: `}}` is a brace inside
 * of one mark and closes two, `{{` is a brace before it opens one. */
static bool meets_brace(const marker *m, const eng__mark *mark) {
  eng__slice held = eng__slice_cut(m->text, mark->span.start, mark->span.end);
  if (!mark->rule.len && held.at[0] == '{') return true;
  if (m->depth) return memchr(held.at, '}', held.len) != NULL;
  return mark->span.end < m->text.len && m->text.at[mark->span.end] == '}';
}

/* Two without a name that begin at the same place would be read as a brace. */
static bool fits(const marker *m, const eng__mark *mark) {
  eng_span span = mark->span;
  int around = m->depth - 1;
  if (span.start >= span.end || span.end > m->text.len || m->depth == DEEPEST_MARK) return false;
  if (meets_brace(m, mark)) return false;
  if (!m->depth) return true;
  return span.end <= m->ends[around] && (mark->rule.len || span.start != m->starts[around]);
}

static void put_mark(marker *m, const eng__mark *mark) {
  copy_text(m, mark->span.start);
  eng__buffer_add_string(m->out, mark->todo ? "{todo " : "{");
  eng__buffer_add_slice(m->out, mark->rule);
  if (mark->rule.len) eng__buffer_add_string(m->out, ": ");
  m->starts[m->depth] = mark->span.start;
  m->ends[m->depth++] = mark->span.end;
}

size_t eng__marks_write(eng__buffer *out, eng__slice text, eng__mark *marks, size_t count) {
  marker m = {.out = out, .text = text};
  size_t left_out = 0;
  if (count) qsort(marks, count, sizeof *marks, by_place);
  for (size_t i = 0; i < count; i++) {
    close_until(&m, marks[i].span.start);
    if (fits(&m, &marks[i])) put_mark(&m, &marks[i]);
    else left_out++;
  }
  close_until(&m, text.len);
  copy_text(&m, text.len);
  return left_out;
}
