/* JSON lines: every field under its name, in its place, absent where it is unknown. */
#include "support/sink.h"

#include "base/json.h"

static const eng__sink_options all = {
    .format = ENG__FORMAT_JSONL, .hits = true, .docs = true, .rows = true};

static void check_hit(const char *what, const eng__result_hit *hit, const char *wanted) {
  eng__buffer out = {0};
  eng__write_hit_json(&out, hit);
  check_text(what, eng__buffer_slice(&out), wanted);
  eng__buffer_free(&out);
}

#define START                                                                                      \
  "{\"type\":\"hit\",\"id\":\"0123456789abcdef\",\"doc\":\"a.txt\",\"rule\":\"frame.war\","        \
  "\"start_byte\":10,\"end_byte\":13,\"start_char\":8,\"end_char\":11,\"line\":2,\"column\":5,"    \
  "\"text\":\"war\""

static void unknown_fields_are_absent(void **state) {
  (void)state;
  eng__result_hit hit = plain_hit();
  check_hit("least", &hit, START "}\n");
}

static void fields_stand_in_the_order_of_the_table(void **state) {
  (void)state;
  eng__result_group groups[] = {
      {ENG__SLICE("who"), ENG__SLICE("Ali"), ENG__SLICE("ali"), 1, 4, 1, 4},
      {ENG__SLICE("n\"o"), ENG__SLICE(""), ENG__SLICE(""), UINT64_MAX, 0, 0, 0},
  };
  eng__result_hit hit = plain_hit();
  hit.id = 0xA;
  hit.source = ENG__SLICE("f.jsonl#3");
  hit.folded = ENG__SLICE("f");
  hit.entity = ENG__SLICE("e");
  hit.form = ENG__SLICE("o");
  hit.score = 0.8754;
  hit.groups = groups;
  hit.group_count = 2;
  hit.zone = ENG__SLICE("body");
  hit.voice = ENG__SLICE("own");
  hit.stance = ENG__SLICE("neutral");
  hit.speaker = ENG__SLICE("s");
  hit.technique = ENG__SLICE("t");
  hit.level = ENG__SLICE("sentence");
  hit.note = ENG__SLICE("{\"topic\": [1, \"x\"]\n}");
  hit.has_context = true;
  hit.left = ENG__SLICE("l");
  check_hit("all", &hit,
            "{\"type\":\"hit\",\"id\":\"000000000000000a\",\"doc\":\"a.txt\","
            "\"source\":\"f.jsonl#3\",\"rule\":\"frame.war\",\"start_byte\":10,\"end_byte\":13,"
            "\"start_char\":8,\"end_char\":11,\"line\":2,\"column\":5,\"text\":\"war\","
            "\"folded\":\"f\",\"entity\":\"e\",\"form\":\"o\",\"score\":0.875,"
            "\"groups\":{\"who\":{\"text\":\"Ali\",\"entity\":\"ali\",\"start_byte\":1,"
            "\"end_byte\":4,\"start_char\":1,\"end_char\":4},"
            "\"n\\\"o\":{\"text\":\"\",\"start_byte\":18446744073709551615,\"end_byte\":0,"
            "\"start_char\":0,\"end_char\":0}},\"zone\":\"body\",\"voice\":\"own\","
            "\"stance\":\"neutral\",\"speaker\":\"s\",\"technique\":\"t\",\"level\":\"sentence\","
            "\"note\":{\"topic\":[1,\"x\"]},\"left\":\"l\",\"right\":\"\"}\n");
}

