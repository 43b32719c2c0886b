/* The sieve: what may match passes, on every machine the same, and little else does. */
#include "support/match.h"

#include "match/set.h"
#include "match/sieve.h"

static const char *const words[] = {"war",   "front", "لشکر",  "جنگ‌ها", "کتابهایشان",
                                    "خدا",   "‌ی", "ایران", "درمان",         ",",
                                    "—",     "😀",     "#war",  "@front",        "a@b.cd",
                                    "1,000", "\n\n",  "ها",    "خانه‌ی", "counter",
                                    "x.org", "(",     "خبررا", "نبرد"};

static void random_text(uint64_t *seed, eng__buffer *text) {
  eng__buffer_clear(text);
  for (size_t i = chance_below(seed, 200); i > 0; i--) {
    eng__buffer_add_string(text, words[chance_below(seed, COUNT(words))]);
    if (chance_below(seed, 8)) eng__buffer_add_byte(text, ' ');
  }
  eng__buffer_add_byte(text, 0);
}

/* A word at the very beginning of a text may pass for nothing. */
static bool may_pass(const eng__part *part) {
  return part->end < 8 && part->script == ENG__SCRIPT_ARABIC;
}

static void compare(const finder *f) {
  eng__sieve sieve;
  const eng_document *d = &f->document;
  uint64_t fast_before = 0, plain_before = 0;
  eng__sieve_prepare(&sieve, &f->patterns->phrases, f->patterns->regexes.triggers.count, d->view);
  for (size_t at = 0; at < d->parts.count; at += 61) {
    size_t count = d->parts.count - at < 61 ? d->parts.count - at : 61;
    const eng__part *parts = d->parts.at + at;
    uint64_t fast = eng__sieve_parts(&sieve, parts, count, &fast_before);
    uint64_t plain = eng__sieve_plain(&sieve, parts, count, &plain_before);
    for (size_t i = 0; i < count; i++)
      if (!may_pass(&parts[i])) assert_int_equal(fast >> i & 1, plain >> i & 1);
    assert_int_equal(plain & ~fast, 0);
    assert_int_equal(count < 64 ? fast >> count : 0, 0);
    assert_true(fast_before == plain_before);
  }
}

static const char *const no_stems[] = {"war", "front line", "خدا نبرد", "لشکر", "کتاب ایران", NULL};
static const char *const stems[] = {"count*", "war", "خانه ایران", NULL};

static void machines_agree(void **state) {
  (void)state;
  const char *const *lists[] = {no_stems, stems};
  eng__buffer text = {0};
  uint64_t seed = 11;
  for (size_t l = 0; l < COUNT(lists); l++) {
    for (int plain = 0; plain < 2; plain++) {
      finder f;
      finder_open(&f);
      eng__words_options options = {.no_suffixes = plain, .handles = plain};
      finder_words(&f, lists[l], options, ENG__CASE_AUTO);
      for (int round = 0; round < 300; round++) {
        random_text(&seed, &text);
        finder_read(&f, text.at);
        compare(&f);
      }
      finder_close(&f);
    }
  }
  eng__buffer_free(&text);
}

/* Which words of a text pass, in order. */
static void passing(void **state) {
  (void)state;
  static const struct {
    const char *text, *passes;
  } cases[] = {
      {"the war, the peace", "war "},
      {"the front line troops of the line", "line "},
      {"the front, - line troops", "line "}, /* neighbours whatever stands between */
      {"a day of کتابهایشان or درخت", "کتابهایشان "},
      {"a day of خدا‌ی نبرد", "ی "},
      {"a day of #peace, @front", "#peace "},
      {"all other words are nothing", ""},
  };
  finder f;
  finder_open(&f);
  finder_words(&f, no_stems, (eng__words_options){0}, ENG__CASE_AUTO);
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__sieve sieve;
    char out[128] = "";
    uint64_t before = 0;
    finder_read(&f, cases[i].text);
    eng__sieve_prepare(&sieve, &f.patterns->phrases, false, f.document.view);
    uint64_t passed =
        eng__sieve_parts(&sieve, f.document.parts.at, f.document.parts.count, &before);
    for (; passed; passed &= passed - 1) {
      const eng__part *part = &f.document.parts.at[__builtin_ctzll(passed)];
      strncat(out, f.document.view.at + part->start, part->end - part->start);
      strcat(out, " ");
    }
    check_text(cases[i].text, eng__slice_of(out), cases[i].passes);
  }
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(machines_agree),
      cmocka_unit_test(passing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
