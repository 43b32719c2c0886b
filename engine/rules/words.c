/* `words { … }` and a string as a phrase: phrases in place and from lists become one pattern.
 *
 * The matcher checks entries and names the one at fault; this file finds where that one stands. */
#include "rules/loading.h"

const char *const eng__words_names[] = {"case", "suffixes", "handles", NULL};

/* One `words` on its way to the matcher. */
typedef struct building {
  lua_State *L;
  eng__ruleset *set;
  eng__where where;
  eng__case letter_case;
  eng__words_options options;
  eng__entry *entries; /* as many as set->phrases */
  bool said_case;
} building;

/* ---- Options ---- */

/* The option `name` of the table at 1: absent leaves `value` as it is. */
static bool read_boolean(lua_State *L, const char *name, bool *value) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  bool said = !lua_isnil(L, -1);
  if (said && !lua_isboolean(L, -1)) {
    eng__raise_here(L, "words: '%s' must be true or false, not %s", name, eng__value_noun(L, -1));
  }
  if (said) *value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return said;
}

static void read_options(building *b) {
  bool keep_case = false, suffixes = true;
  eng__check_keys(b->L, 1, "words", eng__words_names);
  b->said_case = read_boolean(b->L, "case", &keep_case);
  if (b->said_case) b->letter_case = keep_case ? ENG__CASE_EXACT : ENG__CASE_ANY;
  read_boolean(b->L, "suffixes", &suffixes);
  b->options.no_suffixes = !suffixes;
  read_boolean(b->L, "handles", &b->options.handles);
}

/* ---- Entries ---- */

eng__where eng__words_item_where(eng__ruleset *set, eng__where where, uint32_t number,
                                 eng__slice phrase) {
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  if (number && eng__places_read(&set->places, source, where.line, "words", NULL, phrase)) {
    uint32_t node = eng__places_find(&set->places, 0, NULL, number);
    if (node) where.line = set->places.at[node].line;
  }
  return where;
}

static void push_phrase(building *b, eng__slice phrase, eng__case letter_case, eng__entry entry) {
  eng__words_entry words = {phrase, letter_case};
  b->entries[b->set->phrases.count] = entry;
  if (!eng__vec_push(&b->set->phrases, words)) eng__need(b->L, NULL);
}

static int raise_list(lua_State *L, const eng__list *list, uint32_t line, const char *message) {
  return eng__raise_message(L, lua_pushfstring(L, "%s:%d: %s", list->name, (int)line, message));
}

/* The `case` cell of a row: empty leaves the choice to the whole list. */
static eng__case row_case(const building *b, const eng__list *list, uint32_t row) {
  if (list->letter_case < 0) return b->letter_case;
  eng__slice said = list->table.rows[row].fields[list->letter_case];
  if (said.len == 0) return b->letter_case;
  if (eng__slice_equal(said, ENG__SLICE("true"))) return ENG__CASE_EXACT;
  if (eng__slice_equal(said, ENG__SLICE("false"))) return ENG__CASE_ANY;
  raise_list(b->L, list, list->table.rows[row].line, "'case' must be true, false or empty");
  return b->letter_case;
}

static void add_list(building *b, const eng__list *list) {
  ((eng__list *)(uintptr_t)list)->used = true;
  if (list->phrase < 0) eng__raise_columns(b->L, list, "a list of words needs a column 'phrase'");
  for (uint32_t row = 0; row < list->table.row_count; row++) {
    push_phrase(b, list->table.rows[row].fields[list->phrase], row_case(b, list, row),
                (eng__entry){list, row});
  }
}

/* Item `number` of the table at 1, on top of the stack. */
static void add_item(building *b, uint32_t number) {
  lua_State *L = b->L;
  const eng__list *list = eng__to_list(L, -1);
  if (list) {
    add_list(b, list);
  } else if (lua_type(L, -1) == LUA_TSTRING) {
    eng__entry entry = {NULL, number};
    push_phrase(b, eng__keep_slice(L, -1), b->letter_case, entry);
  } else {
    eng__raise(L, eng__words_item_where(b->set, b->where, number, (eng__slice){0}),
               "words: entry %d must be a phrase or a list, not %s", (int)number,
               eng__value_noun(L, -1));
  }
}

