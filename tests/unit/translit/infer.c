/* The Persian spellings of Latin names. */
#include "support/names.h"

typedef struct list {
  eng__inferred at[ENG__INFERRED_MOST];
  size_t count;
} list;

static void infer(eng__comparer *comparer, const char *name, size_t room, list *out) {
  eng__name_form form = known_form(comparer, name);
  out->count = SIZE_MAX;
  assert_int_equal(eng__names_infer(comparer, &form, out->at, room, &out->count, NULL), ENG_OK);
  assert_true(out->count <= room);
}

static const struct {
  const char *latin, *persian;
} FIRST[] = {
    {"Khamenei", "خامنه ای"},
    {"Khomeini", "خمینی"},
    {"Ali Reza", "علی رضا"},
    {"Alireza", "علیرضا"},
    {"Hosseinzadeh", "حسینزاده"},
    {"Mahmoud Ahmadinejad", "محمود احمدینژاد"},
    {"Sepah-e Pasdaran", "سپاه پاسداران"},
    {"Abd al-Hamid", "عبد الحمید"},
    {"Isfahan", "اصفهان"},
    {"Ḥusayn", "حسین"},
    {"Golijeh", "گلیجه"}, /* unknown: letter by letter */
};

static void the_first(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  list found;
  for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++) {
    infer(&comparer, FIRST[i].latin, ENG__INFERRED_MOST, &found);
    assert_true(found.count > 0);
    if (strcmp(form_text(&found.at[0].form), FIRST[i].persian) != 0)
      fail_msg("%s: %s not %s", FIRST[i].latin, form_text(&found.at[0].form), FIRST[i].persian);
  }
  close_comparer(&comparer);
}

/* In order, each once, and each reads as the name. */
static void lists(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  list found;
  infer(&comparer, "Zabol Tazegi", ENG__INFERRED_MOST, &found);
  assert_true(found.count > 3);
  eng__name_form latin = form_of("Zabol Tazegi");
  for (size_t i = 0; i < found.count; i++) {
    unsigned cost;
    assert_int_equal(found.at[i].form.script, ENG__NAME_PERSIAN);
    assert_int_equal(eng__compare(&comparer, &found.at[i].form, &latin, 60, &cost, NULL), ENG_OK);
    assert_true(cost <= 60);
    if (i > 0) assert_true(found.at[i].cost >= found.at[i - 1].cost);
    for (size_t k = 0; k < i; k++)
      assert_string_not_equal(form_text(&found.at[i].form), form_text(&found.at[k].form));
  }
  list two;
  infer(&comparer, "Zabol Tazegi", 2, &two);
  assert_int_equal(two.count, 2);
  assert_string_equal(form_text(&two.at[0].form), form_text(&found.at[0].form));
  close_comparer(&comparer);
}

static void nothing_to_infer(void **state) {
  (void)state;
  static const char *const none[] = {
      "",     "رضا", "---",
      "Реза", "???", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
  eng__comparer comparer = open_comparer(0);
  list found;
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    infer(&comparer, none[i], ENG__INFERRED_MOST, &found);
    if (found.count != 0) fail_msg("%s: %s", none[i], form_text(&found.at[0].form));
  }
  infer(&comparer, "Reza", 0, &found);
  assert_int_equal(found.count, 0);
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first),
      cmocka_unit_test(lists),
      cmocka_unit_test(nothing_to_infer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
