/* UTF-8: table 3-7 of the standard row by row, its examples of maximal subparts, and the fast walk
 * against a slow one over every pair and many triples of bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/utf8.h"

typedef struct decode_case {
  const char *name, *bytes;
  size_t len;
  uint32_t cp;
  size_t took;
} decode_case;

static const decode_case DECODE[] = {
    {"NUL", "\0", 1, 0, 1},
    {"ASCII", "a", 1, 'a', 1},
    {"U+007F", "\x7F", 1, 0x7F, 1},
    {"U+0080", "\xC2\x80", 2, 0x80, 2},
    {"U+07FF", "\xDF\xBF", 2, 0x7FF, 2},
    {"U+0800", "\xE0\xA0\x80", 3, 0x800, 3},
    {"U+D7FF", "\xED\x9F\xBF", 3, 0xD7FF, 3},
    {"U+E000", "\xEE\x80\x80", 3, 0xE000, 3},
    {"U+FFFF", "\xEF\xBF\xBF", 3, 0xFFFF, 3},
    {"U+10000", "\xF0\x90\x80\x80", 4, 0x10000, 4},
    {"U+10FFFF", "\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
    {"lone continuation", "\x80", 1, ENG__CP_BROKEN, 1},
    {"C0 never occurs", "\xC0\x80", 2, ENG__CP_BROKEN, 1},
    {"C1 never occurs", "\xC1\xBF", 2, ENG__CP_BROKEN, 1},
    {"F5 never occurs", "\xF5\x80\x80\x80", 4, ENG__CP_BROKEN, 1},
    {"FF never occurs", "\xFF", 1, ENG__CP_BROKEN, 1},
    {"overlong three", "\xE0\x9F\xBF", 3, ENG__CP_BROKEN, 1},
    {"overlong four", "\xF0\x8F\xBF\xBF", 4, ENG__CP_BROKEN, 1},
    {"surrogate", "\xED\xA0\x80", 3, ENG__CP_BROKEN, 1},
    {"past U+10FFFF", "\xF4\x90\x80\x80", 4, ENG__CP_BROKEN, 1},
    {"two cut off", "\xC3", 1, ENG__CP_BROKEN, 1},
    {"three cut off after one", "\xE2", 1, ENG__CP_BROKEN, 1},
    {"three cut off after two", "\xE2\x80", 2, ENG__CP_BROKEN, 2},
    {"three broken after two", "\xE2\x80xx", 4, ENG__CP_BROKEN, 2},
    {"four cut off after three", "\xF0\x9F\x98", 3, ENG__CP_BROKEN, 3},
    {"four broken after three", "\xF1\x80\x80\xC3", 4, ENG__CP_BROKEN, 3},
    {"a length that cuts good text", "\xE2\x80\x8C", 2, ENG__CP_BROKEN, 2},
};

static void decode(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof DECODE / sizeof *DECODE; i++) {
    const decode_case *c = &DECODE[i];
    char *exact = malloc(c->len); /* a sanitizer sees a byte too many read */
    memcpy(exact, c->bytes, c->len);
    uint32_t cp = 1;
    size_t took = eng__utf8_decode(exact, c->len, &cp);
    if (took != c->took || cp != c->cp) fail_msg("%s: U+%04X, %zu bytes", c->name, cp, took);
    free(exact);
  }
}

/* The standard's example, 3.9 table 3-8: one U+FFFD for each maximal subpart. */
static void maximal_subparts(void **state) {
  (void)state;
  static const char BYTES[] = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  static const uint32_t WANTED[] = {'a',
                                    ENG__CP_BROKEN,
                                    ENG__CP_BROKEN,
                                    ENG__CP_BROKEN,
                                    'b',
                                    ENG__CP_BROKEN,
                                    'c',
                                    ENG__CP_BROKEN,
                                    ENG__CP_BROKEN,
                                    'd'};
  size_t at = 0, len = sizeof BYTES - 1;
  for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
    uint32_t cp;
    at += eng__utf8_decode(BYTES + at, len - at, &cp);
    assert_int_equal(cp, WANTED[i]);
  }
  assert_int_equal(at, len);
}

static size_t slow_valid_prefix(const char *bytes, size_t len) {
  size_t at = 0;
  while (at < len) {
    uint32_t cp;
    size_t took = eng__utf8_decode(bytes + at, len - at, &cp);
    if (cp == ENG__CP_BROKEN) return at;
    at += took;
  }
  return at;
}

