/* Segments by themselves: canonically equivalent spellings fold alike, scratch memory is reused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/fold_segment.h"

typedef struct segment_case {
  const char *source, *view, *cased; /* `cased` NULL: as `view` */
} segment_case;

static const segment_case CASES[] = {
    {"", "", NULL},
    {"a", "a", NULL},
    {"E\u0301", "é", "É"},
    {"É", "é", "É"},
    {"a\u0302\u0323", "\u1EAD", NULL},
    {"a\u0323\u0302", "\u1EAD", NULL},
    {"\u00E2\u0323", "\u1EAD", NULL},
    {"\u03B1\u0345\u0301", "\u03AC\u03B9", "\u1FB4"},
    {"\u03B1\u0301\u0345", "\u03AC\u03B9", "\u1FB4"},
    {"ا\u0653", "آ", NULL},
    {"ا\u064E\u0653\u0650", "آ", NULL},
    {"آ\u0653", "آ", NULL},
    {"ب\u0653", "ب", NULL},
    {"ي\u0654", "ی", NULL},
    {"\u0653", "", NULL},
    {"e\u200C\u200D\u200B\u0301", "é", NULL},
    {"\u1100\u1161\u11A8", "\uAC01", NULL},
    {"\u1100\u115F\u1161", "\uAC00", NULL},
    {"\uFF76\uFF9E", "\u30AC", NULL},
};

static void cases(void **state) {
  (void)state;
  eng__segment scratch = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
    for (int kind = ENG__FOLD_VIEW; kind <= ENG__FOLD_CASED; kind++) {
      const segment_case *c = &CASES[i];
      const char *wanted = kind == ENG__FOLD_CASED && c->cased ? c->cased : c->view;
      eng__slice folded;
      assert_int_equal(eng__fold_segment(&scratch, eng__slice_of(c->source), (eng__fold_kind)kind,
                                         &folded, NULL),
                       ENG_OK);
      if (!eng__slice_equal(folded, eng__slice_of(wanted)))
        fail_msg("%s (kind %d): %.*s", c->source, kind, (int)folded.len, folded.at);
    }
  eng__segment_free(&scratch);
}

/* Every text of the pool comes to rest: folded again by itself it stays. */
static void texts_rest(void **state) {
  (void)state;
  eng__segment scratch = {0};
  size_t texts = 0;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
    for (int kind = ENG__FOLD_VIEW; kind <= ENG__FOLD_CASED; kind++) {
      uint16_t code = eng__fold_code((eng__fold_kind)kind, cp);
      if (code < ENG__FOLD_TEXTS) continue;
      eng__slice text = eng__fold_text(code), folded;
      assert_int_equal(eng__fold_segment(&scratch, text, (eng__fold_kind)kind, &folded, NULL),
                       ENG_OK);
      if (!eng__slice_equal(text, folded)) fail_msg("U+%04X (kind %d)", cp, kind);
      texts++;
    }
  assert_true(texts > 10000);
  eng__segment_free(&scratch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cases),
      cmocka_unit_test(texts_rest),
  };
  return cmocka_run_group_tests_name("unicode/fold_segment", tests, NULL, NULL);
}
