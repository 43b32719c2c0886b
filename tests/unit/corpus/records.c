/* Lines out of a descriptor, against splitting the same bytes in memory. */
#include "support/scratch.h"

#include "corpus/records.h"

enum { LONGEST = 30 };

/* What eng__lines_next() should make of bytes: "number:line|", "number!|" for one too long. */
static void split(const char *bytes, char *to) {
  size_t number = 0;
  *to = '\0';
  if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0) bytes += 3;
  while (*bytes) {
    size_t len = strcspn(bytes, "\n"), kept = len;
    number++;
    if (kept && bytes[kept - 1] == '\r') kept--;
    if (kept > LONGEST) to += sprintf(to, "%zu!|", number);
    else if (strspn(bytes, " \t\r") < kept)
      to += sprintf(to, "%zu:%.*s|", number, (int)kept, bytes);
    bytes += len + (bytes[len] == '\n');
  }
}

static void collect(int fd, char *to) {
  eng__lines lines = {0};
  eng__slice line;
  eng__lines_begin(&lines, fd, UINT64_MAX, LONGEST);
  *to = '\0';
  for (;;) {
    eng__line_state state = eng__lines_next(&lines, &line);
    if (state == ENG__LINE_END) break;
    if (state == ENG__LINE_TOO_LONG) to += sprintf(to, "%zu!|", (size_t)lines.number);
    else to += sprintf(to, "%zu:%.*s|", (size_t)lines.number, (int)line.len, line.at);
  }
  eng__lines_end(&lines);
  eng__buffer_free(&lines.buffer);
}

static void check_lines(const char *bytes) {
  char wanted[4000], found[4000];
  write_file("f", bytes);
  split(bytes, wanted);
  int fd = open("f", O_RDONLY);
  collect(fd, found);
  close(fd);
  check_text(bytes, eng__slice_of(found), wanted);
}

static void edges(void **state) {
  (void)state;
  static const char *const cases[] = {
      "",
      "\n",
      "a",
      "a\n",
      "a\n\nb",
      "\r\n",
      "a\r\n",
      "a\rb\n",
      "\xEF\xBB\xBF",
      "\xEF\xBB\xBF"
      "a\n",
      "a\n\xEF\xBB\xBF"
      "b\n",
      " \t\n \r\na",
      "123456789012345678901234567890",      /* just so long */
      "123456789012345678901234567890\r\nb", /* its end does not count */
      "\xEF\xBB\xBF"
      "123456789012345678901234567890\r\nb",
      "1234567890123456789012345678901", /* one over */
      "1234567890123456789012345678901\nb\n",
      "1234567890123456789012345678901\r\nb\n",
      "a\n12345678901234567890123456789012345678901234567890123456789012345678901234567890\nb",
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_lines(cases[i]);
}

static void random_bytes(void **state) {
  (void)state;
  static const char letters[] = "ab\n\n\r \t{";
  uint64_t seed = 12;
  for (size_t round = 0; round < 500; round++) {
    char bytes[300];
    size_t len = chance_below(&seed, sizeof bytes), spread = 1 + chance_below(&seed, 40);
    for (size_t i = 0; i < len; i++)
      bytes[i] =
          chance_below(&seed, spread) ? 'x' : letters[chance_below(&seed, sizeof letters - 1)];
    bytes[len] = '\0';
    check_lines(bytes);
  }
}

/* A container is read no further than it was long when it was opened. */
static void no_more_is_read_than_allowed(void **state) {
  (void)state;
  write_file("f", "one\ntwo\nthree\n");
  eng__lines lines = {0};
  eng__slice line;
  int fd = open("f", O_RDONLY);
  eng__lines_begin(&lines, fd, 10, LONGEST);
  assert_int_equal(eng__lines_next(&lines, &line), ENG__LINE_FOUND);
  assert_int_equal(eng__lines_next(&lines, &line), ENG__LINE_FOUND);
  assert_int_equal(eng__lines_next(&lines, &line), ENG__LINE_FOUND);
  check_text("cut", line, "th");
  assert_int_equal(eng__lines_next(&lines, &line), ENG__LINE_END);
  assert_int_equal(lines.left, 0);
  eng__buffer_free(&lines.buffer);
  close(fd);
}

static void peeking_leaves_all_where_it_is(void **state) {
  (void)state;
  static const struct {
    const char *bytes, *first; /* NULL: there is none */
  } cases[] = {{"", NULL},
               {"\n \n", NULL},
               {"a\nb\n", "a"},
               {"\n\r\n x\r\ny", " x"},
               {"\xEF\xBB\xBF{}\n", "{}"},
               {"last", "last"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    write_file("f", cases[i].bytes);
    eng__lines lines = {0};
    eng__slice line, all, head;
    int fd = open("f", O_RDONLY);
    eng__lines_begin(&lines, fd, UINT64_MAX, LONGEST);
    eng__line_state state_found = eng__lines_peek(&lines, &line);
    assert_int_equal(state_found, cases[i].first ? ENG__LINE_FOUND : ENG__LINE_END);
    if (cases[i].first) check_text(cases[i].bytes, line, cases[i].first);
    assert_int_equal(eng__lines_head(&lines, &head), ENG__LINE_FOUND);
    check_text("head", head, cases[i].bytes);
    assert_int_equal(eng__lines_all(&lines, &all), ENG__LINE_FOUND);
    check_text("all", all, cases[i].bytes);
    eng__buffer_free(&lines.buffer);
    close(fd);
  }
}

static void all_is_at_most_as_long_as_a_line(void **state) {
  (void)state;
  char text[LONGEST + 2] = "";
  memset(text, '\n', LONGEST + 1);
  for (size_t len = LONGEST; len <= LONGEST + 1; len++) {
    write_file_bytes("f", text, len);
    eng__lines lines = {0};
    eng__slice all;
    int fd = open("f", O_RDONLY);
    eng__lines_begin(&lines, fd, UINT64_MAX, LONGEST);
    assert_int_equal(eng__lines_all(&lines, &all),
                     len > LONGEST ? ENG__LINE_TOO_LONG : ENG__LINE_FOUND);
    eng__buffer_free(&lines.buffer);
    close(fd);
  }
}

static void a_failing_read_says_so(void **state) {
  (void)state;
  eng__lines lines = {0};
  eng__slice line;
  int fd = open(".", O_RDONLY);
  eng__lines_begin(&lines, fd, UINT64_MAX, LONGEST);
  assert_int_equal(eng__lines_next(&lines, &line), ENG__LINE_FAILED);
  assert_int_equal(eng__lines_peek(&lines, &line), ENG__LINE_FAILED);
  assert_int_equal(eng__lines_all(&lines, &line), ENG__LINE_FAILED);
  eng__buffer_free(&lines.buffer);
  close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(edges),
      TEST(random_bytes),
      TEST(no_more_is_read_than_allowed),
      TEST(peeking_leaves_all_where_it_is),
      TEST(all_is_at_most_as_long_as_a_line),
      TEST(a_failing_read_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
