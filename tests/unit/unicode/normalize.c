/* What NormalizationTest (tests/conformance) leaves open: hostile lengths, values that are no code
 * points, the one code point that utf8proc treats wrongly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/normalize.h"

static void fill(eng__code_points *list, const int32_t *cps, size_t count) {
  list->count = 0;
  for (size_t i = 0; i < count; i++) assert_true(eng__vec_push(list, cps[i]));
}

typedef struct normal_case {
  const char *name;
  eng__normal_form form;
  int32_t in[8], out[8]; /* 0 ends both */
} normal_case;

static const normal_case CASES[] = {
    {"nothing", ENG__NFC, {0}, {0}},
    {"composes", ENG__NFC, {'e', 0x0301}, {0xE9}},
    {"decomposes", ENG__NFD, {0xE9}, {'e', 0x0301}},
    {"orders, then composes", ENG__NFC, {'a', 0x0302, 0x0323}, {0x1EAD}},
    {"keeps compatibility", ENG__NFC, {0xFB01}, {0xFB01}},
    {"loses compatibility", ENG__NFKC, {0xFB01}, {'f', 'i'}},
    {"compatibility, taken apart", ENG__NFKD, {0x1E9B, 0x0323}, {'s', 0x0323, 0x0307}},
    {"alef with madda", ENG__NFC, {0x0627, 0x0653}, {0x0622}},
    {"syllable", ENG__NFC, {0x1100, 0x1161, 0x11A8}, {0xAC01}},
    {"before the final jamo", ENG__NFC, {0xAC00, 0x11A7, 0x11A8}, {0xAC00, 0x11A7, 0x11A8}},
    {"before the final jamo, twice",
     ENG__NFC,
     {0x11A7, 'e', 0x0301, 0x11A7},
     {0x11A7, 0xE9, 0x11A7}},
};

static void named_cases(void **state) {
  (void)state;
  eng__code_points in = {0}, out = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const normal_case *c = &CASES[i];
    size_t count = 0, wanted = 0;
    while (c->in[count]) count++;
    while (c->out[wanted]) wanted++;
    fill(&in, c->in, count);
    assert_int_equal(eng__normalize(&in, c->form, &out, NULL), ENG_OK);
    if (out.count != wanted || (wanted && memcmp(out.at, c->out, wanted * sizeof *out.at) != 0))
      fail_msg("%s: %zu code points", c->name, out.count);
  }
  eng__vec_free(&in);
  eng__vec_free(&out);
}

static void no_code_points(void **state) {
  (void)state;
  static const int32_t BAD[] = {-1, 0xD800, 0x110000, INT32_MAX};
  eng__code_points in = {0}, out = {0};
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
    eng_error err = {0};
    fill(&in, &BAD[i], 1);
    assert_int_equal(eng__normalize(&in, ENG__NFC, &out, &err), ENG_INVALID);
    assert_int_equal(err.status, ENG_INVALID);
  }
  eng__vec_free(&in);
  eng__vec_free(&out);
}

/* A long run of marks in the worst order; a sort that compares neighbours would take minutes. The
 * sort is stable: of each class the first stays first. */
static void long_run_of_marks(void **state) {
  (void)state;
#ifdef ENG_HARD
  enum { COUNT = 300 }; /* arrays grow one by one there */
#else
  enum { COUNT = 300000 };
#endif
  static const int32_t MARKS[] = {0x0301, 0x0323, 0x0300, 0x0325}; /* classes 230 220 230 220 */
  eng__code_points in = {0}, out = {0};
  for (size_t i = 0; i < COUNT; i++) assert_true(eng__vec_push(&in, MARKS[i % 4]));
  assert_int_equal(eng__normalize(&in, ENG__NFD, &out, NULL), ENG_OK);
  assert_int_equal(out.count, COUNT);
  for (size_t i = 0; i < COUNT; i++) {
    int32_t wanted = i < COUNT / 2 ? MARKS[1 + i % 2 * 2] : MARKS[i % 2 * 2];
    if (out.at[i] != wanted) fail_msg("mark %zu", i);
  }
  eng__vec_free(&in);
  eng__vec_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(named_cases),
      cmocka_unit_test(no_code_points),
      cmocka_unit_test(long_run_of_marks),
  };
  return cmocka_run_group_tests_name("unicode/normalize", tests, NULL, NULL);
}
