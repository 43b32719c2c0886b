/* How far a sequence got: the way with the most elements, and what should have come next. That the
 * elements of a hit lie on its way is checked for random sequences in sequence.c. */
#include "support/check.h"
#include "support/match.h"

#include "match/sequence.h"
#include "match/sequence_trail.h"

static eng__seq_part word(finder *f, const char *phrase) {
  const char *const entries[] = {phrase, NULL};
  eng__seq_part part;
  eng__pattern id = finder_words(f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  assert_int_equal(eng__seq_pattern(f->patterns, id, &part, NULL), ENG_OK);
  return part;
}

/* "the minister", up to two words, "said", perhaps "clearly", one or two of "war". */
static eng__pattern make(finder *f) {
  eng__seq_part parts[5], whole;
  eng__pattern id;
  parts[0] = word(f, "the minister");
  assert_int_equal(eng__seq_gap(f->patterns, 0, 2, &parts[1], NULL), ENG_OK);
  parts[2] = word(f, "said");
  assert_int_equal(eng__seq_many(f->patterns, word(f, "clearly"), 0, 1, &parts[3], NULL), ENG_OK);
  assert_int_equal(eng__seq_many(f->patterns, word(f, "war"), 1, 2, &parts[4], NULL), ENG_OK);
  assert_int_equal(eng__seq_row(f->patterns, parts, 5, &whole, NULL), ENG_OK);
  assert_int_equal(eng__patterns_add_seq(f->patterns, whole, &id, NULL), ENG_OK);
  return id;
}

static const struct {
  const char *text;
  size_t from, to;   /* the stretch */
  const char *taken; /* the elements */
  size_t next;       /* patterns that may come next */
  bool word;
} cases[] = {
    {"", 0, 1, "", 0, false},
    {"nobody said war", 0, 15, "", 0, false},
    {"the minister", 0, 12, "the minister|", 1, true},
    {"the minister of war", 0, 19, "the minister|", 1, true},
    {"the minister of all those who said war", 0, 38, "the minister|", 1, true},
    {"the minister of war said", 0, 24, "the minister|of war|said|", 2, false},
    {"the minister, said - clearly", 0, 28, "the minister|said|clearly|", 1, false},
    {"the minister said peace and war", 0, 31, "the minister|said|", 2, false},
    {"the minister went. the minister said", 0, 17, "the minister|", 1, true},
    {"the minister went. the minister said", 20, 36, "the minister|said|", 2, false},
    {"the minister and the minister said no", 0, 37, "the minister|said|", 2, false},
};

static void near_misses(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    finder f;
    eng__seq_trail trail = {0};
    eng__buffer taken = {0};
    finder_open(&f);
    eng__pattern id = make(&f);
    finder_read(&f, cases[i].text);
    eng_span stretch = {cases[i].from, cases[i].to};
    assert_int_equal(eng__seq_trail_near(f.index, id, stretch, &trail, NULL), ENG_OK);
    for (size_t k = 0; k < trail.taken.count; k++) {
      eng_span text = trail.taken.at[k].text;
      eng__buffer_printf(&taken, "%.*s|", (int)(text.end - text.start), cases[i].text + text.start);
    }
    check_text(cases[i].text, eng__buffer_slice(&taken), cases[i].taken);
    assert_int_equal(trail.next_count, cases[i].next);
    assert_int_equal(trail.next_word, cases[i].word);
    eng__buffer_free(&taken);
    eng__seq_trail_free(&trail);
    finder_close(&f);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(near_misses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
