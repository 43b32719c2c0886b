/* The answer of `engine why`, for a reader and as JSON lines. Candidate by candidate: the steps of
 * one are told together, though the rules looked at all of them stage by stage. */
#include "author/why.h"

#include "base/json.h"
#include "output/escape.h"

enum {
  MOST_QUIET = 20,    /* rules that have nothing here, each on a line of its own */
  LONGEST_TEXT = 2000 /* characters of a line that are shown */
};

static bool same_hit(const eng__traced *a, const eng__traced *b) {
  return a->has_hit && b->has_hit && a->hit.line == b->hit.line && a->hit.column == b->hit.column &&
         eng__slice_equal(a->hit.text, b->hit.text);
}

static const eng__traced *step_at(const eng__why_answer *answer, const eng__why_rule *rule,
                                  size_t i) {
  return &answer->steps.at[rule->first + i];
}

/* Does step `i` begin a candidate: did none before speak about it? */
static bool begins_hit(const eng__why_answer *answer, const eng__why_rule *rule, size_t i) {
  const eng__traced *step = step_at(answer, rule, i);
  if (!step->has_hit) return false;
  for (size_t k = 0; k < i; k++)
    if (same_hit(step_at(answer, rule, k), step)) return false;
  return true;
}

static const char *verdict_word(int verdict) {
  return verdict > 0 ? "yes" : verdict == 0 ? "no" : "";
}

/* ---- For a reader ---- */

typedef struct page {
  eng__buffer *out;
  bool color;
} page;

static void put_safe(const page *p, eng__slice text) {
  eng__write_safe(p->out, text, LONGEST_TEXT);
}

static void put_color(const page *p, const char *color) {
  if (p->color) eng__buffer_printf(p->out, "\x1B[%sm", color);
}

static void put_place(const page *p, const eng__traced_place *place) {
  put_safe(p, place->text);
  eng__buffer_printf(p->out, " (%llu:%llu)", (unsigned long long)place->line,
                     (unsigned long long)place->column);
}

static void put_step(const page *p, const eng__traced *step, const char *indent) {
  const char *color = step->verdict > 0 ? "32" : step->verdict == 0 ? "31" : "2";
  bool elsewhere = step->text.text.len && (!step->has_hit || step->text.line != step->hit.line ||
                                           step->text.column != step->hit.column ||
                                           step->text.text.len != step->hit.text.len);
  eng__buffer_printf(p->out, "%s%-7.*s ", indent, (int)step->element.len, step->element.at);
  put_color(p, color);
  eng__buffer_printf(p->out, "%-3s", verdict_word(step->verdict));
  put_color(p, "0");
  eng__buffer_add_string(p->out, "  ");
  if (elsewhere) {
    put_place(p, &step->text);
    if (step->detail.len) eng__buffer_add_string(p->out, ": ");
  }
  put_safe(p, step->detail);
  while (p->out->len && p->out->at[p->out->len - 1] == ' ') p->out->len--;
  eng__buffer_add_byte(p->out, '\n');
}

static void put_hit(const page *p, const eng__why_answer *answer, const eng__why_rule *rule,
                    size_t first) {
  const eng__traced *hit = step_at(answer, rule, first);
  eng__buffer_add_string(p->out, "  ");
  put_color(p, "1");
  put_place(p, &hit->hit);
  put_color(p, "0");
  eng__buffer_add_byte(p->out, '\n');
  for (size_t i = first; i < rule->count; i++)
    if (same_hit(step_at(answer, rule, i), hit)) put_step(p, step_at(answer, rule, i), "    ");
}

static void put_heading(const page *p, const eng__why_answer *answer, const eng__why_rule *rule) {
  const eng__traced *decided = eng__why_decided(answer, rule);
  eng__buffer_add_byte(p->out, '\n');
  put_color(p, "36");
  put_safe(p, rule->name);
  put_color(p, "0");
  eng__buffer_add_string(p->out, " (");
  put_safe(p, rule->file);
  eng__buffer_printf(p->out, ":%u): ", (unsigned)rule->line);
  if (rule->tagged) eng__buffer_add_string(p->out, "tagged\n");
  else if (decided)
    eng__buffer_printf(p->out, "not tagged, by %.*s\n", (int)decided->element.len,
                       decided->element.at);
  else eng__buffer_add_string(p->out, "not tagged\n");
}

static void put_rule(const page *p, const eng__why_answer *answer, const eng__why_rule *rule) {
  put_heading(p, answer, rule);
  for (size_t i = 0; i < rule->count; i++)
    if (!step_at(answer, rule, i)->has_hit) put_step(p, step_at(answer, rule, i), "    ");
  for (size_t i = 0; i < rule->count; i++)
    if (begins_hit(answer, rule, i)) put_hit(p, answer, rule, i);
}

