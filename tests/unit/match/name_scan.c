/* Names in running text: what is found, to the byte, and what is not. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

/* ---- One name, every spelling ---- */

static void spellings(void **state) {
  static const names_case cases[] = {
      {"as it is", {"Khamenei"}, "So {Khamenei} spoke.", {0}},
      {"apostrophes", {"Khamenei"}, "{Khamene'i}, {Khamene’i}, {Khāmeneʾī}, {Khamene`i}", {0}},
      {"capitals", {"Khamenei"}, "{KHAMENEI} SPEAKS", {0}},
      {"Persian for Latin", {"Khamenei"}, "دیدار {خامنه‌ای} در تهران", {0}},
      {"Latin for Persian", {"خامنه‌ای"}, "The speech of {Khamenei} in Mashhad", {0}},
      {"half-space, space, nothing",
       {"خامنه‌ای"},
       "{خامنه‌ای}، {خامنه ای}، {خامنه‌اي}",
       {0}},
      {"an unknown half-space", {"Jafar Pishevari"}, "{جعفر پیشه‌وری}‌ها", {0}},
      {"and in one word", {"Sorkhpoosh"}, "{سرخ‌پوش} آمد", {0}},
      {"and in the first", {"Tapesefid Bala"}, "در {تپه‌سفید بالا}", {0}},
      {"s and ch, sch in Persian", {"Karbaschi"}, "دیدار {کرباسچی} با {Karbaschi}", {0}},
      {"and in Latin", {"کرباسچی"}, "So {Karbaschi} came", {0}},
      {"with other letters that turn", {"فتحی کرباسچی"}, "So {Fathi Karbaschi} came", {0}},
      {"over a joint", {"Karbas-chi"}, "So {Karbaschi} came", {0}},
      {"a last word that only repeats a sound",
       {"Naser Rouhi", "Akbar Raei", "Aya Akbar Raei"},
       "{Naser Rouhi}, {ناصر روحی}, {Aya Akbar Raei}|Akbar Raei",
       {0}},
      {"and in Persian", {"جعفر راعی", "لیلا علا"}, "{جعفر راعی} و {لیلا علا}", {0}},
      {"behind a title and a half-space",
       {"Pishevari"},
       "دکتر‌{پیشه‌وری} آمد",
       {0}},
      {"in two scripts", {"Sepah پاسداران"}, "The {Sepah پاسداران} came", {0}},
      {"a space for Latin", {"Khamenei"}, "دیدار {خامنه ای} در تهران", {0}},
      {"two words", {"Mohsen Rezaei"}, "{Mohsen Rezai}, {Muhsin Riza'i}, {Mohsen Rezaee}", {0}},
      {"two words in Persian", {"Mohsen Rezaei"}, "سخنان {محسن رضایی} دیروز", {0}},
      {"Arabic letters", {"علی کریمی"}, "{علي كريمي} آمد", {0}},
      {"harakat", {"حسن روحانی"}, "{حَسَنِ روحانی} آمد", {0}},
      {"tatweel", {"روحانی"}, "{روحـــانی} آمد", {0}},
      {"presentation forms", {"رضا پهلوی"}, "{ﺭﺿﺎ ﭘﻬﻠﻮﯼ} رفت", {0}},
      {"Ali Reza", {"Ali Reza Karimi"}, "{Alireza Karimi}, {Ali-Reza Karimi}, {علیرضا کریمی}", {0}},
      {"Alireza", {"Alireza Karimi"}, "{Ali Reza Karimi}, {Ali-Reza Karimi}, {علی رضا کریمی}", {0}},
      {"Gholam-Ali", {"غلامعلی حداد"}, "{Gholam-Ali Haddad}, {Gholamali Hadad}", {0}},
      {"Abd ol-", {"Abdolkarim Soroush"}, "{Abd al-Karim Soroush}, {Abdulkarim Soroush}", {0}},
      {"-oddin", {"ناصرالدین شاه"}, "{Naser al-Din Shah}, {Nasereddin Shah}", {0}},
      {"-ollah",
       {"روح‌الله خمینی"},
       "{Ruhollah Khomeini}, {Rouhollah Khomeyni}",
       {0}},
      {"-nejad",
       {"محمود احمدی‌نژاد"},
       "{Mahmoud Ahmadinejad}, {Mahmud Ahmadi-Nezhad}",
       {0}},
      {"-nejad apart",
       {"Mahmoud Ahmadinejad"},
       "{محمود احمدی نژاد} و {محمود احمدی‌نژاد}",
       {0}},
      {"-zadeh",
       {"Mehdi Karimzadeh"},
       "{مهدی کریم‌زاده}، {مهدی کریم زاده}",
       {0}},
      {"q and gh",
       {"قاسم سلیمانی"},
       "{Qasem Soleimani}, {Ghasem Soleymani}, {Qassem Sulaimani}",
       {0}},
      {"j and zh", {"بیژن نامدار"}, "{Bijan Namdar}, {Bizhan Namdar}", {0}},
      {"th", {"فتحی"}, "by {Fathi} and {Fat'hi}", {0}},
      {"c", {"سیامک پورزند"}, "{Ciamak Pourzand}, {Siamak Purzand}", {0}},
      {"no consonant", {"یحیی رحیمی"}, "{Yahya Rahimi} came", {0}},
      {"both forms",
       {"علی خامنه‌ای", "Ali Khamenei"},
       "{Ali Khamene'i}, {علی خامنه‌ای}",
       {0}},
      {"an organisation", {"مجاهدین خلق"}, "the {Mojahedin-e Khalq}, {Mujahedin Khalq}", {0}},
      {"the article with the word before it",
       {"عبد الحق وثیق"},
       "{Abdul Haq Wasiq}, {Abd al-Haq Wasiq}, {Abdulhaq Wasiq}",
       {0}},
      {"and half of both", {"ضیا الرحمان مدنی"}, "{Ziaur Rahman Madani}", {0}},
      {"a father", {"Abol Qassem Najm"}, "{ابوالقاسم نجم}", {0}},
      {"a half-space of the form", {"حسین حقیقت‌جو"}, "{Hossein Haghighatjoo}", {0}},
      {"a space of the form is one", {"حسین حقیقت جو"}, "Hossein Haghighatjoo", {0}},
      {"elements with macrons", {"Ḩeydarābād"}, "{حیدر آباد}، {حیدرآباد}، {Heydar Abad}", {0}},
      {"ezafe apart", {"Sepah Pasdaran"}, "the {Sepah-e Pasdaran} and {Sepah e Pasdaran}", {0}},
      {"a place", {"Tehran"}, "from {Teheran} to {تهران}", {0}},
  };
  (void)state;
  CASES(cases);
}

