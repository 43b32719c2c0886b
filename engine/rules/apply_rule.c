/* One rule over the open document: its candidates, filtered in the order of rule-language.md 2:
 * lang and meta, with and unless, keep, where, mark. All but the functions of a rule is done here,
 * without Lua. */
#include "rules/applying.h"
#include "rules/coverage.h"
#include "rules/trace.h"

#include <time.h>

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* ---- The document ---- */

static bool lang_fits(eng__ruleset *set, const eng__rule *rule) {
  if (rule->lang_count == 0) return true;
  eng__slice lang = eng__slice_of(eng__run_lang(set));
  for (size_t i = 0; i < rule->lang_count; i++) {
    if (eng__slice_equal(rule->langs[i], lang)) return true;
  }
  return false;
}

static bool meta_fits(const eng__document_info *info, const eng__meta_test *test) {
  for (size_t i = 0; i < info->meta_count; i++) {
    if (!eng__slice_equal(info->meta[2 * i], test->field)) continue;
    for (size_t v = 0; v < test->value_count; v++) {
      if (eng__slice_equal(info->meta[2 * i + 1], test->values[v])) return true;
    }
  }
  return false;
}

static eng_status document_fits(eng__ruleset *set, const eng__rule *rule, bool *fits,
                                eng_error *err) {
  *fits = false;
  for (size_t i = 0; i < rule->meta_count; i++) {
    if (meta_fits(set->run.info, &rule->meta[i])) continue;
    return eng__is_traced(set, rule) ? eng__trace_meta(set, rule, &rule->meta[i], err) : ENG_OK;
  }
  *fits = lang_fits(set, rule);
  return !*fits && eng__is_traced(set, rule) ? eng__trace_lang(set, rule, err) : ENG_OK;
}

/* ---- Conditions ---- */

static eng_status look_around(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                              const eng__condition *condition, bool unless, bool *hold,
                              eng_error *err) {
  const eng__hit *found;
  eng_status status = eng__condition_find(set->index, condition, hit, &found, err);
  *hold = (found != NULL) != unless;
  if (status == ENG_OK)
    status = eng__cover_condition(set, rule, condition, unless, found != NULL, hit, err);
  if (status != ENG_OK || !eng__is_traced(set, rule)) return status;
  return eng__trace_condition(set, rule, hit, condition, unless, found, err);
}

static eng_status conditions_hold(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                                  bool *hold, eng_error *err) {
  eng_status status = ENG_OK;
  *hold = true;
  for (size_t i = 0; status == ENG_OK && *hold && i < rule->with_count; i++)
    status = look_around(set, rule, hit, &rule->with[i], false, hold, err);
  for (size_t i = 0; status == ENG_OK && *hold && i < rule->unless_count; i++)
    status = look_around(set, rule, hit, &rule->unless[i], true, hold, err);
  return status;
}

static bool is_stopped(const eng__ruleset *set) {
  return *eng__sandbox_stop_flag(set->sandbox) != 0;
}

