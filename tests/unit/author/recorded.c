/* Results read back: what a run wrote comes back as it was, and what no run wrote is refused with
 * its line. */
#include "support/check.h"

#include "output/sink.h"
#include "author/recorded.h"

#include <math.h>
#include <unistd.h>

#define HIT                                                                                        \
  "{\"type\":\"hit\",\"id\":\"00000000000000ff\",\"doc\":\"a\",\"rule\":\"r\",\"start_byte\":1,"   \
  "\"end_byte\":3,\"start_char\":1,\"end_char\":3,\"line\":1,\"column\":2,\"text\":\"x\"}\n"
#define RUN "{\"type\":\"run\",\"schema\":1}\n"
#define FINISH "{\"type\":\"finish\",\"documents\":1}\n"

/* A file without a name that holds the text. */
static FILE *file_of(const char *text, size_t len) {
  FILE *file = tmpfile();
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, len, file), len);
  assert_int_equal(fflush(file), 0);
  return file;
}

static const struct {
  const char *name, *text, *found; /* kinds in order, or the message */
} cases[] = {
    {"empty", "", "."},
    {"a hit alone", HIT, "hit ."},
    {"a whole run", RUN HIT HIT FINISH, "hit hit ."},
    {"blank lines, other types, unknown fields",
     RUN "\n{\"type\":\"doc\",\"doc\":1}\n{\"type\":\"row\",\"x\":[{}]}\n" HIT FINISH, "hit ."},
    {"a lost document", "{\"type\":\"problem\",\"doc\":\"a\",\"kind\":\"timeout\"}\n" HIT,
     "lost hit ."},
    {"a problem that loses nothing",
     "{\"type\":\"problem\",\"doc\":\"a\",\"kind\":\"rule_error\"}\n", "."},
    {"no finish", RUN HIT, "hit f: is not complete: the finish line is missing; run again"},
    {"two runs", RUN HIT FINISH RUN,
     "hit f:4: a second run begins here; give the JSON lines that "
     "engine run wrote"},
    {"no JSON", "x\n", "f:1: not a line of results; give the JSON lines that engine run wrote"},
    {"an array", "\n[1]\n",
     "f:2: not a line of results; give the JSON lines that engine run wrote"},
    {"no type", "{\"doc\":\"a\"}\n",
     "f:1: not a line of results; give the JSON lines that engine run wrote"},
    {"broken UTF-8", "{\"type\":\"doc\",\"doc\":\"\xFF\"}\n",
     "f:1: not a line of results; give the JSON lines that engine run wrote"},
    {"cut", "{\"type\":\"hit\",",
     "f:1: not a line of results; give the JSON lines that engine run wrote"},
    {"more behind", "{\"type\":\"doc\"} x\n",
     "f:1: not a line of results; give the JSON lines that engine run wrote"},
    {"no doc", "{\"type\":\"hit\"}\n",
     "f:1: a hit has no 'doc'; give the JSON lines that engine run wrote"},
    {"an empty rule", "{\"type\":\"hit\",\"doc\":\"a\",\"rule\":\"\"}\n",
     "f:1: a hit has no 'rule'; give the JSON lines that engine run wrote"},
    {"a strange number", "{\"type\":\"hit\",\"line\":-1}\n",
     "f:1: a hit has a strange value in 'line'; give the JSON lines that engine run wrote"},
    {"a huge number", "{\"type\":\"hit\",\"line\":1234567890123456}\n",
     "f:1: a hit has a strange value in 'line'; give the JSON lines that engine run wrote"},
    {"a fraction", "{\"type\":\"hit\",\"start_byte\":1.5}\n",
     "f:1: a hit has a strange value in 'start_byte'; give the JSON lines that engine run wrote"},
    {"a bad id", "{\"type\":\"hit\",\"id\":\"00000000000000FG\"}\n",
     "f:1: a hit has a strange value in 'id'; give the JSON lines that engine run wrote"},
    {"an id with a NUL", "{\"type\":\"hit\",\"id\":\"000000000000000\\u0000\"}\n",
     "f:1: a hit has a strange value in 'id'; give the JSON lines that engine run wrote"},
    {"an infinite score", "{\"type\":\"hit\",\"score\":1e999}\n",
     "f:1: a hit has a strange value in 'score'; give the JSON lines that engine run wrote"},
};

