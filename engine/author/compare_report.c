#include "author/compare_report.h"

#include "base/hash.h"

#include <stdlib.h>
#include <unistd.h>

enum { FIRST_TABLE = 64, MOST_RULES = 100000 };

/* ---- Opening ---- */

eng_status eng__compare_report_open(eng__compare_report *report,
                                    const eng__compare_options *options, eng_error *err) {
  *report = (eng__compare_report){.options = options};
  const char *path = options->run.output;
  eng__sink_options lines = {.format = options->format == ENG__COMPARE_JSONL ? ENG__FORMAT_JSONL
                                                                             : ENG__FORMAT_TERMINAL,
                             .concordance = true,
                             .color = options->color,
                             .width = options->width};
  eng_status status = path ? eng__writer_open_file(&report->writer, path, err)
                           : eng__writer_open_fd(&report->writer, STDOUT_FILENO, err);
  if (status == ENG_OK) status = eng__sink_open(&report->sink, &lines, report->writer, err);
  if (status == ENG_OK) status = eng__sorter_open(&report->sorter, err);
  return status;
}

static void free_rule(eng__compared_rule *rule) {
  for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++) {
    for (size_t i = 0; i < rule->sample[kind].count; i++) free(rule->sample[kind].at[i].line);
    eng__vec_free(&rule->sample[kind]);
  }
}

void eng__compare_report_close(eng__compare_report *report) {
  for (size_t i = 0; i < report->rules.count; i++) free_rule(report->rules.at[i]);
  eng__vec_free(&report->rules);
  eng__vec_free(&report->table);
  eng__sorter_close(report->sorter);
  eng__sink_close(report->sink);
  if (report->writer) eng__writer_close(report->writer);
  eng__buffer_free(&report->line);
  eng__buffer_free(&report->scratch);
  eng__arena_free(&report->arena);
  *report = (eng__compare_report){0};
}

/* ---- Rules by name ---- */

/* The place in the table where the name stands or may be put. */
static size_t seat_of(const eng__compare_report *report, eng__slice name) {
  size_t mask = report->table.count - 1, at = eng__hash_bytes(name.at, name.len) & mask;
  for (uint32_t rule; (rule = report->table.at[at]) != 0; at = (at + 1) & mask)
    if (eng__slice_equal(report->rules.at[rule - 1]->name, name)) break;
  return at;
}

static bool grow_table(eng__compare_report *report) {
  size_t wanted = report->table.count ? 2 * report->table.count : FIRST_TABLE;
  uint32_t *table = calloc(wanted, sizeof *table);
  if (!table) return false;
  free(report->table.at);
  report->table.at = table;
  report->table.count = report->table.capacity = wanted;
  for (size_t i = 0; i < report->rules.count; i++)
    table[seat_of(report, report->rules.at[i]->name)] = (uint32_t)i + 1;
  return true;
}

static bool add_rule(eng__compare_report *report, eng__slice name) {
  eng__compared_rule *rule = eng__arena_array(&report->arena, 1, sizeof *rule);
  if (!rule) return false;
  rule->name = eng__arena_copy(&report->arena, name);
  if (!rule->name.at || !eng__vec_push(&report->rules, rule)) return false;
  report->table.at[seat_of(report, name)] = (uint32_t)report->rules.count;
  return true;
}

static eng__compared_rule *rule_at(const eng__compare_report *report, eng__slice name) {
  return report->rules.at[report->table.at[seat_of(report, name)] - 1];
}

/* The rule of that name, entered when it is new; NULL says why in `status`. */
static eng__compared_rule *find_rule(eng__compare_report *report, eng__slice name,
                                     eng_status *status, eng_error *err) {
  *status = ENG_OK;
  if (2 * report->rules.count >= report->table.count && !grow_table(report))
    *status = eng__fail_nomem(err);
  else if (report->table.at[seat_of(report, name)]) return rule_at(report, name);
  else if (report->rules.count == MOST_RULES)
    *status = eng__fail(err, ENG_LIMIT, "there are more than %d rules", MOST_RULES);
  else if (!add_rule(report, name)) *status = eng__fail_nomem(err);
  return *status == ENG_OK ? rule_at(report, name) : NULL;
}

