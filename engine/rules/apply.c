/* All rules over one document.
 *
 * Hits lead to rules: the index says which patterns were found, each pattern knows the rules that
 * look for it, and those are the only rules looked at, in their order, by one bit each. A document
 * in which nothing was found costs no more than the scan, whatever the number of rules. */
#include "rules/applying.h"
#include "rules/coverage.h"

#include "base/hash.h"

const char *eng__run_lang(eng__ruleset *set) {
  if (!set->run.lang) set->run.lang = eng__document_lang(set->run.document);
  return set->run.lang;
}

void eng__run_free(eng__run *run) {
  eng__vec_free(&run->annotations);
  eng__vec_free(&run->problems);
  eng__vec_free(&run->values);
  eng__vec_free(&run->hits);
  eng__vec_free(&run->given);
  eng__vec_free(&run->waiting);
  eng__vec_free(&run->known_ids);
  eng__arena_free(&run->arena);
}

eng_status eng__add_problem(eng__ruleset *set, int64_t rule, int64_t offset, const char *kind,
                            eng__slice message, eng_error *err) {
  eng__apply_problem problem = {rule, offset, kind, eng__arena_copy(&set->run.arena, message)};
  if (!problem.message.at || !eng__vec_push(&set->run.problems, problem))
    return eng__fail_nomem(err);
  return ENG_OK;
}

/* The one problem of a document whose budget is spent. */
static eng_status lose(eng__ruleset *set, const char *kind, const char *message, eng_error *err) {
  eng__run *run = &set->run;
  if (run->lost) return ENG_OK;
  run->problems.count = 0;
  eng_status status = eng__add_problem(set, run->rule ? (int64_t)run->rule->index : -1, -1, kind,
                                       eng__slice_of(message), err);
  run->lost = status == ENG_OK; /* never lost without a word */
  return status;
}

/* The clock stopped a search: the rule that it was for is where it is told. */
static eng_status lose_search(eng__ruleset *set, const char *message, eng_error *err) {
  char placed[ENG_ERROR_MESSAGE];
  const eng__rule *rule = set->run.rule;
  if (!rule) return lose(set, "timeout", message, err);
  snprintf(placed, sizeof placed, "%s:%u: the search used up its time; --timeout gives it more",
           rule->info.file, (unsigned)rule->info.line);
  return lose(set, "timeout", placed, err);
}

eng_status eng__apply_failure(eng__ruleset *set, const eng_error *failure, eng_error *err) {
  if (set->run.out_of_memory) return eng__fail_nomem(err);
  switch (eng__sandbox_spent(set->sandbox)) {
  case ENG__SPENT_MEMORY:
    if (eng__sandbox_starved(set->sandbox)) return eng__fail_nomem(err);
    return lose(set, "memory", failure->message, err);
  case ENG__SPENT_TIME:
  case ENG__SPENT_STEPS:
    return lose(set, "timeout", failure->message, err);
  case ENG__SPENT_NOTHING:
    break;
  }
  if (failure->status == ENG_TIMEOUT) return lose_search(set, failure->message, err);
  if (err) *err = *failure;
  return failure->status;
}

static void begin_document(eng__ruleset *set, eng_document *document,
                           const eng__document_info *info) {
  eng__run *run = &set->run;
  eng__arena_reset(&run->arena);
  run->document = document;
  run->info = info;
  run->generation = ++run->next_generation;
  run->annotations.count = run->problems.count = run->values.count = 0;
  run->output_bytes = run->problems_seen = 0;
  run->lua_ran = run->lost = run->out_of_memory = false;
  run->lang = NULL;
  run->rule = NULL;
  set->trace.steps.count = 0;
  eng__cover_none(set);
  eng__sandbox_begin(set->sandbox, eng__hash_bytes(info->id.at, info->id.len));
}

/* One document with very many hits shall not be paid for until the end of the run. */
#ifdef ENG_HARD
enum { MOST_KEPT = 1 };
#else
enum { MOST_KEPT = 1 << 14 };
#endif

static void trim(eng__run *run) {
  if (run->hits.capacity > MOST_KEPT) eng__vec_free(&run->hits);
  if (run->given.capacity > MOST_KEPT) eng__vec_free(&run->given);
  if (run->known_ids.capacity > 2 * MOST_KEPT) eng__vec_free(&run->known_ids);
}

static void end_document(eng__ruleset *set) {
  set->run.generation = 0;
  set->run.rule = NULL;
  trim(&set->run);
  if (!set->run.lua_ran) return;
  eng__forget_document(set->L);
  eng__sandbox_restore(set->sandbox);
}

/* ---- Which rules ---- */

static void await(eng__ruleset *set, const eng__numbers *rules) {
  for (size_t i = 0; i < rules->count; i++) {
    uint32_t position = set->rules.at[rules->at[i]]->position;
    set->run.waiting.at[position / 64] |= UINT64_C(1) << (position % 64);
  }
}

