/* The order of hits and keep = "longest". */
#include "support/match.h"

#include "match/state.h"

static eng__hit hit(uint32_t start, uint32_t end, uint32_t entry) {
  return (eng__hit){.start = start, .end = end, .entry = entry};
}

static void longest(void **state) {
  (void)state;
  eng__hit hits[] = {hit(0, 9, 1),  hit(0, 5, 0),   hit(4, 12, 2), hit(9, 11, 3),
                     hit(9, 11, 4), hit(10, 30, 5), hit(11, 12, 6)};
  assert_int_equal(eng__keep_longest(hits, COUNT(hits)), 3);
  assert_int_equal(hits[0].entry, 1);
  assert_int_equal(hits[1].entry, 3);
  assert_int_equal(hits[2].entry, 6);
  assert_int_equal(eng__keep_longest(hits, 1), 1);
  assert_int_equal(eng__keep_longest(NULL, 0), 0);
}

/* Against a sort that is no faster than it looks. */
static void sorting(void **state) {
  (void)state;
  uint64_t seed = 5;
  eng__hit_vec hits = {0}, spare = {0};
  for (size_t round = 0; round < 300; round++) {
    size_t count = chance_below(&seed, 40);
    eng_error err;
    hits.count = 0;
    for (uint32_t i = 0; i < count; i++) {
      uint32_t start = (uint32_t)chance_below(&seed, 10);
      eng__hit one = hit(start, start + 1 + (uint32_t)chance_below(&seed, 4),
                         (uint32_t)chance_below(&seed, 5));
      one.pattern = i; /* the order in which they came */
      assert_true(eng__vec_push(&hits, one));
    }
    eng__hit_order order = round % 2 ? ENG__ORDER_ENTRY : ENG__ORDER_SPAN;
    assert_int_equal(eng__sort_hits(&hits, &spare, order, &err), ENG_OK);
    assert_int_equal(hits.count, count);
    assert_true(eng__hits_sorted(hits.at, count, order));
    for (size_t i = 1; i < count; i++) {
      const eng__hit *a = &hits.at[i - 1], *b = &hits.at[i];
      assert_true(a->start <= b->start);
      if (a->start != b->start) continue;
      assert_true(a->end >= b->end);
      if (a->end != b->end) continue;
      if (order == ENG__ORDER_ENTRY) assert_true(a->entry <= b->entry);
      if (order == ENG__ORDER_SPAN || a->entry == b->entry) assert_true(a->pattern < b->pattern);
    }
  }
  eng__vec_free(&hits);
  eng__vec_free(&spare);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(longest), cmocka_unit_test(sorting)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
