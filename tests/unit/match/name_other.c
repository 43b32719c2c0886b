/* An entity with forms in both scripts: what one script leaves open, the other tells. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

static void other_words(void **state) {
  static const names_case cases[] = {
      {"Latin leaves the i open", {"Rashid", "رشید"}, "{رشید} از رشد اقتصاد گفت", {0}},
      {"an everyday word", {"Moradi", "مرادی"}, "مردی با {مرادی} آمد", {0}},
      {"another name", {"Hamid", "حمید"}, "حامد و {حمید}", {0}},
      {"its surname", {"Amiri", "امیری"}, "عامری و {امیری}", {0}},
      {"one word of two", {"Hamid Rahimi", "حمید رحیمی"}, "حامد رحیمی و {حمید رحیمی}", {0}},
      {"a short word", {"Sari", "ساری"}, "سری به {ساری} زد", {0}},
      {"alone it may be either", {"Rashid"}, "{راشد} و {رشید}", {0}},
      {"another Latin name",
       {"Hamid Rasaee", "حمید رسایی"},
       "Hamed Rasaee and {Hamid Rasaee}",
       {0}},
      {"and another surname", {"Reza Vahidi", "رضا وحیدی"}, "Reza Vahedi and {Reza Vahidi}", {0}},
      {"a long vowel more", {"Malaki", "ملکی"}, "مالکی و {ملکی}", {0}},
      {"of which Latin says nothing", {"Maleki", "ملکی"}, "مالکی و {ملکی}", {0}},
      {"the other way round", {"Maliki", "مالکی"}, "ملکی و {مالکی}", {0}},
      {"other vowels", {"Solhi", "صلحی"}, "Salehi and {Solhi}", {0}},
      {"what Persian leaves open",
       {"Mehdi Karami", "مهدی کرمی"},
       "Mehdi Karimi and {Mehdi Karami}",
       {0}},
      {"a consonant and a vowel", {"Sarus", "ساروس"}, "Sarvis of {Sarus}", {0}},
      {"two vowels", {"Maskan", "مسکن"}, "Miskin, Masakin, {Maskan}", {0}},
      {"alone it may be all of them", {"مسکن"}, "{Miskin}, {Masakin}, {Maskan}", {0}},
  };
  (void)state;
  CASES(cases);
}

static void spellings(void **state) {
  static const names_case cases[] = {
      {"a foreign name", {"Donald Trump", "دونالد ترامپ"}, "{دونالد ترمپ}", {0}},
      {"one of two spellings", {"Davood Ahmadi", "داود احمدی"}, "{داوود احمدی}", {0}},
      {"an alef that is often left out", {"Rahman", "رحمان"}, "{رحمن}", {0}},
      {"letters of one sound", {"Tehran", "تهران"}, "{طهران}", {0}},
      {"known in two spellings", {"Esmail Qaani", "اسماعیل قاآنی"}, "{اسمعیل قاآنی}", {0}},
      {"حامد is Hamid, too", {"Hamid Karzai", "حامد کرزی"}, "{Hamed Karzai}، {حامد کرزای}", {0}},
      {"usual spellings", {"Ghasem Soleimani", "قاسم سلیمانی"}, "{Qasim Sulaimani}", {0}},
      {"names are spelt in many ways", {"Yussuf", "یوسف"}, "{Youssif} and {Yousef}", {0}},
      {"as Arabs write them", {"Fatemeh", "فاطمه"}, "{Fatima}, {Fatimah} and {Fatma}", {0}},
      {"Bani in one word or two", {"Banisadr"}, "{Bani Sadr}, {Bani-Sadr}, {بنی صدر}", {0}},
      {"and the other way", {"Bani-Sadr"}, "{Banisadr}, {بنیصدر}, {بنی‌صدر}", {0}},
      {"with k for q", {"Qasem", "قاسم"}, "{Kassem} and {Kasim}", {0}},
      {"and surnames made of them", {"Rezaei", "رضایی"}, "{Riza'i} met {Rezai}", {0}},
      {"the known spelling of a name that Latin is",
       {"Emmanuel Macron", "امانوئل مکرون"},
       "{امانوئل ماکرون}",
       {0}},
      {"of the word alone", {"Macron", "مکرون"}, "{ماکرون}", {0}},
      {"short words say too little", {"Sāman", "سمان"}, "سامان", {0}},
      {"words that are not each other's",
       {"Gholam-Hossein Mohseni-Ejei", "غلامحسین محسنی اژه‌ای"},
       "{Gholam-Hossein Mohseni-Eje'i}",
       {0}},
      {"no form in the other script for this one", {"Mohsen", "رضایی"}, "{محسن} و {رضایی}", {0}},
  };
  (void)state;
  CASES(cases);
}

/* An everyday word is found in the spelling that was given, its hamza written or not. */
static void own_spelling(void **state) {
  static const names_case cases[] = {
      {"hamza on waw", {"مؤثر"}, "{مؤثر} و {موثر}", {0}},
      {"another script", {"Moasser"}, "مؤثر و موثر", {0}},
  };
  (void)state;
  CASES(cases);
}

/* Of two that cost nothing, the one that is spelt just so. */
static void exact_spelling(void **state) {
  static const named_form forms[] = {
      {"Davood Safari", 1, false, false}, {"Davood Saffari", 2, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, NULL);
  finder_read(&f, "Davood Saffari and Davood Safari");
  eng__hits hits;
  assert_int_equal(eng__index_hits(f.index, id, &hits, NULL), ENG_OK);
  assert_int_equal(hits.count, 2);
  assert_int_equal(hits.at[0].entry, 1);
  assert_int_equal(hits.at[1].entry, 0);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(other_words),
      cmocka_unit_test(spellings),
      cmocka_unit_test(own_spelling),
      cmocka_unit_test(exact_spelling),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
