/* Entities that share a surname, and words that stand in front of it. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

#define LARIJANIS                                                                                  \
  { "1:Ali Larijani", "1:علی لاریجانی", "1:Larijani", "2:Sadeq Larijani", "2:صادق لاریجانی" }

static void given_names_of_others(void **state) {
  static const names_case cases[] = {
      {"a middle name", LARIJANIS, "Sadeq Amoli Larijani; {Larijani}", {0}},
      {"another spelling", LARIJANIS, "Sadegh Amoli Larijani; Sadiq Amoli-Larijani", {0}},
      {"in Persian", LARIJANIS, "صادق آملی لاریجانی؛ {لاریجانی}", {0}},
      {"two of them", LARIJANIS, "Sadeq Ardeshir Amoli Larijani", {0}},
      {"an initial", LARIJANIS, "Sadeq A. Larijani; {A. Larijani}", {.initials = true}},
      {"his own middle name", LARIJANIS, "Ali Ardeshir {Larijani}", {0}},
      {"a sentence between", LARIJANIS, "Sadeq met {Larijani}. Then Sadeq. {Larijani} said", {0}},
      {"and in Persian", LARIJANIS, "صادق با {لاریجانی} آمد", {0}},
      {"a word that is no given name", LARIJANIS, "Xavor Amoli {Larijani}", {0}},
  };
  (void)state;
  CASES(cases);
}

#define OBAMA                                                                                      \
  { "1:Barack Obama", "1:Obama", "1:باراک اوباما", "1:اوباما" }
#define KHAMENEI                                                                                   \
  { "1:Ali Khamenei", "1:Khamenei", "1:علی خامنه‌ای", "1:خامنه‌ای" }
#define ZARIF                                                                                      \
  { "1:Mohammad Javad Zarif", "1:Zarif", "1:محمدجواد ظریف", "1:ظریف" }

/* Whom no rule knows, but by a given name that is not the entity's. */
static void given_names_of_relatives(void **state) {
  static const names_case cases[] = {
      {"a Western one", OBAMA, "Michelle Obama; {Obama}; Mr {Obama}", {0}},
      {"a Western one in Persian", OBAMA, "میشل اوباما و {اوباما}", {0}},
      {"with a hamza", {"1:ولادیمیر لاوروف", "1:لاوروف"}, "سرگئی لاوروف، {لاوروف}", {0}},
      {"before a possessive", OBAMA, "Michelle Obama's", {0}},
      {"a Persian one", KHAMENEI, "Mojtaba Khamenei, Mojtaba Hosseini Khamenei", {0}},
      {"in Persian", KHAMENEI, "مجتبی خامنه‌ای و {خامنه‌ای}", {0}},
      {"by the Latin form", {"1:Ali Khamenei", "1:Khamenei"}, "مجتبی خامنه ای", {0}},
      {"over an initial", KHAMENEI, "Mojtaba H. Khamenei; H. {Khamenei}", {0}},
      {"titles",
       KHAMENEI,
       "Imam {Khamenei}, امام {خامنه‌ای}, Ayatollah {Khamenei}",
       {0}},
      {"his own", ZARIF, "Javad {Zarif}, Jawad {Zarif}, جواد {ظریف}, Mohamed {Zarif}", {0}},
      {"behind his own", KHAMENEI, "Ali Hosseini {Khamenei}, Seyyed Ali Hosseini {Khamenei}", {0}},
      {"two that are one", {"1:Mohammad Khatami", "1:Khatami"}, "Mohammad Reza Khatami", {0}},
      {"other words",
       OBAMA,
       "Will {Obama} win? But {Obama} said. Team {Obama}. پیام {اوباما}",
       {0}},
      {"what is short for his own",
       {"1:Joe Biden", "1:Biden"},
       "Joseph R. {Biden}, Jill Biden",
       {0}},
      {"a comma", OBAMA, "with Michelle, {Obama} left; Mojtaba and {Obama}", {0}},
      {"nothing but a surname", {"1:Obama"}, "Michelle {Obama}", {0}},
      {"with a hamza of its own",
       KHAMENEI,
       "فائزه خامنه‌ای، فایزه خامنه‌ای",
       {0}},
      {"a servant", KHAMENEI, "Gholamhossein Khamenei, عبدالحمید خامنه‌ای", {0}},
  };
  (void)state;
  CASES(cases);
}

#define TRUMP                                                                                      \
  { "1:Donald Trump", "1:Trump", "1:دونالد ترامپ", "1:ترامپ" }