static void scores_have_three_decimals_at_most(void **state) {
  (void)state;
  static const struct {
    double score;
    const char *text;
  } cases[] = {{1, "1"},          {0, "0"},         {0.5, "0.5"},       {0.1234, "0.123"},
               {0.1235, "0.124"}, {0.9999, "1"},    {2.0 / 3, "0.667"}, {-0.0001, "0"},
               {12.25, "12.25"},  {1e300, "1e300"}, {0.1 + 0.2, "0.3"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    char wanted[400];
    eng__result_hit hit = plain_hit();
    hit.score = cases[i].score;
    snprintf(wanted, sizeof wanted, START ",\"score\":%s}\n", cases[i].text);
    check_hit(cases[i].text, &hit, wanted);
  }
  eng__result_hit hit = plain_hit();
  hit.score = INFINITY;
  check_hit("infinite", &hit, START ",\"score\":null}\n");
}

/* Whatever bytes are in it: one line, valid, and the text reads back. */
static void hostile_text_stays_inside_its_string(void **state) {
  (void)state;
  uint64_t seed = 15;
  for (size_t round = 0; round < 2000; round++) {
    char bytes[80];
    size_t len = chance_below(&seed, sizeof bytes);
    for (size_t i = 0; i < len; i++) bytes[i] = (char)chance(&seed);
    eng__slice text = {bytes, len};
    eng__result_group group = {.name = text, .text = text, .entity = text};
    eng__result_hit hit = {.id = chance(&seed),
                           .doc = text,
                           .source = text,
                           .rule = text,
                           .text = text,
                           .folded = text,
                           .entity = text,
                           .form = text,
                           .score = 0.5,
                           .groups = &group,
                           .group_count = 1,
                           .zone = text,
                           .voice = text,
                           .stance = text,
                           .speaker = text,
                           .technique = text,
                           .level = text,
                           .has_context = true,
                           .left = text,
                           .right = text};
    eng__buffer out = {0};
    eng__write_hit_json(&out, &hit);
    assert_true(eng__json_valid(eng__buffer_slice(&out)));
    assert_ptr_equal(memchr(out.at, '\n', out.len), out.at + out.len - 1);
    eng__buffer_free(&out);
  }
}

/* ---- The other lines ---- */

static void a_run_from_first_to_last_line(void **state) {
  (void)state;
  const eng__result_pack packs[] = {{ENG__SLICE("frames"), ENG__SLICE("1.2.0"), ENG__SLICE("ab12")},
                                    {ENG__SLICE("p"), {0}, {0}}};
  const eng__slice options[] = {ENG__SLICE("context"), ENG__SLICE("sentence")};
  const eng__slice meta[] = {ENG__SLICE("out\"let"), ENG__SLICE("X\n"), ENG__SLICE("n"),
                             ENG__SLICE("")};
  caught c = open_caught(&all);
  eng__result_run run = {"0.1.0", "15.0.0", "10.42", "5.4.4", packs, 2, options, 1, {0}};
  eng__result_doc doc = {ENG__SLICE("a"),
                         ENG__SLICE("f#1"),
                         ENG__SLICE("fa"),
                         ENG__SLICE("utf-16le"),
                         4,
                         3,
                         2,
                         1,
                         meta,
                         2};
  eng__result_doc plain = {.doc = ENG__SLICE("b")};
  eng__result_problem problem = {ENG__SLICE("a"),        ENG__SLICE("f#1"),  ENG__SLICE("r"), 0,
                                 ENG__SLICE("encoding"), ENG__SLICE("m\x1B")};
  eng__result_problem bare = {
      .offset = -1, .kind = ENG__SLICE("crash"), .message = ENG__SLICE("m")};
  eng__result_row row = {ENG__SLICE("r"), ENG__SLICE("k"), ENG__SLICE("[[\"a\", \"1\"]]"),
                         ENG__SLICE(" {\"n\":1}")};
  eng__result_row short_row = {.rule = ENG__SLICE("r"), .key = ENG__SLICE("k")};
  eng__result_finish finish = {1, 2, 3, 4, 5, 6, 7, NULL};
  assert_int_equal(eng__sink_run(c.sink, &run, NULL), ENG_OK);
  assert_int_equal(eng__sink_doc(c.sink, &doc, NULL), ENG_OK);
  assert_int_equal(eng__sink_doc(c.sink, &plain, NULL), ENG_OK);
  assert_int_equal(eng__sink_problem(c.sink, &problem, NULL), ENG_OK);
  assert_int_equal(eng__sink_problem(c.sink, &bare, NULL), ENG_OK);
  eng__result_hit hit = plain_hit();
  assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
  assert_int_equal(eng__sink_row(c.sink, &row, NULL), ENG_OK);
  assert_int_equal(eng__sink_row(c.sink, &short_row, NULL), ENG_OK);
  assert_int_equal(eng__sink_finish(c.sink, &finish, NULL), ENG_OK);
  check_text("run", caught_text(&c),
             "{\"type\":\"run\",\"schema\":1,\"engine\":\"0.1.0\",\"unicode\":\"15.0.0\","
             "\"pcre2\":\"10.42\",\"lua\":\"5.4.4\",\"packs\":[{\"name\":\"frames\","
             "\"version\":\"1.2.0\",\"hash\":\"ab12\"},{\"name\":\"p\"}],"
             "\"options\":{\"context\":\"sentence\"}}\n"
             "{\"type\":\"doc\",\"doc\":\"a\",\"source\":\"f#1\",\"lang\":\"fa\","
             "\"encoding\":\"utf-16le\",\"bytes\":4,\"words\":3,\"sentences\":2,\"hits\":1,"
             "\"meta\":{\"out\\\"let\":\"X\\n\",\"n\":\"\"}}\n"
             "{\"type\":\"doc\",\"doc\":\"b\",\"bytes\":0,\"words\":0,\"sentences\":0,\"hits\":0,"
             "\"meta\":{}}\n"
             "{\"type\":\"problem\",\"doc\":\"a\",\"source\":\"f#1\",\"rule\":\"r\",\"offset\":0,"
             "\"kind\":\"encoding\",\"message\":\"m\\u001b\"}\n"
             "{\"type\":\"problem\",\"kind\":\"crash\",\"message\":\"m\"}\n" START "}\n"
             "{\"type\":\"row\",\"rule\":\"r\",\"key\":\"k\",\"hits\":[[\"a\",\"1\"]],"
             "\"data\":{\"n\":1}}\n"
             "{\"type\":\"row\",\"rule\":\"r\",\"key\":\"k\"}\n"
             "{\"type\":\"finish\",\"documents\":1,\"failed\":2,\"skipped\":3,\"bytes\":4,"
             "\"hits\":5,\"rows\":6,\"problems\":7}\n");
  close_caught(&c);
}

#undef START

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unknown_fields_are_absent),
      cmocka_unit_test(fields_stand_in_the_order_of_the_table),
      cmocka_unit_test(scores_have_three_decimals_at_most),
      cmocka_unit_test(hostile_text_stays_inside_its_string),
      cmocka_unit_test(a_run_from_first_to_last_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
