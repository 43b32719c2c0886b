/* The names that rule code sees.
 *
 * `_ENV` of every rule file is an empty table, frozen like a library: reading goes through to the
 * table of names, a name that is not there is an error, and so is every assignment. The names are
 * an allow-list: what is not put here does not exist. */
#include "rules/sandbox_state.h"

#include <string.h>

static const char names_key, proxy_key; /* addresses are keys of the registry */

void eng__sandbox_push_environment(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &names_key);
}

void eng__environment_push_proxy(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &proxy_key);
}

const char *eng__key_text(lua_State *L, int index) {
  if (lua_type(L, index) == LUA_TSTRING) return lua_tostring(L, index);
  return lua_pushfstring(L, "[%s]", luaL_typename(L, index));
}

/* Names of Lua that who knows Lua reaches for, and what there is in their place. */
static const char *instead_of(const char *name) {
  static const char *const names[][2] = {
      {"require", "include \"FILE.lua\" loads a rule file"},
      {"dofile", "include \"FILE.lua\" loads a rule file"},
      {"loadfile", "include \"FILE.lua\" loads a rule file"},
      {"io", "a rule reads no files; list \"FILE.tsv\" brings in a table"},
      {"os", "a rule has neither clock nor system; days(doc.meta.date) is the day of a document"},
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strcmp(names[i][0], name) == 0) return names[i][1];
  return NULL;
}

static int unknown_name(lua_State *L) {
  const char *name = eng__key_text(L, 2);
  const char *instead = instead_of(name);
  if (instead) return luaL_error(L, "unknown name '%s': %s", name, instead);
  eng__sandbox_push_environment(L);
  const char *near = eng__nearest_key(L, -1, name);
  if (near) return luaL_error(L, "unknown name '%s' (did you mean '%s'?)", name, near);
  return luaL_error(L, "unknown name '%s'", name);
}

static int assigned_name(lua_State *L) {
  const char *name = eng__key_text(L, 2);
  eng__sandbox_push_environment(L);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL)
    return luaL_error(L, "cannot assign '%s': it is a name of the language", name);
  lua_pop(L, 1);
  const char *near = eng__nearest_key(L, -1, name);
  if (near)
    return luaL_error(L, "cannot assign '%s': say 'local %s = ...' (did you mean '%s'?)", name,
                      name, near);
  return luaL_error(L, "cannot assign '%s': say 'local %s = ...'", name, name);
}

static void add_library(lua_State *L, const char *name, void (*push)(lua_State *)) {
  push(L);
  eng__freeze_library(L, -1, name);
  lua_setfield(L, -2, name);
}

/* Methods of strings are the string library, which is read-only; the metatable is out of reach. */
static void set_string_methods(lua_State *L) {
  lua_pushliteral(L, "");
  lua_createtable(L, 0, 2);
  lua_getfield(L, -3, "string");
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

static void set_strict(lua_State *L, int names) {
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, unknown_name);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, names);
}

static void make_proxy(lua_State *L, int names) {
  lua_createtable(L, 0, 0);
  eng__freeze_onto(L, -1, names);
  lua_getmetatable(L, -1);
  lua_pushcfunction(L, assigned_name);
  lua_setfield(L, -2, "__newindex");
  lua_pop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &proxy_key);
}

void eng__environment_open(lua_State *L) {
  lua_createtable(L, 0, 64);
  int names = lua_gettop(L);
  eng__push_base(L);
  add_library(L, "string", eng__push_string);
  add_library(L, "table", eng__push_table);
  add_library(L, "math", eng__push_math);
  add_library(L, "utf8", eng__push_utf8);
  set_string_methods(L);
  set_strict(L, names);
  make_proxy(L, names);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &names_key);
}
