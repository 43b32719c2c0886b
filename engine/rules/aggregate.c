/* `aggregate "name" { … }` and `alike { … }`: what is said across documents.
 *
 * An aggregate is kept as a rule whose `find` is a tagged pattern made of its `of`: it runs after
 * the rules it looks at, and what it is given it groups instead of tagging (gather.c). Its table is
 * checked like a rule's, field by field, so that one load shows every mistake. */
#include "rules/loading.h"

static const char alike_type[] = "engine.alike";

enum { MOST_WORDS = 64, WORDS = 4 };
static const double SHARE = 0.5;

typedef eng__rule_reading reading;

/* ---- alike ---- */

typedef struct alike {
  uint32_t words;
  double share;
} alike;

const char *const eng__alike_names[] = {"share", "words", NULL};

/* The number `name` of the table at 1, or `otherwise`. */
static double alike_number(lua_State *L, const char *name, double otherwise) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  double number = lua_isnil(L, -1) ? otherwise : lua_tonumber(L, -1);
  if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TNUMBER)
    eng__raise_here(L, "alike: '%s' must be a number, not %s", name, eng__value_noun(L, -1));
  lua_pop(L, 1);
  return number;
}

static int alike_word(lua_State *L) {
  eng__loading_set(L, "alike");
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "alike takes a table: alike { words = 4, share = 0.5 }");
  eng__check_keys(L, 1, "alike", eng__alike_names);
  if (lua_rawlen(L, 1) > 0)
    return eng__raise_here(L, "alike takes named fields: alike { words = 4, share = 0.5 }");
  double words = alike_number(L, "words", WORDS), share = alike_number(L, "share", SHARE);
  if (!(words >= 1 && words <= MOST_WORDS) || words != floor(words))
    return eng__raise_here(L, "alike: 'words' must be a whole number from 1 to 64");
  if (!(share > 0 && share <= 1))
    return eng__raise_here(L, "alike: 'share' must be above 0 and at most 1 (0.5 is half)");
  alike *made = lua_newuserdatauv(L, sizeof *made, 0);
  *made = (alike){(uint32_t)words, share};
  luaL_setmetatable(L, alike_type);
  return 1;
}

/* ---- Fields ---- */

static const char *name_of(const reading *r) {
  return r->rule->info.name;
}

static void must_be(const reading *r, const char *field, const char *what) {
  eng__report_error(r->set, eng__field_where(r, field), "aggregate '%s': '%s' must be %s, not %s",
                    name_of(r), field, what, eng__value_noun(r->L, -1));
}

static bool is_text(lua_State *L) {
  return lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > 0;
}

static void read_doc(reading *r, const char *field) {
  if (is_text(r->L)) r->rule->info.doc = eng__keep_string(r->L, -1);
  else must_be(r, field, "a sentence");
}

/* The annotations of a rule, or of all that a glob matches, are found as `tagged` finds them. */
static void read_of(reading *r, const char *field) {
  eng__where where = eng__field_where(r, field);
  eng__pattern id;
  eng_error err;
  if (!is_text(r->L) || !eng__is_tag_name(lua_tostring(r->L, -1))) {
    must_be(r, field, "the name of a rule (\"frame.war\", \"frame.*\")");
    return;
  }
  const char *name = eng__keep_string(r->L, -1);
  if (eng__patterns_add_given(r->set->patterns, eng__slice_of(name), &id, &err) != ENG_OK)
    eng__raise(r->L, where, "aggregate '%s': %s", name_of(r), err.message);
  eng__pattern_info *info = eng__push_pattern(r->L, id, ENG__FORM_TAGGED, where);
  info->tagged = name;
  info->asker = name_of(r);
  info->used = true;
  r->rule->find = id;
  r->rule->keep_all = true;
}

/* A reference to the function at the top. */
static int keep_function(reading *r) {
  lua_pushvalue(r->L, -1);
  r->rule->info.has_lua = true;
  return luaL_ref(r->L, LUA_REGISTRYINDEX);
}

static void read_group(reading *r, const char *field) {
  eng__aggregate *aggregate = r->rule->aggregate;
  const alike *texts = luaL_testudata(r->L, -1, alike_type);
  aggregate->group_line = eng__field_where(r, field).line;
  if (lua_type(r->L, -1) == LUA_TFUNCTION) {
    aggregate->group = keep_function(r);
  } else if (texts) {
    aggregate->info.alike = true;
    aggregate->info.words = texts->words;
    aggregate->info.share = texts->share;
  } else {
    must_be(r, field, "alike { … } or a function");
  }
}

