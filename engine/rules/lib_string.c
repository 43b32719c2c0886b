/* The string library but for searching (lib_search.c) and format (lib_format.c): stock Lua's
 * meanings, each call counted by the bytes it moves, letters of the C locale only. */
#include "rules/sandbox_state.h"

#include <string.h>

size_t eng__string_start(lua_Integer place, size_t len) {
  if (place > 0) return (size_t)place;
  if (place == 0 || place < -(lua_Integer)len) return 1;
  return len + (size_t)place + 1;
}

size_t eng__string_end(lua_Integer place, size_t len) {
  if (place > (lua_Integer)len) return len;
  if (place >= 0) return (size_t)place;
  return place < -(lua_Integer)len ? 0 : len + (size_t)place + 1;
}

void eng__step_bytes(lua_State *L, size_t bytes) {
  eng__sandbox_step(L, 1 + bytes / 16);
}

static int string_byte(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  lua_Integer from = luaL_optinteger(L, 2, 1);
  size_t start = eng__string_start(from, s.len);
  size_t end = eng__string_end(luaL_optinteger(L, 3, from), s.len);
  if (start > end) return 0;
  size_t n = end - start + 1;
  if (n > ENG__MAX_RANGE) return luaL_error(L, "string slice too long");
  luaL_checkstack(L, (int)n, "string slice too long");
  eng__sandbox_step(L, 1 + n);
  for (size_t i = 0; i < n; i++) lua_pushinteger(L, (unsigned char)s.at[start - 1 + i]);
  return (int)n;
}

static int string_char(lua_State *L) {
  int n = lua_gettop(L);
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, (size_t)n);
  for (int i = 1; i <= n; i++) {
    lua_Unsigned byte = (lua_Unsigned)luaL_checkinteger(L, i);
    luaL_argcheck(L, byte <= 255, i, "value out of range");
    out[i - 1] = (char)byte;
  }
  eng__step_bytes(L, (size_t)n);
  luaL_pushresultsize(&b, (size_t)n);
  return 1;
}

static int string_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)eng__check_string(L, 1).len);
  return 1;
}

static int string_sub(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  size_t start = eng__string_start(luaL_checkinteger(L, 2), s.len);
  size_t end = eng__string_end(luaL_optinteger(L, 3, -1), s.len);
  if (start > end) {
    lua_pushliteral(L, "");
    return 1;
  }
  eng__step_bytes(L, end - start);
  lua_pushlstring(L, s.at + start - 1, end - start + 1);
  return 1;
}

static int string_reverse(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, s.len);
  eng__step_bytes(L, s.len);
  for (size_t i = 0; i < s.len; i++) out[i] = s.at[s.len - 1 - i];
  luaL_pushresultsize(&b, s.len);
  return 1;
}

/* Bytes from `first` to `first` + 25 move by `by`; the rest, Persian too, stays. */
static int change_case(lua_State *L, char first, int by) {
  eng__slice s = eng__check_string(L, 1);
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, s.len);
  eng__step_bytes(L, s.len);
  for (size_t i = 0; i < s.len; i++) {
    bool changes = s.at[i] >= first && s.at[i] <= first + 25;
    out[i] = (char)(s.at[i] + (changes ? by : 0));
  }
  luaL_pushresultsize(&b, s.len);
  return 1;
}

static int string_lower(lua_State *L) {
  return change_case(L, 'A', 'a' - 'A');
}
static int string_upper(lua_State *L) {
  return change_case(L, 'a', 'A' - 'a');
}

/* Doubles what is there: a short piece repeated a million times is twenty copies. */
static void fill_by_doubling(char *out, size_t filled, size_t total) {
  while (filled < total) {
    size_t more = filled < total - filled ? filled : total - filled;
    memcpy(out + filled, out, more);
    filled += more;
  }
}

/* `n` times piece and separator make a period; the last separator is cut off. */
static int repeat(lua_State *L, eng__slice piece, eng__slice separator, size_t n) {
  size_t period = piece.len + separator.len;
  size_t most = eng__sandbox_of(L)->limits.memory;
  if (period > most || n > most / (period ? period : 1) + 1)
    return luaL_error(L, "resulting string too large");
  size_t total = n * period - separator.len;
  eng__step_bytes(L, total);
  luaL_Buffer b;
  char *out = luaL_buffinitsize(L, &b, n * period);
  if (piece.len) memcpy(out, piece.at, piece.len);
  if (separator.len) memcpy(out + piece.len, separator.at, separator.len);
  fill_by_doubling(out, period, n * period);
  luaL_pushresultsize(&b, total);
  return 1;
}

static int string_rep(lua_State *L) {
  eng__slice piece = eng__check_string(L, 1), separator = {"", 0};
  lua_Integer n = luaL_checkinteger(L, 2);
  separator.at = luaL_optlstring(L, 3, "", &separator.len);
  if (n <= 0 || piece.len + separator.len == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  return repeat(L, piece, separator, (size_t)n);
}

void eng__push_string(lua_State *L) {
  static const luaL_Reg functions[] = {{"byte", string_byte},
                                       {"char", string_char},
                                       {"len", string_len},
                                       {"sub", string_sub},
                                       {"reverse", string_reverse},
                                       {"lower", string_lower},
                                       {"upper", string_upper},
                                       {"rep", string_rep},
                                       {"format", eng__string_format},
                                       {"find", eng__string_find},
                                       {"match", eng__string_match},
                                       {"gmatch", eng__string_gmatch},
                                       {"gsub", eng__string_gsub},
                                       {NULL, NULL}};
  luaL_newlib(L, functions);
}
