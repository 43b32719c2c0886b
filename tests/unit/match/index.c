/* The index: what it forgets, what it is given, its limits. */
#include "support/match.h"

static void before_any_document(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"war", NULL};
  eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  eng_error err = {.message = ""};
  assert_int_equal(eng__index_open(&f.index, f.patterns, NULL, &err), ENG_INVALID);
  assert_null(f.index);
  assert_int_equal(eng__patterns_compile(f.patterns, &err), ENG_OK);
  assert_int_equal(eng__index_open(&f.index, f.patterns, NULL, &err), ENG_OK);
  assert_false(eng__index_may_hit(f.index, id));
  assert_int_equal(finder_hits(&f, id).count, 0);
  assert_null(eng__index_document(f.index));
  finder_read(&f, "a war");
  assert_ptr_equal(eng__index_document(f.index), &f.document);
  assert_int_equal(finder_hits(&f, id).count, 1);
  assert_int_equal(finder_hits(&f, 77).count, 0);
  assert_false(eng__index_may_hit(f.index, 77));
  finder_close(&f);
}

/* One index for document after document: nothing of the last one is left. */
static void forgets(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"war", NULL}, *expressions[] = {"\\bpeace\\w*", "x+", NULL};
  eng__pattern words = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern regex = finder_regex(&f, expressions, (eng__regex_options){0}), sentence;
  eng_error err;
  assert_int_equal(eng__patterns_add_sentence(f.patterns, &sentence, &err), ENG_OK);
  static const char *const texts[] = {"war war peaceful xx", "", "One. Two. Three.", "x", "war"};
  static const size_t wanted[][3] = {{2, 2, 1}, {0, 0, 0}, {0, 0, 3}, {0, 1, 1}, {1, 0, 1}};
  for (size_t round = 0; round < 20; round++) {
    size_t i = round * 3 % COUNT(texts);
    finder_read(&f, texts[i]);
    assert_int_equal(finder_hits(&f, words).count, wanted[i][0]);
    assert_int_equal(finder_hits(&f, regex).count, wanted[i][1]);
    assert_int_equal(finder_hits(&f, sentence).count, wanted[i][2]);
    assert_ptr_equal(finder_hits(&f, sentence).at, finder_hits(&f, sentence).at);
  }
  finder_close(&f);
}

static void given(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"war", NULL};
  eng__pattern words = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern tagged, both;
  eng_error err;
  assert_int_equal(eng__patterns_add_given(f.patterns, ENG__SLICE("a"), &tagged, &err), ENG_OK);
  eng__pattern list[] = {tagged, words};
  assert_int_equal(eng__patterns_add_either(f.patterns, list, 2, &both, &err), ENG_OK);
  finder_read(&f, "peace and war");
  assert_int_equal(finder_hits(&f, tagged).count, 0);
  assert_int_equal(finder_hits(&f, both).count, 1);
  eng__hit hit = {.pattern = tagged, .entry = 9};
  eng__hit_from_span(&f.document, (eng_span){0, 5}, &hit);
  assert_int_equal(eng__index_give(f.index, tagged, &hit, 1, &err), ENG_OK);
  hit.start = 3; /* copied */
  assert_true(eng__index_may_hit(f.index, tagged));
  assert_int_equal(finder_hits(&f, tagged).at->start, 0);
  assert_int_equal(finder_hits(&f, tagged).at->entry, 9);
  assert_int_equal(finder_hits(&f, both).count, 2);
  finder_read(&f, "peace and war");
  assert_int_equal(finder_hits(&f, tagged).count, 0);
  finder_close(&f);
}

/* More hits than allowed: the first ones, and one problem for each pattern. */
static void hit_limit(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  f.limits.hits = 3;
  const char *entries[] = {"war", NULL}, *expressions[] = {"w\\w+", NULL}, *rare[] = {"end", NULL};
  eng__pattern words = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern regex = finder_regex(&f, expressions, (eng__regex_options){0}), token;
  eng__pattern last = finder_words(&f, rare, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__token_query any = {-1, -1, {0}, {0}};
  eng_error err;
  assert_int_equal(eng__patterns_add_token(f.patterns, &any, &token, &err), ENG_OK);
  for (size_t round = 0; round < 2; round++) {
    finder_read(&f, "war war war war war end");
    const eng__pattern limited[] = {words, regex, token};
    for (size_t i = 0; i < COUNT(limited); i++) {
      assert_int_equal(finder_hits(&f, limited[i]).count, 3);
      size_t count;
      const eng__match_problem *problems = eng__index_problems(f.index, &count);
      assert_int_equal(count, i + 1);
      assert_int_equal(problems[i].pattern, limited[i]);
      assert_int_equal(problems[i].offset, 12);
      assert_string_equal(problems[i].what, "limit of hits");
    }
    assert_int_equal(finder_hits(&f, last).count, 1);
  }
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(before_any_document),
      cmocka_unit_test(forgets),
      cmocka_unit_test(given),
      cmocka_unit_test(hit_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