/* Nothing of what the rule looks for is on the line. */
static bool is_quiet(const eng__why_answer *answer, const eng__why_rule *rule) {
  for (size_t i = 0; i < rule->count; i++)
    if (step_at(answer, rule, i)->has_hit || step_at(answer, rule, i)->text.text.len) return false;
  return true;
}

static void put_line(const page *p, const eng__why_answer *answer) {
  put_color(p, "35");
  put_safe(p, eng__slice_of(answer->file));
  if (answer->record) {
    eng__buffer_add_byte(p->out, '#');
    put_safe(p, eng__slice_of(answer->record));
  }
  put_color(p, "0");
  eng__buffer_printf(p->out, ":%llu\n  text    ", (unsigned long long)answer->line);
  put_safe(p, answer->about.text.text);
  if (!eng__slice_equal(answer->about.text.text, answer->about.detail)) {
    eng__buffer_add_string(p->out, "\n  folded  ");
    put_safe(p, answer->about.detail);
  }
  eng__buffer_add_byte(p->out, '\n');
}

void eng__why_write_text(eng__buffer *out, const eng__why_answer *answer, bool color) {
  page p = {out, color};
  size_t quiet = 0;
  put_line(&p, answer);
  for (size_t i = 0; i < answer->rules.count; i++) {
    const eng__why_rule *rule = &answer->rules.at[i];
    if (is_quiet(answer, rule) && quiet++ >= MOST_QUIET) continue;
    put_rule(&p, answer, rule);
  }
  if (quiet > MOST_QUIET)
    eng__buffer_printf(out,
                       "\n%zu further rules have nothing on this line (--rule NAME asks one)\n",
                       quiet - MOST_QUIET);
}

/* ---- JSON lines ---- */

static void add_place(eng__buffer *out, const eng__traced_place *place) {
  eng__json_write_number(out, "line", place->line);
  eng__json_write_number(out, "column", place->column);
  eng__json_write_text(out, "text", place->text);
}

static void add_flag(eng__buffer *out, const char *key, bool flag) {
  eng__json_write_key(out, key);
  eng__buffer_add_string(out, flag ? "true" : "false");
}

static void add_step(eng__buffer *out, const eng__traced *step) {
  if (out->len && out->at[out->len - 1] == '}') eng__buffer_add_byte(out, ',');
  eng__buffer_add_byte(out, '{');
  eng__json_write_text(out, "element", step->element);
  if (step->verdict >= 0) add_flag(out, "holds", step->verdict > 0);
  if (step->text.text.len) add_place(out, &step->text);
  if (step->detail.len) eng__json_write_text(out, "detail", step->detail);
  eng__buffer_add_byte(out, '}');
}

static void add_hit(eng__buffer *out, const eng__why_answer *answer, const eng__why_rule *rule,
                    size_t first) {
  const eng__traced *hit = step_at(answer, rule, first);
  if (out->len && out->at[out->len - 1] == '}') eng__buffer_add_byte(out, ',');
  eng__buffer_add_byte(out, '{');
  add_place(out, &hit->hit);
  eng__json_write_key(out, "steps");
  eng__buffer_add_byte(out, '[');
  for (size_t i = first; i < rule->count; i++)
    if (same_hit(step_at(answer, rule, i), hit)) add_step(out, step_at(answer, rule, i));
  eng__buffer_add_string(out, "]}");
}

static void add_rule(eng__buffer *out, const eng__why_answer *answer, const eng__why_rule *rule) {
  const eng__traced *decided = eng__why_decided(answer, rule);
  eng__buffer_add_string(out, "{\"type\":\"rule\"");
  eng__json_write_text(out, "rule", rule->name);
  eng__json_write_text(out, "file", rule->file);
  eng__json_write_number(out, "line", rule->line);
  add_flag(out, "tagged", rule->tagged);
  if (decided) eng__json_write_text(out, "decided", decided->element);
  if (decided) eng__json_write_text(out, "detail", decided->detail);
  eng__json_write_key(out, "steps");
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < rule->count; i++)
    if (!step_at(answer, rule, i)->has_hit) add_step(out, step_at(answer, rule, i));
  eng__buffer_add_byte(out, ']');
  eng__json_write_key(out, "candidates");
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < rule->count; i++)
    if (begins_hit(answer, rule, i)) add_hit(out, answer, rule, i);
  eng__buffer_add_string(out, "]}\n");
}

void eng__why_write_json(eng__buffer *out, const eng__why_answer *answer) {
  eng__buffer_add_string(out, "{\"type\":\"line\"");
  eng__json_write_text(out, "file", eng__slice_of(answer->file));
  if (answer->record) eng__json_write_text(out, "record", eng__slice_of(answer->record));
  eng__json_write_number(out, "line", answer->line);
  eng__json_write_text(out, "text", answer->about.text.text);
  eng__json_write_text(out, "folded", answer->about.detail);
  eng__buffer_add_string(out, "}\n");
  for (size_t i = 0; i < answer->rules.count; i++) add_rule(out, answer, &answer->rules.at[i]);
}
