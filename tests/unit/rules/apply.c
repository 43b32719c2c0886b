/* Rules over documents, end to end: tables of rule file, text, results. */
#include "support/rules.h"

#include <signal.h>
#include <unistd.h>

/* Rules need little beside what a case is about. */
#define RULE(name, fields) "rule \"" name "\" { doc = \"d\", " fields " }\n"
#define WAR                                                                                        \
  "local war = words { \"front line\", \"wag* war\" }\nlocal policy = words { \"inflation\", "     \
  "\"tax*\" }\n"

static void finding(void **state) {
  static const test_case cases[] = {
      {"words", WAR RULE("war", "find = war"), "A front line, and a front\nline.",
       "war: front line\nwar: front\nline\n"},
      {"a string is a phrase", RULE("a", "find = \"front line\""), "The front-line.",
       "a: front-line\n"},
      {"nothing", WAR RULE("war", "find = war"), "No battle here.", ""},
      {"an empty document", WAR RULE("war", "find = war"), "", ""},
      {"Persian suffixes stay outside", RULE("a", "find = \"جنگ\""), "این جنگ‌ها بود",
       "a: جنگ\n"},
      {"either", RULE("a", "find = either { words { \"cat\" }, \"dog\" }"), "dog cat",
       "a: dog\na: cat\n"},
      {"token", RULE("a", "find = token { folded = \"regime\" }"), "The Regime fell.",
       "a: Regime\n"},
      {"kinds", RULE("h", "find = hashtag") RULE("m", "find = mention") RULE("u", "find = url"),
       "See #Iran by @bbc at https://example.org/x now",
       "h: #Iran\nm: @bbc\nu: https://example.org/x\n"},
      {"numbers with a bound", RULE("n", "find = number { min = 1000 }"), "900 or 1,000 or 20000",
       "n: 1,000\nn: 20000\n"},
      {"sentences", RULE("s", "find = sentence"), "One here. Two here.",
       "s: One here.\ns: Two here.\n"},
      {"order by place, then end, then name",
       RULE("z", "find = \"front\"") RULE("b", "find = \"front line\"")
           RULE("a", "find = \"front\""),
       "front line", "a: front\nz: front\nb: front line\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void regexes(void **state) {
  static const test_case cases[] = {
      {"groups", RULE("a", "find = regex { [=[(?<who>puppet|proxy) (?<what>regime)]=] }"),
       "The Puppet regime", "a: Puppet regime who=Puppet what=regime\n"},
      {"an unset group is left out", RULE("a", "find = regex { [=[(?<x>a)?b]=] }"), "b", "a: b\n"},
      {"mark a group", RULE("a", "find = regex { [=[the (?<who>\\w+) regime]=] }, mark = \"who\""),
       "the puppet regime", "a: puppet who=puppet\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void conditions(void **state) {
  static const test_case cases[] = {
      {"with", WAR RULE("a", "find = war, with = policy"),
       "A front line on tax. A front line here.", "a: front line\n"},
      {"unless", WAR RULE("a", "find = war, unless = policy"),
       "A front line on tax. A front line here.", "a: front line\n"},
      {"with a list: all hold", WAR RULE("a", "find = war, with = { policy, \"bread\" }"),
       "A front line, tax. A front line, tax, bread.", "a: front line\n"},
      {"a paragraph", WAR RULE("a", "find = war, with = { policy, within = \"paragraph\" }"),
       "A front line. A tax.\n\nA front line.", "a: front line\n"},
      {"a number of words, one side",
       WAR RULE("a", "find = war, unless = { \"no longer\", within = 3, side = \"before\" }"),
       "It is no longer a front line. A front line no longer.", "a: front line\n"},
      {"unless with several",
       WAR RULE("a", "find = war, unless = { policy, { \"no longer\", within = 3 } }"),
       "A front line of tax. No longer a front line. Front line.", "a: Front line\n"},
      {"overlap", RULE("a", "find = \"line\", with = { \"front line\", within = \"overlap\" }"),
       "A line. A front line.", "a: line\n"},
      {"the own span does not meet it", RULE("a", "find = \"line\", with = \"line\""), "A line.",
       ""},
      {"document", WAR RULE("a", "find = war, with = { policy, within = \"document\" }"),
       "A front line.\n\nMuch later: tax.", "a: front line\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void keeping(void **state) {
  static const test_case cases[] = {
      {"longest", RULE("a", "find = words { \"line\", \"front line\", \"front\" }"),
       "the front line", "a: front line\n"},
      {"all", RULE("a", "find = words { \"line\", \"front line\" }, keep = \"all\""),
       "the front line", "a: front line\na: line\n"},
      {"where does not bring back what keep dropped",
       RULE("a", "find = words { \"line\", \"front line\" }, "
                 "where = function(h) return h.text == \"line\" end"),
       "the front line", ""},
      {"conditions come before keep",
       RULE("a", "find = words { \"front\", \"front line\" }, "
                 "unless = { \"line up\", within = \"overlap\" }"),
       "the front line up", "a: front\n"},
      {"same span, same entity: one",
       RULE("a", "find = words { \"line\", \"Line\" }, keep = \"all\""), "line", "a: line\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void marking(void **state) {
  static const test_case cases[] = {
      {"a sentence once", WAR RULE("a", "find = war, mark = \"sentence\""),
       "A front line, a front line. No.", "a: A front line, a front line.\n"},
      {"a paragraph", WAR RULE("a", "find = war, mark = \"paragraph\""),
       "One front line. Two.\n\nThree.", "a: One front line. Two.\n"},
      {"a function", WAR RULE("a", "find = war, mark = function(h) return h:after(2) end"),
       "A front line of new tax.", "a: of new\n"},
      {"nothing behind the end",
       WAR RULE("a", "find = war, mark = function(h) return h:after(2) end"), "A front line", ""},
      {"an empty group", RULE("a", "find = regex { [=[(?<g>x*)war]=] }, mark = \"g\""),
       "A war, xwar.", "a: x g=x\n"},
      {"nil: no annotation", WAR RULE("a", "find = war, mark = function() end"), "A front line.",
       ""},
      {"marks that meet, in any order",
       RULE("a", "find = words { \"x\" }, mark = function(h) return h.doc:sentences()() end"),
       "x x x. Two x.", "a: x x x.\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void noting(void **state) {
  static const test_case cases[] = {
      {"constants, in the order of keys",
       RULE("a", "find = \"x\", note = { b = 1, a = \"t\", c = { true, 2.5 } }"), "x",
       "a: x {\"a\":\"t\",\"b\":1,\"c\":[true,2.5]}\n"},
      {"a span is its text",
       WAR RULE("a",
                "find = war, note = function(h) return { topic = h.sentence:first(policy) } end"),
       "A front line of tax.", "a: front line {\"topic\":\"tax\"}\n"},
      {"nil: none", RULE("a", "find = \"x\", note = function() end"), "x", "a: x\n"},
      {"tables made at load",
       "local t = { a = { 1, { b = false } } }\n" RULE(
           "a", "find = \"x\", note = function() return t end"),
       "x", "a: x {\"a\":[1,{\"b\":false}]}\n"},
      {"no table", RULE("a", "find = \"x\", note = function(h) return h end"), "x", "a: x \"x\"\n"},
      {"numbers",
       RULE("a",
            "find = \"x\", note = function() return { 1, 1.0, 1e300, -0.5, math.mininteger } end"),
       "x", "a: x [1,1,1e300,-0.5,-9223372036854775808]\n"},
      {"empty tables", RULE("a", "find = \"x\", note = function() return { a = {} } end"), "x",
       "a: x {\"a\":[]}\n"},
      {"a bad value is named, the hit stays",
       RULE("a", "find = \"x\", note = function() return { a = { print } } end"), "x x",
       "a: x\na: x\n! rule_error: a.lua:1: note.a[1] is a function: a note holds strings, numbers, "
       "true and false, spans, lists and tables of these\n"},
      {"an error is said once", RULE("a", "find = \"x\", note = function() error \"no\" end"),
       "x x", "a: x\na: x\n! rule_error: a.lua:1: no\n"},
      {"not a number", RULE("a", "find = \"x\", note = function() return { n = 0/0 } end"), "x",
       "a: x\n! rule_error: a.lua:1: note.n is no finite number\n"},
      {"cycles end", RULE("a", "find = \"x\", note = function() local t = {} t.t = t return t end"),
       "x", "a: x\n! rule_error: a.lua:1: note.t.t.t.t.t.t.t.t is nested deeper than 8 tables\n"},
      {"too large",
       RULE("a", "find = \"x\", note = function() return { s = (\"y\"):rep(70000) } end"), "x",
       "a: x\n! rule_error: a.lua:1: note.s makes the note larger than 64 KiB\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void failing(void **state) {
  static const test_case cases[] = {
      {"where that raises drops the hit, said once",
       RULE("a",
            "find = \"x\", where = function(h) if h:before(1).text == \"\" then error \"bad\" end "
            "return true end"),
       "x y x", "a: x\n! rule_error: a.lua:1: bad\n"},
      {"a nil index has its place",
       "rule \"a\" {\n  doc = \"d\",\n  find = \"x\",\n  where = function(h)\n"
       "    return h.entity.name\n  end,\n}\n",
       "x", "! rule_error: a.lua:5: attempt to index a nil value (field 'entity')\n"},
      {"an unknown field has the nearest name",
       RULE("a", "find = \"x\", where = function(h) return h.txt end"), "x",
       "! rule_error: a.lua:1: a hit has no field 'txt' (did you mean 'text'?)\n"},
      {"a pattern is built at load",
       RULE("a", "find = \"x\", where = function(h) return h:has(\"y\") end"), "x",
       "! rule_error: a.lua:1: a pattern is built while the file loads: put local p = words { "
       "\"y\" } "
       "at the top of the file and ask for p\n"},
      {"so is every other",
       RULE("a", "find = \"x\", where = function(h) return h:has(words { \"y\" }) end"), "x",
       "! rule_error: a.lua:1: 'words' works only while a rule file loads: make it at the top of "
       "the "
       "file (local p = words …) and use it here\n"},
      {"others are unharmed",
       RULE("a", "find = \"x\", where = function() error {} end") RULE("b", "find = \"x\""), "x",
       "b: x\n! rule_error: a.lua:1: an error whose message is a table\n"},
      {"mark that gives no span", RULE("a", "find = \"x\", mark = function() return 1 end"), "x",
       "! rule_error: a.lua:1: 'mark' must give a span or nil, not a number\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

static void tagged_rules(void **state) {
  static const test_case cases[] = {
      {"after the rules it looks at, whatever the order",
       RULE("b", "find = tagged \"a\"") RULE("a", "find = \"x\""), "x", "a: x\nb: x\n"},
      {"a glob leaves the rule itself out",
       RULE("f.all", "find = tagged \"f.*\"") RULE("f.a", "find = \"x\"")
           RULE("f.b", "find = \"y\""),
       "x y", "f.a: x\nf.all: x\nf.all: y\nf.b: y\n"},
      {"rule and note",
       RULE("a", "find = \"x\", note = { n = { 1, \"t\" } }") "local as = tagged \"a\"\n" RULE(
           "b", "find = \"y\", note = function(h) "
                "local a = h.sentence:first(as) return { rule = a.rule, n = a.note.n } end"),
       "x y", "a: x {\"n\":[1,\"t\"]}\nb: y {\"n\":[1,\"t\"],\"rule\":\"a\"}\n"},
      {"in a condition", RULE("a", "find = \"x\"") RULE("b", "find = \"y\", unless = tagged \"a\""),
       "x y! y.", "a: x\nb: y\n"},
      {"reached through tables and functions",
       "local t = { deep = { tagged \"a\" } }\nlocal function ask(h) return "
       "h.sentence:has(t.deep[1]) end\n" RULE(
           "b", "find = \"y\", where = function(h) return ask(h) end") RULE("a", "find = \"x\""),
       "x y! y.", "a: x\nb: y\n"},
      {"groups and entities go along",
       RULE("a", "find = regex { [=[(?<w>x)y]=] }") RULE("b", "find = tagged \"a\", mark = \"w\""),
       "xy", "b: x w=x\na: xy w=x\n"},
      {"and the entry, however far",
       RULE("a", "find = names { { id = \"k\", role = \"q\", \"Ali Karimi\", \"Karimi\" } }")
           RULE("b", "find = tagged \"a\"") RULE("c", "find = tagged \"b\", note = function(h) "
                                                      "return h.entry.role .. h.part end"),
       "Karimi", "a: Karimi @k\nb: Karimi @k\nc: Karimi @k \"qsurname\"\n"},
      {"and that of a group",
       RULE("a", "find = seq { as(\"w\", names { { id = \"k\", role = \"q\", \"Karimi\" } }), "
                 "\"fell\" }")
           RULE("b", "find = tagged \"a\", note = function(h) local w = h:group \"w\" "
                     "return w.entity .. w.entry.role end"),
       "Karimi fell", "a: Karimi fell w=Karimi\nb: Karimi fell w=Karimi \"kq\"\n"},
      {"a group that is no hit by itself knows nothing",
       RULE("a", "find = seq { as(\"w\", seq { \"x\", \"y\" }), \"z\" }, note = function(h) "
                 "local w = h:group \"w\" return { w.token.text, w.entity == nil, "
                 "w.entry.role == nil, w.part == nil, w.score == nil } end"),
       "x y z", "a: x y z w=x y [\"x y\",true,true,true,true]\n"},
      {"annotations that overlap all count",
       RULE("a", "find = \"x y\"") RULE("b", "find = \"y z\"") "local all = tagged \"*\"\n" RULE(
           "c", "find = \"q\", note = function(h) return { n = h.doc:count(all) } end"),
       "x y z q", "a: x y\nb: y z\nc: q {\"n\":2}\n"},
  };
  (void)state;
  TEST_RUN_CASES(cases);
}

/* lang, meta. */
static void filters_of_documents(void **state) {
  static const char source[] = RULE("outlet", "find = \"x\", meta = { outlet = { \"A\", \"B\" } }")
      RULE("both", "find = \"x\", meta = { outlet = \"A\", author = \"Q\" }")
          RULE("english", "find = \"x\", lang = \"en\"")
              RULE("persian", "find = \"x\", lang = { \"fa\", \"ar\" }");
  static const test_file files[] = {{"a.lua", source}, {NULL, NULL}};
  const eng__slice meta[] = {ENG__SLICE("outlet"), ENG__SLICE("B"), ENG__SLICE("title"),
                             ENG__SLICE("T")};
  eng__document_info info = {ENG__SLICE("d"), meta, 2};
  test_rules rules;
  eng__buffer out = {0};
  eng__applied applied;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_OK);
  test_apply_to(&rules, &info, "The x is in the house and it was of the people.", &out, &applied);
  assert_string_equal(test_string(&out), "english: x\noutlet: x\n");
  assert_false(applied.lua_ran);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

static void fingerprints(void **state) {
  static const test_file files[] = {{"a.lua", RULE("a", "find = \"x\"")}, {NULL, NULL}};
  eng__document_info info = {.id = ENG__SLICE("d")};
  eng__buffer out = {0};
  eng__applied applied;
  test_rules rules;
  uint64_t before[3];
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  test_apply_to(&rules, &info, "one two three four x five six seven eight x x x", &out, &applied);
  assert_int_equal(applied.annotation_count, 4);
  for (size_t i = 0; i < 4; i++) {
    for (size_t j = 0; j < i; j++)
      assert_int_not_equal(applied.annotations[i].fingerprint, applied.annotations[j].fingerprint);
  }
  before[0] = applied.annotations[0].fingerprint;
  test_apply_to(&rules, &info, "A new start. One two three four X five six seven eight.", &out,
                &applied);
  assert_int_equal(applied.annotations[0].fingerprint, before[0]);
  test_apply_to(&rules, &info, "one two three other x five six seven eight", &out, &applied);
  assert_int_not_equal(applied.annotations[0].fingerprint, before[0]);
  test_apply_to(&rules, &info, "x\n\nx\n\nx", &out, &applied);
  for (size_t i = 0; i < 3; i++) before[i] = applied.annotations[i].fingerprint;
  test_apply_to(&rules, &info, "x\n\nx\n\nx", &out, &applied);
  for (size_t i = 0; i < 3; i++) assert_int_equal(applied.annotations[i].fingerprint, before[i]);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* The fingerprint of the hit of this entity, in a place that may be several. */
static uint64_t fingerprint_of(const char *names, const char *entity) {
  test_file files[] = {{"a.lua", names}, {NULL, NULL}};
  eng__document_info info = {.id = ENG__SLICE("d")};
  eng__buffer out = {0};
  eng__applied applied;
  test_rules rules;
  uint64_t found = 0;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  test_apply_to(&rules, &info, "Minister Rahim spoke.", &out, &applied);
  for (size_t i = 0; i < applied.annotation_count; i++)
    if (eng__slice_equal(applied.annotations[i].entity, eng__slice_of(entity)))
      found = applied.annotations[i].fingerprint;
  eng__buffer_free(&out);
  test_rules_close(&rules);
  return found;
}

/* A namesake more, or another order of the list, moves no fingerprint to another entity. */
static void fingerprints_of_entities(void **state) {
  static const char alone[] =
      RULE("r", "find = names { ambiguous = true, { id = \"b\", \"Rahim\" } }");
  static const char first[] =
      RULE("r", "find = names { ambiguous = true, { id = \"b\", \"Rahim\" }, "
                "{ id = \"a\", \"Rahim\" } }");
  static const char last[] =
      RULE("r", "find = names { ambiguous = true, { id = \"a\", \"Rahim\" }, "
                "{ id = \"b\", \"Rahim\" } }");
  (void)state;
  uint64_t fingerprint = fingerprint_of(alone, "b");
  assert_int_not_equal(fingerprint, 0);
  assert_int_equal(fingerprint_of(first, "b"), fingerprint);
  assert_int_equal(fingerprint_of(last, "b"), fingerprint);
  assert_int_equal(fingerprint_of(last, "a"), fingerprint_of(first, "a"));
  assert_int_not_equal(fingerprint_of(last, "a"), fingerprint);
}

/* Ten thousand rules, of which a document meets one: the others are not looked at. */
static void many_rules(void **state) {
  eng__buffer source = {0}, out = {0};
  for (int i = 0; i < 10000; i++)
    eng__buffer_printf(&source, "rule \"r%d\" { doc = \"d\", find = \"w%dw\" }\n", i, i);
  const test_file files[] = {{"a.lua", test_string(&source)}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_OK);
  assert_string_equal(test_apply(&rules, "a w77w b", &out), "r77: w77w\n");
  assert_int_equal(eng__ruleset_stats(rules.set, 77)->candidates, 1);
  assert_true(eng__ruleset_stats(rules.set, 77)->nanoseconds > 0);
  assert_int_equal(eng__ruleset_stats(rules.set, 78)->nanoseconds, 0);
  eng__buffer_free(&source);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* What a search stopped at is said by the kind of the problem. */
static void kinds_of_limits(void **state) {
  static const test_file files[] = {
      {"a.lua", RULE("long", "find = seq { \"a\", gap(0, 1000), \"z\" }")}, {NULL, NULL}};
  eng__buffer text = {0}, out = {0};
  test_rules rules;
  (void)state;
  eng__buffer_add_string(&text, "a z");
  for (int i = 0; i < 20000; i++) eng__buffer_add_string(&text, " c");
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  const char *found = test_apply(&rules, test_string(&text), &out);
  assert_non_null(strstr(found, "! memory: a.lua:1: the search stopped at a limit "
                                "(a sentence too long for its sequence); ask for less"));
  eng__buffer_free(&text);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* A rule that floods says nothing; the others say all. */
static void output_quota(void **state) {
  static const test_file files[] = {
      {"a.lua",
       RULE("flood", "find = \"x\", note = function() return { s = (\"y\"):rep(60000) } end")
           RULE("small", "find = \"x\"")},
      {NULL, NULL}};
  eng__buffer text = {0}, out = {0};
  test_rules rules;
  (void)state;
  for (int i = 0; i < 400; i++) eng__buffer_add_string(&text, "x ");
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  const char *found = test_apply(&rules, test_string(&text), &out);
  assert_non_null(strstr(found, "small: x\n"));
  assert_null(strstr(found, "flood: x"));
  assert_non_null(strstr(found, "! output_limit: "));
  assert_int_equal(eng__ruleset_stats(rules.set, 1)->hits, 400);
  eng__buffer_free(&text);
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

static eng__ruleset *to_stop;

static void stop(int number) {
  (void)number;
  eng__ruleset_stop(to_stop);
}

static void expect_end(const char *kind, const char *code) {
  eng__buffer source = {0}, out = {0};
  test_rules rules;
  eng__buffer_printf(
      &source,
      "local y = words { \"y\" }\n" RULE("a", "find = \"x\", where = function(h) %s end")
          RULE("b", "find = \"x\"") RULE("c", "find = y"),
      code);
  const test_file files[] = {{"a.lua", test_string(&source)}, {NULL, NULL}};
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  if (rules.status != ENG_OK) fail_msg("%s", rules.err.message);
  to_stop = rules.set;
  if (kind[0] == 't') ualarm(100000, 0);
  const char *found = test_apply(&rules, "x y", &out);
  if (strncmp(found + 2, kind, strlen(kind)) != 0) fail_msg("%s: %s", code, found);
  assert_ptr_equal(strchr(found, '\n'), found + strlen(found) - 1);
  assert_int_equal(eng__ruleset_running(rules.set), 0);
  assert_string_equal(test_apply(&rules, "y", &out), "c: y\n");
  test_rules_close(&rules);
  eng__buffer_free(&source);
  eng__buffer_free(&out);
}

/* What ends a budget ends the document, whatever rule code catches; the next begins anew. */
static void ends_of_budgets(void **state) {
  (void)state;
  signal(SIGALRM, stop);
  expect_end("timeout", "while true do pcall(function() while true do end end) end");
  expect_end("timeout", "while true do pcall(function() for s in h.doc:sentences() do "
                        "s:count(y) end end) end");
  expect_end("memory", "local t = {} while true do pcall(function() "
                       "t[#t + 1] = (\"a\"):rep(100000) .. #t end) end");
  expect_end("memory",
             "local t = {} while true do pcall(function() t[#t + 1] = h.sentence end) end");
}

/* A load that runs on is stopped, too. */
static void endless_load(void **state) {
  static const test_file files[] = {
      {"a.lua", "while true do pcall(function() while true do end end) end"}, {NULL, NULL}};
  test_rules rules;
  (void)state;
  signal(SIGALRM, stop);
  test_rules_open(&rules, files, false);
  to_stop = rules.set;
  ualarm(100000, 0);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_TIMEOUT);
  test_rules_close(&rules);
}

static void printing(void **state) {
  static const test_file files[] = {
      {"a.lua",
       "print(\"loading\")\n" RULE("a", "find = \"x\", where = function(h) print(h.text, 1) end")},
      {NULL, NULL}};
  eng__buffer out = {0};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  test_apply(&rules, "x", &out);
  assert_string_equal(test_string(&rules.log), ": loading\na: x 1\n");
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

/* Nothing is asked of a set that is not compiled, nor loaded into one that is. */
static void misuse(void **state) {
  static const test_file files[] = {{"a.lua", ""}, {"b.lua", ""}, {NULL, NULL}};
  eng__document_info info = {.id = ENG__SLICE("d")};
  eng__applied applied;
  eng_document *document;
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  assert_int_equal(eng_document_open(&document, "x", 1, NULL), ENG_OK);
  assert_int_equal(eng__ruleset_apply(rules.set, document, &info, &applied, &rules.err), ENG_RULE);
  test_rules_load(&rules, NULL);
  assert_int_equal(rules.status, ENG_OK);
  assert_int_equal(eng__ruleset_load(rules.set, "", "b.lua", NULL, &rules.err), ENG_RULE);
  assert_int_equal(eng__ruleset_apply(rules.set, document, &info, &applied, &rules.err), ENG_OK);
  assert_int_equal(applied.annotation_count, 0);
  eng_document_close(document);
  test_rules_close(&rules);
}

/* Steps spent: one problem, no annotations, and the next document begins anew. */
static void spent_budget(void **state) {
  static const test_case bad = {
      "spent",
      RULE("a", "find = \"x\", where = function(h) local s = (\"a\"):rep(100000) "
                "pcall(function() while true do s:find \".-.-.-b\" end end) return true end")
          RULE("b", "find = \"x\"") RULE("c", "find = \"y\""),
      "", ""};
  const test_file files[] = {{"a.lua", bad.rules}, {NULL, NULL}};
  eng__buffer out = {0};
  test_rules rules;
  (void)state;
  test_rules_open(&rules, files, false);
  test_rules_load(&rules, NULL);
  const char *found = test_apply(&rules, "x", &out);
  assert_ptr_equal(strstr(found, "! timeout: a.lua:1: "), found);
  assert_ptr_equal(strchr(found, '\n'), found + strlen(found) - 1);
  assert_string_equal(test_apply(&rules, "y", &out), "c: y\n");
  eng__buffer_free(&out);
  test_rules_close(&rules);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finding),
      cmocka_unit_test(regexes),
      cmocka_unit_test(conditions),
      cmocka_unit_test(keeping),
      cmocka_unit_test(marking),
      cmocka_unit_test(noting),
      cmocka_unit_test(failing),
      cmocka_unit_test(tagged_rules),
      cmocka_unit_test(fingerprints_of_entities),
      cmocka_unit_test(fingerprints),
      cmocka_unit_test(filters_of_documents),
      cmocka_unit_test(many_rules),
      cmocka_unit_test(output_quota),
      cmocka_unit_test(kinds_of_limits),
      cmocka_unit_test(spent_budget),
      cmocka_unit_test(ends_of_budgets),
      cmocka_unit_test(endless_load),
      cmocka_unit_test(printing),
      cmocka_unit_test(misuse),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
