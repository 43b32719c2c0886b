/* Delimited text: a table of small files and what they hold, and what is refused with its line. */
#include "support/check.h"

#include "base/buffer.h"
#include "base/dsv.h"

/* The whole table as one string: columns, then rows as line:count:fields, `|` between fields. */
static void describe(const eng__dsv *table, char *to, size_t size) {
  size_t at = (size_t)snprintf(to, size, "%u", table->header_line);
  for (uint32_t i = 0; i < table->column_count; i++)
    at += (size_t)snprintf(to + at, size - at, "%c%.*s", i ? '|' : ' ', (int)table->columns[i].len,
                           table->columns[i].at);
  for (size_t r = 0; r < table->row_count; r++) {
    const eng__dsv_row *row = &table->rows[r];
    at += (size_t)snprintf(to + at, size - at, " / %u:%u", row->line, row->count);
    for (uint32_t i = 0; i < table->column_count; i++)
      at += (size_t)snprintf(to + at, size - at, "%c%.*s", i ? '|' : ' ', (int)row->fields[i].len,
                             row->fields[i].len ? row->fields[i].at : "");
  }
}

static void tables_are_read(void **state) {
  (void)state;
  static const struct {
    char separator;
    const char *bytes, *wanted;
  } cases[] = {
      {'\t', "a\tb\n1\t2\n", "1 a|b / 2:2 1|2"},
      {'\t', "a\tb\n1\t2", "1 a|b / 2:2 1|2"},
      {'\t', "a\tb\r\n1\t2\r\n", "1 a|b / 2:2 1|2"},
      {'\t', "a\tb\r1\t2\r3\t4", "1 a|b / 2:2 1|2 / 3:2 3|4"},
      {'\t',
       "\xEF\xBB\xBF"
       "a\n1\n",
       "1 a / 2:1 1"},
      {'\t', "a", "1 a"},
      {'\t', "a\tb\n1\n\t2\n", "1 a|b / 2:1 1| / 3:2 |2"},
      {'\t', "# note\n#\n\n \t\na\n#1\n", "5 a / 6:1 #1"},
      {'\t', "a\n\n  \n1\n\n", "1 a / 4:1 1"},
      {'\t', "a\nx\\ty\\nz\\\\w\\r\n", "1 a / 2:1 x\ty\nz\\w\r"},
      {'\t', "a\n\\d+\\\n", "1 a / 2:1 \\d+\\"},
      {'\t', "a\n\"q\",x\n", "1 a / 2:1 \"q\",x"},
      {'\t', "a,b\tc\n1\t2\n", "1 a,b|c / 2:2 1|2"},
      {',', "a,b\n1,2\n", "1 a|b / 2:2 1|2"},
      {',', "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "1 a|b / 2:2 1,5|say \"hi\""},
      {',', "a,b\n\"x\ny\r\nz\rw\",2\n3,4\n", "1 a|b / 2:2 x\ny\r\nz\rw|2 / 6:2 3|4"},
      {',', "a,b\n,\n\"\",\"\"\n", "1 a|b / 2:2 | / 3:2 |"},
      {',', "a\nx\\ty\n5\" pipe\n", "1 a / 2:1 x\\ty / 3:1 5\" pipe"},
      {',', "\"a b\",\"c\"\"d\"\n1,2\n", "1 a b|c\"d / 2:2 1|2"},
      {',', "\xD8\xA7,b\n\xDB\xB1,2\n", "1 \xD8\xA7|b / 2:2 \xDB\xB1|2"},
      {',', "a,b\n1, 2 \n", "1 a|b / 2:2 1| 2 "},
      {';', "a;b\n1;\"2;3\"\n", "1 a|b / 2:2 1|2;3"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__arena arena = {0};
    eng__dsv table;
    eng_error err = {0};
    char found[400];
    if (eng__dsv_read(&table, &arena, "f", eng__slice_of(cases[i].bytes), cases[i].separator, &err))
      fail_msg("case %zu: %s", i, err.message);
    describe(&table, found, sizeof found);
    check_text(cases[i].bytes, eng__slice_of(found), cases[i].wanted);
    eng__arena_free(&arena);
  }
}

static void broken_tables_are_refused_with_their_line(void **state) {
  (void)state;
  static const struct {
    char separator;
    eng__slice bytes;
    const char *message;
  } cases[] = {
#define CASE(separator, text, message) {separator, {text, sizeof text - 1}, message}
      CASE('\t', "", "f:1: empty"),
      CASE('\t', "\xEF\xBB\xBF", "f:1: empty"),
      CASE('\t', "# only\n\n", "f:1: empty"),
      CASE('\t', "a\tb\n1\t2\t3\n", "f:2: more than 2 fields"),
      CASE(',', "a\n\n\n1,2\n", "f:4: more than 1 fields"),
      CASE('\t', "x\na\tb\ta\n", "f:2: more than 1 fields"),
      CASE('\t', "#\na\tb\ta\n", "f:2: two columns are named 'a'"),
      CASE(',', "a,b\n1,\"2\n3\n", "f:2: a quoted field is not closed"),
      CASE(',', "a,b\n\"1\nx\"y,2\n", "f:3: text after a closing quote"),
      CASE('\t', "a\n1\0\n", "f:2: a NUL byte"),
      CASE('\t', "a\n1\n\xFF\n", "f:3: not UTF-8"),
      CASE('\t', "a\n\xD8", "f:2: not UTF-8"),
#undef CASE
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__arena arena = {0};
    eng__dsv table;
    eng_error err = {0};
    assert_int_equal(eng__dsv_read(&table, &arena, "f", cases[i].bytes, cases[i].separator, &err),
                     ENG_INVALID);
    check_holds(cases[i].message, err.message, cases[i].message);
    eng__arena_free(&arena);
  }
}

/* A wrong byte is met wherever it stands, whatever stands around it. */
static void damage_is_met_anywhere(void **state) {
  (void)state;
  static const char *const damages[] = {"\x80", "\xFF", "\xC1", "\xD8", "\xE2\x80", "\xF4\x90", ""};
  uint64_t seed = 9;
  for (int turn = 0; turn < 4000; turn++) {
    static const char *const units[] = {"a",      "\n",         "ش",           "é",
                                        "\u200C", "\U0001F600", "long enough "};
    eng__buffer bytes = {0};
    unsigned lines = 2;
    eng__buffer_add_string(&bytes, "head\n");
    const char *damage = damages[chance_below(&seed, COUNT(damages))];
    size_t most = 1 + chance_below(&seed, COUNT(units)), front = chance_below(&seed, 40);
    for (size_t i = 0; i < front; i++) {
      const char *unit = units[chance_below(&seed, most)];
      lines += *unit == '\n';
      eng__buffer_add_string(&bytes, unit);
    }
    eng__buffer_add(&bytes, damage, *damage ? strlen(damage) : 1);
    for (size_t i = 0; i < 30; i++)
      eng__buffer_add_string(&bytes, units[chance_below(&seed, most)]);
    eng__arena arena = {0};
    eng__dsv table;
    eng_error err = {0};
    char wanted[40];
    snprintf(wanted, sizeof wanted, "f:%u: %s", lines, *damage ? "not UTF-8" : "a NUL byte");
    assert_int_equal(eng__dsv_read(&table, &arena, "f", eng__buffer_slice(&bytes), '\t', &err),
                     ENG_INVALID);
    check_holds(damage, err.message, wanted);
    eng__arena_free(&arena);
    eng__buffer_free(&bytes);
  }
}

/* More rows than there is room for at first, short ones in front of long ones. */
static void rows_grow(void **state) {
  (void)state;
  eng__buffer bytes = {0};
  eng__buffer_add_string(&bytes, "a,b,c");
  for (unsigned i = 0; i < 5000; i++)
    eng__buffer_printf(&bytes, "\n%u,%s", i,
                       i < 900 ? "" : "a much longer field than those before");
  eng__arena arena = {0};
  eng__dsv table;
  assert_int_equal(eng__dsv_read(&table, &arena, "f", eng__buffer_slice(&bytes), ',', NULL),
                   ENG_OK);
  assert_int_equal(table.row_count, 5000);
  for (unsigned i = 0; i < 5000; i++) {
    char number[12];
    snprintf(number, sizeof number, "%u", i);
    check_text("number", table.rows[i].fields[0], number);
    assert_int_equal(table.rows[i].fields[1].len > 0, i >= 900);
    assert_int_equal(table.rows[i].fields[2].len, 0);
    assert_int_equal(table.rows[i].line, i + 2);
    assert_int_equal(table.rows[i].count, 2);
  }
  eng__arena_free(&arena);
  eng__buffer_free(&bytes);
}

/* A long header over many short lines must not cost more than it says. */
static void padding_is_bounded(void **state) {
  (void)state;
  eng__buffer bytes = {0};
  for (int i = 0; i < 1000; i++) eng__buffer_printf(&bytes, "%sc%d", i ? "," : "", i);
  for (int i = 0; i < 3000; i++) eng__buffer_add_string(&bytes, "\nx");
  eng__arena arena = {0};
  eng__dsv table;
  eng_error err = {0};
  assert_int_equal(eng__dsv_read(&table, &arena, "f", eng__buffer_slice(&bytes), ',', &err),
                   ENG_LIMIT);
  check_holds("message", err.message, "shorter than the header");
  eng__arena_free(&arena);
  eng__buffer_clear(&bytes);
  for (int i = 0; i < 2000; i++) eng__buffer_printf(&bytes, "c%d,", i);
  assert_int_equal(eng__dsv_read(&table, &arena, "f", eng__buffer_slice(&bytes), ',', &err),
                   ENG_INVALID);
  eng__arena_free(&arena);
  eng__buffer_free(&bytes);
}

static void columns_are_found_by_name(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__dsv table;
  assert_int_equal(eng__dsv_read(&table, &arena, "f", ENG__SLICE("doc,,b\n"), ',', NULL), ENG_OK);
  assert_int_equal(eng__dsv_column(&table, "doc"), 0);
  assert_int_equal(eng__dsv_column(&table, ""), 1);
  assert_int_equal(eng__dsv_column(&table, "b"), 2);
  assert_int_equal(eng__dsv_column(&table, "do"), -1);
  assert_int_equal(eng__dsv_column(&table, "B"), -1);
  eng__arena_free(&arena);
}

static void write_csv_field(eng__buffer *out, eng__slice field) {
  eng__buffer_add_byte(out, '"');
  for (size_t i = 0; i < field.len; i++) {
    if (field.at[i] == '"') eng__buffer_add_byte(out, '"');
    eng__buffer_add_byte(out, field.at[i]);
  }
  eng__buffer_add_byte(out, '"');
}

/* Any fields written by RFC 4180 come back. */
static void random_fields_come_back(void **state) {
  (void)state;
  enum { ROWS = 20, COLUMNS = 3, LONGEST = 12 };
  static const char letters[] = "a\",\n\r\t\\# '";
  uint64_t seed = 8;
  for (size_t round = 0; round < 300; round++) {
    char fields[ROWS * COLUMNS][LONGEST];
    size_t lengths[ROWS * COLUMNS];
    eng__buffer bytes = {0};
    eng__buffer_add_string(&bytes, "x,y,z");
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
      lengths[i] = chance_below(&seed, LONGEST);
      for (size_t k = 0; k < lengths[i]; k++)
        fields[i][k] = letters[chance_below(&seed, sizeof letters - 1)];
      eng__buffer_add_byte(&bytes, i % COLUMNS ? ',' : '\n');
      write_csv_field(&bytes, (eng__slice){fields[i], lengths[i]});
    }
    eng__arena arena = {0};
    eng__dsv table;
    assert_int_equal(eng__dsv_read(&table, &arena, "f", eng__buffer_slice(&bytes), ',', NULL), 0);
    assert_int_equal(table.row_count, ROWS);
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
      check_bytes("field", table.rows[i / COLUMNS].fields[i % COLUMNS],
                  (eng__slice){fields[i], lengths[i]});
    eng__arena_free(&arena);
    eng__buffer_free(&bytes);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables_are_read),
      cmocka_unit_test(broken_tables_are_refused_with_their_line),
      cmocka_unit_test(padding_is_bounded),
      cmocka_unit_test(damage_is_met_anywhere),
      cmocka_unit_test(rows_grow),
      cmocka_unit_test(columns_are_found_by_name),
      cmocka_unit_test(random_fields_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
