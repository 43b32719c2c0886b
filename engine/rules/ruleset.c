/* A set of rules from the outside: opened, loaded file by file, compiled, asked.
 *
 * The words of the rule language are put into the sandbox's environment once, when the set is
 * opened; each finds its set through the registry. Applying is in apply.c. */
#include "rules/applying.h"
#include "rules/coverage.h"
#include "rules/names.h"

static const char set_key;

eng__ruleset *eng__set_of(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &set_key);
  eng__ruleset *set = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return set;
}

/* Runs inside a protected call: the set is its argument. */
static int open_language(lua_State *L) {
  static void (*const parts[])(lua_State *) = {
      eng__open_patterns,  eng__open_words,     eng__open_names,   eng__open_kinds,
      eng__open_sequences, eng__open_lists,     eng__open_include, eng__open_rule,
      eng__open_days,      eng__open_later,     eng__open_spans,   eng__open_documents,
      eng__open_iterators, eng__open_aggregate,
  };
  lua_rawsetp(L, LUA_REGISTRYINDEX, &set_key);
  eng__sandbox_push_environment(L);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) parts[i](L);
  return 0;
}

static void log_line(void *context, const char *rule, eng__slice line) {
  eng__ruleset *set = context;
  if (set->options.log) set->options.log(set->options.log_context, rule, line);
}

static eng_status open_parts(eng__ruleset *set, eng_error *err) {
  eng__sandbox_limits limits = {.memory = set->options.memory};
  eng_status status = eng__patterns_open(&set->patterns, err);
  if (status == ENG_OK) status = eng__sandbox_open(&set->sandbox, &limits, log_line, set, err);
  if (status != ENG_OK) return status;
  if (set->options.match.no_jit) eng__patterns_no_jit(set->patterns);
  set->L = eng__sandbox_state(set->sandbox);
  if (!set->options.match.stop) set->options.match.stop = eng__sandbox_stop_flag(set->sandbox);
  eng__sandbox_begin(set->sandbox, 0);
  lua_pushcfunction(set->L, open_language);
  lua_pushlightuserdata(set->L, set);
  return eng__sandbox_call(set->sandbox, 1, 0, err);
}

eng_status eng__ruleset_open(eng__ruleset **out, const eng__ruleset_options *options,
                             eng_error *err) {
  eng__ruleset *set = calloc(1, sizeof *set);
  if (!set) return eng__fail_nomem(err);
  set->options = *options;
  set->running = -1;
  eng_status status = open_parts(set, err);
  if (status == ENG_OK && set->options.lint && !eng__lint_open(set)) status = eng__fail_nomem(err);
  if (status != ENG_OK) {
    eng__ruleset_close(set);
    return status;
  }
  *out = set;
  return ENG_OK;
}

static void close_infos(eng__ruleset *set) {
  for (size_t i = 0; i < set->infos.count; i++) eng__vec_free(&set->infos.at[i].finders);
  for (size_t i = 0; i < set->rules.count; i++) {
    eng__vec_free(&set->rules.at[i]->looks_at);
    eng__vec_free(&set->rules.at[i]->feeds);
  }
  eng__vec_free(&set->infos);
  eng__vec_free(&set->rules);
}

/* What only loading needs. */
static void free_load_parts(eng__ruleset *set) {
  eng__vec_free(&set->phrases);
  eng__vec_free(&set->named);
  eng__vec_free(&set->apart);
  eng__vec_free(&set->places);
  eng__vec_free(&set->rule_places);
}

void eng__ruleset_close(eng__ruleset *set) {
  if (!set) return;
  eng__sandbox_close(set->sandbox);
  eng__index_close(set->index);
  eng__patterns_close(set->patterns);
  close_infos(set);
  eng__vec_free(&set->sources);
  eng__vec_free(&set->lists);
  eng__lint_free(set);
  free_load_parts(set);
  eng__vec_free(&set->order);
  eng__vec_free(&set->always);
  eng__vec_free(&set->focus);
  eng__vec_free(&set->keys);
  eng__buffer_free(&set->scratch);
  eng__coverage_close(set);
  eng__run_free(&set->run);
  eng__vec_free(&set->trace.steps);
  eng__arena_free(&set->arena);
  free(set);
}

