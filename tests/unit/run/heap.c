/* The heap for a long list: it is there at once, holds what is put in it, and is given back. */
#include "run/confine.h"
#include "run/heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum { EXPECTED = 32 << 20, PIECE = 1 << 20, PIECES = 24 };

static char *pieces[PIECES];

static void fill(void) {
  for (int i = 0; i < PIECES; i++) {
    pieces[i] = malloc(PIECE);
    assert_non_null(pieces[i]);
    memset(pieces[i], i, PIECE);
  }
}

static void check_and_free(void) {
  for (int i = 0; i < PIECES; i++) {
    for (size_t at = 0; at < PIECE; at += 4096) assert_int_equal(pieces[i][at], i);
    free(pieces[i]);
  }
}

static void memory_is_there_and_given_back(void **state) {
  (void)state;
  uintptr_t before = (uintptr_t)sbrk(0);
  eng__heap_expect(EXPECTED);
  uintptr_t grown = (uintptr_t)sbrk(0);
  fill();
#if defined(__GLIBC__) && !ENG__SANITIZED
  assert_true(grown - before >= EXPECTED);
  assert_int_equal((uintptr_t)sbrk(0), grown); /* all pieces went into it */
#endif
  eng__heap_settle();
  check_and_free();
  assert_true((uintptr_t)sbrk(0) - before < EXPECTED / 2);
  (void)grown;
}

static void twice_is_as_good(void **state) {
  (void)state;
  for (int turn = 0; turn < 2; turn++) {
    eng__heap_expect(EXPECTED);
    fill();
    check_and_free();
  }
  eng__heap_settle();
}

static void more_than_there_is(void **state) {
  (void)state;
  eng__heap_expect(SIZE_MAX / 4);
  fill();
  eng__heap_settle();
  check_and_free();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_there_and_given_back),
      cmocka_unit_test(twice_is_as_good),
      cmocka_unit_test(more_than_there_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
