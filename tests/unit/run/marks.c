/* Texts with marks: what is read, what is refused, and that writing gives back what was read. */
#include "run/marks.h"

#include "support/check.h"

#include <stdio.h>

typedef struct good {
  const char *marked, *text, *marks; /* marks: "rule start-end line," with "todo " in front */
} good;

static void write_seen(const eng__marked *read, char *seen, size_t size) {
  size_t used = 0;
  seen[0] = '\0';
  for (size_t i = 0; i < read->marks.count; i++) {
    const eng__mark *m = &read->marks.at[i];
    used += (size_t)snprintf(seen + used, size - used, "%s%.*s %zu-%zu %u,", m->todo ? "todo " : "",
                             (int)m->rule.len, m->rule.at, m->span.start, m->span.end, m->line);
  }
}

static void test_reads_and_writes_back(void **state) {
  (void)state;
  static const good cases[] = {
      {"", "", ""},
      {"no marks", "no marks", ""},
      {"a {frame.war: front line}.", "a front line.", "frame.war 2-12 1,"},
      {"{a: one} {a: two}", "one two", "a 0-3 1,a 4-7 1,"},
      {"x\n\n{todo a_1.b: one\ntwo}", "x\n\none\ntwo", "todo a_1.b 3-10 3,"},
      {"{a: one {b: two}}", "one two", "b 4-7 1,a 0-7 1,"},
      {"{a: {b: two}}", "two", "b 0-3 1,a 0-3 1,"},
      {"{press:war: it}", "it", "press:war 0-2 1,"},
      {"{{x}} {a: y}", "{x} y", "a 4-5 1,"},
      {"{a: خط مقدم}", "خط مقدم", "a 0-13 1,"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const good *c = &cases[i];
    eng__marked read = {0};
    eng_error err;
    uint32_t line;
    char seen[200];
    assert_int_equal(eng__marks_read(&read, eng__slice_of(c->marked), &line, &err), ENG_OK);
    assert_true(eng__slice_equal(eng__buffer_slice(&read.text), eng__slice_of(c->text)));
    write_seen(&read, seen, sizeof seen);
    assert_string_equal(seen, c->marks);
    eng__buffer back = {0};
    assert_int_equal(
        eng__marks_write(&back, eng__buffer_slice(&read.text), read.marks.at, read.marks.count), 0);
    assert_true(eng__slice_equal(eng__buffer_slice(&back), eng__slice_of(c->marked)));
    eng__buffer_free(&back);
    eng__marks_free(&read);
  }
}

static void test_forms_that_mean_the_same(void **state) {
  (void)state;
  eng__marked read = {0};
  eng_error err;
  uint32_t line;
  char seen[200];
  assert_int_equal(eng__marks_read(&read, ENG__SLICE("{a:one} } }}"), &line, &err), ENG_OK);
  assert_true(eng__slice_equal(eng__buffer_slice(&read.text), ENG__SLICE("one } }")));
  write_seen(&read, seen, sizeof seen);
  assert_string_equal(seen, "a 0-3 1,");
  eng__marks_free(&read);
}

static void test_refuses(void **state) {
  (void)state;
  static const struct {
    const char *marked, *says;
    uint32_t line;
  } cases[] = {
      {"one {two}", "begins with the name", 1},
      {"\n{ a: x}", "begins with the name", 2},
      {"{todo: x}{todo x}", "begins with", 1},
      {"{", "begins with the name", 1},
      {"{a", "begins with the name", 1},
      {"{A: x}", "begins with the name", 1},
      {"\n\n{a: one\n\n", "is not closed", 3},
      {"{a: }", "is empty", 1},
      {"{a:}", "is empty", 1},
      {"{a: one {b: two}", "is not closed", 1},
      {"{a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: x", "too deep", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    eng__marked read = {0};
    eng_error err = {ENG_OK, ""};
    uint32_t line = 0;
    eng__slice marked = eng__slice_of(cases[i].marked);
    assert_int_equal(eng__marks_read(&read, marked, &line, &err), ENG_INVALID);
    assert_non_null(strstr(err.message, cases[i].says));
    assert_int_equal(line, cases[i].line);
    eng__marks_free(&read);
  }
}

/* "{{one} two}" would be read as a brace. */
static void test_nameless_marks_at_one_place(void **state) {
  (void)state;
  eng__mark marks[] = {{.span = {0, 3}}, {.span = {0, 7}}, {.span = {4, 7}}};
  eng__buffer out = {0};
  assert_int_equal(eng__marks_write(&out, ENG__SLICE("one two"), marks, 3), 1);
  eng__buffer_add_byte(&out, '\0');
  assert_string_equal(out.at, "{one {two}}");
  eng__buffer_free(&out);
}

static void test_crossing_marks_are_left_out(void **state) {
  (void)state;
  eng__mark marks[] = {{.rule = ENG__SLICE("b"), .span = {4, 13}},
                       {.rule = ENG__SLICE("a"), .span = {0, 7}},
                       {.rule = ENG__SLICE("c"), .span = {8, 99}}};
  eng__buffer out = {0};
  assert_int_equal(eng__marks_write(&out, ENG__SLICE("one two three"), marks, 3), 2);
  assert_true(eng__slice_equal(eng__buffer_slice(&out), ENG__SLICE("{a: one two} three")));
  eng__buffer_free(&out);
  assert_true(eng__spans_cross((eng_span){0, 7}, (eng_span){4, 13}));
  assert_true(eng__spans_cross((eng_span){4, 13}, (eng_span){0, 7}));
  assert_false(eng__spans_cross((eng_span){0, 7}, (eng_span){7, 9}));
  assert_false(eng__spans_cross((eng_span){0, 7}, (eng_span){0, 9}));
  assert_false(eng__spans_cross((eng_span){0, 7}, (eng_span){3, 7}));
}

static void test_excerpts_are_cut_at_a_character(void **state) {
  (void)state;
  char text[200];
  eng__buffer out = {0};
  memset(text, 'x', sizeof text);
  memcpy(text + 119, "ی", 2);
  eng__mark_excerpt(&out, (eng__slice){text, sizeof text}, (eng_span){0, sizeof text});
  assert_int_equal(out.len, 1 + 119 + sizeof "…}" - 1);
  eng__buffer_clear(&out);
  eng__mark_excerpt(&out, ENG__SLICE("one two"), (eng_span){4, 7});
  assert_true(eng__slice_equal(eng__buffer_slice(&out), ENG__SLICE("{two}")));
  eng__buffer_free(&out);
}

/* What is written is read back as it was, or left out. */
static void test_marks_beside_braces_are_left_out(void **state) {
  (void)state;
  static const struct {
    const char *text;
    eng_span spans[2];
    size_t left_out;
    const char *wanted;
  } cases[] = {
      {"a war} b", {{2, 5}}, 1, "a war}} b"},         {"a war} b", {{2, 6}}, 0, "a {war}}} b"},
      {"a {war b", {{3, 6}}, 0, "a {{{war} b"},       {"a {war b", {{2, 6}}, 1, "a {{war b"},
      {"a war}", {{0, 6}, {2, 5}}, 0, "{a {war}}}}"}, {"a war}", {{0, 6}, {2, 6}}, 1, "{a war}}}"},
      {"a war}", {{0, 5}, {2, 5}}, 2, "a war}}"},     {"war}{", {{0, 3}}, 1, "war}}{{"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__mark marks[2] = {{.span = cases[i].spans[0]}, {.span = cases[i].spans[1]}};
    size_t count = cases[i].spans[1].end ? 2 : 1;
    eng__buffer out = {0};
    size_t left = eng__marks_write(&out, eng__slice_of(cases[i].text), marks, count);
    check_text(cases[i].text, eng__buffer_slice(&out), cases[i].wanted);
    assert_int_equal(left, cases[i].left_out);
    eng__buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reads_and_writes_back),
      cmocka_unit_test(test_forms_that_mean_the_same),
      cmocka_unit_test(test_refuses),
      cmocka_unit_test(test_nameless_marks_at_one_place),
      cmocka_unit_test(test_crossing_marks_are_left_out),
      cmocka_unit_test(test_marks_beside_braces_are_left_out),
      cmocka_unit_test(test_excerpts_are_cut_at_a_character),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
