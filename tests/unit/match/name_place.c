/* Where names begin and end in a text, to the byte: suffixes, titles, articles, hyphens. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

static void spans(void **state) {
  static const names_case cases[] = {
      {"possessive", {"Khamenei"}, "{Khamenei}'s and {Khamenei}’s", {0}},
      {"plural", {"Khamenei"}, "the {Khamenei}s", {0}},
      {"no plural without a word for it", {"Elia"}, "Elias came", {0}},
      {"plural suffix", {"خامنه‌ای"}, "{خامنه‌ای}‌ها", {0}},
      {"joined suffix", {"رضایی"}, "{رضایی}ها و {رضایی}را", {0}},
      {"joined suffix of a last syllable",
       {"خامنه‌ای"},
       "{خامنه‌ای}ها آمدند",
       {0}},
      {"ezafe behind a vowel", {"رضا"}, "{رضا}ی کوچک", {0}},
      {"ezafe with hamza", {"خامنه"}, "{خامنهٔ} ما", {0}},
      {"a hyphen beside a place", {"Tehran"}, "the {Tehran}-Baghdad line", {0}},
      {"anti-", {"Khamenei"}, "an anti-{Khamenei} march", {0}},
      {"quotes", {"قم"}, "«{قم}» و ({قم})", {.least = 1}},
      {"a line break", {"Ali Karimi"}, "{Ali\nKarimi} came", {0}},
      {"article", {"Sistani"}, "the cleric al-{Sistani} and {Sistani}", {0}},
      {"article of the form", {"al-Sistani"}, "{Sistani} and {al-Sistani}|Sistani", {0}},
      {"article between", {"Ali Sistani"}, "{Ali al-Sistani} said", {0}},
      {"title", {"Ali Khamenei"}, "Ayatollah Seyyed {Ali Khamenei}", {0}},
      {"Persian title",
       {"علی خامنه‌ای"},
       "آیت‌الله سید {علی خامنه‌ای}",
       {0}},
      {"title between", {"Ali Khamenei"}, "{Ali Haji Khamenei}", {0}},
      {"title of the form",
       {"Seyyed Ali Khamenei"},
       "{Seyyed Ali Khamenei}, {Ali Khamenei}|Ali Khamenei",
       {0}},
      {"title that makes the name", {"Ayatollah Kani"}, "{Ayatollah Kani}, Mr. Kani", {0}},
      {"titles in the hit", {"Ali Khamenei"}, "{Ayatollah Seyyed Ali Khamenei}", {.titles = true}},
      {"bidi controls", {"قم المقدسه"}, "\u202B{قم المقدسه}\u202C", {0}},
      {"no suffixes", {"Khamenei"}, "{Khamenei} but Khamenei's", {.no_suffixes = true}},
      {"no Persian suffixes",
       {"رضایی"},
       "{رضایی} و رضایی‌ها و رضاییها",
       {.no_suffixes = true}},
  };
  (void)state;
  CASES(cases);
}

/* A piece before or behind a name that makes it another one. */
static void parts_of_others(void **state) {
  static const names_case cases[] = {
      {"second surname",
       {"Reza Karimi", "رضا کریمی"},
       "Reza Karimi Pour, Reza Karimi Moghaddam, رضا کریمی راد, {Reza Karimi}",
       {0}},
      {"surname of its own", {"Shirin"}, "{Shirin} Rad", {0}},
      {"servant of",
       {"Karim Rahimi"},
       "Abdol Karim Rahimi, Abd al-Karim Rahimi, {Karim Rahimi}",
       {0}},
      {"its own", {"Abdul Karim"}, "{Abdol Karim}, {Abd al-Karim}, Karim", {0}},
      {"Ali Reza",
       {"Reza Karimi", "رضا کریمی"},
       "Ali Reza Karimi, غلام رضا کریمی, علی رضا کریمی و {رضا کریمی}",
       {0}},
      {"a comma in the given order",
       {"Ashraf Ghani"},
       "Ashraf, Ghani and {Ghani, Ashraf}",
       {.order = true}},
      {"a form with a comma",
       {"Khatami, Mohammad"},
       "{Khatami, Mohammad} or {Mohammad Khatami}, not Mohammad, Khatami",
       {.order = true}},
  };
  (void)state;
  CASES(cases);
}

static void long_titles(void **state) {
  static const names_case cases[] = {
      {"hojjat", {"خاتمی"}, "{حجت‌الاسلام خاتمی}", {.titles = true}},
      {"in two words", {"خاتمی"}, "{حجت الاسلام خاتمی}", {.titles = true}},
      {"and of the Muslims",
       {"خاتمی"},
       "{حجت‌الاسلام والمسلمین خاتمی}",
       {.titles = true}},
      {"the great", {"خاتمی"}, "{آیت‌الله العظمی خاتمی}", {.titles = true}},
      {"a given name", {"Khatami"}, "Hojjat {Khatami}", {.titles = true}},
      {"in Latin",
       {"Khatami"},
       "{Hojjat al-Islam Khatami}, {Hojjat-ol-Eslam Khatami}, {Prime Minister Khatami}",
       {.titles = true}},
      {"and of the Muslims, spaced",
       {"روحانی"},
       "{حجت‌الاسلام و المسلمین روحانی}",
       {.titles = true}},
      {"of two words",
       {"Zarif"},
       "A foreign {Zarif}, {Deputy Foreign Minister Zarif}, {Brig.-Gen. Zarif}",
       {.titles = true}},
      {"the leader",
       {"Khamenei"},
       "the {Supreme Leader Ayatollah Khamenei}, leader {Khamenei}",
       {.titles = true}},
      {"the president",
       {"روحانی"},
       "{رئیس‌جمهور روحانی}، {رئیس جمهور روحانی}، رئیس "
       "{روحانی}",
       {.titles = true}},
      {"of guardsmen", {"سلامی"}, "{سردار سرتیپ پاسدار سلامی}، پاسدار {سلامی}", {.titles = true}},
      {"not asked for", {"Zarif"}, "Foreign Minister {Zarif}", {0}},
  };
  (void)state;
  CASES(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(spans), cmocka_unit_test(parts_of_others),
                                     cmocka_unit_test(long_titles)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
