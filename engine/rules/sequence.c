/* `seq { … }` and what stands only in it: gap, opt, many, as, and an `either` over those.
 *
 * A part is an opaque value that holds a number of the matcher's set; a pattern or a string is a
 * part as it stands. What is wrong with a sequence is said by the matcher, where it stands by this
 * file. */
#include "match/sequence.h"
#include "rules/loading.h"

static const char type_name[] = "engine.part";

enum { MOST_PARTS = 4096 }; /* no more steps are made of all */

static bool is_part(lua_State *L, int index, eng__seq_part *part) {
  const eng__seq_part *box = luaL_testudata(L, index, type_name);
  if (box) *part = *box;
  return box != NULL;
}

static int push_part(lua_State *L, eng__seq_part part) {
  *(eng__seq_part *)lua_newuserdatauv(L, sizeof part, 0) = part;
  luaL_setmetatable(L, type_name);
  return 1;
}

bool eng__has_seq_part(lua_State *L, int index) {
  eng__seq_part part;
  bool found = false;
  for (lua_Integer i = 1; !found && lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
    found = is_part(L, -1, &part);
    lua_pop(L, 1);
  }
  if (!found) lua_pop(L, 1); /* the nil behind the last */
  return found;
}

static void check(lua_State *L, eng__where where, const char *word, eng_status status,
                  const eng_error *err) {
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise(L, where, "%s: %s", word, err->message);
}

/* The value at `index` as a part: one, a pattern, or a string. NULL, or what is wrong. (raises) */
static const char *to_part(lua_State *L, int index, eng__where where, eng__seq_part *part) {
  const char *problem;
  eng__pattern id;
  eng_error err;
  if (is_part(L, index, part)) return NULL;
  if (!eng__to_pattern(L, index, where, &id, &problem)) return problem;
  check(L, where, "seq", eng__seq_pattern(eng__set_of(L)->patterns, id, part, &err), &err);
  return NULL;
}

/* The items of the table at 1, in the arena. */
static eng__seq_part *read_parts(lua_State *L, const char *word, eng__where where, size_t count) {
  eng__ruleset *set = eng__set_of(L);
  if (count > MOST_PARTS) eng__raise(L, where, "%s: it has more than %d parts", word, MOST_PARTS);
  eng__seq_part *parts = eng__need(L, eng__arena_array(&set->arena, count, sizeof *parts));
  eng__pattern id;
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    bool plain = is_part(L, -1, &parts[i]) || eng__is_pattern(L, -1, &id);
    eng__where at = plain ? where : eng__item_where(L, where, word, (uint32_t)i + 1);
    const char *problem = to_part(L, -1, at, &parts[i]);
    if (problem) eng__raise(L, at, "%s: entry %d %s", word, (int)i + 1, problem);
    lua_settop(L, 1);
  }
  return parts;
}

/* ---- seq ---- */

/* What walks over patterns must know of the sequence: all that it looks at, and the leaf whose hits
 * lead to it. */
static void describe(lua_State *L, eng__pattern id, eng__pattern_info *info) {
  eng__ruleset *set = eng__set_of(L);
  eng__pattern leaf;
  bool needed;
  size_t count = 0;
  while (eng__patterns_seq_leaf(set->patterns, id, count, &leaf, &needed)) count++;
  eng__pattern *parts = eng__need(L, eng__arena_array(&set->arena, count, sizeof *parts));
  info->leader = ENG__NO_PATTERN;
  info->depth = 1;
  for (size_t i = 0; eng__patterns_seq_leaf(set->patterns, id, i, &leaf, &needed); i++) {
    const eng__pattern_info *of = &set->infos.at[leaf];
    parts[i] = leaf;
    if (of->depth >= info->depth) info->depth = of->depth + 1;
    if (needed && of->announced && info->leader == ENG__NO_PATTERN) info->leader = leaf;
  }
  info->announced = info->leader != ENG__NO_PATTERN;
  info->parts = parts;
  info->part_count = count;
}

static int seq(lua_State *L) {
  static const char *const no_names[] = {NULL};
  eng__ruleset *set = eng__loading_set(L, "seq");
  eng__where where = eng__where_called(L);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "seq takes a table of parts: seq { a, gap(0, 3), b }");
  eng__check_keys(L, 1, "seq", no_names);
  size_t count = lua_rawlen(L, 1);
  if (count == 0) return eng__raise_here(L, "seq: the table holds no part");
  const eng__seq_part *parts = read_parts(L, "seq", where, count);
  eng__seq_part whole;
  eng__pattern id;
  eng_error err;
  check(L, where, "seq", eng__seq_row(set->patterns, parts, count, &whole, &err), &err);
  check(L, where, "seq", eng__patterns_add_seq(set->patterns, whole, &id, &err), &err);
  describe(L, id, eng__push_pattern(L, id, ENG__FORM_SEQ, where));
  if (!eng__has_seq_part(L, 1)) eng__lint_parts(set, "seq", where, NULL, count);
  return 1;
}

