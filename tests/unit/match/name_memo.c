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
    assert_true(same(&memo->heard, &heard));
    kept += memo->len > 0;
  }
  assert_true(kept > 1000 && kept < ground.count);
  eng__buffer_free(&text);
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
      cmocka_unit_test(suffixes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