eng_status eng__compare_report_hit(eng__compare_report *report, const eng__result_hit *hit,
                                   bool before, eng_error *err) {
  eng_status status;
  eng__compared_rule *rule = find_rule(report, hit->rule, &status, err);
  if (!rule) return status;
  rule->before += before;
  rule->after += !before;
  return ENG_OK;
}

/* ---- The sample ----
 *
 * Of each rule and kind those stay whose priority is smallest. A priority is a hash of the change
 * and the seed, so the sample is a random one, and the same for equal runs. */

static uint64_t priority_of(const eng__compare_report *report, const eng__change *change) {
  const eng__result_hit *hit = change->after ? change->after : change->before;
  uint64_t h = eng__hash_pair(report->options->seed, eng__hash_bytes(hit->doc.at, hit->doc.len));
  h = eng__hash_pair(h, hit->start_byte);
  return eng__hash_pair(h, eng__hash_pair(hit->end_byte, hit->id));
}

static bool goes_first(const eng__sampled *a, const eng__sampled *b) {
  return a->priority != b->priority ? a->priority < b->priority : a->number < b->number;
}

static eng__sampled *last_of(eng__sampled *sample, size_t count) {
  eng__sampled *last = sample;
  for (size_t i = 1; i < count; i++)
    if (goes_first(last, &sample[i])) last = &sample[i];
  return last;
}

static bool keep_line(eng__sampled *sampled, eng__slice line) {
  sampled->line = malloc(line.len + 1);
  if (!sampled->line) return false;
  memcpy(sampled->line, line.at, line.len);
  sampled->len = line.len;
  return true;
}

static eng_status sample(eng__compare_report *report, eng__compared_rule *rule,
                         const eng__change *change, eng_error *err) {
  eng__sampled sampled = {.priority = priority_of(report, change), .number = report->changes};
  bool full = rule->sample[change->kind].count >= report->options->sample;
  eng__sampled *last =
      full ? last_of(rule->sample[change->kind].at, rule->sample[change->kind].count) : NULL;
  if (full && !goes_first(&sampled, last)) return ENG_OK;
  eng__buffer_clear(&report->line);
  eng__write_change(report, &report->line, change);
  if (report->line.failed || !keep_line(&sampled, eng__buffer_slice(&report->line)))
    return eng__fail_nomem(err);
  if (full) {
    free(last->line);
    *last = sampled;
  } else if (!eng__vec_push(&rule->sample[change->kind], sampled)) {
    free(sampled.line);
    return eng__fail_nomem(err);
  }
  return ENG_OK;
}

/* ---- Lines on their way ---- */

static void add_big_endian(eng__buffer *out, uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8)
    eng__buffer_add_byte(out, (char)(number >> shift & 0xFF));
}

/* For readers by rule, then as the corpus has them; JSON lines as the corpus has them. In front of
 * the line stands its rule, for the heading. */
static eng_status sort_line(eng__compare_report *report, eng__slice rule, uint64_t number,
                            eng__slice line, eng_error *err) {
  eng__buffer *text = &report->scratch;
  eng__buffer_clear(text);
  if (report->options->format != ENG__COMPARE_JSONL) {
    eng__buffer_add_slice(text, rule);
    eng__buffer_add_byte(text, '\0');
  }
  add_big_endian(text, number);
  size_t key = text->len;
  add_big_endian(text, rule.len);
  eng__buffer_add_slice(text, rule);
  eng__buffer_add_slice(text, line);
  if (text->failed) return eng__fail_nomem(err);
  return eng__sorter_add(report->sorter, eng__slice_cut(eng__buffer_slice(text), 0, key),
                         eng__slice_cut(eng__buffer_slice(text), key, text->len), err);
}

static eng_status keep_all(eng__compare_report *report, const eng__compared_rule *rule,
                           const eng__change *change, eng_error *err) {
  eng__buffer_clear(&report->line);
  eng__write_change(report, &report->line, change);
  if (report->line.failed) return eng__fail_nomem(err);
  return sort_line(report, rule->name, report->changes, eng__buffer_slice(&report->line), err);
}

