/* A name is found where it would be found if its list were the only one: the tables that all names
 * of a set share may make the search faster, never richer or poorer. */
#include "support/name_finder.h"

/* Names that share syllables, so that beginnings of one stand in texts for another. */
static const char *const NAMES[] = {"Khamenei",
                                    "Ali Khamenei",
                                    "Soleimani",
                                    "Saleh Karimi",
                                    "شهرری",
                                    "شهر کرد",
                                    "قصرشیرین",
                                    "قصر شیرین",
                                    "Naser Rouhi",
                                    "ناصر روحی",
                                    "Mohammad Javad Zarif",
                                    "al-Qaeda",
                                    "Abd al-Karim Soroush",
                                    "صدا و سیما",
                                    "کریم",
                                    "Karimi",
                                    "Aya Akbar Raei",
                                    "خامنه‌ای",
                                    "Omar Ra Hasan",
                                    "هوافضای سپاه"};
enum { COUNT = sizeof NAMES / sizeof *NAMES };

static const char *const PIECES[] = {
    "kha",   "khame", "nei",     "mani",   "solei",   "sale",         "saleh",  "karim",
    "i",     "ra",    "naser",   "Naser",  "Rouhi",   "rouh",         "Ali",    "Khame",
    "Solei", "Qasr",  "e",       "Shirin", "Omar",    "Hasan",        "al",     "Al",
    "Qaeda", "Abd",   "Abdol",   "Karim",  "Soroush", "Mohammad",     "Javad",  "Zarif",
    "Aya",   "Akbar", "Raei",    "شهر",    "ری",      "کرد",          "قصر",    "شیرین",
    "ناصر",  "روحی",  "روح",     "ی",      "خامنه",   "ای",           "صدا",    "و",
    "سیما",  "کریم",  "کریمی",   "هوا",    "فضای",    "سپاه",         "سید",    "ها",
    "را",    "علی",   "القاعده", "the",    "of",      "Saleh Karimi", "شهر کرد"};
static const char *const JOINTS[] = {" ",   " ",  " ", "-",  "\xE2\x80\x8C",
                                     "-\n", "\n", "",  ", ", ". "};

#define PICK(list, seed) list[((seed) >> 12) % (sizeof(list) / sizeof *(list))]

static void make_text(uint32_t *seed, eng__buffer *text) {
  enum { WORDS = 40 };
  eng__buffer_clear(text);
  for (int i = 0; i < WORDS; i++) {
    *seed = *seed * 1664525u + 1013904223u;
    eng__buffer_add_string(text, PICK(PIECES, *seed));
    *seed = *seed * 1664525u + 1013904223u;
    eng__buffer_add_string(text, PICK(JOINTS, *seed));
  }
  eng__buffer_add_byte(text, 0);
}

static bool is_among(const eng__hit *hit, eng__hits hits) {
  for (size_t i = 0; i < hits.count; i++)
    if (hits.at[i].start == hit->start && hits.at[i].end == hit->end &&
        hits.at[i].score == hit->score)
      return true;
  return false;
}

static void check_all_among(const char *name, eng__hits hits, eng__hits others, const char *where,
                            const char *text) {
  for (size_t i = 0; i < hits.count; i++)
    if (!is_among(&hits.at[i], others))
      fail_msg("%s: only %s: \"%.*s\" in: %s", name, where,
               (int)(hits.at[i].end - hits.at[i].start), text + hits.at[i].start, text);
}

/* How many hits the name has; the same alone and among the others. */
static size_t check_name(const char *name, eng__hits among, eng__hits alone, const char *text) {
  check_all_among(name, among, alone, "among others", text);
  check_all_among(name, alone, among, "alone", text);
  return among.count;
}

static void finds_the_same_alone(void **state) {
  enum { TEXTS = 400 };
  static const eng__name_options options[] = {{.mode = ENG_NAMES_STANDARD},
                                              {.mode = ENG_NAMES_WIDE, .order = true}};
  eng__buffer text = {0};
  size_t found = 0;
  uint32_t seed = 7;
  (void)state;
  for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
    finder all, alone[COUNT];
    eng__pattern ids[COUNT], alone_ids[COUNT];
    finder_open(&all);
    for (size_t i = 0; i < COUNT; i++) {
      named_form forms[] = {{NAMES[i], 0, false, false}, {0}};
      finder_open(&alone[i]);
      ids[i] = finder_names(&all, forms, &options[k]);
      alone_ids[i] = finder_names(&alone[i], forms, &options[k]);
    }
    for (int n = 0; n < TEXTS; n++) {
      make_text(&seed, &text);
      finder_read(&all, text.at);
      for (size_t i = 0; i < COUNT; i++) {
        finder_read(&alone[i], text.at);
        found += check_name(NAMES[i], finder_hits(&all, ids[i]),
                            finder_hits(&alone[i], alone_ids[i]), text.at);
      }
    }
    for (size_t i = 0; i < COUNT; i++) finder_close(&alone[i]);
    finder_close(&all);
  }
  assert_true(found > TEXTS);
  eng__buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_same_alone)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
