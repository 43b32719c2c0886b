/* The results of a shard, read back: a whole file line by line, and what is wrong with a file that
 * is not one. */
#include "support/scratch.h"

#include "run/portion.h"

#define RUN                                                                                        \
  "{\"type\":\"run\",\"schema\":1,\"packs\":[{\"name\":\"r.lua\",\"hash\":\"ab12\"}],"             \
  "\"options\":{\"context\":\"3\"},\"shard\":\"2/3\"}\n"
#define PLACE(n) "{\"type\":\"place\",\"place\":" #n "}\n"
#define HIT "{\"type\":\"hit\",\"id\":\"0000000000000001\",\"doc\":\"a\",\"rule\":\"war\"}\n"
#define PROBLEM                                                                                    \
  "{\"type\":\"problem\",\"doc\":\"a\",\"kind\":\"encoding\",\"message\":\"3 bytes\"}\n"
#define VALUE                                                                                      \
  "{\"type\":\"value\",\"aggregate\":\"all\",\"doc\":\"a\",\"id\":\"00000000000000ff\","           \
  "\"key\":\"k\\u0041\",\"value\":{\"n\":[1, 2]}}\n"
#define FINISH(hits, problems, values)                                                             \
  "{\"type\":\"finish\",\"documents\":2,\"failed\":0,\"skipped\":1,\"bytes\":9,\"hits\":" #hits    \
  ",\"rows\":0,\"problems\":" #problems                                                            \
  ",\"part\":{\"corpus\":\"0123456789abcdef\",\"values\":" #values ",\"encodings\":0}}\n"

static eng__portion part;
static eng_error err;

static eng_status open_text(const char *text) {
  write_file("part.jsonl", text);
  err = (eng_error){ENG_OK, ""};
  return eng__portion_open(&part, "part.jsonl", &err);
}

static void next_is(eng__portion_kind kind, uint64_t place) {
  if (eng__portion_next(&part, &err) != ENG_OK) fail_msg("%s", err.message);
  assert_int_equal(part.kind, kind);
  if (kind != ENG__PORTION_END) assert_int_equal(part.place, place);
}

static void a_whole_file(void **state) {
  (void)state;
  assert_int_equal(
      open_text(RUN PLACE(4) "{\"type\":\"doc\",\"doc\":\"a\"}\n" PROBLEM HIT VALUE PLACE(6)
                    HIT FINISH(2, 1, 1)),
      ENG_OK);
  assert_int_equal(part.shard.index, 1);
  assert_int_equal(part.shard.count, 3);
  check_text("packs", part.packs, "[{\"name\":\"r.lua\",\"hash\":\"ab12\"}]");
  assert_int_equal(part.option_count, 1);
  check_text("option", part.options[0], "context");
  check_text("its value", part.options[1], "3");
  assert_int_equal(part.totals.documents, 2);
  assert_int_equal(part.rest.corpus, 0x0123456789abcdef);
  next_is(ENG__PORTION_DOC, 4);
  next_is(ENG__PORTION_PROBLEM, 4);
  check_text("kind", part.problem, "encoding");
  next_is(ENG__PORTION_HIT, 4);
  check_text("rule", part.rule, "war");
  next_is(ENG__PORTION_VALUE, 4);
  check_text("aggregate", part.rule, "all");
  check_text("key", part.key_text, "kA");
  check_text("value", part.value, "{\"n\":[1, 2]}");
  assert_int_equal(part.id, 255);
  next_is(ENG__PORTION_HIT, 6);
  next_is(ENG__PORTION_END, 0);
  eng__portion_close(&part);
}

static void files_that_no_shard_wrote(void **state) {
  (void)state;
  static const struct {
    const char *text, *wanted;
  } cases[] = {
      {"", "part.jsonl: is not the results of a shard"},
      {"war\n", "part.jsonl: is not the results of a shard"},
      {HIT FINISH(1, 0, 0), "part.jsonl: is not the results of a shard"},
      {"{\"type\":\"run\"}\n" FINISH(0, 0, 0), "part.jsonl: is not the results of a shard"},
      {RUN, "part.jsonl: is not complete"},
      {RUN PLACE(1) HIT, "part.jsonl: is not complete"},
      {RUN "{\"type\":\"finish\",\"hits\":0}\n", "part.jsonl: is not complete"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    assert_int_equal(open_text(cases[i].text), ENG_INVALID);
    check_holds(cases[i].text, err.message, cases[i].wanted);
    eng__portion_close(&part);
  }
  assert_int_equal(eng__portion_open(&part, "none.jsonl", &err), ENG_IO);
  eng__portion_close(&part);
  assert_int_equal(eng__portion_open(&part, "/dev/null", &err), ENG_IO);
  eng__portion_close(&part);
}

/* Read until it fails: what it says. */
static void lines_that_no_shard_wrote(void **state) {
  (void)state;
  static const struct {
    const char *text, *wanted;
  } cases[] = {
      {RUN PLACE(1) HIT FINISH(2, 0, 0), "has not as many lines as its last line says"},
      {RUN PLACE(1) VALUE FINISH(0, 0, 0), "has not as many lines as its last line says"},
      {RUN HIT FINISH(1, 0, 0), "part.jsonl:2: a line without a place"},
      {RUN PLACE(2) PLACE(2) FINISH(0, 0, 0), "part.jsonl:3: the places are not in order"},
      {RUN PLACE(1) "{\"type\":\"row\"}\n" FINISH(0, 0, 0), ":3: a line that no shard writes"},
      {RUN PLACE(1) "{\"type\":\"hit\"}\n" FINISH(1, 0, 0), ":3: a hit has no rule or no doc"},
      {RUN PLACE(1) "{\"type\":\"hit\"\n" FINISH(1, 0, 0), ":3: not a line of results"},
      {RUN PLACE(1) "{\"type\":\"hit\",\"doc\":3}\n" FINISH(1, 0, 0), ":3: not a line of results"},
      {RUN PLACE(1) "{\"type\":\"problem\"}\n" FINISH(0, 1, 0), ":3: a problem has no kind"},
      {RUN PLACE(1) "{\"type\":\"value\",\"aggregate\":\"a\",\"doc\":\"a\",\"id\":\"12\","
                    "\"key\":\"k\"}\n" FINISH(0, 0, 1),
       ":3: a value lacks its aggregate, doc, id or key"},
      {RUN FINISH(0, 0, 0) FINISH(0, 0, 0), "part.jsonl:3: a line behind the last"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng_status status = open_text(cases[i].text);
    assert_int_equal(status, ENG_OK);
    for (int line = 0; line < 9 && status == ENG_OK; line++) {
      status = eng__portion_next(&part, &err);
      if (status == ENG_OK && part.kind == ENG__PORTION_END) break;
    }
    assert_int_equal(status, ENG_INVALID);
    check_holds(cases[i].text, err.message, cases[i].wanted);
    eng__portion_close(&part);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_whole_file),
      cmocka_unit_test(files_that_no_shard_wrote),
      cmocka_unit_test(lines_that_no_shard_wrote),
  };
  return cmocka_run_group_tests(tests, scratch_enter, scratch_leave);
}
