#include "run/collect.h"

#include "base/hash.h"
#include "base/json.h"
#include "run/rows.h"
#include "run/say.h"
#include "unicode/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FIRST_IDS = 1024 };

static eng_status open_coverage(eng__collector *collector, eng_error *err) {
  const eng__crew *crew = collector->crew;
  eng_status status = ENG_OK;
  if (!collector->options->coverage) return status;
  eng__sources_digest(crew->options.sources, collector->coverage.hash);
  for (size_t i = 0; i < crew->branch_count && status == ENG_OK; i++)
    status = eng__coverage_branch(&collector->coverage, &crew->branches[i],
                                  crew->rules[crew->branches[i].rule].name, err);
  return status;
}

static const char *place_of(const eng__run_options *options) {
  struct stat info;
  if (options->corpus.path_count != 1) return "";
  const char *path = options->corpus.paths[0];
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode) ? path : "";
}

/* Of several shards? */
static bool is_part(const eng__collector *collector) {
  return collector->crew->options.shard.count > 0;
}

eng_status eng__collector_open(eng__collector *collector, const eng__run_options *options,
                               eng__crew *crew, eng__sink *sink, eng_error *err) {
  *collector = (eng__collector){.options = options, .crew = crew, .sink = sink};
  collector->place = place_of(options);
  size_t rows = crew->options.meta ? eng__meta_rows(crew->options.meta) : 0;
  collector->rule_hits = calloc(crew->rule_count + 1, sizeof(uint64_t));
  collector->rule_limits = calloc(crew->rule_count + 1, sizeof(uint64_t));
  collector->meta_used = calloc(rows + 1, 1);
  eng_status status = ENG_OK;
  if (!collector->rule_hits || !collector->rule_limits || !collector->meta_used)
    status = eng__fail_nomem(err);
  bool wanted = options->sink.rows && !is_part(collector) && eng__has_aggregates(crew);
  if (status == ENG_OK && wanted) status = eng__tally_open(&collector->tally, err);
  if (status == ENG_OK) status = open_coverage(collector, err);
  if (status != ENG_OK) eng__collector_close(collector);
  return status;
}

void eng__collector_close(eng__collector *collector) {
  free(collector->rule_hits);
  free(collector->rule_limits);
  free(collector->meta_used);
  eng__coverage_free(&collector->coverage);
  eng__vec_free(&collector->ids);
  eng__vec_free(&collector->groups);
  eng__vec_free(&collector->meta);
  eng__tally_close(collector->tally);
  eng__buffer_free(&collector->line);
  *collector = (eng__collector){0};
}

/* --- Checking what a worker sent. ---------------------------------------------------------------
 */

static bool hit_sane(const eng__collector *collector, const eng__result_hit *hit, uint32_t rule) {
  return rule < collector->crew->rule_count && hit->start_byte <= hit->end_byte &&
         hit->start_char <= hit->end_char && (!hit->note.len || eng__json_valid(hit->note));
}

static bool value_sane(const eng__collector *collector, const eng__value *value) {
  return value->rule < collector->crew->rule_count &&
         collector->crew->rules[value->rule].is_aggregate &&
         (!value->json.len || eng__json_valid(value->json));
}

bool eng__collector_check(const eng__collector *collector, eng__wire frame, uint32_t *index) {
  eng__document_head head;
  eng__get_head(&frame, &head);
  *index = head.index;
  for (uint64_t i = 0; i < 2 * (uint64_t)head.meta_count && !frame.bad; i++)
    eng__wire_get_slice(&frame);
  for (uint32_t i = 0; i < head.problem_count && !frame.bad; i++) {
    eng__result_problem problem;
    eng__get_problem(&frame, &problem);
  }
  eng__result_groups groups = {0};
  bool sane = true;
  for (uint32_t i = 0; i < head.hit_count && !frame.bad && sane; i++) {
    eng__result_hit hit;
    uint32_t rule;
    eng__get_hit(&frame, &hit, &groups, &rule);
    sane = frame.bad || hit_sane(collector, &hit, rule);
  }
  eng__vec_free(&groups);
  for (uint32_t i = 0; i < head.value_count && !frame.bad && sane; i++) {
    eng__value value;
    eng__get_value(&frame, &value);
    sane = frame.bad || value_sane(collector, &value);
  }
  for (uint64_t i = 0; i < 2 * (uint64_t)head.log_count && !frame.bad; i++)
    eng__wire_get_slice(&frame);
  for (uint32_t i = 0; i < head.trace_count && !frame.bad; i++) {
    eng__traced step;
    eng__get_traced(&frame, &step);
    sane = sane && (step.rule == ENG__TRACED_LINE || step.rule < collector->crew->rule_count);
  }
  for (uint32_t i = 0; i < head.covered_count && !frame.bad; i++) {
    eng__covered covered;
    eng__get_covered(&frame, &covered);
    sane = sane && covered.branch < collector->crew->branch_count;
  }
  return sane && !frame.bad && frame.at == frame.end;
}

