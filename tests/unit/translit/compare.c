/* Comparing forms: what costs what, in which habit, within which limit, whoever comes first. */
#include "support/names.h"

static void free_spellings(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
  } SAME[] = {
      {"محمد", "Mohammad"},
      {"محمد", "Muhammad"},
      {"حسین", "Hossein"},
      {"حسین", "Ḥusayn"},
      {"طه", "Taha"},
      {"مآب", "Ma’āb"},
      {"عبداللطیف", "Abdul Latif"},
      {"خانهٔ ما", "Khane-ye Ma"},
      {"چهارباغ", "Charbagh"},
      {"Seyyed", "Syed"},
      {"كريمي", "کریمی"},
      {"سید‌علی", "سید علی"},
  };
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
    unsigned cost = cost_within(&comparer, SAME[i].a, SAME[i].b, 99);
    if (cost > 5) fail_msg("%s, %s: %u", SAME[i].a, SAME[i].b, cost);
  }
  close_comparer(&comparer);
}

static void known_vowels(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  /* Known: o and u are one, a is not u. The unknown word has no opinion. */
  assert_int_equal(cost_within(&comparer, "محمد", "Muhammad", 99), 0);
  assert_true(cost_within(&comparer, "محمد", "Mahmud", 99) > 50);
  assert_int_equal(cost_within(&comparer, "گلجه", "Galajeh", 99), 0);
  assert_int_equal(cost_within(&comparer, "گلجه", "Golejeh", 99), 0);
  /* A letter of a known word as another sound; a vowel more at the end of a person's name. */
  assert_true(cost_within(&comparer, "کرمان", "German", 99) > 38);
  assert_true(cost_within(&comparer, "حمیده", "Hamid", 99) > 60);
  assert_true(cost_within(&comparer, "چاله طرخان", "Chal Tarkhan", 99) <= 45);
  close_comparer(&comparer);
}

static void rivals_cost(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  /* Hamed is a slip for Hamid, but it is a name; Hemed is none. */
  unsigned known = cost_within(&comparer, "حمید", "Hamed", 99);
  unsigned slip = cost_within(&comparer, "سمید", "Samed", 99);
  assert_int_equal(known, slip + 22);
  assert_true(cost_within(&comparer, "Karim", "Karam", 99) >= 22 + 22);
  assert_int_equal(cost_within(&comparer, "حمید", "Hamid", 99), 0);
  assert_int_equal(cost_within(&comparer, "عسگری", "Askari", 99) < 20, true);
  close_comparer(&comparer);
}

static void schemes_have_a_price(void **state) {
  (void)state;
  eng__comparer plain = open_comparer(0), german = open_comparer(ENG__SCHEME_DE);
  unsigned without = cost_within(&plain, "خاتمی", "Chatami", 99);
  unsigned with = cost_within(&german, "خاتمی", "Chatami", 99);
  assert_true(with > 0 && with < without);
  assert_int_equal(cost_within(&german, "خاتمی", "Khatami", 99), 0);
  close_comparer(&plain);
  close_comparer(&german);
}

static const char *const NAMES[] = {
    "خمینی",    "Khomeini", "Khamenei",  "خامنه‌ای",
    "علیرضا",   "Ali Reza", "Moustapha", "مصطفی",
    "حمید",     "Hamed",    "Hamid",     "Golūjeh",
    "گلجه",     "Chatami",  "ʿAlī",      "",
    "Re\xFFza", "رضا",      "3",         "۳",
    "Seyyed",   "نادر",     "Nadire",    "Kader",
};
enum { COUNT = sizeof NAMES / sizeof *NAMES };

static void symmetric_and_limited(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(126);
  for (size_t i = 0; i < COUNT; i++)
    for (size_t k = 0; k < COUNT; k++) {
      unsigned cost = cost_within(&comparer, NAMES[i], NAMES[k], 99);
      assert_int_equal(cost_within(&comparer, NAMES[k], NAMES[i], 99), cost);
      for (unsigned limit = 0; limit < 99; limit += 7)
        assert_int_equal(cost_within(&comparer, NAMES[i], NAMES[k], limit),
                         cost <= limit ? cost : ENG__LATTICE_END);
    }
  close_comparer(&comparer);
}

static void the_path_adds_up(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(126);
  for (size_t i = 0; i < COUNT; i++)
    for (size_t k = 0; k < COUNT; k++) {
      eng__name_form a = known_form(&comparer, NAMES[i]), b = known_form(&comparer, NAMES[k]);
      unsigned cost, sum = 0;
      assert_int_equal(eng__compare(&comparer, &a, &b, 99, &cost, NULL), ENG_OK);
      assert_int_equal(eng__compare_path(&comparer, NULL), ENG_OK);
      for (size_t s = 0; s < comparer.lattice.steps.count; s++)
        sum += comparer.lattice.steps.at[s].cost;
      if (cost < ENG__LATTICE_END) assert_int_equal(sum, cost);
      assert_true(comparer.left == (comparer.swapped ? &b : &a));
    }
  close_comparer(&comparer);
}

static void shares_of_words(void **state) {
  static const struct {
    const char *a, *b;
    size_t count;
    uint8_t shares[3]; /* of b */
  } cases[] = {
      {"علی رضا کریمی", "Ali Reza Karimi", 3, {0, 0, 0}},
      {"سیامک پورزند", "Ciamak Pourzand", 2, {35, 0}},
      {"Pourzand Ciamak", "پورزند سیامک", 2, {0, 35}},
      {"احمد کریمی", "Ahmed Karimi", 2, {6, 0}},
      {"احمد", "Ahmed", 1, {6}},
  };
  (void)state;
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form a, b;
    unsigned cost;
    uint8_t shares[3];
    size_t count;
    assert_int_equal(eng__comparer_read(&comparer, &a, eng__slice_of(cases[i].a), NULL), ENG_OK);
    assert_int_equal(eng__comparer_read(&comparer, &b, eng__slice_of(cases[i].b), NULL), ENG_OK);
    assert_int_equal(eng__compare(&comparer, &a, &b, 60, &cost, NULL), ENG_OK);
    assert_int_equal(eng__compare_shares(&comparer, &b, shares, 3, &count, NULL), ENG_OK);
    assert_int_equal(count, cases[i].count);
    for (size_t k = 0; k < count; k++)
      if (shares[k] != cases[i].shares[k]) fail_msg("%s: %d", cases[i].b, shares[k]);
    assert_int_equal(eng__compare_shares(&comparer, &b, shares, 1, &count, NULL), ENG_OK);
    assert_int_equal(count, 1);
  }
  close_comparer(&comparer);
}

static void limits_of_modes(void **state) {
  (void)state;
  eng__name_form persian = form_of("خامنه‌ای"), latin = form_of("Khamenei"),
                 two = form_of("Ab");
  unsigned before = 0;
  for (int mode = ENG_NAMES_STRICT; mode <= ENG_NAMES_WIDE; mode++) {
    unsigned limit = eng__compare_limit((eng_names_mode)mode, &persian, &latin);
    assert_true(limit > before && limit < 60);
    assert_true(eng__compare_limit((eng_names_mode)mode, &persian, &two) <= limit);
    assert_true(eng__compare_limit((eng_names_mode)mode, &latin, &latin) < limit);
    before = limit;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(free_spellings),        cmocka_unit_test(known_vowels),
      cmocka_unit_test(rivals_cost),           cmocka_unit_test(schemes_have_a_price),
      cmocka_unit_test(symmetric_and_limited), cmocka_unit_test(the_path_adds_up),
      cmocka_unit_test(limits_of_modes),       cmocka_unit_test(shares_of_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
