/* --meta: a row for each document out of three formats. */
#include "support/check.h"

#include "base/buffer.h"
#include "corpus/meta.h"

/* The pairs of a document as key=value; or "none". */
static void check_row(const eng__meta *meta, const char *doc, const char *wanted) {
  const eng__slice *pairs;
  size_t count;
  char found[300] = "none", *to = found;
  int64_t row = eng__meta_find(meta, eng__slice_of(doc), &pairs, &count);
  if (row >= 0) *to = '\0';
  else assert_int_equal(count, 0);
  assert_true(row < (int64_t)eng__meta_rows(meta));
  for (size_t i = 0; i < count; i++)
    to += sprintf(to, "%.*s=%.*s;", (int)pairs[2 * i].len, pairs[2 * i].at,
                  (int)pairs[2 * i + 1].len, pairs[2 * i + 1].at);
  check_text(doc, eng__slice_of(found), wanted);
}

static void three_formats_say_the_same(void **state) {
  (void)state;
  static const struct {
    const char *name, *bytes;
  } files[] = {
      {"m.tsv", "outlet\tdoc\tnote\nA, \"B\"\tb.txt\t\nC\ta.txt\tx\\ty\n\tempty\t\n"},
      {"m.csv",
       "\xEF\xBB\xBFoutlet,doc,note\r\n\"A, \"\"B\"\"\",b.txt,\r\nC,a.txt,x\ty\r\n,empty,\r\n"},
      {"m.jsonl", "\xEF\xBB\xBF{\"outlet\":\"A, \\\"B\\\"\",\"doc\":\"b.txt\",\"note\":null}\n\n"
                  "{\"doc\":\"a.txt\",\"outlet\":\"C\",\"note\":\"x\\ty\"}\r\n{\"doc\":\"empty\"}"},
      {"m.ndjson",
       "{\"outlet\":\"A, \\\"B\\\"\",\"doc\":\"b.txt\",\"note\":\"\"}\n"
       "{\"doc\":\"a.txt\",\"outlet\":\"C\",\"note\":\"x\\ty\"}\n{\"doc\":\"empty\"}\n"},
  };
  for (size_t i = 0; i < COUNT(files); i++) {
    eng__meta *meta;
    eng_error err = {0};
    char *bytes = strdup(files[i].bytes);
    if (eng__meta_open(&meta, files[i].name, eng__slice_of(bytes), &err))
      fail_msg("%s", err.message);
    memset(bytes, 'x', strlen(bytes)); /* they may end after it */
    free(bytes);
    assert_int_equal(eng__meta_rows(meta), 3);
    check_row(meta, "a.txt", "outlet=C;note=x\ty;");
    check_row(meta, "b.txt", "outlet=A, \"B\";");
    check_row(meta, "empty", "");
    check_row(meta, "none", "none");
    check_row(meta, "", "none");
    check_row(meta, "a.tx", "none");
    eng__meta_close(meta);
  }
}

static void broken_files_are_refused_with_their_line(void **state) {
  (void)state;
  static const struct {
    const char *name, *bytes, *message;
  } cases[] = {
      {"m.tsv", "", "m.tsv:1: empty"},
      {"m.tsv", "document\tx\na\tb\n", "m.tsv:1: no column 'doc'"},
      {"m.tsv", "# c\n\nx\ty\n", "m.tsv:3: no column 'doc'"},
      {"m.tsv", "doc\tx\na\tb\na\tc\n", "m.tsv:3: this document has a row already, in line 2"},
      {"m.csv", "doc,x\n,b\n", "m.csv:2: the column 'doc' is empty"},
      {"m.csv", "doc,x\na,b,c\n", "m.csv:2: more than 2 fields"},
      {"m.jsonl", "{\"doc\":\"a\"}\n{\"doc\":5.5}\n",
       "m.jsonl:2: no field 'doc' that is a string or an integer"},
      {"m.jsonl", "\n{\"a\":1}\n", "m.jsonl:2: no field 'doc' that is a string"},
      {"m.jsonl", "{\"doc\":\"\"}\n", "m.jsonl:1: no field 'doc' that is a string"},
      {"m.jsonl", "{\"doc\":\"a\"}\n{\"doc\":\"b\"\n", "m.jsonl:2: cut off"},
      {"m.jsonl", "{\"doc\":\"b\"}\n{\"doc\":\"a\"}\n{\"doc\":\"b\"}\n",
       "m.jsonl:3: this document has a row already, in line 1"},
      {"m.txt", "doc\na\n", "m.txt: not a .tsv, .csv or .jsonl file"},
      {"tsv", "doc\na\n", "tsv: not a .tsv, .csv or .jsonl file"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__meta *meta;
    eng_error err = {0};
    assert_int_equal(eng__meta_open(&meta, cases[i].name, eng__slice_of(cases[i].bytes), &err),
                     ENG_INVALID);
    assert_null(meta);
    check_holds(cases[i].name, err.message, cases[i].message);
  }
}

static void every_row_of_many_is_found(void **state) {
  (void)state;
  enum { ROWS = 5000 };
  eng__buffer bytes = {0};
  eng__buffer_add_string(&bytes, "doc,n\n");
  for (uint64_t i = 0; i < ROWS; i++) /* in no order */
    eng__buffer_printf(&bytes, "d%d,%d\n", (int)(i * 2654435761u % 1000003), (int)i);
  eng__meta *meta;
  assert_int_equal(eng__meta_open(&meta, "m.csv", eng__buffer_slice(&bytes), NULL), ENG_OK);
  bool seen[ROWS] = {false};
  for (uint64_t i = 0; i < ROWS; i++) {
    char doc[32], number[32];
    const eng__slice *pairs;
    size_t count;
    snprintf(doc, sizeof doc, "d%d", (int)(i * 2654435761u % 1000003));
    snprintf(number, sizeof number, "%d", (int)i);
    int64_t row = eng__meta_find(meta, eng__slice_of(doc), &pairs, &count);
    assert_in_range(row, 0, ROWS - 1);
    assert_false(seen[row]); /* a row of its own for each */
    seen[row] = true;
    assert_int_equal(count, 1);
    check_text(doc, pairs[1], number);
  }
  eng__meta_close(meta);
  eng__buffer_free(&bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(three_formats_say_the_same),
      cmocka_unit_test(broken_files_are_refused_with_their_line),
      cmocka_unit_test(every_row_of_many_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
