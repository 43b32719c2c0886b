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

#include "base/plural.h"
#include "output/escape.h"
#include "output/screen.h"

#include <stdlib.h>

enum { SIDE = 100 }; /* characters of a line on each side of the hit */

typedef struct terminal {
  eng__buffer doc; /* whose hits are being listed */
  bool any;        /* something stands above */
} terminal_state;

/* ---- Lines ---- */

static void write_heading(eng__sink *sink, eng__buffer *out, eng__slice doc, eng__slice source) {
  terminal_state *terminal = sink->state;
  if (terminal->any) eng__buffer_add_byte(out, '\n');
  terminal->any = true;
  eng__buffer_clear(&terminal->doc);
  eng__buffer_add_slice(&terminal->doc, doc);
  if (terminal->doc.failed) out->failed = true;
  eng__write_colored(sink, out, ENG__COLOR_DOCUMENT, doc);
  if (!source.len) return;
  eng__buffer_add_string(out, "  ");
  eng__write_colored(sink, out, ENG__COLOR_QUIET, source);
}

static void write_line(const eng__sink *sink, eng__buffer *out, const eng__result_hit *hit) {
  bool context = hit->has_context;
  eng__slice left = context ? eng__some_chars(hit->left, SIDE, true) : ENG__SLICE("");
  eng__slice right = context ? eng__some_chars(hit->right, SIDE, false) : ENG__SLICE("");
  eng__slice text = eng__some_chars(hit->text, ENG__SCREEN_LONGEST, false);
  bool rtl = eng__has_rtl(left) || eng__has_rtl(text) || eng__has_rtl(right);
  if (rtl) eng__add_control(out, ENG__ISOLATE);
  if (context && left.len < hit->left.len) eng__buffer_add_string(out, "…");
  eng__write_part(out, left);
  eng__begin_color(sink, out, ENG__COLOR_HIT);
  eng__write_part(out, text);
  eng__end_color(sink, out);
  if (text.len < hit->text.len) eng__buffer_add_string(out, "…");
  eng__write_part(out, right);
  if (context && right.len < hit->right.len) eng__buffer_add_string(out, "…");
  if (rtl) eng__add_control(out, ENG__END_ISOLATE);
}

static void write_hit(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit,
                      const eng__slice *meta, size_t meta_count) {
  (void)meta, (void)meta_count;
  terminal_state *terminal = sink->state;
  if (!terminal->any || !eng__slice_equal(eng__buffer_slice(&terminal->doc), hit->doc)) {
    write_heading(sink, out, hit->doc, hit->source);
    eng__buffer_add_byte(out, '\n');
  }
  eng__begin_color(sink, out, ENG__COLOR_PLACE);
  eng__buffer_add_unsigned(out, hit->line);
  eng__buffer_add_byte(out, ':');
  eng__buffer_add_unsigned(out, hit->column);
  eng__end_color(sink, out);
  eng__buffer_add_string(out, "  ");
  eng__write_colored(sink, out, ENG__COLOR_RULE, hit->rule);
  eng__buffer_add_string(out, "  ");
  write_line(sink, out, hit);
  eng__buffer_add_byte(out, '\n');
}

static void write_doc(eng__sink *sink, eng__buffer *out, const eng__result_doc *doc) {
  write_heading(sink, out, doc->doc, doc->source);
  eng__begin_color(sink, out, ENG__COLOR_QUIET);
  eng__buffer_add_string(out, "  ");
  if (doc->lang.len) {
    eng__write_safe(out, doc->lang, ENG__SCREEN_LONGEST);
    eng__buffer_add_string(out, ", ");
  }
  eng__buffer_printf(out, "%llu word%s, %llu sentence%s, %llu hit%s",
                     (unsigned long long)doc->words, eng__plural(doc->words),
                     (unsigned long long)doc->sentences, eng__plural(doc->sentences),
                     (unsigned long long)doc->hits, eng__plural(doc->hits));
  eng__end_color(sink, out);
  eng__buffer_add_byte(out, '\n');
}

/* Rows follow the last document's hits, from which a blank line parts them. */
static void write_row(eng__sink *sink, eng__buffer *out, const eng__result_row *row) {
  terminal_state *terminal = sink->state;
  if (terminal->any) eng__buffer_add_byte(out, '\n');
  terminal->any = false;
  eng__write_colored(sink, out, ENG__COLOR_RULE, row->rule);
  eng__buffer_add_string(out, "  ");
  eng__write_isolated(out, row->key);
  if (row->data.len) {
    eng__buffer_add_string(out, "  ");
    eng__write_isolated(out, row->data);
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