static void read_all(const char *text, char *found) {
  static const char *const kinds[] = {". ", "hit ", "lost "};
  FILE *file = file_of(text, strlen(text));
  eng__recorded recorded;
  eng_error err = {ENG_OK, ""};
  eng_status status = eng__recorded_read(&recorded, "f", fileno(file), &err);
  *found = '\0';
  while (status == ENG_OK) {
    strcat(found, kinds[recorded.kind]);
    if (recorded.kind == ENG__RECORDED_END) break;
    status = eng__recorded_next(&recorded, &err);
  }
  if (status == ENG_OK) found[strlen(found) - 1] = '\0';
  else strcat(found, err.message);
  eng__recorded_close(&recorded);
  fclose(file);
}

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char found[2000];
    read_all(cases[i].text, found);
    if (strcmp(found, cases[i].found) != 0)
      fail_msg("%s: found %s, expected %s", cases[i].name, found, cases[i].found);
  }
}

static void test_there_and_back(void **state) {
  (void)state;
  eng__result_hit hit = {.id = UINT64_C(0xfedcba9876543210),
                         .doc = ENG__SLICE("a\"b\n\xD8\xAC"),
                         .source = ENG__SLICE("s#1"),
                         .rule = ENG__SLICE("p:r.x"),
                         .start_byte = 7,
                         .end_byte = 12,
                         .start_char = 6,
                         .end_char = 11,
                         .line = 2,
                         .column = 3,
                         .text = ENG__SLICE("te\\xt"),
                         .folded = ENG__SLICE("f"),
                         .entity = ENG__SLICE("e"),
                         .form = ENG__SLICE("g"),
                         .score = 0.5,
                         .technique = ENG__SLICE("t"),
                         .level = ENG__SLICE("low"),
                         .note = ENG__SLICE("{\"k\":[1]}"),
                         .has_context = true,
                         .left = ENG__SLICE("l\t")};
  eng__buffer line = {0}, again = {0};
  eng__write_hit_json(&line, &hit);
  FILE *file = file_of(line.at, line.len);
  eng__recorded recorded;
  eng__arena arena = {0};
  eng__result_hit kept;
  assert_int_equal(eng__recorded_read(&recorded, "f", fileno(file), NULL), ENG_OK);
  assert_true(eng__keep_hit(&arena, &recorded.hit, &kept));
  eng__recorded_close(&recorded);
  eng__write_hit_json(&again, &kept);
  assert_true(eng__slice_equal(eng__buffer_slice(&line), eng__buffer_slice(&again)));
  fclose(file);
  eng__arena_free(&arena);
  eng__buffer_free(&line);
  eng__buffer_free(&again);
}

/* Every beginning of a good file ends in a message or in fewer hits, never in more. */
static void test_cut_anywhere(void **state) {
  (void)state;
  static const char whole[] = RUN HIT FINISH;
  for (size_t len = 0; len < sizeof whole - 1; len++) {
    char text[sizeof whole], found[2000];
    memcpy(text, whole, len);
    text[len] = '\0';
    read_all(text, found);
    bool complete = strcmp(found, "hit .") == 0 || strcmp(found, ".") == 0;
    if (complete != (len == 0 || len >= sizeof whole - 2)) fail_msg("at %zu: %s", len, found);
  }
}

static void test_no_file(void **state) {
  (void)state;
  eng__recorded recorded;
  eng_error err = {ENG_OK, ""};
  assert_int_equal(eng__recorded_open(&recorded, "/nonexistent/x", &err), ENG_IO);
  assert_string_equal(err.message, "/nonexistent/x: cannot be opened: No such file or directory");
  eng__recorded_close(&recorded);
  assert_int_equal(eng__recorded_open(&recorded, "/", &err), ENG_IO);
  eng__recorded_close(&recorded);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases), cmocka_unit_test(test_there_and_back),
      cmocka_unit_test(test_cut_anywhere), cmocka_unit_test(test_no_file)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
