/* Names of the rule language that a later version of the engine brings. They are known, so that a
 * rule which uses one is told so instead of "unknown name". */
#include "rules/loading.h"

static const char type_name[] = "engine.later";

static const char *const names[] = {"zone", "date", NULL};

const char *eng__later_name(lua_State *L, int index) {
  const int *which = luaL_testudata(L, index, type_name);
  return which ? names[*which] : NULL;
}

static int refuse(lua_State *L) {
  const char *name = eng__later_name(L, 1);
  return eng__raise_here(L, "'%s' is not in this version of the engine", name ? name : "this");
}

void eng__open_later(lua_State *L) {
  static const luaL_Reg events[] = {
      {"__call", refuse}, {"__index", refuse}, {"__newindex", refuse}, {0}};
  luaL_newmetatable(L, type_name);
  luaL_setfuncs(L, events, 0);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  for (int i = 0; names[i]; i++) {
    *(int *)lua_newuserdatauv(L, sizeof i, 0) = i;
    luaL_setmetatable(L, type_name);
    lua_setfield(L, -2, names[i]);
  }
}