static void await_first(eng__ruleset *set) {
  size_t count;
  const eng__pattern *found = eng__index_found(set->index, &count);
  memcpy(set->run.waiting.at, set->always.at, set->always.count * sizeof *set->always.at);
  for (size_t i = 0; set->trace.on && i < set->order.count; i++)
    set->run.waiting.at[i / 64] |= UINT64_C(1) << (i % 64);
  for (size_t i = 0; i < count; i++) {
    if (found[i] < set->infos.count) await(set, &set->infos.at[found[i]].finders);
  }
}

/* What the rule found may be what others look for. */
static void await_readers(eng__ruleset *set, eng__rule *rule) {
  size_t count = set->run.annotations.count - set->run.first_of_rule;
  if (count == 0) return;
  rule->found_in = set->run.generation;
  rule->found = set->run.first_of_rule;
  rule->found_count = count;
  for (size_t i = 0; i < rule->feeds.count; i++)
    await(set, &set->infos.at[rule->feeds.at[i]].finders);
}

/* The next rule that waits, from `*position` on; NULL when none does. */
static eng__rule *next_rule(eng__ruleset *set, size_t *position) {
  for (size_t word = *position / 64; word < set->run.waiting.count; word++) {
    uint64_t bits = set->run.waiting.at[word] & set->focus.at[word];
    if (word == *position / 64) bits &= ~UINT64_C(0) << (*position % 64);
    if (!bits) continue;
    *position = word * 64 + (size_t)__builtin_ctzll(bits);
    return set->order.at[(*position)++];
  }
  return NULL;
}

/* ---- Tagged ---- */

/* As the index wants them: by start, then longer first. */
static int by_place(const void *a, const void *b) {
  const eng__hit *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static eng_status collect_given(eng__ruleset *set, eng__pattern id, const eng__rule *source,
                                eng_error *err) {
  eng__run *run = &set->run;
  if (source->found_in != run->generation) return ENG_OK;
  for (size_t i = 0; i < source->found_count; i++) {
    eng__hit hit = {0};
    size_t annotation = source->found + i;
    eng__hit_from_span(run->document, run->annotations.at[annotation].text, &hit);
    hit.pattern = id;
    hit.entry = (uint32_t)annotation;
    hit.groups = hit.group_count = 0;
    if (!eng__vec_push(&run->given, hit)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

/* Hits are given anew for each rule that looks: with a glob, more rules may have run since. */
static eng_status give(eng__ruleset *set, eng__pattern id, eng_error *err) {
  const eng__pattern_info *info = &set->infos.at[id];
  eng_status status = ENG_OK;
  set->run.given.count = 0;
  for (size_t i = 0; status == ENG_OK && i < info->source_count; i++)
    status = collect_given(set, id, set->rules.at[info->sources[i]], err);
  if (status != ENG_OK || set->run.given.count == 0) return status;
  qsort(set->run.given.at, set->run.given.count, sizeof *set->run.given.at, by_place);
  return eng__index_give(set->index, id, set->run.given.at, set->run.given.count, err);
}

eng_status eng__give_tagged(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < rule->looks_at.count; i++)
    status = give(set, rule->looks_at.at[i], err);
  return status;
}

/* ---- The document ---- */

static eng_status apply_rules(eng__ruleset *set, eng_error *err) {
  eng_status status = ENG_OK;
  size_t position = 0;
  eng__rule *rule;
  await_first(set);
  while (status == ENG_OK && !set->run.lost && (rule = next_rule(set, &position))) {
    if (set->trace.on && rule->aggregate) continue; /* it says nothing of one document */
    if (!set->trace.on && rule->looks_at.count == 0 && !eng__index_may_hit(set->index, rule->find))
      continue;
    status = eng__apply_rule(set, rule, err);
    await_readers(set, rule);
  }
  return status;
}

static eng_status apply_all(eng__ruleset *set, eng_error *err) {
  eng_error failure;
  eng_status status = eng__index_scan(set->index, set->run.document, &failure);
  if (status != ENG_OK) return eng__apply_failure(set, &failure, err);
  status = apply_rules(set, err);
  if (status != ENG_OK) return status;
  if (set->run.lost) {
    set->run.annotations.count = set->run.values.count = 0;
    eng__cover_none(set);
  }
  return eng__finish_annotations(set, err);
}

eng_status eng__ruleset_apply(eng__ruleset *set, eng_document *document,
                              const eng__document_info *info, eng__applied *applied,
                              eng_error *err) {
  eng__run *run = &set->run;
  if (!set->compiled) return eng__fail(err, ENG_RULE, "the rules are not compiled");
  if (run->annotations.capacity > MOST_KEPT) eng__vec_free(&run->annotations);
  if (run->values.capacity > MOST_KEPT) eng__vec_free(&run->values);
  begin_document(set, document, info);
  eng_status status = apply_all(set, err);
  end_document(set);
  *applied = (eng__applied){
      run->annotations.at, run->annotations.count, run->problems.at, run->problems.count,
      run->values.at,      run->values.count,      run->lua_ran,     run->lost};
  return status;
}
