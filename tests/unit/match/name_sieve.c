/* The sieves of names let through every word that a window would find a name at, and so do the
 * closer looks behind them. */
#include "support/name_finder.h"
#include "support/name_windows.h"

#include "match/name_sieve.h"

/* Names of one word and more, in both scripts. */
static const named_form NAMES[] = {{"Ali Khamenei", 0, false, false},
                                   {"Hassan Rouhani", 1, false, false},
                                   {"Mohammad Javad Zarif", 2, false, false},
                                   {"Tehran", 3, false, false},
                                   {"شهریار کیانی", 4, false, false},
                                   {"Al-Sadr", 5, false, false},
                                   {"Gholam Hossein Mohseni Ejei", 6, false, false},
                                   {"O'Brien Kashani", 7, false, false},
                                   {"Jafar Pishevari", 8, false, false},
                                   {"Pishevari Tabrizi", 9, false, false},
                                   {"Émile Zola", 10, false, false},
                                   {"Naser Rouhi", 11, false, false},
                                   {"Aya Akbar Raei", 12, false, false},
                                   {"Sepah پاسداران", 13, false, false},
                                   {"Pishevari", 14, false, false},
                                   {"حشد شعبی", 15, false, false},
                                   {0}};

/* What texts are made of: names whole and in pieces, in several spellings, what stands between
 * them, and what nothing begins with. */
static const char *const PIECES[] = {"Ali Khamenei",
                                     "الحشد الشعبی",
                                     "الحشد",
                                     "شعبی",
                                     "Khamenei",
                                     "ali khamenei",
                                     "علی خامنه‌ای",
                                     "خامنه ای",
                                     "حسن روحانی",
                                     "Hassan-Rouhani",
                                     "Rouhani, Hassan",
                                     "the Rouhanis",
                                     "Zarif",
                                     "محمدجواد ظریف",
                                     "ظریف‌ها",
                                     "Mohammad Javad Zarif",
                                     "Javad",
                                     "محمد",
                                     "جواد",
                                     "Tehran",
                                     "تهران",
                                     "تهران‌را",
                                     "al-Sadr",
                                     "Al-Sadr",
                                     "الصدر",
                                     "#Khamenei",
                                     "@Rouhani",
                                     "#علی_خامنه‌ای",
                                     "Émile Zola",
                                     "Naser Rouhi",
                                     "ناصر روحی",
                                     "Aya Akbar Raei",
                                     "Sepah پاسداران",
                                     "دکتر‌پیشه‌وری",
                                     "جعفر پیشه‌وری",
                                     "پیشه‌وری تبریزی",
                                     "ʿAli Khamenei",
                                     "and the",
                                     "که از",
                                     "می‌شود",
                                     "house",
                                     "کتاب‌ها",
                                     "1988",
                                     "https://t.co/x",
                                     "«",
                                     "»",
                                     ".",
                                     ",",
                                     "-",
                                     "'",
                                     "\n",
                                     "\n\n",
                                     "شهریار کیانی",
                                     "شهريار كياني",
                                     "Gholam‌Hossein Mohseni-Ejei",
                                     "O’Brien Kashani",
                                     "ﷲ",
                                     "İstanbul"};

static void make_text(uint32_t *seed, eng__buffer *text) {
  enum { MOST = 90 };
  eng__buffer_clear(text);
  *seed = *seed * 1664525u + 1013904223u;
  for (size_t count = 1 + (*seed >> 16) % MOST; count > 0; count--) {
    *seed = *seed * 1664525u + 1013904223u;
    eng__buffer_add_string(text, PIECES[(*seed >> 8) % (sizeof PIECES / sizeof *PIECES)]);
    if (*seed >> 29) eng__buffer_add_byte(text, ' ');
  }
  eng__buffer_add_byte(text, 0);
}

/* Does a window from the part find a name? */
static bool finds_from(finder *f, eng__name_scanner *s, size_t part) {
  eng__name_scratch *scratch = &f->index->names;
  size_t before = f->index->phrase_hits.count + scratch->waiting.count;
  assert_int_equal(window_from(s, part, NULL), ENG_OK);
  return f->index->phrase_hits.count + scratch->waiting.count > before;
}

/* Whatever a window finds at once, the pass has found. */
static void check_hits(const eng__index *index, const eng__hit_vec *passed, const char *text) {
  for (size_t i = 0; i < index->phrase_hits.count; i++)
    if (!windows_hold(passed, &index->phrase_hits.at[i]))
      fail_msg("a hit at byte %u of: %s", index->phrase_hits.at[i].start, text);
}

/* How many parts the windows find names at; all of them must have been picked. */
static size_t check_picks(finder *f, const char *text, size_t *picks) {
  size_t found = 0;
  eng__name_scanner s;
  finder_read(f, text);
  eng__hit_vec passed = f->index->phrase_hits;
  memset(&f->index->phrase_hits, 0, sizeof f->index->phrase_hits);
  assert_int_equal(eng__name_scanner_start(&s, f->index, NULL), ENG_OK);
  for (size_t from = 0; from < s.ground.count; from += ENG__SIEVE_BLOCK) {
    eng__name_picks both;
    assert_int_equal(eng__name_sieve(&s, from, &both, NULL), ENG_OK);
    uint64_t picked = both.alone | both.ahead;
    *picks += (size_t)__builtin_popcountll(picked);
    for (size_t part = from; part < from + ENG__SIEVE_BLOCK && part < s.ground.count; part++) {
      if (!finds_from(f, &s, part)) continue;
      found++;
      if (!(picked >> (part - from) & 1)) fail_msg("part %zu of: %s", part, text);
    }
  }
  check_hits(f->index, &passed, text);
  eng__vec_free(&passed);
  return found;
}

static void picks_what_windows_find(void **state) {
  enum { TEXTS = 3000 };
  static const eng__name_options options[] = {{.mode = ENG_NAMES_WIDE},
                                              {.mode = ENG_NAMES_WIDE, .order = true},
                                              {.mode = ENG_NAMES_WIDE, .handles = true}};
  eng__buffer text = {0};
  uint32_t seed = 5;
  size_t found = 0, picks = 0;
  (void)state;
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    finder f;
    finder_open(&f);
    finder_names(&f, NAMES, &options[i]);
    for (int k = 0; k < TEXTS; k++) {
      make_text(&seed, &text);
      found += check_picks(&f, text.at, &picks);
    }
    finder_close(&f);
  }
  assert_true(found > TEXTS && picks < 4 * found);
  eng__buffer_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(picks_what_windows_find)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
