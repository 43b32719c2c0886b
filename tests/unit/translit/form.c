/* Reading names into their compared form: every encoding of a letter is one symbol. */
#include "support/names.h"

typedef struct form_case {
  const char *what, *name, *form;
} form_case;

static const form_case CASES[] = {
    {"lower case", "REZA Pahlavi", "reza pahlavi"},
    {"joints are one", "Ali - Reza", "ali reza"},
    {"no joint at the edges", " -Reza- ", "reza"},
    {"macron", "Khāmene’ī", "khāmene'ī"},
    {"macron, decomposed", "Kha\xCC\x84mene", "khāmene"},
    {"circumflex is length", "Âmol", "āmol"},
    {"dots below are passed over", "Ḥasan Ṣāliḥ", "hasan sālih"},
    {"caron", "Šāh Čaman Ǧamāl", "šāh čaman jamāl"},
    {"Turkish", "Ağrı Çelik Şah İran", "ağri čelik şah iran"},
    {"Azeri schwa", "Əli", "əli"},
    {"ae, o with stroke", "Mæhdi Sørush", "maehdi sörush"},
    {"Arabic yeh and kaf", "كريمي", "کریمی"},
    {"maksura", "موسى", "موسی"},
    {"tatweel", "رضـــا", "رضا"},
    {"harakat", "مُحَمَّد", "محمد"},
    {"presentation forms", "ﺭﺿﺎ", "رضا"},
    {"a ligature of several letters", "عبدﷲ", "عبدالله"},
    {"lam-alef", "ﻻله", "لاله"},
    {"half-space", "خامنه\xE2\x80\x8Cای", "خامنه ای"},
    {"not sign of old code pages", "خامنه¬ای", "خامنه ای"},
    {"bidi controls", "\xE2\x80\xABرضا\xE2\x80\xAC", "رضا"},
    {"alef forms", "أحمد إسلام", "احمد اسلام"},
    {"madda, decomposed", "ا\xD9\x93مل", "آمل"},
    {"heh with hamza", "خانهٔ", "خانۀ"},
    {"heh with hamza, one code point", "خانۀ", "خانۀ"},
    {"Persian yeh with hamza", "رئیس ری\xD9\x94یس", "رئیس رئیس"},
    {"heh with high hamza", "خانهٴ", "خانۀ"},
    {"Pashto letters", "ټنډ", "تند"},
    {"digits of all kinds", "۱۳ ١٣ 13", "13 13 13"},
    {"nothing", "", ""},
    {"only joints", " \xE2\x80\x8C-", ""},
    {"broken bytes part words", "Re\xFFza", "re za"},
    {"another script", "Реза", "????"},
};

static void reads(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    eng__name_form form = form_of(CASES[i].name);
    if (strcmp(form_text(&form), CASES[i].form) != 0)
      fail_msg("%s: '%s' not '%s'", CASES[i].what, form_text(&form), CASES[i].form);
    assert_int_equal(form.symbols[form.count], 0);
  }
}

static void counts_letters(void **state) {
  (void)state;
  eng__name_form form = form_of("Khāmene’ī 2");
  assert_int_equal(form.letters, 9);
  assert_int_equal(form.count, 11);
  assert_true(form.has_long);
  assert_false(form_of("Reza").has_long);
  assert_int_equal(form_of("رضا").script, ENG__NAME_PERSIAN);
  assert_int_equal(form_of("1 رضا Reza").script, ENG__NAME_PERSIAN);
  assert_int_equal(form_of("Reza رضا").script, ENG__NAME_LATIN);
}

static void keeps_harakat(void **state) {
  (void)state;
  eng__name_form form = form_of("مُحَمَّدِ");
  assert_int_equal(form.hints[0], ENG__HINT_DAMMA);
  assert_int_equal(form.hints[1], ENG__HINT_FATHA);
  assert_int_equal(form.hints[2], ENG__HINT_FATHA | ENG__HINT_SHADDA);
  assert_int_equal(form.hints[3], ENG__HINT_KASRA);
}

