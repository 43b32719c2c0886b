/* Hashtags and handles. */
#include "support/match.h"

static void whole(void **state) {
  (void)state;
  static const words_case cases[] = {
      {"one word", {"MEK"}, "#{MEK} and #mek and #MEKterror", {0}, 0},
      {"phrase",
       {"front line"},
       "#{front_line} #{frontline} #{FrontLine} #{Front_Line} #front",
       {0},
       0},
      {"joint in a wrong place", {"front line"}, "#fr_ontline #frontlin_e", {0}, 0},
      {"longer", {"front line"}, "#frontlines #front_line_news #the_front_line", {0}, 0},
      {"Persian", {"خط مقدم"}, "#{خط_مقدم} #{خطمقدم} #خط", {0}, 0},
      {"Persian suffix",
       {"جنگ"},
       "#{جنگ}‌ها #{جنگ}‌های‌شان #جنگ‌افزار #جنگ_ها",
       {0},
       0},
      {"written on", {"جنگ"}, "#{جنگ}ها #{جنگ}هایشان #جنگل", {0}, 0},
      {"written on, off", {"جنگ"}, "#جنگها", {.no_suffixes = true}, 0},
      {"Persian suffix off", {"جنگ"}, "#{جنگ} #جنگ‌ها", {.no_suffixes = true}, 0},
      {"half-space entry", {"می‌رود"}, "#{می_رود} #{میرود}", {0}, 0},
      {"Arabic letters", {"یک ملت"}, "#{يك_ملت}", {0}, 0},
      {"stem", {"tax*"}, "#{taxation} #{tax_reform2022} #syntax", {0}, 0},
      {"phrase with a stem",
       {"wag* war"},
       "#{Waging_War} #{WagingWar} #Wag_peace_war #wagingwar",
       {0},
       0},
      {"capitals in a phrase", {"US ARMY"}, "#{US_ARMY} #{USARMY} #UsArmy", {0}, 0},
      {"dots and hyphens in the entry",
       {"U.S. Army", "anti-war"},
       "#{USArmy} #{antiwar} #usarmy",
       {0},
       ENG__CASE_EXACT},
      {"possessive", {"MEK"}, "#{MEK}'s", {0}, 0},
      {"no handles", {"MEK"}, "@MEK @MEK_news", {0}, 0},
      {"glued to a word", {"Iran"}, "truth#{Iran}#1988Massacre", {0}, 0},
      {"a number", {"2022"}, "#{2022} #y2022", {0}, 0},
  };
  check_words(cases, COUNT(cases));
}

static void inside(void **state) {
  (void)state;
  const eng__words_options handles = {.handles = true};
  const words_case cases[] = {
      {"handle", {"MEK"}, "@{MEK} @{MEK}_news @mek", handles, 0},
      {"capitals", {"Iran"}, "#{Iran}Protests #Free{Iran} #FreeIranian", handles, 0},
      {"digits", {"Iran"}, "#{Iran}2022 #2022{Iran}", handles, 0},
      {"underscores", {"front line"}, "#the_{front_line}_news #The{FrontLine}News", handles, 0},
      {"acronym before a word", {"MEK"}, "#{MEK}Terror #Anti{MEK} #anti_{MEK}", handles, 0},
      {"whole once", {"front line"}, "#{front_line} #{FrontLine} @{FrontLine}", handles, 0},
      {"stem inside", {"tax*"}, "#{taxation2022} #No{Taxes}Now", handles, 0},
      {"Persian", {"مقدم"}, "#خط_{مقدم}", handles, 0},
      {"not in addresses", {"Iran"}, "http://x.com/#Iran a@iran.com", handles, 0},
  };
  check_words(cases, COUNT(cases));
}

/* A hit touches the whole tag's parts, so that the token is the tag. */
static void token(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"iran", NULL};
  eng__pattern id =
      finder_words(&f, entries, (eng__words_options){.handles = true}, ENG__CASE_AUTO);
  finder_read(&f, "see #FreeIranNow today");
  eng__hits hits = finder_hits(&f, id);
  assert_int_equal(hits.count, 1);
  eng_span span = eng__hit_token(&f.document, hits.at);
  check_text("token", eng__slice_cut(f.document.text, span.start, span.end), "#FreeIranNow");
  finder_close(&f);
}

/* Long tags: no quadratic time, no overrun. */
static void long_tags(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"war", "peace*", NULL};
  eng__pattern id =
      finder_words(&f, entries, (eng__words_options){.handles = true}, ENG__CASE_AUTO);
  size_t count = 20000;
  char *text = malloc(count * 4 + 2);
  text[0] = '#';
  for (size_t i = 0; i < count; i++) memcpy(text + 1 + 4 * i, "War_", 4);
  text[count * 4] = 0;
  finder_read(&f, text);
  assert_int_equal(finder_hits(&f, id).count, count);
  free(text);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whole),
      cmocka_unit_test(inside),
      cmocka_unit_test(token),
      cmocka_unit_test(long_tags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
