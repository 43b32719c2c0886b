/* Reading tables that rule code made. All access is raw, so that no metamethod runs, and nothing
 * depends on the order in which Lua keeps keys. */
#include "rules/loading.h"

#include <math.h>

const char *eng__value_noun(lua_State *L, int index) {
  static const char *const nouns[] = {"nothing",  "true or false", "an engine object", "a number",
                                      "a string", "a table",       "a function"};
  int type = lua_type(L, index);
  eng__pattern id;
  if (eng__is_pattern(L, index, &id)) return "a pattern";
  if (eng__to_list(L, index)) return "a list (write words { list … })";
  if (type == LUA_TNONE) type = LUA_TNIL;
  if (type == LUA_TNUMBER && !isfinite(lua_tonumber(L, index)))
    return isnan(lua_tonumber(L, index)) ? "NaN" : "an infinite number";
  return type <= LUA_TFUNCTION ? nouns[type] : "an engine object";
}

static bool is_known(const char *key, const char *const *names) {
  for (; *names; names++) {
    if (strcmp(*names, key) == 0) return true;
  }
  return false;
}

const char *eng__push_unknown_key(lua_State *L, int index, const char *const *names,
                                  const char *after) {
  const char *best = NULL;
  index = lua_absindex(L, index);
  lua_pushnil(L); /* the place of the best so far */
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) continue;
    const char *key = lua_tostring(L, -1);
    if (is_known(key, names) || (after && strcmp(key, after) <= 0)) continue;
    if (best && strcmp(key, best) >= 0) continue;
    best = key;
    lua_pushvalue(L, -1);
    lua_replace(L, -3);
  }
  if (!best) lua_pop(L, 1);
  return best;
}

/* A key that is neither a string nor one of 1 to `count`? */
static bool has_odd_key(lua_State *L, int index, lua_Unsigned count) {
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) continue;
    if (lua_isinteger(L, -1) && (lua_Unsigned)lua_tointeger(L, -1) - 1 < count) continue;
    lua_pop(L, 1);
    return true;
  }
  return false;
}

static eng__where key_where(lua_State *L, const char *word, const char *key) {
  eng__ruleset *set = eng__set_of(L);
  eng__where where = eng__where_called(L);
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  if (!eng__places_read(&set->places, source, where.line, word, NULL, (eng__slice){0}))
    return where;
  uint32_t node = eng__places_find(&set->places, 0, key, 0);
  if (node) where.line = set->places.at[node].line;
  return where;
}

void eng__check_keys(lua_State *L, int index, const char *word, const char *const *names) {
  const char *unknown = eng__push_unknown_key(L, index, names, NULL);
  if (unknown) {
    const char *hint = eng__push_hint(L, unknown, names);
    eng__raise(L, key_where(L, word, unknown), "%s has no option '%s'%s", word, unknown, hint);
  }
  if (has_odd_key(L, lua_absindex(L, index), lua_rawlen(L, index)))
    eng__raise_here(L, "%s: the table has a hole, or a key that is no name", word);
}

bool eng__is_sequence(lua_State *L, int index, lua_Unsigned *count) {
  static const char *const no_names[] = {NULL};
  index = lua_absindex(L, index);
  *count = lua_rawlen(L, index);
  if (eng__push_unknown_key(L, index, no_names, NULL)) {
    lua_pop(L, 1);
    return false;
  }
  return !has_odd_key(L, index, *count);
}

void eng__wrap_in_table(lua_State *L, int index) {
  lua_createtable(L, 1, 0);
  lua_pushvalue(L, index);
  lua_rawseti(L, -2, 1);
  lua_replace(L, index);
}