/* A half-space is a joint that may be none; a space is one. */
static void knows_half_spaces(void **state) {
  static const struct {
    const char *name;
    bool soft;
  } cases[] = {{"حقیقت‌جو", true},   {"حقیقت¬جو", true},  {"حقیقت جو", false},
               {"حَقیقت‌جو", true}, {"Ali-Reza", false}, {"Ali Reza", false}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form form;
    assert_int_equal(eng__name_form_read(&form, eng__slice_of(cases[i].name), NULL), ENG_OK);
    const uint8_t *bar = memchr(form.symbols, '|', form.count);
    assert_non_null(bar);
    if (form.hints[bar - form.symbols] != (cases[i].soft ? ENG__HINT_SOFT : 0))
      fail_msg("%s", cases[i].name);
  }
}

static void has_limits(void **state) {
  (void)state;
  char name[ENG__NAME_SYMBOLS * 65];
  memset(name, 'a', sizeof name);
  eng__name_form form;
  assert_int_equal(eng__name_form_read(&form, (eng__slice){name, ENG__NAME_SYMBOLS}, NULL), ENG_OK);
  assert_int_equal(form.count, ENG__NAME_SYMBOLS);
  eng_error err = {0};
  assert_int_equal(eng__name_form_read(&form, (eng__slice){name, ENG__NAME_SYMBOLS + 1}, &err),
                   ENG_LIMIT);
  assert_int_equal(err.status, ENG_LIMIT);
  assert_int_equal(eng__name_form_read(&form, (eng__slice){name, sizeof name}, NULL), ENG_LIMIT);
  assert_int_equal(eng__name_form_read(&form, (eng__slice){NULL, 0}, NULL), ENG_OK);
  assert_int_equal(form.count, 0);
}

/* Plain names are read without folding and normalisation: a mark that both drop makes a name one
 * that is not plain, and changes nothing else. */
static void plain_names(void **state) {
  static const char *const pieces[] = {"a", "K", "h", "z", "I", "7", " ", "-",      ".", "'",
                                       "ا", "ي", "ك", "ۀ", "ة", "ئ", "ی", "\u200C", " ", "ٶ",
                                       "ڵ", "ې", "ه", "أ", "ء", "آ", "و", "ن",      "ب", "ؤ"};
  uint32_t seed = 5;
  (void)state;
  for (int round = 0; round < 20000; round++) {
    char name[128] = "", other[128];
    size_t from = round % 3 == 0 ? 0 : 10, count = round % 3 == 0 ? 10 : 20;
    if (round % 3 == 2) from = 0, count = 30;
    seed = seed * 1664525u + 1013904223u;
    for (unsigned i = 0, letters = 1 + (seed >> 28); i < letters; i++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(name, pieces[from + (seed >> 16) % count]);
    }
    strcat(strcpy(other, name), "\u200E");
    eng__name_form plain = form_of(name), slow = form_of(other);
    if (plain.count != slow.count || plain.letters != slow.letters || plain.script != slow.script ||
        plain.has_long != slow.has_long ||
        memcmp(plain.symbols, slow.symbols, plain.count + 1u) != 0 ||
        memcmp(plain.hints, slow.hints, plain.count) != 0)
      fail_msg("%s", name);
  }
}

/* The names of the letters are in the order of the alphabet. */
static void alphabet(void **state) {
  (void)state;
  uint8_t symbols[64];
  size_t count = eng__name_symbols(ENG__PERSIAN_ALPHABET, symbols, sizeof symbols);
  assert_int_equal(count, ENG__PERSIAN_END - ENG__ALEF);
  for (size_t i = 0; i < count; i++) assert_int_equal(symbols[i], ENG__ALEF + i);
  eng__name_symbols("ضکیې", symbols, sizeof symbols);
  assert_int_equal(symbols[0], ENG__DAD);
  assert_int_equal(symbols[1], ENG__KAF);
  assert_int_equal(symbols[2], ENG__YEH);
  assert_int_equal(symbols[3], ENG__PASHTO_E);
  assert_int_equal(eng__name_symbols("رضا", symbols, 2), 0);
  assert_int_equal(eng__name_symbols("ж", symbols, 2), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads),         cmocka_unit_test(counts_letters),
      cmocka_unit_test(keeps_harakat), cmocka_unit_test(knows_half_spaces),
      cmocka_unit_test(has_limits),    cmocka_unit_test(alphabet),
      cmocka_unit_test(plain_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
