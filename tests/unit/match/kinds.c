/* Patterns that are kinds of things, and `either`. */
#include "support/match.h"

static eng__pattern token(finder *f, eng__token_query query) {
  eng__pattern id;
  eng_error err;
  assert_int_equal(eng__patterns_add_token(f->patterns, &query, &id, &err), ENG_OK);
  return id;
}

static void tokens(void **state) {
  (void)state;
  static const struct {
    const char *what;
    eng__token_query query;
    const char *marked;
  } cases[] = {
      {"any", {-1, -1, {0}, {0}}, "{war}{,} {می‌رود} {#x}"},
      {"word", {ENG_TOKEN_WORD, -1, {0}, {0}}, "{war}, {می‌رود} #x 12"},
      {"hashtag", {ENG_TOKEN_HASHTAG, -1, {0}, {0}}, "war {#x_y} @z"},
      {"mention", {ENG_TOKEN_MENTION, -1, {0}, {0}}, "war #x {@z}"},
      {"url", {ENG_TOKEN_URL, -1, {0}, {0}}, "see {https://t.co/x} now"},
      {"email", {ENG_TOKEN_EMAIL, -1, {0}, {0}}, "to {a.b@x.com} now"},
      {"emoji", {ENG_TOKEN_EMOJI, -1, {0}, {0}}, "so {😀} it"},
      {"punct", {ENG_TOKEN_PUNCT, -1, {0}, {0}}, "a{,} b{!}"},
      {"script", {ENG_TOKEN_WORD, ENG__SCRIPT_ARABIC, {0}, {0}}, "war {جنگ}"},
      {"folded", {-1, -1, {"رژیم", 8}, {0}}, "{رژيم} {رژیم} رژیم‌ها"},
      {"folded query", {-1, -1, {"REGIME", 6}, {0}}, "{regime} {Regime} regimes"},
      {"shape", {-1, -1, {0}, {"Xx", 2}}, "{War} war WAR {Élan}"},
      {"shape of capitals", {-1, -1, {0}, {"X", 1}}, "{WAR} War {A}"},
      {"shape with digits", {-1, -1, {0}, {"d,d", 3}}, "{1,000} 12"},
      {"shape of Persian", {-1, -1, {0}, {"x", 1}}, "{جنگ} {می‌رود} {war} 12"},
      {"shape of signs", {-1, -1, {0}, {".", 1}}, "so{...} it{.}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    finder f;
    finder_open(&f);
    eng__pattern id = token(&f, cases[i].query);
    finder_check(&f, id, cases[i].what, cases[i].marked);
    finder_close(&f);
  }
}

static void spans(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng__pattern sentence, paragraph;
  eng_error err;
  assert_int_equal(eng__patterns_add_sentence(f.patterns, &sentence, &err), ENG_OK);
  assert_int_equal(eng__patterns_add_paragraph(f.patterns, &paragraph, &err), ENG_OK);
  const char *text = " One here. Two there.\n\nجمله سوم. ";
  finder_check(&f, sentence, "sentences", " {One here.} {Two there.}\n\n{جمله سوم.} ");
  finder_read(&f, text);
  eng__hits hits = finder_hits(&f, paragraph);
  assert_int_equal(hits.count, 2);
  assert_int_equal(hits.at[0].first_part, 0);
  assert_int_equal(hits.at[0].last_part, 5);
  assert_int_equal(hits.at[1].first_part, 6);
  finder_read(&f, "");
  assert_int_equal(finder_hits(&f, sentence).count, 0);
  finder_close(&f);
}

static void either(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *one[] = {"front line", "war", NULL}, *two[] = {"front", "war", NULL};
  const char *expression[] = {"\\bfront line", NULL};
  eng__pattern a = finder_words(&f, one, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern b = finder_words(&f, two, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern c = finder_regex(&f, expression, (eng__regex_options){0}), inner, outer, none;
  eng_error err;
  eng__pattern list[] = {c, a};
  assert_int_equal(eng__patterns_add_either(f.patterns, list, 2, &inner, &err), ENG_OK);
  eng__pattern nested[] = {b, inner, b};
  assert_int_equal(eng__patterns_add_either(f.patterns, nested, 3, &outer, &err), ENG_OK);
  list[1] = 99;
  assert_int_equal(eng__patterns_add_either(f.patterns, list, 2, &none, &err), ENG_INVALID);
  finder_check(&f, outer, "all", "{front line} {war}|front line|front|war");
  eng__hits hits = finder_hits(&f, outer);
  const eng__pattern order[] = {c, a, b, b, a}; /* of equal hits the first written first */
  assert_int_equal(hits.count, COUNT(order));
  for (size_t i = 0; i < COUNT(order); i++) assert_int_equal(hits.at[i].pattern, order[i]);
  assert_true(eng__index_may_hit(f.index, outer));
  finder_read(&f, "nothing");
  assert_false(eng__index_may_hit(f.index, outer));
  assert_int_equal(finder_hits(&f, outer).count, 0);
  finder_close(&f);
}

/* A span of the text as a hit, and the token around a hit. */
static void hit_of_span(void **state) {
  (void)state;
  eng_document document = {0};
  eng_error err;
  eng__slice text = ENG__SLICE("«ﻛﺘﺎﺏ‌ها» #War's x");
  assert_int_equal(eng__document_read_utf8(&document, text, &err), ENG_OK);
  eng__hit hit = {0};
  eng__hit_from_span(&document, (eng_span){2, 14}, &hit); /* the letters of the book */
  check_text("folded", eng__slice_cut(document.view, hit.view_start, hit.view_end), "کتاب");
  assert_int_equal(hit.first_part, 1);
  assert_int_equal(hit.last_part, 1);
  eng_span token = eng__hit_token(&document, &hit);
  check_text("token", eng__slice_cut(text, token.start, token.end), "ﻛﺘﺎﺏ‌ها");
  eng__hit_from_span(&document, (eng_span){0, text.len}, &hit);
  assert_int_equal(hit.first_part, 0);
  assert_int_equal(hit.last_part, document.parts.count - 1);
  eng__hit_from_span(&document, (eng_span){text.len, text.len}, &hit);
  assert_int_equal(hit.first_part, document.parts.count);
  token = eng__hit_token(&document, &hit);
  assert_int_equal(token.start, text.len);
  eng__document_clear(&document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tokens),
      cmocka_unit_test(spans),
      cmocka_unit_test(either),
      cmocka_unit_test(hit_of_span),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
