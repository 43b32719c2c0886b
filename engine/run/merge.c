/* Every shard has its documents in corpus order, each under its place in the corpus: so the lines
 * of all are brought together by a merge, one line of each file being in memory. Values go to the
 * tally, and rows are made as in a run, by a worker that has the rules. */
#include "run/merge.h"

#include "base/json.h"
#include "run/collect.h"
#include "run/outputs.h"
#include "run/portion.h"
#include "run/rows.h"
#include "run/run_head.h"
#include "run/say.h"
#include "run/signals.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct merge {
  const eng__merge_options *options;
  eng__sources sources;
  eng__crew crew;
  eng__portion *parts;
  size_t open;       /* parts */
  uint32_t *by_name; /* rules */
  uint64_t *counts;  /* by rule: hits, of aggregates rows */
  eng__writer *writer;
  eng__sink *sink;
  eng__tally *tally;
  eng__result_finish totals;
  eng__result_part rest;
  eng__buffer line;
  bool failed_work;
} merge;

/* ---- Are these all the parts of one run? ---- */

static eng_status open_parts(merge *self, eng_error *err) {
  size_t count = self->options->result_count;
  self->parts = calloc(count, sizeof *self->parts);
  if (!self->parts) return eng__fail_nomem(err);
  while (self->open < count) {
    size_t next = self->open++;
    eng_status status = eng__portion_open(&self->parts[next], self->options->results[next], err);
    if (status != ENG_OK) return status;
  }
  return ENG_OK;
}

static eng_status differ(const merge *self, size_t i, const char *what, eng_error *err) {
  return eng__fail(err, ENG_INVALID, "%.200s and %.200s: are shards of different runs (%s)",
                   self->parts[0].name, self->parts[i].name, what);
}

static eng_status compare_parts(const merge *self, eng_error *err) {
  const eng__portion *first = &self->parts[0];
  for (size_t i = 1; i < self->open; i++) {
    const eng__portion *part = &self->parts[i];
    if (part->shard.count != first->shard.count) return differ(self, i, "of how many parts", err);
    if (!eng__slice_equal(part->packs, first->packs)) return differ(self, i, "rules", err);
    if (!eng__slice_equal(eng__buffer_slice(&part->head), eng__buffer_slice(&first->head)))
      return differ(self, i, "options or versions", err);
    if (part->rest.corpus != first->rest.corpus || part->rest.meta_rows != first->rest.meta_rows ||
        part->rest.has_meta != first->rest.has_meta)
      return differ(self, i, "corpus", err);
  }
  return ENG_OK;
}

/* Each of the N parts once. */
static eng_status check_parts(const merge *self, eng_error *err) {
  uint32_t count = self->parts[0].shard.count;
  const eng__portion **seen = calloc(count, sizeof *seen);
  eng_status status = ENG_OK;
  if (!seen) return eng__fail_nomem(err);
  for (size_t i = 0; status == ENG_OK && i < self->open; i++) {
    const eng__portion *part = &self->parts[i], **place = &seen[part->shard.index];
    if (*place)
      status =
          eng__fail(err, ENG_INVALID, "%.200s and %.200s: are both shard %u/%u", (*place)->name,
                    part->name, (unsigned)part->shard.index + 1, (unsigned)count);
    *place = part;
  }
  for (uint32_t i = 0; status == ENG_OK && i < count; i++)
    if (!seen[i])
      status = eng__fail(err, ENG_INVALID, "shard %u/%u is missing; give the results of all",
                         (unsigned)i + 1, (unsigned)count);
  free(seen);
  return status;
}

/* The limits of the run are those of its rows, too. */
static eng_status take_limits(const merge *self, eng__crew_options *crew, eng_error *err) {
  const eng__portion *part = &self->parts[0];
  for (size_t i = 0; i < part->option_count; i++) {
    const eng__slice *pair = &part->options[2 * i];
    if (!self->options->limit(crew, pair[0].at, pair[1].at))
      return eng__fail(err, ENG_INVALID, "%s: is of a run with --%.40s %.40s; give it here, too",
                       part->name, pair[0].at, pair[1].at);
  }
  return ENG_OK;
}

/* Against the line that these rules write. */
static eng_status compare_head(const merge *self, eng__slice own, eng_error *err) {
  const eng__portion *part = &self->parts[0];
  if (!own.at || eng__slice_equal(own, eng__buffer_slice(&part->head))) return ENG_OK;
  if (!memmem(own.at, own.len, part->packs.at, part->packs.len))
    return eng__fail(err, ENG_INVALID, "%s: is of other rules; name those that it is of",
                     part->name);
  return eng__fail(err, ENG_INVALID, "%s: was written by another version of the engine",
                   part->name);
}

static eng_status check_head(const merge *self, eng_error *err) {
  const eng__portion *part = &self->parts[0];
  eng__buffer own = {0};
  eng__run_head head;
  eng_status status = eng__run_head_make(&head, &self->sources, part->options, part->option_count,
                                         (eng__shard){0, 0}, err);
  if (!status) eng__write_run_json(&own, &head.line);
  if (!status && own.failed) status = eng__fail_nomem(err);
  if (!status) status = compare_head(self, eng__buffer_slice(&own), err);
  eng__buffer_free(&own);
  eng__run_head_free(&head);
  return status;
}

