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
      {"a word that is no given name", LARIJANIS, "Xavor Amoli {Larijani}", {0}},
  };
  (void)state;
  CASES(cases);
}

#define OBAMA                                                                                      \
  { "1:Barack Obama", "1:Obama", "1:باراک اوباما", "1:اوباما" }
#define KHAMENEI                                                                                   \
  { "1:Ali Khamenei", "1:Khamenei", "1:علی خامنه‌ای", "1:خامنه‌ای" }
#define ZARIF                                                                                      \
  { "1:Mohammad Javad Zarif", "1:Zarif", "1:محمدجواد ظریف", "1:ظریف" }

/* Whom no rule knows, but by a given name that is not the entity's. */
static void given_names_of_relatives(void **state) {
  static const names_case cases[] = {
      {"a Western one", OBAMA, "Michelle Obama; {Obama}; Mr {Obama}", {0}},
      {"a Western one in Persian", OBAMA, "میشل اوباما و {اوباما}", {0}},
      {"with a hamza", {"1:ولادیمیر لاوروف", "1:لاوروف"}, "سرگئی لاوروف، {لاوروف}", {0}},
      {"before a possessive", OBAMA, "Michelle Obama's", {0}},
      {"a Persian one", KHAMENEI, "Mojtaba Khamenei, Mojtaba Hosseini Khamenei", {0}},
      {"in Persian", KHAMENEI, "مجتبی خامنه‌ای و {خامنه‌ای}", {0}},
      {"by the Latin form", {"1:Ali Khamenei", "1:Khamenei"}, "مجتبی خامنه ای", {0}},
      {"over an initial", KHAMENEI, "Mojtaba H. Khamenei; H. {Khamenei}", {0}},
      {"titles",
       KHAMENEI,
       "Imam {Khamenei}, امام {خامنه‌ای}, Ayatollah {Khamenei}",
       {0}},
      {"his own", ZARIF, "Javad {Zarif}, Jawad {Zarif}, جواد {ظریف}, Mohamed {Zarif}", {0}},
      {"behind his own", KHAMENEI, "Ali Hosseini {Khamenei}, Seyyed Ali Hosseini {Khamenei}", {0}},
      {"two that are one", {"1:Mohammad Khatami", "1:Khatami"}, "Mohammad Reza Khatami", {0}},
      {"other words",
       OBAMA,
       "Will {Obama} win? But {Obama} said. Team {Obama}. پیام {اوباما}",
       {0}},
      {"what is short for his own",
       {"1:Joe Biden", "1:Biden"},
       "Joseph R. {Biden}, Jill Biden",
       {0}},
      {"a comma", OBAMA, "with Michelle, {Obama} left; Mojtaba and {Obama}", {0}},
      {"nothing but a surname", {"1:Obama"}, "Michelle {Obama}", {0}},
  };
  (void)state;
  CASES(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(given_names_of_others),
                                     cmocka_unit_test(given_names_of_relatives)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
