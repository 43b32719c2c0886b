/* The sorter: order, ties, and runs that do not fit into memory (a hard build spills after 200
 * bytes). */
#include "support/check.h"

#include "output/sorter.h"

#include <stdlib.h>

static eng_status gather(void *context, eng__slice line, eng_error *err) {
  eng__buffer *out = context;
  (void)err;
  eng__buffer_add_slice(out, line);
  eng__buffer_add_byte(out, ' ');
  return ENG_OK;
}

static void lines_come_by_key_then_as_they_came(void **state) {
  (void)state;
  static const char *const given[][2] = {{"b", "1"}, {"a", "2"}, {"", "3"},
                                         {"b", "4"}, {"a", "5"}, {"ab", "6"}};
  eng__sorter *sorter;
  eng__buffer out = {0};
  assert_int_equal(eng__sorter_open(&sorter, NULL), ENG_OK);
  for (size_t i = 0; i < 6; i++)
    assert_int_equal(
        eng__sorter_add(sorter, eng__slice_of(given[i][0]), eng__slice_of(given[i][1]), NULL),
        ENG_OK);
  assert_int_equal(eng__sorter_end(sorter, gather, &out, NULL), ENG_OK);
  check_text("six lines", eng__buffer_slice(&out), "3 2 5 6 1 4 ");
  eng__buffer_free(&out);
  eng__sorter_close(sorter);
}

static void nothing_is_sorted_to_nothing(void **state) {
  (void)state;
  eng__sorter *sorter;
  eng__buffer out = {0};
  assert_int_equal(eng__sorter_open(&sorter, NULL), ENG_OK);
  assert_int_equal(eng__sorter_end(sorter, gather, &out, NULL), ENG_OK);
  assert_int_equal(out.len, 0);
  eng__sorter_close(sorter);
  eng__sorter_close(NULL);
}

typedef struct checking {
  uint32_t last_key, last_number, seen;
} checking;

static eng_status check_order(void *context, eng__slice line, eng_error *err) {
  checking *c = context;
  uint32_t key, number;
  (void)err;
  assert_true(line.len >= 8);
  memcpy(&key, line.at, 4);
  memcpy(&number, line.at + 4, 4);
  if (c->seen) assert_true(key > c->last_key || (key == c->last_key && number > c->last_number));
  for (size_t i = 8; i < line.len; i++) assert_int_equal(line.at[i], (char)number);
  *c = (checking){key, number, c->seen + 1};
  return ENG_OK;
}

/* More than a run of 32 MiB, lines of every length from 8 bytes to 8 KiB. */
static void what_does_not_fit_into_memory_is_merged(void **state) {
  (void)state;
  enum { LINES = 20000 };
  static char line[8 + 8192];
  eng__sorter *sorter;
  uint64_t seed = 7;
  assert_int_equal(eng__sorter_open(&sorter, NULL), ENG_OK);
  for (uint32_t i = 0; i < LINES; i++) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    uint32_t key = (uint32_t)(seed >> 33) % 1000;
    size_t len = 8 + (size_t)(seed >> 40) % 8192;
#ifdef ENG_HARD
    len = 8 + len % 60;
    if (i > 2000) break;
#endif
    char bytes[3] = {(char)(key >> 16), (char)(key >> 8), (char)key};
    memcpy(line, &key, 4);
    memcpy(line + 4, &i, 4);
    memset(line + 8, (char)i, len - 8);
    assert_int_equal(eng__sorter_add(sorter, (eng__slice){bytes, 3}, (eng__slice){line, len}, NULL),
                     ENG_OK);
  }
  checking c = {0};
  assert_int_equal(eng__sorter_end(sorter, check_order, &c, NULL), ENG_OK);
#ifdef ENG_HARD
  assert_int_equal(c.seen, 2001);
#else
  assert_int_equal(c.seen, LINES);
#endif
  eng__sorter_close(sorter);
}

static eng_status refuse(void *context, eng__slice line, eng_error *err) {
  (void)line;
  ++*(int *)context;
  return eng__fail(err, ENG_IO, "full");
}

static void a_taker_that_fails_ends_it(void **state) {
  (void)state;
  eng__sorter *sorter;
  int calls = 0;
  eng_error err;
  assert_int_equal(eng__sorter_open(&sorter, NULL), ENG_OK);
  for (int i = 0; i < 100; i++)
    assert_int_equal(eng__sorter_add(sorter, ENG__SLICE("k"), ENG__SLICE("l"), NULL), ENG_OK);
  assert_int_equal(eng__sorter_end(sorter, refuse, &calls, &err), ENG_IO);
  assert_int_equal(calls, 1);
  assert_string_equal(err.message, "full");
  eng__sorter_close(sorter);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_come_by_key_then_as_they_came),
      cmocka_unit_test(nothing_is_sorted_to_nothing),
      cmocka_unit_test(what_does_not_fit_into_memory_is_merged),
      cmocka_unit_test(a_taker_that_fails_ends_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
