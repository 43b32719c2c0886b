/* `names { … }`: persons, places and organisations, from tables in place and from lists, become one
 * pattern.
 *
 *   names { list "people.tsv", { id = "mek", kind = "organisation", "Mojahedin-e Khalq", "MEK" } }
 *
 * The matcher knows forms and numbers of entities; what the numbers mean stays here (names.h). */
#include "rules/names.h"

#include "engine/names.h"
#include "rules/loading.h"
#include "translit/compare.h"

const char *const eng__names_names[] = {"ambiguous", "apart",   "handles",  "initials", "mode",
                                        "order",     "schemes", "suffixes", "titles",   NULL};

/* ---- Options ---- */

static bool push_option(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  return !lua_isnil(L, -1);
}

static bool read_boolean(lua_State *L, const char *name, bool otherwise) {
  bool value = otherwise;
  if (push_option(L, name)) {
    if (!lua_isboolean(L, -1))
      eng__raise_here(L, "names: '%s' must be true or false, not %s", name, eng__value_noun(L, -1));
    value = lua_toboolean(L, -1);
  }
  lua_pop(L, 1);
  return value;
}

static void read_mode(lua_State *L, eng__name_options *options) {
  const char *const *modes = eng__names_modes;
  options->mode = ENG_NAMES_STANDARD;
  if (push_option(L, "mode") && lua_type(L, -1) == LUA_TNUMBER) {
    double least = lua_tonumber(L, -1);
    if (!(least > 0 && least <= 1))
      eng__raise_here(L, "names: 'mode' is a least score above 0 and up to 1, or \"strict\", "
                         "\"standard\", \"wide\"");
    options->least = (uint16_t)(least * 1000 + 0.5);
    if (!options->least) options->least = 1;
  } else if (!lua_isnil(L, -1)) {
    if (lua_type(L, -1) != LUA_TSTRING)
      eng__raise_here(L, "names: 'mode' must be a string or a number, not %s",
                      eng__value_noun(L, -1));
    const char *said = lua_tostring(L, -1);
    uint8_t mode = 0;
    while (modes[mode] && strcmp(modes[mode], said) != 0) mode++;
    if (!modes[mode])
      eng__raise_here(
          L,
          "names: there is no mode '%s'%s; it is \"strict\", \"standard\", \"wide\" or a "
          "least score",
          said, eng__push_hint(L, said, modes));
    options->mode = mode;
  }
  lua_pop(L, 1);
}

/* The habit that the string on top names. */
static uint8_t scheme_on_top(lua_State *L) {
  static const char *const names[] = {"french", "german", "turkish", "spanish", "arabic",
                                      "dari",   "fr",     "de",      "tr",      "es",
                                      "ar",     "af",     "all",     NULL};
  if (lua_type(L, -1) != LUA_TSTRING)
    eng__raise_here(L, "names: a scheme must be a string, not %s", eng__value_noun(L, -1));
  const char *said = lua_tostring(L, -1);
  for (unsigned i = 0; names[i]; i++) {
    if (strcmp(names[i], said) != 0) continue;
    return i == 12 ? ENG_SCHEME_ALL : (uint8_t)(ENG_SCHEME_FRENCH << i % 6);
  }
  eng__raise_here(L, "names: there is no scheme '%s'%s", said, eng__push_hint(L, said, names));
  return 0;
}

