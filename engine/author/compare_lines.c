/* How a comparison looks. On a terminal: a concordance by rule, marked + new, - lost, and < > for a
 * hit before and after it moved; then a table. As Markdown, for a comment on a review: the table,
 * then lists. A stranger's text stands there in code spans, whose fence is longer than any run of
 * backticks in it, so that nothing in it is markup, a link or a mention. As JSON lines: hits as
 * `run` writes them with a field `change`. */
#include "base/json.h"
#include "base/plural.h"
#include "engine/version.h"
#include "output/escape.h"
#include "author/compare_report.h"

enum { SCHEMA = 1, LONGEST_TEXT = 500 };

static const char *const kind_names[ENG__CHANGE_KINDS] = {"new", "lost", "moved"};

/* ---- A terminal ---- */

static void begin_color(const eng__compare_report *report, eng__buffer *out, const char *color) {
  if (report->options->color) eng__buffer_printf(out, "\x1B[%sm", color);
}

static void put_mark(eng__compare_report *report, eng__buffer *out, char mark, const char *color,
                     const eng__result_hit *hit) {
  begin_color(report, out, color);
  eng__buffer_add_byte(out, mark);
  begin_color(report, out, "0");
  eng__buffer_add_byte(out, ' ');
  eng__sink_render(report->sink, out, hit);
}

static void put_terminal(eng__compare_report *report, eng__buffer *out, const eng__change *change) {
  bool moved = change->kind == ENG__CHANGE_MOVED;
  if (change->before) put_mark(report, out, moved ? '<' : '-', moved ? "33" : "31", change->before);
  if (change->after) put_mark(report, out, moved ? '>' : '+', moved ? "33" : "32", change->after);
}

static void put_terminal_row(eng__buffer *out, const eng__compared_rule *rule) {
  eng__buffer_printf(out, "%9llu %9llu %9llu %9llu %9llu %9llu  ", (unsigned long long)rule->before,
                     (unsigned long long)rule->after, (unsigned long long)rule->same,
                     (unsigned long long)rule->changes[ENG__CHANGE_NEW],
                     (unsigned long long)rule->changes[ENG__CHANGE_LOST],
                     (unsigned long long)rule->changes[ENG__CHANGE_MOVED]);
  if (rule->name.at) eng__write_safe(out, rule->name, LONGEST_TEXT);
  else eng__buffer_add_string(out, "all rules");
  eng__buffer_add_byte(out, '\n');
}

static void put_terminal_table(eng__compare_report *report, eng__buffer *out) {
  eng__buffer_printf(out, "%s%9s %9s %9s %9s %9s %9s  rule\n", report->changes ? "\n" : "",
                     "before", "after", "same", "new", "lost", "moved");
  for (size_t i = 0; i < report->rules.count; i++) put_terminal_row(out, report->rules.at[i]);
  put_terminal_row(out, &report->all);
}

/* "3 new, 1 lost", and how many of them follow. */
static void put_counts(eng__compare_report *report, eng__buffer *out,
                       const eng__compared_rule *rule) {
  uint64_t all = 0, shown = eng__compared_shown(report, rule);
  for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++) {
    if (!rule->changes[kind]) continue;
    eng__buffer_printf(out, "%s%llu %s", all ? ", " : "", (unsigned long long)rule->changes[kind],
                       kind_names[kind]);
    all += rule->changes[kind];
  }
  if (shown < all) eng__buffer_printf(out, " (a sample of %llu)", (unsigned long long)shown);
}

/* ---- Markdown ---- */

