/* Records: text, id, meta, and which lines are none. */
#include "support/check.h"

#include "base/buffer.h"
#include "corpus/record.h"

typedef struct expected {
  const char *line;
  eng__record_state state;
  const char *text, *id, *meta; /* meta as key=value; … */
  const char *message;
  size_t offset;
} expected;

static void check_record(const expected *wanted, const eng__record_fields *names) {
  eng__arena arena = {0};
  eng__record record;
  assert_int_equal(eng__record_read(&record, eng__slice_of(wanted->line), names, &arena, NULL), 0);
  assert_int_equal(record.state, wanted->state);
  if (wanted->text) check_text(wanted->line, record.text, wanted->text);
  assert_int_equal(record.has_id, wanted->id != NULL);
  if (wanted->id) check_text(wanted->line, record.id, wanted->id);
  if (wanted->message) {
    assert_string_equal(record.message, wanted->message);
    assert_int_equal(record.offset, wanted->offset);
  }
  char meta[200] = "", *to = meta;
  for (size_t i = 0; i < record.meta_count; i++)
    to += sprintf(to, "%.*s=%.*s;", (int)record.meta[2 * i].len, record.meta[2 * i].at,
                  (int)record.meta[2 * i + 1].len, record.meta[2 * i + 1].at);
  if (wanted->meta) assert_string_equal(meta, wanted->meta);
  eng__arena_free(&arena);
}

