/* Keys: the words of a text and the spellings of a name meet in them. */
#include "support/check.h"

#include "engine/names.h"
#include "match/name_key.h"

static eng__name_form read_form(const char *name) {
  eng__name_form form;
  assert_int_equal(eng__name_form_read(&form, eng__slice_of(name), NULL), ENG_OK);
  return form;
}

static eng__key_letters *make_letters(void) {
  static eng__key_letters letters;
  assert_int_equal(eng__key_letters_make(&letters, NULL), ENG_OK);
  return &letters;
}

/* A key as its letters. */
static const char *spell(eng__name_code key, char out[ENG__CODE_MOST + 1]) {
  for (unsigned i = 0; i < key.count; i++) out[i] = "bptsjCxdzrSKflmn"[key.bits >> (4 * i) & 15];
  out[key.count] = '\0';
  return out;
}

static void words_of_texts(void **state) {
  static const struct {
    const char *word, *key;
    uint8_t start, end, silent;
  } cases[] = {
      {"khamenei", "xmn", ENG__SOUND_CONSONANT, ENG__SOUND_VOWEL, 0},
      {"abbas", "bs", ENG__SOUND_VOWEL, ENG__SOUND_CONSONANT, 0},
      {"hossein", "sn", ENG__SOUND_H, ENG__SOUND_CONSONANT, 0},
      {"sheikh", "Sx", ENG__SOUND_CONSONANT, ENG__SOUND_CONSONANT, 0},
      {"djavad", "jd", ENG__SOUND_CONSONANT, ENG__SOUND_CONSONANT, 0},
      {"fatemeh", "ftm", ENG__SOUND_CONSONANT, ENG__SOUND_VOWEL, 0},
      {"yahya", "", ENG__SOUND_VOWEL, ENG__SOUND_VOWEL, 1},
      {"ye", "", ENG__SOUND_VOWEL, ENG__SOUND_VOWEL, 0},
      {"", "", ENG__SOUND_CONSONANT, ENG__SOUND_CONSONANT, 1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char key[ENG__CODE_MOST + 1];
    eng__name_heard heard;
    assert_true(eng__latin_key(eng__slice_of(cases[i].word), &heard));
    assert_string_equal(spell(heard.key, key), cases[i].key);
    assert_int_equal(heard.start, cases[i].start);
    assert_int_equal(heard.end, cases[i].end);
    assert_int_equal(heard.silent, cases[i].silent);
  }
  eng__name_heard marked;
  assert_false(eng__latin_key(ENG__SLICE("khāmene"), &marked));
}

static void persian_words(void **state) {
  static const struct {
    const char *word, *key;
    uint8_t start, end, silent;
  } cases[] = {
      {"خامنه", "xmn", ENG__SOUND_CONSONANT, ENG__SOUND_VOWEL, 0},
      {"عباس", "bs", ENG__SOUND_VOWEL, ENG__SOUND_CONSONANT, 0},
      {"حسین", "sn", ENG__SOUND_H, ENG__SOUND_CONSONANT, 0},
      {"شجاع", "Sj", ENG__SOUND_CONSONANT, ENG__SOUND_VOWEL, 0},
      {"او", "", ENG__SOUND_VOWEL, ENG__SOUND_VOWEL, 1},
      {"ای", "", ENG__SOUND_VOWEL, ENG__SOUND_VOWEL, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char key[ENG__CODE_MOST + 1];
    eng__name_heard heard = eng__arabic_key(make_letters(), eng__slice_of(cases[i].word));
    assert_string_equal(spell(heard.key, key), cases[i].key);
    assert_int_equal(heard.start, cases[i].start);
    assert_int_equal(heard.end, cases[i].end);
    assert_int_equal(heard.silent, cases[i].silent);
  }
}

/* What is read off the bytes is what the form of the word says. */
static void bytes_and_forms_agree(void **state) {
  static const char *const words[] = {"khamenei", "ghassemi", "tchaharmahal", "dschafar",
                                      "mo'men",   "خامنه",    "ژاله",         "قاسمی"};
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    eng__slice word = eng__slice_of(words[i]);
    eng__name_form form = read_form(words[i]);
    eng__name_heard bytes, read = eng__name_key_of_form(&form);
    if (!eng__latin_key(word, &bytes)) bytes = eng__arabic_key(make_letters(), word);
    assert_true(bytes.key.bits == read.key.bits && bytes.key.count == read.key.count);
    assert_int_equal(bytes.start, read.start);
    assert_int_equal(bytes.end, read.end);
  }
}

static void joining(void **state) {
  char out[ENG__CODE_MOST + 1];
  eng__name_heard a, b, both;
  (void)state;
  assert_true(eng__latin_key(ENG__SLICE("abbas"), &a));
  assert_true(eng__latin_key(ENG__SLICE("sadeghi"), &b));
  assert_true(eng__latin_key(ENG__SLICE("abbassadeghi"), &both));
  assert_string_equal(spell(eng__name_code_join(a.key, b.key), out), "bsdK");
  assert_true(eng__name_code_join(a.key, b.key).bits == both.key.bits);
  eng__name_code nothing = {0, 0};
  assert_true(eng__name_code_join(nothing, a.key).bits == a.key.bits);
  assert_true(eng__name_code_join(a.key, nothing).bits == a.key.bits);
  assert_true(eng__latin_key(ENG__SLICE("bdfrbdfrbdfrbdf"), &a));
  assert_int_equal(eng__name_code_join(a.key, b.key).count, ENG__CODE_MOST);
}

/* Is the text's spelling among the keys that the name has for texts of its script? */
static bool leads_to(const char *name, const char *text, uint8_t schemes) {
  eng__name_way ways[ENG__NAME_KEYS];
  eng__name_form form = read_form(name), said = read_form(text);
  eng__name_heard heard = eng__name_key_of_form(&said);
  size_t count = eng__name_keys(make_letters(), &form, said.script, schemes, ways, ENG__NAME_KEYS);
  for (size_t i = 0; i < count; i++) {
    bool same = ways[i].key.bits == heard.key.bits && ways[i].key.count == heard.key.count;
    if (same && ways[i].start == heard.start && ways[i].end == heard.end) return true;
  }
  return false;
}

static void spellings_meet(void **state) {
  static const struct {
    const char *name, *text;
    uint8_t schemes;
    bool meet;
  } cases[] = {
      {"فتحی", "Fathi", 0, true},
      {"Fathi", "فتحی", 0, true},
      {"Bijan", "بیژن", 0, true},
      {"بیژن", "Bizhan", 0, true},
      {"رمضان", "Ramadan", 0, true},
      {"عبدالرحمن", "Abdorrahman", 0, true},
      {"Abdorrahman", "عبدالرحمن", 0, true},
      {"سیامک", "Ciamak", 0, true},
      {"انبار", "Ambar", 0, true},
      {"آخوندزاده", "Akhunzada", 0, true},
      {"شیراز", "Chiraz", ENG_SCHEME_FRENCH, true},
      {"شیراز", "Chiraz", 0, false},
      {"کریم", "Karimi", 0, false},
      {"تهران", "Shiraz", 0, false},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (leads_to(cases[i].name, cases[i].text, cases[i].schemes) != cases[i].meet)
      fail_msg("%s, %s", cases[i].name, cases[i].text);
}

static bool has_seams(const char *name, uint32_t wanted) {
  eng__name_way ways[ENG__NAME_KEYS];
  uint32_t seams[ENG__NAME_SEAMS];
  eng__name_form form = read_form(name);
  assert_true(eng__name_keys(make_letters(), &form, form.script, 0, ways, ENG__NAME_KEYS) > 0);
  size_t count = eng__name_seams(&ways[0], seams);
  for (size_t i = 0; i < count; i++)
    if (seams[i] == wanted) return true;
  return false;
}

static void seams(void **state) {
  (void)state;
  assert_true(has_seams("Ali Karimi", 1u << 1));
  assert_true(has_seams("Mohsen Karimi", 1u << 3));
  assert_false(has_seams("Mohsen Karimi", 0));
  assert_true(has_seams("Alireza", 0));
  assert_true(has_seams("Alireza", 1u << 1));
  assert_true(has_seams("Ali Reza", 0));
  assert_true(has_seams("احمدی‌نژاد", 0));
  assert_false(has_seams("Soleimani", 1u << 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_texts),        cmocka_unit_test(persian_words),
      cmocka_unit_test(bytes_and_forms_agree), cmocka_unit_test(joining),
      cmocka_unit_test(spellings_meet),        cmocka_unit_test(seams),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
