/* Conditions as rules write them: a pattern, or { pattern, within = …, side = …, barrier = … }, or
 * a list of such. Questions take the same options (`hit:near(p, { within = 3 })`). */
#include "rules/loading.h"

const char *const eng__condition_names[] = {"barrier", "side", "within", NULL};
static const char *const within_names[] = {"sentence", "overlap", "paragraph", "document", NULL};
static const char *const side_names[] = {"before", "after", NULL};

/* Index of the string at the top in `names`, or -1. */
static int choice(lua_State *L, const char *const *names) {
  for (int i = 0; lua_type(L, -1) == LUA_TSTRING && names[i]; i++) {
    if (strcmp(lua_tostring(L, -1), names[i]) == 0) return i;
  }
  return -1;
}

static const char *hint(lua_State *L, const char *const *names) {
  return lua_type(L, -1) == LUA_TSTRING ? eng__push_hint(L, lua_tostring(L, -1), names) : "";
}

/* Each reader has the value on top and says what is wrong with it, or NULL. */
static const char *read_within(lua_State *L, eng__condition *condition) {
  enum { MOST_WORDS = 10000 };
  static const eng__within values[] = {ENG__WITHIN_SENTENCE, ENG__WITHIN_OVERLAP,
                                       ENG__WITHIN_PARAGRAPH, ENG__WITHIN_DOCUMENT};
  if (lua_type(L, -1) == LUA_TNUMBER) {
    int whole;
    lua_Integer words = lua_tointegerx(L, -1, &whole);
    if (!whole || words < 1 || words > MOST_WORDS)
      return "'within' must be a whole number of words from 1 to 10000";
    condition->within = ENG__WITHIN_WORDS;
    condition->words = (uint32_t)words;
    return NULL;
  }
  int which = choice(L, within_names);
  if (which < 0)
    return lua_pushfstring(L,
                           "'within' must be \"overlap\", \"sentence\", \"paragraph\", "
                           "\"document\" or a number of words%s",
                           hint(L, within_names));
  condition->within = values[which];
  return NULL;
}

static const char *read_side(lua_State *L, eng__condition *condition) {
  int which = choice(L, side_names);
  if (which < 0)
    return lua_pushfstring(L, "'side' must be \"before\" or \"after\"%s", hint(L, side_names));
  condition->side = which == 0 ? ENG__SIDE_BEFORE : ENG__SIDE_AFTER;
  return NULL;
}

static const char *read_barrier(lua_State *L, eng__condition *condition) {
  const char *problem = NULL;
  if (!eng__set_of(L)->loading) {
    condition->barrier = eng__check_pattern(L, -1);
  } else if (!eng__to_pattern(L, -1, eng__where_called(L), &condition->barrier, &problem)) {
    return lua_pushfstring(L, "'barrier' %s", problem);
  }
  return NULL;
}

const char *eng__read_condition_options(lua_State *L, int index, eng__condition *condition,
                                        const char **field) {
  static const char *(*const readers[])(lua_State *, eng__condition *) = {read_barrier, read_side,
                                                                          read_within};
  index = lua_absindex(L, index);
  *field = eng__push_unknown_key(L, index, eng__condition_names, NULL);
  if (*field)
    return lua_pushfstring(L, "there is no option '%s'%s", *field,
                           eng__push_hint(L, *field, eng__condition_names));
  for (size_t i = 0; eng__condition_names[i]; i++) {
    lua_pushstring(L, eng__condition_names[i]);
    lua_rawget(L, index);
    const char *problem = lua_isnil(L, -1) ? NULL : readers[i](L, condition);
    *field = eng__condition_names[i];
    if (problem) return problem;
    lua_pop(L, 1);
  }
  return NULL;
}

/* ---- In the table of a rule ---- */

/* One field, `with` or `unless`, on its way. */
typedef struct reading {
  eng__rule_reading *rule;
  const char *field;
  uint32_t node; /* where the field stands, or 0 */
  eng__condition *conditions;
  size_t count;
} reading;

static bool has_option(lua_State *L, int index) {
  static const char *const no_names[] = {NULL};
  if (!eng__push_unknown_key(L, index, no_names, NULL)) return false;
  lua_pop(L, 1);
  return true;
}

static void report(const reading *r, uint32_t node, const char *problem) {
  eng__where where = eng__node_where(r->rule, node ? node : r->node);
  eng__report_error(r->rule->set, where, "rule '%s': '%s' %s", r->rule->rule->info.name, r->field,
                    problem);
}

/* The pattern at the top. */
static void read_pattern(reading *r, uint32_t node, eng__condition *condition) {
  const char *problem;
  eng__where where = eng__node_where(r->rule, node ? node : r->node);
  if (!eng__to_pattern(r->rule->L, -1, where, &condition->pattern, &problem)) {
    report(r, node, problem);
  } else {
    r->conditions[r->count++] = *condition;
  }
}

/* { pattern, within = … } at the top. */
static void read_table(reading *r, uint32_t node, eng__condition *condition) {
  lua_State *L = r->rule->L;
  const char *field;
  const char *problem = eng__read_condition_options(L, -1, condition, &field);
  if (problem) {
    uint32_t at = eng__places_find(r->rule->places, node, field, 0);
    report(r, at ? at : node, lua_pushfstring(L, "has a condition in which %s", problem));
    return;
  }
  if (lua_rawlen(L, -1) != 1) {
    report(r, node,
           "has a condition that is not one pattern (write either { … } for one of several)");
    return;
  }
  lua_rawgeti(L, -1, 1);
  read_pattern(r, node, condition);
  lua_pop(L, 1);
}

/* The condition at the top of the stack, which is left as it was. */
static void read_one(reading *r, uint32_t node) {
  lua_State *L = r->rule->L;
  int top = lua_gettop(L);
  eng__condition condition = {.barrier = ENG__NO_PATTERN};
  if (lua_type(L, -1) == LUA_TTABLE) {
    read_table(r, node, &condition);
  } else {
    read_pattern(r, node, &condition);
  }
  lua_settop(L, top);
}

/* A list of conditions at the top. */
static void read_list(reading *r) {
  lua_State *L = r->rule->L;
  lua_Unsigned count;
  if (!eng__is_sequence(L, -1, &count) || count == 0) {
    report(r, 0, "must be a pattern, a condition or a list of conditions");
    return;
  }
  for (lua_Unsigned i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i);
    read_one(r, eng__places_find(r->rule->places, r->node, NULL, (uint32_t)i));
    lua_pop(L, 1);
  }
}

void eng__read_conditions(eng__rule_reading *rule, const char *field, eng__condition **conditions,
                          size_t *count) {
  lua_State *L = rule->L;
  reading r = {.rule = rule, .field = field};
  r.node = eng__places_find(rule->places, 0, field, 0);
  size_t most = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) + 1 : 1;
  r.conditions = eng__need(L, eng__arena_array(&rule->set->arena, most, sizeof *r.conditions));
  if (lua_type(L, -1) == LUA_TTABLE && !has_option(L, -1)) {
    read_list(&r);
  } else {
    read_one(&r, r.node);
  }
  *conditions = r.conditions;
  *count = r.count;
}
