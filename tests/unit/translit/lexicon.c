/* The lexicon: its rows are what they claim to be, words are cut into parts, vowels are known. */
#include "support/names.h"

#include "translit/given.h"
#include "translit/tables.h"

static const eng__lexicon_part *find(const eng__lexicon *lexicon, const char *word, bool ending) {
  uint8_t symbols[64];
  size_t count = eng__name_symbols(word, symbols, sizeof symbols);
  return eng__lexicon_find(lexicon, symbols, count, ending);
}

/* Every Latin spelling of a row can be read off its Persian one, at a price that a part may have.
 * Says which one cannot. */
static bool is_row_read(eng__comparer *comparer, const char *row) {
  bool good = true;
  size_t len = strcspn(row, " ");
  char persian[64];
  assert_true(len > 0 && len < sizeof persian && row[len] == ' ' && row[len + 1]);
  memcpy(persian, row, len);
  persian[len] = 0;
  eng__name_form left = {.script = ENG__NAME_PERSIAN};
  left.count = (uint16_t)eng__name_symbols(persian, left.symbols, ENG__NAME_SYMBOLS);
  if (left.count == 0) fail_msg("'%s' is not written in the letters of the alphabet", row);
  for (const char *at = row + len; *at; at += strcspn(at, " ")) {
    at++;
    eng__name_form right = {.script = ENG__NAME_LATIN};
    right.count = (uint16_t)strcspn(at, " ");
    memcpy(right.symbols, at, right.count);
    uint8_t cost;
    eng__lane lane = {0, ENG__SCHEME_BASE, 60};
    eng__lattice_set(&comparer->lattice, &comparer->tables->persian_latin, &left, &right);
    assert_int_equal(eng__lattice_run(&comparer->lattice, lane, false, &cost, NULL), ENG_OK);
    if (cost <= 60) continue;
    print_error("'%s' does not read as '%.*s'\n", row, (int)right.count, at);
    good = false;
  }
  return good;
}

static void rows_are_read(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  size_t count = 0, bad = 0;
  for (size_t i = 0; eng__lexicon_names[i]; i++, count++)
    bad += !is_row_read(&comparer, eng__lexicon_names[i]);
  for (size_t i = 0; eng__lexicon_words[i]; i++, count++)
    bad += !is_row_read(&comparer, eng__lexicon_words[i]);
  assert_int_equal(bad, 0);
  assert_true(comparer.tables->lexicon.parts.count > count);
  close_comparer(&comparer);
}

static void finds(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  const eng__lexicon *lexicon = &comparer.tables->lexicon;
  const eng__lexicon_part *part = find(lexicon, "محمد", false);
  assert_non_null(part);
  assert_int_equal(strncmp(part->latin, "mohammad", 8), 0);
  assert_true(part->person);
  assert_null(find(lexicon, "محمد", true));
  assert_null(find(lexicon, "محمدد", false));
  assert_null(find(lexicon, "", false));
  assert_non_null(find(lexicon, "زاده", true));
  assert_false(find(lexicon, "تهران", false)->person);
  close_comparer(&comparer);
}

/* Each given name is in a row of persons' names, or nothing would come of it. */
static void given_names_are_marked(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  const eng__lexicon *lexicon = &comparer.tables->lexicon;
  size_t listed = 0, marked = 0;
  for (; eng__given_names[listed]; listed++) {
    const eng__lexicon_part *part = find(lexicon, eng__given_names[listed], false);
    if (!part || !part->given) fail_msg("%s", eng__given_names[listed]);
  }
  for (size_t i = 0; i < lexicon->parts.count; i++) marked += lexicon->parts.at[i].given;
  assert_int_equal(marked, listed);
  assert_false(find(lexicon, "هاشمی", false)->given);
  close_comparer(&comparer);
}

static void are_given_names(void **state) {
  static const struct {
    const char *word;
    bool given, western;
  } cases[] = {
      {"mojtaba", true, false},        {"mohammadreza", true, false}, {"محمدرضا", true, false},
      {"rezamohammadi", false, false}, {"mujtaba", true, false},      {"مجتبی", true, false},
      {"مجتبي", true, false},          {"hosseini", false, false},    {"حسینی", false, false},
      {"michelle", false, true},       {"میشل", false, true},         {"aaron", false, true},
      {"zachary", false, true},        {"will", false, false},        {"", false, false},
      {"پیام", false, false},          {"abdolhamid", true, false},   {"غلامحسین", true, false},
      {"gholami", false, false},       {"عبدالله", true, false}};
  (void)state;
  eng__comparer comparer = open_comparer(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    eng__name_form form;
    bool given;
    eng__slice word = eng__slice_of(cases[i].word);
    assert_int_equal(eng__name_form_read(&form, word, NULL), ENG_OK);
    assert_int_equal(eng__is_given_name(&comparer, &form, &given, NULL), ENG_OK);
    if (given != cases[i].given || eng__is_western_given_name(word) != cases[i].western)
      fail_msg("%s", cases[i].word);
  }
  close_comparer(&comparer);
}

