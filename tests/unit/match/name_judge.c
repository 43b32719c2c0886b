/* What running text says against a name: everyday words, acronyms, names of others, halves of
 * names.
 */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

static void false_friends(void **state) {
  static const names_case cases[] = {
      {"an everyday word", {"Sepehr", "Setareh"}, "Star and Store and Other", {0}},
      {"its own spelling", {"Star"}, "{Star} of a star", {0}},
      {"an everyday word behind a title", {"نادر"}, "The Mr. {Nader}, Dr. {Nader}. Neither", {0}},
      {"an everyday word of Persian", {"Nader"}, "اتفاقی نادر بود", {0}},
      {"the same name elsewhere",
       {"Nader", "Nader Talebzadeh"},
       "{نادر طالب‌زاده} آمد و {نادر} رفت|نادر",
       {0}},
      {"its own spelling in Persian", {"نادر"}, "{نادر} آمد", {0}},
      {"sentence starts", {"مهین", "سعید", "مین"}, "Main thing. Said so. Mine.", {0}},
      {"two everyday words", {"سعید مین"}, "Said Main came", {0}},
      {"a text without capitals", {"Mohsen Rezaei"}, "so {mohsen rezaei} came", {0}},
      {"joined words", {"Kai Nazeh"}, "کینه", {0}},
  };
  (void)state;
  CASES(cases);
}

/* One word of Latin letters that nobody wrote so must be cheap, and nobody else's. */
static void lone_words(void **state) {
  static const names_case cases[] = {
      {"an acronym", {"السعدي"}, "the USDA said", {0}},
      {"not in capitals only", {"خامنه‌ای"}, "{KHAMENEI} SAID SO", {0}},
      {"a name of English", {"جعفری"}, "So Jeffrey came. Then {Jafari} came", {0}},
      {"three letters", {"طالع"}, "So Tel came", {0}},
      {"a known reading", {"علی"}, "So {Ali} came", {0}},
      {"its own spelling", {"Jeffrey"}, "So {Jeffrey} came", {0}},
      {"two words", {"محسن جعفری"}, "So {Mohsen Jafari} came", {0}},
  };
  (void)state;
  CASES(cases);
}

/* What a word is to most readers, it is; unless that is how the name is always written. */
static void names_of_others(void **state) {
  static const names_case cases[] = {
      {"a name of the West", {"باردین", "سلون"}, "So Burdine met Sloane", {0}},
      {"read from Latin letters", {"Bidden", "Jonn"}, "So Biden met John", {0}},
      {"a title is no evidence", {"باردین"}, "So Mr. Burdine came", {0}},
      {"the usual spellings", {"محمد"}, "{Muhammad}, {Mohammed} and {Mohammad} came", {0}},
      {"of a Latin form", {"Mohammad"}, "{Muhammad}, {Mohammed} and {Mohammad} came", {0}},
      {"its own spelling", {"Burdine"}, "So {Burdine} came", {0}},
      {"a compound", {"احمدی"}, "So {Ahmadi} came", {0}},
      {"the full name elsewhere",
       {"Reza Bidden", "Bidden"},
       "So {Reza Bidden} and {Biden}|Bidden",
       {0}},
      {"one word of it elsewhere", {"Bidden"}, "So {Bidden} and Biden", {0}},
      {"a rarer word", {"ماون"}, "So Maven came", {0}},
      {"God and the days", {"Ala", "Jaly"}, "So Allah, in July", {0}},
      {"its own spelling of these", {"Allah"}, "So {Allah}", {0}},
      {"two words", {"Bardin Karimi"}, "So {Burdin Karimi} came", {0}},
      {"behind a Western name", {"ورنین"}, "Robert Vernin came. {Vernin} and Reza {Vernin}", {0}},
      {"known, behind one", {"احمدی"}, "So Christiane {Ahmadi} came", {0}},
      {"without capitals", {"ماردیک", "محمد"}, "so mardik met {mohammad}", {0}},
      {"with capitals", {"ماردیک", "محمد"}, "So {Mardik} met {Mohammad}", {0}},
      {"short and doubled", {"رأس", "ژلو"}, "the people of Rass and Zhellu", {0}},
      {"short and doubled, of a Latin form", {"Ra's"}, "the people of Rass", {0}},
      {"short, doubled and known", {"Abas"}, "So {Abbas} came", {0}},
      {"God, of a form that is doubled", {"‘Alleh"}, "So Allah came", {0}},
      {"usual spellings of one name", {"Yousuf"}, "So {Yousef}, {Yusof} and {یوسف} came", {0}},
      {"an acronym with dots", {"Elam"}, "So A.L.A.M. came", {0}},
      {"of other names", {"Samen", "Taheri"}, "سامان و طاهره", {0}},
      {"short ones", {"Emad"}, "So {Imad} came", {0}},
      {"short and plain", {"ژلو"}, "the people of {Zhelu}", {0}},
      {"doubled in the form, too", {"ژلّو"}, "the people of {Zhellu}", {0}},
      {"known vowels may differ more", {"حمید"}, "So {Hamied} came", {0}},
  };
  (void)state;
  CASES(cases);
}

