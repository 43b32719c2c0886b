/* What the Lua types of spans, hits and documents share: reading a field.
 *
 * A field is a C function that pushes its value, found in one table; a method is a function found
 * in another. Anything else is an error that names the nearest, so that a slip of the pen
 * (`hit.txt`) never reads as nil. */
#include "rules/objects.h"

/* Upvalues of `__index`. */
enum { GETTERS = 1, METHODS, NAMES, NOUN };

static int index_object(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(GETTERS)) == LUA_TFUNCTION) {
    lua_CFunction get = lua_tocfunction(L, -1);
    lua_settop(L, 1);
    return get(L);
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(METHODS)) == LUA_TFUNCTION) return 1;
  const char *noun = lua_tostring(L, lua_upvalueindex(NOUN));
  if (lua_type(L, 2) != LUA_TSTRING)
    return eng__raise_here(L, "%s has no field that is %s", noun, eng__value_noun(L, 2));
  const char *const *names = lua_touserdata(L, lua_upvalueindex(NAMES));
  return eng__raise_here(L, "%s has no field '%s'%s", noun, lua_tostring(L, 2),
                         eng__push_hint(L, lua_tostring(L, 2), names));
}

static int write_object(lua_State *L) {
  const char *noun = lua_tostring(L, lua_upvalueindex(1));
  if (lua_type(L, 2) == LUA_TSTRING)
    return eng__raise_here(L, "cannot write '%s': %s is read-only", lua_tostring(L, 2), noun);
  return eng__raise_here(L, "%s is read-only", noun);
}

static size_t count_fields(const eng__field *const *fields) {
  size_t count = 0;
  for (; *fields; fields++) {
    for (const eng__field *field = *fields; field->name; field++) count++;
  }
  return count;
}

/* Pushes the tables of getters and methods, and the names. */
static void push_fields(lua_State *L, const eng__field *const *fields) {
  size_t count = count_fields(fields), i = 0;
  const char **names =
      eng__need(L, eng__arena_array(&eng__set_of(L)->arena, count + 1, sizeof *names));
  lua_newtable(L);
  lua_newtable(L);
  for (; *fields; fields++) {
    for (const eng__field *field = *fields; field->name; field++) {
      names[i++] = field->name;
      lua_pushcfunction(L, field->get ? field->get : field->method);
      lua_setfield(L, field->get ? -3 : -2, field->name);
    }
  }
  lua_pushlightuserdata(L, (void *)names);
}

void eng__open_type(lua_State *L, const char *type, const char *noun,
                    const eng__field *const *fields) {
  luaL_newmetatable(L, type);
  push_fields(L, fields);
  lua_pushstring(L, noun);
  lua_pushcclosure(L, index_object, NOUN);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, noun);
  lua_pushcclosure(L, write_object, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
}
