/* Calls of a rule's functions, one protected call each: everything that may fail in Lua, making the
 * hit's object included, happens inside it. What comes out is plain C. */
#include "rules/applying.h"

#include <stdio.h>

/* One call: which function, about what, and what it gave. */
typedef struct call {
  int function;
  const eng__hit *hit;
  bool yes;                      /* of where and mark */
  eng_span text;                 /* of mark */
  char wrong[ENG_ERROR_MESSAGE]; /* of note: what is wrong with the value, or "" */
} call;

/* Calls the function with hit and document; its value is on top. */
static call *call_function(lua_State *L) {
  call *c = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, c->function);
  eng__push_hit(L, c->hit);
  eng__push_document(L);
  lua_call(L, 2, 1);
  return c;
}

static int do_where(lua_State *L) {
  call *c = call_function(L);
  c->yes = lua_toboolean(L, -1);
  return 0;
}

static int refuse_mark(lua_State *L) {
  const eng__rule *rule = eng__set_of(L)->run.rule;
  return eng__raise(L, (eng__where){rule->source, rule->mark_line},
                    "'mark' must give a span or nil, not %s", eng__value_noun(L, -1));
}

static int do_mark(lua_State *L) {
  call *c = call_function(L);
  c->yes = !lua_isnil(L, -1);
  if (!c->yes) return 0;
  if (!eng__test_span(L, -1)) return refuse_mark(L);
  c->text = eng__hit_text(&eng__check_span(L, lua_gettop(L))->hit);
  return 0;
}

static int do_note(lua_State *L) {
  call *c = call_function(L);
  eng__buffer_clear(&eng__set_of(L)->scratch);
  if (lua_isnil(L, -1)) return 0;
  const char *wrong = eng__write_note(L, -1);
  if (wrong) snprintf(c->wrong, sizeof c->wrong, "%s", wrong);
  return 0;
}

/* Said once per rule and document, with the place of the hit it was about. */
eng_status eng__report_rule_error(eng__ruleset *set, const eng__hit *hit, eng__slice message,
                                  eng_error *err) {
  if (set->run.rule_said) return ENG_OK;
  set->run.rule_said = true;
  return eng__add_problem(set, (int64_t)set->run.rule->index, hit->start, "rule_error", message,
                          err);
}

/* Random numbers depend on document and rule, not on what ran before. */
static void prepare(eng__ruleset *set) {
  if (set->run.rule_ready) return;
  eng__sandbox_set_rule(set->sandbox, set->run.rule->info.name);
  set->run.rule_ready = set->run.lua_ran = true;
}

eng_status eng__call_protected(eng__ruleset *set, lua_CFunction function, void *argument,
                               const eng__hit *hit, bool *called, eng_error *err) {
  eng_error failure;
  prepare(set);
  lua_pushcfunction(set->L, function);
  lua_pushlightuserdata(set->L, argument);
  eng_status status = eng__sandbox_call(set->sandbox, 1, 0, &failure);
  *called = status == ENG_OK;
  if (set->run.out_of_memory) return eng__fail_nomem(err); /* also when a pcall caught it */
  if (*called) return ENG_OK;
  if (status == ENG_RULE)
    return eng__report_rule_error(set, hit, eng__slice_of(failure.message), err);
  return eng__apply_failure(set, &failure, err);
}

eng_status eng__call_where(eng__ruleset *set, const eng__hit *hit, bool *keep, eng_error *err) {
  call c = {.function = set->run.rule->where, .hit = hit};
  bool called;
  eng_status status = eng__call_protected(set, do_where, &c, hit, &called, err);
  *keep = called && c.yes;
  return status;
}

eng_status eng__call_mark(eng__ruleset *set, const eng__hit *hit, bool *marked, eng_span *text,
                          eng_error *err) {
  call c = {.function = set->run.rule->mark_call, .hit = hit};
  bool called;
  eng_status status = eng__call_protected(set, do_mark, &c, hit, &called, err);
  *marked = called && c.yes;
  *text = c.text;
  return status;
}

eng_status eng__call_note(eng__ruleset *set, const eng__hit *hit, eng__slice *note,
                          eng_error *err) {
  const eng__rule *rule = set->run.rule;
  call c = {.function = rule->note, .hit = hit};
  bool called;
  eng_status status = eng__call_protected(set, do_note, &c, hit, &called, err);
  *note = (eng__slice){0};
  if (status != ENG_OK || !called) return status;
  if (c.wrong[0]) {
    char message[ENG_ERROR_MESSAGE];
    snprintf(message, sizeof message, "%s:%u: %.*s", rule->info.file, (unsigned)rule->note_line,
             ENG_ERROR_MESSAGE - 128, c.wrong);
    return eng__report_rule_error(set, hit, eng__slice_of(message), err);
  }
  if (set->scratch.len == 0) return ENG_OK;
  *note = eng__arena_copy(&set->run.arena, eng__buffer_slice(&set->scratch));
  return note->at ? ENG_OK : eng__fail_nomem(err);
}
