/* `report` of an aggregate: the members of one group in, one row or nothing out. No document is
 * open then, and what the call leaves behind is put back as after a document, so that a row depends
 * on its group alone. */
#include "rules/applying.h"

#include "base/hash.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

typedef struct call {
  const eng__rule *rule;
  const eng__use *uses;
  size_t count;
  bool none;
  char wrong[ENG_ERROR_MESSAGE];
} call;

/* { doc, id } with what `value` gave: the fields of a table, anything else as `value`. */
static void push_use(lua_State *L, const eng__use *use) {
  char id[17];
  snprintf(id, sizeof id, "%016" PRIx64, use->fingerprint);
  eng__push_note(L, use->json);
  bool table = use->json.len && use->json.at[0] == '{';
  if (!table) {
    lua_createtable(L, 0, 3);
    lua_insert(L, -2);
    lua_setfield(L, -2, "value");
  }
  lua_pushlstring(L, use->doc.at ? use->doc.at : "", use->doc.len);
  lua_setfield(L, -2, "doc");
  lua_pushstring(L, id);
  lua_setfield(L, -2, "id");
}

static int do_report(lua_State *L) {
  call *c = lua_touserdata(L, 1);
  int most = c->count < INT32_MAX ? (int)c->count : 0;
  luaL_checkstack(L, 20, NULL);
  lua_rawgeti(L, LUA_REGISTRYINDEX, c->rule->aggregate->report);
  lua_createtable(L, most, 0);
  for (size_t i = 0; i < c->count; i++) {
    eng__sandbox_step(L, 1);
    push_use(L, &c->uses[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_call(L, 1, 1);
  c->none = !lua_toboolean(L, -1);
  if (c->none) return 0;
  const char *wrong = NULL;
  eng__buffer *out = &eng__set_of(L)->scratch;
  if (lua_type(L, -1) == LUA_TTABLE) wrong = eng__write_plain(L, -1, "row");
  if (wrong) snprintf(c->wrong, sizeof c->wrong, "%s", wrong);
  else if (lua_type(L, -1) != LUA_TTABLE || out->at[0] != '{')
    snprintf(c->wrong, sizeof c->wrong, "'report' must give a table of names or nil, not %s",
             lua_type(L, -1) == LUA_TTABLE ? "a list" : eng__value_noun(L, -1));
  return 0;
}

/* What the failure is called in results; NULL when memory of the engine is out. */
static const char *kind_of(const eng__ruleset *set) {
  switch (eng__sandbox_spent(set->sandbox)) {
  case ENG__SPENT_MEMORY:
    return eng__sandbox_starved(set->sandbox) ? NULL : "memory";
  case ENG__SPENT_TIME:
  case ENG__SPENT_STEPS:
    return "timeout";
  case ENG__SPENT_NOTHING:
    break;
  }
  return "rule_error";
}

static void set_problem(eng__reported *reported, const char *kind, const char *format, ...)
    ENG__PRINTF(3, 4);
static void set_problem(eng__reported *reported, const char *kind, const char *format, ...) {
  va_list arguments;
  reported->kind = kind;
  va_start(arguments, format);
  vsnprintf(reported->problem, sizeof reported->problem, format, arguments);
  va_end(arguments);
}

static eng_status keep_row(eng__ruleset *set, const call *c, eng__reported *reported,
                           eng_error *err) {
  const eng__rule *rule = c->rule;
  if (c->none) return ENG_OK;
  if (c->wrong[0]) {
    set_problem(reported, "rule_error", "%s:%u: %.*s", rule->info.file,
                (unsigned)rule->aggregate->report_line, ENG_ERROR_MESSAGE - 128, c->wrong);
    return ENG_OK;
  }
  if (set->scratch.failed) return eng__fail_nomem(err);
  reported->data = eng__arena_copy(&set->run.arena, eng__buffer_slice(&set->scratch));
  return reported->data.at ? ENG_OK : eng__fail_nomem(err);
}

eng_status eng__ruleset_report(eng__ruleset *set, uint32_t index, eng__slice key,
                               const eng__use *uses, size_t count, eng__reported *reported,
                               eng_error *err) {
  const eng__rule *rule = set->rules.at[index];
  call c = {.rule = rule, .uses = uses, .count = count};
  eng_error failure;
  *reported = (eng__reported){0};
  eng__arena_reset(&set->run.arena);
  set->run.annotations.count = set->run.values.count = 0;
  set->running = (int64_t)index;
  eng__buffer_clear(&set->scratch);
  eng__sandbox_begin(set->sandbox, eng__hash_bytes(key.at, key.len));
  eng__sandbox_set_rule(set->sandbox, rule->info.name);
  if (!lua_checkstack(set->L, 4)) return eng__fail_nomem(err);
  lua_pushcfunction(set->L, do_report);
  lua_pushlightuserdata(set->L, &c);
  eng_status status = eng__sandbox_call(set->sandbox, 1, 0, &failure);
  const char *kind = status == ENG_OK ? "" : kind_of(set);
  if (status == ENG_OK) status = keep_row(set, &c, reported, err);
  else if (!kind) status = eng__fail_nomem(err);
  else {
    set_problem(reported, kind, "%s", failure.message);
    status = ENG_OK;
  }
  eng__sandbox_restore(set->sandbox);
  return status;
}
