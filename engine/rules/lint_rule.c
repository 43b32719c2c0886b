/* Rules: what their tables say of themselves, and beside each other; and the order in which lint
 * looks at a set that loaded. */
#include "rules/lint.h"

#include "text/document.h"

void eng__lint_not_yet(eng__ruleset *set, eng__where where, const char *rule, const char *field) {
  eng__lint_say(set, ENG__LINT_NOT_YET_HONOURED, where,
                "rule '%s': '%s' is checked, but this version of the engine does not filter by it",
                rule, field);
}

/* ---- One rule ---- */

static bool ends_sentence(const char *doc) {
  static const char *const ends[] = {".", "!", "?", "؟", "…", ".)", ".”", ".\"", "۔", "»"};
  size_t len = strlen(doc);
  while (len && doc[len - 1] == ' ') len--;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t end = strlen(ends[i]);
    if (len > end && memcmp(doc + len - end, ends[i], end) == 0) return true;
  }
  return false;
}

static void lint_technique(eng__ruleset *set, const eng__rule *rule) {
  const char *near, *said = rule->info.technique;
  if (!said) return;
  eng__taxonomy found = eng__technique_check(said, &near);
  if (found == ENG__TAXONOMY_GOOD) return;
  const char *what = found == ENG__TAXONOMY_NONE ? "there is no taxonomy" : "there is no technique";
  eng__lint_say(set, ENG__LINT_TECHNIQUE_UNKNOWN, eng__rule_where(rule),
                near ? "rule '%s': %s '%s' (did you mean '%s'?)" : "rule '%s': %s '%s'",
                rule->info.name, what, said, near ? near : "");
}

static bool has_rule(const eng__ruleset *set, const eng__rule *asker, const char *name) {
  for (size_t i = 0; i < set->rules.count; i++) {
    const eng__rule *rule = set->rules.at[i];
    if (rule == asker) continue;
    if (strcmp(rule->info.name, name) == 0 || strcmp(rule->bare, name) == 0) return true;
  }
  return false;
}

static void lint_replaced(eng__ruleset *set, const eng__rule *rule) {
  const eng__rule_info *info = &rule->info;
  if (!info->replaced_by) return;
  if (!has_rule(set, rule, info->replaced_by))
    eng__lint_say(set, ENG__LINT_REPLACED_UNKNOWN, eng__rule_where(rule),
                  "rule '%s': there is no rule '%s' to replace it", info->name, info->replaced_by);
  if (!info->status || strcmp(info->status, "deprecated") != 0)
    eng__lint_say(set, ENG__LINT_REPLACED_CURRENT, eng__rule_where(rule),
                  "rule '%s' is replaced, but its status is not deprecated", info->name);
}

static void lint_langs(eng__ruleset *set, const eng__rule *rule) {
  for (size_t i = 0; i < rule->lang_count; i++) {
    if (eng__language_is_known(rule->langs[i])) continue;
    eng__lint_say(set, ENG__LINT_LANG_UNKNOWN, eng__rule_where(rule),
                  "rule '%s': no document is '%.*s'", rule->info.name, (int)rule->langs[i].len,
                  rule->langs[i].at);
  }
}

void eng__lint_rule(eng__ruleset *set, const eng__rule *rule) {
  const eng__rule_info *info = &rule->info;
  if (info->doc && !ends_sentence(info->doc))
    eng__lint_say(set, ENG__LINT_DOC_SENTENCE, eng__rule_where(rule),
                  "rule '%s': 'doc' is no sentence with its full stop", info->name);
  bool finds = rule->find != ENG__NO_PATTERN;
  if (finds && rule->keep_all && set->infos.at[rule->find].form == ENG__FORM_REGEX)
    eng__lint_say(set, ENG__LINT_KEEP_NEEDLESS, eng__rule_where(rule),
                  "rule '%s': 'keep' changes nothing for an expression", info->name);
  if (finds) eng__lint_find(set, rule->find);
  lint_technique(set, rule);
  lint_replaced(set, rule);
  lint_langs(set, rule);
}

/* ---- Rules together ---- */

typedef struct named {
  eng__slice key; /* the name without dots and underscores */
  const eng__rule *rule;
} named;

static int by_key(const void *a, const void *b) {
  const named *x = a, *y = b;
  int order = eng__slice_compare(x->key, y->key);
  return order ? order : (x->rule->index > y->rule->index) - (x->rule->index < y->rule->index);
}

