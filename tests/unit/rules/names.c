/* `names { … }` in rule files: entries in place and from lists, options, and what hits know. */
#include "support/rules.h"

static const char people[] = "id\tform\tform_fa\tkind\trole\texact\n"
                             "khamenei\tAli Khamenei\tعلی خامنه‌ای\tperson\tleader\t\n"
                             "khamenei\tKhamenei\t\t\t\t\n"
                             "mek\tMojahedin-e Khalq\tمجاهدین خلق\torganisation\tgroup\t\n"
                             "mek\tPeople's Mojahedin\t\t\t\ttrue\n";

/* A rule file with its examples; what it says when it does not load. */
static void check_file(const char *source, const char *message) {
  const test_file files[] = {{"a.lua", source},
                             {"people.tsv", people},
                             {"none.tsv", "id\tname\na\tb\n"},
                             {"id.tsv", "id\tform\n\tReza\n"},
                             {"form.tsv", "id\tform\na\t\n"},
                             {"rows.tsv", "id\tform\tform_2\tkind\texact\n"
                                          "x\tGuards\tPasdar\tgroup\ttrue\nx\tBasij\t\t\t\n"},
                             {"exact.tsv", "id\tform\texact\na\tReza\tyes\n"},
                             {NULL, NULL}};
  test_rules rules;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (message) {
    assert_int_not_equal(rules.status, ENG_OK);
    if (!strstr(rules.err.message, message))
      fail_msg("said \"%s\", not \"%s\"\n%s", rules.err.message, message, source);
  } else {
    if (rules.status != ENG_OK) fail_msg("%s\n%s", rules.err.message, source);
    test_check_examples(&rules);
  }
  test_rules_close(&rules);
}

#define RULE(find, rest) "local p = " find "\nrule \"a\" { doc = \"One.\", find = p, " rest " }\n"

static void entries(void **state) {
  static const char *const files[] = {
      RULE("names { list \"people.tsv\" }",
           "where = function(h) return h.entry.kind ~= nil and h.entity ~= nil end,"
           "examples = { yes = { \"{Khamene'i} and {People's Mojahedin}\", \"{علي "
           "خامنه‌ای}\" "
           "},"
           "no = { \"Peoples Mojahedin\" } }"),
      RULE("names { list \"people.tsv\" }",
           "where = function(h) return h.entity == \"khamenei\" and h.entry.role == \"leader\" "
           "and h.part == \"surname\" and h.form == \"Khamenei\" and h.score == 1 end,"
           "examples = { yes = { \"So {Khamenei}\" }, no = { \"Ali Khamenei\", \"Mojahedin Khalq\" "
           "} }"),
      RULE("names { list \"rows.tsv\" }",
           "where = function(h) local e = h.entry return e.kind == \"group\" and "
           "e.exact == (h.text == \"Guards\" and \"true\" or nil) and "
           "e.form_2 == (h.text == \"Guards\" and \"Pasdar\" or nil) end,"
           "examples = { yes = { \"{Guards} and {Basij}\" }, no = { \"x\" } }"),
      RULE("names { \"Reza\", { id = \"x\", level = 3, known = true, \"Ali Karimi\" } }",
           "where = function(h) return h.entity == \"Reza\" or h.entry.level == \"3\" and "
           "h.entry.known == \"true\" and h.entry.id == \"x\" end,"
           "examples = { yes = { \"{Reza} and {علی کریمی}\" }, no = { \"Rezaei\" } }"),
      RULE("names { { id = \"x\", exact = true, \"Karimi\" } }",
           "where = function(h) return h.score == 1 and h.part == \"full\" end,"
           "examples = { yes = { \"{Karimi}\" }, no = { \"کریمی\", \"Kareemi\" } }"),
      RULE("names { { id = \"a\", \"Karimi\" }, { id = \"a\", \"Rezaei\" }, { id = \"b\", "
           "\"Karimi\" },"
           " ambiguous = true }",
           "where = function(h) return h.entity == \"b\" end, examples = { yes = { \"{Karimi}\" }, "
           "no = { \"x\" } }"),
      RULE("names \"Khamenei\"",
           "examples = { yes = { \"{خامنه‌ای}\" }, no = { \"خمینی\" } }"),
      RULE("either { names { \"Khamenei\" }, \"war\" }",
           "examples = { yes = { \"{خامنه‌ای} {war}\" }, no = { \"x\" } }"),
      "local p = names { \"Khamenei\" }\n"
      "rule \"a\" { doc = \"One.\", find = \"war\", with = p, unless = { names { \"Karimi\" } },"
      " where = function(h) return h.sentence:has(p) and h.sentence:count(p) == 1 and "
      "h.sentence:first(p).score > 0.8 end,"
      " examples = { yes = { \"Khamene'i and {war}.\" }, no = { \"war.\", \"Khamenei, Karimi, "
      "war\" } } }",
      "rule \"a\" { doc = \"One.\", find = names { { id = \"k\", \"Khamenei\" } },"
      " examples = { yes = { \"{Khamenei}\" }, no = { \"x\" } } }\n"
      "rule \"b\" { doc = \"Two.\", find = tagged \"a\", where = function(h) return h.entity == "
      "\"k\" "
      "and h.form == \"Khamenei\" and h.score == 1 and h.part == \"full\" end,"
      " examples = { yes = { \"{Khamenei}\" }, no = { \"x\" } } }",
  };
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) check_file(files[i], NULL);
}

