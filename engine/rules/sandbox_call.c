/* Into Lua and out of it: compiling a rule file, calling a function, and what is told of an error.
 *
 * The source is fed to Lua's parser in small pieces, because the parser cannot be interrupted and
 * has quadratic corners (long chains of `or`, of `elseif`): between two pieces the clock is looked
 * at, and when time is up the source ends there. */
#include "rules/sandbox_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef ENG_HARD
enum { PIECE = 7 };
#else
enum { PIECE = 256 };
#endif

typedef struct feed {
  eng__sandbox *sandbox;
  eng__slice rest;
} feed;

static const char *next_piece(lua_State *L, void *context, size_t *len) {
  (void)L;
  feed *source = context;
  *len = source->rest.len < PIECE ? source->rest.len : PIECE;
  if (*len == 0 || source->sandbox->stop) return *len = 0, NULL;
  const char *piece = source->rest.at;
  source->rest = eng__slice_cut(source->rest, *len, source->rest.len);
  return piece;
}

/* Remembers how messages will name the file whose main function is on top of the stack. */
static eng_status keep_chunk_name(eng__sandbox *sandbox, const char *name, eng_error *err) {
  for (size_t i = 0; i < sandbox->chunks.count; i++)
    if (strcmp(sandbox->chunks.at[i].full, name) == 0) return ENG_OK;
  lua_Debug ar;
  lua_pushvalue(sandbox->L, -1);
  lua_getinfo(sandbox->L, ">S", &ar);
  eng__chunk_name chunk = {.full = strdup(name)};
  memcpy(chunk.shown, ar.short_src, sizeof chunk.shown);
  if (chunk.full && eng__vec_push(&sandbox->chunks, chunk)) return ENG_OK;
  free(chunk.full);
  return eng__fail_nomem(err);
}

/* Between the fields of a table Lua looks for its end, and an author forgot the comma. */
static void hint_comma(eng_error *err) {
  static const char hint[] = "a comma or ";
  char *at = err ? strstr(err->message, "'}' expected") : NULL;
  size_t len = at ? strlen(at) + 1 : 0, more = sizeof hint - 1;
  if (!at || (size_t)(at - err->message) + len + more > ENG_ERROR_MESSAGE) return;
  memmove(at + more, at, len);
  memcpy(at, hint, more);
}

static eng_status fail_load(eng__sandbox *sandbox, const char *name, int result, eng_error *err) {
  if (eng__sandbox_lacked(sandbox, result)) sandbox->spent = ENG__SPENT_MEMORY;
  if (sandbox->stop && sandbox->spent == ENG__SPENT_NOTHING) sandbox->spent = ENG__SPENT_TIME;
  bool spent = sandbox->spent != ENG__SPENT_NOTHING; /* else Lua says the place */
  snprintf(sandbox->position, sizeof sandbox->position, "%s%s", spent ? name : "",
           spent ? ": " : "");
  eng_status status = eng__message_of_error(sandbox, err);
  hint_comma(err);
  return status;
}

static eng_status compile(eng__sandbox *sandbox, const char *name, eng__slice source,
                          eng_error *err) {
  lua_State *L = sandbox->L;
  size_t size = strlen(name) + 2;
  char *marked = malloc(size); /* '@' says that the name is a file's */
  if (!marked) return eng__fail_nomem(err);
  snprintf(marked, size, "@%s", name);
  feed pieces = {sandbox, source};
  int result = lua_load(L, next_piece, &pieces, marked, "t");
  free(marked);
  if (result != LUA_OK || sandbox->stop) return fail_load(sandbox, name, result, err);
  eng__environment_push_proxy(L);
  lua_setupvalue(L, -2, 1);
  eng_status status = keep_chunk_name(sandbox, name, err);
  if (status != ENG_OK) lua_pop(L, 1);
  return status;
}

eng_status eng__sandbox_load(eng__sandbox *sandbox, const char *name, eng__slice source,
                             eng_error *err) {
  size_t skip = 0;
  eng_status status = eng__check_source(name, source, &skip, err);
  if (status != ENG_OK) return status;
  if (!lua_checkstack(sandbox->L, 8)) return eng__fail_nomem(err);
  eng__slice text = eng__slice_cut(source, skip, source.len);
  eng__note_assigned_names(sandbox, text);
  return compile(sandbox, name, text, err);
}

/* Only looks: an error that is raised here would lose the one that is told. */
static int note_where(lua_State *L) {
  eng__sandbox *sandbox = eng__sandbox_of(L);
  if (sandbox->spent == ENG__SPENT_NOTHING) eng__sandbox_note_position(sandbox, L);
  return 1;
}

static eng_status refuse_spent(eng__sandbox *sandbox, int base, eng_error *err) {
  lua_settop(sandbox->L, base);
  lua_pushnil(sandbox->L);
  return eng__message_of_error(sandbox, err);
}

eng_status eng__sandbox_call(eng__sandbox *sandbox, int arguments, int results, eng_error *err) {
  lua_State *L = sandbox->L;
  int base = lua_gettop(L) - arguments - 1;
  if (sandbox->stop && sandbox->spent == ENG__SPENT_NOTHING) sandbox->spent = ENG__SPENT_TIME;
  if (sandbox->spent != ENG__SPENT_NOTHING) return refuse_spent(sandbox, base, err);
  if (!lua_checkstack(L, 8)) return lua_settop(L, base), eng__fail_nomem(err);
#ifdef ENG_HARD
  lua_gc(L, LUA_GCCOLLECT); /* what is not anchored is gone now */
#endif
  sandbox->position[0] = '\0';
  lua_pushcfunction(L, note_where);
  lua_insert(L, base + 1);
  int result = lua_pcall(L, arguments, results, base + 1);
  lua_remove(L, base + 1);
  if (eng__sandbox_lacked(sandbox, result) && sandbox->spent == ENG__SPENT_NOTHING)
    sandbox->spent = ENG__SPENT_MEMORY;
  if (sandbox->stop && sandbox->spent == ENG__SPENT_NOTHING) sandbox->spent = ENG__SPENT_TIME;
  if (result != LUA_OK) return eng__message_of_error(sandbox, err);
  if (sandbox->spent != ENG__SPENT_NOTHING) return refuse_spent(sandbox, base, err);
  return ENG_OK;
}