#define PAHLAVI                                                                                    \
  { "1:Reza Pahlavi", "1:Pahlavi", "1:رضا پهلوی", "1:پهلوی" }
#define IRAN                                                                                       \
  { "1:Islamic Republic of Iran", "1:Iran", "1:جمهوری اسلامی ایران", "1:ایران" }
#define ASSAD                                                                                      \
  { "1:Bashar al-Assad", "1:Assad", "1:بشار اسد", "1:اسد" }

#define RAFSANJANI                                                                                 \
  {                                                                                                \
    "1:Akbar Hashemi Rafsanjani", "1:Hashemi Rafsanjani", "1:اکبر هاشمی رفسنجانی",                 \
        "1:هاشمی رفسنجانی"                                                            \
  }
#define BIN_LADEN                                                                                  \
  { "1:Osama bin Laden", "1:bin Laden", "1:اسامه بن‌لادن", "1:بن‌لادن" }

/* A form of several words that ends a longer one and begins with no given name is a surname, too.
 */
static void surnames_of_several_words(void **state) {
  static const names_case cases[] = {
      {"two words", RAFSANJANI, "Faezeh Hashemi Rafsanjani; {Hashemi Rafsanjani}", {0}},
      {"in Persian", RAFSANJANI, "فائزه هاشمی رفسنجانی، {هاشمی رفسنجانی}", {0}},
      {"behind a title",
       RAFSANJANI,
       "آیت‌الله {هاشمی رفسنجانی}، Mr {Hashemi Rafsanjani}",
       {0}},
      {"behind a particle", BIN_LADEN, "Hamza bin Laden, {bin Laden}", {0}},
      {"the same in Persian", BIN_LADEN, "حمزه بن‌لادن، {بن‌لادن}", {0}},
      {"a hyphen",
       {"1:Alexandria Ocasio-Cortez", "1:Ocasio-Cortez"},
       "Maria Ocasio-Cortez; {Ocasio-Cortez}; Rep. {Ocasio-Cortez}",
       {0}},
      {"a whole name that ends a longer one",
       {"1:Mohammad Javad Zarif", "1:Javad Zarif"},
       "Hassan {Javad Zarif}; {Javad Zarif}",
       {0}},
      {"and the last word of it",
       {"1:Akbar Hashemi Rafsanjani", "1:Rafsanjani", "1:اکبر هاشمی رفسنجانی", "1:رفسنجانی"},
       "Faezeh Hashemi Rafsanjani; Hashemi {Rafsanjani}; فائزه هاشمی رفسنجانی؛ هاشمی {رفسنجانی}",
       {0}},
      {"no longer form", {"1:Hashemi Rafsanjani"}, "Faezeh {Hashemi Rafsanjani}", {0}},
  };
  (void)state;
  CASES(cases);
}

#define JAHANGIRI                                                                                  \
  { "1:Mohsen Jahangiri", "1:Jahangiri", "1:محسن جهانگیری", "1:جهانگیری" }
#define SALEH                                                                                      \
  { "1:Amrullah Saleh", "1:Saleh", "1:امرالله صالح", "1:صالح" }

/* Relatives whose own name, or that of the entity, is no common one, or is two. */
static void less_common_names(void **state) {
  static const names_case cases[] = {
      {"the entity's is unknown", SALEH, "Ali Saleh, علی صالح؛ {Saleh}, {صالح}", {0}},
      {"women", JAHANGIRI, "Farideh Jahangiri, مهسا جهانگیری، نیلوفر جهانگیری", {0}},
      {"Western ones", {"1:Boris Johnson", "1:Johnson"}, "Carrie Johnson, Tom Johnson", {0}},
      {"two that are one",
       JAHANGIRI,
       "Mohammad Bagher Jahangiri, محمد باقر جهانگیری، علی اصغر جهانگیری",
       {0}},
      {"an office", JAHANGIRI, "استاندار حسن جهانگیری", {0}},
      {"a longer surname",
       {"1:Ali Karimi", "1:Karimi", "1:علی کریمی", "1:کریمی"},
       "Ali Karimi Rad, علی کریمی راد، {کریمی} راد آمد; {Karimi}",
       {0}},
      {"what may be his own", {"1:Ali Jafari"}, "Mohammad {Ali Jafari}", {0}},
      {"what is short for his", {"1:Catherine Ashton", "1:Ashton"}, "Cathy {Ashton}", {0}},
  };
  (void)state;
  CASES(cases);
}

