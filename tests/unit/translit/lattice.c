/* The shortest path, on tables small enough to count by hand, and against itself on larger ones. */
#include "support/names.h"

#include "translit/tables.h"

static const eng__arc ROWS[] = {
    {"ب", "b", 0, 0, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, 0, 0},
    {"ب", "p", 40, 45, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, 0, 0},
    {"ب", "v", 7, 7, ENG__SCHEME_TR, ENG__ARC_CONSONANT, 0, 0},
    {"ا", "a", 0, 0, ENG__SCHEME_BASE, ENG__ARC_VOWEL, 0, 0},
    {"", "e", 5, 6, ENG__SCHEME_BASE, ENG__ARC_INSERTED, 0, ENG__P_END},
    {"با", "ba", 1, 1, ENG__SCHEME_BASE, ENG__ARC_VOWEL, ENG__P_START, 0},
    {"|", "|", 0, 0, ENG__SCHEME_BASE, ENG__ARC_SILENT, 0, 0},
    {"|", "", 2, 2, ENG__SCHEME_BASE, ENG__ARC_SILENT, 0, 0},
};

typedef struct lattice_case {
  const char *what, *persian, *latin;
  uint8_t column, schemes, limit;
  uint8_t cost;
} lattice_case;

enum { END = ENG__LATTICE_END, BASE = ENG__SCHEME_BASE };

static const lattice_case CASES[] = {
    {"equal", "ب", "b", 0, BASE, 99, 0},
    {"the habit chooses the column, P", "ب", "p", 0, BASE, 99, 40},
    {"the habit chooses the column, A", "ب", "p", 1, BASE, 99, 45},
    {"at the limit", "ب", "p", 0, BASE, 40, 40},
    {"one over the limit", "ب", "p", 0, BASE, 39, END},
    {"costs add up", "باب", "pap", 0, BASE, 99, 80},
    {"nothing beyond the end", "باباب", "papap", 0, BASE, 99, END},
    {"a scheme that is off", "ب", "v", 0, BASE, 99, END},
    {"a scheme that is on", "ب", "v", 0, BASE | ENG__SCHEME_TR, 99, 7},
    {"an inserted vowel", "بب", "beb", 0, BASE, 99, 5},
    {"refused at the end", "بب", "bbe", 0, BASE, 99, END},
    {"a vowel behind an inserted one costs", "باب", "beab", 0, BASE, 99, 40},
    {"the cheaper of two ways", "با", "ba", 0, BASE, 99, 0},
    {"words", "ب ب", "b b", 0, BASE, 99, 0},
    {"a joint that is not written", "باب با", "babba", 0, BASE, 99, 2},
    {"two consonants do not begin a word", "بب", "bp", 0, BASE, 99, 70},
    {"a letter that no row has", "بم", "bm", 0, BASE, 99, END},
    {"one side ends first", "بب", "b", 0, BASE, 99, 8},
    {"nothing and nothing", "", "", 0, BASE, 99, 0},
};

static void costs(void **state) {
  (void)state;
  eng__arc_table table;
  eng__lattice lattice = {0};
  assert_int_equal(eng__arc_table_make(&table, ROWS, sizeof ROWS / sizeof *ROWS, false, NULL),
                   ENG_OK);
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const lattice_case *c = &CASES[i];
    eng__name_form left = form_of(c->persian), right = form_of(c->latin);
    uint8_t cost;
    eng__lane lane = {c->column, c->schemes, c->limit};
    eng__lattice_set(&lattice, &table, &left, &right);
    assert_int_equal(eng__lattice_run(&lattice, lane, true, &cost, NULL), ENG_OK);
    if (cost != c->cost) fail_msg("%s: %d not %d", c->what, cost, c->cost);
    unsigned sum = 0;
    for (size_t k = 0; k < lattice.steps.count; k++) sum += lattice.steps.at[k].cost;
    assert_int_equal(sum, cost == END ? 0 : cost);
  }
  eng__lattice_free(&lattice);
  eng__arc_table_free(&table);
}

/* Steps cover both names, one behind the other. */
static void steps_cover(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  eng__name_form left = form_of("عبدالرحمان حسین‌زاده"),
                 right = form_of("Abd ol-Rahman Hosseinzadeh");
  uint8_t cost;
  eng__lane lane = {0, ENG__SCHEME_BASE, 99};
  eng__lattice *lattice = &comparer.lattice;
  eng__lattice_set(lattice, &comparer.tables->persian_latin, &left, &right);
  assert_int_equal(eng__lattice_run(lattice, lane, true, &cost, NULL), ENG_OK);
  assert_true(cost < ENG__LATTICE_END && lattice->steps.count > 0);
  size_t i = 0, j = 0;
  for (size_t k = 0; k < lattice->steps.count; k++) {
    const eng__lattice_step *step = &lattice->steps.at[k];
    assert_true(step->left == i && step->right == j);
    i += step->left_count;
    j += step->right_count;
  }
  assert_true(i == left.count && j == right.count);
  close_comparer(&comparer);
}

/* A limit only hides what is dearer; it never changes a cost. */
static void limit_changes_nothing(void **state) {
  (void)state;
  static const char *const persian[] = {"خمینی", "قاسم", "رضا", "گلجه", "محمد"};
  static const char *const latin[] = {"Khamenei", "Kasim", "Ridha", "Golujeh", "Mohamed", "Qasem"};
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < 5; i++)
    for (size_t k = 0; k < 6; k++) {
      eng__name_form left = form_of(persian[i]), right = form_of(latin[k]);
      uint8_t free_cost = 0, cost;
      for (int limit = 99; limit >= 0; limit--) {
        eng__lane lane = {0, ENG__SCHEME_BASE, (uint8_t)limit};
        eng__lattice_set(&comparer.lattice, &comparer.tables->persian_latin, &left, &right);
        assert_int_equal(eng__lattice_run(&comparer.lattice, lane, false, &cost, NULL), ENG_OK);
        if (limit == 99) free_cost = cost;
        assert_int_equal(cost, free_cost <= limit ? free_cost : ENG__LATTICE_END);
      }
    }
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(costs),
      cmocka_unit_test(steps_cover),
      cmocka_unit_test(limit_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
