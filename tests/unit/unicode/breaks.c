/* Boundaries in running text, one case for each idea (the conformance files have the rules'
 * corners), and the law that steps from 0 on reach the end over any valid text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/breaks.h"
#include "unicode/utf8.h"

typedef size_t next_break(eng__slice text, size_t from);

typedef struct break_case {
  next_break *next;
  const char *pieces; /* with | at each boundary between two pieces */
} break_case;

static const break_case CASES[] = {
    {eng__next_word_break, "The| |quick|,| |can't| |stop| |3.14| |times|."},
    {eng__next_word_break, "می\u200Cرود| |خانه| |۱۲۳"},
    {eng__next_word_break, "a\u0301b| |\U0001F469\u200D\U0001F680|\U0001F1EE\U0001F1F7|\U0001F1EE"},
    {eng__next_word_break, "x|\r\n|y"},
    {eng__next_word_break, "snake_case|-|word"},
    {eng__next_sentence_break,
     "He said so. |She left! |“Why?” |e.g. this is one. |3.4 and U.S. |Army."},
    {eng__next_sentence_break, "او رفت. |من ماندم؟ |بله"},
    {eng__next_sentence_break, "one\n|two"},
    {eng__next_grapheme_break, "e\u0301|x|\r\n|\u1100\u1161\u11A8|\U0001F469\u200D\U0001F680"},
    {eng__next_grapheme_break, "\U0001F1EE\U0001F1F7|\U0001F1EE\U0001F1F7|ب\u064E"},
    {eng__next_word_break, "a"},
};

static void named_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    char text[256];
    size_t len = 0, wanted[64], count = 0, at = 0;
    for (const char *p = CASES[i].pieces; *p; p++)
      if (*p == '|') wanted[count++] = len;
      else text[len++] = *p;
    wanted[count++] = len;
    for (size_t k = 0; k < count; k++) {
      at = CASES[i].next((eng__slice){text, len}, at);
      if (at != wanted[k]) fail_msg("%s: %zu, not %zu", CASES[i].pieces, at, wanted[k]);
    }
  }
}

/* Long runs of one kind of character after another: linear time, and always forward to the end on
 * boundaries of code points. */
static void walks_reach_the_end(void **state) {
  (void)state;
  static const char *const PARTS[] = {"a", ".", " ",  "\u0301", "\u200D",     "'",
                                      "1", ",", "\"", "\n",     "\U0001F1EE", "\U0001F469",
                                      "א", "ا", ")",  "_",      "ァ",         "\u00AD"};
  enum { COUNT = sizeof PARTS / sizeof *PARTS, LONG = 20000 };
  next_break *const NEXT[] = {eng__next_word_break, eng__next_sentence_break,
                              eng__next_grapheme_break};
  char *text = malloc(LONG * 8);
  for (size_t i = 0; i < COUNT * COUNT; i++) {
    size_t len = 0, times = i % COUNT == i / COUNT ? LONG : 50;
    for (size_t k = 0; k < 2 * times; k++) {
      const char *part = PARTS[k < times ? i % COUNT : i / COUNT];
      while (*part) text[len++] = *part++;
    }
    for (int kind = 0; kind < 3; kind++)
      for (size_t at = 0; at < len;) {
        size_t next = NEXT[kind]((eng__slice){text, len}, at);
        assert_true(next > at && next <= len);
        assert_true(eng__utf8_boundary((eng__slice){text, len}, next));
        at = next;
      }
  }
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(named_cases),
      cmocka_unit_test(walks_reach_the_end),
  };
  return cmocka_run_group_tests_name("unicode/breaks", tests, NULL, NULL);
}
