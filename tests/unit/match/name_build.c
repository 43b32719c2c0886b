/* Forms become names: what is refused, what part of a name a hit is, scores, and the laws that hold
 * whatever the list. */
#include "support/name_finder.h"

static void refused(void **state) {
  static const struct {
    const char *forms[3];
    const char *message;
    size_t entry;
    bool ambiguous;
  } cases[] = {
      {{"..."}, "the form \"...\" has no letter", 0, false},
      {{"Reza", ""}, "the form \"\" has no letter", 1, false},
      {{"1:Reza", "2:Reza"}, "stands under two ids", 1, false},
      {{"1:Reza", "2:reza"}, "stands under two ids", 1, false},
      {{"1:MEK", "2:MEK"}, "stands under two ids", 1, false},
      {{"1:Reza", "2:Reza"}, NULL, 0, true},
      {{"1:Reza", "1:Reza"}, NULL, 0, false},
      {{"a b c d e f g h i j k l m"}, "has too many words", 0, false},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    finder f;
    named_form forms[4] = {{0}};
    eng_error err = {.message = ""};
    eng__pattern id;
    size_t entry = 99;
    eng__name_options options = {
        .mode = ENG_NAMES_STANDARD, .ambiguous = cases[i].ambiguous, .refused = &entry};
    for (size_t k = 0; k < 3 && cases[i].forms[k]; k++)
      forms[k] = read_named_form(cases[i].forms[k]);
    finder_open(&f);
    eng_status status = finder_try_names(&f, forms, &options, &id, &err);
    assert_int_equal(status, cases[i].message ? ENG_INVALID : ENG_OK);
    if (cases[i].message) {
      if (!strstr(err.message, cases[i].message)) fail_msg("%s", err.message);
      assert_int_equal(entry, cases[i].entry);
    }
    finder_close(&f);
  }
}

static void long_forms_are_refused(void **state) {
  char form[1024];
  finder f;
  eng_error err;
  eng__pattern id;
  (void)state;
  memset(form, 'a', sizeof form - 1);
  form[sizeof form - 1] = '\0';
  finder_open(&f);
  named_form forms[2] = {{form, 0, false, false}, {0}};
  assert_int_equal(finder_try_names(&f, forms, NULL, &id, &err), ENG_INVALID);
  assert_non_null(strstr(err.message, "too long"));
  finder_close(&f);
}

/* The only hit of a text. */
static eng__hit only_hit(finder *f, eng__pattern id, const char *text) {
  finder_read(f, text);
  eng__hits hits = finder_hits(f, id);
  if (hits.count != 1) fail_msg("%zu hits in: %s", hits.count, text);
  return hits.at[0];
}

static void parts_and_scores(void **state) {
  static const named_form forms[] = {{"Ali Khamenei", 0, false, false},
                                     {"Khamenei", 0, false, false},
                                     {"Seyyed", 1, false, false},
                                     {"MEK", 2, false, false},
                                     {"Mohsen Rezaei", 3, false, false},
                                     {"Mohsen", 3, false, false},
                                     {"محمود احمدی‌نژاد", 4, false, false},
                                     {"احمدی‌نژاد", 4, false, false},
                                     {"مهدی رضا ای", 5, false, false},
                                     {"رضا ای", 5, false, false},
                                     {"Hassan Hashemi Amin", 6, false, false},
                                     {"Hashemi Amin", 6, false, false},
                                     {0}};
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, NULL);
  eng__hit hit = only_hit(&f, id, "So Khamenei said.");
  assert_int_equal(hit.part, ENG__PART_SURNAME);
  assert_int_equal(hit.entry, 1);
  assert_int_equal(hit.score, 1000);
  hit = only_hit(&f, id, "Mohsen said.");
  assert_int_equal(hit.part, ENG__PART_GIVEN);
  assert_int_equal(only_hit(&f, id, "احمدی‌نژاد").part, ENG__PART_SURNAME);
  assert_int_equal(only_hit(&f, id, "رضا ای").part, ENG__PART_SURNAME);
  assert_int_equal(only_hit(&f, id, "Hashemi Amin").part, ENG__PART_FULL); /* of two words */
  hit = only_hit(&f, id, "خامنه‌ای");
  assert_true(hit.score >= 900 && hit.score <= 1000);
  hit = only_hit(&f, id, "the MEK");
  assert_int_equal(hit.entry, 3);
  assert_int_equal(hit.score, 0);
  finder_close(&f);
}

