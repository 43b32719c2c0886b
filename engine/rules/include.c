/* Rule files: what was read, and `include`, which runs another file once and gives what it
 * returned.
 *
 * A path is relative to the file that says it and stays inside the root of the set of files (a
 * pack). The bytes come from whoever loads the set: no file is opened here. */
#include "rules/loading.h"

enum { DEEPEST_INCLUDE = 50, LONGEST_PATH = 1024 };

const char *eng__message_name(eng__ruleset *set, const char *root, const char *path) {
  size_t before = root ? strlen(root) : 0, len = strlen(path);
  char *name = eng__arena_alloc(&set->arena, before + len + 2);
  if (!name) return NULL;
  if (before) memcpy(name, root, before);
  size_t slash = before && root[before - 1] != '/';
  if (slash) name[before] = '/';
  memcpy(name + before + slash, path, len + 1);
  return name;
}

static const char *copy_string(eng__ruleset *set, const char *string) {
  return string ? eng__arena_copy(&set->arena, eng__slice_of(string)).at : NULL;
}

eng_status eng__source_add(eng__ruleset *set, const char *root, const char *path, const char *pack,
                           eng__source **out, eng_error *err) {
  eng__slice text;
  eng_status status = set->options.read(set->options.read_context, root, path, &text, err);
  if (status != ENG_OK) return status;
  eng__source *source = eng__arena_array(&set->arena, 1, sizeof *source);
  if (!source) return eng__fail_nomem(err);
  source->name = eng__message_name(set, root, path);
  source->root = copy_string(set, root ? root : "");
  source->path = copy_string(set, path);
  source->pack = copy_string(set, pack);
  source->text = text;
  source->value = LUA_NOREF;
  bool copied = source->name && source->root && source->path && (source->pack || !pack);
  if (!copied || !eng__vec_push(&set->sources, source)) return eng__fail_nomem(err);
  *out = source;
  return ENG_OK;
}

eng__source *eng__source_find(const eng__ruleset *set, const char *root, const char *path) {
  for (size_t i = 0; i < set->sources.count; i++) {
    eng__source *source = set->sources.at[i];
    if (strcmp(source->root, root ? root : "") == 0 && strcmp(source->path, path) == 0)
      return source;
  }
  return NULL;
}

eng__source *eng__source_named(const eng__ruleset *set, const char *chunk) {
  const char *name = *chunk == '@' ? chunk + 1 : chunk;
  for (size_t i = set->sources.count; i-- > 0;) { /* the newest asks most often */
    if (strcmp(set->sources.at[i]->name, name) == 0) return set->sources.at[i];
  }
  return NULL;
}

