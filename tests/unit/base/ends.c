/* The two ends of a text that is too long: whole characters, no more bytes than asked for. */
#include "support/check.h"

#include "base/ends.h"

static void what_fits_stays_whole(void **state) {
  (void)state;
  eng__slice text = ENG__SLICE("0123456789");
  eng__ends ends = eng__ends_of(text, 10);
  assert_false(ends.cut);
  assert_true(eng__slice_equal(ends.head, text));
  assert_int_equal(ends.tail.len, 0);
}

static void the_middle_goes(void **state) {
  (void)state;
  eng__ends ends = eng__ends_of(ENG__SLICE("a/0123456789/b: broken"), 18);
  assert_true(ends.cut);
  assert_true(eng__slice_equal(ends.head, ENG__SLICE("a/0123")));
  assert_true(eng__slice_equal(ends.tail, ENG__SLICE("b: broken")));
}

/* For every room and every byte at which a cut may fall. */
static void characters_stay_whole(void **state) {
  (void)state;
  eng__slice text = ENG__SLICE("aéb€c😀dé€😀eé€😀aéb€c😀");
  for (size_t most = sizeof ENG__ELLIPSIS; most < text.len; most++) {
    eng__ends ends = eng__ends_of(text, most);
    assert_true(ends.cut);
    assert_true(ends.head.len + ends.tail.len + sizeof ENG__ELLIPSIS - 1 <= most);
    assert_int_not_equal((unsigned char)ends.head.at[ends.head.len] & 0xC0, 0x80);
    if (ends.tail.len) assert_int_not_equal((unsigned char)ends.tail.at[0] & 0xC0, 0x80);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_fits_stays_whole),
      cmocka_unit_test(the_middle_goes),
      cmocka_unit_test(characters_stay_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
