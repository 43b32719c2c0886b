/* The terminal view: grouped by document, nothing that acts, right-to-left text in an isolate. */
#include "support/sink.h"

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define SALAM "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"

static eng__result_hit hit_in(const char *doc, const char *left, const char *text,
                              const char *right) {
  eng__result_hit hit = plain_hit();
  hit.doc = eng__slice_of(doc);
  hit.has_context = left != NULL;
  hit.left = eng__slice_of(left);
  hit.text = eng__slice_of(text);
  hit.right = eng__slice_of(right);
  return hit;
}

static void check_hits(bool color, const eng__result_hit *hits, size_t count, const char *wanted) {
  eng__sink_options options = {.format = ENG__FORMAT_TERMINAL, .hits = true, .color = color};
  caught c = open_caught(&options);
  assert_int_equal(eng__sink_run(c.sink, &(eng__result_run){0}, NULL), ENG_OK);
  assert_int_equal(eng__sink_problem(c.sink, &(eng__result_problem){0}, NULL), ENG_OK);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(eng__sink_hit(c.sink, &hits[i], NULL, 0, NULL), ENG_OK);
  assert_int_equal(eng__sink_finish(c.sink, &(eng__result_finish){0}, NULL), ENG_OK);
  check_text("terminal", caught_text(&c), wanted);
  close_caught(&c);
}

static void hits_are_grouped_by_document(void **state) {
  (void)state;
  eng__result_hit hits[] = {hit_in("a.txt", "the ", "war", " on"), hit_in("a.txt", "", "war", ""),
                            hit_in("b.txt", NULL, "war", NULL), hit_in("a.txt", "", "war", "")};
  hits[2].source = ENG__SLICE("f.jsonl#3");
  check_hits(false, hits, 4,
             "a.txt\n2:5  frame.war  the war on\n2:5  frame.war  war\n"
             "\nb.txt  f.jsonl#3\n2:5  frame.war  war\n"
             "\na.txt\n2:5  frame.war  war\n");
  check_hits(false, NULL, 0, "");
}

static void colours_are_given_back(void **state) {
  (void)state;
  eng__result_hit hit = hit_in("a", "the ", "war", " on");
  check_hits(true, &hit, 1,
             "\x1B[35ma\x1B[0m\n\x1B[32m2:5\x1B[0m  \x1B[36mframe.war\x1B[0m  "
             "the \x1B[1;31mwar\x1B[0m on\n");
}

static void nothing_acts(void **state) {
  (void)state;
  eng__result_hit hit =
      hit_in("a\n\x1B]0;x\x07", "\x1B[2J\t", "w\r\nr\xC2\x9B", "\xFF\xE2\x80\xAE");
  hit.rule = ENG__SLICE("r\x1B");
  check_hits(false, &hit, 1,
             "a\\u{000A}\\u{001B}]0;x\\u{0007}\n2:5  r\\u{001B}  \\u{001B}[2J w↵r\\u{009B}"
             "\\xff\\u{202E}\n");
}

static void right_to_left_text_stands_in_an_isolate(void **state) {
  (void)state;
  eng__result_hit hits[] = {hit_in(SALAM ".txt", "the ", SALAM, " x"),
                            hit_in(SALAM ".txt", "the ", "war", " on"),
                            hit_in(SALAM ".txt", "\xE2\x81\xA9", SALAM, "")};
  check_hits(false, hits, 3,
             FSI SALAM ".txt" PDI "\n2:5  frame.war  " FSI "the " SALAM " x" PDI "\n"
                       "2:5  frame.war  the war on\n"
                       "2:5  frame.war  " FSI "\\u{2069}" SALAM PDI "\n");
}

static void long_lines_are_cut_around_the_hit(void **state) {
  (void)state;
  char left[1000] = "", right[1000] = "", wanted[2100];
  for (size_t i = 0; i < 300; i++) strcat(left, "\xC3\xA9"), strcat(right, "\xC3\xA8");
  eng__result_hit hit = hit_in("a", left, "war", right);
  snprintf(wanted, sizeof wanted, "a\n2:5  frame.war  …%swar%.200s…\n", left + 400, right);
  check_hits(false, &hit, 1, wanted);
  left[200] = right[200] = '\0'; /* just a hundred characters on each side */
  hit = hit_in("a", left, "war", right);
  snprintf(wanted, sizeof wanted, "a\n2:5  frame.war  %swar%s\n", left, right);
  check_hits(false, &hit, 1, wanted);
}

static void documents_and_rows(void **state) {
  (void)state;
  eng__sink_options options = {
      .format = ENG__FORMAT_TERMINAL, .hits = true, .docs = true, .rows = true};
  caught c = open_caught(&options);
  eng__result_doc doc = {
      .doc = ENG__SLICE("a"), .lang = ENG__SLICE("fa"), .words = 3, .sentences = 2, .hits = 1};
  eng__result_doc other = {.doc = ENG__SLICE("b")};
  eng__result_hit hit = hit_in("a", "", "war", "");
  eng__result_row row = {
      .rule = ENG__SLICE("r"), .key = ENG__SLICE(SALAM), .data = ENG__SLICE("{\"n\":1}")};
  assert_int_equal(eng__sink_doc(c.sink, &doc, NULL), ENG_OK);
  assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
  assert_int_equal(eng__sink_doc(c.sink, &other, NULL), ENG_OK);
  assert_int_equal(eng__sink_row(c.sink, &row, NULL), ENG_OK);
  assert_int_equal(eng__sink_row(c.sink, &row, NULL), ENG_OK);
  check_text("all", caught_text(&c),
             "a  fa, 3 words, 2 sentences, 1 hit\n2:5  frame.war  war\n"
             "\nb  0 words, 0 sentences, 0 hits\n"
             "\nr  " FSI SALAM PDI "  {\"n\":1}\nr  " FSI SALAM PDI "  {\"n\":1}\n");
  close_caught(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hits_are_grouped_by_document),
      cmocka_unit_test(colours_are_given_back),
      cmocka_unit_test(nothing_acts),
      cmocka_unit_test(right_to_left_text_stands_in_an_isolate),
      cmocka_unit_test(long_lines_are_cut_around_the_hit),
      cmocka_unit_test(documents_and_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
