/* Keys of a concordance: which of two hits comes first, and what does not count. */
#include "support/sink.h"

#include "output/sort_key.h"

static eng__result_hit hit_of(const char *left, const char *text, const char *right) {
  eng__result_hit hit = plain_hit();
  hit.left = eng__slice_of(left);
  hit.text = eng__slice_of(text);
  hit.right = eng__slice_of(right);
  return hit;
}

static void make_key(eng__key_room *room, const char *const parts[3], eng__sort sort,
                     eng__buffer *out) {
  eng__slice key;
  eng__result_hit hit = hit_of(parts[0], parts[1], parts[2]);
  assert_int_equal(eng__sort_key(room, &hit, sort, &key, NULL), ENG_OK);
  eng__buffer_clear(out);
  eng__buffer_add_slice(out, key);
}

static void the_first_of_two_comes_first(void **state) {
  (void)state;
  static const struct {
    const char *name;
    eng__sort sort;
    int order;
    const char *a[3], *b[3];
  } cases[] = {
      {"right", ENG__SORT_RIGHT, -1, {"z ", "war", " again"}, {"a ", "war", " zone"}},
      {"left, nearest first", ENG__SORT_LEFT, -1, {"z a ", "war", ""}, {"a b ", "war", ""}},
      {"then the one before", ENG__SORT_LEFT, -1, {"a b ", "war", ""}, {"z b ", "war", ""}},
      {"capitals", ENG__SORT_RIGHT, 0, {"", "war", " Again!"}, {"", "WAR", ", “again”"}},
      {"letter variants", ENG__SORT_RIGHT, 0, {"", "x", " كتاب"}, {"", "x", " کتاب"}},
      {"the alphabet", ENG__SORT_RIGHT, -1, {"", "x", " پول"}, {"", "x", " ترس"}},
      {"گ before ل", ENG__SORT_RIGHT, -1, {"", "x", " گل"}, {"", "x", " لب"}},
      {"Latin before Persian", ENG__SORT_RIGHT, -1, {"", "x", " z"}, {"", "x", " ا"}},
      {"a shorter text", ENG__SORT_RIGHT, -1, {"", "x", " a"}, {"", "x", " a b"}},
      {"words, not letters", ENG__SORT_RIGHT, -1, {"", "x", " a z"}, {"", "x", " ab a"}},
      {"hit, then right", ENG__SORT_HIT, -1, {"z", "a", " b"}, {"a", "a", " c"}},
      {"sentence", ENG__SORT_SENTENCE, 0, {"Our ", "war", " goes"}, {"our war", " goes", ""}},
      {"nothing", ENG__SORT_LEFT, 0, {"", "", ""}, {" ", "-", "?"}},
      {"damaged bytes", ENG__SORT_RIGHT, 0, {"", "x", " a\xFF"}, {"", "x", " a"}},
  };
  eng__key_room room = {0};
  eng__buffer a = {0}, b = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    make_key(&room, cases[i].a, cases[i].sort, &a);
    make_key(&room, cases[i].b, cases[i].sort, &b);
    int order = eng__slice_compare(eng__buffer_slice(&a), eng__buffer_slice(&b));
    if ((order > 0) - (order < 0) != cases[i].order) fail_msg("%s: %d", cases[i].name, order);
  }
  eng__buffer_free(&a);
  eng__buffer_free(&b);
  eng__key_room_free(&room);
}

static void keys_are_bounded(void **state) {
  (void)state;
  static char text[100001];
  for (size_t i = 0; i < sizeof text - 1; i++) text[i] = i % 5 ? 'a' : ' ';
  eng__key_room room = {0};
  eng__slice key;
  eng__result_hit hit = hit_of(text, "war", text);
  for (eng__sort sort = ENG__SORT_LEFT; sort <= ENG__SORT_SENTENCE; sort++) {
    assert_int_equal(eng__sort_key(&room, &hit, sort, &key, NULL), ENG_OK);
    assert_true(key.len > 0 && key.len <= 400);
  }
  eng__key_room_free(&room);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first_of_two_comes_first),
      cmocka_unit_test(keys_are_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
