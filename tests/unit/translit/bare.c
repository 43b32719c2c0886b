/* Titles and articles of a form, and the article that is written to a word. */
#include "translit/bare.h"

#include "support/check.h"
#include "translit/tables.h"

#include "engine/names.h"
#include "translit/compare.h"

static void words_of_a_form(void **state) {
  static const struct {
    const char *name, *spare; /* one letter a word: t a title, a an article, - neither */
  } cases[] = {
      {"Seyyed Ali al-Sistani", "t-a-"},
      {"as-Sadr", "a-"},
      {"as Tehran", "--"},
      {"The MEK", "a-"},
      {"Ali The", "--"},
      {"Ali Agha", "--"},
      {"سید علی سیستانی", "t--"},
      {"علی السیستانی", "--"},
      {"Ḥāj Ali", "t-"},
      {"آیت‌الله علی", "tt-"},
      {"نصر الله علی", "---"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form form;
    eng__form_words words;
    char said[ENG__BARE_WORDS + 1] = "";
    assert_int_equal(eng__name_form_read(&form, eng__slice_of(cases[i].name), NULL), ENG_OK);
    assert_true(eng__form_cut_words(&form, &words));
    for (size_t k = 0; k < words.count; k++) {
      bool spare = eng__form_word_is_spare(&form, &words, k);
      said[k] = !spare ? '-' : eng__form_word_is_title(&form, &words, k) ? 't' : 'a';
    }
    assert_string_equal(said, cases[i].spare);
  }
}

static void too_many_words(void **state) {
  eng__name_form form;
  eng__form_words words;
  (void)state;
  eng__slice many = ENG__SLICE("a b c d e f g h i j k l m");
  assert_int_equal(eng__name_form_read(&form, many, NULL), ENG_OK);
  assert_false(eng__form_cut_words(&form, &words));
}

static void written_articles(void **state) {
  static const struct {
    const char *word;
    bool has;
  } cases[] = {
      {"السیستانی", true}, {"السیسی", true}, {"الصدر", true},   {"العبادی", true},
      {"الهام", false},    {"الیاس", false}, {"الوند", false},  {"الوندی", false},
      {"النا", false},     {"الان", false},  {"البته", false},  {"البرز", false},
      {"سیستانی", false},  {"ال", false},    {"الحانی", false}, {"Alabadi", false},
  };
  eng__name_tables *tables;
  (void)state;
  assert_int_equal(eng__name_tables_open(&tables, NULL), ENG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form form;
    eng__form_words words;
    eng__slice word = eng__slice_of(cases[i].word);
    assert_int_equal(eng__name_form_read(&form, word, NULL), ENG_OK);
    assert_true(eng__form_cut_words(&form, &words));
    size_t article = eng__form_word_article(&tables->lexicon, &form, &words, 0);
    assert_int_equal(article, cases[i].has ? ENG__ARTICLE_SYMBOLS : 0);
    if (eng__has_article(&tables->lexicon, word) != cases[i].has) fail_msg("%s", cases[i].word);
  }
  eng__name_tables_close(tables);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_a_form),
      cmocka_unit_test(too_many_words),
      cmocka_unit_test(written_articles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
