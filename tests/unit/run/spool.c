/* What is put away comes back, whether it went to a file or stayed in memory. */
#include "support/check.h"

#include "run/spool.h"

enum { PIECES = 500 };
#ifdef ENG_HARD
enum { LONGEST = 40 }; /* past what stays in memory there */
#else
enum { LONGEST = 60000 };
#endif

/* Piece `number` in `room`; some are empty. */
static eng__slice piece(char *room, uint64_t number) {
  uint64_t seed = number;
  size_t len = number % 7 ? chance_below(&seed, LONGEST) : 0;
  for (size_t i = 0; i < len; i++) room[i] = (char)chance(&seed);
  return (eng__slice){room, len};
}

static void check_pieces(const eng__spool *spool, const uint64_t *places) {
  static char room[LONGEST], back[LONGEST];
  for (uint64_t i = PIECES; i-- > 0;) {
    eng__slice bytes = piece(room, i);
    assert_int_equal(eng__spool_read(spool, places[i], back, bytes.len, NULL), ENG_OK);
    assert_memory_equal(back, bytes.at, bytes.len);
  }
}

static void what_is_put_away_comes_back(void **state) {
  (void)state;
  static char room[LONGEST];
  uint64_t places[2][PIECES];
  for (int in_memory = 0; in_memory < 2; in_memory++) {
    eng__spool spool = {.in_memory = in_memory};
    for (uint64_t i = 0; i < PIECES; i++)
      assert_int_equal(eng__spool_add(&spool, piece(room, i), &places[in_memory][i], NULL), ENG_OK);
    check_pieces(&spool, places[in_memory]);
    assert_int_equal(spool.fd > 0, !in_memory);
    assert_int_equal(spool.filed > 0, !in_memory);
    eng__spool_free(&spool);
    assert_int_equal(spool.fd, 0);
  }
  assert_memory_equal(places[0], places[1], sizeof places[0]);
}

static void nothing_is_read_behind_the_end(void **state) {
  (void)state;
  eng__spool spool = {.in_memory = true};
  uint64_t at;
  char back[8];
  assert_int_equal(eng__spool_add(&spool, ENG__SLICE("war"), &at, NULL), ENG_OK);
  assert_int_equal(at, 0);
  assert_int_equal(eng__spool_read(&spool, 1, back, 2, NULL), ENG_OK);
  assert_memory_equal(back, "ar", 2);
  assert_int_equal(eng__spool_read(&spool, 1, back, 3, NULL), ENG_IO);
  assert_int_equal(eng__spool_read(&spool, 4, back, 0, NULL), ENG_IO);
  assert_int_equal(eng__spool_read(&spool, UINT64_MAX, back, 1, NULL), ENG_IO);
  eng__spool_free(&spool);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_put_away_comes_back),
      cmocka_unit_test(nothing_is_read_behind_the_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
