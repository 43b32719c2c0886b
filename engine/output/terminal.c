/* Hits for a person at a terminal: grouped by document, as ripgrep shows them.
 *
 *   news/17.txt
 *   12:5  frame.war  the so-called war on drugs was
 *
 * All text of documents, names and rules passes eng__write_safe(). What holds right-to-left letters
 * stands between isolates of our own, so that it is ordered within itself and leaves the line
 * around it alone; a document's own bidi controls are shown by number and cannot end the isolate.
 */
#include "output/format.h"

#include "output/escape.h"
#include "unicode/utf8.h"

#include <stdlib.h>

enum {
  SIDE = 100,   /* characters of a line on each side of the hit */
  LONGEST = 300 /* characters of anything else */
};

/* FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE */
enum { ISOLATE = 0x2068, END_ISOLATE = 0x2069 };

typedef struct terminal {
  eng__buffer doc; /* whose hits are being listed */
  bool any;        /* something stands above */
} terminal_state;

/* --- colours --- */

#define DOCUMENT "35"
#define PLACE "32"
#define RULE "36"
#define HIT "1;31"
#define QUIET "2"

static void begin_color(const eng__sink *sink, eng__buffer *out, const char *color) {
  if (sink->options.color) eng__buffer_printf(out, "\x1B[%sm", color);
}

static void end_color(const eng__sink *sink, eng__buffer *out) {
  if (sink->options.color) eng__buffer_add_string(out, "\x1B[0m");
}

/* --- text --- */

static void add_control(eng__buffer *out, uint32_t cp) {
  char bytes[4];
  eng__buffer_add(out, bytes, eng__utf8_encode(cp, bytes));
}

/* Hebrew, Arabic and their neighbours (Bidi_Class R and AL, by blocks). */
static bool is_rtl(uint32_t cp) {
  return (cp >= 0x0590 && cp <= 0x08FF) || (cp >= 0xFB1D && cp <= 0xFDFF) ||
         (cp >= 0xFE70 && cp <= 0xFEFE) || (cp >= 0x10800 && cp <= 0x10FFF) ||
         (cp >= 0x1E800 && cp <= 0x1EFFF);
}

static bool has_rtl(eng__slice text) {
  for (size_t i = 0; i < text.len;) {
    uint32_t cp = (unsigned char)text.at[i];
    i += cp < 0x80 ? 1 : eng__utf8_decode(text.at + i, text.len - i, &cp);
    if (cp != ENG__CP_BROKEN && is_rtl(cp)) return true;
  }
  return false;
}

