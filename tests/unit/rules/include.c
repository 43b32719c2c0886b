/* Files beside the rules: paths, include, list. */
#include "support/rules.h"

#include "rules/loading.h"

/* Protected: resolves argument 1 as said by the file at argument 2. */
static int resolve(lua_State *L) {
  eng__source from = {.path = lua_tostring(L, 2)};
  const char *problem = NULL, *path = eng__resolve_path(L, &from, lua_tostring(L, 1), &problem);
  lua_pushstring(L, path ? path : problem);
  return 1;
}

static void paths(void **state) {
  static const struct {
    const char *from, *said, *expected;
  } cases[] = {
      {"a.lua", "b.tsv", "b.tsv"},
      {"a.lua", "./b.tsv", "b.tsv"},
      {"a.lua", "lists//b.tsv", "lists/b.tsv"},
      {"rules/a.lua", "b.tsv", "rules/b.tsv"},
      {"rules/a.lua", "../lists/b.tsv", "lists/b.tsv"},
      {"x/y/a.lua", "../../b.tsv", "b.tsv"},
      {"x/y/a.lua", ".././z/../b.tsv", "x/b.tsv"},
      {"a.lua", "..b.tsv", "..b.tsv"},
      {"a.lua", "../b.tsv", "the path leaves the folder of the rules"},
      {"x/a.lua", "../../b.tsv", "the path leaves the folder of the rules"},
      {"a.lua", "x/../../b.tsv", "the path leaves the folder of the rules"},
      {"x/a.lua", "..", "the path names a folder"},
      {"a.lua", "", "the path is empty"},
      {"a.lua", "/b", "the path begins with '/': say it relative to this file"},
      {"a.lua", "x\\b", "the path holds '\\': write '/'"},
      {"a.lua", "x\nb", "the path holds a control character"},
  };
  static const test_file files[] = {{"a.lua", ""}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    lua_State *L = rules.set->L;
    lua_pushcfunction(L, resolve);
    lua_pushstring(L, cases[i].said);
    lua_pushstring(L, cases[i].from);
    assert_int_equal(eng__sandbox_call(rules.set->sandbox, 2, 1, &rules.err), ENG_OK);
    assert_string_equal(lua_tostring(L, -1), cases[i].expected);
    lua_pop(L, 1);
  }
  test_rules_close(&rules);
}

/* Loads `files` and gives what the first of them finds in `text`. */
static void expect(const test_file *files, const char *pack, const char *text,
                   const char *expected) {
  test_rules rules;
  eng__buffer out = {0};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, pack);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  assert_string_equal(test_apply(&rules, text, &out), expected);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

static void include_once(void **state) {
  static const test_file files[] = {
      {"a.lua", "local x, y = include \"lib/l.lua\", include \"./lib/../lib/l.lua\"\n"
                "assert(x == y and x.more == include \"lib/more.lua\" and select(\"#\", include "
                "\"no.lua\") == 1)\n"
                "rule \"a\" { doc = \"d\", find = x.p }\n"},
      {"lib/l.lua", "rule \"l\" { doc = \"d\", find = \"l\" }\n"
                    "return { p = words { list \"p.tsv\" }, more = include \"more.lua\" }\n"},
      {"lib/more.lua", "return {}"},
      {"lib/p.tsv", "phrase\nx\n"},
      {"no.lua", "local nothing = 1"},
      {NULL, NULL}};
  (void)state;
  expect(files, NULL, "x l", "a: x\nl: l\n");
  expect(files, "pack", "x l", "pack:a: x\npack:l: l\n");
}

/* A broken file that a pcall catches is not half there. */
static void include_caught(void **state) {
  static const test_file files[] = {
      {"a.lua",
       "assert(not pcall(include, \"b.lua\"))\n"
       "local ok, why = pcall(include, \"b.lua\")\nassert(not why or not why:find \"each other\")\n"
       "rule \"a\" { doc = \"d\", find = \"x\" }\n"},
      {"b.lua", "error \"no\""},
      {NULL, NULL}};
  (void)state;
  expect(files, NULL, "x", "a: x\n");
}

static void lists(void **state) {
  static const test_file files[] = {
      {"rules/a.lua",
       "rule \"a\" { doc = \"d\", find = words { \"plain\", list \"../lists/p.tsv\", list "
       "\"c.csv\" },\n"
       "  note = function(h) return { entry = h.entry, none = h.entry.none } end }\n"},
      {"lists/p.tsv",
       "\xEF\xBB\xBF# people\r\nid\tphrase\trole\r\np1\tAli Rezaei\tminister\r\np2\tSara\t\r\n"},
      {"rules/c.csv", "phrase,case,id\n\"Tehran, Iran\",,t\nUS,false,us\niran,true,i\n"},
      {NULL, NULL}};
  (void)state;
  expect(files, NULL, "Ali Rezaei, plain Sara us Iran iran",
         "a: Ali Rezaei @p1 {\"entry\":{\"id\":\"p1\",\"phrase\":\"Ali "
         "Rezaei\",\"role\":\"minister\"}}\n"
         "a: plain {\"entry\":[]}\n"
         "a: Sara @p2 {\"entry\":{\"id\":\"p2\",\"phrase\":\"Sara\"}}\n"
         "a: us @us {\"entry\":{\"case\":\"false\",\"id\":\"us\",\"phrase\":\"US\"}}\n"
         "a: iran @i {\"entry\":{\"case\":\"true\",\"id\":\"i\",\"phrase\":\"iran\"}}\n");
}

/* The same span under two ids is two hits; under one id, one. */
static void entities(void **state) {
  static const test_file files[] = {
      {"a.lua",
       "local p = words { list \"p.tsv\" }\nrule \"a\" { doc = \"d\", find = p, keep = \"all\" }\n"
       "rule \"b\" { doc = \"d\", find = p, keep = \"all\", mark = \"sentence\" }\n"},
      {"p.tsv", "phrase\tid\nAli\tp1\nali\tp2\nALI\tp1\n"},
      {NULL, NULL}};
  (void)state;
  expect(files, NULL, "ALI", "a: ALI @p1\na: ALI @p2\nb: ALI @p1\n");
}

static void deep(void **state) {
  test_file files[61] = {{NULL, NULL}};
  char paths_of[60][24], texts[60][48];
  test_rules rules;
  (void)state;
  for (int i = 0; i < 60; i++) {
    snprintf(paths_of[i], sizeof paths_of[i], "f%d.lua", i);
    snprintf(texts[i], sizeof texts[i], "return include \"f%d.lua\"", i + 1);
    files[i] = (test_file){paths_of[i], texts[i]};
  }
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_RULE);
  assert_non_null(strstr(rules.err.message, "includes are nested too deep"));
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paths), cmocka_unit_test(include_once), cmocka_unit_test(include_caught),
      cmocka_unit_test(lists), cmocka_unit_test(entities),     cmocka_unit_test(deep),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