static size_t count_entries(lua_State *L, lua_Unsigned items) {
  size_t count = 0;
  for (lua_Unsigned i = 1; i <= items; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i);
    const eng__list *list = eng__to_list(L, -1);
    count += list ? list->table.row_count : 1;
    lua_pop(L, 1);
  }
  return count;
}

static void read_entries(building *b) {
  lua_Unsigned items = lua_rawlen(b->L, 1);
  size_t count = count_entries(b->L, items);
  b->set->phrases.count = 0;
  b->entries = eng__need(b->L, eng__arena_array(&b->set->arena, count + 1, sizeof *b->entries));
  for (lua_Unsigned i = 1; i <= items; i++) {
    lua_rawgeti(b->L, 1, (lua_Integer)i);
    add_item(b, (uint32_t)i);
    lua_pop(b->L, 1);
  }
}

/* ---- The pattern ---- */

/* Which entry did the matcher refuse? Asked one by one; the set is lost anyway. */
static size_t refused_entry(const building *b) {
  eng__pattern id;
  for (size_t i = 0; i < b->set->phrases.count; i++) {
    const eng__words_entry *entry = &b->set->phrases.at[i];
    if (eng__patterns_add_words(b->set->patterns, entry, 1, b->options, &id, NULL) != ENG_OK)
      return i;
  }
  return SIZE_MAX;
}

static int raise_refused(const building *b, const eng_error *err) {
  size_t at = err->status == ENG_INVALID ? refused_entry(b) : SIZE_MAX;
  if (at == SIZE_MAX) return eng__raise(b->L, b->where, "words: %s", err->message);
  const eng__entry *entry = &b->entries[at];
  if (entry->list)
    return raise_list(b->L, entry->list, entry->list->table.rows[entry->row].line, err->message);
  eng__where where =
      eng__words_item_where(b->set, b->where, entry->row, b->set->phrases.at[at].phrase);
  return eng__raise(b->L, where, "words: %s", err->message);
}

/* Hands the phrases over and pushes the pattern. */
static eng__pattern push_words(building *b) {
  eng_error err;
  eng__pattern id;
  eng_status status = eng__patterns_add_words(b->set->patterns, b->set->phrases.at,
                                              b->set->phrases.count, b->options, &id, &err);
  eng__sandbox_need(b->L, status);
  if (status != ENG_OK) raise_refused(b, &err);
  eng__pattern_info *info = eng__push_pattern(b->L, id, ENG__FORM_WORDS, b->where);
  info->entries = b->entries;
  info->entry_count = (uint32_t)b->set->phrases.count;
  eng__lint_words(b->set, b->where, id, b->entries, b->said_case);
  return id;
}

static int words(lua_State *L) {
  building b = {.L = L, .set = eng__loading_set(L, "words"), .where = eng__where_called(L)};
  if (lua_type(L, 1) == LUA_TSTRING) eng__wrap_in_table(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(L, "words takes a table of phrases: words { \"front line\" }");
  read_options(&b);
  read_entries(&b);
  if (b.set->phrases.count == 0) return eng__raise_here(L, "words: the table holds no phrase");
  push_words(&b);
  return 1;
}

eng__pattern eng__phrase_pattern(lua_State *L, int index, eng__where where) {
  building b = {.L = L, .set = eng__loading_set(L, "words"), .where = where};
  int top = lua_gettop(L);
  b.entries = eng__need(L, eng__arena_array(&b.set->arena, 1, sizeof *b.entries));
  b.set->phrases.count = 0;
  push_phrase(&b, eng__keep_slice(L, index), ENG__CASE_AUTO, (eng__entry){0});
  eng__pattern id = push_words(&b);
  lua_settop(L, top);
  return id;
}

void eng__open_words(lua_State *L) {
  lua_pushcfunction(L, words);
  lua_setfield(L, -2, "words");
}