static void read_value(reading *r, const char *field) {
  r->rule->aggregate->value_line = eng__field_where(r, field).line;
  if (lua_type(r->L, -1) == LUA_TFUNCTION) r->rule->aggregate->value = keep_function(r);
  else must_be(r, field, "a function");
}

static void read_report(reading *r, const char *field) {
  r->rule->aggregate->report_line = eng__field_where(r, field).line;
  if (lua_type(r->L, -1) == LUA_TFUNCTION) r->rule->aggregate->report = keep_function(r);
  else must_be(r, field, "a function");
}

static void read_examples(reading *r, const char *field) {
  (void)field;
  eng__read_row_examples(r);
}

static const struct field {
  const char *name, *missing; /* what is said when a needed one is not there */
  eng__read_rule_field *read;
} fields[] = {
    {"doc", "one sentence that says what its rows are", read_doc},
    {"of", "the rule whose annotations it groups", read_of},
    {"group", "alike { … } or a function that gives a key", read_group},
    {"value", NULL, read_value},
    {"report", "a function that makes a row of a group", read_report},
    {"examples", NULL, read_examples},
};
enum { FIELDS = sizeof fields / sizeof *fields };

const char *const eng__aggregate_field_names[FIELDS + 1] = {"doc",    "examples", "group", "of",
                                                            "report", "value",    NULL};

static void report_unknown_fields(reading *r) {
  enum { MOST = 10 };
  const char *after = NULL;
  for (int i = 0; i < MOST && (after = eng__push_unknown_key(r->L, r->table,
                                                             eng__aggregate_field_names, after));
       i++)
    eng__report_error(r->set, eng__field_where(r, after), "aggregate '%s' has no field '%s'%s",
                      name_of(r), after, eng__push_hint(r->L, after, eng__aggregate_field_names));
  lua_settop(r->L, r->table);
  if (lua_rawlen(r->L, r->table) == 0) return;
  uint32_t item = eng__places_find(r->places, 0, NULL, 1);
  eng__report_error(r->set, eng__node_where(r, item),
                    "aggregate '%s' has a value without a field's name", name_of(r));
}

static void read_field(reading *r, const struct field *field) {
  lua_pushstring(r->L, field->name);
  bool given = lua_rawget(r->L, r->table) != LUA_TNIL;
  if (given) {
    field->read(r, field->name);
  } else if (field->missing) {
    eng__report_error(r->set, (eng__where){r->rule->source, r->rule->info.line},
                      "aggregate '%s' needs the field '%s': %s", name_of(r), field->name,
                      field->missing);
  }
  lua_settop(r->L, r->table);
}

static int take_table(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "aggregate");
  eng__rule *rule = set->rules.at[lua_tointeger(L, lua_upvalueindex(1))];
  if (rule->complete)
    return eng__raise_here(L, "aggregate '%s' already has its table", rule->info.name);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) != 1)
    return eng__raise_here(L, "aggregate '%s' takes a table: aggregate \"%s\" { doc = …, of = … }",
                           rule->info.name, rule->bare);
  rule->complete = true;
  luaL_checkstack(L, 60, NULL);
  reading r = {L, set, rule, 1, &set->rule_places};
  uint64_t scanned = rule->source->scanned;
  eng__places_read(r.places, (eng__source *)(uintptr_t)rule->source, rule->info.line, "aggregate",
                   rule->bare, (eng__slice){0});
  eng__sandbox_step(L, rule->source->scanned - scanned);
  report_unknown_fields(&r);
  for (size_t i = 0; i < FIELDS; i++) read_field(&r, &fields[i]);
  return 0;
}

static int aggregate_word(lua_State *L) {
  eng__rule *rule = eng__push_named(L, "aggregate", take_table);
  eng__arena *arena = &eng__set_of(L)->arena;
  eng__aggregate *aggregate = eng__need(L, eng__arena_array(arena, 1, sizeof *aggregate));
  aggregate->group = aggregate->value = aggregate->report = LUA_NOREF;
  rule->aggregate = aggregate;
  rule->info.aggregate = &aggregate->info;
  return 1;
}

void eng__open_aggregate(lua_State *L) {
  luaL_newmetatable(L, alike_type);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  lua_pushcfunction(L, alike_word);
  lua_setfield(L, -2, "alike");
  lua_pushcfunction(L, aggregate_word);
  lua_setfield(L, -2, "aggregate");
}
