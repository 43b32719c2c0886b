/* Spellings that are one name, names that are not, and the laws of comparing: symmetry, modes that
 * contain each other, any bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "engine/names.h"

static eng_names *open_names(unsigned schemes) {
  eng_names *names = NULL;
  eng_names_options options = {schemes};
  assert_int_equal(eng_names_open(&names, &options, NULL), ENG_OK);
  return names;
}

static eng_name_match compare(eng_names *names, const char *a, const char *b) {
  eng_name_match match;
  assert_int_equal(eng_names_compare(names, a, strlen(a), b, strlen(b), &match, NULL), ENG_OK);
  return match;
}

static bool matches(const eng_name_match *match, eng_names_mode mode) {
  return match->score > 0 && match->score >= eng_name_least(mode, match);
}

typedef struct pair {
  const char *a, *b;
} pair;

static const pair SAME[] = {
    {"خامنه‌ای", "Khamenei"},
    {"خامنه‌ای", "Khāmene’ī"},
    {"خمینی", "Khomeini"},
    {"رضا", "Reza"},
    {"علیرضا", "Ali-Reza"},
    {"علی رضا", "Alireza"},
    {"حسین", "Hossein"},
    {"حسین", "Husayn"},
    {"محمد", "Muhammad"},
    {"محمد", "Mohammed"},
    {"روحانی", "Rouhani"},
    {"قاسم", "Ghasem"},
    {"قاسم", "Qāsim"},
    {"رضایی", "Rezaei"},
    {"عبدالله", "Abdollah"},
    {"علی‌اکبر", "Ali Akbar"},
    {"سپاه پاسداران", "Sepah-e Pasdaran"},
    {"Hossein", "Hosein"},
    {"Khāmene’ī", "Khamenei"},
    {"Ali Reza", "Alireza"},
    {"كريمي", "کریمی"},
    {"خامنه‌ای", "خامنه ای"},
    {"حَسَن", "حسن"},
    {"آخوندزاده", "Akhunzada"},
    {"اسماعیل", "اسمعیل"},
    {"مجتبی", "مجتبا"},
    {"مسئول", "مسؤول"},
    {"تهران", "طهران"},
    {"Haqqani", "Haghani"},
    {"Haqqani", "Hakkani"},
    {"غلامحسین محسنی اژه‌ای", "Gholam Hossein Mohseni Ejei"},
    {"Akhundzada", "Akhunzada"},
    {"Osama bin Laden", "Usama ibn Ladin"},
    {"محمد بن سلمان", "Mohammed ibn Salman"},
    {"محمد بن سلمان", "محمد ابن سلمان"},
    {"علی سیستانی", "Ali al-Sistani"},
    {"علی السیستانی", "علی سیستانی"},
    {"علی السیستانی", "Ali Sistani"},
    {"السیسی", "El-Sisi"},
    {"Muqtada Sadr", "Muqtada as-Sadr"},
    {"Abdul Rahman", "Abdur Rahman"},
    {"Abdulrahman", "Abdorrahman"},
    {"Abdul Salam", "Abdus Salam"},
    {"Abdul Rahman", "Abd ar-Rahman"},
    {"Abdul Shakur", "Abdush Shakoor"},
    {"Abdolreza", "Abdorreza"},
    {"Fazlur Rehman", "Fazlul Rehman"},
    {"President Rouhani", "Rouhani"},
    {"دکتر ظریف", "Zarif"},
    {"Seyyed Ali Khamenei", "آیت‌الله علی خامنه‌ای"},
    {"Foreign Minister Zarif", "ظریف"},
    {"حجت‌الاسلام حسن روحانی", "Hassan Rouhani"},
    {"رئیس جمهور روحانی", "Rouhani"},
};

static const pair APART[] = {
    {"خامنه‌ای", "Khomeini"},
    {"خمینی", "Khamenei"},
    {"خمینی", "Khāmene’ī"},
    {"محمد", "Mahmud"},
    {"محمود", "Muhammad"},
    {"حسن", "Husayn"},
    {"حسن", "Hossein"},
    {"حسین", "Hassan"},
    {"محمد", "Mahmoud"},
    {"محمود", "Mohammad"},
    {"کریم", "Karimi"},
    {"کریمی", "Karim"},
    {"رضا", "Rezaei"},
    {"رضایی", "Reza"},
    {"روحانی", "Rohan"},
    {"ایران", "Iraq"},
    {"عراق", "Iran"},
    {"Khamenei", "Khomeini"},
    {"Karim", "Karimi"},
    {"Reza", "Rezaei"},
    {"Iran", "Iraq"},
    {"Hassan", "Hossein"},
    {"Hasan", "Husayn"},
    {"Mohammad", "Mahmoud"},
    {"Muhammad", "Mahmud"},
    {"Rouhani", "Rohan"},
    {"Reza", "Rezai"},
    {"Ali Reza", "Ali Rezaei"},
    {"Hamid Karimi", "Hamideh Karimi"},
    {"حمید کریمی", "Hamideh Karimi"},
    {"حسین مرعشی", "Hosseini Marashi"},
    {"کریم", "کریمی"},
    {"رضا", "رضایی"},
    {"حسن", "حسین"},
    {"المحمد", "Mahmud"},
    {"المحمد", "Mahmoud"},
    {"Golrokh", "Gorrokh"},
    {"Gol Sorkh", "Gos Sorkh"},
};

static void one_name(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
    eng_name_match match = compare(names, SAME[i].a, SAME[i].b);
    if (!matches(&match, ENG_NAMES_STANDARD)) fail_msg("%s is not %s", SAME[i].a, SAME[i].b);
  }
  eng_names_close(names);
}

static void two_names_in_every_mode(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  for (size_t i = 0; i < sizeof APART / sizeof *APART; i++) {
    eng_name_match match = compare(names, APART[i].a, APART[i].b);
    if (matches(&match, ENG_NAMES_WIDE)) fail_msg("%s is %s", APART[i].a, APART[i].b);
  }
  eng_names_close(names);
}

/* Names that only a slip in a letter tells apart: the wide mode may take them, standard not. */
static void two_names_in_standard(void **state) {
  (void)state;
  static const pair CLOSE[] = {{"کرمان", "German"},
                               {"Karim", "Karam"},
                               {"Jamal", "Jamil"},
                               {"حمید", "Hamed"},
                               {"ساری", "sorry"}};
  eng_names *names = open_names(0);
  for (size_t i = 0; i < sizeof CLOSE / sizeof *CLOSE; i++) {
    eng_name_match match = compare(names, CLOSE[i].a, CLOSE[i].b);
    if (matches(&match, ENG_NAMES_STANDARD)) fail_msg("%s is %s", CLOSE[i].a, CLOSE[i].b);
  }
  eng_names_close(names);
}

