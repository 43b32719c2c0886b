/* Which patterns a rule can ask about: those its table names, with all that an `either` in them
 * holds, and those its functions reach through upvalues, tables and other functions.
 *
 * Upvalues are the only road from a function to a pattern: globals cannot be made, and the names of
 * the language are walked past. */
#include "rules/loading.h"

/* `either` is nested to a bounded depth (kinds.c). */
static eng_status walk(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng__visit *visit,
                       eng_error *err) {
  if (id >= set->infos.count || set->infos.at[id].visit == set->visits) return ENG_OK;
  set->infos.at[id].visit = set->visits;
  eng_status status = visit(set, rule, id, err);
  for (size_t i = 0; status == ENG_OK && i < set->infos.at[id].part_count; i++)
    status = walk(set, rule, set->infos.at[id].parts[i], visit, err);
  return status;
}

eng_status eng__walk_pattern(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng__visit *visit,
                             eng_error *err) {
  return id == ENG__NO_PATTERN ? ENG_OK : walk(set, rule, id, visit, err);
}

/* ---- Functions ---- */

/* What a protected walk is told. */
typedef struct request {
  eng__ruleset *set;
  eng__rule *rule;
  eng__visit *visit;
  eng_status status;
  eng_error *err;
} request;

/* Stack of the walk: values to look at, values seen, how many wait. */
enum { WAITING = 2, SEEN };

/* The value at the top waits its turn, unless it was seen or holds nothing; it is popped. */
static void wait_turn(lua_State *L, lua_Integer *waiting) {
  int type = lua_type(L, -1);
  bool holds = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA;
  if (holds) {
    lua_pushvalue(L, -1);
    holds = lua_rawget(L, SEEN) == LUA_TNIL;
    lua_pop(L, 1);
  }
  if (!holds) {
    lua_pop(L, 1);
    return;
  }
  eng__sandbox_step(L, 1);
  lua_pushvalue(L, -1);
  lua_pushboolean(L, 1);
  lua_rawset(L, SEEN);
  lua_rawseti(L, WAITING, ++*waiting);
}

static void open_function(lua_State *L, lua_Integer *waiting) {
  for (int i = 1; lua_getupvalue(L, -1, i); i++) wait_turn(L, waiting);
}

static void open_table(lua_State *L, lua_Integer *waiting) {
  if (lua_getmetatable(L, -1)) wait_turn(L, waiting);
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    wait_turn(L, waiting);
    lua_pushvalue(L, -1);
    wait_turn(L, waiting);
  }
}

/* The names of the language are no part of a rule. */
static void mark_environment_seen(lua_State *L) {
  eng__sandbox_push_environment(L);
  lua_pushboolean(L, 1);
  lua_rawset(L, SEEN);
}

static void push_roots(lua_State *L, const request *r, lua_Integer *waiting) {
  if (r->rule) {
    const eng__aggregate *aggregate = r->rule->aggregate;
    const int references[] = {r->rule->where, r->rule->note, r->rule->mark_call,
                              aggregate ? aggregate->group : LUA_NOREF,
                              aggregate ? aggregate->value : LUA_NOREF};
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
      if (references[i] == LUA_NOREF) continue;
      lua_rawgeti(L, LUA_REGISTRYINDEX, references[i]);
      wait_turn(L, waiting);
    }
    return;
  }
  for (size_t i = 0; i < r->set->sources.count; i++) {
    if (r->set->sources.at[i]->value == LUA_NOREF) continue;
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->set->sources.at[i]->value);
    wait_turn(L, waiting);
  }
}

/* Protected: the request is argument 1. */
static int walk_values(lua_State *L) {
  request *r = lua_touserdata(L, 1);
  lua_Integer waiting = 0;
  eng__pattern id;
  lua_newtable(L);
  lua_newtable(L);
  mark_environment_seen(L);
  push_roots(L, r, &waiting);
  while (waiting > 0 && r->status == ENG_OK) {
    lua_rawgeti(L, WAITING, waiting);
    lua_pushnil(L);
    lua_rawseti(L, WAITING, waiting--);
    if (eng__is_pattern(L, -1, &id)) {
      r->status = eng__walk_pattern(r->set, r->rule, id, r->visit, r->err);
    } else if (lua_type(L, -1) == LUA_TTABLE) {
      open_table(L, &waiting);
    } else if (lua_type(L, -1) == LUA_TFUNCTION) {
      open_function(L, &waiting);
    }
    lua_settop(L, SEEN);
  }
  return 0;
}

eng_status eng__walk_functions(eng__ruleset *set, eng__rule *rule, eng__visit *visit,
                               eng_error *err) {
  request r = {set, rule, visit, ENG_OK, err};
  if (rule && !rule->info.has_lua) return ENG_OK;
  lua_pushcfunction(set->L, walk_values);
  lua_pushlightuserdata(set->L, &r);
  eng_status status = eng__sandbox_call(set->sandbox, 1, 0, err);
  return status == ENG_OK ? r.status : status;
}
