/* "Did you mean": the nearest of a few names.
 *
 * Distance is restricted Damerau–Levenshtein (optimal string alignment): insertions, deletions,
 * substitutions, and swaps of neighbours that are not edited again (Boytsov 2011, section 2.2).
 * Three rows of the usual table are enough. */
#include "rules/sandbox_state.h"

#include <string.h>

enum { LONGEST = 64, FAR = 255 };

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

unsigned eng__name_distance(const char *a, const char *b) {
  size_t la = strlen(a), lb = strlen(b);
  if (la > LONGEST || lb > LONGEST) return FAR;
  unsigned char rows[3][LONGEST + 1];
  unsigned char *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= lb; j++) row[j] = (unsigned char)j;
  for (size_t i = 1; i <= la; i++) {
    unsigned char *oldest = before;
    before = above, above = row, row = oldest;
    row[0] = (unsigned char)i;
    for (size_t j = 1; j <= lb; j++) {
      unsigned best = above[j - 1] + (a[i - 1] != b[j - 1]);
      best = least(best, least(above[j], row[j - 1]) + 1u);
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) best = least(best, before[j - 2] + 1u);
      row[j] = (unsigned char)best;
    }
  }
  return row[lb];
}

/* One edit in three letters is a slip; more is another word. */
bool eng__name_is_near(const char *name, unsigned distance) {
  unsigned allowed = (unsigned)(strlen(name) / 3);
  return distance <= (allowed ? allowed : 1u) && distance < FAR;
}

const char *eng__nearest_name(const char *name, const char *const *names) {
  const char *best = NULL;
  unsigned best_distance = FAR;
  for (; *names; names++) {
    unsigned distance = eng__name_distance(name, *names);
    if (distance < best_distance) best = *names, best_distance = distance;
  }
  return best && eng__name_is_near(name, best_distance) ? best : NULL;
}

/* Lua's own order of keys differs from run to run, so equal distances go by bytes. */
const char *eng__nearest_key(lua_State *L, int table, const char *name) {
  const char *best = NULL;
  unsigned best_distance = FAR;
  table = lua_absindex(L, table);
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    const char *key = lua_tostring(L, -2);
    unsigned distance = eng__name_distance(name, key);
    bool first = best && distance == best_distance && strcmp(key, best) < 0;
    if (distance < best_distance || first) best = key, best_distance = distance;
  }
  return best && eng__name_is_near(name, best_distance) ? best : NULL;
}
