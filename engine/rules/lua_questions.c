/* The questions that spans and documents answer about patterns: has, first, each, count, near.
 *
 * All are answered from the hit index; Lua never scans text. Without options a question is about
 * the hits inside the span; with options it is a condition seen from the span, as in `with`. Of
 * hits that overlap, the leftmost and longest counts, as in `keep`; annotations all count. */
#include "rules/trace.h"

/* The hits of one pattern inside one stretch, one after another. */
typedef struct walk {
  uint64_t generation;
  eng__hits range;
  eng_span text;
  size_t cursor;
  uint32_t end; /* of the last hit that was given */
} walk;

static const char walk_type[] = "engine.walk";

/* What the question is about: a span's place, or the whole document. */
static eng_span asked_span(lua_State *L) {
  const eng__lua_span *span = eng__test_span(L, 1);
  if (span) return eng__hit_text(&eng__check_span(L, 1)->hit);
  eng__check_document(L, 1);
  return (eng_span){0, eng__open_document(L)->text.len};
}

static void begin_walk(lua_State *L, walk *w) {
  *w = (walk){.generation = eng__set_of(L)->run.generation, .text = asked_span(L)};
  eng__pattern pattern = eng__check_pattern(L, 2);
  eng__check_search(L, eng__hits_inside(eng__set_of(L)->index, pattern, w->text, &w->range, NULL));
}

static const eng__hit *next_hit(lua_State *L, walk *w) {
  const eng__ruleset *set = eng__set_of(L);
  const eng__hit *hit;
  while ((hit = eng__hits_next(w->range, w->text, &w->cursor))) {
    eng__sandbox_step(L, 1);
    if (eng__hit_annotation(set, hit)) return hit;
    if (hit->start < w->end) continue;
    w->end = hit->end;
    return hit;
  }
  return NULL;
}

/* Options at index 3? Then the nearest hit of the condition seen from the span. */
static bool find_condition(lua_State *L, bool always, const eng__hit **found) {
  if (!always && lua_isnoneornil(L, 3)) return false;
  eng__condition condition = {.barrier = ENG__NO_PATTERN};
  const eng__lua_span *span = eng__check_span(L, 1);
  condition.pattern = eng__check_pattern(L, 2);
  if (!lua_isnoneornil(L, 3)) {
    const char *field, *problem;
    if (lua_type(L, 3) != LUA_TTABLE)
      eng__raise_here(L, "options are a table ({ within = 3 }), not %s", eng__value_noun(L, 3));
    eng__frozen_contents(L, 3);
    problem = eng__read_condition_options(L, -1, &condition, &field);
    if (problem) eng__raise_here(L, "the table of options: %s", problem);
  }
  eng__check_search(
      L, eng__condition_find(eng__set_of(L)->index, &condition, &span->hit, found, NULL));
  return true;
}

static void push_found(lua_State *L, const eng__hit *hit) {
  if (hit) {
    eng__push_hit(L, hit);
  } else {
    lua_pushnil(L);
  }
}

static int has(lua_State *L) {
  const eng__hit *found = NULL;
  walk w;
  if (!eng__test_span(L, 1) || !find_condition(L, false, &found)) {
    begin_walk(L, &w);
    found = next_hit(L, &w);
  }
  eng__trace_asked(eng__set_of(L), "has", eng__check_pattern(L, 2), found, -1);
  lua_pushboolean(L, found != NULL);
  return 1;
}

static int first(lua_State *L) {
  const eng__hit *found;
  walk w;
  if (!find_condition(L, false, &found)) {
    begin_walk(L, &w);
    found = next_hit(L, &w);
  }
  eng__trace_asked(eng__set_of(L), "first", eng__check_pattern(L, 2), found, -1);
  push_found(L, found);
  return 1;
}

static int near(lua_State *L) {
  const eng__hit *found;
  find_condition(L, true, &found);
  eng__trace_asked(eng__set_of(L), "near", eng__check_pattern(L, 2), found, -1);
  push_found(L, found);
  return 1;
}

static int count(lua_State *L) {
  walk w;
  lua_Integer number = 0;
  begin_walk(L, &w);
  while (next_hit(L, &w)) number++;
  eng__trace_asked(eng__set_of(L), "count", eng__check_pattern(L, 2), NULL, number);
  lua_pushinteger(L, number);
  return 1;
}

static int next_of_each(lua_State *L) {
  walk *w = lua_touserdata(L, lua_upvalueindex(1));
  if (w->generation != eng__set_of(L)->run.generation)
    return eng__raise_here(L, "this loop belongs to a document that is closed");
  push_found(L, next_hit(L, w));
  return 1;
}

static int each(lua_State *L) {
  walk w;
  begin_walk(L, &w);
  *(walk *)lua_newuserdatauv(L, sizeof w, 0) = w;
  luaL_setmetatable(L, walk_type);
  lua_pushcclosure(L, next_of_each, 1);
  return 1;
}

const eng__field eng__span_questions[] = {
    {"has", NULL, has},     {"first", NULL, first}, {"each", NULL, each},
    {"count", NULL, count}, {"near", NULL, near},   {0},
};

const eng__field eng__document_questions[] = {
    {"has", NULL, has}, {"each", NULL, each}, {"count", NULL, count}, {0}};

void eng__open_iterators(lua_State *L) {
  luaL_newmetatable(L, walk_type);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