static void read_schemes(lua_State *L, eng__name_options *options) {
  lua_Unsigned count = 0;
  if (push_option(L, "schemes") && lua_type(L, -1) == LUA_TSTRING) {
    options->schemes = scheme_on_top(L);
  } else if (!lua_isnil(L, -1)) {
    if (lua_type(L, -1) != LUA_TTABLE || !eng__is_sequence(L, -1, &count))
      eng__raise_here(L, "names: 'schemes' must be a list of strings, not %s",
                      eng__value_noun(L, -1));
    for (lua_Unsigned i = 1; i <= count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i);
      options->schemes |= scheme_on_top(L);
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

/* ---- Apart ---- */

/* One group, on top: spellings that are never taken for each other. */
static void read_group(eng__naming *naming, uint32_t group) {
  lua_State *L = naming->L;
  lua_Unsigned count = 0;
  if (lua_type(L, -1) != LUA_TTABLE || !eng__is_sequence(L, -1, &count) || count < 2)
    eng__raise_here(L, "names: 'apart' is a list of groups of spellings: "
                       "apart = { { \"Rouhani\", \"Rohani\" } }");
  for (lua_Unsigned i = 1; i <= count; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i);
    if (lua_type(L, -1) != LUA_TSTRING)
      eng__raise_here(L, "names: a spelling of 'apart' must be a string, not %s",
                      eng__value_noun(L, -1));
    eng__name_apart apart = {eng__keep_slice(L, -1), group};
    if (!eng__vec_push(&naming->set->apart, apart)) eng__need(L, NULL);
    lua_pop(L, 1);
  }
}

static void read_apart(eng__naming *naming, eng__name_options *options) {
  lua_State *L = naming->L;
  lua_Unsigned count = 0;
  naming->set->apart.count = 0;
  if (push_option(L, "apart")) {
    if (lua_type(L, -1) != LUA_TTABLE || !eng__is_sequence(L, -1, &count))
      eng__raise_here(L, "names: 'apart' must be a list of groups, not %s", eng__value_noun(L, -1));
    for (lua_Unsigned i = 1; i <= count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i);
      read_group(naming, (uint32_t)(i - 1));
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
  options->apart = naming->set->apart.at;
  options->apart_count = naming->set->apart.count;
}

static eng__name_options read_options(eng__naming *naming) {
  lua_State *L = naming->L;
  eng__name_options options = {.no_suffixes = !read_boolean(L, "suffixes", true)};
  eng__check_keys(L, 1, "names", eng__names_names);
  options.titles = read_boolean(L, "titles", false);
  options.initials = read_boolean(L, "initials", false);
  options.order = read_boolean(L, "order", false);
  options.handles = read_boolean(L, "handles", false);
  options.ambiguous = read_boolean(L, "ambiguous", false);
  read_mode(L, &options);
  read_schemes(L, &options);
  read_apart(naming, &options);
  return options;
}

/* ---- The pattern ---- */

static const eng__name_entry *matcher_entries(const eng__naming *naming) {
  size_t count = naming->set->named.count;
  eng__name_entry *entries =
      eng__need(naming->L, eng__arena_array(&naming->set->arena, count, sizeof *entries));
  for (size_t i = 0; i < count; i++) {
    const eng__named_form *form = &naming->set->named.at[i];
    entries[i] = (eng__name_entry){form->form, form->entity->number, form->exact,
                                   form->entity->person, form->letter_case};
  }
  return entries;
}

static const eng__named_form *keep_forms(const eng__naming *naming) {
  size_t count = naming->set->named.count;
  eng__named_form *kept =
      eng__need(naming->L, eng__arena_array(&naming->set->arena, count, sizeof *kept));
  memcpy(kept, naming->set->named.at, count * sizeof *kept);
  return kept;
}

static void push_names(eng__naming *naming, const eng__name_options *options) {
  eng__ruleset *set = naming->set;
  size_t count = set->named.count;
  eng_error err;
  eng__pattern id;
  eng_status status =
      eng__patterns_add_names(set->patterns, matcher_entries(naming), count, options, &id, &err);
  eng__sandbox_need(naming->L, status);
  if (status != ENG_OK) {
    size_t refused = *options->refused;
    if (refused >= count) eng__raise(naming->L, naming->where, "names: %s", err.message);
    eng__raise_form(naming, &set->named.at[refused], err.message);
  }
  const eng__named_form *forms = keep_forms(naming);
  eng__pattern_info *info = eng__push_pattern(naming->L, id, ENG__FORM_NAMES, naming->where);
  info->named = forms;
  info->entry_count = (uint32_t)count;
  eng__lint_names(set, naming->where, forms, count, options);
}

static int names(lua_State *L) {
  eng__naming naming = {.L = L, .set = eng__loading_set(L, "names"), .where = eng__where_called(L)};
  if (lua_type(L, 1) == LUA_TSTRING) eng__wrap_in_table(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE || lua_gettop(L) > 1)
    return eng__raise_here(
        L, "names takes a table of entries: names { { id = \"mek\", \"Mojahedin-e Khalq\" } }");
  eng__name_options options = read_options(&naming);
  size_t refused = SIZE_MAX;
  options.refused = &refused;
  eng__read_entities(&naming);
  push_names(&naming, &options);
  return 1;
}

void eng__open_names(lua_State *L) {
  lua_pushcfunction(L, names);
  lua_setfield(L, -2, "names");
}
