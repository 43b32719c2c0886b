/* The memo of words says what reading each word anew would say, whatever it held before. */
#include "support/name_finder.h"

#include "match/state.h"

static bool same(const eng__name_heard *a, const eng__name_heard *b) {
  return a->key.bits == b->key.bits && a->key.count == b->key.count && a->start == b->start &&
         a->end == b->end && a->silent == b->silent;
}

/* Words of all lengths around those that are kept, in an order that makes them meet in its slots.
 */
static void recalls_what_it_hears(void **state) {
  static const char *const pieces[] = {"kha",  "me", "ne", "i", "ab",
                                       "shah", "خا", "من", "ه", "رضا"};
  static const named_form forms[] = {{"Khamenei", 0, false, false}, {0}};
  finder f;
  eng__buffer text = {0};
  uint32_t seed = 11;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  for (int word = 0; word < 3000; word++) {
    seed = seed * 1664525u + 1013904223u;
    size_t first = seed >> 30 & 1 ? 0 : 6, count = first ? 4 : 6;
    for (unsigned i = 0; i <= (seed >> 26 & 7); i++)
      eng__buffer_add_string(&text, pieces[first + (seed >> (3 * i)) % count]);
    eng__buffer_add_byte(&text, ' ');
  }
  eng__buffer_add_byte(&text, 0);
  finder_read(&f, text.at);
  assert_int_equal(eng__name_memory_open(&f.index->names.memory, NULL), ENG_OK);
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  size_t kept = 0;
  for (size_t i = 0; i < ground.count; i++) {
    const eng__name_memo *memo;
    eng__name_heard heard;
    assert_int_equal(eng__name_recall(&f.index->names.memory, &ground, i, &memo, NULL), ENG_OK);
    assert_int_equal(eng__name_hear(&ground, i, eng__name_word(&ground, i), &heard, NULL), ENG_OK);
    eng__name_heard recalled = eng__name_heard_of(memo);
    assert_true(same(&recalled, &heard));
    kept += memo->sign.len > 0;
  }
  assert_true(kept > 1000 && kept < ground.count);
  eng__buffer_free(&text);
  finder_close(&f);
}

static eng__name_ground ground_of(const finder *f) {
  return (eng__name_ground){.set = &f->patterns->names,
                            .document = &f->document,
                            .parts = f->document.parts.at,
                            .count = f->document.parts.count};
}

/* What is kept is what was recalled, and of no other word. */
static void keeps(void **state) {
  static const named_form forms[] = {{"Ali Reza Khamenei", 0, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f,
              "Ali Reza came, Ali's U.S. رضا رضارا آقای Internationalisation and so it ends here "
              "at last");
  eng__name_memory *memory = &f.index->names.memory;
  assert_int_equal(eng__name_memory_open(memory, NULL), ENG_OK);
  eng__name_ground ground = ground_of(&f);
  size_t kept = 0;
  for (size_t i = 0; i < ground.count; i++) {
    const eng__name_memo *memo;
    memset(memory->slots, 0, ENG__MEMO_SLOTS * sizeof *memory->slots);
    assert_null(eng__name_kept(memory->slots, f.document.view, &ground.parts[i]));
    assert_int_equal(eng__name_recall(memory, &ground, i, &memo, NULL), ENG_OK);
    const eng__name_memo *again = eng__name_kept(memory->slots, f.document.view, &ground.parts[i]);
    eng__slice word = eng__name_word(&ground, i);
    if (again) assert_ptr_equal(again, memo);
    if (again) assert_memory_equal(again->bytes, word.at, word.len);
    kept += again != NULL;
  }
  assert_in_range(kept, 10, ground.count - 4); /* a possessive, dots, a long one, the last */
  finder_close(&f);
}

typedef struct sign_case {
  const char *text; /* the first word is asked for */
  bool begins;
  unsigned flags;
} sign_case;

static void signs(void **state) {
  static const named_form forms[] = {{"Ali Reza Khamenei", 0, false, false},
                                     {"Hashemi", 1, false, false},
                                     {"رضا", 2, false, false},
                                     {0}};
  static const sign_case cases[] = {
      {"Ali x", true, 0},
      {"Hashemi x", false, ENG__WORD_IS_NAME},
      {"Hashemis x", false, ENG__WORD_PLURAL},
      {"Nothing x", false, 0},
      {"Sheikh x", false, ENG__WORD_SPARE},
      {"ye x", false, ENG__WORD_ODD},
      {"with x", false, ENG__WORD_BARRED},
      {"برای x", false, ENG__WORD_BARRED},
      {"i x", false, ENG__WORD_ODD}, /* a function word, but one that may join */
      {"Transcendentals x", false, ENG__WORD_ODD},
      {"رضا x", false, ENG__WORD_IS_NAME | ENG__WORD_TAILED},
      {"رضارا x", false, ENG__WORD_IS_NAME | ENG__WORD_SUFFIXED},
      {"کتابها x", false, ENG__WORD_SUFFIXED},
      {"علی x", true, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const eng__name_memo *memo;
    finder f;
    finder_open(&f);
    finder_names(&f, forms, NULL);
    finder_read(&f, cases[i].text);
    eng__name_memory *memory = &f.index->names.memory;
    assert_int_equal(eng__name_memory_open(memory, NULL), ENG_OK);
    eng__name_ground ground = ground_of(&f);
    assert_int_equal(eng__name_recall(memory, &ground, 0, &memo, NULL), ENG_OK);
    unsigned expected = cases[i].flags | (cases[i].begins ? ENG__WORD_FIRST : 0);
    if ((memo->sign.first != 0) != cases[i].begins || memo->sign.flags != expected)
      fail_msg("%s: %d, %x", cases[i].text, memo->sign.first != 0, memo->sign.flags);
    finder_close(&f);
  }
}

/* A name may have a word that elsewhere is a function word, or an everyday one. */
static void own_words(void **state) {
  static const named_form forms[] = {
      {"Hu An", 0, false, false}, {"Reza Star", 1, false, false}, {0}};
  (void)state;
  finder f;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "An In x");
  const eng__name_set *set = &f.patterns->names;
  eng__name_memory *memory = &f.index->names.memory;
  assert_int_equal(eng__name_memory_open(memory, NULL), ENG_OK);
  eng__name_ground ground = ground_of(&f);
  for (size_t i = 0; i < 2; i++) {
    const eng__name_memo *memo;
    assert_int_equal(eng__name_recall(memory, &ground, i, &memo, NULL), ENG_OK);
    assert_int_equal((memo->sign.flags & ENG__WORD_BARRED) != 0, i == 1);
  }
  assert_true(eng__name_is_weak(set, ENG__SLICE("stars")));
  assert_false(eng__name_is_weak(set, ENG__SLICE("star")));
  assert_false(eng__name_is_weak(set, ENG__SLICE("khamenei")));
  assert_false(eng__name_is_weak(set, ENG__SLICE("din"))); /* names end so */
  finder_close(&f);
}

/* The stems of a Persian word with a suffix that has consonants. */
static void stems(void **state) {
  static const named_form forms[] = {{"حسن روحانی", 0, false, false}, {0}};
  finder f;
  const eng__name_memo *memo;
  bool follows;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "حسن روحانیرا کتابرا روحانی");
  eng__name_memory *memory = &f.index->names.memory;
  assert_int_equal(eng__name_memory_open(memory, NULL), ENG_OK);
  eng__name_ground ground = ground_of(&f);
  assert_int_equal(eng__name_recall(memory, &ground, 0, &memo, NULL), ENG_OK);
  unsigned first = memo->sign.first;
  assert_int_equal(eng__name_stem_follows(&ground, first, 1, &follows, NULL), ENG_OK);
  assert_true(follows);
  assert_int_equal(eng__name_stem_follows(&ground, first, 2, &follows, NULL), ENG_OK);
  assert_false(follows);
  assert_int_equal(eng__name_stem_follows(&ground, first, 3, &follows, NULL), ENG_OK);
  assert_false(follows); /* has no suffix */
  finder_close(&f);
}

