/* `rule "name" { … }`: the table of a rule, checked field by field and kept in C.
 *
 * All of the table that is data leaves Lua here; only functions stay behind, as references. A
 * mistake is reported with the line of its field and reading goes on, so that one load shows every
 * mistake. */
#include "rules/loading.h"

#include <string.h>

enum { LONGEST_NAME = 200 };

static const char names_key; /* registry: table of full name → index */

typedef eng__rule_reading reading;

/* Where a field stands; without `field` in the source, the rule. */
eng__where eng__node_where(const eng__rule_reading *r, uint32_t node) {
  uint32_t line = node ? r->places->at[node].line : r->rule->info.line;
  return (eng__where){r->rule->source, line};
}

eng__where eng__field_where(const eng__rule_reading *r, const char *field) {
  return eng__node_where(r, eng__places_find(r->places, 0, field, 0));
}

/* ---- The table ---- */

static void report_unknown_fields(reading *r) {
  enum { MOST = 10 };
  lua_State *L = r->L;
  const char *after = NULL;
  for (int i = 0;
       i < MOST && (after = eng__push_unknown_key(L, r->table, eng__rule_field_names, after));
       i++) {
    eng__report_error(r->set, eng__field_where(r, after), "rule '%s' has no field '%s'%s",
                      r->rule->info.name, after, eng__push_hint(L, after, eng__rule_field_names));
  }
  lua_settop(L, r->table);
  if (lua_rawlen(L, r->table) > 0) {
    uint32_t item = eng__places_find(r->places, 0, NULL, 1);
    eng__report_error(r->set, eng__node_where(r, item),
                      "rule '%s' has a value without a field's name", r->rule->info.name);
  }
}

/* The fields in the order in which they are written, so that messages come in it, too. */
static void order_fields(const reading *r, size_t order[ENG__RULE_FIELDS]) {
  uint32_t lines[ENG__RULE_FIELDS] = {0};
  for (size_t i = 0; i < ENG__RULE_FIELDS; i++) {
    uint32_t line = eng__field_where(r, eng__rule_field_names[i]).line;
    size_t at = i;
    for (; at > 0 && lines[at - 1] > line; at--) {
      lines[at] = lines[at - 1];
      order[at] = order[at - 1];
    }
    lines[at] = line;
    order[at] = i;
  }
}

static void read_fields(reading *r) {
  size_t order[ENG__RULE_FIELDS];
  order_fields(r, order);
  for (size_t i = 0; i < ENG__RULE_FIELDS; i++) {
    const char *field = eng__rule_field_names[order[i]];
    lua_pushstring(r->L, field);
    lua_rawget(r->L, r->table);
    if (!lua_isnil(r->L, -1)) eng__rule_field_readers[order[i]](r, field);
    lua_settop(r->L, r->table);
  }
}

static void report_missing(reading *r, const char *field, const char *what) {
  lua_pushstring(r->L, field);
  bool missing = lua_rawget(r->L, r->table) == LUA_TNIL;
  lua_pop(r->L, 1);
  if (missing) {
    eng__report_error(r->set, (eng__where){r->rule->source, r->rule->info.line},
                      "rule '%s' needs the field '%s': %s", r->rule->info.name, field, what);
  }
}

static int take_table(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "rule");
  eng__rule *rule = set->rules.at[lua_tointeger(L, lua_upvalueindex(1))];
  if (rule->complete) return eng__raise_here(L, "rule '%s' already has its table", rule->info.name);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) != 1)
    return eng__raise_here(L, "rule '%s' takes a table: rule \"%s\" { doc = …, find = … }",
                           rule->info.name, rule->bare);
  rule->complete = true;
  luaL_checkstack(L, 60, NULL);
  reading r = {L, set, rule, 1, &set->rule_places};
  uint64_t scanned = rule->source->scanned;
  eng__places_read(r.places, (eng__source *)(uintptr_t)rule->source, rule->info.line, "rule",
                   rule->bare, (eng__slice){0});
  eng__sandbox_step(L, rule->source->scanned - scanned);
  report_unknown_fields(&r);
  report_missing(&r, "doc", "one sentence that says what it tags");
  report_missing(&r, "find", "the pattern it looks for");
  read_fields(&r);
  return 0;
}

/* ---- The name ---- */

/* [a-z0-9_]+(\.[a-z0-9_]+)*, since every hit and every message carries it no longer than this. */
static bool is_rule_name(const char *name) {
  if (strlen(name) > LONGEST_NAME) return false;
  for (;;) {
    size_t part = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (part == 0) return false;
    name += part;
    if (*name == '\0') return true;
    if (*name++ != '.') return false;
  }
}

/* Looks the full name at the top up; takes it when it is free. */
static void claim_name(lua_State *L, const eng__ruleset *set, const eng__rule *rule,
                       eng__where where) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &names_key);
  lua_pushvalue(L, -2);
  if (lua_rawget(L, -2) == LUA_TNUMBER) {
    const eng__rule *other = set->rules.at[lua_tointeger(L, -1)];
    eng__report_error((eng__ruleset *)(uintptr_t)set, where, "rule '%s' is already at %s:%u",
                      rule->info.name, other->info.file, (unsigned)other->info.line);
  } else {
    lua_pushvalue(L, -3);
    lua_pushinteger(L, (lua_Integer)rule->index);
    lua_rawset(L, -4);
  }
  lua_pop(L, 3);
}

/* A rule named as the string at index 1. */
static eng__rule *new_rule(lua_State *L, eng__ruleset *set, eng__where where) {
  eng__rule *rule = eng__need(L, eng__arena_array(&set->arena, 1, sizeof *rule));
  rule->bare = eng__keep_string(L, 1);
  if (where.source->pack) {
    lua_pushfstring(L, "%s:%s", where.source->pack, rule->bare);
  } else {
    lua_pushvalue(L, 1);
  }
  rule->info.name = eng__keep_string(L, -1);
  rule->info.file = where.source->name;
  rule->info.line = where.line;
  rule->source = where.source;
  rule->find = ENG__NO_PATTERN;
  rule->where = rule->note = rule->mark_call = LUA_NOREF;
  rule->index = (uint32_t)set->rules.count;
  if (!eng__vec_push(&set->rules, rule)) eng__need(L, NULL);
  claim_name(L, set, rule, where);
  return rule;
}

eng__rule *eng__push_named(lua_State *L, const char *word, lua_CFunction take) {
  eng__ruleset *set = eng__loading_set(L, word);
  eng__where where = eng__where_called(L);
  if (lua_type(L, 1) != LUA_TSTRING || lua_gettop(L) > 1)
    eng__raise_here(L, "%s takes a name, then a table: %s \"frame.war\" { … }", word, word);
  if (!is_rule_name(lua_tostring(L, 1)) || lua_rawlen(L, 1) != strlen(lua_tostring(L, 1)))
    eng__raise_here(L,
                    "'%s' is no name for a rule: small letters a-z, digits and _ in parts "
                    "joined by dots (frame.war)",
                    lua_tostring(L, 1));
  if (!where.source) {
    eng__raise_here(L, "%s works only in a rule file", word);
    return NULL; /* never reached */
  }
  eng__rule *rule = new_rule(L, set, where);
  lua_pushinteger(L, (lua_Integer)rule->index);
  lua_pushcclosure(L, take, 1);
  return rule;
}

static int rule_word(lua_State *L) {
  eng__push_named(L, "rule", take_table);
  return 1;
}

void eng__open_rule(lua_State *L) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &names_key);
  lua_pushcfunction(L, rule_word);
  lua_setfield(L, -2, "rule");
}
