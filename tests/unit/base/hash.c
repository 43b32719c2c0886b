/* The hash: fixed for ever (ids of hits hang on it), and every bit of the input tells. */
#include "support/check.h"

#include "base/hash.h"

/* Values written down once: a change here changes the `id` of every hit of everybody. */
static void values_never_change(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint64_t hash;
  } cases[] = {
      {"", UINT64_C(0x86779824d120d0f6)},
      {"a", UINT64_C(0x03db89e03bca6029)},
      {"framing", UINT64_C(0x1a1b0a5cec6f3a81)},
      {"12345678", UINT64_C(0x055ee3d1af8d3933)},
      {"the quick brown fox jumps", UINT64_C(0x40fc88df4c5ff1d4)},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(eng__hash_bytes(cases[i].text, strlen(cases[i].text)), cases[i].hash);
  assert_int_equal(eng__hash_pair(1, 2), UINT64_C(0x6eba77d1c4cc0cea));
}

static void lengths_and_zeros_tell(void **state) {
  (void)state;
  static const char zeros[64];
  for (size_t i = 0; i < sizeof zeros; i++) {
    for (size_t k = 0; k < i; k++)
      assert_int_not_equal(eng__hash_bytes(zeros, i), eng__hash_bytes(zeros, k));
  }
}

/* Each flipped bit changes about half of the hash: between 12 and 52 of 64 bits, always. */
static void every_bit_tells(void **state) {
  (void)state;
  uint64_t seed = 3;
  char bytes[40];
  for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)chance(&seed);
  uint64_t whole = eng__hash_bytes(bytes, sizeof bytes);
  for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
    bytes[bit / 8] ^= (char)(1 << bit % 8);
    int changed = __builtin_popcountll(whole ^ eng__hash_bytes(bytes, sizeof bytes));
    assert_in_range(changed, 12, 52);
    bytes[bit / 8] ^= (char)(1 << bit % 8);
  }
}

static void pairs_have_an_order(void **state) {
  (void)state;
  uint64_t seed = 4;
  for (size_t i = 0; i < 1000; i++) {
    uint64_t a = chance(&seed), b = chance(&seed);
    assert_int_not_equal(eng__hash_pair(a, b), eng__hash_pair(b, a));
  }
}

static void nothing_past_the_end_is_read(void **state) {
  (void)state;
  char near[24];
  for (size_t len = 0; len <= 16; len++) {
    memset(near, 'x', sizeof near);
    uint64_t hash = eng__hash_bytes(near, len);
    memset(near + len, 'y', sizeof near - len);
    assert_int_equal(eng__hash_bytes(near, len), hash);
  }
}

/* The keyed one: every bit of content, length and key tells, in lanes and in the rest. */
static void keyed_every_bit_tells(void **state) {
  (void)state;
  uint64_t seed = 5;
  char bytes[160];
  for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)chance(&seed);
  static const size_t lengths[] = {1, 7, 8, 9, 63, 64, 65, 128, 160};
  for (size_t i = 0; i < COUNT(lengths); i++) {
    uint64_t whole = eng__hash_keyed(11, bytes, lengths[i]);
    assert_int_not_equal(whole, eng__hash_keyed(11, bytes, lengths[i] - 1));
    for (int bit = 0; bit < 64; bit++)
      assert_int_not_equal(whole, eng__hash_keyed(11 ^ UINT64_C(1) << bit, bytes, lengths[i]));
    for (size_t bit = 0; bit < 8 * lengths[i]; bit++) {
      bytes[bit / 8] ^= (char)(1 << bit % 8);
      int changed = __builtin_popcountll(whole ^ eng__hash_keyed(11, bytes, lengths[i]));
      assert_in_range(changed, 10, 54);
      bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
  }
  assert_int_not_equal(eng__hash_keyed(1, NULL, 0), eng__hash_keyed(2, NULL, 0));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_never_change),
      cmocka_unit_test(lengths_and_zeros_tell),
      cmocka_unit_test(every_bit_tells),
      cmocka_unit_test(pairs_have_an_order),
      cmocka_unit_test(nothing_past_the_end_is_read),
      cmocka_unit_test(keyed_every_bit_tells),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
