/* Where the items of a table constructor stand in the source, for lint: place.c reads a call from
 * its line each time it is asked, lint asks of many items of one call. */
#include "rules/lint.h"

static eng__lint_place place_of(const eng__place *place) {
  return (eng__lint_place){place->string, place->line};
}

/* Numbers count positional items, as Lua does. */
static void read_items(eng__lint_items *items) {
  const eng__places *places = &items->set->places;
  eng__arena *arena = &items->set->arena;
  size_t at = 0;
  items->places = eng__arena_array(arena, places->count + 1, sizeof *items->places);
  items->first = eng__arena_array(arena, places->count + 1, sizeof *items->first);
  if (!items->places || !items->first) return;
  for (uint32_t i = places->at[0].child; i; i = places->at[i].next) {
    if (places->at[i].key.len) continue;
    items->places[at++] = place_of(&places->at[i]);
    for (uint32_t k = places->at[i].child; k; k = places->at[k].next)
      items->places[at++] = place_of(&places->at[k]);
    items->first[++items->count] = at;
  }
}

eng__where eng__lint_item(eng__lint_items *items, uint32_t number, eng__slice text,
                          eng__slice *written) {
  eng__where where = items->where;
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  *written = (eng__slice){0};
  if (!items->tried && number) {
    items->tried = true;
    eng__slice any = strcmp(items->word, "words") == 0 ? text : (eng__slice){0};
    if (eng__places_read(&items->set->places, source, where.line, items->word, NULL, any))
      read_items(items);
  }
  if (!number || number > items->count) return where;
  size_t first = items->first[number - 1], end = items->first[number];
  eng__slice whole = items->places[first].string;
  if (whole.at && !eng__slice_equal(whole, text)) return where; /* another call on the line */
  where.line = items->places[first].line;
  for (size_t i = first; i < end && !written->at; i++) {
    eng__slice string = items->places[i].string;
    if (!string.at || !eng__slice_equal(string, text)) continue;
    *written = string;
    where.line = items->places[i].line;
  }
  return where;
}

/* ---- Taking an item out ---- */

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* The opening quote or long bracket in front of `at`; NULL when there is none. */
static const char *before_quote(eng__slice text, const char *at) {
  if (at == text.at) return NULL;
  const char *p = at - 1;
  if (*p == '"' || *p == '\'') return p;
  if (*p == '\n' && p > text.at) p--; /* [[ and a line end */
  if (*p != '[') return NULL;
  for (p--; p >= text.at && *p == '=';) p--;
  return p >= text.at && *p == '[' ? p : NULL;
}

/* Behind the closing quote at `at`; NULL when there is none. */
static const char *behind_quote(const char *at, const char *end) {
  if (at >= end) return NULL;
  if (*at == '"' || *at == '\'') return at + 1;
  if (*at != ']') return NULL;
  for (at++; at < end && *at == '=';) at++;
  return at < end && *at == ']' ? at + 1 : NULL;
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && is_blank(*at)) at++;
  return at;
}

static bool ends_line(const char *at, const char *end) {
  return at == end || *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
}

eng__slice eng__lint_item_whole(const eng__source *source, eng__slice written) {
  const char *end = source->text.at + source->text.len;
  const char *from = written.at ? before_quote(source->text, written.at) : NULL;
  const char *to = from ? behind_quote(written.at + written.len, end) : NULL;
  eng__slice none = {0};
  if (!to) return none;
  const char *next = skip_blanks(to, end);
  bool comma = next < end && (*next == ',' || *next == ';');
  while (!comma && next < end && (*next == '\n' || *next == '\r' || is_blank(*next))) next++;
  if (next == end || (!comma && *next != '}')) return none; /* the item is more than its text */
  if (comma) to = skip_blanks(next + 1, end);
  const char *left = from;
  while (left > source->text.at && is_blank(left[-1])) left--;
  bool begins = left == source->text.at || left[-1] == '\n';
  if (begins && comma && ends_line(to, end)) { /* the whole line */
    if (to < end && *to == '\r') to++;
    return (eng__slice){left, (size_t)(to - left) + (to < end)};
  }
  if (!begins && left > source->text.at && left[-1] == ',' && !comma) from = left - 1;
  else if (!begins && ends_line(to, end)) from = left; /* no blanks at the line's end */
  return (eng__slice){from, (size_t)(to - from)};
}
