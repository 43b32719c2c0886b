/* Words that are known as two names. */
#include "support/names.h"

#include "translit/rivals.h"
#include "translit/tables.h"

static const struct {
  const char *left, *right;
  bool rivals;
} CASES[] = {
    {"حمید", "Hamed", true},
    {"حامد", "Hamed", false},
    {"حمید", "Hamid", false},
    {"حمید", "Hemed", false}, /* no name */
    {"گلجه", "Hamed", false}, /* no known one */
    {"Jamal", "Jamil", true},
    {"Hasan", "Hossein", true},
    {"Hosein", "Hussain", false},
    {"منی", "Mona", false}, /* مونا, منا and منی are one */
    {"محمد حمید", "Mohammad Hamed", true},
    {"محمد حمید", "Hamed", false}, /* not word for word */
    {"تهران", "Hamed", false},     /* a place */
    {"", "", false},
};

static void rivals(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  const eng__name_tables *tables = comparer.tables;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    eng__name_form left = form_of(CASES[i].left), right = form_of(CASES[i].right);
    bool found;
    assert_int_equal(eng__are_rivals(&tables->lexicon, &tables->persian_latin, &comparer.lattice,
                                     &left, &right, &found, NULL),
                     ENG_OK);
    if (found != CASES[i].rivals) fail_msg("%s, %s", CASES[i].left, CASES[i].right);
  }
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(rivals)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