/* They are searched by halving. */
static void western_names_are_found(void **state) {
  static const char *const words[] = {"aaron", "adele",   "yvonne", "zachary", "آلبرت",
                                      "یوری",  "میخاییل", "ivanka", "walter"};
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!eng__is_western_given_name(eng__slice_of(words[i]))) fail_msg("%s", words[i]);
  assert_false(eng__is_western_given_name(ENG__SLICE("virginia")));
}

static void nicknames(void **state) {
  (void)state;
  assert_true(eng__are_short_and_long(ENG__SLICE("joe"), ENG__SLICE("joseph")));
  assert_true(eng__are_short_and_long(ENG__SLICE("william"), ENG__SLICE("bill")));
  assert_false(eng__are_short_and_long(ENG__SLICE("joe"), ENG__SLICE("jo")));
  assert_false(eng__are_short_and_long(ENG__SLICE("joe"), ENG__SLICE("joe")));
}

static void finds_by_consonants(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  const eng__lexicon *lexicon = &comparer.tables->lexicon;
  for (size_t i = 0; i < lexicon->parts.count; i++) {
    eng__name_code code = lexicon->parts.at[i].code;
    size_t at = eng__lexicon_first(lexicon, code);
    bool found = false;
    for (const eng__lexicon_part *part; (part = eng__lexicon_next(lexicon, code, &at));)
      if (part == &lexicon->parts.at[i]) found = true;
    assert_true(found);
  }
  eng__name_code none = {UINT64_MAX, 16};
  size_t at = eng__lexicon_first(lexicon, none);
  assert_null(eng__lexicon_next(lexicon, none, &at));
  close_comparer(&comparer);
}

static void knows_vowels(void **state) {
  (void)state;
  enum { A = ENG__HINT_FATHA, E = ENG__HINT_KASRA, O = ENG__HINT_DAMMA, NONE = ENG__HINT_SUKUN };
  enum { VOWELS = A | E | O | NONE };
  eng__comparer comparer = open_comparer(0);
  eng__name_form form = known_form(&comparer, "محمد");
  assert_int_equal(form.hints[0] & VOWELS, O);
  assert_int_equal(form.hints[1] & VOWELS, A);
  assert_int_equal(form.hints[2] & VOWELS, A);
  assert_int_equal(form.hints[3] & VOWELS, 0);
  assert_true(form.hints[2] & ENG__HINT_SHADDA && form.hints[3] & ENG__HINT_PERSON);
  form = known_form(&comparer, "احمد");
  assert_int_equal(form.hints[1] & VOWELS, NONE);
  assert_true(form.hints[0] & ENG__HINT_KNOWN);
  close_comparer(&comparer);
}

static bool is_known(const eng__name_form *form, size_t at) {
  return form->hints[at] & ENG__HINT_KNOWN;
}

static void cuts_words(void **state) {
  (void)state;
  eng__comparer comparer = open_comparer(0);
  static const char *const known[] = {"علیرضا", "محمدحسین", "حسینزاده", "کریمیان", "رضاپور"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    eng__name_form form = known_form(&comparer, known[i]);
    for (size_t k = 0; k < form.count; k++) assert_true(is_known(&form, k));
  }
  static const char *const unknown[] = {"ققق", "زاده" /* alone an ending */, "Reza", ""};
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
    eng__name_form form = known_form(&comparer, unknown[i]);
    for (size_t k = 0; k < form.count; k++) assert_false(is_known(&form, k));
  }
  eng__name_form marked = known_form(&comparer, "مَحمد");
  assert_int_equal(marked.hints[0], ENG__HINT_FATHA);
  assert_false(is_known(&marked, 1));
  close_comparer(&comparer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_are_read),       cmocka_unit_test(finds),
      cmocka_unit_test(finds_by_consonants), cmocka_unit_test(given_names_are_marked),
      cmocka_unit_test(are_given_names),     cmocka_unit_test(western_names_are_found),
      cmocka_unit_test(nicknames),           cmocka_unit_test(knows_vowels),
      cmocka_unit_test(cuts_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
