/* Entries: what they are cut into, and which are refused. */
#include "match/phrase.h"
#include "support/match.h"

static void joints(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"space", {"front line"}, "a {front line} here", {0}, 0},
      {"spaces", {"front line"}, "a {front   line} here", {0}, 0},
      {"tab, no-break space", {"front line"}, "{front\tline} {front\u00A0line}", {0}, 0},
      {"one line break", {"front line"}, "a {front\nline}, {front \r\n line}", {0}, 0},
      {"blank line", {"front line"}, "a front\n\nline, front\n \nline", {0}, 0},
      {"hyphen", {"front line"}, "a {front-line} {front\u2010line} {front\u2011line}", {0}, 0},
      {"hyphen and line break", {"front line"}, "a {front-\nline} here", {0}, 0},
      {"hyphen and blank line", {"front line"}, "front-\n\nline", {0}, 0},
      {"spaced hyphen", {"front line"}, "front - line, front -line, front- line", {0}, 0},
      {"two hyphens", {"front line"}, "front--line", {0}, 0},
      {"dashes", {"front line"}, "front\u2013line front\u2014line front\u2212line", {0}, 0},
      {"nothing", {"front line"}, "frontline", {0}, 0},
      {"other punctuation",
       {"front line"},
       "front, line; front. Line; front/line; (front) line",
       {0},
       0},
      {"half-space for a space",
       {"خط مقدم"},
       "{خط‌مقدم} {خط مقدم} خطمقدم",
       {0},
       0},
      {"half-space of an entry",
       {"می‌رود"},
       "{می‌رود} {می رود} {میرود} {می\nرود}",
       {0},
       0},
      {"hyphen of an entry", {"front-line"}, "{front line} {front-line} frontline", {0}, 0},
      {"dash of an entry",
       {"Iran\u2013Iraq war"},
       "{Iran\u2013Iraq war} {Iran-Iraq war} {Iran Iraq war} Iran \u2013 Iraq war",
       {0},
       0},
      {"glued in Latin letters",
       {"front\u200Cline"},
       "{frontline} {front\u200Cline} front line",
       {0},
       0},
      {"a star before a half-space",
       {"جنگ* روانی"},
       "{جنگ‌روانی} {جنگ‌های‌روانی} {جنگ‌روانی}‌ها "
       "{جنگهای "
       "روانی} "
       "جنگ‌روان",
       {0},
       0},
      {"before two",
       {"عملیات* روانی دشمن"},
       "{عملیات‌روانی‌دشمن} {عملیات‌های‌روانی دشمن}",
       {0},
       0},
      {"before one of the entry",
       {"خط*‌مقدم"},
       "{خطوط‌مقدم} {خط‌مقدم} {خطوط مقدم}",
       {0},
       0},
      {"a star before a hyphen",
       {"wag*-war"},
       "{waging-war} {waging war} {wag-war} waging -war",
       {0},
       0},
      {"joined first or last", {"MEK"}, "{MEK} anti-{MEK}, {MEK}-led, anti-{MEK}-ists", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void signs(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"dot of an entry is optional",
       {"Gen. Soleimani"},
       "{Gen. Soleimani} {Gen Soleimani} {gen. soleimani}",
       {0},
       0},
      {"dot of a text", {"gen soleimani"}, "{Gen. Soleimani}", {0}, 0},
      {"dots inside", {"u.s. army"}, "the {U.S. Army}, the {US Army}", {0}, 0},
      {"the last dot belongs to the hit", {"US"}, "the {US}, {U.S.} and {U.S} (us)", {0}, 0},
      {"not the dot of a sentence", {"regime"}, "The {regime}. It", {0}, 0},
      {"sign in the entry", {"C++", "and/or"}, "{C++} c {and/or} and or", {0}, 0},
      {"star", {"f\\*\\*k"}, "{f**k} fork f*k", {0}, 0},
      {"comma in the entry", {"yes, we can"}, "{yes, we can} yes we can", {0}, 0},
      {"currency", {"$100"}, "{$100} 100", {0}, 0},
      {"apostrophes are one", {"don't"}, "{don't} {don’t} dont", {0}, 0},
      {"accents count", {"cafe"}, "{cafe} café", {0}, 0},
      {"full case folding", {"strasse"}, "{Straße} {STRASSE}", {0}, 0},
      {"numbers", {"1988 massacre", "90%"}, "the {1988 massacre} {۱۹۸۸ massacre} {90%}", {0}, 0},
      {"a control character is a space", {"front\tline"}, "{front line}", {0}, 0},
      {"an address as a whole", {"isna.ir"}, "{isna.ir} www.isna.ir/x", {0}, 0},
      {"nothing inside addresses", {"isna", "iran"}, "http://isna.ir/iran x@iran.com", {0}, 0},
      {"a hashtag only", {"#MEK"}, "#{MEK} MEK @MEK", {0}, 0},
      {"a handle only", {"@MEK"}, "@{MEK} MEK #MEK", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void stems(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"zero or more letters", {"tax*"}, "{tax} {taxes} {Taxpayers} syntax ta", {0}, 0},
      {"inside a phrase", {"wag* war"}, "{wag war} {waging war} {wage-war} wa war", {0}, 0},
      {"all words", {"declar* war*"}, "{declared wars} {declaration-war}", {0}, 0},
      {"two letters", {"ab*"}, "{ab} {abc} a", {0}, 0},
      {"three letters", {"pro*"}, "{pro} {proxy} {Protest} p pr", {0}, 0},
      {"possessive is not of the hit", {"tax*"}, "{taxpayer}'s {taxpayers}’ burden", {0}, 0},
      {"Persian",
       {"جنگ*"},
       "{جنگ} {جنگید} {جنگ‌ها} {جنگ‌افزار} سنگ",
       {0},
       0},
      {"Persian, two letters", {"کش*"}, "{کشور} {کش} شک", {0}, 0},
      {"Persian phrase",
       {"جنگ* نرم"},
       "{جنگ نرم} {جنگ‌های نرم} {جنگی نرم}",
       {0},
       0},
      {"behind a half-space",
       {"می‌رو*"},
       "{می‌رود} {می رویم} {میروند} می",
       {0},
       0},
      {"suffix off", {"tax*"}, "{taxes} taxpayer's", {.no_suffixes = true}, 0},
  };
  check_words(cases, COUNT(cases));
}

