/* Sets of patterns: adding, closing, what is refused once they are compiled. */
#include "support/match.h"

static void empty_set(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  assert_int_equal(eng__patterns_count(f.patterns), 0);
  finder_read(&f, "a war");
  size_t count;
  eng__index_found(f.index, &count);
  assert_int_equal(count, 0);
  finder_close(&f);
  eng__patterns_close(NULL);
}

static void frozen(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"war", NULL};
  eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO), more;
  finder_read(&f, "war");
  eng_error err = {.message = ""};
  assert_int_equal(
      finder_try_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO, &more, &err),
      ENG_INVALID);
  eng__slice expression = ENG__SLICE("war");
  assert_int_equal(
      eng__patterns_add_regex(f.patterns, &expression, 1, (eng__regex_options){0}, &more, &err),
      ENG_INVALID);
  assert_int_equal(eng__patterns_add_given(f.patterns, ENG__SLICE("a"), &more, &err), ENG_INVALID);
  assert_int_equal(eng__patterns_add_either(f.patterns, &id, 1, &more, &err), ENG_INVALID);
  eng__token_query any = {-1, -1, {0}, {0}};
  assert_int_equal(eng__patterns_add_token(f.patterns, &any, &more, &err), ENG_INVALID);
  assert_int_equal(eng__patterns_add_number(f.patterns, 0, 1, &more, &err), ENG_INVALID);
  assert_int_equal(eng__patterns_compile(f.patterns, &err), ENG_OK);
  assert_int_equal(eng__patterns_count(f.patterns), 1);
  finder_check(&f, id, "as before", "{war}");
  finder_close(&f);
}

/* The same entries in a thousand patterns: one phrase, a thousand owners. */
static void many_owners(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"front line", "war", NULL};
  eng__pattern first = ENG__NO_PATTERN, last = 0;
  for (size_t i = 0; i < 1000; i++) {
    last = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
    if (!i) first = last;
  }
  finder_check(&f, first, "the first", "the {front line} of {war}");
  finder_check(&f, last, "the last", "the {front line} of {war}");
  size_t count;
  const eng__pattern *found = eng__index_found(f.index, &count);
  assert_int_equal(count, 1000);
  for (size_t i = 0; i < count; i++) assert_int_equal(found[i], i);
  finder_close(&f);
}

/* Options make phrases of their own. */
static void options_apart(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"Iran", NULL};
  eng__pattern plain = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern bare =
      finder_words(&f, entries, (eng__words_options){.no_suffixes = true}, ENG__CASE_AUTO);
  eng__pattern inside =
      finder_words(&f, entries, (eng__words_options){.handles = true}, ENG__CASE_AUTO);
  eng__pattern exact = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_EXACT);
  finder_check(&f, plain, "plain", "{Iran} {Iran}'s @Iran {iran}");
  finder_check(&f, bare, "bare", "{Iran} Iran's @Iran {iran}");
  finder_check(&f, inside, "handles", "{Iran} {Iran}'s @{Iran} {iran}");
  finder_check(&f, exact, "exact", "{Iran} {Iran}'s @Iran iran");
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(empty_set),
      cmocka_unit_test(frozen),
      cmocka_unit_test(many_owners),
      cmocka_unit_test(options_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