/* One name in several encodings is one name: the same score against anything. */
static void encodings_are_one(void **state) {
  (void)state;
  static const pair SAME_BYTES[] = {
      {"Khāmene’ī", "Kha\xCC\x84mene'i\xCC\x84"},
      {"آمل", "ا\xD9\x93مل"},
      {"رضا", "\xE2\x80\xABر\xE2\x80\x8Fضا\xE2\x80\xAC"},
      {"رضا", "\xEF\xBB\xBFرضا"},
      {"کریمی", "كريمي"},
      {"خانۀ", "خانهٔ"},
      {"Reza", "REZA"},
      {"Ḥasan", "H\xCC\xA3"
                "asan"},
  };
  eng_names *names = open_names(ENG_SCHEME_ALL);
  for (size_t i = 0; i < sizeof SAME_BYTES / sizeof *SAME_BYTES; i++) {
    assert_int_equal(compare(names, SAME_BYTES[i].a, SAME_BYTES[i].b).score, 1000);
    for (size_t k = 0; k < sizeof SAME / sizeof *SAME; k++) {
      int score = compare(names, SAME_BYTES[i].a, SAME[k].b).score;
      assert_int_equal(compare(names, SAME_BYTES[i].b, SAME[k].b).score, score);
    }
  }
  eng_names_close(names);
}

