#include "run/rows.h"

#include "base/plural.h"
#include "run/reports.h"
#include "run/say.h"

#include <stdio.h>

bool eng__has_aggregates(const eng__crew *crew) {
  for (size_t i = 0; i < crew->rule_count; i++)
    if (crew->rules[i].is_aggregate) return true;
  return false;
}

bool eng__problem_is_limit(eng__slice kind) {
  static const char *const kinds[] = {"timeout", "memory", "regex_limit", "output_limit"};
  return ENG__IS_ONE_OF(kind, kinds);
}

static eng_status write_problem(eng__row_writer *writer, uint32_t rule, eng__slice kind,
                                eng__slice message, eng_error *err) {
  eng__result_problem problem = {
      .rule = writer->crew->rules[rule].name, .offset = -1, .kind = kind, .message = message};
  eng__say("rule '%.*s': %.*s", (int)problem.rule.len, problem.rule.at, (int)message.len,
           message.at);
  writer->totals->problems++;
  if (writer->rule_limits && eng__problem_is_limit(kind)) writer->rule_limits[rule]++;
  *writer->failed_work = true;
  return eng__sink_problem(writer->sink, &problem, err);
}

static eng_status take_row(void *context, const eng__reported_row *row, eng_error *err) {
  eng__row_writer *writer = context;
  if (row->rule >= writer->crew->rule_count) return ENG_OK;
  if (row->kind.len) return write_problem(writer, row->rule, row->kind, row->message, err);
  eng__result_row line = {.rule = writer->crew->rules[row->rule].name,
                          .key = row->key,
                          .hits = row->hits,
                          .data = row->data};
  writer->totals->rows++;
  writer->rule_rows[row->rule]++;
  return eng__sink_row(writer->sink, &line, err);
}

/* Never a silent miss: what was not compared is said. */
static eng_status tell_unfinished(eng__row_writer *writer, const eng__tally *tally,
                                  eng_error *err) {
  eng_status status = ENG_OK;
  for (uint32_t i = 0; status == ENG_OK && i < writer->crew->rule_count; i++)
    if (eng__tally_gave_up(tally, i))
      status = write_problem(writer, i, ENG__SLICE("timeout"),
                             ENG__SLICE("alike: the comparisons used up their steps; some groups "
                                        "may be in parts (more 'words', or a larger 'share')"),
                             err);
  return status;
}

eng_status eng__rows_write(eng__row_writer *writer, eng__tally *tally, bool spawn, eng_error *err) {
  eng__reports *reports;
  eng_status status = eng__reports_open(&reports, writer->crew, spawn, err);
  if (status == ENG_OK) status = eng__tally_end(tally, eng__reports_add, reports, err);
  if (status == ENG_OK) status = eng__reports_end(reports, take_row, writer, err);
  if (status == ENG_OK) status = tell_unfinished(writer, tally, err);
  eng__reports_close(reports);
  return status;
}

/* ---- The summary ---- */

static void say_meta(const eng__result_part *part) {
  uint64_t unused = part->meta_rows - part->meta_used;
  if (part->has_meta && (unused || part->meta_missing))
    eng__say("meta: %llu row%s without a document, %llu document%s without a row",
             (unsigned long long)unused, eng__plural(unused),
             (unsigned long long)part->meta_missing, eng__plural(part->meta_missing));
}

void eng__say_summary(const eng__crew *crew, const uint64_t *counts, const eng__result_finish *t,
                      const eng__result_part *part) {
  char rows[40] = ""; /* a shard has none yet */
  for (size_t i = 0; i < crew->rule_count; i++) {
    eng__slice name = crew->rules[i].name;
    eng__say("%8llu  %.*s%s", (unsigned long long)counts[i], (int)name.len, name.at,
             !crew->rules[i].is_aggregate ? ""
             : crew->options.shard.count  ? " (values)"
                                          : " (rows)");
  }
  if (eng__has_aggregates(crew) && !crew->options.shard.count)
    snprintf(rows, sizeof rows, "%llu row%s; ", (unsigned long long)t->rows, eng__plural(t->rows));
  eng__say("%llu document%s read, %llu failed, %llu skipped; %llu hit%s; %s%llu problem%s",
           (unsigned long long)t->documents, eng__plural(t->documents),
           (unsigned long long)t->failed, (unsigned long long)t->skipped,
           (unsigned long long)t->hits, eng__plural(t->hits), rows, (unsigned long long)t->problems,
           eng__plural(t->problems));
  if (part->encodings)
    eng__say("%llu document%s not in UTF-8 %s recognised and read (engine show FILE says how)",
             (unsigned long long)part->encodings, eng__plural(part->encodings),
             part->encodings == 1 ? "was" : "were");
  say_meta(part);
}
