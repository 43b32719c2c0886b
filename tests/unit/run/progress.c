/* The progress line: how long something takes, in words. */
#include "support/check.h"

#include "run/progress.h"

static void durations(void **state) {
  static const struct {
    double milliseconds;
    const char *text;
  } cases[] = {{0, "1 s"},
               {999, "1 s"},
               {1000, "2 s"},
               {58500, "59 s"},
               {59500, "1 min"},
               {149000, "3 min"},
               {3540000, "59 min"},
               {3600000, "1 h 0 min"},
               {4800000, "1 h 20 min"},
               {1e30, "1000 h 0 min"}};
  char text[ENG__DURATION_TEXT];
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__duration_text(cases[i].milliseconds, text);
    assert_string_equal(text, cases[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(durations)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
