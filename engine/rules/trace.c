#include "rules/trace.h"

#include "match/explain.h"

/* On one line so many candidates of a rule are told about, and in all so many steps. */
enum { MOST_CANDIDATES = 100, MOST_STEPS = 200000 };

bool eng__traces_hit(const eng__ruleset *set, const eng__rule *rule, const eng__hit *hit) {
  return eng__is_traced(set, rule) && hit->start < set->trace.reach.end &&
         hit->end > set->trace.reach.start && hit->start <= set->trace.last;
}

/* Grows the reach to the whole of what it touches. */
static void widen(eng_span *reach, const eng__spans *spans) {
  size_t first = eng__spans_find(spans, reach->start);
  size_t last = reach->end > reach->start ? eng__spans_find(spans, reach->end - 1) : SIZE_MAX;
  if (first != SIZE_MAX) reach->start = spans->at[first].start;
  if (last != SIZE_MAX) reach->end = spans->at[last].end;
}

/* A rule that marks sentences tags a line by a hit that may stand on another one. Where a function
 * marks, it is taken to stay in the paragraph. */
static eng_status find_reach(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng_document *document = set->run.document;
  set->trace.reach = set->trace.stretch;
  if (rule->mark == ENG__MARK_HIT || rule->mark == ENG__MARK_GROUP) return ENG_OK;
  bool sentences = rule->mark == ENG__MARK_SENTENCE;
  eng_status status = sentences ? eng__document_need_sentences(document, err)
                                : eng__document_need_paragraphs(document, err);
  if (!status) widen(&set->trace.reach, sentences ? &document->sentences : &document->paragraphs);
  return status;
}

void eng__ruleset_trace(eng__ruleset *set, const eng_span *stretch, int64_t rule) {
  set->trace.on = stretch != NULL;
  set->trace.only = rule;
  set->trace.calling = false;
  if (stretch) set->trace.stretch = *stretch;
}

const eng__trace_step *eng__ruleset_steps(const eng__ruleset *set, size_t *count) {
  *count = set->trace.steps.count;
  return set->trace.steps.at;
}

/* ---- Adding ---- */

/* Keeps a step with a copy of its detail, and frees that. */
static eng_status add_step(eng__ruleset *set, eng__trace_step step, eng__buffer *detail,
                           eng_error *err) {
  bool good = set->trace.steps.count >= MOST_STEPS;
  if (!good && !detail->failed) {
    step.detail = eng__arena_copy(&set->run.arena, eng__buffer_slice(detail));
    good = (step.detail.at || !detail->len) && eng__vec_push(&set->trace.steps, step);
  }
  eng__buffer_free(detail);
  return good ? ENG_OK : eng__fail_nomem(err);
}

static eng__trace_step step_of(const eng__rule *rule, const eng__hit *hit, const char *element,
                               int verdict) {
  eng__trace_step step = {.rule = rule->index, .element = element, .verdict = verdict};
  if (!hit) return step;
  step.has_hit = true;
  step.hit = step.text = eng__hit_text(hit);
  return step;
}

static void add_list(eng__buffer *out, const eng__slice *items, size_t count) {
  for (size_t i = 0; i < count; i++)
    eng__buffer_printf(out, "%s'%.*s'", i ? " or " : "", (int)items[i].len, items[i].at);
}

/* ---- The document ---- */

eng_status eng__trace_lang(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng__buffer detail = {0};
  const char *lang = eng__run_lang(set);
  eng__buffer_printf(&detail, "the document's language is %s; the rule is for ",
                     *lang ? lang : "unknown");
  add_list(&detail, rule->langs, rule->lang_count);
  return add_step(set, step_of(rule, NULL, "lang", 0), &detail, err);
}

eng_status eng__trace_meta(eng__ruleset *set, const eng__rule *rule, const eng__meta_test *test,
                           eng_error *err) {
  eng__buffer detail = {0};
  const eng__document_info *info = set->run.info;
  eng__buffer_printf(&detail, "the document's %.*s is ", (int)test->field.len, test->field.at);
  size_t i = 0;
  while (i < info->meta_count && !eng__slice_equal(info->meta[2 * i], test->field)) i++;
  if (i < info->meta_count) add_list(&detail, &info->meta[2 * i + 1], 1);
  else eng__buffer_add_string(&detail, "not known");
  eng__buffer_add_string(&detail, "; the rule is for ");
  add_list(&detail, test->values, test->value_count);
  return add_step(set, step_of(rule, NULL, "meta", 0), &detail, err);
}

/* ---- Find ---- */

typedef struct missing {
  eng__ruleset *set;
  const eng__rule *rule;
  const eng__hit *hit; /* whose elements are told, or NULL */
} missing;

static eng_status add_miss(void *context, const eng__near_miss *miss, eng_error *err) {
  const missing *m = context;
  eng__buffer detail = {0};
  const char *element = miss->holds ? "part" : "find";
  eng__trace_step step = step_of(m->rule, m->hit, element, miss->holds);
  step.text = miss->text;
  eng__buffer_add_slice(&detail, miss->what);
  return add_step(m->set, step, &detail, err);
}