static void options(void **state) {
  static const char *const files[] = {
      RULE("names { \"Mohammad Khatami\", initials = true, order = true }",
           "examples = { yes = { \"{M. Khatami}, {Khatami, Mohammad}\" }, no = { \"K. Khatami\" } "
           "}"),
      RULE("names { \"جواد ظریف\", schemes = { \"french\" } }",
           "examples = { yes = { \"{Djavad Zarif}\" }, no = { \"x\" } }"),
      RULE("names { \"شیراز\", schemes = \"all\", mode = \"wide\" }",
           "examples = { yes = { \"{Shiraz}\" }, no = { \"x\" } }"),
      RULE("names { \"Karimi\", mode = 1.0 }",
           "examples = { yes = { \"{Karimi}\" }, no = { \"Kareemy\" } }"),
      RULE("names { \"Khamenei\", handles = true, titles = true, suffixes = false }",
           "examples = { yes = { \"#{Khamenei}Virus\", \"{Ayatollah Khamenei}\" }, no = { "
           "\"Khamenei's\" } }"),
      RULE("names { \"Rouhani\", apart = { { \"Rouhani\", \"Ruhani\" } } }",
           "examples = { yes = { \"{Rouhani}\" }, no = { \"Ruhani\" } }"),
  };
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) check_file(files[i], NULL);
}

static void mistakes(void **state) {
  static const struct {
    const char *source, *message;
  } cases[] = {
      {"names {}", "a.lua:1: names: the table holds no entry"},
      {"names(3)", "names takes a table of entries"},
      {"names { 3 }", "names: entry 1 must be a table, a form or a list, not a number"},
      {"names { { \"Reza\" } }", "names: entry 1 needs an id"},
      {"names { \"Ali\",\n { id = \"x\" } }", "a.lua:2: names: entry 2 has no form"},
      {"names { { id = \"x\", 3 } }", "names: entry 1 has a form that is no string"},
      {"names { { id = \"x\", \"Ali\", kind = {} } }", "no string, number or boolean"},
      {"names { { id = \"x\", \"Ali\", exact = 3 } }", "neither true nor a list of forms"},
      {"names { \"Ali\", mod = \"wide\" }", "names has no option 'mod' (did you mean 'mode'?)"},
      {"names { \"Ali\", mode = \"wid\" }", "there is no mode 'wid' (did you mean 'wide'?)"},
      {"names { \"Ali\", mode = 2 }", "'mode' is a least score above 0 and up to 1"},
      {"names { \"Ali\", mode = true }", "'mode' must be a string or a number"},
      {"names { \"Ali\", schemes = \"frensh\" }",
       "there is no scheme 'frensh' (did you mean 'french'?)"},
      {"names { \"Ali\", schemes = 3 }", "'schemes' must be a list of strings, not a number"},
      {"names { \"Ali\", titles = 3 }", "'titles' must be true or false, not a number"},
      {"names { \"Ali\", apart = { \"Ali\" } }", "'apart' is a list of groups of spellings"},
      {"names { \"Ali\", apart = 3 }", "'apart' must be a list of groups, not a number"},
      {"names { \"...\" }", "a.lua:1: names: the form \"...\" has no letter"},
      {"names { { id = \"a\", \"Reza\" },\n { id = \"b\", \"Reza\" } }",
       "a.lua:2: names: the form \"Reza\" stands under two ids (ambiguous = true reports both)"},
      {"names { list \"none.tsv\" }",
       "none.tsv:1: a list of names needs the columns 'id' and 'form'; this one has 'id', 'name'"},
      {"names { list \"id.tsv\" }", "id.tsv:2: a name needs an id and at least one form"},
      {"names { list \"form.tsv\" }", "form.tsv:2: a name needs an id and at least one form"},
      {"names { list \"exact.tsv\" }", "exact.tsv:2: 'exact' must be true, false or empty"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char source[512];
    snprintf(source, sizeof source, "local p = %s\nrule \"a\" { doc = \"One.\", find = p }\n",
             cases[i].source);
    check_file(source, cases[i].message);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(entries),
      cmocka_unit_test(options),
      cmocka_unit_test(mistakes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
