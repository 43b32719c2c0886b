/* Document ids out of paths. */
#include "support/check.h"

#include "corpus/corpus.h"
#include "corpus/path.h"
#include "unicode/utf8.h"

static void paths_become_utf8(void **state) {
  (void)state;
  static const struct {
    eng__slice path;
    const char *id;
  } cases[] = {
      {{"", 0}, ""},
      {{"a/b c.txt", 9}, "a/b c.txt"},
      {{"\xDA\xA9\xE2\x80\x8C\xF0\x9F\x98\x80", 9}, "\xDA\xA9\xE2\x80\x8C\xF0\x9F\x98\x80"},
      {{"\xFF", 1}, "\\xff"},
      {{"a\x80\xBFz", 4}, "a\\x80\\xbfz"},
      {{"\xE2\x80", 2}, "\\xe2\\x80"},
      {{"\xED\xA0\x80", 3}, "\\xed\\xa0\\x80"},
      {{"\\xff", 4}, "\\x5cxff"},
      {{"\\x5c", 4}, "\\x5cx5c"},
      {{"\\xFF", 4}, "\\x5cxFF"},
      {{"\\xf", 3}, "\\xf"},
      {{"\\xfg", 4}, "\\xfg"},
      {{"\\n\\", 3}, "\\n\\"},
      {{"\\\\xff", 5}, "\\\\x5cxff"},
      {{"a\nb\x1B", 4}, "a\nb\x1B"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    eng__write_path(&out, cases[i].path);
    check_text(cases[i].id, eng__buffer_slice(&out), cases[i].id);
    eng__buffer_free(&out);
  }
}

/* Reads an id back: \xNN of lower-case digits is a byte. */
static size_t unescape(eng__slice id, char *to) {
  size_t len = 0;
  for (size_t i = 0; i < id.len; i++) {
    unsigned byte;
    char digits[3] = "";
    bool escape = id.len - i >= 4 && id.at[i] == '\\' && id.at[i + 1] == 'x';
    if (escape) memcpy(digits, id.at + i + 2, 2);
    if (escape && strspn(digits, "0123456789abcdef") == 2) {
      sscanf(digits, "%x", &byte);
      to[len++] = (char)byte;
      i += 3;
    } else {
      to[len++] = id.at[i];
    }
  }
  return len;
}

/* Two paths never have one id: each can be read back. */
static void every_path_can_be_read_back(void **state) {
  (void)state;
  static const char letters[] = "\\\\\\xx5cfF0\xFF\xE2\x80\x8C\xDA";
  uint64_t seed = 10;
  for (size_t round = 0; round < 20000; round++) {
    char path[20], back[80];
    size_t len = chance_below(&seed, sizeof path);
    for (size_t i = 0; i < len; i++) path[i] = letters[chance_below(&seed, sizeof letters - 1)];
    eng__buffer id = {0};
    eng__write_path(&id, (eng__slice){path, len});
    assert_int_equal(eng__utf8_valid_prefix(id.at, id.len), id.len);
    check_bytes("path", (eng__slice){back, unescape(eng__buffer_slice(&id), back)},
                (eng__slice){path, len});
    eng__buffer_free(&id);
  }
}

static void arguments_have_plain_names(void **state) {
  (void)state;
  static const struct {
    const char *argument, *name;
  } cases[] = {{"a", "a"},         {"./a", "a"}, {"a/", "a"},      {"a//", "a"}, {".//a", "a"},
               {"././a/", "a"},    {".", ""},    {"./", ""},       {"./.", ""},  {"/", "/"},
               {"//", "/"},        {"..", ".."}, {"../a", "../a"}, {".a", ".a"}, {"./.a", ".a"},
               {"a/./b", "a/./b"}, {"-", "-"},   {"./-", "-"},     {"/a/", "/a"}};
  for (size_t i = 0; i < COUNT(cases); i++)
    check_text(cases[i].argument, eng__argument_name(cases[i].argument), cases[i].name);
}

static void containers_are_known_by_their_ending(void **state) {
  (void)state;
  assert_true(eng__is_container_name(ENG__SLICE("a.jsonl")));
  assert_true(eng__is_container_name(ENG__SLICE("a/b.ndjson")));
  assert_true(eng__is_container_name(ENG__SLICE("A.JSONL")));
  assert_false(eng__is_container_name(ENG__SLICE("a.json")));
  assert_false(eng__is_container_name(ENG__SLICE("jsonl")));
  assert_false(eng__is_container_name(ENG__SLICE("a.jsonl.txt")));
  assert_false(eng__is_container_name(ENG__SLICE("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paths_become_utf8),
      cmocka_unit_test(every_path_can_be_read_back),
      cmocka_unit_test(arguments_have_plain_names),
      cmocka_unit_test(containers_are_known_by_their_ending),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