static eng_status add_candidate(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                                eng_error *err) {
  eng__buffer detail = {0};
  eng__slice entity = eng__hit_entity(set, hit);
  double score = eng__hit_score(set, hit);
  eng__describe_entry(&detail, set->patterns, hit);
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  if (annotation)
    eng__buffer_printf(&detail, ", by %s", eng__ruleset_rule(set, annotation->rule)->name);
  if (entity.len) eng__buffer_printf(&detail, ", entity %.*s", (int)entity.len, entity.at);
  if (!isnan(score)) eng__buffer_printf(&detail, ", score %.3f", score);
  eng_status status = add_step(set, step_of(rule, hit, "find", 1), &detail, err);
  missing m = {set, rule, hit};
  return status ? status : eng__explain_elements(set->index, hit, add_miss, &m, err);
}

static eng_status add_rest(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng__buffer detail = {0};
  eng__buffer_printf(&detail, "the first %d candidates of this line are told about",
                     MOST_CANDIDATES);
  return add_step(set, step_of(rule, NULL, "find", -1), &detail, err);
}

eng_status eng__trace_candidates(eng__ruleset *set, const eng__rule *rule, eng__hits candidates,
                                 eng_error *err) {
  eng_status status = find_reach(set, rule, err);
  size_t told = 0;
  set->trace.last = UINT32_MAX;
  for (size_t i = 0; i < candidates.count && status == ENG_OK; i++) {
    if (!eng__traces_hit(set, rule, &candidates.at[i])) continue;
    status = add_candidate(set, rule, &candidates.at[i], err);
    if (++told == MOST_CANDIDATES) set->trace.last = candidates.at[i].start;
  }
  missing m = {set, rule, NULL};
  if (status == ENG_OK && told >= MOST_CANDIDATES) status = add_rest(set, rule, err);
  if (status == ENG_OK && !told)
    status = eng__explain(set->index, rule->find, set->trace.stretch, add_miss, &m, err);
  return status;
}

/* ---- Conditions ---- */

static void add_scope(eng__buffer *out, const eng__condition *condition) {
  static const char *const scopes[] = {[ENG__WITHIN_SENTENCE] = "in the sentence",
                                       [ENG__WITHIN_OVERLAP] = "on the hit",
                                       [ENG__WITHIN_PARAGRAPH] = "in the paragraph",
                                       [ENG__WITHIN_DOCUMENT] = "in the document"};
  static const char *const sides[] = {
      [ENG__SIDE_ANY] = "", [ENG__SIDE_BEFORE] = " before it", [ENG__SIDE_AFTER] = " behind it"};
  if (condition->within == ENG__WITHIN_WORDS)
    eng__buffer_printf(out, "within %u words", (unsigned)condition->words);
  else eng__buffer_add_string(out, scopes[condition->within]);
  eng__buffer_add_string(out, sides[condition->side]);
  if (condition->barrier != ENG__NO_PATTERN) eng__buffer_add_string(out, " up to a barrier");
}

/* Where the nearest one is that the condition does not reach. */
static eng_status find_farther(eng__ruleset *set, const eng__condition *condition,
                               const eng__hit *hit, eng__buffer *detail, eng_span *text,
                               eng_error *err) {
  eng__condition anywhere = {
      .pattern = condition->pattern, .within = ENG__WITHIN_DOCUMENT, .barrier = ENG__NO_PATTERN};
  const eng__hit *found;
  eng_status status = eng__condition_find(set->index, &anywhere, hit, &found, err);
  if (status != ENG_OK) return status;
  if (found) *text = eng__hit_text(found);
  eng__buffer_add_string(detail, found ? "; the nearest is out of its reach"
                                       : "; there is none in the document");
  return ENG_OK;
}

/* One that stands on the hit itself, which no condition but within = "overlap" counts. */
static eng_status find_on_hit(eng__ruleset *set, const eng__condition *condition,
                              const eng__hit *hit, const eng__hit **found, eng_error *err) {
  eng__condition on_hit = {
      .pattern = condition->pattern, .within = ENG__WITHIN_OVERLAP, .barrier = ENG__NO_PATTERN};
  *found = NULL;
  if (condition->within == ENG__WITHIN_OVERLAP) return ENG_OK;
  return eng__condition_find(set->index, &on_hit, hit, found, err);
}

/* Why the condition found nothing. */
static eng_status describe_none(eng__ruleset *set, const eng__condition *condition, bool unless,
                                const eng__hit *hit, eng__buffer *detail, eng_span *text,
                                eng_error *err) {
  const eng__hit *on_hit;
  eng_status status = find_on_hit(set, condition, hit, &on_hit, err);
  if (status != ENG_OK) return status;
  if (on_hit) {
    *text = eng__hit_text(on_hit);
    eng__describe_entry(detail, set->patterns, on_hit);
    eng__buffer_add_string(detail, " is on the hit itself, which only within = \"overlap\" counts, "
                                   "and nowhere else ");
  } else {
    eng__describe_pattern(detail, set->patterns, condition->pattern);
    eng__buffer_add_string(detail, " is not ");
  }
  add_scope(detail, condition);
  return unless || on_hit ? ENG_OK : find_farther(set, condition, hit, detail, text, err);
}

