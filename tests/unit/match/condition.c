/* Conditions and the questions of spans, over texts where the words are war (the hit), tax, peace
 * and stop. */
#include "support/match.h"

typedef struct asker {
  finder f;
  eng__pattern war, tax, stop;
} asker;

static void asker_open(asker *a) {
  const char *war[] = {"war", NULL}, *stop[] = {"stop", NULL};
  const char *tax[] = {"tax", "tax reform", "high tax reform now", NULL};
  finder_open(&a->f);
  a->war = finder_words(&a->f, war, (eng__words_options){0}, ENG__CASE_AUTO);
  a->tax = finder_words(&a->f, tax, (eng__words_options){0}, ENG__CASE_AUTO);
  a->stop = finder_words(&a->f, stop, (eng__words_options){0}, ENG__CASE_AUTO);
}

typedef struct condition_case {
  const char *what, *text;
  int found; /* where the nearest hit begins, -1: none */
  eng__within within;
  uint32_t words;
  eng__side side;
  bool barrier;
} condition_case;

#define SENTENCE ENG__WITHIN_SENTENCE
#define PARAGRAPH ENG__WITHIN_PARAGRAPH
#define DOCUMENT ENG__WITHIN_DOCUMENT
#define WORDS ENG__WITHIN_WORDS
#define ANY ENG__SIDE_ANY
#define BEFORE ENG__SIDE_BEFORE
#define AFTER ENG__SIDE_AFTER

static void conditions(void **state) {
  (void)state;
  static const condition_case cases[] = {
      {"after", "the war on tax", 11, SENTENCE, 0, ANY, false},
      {"before", "tax and war", 0, SENTENCE, 0, ANY, false},
      {"none", "war and peace", -1, SENTENCE, 0, ANY, false},
      {"other sentence", "Tax here. A war there.", -1, SENTENCE, 0, ANY, false},
      {"nearest, one side", "tax a tax war", 6, SENTENCE, 0, ANY, false},
      {"nearest of two sides", "tax a b war c tax", 14, SENTENCE, 0, ANY, false},
      {"the one before when tied", "tax a war a tax", 0, SENTENCE, 0, ANY, false},
      {"signs are no distance", "tax a war (\"tax", 12, SENTENCE, 0, ANY, false},
      {"side before", "a war tax", -1, SENTENCE, 0, BEFORE, false},
      {"side after", "tax war a", -1, SENTENCE, 0, AFTER, false},
      {"side after found", "tax war a tax", 10, SENTENCE, 0, AFTER, false},
      {"paragraph", "Tax. A war.\n\nTax.", 0, PARAGRAPH, 0, ANY, false},
      {"other paragraph", "Tax.\n\nA war.", -1, PARAGRAPH, 0, ANY, false},
      {"document", "Tax.\n\nA war.", 0, DOCUMENT, 0, ANY, false},
      {"within three words", "war a b tax", 8, WORDS, 3, ANY, false},
      {"within two words", "war a b tax", -1, WORDS, 2, ANY, false},
      {"wholly within", "war a tax reform", 6, WORDS, 2, ANY, false},
      {"wholly within, the longer", "war a tax reform", 6, WORDS, 3, ANY, false},
      {"words before", "tax a b war", 0, WORDS, 3, ANY, false},
      {"words before, too far", "tax a b war", -1, WORDS, 2, ANY, false},
      {"words stay in the sentence", "Tax here. War.", -1, WORDS, 5, ANY, false},
      {"signs are no words", "war (a, \"b\") - tax", 15, WORDS, 3, ANY, false},
      {"Persian token is one word", "war می‌رود‌ها tax", -1, WORDS, 1, ANY, false},
      {"barrier", "tax stop war", -1, SENTENCE, 0, ANY, true},
      {"barrier behind", "stop tax war", 5, SENTENCE, 0, ANY, true},
      {"barrier on one side", "tax stop war a b tax", 17, SENTENCE, 0, ANY, true},
      {"barrier after", "war tax stop tax", 4, SENTENCE, 0, ANY, true},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    asker a;
    asker_open(&a);
    finder_read(&a.f, cases[i].text);
    eng__hits wars = finder_hits(&a.f, a.war);
    eng__condition condition = {a.tax, cases[i].within, cases[i].words, cases[i].side,
                                cases[i].barrier ? a.stop : ENG__NO_PATTERN};
    const eng__hit *found = NULL;
    eng_error err;
    if (wars.count)
      assert_int_equal(eng__condition_find(a.f.index, &condition, &wars.at[0], &found, &err),
                       ENG_OK);
    int start = found ? (int)found->start : -1;
    if (start != cases[i].found) print_error("%s: %d\n", cases[i].what, start);
    assert_int_equal(start, cases[i].found);
    finder_close(&a.f);
  }
}