int eng__keep_value(lua_State *L) {
  eng__source *source = lua_touserdata(L, 2);
  lua_settop(L, 1);
  source->value = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

/* ---- Paths ---- */

/* Takes the last part off `path`, whose length is `len`. */
static size_t parent_len(const char *path, size_t len) {
  while (len > 0 && path[len - 1] != '/') len--;
  return len > 0 ? len - 1 : 0;
}

static const char *refuse_path(const char *path) {
  if (*path == '\0') return "the path is empty";
  if (*path == '/') return "the path begins with '/': say it relative to this file";
  if (strlen(path) > LONGEST_PATH) return "the path is too long";
  for (const char *c = path; *c; c++) {
    if ((unsigned char)*c < 32 || *c == 127) return "the path holds a control character";
    if (*c == '\\') return "the path holds '\\': write '/'";
  }
  return NULL;
}

/* Appends the parts of `path` to `out`, "." and ".." taken away; false when it leaves the root. */
static bool append_parts(char *out, size_t *len, const char *path) {
  while (*path) {
    size_t part = strcspn(path, "/");
    if (part == 2 && path[0] == '.' && path[1] == '.') {
      if (*len == 0) return false;
      *len = parent_len(out, *len);
    } else if (part > 0 && !(part == 1 && path[0] == '.')) {
      if (*len > 0) out[(*len)++] = '/';
      memcpy(out + *len, path, part);
      *len += part;
    }
    path += part + (path[part] == '/');
  }
  return true;
}

void eng__refuse_nul(lua_State *L, const char *word) {
  if (strlen(lua_tostring(L, 1)) != lua_rawlen(L, 1))
    eng__raise_here(L, "%s \"%s\": the path holds a control character", word, lua_tostring(L, 1));
}

const char *eng__resolve_path(lua_State *L, const eng__source *from, const char *path,
                              const char **problem) {
  *problem = refuse_path(path);
  if (*problem) return NULL;
  const char *base = from ? from->path : "";
  size_t len = parent_len(base, strlen(base));
  char *out =
      eng__need(L, eng__arena_alloc(&eng__set_of(L)->arena, strlen(base) + strlen(path) + 2));
  memcpy(out, base, len);
  if (!append_parts(out, &len, path)) *problem = "the path leaves the folder of the rules";
  if (!*problem && len == 0) *problem = "the path names a folder";
  out[len] = '\0';
  return *problem ? NULL : out;
}

/* ---- Include ---- */

/* "a.lua → b.lua → a.lua": the files that run now, from the one that is included again. */
static void push_cycle(lua_State *L, const eng__ruleset *set, const eng__source *again) {
  luaL_Buffer text;
  bool inside = false;
  luaL_buffinit(L, &text);
  for (size_t i = 0; i < set->sources.count; i++) {
    const eng__source *source = set->sources.at[i];
    inside = inside || source == again;
    if (!inside || !source->loading) continue;
    luaL_addstring(&text, source->path);
    luaL_addstring(&text, " → ");
  }
  luaL_addstring(&text, again->path);
  luaL_pushresult(&text);
}

static size_t loading_depth(const eng__ruleset *set) {
  size_t depth = 0;
  for (size_t i = 0; i < set->sources.count; i++) depth += set->sources.at[i]->loading;
  return depth;
}

/* Reads and runs the file; its value is left on the stack. */
static void run_included(lua_State *L, eng__ruleset *set, const eng__source *from,
                         const char *path) {
  eng_error err;
  eng__source *source = NULL;
  if (loading_depth(set) >= DEEPEST_INCLUDE) eng__raise_here(L, "includes are nested too deep");
  eng_status status = eng__source_add(set, from->root, path, from->pack, &source, &err);
  eng__sandbox_need(L, status);
  if (!source || status != ENG_OK) {
    eng__raise_here(L, "include \"%s\": %s", path, err.message);
    return; /* not reached */
  }
  status = eng__sandbox_load(set->sandbox, source->name, source->text, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise_message(L, err.message);
  source->loading = true;
  int failed = lua_pcall(L, 0, 1, 0);
  source->loading = false;
  eng__sandbox_caught(L, failed);
  if (failed) lua_error(L); /* what it was, with its own place */
  lua_pushvalue(L, -1);
  source->value = luaL_ref(L, LUA_REGISTRYINDEX);
}

static int include(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "include");
  if (lua_type(L, 1) != LUA_TSTRING)
    return eng__raise_here(L, "include takes a path: include \"labels.lua\"");
  const eng__source *from = eng__where_called(L).source;
  if (!from) return eng__raise_here(L, "include works only in a rule file");
  eng__refuse_nul(L, "include");
  const char *problem, *path = eng__resolve_path(L, from, lua_tostring(L, 1), &problem);
  if (!path) return eng__raise_here(L, "include \"%s\": %s", lua_tostring(L, 1), problem);
  const eng__source *source = eng__source_find(set, from->root, path);
  eng__where here = eng__where_called(L);
  if (!source) {
    run_included(L, set, from, path);
  } else if (source->loading) {
    push_cycle(L, set, source);
    return eng__raise_here(L, "these files include each other: %s", lua_tostring(L, -1));
  } else {
    lua_rawgeti(L, LUA_REGISTRYINDEX, source->value);
  }
  eng__lint_included(set, here, eng__source_find(set, from->root, path));
  return 1;
}

void eng__open_include(lua_State *L) {
  lua_pushcfunction(L, include);
  lua_setfield(L, -2, "include");
}
