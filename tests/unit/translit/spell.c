/* The Latin spellings of Persian names. */
#include "support/names.h"

enum { ROOM = 40 };

typedef struct list {
  eng__inferred at[ROOM];
  size_t count;
} list;

static void spell(eng__comparer *comparer, const char *name, size_t room, list *out) {
  eng__name_form form = known_form(comparer, name);
  out->count = SIZE_MAX;
  assert_int_equal(eng__names_spell(comparer, &form, out->at, room, &out->count, NULL), ENG_OK);
  assert_true(out->count <= room);
}

static bool has(const list *found, const char *latin) {
  for (size_t i = 0; i < found->count; i++)
    if (strcmp(form_text(&found->at[i].form), latin) == 0) return true;
  return false;
}

static const struct {
  const char *persian, *latin;
} SPELLINGS[] = {
    {"محمد", "mohammad"}, {"محمد", "muhammad"}, {"رضا", "reza"}, {"قاسم", "qasem"},
    {"قاسم", "ghasem"},   {"حسین", "hosein"},   {"علی", "ali"},  {"خامنه‌ای", "khamenei"},
    {"گلجه", "galeje"},
};

static void spellings(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  list found;
  for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++) {
    spell(&comparer, SPELLINGS[i].persian, ROOM, &found);
    if (!has(&found, SPELLINGS[i].latin))
      fail_msg("%s is not spelled %s", SPELLINGS[i].persian, SPELLINGS[i].latin);
  }
  spell(&comparer, "محمد", ROOM, &found);
  assert_false(has(&found, "mahmad"));
  close_comparer(&comparer);
}

/* In order, each once, and each costs what comparing says. */
static void lists(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  list found;
  spell(&comparer, "گلجه", ROOM, &found);
  eng__name_form persian = known_form(&comparer, "گلجه");
  assert_int_equal(found.count, ROOM);
  for (size_t i = 0; i < found.count; i++) {
    unsigned cost;
    assert_int_equal(eng__compare(&comparer, &persian, &found.at[i].form, 99, &cost, NULL), ENG_OK);
    assert_int_equal(cost, found.at[i].cost);
    if (i > 0) assert_true(cost >= found.at[i - 1].cost);
    for (size_t k = 0; k < i; k++)
      assert_string_not_equal(form_text(&found.at[i].form), form_text(&found.at[k].form));
  }
  close_comparer(&comparer);
}

static void nothing_to_spell(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  list found;
  spell(&comparer, "", ROOM, &found);
  assert_int_equal(found.count, 0);
  spell(&comparer, "Reza", ROOM, &found);
  assert_int_equal(found.count, 0);
  spell(&comparer, "رضا", 0, &found);
  assert_int_equal(found.count, 0);
  char name[65 * 2 + 1];
  for (size_t i = 0; i < 65; i++) memcpy(name + 2 * i, "ر", 2);
  name[sizeof name - 1] = 0;
  spell(&comparer, name, ROOM, &found);
  assert_int_equal(found.count, 0);
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spellings),
      cmocka_unit_test(lists),
      cmocka_unit_test(nothing_to_spell),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
