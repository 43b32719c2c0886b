/* string.find, match, gmatch and gsub over our own matcher (string_pattern.h).
 *
 * A compiled pattern lives on the C stack when it is short and in a userdata when it is not, so
 * that an error that is raised in the middle leaves nothing behind. */
#include "rules/sandbox_state.h"
#include "rules/string_pattern.h"

#include <stdalign.h>
#include <string.h>

#ifdef ENG_HARD
enum { SMALL = 64 };
#else
enum { SMALL = 1024 };
#endif

typedef struct small_memory {
  alignas(max_align_t) char bytes[SMALL];
} small_memory;

static void take_work(void *context, uint64_t work) {
  eng__sandbox_step(context, work);
}

/* Compiles into `small` or, when that is too small, into a new userdata on the stack; pushes one
 * value in either case. */
static eng__strpat *compile(lua_State *L, eng__slice pattern, bool anchors, small_memory *small) {
  char message[ENG__STRPAT_MESSAGE];
  size_t size = eng__strpat_size(pattern);
  void *memory = small ? small->bytes : NULL;
  if (!small || size > sizeof small->bytes) memory = lua_newuserdatauv(L, size, 0);
  else lua_pushnil(L);
  eng__step_bytes(L, size);
  if (!eng__strpat_compile(memory, pattern, anchors, message)) luaL_error(L, "%s", message);
  return memory;
}

/* A capture, or the whole match when there are none and `index` is 0. */
static void push_capture(lua_State *L, const eng__strpat_subject *subject, eng__strpat *pattern,
                         const eng__strpat_match *match, unsigned index) {
  const char *start = match->start, *end = match->end;
  if (index < eng__strpat_capture_count(pattern)) {
    start = match->captures[index].start;
    end = match->captures[index].end;
  }
  if (end) lua_pushlstring(L, start, (size_t)(end - start));
  else lua_pushinteger(L, start - subject->text.at + 1);
}

static int push_captures(lua_State *L, const eng__strpat_subject *subject, eng__strpat *pattern,
                         const eng__strpat_match *match, bool whole) {
  unsigned n = eng__strpat_capture_count(pattern);
  if (n == 0 && whole) n = 1;
  luaL_checkstack(L, (int)n, "too many captures");
  for (unsigned i = 0; i < n; i++) push_capture(L, subject, pattern, match, i);
  return (int)n;
}

static int push_places(lua_State *L, size_t start, size_t end) {
  lua_pushinteger(L, (lua_Integer)start + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

static int find_plain(lua_State *L, eng__slice text, eng__slice wanted, size_t from) {
  eng__step_bytes(L, text.len - from + wanted.len);
  const char *found = memmem(text.at + from, text.len - from, wanted.at, wanted.len);
  if (!found) return luaL_pushfail(L), 1;
  size_t start = (size_t)(found - text.at);
  return push_places(L, start, start + wanted.len);
}

static int search(lua_State *L, bool find) {
  eng__slice text = eng__check_string(L, 1), wanted = eng__check_string(L, 2);
  size_t from = eng__string_start(luaL_optinteger(L, 3, 1), text.len) - 1;
  if (from > text.len) return luaL_pushfail(L), 1;
  if (find && (lua_toboolean(L, 4) || eng__strpat_is_plain(wanted)))
    return find_plain(L, text, wanted, from);
  small_memory small;
  eng__strpat_match match;
  eng__strpat *pattern = compile(L, wanted, true, &small);
  eng__strpat_subject subject = {text, take_work, L};
  if (!eng__strpat_find(pattern, &subject, from, &match)) return luaL_pushfail(L), 1;
  if (!find) return push_captures(L, &subject, pattern, &match, true);
  push_places(L, (size_t)(match.start - text.at), (size_t)(match.end - text.at));
  return 2 + push_captures(L, &subject, pattern, &match, false);
}

int eng__string_find(lua_State *L) {
  return search(L, true);
}
int eng__string_match(lua_State *L) {
  return search(L, false);
}

/* gmatch: upvalues are the subject, the compiled pattern, and this. */
typedef struct walk {
  size_t from;
  size_t last_end; /* of the last match: an empty match there is none; SIZE_MAX at first */
  unsigned generation;
} walk;

static int next_match(lua_State *L) {
  eng__strpat_match match;
  eng__strpat_subject subject = {.work = take_work, .context = L};
  subject.text.at = lua_tolstring(L, lua_upvalueindex(1), &subject.text.len);
  eng__strpat *pattern = lua_touserdata(L, lua_upvalueindex(2));
  walk *state = lua_touserdata(L, lua_upvalueindex(3));
  eng__check_generation(L, state->generation);
  while (state->from <= subject.text.len &&
         eng__strpat_find(pattern, &subject, state->from, &match)) {
    size_t end = (size_t)(match.end - subject.text.at);
    bool repeated = end == state->last_end;
    state->from = repeated ? (size_t)(match.start - subject.text.at) + 1 : end;
    if (repeated) continue;
    state->last_end = end;
    return push_captures(L, &subject, pattern, &match, true);
  }
  state->from = subject.text.len + 1;
  return 0;
}

int eng__string_gmatch(lua_State *L) {
  eng__slice text = eng__check_string(L, 1), wanted = eng__check_string(L, 2);
  size_t from = eng__string_start(luaL_optinteger(L, 3, 1), text.len) - 1;
  lua_settop(L, 2);
  compile(L, wanted, false, NULL);
  lua_remove(L, 2);
  walk *state = lua_newuserdatauv(L, sizeof *state, 0);
  *state = (walk){from, SIZE_MAX, eng__sandbox_generation(L)};
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

/* gsub */
typedef struct substitution {
  lua_State *L;
  eng__strpat *pattern;
  eng__strpat_subject subject;
  eng__strpat_match match;
  luaL_Buffer out;
} substitution;

/* The replacement string with its %0-%9 filled in. */
static void add_template(substitution *s) {
  lua_State *L = s->L;
  eng__slice text;
  text.at = lua_tolstring(L, 3, &text.len);
  eng__step_bytes(L, text.len);
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] != '%') {
      luaL_addchar(&s->out, text.at[i]);
      continue;
    }
    char digit = ++i < text.len ? text.at[i] : '\0';
    unsigned index = (unsigned)(digit - '1');
    unsigned count = eng__strpat_capture_count(s->pattern);
    if (digit == '%') {
      luaL_addchar(&s->out, '%');
    } else if (digit == '0') {
      luaL_addlstring(&s->out, s->match.start, (size_t)(s->match.end - s->match.start));
    } else if (index < 9 && (index < count || index == 0)) {
      push_capture(L, &s->subject, s->pattern, &s->match, index);
      luaL_addvalue(&s->out);
    } else if (index < 9) {
      luaL_error(L, "invalid capture index %%%d in replacement string", (int)index + 1);
    } else {
      luaL_error(L, "invalid use of '%%' in replacement string");
    }
  }
}

