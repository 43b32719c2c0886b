/* The Lua type of patterns: an opaque value that holds a number of the matcher's set.
 *
 * A pattern is made while rule files load and never after, so that one pass over a document looks
 * for all of them. What this floor knows of it beside the matcher is in set->infos. */
#include "rules/loading.h"

static const char type_name[] = "engine.pattern";

bool eng__is_pattern(lua_State *L, int index, eng__pattern *id) {
  const eng__pattern *box = luaL_testudata(L, index, type_name);
  if (box) *id = *box;
  return box != NULL;
}

/* A pattern of the set gets its record; ids in between are the matcher's own. */
static eng__pattern_info *new_info(lua_State *L, eng__pattern id) {
  eng__ruleset *set = eng__set_of(L);
  while (set->infos.count <= id) {
    if (!eng__vec_push(&set->infos, (eng__pattern_info){0})) eng__need(L, NULL);
  }
  return &set->infos.at[id];
}

eng__pattern_info *eng__push_pattern(lua_State *L, eng__pattern id, eng__pattern_form form,
                                     eng__where where) {
  eng__pattern_info *info = new_info(L, id);
  info->form = form;
  info->source = where.source;
  info->line = where.line;
  info->announced = form == ENG__FORM_WORDS || form == ENG__FORM_NAMES || form == ENG__FORM_TAGGED;
  *(eng__pattern *)lua_newuserdatauv(L, sizeof id, 0) = id;
  luaL_setmetatable(L, type_name);
  return info;
}

void eng__pattern_mark_used(eng__ruleset *set, eng__pattern id) {
  if (id < set->infos.count) set->infos.at[id].used = true;
}

bool eng__to_pattern(lua_State *L, int index, eng__where where, eng__pattern *id,
                     const char **problem) {
  if (lua_type(L, index) == LUA_TSTRING) {
    *id = eng__phrase_pattern(L, index, where);
  } else if (!eng__is_pattern(L, index, id)) {
    const char *later = eng__later_name(L, index);
    if (eng__is_seq_part(L, index)) {
      *problem = "is a part of a sequence: gap, opt, many and as stand only in seq { … }";
      return false;
    }
    const char *hint = lua_type(L, index) == LUA_TTABLE ? " (write words { … })" : "";
    *problem =
        later ? lua_pushfstring(L, "uses '%s', which is not in this version of the engine", later)
              : lua_pushfstring(L, "must be a pattern, not %s%s", eng__value_noun(L, index), hint);
    return false;
  }
  eng__pattern_mark_used(eng__set_of(L), *id);
  return true;
}

/* Does the rule that runs know of this tagged pattern? Rules are ordered by what they look at. */
static bool is_ready(const eng__ruleset *set, eng__pattern id) {
  if (set->infos.at[id].form != ENG__FORM_TAGGED || !set->run.rule) return true;
  const eng__numbers *known = &set->run.rule->looks_at;
  for (size_t i = 0; i < known->count; i++) {
    if (known->at[i] == id) return true;
  }
  return false;
}

eng__pattern eng__check_pattern(lua_State *L, int index) {
  eng__pattern id = ENG__NO_PATTERN;
  if (lua_type(L, index) == LUA_TSTRING) {
    eng__raise_here(L,
                    "a pattern is built while the file loads: put local p = words { \"%s\" } at "
                    "the top of the file and ask for p",
                    lua_tostring(L, index));
  }
  if (!eng__is_pattern(L, index, &id))
    eng__raise_here(L, "a pattern is wanted here, not %s", eng__value_noun(L, index));
  if (!is_ready(eng__set_of(L), id)) {
    eng__raise_here(L,
                    "tagged \"%s\" cannot be asked here: name it in the rule or in a local of "
                    "the file, so that rules can be ordered",
                    eng__set_of(L)->infos.at[id].tagged);
  }
  return id;
}

/* `number` stands for every number, and number { min = 1000 } for some. */
static int call_pattern(lua_State *L) {
  const eng__pattern_info *info = &eng__set_of(L)->infos.at[*(eng__pattern *)lua_touserdata(L, 1)];
  if (info->builtin && info->form == ENG__FORM_NUMBER) return eng__number_word(L);
  return eng__raise_here(L, "this pattern takes no table: use it as it is");
}

static int index_pattern(lua_State *L) {
  return eng__raise_here(L, "a pattern has no fields; ask a hit or a span: hit.sentence:first(p)");
}

static int write_pattern(lua_State *L) {
  return eng__raise_here(L, "a pattern cannot be changed");
}

void eng__open_patterns(lua_State *L) {
  static const luaL_Reg events[] = {
      {"__call", call_pattern}, {"__index", index_pattern}, {"__newindex", write_pattern}, {0}};
  luaL_newmetatable(L, type_name);
  luaL_setfuncs(L, events, 0);
  lua_pushliteral(L, "pattern");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
