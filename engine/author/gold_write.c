/* The scores as tables for people, one for each measure, or as one JSON object. */
#include "base/json.h"
#include "base/plural.h"
#include "output/escape.h"
#include "output/screen.h"
#include "author/gold_test.h"

const char *const eng__measure_names[ENG__MEASURES] = {"strict", "overlap", "partial"};

enum { LONGEST_NAME = 60 };

/* ---- Tables ---- */

typedef struct table {
  const eng__gold_page *page;
  eng__buffer *out;
  size_t width; /* of the names */
} table;

static size_t safe_name(eng__buffer *name, eng__slice raw) {
  eng__buffer_clear(name);
  eng__write_safe(name, raw, LONGEST_NAME);
  return eng__columns_of(eng__buffer_slice(name));
}

static void write_row(const table *t, eng__slice raw, const eng__score_line *line, int m) {
  eng__buffer name = {0};
  size_t used = safe_name(&name, raw);
  eng__buffer_add_string(t->out, "  ");
  eng__buffer_add_slice(t->out, eng__buffer_slice(&name));
  for (; used < t->width; used++) eng__buffer_add_byte(t->out, ' ');
  eng__prf v = line->value[m];
  eng__buffer_printf(t->out, "  %6.0f  %6.0f  %9.3f  %6.3f  %6.3f", line->gold, line->found,
                     v.precision, v.recall, v.f1);
  if (t->page->options->samples)
    eng__buffer_printf(t->out, "  %.3f–%.3f", line->low[m].f1, line->high[m].f1);
  eng__buffer_add_byte(t->out, '\n');
  eng__buffer_free(&name);
}

static void write_table(const table *t, int m) {
  static const char *const says[] = {"strict: the same span", "overlap: some character in common",
                                     "partial: characters in common (SemEval-2020 task 11)"};
  const eng__gold_page *page = t->page;
  size_t labels = page->gold->labels.names.count;
  eng__buffer_printf(t->out, "\n%s\n  %-*s  marked   found  precision  recall      F1%s\n", says[m],
                     (int)t->width, "label", page->options->samples ? "  95 % of F1" : "");
  for (size_t i = 0; i < labels; i++)
    write_row(t, page->gold->labels.names.at[page->order[i]], &page->lines[page->order[i]], m);
  write_row(t, ENG__SLICE("micro"), &page->lines[labels + 1], m);
  write_row(t, ENG__SLICE("macro"), &page->lines[labels + 2], m);
  write_row(t, ENG__SLICE("any label"), &page->lines[labels], m);
}

static void write_tables(eng__buffer *out, const eng__gold_page *page) {
  table t = {page, out, sizeof "any label" - 1};
  eng__buffer name = {0};
  for (size_t i = 0; i < page->gold->labels.names.count; i++) {
    size_t width = safe_name(&name, page->gold->labels.names.at[i]);
    if (width > t.width) t.width = width;
  }
  eng__buffer_free(&name);
  eng__buffer_printf(out, "%llu document%s, %llu failed", (unsigned long long)page->gold->documents,
                     eng__plural(page->gold->documents), (unsigned long long)page->failed);
  if (page->options->samples)
    eng__buffer_printf(out, "; intervals of %u samples of the documents, seed %llu",
                       page->options->samples, (unsigned long long)page->options->seed);
  eng__buffer_add_byte(out, '\n');
  for (int m = 0; m < ENG__MEASURES; m++) write_table(&t, m);
}

/* ---- JSON ---- */

static void put_number(eng__buffer *out, const char *key, double value) {
  eng__json_write_key(out, key);
  eng__json_write_double(out, value);
}

static void put_range(eng__buffer *out, const char *key, double low, double high) {
  eng__json_write_key(out, key);
  eng__buffer_add_byte(out, '[');
  eng__json_write_double(out, low);
  eng__buffer_add_byte(out, ',');
  eng__json_write_double(out, high);
  eng__buffer_add_byte(out, ']');
}

static void put_line(eng__buffer *out, const eng__gold_page *page, const eng__score_line *line) {
  put_number(out, "marked", line->gold);
  put_number(out, "found", line->found);
  for (int m = 0; m < ENG__MEASURES; m++) {
    eng__prf v = line->value[m], low = line->low[m], high = line->high[m];
    eng__json_write_key(out, eng__measure_names[m]);
    eng__buffer_add_byte(out, '{');
    put_number(out, "precision", v.precision);
    put_number(out, "recall", v.recall);
    put_number(out, "f1", v.f1);
    if (page->options->samples) {
      put_range(out, "precision_95", low.precision, high.precision);
      put_range(out, "recall_95", low.recall, high.recall);
      put_range(out, "f1_95", low.f1, high.f1);
    }
    eng__buffer_add_byte(out, '}');
  }
  eng__buffer_add_byte(out, '}');
}

static void put_sum(eng__buffer *out, const eng__gold_page *page, const char *key, size_t line) {
  eng__json_write_key(out, key);
  eng__buffer_add_byte(out, '{');
  put_line(out, page, &page->lines[line]);
}

static void write_json(eng__buffer *out, const eng__gold_page *page) {
  size_t labels = page->gold->labels.names.count;
  eng__buffer_add_string(out, "{\"type\":\"gold\"");
  put_number(out, "documents", (double)page->gold->documents);
  put_number(out, "failed", (double)page->failed);
  put_number(out, "samples", page->options->samples);
  eng__json_write_key(out, "seed");
  eng__buffer_add_unsigned(out, page->options->seed);
  eng__json_write_key(out, "labels");
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < labels; i++) {
    size_t label = page->order[i];
    eng__buffer_add_string(out, i ? ",{\"label\":" : "{\"label\":");
    eng__json_write_string(out, page->gold->labels.names.at[label]);
    eng__buffer_printf(out, ",\"is\":\"%s\"", page->kinds[label]);
    put_line(out, page, &page->lines[label]);
  }
  eng__buffer_add_byte(out, ']');
  put_sum(out, page, "micro", labels + 1);
  put_sum(out, page, "macro", labels + 2);
  put_sum(out, page, "any", labels);
  eng__buffer_add_string(out, "}\n");
}

void eng__gold_write(eng__buffer *out, const eng__gold_page *page) {
  if (page->options->json) write_json(out, page);
  else write_tables(out, page);
}
