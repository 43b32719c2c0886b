/* The names without a library: stock Lua's meanings, but that pcall cannot catch the end of the
 * budget, tostring and print show no addresses, and setmetatable takes a copy of known events. */
#include "rules/sandbox_state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void eng__check_generation(lua_State *L, unsigned generation) {
  if (generation != eng__sandbox_generation(L))
    luaL_error(L, "an iterator that was made while the rule file loaded cannot go on");
}

static int base_error(lua_State *L) {
  int level = (int)luaL_optinteger(L, 2, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, level);
    lua_pushvalue(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int base_assert(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_toboolean(L, 1)) return lua_gettop(L);
  lua_remove(L, 1);
  lua_pushliteral(L, "assertion failed!");
  lua_settop(L, 1);
  return base_error(L);
}

/* Nothing rule code does can catch the end of its budget. */
static int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  eng__sandbox_caught(L, status);
  luaL_checkstack(L, 1, NULL);
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

static int base_select(lua_State *L) {
  int n = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
    lua_pushinteger(L, n - 1);
    return 1;
  }
  lua_Integer from = luaL_checkinteger(L, 1);
  if (from < 0) from = n + from;
  else if (from > n) from = n;
  luaL_argcheck(L, from >= 1, 1, "index out of range");
  return n - (int)from;
}

static int next_element(lua_State *L) {
  lua_Integer i = luaL_checkinteger(L, 2);
  i = (lua_Integer)((lua_Unsigned)i + 1);
  lua_pushinteger(L, i);
  return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushcfunction(L, next_element);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

static int digit_of(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'z') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'Z') return byte - 'A' + 10;
  return 99;
}

static bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* An integer in a base, with spaces around it; wraps around as Lua's arithmetic does. */
static bool read_integer(eng__slice text, int base, lua_Unsigned *value) {
  const char *at = text.at, *end = text.at + text.len;
  while (at < end && is_space(*at)) at++;
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  const char *digits = at;
  for (*value = 0; at < end && digit_of(*at) < base; at++)
    *value = *value * (lua_Unsigned)base + (lua_Unsigned)digit_of(*at);
  if (at == digits) return false;
  while (at < end && is_space(*at)) at++;
  if (negative) *value = 0u - *value;
  return at == end;
}

static int convert_in_base(lua_State *L) {
  lua_Integer base = luaL_checkinteger(L, 2);
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
  eng__slice text;
  lua_Unsigned value;
  text.at = lua_tolstring(L, 1, &text.len);
  eng__step_bytes(L, text.len);
  if (!read_integer(text, (int)base, &value)) return luaL_pushfail(L), 1;
  lua_pushinteger(L, (lua_Integer)value);
  return 1;
}

static int base_tonumber(lua_State *L) {
  if (!lua_isnoneornil(L, 2)) return convert_in_base(L);
  luaL_checkany(L, 1);
  if (lua_type(L, 1) == LUA_TNUMBER) return lua_settop(L, 1), 1;
  size_t len = 0;
  const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &len) : NULL;
  eng__step_bytes(L, len);
  if (text && lua_stringtonumber(L, text) == len + 1) return 1;
  luaL_pushfail(L);
  return 1;
}

static int base_type(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

static void push_number_text(lua_State *L, int index) {
  if (!lua_isinteger(L, index) && isnan(lua_tonumber(L, index))) {
    lua_pushliteral(L, "nan"); /* the sign of a NaN depends on the machine */
    return;
  }
  lua_pushvalue(L, index);
  lua_tolstring(L, -1, NULL);
}

const char *eng__tostring(lua_State *L, int index, size_t *len) {
  index = lua_absindex(L, index);
  if (luaL_callmeta(L, index, "__tostring")) {
    if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, len);
  }
  switch (lua_type(L, index)) {
  case LUA_TNUMBER:
    push_number_text(L, index);
    break;
  case LUA_TSTRING:
    lua_pushvalue(L, index);
    break;
  case LUA_TBOOLEAN:
    lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
    break;
  default:
    lua_pushstring(L, luaL_typename(L, index));
  }
  return lua_tolstring(L, -1, len);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  eng__tostring(L, 1, NULL);
  return 1;
}