/* ---- Ids of documents: two equal ones end the run ---- */

static bool id_known(eng__collector *collector, uint64_t hash) {
  size_t mask = collector->ids.count - 1, at = hash & mask;
  while (collector->ids.at[at] && collector->ids.at[at] != hash) at = (at + 1) & mask;
  if (collector->ids.at[at] == hash) return true;
  collector->ids.at[at] = hash;
  collector->id_count++;
  return false;
}

static bool grow_ids(eng__collector *collector) {
  size_t wanted = collector->ids.count ? collector->ids.count * 2 : FIRST_IDS;
  uint64_t *old = collector->ids.at;
  size_t old_count = collector->ids.count;
  collector->ids.at = calloc(wanted, sizeof *old);
  if (!collector->ids.at) {
    collector->ids.at = old;
    return false;
  }
  collector->ids.count = collector->ids.capacity = wanted;
  collector->id_count = 0;
  for (size_t i = 0; i < old_count; i++)
    if (old[i]) id_known(collector, old[i]);
  free(old);
  return true;
}

/* Files cannot have the same name, but a record's id may be that of one. Of files the first are
 * kept, so that a corpus of any number of them is read in the same memory. */
static bool keeps_file(eng__collector *collector) {
  enum { MOST = 65536 };
  return collector->file_ids < MOST && ++collector->file_ids;
}

/* By a hash of 64 bits: among ten million ids two different ones share it once in 400,000 runs. */
static eng_status check_id(eng__collector *collector, eng__slice id, eng__slice source,
                           eng_error *err) {
  if (collector->id_count * 2 >= collector->ids.count && !grow_ids(collector))
    return eng__fail_nomem(err);
  uint64_t hash = eng__hash_bytes(id.at, id.len) | 1;
  if (!id_known(collector, hash)) return ENG_OK;
  int len = (int)(id.len > 200 ? 200 : id.len);
  if (source.len)
    return eng__fail(err, ENG_INVALID,
                     "%.*s: two documents have its id, '%.*s'; make ids unique or use another "
                     "--id-field",
                     (int)(source.len > 200 ? 200 : source.len), source.at, len, id.at);
  return eng__fail(err, ENG_INVALID,
                   "%.*s: two documents have this id; make ids unique or use another --id-field",
                   len, id.at);
}

/* ---- Writing ---- */

/* Problems that are work not done; damaged bytes and skipped non-documents are said and counted. */
bool eng__problem_fails(eng__slice kind) {
  return !eng__slice_equal(kind, ENG__SLICE("encoding")) &&
         !eng__slice_equal(kind, ENG__SLICE("skipped"));
}

bool eng__problem_loses_hits(eng__slice kind) {
  static const char *const kinds[] = {"unreadable", "changed", "too_large",
                                      "timeout",    "memory",  "crash"};
  return ENG__IS_ONE_OF(kind, kinds);
}

/* Counted here, since a worker that a limit ends takes its own counts with it. */
static void count_limit(eng__collector *collector, const eng__result_problem *problem) {
  if (!problem->rule.len || !eng__problem_is_limit(problem->kind)) return;
  for (size_t i = 0; i < collector->crew->rule_count; i++)
    if (eng__slice_equal(collector->crew->rules[i].name, problem->rule))
      collector->rule_limits[i]++;
}

static eng_status tell_document(const eng__collector *collector, eng__slice doc, bool whole,
                                eng_error *err) {
  const eng__run_options *options = collector->options;
  if (!options->on_document) return ENG_OK;
  return options->on_document(options->document_context, doc, whole, err);
}

/* In front of a document's name in messages stands `place`, a folder or "". */
static eng_status write_problem(eng__collector *collector, const eng__result_problem *problem,
                                const char *place, eng_error *err) {
  const char *slash = *place && place[strlen(place) - 1] != '/' ? "/" : "";
  eng__slice doc = problem->source.len ? problem->source : problem->doc;
  eng__slice rule = problem->rule, what = problem->message;
  if (rule.len)
    eng__say("%s%s%.*s: rule '%.*s': %.*s", place, slash, (int)doc.len, doc.at, (int)rule.len,
             rule.at, (int)what.len, what.at);
  else eng__say("%s%s%.*s: %.*s", place, slash, (int)doc.len, doc.at, (int)what.len, what.at);
  collector->totals.problems++;
  count_limit(collector, problem);
  return eng__sink_problem(collector->sink, problem, err);
}