eng_status eng__compare_report_change(eng__compare_report *report, const eng__change *change,
                                      eng_error *err) {
  const eng__result_hit *hit = change->after ? change->after : change->before;
  eng_status status;
  eng__compared_rule *rule = find_rule(report, hit->rule, &status, err);
  if (!rule) return status;
  report->changes++;
  rule->changes[change->kind]++;
  return report->options->sample ? sample(report, rule, change, err)
                                 : keep_all(report, rule, change, err);
}

uint64_t eng__compared_shown(const eng__compare_report *report, const eng__compared_rule *rule) {
  uint64_t shown = 0;
  for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++)
    shown += report->options->sample ? rule->sample[kind].count : rule->changes[kind];
  return shown;
}

/* ---- The end ---- */

static int by_name(const void *a, const void *b) {
  const eng__compared_rule *x = *(eng__compared_rule *const *)a;
  const eng__compared_rule *y = *(eng__compared_rule *const *)b;
  return eng__slice_compare(x->name, y->name);
}

static void add_up(eng__compare_report *report) {
  eng__compared_rule *all = &report->all;
  for (size_t i = 0; i < report->rules.count; i++) {
    eng__compared_rule *rule = report->rules.at[i];
    rule->same = rule->before - rule->changes[ENG__CHANGE_LOST] - rule->changes[ENG__CHANGE_MOVED];
    all->before += rule->before;
    all->after += rule->after;
    all->same += rule->same;
    for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++) all->changes[kind] += rule->changes[kind];
  }
  if (report->rules.count)
    qsort(report->rules.at, report->rules.count, sizeof *report->rules.at, by_name);
  report->table.count = 0; /* places are other ones now */
}

static eng_status sort_samples(eng__compare_report *report, const eng__compared_rule *rule,
                               eng_error *err) {
  eng_status status = ENG_OK;
  for (int kind = 0; kind < ENG__CHANGE_KINDS; kind++)
    for (size_t i = 0; i < rule->sample[kind].count && status == ENG_OK; i++) {
      const eng__sampled *one = &rule->sample[kind].at[i];
      status = sort_line(report, rule->name, one->number, (eng__slice){one->line, one->len}, err);
    }
  return status;
}

/* The rule whose changes are written. */
typedef struct writing {
  eng__compare_report *report;
  size_t rule; /* the next one that may have a heading */
} writing;

static void write_heading(writing *w, eng__buffer *out, eng__slice rule) {
  eng__compare_report *report = w->report;
  while (w->rule < report->rules.count &&
         eng__slice_compare(report->rules.at[w->rule]->name, rule) < 0)
    w->rule++;
  if (w->rule == report->rules.count || !eng__slice_equal(report->rules.at[w->rule]->name, rule))
    return; /* it has one */
  eng__write_compare_rule(report, out, report->rules.at[w->rule++]);
}

static eng_status take_line(void *context, eng__slice record, eng_error *err) {
  writing *w = context;
  eng__buffer *out = eng__writer_buffer(w->report->writer);
  size_t len = 0;
  for (int i = 0; i < 8; i++) len = len << 8 | (unsigned char)record.at[i];
  eng__slice rule = eng__slice_cut(record, 8, 8 + len);
  if (w->report->options->format != ENG__COMPARE_JSONL) write_heading(w, out, rule);
  eng__buffer_add_slice(out, eng__slice_cut(record, 8 + len, record.len));
  return eng__writer_settle(w->report->writer, err);
}

eng_status eng__compare_report_finish(eng__compare_report *report, eng_error *err) {
  writing w = {report, 0};
  eng_status status = ENG_OK;
  add_up(report);
  for (size_t i = 0; i < report->rules.count && status == ENG_OK; i++)
    status = sort_samples(report, report->rules.at[i], err);
  if (status != ENG_OK) return status;
  eng__write_compare_head(report, eng__writer_buffer(report->writer));
  status = eng__writer_settle(report->writer, err);
  if (status == ENG_OK) status = eng__sorter_end(report->sorter, take_line, &w, err);
  if (status != ENG_OK) return status;
  eng__write_compare_foot(report, eng__writer_buffer(report->writer));
  status = eng__writer_settle(report->writer, err);
  return status == ENG_OK ? eng__writer_commit(report->writer, err) : status;
}
