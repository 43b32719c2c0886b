/* The entries of a `names`: tables in place and rows of lists (rule-language.md 3). Rows and tables
 * of one id are one entity; its columns are those of the row that was found, empty ones those of
 * the first row but for what that says of its own forms. */
#include "rules/names.h"

eng__where eng__naming_where(const eng__naming *naming, uint32_t number) {
  eng__where where = naming->where;
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  eng__places *places = &naming->set->places;
  if (number && eng__places_read(places, source, where.line, "names", NULL, (eng__slice){0})) {
    uint32_t node = eng__places_find(places, 0, NULL, number);
    if (node) where.line = places->at[node].line;
  }
  return where;
}

static int raise_row(const eng__naming *naming, const eng__list *list, uint32_t row,
                     const char *what) {
  lua_State *L = naming->L;
  return eng__raise_message(
      L, lua_pushfstring(L, "%s:%d: %s", list->name, (int)list->table.rows[row].line, what));
}

int eng__raise_form(const eng__naming *naming, const eng__named_form *form, const char *what) {
  if (form->list) return raise_row(naming, form->list, form->row, what);
  return eng__raise(naming->L, eng__naming_where(naming, form->row), "names: %s", what);
}

/* ---- Entities ---- */

/* The entity of an id: a new one (`number` is that of the next) when the id was not met. */
static eng__entity *entity_of(eng__naming *naming, eng__slice id) {
  lua_State *L = naming->L;
  lua_pushlstring(L, id.at, id.len);
  lua_rawget(L, naming->entities);
  eng__entity *entity = lua_touserdata(L, -1);
  lua_pop(L, 1);
  if (entity) return entity;
  entity = eng__need(L, eng__arena_array(&naming->set->arena, 1, sizeof *entity));
  *entity = (eng__entity){.id = id, .number = naming->entity_count++};
  lua_pushlstring(L, id.at, id.len);
  lua_pushlightuserdata(L, entity);
  lua_rawset(L, naming->entities);
  return entity;
}

static void add_form(const eng__naming *naming, eng__named_form form) {
  if (!eng__vec_push(&naming->set->named, form)) eng__need(naming->L, NULL);
}

/* ---- Lists ---- */

static eng__slice cell(const eng__list *list, uint32_t row, int column) {
  return column < 0 ? (eng__slice){0} : list->table.rows[row].fields[column];
}

/* form, form2, form_fa: every column whose name begins so. */
static bool is_form_column(eng__slice name) {
  return name.len >= 4 && memcmp(name.at, "form", 4) == 0;
}

static bool row_exact(const eng__naming *naming, const eng__list *list, uint32_t row) {
  eng__slice said = cell(list, row, eng__dsv_column(&list->table, "exact"));
  if (eng__slice_equal(said, ENG__SLICE("true"))) return true;
  if (said.len && !eng__slice_equal(said, ENG__SLICE("false")))
    raise_row(naming, list, row, "'exact' must be true, false or empty");
  return false;
}

/* Capitals are looked at in forms that are not respelled; a name's own are the matcher's affair. */
static eng__case row_case(const eng__naming *naming, const eng__list *list, uint32_t row) {
  eng__slice said = cell(list, row, list->letter_case);
  if (eng__slice_equal(said, ENG__SLICE("true"))) return ENG__CASE_EXACT;
  if (eng__slice_equal(said, ENG__SLICE("false"))) return ENG__CASE_ANY;
  if (said.len) raise_row(naming, list, row, "'case' must be true, false or empty");
  return ENG__CASE_AUTO;
}

static void add_row(eng__naming *naming, const eng__list *list, uint32_t row) {
  eng__slice id = cell(list, row, list->id);
  size_t before = naming->set->named.count;
  if (!id.len) raise_row(naming, list, row, "a name needs an id and at least one form");
  eng__entity *entity = entity_of(naming, id);
  if (!entity->list && !entity->columns) {
    entity->list = list;
    entity->row = row;
  }
  eng__slice kind = cell(list, row, eng__dsv_column(&list->table, "kind"));
  entity->person = entity->person || eng__slice_equal(kind, ENG__SLICE("person"));
  eng__named_form form = {.entity = entity,
                          .list = list,
                          .row = row,
                          .exact = row_exact(naming, list, row),
                          .letter_case = row_case(naming, list, row)};
  for (uint32_t i = 0; i < list->table.column_count; i++) {
    form.form = list->table.rows[row].fields[i];
    if (is_form_column(list->table.columns[i]) && form.form.len) add_form(naming, form);
  }
  if (naming->set->named.count == before)
    raise_row(naming, list, row, "a name needs an id and at least one form");
}