/* {"type":"place","place":N}: where in the corpus the lines that follow belong, for `merge`. */
static eng_status begin_part(eng__collector *collector, eng_error *err) {
  if (!is_part(collector) || collector->part_begun) return ENG_OK;
  collector->part_begun = true;
  eng__buffer *out = &collector->line;
  eng__buffer_clear(out);
  eng__buffer_add_string(out, "{\"type\":\"place\",\"place\":");
  eng__buffer_add_unsigned(out, collector->part_place);
  eng__buffer_add_string(out, "}\n");
  return eng__sink_line(collector->sink, out, err);
}

static eng_status write_missing(eng__collector *collector, const eng__entry *entry,
                                eng_error *err) {
  eng__result_problem problem = {.doc = entry->doc,
                                 .offset = -1,
                                 .message = entry->message,
                                 .kind = eng__slice_of(entry->kind)};
  if (collector->crew->options.why) collector->failed_work = true; /* this one was asked for */
  if (entry->failed) { /* what is passed over by rule the corpus counts itself */
    collector->totals.failed++;
    collector->failed_work = true;
    eng_status status = tell_document(collector, entry->doc, false, err);
    if (status != ENG_OK) return status;
  }
  eng_status status = begin_part(collector, err);
  const char *place = entry->argument ? "" : collector->place;
  return status == ENG_OK ? write_problem(collector, &problem, place, err) : status;
}

static eng_status read_meta(eng__collector *collector, eng__wire *in, uint32_t count,
                            eng_error *err) {
  collector->meta.count = 0;
  for (uint64_t i = 0; i < 2 * (uint64_t)count; i++)
    if (!eng__vec_push(&collector->meta, eng__wire_get_slice(in))) return eng__fail_nomem(err);
  return ENG_OK;
}

static void count_meta(eng__collector *collector, int64_t row) {
  if (!collector->crew->options.meta) return;
  if (row < 0) collector->meta_missing++;
  else if ((uint64_t)row < eng__meta_rows(collector->crew->options.meta))
    collector->meta_used[row] = 1;
}

static eng_status write_doc_line(eng__collector *collector, const eng__document_head *head,
                                 eng__slice doc, eng__slice source, eng_error *err) {
  if (!collector->options->sink.docs) return ENG_OK;
  eng__result_doc line = {.doc = doc,
                          .source = source,
                          .lang = head->lang,
                          .encoding = head->encoding,
                          .bytes = head->bytes,
                          .words = head->words,
                          .sentences = head->sentences,
                          .hits = head->hit_count,
                          .meta = collector->meta.at,
                          .meta_count = collector->meta.count / 2};
  return eng__sink_doc(collector->sink, &line, err);
}

/* What its problems say of a document. */
typedef struct outcome {
  bool failed; /* exit status 1 */
  bool whole;  /* no hits are missing */
} outcome;

static eng_status write_problems(eng__collector *collector, eng__wire *in, uint32_t count,
                                 eng__slice doc, eng__slice source, outcome *out, eng_error *err) {
  eng_status status = ENG_OK;
  for (uint32_t i = 0; status == ENG_OK && i < count; i++) {
    eng__result_problem problem;
    eng__get_problem(in, &problem);
    problem.doc = doc;
    problem.source = source;
    out->failed |= eng__problem_fails(problem.kind);
    out->whole &= !eng__problem_loses_hits(problem.kind);
    status = write_problem(collector, &problem, collector->place, err);
  }
  return status;
}

static eng_status write_hits(eng__collector *collector, eng__wire *in, uint32_t count,
                             eng__slice doc, eng__slice source, eng_error *err) {
  eng_status status = ENG_OK;
  uint32_t rule = UINT32_MAX;
  for (uint32_t i = 0; status == ENG_OK && i < count; i++) {
    eng__result_hit hit;
    eng__get_hit(in, &hit, &collector->groups, &rule);
    if (in->bad) return eng__fail_nomem(err); /* the frame was whole: no room for its groups */
    const eng__rule_card *card = &collector->crew->rules[rule];
    hit.doc = doc;
    hit.source = source;
    hit.rule = card->name;
    hit.technique = card->technique;
    hit.level = card->level;
    if (collector->options->coverage)
      status = eng__coverage_hit(&collector->coverage, hit.rule, hit.start_byte, hit.end_byte,
                                 hit.line, hit.column, hit.text, err);
    if (status != ENG_OK) return status;
    collector->rule_hits[rule]++;
    collector->totals.hits++;
    status =
        eng__sink_hit(collector->sink, &hit, collector->meta.at, collector->meta.count / 2, err);
  }
  return status;
}