/* ---- What is another name ---- */

static void others(void **state) {
  static const names_case cases[] = {
      {"Khomeini", {"Khamenei"}, "Khomeini, خمینی", {0}},
      {"Khamenei", {"Khomeini"}, "Khamenei, خامنه‌ای, خامنه ای", {0}},
      {"Khamenei in Persian", {"خمینی"}, "Khamenei, Khamene'i", {0}},
      {"Khomeini in Persian", {"خامنه‌ای"}, "Khomeini, Khomeyni", {0}},
      {"the end of a title",
       {"Ali Khamenei", "علی خامنه‌ای", "Khamenei"},
       "آیت‌الله {خامنه‌ای}، آیت الله {خامنه‌ای}",
       {0}},
      {"a lone Persian word that loses a letter", {"Pezeshkian"}, "پزشکان آمدند", {0}},
      {"Khamene", {"خامنه"}, "خامنه‌ای، خامنه ای", {0}},
      {"Hossein", {"Hassan"}, "Hossein, Hussein, حسین", {0}},
      {"Hassan", {"حسین"}, "Hassan, Hasan, حسن", {0}},
      {"Mahmoud", {"Mohammad"}, "Mahmoud, Mahmud, محمود", {0}},
      {"Mohammad", {"محمود"}, "Mohammad, Muhammad, محمد", {0}},
      {"Karimi", {"Karim"}, "Karimi, کریمی", {0}},
      {"Karim", {"کریمی"}, "Karim, کریم", {0}},
      {"Rezaei", {"Reza"}, "Rezaei, Rezai, رضایی, رضائی", {0}},
      {"Reza", {"رضایی"}, "Reza, رضا", {0}},
      {"Rohan", {"روحانی"}, "Rohan", {0}},
      {"Iraq", {"Iran"}, "Iraq, عراق", {0}},
      {"Iran", {"عراق"}, "Iran, ایران", {0}},
      {"Hamideh", {"Hamid"}, "Hamideh, حمیده", {0}},
      {"Tehrani", {"تهران"}, "تهرانی، Tehrani", {0}},
      {"Hassani", {"حسن"}, "حسنی، Hassani", {0}},
      {"the other word", {"Ali Karimi"}, "Ali Karim, Ali Rezaei, Karimi", {0}},
      {"half a name", {"Mohsen Rezaei"}, "Mohsen came, Rezaei left", {0}},
      {"inside a word", {"Reza"}, "Rezania, رضانیا, رضازاده", {0}},
      {"over a full stop", {"Ali Karimi"}, "It was Ali. Karimi left.", {0}},
      {"over a comma", {"Ali Karimi"}, "Ali, Karimi", {0}},
      {"over a blank line", {"Ali Karimi"}, "Ali\n\nKarimi", {0}},
      {"small letters", {"Reza"}, "He said reza once. A", {0}},
      {"half-space compound", {"علی"}, "علی‌اکبر و علی‌رضا", {0}},
      {"function words", {"Behnam"}, "به نام خدا", {0}},
  };
  (void)state;
  CASES(cases);
}

