/* TSV and CSV: the columns, the two ways of writing a cell, and cells that would be formulas. */
#include "support/sink.h"

#include "base/dsv.h"

#define PLACE "\t10\t13\t8\t11\t2\t5\t"

static void check_table(const eng__sink_options *options, const eng__result_hit *hit,
                        const char *wanted) {
  caught c = open_caught(options);
  assert_int_equal(eng__sink_run(c.sink, &(eng__result_run){0}, NULL), ENG_OK);
  assert_int_equal(eng__sink_doc(c.sink, &(eng__result_doc){0}, NULL), ENG_OK);
  assert_int_equal(eng__sink_problem(c.sink, &(eng__result_problem){0}, NULL), ENG_OK);
  const eng__slice meta[] = {ENG__SLICE("outlet"), ENG__SLICE("A, B")};
  if (hit) assert_int_equal(eng__sink_hit(c.sink, hit, meta, 1, NULL), ENG_OK);
  assert_int_equal(eng__sink_row(c.sink, &(eng__result_row){0}, NULL), ENG_OK);
  assert_int_equal(eng__sink_finish(c.sink, &(eng__result_finish){0}, NULL), ENG_OK);
  check_text("table", caught_text(&c), wanted);
  close_caught(&c);
}

#define FRONT                                                                                      \
  "id\tdoc\trule\tstart_byte\tend_byte\tstart_char\tend_char\tline\tcolumn\ttext\tfolded"          \
  "\tentity\tform\tscore\tgroups\tzone\tvoice\tstance\tspeaker\ttechnique\tlevel\tnote"

static void the_header_stands_alone_without_hits(void **state) {
  (void)state;
  check_table(&(eng__sink_options){.format = ENG__FORMAT_TSV, .hits = true}, NULL, FRONT "\n");
  check_table(&(eng__sink_options){.format = ENG__FORMAT_TSV, .hits = true, .bom = true}, NULL,
              "\xEF\xBB\xBF" FRONT "\n");
  check_table(&(eng__sink_options){.format = ENG__FORMAT_TSV, .hits = true, .context = true}, NULL,
              FRONT "\tleft\tright\n");
  check_table(&(eng__sink_options){.format = ENG__FORMAT_CSV, .hits = true, .source = true}, NULL,
              "id,doc,source,rule,start_byte,end_byte,start_char,end_char,line,column,text,folded,"
              "entity,form,score,groups,zone,voice,stance,speaker,technique,level,note\r\n");
}

static eng__result_hit full_hit(void) {
  static eng__result_group group;
  group = (eng__result_group){ENG__SLICE("who"), ENG__SLICE("A\tli"), ENG__SLICE(""), 1, 4, 1, 4};
  eng__result_hit hit = plain_hit();
  hit.source = ENG__SLICE("f#1");
  hit.text = ENG__SLICE("a\tb\nc\\d\re");
  hit.folded = ENG__SLICE("say \"hi\", x");
  hit.score = 0.5;
  hit.groups = &group;
  hit.group_count = 1;
  hit.level = ENG__SLICE("token");
  hit.note = ENG__SLICE("{\"t\": \"x\\n\"}");
  hit.left = ENG__SLICE(" l ");
  hit.right = ENG__SLICE("r");
  return hit;
}

static void a_hit_is_one_line_of_tsv(void **state) {
  (void)state;
  static const char *const columns[] = {"note.t", "groups.who.start_byte", "meta.outlet",
                                        "meta.none"};
  eng__result_hit hit = full_hit();
  hit.source = (eng__slice){0};
  check_table(&(eng__sink_options){.format = ENG__FORMAT_TSV,
                                   .hits = true,
                                   .context = true,
                                   .columns = columns,
                                   .column_count = 4},
              &hit,
              FRONT "\tleft\tright\tnote.t\tgroups.who.start_byte\tmeta.outlet\tmeta.none\n"
                    "0123456789abcdef\ta.txt\tframe.war" PLACE
                    "a\\tb\\nc\\\\d\\re\tsay \"hi\", x\t\t\t0.5\t"
                    "{\"who\":{\"text\":\"A\\\\tli\",\"start_byte\":1,\"end_byte\":4,"
                    "\"start_char\":1,\"end_char\":4}}\t\t\t\t\t\ttoken\t{\"t\":\"x\\\\n\"}\t l \tr"
                    "\tx\\n\t1\tA, B\t\n");
}

/* Of a record that has an id, as the first hit: it has a column. */
static void the_first_hit_tells_of_sources(void **state) {
  (void)state;
  eng__result_hit first = plain_hit(), second = plain_hit();
  first.source = ENG__SLICE("f#1");
  for (int turn = 0; turn < 2; turn++) {
    caught c = open_caught(&(eng__sink_options){.format = ENG__FORMAT_CSV, .hits = true});
    assert_int_equal(eng__sink_hit(c.sink, turn ? &second : &first, NULL, 0, NULL), ENG_OK);
    assert_int_equal(eng__sink_hit(c.sink, turn ? &first : &second, NULL, 0, NULL), ENG_OK);
    const char *text = caught_text(&c).at;
    assert_true((strstr(text, "id,doc,source,rule") != NULL) == !turn);
    assert_true((strstr(text, "a.txt,f#1,") != NULL) == !turn);
    assert_true((strstr(text, "a.txt,,") != NULL) == !turn);
    close_caught(&c);
  }
}