static void check_tables_given(eng__ruleset *set, size_t first) {
  for (size_t i = first; i < set->rules.count; i++) {
    const eng__rule *rule = set->rules.at[i];
    if (rule->complete) continue;
    bool aggregate = rule->aggregate != NULL;
    const char *word = aggregate ? "aggregate" : "rule";
    eng__report_error(set, (eng__where){rule->source, rule->info.line},
                      "%s '%s' has no table: write %s \"%s\" { doc = …, %s = … }", word,
                      rule->info.name, word, rule->bare, aggregate ? "of" : "find");
  }
}

/* Runs a file's chunk; what it returns is kept, in case another file includes it. */
static eng_status run_source(eng__ruleset *set, eng__source *source, eng_error *err) {
  lua_State *L = set->L;
  eng__sandbox_begin(set->sandbox, 0);
  eng_status status = eng__sandbox_load(set->sandbox, source->name, source->text, err);
  if (status != ENG_OK) return status;
  source->loading = true;
  status = eng__sandbox_call(set->sandbox, 0, 1, err);
  source->loading = false;
  if (status != ENG_OK) return status;
  lua_pushcfunction(L, eng__keep_value);
  lua_insert(L, -2);
  lua_pushlightuserdata(L, source);
  return eng__sandbox_call(set->sandbox, 2, 0, err);
}

eng_status eng__ruleset_load(eng__ruleset *set, const char *root, const char *path,
                             const char *pack, eng_error *err) {
  if (set->compiled) return eng__fail(err, ENG_RULE, "%s: the rules are compiled already", path);
  if (eng__source_find(set, root, path)) return ENG_OK; /* another file included it */
  eng_error failure;
  size_t first = set->rules.count;
  eng__source *source;
  set->failed = false;
  set->loading = true;
  eng_status status = eng__source_add(set, root, path, pack, &source, &failure);
  if (status == ENG_OK) status = run_source(set, source, &failure);
  if (status != ENG_OK) {
    eng__restore_place(set, &failure);
    eng__report_failure(set, &failure);
  } else {
    check_tables_given(set, first);
  }
  set->loading = false;
  if (!set->failed) return ENG_OK;
  eng__lint_finish(set);
  if (err) *err = set->first_error;
  return set->first_error.status;
}

eng_status eng__ruleset_compile(eng__ruleset *set, eng_error *err) {
  eng_error failure;
  set->failed = false;
  eng__sandbox_begin(set->sandbox, 0);
  eng_status status = eng__patterns_compile(set->patterns, &failure);
  if (status == ENG_OK) status = eng__order_rules(set, &failure);
  if (status == ENG_OK)
    status = eng__index_open(&set->index, set->patterns, &set->options.match, &failure);
  if (status == ENG_OK && !set->failed && set->lint) status = eng__lint_rules(set, &failure);
  if (status == ENG_OK) status = eng__sandbox_freeze(set->sandbox, &failure);
  if (status != ENG_OK && !set->failed) eng__report_failure(set, &failure);
  free_load_parts(set);
  set->compiled = !set->failed;
  eng__lint_finish(set);
  if (!set->failed) return ENG_OK;
  if (err) *err = set->first_error;
  return set->first_error.status;
}

size_t eng__ruleset_count(const eng__ruleset *set) {
  return set->rules.count;
}

const eng__rule_info *eng__ruleset_rule(const eng__ruleset *set, size_t index) {
  return &set->rules.at[index]->info;
}

void eng__ruleset_stop(eng__ruleset *set) {
  eng__sandbox_stop(set->sandbox);
}

int64_t eng__ruleset_running(const eng__ruleset *set) {
  return set->running;
}

const eng__rule_stats *eng__ruleset_stats(const eng__ruleset *set, size_t rule) {
  return &set->rules.at[rule]->stats;
}