typedef struct refused_case {
  const char *entry, *told;
} refused_case;

static void refused(void **state) {
  (void)state;
  static const refused_case cases[] = {
      {"", "empty"},      {"   ", "empty"},  {"wa*r", "star"},      {"*war", "star"},
      {"war *", "star"},  {"*", "star"},     {"w*", "two letters"}, {"جنگ و*", "two letters"},
      {"war**", "star"},  {"...", "letter"}, {"\\*", "letter"},     {"!?", "letter"},
      {"a\xFF", "UTF-8"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    eng_error err = {.message = ""};
    eng__pattern id;
    const char *entries[] = {"fine", cases[i].entry, NULL};
    eng_status status =
        finder_try_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO, &id, &err);
    if (status != ENG_INVALID) print_error("'%s' was taken\n", cases[i].entry);
    assert_int_equal(status, ENG_INVALID);
    check_holds(cases[i].entry, err.message, cases[i].told);
    assert_true(cases[i].entry[0] < 'a' || strstr(err.message, cases[i].entry) || i == 12);
    assert_int_equal(eng__patterns_count(f.patterns), 0);
    const char *good[] = {"fine", NULL};
    id = finder_words(&f, good, (eng__words_options){0}, ENG__CASE_AUTO);
    finder_check(&f, id, "after a refused list", "all is {fine}");
    finder_close(&f);
  }
}

static void no_entries(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng_error err;
  eng__pattern id;
  const char *none[] = {NULL};
  assert_int_equal(finder_try_words(&f, none, (eng__words_options){0}, ENG__CASE_AUTO, &id, &err),
                   ENG_INVALID);
  finder_close(&f);
}

/* A long entry is cut in the message, between characters; one too long is refused. */
static void long_entries(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng_error err = {.message = ""};
  eng__pattern id;
  static char entry[5000];
  for (size_t i = 0; i + 3 < 4100; i += 3) memcpy(entry + i, "ش ", 3);
  const char *entries[] = {entry, NULL};
  assert_int_equal(
      finder_try_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO, &id, &err),
      ENG_INVALID);
  check_holds("cut", err.message, "…");
  entry[255 * 3] = 0;
  id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  finder_read(&f, entry);
  assert_int_equal(finder_hits(&f, id).count, 1);
  finder_close(&f);
}

/* Of several mistakes the first entry's is told, although bytes are checked for many at once. */
static void first_mistake_first(void **state) {
  (void)state;
  static char too_long[4200];
  memset(too_long, 'x', sizeof too_long - 1);
  static const struct {
    const char *entries[4], *told;
  } cases[] = {
      {{"one", "two\xD8", "three"}, "\"two"},  {{"one\xFF", "wa*r", NULL}, "\"one"},
      {{"wa*r", "one\xFF", NULL}, "star"},     {{"wa*r\xFF", "one", NULL}, "UTF-8"},
      {{"\xE2\x80", too_long, NULL}, "UTF-8"}, {{too_long, "\xE2\x80", NULL}, "longer"},
      {{"\xD8*\xA7", NULL}, "UTF-8"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    eng_error err = {.message = ""};
    eng__pattern id;
    assert_int_equal(finder_try_words(&f, (const char **)(uintptr_t)cases[i].entries,
                                      (eng__words_options){0}, ENG__CASE_AUTO, &id, &err),
                     ENG_INVALID);
    check_holds(cases[i].told, err.message, cases[i].told);
    finder_close(&f);
  }
}

static void capitals(void **state) {
  (void)state;
  static const struct {
    const char *phrase;
    bool only;
  } cases[] = {
      {"", false},
      {"IAEA", true},
      {"IAeA", false},
      {"1-2 3", false},
      {"سپاه پاسداران انقلاب اسلامی", false},
      {"سپاه پاسداران انقلاب اسلامی IRGC", true},
      {"IRGC سپاه پاسداران انقلاب اسلامی", true},
      {"سپاه پاسداران IRGC انقلاب اسلامی", true},
      {"سپاه پاسداران IrGC انقلاب اسلامی", false},
      {"سپاه پاسداران Ω انقلاب اسلامی", true},
      {"سپاه پاسداران ω انقلاب اسلامی", false},
      {"1234567890123456 IRGC", true},
      {"IRGC 1234567890123456", true},
      {"1234567890123456 `{|}@[~", false},
      {"ORGANISATION OF ISLAMIC COOPERATION", true},
      {"ORGANISATION OF ISLAMIC COOPERATIOn", false},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    if (eng__capitals_only(eng__slice_of(cases[i].phrase)) == cases[i].only) continue;
    fail_msg("'%s'", cases[i].phrase);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(first_mistake_first),
      cmocka_unit_test(capitals),
      cmocka_unit_test(joints),
      cmocka_unit_test(signs),
      cmocka_unit_test(stems),
      cmocka_unit_test(refused),
      cmocka_unit_test(no_entries),
      cmocka_unit_test(long_entries),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
