/* The fields of a rule's table, one small reader each: what kind of value a field takes, and where
 * it goes in the rule. The value is at the top of the stack and stays there. */
#include "rules/objects.h"

#include <string.h>

typedef eng__rule_reading reading;

/* ---- Kinds of values ---- */

/* "rule 'x': 'doc' must be a string, not a number" for the value at the top. */
static void must_be(const reading *r, const char *field, const char *what) {
  const char *later = eng__later_name(r->L, -1);
  eng__where where = eng__field_where(r, field);
  if (later) {
    eng__report_error(r->set, where, "rule '%s': '%s' is not in this version of the engine",
                      r->rule->info.name, later);
  } else {
    eng__report_error(r->set, where, "rule '%s': '%s' must be %s, not %s", r->rule->info.name,
                      field, what, eng__value_noun(r->L, -1));
  }
}

static bool is_text(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TSTRING && lua_rawlen(L, index) > 0;
}

/* A string that is not empty, kept; NULL and a report otherwise. */
static const char *read_text(const reading *r, const char *field) {
  if (is_text(r->L, -1)) return eng__keep_string(r->L, -1);
  if (lua_type(r->L, -1) == LUA_TSTRING) {
    eng__report_error(r->set, eng__field_where(r, field), "rule '%s': '%s' is empty",
                      r->rule->info.name, field);
  } else {
    must_be(r, field, "a string");
  }
  return NULL;
}

/* One of `names`, kept. */
static const char *read_choice(const reading *r, const char *field, const char *const *names) {
  if (lua_type(r->L, -1) != LUA_TSTRING) {
    must_be(r, field, "a string");
    return NULL;
  }
  const char *said = lua_tostring(r->L, -1);
  for (; *names && strcmp(*names, said) != 0; names++) {
  }
  return *names;
}

static void bad_choice(const reading *r, const char *field, const char *const *names) {
  if (lua_type(r->L, -1) != LUA_TSTRING) return; /* was reported */
  const char *said = lua_tostring(r->L, -1);
  const char *hint = eng__push_hint(r->L, said, names);
  luaL_Buffer all;
  luaL_buffinit(r->L, &all);
  for (size_t i = 0; names[i]; i++) {
    if (i) luaL_addstring(&all, ", ");
    luaL_addstring(&all, names[i]);
  }
  luaL_pushresult(&all);
  eng__report_error(r->set, eng__field_where(r, field),
                    "rule '%s': '%s' cannot be '%s'%s; it is one of %s", r->rule->info.name, field,
                    said, hint, lua_tostring(r->L, -1));
  lua_pop(r->L, 2);
}

static const char *read_one_of(const reading *r, const char *field, const char *const *names) {
  const char *value = read_choice(r, field, names);
  if (!value) bad_choice(r, field, names);
  return value;
}

static void must_be_strings(const reading *r, const char *field) {
  if (lua_type(r->L, -1) != LUA_TSTRING) {
    must_be(r, field, "a string or a list of strings");
    return;
  }
  eng__report_error(r->set, eng__field_where(r, field),
                    "rule '%s': an empty string in '%s'; say something or leave it out",
                    r->rule->info.name, field);
}

/* A string or a list of strings at the top, kept. */
static eng__slice *read_strings(const reading *r, const char *field, size_t *count) {
  lua_State *L = r->L;
  lua_Unsigned items = 1;
  bool list = lua_type(L, -1) == LUA_TTABLE;
  *count = 0;
  if (list ? !eng__is_sequence(L, -1, &items) || items == 0 : !is_text(L, -1)) {
    must_be_strings(r, field);
    return NULL;
  }
  eng__slice *strings = eng__need(L, eng__arena_array(&r->set->arena, items, sizeof *strings));
  for (lua_Unsigned i = 1; i <= items; i++) {
    if (list) {
      lua_rawgeti(L, -1, (lua_Integer)i);
    } else {
      lua_pushvalue(L, -1);
    }
    bool text = is_text(L, -1);
    if (text) strings[i - 1] = eng__keep_slice(L, -1);
    if (!text) must_be_strings(r, field);
    lua_pop(L, 1);
    if (!text) return NULL;
  }
  *count = items;
  return strings;
}