/* ---- Options ---- */

static void options(void **state) {
  static const names_case cases[] = {
      {"initials, and the surname alone",
       {"0:Ali Khamenei", "0:Khamenei"},
       "{Khamenei} and {A. Khamenei} came",
       {.initials = true}},
      {"a word of one letter",
       {"Ali Khamenei"},
       "O Khamenei! {A. Khamenei}, A Khamenei",
       {.initials = true}},
      {"initials of another",
       {"Ali Khamenei", "1:Mojtaba Hosseini Khamenei", "1:Khamenei"},
       "{Khamenei} came",
       {.initials = true}},
      {"surname first",
       {"Mohammad Khatami"},
       "{Khatami, Mohammad}; {Khatami Mohammad}",
       {.order = true}},
      {"not without the option", {"Mohammad Khatami"}, "Khatami, Mohammad; Khatami Mohammad", {0}},
      {"initials", {"Mohammad Khatami"}, "{M. Khatami} but K. Khatami", {.initials = true}},
      {"Persian initials", {"Mohammad Khatami"}, "{م. خاتمی} گفت", {.initials = true}},
      {"two initials",
       {"Ali Akbar Rafsanjani"},
       "{A. A. Rafsanjani}, {A.A. Rafsanjani}",
       {.initials = true}},
      {"no initials", {"Mohammad Khatami"}, "M. Khatami", {0}},
      {"hashtag", {"Khamenei"}, "#{Khamenei} #{khamenei} #{خامنه‌ای}", {0}},
      {"hashtag of two words",
       {"Ali Khamenei"},
       "#{AliKhamenei} #{Ali_Khamenei} #{alikhamenei}",
       {0}},
      {"longer hashtag", {"Khamenei"}, "#KhameneiVirus @khamenei_ir", {0}},
      {"handles", {"Khamenei"}, "#{Khamenei}Virus @{khamenei}_ir", {.handles = true}},
      {"French", {"جواد ظریف"}, "{Djavad Zarif}", {.schemes = ENG_SCHEME_FRENCH}},
      {"a least score", {"Ali Karimi"}, "{Ali Karimi}", {.least = 1000}},
      {"apart", {"Rouhani"}, "{Rouhani} and {Rowhani}, not Ruhani", {.apart_count = 2}},
      {"the better of two",
       {"1:Mohsen Rezaei", "2:Mohsen Reza"},
       "{Mohsen Reza}, {Mohsen Rezaei}",
       {0}},
  };
  static const eng__name_apart apart[] = {{{"Rouhani", 7}, 0}, {{"Ruhani", 6}, 0}};
  (void)state;
  names_case all[sizeof cases / sizeof *cases];
  memcpy(all, cases, sizeof all);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i].options.apart_count) all[i].options.apart = apart;
  CASES(all);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spellings),
      cmocka_unit_test(others),
      cmocka_unit_test(options),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