/* The candidates that meet the conditions, in run->hits. */
static eng_status filter(eng__ruleset *set, eng__rule *rule, eng__hits candidates, eng_error *err) {
  eng__run *run = &set->run;
  bool all = rule->with_count + rule->unless_count == 0, hold = true;
  run->hits.count = 0;
  for (size_t i = 0; i < candidates.count; i++) {
    if (is_stopped(set)) return eng__fail(err, ENG_TIMEOUT, "the rules used up their time");
    eng_status status = all ? ENG_OK : conditions_hold(set, rule, &candidates.at[i], &hold, err);
    if (status != ENG_OK) return status;
    if (hold && !eng__vec_push(&run->hits, candidates.at[i])) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

/* `keep = "all"` of a regex is as "longest". */
static eng_status keep(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng__run *run = &set->run;
  size_t count = run->hits.count;
  eng__hit *before = NULL;
  if (rule->keep_all && set->infos.at[rule->find].form != ENG__FORM_REGEX) return ENG_OK;
  if (eng__is_traced(set, rule)) {
    before = eng__arena_array(&run->arena, count, sizeof *before);
    if (!before) return eng__fail_nomem(err);
    memcpy(before, run->hits.at, count * sizeof *before);
  }
  run->hits.count = eng__keep_longest(run->hits.at, count);
  return before ? eng__trace_lost(set, rule, before, count, err) : ENG_OK;
}

/* ---- Marks ---- */

static bool span_around(const eng__spans *spans, const eng__hit *hit, eng_span *text) {
  size_t at = eng__spans_find(spans, hit->start);
  if (at == SIZE_MAX) return false;
  *text = spans->at[at];
  return true;
}

static eng_status find_mark(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                            bool *marked, eng_span *text, eng_error *err) {
  eng_document *document = set->run.document;
  const eng__hit *part;
  eng_status status = ENG_OK;
  *marked = true;
  *text = eng__hit_text(hit);
  switch (rule->mark) {
  case ENG__MARK_HIT:
    break;
  case ENG__MARK_SENTENCE:
    status = eng__document_need_sentences(document, err);
    *marked = status == ENG_OK && span_around(&document->sentences, hit, text);
    break;
  case ENG__MARK_PARAGRAPH:
    status = eng__document_need_paragraphs(document, err);
    *marked = status == ENG_OK && span_around(&document->paragraphs, hit, text);
    break;
  case ENG__MARK_GROUP:
    *marked = eng__find_group(set, hit, rule->mark_group, text, &part);
    break;
  case ENG__MARK_FUNCTION:
    status = eng__call_mark(set, hit, marked, text, err);
    break;
  }
  *marked = *marked && text->start < text->end; /* the words behind the last one, an empty group */
  return status;
}

/* Was the same place annotated by this rule just now? (Marks in any order: eng__unite_marks().) */
static bool is_repeated(const eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                        eng_span text) {
  const eng__run *run = &set->run;
  for (size_t i = run->annotations.count; i > run->first_of_rule; i--) {
    const eng__annotation *before = &run->annotations.at[i - 1];
    if (before->text.start != text.start) return false;
    if (before->text.end != text.end) continue;
    if (rule->mark != ENG__MARK_HIT || eng__slice_equal(before->entity, eng__hit_entity(set, hit)))
      return true;
  }
  return false;
}

/* ---- Hits ---- */

static eng_status ask_where(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                            bool *good, eng_error *err) {
  *good = true;
  if (rule->where == LUA_NOREF) return ENG_OK;
  bool traced = eng__traces_hit(set, rule, hit);
  size_t call = traced ? eng__trace_call(set, rule, hit) : 0;
  eng_status status = eng__call_where(set, hit, good, err);
  if (status == ENG_OK && !set->run.lost) status = eng__cover_where(set, rule, *good, hit, err);
  if (!traced) return status;
  return status ? status : eng__trace_called(set, rule, hit, "where", *good, call, err);
}

static eng_status ask_note(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                           eng__slice *note, eng_error *err) {
  *note = rule->note_json;
  if (rule->note == LUA_NOREF) return ENG_OK;
  if (!eng__traces_hit(set, rule, hit)) return eng__call_note(set, hit, note, err);
  size_t call = eng__trace_call(set, rule, hit);
  eng_status status = eng__call_note(set, hit, note, err);
  return status ? status : eng__trace_called(set, rule, hit, "note", note->len > 0, call, err);
}

/* The end of a hit's way, for a trace. */
static eng_status trace_end(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                            bool marked, bool repeated, eng_span text, eng_error *err) {
  if (!eng__traces_hit(set, rule, hit)) return ENG_OK;
  const char *why = !marked ? "there is nothing to mark" : "this place is tagged already";
  bool good = marked && !repeated;
  return eng__trace_end(set, rule, hit, good ? "tagged" : "mark", good, text, good ? "" : why, err);
}

/* One hit that the conditions and keep have left: where, mark, note. */
static eng_status take_hit(eng__ruleset *set, eng__rule *rule, const eng__hit *hit,
                           eng_error *err) {
  bool good;
  eng_span text;
  eng__slice note;
  eng_status status = ask_where(set, rule, hit, &good, err);
  if (status != ENG_OK || !good || set->run.lost) return status;
  status = find_mark(set, rule, hit, &good, &text, err);
  if (status != ENG_OK || set->run.lost) return status;
  bool repeated = good && is_repeated(set, rule, hit, text);
  if (!good || repeated) return trace_end(set, rule, hit, good, repeated, text, err);
  status = ask_note(set, rule, hit, &note, err);
  if (status != ENG_OK || set->run.lost) return status;
  status = eng__add_annotation(set, hit, text, note, err);
  if (status == ENG_OK) status = eng__cover_tagged(set, rule, hit, err);
  return status ? status : trace_end(set, rule, hit, true, false, text, err);
}

static eng_status take_hits(eng__ruleset *set, eng__rule *rule, eng_error *err) {
  eng__run *run = &set->run;
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && !run->lost && !run->over_output && i < run->hits.count;
       i++) {
    if (is_stopped(set)) return eng__fail(err, ENG_TIMEOUT, "the rules used up their time");
    status = take_hit(set, rule, &run->hits.at[i], err);
  }
  if (rule->mark == ENG__MARK_GROUP || rule->mark == ENG__MARK_FUNCTION) eng__unite_marks(set);
  return status;
}

/* A rule that says too much says nothing; the others are not cut short by it. */
static eng_status drop_output(eng__ruleset *set, eng__rule *rule, size_t bytes_before,
                              eng_error *err) {
  set->run.annotations.count = set->run.first_of_rule;
  set->run.values.count = set->run.first_value;
  set->run.output_bytes = bytes_before;
  return eng__add_problem(set, (int64_t)rule->index, -1, "output_limit",
                          ENG__SLICE("the results of the document pass 16 MiB: those of this "
                                     "rule are left out"),
                          err);
}

/* ---- Limits of searches ---- */

static const char *const limit_kinds[] = {[ENG__LIMIT_REGEX] = "regex_limit",
                                          [ENG__LIMIT_HITS] = "output_limit",
                                          [ENG__LIMIT_MEMORY] = "memory"};

static const char *const limit_advice[] = {[ENG__LIMIT_REGEX] = "make the expression simpler",
                                           [ENG__LIMIT_HITS] = "find fewer places at a time",
                                           [ENG__LIMIT_MEMORY] = "ask for less at a time"};

/* Several patterns of a rule may stop at one place, for one reason. */
static bool is_said_before(const eng__match_problem *problems, size_t first, size_t at) {
  const eng__match_problem *it = &problems[at];
  for (size_t i = first; i < at; i++)
    if (problems[i].offset == it->offset && problems[i].limit == it->limit &&
        strcmp(problems[i].what, it->what) == 0)
      return true;
  return false;
}

/* Searches that were cut short while this rule asked. */
static eng_status report_limits(eng__ruleset *set, eng__rule *rule, eng_error *err) {
  size_t count, first = set->run.problems_seen;
  const eng__match_problem *problems = eng__index_problems(set->index, &count);
  eng_status status = ENG_OK;
  for (; status == ENG_OK && set->run.problems_seen < count; set->run.problems_seen++) {
    const eng__match_problem *problem = &problems[set->run.problems_seen];
    char message[ENG_ERROR_MESSAGE];
    if (is_said_before(problems, first, set->run.problems_seen)) continue;
    snprintf(message, sizeof message, "%s:%u: the search stopped at a limit (%s); %s",
             rule->info.file, (unsigned)rule->info.line, problem->what,
             limit_advice[problem->limit]);
    status = eng__add_problem(set, (int64_t)rule->index, (int64_t)problem->offset,
                              limit_kinds[problem->limit], eng__slice_of(message), err);
  }
  return status;
}

/* ---- The rule ---- */

static eng_status run_rule(eng__ruleset *set, eng__rule *rule, eng_error *err) {
  eng__hits candidates;
  if (rule->looks_at.count) {
    eng_status given = eng__give_tagged(set, rule, err);
    if (given != ENG_OK) return given;
  }
  bool fits;
  eng_status status = document_fits(set, rule, &fits, err);
  if (status != ENG_OK || !fits) return status;
  status = eng__index_hits(set->index, rule->find, &candidates, err);
  if (status == ENG_OK && eng__is_traced(set, rule))
    status = eng__trace_candidates(set, rule, candidates, err);
  if (status == ENG_OK) status = eng__cover_candidates(set, rule, candidates, err);
  if (status != ENG_OK || candidates.count == 0) return status;
  rule->stats.candidates += candidates.count;
  status = filter(set, rule, candidates, err);
  if (status != ENG_OK || set->run.hits.count == 0) return status;
  status = keep(set, rule, err);
  if (status != ENG_OK) return status;
  return rule->aggregate ? eng__take_values(set, rule, err) : take_hits(set, rule, err);
}

static void count_hits(const eng__run *run, eng__rule *rule) {
  size_t hits = run->annotations.count - run->first_of_rule;
  rule->stats.hits += hits;
  rule->stats.documents += hits > 0;
}

eng_status eng__apply_rule(eng__ruleset *set, eng__rule *rule, eng_error *err) {
  eng__run *run = &set->run;
  eng_error failure;
  uint64_t start = now();
  size_t bytes_before = run->output_bytes;
  run->rule = rule;
  run->rule_said = run->rule_ready = run->over_output = false;
  run->first_of_rule = run->annotations.count;
  run->first_value = run->values.count;
  set->running = (int64_t)rule->index;
  eng_status status = run_rule(set, rule, &failure);
  if (status != ENG_OK) status = eng__apply_failure(set, &failure, err);
  if (status == ENG_OK && !run->lost && run->over_output)
    status = drop_output(set, rule, bytes_before, err);
  if (status == ENG_OK && !run->lost) status = report_limits(set, rule, err);
  if (!run->lost) count_hits(run, rule);
  rule->stats.nanoseconds += now() - start;
  return status;
}
