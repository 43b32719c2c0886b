/* What expressions find after rewriting, and which are refused. */
#include "support/match.h"

#include "match/regex.h"

static void folding(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"small letters", {"\\bwar\\b"}, "{war} {War} {WAR} wars", {0}},
      {"capitals in the expression", {"\\bWar\\b"}, "{war} {War} {WAR}", {0}},
      {"Arabic letters in the expression", {"يك ملت"}, "{یک ملت} {يك ملت}", {0}},
      {"marks in the expression", {"حَسَن"}, "{حسن} {حَسَن}", {0}},
      {"decomposed", {"cafe\u0301s?"}, "{café} {cafés} cafe", {0}},
      {"quantifier on what folds to two", {"(?:x)ß+y"}, "{xssy} {xßßy} {xßssy} xsy", {0}},
      {"a tatweel is nothing", {"خـط"}, "{خط}", {0}},
      {"escaped characters are not folded", {"\\x{64A}"}, "ي ی", {0}},
      {"escapes keep their case", {"\\W\\d{4}\\W"}, "in{ 1988 }and abcd", {0}},
      {"quoted", {"\\Qa.B\\E"}, "{a.b} axb {A.B}", {0}},
      {"digits of a text", {"\\b\\d+ نفر"}, "{۱۲ نفر} {12 نفر}", {0}},
      {"quotes", {"\"\\w+\""}, "say {“yes”} and {\"no\"}", {0}},
      {"names keep their case", {"(?<Who>Ali|Reza) said"}, "{ali said} {Reza Said}", {0}},
      {"comments", {"(?#War Ü)peace"}, "{peace} war", {0}},
      {"flags", {"(?i:WAR) (?s)a.b"}, "{war a\nb}", {0}},
      {"back reference", {"\\b(\\w+) \\1\\b"}, "he {said said} it", {0}},
      {"back reference by name", {"\\b(?<Word>\\w+) \\k<Word>\\b"}, "he {said Said} it", {0}},
      {"subroutine", {"(?<num>\\d+)-(?&num)"}, "{12-34}", {0}},
      {"condition", {"(a)?(?(1)b|c)"}, "{ab} {c} b", {0}},
      {"named assertion", {"(*pla:War)\\w+"}, "{wars} peace", {0}},
      {"octal and control", {"\\101|\\cI"}, "a{\t}", {.raw = true}},
      {"word marker in the middle", {"war\\b.\\bpeace"}, "{war-peace} war--peace", {0}},
      {"literal brace", {"a{x"}, "{a{x}", {0}},
  };
  /* Braces mark hits, so the last case looks for itself without the table's help. */
  check_regexes(cases, COUNT(cases) - 1);
  finder f;
  finder_open(&f);
  eng__pattern id = finder_regex(&f, cases[COUNT(cases) - 1].expressions, (eng__regex_options){0});
  finder_read(&f, "see a{x");
  assert_int_equal(finder_hits(&f, id).count, 1);
  finder_close(&f);
}

static void spaces(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"a space", {"\\bfront line\\b"}, "{front line} {front\nline} front  line front-line", {0}},
      {"half-space for a space", {"می رود"}, "{می‌رود} {می رود} میرود", {0}},
      {"a half-space",
       {"می‌رود"},
       "{می‌رود} {می رود} {می\nرود} میرود",
       {0}},
      {"spaces", {"front +line"}, "{front   line} {front \n line}", {0}},
      {"optional", {"می ?رود"}, "{می‌رود} {می رود} {میرود}", {0}},
      {"in a class", {"می[ ]رود"}, "{می‌رود} {می رود}", {0}},
      {"ignored", {"(?x) front \\  line # and so on"}, "{front line} {front\nline} frontline", {0}},
      {"ignored in a group", {"(?x: a b ) c"}, "{ab c} a b c", {0}},
      {"escaped", {"a\\ b"}, "{a b} a\nb", {0}},
      {"raw", {"a b"}, "{a b} a\nb", {.raw = true}},
      {"no-break space of a text", {"a b"}, "{a\u00A0b}", {0}},
      {"\\s", {"a\\sb"}, "{a\tb} {a\nb} {a b}", {0}},
  };
  check_regexes(cases, COUNT(cases));
}

