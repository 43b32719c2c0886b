/* Which encoding short and long texts are taken for, and what is no text at all. */
#include "base/buffer.h"
#include "support/check.h"
#include "text/recognise.h"
#include "unicode/utf8.h"

typedef struct recognise_case {
  const char *name;
  struct {
    const char *at;
    size_t len;
  } raw;
  eng__encoding encoding;
} recognise_case;

#define RAW(literal)                                                                               \
  { (literal), sizeof(literal) - 1 }

static const recognise_case CASES[] = {
    {"empty", RAW(""), ENG__UTF8},
    {"ASCII", RAW("plain text"), ENG__UTF8},
    {"Persian UTF-8", RAW("خبر جنگ"), ENG__UTF8},
    {"UTF-8 with a broken byte", RAW("خبر \xD9 جنگ"), ENG__UTF8},
    {"ASCII with one broken byte", RAW("plain \xFF text"), ENG__UTF8},
    {"ASCII with half a sequence", RAW("plain \xE2\x80 text"), ENG__UTF8},
    {"ASCII cut at the end", RAW("plain \xD9"), ENG__UTF8},
    {"lead byte in a word", RAW("plai\xC3n text"), ENG__UTF8},
    {"ASCII with a NUL", RAW("plain\0text that goes on"), ENG__UTF8},
    {"UTF-8 mark", RAW("\xEF\xBB\xBF\xFF"), ENG__UTF8},
    {"UTF-16 mark",
     RAW("\xFF\xFE"
         "a"),
     ENG__UTF16LE},
    {"UTF-16 mark, big", RAW("\xFE\xFF"), ENG__UTF16BE},
    {"UTF-32 mark", RAW("\xFF\xFE\0\0"), ENG__UTF32LE},
    {"UTF-32 mark, big", RAW("\0\0\xFE\xFF"), ENG__UTF32BE},
    {"English UTF-16", RAW("w\0a\0r\0"), ENG__UTF16LE},
    {"English UTF-16, big", RAW("\0w\0a\0r"), ENG__UTF16BE},
    {"Persian UTF-16 without a space", RAW("\x33\x06\x44\x06\x27\x06\x45\x06"), ENG__UTF16LE},
    {"Persian UTF-16, big", RAW("\x06\x33\x06\x44\0 \x06\x27\x06\x45"), ENG__UTF16BE},
    {"English UTF-32", RAW("w\0\0\0a\0\0\0"), ENG__UTF32LE},
    {"English UTF-32, big", RAW("\0\0\0w\0\0\0a"), ENG__UTF32BE},
    {"Persian 1256", RAW("\xD3\xE1\xC7\xE3 \xE6 \xCC\xE4\x90"), ENG__WINDOWS_1256},
    {"one Arabic word among English", RAW("The word \xC7\xED\xD1\xC7\xE4 means Iran"),
     ENG__WINDOWS_1256},
    {"1256 with vowels and half-space", RAW("\xE3\xED\x9D\xD1\xE6\xCF \xDF\xCA\xC7\xC8\xF6"),
     ENG__WINDOWS_1256},
    {"French", RAW("Les \xE9lections \xE0 T\xE9h\xE9ran, l'\xE9t\xE9 dernier"), ENG__WINDOWS_1252},
    {"one accent at the end", RAW("caf\xE9"), ENG__WINDOWS_1252},
    {"German", RAW("M\xFCller h\xF6rt \xC4rger"), ENG__WINDOWS_1252},
    {"Spanish", RAW("\xBFQu\xE9 ni\xF1o? \xA1Se\xF1or!"), ENG__WINDOWS_1252},
    {"quotes only", RAW("\x93It\x92s\x94 \x97 he said\x85"), ENG__WINDOWS_1252},
};

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(CASES); i++) {
    eng__recognition r = eng__recognise((eng__slice){CASES[i].raw.at, CASES[i].raw.len});
    if (r.encoding != CASES[i].encoding)
      fail_msg("%s: taken for %s (%s)", CASES[i].name, eng__encoding_name(r.encoding), r.reason);
    assert_non_null(r.reason);
    /* Nobody looks again at what is said to be valid. */
    size_t valid = eng__utf8_valid_prefix(CASES[i].raw.at, CASES[i].raw.len);
    if (r.valid) assert_int_equal(valid, CASES[i].raw.len);
    if (r.encoding == ENG__UTF8 && !r.bom && valid == CASES[i].raw.len) assert_true(r.valid);
  }
}

/* A long Persian text with a few broken bytes anywhere stays UTF-8; the same in 1256 does not. */
static void test_damage_anywhere(void **state) {
  (void)state;
  uint64_t seed = 29;
  eng__buffer text = {0};
  for (int round = 0; round < 200; round++) {
    eng__buffer_clear(&text);
    for (int i = 0; i < 40; i++) eng__buffer_add_string(&text, "این خبر درست نیست. ");
    for (int i = 0; i < 20; i++) text.at[chance_below(&seed, text.len)] = (char)chance(&seed);
    assert_int_equal(eng__recognise((eng__slice){text.at, text.len}).encoding, ENG__UTF8);
  }
  eng__buffer_free(&text);
}

/* Any bytes at all are taken for something. */
static void test_random_bytes(void **state) {
  (void)state;
  uint64_t seed = 31;
  char bytes[300];
  for (int round = 0; round < 5000; round++) {
    size_t len = chance_below(&seed, sizeof bytes);
    for (size_t i = 0; i < len; i++) bytes[i] = (char)chance(&seed);
    eng__recognition r = eng__recognise((eng__slice){bytes, len});
    assert_true(r.encoding <= ENG__WINDOWS_1252 && r.bom <= len);
  }
}

static void test_binary(void **state) {
  (void)state;
  static const struct {
    const char *name;
    struct {
      const char *at;
      size_t len;
    } head;
    bool binary;
  } cases[] = {
      {"empty", RAW(""), false},
      {"text", RAW("some text"), false},
      {"broken text", RAW("some \xFF text"), false},
      {"a NUL", RAW("some\0text, and so on and on"), true},
      {"zeroes", RAW("\0\0\0\0\0\0\0\0"), true},
      {"a program",
       RAW("\x7F"
           "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"),
       true},
      {"UTF-16", RAW("w\0a\0r\0"), false},
      {"UTF-16 with mark", RAW("\xFF\xFEw\0"), false},
      {"UTF-32, big", RAW("\0\0\0w\0\0\0a"), false},
      {"UTF-8 mark and NULs", RAW("\xEF\xBB\xBFx\0y"), true},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    if (eng__looks_binary((eng__slice){cases[i].head.at, cases[i].head.len}) != cases[i].binary)
      fail_msg("%s", cases[i].name);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_damage_anywhere),
      cmocka_unit_test(test_random_bytes),
      cmocka_unit_test(test_binary),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
