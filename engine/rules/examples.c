/* The examples of a rule: texts in which braces hold exactly what must be tagged.
 *
 *   yes = { "They opened a new {front line} against inflation." }
 *
 * `{{` is a brace. Marks may nest ("{front {line}}"), because annotations may. `}}` closes two
 * marks when two are open and is a brace otherwise; a single `}` outside of marks is itself. */
#include "rules/loading.h"

enum { DEEPEST_MARK = 16, MOST_FIELDS = 64 };

/* The text of an example on its way to the text without marks. */
typedef struct unmarking {
  eng__slice marked;
  size_t at;
  char *text;
  size_t len;
  eng_span *spans;
  size_t span_count;
  size_t open[DEEPEST_MARK];
  int depth;
} unmarking;

static bool doubled(const unmarking *u) {
  return u->at + 1 < u->marked.len && u->marked.at[u->at + 1] == u->marked.at[u->at];
}

static const char *open_mark(unmarking *u) {
  if (doubled(u)) {
    u->text[u->len++] = '{';
    u->at++;
  } else if (u->depth == DEEPEST_MARK) {
    return "has marks nested too deep";
  } else {
    u->open[u->depth++] = u->len;
  }
  return NULL;
}

static const char *close_mark(unmarking *u) {
  if (u->depth < 2 && doubled(u)) {
    u->text[u->len++] = '}';
    u->at++;
  } else if (u->depth == 0) {
    u->text[u->len++] = '}';
  } else {
    size_t start = u->open[--u->depth];
    if (start == u->len) return "has an empty mark {}; {{ writes a brace";
    u->spans[u->span_count++] = (eng_span){start, u->len};
  }
  return NULL;
}

/* NULL, or what is wrong with the marks. */
static const char *unmark(unmarking *u) {
  for (; u->at < u->marked.len; u->at++) {
    char c = u->marked.at[u->at];
    const char *problem = NULL;
    if (c == '{') {
      problem = open_mark(u);
    } else if (c == '}') {
      problem = close_mark(u);
    } else {
      u->text[u->len++] = c;
    }
    if (problem) return problem;
  }
  return u->depth ? "has a mark { that is not closed; {{ writes a brace" : NULL;
}

/* ---- From Lua ---- */

/* The examples of one rule on their way. */
typedef struct reading {
  eng__rule_reading *rule;
  eng__example *examples;
  size_t count;
  bool yes;
} reading;

static void report(const reading *r, uint32_t node, const char *problem) {
  eng__report_error(r->rule->set, eng__node_where(r->rule, node), "rule '%s': %s",
                    r->rule->rule->info.name, problem);
}

static size_t count_braces(eng__slice text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += text.at[i] == '{';
  return count;
}

static int by_place(const void *a, const void *b) {
  const eng_span *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* The string at the top as the text of `example`. */
static bool read_marked(const reading *r, uint32_t node, eng__example *example) {
  lua_State *L = r->rule->L;
  eng__arena *arena = &r->rule->set->arena;
  unmarking u = {0};
  u.marked = eng__keep_slice(L, -1);
  u.text = eng__need(L, eng__arena_alloc(arena, u.marked.len + 1));
  u.spans = eng__need(L, eng__arena_array(arena, count_braces(u.marked) + 1, sizeof *u.spans));
  const char *problem = unmark(&u);
  if (!problem && !r->yes && u.span_count)
    problem = "marks something, but nothing may be tagged in a 'no'; {{ writes a brace";
  if (problem) {
    report(r, node, lua_pushfstring(L, "the example \"%s\" %s", u.marked.at, problem));
    lua_pop(L, 1);
    return false;
  }
  if (u.span_count) qsort(u.spans, u.span_count, sizeof *u.spans, by_place);
  example->text = (eng__slice){u.text, u.len};
  example->spans = u.spans;
  example->span_count = u.span_count;
  return true;
}

const eng__slice *eng__read_document_fields(lua_State *L, eng__arena *arena, size_t *count,
                                            const char **key, const char **problem) {
  static const char *const text_name[] = {"text", NULL};
  size_t most = 0;
  *count = 0;
  *key = *problem = NULL;
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) most++;
  if (most > MOST_FIELDS) {
    *problem = lua_pushliteral(L, "an example has at most 64 fields");
    return NULL;
  }
  eng__slice *fields = eng__need(L, eng__arena_array(arena, 2 * most + 2, sizeof *fields));
  while ((*key = eng__push_unknown_key(L, -1, text_name, *key))) {
    lua_pushvalue(L, -1);
    int type = lua_rawget(L, -3);
    if (type != LUA_TSTRING && type != LUA_TNUMBER) {
      *problem = lua_pushfstring(L, "'%s' of an example must be a string", *key);
      return NULL;
    }
    fields[2 * *count] = eng__keep_slice(L, -2);
    lua_tostring(L, -1);
    fields[2 * (*count)++ + 1] = eng__keep_slice(L, -1);
    lua_pop(L, 2); /* the table still holds `key` */
  }
  return fields;
}

