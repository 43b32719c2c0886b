/* The memory of rule code between documents: there is none.
 *
 * After the load everything that rule code made and can still reach is found by walking from the
 * names and from what the rule language keeps. Tables are frozen. Upvalues of functions that can be
 * assigned (assigned_names.c) are noted with their values, each once (functions share them), and
 * put back after a document. What a document makes is reachable only from what it made itself, and
 * dies with it. */
#include "rules/sandbox_state.h"

static const char functions_key, values_key; /* addresses are keys of the registry */

/* Stack places of the walk: sets and lists as Lua tables, so that their memory is counted. */
enum { SEEN = 1, QUEUE, FUNCTIONS, VALUES, UPVALUES, PLACES = UPVALUES };

typedef struct walk {
  eng__sandbox *sandbox;
  lua_Integer queued;
} walk;

/* Does the value on top need a visit? Functions of C hold what the host made: iterators, words. */
static bool is_interesting(lua_State *L) {
  int type = lua_type(L, -1);
  if (type == LUA_TTABLE) return !eng__is_frozen(L, -1);
  return type == LUA_TFUNCTION && !lua_iscfunction(L, -1);
}

/* Takes the value on top; queues it when it is new. */
static void meet(lua_State *L, walk *w) {
  lua_pushvalue(L, -1);
  bool seen = lua_rawget(L, SEEN) != LUA_TNIL;
  lua_pop(L, 1);
  if (seen || !is_interesting(L)) {
    lua_pop(L, 1);
    return;
  }
  lua_pushvalue(L, -1);
  lua_pushboolean(L, 1);
  lua_rawset(L, SEEN);
  lua_rawseti(L, QUEUE, ++w->queued);
}

/* Meets keys and values of the table on top; takes it. */
static void meet_fields(lua_State *L, walk *w) {
  int table = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, table);) {
    meet(L, w);
    lua_pushvalue(L, -1);
    meet(L, w);
  }
  lua_pop(L, 1);
}

static void visit_table(lua_State *L, walk *w) {
  int table = lua_gettop(L);
  if (lua_getmetatable(L, table)) meet_fields(L, w);
  lua_pushvalue(L, table);
  meet_fields(L, w);
  eng__freeze_table(L, table);
  lua_settop(L, table - 1);
}

/* Notes the upvalue whose value is on top, when it was not noted before. */
static void note_upvalue(lua_State *L, walk *w, int function, int index) {
  void *id = lua_upvalueid(L, function, index);
  bool known = lua_rawgetp(L, UPVALUES, id) != LUA_TNIL;
  lua_pop(L, 1);
  if (known) return;
  lua_pushboolean(L, 1);
  lua_rawsetp(L, UPVALUES, id);
  int slot = (int)w->sandbox->upvalues.count + 1;
  eng__saved_upvalue saved = {slot, index};
  if (!eng__vec_push(&w->sandbox->upvalues, saved)) eng__sandbox_starve(L);
  lua_pushvalue(L, function);
  lua_rawseti(L, FUNCTIONS, slot);
  lua_pushvalue(L, -1);
  lua_rawseti(L, VALUES, slot);
}

static void visit_function(lua_State *L, walk *w) {
  int function = lua_gettop(L);
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, function, i)); i++) {
    if (eng__may_be_assigned(w->sandbox, name)) note_upvalue(L, w, function, i);
    meet(L, w);
  }
  lua_pop(L, 1);
}

/* The fields of the names; values that luaL_ref() keeps for the rule language. */
static void meet_roots(lua_State *L, walk *w) {
  eng__sandbox_push_environment(L);
  meet_fields(L, w);
  for (lua_pushnil(L); lua_next(L, LUA_REGISTRYINDEX);) {
    bool kept = lua_isinteger(L, -2) && lua_tointeger(L, -2) > LUA_RIDX_LAST;
    if (kept) meet(L, w);
    else lua_pop(L, 1);
  }
}

static int walk_all(lua_State *L) {
  walk w = {.sandbox = eng__sandbox_of(L)};
  for (int i = 0; i < PLACES; i++) lua_createtable(L, 0, 0);
  luaL_checkstack(L, 32, NULL);
  w.sandbox->upvalues.count = 0;
  meet_roots(L, &w);
  for (lua_Integer i = 1; i <= w.queued; i++) {
    lua_rawgeti(L, QUEUE, i);
    if (lua_type(L, -1) == LUA_TTABLE) visit_table(L, &w);
    else visit_function(L, &w);
    lua_pushnil(L);
    lua_rawseti(L, QUEUE, i);
  }
  lua_pushvalue(L, FUNCTIONS);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &functions_key);
  lua_pushvalue(L, VALUES);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &values_key);
  return 0;
}

eng_status eng__sandbox_freeze(eng__sandbox *sandbox, eng_error *err) {
  lua_State *L = sandbox->L;
  if (sandbox->generation) return eng__fail(err, ENG_RULE, "the rules are frozen already");
  if (!lua_checkstack(L, 4)) return eng__fail_nomem(err);
  eng__forget_traversals(L);
  lua_pushcfunction(L, walk_all);
  eng_status status = eng__sandbox_call(sandbox, 0, 0, err);
  if (status != ENG_OK) return status;
  sandbox->generation++;
  lua_gc(L, LUA_GCCOLLECT);
  sandbox->base_used = sandbox->used;
  return ENG_OK;
}

/* Collecting after every document would cost more than most documents. */
static void collect(eng__sandbox *sandbox) {
  size_t grown = sandbox->base_used / 2 > (1u << 20) ? sandbox->base_used / 2 : 1u << 20;
  if (sandbox->used > sandbox->base_used + grown) lua_gc(sandbox->L, LUA_GCCOLLECT);
}

void eng__sandbox_restore(eng__sandbox *sandbox) {
  lua_State *L = sandbox->L;
  if (sandbox->generation == 0 || !lua_checkstack(L, 6)) return;
  int top = lua_gettop(L);
  eng__forget_traversals(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &values_key);
  for (size_t i = 0; i < sandbox->upvalues.count; i++) {
    eng__saved_upvalue saved = sandbox->upvalues.at[i];
    lua_rawgeti(L, top + 1, saved.slot);
    lua_rawgeti(L, top + 2, saved.slot);
    lua_setupvalue(L, -2, saved.index);
    lua_pop(L, 1);
  }
  lua_settop(L, top);
  collect(sandbox);
}
