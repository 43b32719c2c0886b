/* The memo of words says what reading each word anew would say, whatever it held before. */
#include "support/name_finder.h"

#include "match/state.h"

static bool same(const eng__name_heard *a, const eng__name_heard *b) {
  return a->key.bits == b->key.bits && a->key.count == b->key.count && a->start == b->start &&
         a->end == b->end && a->silent == b->silent;
}

/* Words of all lengths around those that are kept, in an order that makes them meet in its slots.
 */
static void recalls_what_it_hears(void **state) {
  static const char *const pieces[] = {"kha",  "me", "ne", "i", "ab",
                                       "shah", "خا", "من", "ه", "رضا"};
  static const named_form forms[] = {{"Khamenei", 0, false, false}, {0}};
  finder f;
  eng__buffer text = {0};
  uint32_t seed = 11;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  for (int word = 0; word < 3000; word++) {
    seed = seed * 1664525u + 1013904223u;
    size_t first = seed >> 30 & 1 ? 0 : 6, count = first ? 4 : 6;
    for (unsigned i = 0; i <= (seed >> 26 & 7); i++)
      eng__buffer_add_string(&text, pieces[first + (seed >> (3 * i)) % count]);
    eng__buffer_add_byte(&text, ' ');
  }
  eng__buffer_add_byte(&text, 0);
  finder_read(&f, text.at);
  assert_int_equal(eng__name_memo_open(&f.index->names, NULL), ENG_OK);
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  size_t kept = 0;
  for (size_t i = 0; i < ground.count; i++) {
    const eng__name_memo *memo;
    eng__name_heard heard;
    assert_int_equal(eng__name_recall(&f.index->names, &ground, i, &memo, NULL), ENG_OK);
    assert_int_equal(eng__name_hear(&ground, i, eng__name_word(&ground, i), &heard, NULL), ENG_OK);
    eng__name_heard recalled = eng__name_heard_of(memo);
    assert_true(same(&recalled, &heard));
    kept += memo->len > 0;
  }
  assert_true(kept > 1000 && kept < ground.count);
  eng__buffer_free(&text);
  finder_close(&f);
}

/* A run says of each wanted word what the memo says of it alone. */
static void runs(void **state) {
  static const named_form forms[] = {
      {"Ali Reza Khamenei", 0, false, false}, {"رضا", 1, false, false}, {0}};
  static const char said[] =
      "Ali Reza came, ali Khamenei را رضا رضارا رضاها آقای علیرضا Internationalisation and Ali ";
  finder f;
  eng__buffer text = {0};
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  for (int i = 0; i < 40; i++) eng__buffer_add_string(&text, said);
  eng__buffer_add_byte(&text, 0);
  finder_read(&f, text.at);
  eng__name_scratch *names = &f.index->names;
  assert_int_equal(eng__name_memo_open(names, NULL), ENG_OK);
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  assert_true(ground.count > 2 * ENG__NAME_RUN);
  size_t whole = 0;
  for (size_t from = 0; from < ground.count; from += ENG__NAME_RUN) {
    eng__name_run *run = names->run;
    size_t count = ground.count - from;
    if (count > ENG__NAME_RUN) count = ENG__NAME_RUN + 1;
    run->from = from;
    for (size_t i = 0; i < count; i++) run->wanted[i] = i % 7 != 3;
    assert_int_equal(eng__name_hear_run(names, &ground, NULL), ENG_OK);
    for (size_t i = 0; i < count; i++) {
      const eng__name_memo *memo;
      if (!run->wanted[i]) continue;
      assert_int_equal(eng__name_recall(names, &ground, from + i, &memo, NULL), ENG_OK);
      eng__name_heard recalled = eng__name_heard_of(memo);
      assert_true(same(&recalled, &run->heard[i]));
      assert_int_equal(memo->flags, run->flags[i]);
      assert_int_equal(memo->group, run->group[i]);
      assert_int_equal(memo->follows, run->follows[i]);
      whole += (memo->flags & ENG__WORD_IS_NAME) != 0;
    }
  }
  assert_true(whole > 40);
  eng__buffer_free(&text);
  finder_close(&f);
}

/* What was noted is known by its bytes in the text, marks and all, and by nothing else. */
static void deaf_words(void **state) {
  static const named_form forms[] = {{"Ali Karimi", 0, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "علی کرمی علی کرمی عَلی کرمی علی علی کرمان");
  eng__name_scratch *names = &f.index->names;
  assert_int_equal(eng__name_memo_open(names, NULL), ENG_OK);
  memset(names->deaf, 0, ENG__DEAF_SLOTS * sizeof *names->deaf);
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  assert_false(eng__name_is_deaf(names, &ground, 0, 1));
  eng__name_note_deaf(names, &ground, 0, 1);
  assert_true(eng__name_is_deaf(names, &ground, 0, 1));
  assert_true(eng__name_is_deaf(names, &ground, 2, 3));
  assert_false(eng__name_is_deaf(names, &ground, 4, 5)); /* a mark */
  assert_false(eng__name_is_deaf(names, &ground, 7, 8));
  assert_false(eng__name_is_deaf(names, &ground, 0, 0));
  finder_close(&f);
}

static void suffixes(void **state) {
  static const named_form forms[] = {{"Reza", 0, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "رضارا رضاها رضا را");
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  assert_true(eng__name_ends_like_suffix(&ground, 0));
  assert_true(eng__name_ends_like_suffix(&ground, 1));
  assert_false(eng__name_ends_like_suffix(&ground, 2));
  assert_false(eng__name_ends_like_suffix(&ground, 3));
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(recalls_what_it_hears),
      cmocka_unit_test(runs),
      cmocka_unit_test(deaf_words),
      cmocka_unit_test(suffixes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
