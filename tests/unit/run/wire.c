/* Frames: what goes in comes out, and nothing that a hostile worker sends is believed. */
#include "run/wire.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

static void put_sample(eng__buffer *out) {
  size_t frame = eng__wire_begin(out, 7);
  eng__wire_u32(out, 42);
  eng__wire_u64(out, UINT64_MAX);
  eng__wire_double(out, -0.5);
  eng__wire_slice(out, ENG__SLICE("a\0b"));
  eng__wire_string(out, NULL);
  eng__wire_end(out, frame);
}

static void values_come_back(void **state) {
  (void)state;
  eng__buffer out = {0};
  put_sample(&out);
  size_t used = 0;
  uint32_t type;
  eng__wire in;
  bool broken;
  assert_true(eng__wire_frame(eng__buffer_slice(&out), &used, &type, &in, &broken));
  assert_int_equal(type, 7);
  assert_int_equal(used, out.len);
  assert_int_equal(eng__wire_get_u32(&in), 42);
  assert_true(eng__wire_get_u64(&in) == UINT64_MAX);
  assert_true(eng__wire_get_double(&in) == -0.5);
  assert_true(eng__slice_equal(eng__wire_get_slice(&in), ENG__SLICE("a\0b")));
  assert_int_equal(eng__wire_get_slice(&in).len, 0);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  eng__buffer_free(&out);
}

static void a_slice_may_be_written_in_place(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__wire_u32(&out, 1);
  size_t begin = eng__wire_begin_slice(&out);
  eng__buffer_add_string(&out, "ab");
  eng__buffer_add_string(&out, "cd");
  eng__wire_end_slice(&out, begin);
  eng__wire_end_slice(&out, eng__wire_begin_slice(&out));
  eng__wire_u32(&out, 2);
  eng__wire in = {out.at, out.at + out.len, false};
  assert_int_equal(eng__wire_get_u32(&in), 1);
  assert_true(eng__slice_equal(eng__wire_get_slice(&in), ENG__SLICE("abcd")));
  assert_int_equal(eng__wire_get_slice(&in).len, 0);
  assert_int_equal(eng__wire_get_u32(&in), 2);
  assert_false(in.bad);
  assert_ptr_equal(in.at, in.end);
  eng__buffer_free(&out);
}

/* Every cut of a frame is "not yet", and reading past the end of one turns the reader bad. */
static void cut_frames_wait(void **state) {
  (void)state;
  eng__buffer out = {0};
  put_sample(&out);
  for (size_t len = 0; len < out.len; len++) {
    size_t used = 0;
    uint32_t type;
    eng__wire in;
    bool broken = false;
    assert_false(eng__wire_frame((eng__slice){out.at, len}, &used, &type, &in, &broken));
    assert_int_equal(used, 0);
    assert_false(broken);
  }
  eng__buffer_free(&out);
}

static void values_past_the_end_are_empty(void **state) {
  (void)state;
  const char bytes[] = {3, 0, 0};
  eng__wire in = {bytes, bytes + sizeof bytes, false};
  assert_int_equal(eng__wire_get_u32(&in), 0);
  assert_true(in.bad);
  assert_int_equal(eng__wire_get_slice(&in).len, 0);
}

static void a_slice_longer_than_its_frame_is_empty(void **state) {
  (void)state;
  const char bytes[] = {127, 127, 127, 127, 'x'};
  eng__wire in = {bytes, bytes + sizeof bytes, false};
  assert_int_equal(eng__wire_get_slice(&in).len, 0);
  assert_true(in.bad);
}

static void giant_frames_are_broken(void **state) {
  (void)state;
  const unsigned char bytes[] = {255, 255, 255, 255, 1, 0, 0, 0};
  size_t used = 0;
  uint32_t type;
  eng__wire in;
  bool broken = false;
  assert_false(
      eng__wire_frame((eng__slice){(const char *)bytes, sizeof bytes}, &used, &type, &in, &broken));
  assert_true(broken);
}

static void pipes_carry_frames(void **state) {
  (void)state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  eng__buffer out = {0}, in_bytes = {0};
  put_sample(&out);
  assert_true(eng__wire_send(ends[1], eng__buffer_slice(&out)));
  close(ends[1]);
  uint32_t type;
  eng__wire in;
  assert_true(eng__wire_receive(ends[0], &in_bytes, &type, &in));
  assert_int_equal(eng__wire_get_u32(&in), 42);
  assert_false(eng__wire_receive(ends[0], &in_bytes, &type, &in));
  close(ends[0]);
  eng__buffer_free(&out);
  eng__buffer_free(&in_bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_come_back),
      cmocka_unit_test(a_slice_may_be_written_in_place),
      cmocka_unit_test(cut_frames_wait),
      cmocka_unit_test(values_past_the_end_are_empty),
      cmocka_unit_test(a_slice_longer_than_its_frame_is_empty),
      cmocka_unit_test(giant_frames_are_broken),
      cmocka_unit_test(pipes_carry_frames),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
