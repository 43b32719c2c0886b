/* The utf8 library: stock Lua's meanings, with its known faults left out (a lead byte of FF shifts
 * past the width of a number; spurious continuation bytes pass through utf8.codes). */
#include "rules/sandbox_state.h"

#include <string.h>

enum { MAX_LAX = 0x7FFFFFFF, MAX_STRICT = 0x10FFFF };

static bool is_continuation(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

static int length_of_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC0) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  if (lead < 0xF8) return 4;
  if (lead < 0xFC) return 5;
  return lead < 0xFE ? 6 : 0;
}

/* The least code that takes a sequence of so many bytes: less is overlong. */
static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};

/* One code at `at`; where it ends, or NULL. Lax: up to 2^31 - 1, surrogates too. */
static const char *decode(const char *at, const char *end, bool strict, uint32_t *code) {
  unsigned char lead = (unsigned char)*at;
  int len = length_of_lead(lead);
  if (len == 0 || end - at < len) return NULL;
  uint32_t value = len == 1 ? lead : lead & (0x7Fu >> len);
  for (int i = 1; i < len; i++) {
    if (!is_continuation(at[i])) return NULL;
    value = value << 6 | ((unsigned char)at[i] & 0x3F);
  }
  if (value < least[len] || value > MAX_LAX) return NULL;
  if (strict && (value > MAX_STRICT || (value >= 0xD800 && value <= 0xDFFF))) return NULL;
  *code = value;
  return at + len;
}

static size_t encode(uint32_t code, char out[6]) {
  if (code < 0x80) return out[0] = (char)code, 1;
  size_t len = 2;
  while (len < 6 && code >= least[len + 1]) len++;
  for (size_t i = len - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
  out[0] = (char)((0xFF00u >> len) | code);
  return len;
}

/* A place, negative from the end, as it is or 0 when it lies before the beginning. */
static lua_Integer from_start(lua_Integer place, size_t len) {
  if (place >= 0) return place;
  return place < -(lua_Integer)len ? 0 : (lua_Integer)len + place + 1;
}

static int utf8_len(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  lua_Integer at = from_start(luaL_optinteger(L, 2, 1), s.len);
  lua_Integer last = from_start(luaL_optinteger(L, 3, -1), s.len);
  bool strict = !lua_toboolean(L, 4);
  luaL_argcheck(L, at >= 1 && at <= (lua_Integer)s.len + 1, 2, "initial position out of bounds");
  luaL_argcheck(L, last <= (lua_Integer)s.len, 3, "final position out of bounds");
  eng__sandbox_step(L, 1 + s.len / 4);
  lua_Integer n = 0;
  const char *p = s.at + at - 1;
  for (; p - s.at < last; n++) {
    uint32_t code;
    const char *next = decode(p, s.at + s.len, strict, &code);
    if (!next) {
      luaL_pushfail(L);
      lua_pushinteger(L, p - s.at + 1);
      return 2;
    }
    p = next;
  }
  lua_pushinteger(L, n);
  return 1;
}

static int utf8_codepoint(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  lua_Integer first = from_start(luaL_optinteger(L, 2, 1), s.len);
  lua_Integer last = from_start(luaL_optinteger(L, 3, first), s.len);
  bool strict = !lua_toboolean(L, 4);
  luaL_argcheck(L, first >= 1, 2, "out of bounds");
  luaL_argcheck(L, last <= (lua_Integer)s.len, 3, "out of bounds");
  if (first > last) return 0;
  if (last - first >= ENG__MAX_RANGE) return luaL_error(L, "string slice too long");
  eng__sandbox_step(L, 1 + (uint64_t)(last - first));
  luaL_checkstack(L, (int)(last - first) + 1, "string slice too long");
  int n = 0;
  for (const char *p = s.at + first - 1; p < s.at + last; n++) {
    uint32_t code;
    p = decode(p, s.at + s.len, strict, &code);
    if (!p) return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, code);
  }
  return n;
}

static int utf8_char(lua_State *L) {
  int n = lua_gettop(L);
  luaL_Buffer out;
  eng__sandbox_step(L, 1 + (uint64_t)n);
  luaL_buffinit(L, &out);
  for (int i = 1; i <= n; i++) {
    char bytes[6];
    lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, i);
    luaL_argcheck(L, code <= MAX_LAX, i, "value out of range");
    luaL_addlstring(&out, bytes, encode((uint32_t)code, bytes));
  }
  luaL_pushresult(&out);
  return 1;
}

static bool continues_at(eng__slice s, lua_Integer at) {
  return at < (lua_Integer)s.len && is_continuation(s.at[at]);
}

/* The start of the nth character from the one that begins at `at` (from 0); -1 when there is none.
 */
static lua_Integer walk(eng__slice s, lua_Integer at, lua_Integer n) {
  for (; n < 0 && at > 0; n++) {
    do at--;
    while (at > 0 && continues_at(s, at));
  }
  for (n -= n > 0; n > 0 && at < (lua_Integer)s.len; n--) {
    do at++;
    while (continues_at(s, at));
  }
  return n == 0 ? at : -1;
}

static int utf8_offset(lua_State *L) {
  eng__slice s = eng__check_string(L, 1);
  lua_Integer n = luaL_checkinteger(L, 2);
  lua_Integer at = luaL_optinteger(L, 3, n >= 0 ? 1 : (lua_Integer)s.len + 1);
  at = from_start(at, s.len) - 1;
  luaL_argcheck(L, at >= 0 && at <= (lua_Integer)s.len, 3, "position out of bounds");
  eng__sandbox_step(L, 1 + s.len / 4);
  if (n == 0) {
    while (at > 0 && continues_at(s, at)) at--;
  } else {
    if (continues_at(s, at)) return luaL_error(L, "initial position is a continuation byte");
    at = walk(s, at, n);
  }
  if (at < 0) luaL_pushfail(L);
  else lua_pushinteger(L, at + 1);
  return 1;
}

static int next_code(lua_State *L, bool strict) {
  eng__slice s = eng__check_string(L, 1);
  lua_Integer at = luaL_checkinteger(L, 2);
  luaL_argcheck(L, at >= 0, 2, "out of bounds");
  if (at > 0)
    while (continues_at(s, at)) at++;
  if (at >= (lua_Integer)s.len) return 0;
  uint32_t code;
  const char *next = decode(s.at + at, s.at + s.len, strict, &code);
  if (!next || continues_at(s, next - s.at)) return luaL_error(L, "invalid UTF-8 code");
  lua_pushinteger(L, at + 1);
  lua_pushinteger(L, code);
  return 2;
}

static int next_code_strict(lua_State *L) {
  return next_code(L, true);
}
static int next_code_lax(lua_State *L) {
  return next_code(L, false);
}

static int utf8_codes(lua_State *L) {
  bool lax = lua_toboolean(L, 2);
  eng__slice s = eng__check_string(L, 1);
  luaL_argcheck(L, !continues_at(s, 0), 1, "invalid UTF-8 code");
  lua_pushcfunction(L, lax ? next_code_lax : next_code_strict);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

void eng__push_utf8(lua_State *L) {
  static const luaL_Reg functions[] = {{"char", utf8_char},     {"codepoint", utf8_codepoint},
                                       {"codes", utf8_codes},   {"len", utf8_len},
                                       {"offset", utf8_offset}, {NULL, NULL}};
  static const char pattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";
  luaL_newlib(L, functions);
  lua_pushlstring(L, pattern, sizeof pattern - 1);
  lua_setfield(L, -2, "charpattern");
}
