/* The one description of the rule language, scripts/meta/engine.lua: its names are those the engine
 * knows, both ways, and each @usage is a rule file whose examples hold. */
#include "support/rules.h"

#include "base/embedded.h"
#include "match/explain.h"
#include "rules/loading.h"
#include "rules/objects.h"
#include "run/row_examples.h"
#include "run/wire.h"
#include "translit/compare.h"

/* What a @usage may include or list. */
static const char people[] = "id\tphrase\trole\np1\tAli Rezaei\tminister\np2\tSara Karimi\t\n";
static const char war[] = "phrase\tid\nsangar\twar\n";
static const char labels[] = "return { war = words { \"front line\" } }\n";

/* ---- Lines of the description ---- */

typedef struct lines {
  eng__slice rest;
} lines;

static bool next_line(lines *text, eng__slice *line) {
  if (text->rest.len == 0) return false;
  const char *end = memchr(text->rest.at, '\n', text->rest.len);
  size_t len = end ? (size_t)(end - text->rest.at) : text->rest.len;
  *line = eng__slice_cut(text->rest, 0, len);
  text->rest = eng__slice_cut(text->rest, len + (end != NULL), text->rest.len);
  return true;
}

static bool begins(eng__slice line, const char *start) {
  return line.len >= strlen(start) && memcmp(line.at, start, strlen(start)) == 0;
}

/* Bytes of `line` from `from` on that can be part of a name, as a string. */
static const char *name_at(eng__slice line, size_t from, char out[64]) {
  size_t n = 0;
  while (from + n < line.len && n < 63 &&
         (line.at[from + n] == '_' || (line.at[from + n] >= 'a' && line.at[from + n] <= 'z') ||
          (line.at[from + n] >= '0' && line.at[from + n] <= '9') ||
          (line.at[from + n] >= 'A' && line.at[from + n] <= 'Z')))
    n++;
  memcpy(out, line.at + from, n);
  out[n] = '\0';
  return out;
}

/* Adds "word\n" to a list of words. */
static void add_word(eng__buffer *words, const char *word) {
  eng__buffer_printf(words, "%s\n", word);
}

static bool has_word(const eng__buffer *words, const char *word) {
  char line[80];
  snprintf(line, sizeof line, "\n%s\n", word);
  return strstr(words->at, line) != NULL;
}

/* ---- Names ---- */

/* What the description says of one class ("Span"), or of the words of the language (NULL). */
static void described(const char *class, eng__buffer *words) {
  lines text = {eng__embedded("meta/engine.lua")};
  char name[64], method[80], marked[80];
  bool inside = false, runtime = false;
  eng__slice line;
  snprintf(method, sizeof method, "function %s:", class ? class : "");
  snprintf(marked, sizeof marked, "---@class engine.%s", class ? class : "");
  add_word(words, "");
  while (next_line(&text, &line)) {
    if (begins(line, "---@class"))
      inside = class && begins(line, marked) && name_at(line, strlen(marked), name)[0] == '\0';
    if (inside && begins(line, "---@field ")) add_word(words, name_at(line, 10, name));
    if (class && begins(line, method)) add_word(words, name_at(line, strlen(method), name));
    if (class) continue;
    if (begins(line, "function ") && !memchr(line.at, ':', line.len))
      add_word(words, name_at(line, 9, name));
    name_at(line, 0, name);
    if (name[0] && begins((eng__slice){line.at + strlen(name), line.len - strlen(name)}, " = "))
      add_word(words, name);
    if (runtime && !begins(line, "--   ")) runtime = false;
    for (size_t i = 5; runtime && i < line.len; i += strlen(name) + 1)
      add_word(words, name_at(line, i, name));
    if (begins(line, "-- Of Lua itself there are:")) runtime = true;
  }
  test_string(words);
}

static void compare(const char *what, const eng__buffer *known, const eng__buffer *said) {
  lines text = {eng__buffer_slice(known)}, back = {eng__buffer_slice(said)};
  char name[64];
  eng__slice line;
  while (next_line(&text, &line)) {
    if (!has_word(said, name_at(line, 0, name)) && line.len)
      fail_msg("%s '%s' is not described", what, name);
  }
  while (next_line(&back, &line)) {
    if (!has_word(known, name_at(line, 0, name)) && line.len)
      fail_msg("%s '%s' is described, but nobody knows it", what, name);
  }
}

