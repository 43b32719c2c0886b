/* `span.number`: what the only number of a span says. */
#include "match/number_beside.h"
#include "rules/objects.h"

/* The only number token in the parts that the hit touches; SIZE_MAX when there is none or more than
 * one. */
static size_t only_number(const eng_document *document, const eng__hit *hit) {
  size_t found = SIZE_MAX;
  for (size_t i = hit->first_part; i <= hit->last_part && i < document->parts.count; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_NUMBER) continue;
    if (part->end <= hit->view_start || part->start >= hit->view_end) continue;
    if (found != SIZE_MAX) return SIZE_MAX;
    found = i;
  }
  return found;
}

/* A whole number as an integer, so that it reads as it was written. */
static void push_value(lua_State *L, double value) {
  lua_Integer whole;
  if (lua_numbertointeger(value, &whole) && (lua_Number)whole == value) {
    lua_pushinteger(L, whole);
  } else {
    lua_pushnumber(L, value);
  }
}

void eng__push_number(lua_State *L, const eng__hit *hit) {
  const eng_document *document = eng__open_document(L);
  if (hit->last_part >= hit->first_part) eng__sandbox_step(L, 1 + hit->last_part - hit->first_part);
  size_t part = only_number(document, hit);
  eng__number number = {0};
  if (part != SIZE_MAX) number = eng__number_at(document, part);
  if (!number.known) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 2);
  push_value(L, number.value);
  lua_setfield(L, -2, "value");
  if (!number.percent) return;
  lua_pushliteral(L, "percent");
  lua_setfield(L, -2, "unit");
}
