/* Values of numbers. */
#include "support/match.h"

#include <math.h>

static void values(void **state) {
  (void)state;
  static const struct {
    const char *text;
    double value;
  } cases[] = {
      {"0", 0},
      {"7", 7},
      {"007", 7},
      {"1000", 1000},
      {"1,000", 1000},
      {"12,345,678", 12345678},
      {"1,000.5", 1000.5},
      {"12.5", 12.5},
      {"0.1", 0.1},
      {"3.14159", 3.14159},
      {".5", 0.5},
      {"1،200", 1200},
      {"1.000.000", 1000000},
      {"1.000", 1},
      {"90%", 90},
      {"1,000%", 1000},
      {"12.5%", 12.5},
      {"-3", -3},
      {"+3", 3},
      {"1٬000", 1000},
      {"12٫5", 12.5},
      {"50٪", 50},
      {"123456789012345", 123456789012345.0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    double value = -1;
    if (!eng__number_value(eng__slice_of(cases[i].text), &value)) fail_msg("%s", cases[i].text);
    if (value != cases[i].value) fail_msg("%s is %.17g", cases[i].text, value);
  }
}

static void none(void **state) {
  (void)state;
  static const char *const cases[] = {
      "",        ",",   ".",      "%",        "-",     "a",   "1a",    "1,",
      "1.",      "1,5", "1,0000", "1,00,000", "10:30", "1/2", "1.2.3", "1,000,5",
      "1.000,5", "1-2", "1 000",  "1234,567", ",5",    ".,5", ".5.5"};
  for (size_t i = 0; i < COUNT(cases); i++) {
    double value = 42;
    if (eng__number_value(eng__slice_of(cases[i]), &value)) fail_msg("%s is %g", cases[i], value);
    assert_true(value == 42);
  }
  double value;
  static char long_number[400];
  memset(long_number, '9', sizeof long_number - 1);
  assert_false(eng__number_value(eng__slice_of(long_number), &value));
}

static void patterns(void **state) {
  (void)state;
  static const struct {
    double min, max;
    const char *marked;
  } cases[] = {
      {1000, INFINITY, "{1,000} and 999 and {۲٬۰۰۰} and {1500}"},
      {-INFINITY, 10, "{7} and {10} and 11"},
      {10, 10, "{10} 9 11 {10.0}"},
      {-INFINITY, INFINITY, "{7} men, {1,000} men"},
      {50, 100, "{90}% of 10"},
      {2, 10, "${5}m, €{3}bn and 20k"},
      {12.5, 12.5, "{۱۲/۵} درصد"},
      {1.5, 1.5, "{۱/۵} میلیون"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    eng__pattern id;
    eng_error err;
    assert_int_equal(eng__patterns_add_number(f.patterns, cases[i].min, cases[i].max, &id, &err),
                     ENG_OK);
    finder_check(&f, id, "number", cases[i].marked);
    finder_close(&f);
  }
}

static void bad_bounds(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng__pattern id;
  eng_error err;
  assert_int_equal(eng__patterns_add_number(f.patterns, 2, 1, &id, &err), ENG_INVALID);
  assert_int_equal(eng__patterns_add_number(f.patterns, NAN, 1, &id, &err), ENG_INVALID);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values),
      cmocka_unit_test(none),
      cmocka_unit_test(patterns),
      cmocka_unit_test(bad_bounds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
