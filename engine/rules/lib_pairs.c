/* pairs and next, in an order that is the same in every run: numbers by value, strings bytewise,
 * false, true. Keys of other types have no such order and are an error.
 *
 * pairs sorts the keys once. next has no memory of its own, so the keys of the last few tables that
 * it went through are remembered; a next() that does not go on where the last one on that table
 * stopped looks at every key for the smallest one behind. Either way a key that has lost its value
 * is passed over, and one that was added is not seen. */
#include "rules/sandbox_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A key, readable without Lua. Its string is kept alive by `index` of a table of keys. */
typedef struct sort_key {
  enum { INTEGER, FLOAT, STRING, BOOLEAN } type;
  int index;
  union {
    lua_Integer integer;
    lua_Number number;
    eng__slice string;
    int boolean;
  } u;
} sort_key;

static int sign(bool less, bool greater) {
  return greater - less;
}

/* Exact, though a double cannot hold every integer. NaN is no key. */
static int compare_mixed(lua_Integer i, lua_Number f) {
  if (f >= 0x1p63) return -1;
  if (f < -0x1p63) return 1;
  lua_Integer whole = (lua_Integer)floor(f);
  if (i != whole) return sign(i<whole, i> whole);
  return f > floor(f) ? -1 : 0;
}

static int compare_numbers(const sort_key *a, const sort_key *b) {
  if (a->type == INTEGER && b->type == INTEGER)
    return sign(a->u.integer<b->u.integer, a->u.integer> b->u.integer);
  if (a->type == FLOAT && b->type == FLOAT)
    return sign(a->u.number<b->u.number, a->u.number> b->u.number);
  if (a->type == INTEGER) return compare_mixed(a->u.integer, b->u.number);
  return -compare_mixed(b->u.integer, a->u.number);
}

static int rank(const sort_key *key) {
  return key->type == INTEGER ? FLOAT : (int)key->type;
}

static int compare_keys(const void *left, const void *right) {
  const sort_key *a = left, *b = right;
  if (rank(a) != rank(b)) return rank(a) - rank(b);
  if (a->type == STRING) return eng__slice_compare(a->u.string, b->u.string);
  if (a->type == BOOLEAN) return a->u.boolean - b->u.boolean;
  return compare_numbers(a, b);
}

static sort_key read_key(lua_State *L, int at) {
  sort_key key = {.type = BOOLEAN};
  switch (lua_type(L, at)) {
  case LUA_TNUMBER:
    key.type = lua_isinteger(L, at) ? INTEGER : FLOAT;
    if (key.type == INTEGER) key.u.integer = lua_tointeger(L, at);
    else key.u.number = lua_tonumber(L, at);
    break;
  case LUA_TSTRING:
    key.type = STRING;
    key.u.string.at = lua_tolstring(L, at, &key.u.string.len);
    break;
  case LUA_TBOOLEAN:
    key.u.boolean = lua_toboolean(L, at);
    break;
  default:
    luaL_error(L, "a key is no number, string or boolean: it has no place in an order");
  }
  return key;
}

/* A snapshot: a table of keys in order at 1, 2, …, and their number. */

static lua_Integer count_fields(lua_State *L, int contents) {
  lua_Integer n = 0;
  for (lua_pushnil(L); lua_next(L, contents); lua_pop(L, 1)) n++;
  return n;
}

static void read_keys(lua_State *L, int contents, int keys, sort_key *sorted) {
  int n = 0;
  for (lua_pushnil(L); lua_next(L, contents); lua_pop(L, 1)) {
    sorted[n] = read_key(L, -2);
    if (sorted[n].type == STRING) eng__step_bytes(L, 16 * sorted[n].u.string.len);
    lua_pushvalue(L, -2);
    lua_rawseti(L, keys, ++n);
    sorted[n - 1].index = n;
  }
}