static eng__slice name_key(eng__ruleset *set, const char *name) {
  eng__slice key = eng__arena_copy(&set->arena, eng__slice_of(name));
  char *out = (char *)(uintptr_t)key.at;
  size_t len = 0;
  for (size_t i = 0; key.at && i < key.len; i++)
    if (out[i] != '.' && out[i] != '_') out[len++] = out[i];
  return (eng__slice){out, len};
}

static void lint_names(eng__ruleset *set) {
  named *all = eng__arena_array(&set->arena, set->rules.count + 1, sizeof *all);
  if (!all) return;
  for (size_t i = 0; i < set->rules.count; i++)
    all[i] = (named){name_key(set, set->rules.at[i]->info.name), set->rules.at[i]};
  qsort(all, set->rules.count, sizeof *all, by_key);
  for (size_t i = 1; i < set->rules.count; i++) {
    if (!eng__slice_equal(all[i].key, all[i - 1].key)) continue;
    eng__lint_say(set, ENG__LINT_NAME_ALIKE, eng__rule_where(all[i].rule),
                  "rule '%s' is nearly called '%s'", all[i].rule->info.name,
                  all[i - 1].rule->info.name);
  }
}

static const char *technique_of(const eng__rule *rule) {
  return rule->info.technique;
}
static const char *level_of(const eng__rule *rule) {
  return rule->info.level;
}
static const char *status_of(const eng__rule *rule) {
  return rule->info.status;
}

enum { FEWEST_OTHERS = 2 }; /* rules that make a custom */

/* Rules of one file stand together in the order of loading, but for those it includes. */
static void lint_uneven(eng__ruleset *set, const eng__source *source) {
  static const struct {
    const char *name;
    const char *(*of)(const eng__rule *rule);
  } fields[] = {{"technique", technique_of}, {"level", level_of}, {"status", status_of}};
  for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
    const eng__rule *without = NULL;
    size_t with = 0, missing = 0;
    for (size_t i = 0; i < set->rules.count; i++) {
      const eng__rule *rule = set->rules.at[i];
      if (rule->source != source) continue;
      if (fields[f].of(rule)) with++;
      else without = rule, missing++;
    }
    if (missing != 1 || with < FEWEST_OTHERS) continue;
    eng__lint_say(set, ENG__LINT_FIELD_UNEVEN, eng__rule_where(without),
                  "rule '%s' alone has no '%s' in this file", without->info.name, fields[f].name);
  }
}

void eng__lint_rules_together(eng__ruleset *set) {
  lint_names(set);
  for (size_t i = 0; i < set->sources.count && i < 200; i++) lint_uneven(set, set->sources.at[i]);
}

/* ---- The whole set ---- */

static eng_status mark_used(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng_error *err) {
  (void)rule;
  (void)err;
  eng__pattern_mark_used(set, id);
  return ENG_OK;
}

static eng_status mark_all_used(eng__ruleset *set, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < set->rules.count; i++)
    status = eng__walk_rule(set, set->rules.at[i], mark_used, err);
  set->visits++;
  return status == ENG_OK ? eng__walk_functions(set, NULL, mark_used, err) : status;
}

/* Protected: the words of the language, kept as C strings. */
static int gather_words(lua_State *L) {
  eng__ruleset *set = eng__set_of(L);
  eng__sandbox_push_environment(L);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    lua_pushvalue(L, -2);
    const char *name = eng__keep_string(L, -1);
    lua_pop(L, 1);
    if (!eng__vec_push(&set->lint->words_known, name)) eng__need(L, NULL);
  }
  if (!eng__vec_push(&set->lint->words_known, NULL)) eng__need(L, NULL);
  return 0;
}

static void lint_each(eng__ruleset *set) {
  for (size_t i = 0; i < set->sources.count; i++) eng__lint_source(set, set->sources.at[i]);
  for (size_t i = 0; i < set->rules.count; i++) {
    eng__lint_examples(set, set->rules.at[i]);
    eng__lint_rule(set, set->rules.at[i]);
    eng__lint_conditions(set, set->rules.at[i]);
  }
  eng__lint_rules_together(set);
  eng__lint_lists(set);
  eng__lint_patterns(set);
}

eng_status eng__lint_rules(eng__ruleset *set, eng_error *err) {
  eng_status status = mark_all_used(set, err);
  if (status == ENG_OK) {
    lua_pushcfunction(set->L, gather_words);
    status = eng__sandbox_call(set->sandbox, 0, 0, err);
  }
  if (status != ENG_OK) return status;
  lint_each(set);
  return set->lint->full ? eng__fail_nomem(err) : ENG_OK;
}
