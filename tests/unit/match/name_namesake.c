/* Entities that share a surname, and words that stand in front of it. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

#define LARIJANIS                                                                                  \
  { "1:Ali Larijani", "1:علی لاریجانی", "1:Larijani", "2:Sadeq Larijani", "2:صادق لاریجانی" }

static void given_names_of_others(void **state) {
  static const names_case cases[] = {
      {"a middle name", LARIJANIS, "Sadeq Amoli Larijani; {Larijani}", {0}},
      {"another spelling", LARIJANIS, "Sadegh Amoli Larijani; Sadiq Amoli-Larijani", {0}},
      {"in Persian", LARIJANIS, "صادق آملی لاریجانی؛ {لاریجانی}", {0}},
      {"two of them", LARIJANIS, "Sadeq Ardeshir Amoli Larijani", {0}},
      {"an initial", LARIJANIS, "Sadeq A. Larijani; {A. Larijani}", {.initials = true}},
      {"his own middle name", LARIJANIS, "Ali Ardeshir {Larijani}", {0}},
      {"a sentence between", LARIJANIS, "Sadeq met {Larijani}. Then Sadeq. {Larijani} said", {0}},
      {"and in Persian", LARIJANIS, "صادق با {لاریجانی} آمد", {0}},
      {"who is not listed", LARIJANIS, "Fazel Amoli {Larijani}", {0}},
  };
  (void)state;
  CASES(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(given_names_of_others)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
