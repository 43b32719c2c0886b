/* The order in which rules run: each after those whose annotations it looks at, otherwise as they
 * were loaded. And the other way round, who looks for which pattern, so that a document's hits lead
 * to the few rules that care about them. */
#include "rules/loading.h"

/* ---- What a rule looks at ---- */

static eng_status note_looked_at(eng__ruleset *set, eng__rule *rule, eng__pattern id,
                                 eng_error *err) {
  const eng__pattern_info *info = &set->infos.at[id];
  if (info->form != ENG__FORM_TAGGED) return ENG_OK;
  eng__check_glob_of(set, rule, info);
  return eng__vec_push(&rule->looks_at, id) ? ENG_OK : eng__fail_nomem(err);
}

static eng_status walk_conditions(eng__ruleset *set, eng__rule *rule,
                                  const eng__condition *conditions, size_t count, eng__visit *visit,
                                  eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < count; i++) {
    status = eng__walk_pattern(set, rule, conditions[i].pattern, visit, err);
    if (status == ENG_OK) status = eng__walk_pattern(set, rule, conditions[i].barrier, visit, err);
  }
  return status;
}

eng_status eng__walk_rule(eng__ruleset *set, eng__rule *rule, eng__visit *visit, eng_error *err) {
  set->visits++;
  eng_status status = eng__walk_pattern(set, rule, rule->find, visit, err);
  if (status == ENG_OK)
    status = walk_conditions(set, rule, rule->with, rule->with_count, visit, err);
  if (status == ENG_OK)
    status = walk_conditions(set, rule, rule->unless, rule->unless_count, visit, err);
  return status == ENG_OK ? eng__walk_functions(set, rule, visit, err) : status;
}

static bool has_tagged(const eng__ruleset *set) {
  for (size_t i = 0; i < set->infos.count; i++) {
    if (set->infos.at[i].form == ENG__FORM_TAGGED) return true;
  }
  return false;
}

/* ---- The order ---- */

enum { UNSEEN, OPEN, DONE };

/* One rule on the path that is being followed, and which of its sources comes next. */
typedef struct step {
  eng__rule *rule;
  size_t pattern, source;
} step;

typedef struct ordering {
  eng__ruleset *set;
  uint8_t *state; /* by rule */
  step *path;     /* room for all rules */
  size_t depth;
} ordering;

/* The next rule that the top of the path has to wait for, or NULL. */
static eng__rule *next_source(ordering *o) {
  step *top = &o->path[o->depth - 1];
  for (; top->pattern < top->rule->looks_at.count; top->pattern++, top->source = 0) {
    const eng__pattern_info *info = &o->set->infos.at[top->rule->looks_at.at[top->pattern]];
    bool glob = strchr(info->tagged, '*') != NULL;
    while (top->source < info->source_count) {
      eng__rule *source = o->set->rules.at[info->sources[top->source++]];
      if (glob && source == top->rule) continue;
      if (o->state[source->index] != DONE) return source;
    }
  }
  return NULL;
}

static void report_cycle(const ordering *o, const eng__rule *again) {
  char path[ENG_ERROR_MESSAGE];
  size_t len = 0, first = 0;
  while (o->path[first].rule != again) first++;
  for (size_t i = first; i < o->depth && len < sizeof path; i++)
    len += (size_t)snprintf(path + len, sizeof path - len, "%s → ", o->path[i].rule->info.name);
  const eng__rule *rule = o->path[first].rule;
  eng__report_error(o->set, (eng__where){rule->source, rule->info.line},
                    "rules look at each other by 'tagged': %s%s", path, again->info.name);
}

/* Puts the rule and all it waits for into the order; false at a cycle. */
static bool place_rule(ordering *o, eng__rule *rule) {
  o->depth = 0;
  o->state[rule->index] = OPEN;
  o->path[o->depth++] = (step){rule, 0, 0};
  while (o->depth > 0) {
    eng__rule *source = next_source(o);
    if (!source) {
      eng__rule *done = o->path[--o->depth].rule;
      o->state[done->index] = DONE;
      done->position = (uint32_t)o->set->order.count;
      o->set->order.at[o->set->order.count++] = done;
    } else if (o->state[source->index] == OPEN) {
      report_cycle(o, source);
      return false;
    } else {
      o->state[source->index] = OPEN;
      o->path[o->depth++] = (step){source, 0, 0};
    }
  }
  return true;
}

static eng_status place_rules(eng__ruleset *set, eng_error *err) {
  size_t count = set->rules.count;
  ordering o = {.set = set,
                .state = eng__arena_array(&set->arena, count + 1, sizeof *o.state),
                .path = eng__arena_array(&set->arena, count + 1, sizeof *o.path)};
  set->order.count = 0;
  if (!o.state || !o.path || !eng__vec_reserve(&set->order, count + 1)) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) {
    if (o.state[i] == UNSEEN && !place_rule(&o, set->rules.at[i])) return ENG_OK;
  }
  return ENG_OK;
}

/* ---- A rule on its own ---- */

static bool is_focused(const eng__ruleset *set, const eng__rule *rule) {
  return set->focus.at[rule->position / 64] >> (rule->position % 64) & 1;
}

static void focus(eng__ruleset *set, const eng__rule *rule) {
  set->focus.at[rule->position / 64] |= UINT64_C(1) << (rule->position % 64);
}

static void focus_sources(eng__ruleset *set, const eng__rule *rule) {
  for (size_t i = 0; i < rule->looks_at.count; i++) {
    const eng__pattern_info *info = &set->infos.at[rule->looks_at.at[i]];
    for (size_t k = 0; k < info->source_count; k++) focus(set, set->rules.at[info->sources[k]]);
  }
}

