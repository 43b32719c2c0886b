/* Finding fields in the source of a rule file. */
#include "support/rules.h"

#include "rules/loading.h"

/* The line of `path` ("with/2/within": keys, or numbers of items from 1) in the call on `line`; 0
 * when it is not found. */
static uint32_t line_of(const char *text, uint32_t line, const char *callee, const char *name,
                        const char *path) {
  eng__source source = {.text = eng__slice_of(text)};
  eng__places places = {0};
  uint32_t node = 0, found = 0;
  char key[64];
  bool there = eng__places_read(&places, &source, line, callee, name, (eng__slice){0});
  while (there && *path) {
    size_t len = strcspn(path, "/");
    snprintf(key, sizeof key, "%.*s", (int)len, path);
    bool item = key[0] >= '0' && key[0] <= '9';
    node = eng__places_find(&places, node, item ? NULL : key, item ? (uint32_t)atoi(key) : 0);
    there = node != 0;
    path += len + (path[len] == '/');
  }
  if (there) found = places.at[node].line;
  eng__vec_free(&places);
  return found;
}

static void fields(void **state) {
  static const struct {
    const char *name, *text;
    uint32_t line;
    const char *rule, *path;
    uint32_t expected;
  } cases[] = {
      {"the table itself", "\nrule \"a\" {}", 2, "a", "", 2},
      {"a field", "rule \"a\" {\n doc = 1,\n find = 2 }", 1, "a", "find", 3},
      {"none", "rule \"a\" {\n doc = 1 }", 1, "a", "find", 0},
      {"a key in brackets", "rule \"a\" {\n [\"find\"] = 2 }", 1, "a", "find", 2},
      {"a key in brackets that is no name", "rule \"a\" {\n [find] = 2 }", 1, "a", "find", 0},
      {"items", "rule \"a\" { with = {\n 1,\n 2,\n 3 } }", 1, "a", "with/3", 4},
      {"items between fields", "rule \"a\" { with = {\n 1, a = 5,\n 2 } }", 1, "a", "with/2", 3},
      {"nested", "rule \"a\" { unless = {\n p,\n { q,\n within = 3 } } }", 1, "a",
       "unless/2/within", 4},
      {"behind a function",
       "rule \"a\" { where = function(h)\n local x, doc = 1, { doc = 2 }\n if x then return x, doc "
       "end\n"
       " end,\n doc = 1 }",
       1, "a", "doc", 5},
      {"behind loops",
       "rule \"a\" { f = function()\n for i = 1, 2 do end while x do end repeat until y\n end,\n "
       "doc = 1 }",
       1, "a", "doc", 4},
      {"comments hold nothing", "rule \"a\" { --doc = 1,\n --[[ doc = 1,\n]] doc = 1 }", 1, "a",
       "doc", 3},
      {"long comments with a level", "rule \"a\" { --[==[ ]]\n]==]\n doc = 1 }", 1, "a", "doc", 3},
      {"strings hold nothing",
       "rule \"a\" { x = \"doc = 1, \\\" }\",\n y = [[\ndoc = 1]], doc = 1 }", 1, "a", "doc", 3},
      {"comparisons are no fields", "rule \"a\" { x == 1,\n x = 1 }", 1, "a", "x", 2},
      {"two rules on a line", "rule \"b\" { doc = 1 } rule \"a\" {\n doc = 1 }", 1, "a", "doc", 2},
      {"with brackets", "rule(\"a\")({\n doc = 1 })", 1, "a", "doc", 2},
      {"a name in long brackets", "rule [[a]] {\n doc = 1 }", 1, "a", "doc", 2},
      {"CRLF and CR", "\r\n\rrule \"a\" {\r\n\rdoc = 1 }", 3, "a", "doc", 5},
      {"another line", "rule \"a\" {\n doc = 1 }", 2, "a", "doc", 0},
      {"no table", "rule \"a\" (t)", 1, "a", "doc", 0},
      {"cut off", "rule \"a\" { doc = 1, find =", 1, "a", "find", 1},
      {"cut off in a string", "rule \"a\" { doc = \"x", 1, "a", "doc", 1},
      {"cut off in a long string", "rule \"a\" { doc = [[x", 1, "a", "doc", 1},
      {"empty", "", 1, "a", "doc", 0},
      {"separators", "rule \"a\" {;,\n doc = 1; find = 2,\n}", 1, "a", "find", 2},
      {"deeper than rules are", "rule \"a\" { a = {{{{{{{{ 1 }}}}}}}},\n doc = 1 }", 1, "a", "doc",
       2},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t found = line_of(cases[i].text, cases[i].line, "rule", cases[i].rule, cases[i].path);
    if (found != cases[i].expected)
      fail_msg("%s: line %u, not %u", cases[i].name, found, cases[i].expected);
  }
}

/* Two calls on one line are told apart by what they hold. */
static void calls_on_one_line(void **state) {
  static const char text[] =
      "either { words { \"a\",\n\"b\" }, words { \"c\" }, words {\n\"d\" } }";
  eng__source source = {.text = eng__slice_of(text)};
  eng__places places = {0};
  (void)state;
  assert_true(eng__places_read(&places, &source, 1, "words", NULL, ENG__SLICE("b")));
  assert_int_equal(places.at[eng__places_find(&places, 0, NULL, 2)].line, 2);
  assert_true(eng__places_read(&places, &source, 2, "words", NULL, ENG__SLICE("d")));
  assert_int_equal(places.at[eng__places_find(&places, 0, NULL, 1)].line, 3);
  assert_false(eng__places_read(&places, &source, 1, "words", NULL, ENG__SLICE("x")));
  assert_int_equal(eng__places_find(&places, 0, NULL, 1), 0);
  assert_false(eng__places_read(&places, NULL, 1, "words", NULL, ENG__SLICE("x")));
  eng__vec_free(&places);
}

/* Rules one after another are found without reading the file again and again. */
static void cost(void **state) {
  enum { RULES = 2000 };
  eng__buffer text = {0};
  eng__places places = {0};
  (void)state;
  for (int i = 0; i < RULES; i++) eng__buffer_printf(&text, "rule \"r%d\" {\n doc = 1,\n}\n", i);
  eng__source source = {.text = eng__buffer_slice(&text)};
  for (int i = 0; i < RULES; i++) {
    char name[16];
    snprintf(name, sizeof name, "r%d", i);
    assert_true(
        eng__places_read(&places, &source, (uint32_t)(3 * i + 1), "rule", name, (eng__slice){0}));
  }
  assert_true(source.scanned < 4 * text.len);
  eng__vec_free(&places);
  eng__buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(fields), cmocka_unit_test(calls_on_one_line),
                                     cmocka_unit_test(cost)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
