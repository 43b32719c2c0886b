/* The examples of an aggregate: lists of documents, and how many rows they give together.
 *
 *   examples = {
 *     { { text = "One line.", outlet = "a" }, { text = "One line.", outlet = "b" }, rows = 1 },
 *     { "One line.", rows = 0 },
 *   }
 *
 * A document is a text or a table with `text` and what a reader would know of it. Nothing is marked
 * in it: a brace is a brace. */
#include "rules/loading.h"

typedef eng__rule_reading reading;

enum { MOST_ROWS = 1000000 };

static bool report(const reading *r, uint32_t node, const char *problem) {
  eng__report_error(r->set, eng__node_where(r, node), "aggregate '%s': %s", r->rule->info.name,
                    problem);
  return false;
}

/* { text = …, outlet = … } at the top. */
static bool read_fields(const reading *r, uint32_t node, eng__row_document *document) {
  const char *key, *problem;
  document->meta =
      eng__read_document_fields(r->L, &r->set->arena, &document->meta_count, &key, &problem);
  if (problem) return report(r, node, problem);
  lua_pushliteral(r->L, "text");
  if (lua_rawget(r->L, -2) == LUA_TSTRING) return true;
  return report(r, node,
                "a document of an example needs its text: { text = \"…\", outlet = \"…\" }");
}

/* The document at the top. */
static bool read_document(const reading *r, uint32_t node, eng__row_document *document) {
  int top = lua_gettop(r->L);
  bool good = lua_type(r->L, -1) == LUA_TSTRING ||
              (lua_type(r->L, -1) == LUA_TTABLE && read_fields(r, node, document));
  if (!good && lua_type(r->L, top) != LUA_TTABLE)
    report(r, node,
           lua_pushfstring(r->L, "a document of an example must be a text or a table, not %s",
                           eng__value_noun(r->L, top)));
  if (good) document->text = eng__keep_slice(r->L, -1);
  lua_settop(r->L, top);
  return good;
}

/* `rows` of the table at the top. */
static bool read_rows(const reading *r, uint32_t node, eng__row_example *example) {
  lua_pushliteral(r->L, "rows");
  int whole = 0;
  lua_rawget(r->L, -2);
  lua_Integer rows = lua_type(r->L, -1) == LUA_TNUMBER ? lua_tointegerx(r->L, -1, &whole) : -1;
  lua_pop(r->L, 1);
  if (!whole || rows < 0 || rows > MOST_ROWS)
    return report(r, node, "an example says how many rows it gives: { \"…\", \"…\", rows = 1 }");
  example->rows = (size_t)rows;
  return true;
}

/* The example at the top, a table of documents. */
static bool read_example(const reading *r, uint32_t node, eng__row_example *example) {
  static const char *const names[] = {"rows", NULL};
  lua_State *L = r->L;
  *example = (eng__row_example){.line = eng__node_where(r, node).line};
  if (lua_type(L, -1) != LUA_TTABLE)
    return report(r, node,
                  lua_pushfstring(L, "an example is a list of documents with rows = N, not %s",
                                  eng__value_noun(L, -1)));
  const char *unknown = eng__push_unknown_key(L, -1, names, NULL);
  if (unknown)
    return report(
        r, node,
        lua_pushfstring(L, "an example has 'rows' beside its documents, no '%s'", unknown));
  if (!read_rows(r, node, example)) return false;
  size_t count = (size_t)lua_rawlen(L, -1);
  if (count == 0) return report(r, node, "an example needs at least one document");
  eng__row_document *documents =
      eng__need(L, eng__arena_array(&r->set->arena, count, sizeof *documents));
  example->documents = documents;
  for (; example->count < count; example->count++) {
    lua_rawgeti(L, -1, (lua_Integer)example->count + 1);
    uint32_t item =
        node ? eng__places_find(r->places, node, NULL, (uint32_t)example->count + 1) : 0;
    if (!read_document(r, item ? item : node, &documents[example->count])) return false;
    lua_pop(L, 1);
  }
  return true;
}

void eng__read_row_examples(eng__rule_reading *r) {
  lua_State *L = r->L;
  lua_Unsigned count;
  uint32_t node = eng__places_find(r->places, 0, "examples", 0);
  if (lua_type(L, -1) != LUA_TTABLE || !eng__is_sequence(L, -1, &count)) {
    report(r, node, "'examples' must be a list of examples: { { \"…\", \"…\", rows = 1 }, … }");
    return;
  }
  eng__row_example *examples =
      eng__need(L, eng__arena_array(&r->set->arena, count + 1, sizeof *examples));
  size_t good = 0;
  for (lua_Unsigned i = 1; i <= count; i++) {
    int top = lua_gettop(L);
    uint32_t item = node ? eng__places_find(r->places, node, NULL, (uint32_t)i) : 0;
    lua_rawgeti(L, -1, (lua_Integer)i);
    good += read_example(r, item ? item : node, &examples[good]);
    lua_settop(L, top);
  }
  r->rule->aggregate->info.examples = examples;
  r->rule->aggregate->info.example_count = good;
}
