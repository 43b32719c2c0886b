/* The math library: stock Lua's, but for random, which gives the same numbers in every run: its
 * state is made of the seed of the budget (the document) and the name of the rule.
 *
 * xoshiro256** (Blackman and Vigna 2018), its state filled by splitmix64 (Steele, Lea, Flood 2014).
 */
#include "rules/sandbox_state.h"

#include <lualib.h>
#include <string.h>

static uint64_t rotate(uint64_t x, int by) {
  return x << by | x >> (64 - by);
}

static uint64_t next_random(uint64_t s[4]) {
  uint64_t result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

/* FNV-1a of the name of a rule. */
static uint64_t hash_of(const char *name) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325);
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001B3);
  return hash;
}

static void seed(uint64_t state[4], uint64_t z0) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = z0 += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    state[i] = z ^ z >> 31;
  }
}

/* The generator of the rule that runs: one of its own, so that what a rule draws does not depend on
 * what others drew before. */
static uint64_t *random_state(lua_State *L) {
  eng__sandbox *sandbox = eng__sandbox_of(L);
  for (size_t i = sandbox->randoms.count; i-- > 0;)
    if (strcmp(sandbox->randoms.at[i].rule, sandbox->rule) == 0)
      return sandbox->randoms.at[i].state;
  eng__random added = {.rule = sandbox->rule};
  seed(added.state, sandbox->random_seed ^ hash_of(sandbox->rule));
  if (!eng__vec_push(&sandbox->randoms, added)) eng__sandbox_starve(L);
  return sandbox->randoms.at[sandbox->randoms.count - 1].state;
}

/* A number in 0..`most`, each as likely: numbers above it, in the least power of two that has room,
 * are thrown away; on average less than one. */
static uint64_t random_up_to(uint64_t state[4], uint64_t most) {
  uint64_t mask = most, drawn;
  for (int shift = 1; shift < 64; shift *= 2) mask |= mask >> shift;
  do drawn = next_random(state) & mask;
  while (drawn > most);
  return drawn;
}

static int math_random(lua_State *L) {
  uint64_t *state = random_state(L);
  lua_Integer low = 1, high;
  int n = lua_gettop(L);
  if (n == 0) {
    lua_pushnumber(L, (lua_Number)(next_random(state) >> 11) * 0x1p-53);
    return 1;
  }
  if (n > 2) return luaL_error(L, "wrong number of arguments");
  if (n == 2) low = luaL_checkinteger(L, 1);
  high = luaL_checkinteger(L, n);
  if (n == 1 && high == 0) {
    lua_pushinteger(L, (lua_Integer)next_random(state));
    return 1;
  }
  luaL_argcheck(L, low <= high, n, "interval is empty");
  uint64_t drawn = random_up_to(state, (uint64_t)high - (uint64_t)low);
  lua_Unsigned result = (lua_Unsigned)drawn + (lua_Unsigned)low; /* wraps around to negative ones */
  lua_pushinteger(L, (lua_Integer)result);
  return 1;
}

/* Stock functions that are bounded by their arguments. */
static const char *const stock[] = {
    "abs",       "ceil", "floor", "sqrt", "sin",  "cos",        "tan",        "asin", "acos",
    "atan",      "exp",  "log",   "deg",  "rad",  "fmod",       "modf",       "max",  "min",
    "tointeger", "type", "ult",   "pi",   "huge", "maxinteger", "mininteger", NULL};

void eng__push_math(lua_State *L) {
  lua_createtable(L, 0, 32);
  lua_pushcfunction(L, luaopen_math);
  lua_call(L, 0, 1);
  for (const char *const *name = stock; *name; name++) {
    lua_getfield(L, -1, *name);
    lua_setfield(L, -3, *name);
  }
  lua_pop(L, 1);
  lua_pushcfunction(L, math_random);
  lua_setfield(L, -2, "random");
}
