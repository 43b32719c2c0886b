/* Heads, problems and hits cross between processes unchanged; cut frames are seen. */
#include "run/protocol.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static const eng__result_group group = {{"who", 3}, {"Zarif", 5}, {"zarif", 5}, 10, 15, 9, 14};

static const eng__result_hit hit = {.id = 0x123456789abcdef0,
                                    .start_byte = 1,
                                    .end_byte = 2,
                                    .start_char = 3,
                                    .end_char = 4,
                                    .line = 5,
                                    .column = 6,
                                    .text = {"War", 3},
                                    .folded = {"war", 3},
                                    .entity = {"e", 1},
                                    .form = {"f", 1},
                                    .score = 0.25,
                                    .note = {"{}", 2},
                                    .has_context = true,
                                    .left = {"l", 1},
                                    .right = {"r", 1},
                                    .groups = &group,
                                    .group_count = 1};

static bool same(eng__slice a, eng__slice b) {
  return eng__slice_equal(a, b);
}

static void hits_come_back(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__result_groups groups = {0};
  eng__put_hit(&out, &hit, 9);
  eng__wire in = {out.at, out.at + out.len, false};
  eng__result_hit back;
  uint32_t rule;
  eng__get_hit(&in, &back, &groups, &rule);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  assert_int_equal(rule, 9);
  assert_true(back.id == hit.id && back.start_byte == 1 && back.end_byte == 2);
  assert_true(back.start_char == 3 && back.end_char == 4 && back.line == 5 && back.column == 6);
  assert_true(same(back.text, hit.text) && same(back.folded, hit.folded));
  assert_true(same(back.entity, hit.entity) && same(back.form, hit.form) &&
              same(back.note, hit.note));
  assert_true(back.score == 0.25 && back.has_context);
  assert_true(same(back.left, hit.left) && same(back.right, hit.right));
  assert_int_equal(back.group_count, 1);
  assert_true(same(back.groups[0].name, group.name) && same(back.groups[0].entity, group.entity));
  assert_true(back.groups[0].start_byte == 10 && back.groups[0].end_char == 14);
  eng__buffer_free(&out);
  eng__vec_free(&groups);
}

static void a_hit_cut_anywhere_is_bad(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__result_groups groups = {0};
  eng__put_hit(&out, &hit, 9);
  for (size_t len = 0; len < out.len; len++) {
    eng__wire in = {out.at, out.at + len, false};
    eng__result_hit back;
    uint32_t rule;
    eng__get_hit(&in, &back, &groups, &rule);
    assert_true(in.bad);
  }
  eng__buffer_free(&out);
  eng__vec_free(&groups);
}

/* A group count that the frame does not hold must not make the reader allocate for it. */
static void a_false_group_count_is_bad(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__result_groups groups = {0};
  eng__put_hit(&out, &hit, 9);
  eng__result_hit without = hit;
  without.group_count = 0;
  eng__buffer plain = {0};
  eng__put_hit(&plain, &without, 9);
  uint32_t lie = UINT32_MAX;
  memcpy(plain.at + plain.len - 4, &lie, sizeof lie);
  eng__wire in = {plain.at, plain.at + plain.len, false};
  eng__result_hit back;
  uint32_t rule;
  eng__get_hit(&in, &back, &groups, &rule);
  assert_true(in.bad);
  assert_true(groups.capacity < 1000);
  eng__buffer_free(&out);
  eng__buffer_free(&plain);
  eng__vec_free(&groups);
}

static void heads_come_back(void **state) {
  (void)state;
  eng__document_head head = {.index = 3,
                             .skipped = true,
                             .failed = true,
                             .doc = {"d", 1},
                             .lang = {"fa", 2},
                             .encoding = {"utf-16le", 8},
                             .bytes = 10,
                             .words = 11,
                             .sentences = 12,
                             .meta_row = -1,
                             .meta_count = 13,
                             .problem_count = 14,
                             .hit_count = 15,
                             .log_count = 16};
  eng__buffer out = {0};
  eng__put_head(&out, &head);
  eng__wire in = {out.at, out.at + out.len, false};
  eng__document_head back;
  eng__get_head(&in, &back);
  assert_false(in.bad);
  assert_true(back.index == 3 && back.skipped && back.failed && back.meta_row == -1);
  assert_true(same(back.doc, head.doc) && same(back.lang, head.lang) &&
              same(back.encoding, head.encoding));
  assert_true(back.bytes == 10 && back.words == 11 && back.sentences == 12);
  assert_true(back.meta_count == 13 && back.problem_count == 14 && back.hit_count == 15 &&
              back.log_count == 16);
  eng__buffer_free(&out);
}

static void problems_come_back(void **state) {
  (void)state;
  eng__result_problem problem = {
      .rule = {"r", 1}, .offset = -1, .kind = {"timeout", 7}, .message = {"m", 1}};
  eng__buffer out = {0};
  eng__put_problem(&out, &problem);
  eng__wire in = {out.at, out.at + out.len, false};
  eng__result_problem back;
  eng__get_problem(&in, &back);
  assert_false(in.bad);
  assert_true(back.offset == -1 && same(back.rule, problem.rule) && same(back.kind, problem.kind) &&
              same(back.message, problem.message));
  eng__buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hits_come_back),
      cmocka_unit_test(a_hit_cut_anywhere_is_bad),
      cmocka_unit_test(a_false_group_count_is_bad),
      cmocka_unit_test(heads_come_back),
      cmocka_unit_test(problems_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