static void spells(eng_names *names, const char *name, eng_name_script script, const char *first) {
  eng_name_spelling found[5];
  size_t count;
  assert_int_equal(eng_names_spell(names, name, strlen(name), script, found, 5, &count, NULL),
                   ENG_OK);
  assert_true(count >= 1 && count <= 5);
  assert_string_equal(found[0].text, first);
  for (size_t i = 0; i < count; i++) assert_true(found[i].score > 500 && found[i].score <= 1000);
}

static bool lists(eng_names *names, const char *name, const char *spelling) {
  eng_name_spelling found[20];
  size_t count;
  assert_int_equal(
      eng_names_spell(names, name, strlen(name), ENG_NAME_LATIN, found, 20, &count, NULL), ENG_OK);
  for (size_t i = 0; i < count; i++)
    if (strcmp(found[i].text, spelling) == 0) return true;
  return false;
}

/* What the press writes is among the twenty. */
static void usual_spellings(void **state) {
  static const struct {
    const char *name, *spelling;
  } cases[] = {
      {"Hossein", "Hussein"},
      {"Hossein", "Hosein"},
      {"حسین", "Hossein"},
      {"حسین", "Hussein"},
      {"Qasem Soleimani", "Ghasem Soleimani"},
      {"Qasem Soleimani", "Qasem Suleimani"},
      {"Mir-Hossein Mousavi", "Mir Hosein Musavi"},
      {"موسوی", "Mousavi"},
      {"محمد خاتمی", "Mohammad Khatami"},
      {"خامنه‌ای", "Khamenei"},
      {"رئیسی", "Raisi"},
      {"Mahmoud Ahmadinejad", "Mahmud Ahmadinejad"},
  };
  (void)state;
  eng_names *names = open_names(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (!lists(names, cases[i].name, cases[i].spelling))
      fail_msg("%s: %s is not listed", cases[i].name, cases[i].spelling);
  assert_false(lists(names, "Hossein", "Hasain")); /* its vowels are known */
  eng_names_close(names);
}

static void spellings(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  spells(names, "Ali Khamenei", ENG_NAME_PERSIAN, "علی خامنه‌ای");
  spells(names, "Mahmoud Ahmadinejad", ENG_NAME_PERSIAN, "محمود احمدی‌نژاد");
  spells(names, "Hosseinzadeh", ENG_NAME_PERSIAN, "حسین‌زاده");
  spells(names, "Ghaffarzadeh", ENG_NAME_PERSIAN, "غفارزاده");
  spells(names, "رضا", ENG_NAME_LATIN, "Reza");
  spells(names, "REZA-e Karimi", ENG_NAME_LATIN, "Reza E Karimi");
  spells(names, "كريمي", ENG_NAME_PERSIAN, "کریمی");
  eng_name_spelling many[20], one;
  size_t many_count;
  assert_int_equal(
      eng_names_spell(names, "Ghalibaf", 8, ENG_NAME_LATIN, many, 20, &many_count, NULL), ENG_OK);
  assert_true(many_count > 5);
  bool qalibaf = false;
  for (size_t i = 0; i < many_count; i++) {
    assert_int_equal(many[i].score, compare(names, "Ghalibaf", many[i].text).score);
    if (i > 0) assert_true(many[i].score <= many[i - 1].score);
    for (size_t k = 0; k < i; k++) assert_string_not_equal(many[i].text, many[k].text);
    qalibaf = qalibaf || strcmp(many[i].text, "Qalibaf") == 0;
  }
  assert_true(qalibaf);
  size_t count = 7;
  char longest[200 * 3 + 1] = "";
  for (size_t i = 0; i < 200; i++) memcpy(longest + 3 * i, "ḵ", 3);
  spells(names, longest, ENG_NAME_LATIN, longest);
  assert_int_equal(eng_names_spell(names, "", 0, ENG_NAME_LATIN, &one, 1, &count, NULL), ENG_OK);
  assert_int_equal(count, 0);
  char name[201];
  memset(name, 'a', sizeof name);
  assert_int_equal(
      eng_names_spell(names, name, sizeof name, ENG_NAME_PERSIAN, &one, 1, &count, NULL),
      ENG_LIMIT);
  assert_int_equal(count, 0);
  eng_names_close(names);
}

static void symmetric_and_nested(void **state) {
  (void)state;
  eng_names *names = open_names(ENG_SCHEME_ALL);
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
    for (size_t k = 0; k < sizeof APART / sizeof *APART; k++) {
      eng_name_match there = compare(names, SAME[i].a, APART[k].b);
      eng_name_match back = compare(names, APART[k].b, SAME[i].a);
      assert_int_equal(there.score, back.score);
      if (matches(&there, ENG_NAMES_STRICT)) assert_true(matches(&there, ENG_NAMES_STANDARD));
      if (matches(&there, ENG_NAMES_STANDARD)) assert_true(matches(&there, ENG_NAMES_WIDE));
    }
  eng_names_close(names);
}

static void schemes_are_asked_for(void **state) {
  (void)state;
  eng_names *plain = open_names(0), *german = open_names(ENG_SCHEME_GERMAN);
  eng_name_match without = compare(plain, "خاتمی", "Chatami");
  eng_name_match with = compare(german, "خاتمی", "Chatami");
  assert_true(with.score > without.score);
  eng_names_close(plain);
  eng_names_close(german);
}

static void steps_add_up(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  eng_name_match match = compare(names, "قادر", "Kader");
  int cost = 0;
  size_t count = 0;
  for (eng_name_step step; eng_names_step(names, count, &step); count++) cost += step.cost;
  assert_true(count >= 4);
  assert_int_equal(match.score, 1000 - cost);
  eng_names_close(names);
}

static void limits(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  char name[202];
  memset(name, 'a', sizeof name);
  eng_name_match match;
  assert_int_equal(eng_names_compare(names, name, 200, name, 200, &match, NULL), ENG_OK);
  assert_int_equal(match.score, 1000);
  assert_int_equal(eng_names_compare(names, name, 201, name, 3, &match, NULL), ENG_LIMIT);
  assert_int_equal(compare(names, "", "").score, 0);
  assert_int_equal(compare(names, "", "Reza").score, 0);
  eng_names_close(names);
}

static void any_bytes(void **state) {
  (void)state;
  eng_names *names = open_names(ENG_SCHEME_ALL);
  uint32_t seed = 7;
  for (int round = 0; round < 300; round++) {
    char bytes[40];
    for (size_t i = 0; i < sizeof bytes; i++) {
      seed = seed * 1664525u + 1013904223u;
      bytes[i] = (char)(seed >> 24);
    }
    eng_name_match there, back;
    assert_int_equal(eng_names_compare(names, bytes, 17, bytes + 17, 23, &there, NULL), ENG_OK);
    assert_int_equal(eng_names_compare(names, bytes + 17, 23, bytes, 17, &back, NULL), ENG_OK);
    assert_int_equal(there.score, back.score);
  }
  eng_names_close(names);
}

static void keys(void **state) {
  (void)state;
  eng_names *names = open_names(0);
  char a[16], b[16];
  assert_int_equal(eng_names_key(names, "خامنه‌ای", 15, a, sizeof a, NULL), ENG_OK);
  assert_int_equal(eng_names_key(names, "Khamenei", 8, b, sizeof b, NULL), ENG_OK);
  assert_string_equal(a, "xmn");
  assert_string_equal(b, "xmn");
  eng_names_close(names);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_name),
      cmocka_unit_test(two_names_in_every_mode),
      cmocka_unit_test(two_names_in_standard),
      cmocka_unit_test(encodings_are_one),
      cmocka_unit_test(spellings),
      cmocka_unit_test(usual_spellings),
      cmocka_unit_test(symmetric_and_nested),
      cmocka_unit_test(schemes_are_asked_for),
      cmocka_unit_test(steps_add_up),
      cmocka_unit_test(limits),
      cmocka_unit_test(any_bytes),
      cmocka_unit_test(keys),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
