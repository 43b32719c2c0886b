/* A concordance (key word in context) for a person at a terminal: one line a hit, all hits below
 * each other, and where it stands at the end.
 *
 *        opened a new front line against inflation      news/17.txt:12
 *      soldiers held the front line, and nobody         news/18.txt:3
 *
 * A right-to-left line stands whole in an isolate of its direction, the three pieces in isolates of
 * their own so that none is ordered into its neighbour. What comes before the hit is then seen to
 * its right: so the blanks in front of the line are those that what comes after leaves free, and
 * the hits of both directions begin in the same column. A text's own bidi controls are shown by
 * number (escape.c) and end nothing. */
#include "output/escape.h"
#include "output/screen.h"

#include <stdlib.h>

enum {
  DEFAULT_WIDTH = 100,
  HIT_COLUMNS = 14,   /* kept free for it */
  PLACE_COLUMNS = 24, /* kept free for document and line, which may be longer */
  LEAST_SIDE = 16,
  HIT_CHARS = 120, /* of a longer one its beginning is shown */
  PLACE_CHARS = 60
};

/* One hit, its pieces made harmless. */
typedef struct concordance {
  eng__buffer left, hit, right, place;
  size_t side; /* columns on each side */
} concordance;

/* Lines of the text do not matter here. */
static void write_flat(eng__buffer *out, eng__slice text) {
  eng__buffer_clear(out);
  eng__write_flat(out, text, 0);
}

/* The side next to the hit, with "…" where it was cut. */
static eng__slice cut_side(const concordance *c, eng__buffer *side, bool last) {
  eng__slice all = eng__buffer_slice(side);
  if (eng__columns_of(all) <= c->side) return all;
  return eng__some_columns(all, c->side - 1, last);
}

static void pad(eng__buffer *out, size_t columns) {
  for (; columns > 0; columns--) eng__buffer_add_byte(out, ' ');
}

static bool runs_rtl(const concordance *c) {
  bool none;
  bool rtl = eng__begins_rtl(eng__buffer_slice(&c->hit), &none);
  if (none) rtl = eng__begins_rtl(eng__buffer_slice(&c->right), &none);
  if (none) rtl = eng__begins_rtl(eng__buffer_slice(&c->left), &none);
  return rtl;
}

/* Isolates are used only where the line holds right-to-left letters. */
static void write_piece(eng__buffer *out, uint32_t isolate, eng__slice piece) {
  if (isolate) eng__add_control(out, isolate);
  eng__buffer_add_slice(out, piece);
  if (isolate) eng__add_control(out, ENG__END_ISOLATE);
}

static void write_text(const eng__sink *sink, eng__buffer *out, const concordance *c,
                       uint32_t isolate, const eng__slice sides[2]) {
  if (isolate) eng__add_control(out, isolate);
  if (sides[0].len < c->left.len) eng__buffer_add_string(out, "…");
  write_piece(out, isolate, sides[0]);
  eng__begin_color(sink, out, ENG__COLOR_HIT);
  write_piece(out, isolate, eng__buffer_slice(&c->hit));
  eng__end_color(sink, out);
  write_piece(out, isolate, sides[1]);
  if (sides[1].len < c->right.len) eng__buffer_add_string(out, "…");
  if (isolate) eng__add_control(out, ENG__END_ISOLATE);
}

static void write_place(const eng__sink *sink, eng__buffer *out, concordance *c,
                        const eng__result_hit *hit) {
  eng__slice doc = eng__some_chars(hit->doc, PLACE_CHARS, true);
  eng__buffer_clear(&c->place);
  eng__buffer_add_string(&c->place, doc.len < hit->doc.len ? "…" : "");
  eng__buffer_add_slice(&c->place, doc);
  eng__write_colored(sink, out, ENG__COLOR_DOCUMENT, eng__buffer_slice(&c->place));
  eng__begin_color(sink, out, ENG__COLOR_PLACE);
  eng__buffer_printf(out, ":%llu", (unsigned long long)hit->line);
  eng__end_color(sink, out);
}

static size_t columns_free(size_t all, size_t used) {
  return used < all ? all - used : 0;
}

static size_t columns_of_side(eng__slice side, const eng__buffer *whole) {
  return eng__columns_of(side) + (side.len < whole->len);
}

static void write_hit(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit,
                      const eng__slice *meta, size_t meta_count) {
  (void)meta, (void)meta_count;
  concordance *c = sink->state;
  eng__slice text = eng__some_chars(hit->text, HIT_CHARS, false);
  write_flat(&c->left, hit->left);
  write_flat(&c->hit, text);
  write_flat(&c->right, hit->right);
  if (text.len < hit->text.len) eng__buffer_add_string(&c->hit, "…");
  if (c->left.failed || c->hit.failed || c->right.failed) out->failed = true;
  if (out->failed) return;
  eng__slice sides[2] = {cut_side(c, &c->left, true), cut_side(c, &c->right, false)};
  size_t left = columns_free(c->side, columns_of_side(sides[0], &c->left));
  size_t right = columns_free(c->side, columns_of_side(sides[1], &c->right));
  bool rtl = runs_rtl(c);
  bool any = rtl || eng__has_rtl(eng__buffer_slice(&c->left)) ||
             eng__has_rtl(eng__buffer_slice(&c->hit)) || eng__has_rtl(eng__buffer_slice(&c->right));
  pad(out, rtl ? right : left);
  write_text(sink, out, c, any ? rtl ? ENG__ISOLATE_RTL : ENG__ISOLATE_LTR : 0, sides);
  size_t hit_columns = eng__columns_of(eng__buffer_slice(&c->hit));
  pad(out, (rtl ? left : right) + columns_free(HIT_COLUMNS, hit_columns) + 2);
  write_place(sink, out, c, hit);
  eng__buffer_add_byte(out, '\n');
  if (c->place.failed) out->failed = true;
}

static eng_status open_concordance(eng__sink *sink, eng_error *err) {
  concordance *c = sink->state = calloc(1, sizeof *c);
  if (!c) return eng__fail_nomem(err);
  size_t width = sink->options.width ? sink->options.width : DEFAULT_WIDTH;
  size_t taken = HIT_COLUMNS + PLACE_COLUMNS + 2;
  c->side = columns_free(width, taken) / 2;
  if (c->side < LEAST_SIDE) c->side = LEAST_SIDE;
  return ENG_OK;
}

static void close_concordance(eng__sink *sink) {
  concordance *c = sink->state;
  if (!c) return;
  eng__buffer_free(&c->left);
  eng__buffer_free(&c->hit);
  eng__buffer_free(&c->right);
  eng__buffer_free(&c->place);
  free(c);
}

const eng__format_calls eng__concordance_format = {
    .open = open_concordance,
    .hit = write_hit,
    .close = close_concordance,
};
