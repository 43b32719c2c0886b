/* Searches in the order of starts and of ends, against going through all hits; from any cursor. */
#include "support/match.h"

#include "match/hit_order.h"

/* By start, then longer first. */
static int by_place(const void *a, const void *b) {
  const eng__hit *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->end < y->end) - (x->end > y->end);
}

typedef struct counts {
  size_t from, until, behind;
} counts;

static counts count_all(eng__hits hits, size_t offset) {
  counts c = {0, 0, hits.count};
  for (size_t i = hits.count; i-- > 0;) {
    c.from += hits.at[i].start < offset;
    c.until += hits.at[i].end <= offset;
    if (hits.at[i].end > offset) c.behind = i;
  }
  return c;
}

static void check_order(eng__hits hits, const eng__hit_ends *ends) {
  for (size_t i = 1; i < hits.count; i++) {
    const eng__hit *one = eng__hit_by_end(hits, ends, i - 1);
    const eng__hit *next = eng__hit_by_end(hits, ends, i);
    assert_true(one->end < next->end || (one->end == next->end && one < next));
  }
}

static void check_searches(eng__hits hits, const eng__hit_ends *ends, eng__hit_cursors *cursors,
                           size_t offset) {
  counts wanted = count_all(hits, offset);
  assert_int_equal(eng__hits_from(hits, offset, cursors), wanted.from);
  assert_int_equal(eng__hits_until(hits, ends, offset, cursors), wanted.until);
  assert_int_equal(eng__hits_behind(hits, ends, offset, cursors), wanted.behind);
}

enum { MOST_HITS = 40, LENGTH = 300, ROUNDS = 400, QUESTIONS = 60 };

static void agrees_with_counting(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (int round = 0; round < ROUNDS; round++) {
    eng__hit hits[MOST_HITS];
    eng__hits all = {hits, chance_below(&seed, MOST_HITS + 1)};
    size_t longest = round % 3 ? 1 + chance_below(&seed, 90) : 1; /* 1: ends ascend */
    for (size_t i = 0; i < all.count; i++) {
      uint32_t start = (uint32_t)chance_below(&seed, LENGTH);
      hits[i] =
          (eng__hit){.start = start, .end = start + 1 + (uint32_t)chance_below(&seed, longest)};
    }
    qsort(hits, all.count, sizeof *hits, by_place);
    eng__arena arena = {0};
    eng__hit_ends ends;
    eng__hit_cursors cursors = {0};
    assert_int_equal(eng__hit_ends_make(&ends, all, &arena, NULL), ENG_OK);
    assert_true(ends.ready);
    check_order(all, &ends);
    for (int i = 0; i < QUESTIONS; i++)
      check_searches(all, &ends, &cursors, chance_below(&seed, LENGTH + 100));
    eng__arena_free(&arena);
  }
}

/* Every cursor is good, one behind the hits of another document too. */
static void from_any_cursor(void **state) {
  (void)state;
  const eng__hit hits[] = {{.start = 0, .end = 90}, {.start = 0, .end = 9}, {.start = 5, .end = 6}};
  eng__hits all = {hits, COUNT(hits)};
  eng__arena arena = {0};
  eng__hit_ends ends;
  assert_int_equal(eng__hit_ends_make(&ends, all, &arena, NULL), ENG_OK);
  for (size_t cursor = 0; cursor < 6; cursor++) {
    for (size_t offset = 0; offset < 92; offset++) {
      eng__hit_cursors cursors = {cursor, cursor, cursor};
      check_searches(all, &ends, &cursors, offset);
    }
  }
  eng__arena_free(&arena);
}

/* Ends above one, two and three bytes. */
static void far_ends(void **state) {
  (void)state;
  const eng__hit hits[] = {{.start = 0, .end = 0xFFFFFFFF},
                           {.start = 1, .end = 0x1000000},
                           {.start = 2, .end = 0x10000},
                           {.start = 3, .end = 0x100},
                           {.start = 4, .end = 0xFF}};
  eng__hits all = {hits, COUNT(hits)};
  eng__arena arena = {0};
  eng__hit_ends ends;
  eng__hit_cursors cursors = {0};
  assert_int_equal(eng__hit_ends_make(&ends, all, &arena, NULL), ENG_OK);
  check_order(all, &ends);
  assert_int_equal(eng__hits_until(all, &ends, 0x10000, &cursors), 3);
  assert_int_equal(eng__hits_behind(all, &ends, 0x10000, &cursors), 0);
  eng__arena_free(&arena);
}

static void nothing(void **state) {
  (void)state;
  eng__hits none = {NULL, 0};
  eng__arena arena = {0};
  eng__hit_ends ends;
  eng__hit_cursors cursors = {3, 3, 3};
  assert_int_equal(eng__hit_ends_make(&ends, none, &arena, NULL), ENG_OK);
  check_searches(none, &ends, &cursors, 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(agrees_with_counting),
      cmocka_unit_test(from_any_cursor),
      cmocka_unit_test(far_ends),
      cmocka_unit_test(nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
