/* `list "people.tsv"`: a table of entries beside the rules, read once.
 *
 * In Lua a list is an opaque value that `words` unfolds. Its rows stay in C: a hit knows list and
 * row, and `hit.entry` makes a table of the columns when somebody asks. */
#include "rules/names.h"

static const char type_name[] = "engine.list";

const eng__list *eng__to_list(lua_State *L, int index) {
  eng__list **box = luaL_testudata(L, index, type_name);
  return box ? *box : NULL;
}

int eng__raise_columns(lua_State *L, const eng__list *list, const char *need) {
  const eng__dsv *table = &list->table;
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  lua_pushfstring(L, "%s:%d: %s; this one has ", list->name, (int)table->header_line, need);
  luaL_addvalue(&text);
  for (uint32_t i = 0; i < table->column_count; i++) {
    luaL_addstring(&text, i ? ", '" : "'");
    luaL_addlstring(&text, table->columns[i].at, table->columns[i].len);
    luaL_addchar(&text, '\'');
  }
  luaL_pushresult(&text);
  return eng__raise_message(L, lua_tostring(L, -1));
}

static bool ends_with(const char *text, const char *end) {
  size_t len = strlen(text), tail = strlen(end);
  return len >= tail && memcmp(text + len - tail, end, tail) == 0;
}

static eng__list *find_list(const eng__ruleset *set, const char *name) {
  for (size_t i = 0; i < set->lists.count; i++) {
    if (strcmp(set->lists.at[i]->name, name) == 0) return set->lists.at[i];
  }
  return NULL;
}

/* Reads the table; an error of it has its own place, the line of the list. */
static eng__list *read_list(lua_State *L, eng__ruleset *set, const eng__source *from,
                            const char *path, const char *name) {
  eng__slice bytes;
  eng_error err;
  eng_status status = set->options.read(set->options.read_context, from->root, path, &bytes, &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise_here(L, "list \"%s\": %s", path, err.message);
  eng__list *list = eng__need(L, eng__arena_array(&set->arena, 1, sizeof *list));
  eng__source *source = eng__need(L, eng__arena_array(&set->arena, 1, sizeof *source));
  *source = (eng__source){.name = name, .root = from->root, .path = path, .text = bytes};
  list->name = name;
  list->source = source;
  list->asker = from;
  list->asker_line = eng__where_called(L).line;
  status = eng__dsv_read(&list->table, &set->arena, name, bytes,
                         ends_with(path, ".csv") ? ',' : '\t', &err);
  eng__sandbox_need(L, status);
  if (status != ENG_OK) eng__raise_message(L, err.message);
  if (list->table.row_count == 0)
    eng__raise_message(L, lua_pushfstring(L, "%s: the list is empty", name));
  list->phrase = eng__dsv_column(&list->table, "phrase");
  list->letter_case = eng__dsv_column(&list->table, "case");
  list->id = eng__dsv_column(&list->table, "id");
  if (!eng__vec_push(&set->lists, list)) eng__need(L, NULL);
  return list;
}

static int list_word(lua_State *L) {
  eng__ruleset *set = eng__loading_set(L, "list");
  if (lua_type(L, 1) != LUA_TSTRING)
    return eng__raise_here(L, "list takes a path: list \"lists/people.tsv\"");
  const char *said = lua_tostring(L, 1), *problem;
  const eng__source *from = eng__where_called(L).source;
  if (!from) return eng__raise_here(L, "list works only in a rule file");
  eng__refuse_nul(L, "list");
  if (!ends_with(said, ".tsv") && !ends_with(said, ".csv"))
    return eng__raise_here(L, "list \"%s\": a list is a .tsv or .csv file", said);
  const char *path = eng__resolve_path(L, from, said, &problem);
  if (!path) return eng__raise_here(L, "list \"%s\": %s", said, problem);
  const char *name = eng__message_name(set, from->root, path);
  eng__list *list = find_list(set, eng__need(L, (void *)(uintptr_t)name));
  if (!list) list = read_list(L, set, from, path, name);
  *(eng__list **)lua_newuserdatauv(L, sizeof list, 0) = list;
  luaL_setmetatable(L, type_name);
  return 1;
}

static eng__slice cell(const eng__list *list, uint32_t row, int column) {
  if (column < 0) return (eng__slice){0};
  return list->table.rows[row].fields[column];
}

static const eng__entry *entry_of(const eng__ruleset *set, const eng__hit *hit) {
  if (hit->pattern >= set->infos.count) return NULL;
  const eng__pattern_info *info = &set->infos.at[hit->pattern];
  return info->form == ENG__FORM_WORDS ? &info->entries[hit->entry] : NULL;
}

eng__slice eng__hit_entity(const eng__ruleset *set, const eng__hit *hit) {
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  if (annotation) return annotation->entity;
  const eng__named_form *named = eng__hit_named(set, hit);
  if (named) return named->entity->id;
  const eng__entry *entry = entry_of(set, hit);
  return entry && entry->list ? cell(entry->list, entry->row, entry->list->id) : (eng__slice){0};
}

eng__slice eng__hit_form(const eng__ruleset *set, const eng__hit *hit) {
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  if (annotation) return annotation->form;
  const eng__named_form *named = eng__hit_named(set, hit);
  return named ? named->form : (eng__slice){0};
}

/* What is not respelled is exactly the name. */
double eng__hit_score(const eng__ruleset *set, const eng__hit *hit) {
  const eng__annotation *annotation = eng__hit_annotation(set, hit);
  if (annotation) return annotation->score;
  if (!eng__hit_named(set, hit)) return NAN;
  return hit->score ? hit->score / 1000.0 : 1.0;
}

void eng__push_entry(lua_State *L, const eng__hit *hit) {
  const eng__named_form *named = eng__hit_named(eng__set_of(L), hit);
  if (named) {
    eng__push_named_entry(L, named);
    return;
  }
  const eng__entry *entry = entry_of(eng__set_of(L), hit);
  const eng__list *list = entry ? entry->list : NULL;
  lua_createtable(L, 0, list ? (int)list->table.column_count : 0);
  if (!list) return;
  for (uint32_t i = 0; i < list->table.column_count; i++) {
    eng__slice key = list->table.columns[i], value = cell(list, entry->row, (int)i);
    if (value.len == 0) continue; /* an empty cell says nothing */
    lua_pushlstring(L, key.at, key.len);
    lua_pushlstring(L, value.at, value.len);
    lua_rawset(L, -3);
  }
}

void eng__open_lists(lua_State *L) {
  luaL_newmetatable(L, type_name);
  lua_pushliteral(L, "list");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  lua_pushcfunction(L, list_word);
  lua_setfield(L, -2, "list");
}
