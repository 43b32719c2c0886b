/* What a rule says about a hit: a Lua value as JSON, and back.
 *
 * Values are strings, numbers, booleans, spans (their text), lists and tables of these. Tables are
 * read raw and written in the order of their keys, so that equal notes are equal bytes. Depth and
 * size are bounded, which also ends cycles and recursion. */
#include "rules/objects.h"

#include "base/json.h"

#include <math.h>

/* A note on its way out. */
typedef struct writer {
  lua_State *L;
  eng__ruleset *set;
  eng__slice path[ENG__NOTE_DEPTH + 1]; /* keys that lead to the value; of a list's item empty */
  lua_Integer item[ENG__NOTE_DEPTH + 1];
  int depth;
  const char *noun; /* "note", "value", "row" */
} writer;

/* "note.people[2].name", pushed. */
static const char *push_path(const writer *w) {
  lua_State *L = w->L;
  lua_pushstring(L, w->noun);
  for (int i = 0; i < w->depth; i++) {
    if (w->path[i].at) {
      lua_pushliteral(L, ".");
      lua_pushlstring(L, w->path[i].at, w->path[i].len);
      lua_concat(L, 3);
    } else {
      lua_pushfstring(L, "[%I]", w->item[i]);
      lua_concat(L, 2);
    }
  }
  return lua_tostring(L, -1);
}

static const char *problem(const writer *w, const char *what) {
  return lua_pushfstring(w->L, "%s %s", push_path(w), what);
}

static const char *problem_of_size(const writer *w) {
  return problem(w, lua_pushfstring(w->L, "makes the %s larger than 64 KiB", w->noun));
}

static const char *write_value(writer *w);

static const char *check_size(const writer *w) {
  if (w->set->scratch.failed) eng__need(w->L, NULL);
  if (w->set->scratch.len <= ENG__NOTE_BYTES) return NULL;
  return problem_of_size(w);
}

static const char *write_number(const writer *w) {
  lua_State *L = w->L;
  if (lua_isinteger(L, -1)) {
    eng__buffer_printf(&w->set->scratch, "%lld", (long long)lua_tointeger(L, -1));
  } else if (isfinite(lua_tonumber(L, -1))) {
    eng__json_write_double(&w->set->scratch, lua_tonumber(L, -1));
  } else {
    return problem(w, "is no finite number");
  }
  return NULL;
}

static const char *write_text(const writer *w, eng__slice text) {
  if (text.len > ENG__NOTE_BYTES) return problem_of_size(w);
  eng__json_write_string(&w->set->scratch, text);
  return NULL;
}

static const char *write_span(const writer *w) {
  const eng__lua_span *span = eng__check_span(w->L, lua_gettop(w->L));
  return write_text(w, eng__span_bytes(w->set, eng__hit_text(&span->hit)));
}

/* The table of contents at the top, a list of `count` items. */
static const char *write_list(writer *w, lua_Unsigned count) {
  eng__buffer *out = &w->set->scratch;
  eng__buffer_add_byte(out, '[');
  for (lua_Unsigned i = 1; i <= count; i++) {
    if (i > 1) eng__buffer_add_byte(out, ',');
    lua_rawgeti(w->L, -1, (lua_Integer)i);
    w->path[w->depth] = (eng__slice){0};
    w->item[w->depth++] = (lua_Integer)i;
    const char *wrong = write_value(w);
    if (wrong) return wrong;
    w->depth--;
    lua_pop(w->L, 1);
  }
  eng__buffer_add_byte(out, ']');
  return check_size(w);
}

static int by_bytes(const void *a, const void *b) {
  return eng__slice_compare(*(const eng__slice *)a, *(const eng__slice *)b);
}

/* The string keys of the table at the top, in order, from `first` of set->keys; false when it has
 * others. The table keeps the bytes. */
static bool collect_keys(const writer *w, size_t first) {
  lua_State *L = w->L;
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) {
      lua_pop(L, 1);
      return false;
    }
    eng__slice key;
    key.at = lua_tolstring(L, -1, &key.len);
    if (!eng__vec_push(&w->set->keys, key)) eng__need(L, NULL);
    eng__sandbox_step(L, 1);
  }
  if (w->set->keys.count > first)
    qsort(w->set->keys.at + first, w->set->keys.count - first, sizeof(eng__slice), by_bytes);
  return true;
}

static const char *write_object(writer *w) {
  eng__buffer *out = &w->set->scratch;
  size_t first = w->set->keys.count;
  if (!collect_keys(w, first)) return problem(w, "is neither a list nor a table of names");
  size_t end = w->set->keys.count;
  eng__buffer_add_byte(out, '{');
  for (size_t i = first; i < end; i++) {
    eng__slice key = w->set->keys.at[i];
    if (i > first) eng__buffer_add_byte(out, ',');
    w->path[w->depth++] = key;
    const char *wrong = write_text(w, key);
    if (wrong) return wrong;
    eng__buffer_add_byte(out, ':');
    lua_pushlstring(w->L, key.at, key.len);
    lua_rawget(w->L, -2);
    wrong = write_value(w);
    if (wrong) return wrong;
    w->depth--;
    lua_pop(w->L, 1);
  }
  w->set->keys.count = first;
  eng__buffer_add_byte(out, '}');
  return check_size(w);
}