/* What stands in front is not always a relative's given name. */
static void words_in_front_of_a_surname(void **state) {
  static const names_case cases[] = {
      {"small letters", TRUMP, "he said {trump} lied", {0}},
      {"all capitals", KHAMENEI, "US SAID {KHAMENEI} SPOKE", {0}},
      {"capitals of a headline", KHAMENEI, "Sources Said {Khamenei} Is Ill", {0}},
      {"everyday words in Persian",
       KHAMENEI,
       "مشاور ارشد {خامنه‌ای} و حضور نادر {خامنه‌ای}",
       {0}},
      {"a rank", {"1:عبدالرحیم موسوی", "1:موسوی"}, "امیر {موسوی} گفت", {0}},
      {"cities", TRUMP, "San Diego {Trump} rally, Virginia {Trump} voters", {0}},
      {"a possessive", TRUMP, "Bernie's {Trump} problem", {0}},
      {"a whole name", TRUMP, "محمود عباس {ترامپ} را ندید", {0}},
      {"a whole name behind a particle", TRUMP, "بن سلمان {ترامپ} را دید", {0}},
      {"kings and saints", TRUMP, "Pope Francis {Trump} meeting; ملک چارلز {ترامپ} را", {0}},
      {"a hyphen", {"1:Benjamin Netanyahu", "1:Netanyahu"}, "Abbas-{Netanyahu} talks", {0}},
      {"a place", IRAN, "صدام {ایران} را؛ Saddam {Iran} war", {0}},
      {"no given name is known", {"1:President Trump", "1:Trump"}, "Melania {Trump}", {0}},
      {"an initial is known", {"1:D. Trump", "1:Trump"}, "Donald {Trump}", {0}},
      {"a title and a name", {"1:Imam Khamenei", "1:Khamenei"}, "Ali {Khamenei}", {0}},
      {"with his own in front", TRUMP, "Donald and Melania {Trump}; Eric and Melania Trump", {0}},
      {"half of his own", {"1:محمدجواد ظریف", "1:ظریف"}, "جواد {ظریف}, Javad {Zarif}", {0}},
      {"half of another's", PAHLAVI, "Mohammad Reza Pahlavi, محمد رضا پهلوی", {0}},
      {"two that are written as one", PAHLAVI, "Mohammadreza Pahlavi, محمدرضا پهلوی", {0}},
      {"an article", ASSAD, "Maher al-Assad, MAHER AL-ASSAD, ماهر الاسد", {0}},
      {"a title written to it", KHAMENEI, "سیدمجتبی خامنه‌ای", {0}},
      {"a word between in Persian",
       KHAMENEI,
       "مجتبی حسینی خامنه‌ای و علی حسینی {خامنه‌ای}",
       {0}},
      {"a whole name in Persian",
       {"1:حسن روحانی", "1:روحانی"},
       "علی مطهری {روحانی} را ستود و احمد جنتی {روحانی} را",
       {0}},
      {"an unknown word before it", TRUMP, "Ilhan Omar {Trump} feud; ایلهان عمر {ترامپ} را", {0}},
      {"a line between",
       KHAMENEI,
       "By Maryam Karimi\n{Khamenei} said\nعکس: مریم\n{خامنه‌ای} گفت",
       {0}},
      {"a Western name in the other script",
       {"1:Benjamin Netanyahu", "1:Netanyahu"},
       "بنیامین {نتانیاهو}, Michelle Netanyahu",
       {0}},
      {"his own far in front",
       {"1:Hassan Nasrallah", "1:Nasrallah"},
       "Hassan Abdel Karim {Nasrallah}",
       {0}},
      {"his own, badly spelt", OBAMA, "Barak Hussein {Obama}", {0}},
      {"titles of everyday words", {"1:رئیس جمهور روحانی", "1:روحانی"}, "حسن {روحانی}", {0}},
      {"a kunya", {"1:Ahmed Sharaa", "1:Sharaa"}, "Abu Mohammed al-{Sharaa}", {0}},
      {"behind Mohammad",
       {"1:Javad Zarif", "1:Zarif", "1:جواد ظریف", "1:ظریف"},
       "محمدجواد {ظریف}, Mohammadjavad {Zarif}",
       {0}},
      {"his own behind another",
       {"1:Akbar Hashemi Rafsanjani", "1:Rafsanjani"},
       "Ali Akbar {Rafsanjani}",
       {0}},
  };
  (void)state;
  CASES(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(given_names_of_others), cmocka_unit_test(given_names_of_relatives),
      cmocka_unit_test(surnames_of_several_words), cmocka_unit_test(less_common_names),
      cmocka_unit_test(words_in_front_of_a_surname)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
