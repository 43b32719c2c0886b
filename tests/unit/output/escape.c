/* Text on its way to a terminal: what acts is shown by number, all else passes. */
#include "support/check.h"

#include "output/escape.h"
#include "unicode/utf8.h"

static void what_acts_is_shown_by_number(void **state) {
  (void)state;
  static const struct {
    eng__slice text;
    size_t most;
    const char *safe;
  } cases[] = {
      {{NULL, 0}, 0, ""},
      {{"plain text", 10}, 0, "plain text"},
      {{"\0\x1B[31m\x7F", 7}, 0, "\\u{0000}\\u{001B}[31m\\u{007F}"},
      {{"a\nb\tc\r", 6}, 0, "a\\u{000A}b\\u{0009}c\\u{000D}"},
      {{"\xC2\x9B\xC2\xA0", 4}, 0, "\\u{009B}\xC2\xA0"},
      {{"\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA9", 9}, 0, "\\u{202E}\\u{2066}\\u{2069}"},
      {{"\xE2\x80\xA8\xE2\x80\xA9", 6}, 0, "\\u{2028}\\u{2029}"},
      {{"\xE2\x80\x8E\xD8\x9C", 5}, 0, "\\u{200E}\\u{061C}"},
      {{"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB1", 9}, 0, "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB1"},
      {{"\xFF\xE2\x80\xC0", 4}, 0, "\\xff\\xe2\\x80\\xc0"},
      {{"abc", 3}, 3, "abc"},
      {{"abcd", 4}, 3, "abc…"},
      {{"\xD9\x85\xD9\x85\xD9\x85", 6}, 2, "\xD9\x85\xD9\x85…"},
      {{"\x1B\x1B\x1B", 3}, 1, "\\u{001B}…"},
      {{"\\u{001B}", 8}, 0, "\\u{001B}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    eng__write_safe(&out, cases[i].text, cases[i].most);
    check_text(cases[i].safe, eng__buffer_slice(&out), cases[i].safe);
    eng__buffer_free(&out);
  }
}

/* Every code point: harmless ones unchanged, the others as ASCII. */
static void every_code_point_is_told(void **state) {
  (void)state;
  size_t shown = 0;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    char bytes[4];
    eng__slice text = {bytes, eng__utf8_encode(cp, bytes)};
    eng__buffer out = {0};
    eng__write_safe(&out, text, 0);
    if (!eng__slice_equal(eng__buffer_slice(&out), text)) {
      char wanted[16];
      snprintf(wanted, sizeof wanted, "\\u{%04X}", (unsigned)cp);
      check_text("code point", eng__buffer_slice(&out), wanted);
      shown++;
    }
    eng__buffer_free(&out);
  }
  assert_int_equal(shown, 32 + 1 + 32 + 2 + 12); /* C0, DEL, C1, separators, Bidi_Control */
}

/* Any bytes: what comes out is valid, and holds nothing that acts. */
static void random_bytes_come_out_harmless(void **state) {
  (void)state;
  uint64_t seed = 14;
  for (size_t round = 0; round < 2000; round++) {
    char bytes[60];
    size_t len = chance_below(&seed, sizeof bytes);
    for (size_t i = 0; i < len; i++) bytes[i] = (char)chance(&seed);
    eng__buffer out = {0};
    eng__write_safe(&out, (eng__slice){bytes, len}, chance_below(&seed, 50));
    assert_int_equal(eng__utf8_valid_prefix(out.at, out.len), out.len);
    for (size_t i = 0; i < out.len; i++) assert_true((unsigned char)out.at[i] >= 0x20);
    eng__buffer_free(&out);
  }
}

static void white_space_is_one_space(void **state) {
  (void)state;
  static const struct {
    eng__slice text;
    size_t most;
    const char *flat;
  } cases[] = {
      {{NULL, 0}, 0, ""},
      {{"a \t\r\n b", 7}, 0, "a b"},
      {{" a\n", 3}, 0, " a "},
      {{"a\0b \0", 5}, 0, "a\\u{0000}b \\u{0000}"},
      {{"abcd ef", 7}, 3, "abc… ef"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    eng__write_flat(&out, cases[i].text, cases[i].most);
    check_text("flat", eng__buffer_slice(&out), cases[i].flat);
    eng__buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_acts_is_shown_by_number),
      cmocka_unit_test(white_space_is_one_space),
      cmocka_unit_test(every_code_point_is_told),
      cmocka_unit_test(random_bytes_come_out_harmless),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
