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

static uint32_t group_of(const char *word, unsigned text) {
  eng__name_heard heard = hear(word);
  uint64_t begin = eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, text);
  return UINT32_C(1) << eng__name_group(begin);
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

static bool stands_behind(const eng__name_follow *follow, const char *first, const char *second,
                          unsigned text) {
  uint32_t groups = eng__name_follow_of(follow, hear(second).key, text);
  return groups & group_of(first, text) ||
         eng__name_adds_nothing(hear(first).key, hear(second).key);
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
      {"Yahya Rahimi", "yahya", "rahimi", 0, true},   /* silent */
      {"Mojahedin Khalq", "mojahedin", "e", 0, true}, /* a joint */
      {"Khamenei", "khamenei", "said", 0, false},
  };
  (void)state;
  assert_int_equal(eng__key_letters_make(&letters, NULL), ENG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_follow follow = {0};
    enter(&follow, cases[i].name, cases[i].text ? ENG__NAME_PERSIAN : ENG__NAME_LATIN);
    if (stands_behind(&follow, cases[i].first, cases[i].second, cases[i].text) != cases[i].follows)
      fail_msg("%s: %s %s", cases[i].name, cases[i].first, cases[i].second);
    eng__name_follow_free(&follow);
  }
}

/* Many keys: the table grows and forgets none. */
static void growing(void **state) {
  eng__name_follow follow = {0};
  (void)state;
  for (unsigned i = 0; i < 5000; i++) {
    eng__name_way way = {.key = {0x1000000 | i << 4, 7}, .seams = 2};
    assert_true(eng__name_follow_add(&follow, &way, way.seams, 0));
  }
  for (unsigned i = 0; i < 5000; i++)
    assert_int_not_equal(eng__name_follow_of(&follow, (eng__name_code){0x100000 | i, 6}, 0), 0);
  assert_int_equal(eng__name_follow_of(&follow, (eng__name_code){0x200000, 6}, 0), 0);
  assert_int_equal(eng__name_follow_of(&follow, (eng__name_code){0x100000, 6}, 1), 0);
  eng__name_follow_free(&follow);
}

static void nothing_yet(void **state) {
  eng__name_follow follow = {0};
  (void)state;
  assert_int_equal(eng__name_follow_of(&follow, (eng__name_code){5, 1}, 0), 0);
  assert_int_equal(eng__name_follow_of(&follow, (eng__name_code){0, 0}, 0), UINT32_MAX);
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
