/* The table of keys: every key that was put in is found with all its uses, whatever collides. */
#include "support/check.h"

#include "match/key_table.h"

static size_t chain_has(const eng__key_table *table, uint64_t hash, uint32_t what) {
  size_t count = 0;
  const eng__key_use *use = eng__key_table_find(table, hash);
  for (; use; use = use->last ? NULL : use + 1) count += use->what == what;
  return count;
}

/* Hashes of few distinct tags and slots, so that chains and probes meet. */
static uint64_t poor_hash(uint64_t *seed) {
  return (chance(seed) % 5) << 24 | (chance(seed) % 7) << 8 | (chance(seed) % 3) << 60;
}

static void finds_all(void **state) {
  (void)state;
  uint64_t seed = 4;
  for (size_t round = 0; round < 200; round++) {
    size_t count = chance_below(&seed, 60);
    eng__key_table table = {.use_count = 0};
    uint64_t hashes[60];
    eng_error err;
    for (uint32_t i = 0; i < count; i++) {
      hashes[i] = round % 2 ? poor_hash(&seed) : chance(&seed);
      assert_true(eng__key_table_add(&table, hashes[i], (eng__key_use){.what = i}));
    }
    assert_int_equal(eng__key_table_build(&table, &err), ENG_OK);
    for (uint32_t i = 0; i < count; i++) {
      assert_true(eng__key_table_may(&table, hashes[i]));
      assert_int_equal(chain_has(&table, hashes[i], i), 1);
    }
    eng__key_table_free(&table);
  }
}

#ifndef ENG_HARD
/* The filter lets little through, or it would be of no use. */
static void filters(void **state) {
  (void)state;
  uint64_t seed = 9;
  eng__key_table table = {.use_count = 0};
  eng_error err;
  for (uint32_t i = 0; i < 10000; i++)
    assert_true(eng__key_table_add(&table, chance(&seed), (eng__key_use){.what = i}));
  assert_int_equal(eng__key_table_build(&table, &err), ENG_OK);
  size_t passed = 0;
  for (size_t i = 0; i < 100000; i++) {
    uint64_t hash = chance(&seed);
    passed += eng__key_table_may(&table, hash);
  }
  assert_true(passed < 1000);
  eng__key_table_free(&table);
}
#endif

static void pairs_have_an_order(void **state) {
  (void)state;
  uint64_t seed = 4;
  for (size_t i = 0; i < 1000; i++) {
    uint64_t a = chance(&seed), b = chance(&seed);
    assert_int_not_equal(eng__pair_key(a, b), eng__pair_key(b, a));
  }
}

static void empty(void **state) {
  (void)state;
  eng__key_table table = {.use_count = 0};
  eng_error err;
  assert_int_equal(eng__key_table_build(&table, &err), ENG_OK);
  assert_null(eng__key_table_find(&table, 12345));
  assert_false(eng__key_table_may(&table, 12345));
  eng__key_table_free(&table);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_all),
#ifndef ENG_HARD
      cmocka_unit_test(filters),
#endif
      cmocka_unit_test(pairs_have_an_order),
      cmocka_unit_test(empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
