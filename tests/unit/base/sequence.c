/* One UTF-8 sequence, told and written: every code point, and the broken forms of the standard's
 * own examples. */
#include "support/check.h"

#include "base/sequence.h"

/* By another road than eng__utf8_encode(). */
static size_t encode(uint32_t cp, char out[4]) {
  if (cp < 0x80) return out[0] = (char)cp, 1;
  size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  for (size_t i = len; i-- > 1; cp >>= 6) out[i] = (char)(0x80 | (cp & 0x3F));
  out[0] = (char)((0xF00 >> len & 0xF0) | cp);
  return len;
}

static void a_code_point_is_written_as_its_sequence(void **state) {
  (void)state;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    char bytes[4], wanted[4];
    size_t len = encode(cp, wanted);
    assert_int_equal(eng__utf8_encode(cp, bytes), len);
    assert_memory_equal(bytes, wanted, len);
  }
}

static void encode_what_is_no_code_point(void **state) {
  (void)state;
  static const uint32_t BAD[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
    char out[4];
    assert_int_equal(eng__utf8_encode(BAD[i], out), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
  }
}

static void every_code_point_is_whole_and_its_parts_are_broken(void **state) {
  (void)state;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    char bytes[4];
    size_t len = encode(cp, bytes);
    bool valid = false;
    assert_int_equal(eng__sequence(bytes, len, &valid), len);
    assert_true(valid);
    for (size_t cut = 1; cut < len; cut++) {
      assert_int_equal(eng__sequence(bytes, cut, &valid), cut);
      assert_false(valid);
    }
  }
}

/* Unicode 15.0 section 3.9, tables 3-8 to 3-11: lengths of the maximal subparts. */
static void broken_sequences_fall_into_maximal_subparts(void **state) {
  (void)state;
  static const struct {
    const char *bytes, *lengths; /* digits: broken subparts; letters: whole ones */
  } cases[] = {
      {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "11111111a"},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "11111111a"},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "11111a11a"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "2132a"},
      {"\xF5\x80\xFF\xFE\x80", "11111"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    const char *p = cases[i].bytes, *end = p + strlen(p);
    for (const char *wanted = cases[i].lengths; *wanted; wanted++) {
      bool valid;
      size_t len = eng__sequence(p, (size_t)(end - p), &valid);
      assert_int_equal(valid, *wanted >= 'a');
      assert_int_equal(len, *wanted >= 'a' ? *wanted - 'a' + 1 : *wanted - '0');
      p += len;
    }
    assert_ptr_equal(p, end);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_code_point_is_written_as_its_sequence),
      cmocka_unit_test(encode_what_is_no_code_point),
      cmocka_unit_test(every_code_point_is_whole_and_its_parts_are_broken),
      cmocka_unit_test(broken_sequences_fall_into_maximal_subparts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
