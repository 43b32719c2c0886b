/* A document as a whole: spans between its three texts, what is lazily made, the public functions.
 */
#include "support/document.h"
#include "engine/document.h"
#include "unicode/utf8.h"

/* ---- Spans ---- */

static size_t find(eng__slice text, const char *what) {
  const char *at = memmem(text.at, text.len, what, strlen(what));
  assert_non_null(at);
  return (size_t)(at - text.at);
}

typedef struct span_case {
  const char *name, *text;
  const char *folded;  /* to be found in the view */
  const char *written; /* what of the text that is */
} span_case;

static const span_case SPANS[] = {
    {"plain", "the war is", "war", "war"},
    {"capitals", "The WAR is", "war", "WAR"},
    {"marks go with the last letter", "«حَسَنُ»", "حسن", "حَسَنُ"},
    {"not the half-space", "خامنه‌ای‌ها", "خامنه‌ای", "خامنه‌ای"},
    {"not the controls", "x \u202bقم\u202c y", "قم", "قم"},
    {"not tatweel", "قم\u0640 y", "قم", "قم"},
    {"tatweel inside", "ق\u0640م", "قم", "ق\u0640م"},
    {"typed apart", "x e\u0301te\u0301 y", "été", "e\u0301te\u0301"},
    {"arabic letters", "كتابي است", "کتابی", "كتابي"},
    {"out to the whole ligature", "xﷲ y", "الله", "ﷲ"},
    {"inside a ligature", "ﻻx", "ل", "ﻻ"},
    {"ellipsis", "so… yes", "...", "…"},
    {"persian digits", "سال ۱۳۹۹.", "1399", "۱۳۹۹"},
    {"long s of Straße", "Die Straße.", "strasse", "Straße"},
};

static void test_spans(void **state) {
  (void)state;
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(SPANS); i++) {
    const span_case *c = &SPANS[i];
    read_text(&d, c->text);
    size_t at = find(d.view, c->folded);
    eng_span span = eng__document_text_span(&d, at, at + strlen(c->folded));
    check_text(c->name, eng__slice_cut(d.text, span.start, span.end), c->written);
  }
  eng__document_clear(&d);
}

static void test_folded(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "a «كِتاب» B");
  size_t at = find(d.text, "كِتاب");
  check_text("word", eng__document_folded(&d, (eng_span){at, at + strlen("كِتاب")}), "کتاب");
  check_text("nothing", eng__document_folded(&d, (eng_span){at, at}), "");
  check_text("all", eng__document_folded(&d, (eng_span){0, d.text.len}), "a \"کتاب\" b");
  eng__document_clear(&d);
}

static void test_text_that_folds_to_itself_is_not_copied(void **state) {
  (void)state;
  eng_document d = {0};
  const char *text = "plain words, این خبر";
  read_text(&d, text);
  assert_ptr_equal(d.text.at, text);
  assert_ptr_equal(d.view.at, text);
  assert_int_equal(d.view_map.steps.count, 0);
  eng__document_clear(&d);
}

static void test_cased(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "The كتاب “US”");
  assert_int_equal(eng__document_need_cased(&d, NULL), ENG_OK);
  check_text("cased", d.cased, "The کتاب \"US\"");
  assert_int_equal(eng__document_need_cased(&d, NULL), ENG_OK);
  read_text(&d, "other");
  assert_false(d.has_cased);
  eng__document_clear(&d);
}

/* Tokens on random texts: in order, on boundaries, and folding one's text again gives its folded
 * form (ﷺ is four words in one character, each of which stands for all). */
static void check_tokens(eng_document *d, eng__buffer *view, eng__offset_map *map) {
  eng_span last = {0, 0};
  for (size_t i = 0; i < d->token_count; i++) {
    eng_token t = eng_document_token(d, i);
    bool ligature =
        t.text.start < last.end && memmem(d->text.at + last.start, t.text.end - last.start, "ﷺ", 3);
    assert_true(ligature || t.text.start >= last.end);
    assert_true(t.text.end > t.text.start && t.text.end <= d->text.len);
    assert_true(eng__utf8_boundary(d->text, t.text.start));
    assert_true(eng__utf8_boundary(d->text, t.text.end));
    last = t.text;
    eng__slice text = eng__slice_cut(d->text, t.text.start, t.text.end);
    bool same;
    assert_int_equal(eng__fold(text, ENG__FOLD_VIEW, view, map, &same, NULL), ENG_OK);
    eng__slice again = same ? text : (eng__slice){view->at, view->len};
    const char *first = t.folded.at;
    if (eng__is_mark(eng__utf8_next(&first))) continue; /* folds as one with the space before it */
    if (!ligature && !memmem(text.at, text.len, "ﷺ", 3))
      check_bytes("folded again", again, (eng__slice){t.folded.at, t.folded.len});
  }
}