eng_status eng__trace_condition(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                                const eng__condition *condition, bool unless, const eng__hit *found,
                                eng_error *err) {
  eng__buffer detail = {0};
  eng_status status = ENG_OK;
  if (!eng__traces_hit(set, rule, hit)) return ENG_OK;
  bool holds = (found != NULL) != unless;
  eng__trace_step step = step_of(rule, hit, unless ? "unless" : "with", holds);
  step.text = found ? eng__hit_text(found) : (eng_span){hit->start, hit->start};
  if (found) {
    eng__describe_entry(&detail, set->patterns, found);
    eng__buffer_add_string(&detail, " is ");
    add_scope(&detail, condition);
  } else {
    status = describe_none(set, condition, unless, hit, &detail, &step.text, err);
  }
  if (status == ENG_OK) return add_step(set, step, &detail, err);
  eng__buffer_free(&detail);
  return status;
}

/* ---- Keep ---- */

static bool same_hit(const eng__hit *a, const eng__hit *b) {
  return a->start == b->start && a->end == b->end && a->pattern == b->pattern &&
         a->entry == b->entry;
}

/* The hit that took the place: the one of those kept that overlaps. */
static const eng__hit *winner(const eng__run *run, const eng__hit *lost) {
  for (size_t i = 0; i < run->hits.count; i++)
    if (run->hits.at[i].start < lost->end && run->hits.at[i].end > lost->start)
      return &run->hits.at[i];
  return NULL;
}

static eng_status add_lost(eng__ruleset *set, const eng__rule *rule, const eng__hit *lost,
                           eng_error *err) {
  eng__buffer detail = {0};
  const eng__hit *by = winner(&set->run, lost);
  eng__trace_step step = step_of(rule, lost, "keep", 0);
  if (by) step.text = eng__hit_text(by);
  const char *why = !by                       ? "another hit"
                    : by->start < lost->start ? "a hit that begins earlier"
                    : by->end > lost->end     ? "a longer hit"
                                              : "the entry that was written first";
  eng__buffer_printf(&detail, "the place goes to %s", why);
  if (by) {
    eng__buffer_add_string(&detail, ": ");
    eng__describe_entry(&detail, set->patterns, by);
  }
  return add_step(set, step, &detail, err);
}

eng_status eng__trace_lost(eng__ruleset *set, const eng__rule *rule, const eng__hit *hits,
                           size_t count, eng_error *err) {
  eng_status status = ENG_OK;
  size_t kept = 0; /* those that stay are in the same order */
  for (size_t i = 0; i < count && status == ENG_OK; i++) {
    if (kept < set->run.hits.count && same_hit(&hits[i], &set->run.hits.at[kept])) kept++;
    else if (eng__traces_hit(set, rule, &hits[i])) status = add_lost(set, rule, &hits[i], err);
  }
  return status;
}

/* ---- Rule code ---- */

size_t eng__trace_call(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit) {
  (void)rule;
  set->trace.hit = *hit;
  set->trace.calling = true;
  set->run.rule_said = false; /* so that an error is told for this hit too */
  return set->run.problems.count;
}

eng_status eng__trace_called(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                             const char *element, bool good, size_t call, eng_error *err) {
  eng__buffer detail = {0};
  bool note = element[0] == 'n';
  set->trace.calling = false;
  if (set->run.problems.count > call) {
    eng__buffer_add_string(&detail, "raised: ");
    eng__buffer_add_slice(&detail, set->run.problems.at[call].message);
  } else {
    eng__buffer_add_string(&detail, note   ? (good ? "gave a note" : "gave none")
                                    : good ? "gave true"
                                           : "gave false or nil");
  }
  return add_step(set, step_of(rule, hit, element, note ? -1 : good), &detail, err);
}

void eng__trace_asked(eng__ruleset *set, const char *question, eng__pattern pattern,
                      const eng__hit *found, int64_t count) {
  eng__buffer detail = {0};
  if (!set->trace.calling) return;
  eng__trace_step step = step_of(set->run.rule, &set->trace.hit, "asked", -1);
  const eng__pattern_info *info = &set->infos.at[pattern];
  step.text = found ? eng__hit_text(found) : (eng_span){step.hit.start, step.hit.start};
  eng__buffer_printf(&detail, "%s: ", question);
  eng__describe_pattern(&detail, set->patterns, pattern);
  if (info->line) eng__buffer_printf(&detail, " (line %u)", (unsigned)info->line);
  if (count >= 0) eng__buffer_printf(&detail, " → %lld", (long long)count);
  else eng__buffer_add_string(&detail, found ? " → found" : " → not found");
  (void)add_step(set, step, &detail, NULL); /* inside Lua: a lost step is no error */
}

eng_status eng__trace_end(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                          const char *element, bool good, eng_span text, const char *detail,
                          eng_error *err) {
  eng__buffer words = {0};
  eng__trace_step step = step_of(rule, hit, element, good);
  if (good) step.text = text;
  eng__buffer_add_string(&words, detail);
  return add_step(set, step, &words, err);
}
