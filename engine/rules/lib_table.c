/* The table library, over the raw contents of tables: no metamethod runs, a frozen table can be
 * read, every element is a step, and a range has at most 2^24 elements. */
#include "rules/sandbox_state.h"

/* Counts `n` elements, which are as many as a table function may be asked for. */
static void step_range(lua_State *L, lua_Unsigned n) {
  if (n > ENG__MAX_RANGE) luaL_error(L, "too many elements (%I)", (lua_Integer)n);
  eng__sandbox_step(L, 1 + n);
}

static lua_Integer length(lua_State *L, int contents) {
  return (lua_Integer)lua_rawlen(L, contents);
}

static void add_element(lua_State *L, luaL_Buffer *out, int contents, lua_Integer i) {
  lua_rawgeti(L, contents, i);
  int type = lua_type(L, -1);
  if (type != LUA_TSTRING && type != LUA_TNUMBER)
    luaL_error(L, "invalid value (at index %I) in table for 'concat'", i);
  eng__step_bytes(L, lua_rawlen(L, -1));
  luaL_addvalue(out);
}

static int table_concat(lua_State *L) {
  eng__slice separator;
  luaL_checktype(L, 1, LUA_TTABLE);
  separator.at = luaL_optlstring(L, 2, "", &separator.len);
  lua_Integer from = luaL_optinteger(L, 3, 1);
  int given = lua_type(L, 4);
  int contents = eng__check_contents(L, 1, false);
  lua_Integer to = given <= LUA_TNIL ? length(L, contents) : luaL_checkinteger(L, 4);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  for (lua_Integer i = from; i <= to; i++) {
    add_element(L, &out, contents, i);
    if (i == to) break; /* `to` may be the largest integer */
    eng__step_bytes(L, separator.len);
    luaL_addlstring(&out, separator.at, separator.len);
  }
  luaL_pushresult(&out);
  return 1;
}

/* Moves the elements from..to of one table to `at` of another, from the end that is safe. */
static void move_range(lua_State *L, int source, lua_Integer from, lua_Integer to, int target,
                       lua_Integer at) {
  bool upwards = at > to || at <= from || source != target;
  for (lua_Integer n = to - from, k = 0; k <= n; k++) {
    lua_Integer i = upwards ? k : n - k;
    lua_rawgeti(L, source, from + i);
    lua_rawseti(L, target, at + i);
  }
}

static int table_insert(lua_State *L) {
  int n = lua_gettop(L), contents = eng__check_contents(L, 1, true);
  lua_Integer end = length(L, contents) + 1, at = end;
  if (n != 2 && n != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
  if (n == 3) {
    at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && at <= end, 2, "position out of bounds");
    step_range(L, (lua_Unsigned)(end - at));
    if (at < end) move_range(L, contents, at, end - 1, contents, at + 1);
  }
  lua_pushvalue(L, n);
  lua_rawseti(L, contents, at);
  return 0;
}

static int table_remove(lua_State *L) {
  bool given = lua_gettop(L) > 1;
  int contents = eng__check_contents(L, 1, true);
  lua_Integer size = length(L, contents), at = given ? luaL_optinteger(L, 2, size) : size;
  if (at != size)
    luaL_argcheck(L, (lua_Unsigned)at - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
  lua_rawgeti(L, contents, at);
  if (at < size) {
    step_range(L, (lua_Unsigned)(size - at));
    move_range(L, contents, at + 1, size, contents, at);
    at = size;
  }
  lua_pushnil(L);
  lua_rawseti(L, contents, at);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  lua_Integer at = luaL_checkinteger(L, 4);
  int target_arg = lua_isnoneornil(L, 5) ? 1 : 5;
  int target = eng__check_contents(L, target_arg, true);
  int source = eng__check_contents(L, 1, false);
  if (lua_rawequal(L, source, target)) source = target;
  if (to >= from) {
    luaL_argcheck(L, from > 0 || to < LUA_MAXINTEGER + from, 3, "too many elements to move");
    lua_Integer n = to - from + 1;
    luaL_argcheck(L, at <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
    step_range(L, (lua_Unsigned)n);
    move_range(L, source, from, to, target, at);
  }
  lua_pushvalue(L, target_arg);
  return 1;
}

static int table_pack(lua_State *L) {
  int n = lua_gettop(L);
  eng__sandbox_step(L, 1 + (uint64_t)n);
  lua_createtable(L, n, 1);
  lua_insert(L, 1);
  for (int i = n; i >= 1; i--) lua_rawseti(L, 1, i);
  lua_pushinteger(L, n);
  lua_setfield(L, 1, "n");
  return 1;
}

static int table_unpack(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer from = luaL_optinteger(L, 2, 1);
  bool given = !lua_isnoneornil(L, 3);
  int contents = eng__check_contents(L, 1, false);
  lua_Integer to = given ? luaL_checkinteger(L, 3) : length(L, contents);
  if (from > to) return 0;
  lua_Unsigned n = (lua_Unsigned)to - (lua_Unsigned)from;
  if (n >= ENG__MAX_RANGE || !lua_checkstack(L, (int)n + 1))
    return luaL_error(L, "too many results to unpack");
  eng__sandbox_step(L, n + 1);
  for (lua_Unsigned i = 0; i <= n; i++) lua_rawgeti(L, contents, from + (lua_Integer)i);
  return (int)n + 1;
}

void eng__push_table(lua_State *L) {
  static const luaL_Reg functions[] = {{"concat", table_concat},  {"insert", table_insert},
                                       {"remove", table_remove},  {"move", table_move},
                                       {"pack", table_pack},      {"unpack", table_unpack},
                                       {"sort", eng__table_sort}, {NULL, NULL}};
  luaL_newlib(L, functions);
}