static bool continues(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* At most `most` characters from the front, or (`last`) from the back. */
static eng__slice some_chars(eng__slice text, size_t most, bool last) {
  size_t start = last ? text.len : 0, end = last ? text.len : 0;
  for (; most > 0 && (last ? start > 0 : end < text.len); most--) {
    if (last) {
      do start--;
      while (start > 0 && continues(text.at[start]));
    } else {
      do end++;
      while (end < text.len && continues(text.at[end]));
    }
  }
  return eng__slice_cut(text, start, end);
}

static bool parts_line(char c) {
  return c == '\t' || c == '\r' || c == '\n';
}

/* Part of a line: a tab is a space, and a line break within a hit an arrow. */
static void write_part(eng__buffer *out, eng__slice text) {
  for (size_t i = 0; i < text.len; i++) {
    size_t end = i;
    while (end < text.len && !parts_line(text.at[end])) end++;
    eng__write_safe(out, eng__slice_cut(text, i, end), 0);
    i = end;
    if (i == text.len) break;
    bool crlf = text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';
    if (!crlf) eng__buffer_add_string(out, text.at[i] == '\t' ? " " : "↵");
  }
}

static void write_isolated(eng__buffer *out, eng__slice text) {
  bool rtl = has_rtl(text);
  if (rtl) add_control(out, ISOLATE);
  eng__write_safe(out, text, LONGEST);
  if (rtl) add_control(out, END_ISOLATE);
}

static void write_colored(const eng__sink *sink, eng__buffer *out, const char *color,
                          eng__slice text) {
  begin_color(sink, out, color);
  write_isolated(out, text);
  end_color(sink, out);
}

/* --- lines --- */

static void write_heading(eng__sink *sink, eng__buffer *out, eng__slice doc, eng__slice source) {
  terminal_state *terminal = sink->state;
  if (terminal->any) eng__buffer_add_byte(out, '\n');
  terminal->any = true;
  eng__buffer_clear(&terminal->doc);
  eng__buffer_add_slice(&terminal->doc, doc);
  if (terminal->doc.failed) out->failed = true;
  write_colored(sink, out, DOCUMENT, doc);
  if (!source.len) return;
  eng__buffer_add_string(out, "  ");
  write_colored(sink, out, QUIET, source);
}

static void write_line(const eng__sink *sink, eng__buffer *out, const eng__result_hit *hit) {
  bool context = hit->has_context;
  eng__slice left = context ? some_chars(hit->left, SIDE, true) : ENG__SLICE("");
  eng__slice right = context ? some_chars(hit->right, SIDE, false) : ENG__SLICE("");
  eng__slice text = some_chars(hit->text, LONGEST, false);
  bool rtl = has_rtl(left) || has_rtl(text) || has_rtl(right);
  if (rtl) add_control(out, ISOLATE);
  if (context && left.len < hit->left.len) eng__buffer_add_string(out, "…");
  write_part(out, left);
  begin_color(sink, out, HIT);
  write_part(out, text);
  end_color(sink, out);
  if (text.len < hit->text.len) eng__buffer_add_string(out, "…");
  write_part(out, right);
  if (context && right.len < hit->right.len) eng__buffer_add_string(out, "…");
  if (rtl) add_control(out, END_ISOLATE);
}

static void write_hit(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit,
                      const eng__slice *meta, size_t meta_count) {
  (void)meta, (void)meta_count;
  terminal_state *terminal = sink->state;
  if (!terminal->any || !eng__slice_equal(eng__buffer_slice(&terminal->doc), hit->doc)) {
    write_heading(sink, out, hit->doc, hit->source);
    eng__buffer_add_byte(out, '\n');
  }
  begin_color(sink, out, PLACE);
  eng__buffer_add_unsigned(out, hit->line);
  eng__buffer_add_byte(out, ':');
  eng__buffer_add_unsigned(out, hit->column);
  end_color(sink, out);
  eng__buffer_add_string(out, "  ");
  write_colored(sink, out, RULE, hit->rule);
  eng__buffer_add_string(out, "  ");
  write_line(sink, out, hit);
  eng__buffer_add_byte(out, '\n');
}

static void write_doc(eng__sink *sink, eng__buffer *out, const eng__result_doc *doc) {
  write_heading(sink, out, doc->doc, doc->source);
  begin_color(sink, out, QUIET);
  eng__buffer_add_string(out, "  ");
  if (doc->lang.len) {
    eng__write_safe(out, doc->lang, LONGEST);
    eng__buffer_add_string(out, ", ");
  }
  eng__buffer_printf(out, "%llu words, %llu sentences, %llu hits", (unsigned long long)doc->words,
                     (unsigned long long)doc->sentences, (unsigned long long)doc->hits);
  end_color(sink, out);
  eng__buffer_add_byte(out, '\n');
}

/* Rows follow the last document's hits, from which a blank line parts them. */
static void write_row(eng__sink *sink, eng__buffer *out, const eng__result_row *row) {
  terminal_state *terminal = sink->state;
  if (terminal->any) eng__buffer_add_byte(out, '\n');
  terminal->any = false;
  write_colored(sink, out, RULE, row->rule);
  eng__buffer_add_string(out, "  ");
  write_isolated(out, row->key);
  if (row->data.len) {
    eng__buffer_add_string(out, "  ");
    write_isolated(out, row->data);
  }
  eng__buffer_add_byte(out, '\n');
}

static eng_status open_terminal(eng__sink *sink, eng_error *err) {
  sink->state = calloc(1, sizeof(terminal_state));
  return sink->state ? ENG_OK : eng__fail_nomem(err);
}

static void close_terminal(eng__sink *sink) {
  terminal_state *terminal = sink->state;
  if (!terminal) return;
  eng__buffer_free(&terminal->doc);
  free(terminal);
}

const eng__format_calls eng__terminal_format = {
    .open = open_terminal,
    .doc = write_doc,
    .hit = write_hit,
    .row = write_row,
    .close = close_terminal,
};