static void scores_are_those_of_comparing(void **state) {
  static const struct {
    const char *form, *text;
  } cases[] = {{"Mohsen Rezaei", "Muhsin Riza'i"},
               {"محسن رضایی", "Mohsen Rezai"},
               {"Tehran", "Teheran"},
               {"قاسم سلیمانی", "Ghassem Sulaimani"},
               {"Ali Khamenei", "علی خامنه‌ای"}};
  eng_names *names;
  (void)state;
  assert_int_equal(eng_names_open(&names, NULL, NULL), ENG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    named_form forms[] = {{cases[i].form, 0, false, false}, {0}};
    finder f;
    eng_name_match match;
    finder_open(&f);
    eng__pattern id = finder_names(&f, forms, NULL);
    eng__hit hit = only_hit(&f, id, cases[i].text);
    assert_int_equal(eng_names_compare(names, cases[i].form, strlen(cases[i].form), cases[i].text,
                                       strlen(cases[i].text), &match, NULL),
                     ENG_OK);
    assert_int_equal(hit.score, match.score);
    finder_close(&f);
  }
  eng_names_close(names);
}

/* ---- Laws ---- */

static const char *const texts[] = {
    "Khamenei, Khomeini, Khamene'i and Karimi met Ali Karim in Tehran.",
    "محسن رضایی و محسن رضا در تهران با علی کریمی دیدار کردند.",
    "Muhsin Riza'i, Mohsen Reza, Mohsin Rezayee, Mohsan Rezai",
    "خامنه‌ای، خمینی، خامنه ای، خامنه‌ای‌ها",
};

static const char *const people[][2] = {{"Mohsen Rezaei", "محسن رضایی"},
                                        {"Khamenei", "خامنه‌ای"},
                                        {"Ali Karimi", "علی کریمی"}};

static size_t found(const named_form *forms, const eng__name_options *options, const char *text,
                    eng__hit out[32]) {
  finder f;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, options);
  finder_read(&f, text);
  eng__hits hits = finder_hits(&f, id);
  size_t count = hits.count < 32 ? hits.count : 32;
  if (count) memcpy(out, hits.at, count * sizeof *out);
  finder_close(&f);
  return count;
}

/* Each span of `a` is one of `b`. */
static void assert_within(const eng__hit *a, size_t a_count, const eng__hit *b, size_t b_count) {
  for (size_t i = 0; i < a_count; i++) {
    bool there = false;
    for (size_t k = 0; k < b_count; k++) there |= a[i].start == b[k].start && a[i].end == b[k].end;
    assert_true(there);
  }
}

static void both_forms_find_what_each_finds(void **state) {
  size_t all = 0;
  (void)state;
  for (size_t p = 0; p < sizeof people / sizeof *people; p++) {
    named_form both[] = {{people[p][0], 0, false, false}, {people[p][1], 0, false, false}, {0}};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
      eng__hit by_both[32], by_one[32];
      size_t count = found(both, NULL, texts[t], by_both);
      for (size_t one = 0; one < 2; one++) {
        named_form single[] = {both[one], {0}};
        size_t singles = found(single, NULL, texts[t], by_one);
        assert_within(by_one, singles, by_both, count);
        all += singles;
      }
    }
  }
  assert_true(all > 10);
}

static void wider_modes_find_more(void **state) {
  size_t all = 0;
  (void)state;
  for (size_t p = 0; p < sizeof people / sizeof *people; p++) {
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
      named_form forms[] = {{people[p][0], 0, false, false}, {0}};
      eng__hit before[32], now[32];
      size_t count = 0;
      for (uint8_t mode = ENG_NAMES_STRICT; mode <= ENG_NAMES_WIDE; mode++) {
        eng__name_options options = {.mode = mode};
        size_t more = found(forms, &options, texts[t], now);
        assert_within(before, count, now, more);
        memcpy(before, now, sizeof now);
        count = more;
      }
      all += count;
    }
  }
  assert_true(all > 5);
}