/* Every three bytes out of those that matter, at every place in and around rounds of 16 and of 64.
 */
static void valid_prefix(void **state) {
  (void)state;
  static const unsigned char EDGES[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                        0xC0, 0xC1, 0xC2, 0xD8, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  enum { COUNT = sizeof EDGES, LEN = 140 };
  assert_int_equal(eng__utf8_valid_prefix(NULL, 0), 0);
  for (int pad = 0; pad < 2; pad++)
    for (size_t place = 0; place + 5 <= LEN; place++)
      for (size_t i = 0; i < COUNT * COUNT * COUNT; i++) {
        char text[LEN];
        for (size_t k = 0; k < LEN; k++) text[k] = (pad ? "\xD8\xA7" : "ab")[k % 2];
        if (pad && place % 2) text[place - 1] = 'x';
        text[place] = (char)EDGES[i % COUNT];
        text[place + 1] = (char)EDGES[i / COUNT % COUNT];
        text[place + 2] = (char)EDGES[i / COUNT / COUNT];
        text[place + 3] = (char)0x80;
        size_t wanted = slow_valid_prefix(text, LEN);
        if (eng__utf8_valid_prefix(text, LEN) != wanted) fail_msg("place %zu, %zu", place, i);
        if (place > 20) i += 10; /* the first rounds have shown the rest */
      }
}

static void valid_prefix_lengths(void **state) {
  (void)state;
  static const char TEXT[] =
      "Persian: خانه‌های بزرگ, “quoted”, \U0001F600 中文 é and more of it, 012";
  size_t len = sizeof TEXT - 1;
  assert_int_equal(eng__utf8_valid_prefix(TEXT, len), len);
  for (size_t cut = 0; cut <= len; cut++) {
    char *exact = malloc(cut ? cut : 1);
    memcpy(exact, TEXT, cut);
    assert_int_equal(eng__utf8_valid_prefix(exact, cut), slow_valid_prefix(exact, cut));
    free(exact);
  }
}

static void every_code_point(void **state) {
  (void)state;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    char bytes[6] = "xxxxx";
    size_t len = eng__utf8_encode(cp, bytes + 1);
    uint32_t decoded;
    assert_int_equal(eng__utf8_decode(bytes + 1, len, &decoded), len);
    assert_int_equal(decoded, cp);
    const char *at = bytes + 1;
    assert_int_equal(eng__utf8_next(&at), cp);
    assert_ptr_equal(at, bytes + 1 + len);
    assert_int_equal(eng__utf8_previous(&at), cp);
    assert_ptr_equal(at, bytes + 1);
    assert_int_equal(eng__utf8_count(bytes, 1 + len), 2);
    for (size_t i = 0; i <= len; i++)
      assert_int_equal(eng__utf8_boundary((eng__slice){bytes + 1, len}, i), i == 0 || i == len);
  }
}

static void count(void **state) {
  (void)state;
  static const char TEXT[] = "aé‌\U0001F600aé‌\U0001F600aé‌\U0001F600";
  assert_int_equal(eng__utf8_count(NULL, 0), 0);
  assert_int_equal(eng__utf8_count(TEXT, sizeof TEXT - 1), 12);
  assert_int_equal(eng__utf8_count(TEXT, 1), 1);
  assert_int_equal(eng__utf8_count("abcdefgh", 8), 8);
  /* Long enough for every column to be added up several times, begun and ended anywhere. */
  static char text[3 * 255 * 16 + 40];
  for (size_t i = 0; i < sizeof text; i++) text[i] = TEXT[i % (sizeof TEXT - 1)];
  for (size_t start = 0; start < 40; start++) {
    size_t wanted = 0;
    for (size_t i = start; i < sizeof text - start; i++) wanted += (text[i] & 0xC0) != 0x80;
    assert_int_equal(eng__utf8_count(text + start, sizeof text - 2 * start), wanted);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(decode),           cmocka_unit_test(maximal_subparts),
      cmocka_unit_test(valid_prefix),     cmocka_unit_test(valid_prefix_lengths),
      cmocka_unit_test(every_code_point), cmocka_unit_test(count),
  };
  return cmocka_run_group_tests_name("unicode/utf8", tests, NULL, NULL);
}
