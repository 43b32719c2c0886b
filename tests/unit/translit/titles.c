/* Words beside names: that the lists are sorted is shown by each of their words being found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "translit/titles.h"

static void titles(void **state) {
  (void)state;
  assert_true(eng__is_title(ENG__SLICE("ayatollah")));
  assert_true(eng__is_title(ENG__SLICE("سید")));
  assert_false(eng__is_title(ENG__SLICE("amir")));
  assert_false(eng__is_title(ENG__SLICE("")));
  assert_false(eng__is_title(ENG__SLICE("ayatolla")));
}

static void pairs(void **state) {
  (void)state;
  assert_true(eng__is_title_pair(ENG__SLICE("foreign"), ENG__SLICE("minister")));
  assert_true(eng__is_title_pair(ENG__SLICE("رئیس"), ENG__SLICE("جمهور")));
  assert_false(eng__is_title_pair(ENG__SLICE("minister"), ENG__SLICE("foreign")));
  assert_false(eng__is_title_pair(ENG__SLICE("foreign"), ENG__SLICE("")));
}

static void all_are_found(void **state) {
  const char *word;
  size_t count = 0, titles_found = 0;
  (void)state;
  for (; (word = eng__spare_word(count)) != NULL; count++) {
    char next[16];
    snprintf(next, sizeof next, "%.12sx", word + 1);
    bool title = eng__is_title(eng__slice_of(word));
    titles_found += title;
    if (!title) assert_true(eng__is_article(eng__slice_of(word), eng__slice_of(next)));
  }
  assert_true(titles_found > 80 && count > titles_found + 20);
}

static void articles(void **state) {
  (void)state;
  assert_true(eng__is_article(ENG__SLICE("al"), ENG__SLICE("")));
  assert_true(eng__is_article(ENG__SLICE("od"), ENG__SLICE("din")));
  assert_true(eng__is_article(ENG__SLICE("osh"), ENG__SLICE("shams")));
  assert_false(eng__is_article(ENG__SLICE("od"), ENG__SLICE("reza")));
  assert_false(eng__is_article(ENG__SLICE("an"), ENG__SLICE("robert")));
  assert_false(eng__is_article(ENG__SLICE("ali"), ENG__SLICE("i")));
}

static void other_words(void **state) {
  (void)state;
  assert_true(eng__is_name_joint(ENG__SLICE("ye")));
  assert_false(eng__is_name_joint(ENG__SLICE("yes")));
  assert_true(eng__is_function_word(ENG__SLICE("را")));
  assert_true(eng__is_function_word(ENG__SLICE("with")));
  assert_false(eng__is_function_word(ENG__SLICE("reza")));
  assert_true(eng__is_name_ending(ENG__SLICE("زاده")));
  assert_true(eng__is_name_ending(ENG__SLICE("din")));
  assert_false(eng__is_name_ending(ENG__SLICE("کریم")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles),   cmocka_unit_test(pairs),       cmocka_unit_test(all_are_found),
      cmocka_unit_test(articles), cmocka_unit_test(other_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
