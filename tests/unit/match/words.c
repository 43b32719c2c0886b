#include "support/match.h"
static void smoke(void **state) {
  (void)state;
  static const struct { const char *entries[6]; const char *expected; } cases[] = {
    {{"front line", NULL}, "a {front line} here"},
    {{"front line", NULL}, "a {front-line} here"},
    {{"front line", NULL}, "a {front\nline} here, front - line, front. Line"},
    {{"wag* war", NULL}, "{waging war} and {Wag War}"},
    {{"US", NULL}, "the {US} and {U.S.} and us"},
    {{"جنگ", NULL}, "{جنگ} {جنگ}‌ها {جنگ}ها جنگ‌افزار {جنگ}های"},
    {{"می‌رود", NULL}, "{می‌رود} {می رود} {میرود}"},
    {{"MEK", NULL}, "#{MEK} anti-{MEK} {MEK}'s @MEK #MEKterror"},
    {{"front line", NULL}, "#{front_line} #{frontline} #{FrontLine}"},
    {{"tax*", NULL}, "{tax} {taxes} #{taxation} {taxpayers}' syntax"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    finder f; finder_open(&f);
    eng__pattern id = finder_words(&f, cases[i].entries, (eng__words_options){0}, ENG__CASE_AUTO);
    char text[256], out[512]; size_t n = 0;
    for (const char *p = cases[i].expected; *p; p++) if (*p != '{' && *p != '}') text[n++] = *p;
    text[n] = 0;
    finder_read(&f, text);
    assert_string_equal(finder_marked(&f, id, out, sizeof out), cases[i].expected);
    finder_close(&f);
  }
}
int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(smoke)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