static uint64_t price_of_sorting(lua_Integer n) {
  uint64_t log = 1;
  for (lua_Integer size = n; size > 1; size /= 2) log++;
  return (uint64_t)n * log;
}

static bool is_sorted(const sort_key *keys, lua_Integer n) {
  for (lua_Integer i = 1; i < n; i++)
    if (compare_keys(&keys[i - 1], &keys[i]) > 0) return false;
  return true;
}

/* Pushes the keys of `contents` in order, and their number. */
static void push_snapshot(lua_State *L, int contents) {
  luaL_checkstack(L, 10, NULL);
  lua_Integer n = count_fields(L, contents);
  if (n > ENG__MAX_RANGE) luaL_error(L, "too many fields");
  eng__sandbox_step(L, 1 + 2 * price_of_sorting(n));
  lua_createtable(L, (int)n, 0);
  int keys = lua_gettop(L);
  sort_key *sorted = lua_newuserdatauv(L, (size_t)n * sizeof *sorted + 1, 0);
  read_keys(L, contents, keys, sorted);
  if (!is_sorted(sorted, n)) {
    qsort(sorted, (size_t)n, sizeof *sorted, compare_keys);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 0; i < n; i++) {
      lua_rawgeti(L, keys, sorted[i].index);
      lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, keys);
  }
  lua_pop(L, 1);
  lua_pushinteger(L, n);
}

/* Pushes key and value of the first field at or after `*place` of `keys` that still is one, and
 * moves behind it; false (nothing pushed) when there is none. */
static bool push_field(lua_State *L, int contents, int keys, lua_Integer *place) {
  for (;; ++*place) {
    eng__sandbox_step(L, 1);
    if (lua_rawgeti(L, keys, *place) == LUA_TNIL) return lua_pop(L, 1), false;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, contents) != LUA_TNIL) return ++*place, true;
    lua_pop(L, 2);
  }
}

/* pairs: upvalues are the contents, the keys, the next place, the generation. */
static int next_pair(lua_State *L) {
  eng__check_generation(L, (unsigned)lua_tointeger(L, lua_upvalueindex(4)));
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
  lua_settop(L, 0);
  bool found = push_field(L, lua_upvalueindex(1), lua_upvalueindex(2), &place);
  lua_pushinteger(L, place);
  lua_replace(L, lua_upvalueindex(3));
  if (!found) lua_pushnil(L);
  return found ? 2 : 1;
}

int eng__base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  int contents = eng__check_contents(L, 1, false);
  push_snapshot(L, contents);
  lua_pop(L, 1);
  lua_pushinteger(L, 1);
  lua_pushinteger(L, eng__sandbox_generation(L));
  lua_pushcclosure(L, next_pair, 4);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* next. The registry holds a table of traversals, newest first: SLOTS times {contents, last key,
 * keys or nil, next place}. */
#ifdef ENG_HARD
enum { SLOTS = 1, FIELDS = 4 };
#else
enum { SLOTS = 4, FIELDS = 4 };
#endif
enum { CONTENTS = 1, LAST, KEYS, PLACE };

static const char traversals_key;

void eng__forget_traversals(lua_State *L) {
  if (!lua_checkstack(L, 1)) return;
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &traversals_key);
}

static int push_traversals(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &traversals_key) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_createtable(L, (SLOTS + 1) * FIELDS, 0);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &traversals_key);
  }
  return lua_gettop(L);
}

/* The slot of the traversal of `contents`, from 0; SLOTS - 1 when there is none. */
static int find_slot(lua_State *L, int traversals, int contents) {
  for (int slot = 0; slot < SLOTS - 1; slot++) {
    lua_rawgeti(L, traversals, slot * FIELDS + CONTENTS);
    bool same = lua_rawequal(L, -1, contents);
    lua_pop(L, 1);
    if (same) return slot;
  }
  return SLOTS - 1;
}

