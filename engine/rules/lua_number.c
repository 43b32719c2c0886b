/* `span.number`: what the only number of a span says. */
#include "rules/objects.h"
#include "text/word_scan.h"

/* The only number token in the parts that the hit touches; NULL when there is none or more than
 * one. */
static const eng__part *only_number(const eng_document *document, const eng__hit *hit) {
  const eng__part *found = NULL;
  for (size_t i = hit->first_part; i <= hit->last_part && i < document->parts.count; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_NUMBER) continue;
    if (part->end <= hit->view_start || part->start >= hit->view_end) continue;
    if (found) return NULL;
    found = part;
  }
  return found;
}

/* "%12", as many write who write from the right; not "5%12". */
static bool is_behind_percent(eng__slice view, size_t at) {
  if (at == 0 || view.at[at - 1] != '%') return false;
  return at == 1 || !eng__ascii_alnum((unsigned char)view.at[at - 2]);
}

/* Does a percent sign stand in the number, or right beside it? */
static bool is_percent(const eng_document *document, const eng__part *part) {
  eng__slice view = document->view;
  size_t at = part->end;
  if (part->end > part->start && view.at[part->end - 1] == '%') return true;
  if (is_behind_percent(view, part->start)) return true;
  while (at < view.len && view.at[at] == ' ') at++;
  return at < view.len && view.at[at] == '%';
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
  const eng__part *part = only_number(document, hit);
  double value;
  if (!part || !eng__number_value(eng__slice_cut(document->view, part->start, part->end), &value)) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 2);
  push_value(L, value);
  lua_setfield(L, -2, "value");
  if (!is_percent(document, part)) return;
  lua_pushliteral(L, "percent");
  lua_setfield(L, -2, "unit");
}
