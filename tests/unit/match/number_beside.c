/* Numbers by what stands beside them. */
#include "match/number_beside.h"

#include "support/match.h"

#include <math.h>

/* NAN: it has no value. */
static void check(const char *text, double value, bool percent) {
  eng_document document = {0};
  eng_error err;
  assert_int_equal(eng__document_read_utf8(&document, eng__slice_of(text), &err), ENG_OK);
  size_t at = 0;
  while (document.parts.at[at].kind != ENG_TOKEN_NUMBER) at++;
  eng__number number = eng__number_at(&document, at);
  if (number.known != !isnan(value) || (number.known && number.value != value))
    fail_msg("%s is %g", text, number.known ? number.value : NAN);
  if (number.percent != percent) fail_msg("%s: percent", text);
  eng__document_clear(&document);
}

static void percentages(void **state) {
  (void)state;
  static const char *const yes[] = {"12%",          "12 %",         "%12",         "12 percent",
                                    "12-percent",   "12 Percent.",  "12 per cent", "12 per-cent",
                                    "12\nper cent", "۱۲٪",          "٪۱۲",         "۱۲ درصد",
                                    "۱۲درصد",       "۱۲\u200Cدرصد", "۱۲ درصدی"};
  static const char *const no[] = {"12",          "12 per",     "12 percentage points",
                                   "12. Percent", "a%12",       "12\n\npercent",
                                   "12 cent",     "12, percent"};
  for (size_t i = 0; i < COUNT(yes); i++) check(yes[i], 12, true);
  for (size_t i = 0; i < COUNT(no); i++) check(no[i], 12, false);
}

static void slashes(void **state) {
  (void)state;
  check("۱۲/۵ درصد", 12.5, true);
  check("12/5 درصد", 12.5, true);
  check("۱۲/۵٪", 12.5, true);
  check("٪۱۲/۵", 12.5, true);
  check("۱۲/۵%", 12.5, true);
  check("١٢/٥ درصد", 12.5, true);
  check("۱/۵ میلیون نفر", 1.5, false);
  check("۰/۵ میلیارد", 0.5, false);
  check("1/2%", NAN, true);
  check("1/2 percent", NAN, true);
  check("۱۲/۵", NAN, false);
  check("۱۴۰۲/۵/۱۲ درصد", NAN, true);
  check("۱۰:۳۰ درصد", NAN, true);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(percentages),
      cmocka_unit_test(slashes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