static void options(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"case", {"\\bUS\\b"}, "{US} us Us", {.keep_case = true}},
      {"case, class of capitals", {"\\b[A-Z]{2,4}\\b"}, "{NATO} Nato {US}", {.keep_case = true}},
      {"case, property", {"\\b\\p{Lu}\\w+"}, "{War} war", {.keep_case = true}},
      {"case folds letters",
       {"Reza كريم"},
       "{Reza کریم} {Reza كريم} reza کریم",
       {.keep_case = true}},
      {"case, small prefix", {"\\bAyatollah\\b"}, "{Ayatollah} ayatollah", {.keep_case = true}},
      {"raw", {"ي"}, "ی{ي}", {.raw = true}},
      {"raw capitals", {"[A-Z]+"}, "{US} us", {.raw = true}},
      {"raw marks", {"\u064E"}, "ح{َ}سن", {.raw = true}},
      {"case in the expression", {"(?i)us"}, "{US} {us}", {.keep_case = true}},
  };
  check_regexes(cases, COUNT(cases));
}

typedef struct refused_case {
  const char *expression, *told;
  eng__regex_options options;
} refused_case;

static void refused(void **state) {
  (void)state;
  static const refused_case cases[] = {
      {"\bwar\b", "[=[\\bwar\\b]=]", {0}},
      {"a\nb", "[=[a\\nb]=]", {0}},
      {"a\001b", "[=[a\\x01b]=]", {0}},
      {"[A-Z]+", "case = true", {0}},
      {"[A-Za-z]+", "case = true", {0}},
      {"[^A-Z]", "case = true", {0}},
      {"x[\\x{41}-\\x{5A}]", "case = true", {0}},
      {"\\p{Lu}", "case = true", {0}},
      {"\\P{Lu}", "case = true", {0}},
      {"\\p{^Lu}", "case = true", {0}},
      {"[\\p{Lu}]", "case = true", {0}},
      {"[[:upper:]]", "case = true", {0}},
      {"[А-Я]", "case = true", {0}},
      {"\\Ca", "\\C", {0}},
      {"a(?C1)b", "callouts", {0}},
      {"a(?C)b", "callouts", {0}},
      {"(*UTF)a", "(*UTF)", {0}},
      {"(*NO_START_OPT)a", "(*NO_JIT)", {0}},
      {"(*NO_JIT)a", "not allowed", {0}},
      {"(*CRLF)a", "not allowed", {0}},
      {"(*BSR_ANYCRLF)a", "not allowed", {0}},
      {"(*LIMIT_MATCH=10)(*NOTEMPTY)a", "not allowed", {0}},
      {"(*LIMIT_MATCH=1000001)a", "can only be lowered", {0}},
      {"(*LIMIT_DEPTH=100001)a", "can only be lowered", {0}},
      {"(*LIMIT_RECURSION=4294967295)a", "can only be lowered", {0}},
      {"(*LIMIT_HEAP=99999999999999999999999)a", "can only be lowered", {0}},
      {"(a", "missing closing parenthesis", {0}},
      {"a)", "unmatched closing parenthesis", {0}},
      {"[a", "missing terminating ]", {0}},
      {"a**?+x(?<=a+)", "at byte", {0}},
      {"\\", "\\ at end", {0}},
      {"(?<n>a)(?<n>b)", "two named", {0}},
      {"", "empty", {0}},
      {"a\xFF", "UTF-8", {0}},
      {"\\k<no>", "non-existent", {0}},
      {"a(?<", "at byte", {0}},
      {"a(?", "at byte", {0}},
      {"a(?<n", "at byte", {0}},
      {"a(?(", "at byte", {0}},
      {"a(?(?", "at byte", {0}},
      {"a(*", "at byte", {0}},
      {"a(?P", "at byte", {0}},
      {"a(?#", "at byte", {0}},
      {"a\\x{", "at byte", {0}},
      {"a\\p", "at byte", {0}},
      {"a\\p{L", "at byte", {0}},
      {"a\\c", "at byte", {0}},
      {"a\\g", "at byte", {0}},
      {"[\\", "at byte", {0}},
      {"a(?rشb", "at byte", {0}},
      {"a\\cش", "at byte", {0}},
      {"a\\pش", "at byte", {0}},
      {"[a\\", "at byte", {0}},
      {"[[[|\\", "at byte", {0}},
      {"[a-", "at byte", {0}},
      {"[[:alpha:", "at byte", {0}},
      {"(?x", "at byte", {0}},
      {"(?i-", "at byte", {0}},
      {"a(?<!b", "at byte", {0}},
  };
  size_t wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    eng_error err = {.message = ""};
    eng__pattern id;
    eng__slice list[] = {ENG__SLICE("fine"), eng__slice_of(cases[i].expression)};
    eng_status status = eng__patterns_add_regex(f.patterns, list, 2, cases[i].options, &id, &err);
    if (status != ENG_INVALID || !strstr(err.message, cases[i].told)) {
      print_error("%s: %d %s\n", cases[i].expression, (int)status, err.message);
      wrong++;
    }
    assert_int_equal(eng__patterns_count(f.patterns), 0);
    const char *good[] = {"\\bfine\\b", NULL};
    id = finder_regex(&f, good, (eng__regex_options){0});
    finder_check(&f, id, "after a refused list", "all is {fine}");
    finder_close(&f);
  }
  assert_int_equal(wrong, 0);
}

