/* Near misses: for every pattern and text the nearest candidate, and what ended it; and a phrase
 * that is followed to its end is one that is found. */
#include "support/match.h"

#include "match/explain.h"
#include "match/state.h"

#include <math.h>

typedef struct told {
  eng__buffer lines; /* "text: what", one a near miss */
  const finder *f;
} told;

static eng_status gather(void *context, const eng__near_miss *miss, eng_error *err) {
  told *t = context;
  (void)err;
  eng__slice text = eng__slice_cut(t->f->document.text, miss->text.start, miss->text.end);
  eng__buffer_printf(&t->lines, "%.*s: ", (int)text.len, text.at);
  eng__buffer_add_slice(&t->lines, miss->what);
  eng__buffer_add_byte(&t->lines, '\n');
  return ENG_OK;
}

static void check_told(finder *f, eng__pattern id, const char *text, const char *wanted) {
  told t = {.f = f};
  eng_error err = {ENG_OK, ""};
  finder_read(f, text);
  eng_span all = {0, f->document.text.len};
  if (eng__explain(f->index, id, all, gather, &t, &err)) fail_msg("%s", err.message);
  eng__buffer_add_byte(&t.lines, '\0');
  check_holds(text, t.lines.at, wanted);
  eng__buffer_free(&t.lines);
}