static void encodings_do_not_matter(void **state) {
  static const char *const pairs[][2] = {
      {"Kh\u0101mene\u02BE\u012B spoke", "Kha\u0304mene\u02BEi\u0304 spoke"},
      {"علی خامنه‌ای آمد", "\u202Bعلی خامنه‌ای\u202C آمد"},
      {"خامنهٔ‌ای رفت", "خامنۀ‌ای رفت"},
      {"خامنه‌ای آمد", "خـامنه‌ای آمد"},
  };
  named_form forms[] = {{"Khamenei", 0, false, false}, {"خامنه‌ای", 0, false, false}, {0}};
  (void)state;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    eng__hit a[32], b[32];
    size_t count = found(forms, NULL, pairs[i][0], a);
    assert_int_equal(found(forms, NULL, pairs[i][1], b), count);
    assert_int_equal(count, 1);
    assert_int_equal(a[0].score, b[0].score);
  }
}

/* Names beside others in a longer text are those of the text alone. */
static void place_does_not_matter(void **state) {
  char filler[6000];
  named_form forms[] = {{"Mohsen Rezaei", 0, false, false}, {0}};
  (void)state;
  for (size_t pad = 0; pad < 5000; pad += 499) {
    eng__hit hits[32];
    size_t len = 0;
    while (len < pad) len += (size_t)snprintf(filler + len, sizeof filler - len, "So it goes. ");
    snprintf(filler + len, sizeof filler - len, "Muhsin Riza'i");
    assert_int_equal(found(forms, NULL, filler, hits), 1);
    assert_int_equal(hits[0].start, len);
  }
}

static void ambiguous_places_are_both(void **state) {
  static const named_form forms[] = {
      {"Ali Karimi", 1, false, false}, {"Ali Karimi", 2, false, false}, {0}};
  eng__name_options options = {.mode = ENG_NAMES_STANDARD, .ambiguous = true};
  eng__hit hits[32];
  (void)state;
  assert_int_equal(found(forms, &options, "Ali Karimi came", hits), 2);
  assert_int_equal(eng__keep_longest(hits, 2), 2);
}

/* Nothing breaks on bytes of any kind. */
static void any_bytes(void **state) {
  static const char pieces[][8] = {"Ali ", "Reza", "علی", "\u200C", "-",    "'",   "#",
                                   "@",    "_",    "\n",  " ",      ",",    "al-", "ای",
                                   "ها",   "s",    "M.",  "\x80",   "\xD8", "K"};
  named_form forms[] = {{"Ali Reza Karimi", 0, false, true},
                        {"علی", 1, false, false},
                        {"Reza", 2, false, false},
                        {0}};
  eng__name_options options = {.mode = ENG_NAMES_WIDE,
                               .initials = true,
                               .order = true,
                               .handles = true,
                               .titles = true,
                               .schemes = ENG_SCHEME_ALL};
  uint32_t seed = 7;
  finder f;
  (void)state;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, &options);
  for (int round = 0; round < 400; round++) {
    char text[512] = "";
    for (int i = 0; i < 40; i++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
    finder_read(&f, text);
    eng__hits hits = finder_hits(&f, id);
    for (size_t i = 0; i < hits.count; i++) {
      assert_true(hits.at[i].start < hits.at[i].end);
      assert_true(hits.at[i].end <= f.document.text.len);
      assert_true(hits.at[i].end == f.document.text.len ||
                  ((unsigned char)f.document.text.at[hits.at[i].end] & 0xC0) != 0x80);
    }
  }
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(refused),
      cmocka_unit_test(long_forms_are_refused),
      cmocka_unit_test(parts_and_scores),
      cmocka_unit_test(scores_are_those_of_comparing),
      cmocka_unit_test(both_forms_find_what_each_finds),
      cmocka_unit_test(wider_modes_find_more),
      cmocka_unit_test(encodings_do_not_matter),
      cmocka_unit_test(place_does_not_matter),
      cmocka_unit_test(ambiguous_places_are_both),
      cmocka_unit_test(any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