static bool read_meta(const reading *r, uint32_t node, eng__example *example) {
  const char *key, *problem;
  example->meta = eng__read_document_fields(r->rule->L, &r->rule->set->arena, &example->meta_count,
                                            &key, &problem);
  if (!problem) return true;
  uint32_t at = key ? eng__places_find(r->rule->places, node, key, 0) : 0;
  report(r, at ? at : node, problem);
  return false;
}

/* { text = …, title = … } at the top. */
static bool read_table(const reading *r, uint32_t node, eng__example *example) {
  lua_State *L = r->rule->L;
  if (!read_meta(r, node, example)) return false;
  lua_pushliteral(L, "text");
  if (lua_rawget(L, -2) != LUA_TSTRING) {
    report(r, node, "an example in a table needs its text: { text = \"…\", outlet = \"…\" }");
    return false;
  }
  return read_marked(r, node, example);
}

/* The example at the top, which is left as it was. */
static void read_example(reading *r, uint32_t node) {
  lua_State *L = r->rule->L;
  int top = lua_gettop(L);
  eng__example *example = &r->examples[r->count];
  *example = (eng__example){.yes = r->yes, .line = eng__node_where(r->rule, node).line};
  bool good = false;
  if (lua_type(L, -1) == LUA_TTABLE) {
    good = read_table(r, node, example);
  } else if (lua_type(L, -1) == LUA_TSTRING) {
    good = read_marked(r, node, example);
    if (node) example->written = r->rule->places->at[node].string;
  } else {
    report(
        r, node,
        lua_pushfstring(L, "an example must be a text or a table, not %s", eng__value_noun(L, -1)));
  }
  r->count += good;
  lua_settop(L, top);
}

/* The list `name` of the table at the top; a single text is a list of one. */
static void read_list(reading *r, const char *name) {
  lua_State *L = r->rule->L;
  eng__rule_reading *rule = r->rule;
  lua_Unsigned count;
  uint32_t node = eng__places_find(rule->places, 0, "examples", 0);
  node = node ? eng__places_find(rule->places, node, name, 0) : 0;
  r->yes = *name == 'y';
  lua_pushstring(L, name);
  int type = lua_rawget(L, -2);
  if (type == LUA_TSTRING) {
    read_example(r, node);
  } else if (type == LUA_TTABLE && eng__is_sequence(L, -1, &count)) {
    uint32_t item = node ? eng__places_find(rule->places, node, NULL, 1) : 0;
    for (lua_Unsigned i = 1; i <= count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i);
      read_example(r, item ? item : node);
      lua_pop(L, 1);
      if (item) item = rule->places->at[item].next;
    }
  } else if (type != LUA_TNIL) {
    report(r, node,
           lua_pushfstring(L, "'%s' must be a list of texts, not %s", name,
                           type == LUA_TTABLE ? "a table with names" : eng__value_noun(L, -2)));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static size_t list_size(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  size_t size = lua_rawget(L, -2) == LUA_TTABLE ? lua_rawlen(L, -1) : 1;
  lua_pop(L, 1);
  return size;
}

void eng__read_examples(eng__rule_reading *rule) {
  static const char *const names[] = {"no", "yes", NULL};
  lua_State *L = rule->L;
  reading r = {.rule = rule};
  uint32_t node = eng__places_find(rule->places, 0, "examples", 0);
  const char *unknown;
  if (lua_type(L, -1) != LUA_TTABLE) {
    report(&r, node, "'examples' must be a table: { yes = { … }, no = { … } }");
    return;
  }
  if ((unknown = eng__push_unknown_key(L, -1, names, NULL)) || lua_rawlen(L, -1) > 0) {
    uint32_t at = unknown ? eng__places_find(rule->places, node, unknown, 0) : node;
    report(&r, at,
           lua_pushfstring(L, "examples are in 'yes' and 'no'; '%s' is neither",
                           unknown ? unknown : "a text without a name"));
    return;
  }
  size_t most = list_size(L, "yes") + list_size(L, "no");
  r.examples = eng__need(L, eng__arena_array(&rule->set->arena, most + 1, sizeof *r.examples));
  read_list(&r, "yes");
  read_list(&r, "no");
  rule->rule->info.examples = r.examples;
  rule->rule->info.example_count = r.count;
}
