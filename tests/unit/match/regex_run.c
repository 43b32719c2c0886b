/* Running expressions: extents, groups, half-spaces, limits. */
#include "support/match.h"

#include "match/set.h"

static void extents(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"one after the other", {"\\b\\w+"}, "{one} {two}", {0}},
      {"empty matches", {"x*"}, "a{xx}b{x}", {0}},
      {"lines", {"^\\w+$"}, "{one}\ntwo three\n{four}", {0}},
      {"a dot stays in its line", {"b.*"}, "a{bc}\n{bd}", {0}},
      {"line ends of the raw text", {"^b.*$"}, "a\r\n{bc}\r\n{bd}", {.raw = true}},
      {"harakat behind", {"\\bحسن\\b"}, "«{حَسَنُ}»", {0}},
      {"controls outside", {"قم"}, "\u202B{قم}\u202C", {0}},
      {"ligature whole", {"ا"}, "{ﻻ}", {0}},
      {"with capitals, marks", {"Ali حسن"}, "{Ali حَسَنُ} ali حسن", {.keep_case = true}},
      {"looks into addresses", {"iran"}, "http://x.com/{iran} @{iran}", {0}},
      {"words in addresses", {"\\biran\\b"}, "http://x.com/{iran} @{iran}-x @iran_x", {0}},
      {"reset of the start", {"anti-\\Kwar"}, "anti-{war} war", {0}},
      {"several expressions",
       {"\\bwar\\b", "\\bwar and peace", "peace"},
       "{war and peace}|war|peace",
       {0}},
  };
  check_regexes(cases, COUNT(cases));
}

static void half_spaces(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"begins or ends at one",
       {"\\bجنگ\\b"},
       "{جنگ} جنگ‌افزار هم‌جنگ جنگ‌ها",
       {0}},
      {"begins with one", {" رود"}, "می‌رود{ رود}", {0}},
      {"inside is no matter", {"می رود"}, "{می‌رود}", {0}},
      {"named at the end", {"\\bجنگ(?=\\x{200C})"}, "{جنگ}‌افزار جنگ", {0}},
      {"named at the beginning", {"(?<=\\x{200c})ها\\b"}, "جنگ‌{ها}", {0}},
      {"named elsewhere",
       {"\\bجنگ([\\x{200C} ]?ها)?\\b"},
       "{جنگ‌ها} {جنگها} جنگ‌افزار",
       {0}},
      {"without triggers", {"جنگ"}, "{جنگ} جنگ‌افزار", {0}},
      {"no token", {"ها"}, "‌{ها} {ها}‌", {0}},
      {"raw", {"جنگ"}, "{جنگ} جنگ‌افزار", {.raw = true}},
      {"another in what is dropped", {"(?:\\w+ )?رژیم"}, "سیاست‌های {رژیم}", {0}},
      {"another way", {"های ما|ما"}, "کتاب‌های {ما}", {0}},
      {"another in the line", {"رود.*|ایران"}, "می‌رود {ایران}", {0}},
      {"in the middle of a word", {"(?:\\w+ )?رژیم"}, "سیاست‌های{رژیم}", {0}},
      {"not in the same word", {"های|ای"}, "کتاب‌های", {0}},
      {"nor in the same number", {"\\b\\d+(,\\d{3})*\\b"}, "می‌1,000", {0}},
      {"another with triggers", {"\\b(?:های ما|ما)\\b"}, "کتاب‌های {ما}", {0}},
  };
  check_regexes(cases, COUNT(cases));
}

static void check_group(finder *f, const eng__hit *hit, uint32_t number, const char *wanted) {
  const eng__hit_group *groups = eng__index_groups(f->index, hit);
  for (uint32_t i = 0; i < hit->group_count; i++) {
    if (groups[i].number != number) continue;
    assert_non_null(wanted);
    check_text("group", eng__slice_cut(f->document.text, groups[i].start, groups[i].end), wanted);
    return;
  }
  assert_null(wanted);
}

static void groups(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *one[] = {"\\b(?<who>\\w+) (said|says)(?<what> no)?", "(?<place>tehran)", NULL};
  const char *two[] = {"(?<when>\\d+)", NULL};
  eng__pattern a = finder_regex(&f, one, (eng__regex_options){0});
  eng__pattern b = finder_regex(&f, two, (eng__regex_options){.keep_case = true}), both;
  eng__pattern list[] = {a, b};
  eng_error err;
  assert_int_equal(eng__patterns_add_either(f.patterns, list, 2, &both, &err), ENG_OK);
  uint32_t who = eng__patterns_group(f.patterns, a, ENG__SLICE("who"));
  uint32_t what = eng__patterns_group(f.patterns, a, ENG__SLICE("what"));
  uint32_t when = eng__patterns_group(f.patterns, both, ENG__SLICE("when"));
  assert_true(who && what && when && who != what);
  assert_int_equal(eng__patterns_group(f.patterns, both, ENG__SLICE("who")), who);
  assert_int_equal(eng__patterns_group(f.patterns, b, ENG__SLICE("who")), 0);
  assert_int_equal(eng__patterns_group(f.patterns, a, ENG__SLICE("no")), 0);
  check_text("name", eng__patterns_group_name(f.patterns, who), "who");
  assert_int_equal(eng__patterns_group_name(f.patterns, 99).len, 0);
  finder_read(&f, "Ｒeza said. حَسنُ says no 12");
  eng__hits hits = finder_hits(&f, both);
  assert_int_equal(hits.count, 3);
  check_group(&f, &hits.at[0], who, "Ｒeza");
  check_group(&f, &hits.at[0], what, NULL);
  check_group(&f, &hits.at[1], who, "حَسنُ");
  check_group(&f, &hits.at[1], what, " no");
  check_group(&f, &hits.at[2], when, "12");
  finder_close(&f);
}

