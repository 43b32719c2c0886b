/* Which words are everyday words: the tables are sorted, whole, and looked up to their ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "translit/everyday.h"

static eng__everyday of(const char *word) {
  return eng__everyday_of((eng__slice){word, strlen(word)});
}

static void test_words(void **state) {
  (void)state;
  static const struct {
    const char *word;
    eng__everyday is;
  } CASES[] = {
      {"said", ENG__EVERYDAY_WORD},
      {"star", ENG__EVERYDAY_WORD},
      {"server", ENG__EVERYDAY_WORD},
      {"human", ENG__EVERYDAY_WORD},
      {"raise", ENG__EVERYDAY_WORD},
      {"frank", ENG__EVERYDAY_WORD},
      {"danny", ENG__EVERYDAY_NAME},
      {"ali", ENG__EVERYDAY_NAME},
      {"tehran", ENG__EVERYDAY_NAME},
      {"بهار", ENG__EVERYDAY_WORD},
      {"نادر", ENG__EVERYDAY_WORD},
      {"مسیول", ENG__EVERYDAY_WORD},
      {"آزادی", ENG__EVERYDAY_WORD},
      {"reza", ENG__EVERYDAY_NOT},
      {"khamenei", ENG__EVERYDAY_NOT},
      {"خامنه", ENG__EVERYDAY_NOT},
      {"mojahedin", ENG__EVERYDAY_NOT},
      {"", ENG__EVERYDAY_NOT},
      {"a", ENG__EVERYDAY_NOT},
      {"sai", ENG__EVERYDAY_NOT},
      {"saidd", ENG__EVERYDAY_NOT},
      {"Said", ENG__EVERYDAY_NOT},
      {"\xD8", ENG__EVERYDAY_NOT},
      {"pneumonoultramicroscopicsilicovolcanoconiosis", ENG__EVERYDAY_NOT},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
    if (of(CASES[i].word) != CASES[i].is)
      fail_msg("%s: %d, not %d", CASES[i].word, of(CASES[i].word), CASES[i].is);
}

static void every_word_is_found(const eng__word_list *lists, size_t least) {
  size_t words = 0;
  for (size_t len = 1; len <= ENG__EVERYDAY_LONGEST; len++) {
    for (uint32_t i = 0; i < lists[len].count; i++, words++) {
      eng__slice word = {lists[len].words + i * len, len};
      if (eng__everyday_of(word) == ENG__EVERYDAY_NOT) fail_msg("%.*s", (int)len, word.at);
      if (i > 0) assert_true(memcmp(word.at - len, word.at, len) < 0);
    }
  }
  assert_true(words >= least);
}

static void test_tables(void **state) {
  (void)state;
  every_word_is_found(eng__everyday_english, 30000);
  every_word_is_found(eng__everyday_names, 3000);
  every_word_is_found(eng__everyday_persian, 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_tables)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
