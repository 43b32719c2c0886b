/* The other words that make patterns: regex, either, tagged, token, and the kinds of things that
 * are patterns as they stand (sentence, number, hashtag …). */
#include "match/explain.h"
#include "rules/loading.h"

#include <math.h>

eng__where eng__item_where(lua_State *L, eng__where where, const char *word, uint32_t number) {
  eng__ruleset *set = eng__set_of(L);
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  if (!eng__places_read(&set->places, source, where.line, word, NULL, (eng__slice){0}))
    return where;
  uint32_t node = eng__places_find(&set->places, 0, NULL, number);
  if (node) where.line = set->places.at[node].line;
  return where;
}

/* ---- Regex ---- */

const char *const eng__regex_names[] = {"case", "raw", NULL};

static bool read_flag(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
    eng__raise_here(L, "regex: '%s' must be true or false, not %s", name, eng__value_noun(L, -1));
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

/* The expressions of the table at 1, in the arena. */
static eng__slice *read_expressions(lua_State *L, eng__ruleset *set, eng__where where,
                                    size_t count) {
  eng__slice *expressions = eng__need(L, eng__arena_array(&set->arena, count, sizeof *expressions));
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    if (lua_type(L, -1) != LUA_TSTRING) {
      eng__raise(L, eng__item_where(L, where, "regex", (uint32_t)i + 1),
                 "regex: entry %d must be an expression, not %s", (int)i + 1,
                 eng__value_noun(L, -1));
    }
    expressions[i] = eng__keep_slice(L, -1);
    lua_pop(L, 1);
  }
  return expressions;
}

static int raise_expression(lua_State *L, eng__ruleset *set, eng__where where,
                            const eng__slice *expressions, size_t count, eng__regex_options options,
                            const eng_error *err) {
  eng__pattern id;
  for (size_t i = 0; err->status == ENG_INVALID && i < count; i++) {
    if (eng__patterns_add_regex(set->patterns, &expressions[i], 1, options, &id, NULL) == ENG_OK)
      continue;
    where = eng__item_where(L, where, "regex", (uint32_t)i + 1);
    break;
  }
  return eng__raise(L, where, "regex: %s", err->message);
}

static int regex(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "regex");
  eng__where where = eng__where_called(L);
  if (lua_type(L, 1) == LUA_TSTRING) eng__wrap_in_table(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "regex takes a table of expressions: regex { [=[\\bword]=] }");
  eng__check_keys(L, 1, "regex", eng__regex_names);
  size_t count = lua_rawlen(L, 1);
  if (count == 0) return eng__raise_here(L, "regex: the table holds no expression");
  eng__regex_options options = {read_flag(L, "case"), read_flag(L, "raw")};
  eng__slice *expressions = read_expressions(L, set, where, count);
  eng_error err;
  eng__pattern id;
  eng_status status =
      eng__patterns_add_regex(set->patterns, expressions, count, options, &id, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) raise_expression(L, set, where, expressions, count, options, &err);
  eng__push_pattern(L, id, ENG__FORM_REGEX, where)->entry_count = (uint32_t)count;
  eng__lint_regexes(set, where, expressions, count, options);
  return 1;
}

/* ---- Either ---- */

enum { DEEPEST_EITHER = 32 };

static int either(lua_State *L) {
  static const char *const no_names[] = {NULL};
  eng__ruleset *set = eng__loading_set(L, "either");
  eng__where where = eng__where_called(L);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "either takes a table of patterns: either { a, b }");
  eng__check_keys(L, 1, "either", no_names);
  size_t count = lua_rawlen(L, 1);
  if (count == 0) return eng__raise_here(L, "either: the table holds no pattern");
  if (eng__has_seq_part(L, 1)) return eng__either_of_parts(L, where);
  eng__pattern *parts = eng__need(L, eng__arena_array(&set->arena, count, sizeof *parts));
  uint32_t depth = 1;
  bool announced = true;
  for (size_t i = 0; i < count; i++) {
    const char *problem;
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    bool plain = eng__is_pattern(L, -1, &parts[i]);
    eng__where at = plain ? where : eng__item_where(L, where, "either", (uint32_t)i + 1);
    if (!eng__to_pattern(L, -1, at, &parts[i], &problem))
      eng__raise(L, at, "either: entry %d %s", (int)i + 1, problem);
    if (set->infos.at[parts[i]].depth >= depth) depth = set->infos.at[parts[i]].depth + 1;
    announced &= set->infos.at[parts[i]].announced;
    lua_settop(L, 1);
  }
  if (depth > DEEPEST_EITHER) return eng__raise_here(L, "either is nested too deep");
  eng_error err;
  eng__pattern id;
  eng_status status = eng__patterns_add_either(set->patterns, parts, count, &id, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise(L, where, "either: %s", err.message);
  eng__pattern_info *info = eng__push_pattern(L, id, ENG__FORM_EITHER, where);
  info->parts = parts;
  info->part_count = count;
  info->depth = depth;
  info->announced = announced;
  eng__lint_parts(set, "either", where, parts, count);
  return 1;
}

/* ---- Tagged ---- */

/* A rule's name, or a glob: parts of [a-z0-9_] or '*' between dots, a pack's name and ':' before.
 */
bool eng__is_tag_name(const char *name) {
  size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-.:*");
  return len > 0 && name[len] == '\0';
}