/* What a rule looks at stands before it in the order, so one pass from the rule down finds all. */
void eng__ruleset_focus(eng__ruleset *set, int64_t rule) {
  memset(set->focus.at, rule < 0 ? 0xFF : 0, set->focus.count * sizeof *set->focus.at);
  if (rule < 0) return;
  size_t position = set->rules.at[rule]->position;
  focus(set, set->rules.at[rule]);
  for (size_t i = position + 1; i-- > 0;)
    if (is_focused(set, set->order.at[i])) focus_sources(set, set->order.at[i]);
}

/* ---- Who looks for what ---- */

/* The rule is looked at when a hit of the pattern was found: of an `either` a hit of any part, of a
 * sequence one of the part that leads to it. Both are nested to a bounded depth. */
static eng_status note_finder(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng_error *err) {
  eng__pattern_info *info = &set->infos.at[id];
  eng_status status = ENG_OK;
  if (info->visit == set->visits) return ENG_OK;
  info->visit = set->visits;
  if (info->form == ENG__FORM_EITHER) {
    for (size_t i = 0; status == ENG_OK && i < info->part_count; i++)
      status = note_finder(set, rule, info->parts[i], err);
    return status;
  }
  if (info->form == ENG__FORM_SEQ && info->announced)
    return note_finder(set, rule, info->leader, err);
  if (info->announced)
    return eng__vec_push(&info->finders, rule->index) ? ENG_OK : eng__fail_nomem(err);
  /* Nothing says in advance whether such a pattern has hits. */
  set->always.at[rule->position / 64] |= UINT64_C(1) << (rule->position % 64);
  return ENG_OK;
}

static eng_status note_finders(eng__ruleset *set, eng_error *err) {
  size_t words = set->rules.count / 64 + 1;
  eng_status status = ENG_OK;
  if (!eng__vec_reserve(&set->always, words) || !eng__vec_reserve(&set->focus, words) ||
      !eng__vec_reserve(&set->run.waiting, words))
    return eng__fail_nomem(err);
  set->always.count = set->focus.count = set->run.waiting.count = words;
  memset(set->always.at, 0, words * sizeof *set->always.at);
  eng__ruleset_focus(set, -1);
  for (size_t i = 0; status == ENG_OK && i < set->rules.count; i++) {
    set->visits++;
    eng__pattern find = set->rules.at[i]->find;
    if (find != ENG__NO_PATTERN) status = note_finder(set, set->rules.at[i], find, err);
  }
  return status;
}

/* The rules whose annotations a pattern shows are told so. */
static eng_status note_feeds(eng__ruleset *set, eng_error *err) {
  for (uint32_t id = 0; id < set->infos.count; id++) {
    const eng__pattern_info *info = &set->infos.at[id];
    for (size_t i = 0; i < info->source_count; i++) {
      if (!eng__vec_push(&set->rules.at[info->sources[i]]->feeds, id)) return eng__fail_nomem(err);
    }
  }
  return ENG_OK;
}

static int by_name(const void *a, const void *b) {
  return strcmp((*(eng__rule *const *)a)->info.name, (*(eng__rule *const *)b)->info.name);
}

static eng_status rank_names(eng__ruleset *set, eng_error *err) {
  size_t count = set->rules.count;
  eng__rule **rules = eng__arena_array(&set->arena, count + 1, sizeof *rules);
  if (!rules) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) rules[i] = set->rules.at[i];
  qsort(rules, count, sizeof *rules, by_name);
  for (size_t i = 0; i < count; i++) rules[i]->rank = (uint32_t)i;
  return ENG_OK;
}

/* ---- Marks of groups ---- */

/* Does the pattern, or for `tagged` what its rules find, have the group? */
static bool has_group(const eng__ruleset *set, eng__pattern id, eng__slice name) {
  const eng__pattern_info *info = &set->infos.at[id];
  if (eng__patterns_group(set->patterns, id, name)) return true;
  for (size_t i = 0; i < info->source_count; i++) {
    eng__pattern find = set->rules.at[info->sources[i]]->find;
    if (find != ENG__NO_PATTERN && eng__patterns_group(set->patterns, find, name)) return true;
  }
  return false;
}

static void check_mark(eng__ruleset *set, const eng__rule *rule) {
  if (rule->mark != ENG__MARK_GROUP || rule->find == ENG__NO_PATTERN) return;
  if (has_group(set, rule->find, eng__slice_of(rule->mark_group))) return;
  eng__report_error(set, (eng__where){rule->source, rule->mark_line},
                    "rule '%s': 'mark' is \"sentence\", \"paragraph\" or the name of a group of "
                    "'find', and '%s' is none",
                    rule->info.name, rule->mark_group);
}

eng_status eng__order_rules(eng__ruleset *set, eng_error *err) {
  eng_status status = eng__resolve_tagged(set, err);
  bool tagged = has_tagged(set);
  for (size_t i = 0; status == ENG_OK && i < set->rules.count; i++) {
    check_mark(set, set->rules.at[i]);
    if (tagged) status = eng__walk_rule(set, set->rules.at[i], note_looked_at, err);
  }
  if (status == ENG_OK) status = place_rules(set, err);
  if (status == ENG_OK && set->order.count < set->rules.count) return ENG_OK; /* a cycle */
  if (status == ENG_OK) status = note_finders(set, err);
  if (status == ENG_OK) status = note_feeds(set, err);
  return status == ENG_OK ? rank_names(set, err) : status;
}