static void too_large(void **state) {
  (void)state;
  static char expression[20000];
  memset(expression, 'a', sizeof expression - 1);
  finder f;
  finder_open(&f);
  eng_error err = {.message = ""};
  eng__pattern id;
  eng__slice one = eng__slice_of(expression);
  assert_int_equal(eng__patterns_add_regex(f.patterns, &one, 1, (eng__regex_options){0}, &id, &err),
                   ENG_INVALID);
  check_holds("length", err.message, "16 KiB");
  memset(expression, '(', 150);
  memset(expression + 150, ')', 150);
  one.len = 300;
  assert_int_equal(eng__patterns_add_regex(f.patterns, &one, 1, (eng__regex_options){0}, &id, &err),
                   ENG_INVALID);
  check_holds("nesting", err.message, "100");
  finder_close(&f);
}

static void allowed(void **state) {
  (void)state;
  static const regex_case cases[] = {
      {"a lower limit", {"(*LIMIT_MATCH=1000)\\bwar\\b"}, "{war}", {0}},
      {"verbs", {"\\bwar(*SKIP)(*F)|\\w+"}, "war {peace}", {0}},
      {"[Rr]egime", {"\\b[Rr]egime"}, "{Regime} {regime}", {0}},
      {"layout under (?x)", {"(?x)\n\ta b\n"}, "{ab}", {0}},
  };
  check_regexes(cases, COUNT(cases));
}

/* What the reader says beside the rewriting. */
static void named_half_spaces(void **state) {
  (void)state;
  static const struct {
    const char *expression;
    bool begins, ends;
  } cases[] = {
      {"a", false, false},
      {"\\x{200C}a", true, false},
      {"a\\x{200c}", false, true},
      {"a(?!\\x{200C})", false, true},
      {"(?<!\\x{200C})a", true, false},
      {"a\\x{200C}b", false, false},
      {"[\\x{200C} ]?a\\b", true, false},
      {"a(b[\\x{200C}x])?\\b", false, true},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__regex_syntax syntax = {.begins_named = false};
    eng_error err;
    assert_int_equal(
        eng__regex_read(&syntax, eng__slice_of(cases[i].expression), (eng__regex_options){0}, &err),
        ENG_OK);
    if (syntax.begins_named != cases[i].begins || syntax.ends_named != cases[i].ends)
      print_error("%s\n", cases[i].expression);
    assert_int_equal(syntax.begins_named, cases[i].begins);
    assert_int_equal(syntax.ends_named, cases[i].ends);
    eng__regex_syntax_free(&syntax);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folding),           cmocka_unit_test(spaces),    cmocka_unit_test(options),
      cmocka_unit_test(refused),           cmocka_unit_test(too_large), cmocka_unit_test(allowed),
      cmocka_unit_test(named_half_spaces),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