static const char *write_table(writer *w) {
  lua_State *L = w->L;
  lua_Unsigned count;
  if (w->depth >= ENG__NOTE_DEPTH) return problem(w, "is nested deeper than 8 tables");
  luaL_checkstack(L, 12, NULL);
  eng__frozen_contents(L, -1);
  eng__sandbox_step(L, 1 + lua_rawlen(L, -1));
  bool list = eng__is_sequence(L, -1, &count);
  /* An empty table inside a note is a list without items, the note itself one without names. */
  bool empty_note = count == 0 && w->depth == 0;
  const char *wrong = list && !empty_note ? write_list(w, count) : write_object(w);
  if (!wrong) lua_pop(L, 1);
  return wrong;
}

/* The value at the top, which is left there; so is what is wrong with it. */
static const char *write_value(writer *w) {
  lua_State *L = w->L;
  eng__slice text;
  const char *wrong = NULL;
  switch (lua_type(L, -1)) {
  case LUA_TBOOLEAN:
    eng__buffer_add_string(&w->set->scratch, lua_toboolean(L, -1) ? "true" : "false");
    break;
  case LUA_TNUMBER:
    wrong = write_number(w);
    break;
  case LUA_TSTRING:
    text.at = lua_tolstring(L, -1, &text.len);
    wrong = write_text(w, text);
    break;
  case LUA_TTABLE:
    return write_table(w);
  default:
    if (eng__test_span(L, -1)) {
      wrong = write_span(w);
      break;
    }
    return problem(w, lua_pushfstring(L,
                                      "is %s: a %s holds strings, numbers, true and false, "
                                      "spans, lists and tables of these",
                                      eng__value_noun(L, -1), w->noun));
  }
  return wrong ? wrong : check_size(w);
}

const char *eng__write_note(lua_State *L, int index) {
  return eng__write_plain(L, index, "note");
}

const char *eng__write_plain(lua_State *L, int index, const char *noun) {
  writer w = {.L = L, .set = eng__set_of(L), .noun = noun};
  int top = lua_gettop(L);
  eng__buffer_clear(&w.set->scratch);
  w.set->keys.count = 0;
  lua_pushvalue(L, index);
  const char *wrong = write_value(&w);
  if (!wrong) lua_settop(L, top);
  return wrong;
}

/* ---- Back into Lua ---- */

static void push_value(lua_State *L, eng__json *json);

static void push_string(lua_State *L, eng__json *json) {
  eng__buffer *text = &eng__set_of(L)->scratch;
  eng__buffer_clear(text);
  if (!eng__json_string(json, text)) luaL_error(L, "the value cannot be read back");
  lua_pushlstring(L, text->at ? text->at : "", text->len);
}

static void push_number(lua_State *L, eng__json *json) {
  eng__slice text = {0};
  eng__json_number(json, &text);
  lua_pushlstring(L, text.at, text.len);
  if (lua_stringtonumber(L, lua_tostring(L, -1)) == 0) lua_pushnil(L);
  lua_remove(L, -2);
}

static void push_list(lua_State *L, eng__json *json) {
  bool first = true;
  lua_newtable(L);
  eng__json_enter(json);
  for (lua_Integer i = 1; eng__json_next_item(json, &first); i++) {
    push_value(L, json);
    lua_rawseti(L, -2, i);
  }
}

static void push_object(lua_State *L, eng__json *json) {
  eng__buffer *key = &eng__set_of(L)->scratch;
  bool first = true;
  lua_newtable(L);
  eng__json_enter(json);
  for (;;) {
    eng__buffer_clear(key);
    if (!eng__json_next_key(json, key, &first)) return;
    lua_pushlstring(L, key->at ? key->at : "", key->len);
    push_value(L, json);
    lua_rawset(L, -3);
  }
}

/* As deep as notes are, because only notes come here. */
static void push_value(lua_State *L, eng__json *json) {
  eng__slice passed;
  luaL_checkstack(L, 4, NULL);
  switch (eng__json_peek(json)) {
  case ENG__JSON_OBJECT:
    push_object(L, json);
    break;
  case ENG__JSON_ARRAY:
    push_list(L, json);
    break;
  case ENG__JSON_STRING:
    push_string(L, json);
    break;
  case ENG__JSON_NUMBER:
    push_number(L, json);
    break;
  case ENG__JSON_TRUE:
  case ENG__JSON_FALSE:
    lua_pushboolean(L, eng__json_peek(json) == ENG__JSON_TRUE);
    eng__json_skip(json, &passed);
    break;
  default:
    luaL_error(L, "the value cannot be read back");
  }
}

void eng__push_note(lua_State *L, eng__slice json) {
  eng__json reader;
  if (json.len == 0) {
    lua_pushnil(L);
    return;
  }
  eng__json_open(&reader, json);
  push_value(L, &reader);
}