/* Adds what stands for the match; false when the match stays as it is. */
static bool add_replacement(substitution *s) {
  lua_State *L = s->L;
  switch (lua_type(L, 3)) {
  case LUA_TFUNCTION:
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(L, &s->subject, s->pattern, &s->match, true), 1);
    break;
  case LUA_TTABLE:
    push_capture(L, &s->subject, s->pattern, &s->match, 0);
    lua_gettable(L, 3);
    break;
  default:
    add_template(s);
    return true;
  }
  if (lua_toboolean(L, -1) && !lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  bool replaced = lua_toboolean(L, -1);
  if (replaced) {
    luaL_addvalue(&s->out);
  } else {
    lua_pop(L, 1);
    luaL_addlstring(&s->out, s->match.start, (size_t)(s->match.end - s->match.start));
  }
  return replaced;
}

static void check_replacement(lua_State *L) {
  int type = lua_type(L, 3);
  bool good =
      type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE;
  if (!good) luaL_typeerror(L, 3, "string/function/table");
  if (type == LUA_TNUMBER) lua_tolstring(L, 3, NULL);
}

/* All matches up to `most`; the number of them. `*changed`: is the result another string? */
static lua_Integer substitute(substitution *s, lua_Integer most, bool *changed) {
  eng__slice text = s->subject.text;
  const char *at = text.at, *end = text.at + text.len, *last_end = NULL;
  lua_Integer n = 0;
  while (n < most && eng__strpat_find(s->pattern, &s->subject, (size_t)(at - text.at), &s->match)) {
    luaL_addlstring(&s->out, at, (size_t)(s->match.start - at));
    at = s->match.start;
    if (s->match.end != last_end) {
      n++;
      *changed |= add_replacement(s);
      at = last_end = s->match.end;
    } else if (at < end) {
      luaL_addchar(&s->out, *at++);
    } else {
      break;
    }
    if (eng__strpat_anchored(s->pattern)) break;
  }
  luaL_addlstring(&s->out, at, (size_t)(end - at));
  return n;
}

int eng__string_gsub(lua_State *L) {
  small_memory small;
  eng__slice text = eng__check_string(L, 1), wanted = eng__check_string(L, 2);
  check_replacement(L);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)text.len + 1);
  bool changed = false;
  lua_settop(L, 3);
  substitution s = {.L = L, .subject = {text, take_work, L}};
  s.pattern = compile(L, wanted, true, &small);
  eng__step_bytes(L, text.len);
  luaL_buffinit(L, &s.out);
  lua_Integer n = substitute(&s, most, &changed);
  luaL_pushresult(&s.out);
  if (!changed) lua_pushvalue(L, 1);
  lua_pushinteger(L, n);
  return 2;
}