/* Brings a slot to the front; those before it move one down. */
static void use_slot(lua_State *L, int traversals, int slot) {
  if (slot == 0) return;
  for (int field = 1; field <= FIELDS; field++) lua_rawgeti(L, traversals, slot * FIELDS + field);
  for (int i = slot * FIELDS; i >= 1; i--) {
    lua_rawgeti(L, traversals, i);
    lua_rawseti(L, traversals, i + FIELDS);
  }
  for (int field = FIELDS; field >= 1; field--) lua_rawseti(L, traversals, field);
}

static void set_field(lua_State *L, int traversals, int field, int value) {
  lua_pushvalue(L, value);
  lua_rawseti(L, traversals, field);
}

/* Does the traversal in front stand at the key at `key` of `contents`? */
static bool continues(lua_State *L, int traversals, int contents, int key) {
  lua_rawgeti(L, traversals, CONTENTS);
  lua_rawgeti(L, traversals, LAST);
  bool same = lua_rawequal(L, -2, contents) && lua_rawequal(L, -1, key);
  lua_pop(L, 2);
  return same;
}

/* Pushes the smallest key behind `after` (NULL: of all) and its value; false when there is none. */
static bool push_smallest(lua_State *L, int contents, const sort_key *after) {
  sort_key best = {.index = 0};
  uint64_t looked_at = 1;
  lua_pushnil(L); /* the best key so far */
  int best_at = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, contents); lua_pop(L, 1), looked_at++) {
    sort_key key = read_key(L, -2);
    if (after && compare_keys(&key, after) <= 0) continue;
    if (!lua_isnil(L, best_at) && compare_keys(&key, &best) >= 0) continue;
    best = key;
    lua_pushvalue(L, -2);
    lua_replace(L, best_at);
  }
  eng__sandbox_step(L, looked_at);
  if (lua_isnil(L, best_at)) return lua_pop(L, 1), false;
  lua_pushvalue(L, best_at);
  lua_rawget(L, contents);
  return true;
}

/* Goes on in the traversal in front, sorting the keys when it has not been done. */
static bool push_following(lua_State *L, int traversals, int contents, int key) {
  if (lua_rawgeti(L, traversals, KEYS) == LUA_TNIL) {
    lua_pop(L, 1);
    push_snapshot(L, contents);
    lua_pop(L, 1);
    set_field(L, traversals, KEYS, -1);
    lua_Integer place = 1;
    sort_key last = read_key(L, key);
    for (;; place++) {
      eng__sandbox_step(L, 1);
      bool end = lua_rawgeti(L, -1, place) == LUA_TNIL;
      sort_key at = end ? last : read_key(L, -1);
      lua_pop(L, 1);
      if (end || compare_keys(&at, &last) > 0) break;
    }
    lua_pushinteger(L, place);
    lua_rawseti(L, traversals, PLACE);
  }
  int keys = lua_gettop(L);
  lua_rawgeti(L, traversals, PLACE);
  lua_Integer place = lua_tointeger(L, -1);
  lua_pop(L, 1);
  bool found = push_field(L, contents, keys, &place);
  lua_pushinteger(L, place);
  lua_rawseti(L, traversals, PLACE);
  return found;
}

int eng__base_next(lua_State *L) {
  enum { KEY = 2 };
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  luaL_checkstack(L, 16, NULL);
  int contents = eng__check_contents(L, 1, false), traversals = push_traversals(L);
  bool first = lua_isnil(L, KEY), found;
  use_slot(L, traversals, find_slot(L, traversals, contents));
  if (!first && continues(L, traversals, contents, KEY)) {
    found = push_following(L, traversals, contents, KEY);
  } else {
    sort_key after = {.index = 0};
    if (!first) after = read_key(L, KEY);
    found = push_smallest(L, contents, first ? NULL : &after);
    lua_pushnil(L);
    lua_rawseti(L, traversals, KEYS);
  }
  if (!found) return lua_pushnil(L), 1;
  set_field(L, traversals, CONTENTS, contents);
  set_field(L, traversals, LAST, -2);
  return 2;
}