/* ---- Opening ---- */

static void say_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)context, (void)name;
  if (!warning) eng__say("%.*s", (int)message.len, message.at);
}

static int by_card_name(const void *a, const void *b, void *cards) {
  const eng__rule_card *at = cards;
  return eng__slice_compare(at[*(const uint32_t *)a].name, at[*(const uint32_t *)b].name);
}

static eng_status index_rules(merge *self, eng_error *err) {
  size_t count = self->crew.rule_count;
  self->by_name = calloc(count + 1, sizeof *self->by_name);
  self->counts = calloc(count + 1, sizeof *self->counts);
  if (!self->by_name || !self->counts) return eng__fail_nomem(err);
  for (uint32_t i = 0; i < count; i++) self->by_name[i] = i;
  qsort_r(self->by_name, count, sizeof *self->by_name, by_card_name, self->crew.rules);
  return ENG_OK;
}

static eng_status open_crew(merge *self, eng_error *err) {
  eng__crew_options crew = self->options->crew;
  eng_status status = take_limits(self, &crew, err);
  if (status == ENG_OK)
    status =
        eng__sources_find(&self->sources, self->options->rules, self->options->rule_count, err);
  if (status != ENG_OK) return status;
  crew.sources = &self->sources;
  crew.workers = 1;
  crew.interrupted = eng__interrupted;
  status = eng__crew_open(&self->crew, &crew, say_diagnostic, NULL, err);
  return status == ENG_OK ? index_rules(self, err) : status;
}

static eng_status open_output(merge *self, eng_error *err) {
  const char *path = self->options->output;
  eng__sink_options sink = {.format = ENG__FORMAT_JSONL, .hits = true, .docs = true, .rows = true};
  eng_status status = path ? eng__writer_open_file(&self->writer, path, err)
                           : eng__writer_open_fd(&self->writer, STDOUT_FILENO, err);
  if (status == ENG_OK) status = eng__sink_open(&self->sink, &sink, self->writer, err);
  return status == ENG_OK ? eng__sink_line(self->sink, &self->parts[0].head, err) : status;
}

static eng_status open_merge(merge *self, eng_error *err) {
  eng_status status = open_parts(self, err);
  if (status == ENG_OK) status = compare_parts(self, err);
  if (status == ENG_OK) status = check_parts(self, err);
  if (status == ENG_OK) status = open_crew(self, err);
  if (status == ENG_OK) status = check_head(self, err);
  if (status == ENG_OK)
    status = eng__outputs_check_merge(self->options->output, self->options->results,
                                      self->options->result_count, &self->sources, err);
  if (status == ENG_OK) status = eng__tally_open(&self->tally, err);
  return status == ENG_OK ? open_output(self, err) : status;
}

static void close_merge(merge *self) {
  for (size_t i = 0; i < self->open; i++) eng__portion_close(&self->parts[i]);
  free(self->parts);
  free(self->by_name);
  free(self->counts);
  eng__tally_close(self->tally);
  eng__sink_close(self->sink);
  if (self->writer) eng__writer_close(self->writer);
  eng__crew_close(&self->crew);
  eng__sources_close(&self->sources);
  eng__buffer_free(&self->line);
}

/* ---- Lines ---- */

/* The rule of that name, or UINT32_MAX. */
static uint32_t find_rule(const merge *self, eng__slice name) {
  size_t low = 0, high = self->crew.rule_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint32_t rule = self->by_name[middle];
    int order = eng__slice_compare(name, self->crew.rules[rule].name);
    if (order == 0) return rule;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return UINT32_MAX;
}

static eng_status unknown_rule(const eng__portion *part, eng_error *err) {
  return eng__fail(err, ENG_INVALID, "%s:%llu: the rules have no '%.*s'", part->name,
                   (unsigned long long)part->lines.number,
                   (int)(part->rule.len > 100 ? 100 : part->rule.len), part->rule.at);
}

static eng_status take_value(merge *self, const eng__portion *part, uint32_t rule, eng_error *err) {
  const eng__rule_card *card = &self->crew.rules[rule];
  eng__value value = {rule, part->id, 0, part->key_text, part->value};
  if (!card->is_aggregate) return unknown_rule(part, err);
  return eng__tally_add(self->tally, &card->aggregate, &value, part->doc, err);
}

static void say_problem(merge *self, const eng__portion *part) {
  eng__slice doc = part->source.len ? part->source : part->doc, what = part->message;
  self->failed_work |= eng__problem_fails(part->problem);
  if (part->rule.len)
    eng__say("%.*s: rule '%.*s': %.*s", (int)doc.len, doc.at, (int)part->rule.len, part->rule.at,
             (int)what.len, what.at);
  else eng__say("%.*s: %.*s", (int)doc.len, doc.at, (int)what.len, what.at);
}

/* One line goes on: as it is, since it is what a run writes, and written anew, in case it is not.
 */