static void test_tokens_of_random_texts(void **state) {
  (void)state;
  uint64_t seed = 41;
  eng_document d = {0};
  eng__buffer text = {0}, view = {0};
  eng__offset_map map = {0};
  for (int round = 0; round < 2000; round++) {
    mix(&seed, chance_below(&seed, 60), &text);
    read_slice(&d, (eng__slice){text.at, text.len});
    check_tokens(&d, &view, &map);
  }
  eng__buffer_free(&text);
  eng__buffer_free(&view);
  eng__vec_free(&map.steps);
  eng__document_clear(&d);
}

/* The original bytes of a token, whatever the damage around it, decode and fold to its word. */
static void test_original_bytes(void **state) {
  (void)state;
  eng__slice raw = ENG__SLICE("\xEF\xBB\xBF \xFF كتاب\xD9 و \xE2\x80جنگ");
  eng_document d = {0};
  read_slice(&d, raw);
  size_t at = find(d.view, "کتاب");
  eng_span span = eng__document_text_span(&d, at, at + strlen("کتاب"));
  size_t start = eng__decoding_raw_start(&d.decoding, span.start);
  size_t end = eng__decoding_raw_end(&d.decoding, span.end);
  check_text("bytes", eng__slice_cut(raw, start, end), "كتاب");
  at = find(d.view, "جنگ");
  span = eng__document_text_span(&d, at, at + strlen("جنگ"));
  assert_int_equal(eng__decoding_raw_end(&d.decoding, span.end), raw.len);
  assert_int_equal(eng_document_broken_bytes(&d, NULL), 4);
  eng__document_clear(&d);
}

/* ---- Parts and tokens ---- */

static void test_part_at(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "one  two.");
  static const size_t wanted[] = {0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 3};
  for (size_t at = 0; at < COUNT(wanted); at++)
    assert_int_equal(eng__document_part_at(&d, at), wanted[at]);
  eng__document_clear(&d);
}

static void test_token_range(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "کتاب‌های‌مان خوب");
  for (size_t i = 0; i < 3; i++) {
    size_t first, end;
    eng__document_token_range(&d, i, &first, &end);
    assert_int_equal(first, 0);
    assert_int_equal(end, 3);
  }
  size_t first, end;
  eng__document_token_range(&d, 3, &first, &end);
  assert_int_equal(first, 3);
  assert_int_equal(end, 4);
  assert_int_equal(eng__document_word_count(&d), 2);
  eng__document_clear(&d);
}

/* Past the marks that lead to a token's first part. */
/* A half-space behind a word is in its span, not in its folded form, wherever the word ends. */
static void test_half_space_at_the_end(void **state) {
  (void)state;
  static const struct {
    const char *text, *first;
  } CASES[] = {
      {"در\u200C نزد", "در\u200C"},
      {"در\u200C\u200C نزد", "در\u200C\u200C"},
      {"در\u200C.", "در\u200C"},
      {"در\u200C", "در\u200C"},
      {"در\xE2\x80", "در"},
      {"در نزد", "در"},
      {"12\u200C", "12"},
      {"ظ\u200C…\u200C", "ظ\u200C…"}, /* the next token shares the ellipsis */
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    eng_document d = {0};
    read_text(&d, CASES[i].text);
    eng_token t = eng_document_token(&d, 0);
    check_bytes(CASES[i].text, eng__slice_cut(d.text, t.text.start, t.text.end),
                eng__slice_of(CASES[i].first));
    eng__slice folded = {t.folded.at, t.folded.len};
    static const char *const FOLDED[] = {[6] = "12", [7] = "ظ."};
    check_bytes(CASES[i].text, folded, eng__slice_of(i < 6 ? "در" : FOLDED[i]));
    eng__document_clear(&d);
  }
}

