/* SHA-256: the published values, and the same as libmd for every length and every way of cutting.
 */
#include "support/check.h"

#include "base/sha256.h"

static void finish(SHA2_CTX *context, char hex[65]) {
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256Final(digest, context);
  for (size_t i = 0; i < sizeof digest; i++) snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

/* The examples of FIPS 180-4; the last is a million letters. */
static void published_values(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t times;
    const char *hex;
  } cases[] = {
      {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 15625,
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    SHA2_CTX context;
    char hex[65];
    SHA256Init(&context);
    for (size_t k = 0; k < cases[i].times; k++)
      eng__sha256_add(&context, eng__slice_of(cases[i].text));
    finish(&context, hex);
    assert_string_equal(hex, cases[i].hex);
  }
}

enum { MOST = 1024 };

static void fill(char bytes[MOST], uint64_t *seed) {
  for (size_t i = 0; i < MOST; i++) bytes[i] = (char)chance(seed);
}

static void digest_of_libmd(const char *bytes, size_t len, char hex[65]) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, (const uint8_t *)bytes, len);
  finish(&context, hex);
}

static void every_length_as_libmd_has_it(void **state) {
  (void)state;
  uint64_t seed = 5;
  char bytes[MOST], found[65], wanted[65];
  fill(bytes, &seed);
  for (size_t len = 0; len <= MOST; len++) {
    SHA2_CTX context;
    SHA256Init(&context);
    eng__sha256_add(&context, (eng__slice){bytes, len});
    finish(&context, found);
    digest_of_libmd(bytes, len, wanted);
    assert_string_equal(found, wanted);
  }
}

/* In pieces of any length, each given to ours or to libmd's. */
static void pieces_make_the_whole(void **state) {
  (void)state;
  uint64_t seed = 7;
  char bytes[MOST], found[65], wanted[65];
  for (int turn = 0; turn < 2000; turn++) {
    fill(bytes, &seed);
    SHA2_CTX context;
    SHA256Init(&context);
    size_t at = 0, most = 1 + chance_below(&seed, MOST / 2);
    while (at < MOST) {
      size_t len = chance_below(&seed, most) + 1;
      if (len > MOST - at) len = MOST - at;
      if (chance_below(&seed, 4)) eng__sha256_add(&context, (eng__slice){bytes + at, len});
      else SHA256Update(&context, (const uint8_t *)bytes + at, len);
      at += len;
    }
    finish(&context, found);
    digest_of_libmd(bytes, MOST, wanted);
    assert_string_equal(found, wanted);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(published_values),
      cmocka_unit_test(every_length_as_libmd_has_it),
      cmocka_unit_test(pieces_make_the_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
