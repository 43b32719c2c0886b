/* Places against a slow reference, in every order; lines with every kind of end. */
#include "support/document.h"
#include "text/lines.h"
#include "unicode/breaks.h"
#include "unicode/utf8.h"

static eng_place place_of(eng_document *d, size_t offset) {
  eng_place place;
  assert_int_equal(eng_document_place(d, offset, &place, NULL), ENG_OK);
  return place;
}

typedef struct place_case {
  const char *name, *text;
  size_t offset, ch, line, column;
} place_case;

static const place_case CASES[] = {
    {"start", "abc", 0, 0, 1, 1},
    {"end", "abc", 3, 3, 1, 4},
    {"empty", "", 0, 0, 1, 1},
    {"behind LF", "a\nb", 2, 2, 2, 1},
    {"the LF itself", "a\nb", 1, 1, 1, 2},
    {"behind CRLF", "a\r\nb", 3, 3, 2, 1},
    {"inside CRLF", "a\r\nb", 2, 2, 1, 2},
    {"behind CR", "a\rb", 2, 2, 2, 1},
    {"end behind LF", "a\n", 2, 2, 2, 1},
    {"two-byte letters", "جنگ x", 7, 4, 1, 5},
    {"accent typed apart", "e\u0301x", 3, 2, 1, 2},
    {"inside a cluster", "e\u0301x", 1, 1, 1, 1},
    {"family", "👨\u200D👩\u200D👧x", 18, 5, 1, 2},
    {"flags", "🇮🇷🇺🇸x", 8, 2, 1, 2},
    {"empty lines", "\n\n\nx", 3, 3, 4, 1},
};

static void test_cases(void **state) {
  (void)state;
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(CASES); i++) {
    const place_case *c = &CASES[i];
    read_text(&d, c->text);
    eng_place place = place_of(&d, c->offset);
    if (place.byte != c->offset || place.ch != c->ch || place.line != c->line ||
        place.column != c->column)
      fail_msg("%s: byte %zu ch %zu line %zu column %zu", c->name, place.byte, place.ch, place.line,
               place.column);
  }
  eng__document_clear(&d);
}

/* From the start, by the definitions. */
static eng_place slow_place(eng__slice text, size_t offset) {
  eng_place p = {offset, eng__utf8_count(text.at, offset), 1, 1};
  size_t line = 0;
  for (size_t i = 0; i < offset; i++) {
    bool crlf = text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';
    if ((text.at[i] != '\n' && text.at[i] != '\r') || crlf) continue;
    p.line++;
    line = i + 1;
  }
  for (size_t next = line; line < text.len; p.column++, line = next) {
    next = eng__next_grapheme_break(text, line);
    if (next > offset) break;
  }
  return p;
}

static size_t random_boundary(uint64_t *seed, eng__slice text) {
  size_t at = chance_below(seed, text.len + 1);
  while (!eng__utf8_boundary(text, at)) at++;
  return at;
}

static void check_place(eng_document *d, size_t offset) {
  eng_place a = place_of(d, offset), b = slow_place(d->text, offset);
  assert_int_equal(a.byte, b.byte + d->decoding.skipped); /* a mixture may begin with a mark */
  assert_int_equal(a.ch, b.ch);
  assert_int_equal(a.line, b.line);
  assert_int_equal(a.column, b.column);
}

static void test_any_order(void **state) {
  (void)state;
  uint64_t seed = 3;
  eng_document d = {0};
  eng__buffer text = {0};
  for (int round = 0; round < 60; round++) {
    mix(&seed, chance_below(&seed, 400), &text);
    read_slice(&d, (eng__slice){text.at, text.len});
    for (int i = 0; i < 60; i++) check_place(&d, random_boundary(&seed, d.text));
    for (size_t at = 0; at <= d.text.len; at++)
      if (eng__utf8_boundary(d.text, at) && chance_below(&seed, 4) == 0) check_place(&d, at);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

/* Past the distance of marks, forwards and backwards. */
static void test_long_lines(void **state) {
  (void)state;
  static const char *const units[] = {"word ",
                                      "جنگ ",
                                      "e\u0301",
                                      "\u0301",
                                      "a\n",
                                      "خَبر، و é سپاه پاسداران ",
                                      "جنگ‌ها \u06D4 word\t"};
  uint64_t seed = 5;
  eng_document d = {0};
  eng__buffer text = {0};
  for (size_t u = 0; u < COUNT(units); u++) {
    eng__buffer_clear(&text);
    for (int i = 0; i < 5000; i++) eng__buffer_add_string(&text, units[u]);
    read_slice(&d, (eng__slice){text.at, text.len});
    for (int i = 0; i < 30; i++) check_place(&d, random_boundary(&seed, d.text));
    check_place(&d, d.text.len);
    check_place(&d, 0);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

#ifdef ENG_HARD
enum { MANY = 1000 }; /* arrays grow by one there */
#else
enum { MANY = 100000 };
#endif

/* Backwards through a text without line ends: minutes, if each question began at the start. */
static void test_backwards_is_not_quadratic(void **state) {
  (void)state;
  eng_document d = {0};
  eng__buffer text = {0};
  for (int i = 0; i < MANY; i++) eng__buffer_add_string(&text, "خبر و ");
  read_slice(&d, (eng__slice){text.at, text.len});
  for (size_t at = d.text.len; at > 0; at -= 10) assert_int_equal(place_of(&d, at).ch, at / 10 * 6);
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

static void test_line(void **state) {
  (void)state;
  static const struct {
    size_t offset;
    const char *line;
  } cases[] = {{0, "one"},   {3, "one"},    {4, "two"}, {7, "two"},  {8, "two"},
               {9, "three"}, {14, "three"}, {15, ""},   {16, "end"}, {19, "end"}};
  eng_document d = {0};
  read_text(&d, "one\ntwo\r\nthree\r\rend");
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng_span line;
    assert_int_equal(eng__document_line(&d, cases[i].offset, &line, NULL), ENG_OK);
    check_text("line", eng__slice_cut(d.text, line.start, line.end), cases[i].line);
  }
  eng__document_clear(&d);
}

/* A document that is read anew forgets the places of the last. */
static void test_read_again(void **state) {
  (void)state;
  eng_document d = {0};
  eng_span line;
  read_text(&d, "a\nb\nc");
  assert_int_equal(place_of(&d, 4).line, 3);
  assert_int_equal(eng__document_line(&d, 4, &line, NULL), ENG_OK);
  read_text(&d, "abcdef");
  assert_int_equal(place_of(&d, 4).line, 1);
  assert_int_equal(eng__document_line(&d, 4, &line, NULL), ENG_OK);
  assert_int_equal(line.end, 6);
  eng__document_clear(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),      cmocka_unit_test(test_any_order),
      cmocka_unit_test(test_long_lines), cmocka_unit_test(test_backwards_is_not_quadratic),
      cmocka_unit_test(test_line),       cmocka_unit_test(test_read_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
