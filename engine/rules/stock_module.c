/* Each function reads its text into a document, which a userdata on the stack holds, so that it is
 * closed whatever raises in between. */
#include "rules/stock_module.h"

#include "engine/document.h"
#include "engine/version.h"

#include <lauxlib.h>

static const char document_type[] = "engine.stock_document";

static int close_document(lua_State *L) {
  eng_document **box = lua_touserdata(L, 1);
  eng_document_close(*box);
  *box = NULL;
  return 0;
}

/* The document of argument 1, whose bytes the stack keeps alive as long as the call runs. */
static eng_document *open_document(lua_State *L) {
  size_t len;
  const char *bytes = luaL_checklstring(L, 1, &len);
  eng_document **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, document_type);
  eng_error err;
  if (eng_document_open(box, bytes, len, &err)) luaL_error(L, "%s", err.message);
  return *box;
}

static void set_bytes(lua_State *L, const char *key, eng_bytes bytes) {
  lua_pushlstring(L, bytes.len ? bytes.at : "", bytes.len);
  lua_setfield(L, -2, key);
}

static eng_bytes cut(eng_bytes text, eng_span span) {
  return (eng_bytes){text.at + span.start, span.end - span.start};
}

static int fold(lua_State *L) {
  eng_bytes view = eng_document_view(open_document(L));
  lua_pushlstring(L, view.len ? view.at : "", view.len);
  return 1;
}

static int tokens(lua_State *L) {
  static const char *const kinds[] = {
#define KIND_NAME(name, text) text,
      ENG_TOKEN_KIND_LIST(KIND_NAME)
#undef KIND_NAME
  };
  eng_document *document = open_document(L);
  size_t count = eng_document_token_count(document);
  lua_newtable(L);
  for (size_t i = 0; i < count; i++) {
    eng_token token = eng_document_token(document, i);
    lua_createtable(L, 0, 3);
    set_bytes(L, "text", cut(eng_document_text(document), token.text));
    set_bytes(L, "folded", token.folded);
    lua_pushstring(L, kinds[token.kind]);
    lua_setfield(L, -2, "kind");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int sentences(lua_State *L) {
  eng_document *document = open_document(L);
  const eng_span *spans;
  size_t count;
  eng_error err;
  if (eng_document_sentences(document, &spans, &count, &err))
    return luaL_error(L, "%s", err.message);
  lua_newtable(L);
  for (size_t i = 0; i < count; i++) {
    eng_bytes text = cut(eng_document_text(document), spans[i]);
    lua_pushlstring(L, text.at, text.len);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int encoding(lua_State *L) {
  const char *reason;
  lua_pushstring(L, eng_document_encoding(open_document(L), &reason));
  lua_pushstring(L, reason);
  return 2;
}

int luaopen_engine(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"fold", fold},         {"tokens", tokens}, {"sentences", sentences},
      {"encoding", encoding}, {NULL, NULL},
  };
  luaL_newmetatable(L, document_type);
  lua_pushcfunction(L, close_document);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, functions);
  lua_pushstring(L, ENG_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