/* In a name of several words no word is there for the others' sake. */
static void shares(void **state) {
  static const names_case cases[] = {
      {"a cry", {"گل گل"}, "Gol gol, they cried in {Gol Gol}", {0}},
      {"an everyday word that is near", {"Sara Medar"}, "سارا مادر", {0}},
      {"the everyday word itself", {"Sara Madar"}, "{سارا مادر}", {0}},
      {"everyday words that are the name", {"Cheshmeh-ye Shirin"}, "{چشمهٔ شیرین} کجاست", {0}},
      {"one of them, as it is spelt", {"Amir Reza Khadem"}, "{امیررضا خادم} آمد", {0}},
      {"without capitals", {"معین عبادی"}, "so main baddie came", {0}},
      {"a whole word may cost much", {"سیامک پورزند"}, "{Ciamak Pourzand}", {0}},
      {"but not two times as much", {"سیامک پورزند"}, "Cyamik Pourzand", {.mode = ENG_NAMES_WIDE}},
      {"an ezafe is no word", {"Pir-e Kahur", "Deh-e Shur"}, "{پیر کهور} و {ده شور}", {0}},
  };
  (void)state;
  CASES(cases);
}

static void plurals(void **state) {
  static const names_case cases[] = {
      {"of what ends in i", {"Houthi"}, "{Houthi}s fired; Yemen's {HOUTHI}S; #{Houthi}s", {0}},
      {"the article says it", {"Taleban"}, "the {Taleban}s, no Talebans", {0}},
      {"another name", {"Denni"}, "Dennis, the {Denni}s", {0}},
      {"short ones", {"Tari"}, "Taris", {0}},
      {"of Persian, in a hashtag, too",
       {"تهران"},
       "{تهران}ها #{تهران}ها #{تهران}‌ها",
       {0}},
  };
  (void)state;
  CASES(cases);
}

static void titles(void **state) {
  static const names_case cases[] = {
      {"a title is no name",
       {"Abu Mahdi al-Muhandis", "ابومهدی المهندس", "al-Muhandis"},
       "آقای مهندس آمد",
       {0}},
      {"but as it was written", {"Sardar"}, "the {Sardar} came", {0}},
  };
  (void)state;
  CASES(cases);
}

/* Half of a hyphenated name is another person; what is no person stands beside others. */
static void halves(void **state) {
  named_form person[] = {{"Ali", 0, false, true}, {0}}, other[] = {{"Ali", 0, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, person, NULL), any = finder_names(&f, other, NULL);
  finder_check(&f, id, "a person", "Ali-Reza, Mohammad-Ali, anti-{Ali}, {Ali} Reza");
  finder_check(&f, id, "an article", "Al-{Ali} came, the Aal-Ali");
  finder_check(&f, any, "anything", "{Ali}-Reza, Mohammad-{Ali}, anti-{Ali}, {Ali} Reza");
  finder_close(&f);
}

/* But two surnames with a hyphen between them are two persons. */
static void halves_of_two(void **state) {
  named_form persons[] = {{"Hassan Rouhani", 0, false, true},
                          {"Rouhani", 0, false, true},
                          {"Javad Zarif", 1, false, true},
                          {"Zarif", 1, false, true},
                          {"Ali", 2, false, true},
                          {"Reza", 3, false, true},
                          {"روحانی", 0, false, true},
                          {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, persons, NULL);
  finder_check(&f, id, "two persons", "The {Rouhani}-{Zarif} talks; {Rouhani}\u2010{Zarif}");
  finder_check(&f, id, "at the start", "{Zarif}-{Rouhani} rift");
  finder_check(&f, id, "one is nobody's", "the Rouhani-Kerry talks, Kerry-Zarif talks");
  finder_check(&f, id, "a given name in front", "So Mehdi Rouhani-Zarif came");
  finder_check(&f, id, "one person twice", "Rouhani-Rouhani");
  finder_check(&f, id, "three", "Rouhani-Zarif-Kerry");
  finder_check(&f, id, "a double given name", "Ali-Reza came, {Ali} and {Reza} went");
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(false_friends),   cmocka_unit_test(lone_words),
      cmocka_unit_test(names_of_others), cmocka_unit_test(shares),
      cmocka_unit_test(halves),          cmocka_unit_test(plurals),
      cmocka_unit_test(titles),          cmocka_unit_test(halves_of_two),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