static void a_hit_is_one_record_of_csv(void **state) {
  (void)state;
  static const char *const columns[] = {"meta.outlet"};
  eng__result_hit hit = full_hit();
  check_table(&(eng__sink_options){.format = ENG__FORMAT_CSV,
                                   .hits = true,
                                   .context = true,
                                   .source = true,
                                   .columns = columns,
                                   .column_count = 1},
              &hit,
              "id,doc,source,rule,start_byte,end_byte,start_char,end_char,line,column,text,folded,"
              "entity,form,score,groups,zone,voice,stance,speaker,technique,level,note,left,right,"
              "meta.outlet\r\n"
              "0123456789abcdef,a.txt,f#1,frame.war,10,13,8,11,2,5,\"a\tb\nc\\d\re\","
              "\"say \"\"hi\"\", x\",,,0.5,\"{\"\"who\"\":{\"\"text\"\":\"\"A\\tli\"\","
              "\"\"start_byte\"\":1,\"\"end_byte\"\":4,\"\"start_char\"\":1,\"\"end_char\"\":4}}\","
              ",,,,,token,\"{\"\"t\"\":\"\"x\\n\"\"}\",\" l \",r,\"A, B\"\r\n");
}

/* The cell `text` of a table of one hit, as it was written. */
static void check_cell(eng__format format, eng__slice text, const char *wanted) {
  eng__sink_options options = {.format = format, .hits = true};
  eng__result_hit hit = plain_hit();
  hit.text = text;
  caught c = open_caught(&options);
  assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
  eng__slice all = caught_text(&c);
  bool csv = format == ENG__FORMAT_CSV;
  const char *start = strstr(c.text, csv ? ",2,5," : "\t2\t5\t") + 5;
  size_t tail = csv ? strlen(",,,,,,,,,,,,\r\n") : strlen("\t\t\t\t\t\t\t\t\t\t\t\t\n");
  check_text(wanted, (eng__slice){start, (size_t)(c.text + all.len - start) - tail}, wanted);
  close_caught(&c);
}

