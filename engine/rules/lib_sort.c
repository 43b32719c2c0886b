/* table.sort: a merge sort, so that a comparator that lies costs n log n calls like any other and
 * cannot lead out of the table. It is stable. Elements are read once and written once, at the end:
 * a comparator that raises leaves the table as it was. */
#include "rules/sandbox_state.h"

/* Tables at stack places 3 and 4 hold the runs in turn; the contents are at 1, the comparator is at
 * 2, or nil. */
enum { CONTENTS = 1, COMPARATOR = 2, FIRST = 3, SECOND = 4 };

/* Is the value on top less than the one below it? Pops both. */
static bool top_is_less(lua_State *L) {
  bool less;
  if (lua_isnil(L, COMPARATOR)) {
    less = lua_compare(L, -1, -2, LUA_OPLT);
    lua_pop(L, 2);
    return less;
  }
  lua_pushvalue(L, COMPARATOR);
  lua_insert(L, -3);
  lua_insert(L, -2);
  lua_call(L, 2, 1);
  less = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return less;
}

static bool right_is_less(lua_State *L, int from, lua_Integer left, lua_Integer right) {
  lua_rawgeti(L, from, left);
  lua_rawgeti(L, from, right);
  return top_is_less(L);
}

/* Merges [start, middle) and [middle, end) of one table into the other. */
static void merge(lua_State *L, int from, int to, lua_Integer start, lua_Integer middle,
                  lua_Integer end) {
  lua_Integer left = start, right = middle;
  eng__sandbox_step(L, 4 * (uint64_t)(end - start));
  bool in_order = middle >= end || !right_is_less(L, from, middle - 1, middle);
  for (lua_Integer i = start; i < end; i++) {
    bool take_right = left == middle;
    if (!in_order && left < middle && right < end) take_right = right_is_less(L, from, left, right);
    lua_rawgeti(L, from, take_right ? right++ : left++);
    lua_rawseti(L, to, i);
  }
}

/* The place of the table that holds the sorted elements. */
static int sort_runs(lua_State *L, lua_Integer n) {
  int from = FIRST, to = SECOND;
  for (lua_Integer width = 1; width < n; width *= 2) {
    for (lua_Integer start = 1; start <= n; start += 2 * width) {
      lua_Integer middle = start + width <= n ? start + width : n + 1;
      lua_Integer end = middle + width <= n ? middle + width : n + 1;
      merge(L, from, to, start, middle, end);
    }
    int other = from;
    from = to;
    to = other;
  }
  return from;
}

static void copy(lua_State *L, int from, int to, lua_Integer n) {
  eng__sandbox_step(L, 1 + (uint64_t)n);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, from, i);
    lua_rawseti(L, to, i);
  }
}

int eng__table_sort(lua_State *L) {
  lua_settop(L, 2);
  if (!lua_isnil(L, COMPARATOR)) luaL_checktype(L, COMPARATOR, LUA_TFUNCTION);
  eng__check_contents(L, 1, true);
  lua_replace(L, CONTENTS);
  lua_Unsigned n = lua_rawlen(L, CONTENTS);
  luaL_argcheck(L, n <= ENG__MAX_RANGE, 1, "array too big");
  if (n < 2) return 0;
  lua_createtable(L, (int)n, 0);
  lua_createtable(L, (int)n, 0);
  copy(L, CONTENTS, FIRST, (lua_Integer)n);
  copy(L, sort_runs(L, (lua_Integer)n), CONTENTS, (lua_Integer)n);
  return 0;
}