static size_t longest_fence(eng__slice text) {
  size_t longest = 0, run = 0;
  for (size_t i = 0; i < text.len; i++) {
    run = text.at[i] == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

static void put_fence(eng__buffer *out, size_t len) {
  for (size_t i = 0; i < len; i++) eng__buffer_add_byte(out, '`');
}

/* White space of any kind is one space, and none at the ends. */
static void flatten(eng__buffer *out, eng__slice text) {
  while (text.len && eng__is_blank(*text.at)) text = eng__slice_cut(text, 1, text.len);
  while (text.len && eng__is_blank(text.at[text.len - 1])) text.len--;
  eng__buffer_clear(out);
  eng__write_flat(out, text, LONGEST_TEXT);
}

/* In a cell of a table a bar ends the cell even within code. */
static void put_code(eng__compare_report *report, eng__buffer *out, eng__slice text, bool cell) {
  flatten(&report->scratch, text);
  eng__slice flat = eng__buffer_slice(&report->scratch);
  size_t fence = longest_fence(flat) + 1;
  bool apart = fence > 1;
  if (report->scratch.failed) out->failed = true;
  if (!flat.len) return;
  put_fence(out, fence);
  if (apart) eng__buffer_add_byte(out, ' ');
  for (size_t i = 0; i < flat.len; i++) {
    if (cell && flat.at[i] == '|') eng__buffer_add_byte(out, '\\');
    eng__buffer_add_byte(out, flat.at[i]);
  }
  if (apart) eng__buffer_add_byte(out, ' ');
  put_fence(out, fence);
}

static void put_quote(eng__compare_report *report, eng__buffer *out, const eng__result_hit *hit) {
  const eng__slice pieces[] = {hit->left, hit->text, hit->right};
  for (int i = 0; i < 3; i++) {
    size_t before = out->len;
    eng__buffer_add_string(out, i == 1 ? " **" : " ");
    size_t begin = out->len;
    put_code(report, out, pieces[i], false);
    if (out->len == begin) out->len = before;
    else if (i == 1) eng__buffer_add_string(out, "**");
  }
}

static void put_markdown(eng__compare_report *report, eng__buffer *out, const eng__change *change) {
  const eng__result_hit *hit = change->after ? change->after : change->before;
  eng__buffer_printf(out, "- %s ", kind_names[change->kind]);
  put_code(report, out, hit->doc, false);
  eng__buffer_printf(out, " line %llu:", (unsigned long long)hit->line);
  put_quote(report, out, hit);
  if (change->kind == ENG__CHANGE_MOVED) {
    eng__buffer_add_string(out, " was");
    put_quote(report, out, change->before);
  }
  eng__buffer_add_byte(out, '\n');
}

static void put_markdown_row(eng__compare_report *report, eng__buffer *out,
                             const eng__compared_rule *rule) {
  eng__buffer_add_string(out, "| ");
  if (rule->name.at) put_code(report, out, rule->name, true);
  else eng__buffer_add_string(out, "all rules");
  eng__buffer_printf(out, " | %llu | %llu | %llu | %llu | %llu | %llu |\n",
                     (unsigned long long)rule->before, (unsigned long long)rule->after,
                     (unsigned long long)rule->same,
                     (unsigned long long)rule->changes[ENG__CHANGE_NEW],
                     (unsigned long long)rule->changes[ENG__CHANGE_LOST],
                     (unsigned long long)rule->changes[ENG__CHANGE_MOVED]);
}

static void put_markdown_table(eng__compare_report *report, eng__buffer *out) {
  eng__buffer_add_string(out, "| rule | before | after | same | new | lost | moved |\n"
                              "|---|--:|--:|--:|--:|--:|--:|\n");
  for (size_t i = 0; i < report->rules.count; i++)
    put_markdown_row(report, out, report->rules.at[i]);
  put_markdown_row(report, out, &report->all);
}

/* ---- JSON lines ---- */

static void add_was(eng__buffer *out, const eng__result_hit *hit) {
  eng__json_write_key(out, "was");
  eng__buffer_add_byte(out, '{');
  eng__json_write_number(out, "start_byte", hit->start_byte);
  eng__json_write_number(out, "end_byte", hit->end_byte);
  eng__json_write_number(out, "start_char", hit->start_char);
  eng__json_write_number(out, "end_char", hit->end_char);
  eng__json_write_number(out, "line", hit->line);
  eng__json_write_number(out, "column", hit->column);
  eng__json_write_key(out, "text");
  eng__json_write_string(out, hit->text);
  eng__buffer_add_byte(out, '}');
}

/* The line of the hit, with `change` behind its type and `was` at its end. */
static void put_json(eng__compare_report *report, eng__buffer *out, const eng__change *change) {
  static const char front[] = "{\"type\":\"hit\"";
  size_t at = sizeof front - 1;
  eng__buffer_clear(&report->scratch);
  eng__sink_render(report->sink, &report->scratch, change->after ? change->after : change->before);
  if (report->scratch.failed) out->failed = true;
  if (out->failed) return;
  eng__slice line = eng__buffer_slice(&report->scratch);
  eng__buffer_printf(out, "%s,\"change\":\"%s\"", front, kind_names[change->kind]);
  eng__buffer_add_slice(out, eng__slice_cut(line, at, line.len - 2));
  if (change->kind == ENG__CHANGE_MOVED) add_was(out, change->before);
  eng__buffer_add_string(out, "}\n");
}

static void add_counts(eng__buffer *out, const eng__compared_rule *rule) {
  eng__json_write_number(out, "before", rule->before);
  eng__json_write_number(out, "after", rule->after);
  eng__json_write_number(out, "same", rule->same);
  for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++)
    eng__json_write_number(out, kind_names[kind], rule->changes[kind]);
  eng__buffer_add_string(out, "}\n");
}

static void put_json_head(eng__compare_report *report, eng__buffer *out) {
  eng__buffer_printf(out, "{\"type\":\"compare\",\"schema\":%d,\"engine\":\"%s\"", SCHEMA,
                     ENG_VERSION);
  if (report->options->sample) eng__json_write_number(out, "sample", report->options->sample);
  if (report->options->sample) eng__json_write_number(out, "seed", report->options->seed);
  eng__buffer_add_string(out, "}\n");
}

static void put_json_foot(eng__compare_report *report, eng__buffer *out) {
  for (size_t i = 0; i < report->rules.count; i++) {
    eng__buffer_add_string(out, "{\"type\":\"rule\"");
    eng__json_write_key(out, "rule");
    eng__json_write_string(out, report->rules.at[i]->name);
    add_counts(out, report->rules.at[i]);
  }
  eng__buffer_add_string(out, "{\"type\":\"finish\"");
  eng__json_write_number(out, "documents", report->documents);
  eng__json_write_number(out, "not_compared", report->apart);
  add_counts(out, &report->all);
}

/* ---- By format ---- */

void eng__write_change(eng__compare_report *report, eng__buffer *out, const eng__change *change) {
  switch (report->options->format) {
  case ENG__COMPARE_TERMINAL:
    put_terminal(report, out, change);
    break;
  case ENG__COMPARE_JSONL:
    put_json(report, out, change);
    break;
  case ENG__COMPARE_MARKDOWN:
    put_markdown(report, out, change);
    break;
  }
}

void eng__write_compare_head(eng__compare_report *report, eng__buffer *out) {
  if (report->options->format == ENG__COMPARE_JSONL) put_json_head(report, out);
  if (report->options->format == ENG__COMPARE_MARKDOWN) put_markdown_table(report, out);
}

void eng__write_compare_rule(eng__compare_report *report, eng__buffer *out,
                             const eng__compared_rule *rule) {
  bool markdown = report->options->format == ENG__COMPARE_MARKDOWN;
  eng__buffer_add_string(out, markdown ? "\n### " : "\n");
  if (markdown) put_code(report, out, rule->name, false);
  else {
    begin_color(report, out, "36");
    eng__write_safe(out, rule->name, LONGEST_TEXT);
    begin_color(report, out, "0");
  }
  eng__buffer_add_string(out, ": ");
  put_counts(report, out, rule);
  eng__buffer_add_string(out, markdown ? "\n\n" : "\n");
}

void eng__write_compare_foot(eng__compare_report *report, eng__buffer *out) {
  bool markdown = report->options->format == ENG__COMPARE_MARKDOWN;
  if (report->options->format == ENG__COMPARE_JSONL) {
    put_json_foot(report, out);
    return;
  }
  if (!markdown) put_terminal_table(report, out);
  if (report->apart)
    eng__buffer_printf(out, "%s%llu of %llu document%s could not be compared\n",
                       markdown ? "\n" : "", (unsigned long long)report->apart,
                       (unsigned long long)report->documents, eng__plural(report->documents));
}