/* The hit is "tax reform": what overlaps it, and what does not. */
static void overlap(void **state) {
  (void)state;
  asker a;
  asker_open(&a);
  finder_read(&a.f, "the high tax reform now, tax");
  eng__hits taxes = finder_hits(&a.f, a.tax);
  const eng__hit *reform = &taxes.at[1], *found;
  check_text("the hit", eng__slice_cut(a.f.document.text, reform->start, reform->end),
             "tax reform");
  eng__condition condition = {a.tax, ENG__WITHIN_OVERLAP, 0, ENG__SIDE_ANY, ENG__NO_PATTERN};
  eng_error err;
  assert_int_equal(eng__condition_find(a.f.index, &condition, reform, &found, &err), ENG_OK);
  assert_non_null(found);
  assert_int_equal(found->start, 4); /* the longer one around it comes first */
  condition.within = ENG__WITHIN_SENTENCE;
  assert_int_equal(eng__condition_find(a.f.index, &condition, reform, &found, &err), ENG_OK);
  assert_non_null(found);
  assert_int_equal(found->start, 25); /* its own span, and what overlaps it, do not count */
  finder_close(&a.f);
}

/* Backwards, a hit that begins earlier may be nearer. */
static void long_hits_before(void **state) {
  (void)state;
  asker a;
  asker_open(&a);
  finder_read(&a.f, "high tax reform now war");
  eng__hits wars = finder_hits(&a.f, a.war);
  eng__condition condition = {a.tax, ENG__WITHIN_SENTENCE, 0, ENG__SIDE_ANY, ENG__NO_PATTERN};
  const eng__hit *found;
  eng_error err;
  assert_int_equal(eng__condition_find(a.f.index, &condition, wars.at, &found, &err), ENG_OK);
  assert_int_equal(found->start, 0);
  assert_int_equal(found->end, 19);
  finder_close(&a.f);
}

static void inside(void **state) {
  (void)state;
  asker a;
  asker_open(&a);
  finder_read(&a.f, "tax. A tax reform, tax. Tax");
  eng__hits range;
  eng_error err;
  eng_span span = {5, 23};
  assert_int_equal(eng__hits_inside(a.f.index, a.tax, span, &range, &err), ENG_OK);
  size_t cursor = 0;
  const uint32_t ends[] = {17, 10, 22};
  for (size_t i = 0; i < COUNT(ends); i++) {
    const eng__hit *hit = eng__hits_next(range, span, &cursor);
    assert_non_null(hit);
    assert_int_equal(hit->end, ends[i]);
  }
  assert_null(eng__hits_next(range, span, &cursor));
  span.end = 12; /* cuts "tax reform" */
  cursor = 0;
  assert_int_equal(eng__hits_inside(a.f.index, a.tax, span, &range, &err), ENG_OK);
  assert_int_equal(eng__hits_next(range, span, &cursor)->end, 10);
  assert_null(eng__hits_next(range, span, &cursor));
  finder_close(&a.f);
}