static void records_are_read(void **state) {
  (void)state;
  static const expected cases[] = {
      {"{\"text\":\"x\"}", ENG__RECORD_READ, "x", NULL, "", NULL, 0},
      {"{\"text\":\"\"}", ENG__RECORD_READ, "", NULL, "", NULL, 0},
      {"{\"id\":\"a b\",\"text\":\"x\",\"n\":1,\"o\":[1, 2],\"s\":\"v\",\"z\":null,\"e\":\"\"}",
       ENG__RECORD_READ, "x", "a b", "n=1;o=[1, 2];s=v;", NULL, 0},
      {"{\"text\":\"x\",\"id\":17}", ENG__RECORD_READ, "x", "17", "", NULL, 0},
      {"{\"text\":\"x\",\"id\":-17}", ENG__RECORD_READ, "x", "-17", "", NULL, 0},
      {"{\"text\":\"x\",\"id\":12345678901234567890123}", ENG__RECORD_READ, "x",
       "12345678901234567890123", "", NULL, 0},
      {"{\"text\":\"x\",\"id\":\"\"}", ENG__RECORD_READ, "x", NULL, "", NULL, 0},
      {"{\"text\":\"x\",\"id\":null}", ENG__RECORD_READ, "x", NULL, "", NULL, 0},
      {"{\"text\":\"a\",\"text\":\"b\",\"id\":1,\"id\":2}", ENG__RECORD_READ, "b", "2", "", NULL,
       0},
      {"{}", ENG__RECORD_NO_TEXT, NULL, NULL, "", NULL, 0},
      {"{\"Text\":\"x\",\"id\":\"i\"}", ENG__RECORD_NO_TEXT, NULL, "i", "Text=x;", NULL, 0},
      {"{\"text\":null}", ENG__RECORD_BROKEN, NULL, NULL, NULL, "the text is not a string", 8},
      {"{\"text\":5}", ENG__RECORD_BROKEN, NULL, NULL, NULL, "the text is not a string", 8},
      {"{\"text\":[\"x\"]}", ENG__RECORD_BROKEN, NULL, NULL, NULL, "the text is not a string", 8},
      {"{\"text\":\"x\",\"id\":1.5}", ENG__RECORD_BROKEN, NULL, NULL, NULL,
       "the id is neither a string nor an integer", 17},
      {"{\"text\":\"x\",\"id\":1e3}", ENG__RECORD_BROKEN, NULL, NULL, NULL,
       "the id is neither a string nor an integer", 17},
      {"{\"text\":\"x\",\"id\":true}", ENG__RECORD_BROKEN, NULL, NULL, NULL,
       "the id is neither a string nor an integer", 17},
      {"{\"text\":\"x\",\"id\":{}}", ENG__RECORD_BROKEN, NULL, NULL, NULL,
       "the id is neither a string nor an integer", 17},
      {"[]", ENG__RECORD_BROKEN, NULL, NULL, NULL, "not a JSON object", 0},
      {"nonsense", ENG__RECORD_BROKEN, NULL, NULL, NULL, "not a JSON object", 0},
      {"{\"text\":\"x\"", ENG__RECORD_BROKEN, NULL, NULL, NULL, "cut off", 11},
      {"{\"text\":\"x\"} y", ENG__RECORD_BROKEN, NULL, NULL, NULL, "something follows the object",
       13},
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_record(&cases[i], &(eng__record_fields){0});
}

static void fields_have_the_names_that_were_given(void **state) {
  (void)state;
  eng__record_fields names = {.text = ENG__SLICE("body"), .id = ENG__SLICE("key")};
  static const expected cases[] = {
      {"{\"body\":\"b\",\"key\":\"k\",\"text\":\"t\",\"id\":5}", ENG__RECORD_READ, "b", "k",
       "text=t;id=5;", NULL, 0},
      {"{\"text\":\"t\"}", ENG__RECORD_NO_TEXT, NULL, NULL, "text=t;", NULL, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) check_record(&cases[i], &names);
  names.id = names.text; /* then there is no id, rather than a second use of the text */
  check_record(&(expected){"{\"body\":\"b\"}", ENG__RECORD_READ, "b", NULL, "", NULL, 0}, &names);
}

static void damage_is_counted_in_the_text(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__record record;
  eng__slice line = ENG__SLICE("{\"text\":\"a\\ud800b\xFF\",\"other\":\"\xFF\\ud800\"}");
  assert_int_equal(eng__record_read(&record, line, &(eng__record_fields){0}, &arena, NULL), ENG_OK);
  check_text("text", record.text,
             "a\xEF\xBF\xBD"
             "b\xEF\xBF\xBD");
  assert_int_equal(record.lone_surrogates, 1);
  assert_int_equal(record.first_lone_surrogate, 1);
  assert_int_equal(record.broken_bytes, 1);
  assert_int_equal(record.first_broken, 5);
  eng__arena_free(&arena);
}

static void an_id_has_a_limit(void **state) {
  (void)state;
  for (size_t len = 4096; len <= 4097; len++) {
    eng__buffer line = {0};
    eng__buffer_printf(&line, "{\"text\":\"x\",\"id\":\"%0*d\"}", (int)len, 0);
    eng__arena arena = {0};
    eng__record record;
    assert_int_equal(
        eng__record_read(&record, eng__buffer_slice(&line), &(eng__record_fields){0}, &arena, NULL),
        ENG_OK);
    assert_int_equal(record.state, len > 4096 ? ENG__RECORD_BROKEN : ENG__RECORD_READ);
    eng__arena_free(&arena);
    eng__buffer_free(&line);
  }
}

static void an_object_looks_like_a_record(void **state) {
  (void)state;
  static const struct {
    const char *line;
    bool looks;
  } cases[] = {{"{}", true},        {" {\"a\":1} ", true}, {"{\"a\":\"\xFF\"}", true},
               {"", false},         {"[]", false},         {"\"a\"", false},
               {"{", false},        {"{} {}", false},      {"{a}", false},
               {"Some text", false}};
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(eng__record_looks(eng__slice_of(cases[i].line)), cases[i].looks);
}

static void the_beginning_of_one(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    bool begins;
  } cases[] = {{"{\"text\":\"aaa", true},
               {" { \"a\" : ", true},
               {"{", false},
               {"{\"a", false},
               {"{a}", false},
               {"Text {", false},
               {"[{", false},
               {"", false}};
  for (size_t i = 0; i < COUNT(cases); i++)
    assert_int_equal(eng__record_begins(eng__slice_of(cases[i].bytes)), cases[i].begins);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(records_are_read),
      cmocka_unit_test(fields_have_the_names_that_were_given),
      cmocka_unit_test(damage_is_counted_in_the_text),
      cmocka_unit_test(an_id_has_a_limit),
      cmocka_unit_test(an_object_looks_like_a_record),
      cmocka_unit_test(the_beginning_of_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