/* ---- Limits ---- */

static char *repeated(char c, size_t count, const char *tail) {
  char *text = malloc(count + strlen(tail) + 1);
  memset(text, c, count);
  strcpy(text + count, tail);
  return text;
}

/* A limit ends the search with a problem that names it; hits found before it stay. */
static void limits(void **state) {
  (void)state;
  static const char *const bad[] = {"x(a+)+$", "\\bx(a|aa)+b", "(?<!q)x(?:a?){30}a{30}b"};
  for (size_t i = 0; i < COUNT(bad); i++) {
    for (int no_jit = 0; no_jit < 2; no_jit++) {
      finder f;
      finder_open(&f);
      f.limits.match = 10000;
      f.limits.no_jit = no_jit;
      const char *list[] = {bad[i], "\\bgood", NULL};
      eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
      char *text = repeated('a', 5000, "! good b");
      text[0] = 'x';
      finder_read(&f, text);
      eng__hits hits = finder_hits(&f, id);
      size_t count;
      const eng__match_problem *problems = eng__index_problems(f.index, &count);
      assert_int_equal(count, 1);
      assert_int_equal(problems->pattern, id);
      assert_string_equal(problems->what, "match limit");
      assert_true(problems->offset < 5000);
      assert_int_equal(hits.count, 1);
      free(text);
      finder_close(&f);
    }
  }
}

/* What stands before the place where a limit is reached is found, and the place is told. */
static void place_of_limit(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  f.limits.match = 10000;
  const char *list[] = {"(x+x+)+y", NULL};
  eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
  char *text = repeated('a', 9000, " y");
  memcpy(text + 300, "xxy", 3);
  memset(text + 7000, 'x', 500);
  finder_read(&f, text);
  size_t count, found = finder_hits(&f, id).count;
  const eng__match_problem *problems = eng__index_problems(f.index, &count);
  assert_int_equal(count, 1);
  assert_int_equal(problems->offset, 7000);
  assert_int_equal(found, 1);
  free(text);
  finder_close(&f);
}

static void heap_limit(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  f.limits.heap_kib = 20;
  f.limits.no_jit = true;
  const char *list[] = {"x(?:a|b)+c", NULL};
  eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
  char *text = repeated('a', 50000, "c");
  text[0] = 'x';
  finder_read(&f, text);
  finder_hits(&f, id);
  size_t count;
  const eng__match_problem *problems = eng__index_problems(f.index, &count);
  assert_int_equal(count, 1);
  assert_string_equal(problems->what, "heap limit");
  free(text);
  finder_close(&f);
}

/* Deep recursion does not overflow JIT's small stack: the interpreter takes over. */
static void small_stack(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *list[] = {"x(?:(?:a|b)(?:c|d)?)+e", NULL};
  eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
  char *text = repeated('a', 20000, "e");
  text[0] = 'x';
  finder_read(&f, text);
  assert_int_equal(finder_hits(&f, id).count, 1);
  free(text);
  finder_close(&f);
}

/* A long subject is searched in windows: nothing is lost at their edges, and the clock is looked
 * at. */
static void windows(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  volatile int stop = 0;
  f.limits.stop = &stop;
  const char *list[] = {"q+é?", NULL};
  eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
  const char *entries[] = {"war", NULL};
  finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  size_t size = 200000, placed = 0;
  char *text = repeated('a', size, "");
  for (size_t at = 1000; at + 40 < size; at += 1021, placed++) memcpy(text + at, "qqqé", 5);
  finder_read(&f, text);
  assert_int_equal(finder_hits(&f, id).count, placed);
  finder_read(&f, text);
  stop = 1;
  eng_error err;
  eng__hits hits;
  assert_int_equal(eng__index_hits(f.index, id, &hits, &err), ENG_TIMEOUT);
  assert_int_equal(eng__index_scan(f.index, &f.document, &err), ENG_TIMEOUT);
  assert_string_equal(err.message,
                      "the search for words used up the time of the document at byte 0;"
                      " --timeout gives it more");
  free(text);
  finder_close(&f);
}

/* More places where an expression may begin than are kept. */
static void flood(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *list[] = {"\\bwar\\d\\b", NULL}, *other[] = {"\\bwar\\b", NULL};
  eng__pattern a = finder_regex(&f, list, (eng__regex_options){0});
  eng__pattern b = finder_regex(&f, other, (eng__regex_options){0});
  eng__buffer text = {0};
  for (unsigned i = 0; i < 5000; i++) eng__buffer_printf(&text, "war%u don'war ", i % 10);
  eng__buffer_add_byte(&text, 0);
  finder_read(&f, text.at);
  assert_int_equal(finder_hits(&f, a).count, 5000);
  assert_int_equal(finder_hits(&f, b).count, 5000);
  eng__buffer_free(&text);
  finder_close(&f);
}

static void without_jit(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng__patterns_no_jit(f.patterns);
  const char *list[] = {"\\b(war|peace)\\b", "x+", NULL};
  eng__pattern id = finder_regex(&f, list, (eng__regex_options){0});
  size_t size = 1;
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(
        pcre2_pattern_info(f.patterns->regexes.all.at[i].code, PCRE2_INFO_JITSIZE, &size), 0);
    assert_int_equal(size, 0);
  }
  finder_check(&f, id, "interpreted", "{war} and {peace} {xx}");
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(extents),     cmocka_unit_test(half_spaces),    cmocka_unit_test(groups),
      cmocka_unit_test(limits),      cmocka_unit_test(place_of_limit), cmocka_unit_test(heap_limit),
      cmocka_unit_test(small_stack), cmocka_unit_test(windows),        cmocka_unit_test(flood),
      cmocka_unit_test(without_jit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