static void open_language(test_rules *rules) {
  static const test_file files[] = {{"a.lua", ""},
                                    {"labels.lua", labels},
                                    {"lists/people.tsv", people},
                                    {"lists/war.tsv", war},
                                    {NULL, NULL}};
  test_rules_open(rules, files, true);
}

static int name_environment(lua_State *L) {
  eng__buffer *words = lua_touserdata(L, 1);
  eng__sandbox_push_environment(L);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    if (!eng__later_name(L, -1)) add_word(words, lua_tostring(L, -2));
  }
  return 0;
}

static void words_of_the_language(void **state) {
  eng__buffer known = {0}, said = {0};
  test_rules rules;
  (void)state;
  open_language(&rules);
  add_word(&known, "");
  lua_pushcfunction(rules.set->L, name_environment);
  lua_pushlightuserdata(rules.set->L, &known);
  assert_int_equal(eng__sandbox_call(rules.set->sandbox, 1, 0, &rules.err), ENG_OK);
  test_string(&known);
  described(NULL, &said);
  compare("word", &known, &said);
  eng__buffer_free(&known);
  eng__buffer_free(&said);
  test_rules_close(&rules);
}

static void compare_fields(const char *class, const eng__field *const *fields) {
  eng__buffer known = {0}, said = {0};
  add_word(&known, "");
  for (; *fields; fields++) {
    for (const eng__field *field = *fields; field->name; field++) add_word(&known, field->name);
  }
  test_string(&known);
  described(class, &said);
  compare(class, &known, &said);
  eng__buffer_free(&known);
  eng__buffer_free(&said);
}

static void fields_of_objects(void **state) {
  const eng__field *const span[] = {eng__span_fields, eng__span_questions, NULL};
  const eng__field *const hit[] = {eng__hit_fields, NULL};
  const eng__field *const annotation[] = {eng__annotation_fields, NULL};
  const eng__field *const document[] = {eng__document_fields, eng__document_questions, NULL};
  (void)state;
  compare_fields("Span", span);
  compare_fields("Hit", hit);
  compare_fields("Annotation", annotation);
  compare_fields("Document", document);
}

static void compare_names(const char *class, const char *const *names) {
  eng__buffer known = {0}, said = {0};
  add_word(&known, "");
  for (; *names; names++) add_word(&known, *names);
  test_string(&known);
  described(class, &said);
  compare("field", &known, &said);
  eng__buffer_free(&known);
  eng__buffer_free(&said);
}

static void fields_of_rules(void **state) {
  (void)state;
  compare_names("Rule", eng__rule_field_names);
  compare_names("Aggregate", eng__aggregate_field_names);
}

static void options_of_words(void **state) {
  (void)state;
  compare_names("WordsOptions", eng__words_names);
  compare_names("NamesOptions", eng__names_names);
  compare_names("RegexOptions", eng__regex_names);
  compare_names("TokenQuery", eng__token_names);
  compare_names("NumberBounds", eng__number_names);
  compare_names("Condition", eng__condition_names);
  compare_names("AlikeOptions", eng__alike_names);
}

/* The strings that the description lists for a field of a class, in their order. */
static void described_values(const char *class, const char *field, eng__buffer *out) {
  lines text = {eng__embedded("meta/engine.lua")};
  char marked[80], start[80], name[64];
  bool inside = false;
  eng__slice line;
  snprintf(marked, sizeof marked, "---@class engine.%s", class);
  snprintf(start, sizeof start, "---@field %s? ", field);
  while (next_line(&text, &line)) {
    if (begins(line, "---@class"))
      inside = begins(line, marked) && name_at(line, strlen(marked), name)[0] == '\0';
    if (!inside || !begins(line, start)) continue;
    for (size_t i = strlen(start); i < line.len && line.at[i] != ' '; i++)
      if (line.at[i] == '"' && name_at(line, i + 1, name)[0]) add_word(out, name);
  }
}

static void check_values(const char *class, const char *field, const char *const *values) {
  eng__buffer known = {0}, said = {0};
  for (; *values; values++) add_word(&known, *values);
  described_values(class, field, &said);
  assert_string_equal(test_string(&said), test_string(&known));
  eng__buffer_free(&known);
  eng__buffer_free(&said);
}