/* ---- Fields ---- */

static void read_doc(reading *r, const char *field) {
  r->rule->info.doc = read_text(r, field);
}

static void read_find(reading *r, const char *field) {
  const char *problem;
  eng__where where = eng__field_where(r, field);
  if (eng__to_pattern(r->L, -1, where, &r->rule->find, &problem)) return;
  eng__report_error(r->set, where, "rule '%s': '%s' %s", r->rule->info.name, field, problem);
}

static void read_with(reading *r, const char *field) {
  r->rule->with_line = eng__field_where(r, field).line;
  eng__read_conditions(r, field, &r->rule->with, &r->rule->with_count);
}

static void read_unless(reading *r, const char *field) {
  r->rule->unless_line = eng__field_where(r, field).line;
  eng__read_conditions(r, field, &r->rule->unless, &r->rule->unless_count);
}

/* Checked now, honoured by a later version. */
static void read_later(reading *r, const char *field, const char *const *names) {
  size_t count;
  eng__slice *said = read_strings(r, field, &count);
  for (size_t i = 0; i < count; i++) {
    lua_pushlstring(r->L, said[i].at, said[i].len);
    read_one_of(r, field, names);
    lua_pop(r->L, 1);
  }
  eng__lint_not_yet(r->set, eng__field_where(r, field), r->rule->info.name, field);
}

static void read_zone(reading *r, const char *field) {
  static const char *const names[] = {"title",   "byline",      "dateline",    "body",
                                      "quote",   "scare_quote", "attribution", "tweet",
                                      "caption", "boilerplate", NULL};
  read_later(r, field, names);
}

static void read_voice(reading *r, const char *field) {
  static const char *const names[] = {"own", "quoted", NULL};
  read_later(r, field, names);
}

static void read_stance(reading *r, const char *field) {
  static const char *const names[] = {"plain", "denied", "doubted", "asked", "hypothetical", NULL};
  read_later(r, field, names);
}

static void read_lang(reading *r, const char *field) {
  r->rule->langs = read_strings(r, field, &r->rule->lang_count);
}

/* One pair of `meta`: key below the value at the top. */
static void read_meta_test(reading *r, const char *field) {
  eng__meta_test *test = &r->rule->meta[r->rule->meta_count];
  size_t count;
  eng__slice *values = read_strings(r, field, &count);
  if (!values) return;
  lua_pushvalue(r->L, -2);
  test->field = eng__keep_slice(r->L, -1);
  lua_pop(r->L, 1);
  test->values = values;
  test->value_count = count;
  r->rule->meta_count++;
}

enum { MOST_FIELDS = 64 };

static void read_meta(reading *r, const char *field) {
  static const char *const no_names[] = {NULL};
  lua_State *L = r->L;
  lua_Unsigned items = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 1;
  size_t count = 0;
  const char *after = NULL;
  if (items > 0) {
    must_be(r, field, "a table of fields and their values");
    return;
  }
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) count++;
  if (count > MOST_FIELDS) {
    must_be(r, field, "a table of at most 64 fields");
    return;
  }
  r->rule->meta = eng__need(L, eng__arena_array(&r->set->arena, count + 1, sizeof *r->rule->meta));
  while ((after = eng__push_unknown_key(L, -1, no_names, after))) {
    lua_pushvalue(L, -1);
    lua_rawget(L, -3);
    read_meta_test(r, field);
    lua_pop(L, 2); /* the table still holds `after` */
  }
}

static void read_keep(reading *r, const char *field) {
  static const char *const names[] = {"longest", "all", NULL};
  r->rule->keep_all = read_one_of(r, field, names) == names[1];
}