/* Of a shard: the value itself goes out, to be grouped by `merge`. */
static eng_status write_value(eng__collector *collector, const eng__value *value, eng__slice doc,
                              eng_error *err) {
  eng__buffer *out = &collector->line;
  collector->values++;
  collector->rule_hits[value->rule]++;
  eng__buffer_clear(out);
  eng__buffer_add_string(out, "{\"type\":\"value\",\"aggregate\":");
  eng__json_write_string(out, collector->crew->rules[value->rule].name);
  eng__json_write_key(out, "doc");
  eng__json_write_string(out, doc);
  eng__buffer_printf(out, ",\"id\":\"%016" PRIx64 "\",\"key\":", value->fingerprint);
  eng__json_write_string(out, value->key);
  if (value->json.len) {
    eng__json_write_key(out, "value");
    eng__json_write_value(out, value->json);
  }
  eng__buffer_add_string(out, "}\n");
  return eng__sink_line(collector->sink, out, err);
}

static eng_status take_values(eng__collector *collector, eng__wire *in, uint32_t count,
                              eng__slice doc, eng_error *err) {
  eng_status status = ENG_OK;
  for (uint32_t i = 0; status == ENG_OK && i < count; i++) {
    eng__value value;
    eng__get_value(in, &value);
    const eng__aggregate_info *aggregate = &collector->crew->rules[value.rule].aggregate;
    if (collector->tally) status = eng__tally_add(collector->tally, aggregate, &value, doc, err);
    else if (is_part(collector)) status = write_value(collector, &value, doc, err);
  }
  return status;
}

static void say_logs(eng__wire *in, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    eng__slice rule = eng__wire_get_slice(in), line = eng__wire_get_slice(in);
    eng__say("[%.*s] %.*s", (int)rule.len, rule.at, (int)line.len, line.at);
  }
}

static eng_status take_steps(eng__collector *collector, eng__wire *in, uint32_t count,
                             eng_error *err) {
  const eng__run_options *options = collector->options;
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < count && status == ENG_OK; i++) {
    eng__traced step;
    eng__get_traced(in, &step);
    const eng__rule_card *card =
        step.rule == ENG__TRACED_LINE ? NULL : &collector->crew->rules[step.rule];
    if (options->on_step) status = options->on_step(options->step_context, &step, card, err);
  }
  return status;
}

static eng_status take_covered(eng__collector *collector, eng__wire *in, uint32_t count,
                               eng_error *err) {
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < count && status == ENG_OK; i++) {
    eng__covered covered;
    eng__get_covered(in, &covered);
    if (collector->options->coverage)
      status = eng__coverage_fired(&collector->coverage, &covered, err);
  }
  return status;
}

static void count_document(eng__collector *collector, const eng__document_head *head, bool failed) {
  if (failed) collector->failed_work = true;
  collector->textless += head->skipped;
  if (head->skipped) collector->totals.skipped++;
  else if (head->failed) collector->totals.failed++;
  else {
    collector->totals.documents++;
    collector->totals.bytes += head->bytes;
    collector->legacy_encodings += head->encoding.len > 0;
    count_meta(collector, head->meta_row);
  }
}

/* Is it FILE#NUMBER, a record by its line? */
static bool names_record(eng__slice doc) {
  size_t at = doc.len;
  while (at && doc.at[at - 1] >= '0' && doc.at[at - 1] <= '9') at--;
  return at && at < doc.len && doc.at[at - 1] == '#';
}

/* `engine why` asks of one document; what is wrong with others is none of its answer. */
static bool is_beside(const eng__collector *collector, const eng__entry *entry, eng__slice id) {
  const eng__why_ask *why = collector->crew->options.why;
  bool record = entry->record || (entry->problem && names_record(entry->doc));
  if (!why || (entry->problem && !record)) return false;
  return !eng__why_asks(why, record, entry->doc, id);
}

