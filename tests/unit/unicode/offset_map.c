/* The map: places before, in, between and behind blocks of every kind, both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/offset_map.h"

/* source  0 1 2 | 3 4 5 | 6 7 | 8 9 | 10 11 | 12 13 14
 * target  0 1 2 | 3     | 4 5 |     | 6 7 8 | 9 10 11      and 2 of the target out of nothing at
 * the end */
static eng__map_step STEPS[] = {{3, 3, 3, 1}, {8, 6, 2, 0}, {10, 6, 2, 3}, {15, 12, 0, 2}};
static const eng__offset_map MAP = {{STEPS, 4, 4}};
static const eng__offset_map EMPTY = {{NULL, 0, 0}};

static void empty_is_identity(void **state) {
  (void)state;
  static const uint32_t PLACES[] = {0, 1, 77, UINT32_MAX};
  for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
    assert_int_equal(eng__map_start(&EMPTY, PLACES[i]), PLACES[i]);
    assert_int_equal(eng__map_end(&EMPTY, PLACES[i]), PLACES[i]);
    assert_int_equal(eng__map_forward_start(&EMPTY, PLACES[i]), PLACES[i]);
    assert_int_equal(eng__map_forward_end(&EMPTY, PLACES[i]), PLACES[i]);
  }
}

static void back_to_source(void **state) {
  (void)state;
  static const uint32_t START[] = {0, 1, 2, 3, 6, 7, 10, 10, 10, 12, 13, 14, 15, 15, 15};
  static const uint32_t END[] = {0, 1, 2, 3, 6, 7, 8, 12, 12, 12, 13, 14, 15, 15, 15};
  for (uint32_t at = 0; at < sizeof START / sizeof *START; at++) {
    if (eng__map_start(&MAP, at) != START[at]) fail_msg("start of %u", at);
    if (eng__map_end(&MAP, at) != END[at]) fail_msg("end at %u", at);
  }
}

static void forward_to_target(void **state) {
  (void)state;
  static const uint32_t START[] = {0, 1, 2, 3, 3, 3, 4, 5, 6, 6, 6, 6, 9, 10, 11, 14};
  static const uint32_t END[] = {0, 1, 2, 3, 4, 4, 4, 5, 6, 6, 6, 9, 9, 10, 11, 12};
  for (uint32_t at = 0; at < sizeof START / sizeof *START; at++) {
    if (eng__map_forward_start(&MAP, at) != START[at]) fail_msg("start of %u", at);
    if (eng__map_forward_end(&MAP, at) != END[at]) fail_msg("end at %u", at);
  }
}

/* A control dropped at the very start, and one at the very end, belong to no span. */
static void dropped_at_the_edges(void **state) {
  (void)state;
  eng__map_step steps[] = {{0, 0, 3, 0}, {5, 2, 3, 0}};
  eng__offset_map map = {{steps, 2, 2}};
  assert_int_equal(eng__map_start(&map, 0), 3);
  assert_int_equal(eng__map_end(&map, 2), 5);
  assert_int_equal(eng__map_end(&map, 0), 0);
  assert_int_equal(eng__map_start(&map, 2), 8);
}

/* Over random maps: inside and between steps, against a walk along all of them. */
static void random_maps(void **state) {
  (void)state;
  uint32_t seed = 1;
  for (int round = 0; round < 300; round++) {
    eng__map_step steps[40];
    uint32_t starts[400], ends[400], source = 0, target = 0;
    size_t count = 0;
    ends[0] = 0;
    while (count < 40) {
      seed = seed * 1664525 + 1013904223;
      uint32_t run = 1 + (seed >> 28) % 3, from = seed >> 24 & 3, to = seed >> 20 & 3;
      for (uint32_t i = 0; i < run; i++, source++, target++) {
        starts[target] = source;
        ends[target + 1] = source + 1;
      }
      steps[count++] = (eng__map_step){source, target, from, to};
      for (uint32_t i = 0; i < to; i++, target++) {
        starts[target] = source;
        ends[target + 1] = source + from;
      }
      source += from;
    }
    eng__offset_map map = {{steps, count, count}};
    for (uint32_t at = 0; at < target; at++) {
      assert_int_equal(eng__map_start(&map, at), starts[at]);
      assert_int_equal(eng__map_end(&map, at), ends[at]);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(empty_is_identity), cmocka_unit_test(back_to_source),
      cmocka_unit_test(forward_to_target), cmocka_unit_test(dropped_at_the_edges),
      cmocka_unit_test(random_maps),
  };
  return cmocka_run_group_tests_name("unicode/offset_map", tests, NULL, NULL);
}