int eng__either_of_parts(lua_State *L, eng__where where) {
  size_t count = lua_rawlen(L, 1);
  const eng__seq_part *parts = read_parts(L, "either", where, count);
  eng__seq_part part;
  eng_error err;
  check(L, where, "either", eng__seq_either(eng__set_of(L)->patterns, parts, count, &part, &err),
        &err);
  eng__lint_parts(eng__set_of(L), "either", where, NULL, count);
  return push_part(L, part);
}

/* ---- What stands in it ---- */

enum { MANY_WITHOUT_MAX = 100 };

/* The number at `index`, or `otherwise` when it is left out (negative: it must be there). */
static uint32_t read_number(lua_State *L, int index, const char *usage, int otherwise) {
  int whole;
  if (lua_isnoneornil(L, index) && otherwise >= 0) return (uint32_t)otherwise;
  lua_Integer number = lua_tointegerx(L, index, &whole);
  if (lua_type(L, index) != LUA_TNUMBER || !whole || number < 0 || number > ENG__SEQ_REPEATS)
    eng__raise_here(L, "%s, whole numbers from 0 to %d", usage, ENG__SEQ_REPEATS);
  return (uint32_t)number;
}

static int gap(lua_State *L) {
  static const char usage[] = "gap takes the least and the greatest number of words: gap(0, 3)";
  eng__ruleset *set = eng__loading_set(L, "gap");
  uint32_t min = read_number(L, 1, usage, -1), max = read_number(L, 2, usage, -1);
  if (lua_gettop(L) > 2) return eng__raise_here(L, "%s", usage);
  eng__seq_part part;
  eng_error err;
  check(L, eng__where_called(L), "gap", eng__seq_gap(set->patterns, min, max, &part, &err), &err);
  eng__lint_bounds(set, "gap", eng__where_called(L), min, max);
  return push_part(L, part);
}

/* Argument `index`, which must be a part. */
static eng__seq_part check_part(lua_State *L, int index, const char *word) {
  eng__where where = eng__where_called(L);
  eng__seq_part part = 0;
  const char *problem = to_part(L, index, where, &part);
  if (problem) eng__raise(L, where, "%s: its part %s", word, problem);
  return part;
}

static int push_many(lua_State *L, const char *word, eng__seq_part inner, uint32_t min,
                     uint32_t max) {
  eng__seq_part part;
  eng_error err;
  eng_status status = eng__seq_many(eng__set_of(L)->patterns, inner, min, max, &part, &err);
  check(L, eng__where_called(L), word, status, &err);
  eng__lint_bounds(eng__set_of(L), word, eng__where_called(L), min, max);
  return push_part(L, part);
}

static int opt(lua_State *L) {
  eng__loading_set(L, "opt");
  if (lua_gettop(L) != 1) return eng__raise_here(L, "opt takes one part: opt(a)");
  return push_many(L, "opt", check_part(L, 1, "opt"), 0, 1);
}

static int many(lua_State *L) {
  static const char usage[] = "many takes a part and how often it may stand there: many(a, 1, 3)";
  eng__loading_set(L, "many");
  if (lua_gettop(L) < 1 || lua_gettop(L) > 3) return eng__raise_here(L, "%s", usage);
  uint32_t min = read_number(L, 2, usage, 1);
  uint32_t max = read_number(L, 3, usage, min > MANY_WITHOUT_MAX ? (int)min : MANY_WITHOUT_MAX);
  return push_many(L, "many", check_part(L, 1, "many"), min, max);
}

/* [a-zA-Z_][a-zA-Z0-9_]* of at most 32 letters, as the names of groups in expressions. */
static bool is_group_name(const char *name, size_t len) {
  static const char letters[] = "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return len > 0 && len <= 32 && strspn(name, letters) == len &&
         !(name[0] >= '0' && name[0] <= '9');
}

static int as(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "as");
  if (lua_type(L, 1) != LUA_TSTRING || lua_gettop(L) != 2)
    return eng__raise_here(L, "as takes a name and a part: as(\"who\", a)");
  if (!is_group_name(lua_tostring(L, 1), lua_rawlen(L, 1)))
    return eng__raise_here(L, "as: a name is made of letters a-z, digits and _, 32 at most");
  eng__slice name = {lua_tostring(L, 1), lua_rawlen(L, 1)};
  eng__seq_part inner = check_part(L, 2, "as"), part;
  eng_error err;
  check(L, eng__where_called(L), "as", eng__seq_as(set->patterns, name, inner, &part, &err), &err);
  return push_part(L, part);
}

/* ---- The type ---- */

bool eng__is_seq_part(lua_State *L, int index) {
  eng__seq_part part;
  return is_part(L, index, &part);
}

static int refuse(lua_State *L) {
  return eng__raise_here(L, "a part of a sequence has no fields: it stands in seq { … }");
}

static void open_type(lua_State *L) {
  static const luaL_Reg events[] = {
      {"__call", refuse}, {"__index", refuse}, {"__newindex", refuse}, {0}};
  luaL_newmetatable(L, type_name);
  luaL_setfuncs(L, events, 0);
  lua_pushliteral(L, "part of a sequence");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}

void eng__open_sequences(lua_State *L) {
  static const luaL_Reg words[] = {{"seq", seq},   {"gap", gap}, {"opt", opt},
                                   {"many", many}, {"as", as},   {0}};
  open_type(L);
  luaL_setfuncs(L, words, 0);
}
