/* Arenas: pieces are aligned, apart from each other, and stay until the reset. */
#include "support/check.h"

#include "base/arena.h"

#include <stdalign.h>

static void pieces_keep_their_bytes(void **state) {
  (void)state;
  enum { PIECES = 500 };
  eng__arena arena = {0};
  unsigned char *pieces[PIECES];
  size_t sizes[PIECES];
  uint64_t seed = 1;
  for (size_t i = 0; i < PIECES; i++) {
    sizes[i] = chance_below(&seed, i % 50 == 0 ? 100000 : 100);
    pieces[i] = eng__arena_alloc(&arena, sizes[i]);
    assert_non_null(pieces[i]);
    assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
    memset(pieces[i], (int)(i & 0xFF), sizes[i]);
  }
  for (size_t i = 0; i < PIECES; i++) {
    for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(pieces[i][k], i & 0xFF);
  }
  eng__arena_free(&arena);
}

static void empty_pieces_are_apart(void **state) {
  (void)state;
  eng__arena arena = {0};
  void *one = eng__arena_alloc(&arena, 0), *two = eng__arena_alloc(&arena, 0);
  assert_non_null(one);
  assert_non_null(two);
  assert_ptr_not_equal(one, two);
  eng__arena_free(&arena);
}

static void arrays_are_cleared(void **state) {
  (void)state;
  eng__arena arena = {0};
  memset(eng__arena_alloc(&arena, 4000), 0xFF, 4000);
  eng__arena_reset(&arena);
  uint32_t *numbers = eng__arena_array(&arena, 1000, sizeof *numbers);
  assert_non_null(numbers);
  for (size_t i = 0; i < 1000; i++) assert_int_equal(numbers[i], 0);
  eng__arena_free(&arena);
}

static void impossible_sizes_are_refused(void **state) {
  (void)state;
  eng__arena arena = {0};
  assert_null(eng__arena_alloc(&arena, SIZE_MAX));
  assert_null(eng__arena_alloc(&arena, SIZE_MAX - 64));
  assert_null(eng__arena_array(&arena, SIZE_MAX / 2, 4));
  assert_null(eng__arena_array(&arena, SIZE_MAX, SIZE_MAX));
  assert_null(eng__arena_copy(&arena, (eng__slice){"", SIZE_MAX}).at);
  assert_non_null(eng__arena_alloc(&arena, 8)); /* and it can still be used */
  eng__arena_free(&arena);
}

static void copies_end_with_a_nul(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__slice copy = eng__arena_copy(&arena, ENG__SLICE("a\0b"));
  check_bytes("copy", copy, ENG__SLICE("a\0b"));
  assert_int_equal(copy.at[3], '\0');
  eng__slice nothing = eng__arena_copy(&arena, (eng__slice){NULL, 0});
  assert_non_null(nothing.at);
  assert_int_equal(nothing.at[0], '\0');
  eng__arena_free(&arena);
}

static void a_reset_arena_is_used_again(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__arena_reset(&arena); /* of nothing */
  for (size_t round = 0; round < 20; round++) {
    for (size_t i = 0; i < 30; i++) {
      char *piece = eng__arena_alloc(&arena, 1000 * round + i);
      assert_non_null(piece);
      memset(piece, 'x', 1000 * round + i);
    }
    eng__arena_reset(&arena);
    assert_int_equal(arena.used, 0);
  }
  /* More than is kept: the chunk goes, the arena works. */
  assert_non_null(eng__arena_alloc(&arena, 4 << 20));
  eng__arena_reset(&arena);
  assert_null(arena.chunks);
  assert_non_null(eng__arena_alloc(&arena, 1));
  eng__arena_free(&arena);
  eng__arena_free(&arena); /* twice is once */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_keep_their_bytes), cmocka_unit_test(empty_pieces_are_apart),
      cmocka_unit_test(arrays_are_cleared),      cmocka_unit_test(impossible_sizes_are_refused),
      cmocka_unit_test(copies_end_with_a_nul),   cmocka_unit_test(a_reset_arena_is_used_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