/* A reference to the function at the top. */
static int keep_function(reading *r) {
  lua_pushvalue(r->L, -1);
  r->rule->info.has_lua = true;
  return luaL_ref(r->L, LUA_REGISTRYINDEX);
}

static void read_where(reading *r, const char *field) {
  if (lua_type(r->L, -1) == LUA_TFUNCTION) {
    r->rule->where = keep_function(r);
  } else {
    must_be(r, field, "a function");
  }
}

static void read_mark(reading *r, const char *field) {
  eng__rule *rule = r->rule;
  rule->mark_line = eng__field_where(r, field).line;
  if (lua_type(r->L, -1) == LUA_TFUNCTION) {
    rule->mark = ENG__MARK_FUNCTION;
    rule->mark_call = keep_function(r);
  } else if (!is_text(r->L, -1)) {
    must_be(r, field, "\"sentence\", \"paragraph\", a group's name or a function");
  } else if (strcmp(lua_tostring(r->L, -1), "sentence") == 0) {
    rule->mark = ENG__MARK_SENTENCE;
  } else if (strcmp(lua_tostring(r->L, -1), "paragraph") == 0) {
    rule->mark = ENG__MARK_PARAGRAPH;
  } else {
    rule->mark = ENG__MARK_GROUP;
    rule->mark_group = eng__keep_string(r->L, -1);
  }
}

static void read_note(reading *r, const char *field) {
  r->rule->note_line = eng__field_where(r, field).line;
  if (lua_type(r->L, -1) == LUA_TFUNCTION) {
    r->rule->note = keep_function(r);
    return;
  }
  if (lua_type(r->L, -1) != LUA_TTABLE) {
    must_be(r, field, "a table of constants or a function");
    return;
  }
  const char *problem = eng__write_note(r->L, -1);
  if (problem) {
    eng__report_error(r->set, eng__field_where(r, field), "rule '%s': %s", r->rule->info.name,
                      problem);
    return;
  }
  r->rule->note_json = eng__arena_copy(&r->set->arena, eng__buffer_slice(&r->set->scratch));
  eng__need(r->L, (void *)(uintptr_t)r->rule->note_json.at);
}

static void read_technique(reading *r, const char *field) {
  r->rule->info.technique = read_text(r, field);
}

static void read_level(reading *r, const char *field) {
  static const char *const names[] = {"info", "low", "medium", "high", NULL};
  r->rule->info.level = read_one_of(r, field, names);
}

static void read_status(reading *r, const char *field) {
  static const char *const names[] = {"experimental", "test", "stable", "deprecated", NULL};
  r->rule->info.status = read_one_of(r, field, names);
}

/* Data for readers of the rule: checked, and kept by the file itself. */
static void read_texts(reading *r, const char *field) {
  size_t count;
  read_strings(r, field, &count);
}

static void read_replaced_by(reading *r, const char *field) {
  r->rule->info.replaced_by = read_text(r, field);
}

static void read_examples(reading *r, const char *field) {
  (void)field;
  eng__read_examples(r);
}

const char *const eng__rule_field_names[ENG__RULE_FIELDS + 1] = {
    "doc",         "examples", "falsepositives", "find",      "keep",       "lang",
    "level",       "mark",     "meta",           "note",      "references", "related",
    "replaced_by", "stance",   "status",         "technique", "unless",     "voice",
    "where",       "with",     "zone",           NULL};

/* As eng__rule_field_names. */
eng__read_rule_field *const eng__rule_field_readers[ENG__RULE_FIELDS] = {
    read_doc,    read_examples,  read_texts,  read_find,  read_keep,  read_lang,        read_level,
    read_mark,   read_meta,      read_note,   read_texts, read_texts, read_replaced_by, read_stance,
    read_status, read_technique, read_unless, read_voice, read_where, read_with,        read_zone};