static void words_beside(void **state) {
  (void)state;
  static const struct {
    const char *text;
    eng__side side;
    uint32_t words;
    const char *beside;
  } cases[] = {
      {"One two three war four, five six.", ENG__SIDE_BEFORE, 2, "two three"},
      {"One two three war four, five six.", ENG__SIDE_AFTER, 2, "four, five"},
      {"One two three war four, five six.", ENG__SIDE_BEFORE, 9, "One two three"},
      {"One two three war four, five six.", ENG__SIDE_AFTER, 9, "four, five six"},
      {"One, (war)", ENG__SIDE_BEFORE, 1, "One"},
      {"Before it. War now.", ENG__SIDE_BEFORE, 3, ""},
      {"War now. And then", ENG__SIDE_AFTER, 3, "now"},
      {"war", ENG__SIDE_AFTER, 3, ""},
      {"او می‌رود war کتاب‌ها را", ENG__SIDE_BEFORE, 1, "می‌رود"},
      {"او می‌رود war کتاب‌ها را", ENG__SIDE_AFTER, 1, "کتاب‌ها"},
      {"one war two", ENG__SIDE_AFTER, 0, ""},
      {"a, war, peace, love", ENG__SIDE_AFTER, 1, "peace"},
      {"“war”: (peace) now", ENG__SIDE_AFTER, 1, "peace"},
      {"anti-war-era now", ENG__SIDE_AFTER, 1, "era"},
      {"war!", ENG__SIDE_AFTER, 1, ""},
      {"one war\u200Cها را دید", ENG__SIDE_AFTER, 1, "را"},
      {"او به\u200Cwar رفت", ENG__SIDE_BEFORE, 1, "او"},
      {"به\u200Cwar رفت", ENG__SIDE_BEFORE, 1, ""},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    asker a;
    asker_open(&a);
    finder_read(&a.f, cases[i].text);
    eng__hits wars = finder_hits(&a.f, a.war);
    eng_span span;
    eng_error err;
    assert_int_equal(wars.count, 1);
    assert_int_equal(
        eng__words_beside(a.f.index, wars.at, cases[i].side, cases[i].words, &span, &err), ENG_OK);
    check_text(cases[i].text, eng__slice_cut(a.f.document.text, span.start, span.end),
               cases[i].beside);
    if (!cases[i].beside[0])
      assert_int_equal(span.start,
                       cases[i].side == ENG__SIDE_AFTER ? wars.at->end : wars.at->start);
    finder_close(&a.f);
  }
}

/* Conditions against trying every hit. */
static void all_hits(void **state) {
  (void)state;
  static const char *const words[] = {"war", "tax", "a", "tax reform", ".", "stop", "b", "\n\n"};
  uint64_t seed = 11;
  asker a;
  asker_open(&a);
  eng__buffer text = {0};
  for (size_t round = 0; round < 800; round++) {
    eng__buffer_clear(&text);
    for (size_t i = chance_below(&seed, 30); i > 0; i--)
      eng__buffer_printf(&text, "%s ", words[chance_below(&seed, COUNT(words))]);
    eng__buffer_add_byte(&text, 0);
    finder_read(&a.f, text.at);
    eng__hits wars = finder_hits(&a.f, a.war), taxes = finder_hits(&a.f, a.tax);
    eng__condition condition = {a.tax, ENG__WITHIN_DOCUMENT, 0, ENG__SIDE_ANY, ENG__NO_PATTERN};
    for (size_t i = 0; i < wars.count; i++) {
      const eng__hit *from = &wars.at[i], *found;
      eng_error err;
      condition.side = (eng__side)chance_below(&seed, 3);
      assert_int_equal(eng__condition_find(a.f.index, &condition, from, &found, &err), ENG_OK);
      bool any = false;
      for (size_t k = 0; k < taxes.count; k++) {
        bool before = taxes.at[k].end <= from->start;
        bool wanted =
            before ? condition.side != ENG__SIDE_AFTER : condition.side != ENG__SIDE_BEFORE;
        any |= wanted;
        if (!found || !wanted) continue;
        /* Nothing lies between the found one and the hit on its side. */
        if (before && found->end <= from->start) assert_true(taxes.at[k].end <= found->end);
        if (!before && found->start >= from->end) assert_true(taxes.at[k].start >= found->start);
      }
      assert_int_equal(found != NULL, any);
    }
  }
  eng__buffer_free(&text);
  finder_close(&a.f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(conditions),       cmocka_unit_test(overlap),
      cmocka_unit_test(long_hits_before), cmocka_unit_test(inside),
      cmocka_unit_test(words_beside),     cmocka_unit_test(all_hits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
