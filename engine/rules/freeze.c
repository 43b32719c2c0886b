/* Read-only tables.
 *
 * Lua 5.4 has no read-only tables. A table is frozen in place, so that everything that holds it
 * goes on holding it: its contents move to a second table, and it stays behind, empty, with a
 * metatable that reads through to the contents and refuses to write. The VM then does the rest;
 * what reads tables raw (our next, table.*, the rule language) asks eng__frozen_contents() first.
 *
 * Upvalues are the other memory of rule code. Every one that a function made by the load can reach
 * is noted with its value and put back after a document. */
#include "rules/sandbox_state.h"

#include <string.h>

/* In the metatable of a frozen table: its contents. */
static const char contents_key;

bool eng__is_frozen(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
  bool frozen = lua_rawgetp(L, -1, &contents_key) == LUA_TTABLE;
  lua_pop(L, 2);
  return frozen;
}

void eng__frozen_contents(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (!lua_getmetatable(L, index)) {
    lua_pushvalue(L, index);
    return;
  }
  if (lua_rawgetp(L, -1, &contents_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_pushvalue(L, index);
  }
  lua_remove(L, -2);
}

int eng__check_contents(lua_State *L, int arg, bool write) {
  luaL_checktype(L, arg, LUA_TTABLE);
  if (write && eng__is_frozen(L, arg)) luaL_argerror(L, arg, "the table is read-only");
  luaL_checkstack(L, 8, NULL);
  eng__frozen_contents(L, arg);
  return lua_gettop(L);
}

static int refuse_write(lua_State *L) {
  return luaL_error(L,
                    "cannot write '%s': a table that was made while the rule file loaded is "
                    "read-only",
                    eng__key_text(L, 2));
}

static int length_of_contents(lua_State *L) {
  eng__frozen_contents(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
  return 1;
}

/* Gives the (empty) table at `index` a metatable that shows the one at `contents`. */
void eng__freeze_onto(lua_State *L, int index, int contents) {
  index = lua_absindex(L, index);
  contents = lua_absindex(L, contents);
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, contents);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_write);
  lua_setfield(L, -2, "__newindex");
  lua_pushcfunction(L, length_of_contents);
  lua_setfield(L, -2, "__len");
  lua_pushvalue(L, contents);
  lua_rawsetp(L, -2, &contents_key);
  lua_setmetatable(L, index);
}

/* Moves all fields of the table at `from` to a new table, which is pushed. */
static void move_fields(lua_State *L, int from) {
  from = lua_absindex(L, from);
  lua_createtable(L, (int)lua_rawlen(L, from), 0);
  for (lua_pushnil(L); lua_next(L, from);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, from);
  }
}

/* A handler of __index that is a function gets the table it was made for, not the contents. */
static int index_by_function(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 2);
  lua_call(L, 2, 1);
  return 1;
}

/* With the old metatable on top: what it did for absent fields, the `contents` do from now on. */
static void keep_index(lua_State *L, int table, int contents) {
  lua_pushliteral(L, "__index");
  int type = lua_rawget(L, -2);
  if (type == LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, table);
    lua_pushcclosure(L, index_by_function, 2);
  }
  lua_createtable(L, 0, 1);
  lua_insert(L, -2);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, contents);
}

/* With the old metatable on top: its other events go into the new one, at `to`. */
static void keep_events(lua_State *L, int to) {
  int from = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    bool ours = lua_type(L, -2) == LUA_TSTRING && (strcmp(lua_tostring(L, -2), "__index") == 0 ||
                                                   strcmp(lua_tostring(L, -2), "__newindex") == 0);
    if (ours) continue;
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, to);
  }
}

void eng__freeze_table(lua_State *L, int index) {
  luaL_checkstack(L, 12, NULL);
  index = lua_absindex(L, index);
  move_fields(L, index);
  int contents = lua_gettop(L);
  if (!lua_getmetatable(L, index)) {
    eng__freeze_onto(L, index, contents);
    return;
  }
  keep_index(L, index, contents);
  eng__freeze_onto(L, index, contents);
  lua_getmetatable(L, index);
  lua_insert(L, -2);
  keep_events(L, contents + 1);
  lua_settop(L, contents);
}

static int unknown_field(lua_State *L) {
  const char *library = lua_tostring(L, lua_upvalueindex(1));
  const char *name = eng__key_text(L, 2);
  const char *near = eng__nearest_key(L, 1, name);
  if (near) return luaL_error(L, "%s has no '%s' (did you mean '%s'?)", library, name, near);
  return luaL_error(L, "%s has no '%s'", library, name);
}

static int refuse_field(lua_State *L) {
  const char *library = lua_tostring(L, lua_upvalueindex(1));
  const char *name = eng__key_text(L, 2);
  eng__frozen_contents(L, 1);
  const char *near = eng__nearest_key(L, -1, name);
  if (near && strcmp(near, name) != 0)
    return luaL_error(L, "cannot write '%s.%s': the library is read-only (did you mean '%s'?)",
                      library, name, near);
  return luaL_error(L, "cannot write '%s.%s': the library is read-only", library, name);
}

void eng__freeze_library(lua_State *L, int index, const char *name) {
  index = lua_absindex(L, index);
  move_fields(L, index);
  lua_createtable(L, 0, 1);
  lua_pushstring(L, name);
  lua_pushcclosure(L, unknown_field, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  eng__freeze_onto(L, index, -1);
  lua_pop(L, 1);
  lua_getmetatable(L, index);
  lua_pushstring(L, name);
  lua_pushcclosure(L, refuse_field, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pop(L, 1);
}