static void test_token_by_index(void **state) {
  (void)state;
  eng_document d = {0};
  eng__buffer text = {0};
  for (int i = 0; i < 200; i++) {
    eng__buffer_add_string(&text, i % 3 ? "می‌رود " : "x");
    eng__buffer_add_unsigned(&text, (uint64_t)i);
    eng__buffer_add_string(&text, " ");
  }
  read_slice(&d, (eng__slice){text.at, text.len});
  size_t at = 0;
  for (size_t i = 0; i < d.token_count; i++) {
    eng_token t = eng_document_token(&d, i);
    while (at < text.len && text.at[at] == ' ') at++;
    assert_int_equal(t.text.start, at);
    at = t.text.end;
  }
  assert_int_equal(at + 1, text.len);
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

static void test_capitals(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool capital, all;
  } cases[] = {{"war", false, false},     {"War", true, false},     {"WAR", true, true},
               {"U.S.", true, true},      {"U.S.'s", true, true},   {"#MEK", true, true},
               {"MEK's", true, true},     {"iPhone", false, false}, {"ÉTÉ", true, true},
               {"2020", false, false},    {"جنگ", false, false},    {"7TH", true, true},
               {"E\u0301te", true, false}};
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(cases); i++) {
    read_text(&d, cases[i].text);
    if (eng__part_capital(&d, &d.parts.at[0]) != cases[i].capital ||
        eng__part_all_capitals(&d, &d.parts.at[0]) != cases[i].all)
      fail_msg("%s", cases[i].text);
  }
  eng__document_clear(&d);
}

/* ---- The public functions ---- */

static void test_public(void **state) {
  (void)state;
  eng_document *d;
  eng_error err;
  const char bytes[] = "\xFF\xFEW\0a\0r\0.\0 \0N\0o\0.\0";
  assert_int_equal(eng_document_open(&d, bytes, sizeof bytes - 1, &err), ENG_OK);
  const char *reason;
  assert_string_equal(eng_document_encoding(d, &reason), "utf-16le");
  assert_string_equal(reason, "byte order mark");
  assert_string_equal(eng_document_encoding(d, NULL), "utf-16le");
  eng_bytes text = eng_document_text(d), view = eng_document_view(d);
  check_text("text", (eng__slice){text.at, text.len}, "War. No.");
  check_text("view", (eng__slice){view.at, view.len}, "war. no.");
  assert_int_equal(eng_document_token_count(d), 4);
  eng_token t = eng_document_token(d, 2);
  assert_int_equal(t.text.start, 5);
  assert_int_equal(t.kind, ENG_TOKEN_WORD);
  check_text("folded", (eng__slice){t.folded.at, t.folded.len}, "no");
  const eng_span *spans;
  size_t count;
  assert_int_equal(eng_document_sentences(d, &spans, &count, &err), ENG_OK);
  assert_int_equal(count, 2);
  eng_place place;
  assert_int_equal(eng_document_place(d, t.text.start, &place, &err), ENG_OK);
  assert_int_equal(place.byte, 12);
  assert_int_equal(place.ch, 5);
  eng_document_close(d);
  eng_document_close(NULL);
}

static void test_empty(void **state) {
  (void)state;
  eng_document *d;
  assert_int_equal(eng_document_open(&d, NULL, 0, NULL), ENG_OK);
  assert_int_equal(eng_document_token_count(d), 0);
  assert_int_equal(eng_document_text(d).len, 0);
  const eng_span *spans;
  size_t count = 1;
  assert_int_equal(eng_document_sentences(d, &spans, &count, NULL), ENG_OK);
  assert_int_equal(count, 0);
  eng_place place;
  assert_int_equal(eng_document_place(d, 0, &place, NULL), ENG_OK);
  assert_int_equal(place.line, 1);
  eng_document_close(d);
}

/* A document that is read into again keeps nothing of what it was. */
static void test_read_again(void **state) {
  (void)state;
  static const char *const texts[] = {"كتاب‌ها. Two", "", "\xFF broken", "plain",
                                      "كتاب‌ها. Two"};
  static const size_t tokens[] = {3, 0, 2, 1, 3}, sentences[] = {2, 0, 1, 1, 2};
  eng_document d = {0};
  uint64_t generation = d.generation;
  for (size_t i = 0; i < COUNT(texts); i++) {
    read_text(&d, texts[i]);
    assert_true(d.generation > generation);
    generation = d.generation;
    assert_int_equal(d.token_count, tokens[i]);
    assert_int_equal(eng__document_need_sentences(&d, NULL), ENG_OK);
    assert_int_equal(d.sentences.count, sentences[i]);
    assert_int_equal(eng_document_broken_bytes(&d, NULL), i == 2);
  }
  eng__document_clear(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_spans),
      cmocka_unit_test(test_folded),
      cmocka_unit_test(test_text_that_folds_to_itself_is_not_copied),
      cmocka_unit_test(test_cased),
      cmocka_unit_test(test_tokens_of_random_texts),
      cmocka_unit_test(test_original_bytes),
      cmocka_unit_test(test_part_at),
      cmocka_unit_test(test_token_range),
      cmocka_unit_test(test_half_space_at_the_end),
      cmocka_unit_test(test_token_by_index),
      cmocka_unit_test(test_capitals),
      cmocka_unit_test(test_public),
      cmocka_unit_test(test_empty),
      cmocka_unit_test(test_read_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
