/* What may stand second in a name: all that does, and little else. */
#include "support/check.h"

#include "match/name_follow.h"

static eng__key_letters letters;

static eng__name_heard hear(const char *word) {
  eng__name_heard heard;
  if (!eng__latin_key(eng__slice_of(word), &heard))
    heard = eng__arabic_key(&letters, eng__slice_of(word));
  return heard;
}

static void enter(eng__name_follow *follow, const char *name, eng__name_script text) {
  eng__name_way ways[ENG__NAME_KEYS];
  eng__name_form form;
  uint32_t seams[ENG__NAME_SEAMS];
  assert_int_equal(eng__name_form_read(&form, eng__slice_of(name), NULL), ENG_OK);
  size_t count = eng__name_keys(&letters, &form, text, 0, ways, ENG__NAME_KEYS);
  for (size_t i = 0; i < count; i++) {
    size_t all = eng__name_seams(&ways[i], seams);
    for (size_t k = 0; k < all; k++)
      assert_true(eng__name_follow_add(follow, &ways[i], seams[k], text));
  }
}

static uint64_t signs_of(const char *first, const char *second, unsigned text) {
  eng__name_heard a = hear(first), b = hear(second);
  uint64_t begin = eng__name_begin_hash(a.key, 0, a.silent, a.start, text);
  return eng__name_signs_hash(eng__name_first_sign(begin), eng__name_second_sign(&b, text));
}

static void pairs(void **state) {
  static const struct {
    const char *name, *first, *second;
    unsigned text;
    bool follows;
  } cases[] = {
      {"Hassan Rouhani", "hasan", "ruhani", 0, true},
      {"Hassan Rouhani", "حسن", "روحانی", 1, true},
      {"Hassan Rouhani", "hasan", "khatami", 0, false},
      {"Hassan Rouhani", "حسن", "را", 1, false},
      {"Hassan Naderi", "hassan", "naderi", 0, true}, /* one n for two */
      {"Hassan Naderi", "hassan", "an", 0, true},
      {"Alireza Karimi", "ali", "reza", 0, true}, /* elements */
      {"Alireza Karimi", "alireza", "karimi", 0, true},
      {"Yahya Rahimi", "yahya", "rahimi", 0, true},    /* silent */
      {"Hassan Rouhani", "hassan", "ruhan", 0, false}, /* ends otherwise */
      {"Hassan Rouhani Tabrizi", "hassan", "ruhan", 0, true},
      {"Ali Yahya Rahimi", "ali", "yahya", 0, true},
      {"Khamenei", "khamenei", "said", 0, false},
  };
  (void)state;
  assert_int_equal(eng__key_letters_make(&letters, NULL), ENG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_follow follow = {0};
    enter(&follow, cases[i].name, cases[i].text ? ENG__NAME_PERSIAN : ENG__NAME_LATIN);
    assert_true(eng__name_follow_make(&follow));
    uint64_t signs = signs_of(cases[i].first, cases[i].second, cases[i].text);
    if (eng__name_follows(&follow, signs) != cases[i].follows)
      fail_msg("%s: %s %s", cases[i].name, cases[i].first, cases[i].second);
    eng__name_follow_free(&follow);
  }
}

static uint64_t signs_of_number(unsigned i, unsigned text) {
  eng__name_code first = {0, 1};
  eng__name_heard second = {.key = {0x100000 | i, 6}};
  uint64_t begin = eng__name_begin_hash(first, 0, 0, 0, text);
  return eng__name_signs_hash(eng__name_first_sign(begin), eng__name_second_sign(&second, text));
}

/* Many pairs: the filter grows with them and forgets none. */
static void growing(void **state) {
  enum { PAIRS = 5000, OTHERS = 20000 };
  eng__name_follow follow = {0};
  size_t passed = 0;
  (void)state;
  for (unsigned i = 0; i < PAIRS; i++) {
    eng__name_way way = {.key = {0x1000000 | i << 4, 7}, .seams = 2};
    assert_true(eng__name_follow_add(&follow, &way, way.seams, 0));
  }
  assert_true(eng__name_follow_make(&follow));
  for (unsigned i = 0; i < PAIRS; i++)
    assert_true(eng__name_follows(&follow, signs_of_number(i, 0)));
  for (unsigned i = 0; i < OTHERS; i++) passed += eng__name_follows(&follow, signs_of_number(i, 1));
  assert_in_range(passed, 0, OTHERS / 20);
  eng__name_follow_free(&follow);
}

static void nothing_yet(void **state) {
  eng__name_follow follow = {0};
  (void)state;
  assert_true(eng__name_follow_make(&follow));
  assert_false(eng__name_follows(&follow, signs_of_number(0, 0)));
  eng__name_follow_free(&follow);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs),
      cmocka_unit_test(growing),
      cmocka_unit_test(nothing_yet),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