static eng_status take_line(merge *self, const eng__portion *part, eng_error *err) {
  bool named = part->kind == ENG__PORTION_HIT || part->kind == ENG__PORTION_VALUE;
  uint32_t rule = named ? find_rule(self, part->rule) : 0;
  if (rule == UINT32_MAX) return unknown_rule(part, err);
  if (part->kind == ENG__PORTION_VALUE) return take_value(self, part, rule, err);
  if (part->kind == ENG__PORTION_HIT && self->crew.rules[rule].is_aggregate)
    return unknown_rule(part, err);
  if (part->kind == ENG__PORTION_HIT) self->counts[rule]++;
  if (part->kind == ENG__PORTION_PROBLEM) say_problem(self, part);
  eng__buffer_clear(&self->line);
  eng__json_write_value(&self->line, part->line);
  eng__buffer_add_byte(&self->line, '\n');
  return eng__sink_line(self->sink, &self->line, err);
}

/* The part whose line comes next, or NULL. */
static eng__portion *next_part(const merge *self) {
  eng__portion *best = NULL;
  for (size_t i = 0; i < self->open; i++) {
    eng__portion *part = &self->parts[i];
    if (part->kind != ENG__PORTION_END && (!best || part->place < best->place)) best = part;
  }
  return best;
}

/* All lines of the document that the part is at. */
static eng_status take_document(merge *self, eng__portion *part, eng_error *err) {
  uint64_t place = part->place;
  eng_status status = ENG_OK;
  while (status == ENG_OK && part->kind != ENG__PORTION_END && part->place == place) {
    status = take_line(self, part, err);
    if (status == ENG_OK) status = eng__portion_next(part, err);
  }
  return status;
}

static eng_status take_all(merge *self, eng_error *err) {
  eng_status status = ENG_OK;
  uint64_t place = 0;
  for (size_t i = 0; status == ENG_OK && i < self->open; i++)
    status = eng__portion_next(&self->parts[i], err);
  for (eng__portion *part; status == ENG_OK && (part = next_part(self));) {
    if (*eng__interrupted) return eng__fail(err, ENG_IO, "interrupted");
    if (part->place == place)
      return eng__fail(err, ENG_INVALID, "%s:%llu: another shard has this place, too", part->name,
                       (unsigned long long)part->lines.number);
    place = part->place;
    status = take_document(self, part, err);
  }
  return status;
}

/* ---- The end ---- */

static void add_up(merge *self) {
  eng__result_finish *t = &self->totals;
  const eng__result_part *first = &self->parts[0].rest;
  self->rest = (eng__result_part){.has_meta = first->has_meta, .meta_rows = first->meta_rows};
  for (size_t i = 0; i < self->open; i++) {
    const eng__result_finish *of = &self->parts[i].totals;
    const eng__result_part *rest = &self->parts[i].rest;
    t->documents += of->documents;
    t->failed += of->failed;
    t->skipped += of->skipped;
    t->bytes += of->bytes;
    t->hits += of->hits;
    t->problems += of->problems;
    self->rest.encodings += rest->encodings;
    self->rest.meta_used += rest->meta_used;
    self->rest.meta_missing += rest->meta_missing;
  }
  self->failed_work |= t->failed > 0;
}

static eng_status finish(merge *self, eng_error *err) {
  eng__row_writer rows = {&self->crew,  self->sink, &self->totals,
                          self->counts, NULL,       &self->failed_work};
  add_up(self);
  eng_status status =
      eng__has_aggregates(&self->crew) ? eng__rows_write(&rows, self->tally, true, err) : ENG_OK;
  if (status == ENG_OK) status = eng__sink_finish(self->sink, &self->totals, err);
  if (status == ENG_OK) status = eng__writer_commit(self->writer, err);
  if (status == ENG_OK && !self->options->quiet)
    eng__say_summary(&self->crew, self->counts, &self->totals, &self->rest);
  return status;
}

static int exit_status(const merge *self) {
  if (self->failed_work) return ENG__EXIT_WORK_FAILED;
  if (self->options->fail_on_hit && self->totals.hits) return ENG__EXIT_HITS;
  return ENG__EXIT_COMPLETE;
}

int eng__merge(const eng__merge_options *options) {
  merge self = {.options = options};
  eng_error err = {ENG_OK, ""};
  eng__signals_watch();
  eng_status status = open_merge(&self, &err);
  if (status == ENG_OK) status = take_all(&self, &err);
  if (status == ENG_OK) status = finish(&self, &err);
  int code = status == ENG_OK ? exit_status(&self) : ENG__EXIT_NOT_MADE;
  if (status != ENG_OK && *eng__interrupted) {
    if (self.writer) (void)eng__writer_flush(self.writer, NULL);
    code = 128 + *eng__interrupted;
  } else if (status != ENG_OK && !options->output && self.writer &&
             eng__writer_closed_pipe(self.writer)) {
    code = exit_status(&self); /* the reader has seen enough */
  } else if (status != ENG_OK && err.message[0]) {
    eng__say("%s", err.message);
  }
  if (status != ENG_OK && !*eng__interrupted && self.writer) eng__writer_discard(self.writer);
  close_merge(&self);
  return code;
}