static void words_tell_where_the_nearest_ends(void **state) {
  (void)state;
  static const struct {
    const char *entry, *text, *wanted;
  } cases[] = {
      {"front line", "a front row", "front: 'front line': behind 'front' stands 'row', not 'line'"},
      {"front line", "the front", "front: 'front line': behind 'front' the text ends"},
      {"front line", "front, line", "stands ',', which joins no words"},
      {"front line", "front's line", "the possessive is another"},
      {"front line", "no line here", "line: 'front line': 'line' is here, 'front' not before it"},
      {"front line", "frontline",
       "front: 'front line': the word 'frontline' goes on behind 'front'"},
      {"tax", "a taxi", "tax: 'tax': the word 'taxi' goes on behind 'tax'"},
      {"MEK", "the mek", "mek: 'mek': the words are here with other capitals"},
      {"جنگ", "جنگ‌افزار", "جنگ: 'جنگ': the word"},
      {"افزار", "جنگ‌افزار", "افزار: 'افزار': something hangs on before it"},
      {"state of war", "the end of it", ": none of the words is here"},
      {"war", "", ": none of the words is here: 'war'"},
      {"wag* war", "waging wars", "war"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    const char *const entries[] = {cases[i].entry, NULL};
    eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
    check_told(&f, id, cases[i].text, cases[i].wanted);
    finder_close(&f);
  }
}

static void expressions_tell_how_far_they_match(void **state) {
  (void)state;
  static const struct {
    const char *expression, *text, *wanted;
    eng__regex_options options;
  } cases[] = {
      {"\\b(puppet|proxy) regime\\b",
       "a proxy state",
       "proxy : matches as far as /\\b(puppet|proxy) /, and does not go on with /regime\\b/",
       {0}},
      {"war\\d+ x", "war12 y", "war12 : matches as far as /war\\d+ /", {0}},
      {"(front (line|row)) of",
       "front row!",
       "front row: matches as far as /(front (line|row)",
       {0}},
      {"xyz", "abc", ": not even a beginning matches here: /xyz/", {0}},
      {"رژيم شاه", "رژیم پیش", "رژیم : matches as far as /رژيم /", {0}},
      {"War of", "war in", "not even a beginning", {.keep_case = true}},
      {"War of", "War in", "War : matches as far as /War /", {.keep_case = true}},
      {"War of", "War in", "War : matches as far as /War /", {.raw = true}},
      {"a", "", ": not even a beginning", {0}},
      {"دشمن(ان)?",
       "دشمن‌ها",
       "دشمن: matches, but begins or ends at a half-space inside a word",
       {0}},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    const char *const expressions[] = {cases[i].expression, NULL};
    eng__pattern id = finder_regex(&f, expressions, cases[i].options);
    check_told(&f, id, cases[i].text, cases[i].wanted);
    finder_close(&f);
  }
}

static void alternatives_are_told_one_by_one(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *const one[] = {"war", NULL}, *const two[] = {"pea\\w+ talks", NULL};
  eng__pattern parts[2], id;
  parts[0] = finder_words(&f, one, (eng__words_options){0}, ENG__CASE_AUTO);
  parts[1] = finder_regex(&f, two, (eng__regex_options){0});
  assert_int_equal(eng__patterns_add_either(f.patterns, parts, 2, &id, NULL), ENG_OK);
  check_told(&f, id, "a peace deal", ": none of the words is here: 'war'\npeace : matches");
  finder_close(&f);
}

/* On every text made of these words a phrase is followed to its end exactly where it is found. */
static void tokens_tell_what_the_nearest_lacks(void **state) {
  (void)state;
  const struct {
    eng__token_query query;
    const char *text, *wanted;
  } cases[] = {
      {{.kind = ENG_TOKEN_HASHTAG, .script = -1}, "no tag", ": a hashtag is not here"},
      {{.kind = ENG_TOKEN_WORD, .script = -1, .shape = ENG__SLICE("Xx")},
       "12 small words",
       "small: a word of shape 'Xx': what stands here has another shape"},
      {{.kind = ENG_TOKEN_WORD, .script = ENG__SCRIPT_LATIN, .shape = ENG__SLICE("Xx")},
       "او آمد Ali2 then",
       "Ali2: a word of script 'latin' and shape 'Xx': what stands here has another shape"},
      {{.kind = -1, .script = ENG__SCRIPT_ARABIC, .folded = ENG__SLICE("regime")},
       "the regime",
       "regime: a token 'regime' of script 'arabic': what stands here is of another script"},
      {{.kind = ENG_TOKEN_NUMBER, .script = -1, .folded = ENG__SLICE("a")},
       "b a",
       "a: a number 'a': what stands here is of another kind"},
      {{.kind = ENG_TOKEN_NUMBER, .script = -1, .folded = ENG__SLICE("12")},
       "b 13",
       "13: a number '12': what stands here is another"},
      {{.kind = -1, .script = -1, .folded = ENG__SLICE("x")}, "", ": a token 'x' is not here"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    eng__pattern id;
    finder_open(&f);
    assert_int_equal(eng__patterns_add_token(f.patterns, &cases[i].query, &id, NULL), ENG_OK);
    check_told(&f, id, cases[i].text, cases[i].wanted);
    finder_close(&f);
  }
}

static void numbers_tell_on_which_side_of_the_bounds(void **state) {
  (void)state;
  static const struct {
    double min, max;
    const char *text, *wanted;
  } cases[] = {
      {10, 20, "9 and 5 and 400", "9: a number from 10 to 20: what stands here is less"},
      {10, 20, "5 and 21", "21: a number from 10 to 20: what stands here is more"},
      {10, INFINITY, "۹ نفر", "۹: a number of 10 or more: what stands here is less"},
      {-INFINITY, 2.5, "at 10:30", "10:30: a number of 2.5 or less: what stands here has no value"},
      {10, 20, "none", ": a number from 10 to 20 is not here"},
      {-INFINITY, INFINITY, "none", ": a number is not here"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    eng__pattern id;
    finder_open(&f);
    assert_int_equal(eng__patterns_add_number(f.patterns, cases[i].min, cases[i].max, &id, NULL),
                     ENG_OK);
    check_told(&f, id, cases[i].text, cases[i].wanted);
    finder_close(&f);
  }
}

static void what_is_given_is_told_by_its_name(void **state) {
  (void)state;
  finder f;
  eng__pattern id;
  finder_open(&f);
  assert_int_equal(eng__patterns_add_given(f.patterns, ENG__SLICE("frame.*"), &id, NULL), ENG_OK);
  check_told(&f, id, "a text", ": nothing here is tagged 'frame.*'");
  finder_close(&f);
}

static void following_agrees_with_finding(void **state) {
  (void)state;
  static const char *const words[] = {"front", " ",    "line",  "-",       "’s",   "lines", ",",
                                      "\n",    "\n\n", "Front", "می‌", "روند", "ها",    "‌"};
  static const char *const phrases[] = {"front line", "FRONT", "می‌روند", "line*", "روند"};
  uint64_t chances = 11;
  for (size_t p = 0; p < COUNT(phrases); p++) {
    finder f;
    finder_open(&f);
    const char *const entries[] = {phrases[p], NULL};
    eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
    for (size_t round = 0; round < 2000; round++) {
      eng__buffer text = {0};
      for (size_t n = chance(&chances) % 9; n > 0; n--)
        eng__buffer_add_string(&text, words[chance(&chances) % COUNT(words)]);
      eng__buffer_add_byte(&text, '\0');
      finder_read(&f, text.at);
      eng__hits hits = finder_hits(&f, id);
      eng__ground ground = {
          &f.document, &f.patterns->phrases, f.document.parts.at,  f.document.parts.count,
          false,       &f.index->scratch,    &f.index->scratch_map};
      size_t followed = 0;
      for (size_t part = 0; part < ground.count; part++) {
        eng__progress_of progress;
        const eng__phrase *phrase = eng__phrase_at(ground.phrases, ground.phrases->all.at[0]);
        assert_int_equal(eng__verify_progress(&ground, phrase, part, &progress, NULL), ENG_OK);
        followed += progress.stop == ENG__STOP_NONE;
      }
      if (followed != hits.count) fail_msg("%s in '%s'", phrases[p], text.at);
      eng__buffer_free(&text);
    }
    finder_close(&f);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_tell_where_the_nearest_ends),
      cmocka_unit_test(expressions_tell_how_far_they_match),
      cmocka_unit_test(alternatives_are_told_one_by_one),
      cmocka_unit_test(tokens_tell_what_the_nearest_lacks),
      cmocka_unit_test(numbers_tell_on_which_side_of_the_bounds),
      cmocka_unit_test(what_is_given_is_told_by_its_name),
      cmocka_unit_test(following_agrees_with_finding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
