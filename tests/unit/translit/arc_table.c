/* Rows made ready: found by the first letters of both sides, mirrored, doubled, with aliases. */
#include "support/names.h"

static const eng__arc ROWS[] = {
    {"ب", "b", 0, 0, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, 0, 0},
    {"ی", "i", 3, 5, ENG__SCHEME_BASE, ENG__ARC_VOWEL, 0, 0},
    {"", "a", 1, 2, ENG__SCHEME_TR, ENG__ARC_INSERTED, ENG__P_END, ENG__L_END},
};

static eng__arc_table make(bool mirror) {
  eng__arc_table table;
  assert_int_equal(eng__arc_table_make(&table, ROWS, 3, mirror, NULL), ENG_OK);
  return table;
}

/* The row that reads `left` as `right`; NULL: none. */
static const eng__ready_arc *find(const eng__arc_table *table, const char *left,
                                  const char *right) {
  uint8_t l[8] = {0}, r[8] = {0};
  size_t l_count = eng__name_symbols(left, l, 8), r_count = eng__name_symbols(right, r, 8);
  size_t l_class = table->class_of[l[0]], r_class = table->class_of[r[0]];
  if (l_class == ENG__NO_CLASS || r_class == ENG__NO_CLASS) return NULL;
  const uint16_t *first = &table->first.at[l_class * table->classes + r_class];
  for (size_t k = first[0]; k < first[1]; k++) {
    const eng__ready_arc *arc = &table->arcs.at[k];
    if (arc->left_count == l_count && arc->right_count == r_count &&
        memcmp(arc->left, l, l_count) == 0 && memcmp(arc->right, r, r_count) == 0)
      return arc;
  }
  return NULL;
}

static void rows_keep_what_they_say(void **state) {
  (void)state;
  eng__arc_table table = make(false);
  assert_true(table.persian_latin);
  const eng__ready_arc *arc = find(&table, "ی", "i");
  assert_non_null(arc);
  assert_true(arc->cost[0] == 3 && arc->cost[1] == 5 && arc->kind == ENG__ARC_VOWEL);
  arc = find(&table, "", "a");
  assert_non_null(arc);
  assert_true(arc->schemes == ENG__SCHEME_TR && arc->need == ENG__P_END &&
              arc->refuse == ENG__L_END);
  assert_null(find(&table, "b", "ب"));
  assert_null(find(&table, "ب", "i"));
  eng__arc_table_free(&table);
}

static void consonants_are_doubled(void **state) {
  (void)state;
  eng__arc_table table = make(false);
  assert_non_null(find(&table, "ب", "bb"));
  assert_int_equal(find(&table, "ب", "b|b")->cost[0], 3);
  assert_non_null(find(&table, "بب", "b"));
  assert_null(find(&table, "ی", "ii"));
  eng__arc_table_free(&table);
}

static void letters_with_hamza_are_plain_too(void **state) {
  (void)state;
  eng__arc_table table = make(false);
  assert_non_null(find(&table, "ئ", "i"));
  assert_non_null(find(&table, "ې", "i"));
  assert_null(find(&table, "ؤ", "i"));
  eng__arc_table_free(&table);
}

static void one_script_counts_both_ways(void **state) {
  (void)state;
  eng__arc_table table = make(true);
  assert_false(table.persian_latin);
  assert_non_null(find(&table, "b", "ب"));
  assert_non_null(find(&table, "ب", "b"));
  assert_int_equal(find(&table, "m", "m")->cost[0], 0);
  assert_non_null(find(&table, "7", "7"));
  assert_null(find(&table, "m", "n"));
  eng__arc_table_free(&table);
}

static void refuses_rows_of_nothing(void **state) {
  (void)state;
  static const eng__arc nothing[] = {{"", "", 0, 0, ENG__SCHEME_BASE, ENG__ARC_SILENT, 0, 0}};
  eng__arc_table table;
  eng_error err;
  assert_int_equal(eng__arc_table_make(&table, nothing, 1, false, &err), ENG_INVALID);
  eng__arc_table_free(&table);
}

/* The shipped tables: costs below the end of the search, and both sides in known symbols. */
static void check_rows(const eng__arc *rows, size_t count) {
  uint8_t symbols[ENG__ARC_SYMBOLS];
  for (size_t i = 0; i < count; i++) {
    bool left = !*rows[i].left || eng__name_symbols(rows[i].left, symbols, ENG__ARC_SYMBOLS) > 0;
    bool right = !*rows[i].right || eng__name_symbols(rows[i].right, symbols, ENG__ARC_SYMBOLS) > 0;
    if (!left || !right || !rows[i].schemes || rows[i].p >= ENG__LATTICE_END ||
        rows[i].a >= ENG__LATTICE_END)
      fail_msg("row '%s' '%s'", rows[i].left, rows[i].right);
    assert_int_equal(rows[i].need & rows[i].refuse, 0);
  }
}

static void shipped_tables(void **state) {
  (void)state;
  check_rows(eng__arcs_persian_latin, eng__arcs_persian_latin_count);
  check_rows(eng__arcs_latin, eng__arcs_latin_count);
  check_rows(eng__arcs_persian, eng__arcs_persian_count);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_keep_what_they_say),
      cmocka_unit_test(consonants_are_doubled),
      cmocka_unit_test(letters_with_hamza_are_plain_too),
      cmocka_unit_test(one_script_counts_both_ways),
      cmocka_unit_test(refuses_rows_of_nothing),
      cmocka_unit_test(shipped_tables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
