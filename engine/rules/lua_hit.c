/* What hits know beside spans: the entry that was found, its groups, the token they stand in; and
 * annotations, the hits of `tagged`: which rule made them and what it noted. */
#include "rules/objects.h"

const eng__annotation *eng__hit_annotation(const eng__ruleset *set, const eng__hit *hit) {
  if (hit->pattern >= set->infos.count) return NULL;
  if (set->infos.at[hit->pattern].form != ENG__FORM_TAGGED) return NULL;
  return &set->run.annotations.at[hit->entry];
}

/* The hit that a rule found, of an annotation: what its entry says is said of that. */
static const eng__hit *found_by_rule(const eng__ruleset *set, const eng__hit *hit) {
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  return annotation ? &annotation->hit : hit;
}

static bool find_annotation_group(const eng__annotation *annotation, eng__slice name,
                                  eng_span *text, const eng__hit **part) {
  for (size_t i = 0; i < annotation->group_count; i++) {
    const eng__annotation_group *group = &annotation->groups[i];
    if (!eng__slice_equal(group->name, name)) continue;
    *text = group->text;
    if (group->hit.pattern != ENG__NO_PATTERN) *part = &group->hit;
    return true;
  }
  return false;
}

bool eng__find_group(const eng__ruleset *set, const eng__hit *hit, const char *name, eng_span *text,
                     const eng__hit **part) {
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  *part = NULL;
  if (annotation) return find_annotation_group(annotation, eng__slice_of(name), text, part);
  if (hit->pattern == ENG__NO_PATTERN) return false;
  uint32_t number = eng__patterns_group(set->patterns, hit->pattern, eng__slice_of(name));
  const eng__hit_group *groups = eng__index_groups(set->index, hit);
  for (uint32_t i = 0; number && i < hit->group_count; i++) {
    if (groups[i].number != number) continue;
    *text = (eng_span){groups[i].start, groups[i].end};
    *part = groups[i].hit;
    return true;
  }
  return false;
}

static int get_entity(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  eng__slice entity = eng__hit_entity(eng__set_of(L), &span->hit);
  if (entity.len) {
    lua_pushlstring(L, entity.at, entity.len);
  } else {
    lua_pushnil(L);
  }
  return 1;
}

static int get_entry(lua_State *L) {
  eng__push_entry(L, found_by_rule(eng__set_of(L), &eng__check_span(L, 1)->hit));
  return 1;
}

static int get_token(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  eng__push_span(L, eng__hit_token(eng__open_document(L), &span->hit));
  return 1;
}

static int get_form(lua_State *L) {
  eng__slice form = eng__hit_form(eng__set_of(L), &eng__check_span(L, 1)->hit);
  if (form.len) lua_pushlstring(L, form.at, form.len);
  else lua_pushnil(L);
  return 1;
}

static int get_score(lua_State *L) {
  double score = eng__hit_score(eng__set_of(L), &eng__check_span(L, 1)->hit);
  if (isnan(score)) lua_pushnil(L);
  else lua_pushnumber(L, score);
  return 1;
}

static int get_part(lua_State *L) {
  static const char *const parts[] = {"full", "surname", "given"};
  const eng__hit *hit = found_by_rule(eng__set_of(L), &eng__check_span(L, 1)->hit);
  if (eng__hit_named(eng__set_of(L), hit)) lua_pushstring(L, parts[hit->part]);
  else lua_pushnil(L);
  return 1;
}

/* What a later version will know: nil until then. */
static int get_nothing(lua_State *L) {
  eng__check_span(L, 1);
  lua_pushnil(L);
  return 1;
}

/* Is there a group of this name in any pattern? One that is nowhere is a slip of the pen. */
static bool is_group_name(const eng__patterns *patterns, const char *name) {
  for (uint32_t number = 1;; number++) {
    eng__slice known = eng__patterns_group_name(patterns, number);
    if (known.len == 0) return false;
    if (eng__slice_equal(known, eng__slice_of(name))) return true;
  }
}

static int group(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  const eng__hit *part;
  eng_span text;
  if (lua_type(L, 2) != LUA_TSTRING)
    return eng__raise_here(L, "the name of a group is wanted here: hit:group \"who\"");
  const char *name = lua_tostring(L, 2);
  if (eng__find_group(eng__set_of(L), &span->hit, name, &text, &part)) {
    if (part) eng__push_hit(L, part);
    else eng__push_found(L, text);
    return 1;
  }
  if (!is_group_name(eng__set_of(L)->patterns, name))
    return eng__raise_here(L, "no pattern has a group '%s'", name);
  lua_pushnil(L);
  return 1;
}

const eng__field eng__hit_fields[] = {
    {"entity", get_entity, NULL},   {"entry", get_entry, NULL},   {"token", get_token, NULL},
    {"form", get_form, NULL},       {"part", get_part, NULL},     {"score", get_score, NULL},
    {"zone", get_nothing, NULL},    {"voice", get_nothing, NULL}, {"stance", get_nothing, NULL},
    {"speaker", get_nothing, NULL}, {"group", NULL, group},       {0},
};

static int get_rule(lua_State *L) {
  const eng__ruleset *set = eng__set_of(L);
  const eng__annotation *annotation = eng__hit_annotation(set, &eng__check_span(L, 1)->hit);
  lua_pushstring(L, set->rules.at[annotation->rule]->info.name);
  return 1;
}

static int get_note(lua_State *L) {
  const eng__annotation *annotation =
      eng__hit_annotation(eng__set_of(L), &eng__check_span(L, 1)->hit);
  eng__push_note(L, annotation->note);
  return 1;
}

const eng__field eng__annotation_fields[] = {
    {"rule", get_rule, NULL}, {"note", get_note, NULL}, {0}};