/* What was noted is known by its bytes in the text, marks and all, and by nothing else. */
static void known_words(void **state) {
  static const named_form forms[] = {{"Ali Karimi", 0, false, false}, {0}};
  static const eng__name_likeness likes[ENG__KNOWN_NAMES + 1] = {{.name = 0, .cost = 7},
                                                                 {.name = 1, .cut = 2}};
  finder f;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "علی کرمی علی کرمی عَلی کرمی علی علی کرمان Ali's One one Ali’s");
  eng__name_memory *names = &f.index->names.memory;
  assert_int_equal(eng__name_memory_open(names, NULL), ENG_OK);
  memset(names->known, 0, ENG__KNOWN_SLOTS * sizeof *names->known);
  eng__name_ground ground = ground_of(&f);
  assert_null(eng__name_known(names, &ground, 0, 1));
  eng__name_note_known(names, &ground, 0, 1, true, likes, 2);
  const eng__known_words *known = eng__name_known(names, &ground, 2, 3);
  assert_non_null(known);
  assert_true(known->goes_on);
  assert_int_equal(known->count, 2);
  assert_int_equal(eng__known_names(names, known)[0].cost, 7);
  assert_int_equal(eng__known_names(names, known)[1].cut, 2);
  assert_null(eng__name_known(names, &ground, 4, 5)); /* a mark */
  assert_null(eng__name_known(names, &ground, 7, 8));
  assert_null(eng__name_known(names, &ground, 0, 0));
  eng__name_note_known(names, &ground, 0, 2, false, NULL, 0);
  assert_non_null(eng__name_known(names, &ground, 0, 2));
  assert_false(eng__name_known(names, &ground, 0, 2)->goes_on);
  eng__name_note_known(names, &ground, 9, 9, false, NULL, 0);
  assert_null(eng__name_known(names, &ground, 12, 12)); /* another apostrophe */
  eng__name_note_known(names, &ground, 10, 10, false, NULL, 0);
  eng__name_note_known(names, &ground, 11, 11, true, NULL, 0);
  assert_false(eng__name_known(names, &ground, 10, 10)->goes_on); /* both capitals are known */
  assert_true(eng__name_known(names, &ground, 11, 11)->goes_on);
  eng__name_note_known(names, &ground, 4, 4, false, likes, ENG__KNOWN_NAMES + 1);
  assert_null(eng__name_known(names, &ground, 4, 4)); /* too many */
  finder_close(&f);
}

static void suffixes(void **state) {
  static const named_form forms[] = {{"Reza", 0, false, false}, {0}};
  finder f;
  (void)state;
  finder_open(&f);
  finder_names(&f, forms, NULL);
  finder_read(&f, "رضارا رضاها رضا را");
  eng__name_ground ground = {.set = &f.patterns->names,
                             .document = &f.document,
                             .parts = f.document.parts.at,
                             .count = f.document.parts.count};
  assert_true(eng__name_ends_like_suffix(&ground, 0));
  assert_true(eng__name_ends_like_suffix(&ground, 1));
  assert_false(eng__name_ends_like_suffix(&ground, 2));
  assert_false(eng__name_ends_like_suffix(&ground, 3));
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(recalls_what_it_hears),
      cmocka_unit_test(keeps),
      cmocka_unit_test(signs),
      cmocka_unit_test(own_words),
      cmocka_unit_test(stems),
      cmocka_unit_test(known_words),
      cmocka_unit_test(suffixes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
