/* Stock functions until the own ones land. */
#include "rules/sandbox_state.h"
#include <lualib.h>
static void pick(lua_State *L, lua_CFunction open, const char *const *names) {
  lua_pushcfunction(L, open);
  lua_call(L, 0, 1);
  lua_createtable(L, 0, 16);
  for (; *names; names++) {
    lua_getfield(L, -2, *names);
    lua_setfield(L, -2, *names);
  }
  lua_remove(L, -2);
}
static int own_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  if (status == LUA_ERRMEM) eng__sandbox_spend(L, ENG__SPENT_MEMORY);
  eng__sandbox_raise_if_spent(L);
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}
void eng__push_base(lua_State *L) {
  static const char *const names[] = {"assert", "error",  "ipairs",       "next",
                                      "pairs",  "select", "tonumber",     "tostring",
                                      "type",   "print",  "setmetatable", NULL};
  pick(L, luaopen_base, names);
  for (lua_pushnil(L); lua_next(L, -2);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -5);
  }
  lua_pop(L, 1);
  lua_pushcfunction(L, own_pcall);
  lua_setfield(L, -2, "pcall");
}
void eng__push_string(lua_State *L) {
  static const char *const names[] = {"find",   "match",   "gmatch", "gsub", "rep",
                                      "format", "byte",    "char",   "len",  "lower",
                                      "upper",  "reverse", "sub",    NULL};
  pick(L, luaopen_string, names);
}
void eng__push_table(lua_State *L) {
  static const char *const names[] = {"concat", "insert", "remove", "move",
                                      "sort",   "unpack", "pack",   NULL};
  pick(L, luaopen_table, names);
}
void eng__push_math(lua_State *L) {
  static const char *const names[] = {
      "abs",  "ceil", "floor", "sqrt",       "sin",        "cos",    "tan", "asin",      "acos",
      "atan", "exp",  "log",   "fmod",       "modf",       "max",    "min", "tointeger", "type",
      "ult",  "pi",   "huge",  "maxinteger", "mininteger", "random", NULL};
  pick(L, luaopen_math, names);
}
void eng__push_utf8(lua_State *L) {
  static const char *const names[] = {"char",   "charpattern", "codepoint", "len",
                                      "offset", "codes",       NULL};
  pick(L, luaopen_utf8, names);
}
void eng__random_seed(eng__sandbox *sandbox, uint64_t seed) {
  (void)sandbox, (void)seed;
}
const char *eng__tostring(lua_State *L, int index, size_t *len) {
  return luaL_tolstring(L, index, len);
}
