/* Steps of a trace on the wire, and which document is asked about. */
#include "support/check.h"

#include "run/traced.h"

static void a_step_comes_back_as_it_went(void **state) {
  (void)state;
  for (int verdict = -1; verdict <= 1; verdict++) {
    eng__traced sent = {.rule = 7,
                        .element = ENG__SLICE("with"),
                        .detail = ENG__SLICE("\0x"),
                        .verdict = verdict,
                        .has_hit = verdict == 0,
                        .hit = {3, 4, ENG__SLICE("war")},
                        .text = {UINT64_MAX, 1, {NULL, 0}}};
    eng__traced got;
    eng__buffer out = {0};
    eng__put_traced(&out, &sent);
    eng__wire in = {out.at, out.at + out.len, false};
    eng__get_traced(&in, &got);
    assert_false(in.bad);
    assert_ptr_equal(in.at, in.end);
    assert_int_equal(got.rule, 7);
    assert_int_equal(got.verdict, verdict);
    assert_int_equal(got.has_hit, verdict == 0);
    check_text("element", got.element, "with");
    check_bytes("detail", got.detail, ENG__SLICE("\0x"));
    check_text("hit", got.hit.text, "war");
    assert_int_equal(got.hit.line, 3);
    assert_int_equal(got.hit.column, 4);
    assert_true(got.text.line == UINT64_MAX);
    assert_int_equal(got.text.text.len, 0);
    eng__buffer_free(&out);
  }
}

static void a_step_that_is_cut_off_is_bad(void **state) {
  (void)state;
  eng__traced step = {.element = ENG__SLICE("find"), .detail = ENG__SLICE("x")};
  eng__buffer out = {0};
  eng__put_traced(&out, &step);
  for (size_t len = 0; len < out.len; len++) {
    eng__wire in = {out.at, out.at + len, false};
    eng__get_traced(&in, &step);
    assert_true(in.bad);
  }
  char wild[64];
  memset(wild, 0xFF, sizeof wild);
  eng__wire in = {wild, wild + sizeof wild, false};
  eng__get_traced(&in, &step);
  assert_true(in.bad);
  assert_true(step.verdict >= -1 && step.verdict <= 1);
  eng__buffer_free(&out);
}

static void one_document_is_asked_about(void **state) {
  (void)state;
  static const struct {
    const char *wanted, *doc, *id;
    bool record, asked;
  } cases[] = {
      {NULL, "a.txt", "", false, true},      {NULL, "a.jsonl#1", "", true, false},
      {"1", "a.txt", "", false, false},      {"1", "a.jsonl#1", "", true, true},
      {"1", "a.jsonl#11", "", true, false},  {"11", "a.jsonl#1", "", true, false},
      {"p1", "a.jsonl#4", "p1", true, true}, {"4", "a#b.jsonl#4", "p1", true, true},
      {"", "a.jsonl#4", "p1", true, false},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__why_ask why = {cases[i].wanted, 1, NULL};
    bool asked = eng__why_asks(&why, cases[i].record, eng__slice_of(cases[i].doc),
                               eng__slice_of(cases[i].id));
    if (asked != cases[i].asked) fail_msg("%s of %s", cases[i].wanted, cases[i].doc);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_step_comes_back_as_it_went),
      cmocka_unit_test(a_step_that_is_cut_off_is_bad),
      cmocka_unit_test(one_document_is_asked_about),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
