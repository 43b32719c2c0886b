/* MinHash against the exact Jaccard coefficient, on sets made at random by a fixed seed. */
#include "support/check.h"

#include "base/hash.h"
#include "run/minhash.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 1;

static uint64_t next_random(void) {
  state = eng__hash_mix(state + ENG__HASH_STEP, ENG__HASH_SEED);
  return state;
}

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Two sets of `both` common members and `apart` of each alone. */
static void make_pair(eng__shingles *a, eng__shingles *b, size_t both, size_t apart) {
  a->count = b->count = 0;
  for (size_t i = 0; i < both; i++) {
    uint64_t common = next_random();
    assert_true(eng__vec_push(a, common) && eng__vec_push(b, common));
  }
  for (size_t i = 0; i < apart; i++)
    assert_true(eng__vec_push(a, next_random()) && eng__vec_push(b, next_random()));
  qsort(a->at, a->count, sizeof *a->at, by_value);
  qsort(b->at, b->count, sizeof *b->at, by_value);
}

static void shingles_are_runs_of_words(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    uint32_t words;
    size_t count;
  } cases[] = {
      {"", 1, 0},          {"a", 1, 1},           {"a", 4, 1},         {"a b c", 1, 3},
      {"a b c", 2, 2},     {"a b c", 3, 1},       {"a b c", 4, 1},     {"a a a", 1, 1},
      {"a b a b a", 2, 2}, {"a b c d e f", 4, 3}, {"جنگ و صلح", 2, 2}, {"a b c a b c", 3, 3},
  };
  eng__shingles shingles = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_true(eng__shingle(eng__slice_of(cases[i].text), cases[i].words, &shingles));
    if (shingles.count != cases[i].count)
      fail_msg("'%s' by %u: %zu shingles", cases[i].text, cases[i].words, shingles.count);
    for (size_t k = 1; k < shingles.count; k++) assert_true(shingles.at[k - 1] < shingles.at[k]);
  }
  eng__vec_free(&shingles);
}

static void shares_are_exact(void **unused) {
  (void)unused;
  static const struct {
    const char *a, *b;
    size_t both, either;
  } cases[] = {
      {"a b c", "a b c", 3, 3}, {"a b c", "c b a", 3, 3}, {"a b", "c d", 0, 4},
      {"a b c", "b c d", 2, 4}, {"", "a", 0, 1},          {"", "", 0, 0},
  };
  eng__shingles a = {0}, b = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t both, either;
    assert_true(eng__shingle(eng__slice_of(cases[i].a), 1, &a));
    assert_true(eng__shingle(eng__slice_of(cases[i].b), 1, &b));
    eng__shingles_compare(&a, &b, &both, &either);
    assert_int_equal(both, cases[i].both);
    assert_int_equal(either, cases[i].either);
  }
  eng__vec_free(&a);
  eng__vec_free(&b);
}

/* A share that has no exact number is met by just so many shingles, and not by one less. */
static void a_share_is_met_exactly(void **unused) {
  (void)unused;
  eng__shingles a = {0}, b = {0};
  for (size_t both = 1; both <= 20; both++) {
    make_pair(&a, &b, both, 10 - both / 2);
    size_t shared, either;
    eng__shingles_compare(&a, &b, &shared, &either);
    assert_int_equal(shared, both);
    assert_true(eng__shingles_alike(&a, &b, (double)both / (double)either));
    assert_false(eng__shingles_alike(&a, &b, ((double)both + 0.5) / (double)either));
  }
  eng__vec_free(&a);
  eng__vec_free(&b);
}

/* The share of equal rows is the Jaccard coefficient, within four standard deviations. */
static void signatures_estimate_the_share(void **unused) {
  (void)unused;
  eng__shingles a = {0}, b = {0};
  uint64_t x[ENG__SIGNATURE], y[ENG__SIGNATURE];
  for (size_t both = 0; both <= 100; both += 10) {
    double exact = (double)both / (double)(both + 2 * (100 - both)), equal = 0;
    enum { TRIALS = 50 };
    for (size_t trial = 0; trial < TRIALS; trial++) {
      make_pair(&a, &b, both, 100 - both);
      eng__minhash(&a, x, ENG__SIGNATURE);
      eng__minhash(&b, y, ENG__SIGNATURE);
      for (size_t i = 0; i < ENG__SIGNATURE; i++) equal += x[i] == y[i];
    }
    double rows = (double)TRIALS * ENG__SIGNATURE, share = equal / rows;
    double deviation = sqrt(exact * (1 - exact) / rows);
    if (fabs(share - exact) > 4 * deviation)
      fail_msg("a share of %.3f is estimated as %.3f", exact, share);
  }
  eng__vec_free(&a);
  eng__vec_free(&b);
}

/* Two sets that have just the share are missed once in a thousand times; those that have little are
 * seldom met. */
static void bands_find_what_is_alike(void **unused) {
  (void)unused;
  static const double shares[] = {0.1, 0.25, 0.3, 0.5, 0.7, 0.8, 0.9};
  eng__shingles a = {0}, b = {0};
  uint64_t signature[ENG__SIGNATURE], x[ENG__SIGNATURE], y[ENG__SIGNATURE];
  for (size_t s = 0; s < sizeof shares / sizeof shares[0]; s++) {
    eng__bands bands = eng__bands_for(shares[s]);
    assert_true(bands.rows >= 1 && bands.count * bands.rows <= ENG__SIGNATURE);
    enum { TRIALS = 1000 };
    size_t missed = 0, both = (size_t)(2000 * shares[s] / (1 + shares[s])) / 10;
    for (size_t trial = 0; trial < TRIALS; trial++) {
      make_pair(&a, &b, both, 100 - both);
      eng__minhash(&a, signature, (size_t)bands.count * bands.rows);
      eng__hash_bands(signature, bands, x);
      eng__minhash(&b, signature, (size_t)bands.count * bands.rows);
      eng__hash_bands(signature, bands, y);
      bool met = false;
      for (uint32_t i = 0; i < bands.count; i++) met |= x[i] == y[i];
      missed += !met;
    }
    if (missed > 8) fail_msg("a share of %.2f is missed %zu times", shares[s], missed);
  }
  eng__vec_free(&a);
  eng__vec_free(&b);
}

static void bands_of_every_share_fit(void **unused) {
  (void)unused;
  for (int i = 1; i <= 1000; i++) {
    eng__bands bands = eng__bands_for(i / 1000.0);
    assert_true(bands.count >= 1 && bands.rows >= 1);
    assert_true(bands.count * bands.rows <= ENG__SIGNATURE);
  }
  eng__bands most = eng__bands_for(0.999999999), least = eng__bands_for(1e-12);
  assert_true(most.count * most.rows <= ENG__SIGNATURE);
  assert_true(least.count * least.rows <= ENG__SIGNATURE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shingles_are_runs_of_words), cmocka_unit_test(shares_are_exact),
      cmocka_unit_test(a_share_is_met_exactly),     cmocka_unit_test(signatures_estimate_the_share),
      cmocka_unit_test(bands_find_what_is_alike),   cmocka_unit_test(bands_of_every_share_fit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
