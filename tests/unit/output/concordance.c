/* The concordance: hits in one column in both directions, sides cut to it, nothing acts. */
#include "support/sink.h"

#define LRI "\xE2\x81\xA6"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"
#define SALAM "سلام"

static void check_line(const char *name, const char *left, const char *text, const char *right,
                       const char *wanted) {
  eng__sink_options options = {
      .format = ENG__FORMAT_TERMINAL, .hits = true, .concordance = true, .width = 80};
  caught c = open_caught(&options);
  eng__result_hit hit = plain_hit();
  hit.has_context = true;
  hit.left = eng__slice_of(left);
  hit.text = eng__slice_of(text);
  hit.right = eng__slice_of(right);
  assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
  check_text(name, caught_text(&c), wanted);
  close_caught(&c);
}

/* A side has 20 columns at a width of 80. */
static void lines_are_aligned(void **state) {
  (void)state;
  check_line("short", "a ", "war", " b",
             "                  a war b                               a.txt:2\n");
  check_line("none", "", "war", "",
             "                    war                                 a.txt:2\n");
  check_line("cut", "0123456789 123456789 ", "war", " 123456789 123456789 1",
             "…23456789 123456789 war 123456789 12345678…             a.txt:2\n");
  check_line("white space", "a\n\t b ", "w\r\nr", "\n",
             "                a b w r                                 a.txt:2\n");
  check_line("right to left", "یک ", SALAM, " دو سه",
             "              " RLI RLI "یک " PDI RLI SALAM PDI RLI " دو سه" PDI PDI
             "                             a.txt:2\n");
  check_line("left to right around it", SALAM " ", "war", "",
             "               " LRI LRI SALAM " " PDI LRI "war" PDI LRI PDI PDI
             "                                 a.txt:2\n");
}

static void nothing_acts(void **state) {
  (void)state;
  check_line("controls", "\x1B[2J ", "w\xE2\x80\xAE", "\xFF",
             "        \\u{001B}[2J w\\u{202E}\\xff                       a.txt:2\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_aligned),
      cmocka_unit_test(nothing_acts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
