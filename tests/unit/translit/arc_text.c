/* Rows of the letter tables as text: every field, nothing left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "translit/arc_text.h"

static void test_rows(void **state) {
  (void)state;
  static const struct {
    eng__arc arc;
    const char *text;
  } CASES[] = {
      {{"خ", "kh", 0, 0, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, 0, 0},
       "t\tخ\tkh\t0.00\t0.00\tconsonant\tany\t\n"},
      {{"", "i", 22, 0, ENG__SCHEME_BASE, ENG__ARC_INSERTED, 0, ENG__P_START | ENG__P_END},
       "t\t-\ti\t0.22\t0.00\tunwritten\tany\tnot word-start, not word-end\n"},
      {{"ا", "", 100, 5, ENG__SCHEME_FR | ENG__SCHEME_AF, ENG__ARC_VOWEL, ENG__P_START,
        ENG__L_MACRONS},
       "t\tا\t-\t1.00\t0.05\tvowel\tfr,af\tword-start, not right-has-macrons\n"},
      {{"|", "|e|", 9, 9, ENG__SCHEME_BASE, ENG__ARC_SILENT, 0, 0},
       "t\t|\t|e|\t0.09\t0.09\tsilent\tany\t\n"},
      {{"ی", "iy", 0, 0, ENG__SCHEME_TR, ENG__ARC_GLIDE, ENG__P_HINTED, 0},
       "t\tی\tiy\t0.00\t0.00\tglide\ttr\tafter-haraka\n"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    eng__buffer out = {0};
    eng__arc_write(&out, "t", &CASES[i].arc);
    eng__buffer_add_byte(&out, 0);
    assert_string_equal(out.at, CASES[i].text);
    eng__buffer_free(&out);
  }
}

static void test_schemes_have_names(void **state) {
  (void)state;
  for (unsigned bit = ENG__SCHEME_BASE; bit < 256; bit *= 2) {
    eng__arc arc = {"a", "a", 0, 0, (uint8_t)bit, ENG__ARC_VOWEL, 0, 0};
    eng__buffer out = {0};
    eng__arc_write(&out, "t", &arc);
    assert_true(out.len > strlen("t\ta\ta\t0.00\t0.00\tvowel\t\t\n"));
    eng__buffer_free(&out);
  }
}

/* Every condition has a name: no two rows of one place look alike. */
static void test_places_have_names(void **state) {
  (void)state;
  for (unsigned bit = 1; bit <= ENG__P_ARTICLE; bit *= 2) {
    eng__arc arc = {"a", "a", 0, 0, ENG__SCHEME_BASE, ENG__ARC_VOWEL, (uint16_t)bit, 0};
    eng__buffer out = {0};
    eng__arc_write(&out, "t", &arc);
    assert_true(out.len > strlen("t\ta\ta\t0.00\t0.00\tvowel\tany\t\n"));
    eng__buffer_free(&out);
  }
}

static void test_all(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__arcs_write(&out);
  size_t lines = 0;
  for (size_t i = 0; i < out.len; i++) lines += out.at[i] == '\n';
  assert_int_equal(lines, 1 + eng__arcs_persian_latin_count + eng__arcs_latin_count +
                              eng__arcs_persian_count);
  eng__buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows), cmocka_unit_test(test_schemes_have_names),
      cmocka_unit_test(test_places_have_names), cmocka_unit_test(test_all)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