static void cells_that_would_be_formulas_are_defused(void **state) {
  (void)state;
  static const struct {
    eng__slice text;
    const char *tsv, *csv;
  } cases[] = {
      {{"=1+1", 4}, "'=1+1", "'=1+1"},
      {{"+1", 2}, "'+1", "'+1"},
      {{"-1", 2}, "'-1", "'-1"},
      {{"@SUM(A1)", 8}, "'@SUM(A1)", "'@SUM(A1)"},
      {{"\t=1", 3}, "'\\t=1", "'\t=1"},
      {{"\r=1", 3}, "'\\r=1", "\"'\r=1\""},
      {{"\n=1", 3}, "'\\n=1", "\"'\n=1\""},
      {{"\xEF\xBC\x9D"
        "1",
        4},
       "'\xEF\xBC\x9D"
       "1",
       "'\xEF\xBC\x9D"
       "1"},
      {{"\xEF\xBC\x8B"
        "1",
        4},
       "'\xEF\xBC\x8B"
       "1",
       "'\xEF\xBC\x8B"
       "1"},
      {{"\xEF\xBC\x8D"
        "1",
        4},
       "'\xEF\xBC\x8D"
       "1",
       "'\xEF\xBC\x8D"
       "1"},
      {{"\xEF\xBC\xA0"
        "1",
        4},
       "'\xEF\xBC\xA0"
       "1",
       "'\xEF\xBC\xA0"
       "1"},
      {{"=HYPERLINK(\"x\",1)", 17}, "'=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
      {{"\"=1\"", 4}, "'\"=1\"", "\"\"\"=1\"\"\""}, /* TSV readers take quotes off */
      {{"a=1", 3}, "a=1", "a=1"},
      {{" =1", 3}, " =1", "\" =1\""},
      {{"'=1", 3}, "'=1", "'=1"},
      {{"\xEF\xBC\x9E", 3}, "\xEF\xBC\x9E", "\xEF\xBC\x9E"},
      {{"", 0}, "", ""},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    check_cell(ENG__FORMAT_TSV, cases[i].text, cases[i].tsv);
    check_cell(ENG__FORMAT_CSV, cases[i].text, cases[i].csv);
  }
}

static void broken_bytes_and_nuls_are_replaced(void **state) {
  (void)state;
  check_cell(ENG__FORMAT_TSV, ENG__SLICE("a\0b\xFF"),
             "a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD");
  check_cell(ENG__FORMAT_CSV, ENG__SLICE("\xE2\x80,\0"), "\"\xEF\xBF\xBD,\xEF\xBF\xBD\"");
}

/* A file holds what a text holds; on a screen it could act. */
static void on_a_screen_nothing_acts(void **state) {
  (void)state;
  static const eng__format formats[] = {ENG__FORMAT_TSV, ENG__FORMAT_CSV};
  for (size_t i = 0; i < 2; i++) {
    eng__sink_options options = {.format = formats[i], .hits = true, .on_screen = true};
    eng__result_hit hit = plain_hit();
    hit.text = ENG__SLICE("a\033]0;x\a\t\u202E");
    caught c = open_caught(&options);
    assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
    caught_text(&c);
    assert_non_null(strstr(c.text, "a\\u{001B}]0;x\\u{0007}\\u{0009}\\u{202E}"));
    assert_null(strchr(c.text, '\033'));
    close_caught(&c);
  }
}

/* Numbers are ours, so their minus is no formula; a number that a rule put into a note is one too,
 * a string is not. */
static void numbers_stay_numbers(void **state) {
  (void)state;
  static const char *const columns[] = {"note.n", "note.s"};
  eng__result_hit hit = plain_hit();
  hit.score = -0.25;
  hit.note = ENG__SLICE("{\"n\":-5,\"s\":\"-5\"}");
  check_table(
      &(eng__sink_options){
          .format = ENG__FORMAT_TSV, .hits = true, .columns = columns, .column_count = 2},
      &hit,
      FRONT "\tnote.n\tnote.s\n0123456789abcdef\ta.txt\tframe.war" PLACE
            "war\t\t\t\t-0.25\t\t\t\t\t\t\t\t{\"n\":-5,\"s\":\"-5\"}\t-5\t'-5\n");
  hit.note = ENG__SLICE("-7");
  check_table(&(eng__sink_options){.format = ENG__FORMAT_TSV, .hits = true}, &hit,
              FRONT "\n0123456789abcdef\ta.txt\tframe.war" PLACE
                    "war\t\t\t\t-0.25\t\t\t\t\t\t\t\t-7\n");
}

static void impossible_columns_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *columns[2], *message;
  } cases[] = {
      {{"text", NULL}, "'text' is a column of its own"},
      {{"source", NULL}, "'source' is a column of its own"},
      {{"meta.a", "meta.a"}, "'meta.a' is given twice"},
      {{"meta.a", "outlet"}, "no column 'outlet'"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__sink_options options = {.format = ENG__FORMAT_CSV,
                                 .columns = cases[i].columns,
                                 .column_count = cases[i].columns[1] ? 2 : 1};
    eng__sink *sink;
    eng_error err = {0};
    assert_int_equal(eng__sink_open(&sink, &options, NULL, &err), ENG_INVALID);
    assert_null(sink);
    check_holds("message", err.message, cases[i].message);
  }
}

/* Random text in every cell: our own reader of tables gets it back, in both formats. */
static void random_cells_read_back(void **state) {
  (void)state;
  static const char letters[] = "ab\",\t\n\r\\ '";
  uint64_t seed = 16;
  for (size_t round = 0; round < 1000; round++) {
    char bytes[30] = "x";
    size_t len = 1 + chance_below(&seed, sizeof bytes - 1);
    for (size_t i = 1; i < len; i++) bytes[i] = letters[chance_below(&seed, sizeof letters - 1)];
    eng__sink_options options = {.format = round % 2 ? ENG__FORMAT_CSV : ENG__FORMAT_TSV,
                                 .hits = true};
    eng__result_hit hit = plain_hit();
    hit.text = hit.level = (eng__slice){bytes, len};
    caught c = open_caught(&options);
    assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
    eng__arena arena = {0};
    eng__dsv table;
    assert_int_equal(
        eng__dsv_read(&table, &arena, "t", caught_text(&c), round % 2 ? ',' : '\t', NULL), ENG_OK);
    assert_int_equal(table.row_count, 1);
    check_bytes("text", table.rows[0].fields[eng__dsv_column(&table, "text")], hit.text);
    check_bytes("level", table.rows[0].fields[eng__dsv_column(&table, "level")], hit.level);
    eng__arena_free(&arena);
    close_caught(&c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_header_stands_alone_without_hits),
      cmocka_unit_test(a_hit_is_one_line_of_tsv),
      cmocka_unit_test(a_hit_is_one_record_of_csv),
      cmocka_unit_test(the_first_hit_tells_of_sources),
      cmocka_unit_test(on_a_screen_nothing_acts),
      cmocka_unit_test(cells_that_would_be_formulas_are_defused),
      cmocka_unit_test(broken_bytes_and_nuls_are_replaced),
      cmocka_unit_test(numbers_stay_numbers),
      cmocka_unit_test(impossible_columns_are_refused),
      cmocka_unit_test(random_cells_read_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
