/* What rule code can ask of spans, hits, documents: each case is a `where` that must hold. */
#include "support/rules.h"

/* A rule that finds "x" and asks: the name tells the case. */
#define ASK(name, text, code)                                                                      \
  {                                                                                                \
    name,                                                                                          \
        "local y = words { \"y\" }\nlocal yy = words { \"y y\", \"y\" }\nlocal any = token { "     \
        "kind = \"word\" }\n"                                                                      \
        "local near = { within = 2 }\n"                                                            \
        "rule \"a\" { doc = \"d\", find = \"x\", where = function(hit, doc) " code " end }",       \
        text, "a: x\n"                                                                             \
  }
#define FAIL(name, code, message)                                                                  \
  {                                                                                                \
    name,                                                                                          \
        "local y = words { \"y\" }\n"                                                              \
        "rule \"a\" { doc = \"d\", find = \"x\", where = function(hit, doc) " code " end }",       \
        "x y", "! rule_error: a.lua:2: " message "\n"                                              \
  }

static void places(void **state) {
  static const test_case cases[] = {
      ASK("text is as written, folded as compared", "The ＸＹ x.",
          "local t = hit:before(1) return t.text == 'ＸＹ' and t.folded == 'xy'"),
      ASK("sentence", "A b. C x d. E.", "return hit.sentence.text == 'C x d.'"),
      ASK("paragraph", "A.\n\nC x.\nD.\n\nE.", "return hit.paragraph.text == 'C x.\\nD.'"),
      ASK("line", "A.\nC x\nD.", "return hit.line.text == 'C x'"),
      ASK("range", "سلام x",
          "local a, b = hit:range() return a == 10 and b == 10 and "
          "doc.text:sub(a, b) == 'x'"),
      ASK("a span of nothing", "x",
          "local s = hit:before(3) local a, b = s:range() "
          "return s.text == '' and a == b + 1 and not s:has(y)"),
      ASK("words beside", "a b, c x d-e f.",
          "return hit:before(2).text == 'b, c' and hit:before(9).text == 'a b, c' and "
          "hit:after(1).text == 'd' and hit:after(0).text == ''"),
      ASK("covers", "a x b.",
          "return hit.sentence:covers(hit) and not hit:covers(hit.sentence) "
          "and hit:covers(hit)"),
      ASK("equal places", "a x.",
          "return hit.sentence == hit.sentence and hit ~= hit.sentence and "
          "hit.doc:sentences()() == hit.sentence"),
      ASK("the token", "see #x now", "return hit.token.text == '#x' and hit.text == 'x'"),
      ASK("fields of the future are nil", "x",
          "return hit.date == nil and hit.voice == nil and "
          "hit.zone == nil and hit.score == nil"),
      ASK("doc", "x",
          "return hit.doc.id == 'doc' and hit.doc.text == 'x' and doc.meta.title == nil "
          "and hit.doc == doc and doc.lang == nil"),
      ASK("lang", "The x is in the house and it was of the people.", "return doc.lang == 'en'"),
      ASK("meta is a copy", "x", "doc.meta.title = 't' return doc.meta.title == nil"),
      ASK("a print has no address", "x", "return not tostring(hit):find '0x'"),
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void questions(void **state) {
  static const test_case cases[] = {
      ASK("has, inside", "x y.", "return hit.sentence:has(y) and not hit:has(y) and doc:has(y)"),
      ASK("has, with options", "y a a x a y y",
          "return hit:has(y, { within = 3, side = 'before' }) and "
          "not hit:has(y, { within = 2, side = 'before' }) and hit:has(y, near)"),
      ASK("first and near", "y a x y y.",
          "local s = hit.sentence return s:first(y):range() == 1 and hit:near(y):range() == 7 and "
          "hit:near(y, { side = 'before' }):range() == 1 and hit:first(y) == nil"),
      ASK("nothing near", "x. Y.", "return hit:near(y) == nil"),
      ASK("barrier", "x a y", "return hit:near(y) and not hit:near(y, { barrier = any })"),
      ASK("each and count", "y x y! y",
          "local n = 0 for h in doc:each(y) do n = n + #h.text end "
          "return n == 3 and doc:count(y) == 3 and hit.sentence:count(y) == 2"),
      ASK("overlaps count once", "x y y y", "return doc:count(yy) == 2"),
      ASK("each ends", "x y", "local f = doc:each(y) return f() and f() == nil and f() == nil"),
      ASK("sentences", "See x. Go now. Stop.",
          "local n = 0 for s in doc:sentences() do n = n + 1 end return n == 3"),
      ASK("options made at load", "y x", "return hit:near(y, near).text == 'y'"),
      ASK("a method from another hit", "x y", "return hit.has(hit.sentence, y)"),
      ASK("the number", "x 1,200",
          "return hit.sentence.number.value == 1200 and "
          "math.type(hit.sentence.number.value) == 'integer' and hit.number == nil"),
      ASK("percent in front", "x ٪۱۲",
          "return hit.sentence.number.value == 12 and hit.sentence.number.unit == 'percent'"),
      ASK("percent of another", "x a%12", "return hit.sentence.number.unit == nil"),
      ASK("per cent", "x 12\nper cent", "return hit.sentence.number.unit == 'percent'"),
      ASK("points", "x 12 percentage points", "return hit.sentence.number.unit == nil"),
      ASK("percent of another sentence", "x 12. Percent", "return hit.sentence.number.unit == nil"),
      ASK("a Persian point", "x ۱۲/۵ درصد",
          "return hit.sentence.number.value == 12.5 and hit.sentence.number.unit == 'percent'"),
      ASK("a date", "x ۱۲/۵", "return hit.sentence.number == nil"),
      ASK("half", "x .5", "return hit.sentence.number.value == 0.5"),
      ASK("two numbers are none", "x 1 2", "return hit.sentence.number == nil"),
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void mistakes(void **state) {
  static const test_case cases[] = {
      FAIL("an unknown field of a span", "return hit.sentence.entity",
           "a span has no field 'entity'"),
      FAIL("of a document", "return doc.titel", "a document has no field 'titel'"),
      FAIL("with the nearest", "return doc.metta",
           "a document has no field 'metta' (did you mean 'meta'?)"),
      FAIL("by number", "return hit[1]", "a hit has no field that is a number"),
      FAIL("writing", "hit.text = 'y'", "cannot write 'text': a hit is read-only"),
      FAIL("writing a document", "doc[1] = 'y'", "a document is read-only"),
      FAIL("a wrong self", "return hit.has({}, y)", "a document is wanted here, not a table"),
      FAIL("a wrong self of a span's", "return hit.range(5)",
           "a span or hit is wanted here, not a number"),
      FAIL("no pattern", "return hit:has(5)", "a pattern is wanted here, not a number"),
      FAIL("nothing", "return hit:has()", "a pattern is wanted here, not nothing"),
      FAIL("options of a wrong kind", "return hit:near(y, 3)",
           "options are a table ({ within = 3 }), not a number"),
      FAIL("an unknown option", "return hit:near(y, { widthin = 3 })",
           "the table of options: there is no option 'widthin' (did you mean 'within'?)"),
      FAIL("a wrong option", "return hit:near(y, { within = 0 })",
           "the table of options: 'within' must be a whole number of words from 1 to 10000"),
      FAIL("a phrase as a barrier", "return hit:near(y, { barrier = 'z' })",
           "a pattern is built while the file loads: put local p = words { \"z\" } at the top of "
           "the file "
           "and ask for p"),
      FAIL("a group nobody has", "return hit:group 'who'", "no pattern has a group 'who'"),
      FAIL("a number of words", "return hit:before 'x'",
           "a number of words is wanted here: hit:before(3)"),
      FAIL("a great number", "return hit:before(math.maxinteger)",
           "a number of words is wanted here: hit:before(3)"),
      FAIL("a fraction", "return hit:before(1.5)",
           "a number of words is wanted here: hit:before(3)"),
      FAIL("include", "return include 'x.lua'",
           "'include' works only while a rule file loads: make it at the top of the file "
           "(local p = include …) and use it here"),
      FAIL("a rule", "rule 'b' {}",
           "'rule' works only while a rule file loads: make it at the top of the file "
           "(local p = rule …) and use it here"),
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

/* What is kept in an upvalue is gone in the next document, so no stale span is ever seen. */
static void documents_are_apart(void **state) {
  static const test_file files[] = {
      {"a.lua", "local kept, walk\nlocal x = words { \"x\" }\n"
                "rule \"a\" { doc = \"d\", find = x, where = function(h)\n"
                "  assert(kept == nil and walk == nil)\n  kept, walk = h, h.doc:each(x)\n"
                "  return kept.text == \"x\" and walk().text == \"x\" end }"},
      {NULL, NULL}};
  eng__buffer out = {0};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_string_equal(test_apply(&rules, "x", &out), "a: x\n");
  assert_string_equal(test_apply(&rules, "y x", &out), "a: x\n");
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* Random numbers depend on document and rule alone. */
static void random_numbers(void **state) {
  static const test_file files[] = {
      {"a.lua",
       "local function r() return math.random(1000000) end\n"
       "rule \"a\" { doc = \"d\", find = \"x\", note = function() return { r() } end }\n"
       "rule \"b\" { doc = \"d\", find = \"x\", where = function(h) r() return true end }\n"
       "rule \"c\" { doc = \"d\", find = \"y\", note = function() return { r() } end }\n"},
      {NULL, NULL}};
  eng__buffer one = {0}, two = {0};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  const char *alone = test_apply(&rules, "y", &one);
  test_apply(&rules, "x x", &two);
  const char *others = test_apply(&rules, "x x y", &two);
  assert_non_null(strstr(others, alone));
  eng__buffer_free(&one);
  eng__buffer_free(&two);
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places),         cmocka_unit_test(questions),
      cmocka_unit_test(mistakes),       cmocka_unit_test(documents_are_apart),
      cmocka_unit_test(random_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
