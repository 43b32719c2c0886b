/* The wide loop against the tables: every code point below U+0900 (and those of General
 * Punctuation) at every place of a round of 16 and
 * at those where one of 64 ends, among ASCII and among Persian letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/fold_plain.h"
#include "unicode/fold_segment.h"
#include "unicode/utf8.h"

enum { SHORT = 48, LEN = 144 };

/* What one code point must become, out of the tables; false when it is not plain. */
static bool plain_fold(uint32_t cp, eng__fold_kind kind, char *out, size_t *len) {
  *len = eng__utf8_encode(cp, out);
  uint16_t code = eng__fold_code(kind, cp);
  if (code == ENG__FOLD_SAME) return cp != 0; /* NUL takes the long way */
  if (cp >= 0x800 || code < ENG__FOLD_TEXTS || eng__fold_text_joins(code)) return false;
  eng__slice text = eng__fold_text(code);
  if (text.len != *len || eng__utf8_count(text.at, text.len) != 1) return false;
  memcpy(out, text.at, text.len);
  return true;
}

/* As many whole fillers as fit between `from` and `to`; their end. */
static size_t fill(char *text, size_t from, size_t to, const char *filler) {
  size_t unit = strlen(filler);
  for (; from + unit <= to; from += unit)
    for (size_t i = 0; i < unit; i++) text[from + i] = filler[i];
  return from;
}

/* Folds filler, cp, filler; where it stops and what it wrote up to there must be right. */
static void check_at(uint32_t cp, size_t place, size_t most, const char *filler,
                     const char *folded_filler, eng__fold_kind kind) {
  char text[LEN], wanted[LEN], view[LEN + ENG__FOLD_SLACK], one[4];
  size_t len, start = fill(text, 0, place, filler), unit = strlen(filler);
  fill(wanted, 0, place, folded_filler);
  bool plain = plain_fold(cp, kind, one, &len);
  eng__utf8_encode(cp, text + start);
  memcpy(wanted + start, one, len);
  size_t end = fill(text, start + len, most, filler);
  fill(wanted, start + len, most, folded_filler);
  /* The text ends where its memory ends, so that a sanitizer sees a byte too many read. */
  char *exact = malloc(end);
  memcpy(exact, text, end);
  eng__fold_run run = {exact, exact + end, view, view};
  eng__fold_plain(&run, kind);
  size_t stop = (size_t)(run.at - exact);
  if (stop != (plain ? end : start) || run.out - view != run.at - exact ||
      memcmp(view, wanted, stop) != 0)
    fail_msg("U+%04X at %zu of %s (unit %zu): stopped at %zu", cp, place, filler, unit, stop);
  free(exact);
}

static void every_place(void **state) {
  (void)state;
  static const struct {
    const char *filler, *view, *cased;
  } FILLERS[] = {{"a", "a", "a"},    {"Z", "z", "Z"},       {"ب", "ب", "ب"}, {"ي", "ی", "ی"},
                 {"ك ", "ک ", "ک "}, {"aپ.", "aپ.", "aپ."}, {"é", "é", "é"}, {"中", "中", "中"}};
  for (size_t i = 0; i < sizeof FILLERS / sizeof *FILLERS; i++)
    for (uint32_t cp = 0; cp < 0x2070; cp++) {
      if (cp == 0x900) cp = 0x2000;
      if (cp == 0x200C) continue; /* below */
      for (size_t place = 0; place < 70; place++) {
        if (place == 20) place = 58;
        size_t most = place < 20 ? SHORT : LEN;
        check_at(cp, place, most, FILLERS[i].filler, FILLERS[i].view, ENG__FOLD_VIEW);
        check_at(cp, place, most, FILLERS[i].filler, FILLERS[i].cased, ENG__FOLD_CASED);
      }
    }
}

/* { text, how much of it is plain } */
static void half_spaces(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t plain;
  } CASES[] = {
      {"می\u200Cرود", 13},      {"\u200Cرود", 0},      {"می\u200C", 4},         {"می\u200C رود", 4},
      {"می\u200C\u200Cرود", 4}, {"می\u200C\u064E", 4}, {"ab\u200Cرود", 2},      {"می\u200Cab", 4},
      {"می\u200Cـ", 4},         {"می\u200C۱", 4},      {"ب\u200Cب\u200Cي", 12},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char view[64];
    size_t len = strlen(CASES[i].text);
    eng__fold_run run = {CASES[i].text, CASES[i].text + len, view, view};
    eng__fold_plain(&run, ENG__FOLD_VIEW);
    if ((size_t)(run.at - CASES[i].text) != CASES[i].plain) fail_msg("%s", CASES[i].text);
  }
}

/* A half-space behind any number of letters, with a letter behind it or with none. */
static void half_spaces_at_every_place(void **state) {
  (void)state;
  for (size_t before = 0; before < 140; before++)
    for (size_t letter = 0; letter < 2; letter++) {
      char text[300], view[300 + ENG__FOLD_SLACK];
      size_t len = fill(text, 0, before % 2, "a");
      size_t start = len = fill(text, len, before, "ب");
      memcpy(text + len, "\u200C", 3);
      len = fill(text, len + 3, letter ? 290 : len + 83, letter ? "ي" : "xب");
      eng__fold_run run = {text, text + len, view, view};
      eng__fold_plain(&run, ENG__FOLD_VIEW);
      bool kept = letter && start >= 2;
      assert_int_equal(run.at - text, kept ? len : start);
      if (kept) assert_memory_equal(view + start, "\u200Cی", 5);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_place),
      cmocka_unit_test(half_spaces),
      cmocka_unit_test(half_spaces_at_every_place),
  };
  return cmocka_run_group_tests_name("unicode/fold_plain", tests, NULL, NULL);
}