/* Hands over a line, in what is left of the budget for it. */
static void log_line(eng__sandbox *sandbox, eng__slice text) {
  enum { LINE = 4 * ENG__MESSAGE_CHARS + 1 };
  char line[LINE];
  if (!sandbox->log || sandbox->log_ended) return;
  size_t len = eng__escape_line(line, sizeof line, ENG__MESSAGE_CHARS, text);
  if (len + 1 > sandbox->log_left) {
    sandbox->log_ended = true;
    sandbox->log(sandbox->log_context, sandbox->rule,
                 ENG__SLICE("(no more lines: too much was printed)"));
    return;
  }
  sandbox->log_left -= len + 1;
  sandbox->log(sandbox->log_context, sandbox->rule, (eng__slice){line, len});
}

static int base_print(lua_State *L) {
  enum { SHOWN = 4 * ENG__MESSAGE_CHARS }; /* of one value */
  int n = lua_gettop(L);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  eng__sandbox_step(L, 16 * (1 + (uint64_t)n));
  for (int i = 1; i <= n; i++) {
    size_t len;
    const char *text = eng__tostring(L, i, &len);
    lua_replace(L, i);
    if (i > 1) luaL_addchar(&out, ' ');
    if (luaL_bufflen(&out) <= SHOWN) luaL_addlstring(&out, text, len < SHOWN ? len : SHOWN);
  }
  luaL_pushresult(&out);
  eng__slice line;
  line.at = lua_tolstring(L, -1, &line.len);
  log_line(eng__sandbox_of(L), line);
  return 0;
}

/* The events a rule may handle. Not here: __gc and __close (code that runs where no limit reaches),
 * __mode (weak tables: memory faults of the collector), __pairs, __name, __metatable. */
static const char *const events[] = {
    "__index", "__newindex", "__call", "__eq",  "__lt",     "__le",   "__add",      "__sub",
    "__mul",   "__div",      "__mod",  "__pow", "__unm",    "__idiv", "__band",     "__bor",
    "__bxor",  "__bnot",     "__shl",  "__shr", "__concat", "__len",  "__tostring", NULL};

static bool is_event(const char *name) {
  for (const char *const *event = events; *event; event++)
    if (strcmp(name, *event) == 0) return true;
  return false;
}

static void refuse_event(lua_State *L, const char *name) {
  const char *near = eng__nearest_name(name, events);
  if (near)
    luaL_error(L, "'%s' is no event that a rule may handle (did you mean '%s'?)", name, near);
  luaL_error(L, "'%s' is no event that a rule may handle", name);
}

/* Copies the events among the fields of `from` into the table on top. Other fields are the methods
 * of a class that is its own metatable. Of several wrong events the first by bytes is named. */
static void copy_events(lua_State *L, int from) {
  int to = lua_gettop(L);
  const char *wrong = NULL;
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    eng__sandbox_step(L, 1);
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    const char *name = lua_tostring(L, -2);
    if (strncmp(name, "__", 2) != 0) continue;
    if (!is_event(name) && (!wrong || strcmp(name, wrong) < 0)) wrong = name;
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, to);
  }
  if (wrong) refuse_event(L, wrong);
}

static int base_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int type = lua_type(L, 2);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  lua_settop(L, 2);
  if (lua_getmetatable(L, 1)) return luaL_error(L, "cannot change a metatable that is set");
  if (type == LUA_TNIL) return lua_settop(L, 1), 1;
  int contents = eng__check_contents(L, 2, false);
  lua_createtable(L, 0, 4);
  copy_events(L, contents);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

void eng__push_base(lua_State *L) {
  static const luaL_Reg functions[] = {{"assert", base_assert},
                                       {"error", base_error},
                                       {"ipairs", base_ipairs},
                                       {"next", eng__base_next},
                                       {"pairs", eng__base_pairs},
                                       {"pcall", base_pcall},
                                       {"print", base_print},
                                       {"select", base_select},
                                       {"setmetatable", base_setmetatable},
                                       {"tonumber", base_tonumber},
                                       {"tostring", base_tostring},
                                       {"type", base_type},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