static void add_list(eng__naming *naming, const eng__list *list) {
  bool forms = false;
  for (uint32_t i = 0; i < list->table.column_count; i++)
    forms = forms || is_form_column(list->table.columns[i]);
  if (list->id < 0 || !forms)
    eng__raise_columns(naming->L, list, "a list of names needs the columns 'id' and 'form'");
  for (uint32_t row = 0; row < list->table.row_count; row++) add_row(naming, list, row);
}

/* ---- Tables in place ---- */

static int raise_item(const eng__naming *naming, uint32_t number, const char *what) {
  return eng__raise(naming->L, eng__naming_where(naming, number), "names: entry %d %s", (int)number,
                    what);
}

/* The forms of the table on top, which is entry `number` or its `exact`. */
static void add_forms(eng__naming *naming, const eng__entity *entity, uint32_t number, bool exact) {
  lua_State *L = naming->L;
  lua_Unsigned count = lua_rawlen(L, -1);
  for (lua_Unsigned i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i);
    if (lua_type(L, -1) != LUA_TSTRING) raise_item(naming, number, "has a form that is no string");
    add_form(naming, (eng__named_form){entity, eng__keep_slice(L, -1), NULL, number, exact,
                                       ENG__CASE_AUTO});
    lua_pop(L, 1);
  }
}

/* `exact`: true, or a list of forms. */
static bool read_exact(eng__naming *naming, const eng__entity *entity, uint32_t number) {
  lua_State *L = naming->L;
  lua_Unsigned count;
  lua_pushliteral(L, "exact");
  lua_rawget(L, -2);
  bool all = lua_isboolean(L, -1) && lua_toboolean(L, -1);
  if (lua_type(L, -1) == LUA_TTABLE && eng__is_sequence(L, -1, &count))
    add_forms(naming, entity, number, true);
  else if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
    raise_item(naming, number, "has an 'exact' that is neither true nor a list of forms");
  lua_pop(L, 1);
  return all;
}

/* Counts (columns NULL) or keeps the fields of the table on top but `exact` and forms. */
static size_t read_columns(eng__naming *naming, uint32_t number, eng__column *columns) {
  static const char *const other[] = {"exact", NULL};
  lua_State *L = naming->L;
  int table = lua_gettop(L);
  size_t count = 0;
  const char *key = NULL, *next;
  while ((next = eng__push_unknown_key(L, table, other, key)) != NULL) {
    if (key) lua_remove(L, table + 1);
    key = next; /* stands at table + 1 */
    lua_pushvalue(L, -1);
    lua_rawget(L, table);
    int type = lua_type(L, -1);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN)
      raise_item(naming, number, "has a field that is no string, number or boolean");
    if (type == LUA_TBOOLEAN) lua_pushstring(L, lua_toboolean(L, -1) ? "true" : "false");
    if (columns)
      columns[count] = (eng__column){eng__keep_slice(L, table + 1), eng__keep_slice(L, -1)};
    count++;
    lua_settop(L, table + 1);
  }
  lua_settop(L, table);
  return count;
}

/* The field `id` of the table on top. */
static eng__slice read_id(eng__naming *naming, uint32_t number) {
  lua_State *L = naming->L;
  lua_pushliteral(L, "id");
  lua_rawget(L, -2);
  if (lua_type(L, -1) != LUA_TSTRING || lua_rawlen(L, -1) == 0)
    raise_item(naming, number, "needs an id: { id = \"mek\", \"Mojahedin-e Khalq\" }");
  eng__slice id = eng__keep_slice(L, -1);
  lua_pop(L, 1);
  return id;
}