/* A summary counts such records; of the one that was asked for it is the answer. */
static void say_textless(eng__collector *collector, const eng__entry *entry) {
  eng__slice field = eng__record_text_field(&collector->crew->options.fields);
  collector->failed_work = true;
  eng__say("%.*s: the record has no field '%.*s' (--text-field)", (int)entry->doc.len,
           entry->doc.at, (int)field.len, field.at);
}

static eng_status write_answered(eng__collector *collector, const eng__entry *entry,
                                 eng_error *err) {
  eng__wire in = {entry->result.at, entry->result.at + entry->result.len, false};
  eng__document_head head;
  eng__get_head(&in, &head);
  if (head.elsewhere || is_beside(collector, entry, head.doc)) return ENG_OK;
  if (head.skipped && collector->crew->options.why) say_textless(collector, entry);
  eng__slice doc = head.doc.len ? head.doc : entry->doc;
  eng__slice source = head.doc.len ? entry->doc : (eng__slice){NULL, 0};
  outcome out = {head.failed, !head.failed};
  bool named = head.doc.len || (!head.skipped && (entry->record || keeps_file(collector)));
  eng_status status = named ? check_id(collector, doc, source, err) : ENG_OK;
  bool says =
      head.problem_count || head.hit_count || head.value_count || collector->options->sink.docs;
  if (status == ENG_OK && says) status = begin_part(collector, err);
  if (status == ENG_OK) status = read_meta(collector, &in, head.meta_count, err);
  if (status == ENG_OK && !head.failed && !head.skipped)
    status = write_doc_line(collector, &head, doc, source, err);
  if (status == ENG_OK)
    status = write_problems(collector, &in, head.problem_count, doc, source, &out, err);
  if (collector->options->coverage && !head.skipped && !head.failed)
    eng__coverage_document(&collector->coverage, doc, source);
  if (status == ENG_OK && !head.skipped) status = tell_document(collector, doc, out.whole, err);
  if (status == ENG_OK) status = write_hits(collector, &in, head.hit_count, doc, source, err);
  if (status == ENG_OK) status = take_values(collector, &in, head.value_count, doc, err);
  if (status != ENG_OK) return status;
  say_logs(&in, head.log_count);
  status = take_steps(collector, &in, head.trace_count, err);
  if (status == ENG_OK) status = take_covered(collector, &in, head.covered_count, err);
  if (status != ENG_OK) return status;
  count_document(collector, &head, out.failed);
  return ENG_OK;
}

eng_status eng__collector_write(eng__collector *collector, const eng__entry *entry,
                                eng_error *err) {
  collector->part_place = entry->place;
  collector->part_begun = false;
  if (entry->problem && is_beside(collector, entry, (eng__slice){NULL, 0})) return ENG_OK;
  return entry->problem ? write_missing(collector, entry, err)
                        : write_answered(collector, entry, err);
}

eng_status eng__collector_rows(eng__collector *collector, eng_error *err) {
  eng__row_writer writer = {collector->crew,      collector->sink,        &collector->totals,
                            collector->rule_hits, collector->rule_limits, &collector->failed_work};
  return collector->tally ? eng__rows_write(&writer, collector->tally, false, err) : ENG_OK;
}

static uint64_t used_rows(const eng__collector *collector, size_t rows) {
  uint64_t used = 0;
  for (size_t i = 0; i < rows; i++) used += collector->meta_used[i];
  return used;
}

eng_status eng__collector_finish(eng__collector *collector, uint64_t skipped, uint64_t corpus,
                                 eng_error *err) {
  const eng__meta *meta = collector->crew->options.meta;
  size_t rows = meta ? eng__meta_rows(meta) : 0;
  eng__result_part part = {.corpus = corpus,
                           .values = collector->values,
                           .encodings = collector->legacy_encodings,
                           .has_meta = meta != NULL,
                           .meta_rows = rows,
                           .meta_used = used_rows(collector, rows),
                           .meta_missing = collector->meta_missing};
  collector->totals.skipped += skipped;
  if (is_part(collector)) collector->totals.part = &part;
  eng_status status = eng__sink_finish(collector->sink, &collector->totals, err);
  collector->totals.part = NULL;
  return status;
}

void eng__collector_summary(const eng__collector *collector) {
  const eng__meta *meta = collector->crew->options.meta;
  size_t rows = meta ? eng__meta_rows(meta) : 0;
  eng__result_part part = {.encodings = collector->legacy_encodings,
                           .has_meta = meta != NULL,
                           .meta_rows = rows,
                           .meta_used = used_rows(collector, rows),
                           .meta_missing = collector->meta_missing};
  eng__say_summary(collector->crew, collector->rule_hits, &collector->totals, &part);
}