static void values_of_options(void **state) {
  static const char *const modes[] = {"strict", "standard", "wide", NULL};
  (void)state;
  check_values("TokenQuery", "kind", eng__token_kind_names);
  check_values("TokenQuery", "script", eng__script_names);
  check_values("NamesOptions", "mode", modes);
  for (size_t i = 0; modes[i]; i++) assert_string_equal(modes[i], eng__names_modes[i]);
}

/* ---- Usages ---- */

/* A word of the language shows itself in use where it is described; a question that objects answer
 * is asked in some usage. */
static void functions_have_usages(void **state) {
  lines text = {eng__embedded("meta/engine.lua")};
  eng__buffer used = {0};
  char name[64], asked[80];
  bool shown = false;
  eng__slice line;
  (void)state;
  while (next_line(&text, &line)) {
    if (begins(line, "--- ")) eng__buffer_printf(&used, "%.*s\n", (int)line.len, line.at);
  }
  test_string(&used);
  for (text.rest = eng__embedded("meta/engine.lua"); next_line(&text, &line);) {
    shown = begins(line, "---") ? shown || begins(line, "---@usage") : shown;
    if (begins(line, "function ")) {
      const char *colon = memchr(line.at, ':', line.len);
      name_at(line, colon ? (size_t)(colon + 1 - line.at) : 9, name);
      snprintf(asked, sizeof asked, ":%s", name);
      if (colon ? !strstr(used.at, asked) : !shown) fail_msg("%s has no usage", name);
    }
    if (!begins(line, "---")) shown = false;
  }
  eng__buffer_free(&used);
}

/* The documents of an aggregate's examples give as many rows as it says. */
static void check_row_examples(const test_rules *rules, const char *source) {
  eng_document document = {0};
  for (uint32_t i = 0; i < eng__ruleset_count(rules->set); i++) {
    const eng__aggregate_info *aggregate = eng__ruleset_rule(rules->set, i)->aggregate;
    if (!aggregate) continue;
    eng__buffer out = {0};
    eng__row_examples_run(rules->set, i, 0, &document, &out);
    eng__wire in = {out.at, out.at + out.len, false};
    assert_int_equal(eng__wire_get_u32(&in), i);
    assert_int_equal(eng__wire_get_u32(&in), aggregate->example_count);
    for (size_t k = 0; k < aggregate->example_count; k++) {
      eng__wire_get_u32(&in);
      eng__wire_get_u32(&in);
      if (eng__wire_get_u32(&in) != 1) fail_msg("rows that are not as said:\n%s", source);
      assert_int_equal(eng__wire_get_u32(&in), 0);
      eng__wire_get_slice(&in);
    }
    eng__buffer_free(&out);
  }
  eng__document_clear(&document);
}

static void check_usage(const char *source, size_t number) {
  const test_file files[] = {{"usage.lua", source},
                             {"labels.lua", labels},
                             {"lists/people.tsv", people},
                             {"lists/war.tsv", war},
                             {NULL, NULL}};
  test_rules rules;
  test_rules_open(&rules, files, true);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("usage %zu: %s\n%s", number, rules.err.message, source);
  if (rules.said.len) fail_msg("usage %zu: lint says\n%s", number, test_string(&rules.said));
  test_check_examples(&rules);
  check_row_examples(&rules, source);
  test_rules_close(&rules);
}

static void usages(void **state) {
  lines text = {eng__embedded("meta/engine.lua")};
  eng__buffer source = {0};
  size_t count = 0;
  bool inside = false;
  eng__slice line;
  (void)state;
  while (next_line(&text, &line)) {
    bool more = inside && begins(line, "---") && !begins(line, "---@");
    if (more) {
      eng__slice code = eng__slice_cut(line, line.len > 3 ? 4 : 3, line.len);
      eng__buffer_printf(&source, "%.*s\n", (int)code.len, code.at);
    } else if (inside) {
      check_usage(test_string(&source), ++count);
      eng__buffer_clear(&source);
    }
    inside = more || begins(line, "---@usage");
  }
  assert_int_equal(count, 32);
  eng__buffer_free(&source);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_the_language),
      cmocka_unit_test(fields_of_objects),
      cmocka_unit_test(fields_of_rules),
      cmocka_unit_test(options_of_words),
      cmocka_unit_test(values_of_options),
      cmocka_unit_test(functions_have_usages),
      cmocka_unit_test(usages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
