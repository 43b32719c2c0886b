/* The Lua type of documents. The object is made when a function first asks for it and lives as long
 * as the document; its text is made once. */
#include "rules/objects.h"

static const char type_name[] = "engine.document";
static const char open_key; /* registry: the object of the open document */

typedef struct lua_document {
  uint64_t generation;
} lua_document;

void eng__push_document(lua_State *L) {
  uint64_t generation = eng__set_of(L)->run.generation;
  const lua_document *open = NULL;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &open_key) == LUA_TUSERDATA) open = lua_touserdata(L, -1);
  if (open && open->generation == generation) return;
  lua_pop(L, 1);
  lua_document *document = lua_newuserdatauv(L, sizeof *document, 1);
  document->generation = generation;
  luaL_setmetatable(L, type_name);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &open_key);
}

void eng__forget_document(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &open_key) == LUA_TUSERDATA) {
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &open_key); /* the key is there: nothing is allocated */
  }
  lua_pop(L, 1);
}

void eng__check_document(lua_State *L, int index) {
  const lua_document *document = luaL_testudata(L, index, type_name);
  if (!document) {
    eng__raise_here(L, "a document is wanted here, not %s", eng__value_noun(L, index));
    return; /* not reached */
  }
  if (document->generation != eng__set_of(L)->run.generation)
    eng__raise_here(L, "this document is closed");
}

static int get_id(lua_State *L) {
  eng__check_document(L, 1);
  eng__slice id = eng__set_of(L)->run.info->id;
  lua_pushlstring(L, id.at ? id.at : "", id.len);
  return 1;
}

static int get_text(lua_State *L) {
  eng__check_document(L, 1);
  if (lua_getiuservalue(L, 1, 1) == LUA_TSTRING) return 1;
  eng__slice text = eng__set_of(L)->run.document->text;
  lua_pushlstring(L, text.at ? text.at : "", text.len);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, 1, 1);
  return 1;
}

static int get_lang(lua_State *L) {
  eng__check_document(L, 1);
  const char *lang = eng__run_lang(eng__set_of(L));
  if (*lang) {
    lua_pushstring(L, lang);
  } else {
    lua_pushnil(L);
  }
  return 1;
}

/* A table of its own for whoever asks: writing to it changes nothing for others. */
static int get_meta(lua_State *L) {
  eng__check_document(L, 1);
  const eng__document_info *info = eng__set_of(L)->run.info;
  lua_createtable(L, 0, (int)info->meta_count);
  for (size_t i = 0; i < info->meta_count; i++) {
    eng__slice key = info->meta[2 * i], value = info->meta[2 * i + 1];
    lua_pushlstring(L, key.at ? key.at : "", key.len);
    lua_pushlstring(L, value.at ? value.at : "", value.len);
    lua_rawset(L, -3);
  }
  return 1;
}

/* for s in doc:sentences(): upvalues are the document and the index of the next one. */
static int next_sentence(lua_State *L) {
  eng__check_document(L, lua_upvalueindex(1));
  const eng__spans *sentences = &eng__open_document(L)->sentences;
  size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(2));
  if (at >= sentences->count) return 0;
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_replace(L, lua_upvalueindex(2));
  eng__push_span(L, sentences->at[at]);
  return 1;
}

static int sentences(lua_State *L) {
  eng__check_document(L, 1);
  eng__check_search(L, eng__document_need_sentences(eng__open_document(L), NULL));
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_sentence, 2);
  return 1;
}

static int no_zone(lua_State *L) {
  (void)L;
  return 0;
}

/* Zones come with a later version: until then a document has none. */
static int zones(lua_State *L) {
  eng__check_document(L, 1);
  lua_pushcfunction(L, no_zone);
  return 1;
}

const eng__field eng__document_fields[] = {
    {"id", get_id, NULL},
    {"text", get_text, NULL},
    {"lang", get_lang, NULL},
    {"meta", get_meta, NULL},
    {"sentences", NULL, sentences},
    {"zones", NULL, zones},
    {0},
};

void eng__open_documents(lua_State *L) {
  const eng__field *const fields[] = {eng__document_fields, eng__document_questions, NULL};
  eng__open_type(L, type_name, "a document", fields);
  lua_pop(L, 1);
}