static void keep_columns(eng__naming *naming, uint32_t number, eng__entity *entity) {
  size_t count = read_columns(naming, number, NULL);
  eng__column *columns =
      eng__need(naming->L, eng__arena_array(&naming->set->arena, count, sizeof *columns));
  read_columns(naming, number, columns);
  for (size_t i = 0; i < count; i++) {
    bool kind = eng__slice_equal(columns[i].key, ENG__SLICE("kind"));
    entity->person =
        entity->person || (kind && eng__slice_equal(columns[i].value, ENG__SLICE("person")));
  }
  if (entity->list || entity->columns) return; /* met before: what was said first stays */
  entity->columns = columns;
  entity->column_count = count;
}

static void add_table(eng__naming *naming, uint32_t number) {
  eng__entity *entity = entity_of(naming, read_id(naming, number));
  size_t before = naming->set->named.count;
  keep_columns(naming, number, entity);
  bool exact = read_exact(naming, entity, number);
  add_forms(naming, entity, number, exact);
  if (naming->set->named.count == before)
    raise_item(naming, number, "has no form: { id = \"mek\", \"Mojahedin-e Khalq\" }");
}

/* Item `number`, on top of the stack. A string is an entity of its own, with that id. */
static void add_item(eng__naming *naming, uint32_t number) {
  lua_State *L = naming->L;
  const eng__list *list = eng__to_list(L, -1);
  if (list) {
    ((eng__list *)(uintptr_t)list)->used = true;
    add_list(naming, list);
  } else if (lua_type(L, -1) == LUA_TSTRING) {
    eng__slice form = eng__keep_slice(L, -1);
    add_form(naming,
             (eng__named_form){entity_of(naming, form), form, NULL, number, false, ENG__CASE_AUTO});
  } else if (lua_type(L, -1) == LUA_TTABLE) {
    add_table(naming, number);
  } else {
    eng__raise(L, eng__naming_where(naming, number),
               "names: entry %d must be a table, a form or a list, not %s", (int)number,
               eng__value_noun(L, -1));
  }
}

void eng__read_entities(eng__naming *naming) {
  lua_State *L = naming->L;
  lua_newtable(L);
  naming->entities = lua_gettop(L);
  naming->set->named.count = 0;
  lua_Unsigned items = lua_rawlen(L, 1);
  for (lua_Unsigned i = 1; i <= items; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i);
    add_item(naming, (uint32_t)i);
    lua_pop(L, 1);
  }
  if (naming->set->named.count == 0) eng__raise_here(L, "names: the table holds no entry");
}

/* ---- Hits ---- */

const eng__named_form *eng__hit_named(const eng__ruleset *set, const eng__hit *hit) {
  if (hit->pattern >= set->infos.count) return NULL;
  const eng__pattern_info *info = &set->infos.at[hit->pattern];
  return info->form == ENG__FORM_NAMES ? &info->named[hit->entry] : NULL;
}

static void set_column(lua_State *L, eng__slice key, eng__slice value) {
  if (value.len == 0) return; /* an empty cell says nothing */
  lua_pushlstring(L, key.at, key.len);
  lua_pushlstring(L, value.at, value.len);
  lua_rawset(L, -3);
}

static void set_row(lua_State *L, const eng__list *list, uint32_t row) {
  for (uint32_t i = 0; list && i < list->table.column_count; i++)
    set_column(L, list->table.columns[i], cell(list, row, (int)i));
}

/* What a row says of its forms is not said of those of another row. */
static void unset_forms(lua_State *L, const eng__list *list) {
  static const char *const about_forms[] = {"exact", "case"};
  for (uint32_t i = 0; list && i < list->table.column_count; i++) {
    eng__slice column = list->table.columns[i];
    if (!is_form_column(column) && !ENG__IS_ONE_OF(column, about_forms)) continue;
    lua_pushlstring(L, column.at, column.len);
    lua_pushnil(L);
    lua_rawset(L, -3);
  }
}

void eng__push_named_entry(lua_State *L, const eng__named_form *named) {
  const eng__entity *entity = named->entity;
  lua_createtable(L, 0, 8);
  for (size_t i = 0; i < entity->column_count; i++)
    set_column(L, entity->columns[i].key, entity->columns[i].value);
  set_row(L, entity->list, entity->row);
  if (named->list == entity->list && named->row == entity->row) return;
  unset_forms(L, entity->list);
  set_row(L, named->list, named->row);
}