static int tagged(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "tagged");
  eng__where where = eng__where_called(L);
  if (lua_type(L, 1) != LUA_TSTRING || lua_gettop(L) > 1)
    return eng__raise_here(L, "tagged takes the name of a rule: tagged \"frame.war\"");
  if (!eng__is_tag_name(lua_tostring(L, 1)))
    return eng__raise_here(L, "tagged \"%s\": no rule can have this name", lua_tostring(L, 1));
  const char *name = eng__keep_string(L, 1);
  eng_error err;
  eng__pattern id;
  eng_status status = eng__patterns_add_given(set->patterns, eng__slice_of(name), &id, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise(L, where, "tagged: %s", err.message);
  eng__push_pattern(L, id, ENG__FORM_TAGGED, where)->tagged = name;
  return 1;
}

/* ---- Token ---- */

const char *const eng__token_names[] = {"folded", "kind", "script", "shape", NULL};

/* The string field `name` of the table at 1, or NULL; it stays on the stack. */
static const char *token_field(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  if (lua_isnil(L, -1)) return NULL;
  if (lua_type(L, -1) != LUA_TSTRING || lua_rawlen(L, -1) == 0)
    eng__raise_here(L, "token: '%s' must be a text, not %s", name, eng__value_noun(L, -1));
  return lua_tostring(L, -1);
}

/* Which of `names` the field says; -1 when it says nothing. */
static int token_choice(lua_State *L, const char *name, const char *const *names) {
  const char *said = token_field(L, name);
  if (!said) return -1;
  for (int i = 0; names[i]; i++) {
    if (strcmp(names[i], said) == 0) return i;
  }
  return eng__raise_here(L, "token: there is no %s '%s'%s", name, said,
                         eng__push_hint(L, said, names));
}

static int token(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "token");
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "token takes a table: token { kind = \"word\" }");
  eng__check_keys(L, 1, "token", eng__token_names);
  if (lua_rawlen(L, 1) > 0)
    return eng__raise_here(L, "token takes named fields: token { folded = \"regime\" }");
  eng__token_query query = {.kind = token_choice(L, "kind", eng__token_kind_names),
                            .script = token_choice(L, "script", eng__script_names)};
  if (token_field(L, "folded")) query.folded = eng__keep_slice(L, -1);
  if (token_field(L, "shape")) query.shape = eng__keep_slice(L, -1);
  eng_error err;
  eng__pattern id;
  eng_status status = eng__patterns_add_token(set->patterns, &query, &id, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) return eng__raise_here(L, "token: %s", err.message);
  eng__push_pattern(L, id, ENG__FORM_TOKEN, eng__where_called(L));
  return 1;
}

/* ---- Number ---- */

const char *const eng__number_names[] = {"max", "min", NULL};

static double number_bound(lua_State *L, const char *name, double otherwise) {
  lua_pushstring(L, name);
  lua_rawget(L, 2);
  if (lua_isnil(L, -1)) return otherwise;
  double bound = lua_tonumber(L, -1);
  if (lua_type(L, -1) != LUA_TNUMBER || isnan(bound))
    eng__raise_here(L, "number: '%s' must be a number, not %s", name, eng__value_noun(L, -1));
  return bound;
}

/* number { min = 1000 }: the pattern `number` itself is argument 1. */
int eng__number_word(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "number");
  if (lua_type(L, 2) != LUA_TTABLE || lua_gettop(L) > 2)
    return eng__raise_here(L, "number takes a table: number { min = 1000 }");
  eng__check_keys(L, 2, "number", eng__number_names);
  if (lua_rawlen(L, 2) > 0)
    return eng__raise_here(L, "number takes named bounds: number { min = 1000 }");
  double min = number_bound(L, "min", -INFINITY), max = number_bound(L, "max", INFINITY);
  if (min > max) return eng__raise_here(L, "number: 'min' is greater than 'max'");
  eng_error err;
  eng__pattern id;
  eng_status status = eng__patterns_add_number(set->patterns, min, max, &id, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) return eng__raise_here(L, "number: %s", err.message);
  eng__push_pattern(L, id, ENG__FORM_NUMBER, eng__where_called(L));
  return 1;
}

/* ---- Kinds that stand for themselves ---- */

/* Pushes the pattern under `name` into the environment on top. */
static void set_builtin(lua_State *L, const char *name, eng_status status, eng__pattern id,
                        eng__pattern_form form, const eng_error *err) {
  eng__sandbox_need(L, status);
  if (status != ENG_OK) luaL_error(L, "%s", err->message);
  eng__push_pattern(L, id, form, (eng__where){0})->builtin = true;
  lua_setfield(L, -2, name);
}

static void set_token_kinds(lua_State *L, eng__patterns *patterns) {
  eng_error err;
  eng__pattern id;
  for (int kind = ENG_TOKEN_HASHTAG; eng__token_kind_names[kind]; kind++) {
    eng__token_query query = {.kind = kind, .script = -1};
    eng_status status = eng__patterns_add_token(patterns, &query, &id, &err);
    set_builtin(L, eng__token_kind_names[kind], status, id, ENG__FORM_TOKEN, &err);
  }
}

void eng__open_kinds(lua_State *L) {
  static const luaL_Reg makers[] = {
      {"regex", regex}, {"either", either}, {"tagged", tagged}, {"token", token}, {0}};
  eng__patterns *patterns = eng__set_of(L)->patterns;
  eng_error err;
  eng__pattern id;
  luaL_setfuncs(L, makers, 0);
  set_token_kinds(L, patterns);
  eng_status status = eng__patterns_add_sentence(patterns, &id, &err);
  set_builtin(L, "sentence", status, id, ENG__FORM_SENTENCE, &err);
  status = eng__patterns_add_paragraph(patterns, &id, &err);
  set_builtin(L, "paragraph", status, id, ENG__FORM_PARAGRAPH, &err);
  status = eng__patterns_add_number(patterns, -INFINITY, INFINITY, &id, &err);
  set_builtin(L, "number", status, id, ENG__FORM_NUMBER, &err);
}
