/* What words are like is remembered; where they stand is asked anew. So a text says the same to who
 * has read others before and to who has not. */
#include "support/name_finder.h"

#include "match/state.h"

/* Names of which the text around them decides: everyday words, halves, epithets, persons. */
static const named_form FORMS[] = {{"Star", 0, false, false},
                                   {"Ali", 1, false, true},
                                   {"Karim Karimi", 2, false, true},
                                   {"کریم کریمی", 2, false, true},
                                   {"Sisi", 3, false, true},
                                   {"سیسی", 3, false, true},
                                   {"Rouhani", 4, false, true},
                                   {"روحانی", 4, false, true},
                                   {"Samieh", 5, false, true},
                                   {"سمیه", 5, false, true},
                                   {"M. Khatami", 6, false, true},
                                   {"Javad Zarif", 7, false, true},
                                   {"زری", 8, false, false},
                                   {"Madaen", 9, false, false},
                                   {0}};

static const char *const PIECES[] = {"Star",    "star",    "STAR",
                                     "Stars",   "Ali",     "Aly",
                                     "ali",     "Reza",    "Karim",
                                     "Karimi",  "Kareem",  "karim",
                                     "Mr.",     "Gen.",    "the",
                                     "Sisi",    "السیسی",  "سیسی",
                                     "Rohani",  "روحانی",  "رُوحانی",
                                     "روحاني",  "زاده",    "Samiyeh",
                                     "Some",    "سمیه",    "سمیه‌ها",
                                     "M.",      "Khatami", "Khatamis",
                                     "Javad",   "Zarif",   "Zareef",
                                     "Zarif's", "زری",     "زرّی",
                                     "را",      "ای",      "Robert",
                                     "مدائن",   "مداین",   "کریم",
                                     "کریمی",   "کريمي",   "دکتر"};
static const char *const JOINTS[] = {" ",  " ",  " ",   " ", "-",  "\xE2\x80\x8C", "\n",
                                     ", ", ". ", "'s ", ".", " #", " @",           "_"};

#define PICK(list, seed) list[((seed) >> 12) % (sizeof(list) / sizeof *(list))]

static void make_text(uint32_t *seed, eng__buffer *text) {
  enum { WORDS = 30 };
  eng__buffer_clear(text);
  for (int i = 0; i < WORDS; i++) {
    *seed = *seed * 1664525u + 1013904223u;
    eng__buffer_add_string(text, PICK(PIECES, *seed));
    *seed = *seed * 1664525u + 1013904223u;
    eng__buffer_add_string(text, PICK(JOINTS, *seed));
  }
  eng__buffer_add_byte(text, 0);
}

static void forget(finder *f) {
  if (!f->index) return;
  eng__name_memory_free(&f->index->names.memory);
  memset(&f->index->names.memory, 0, sizeof f->index->names.memory);
}

static void check_same(eng__hits a, eng__hits b, const char *text) {
  bool same = a.count == b.count;
  for (size_t i = 0; i < a.count && same; i++)
    same = a.at[i].start == b.at[i].start && a.at[i].end == b.at[i].end &&
           a.at[i].entry == b.at[i].entry && a.at[i].score == b.at[i].score;
  if (!same) fail_msg("%zu hits in a known world, %zu in a new one: %s", a.count, b.count, text);
}

static void says_the_same_again(void **state) {
  enum { TEXTS = 4000 };
  static const eng__name_options options[] = {
      {.mode = ENG_NAMES_STANDARD},
      {.mode = ENG_NAMES_WIDE, .order = true, .initials = true, .titles = true},
      {.mode = ENG_NAMES_STANDARD, .no_suffixes = true, .ambiguous = true, .handles = true}};
  eng__buffer text = {0};
  size_t found = 0;
  uint32_t seed = 3;
  (void)state;
  for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
    finder old, new;
    finder_open(&old);
    finder_open(&new);
    eng__pattern old_id = finder_names(&old, FORMS, &options[k]);
    eng__pattern new_id = finder_names(&new, FORMS, &options[k]);
    for (int n = 0; n < TEXTS; n++) {
      make_text(&seed, &text);
      finder_read(&old, text.at);
      if (n % 8 == 0) forget(&new); /* it costs more than all the rest */
      finder_read(&new, text.at);
      eng__hits hits = finder_hits(&old, old_id);
      check_same(hits, finder_hits(&new, new_id), text.at);
      found += hits.count;
    }
    finder_close(&old);
    finder_close(&new);
  }
  assert_true(found > TEXTS);
  eng__buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(says_the_same_again)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
