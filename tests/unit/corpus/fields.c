/* Fields of an object: strings made ready, what was broken counted, one value for each key. */
#include "support/check.h"

#include "corpus/fields.h"
#include "unicode/utf8.h"

static void strings_are_made_ready(void **state) {
  (void)state;
  static const struct {
    const char *line;
    const char *value;
    size_t lone, first_lone, broken, first_broken;
  } cases[] = {
      {"{\"k\":\"plain\"}", "plain", 0, 0, 0, 0},
      {"{\"k\":\"a\\nb\"}", "a\nb", 0, 0, 0, 0},
      {"{\"k\":\"ab\\ud800\"}", "ab\xEF\xBF\xBD", 1, 2, 0, 0},
      {"{\"k\":\"a\xFF\"}", "a\xEF\xBF\xBD", 0, 0, 1, 1},
      {"{\"k\":\"a\xE2\x80z\xC0\"}", "a\xEF\xBF\xBDz\xEF\xBF\xBD", 0, 0, 3, 1},
      {"{\"k\":\"\xE2\x80\\ud800\"}", "\xEF\xBF\xBD\xEF\xBF\xBD", 1, 3, 2, 0},
      {"{\"k\":\"\\ud800\xFF\\udc00\"}", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 2, 0, 1, 3},
      /* Halves of one character written in two ways are two halves. */
      {"{\"k\":\"\xDA\\u0041\xA9\"}",
       "\xEF\xBF\xBD"
       "A\xEF\xBF\xBD",
       0, 0, 2, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__arena arena = {0};
    eng__fields fields;
    assert_int_equal(eng__fields_read(&fields, eng__slice_of(cases[i].line), &arena, NULL), ENG_OK);
    assert_null(fields.problem);
    assert_int_equal(fields.count, 1);
    const eng__field *field = eng__fields_find(&fields, ENG__SLICE("k"));
    assert_non_null(field);
    check_text(cases[i].line, field->value, cases[i].value);
    assert_int_equal(field->lone_surrogates, cases[i].lone);
    assert_int_equal(field->broken_bytes, cases[i].broken);
    if (cases[i].lone) assert_int_equal(field->first_lone, cases[i].first_lone);
    if (cases[i].broken) assert_int_equal(field->first_broken, cases[i].first_broken);
    eng__arena_free(&arena);
  }
}

static void values_of_all_kinds(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__fields fields;
  eng__slice line = ENG__SLICE(" {\"n\":-1.5e3,\"t\":true,\"z\":null,\"s\":\"\",\"o\":{\"a\": [1]},"
                               "\"k\\u0065y\":\"v\",\"bad\":[\"\xFF\"]} \r");
  assert_int_equal(eng__fields_read(&fields, line, &arena, NULL), ENG_OK);
  static const struct {
    const char *key;
    eng__json_kind kind;
    const char *value;
    bool filled;
  } wanted[] = {
      {"n", ENG__JSON_NUMBER, "-1.5e3", true},
      {"t", ENG__JSON_TRUE, "true", true},
      {"z", ENG__JSON_NULL, "null", false},
      {"s", ENG__JSON_STRING, "", false},
      {"o", ENG__JSON_OBJECT, "{\"a\": [1]}", true},
      {"key", ENG__JSON_STRING, "v", true},
      {"bad", ENG__JSON_ARRAY, "[\"\xEF\xBF\xBD\"]", true},
  };
  assert_int_equal(fields.count, COUNT(wanted));
  for (size_t i = 0; i < COUNT(wanted); i++) {
    const eng__field *field = &fields.at[i];
    check_text("key", field->key, wanted[i].key);
    assert_int_equal(field->kind, wanted[i].kind);
    check_text(wanted[i].key, field->value, wanted[i].value);
    assert_int_equal(eng__field_is_filled(field), wanted[i].filled);
  }
  assert_null(eng__fields_find(&fields, ENG__SLICE("k")));
  eng__arena_free(&arena);
}

static void the_last_of_two_wins(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__fields fields;
  eng__slice line = ENG__SLICE("{\"a\":1,\"b\":2,\"\\u0061\":\"3\"}");
  assert_int_equal(eng__fields_read(&fields, line, &arena, NULL), ENG_OK);
  assert_int_equal(fields.count, 2);
  check_text("first place", fields.at[0].value, "3");
  assert_int_equal(fields.at[0].kind, ENG__JSON_STRING);
  eng__arena_free(&arena);
}

static void what_is_no_object_is_a_problem(void **state) {
  (void)state;
  static const struct {
    const char *line, *problem;
    size_t offset;
  } cases[] = {
      {"", "not a JSON object", 0},
      {"[1]", "not a JSON object", 0},
      {"  \"a\"", "not a JSON object", 2},
      {"x", "not a JSON object", 0},
      {"{\"a\":1} {}", "something follows the object", 8},
      {"{\"a\":1", "cut off", 6},
      {"{\"a\":\"x}", "cut off inside a string", 8},
      {"{\"a\":01}", "a comma or a closing bracket is missing", 6},
      {"{\"a\":\"\\q\"}", "no such escape", 7},
      {"{\"a\":[[}", "", 7},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__arena arena = {0};
    eng__fields fields;
    assert_int_equal(eng__fields_read(&fields, eng__slice_of(cases[i].line), &arena, NULL), ENG_OK);
    assert_non_null(fields.problem);
    if (*cases[i].problem) assert_string_equal(fields.problem, cases[i].problem);
    assert_int_equal(fields.offset, cases[i].offset);
    eng__arena_free(&arena);
  }
}

static void there_is_a_limit_of_fields(void **state) {
  (void)state;
  for (size_t count = ENG__MOST_FIELDS; count <= ENG__MOST_FIELDS + 1; count++) {
    eng__buffer line = {0};
    eng__buffer_add_byte(&line, '{');
    for (size_t i = 0; i < count; i++)
      eng__buffer_printf(&line, "%s\"k%zu\":%zu", i ? "," : "", i, i);
    eng__buffer_add_byte(&line, '}');
    eng__arena arena = {0};
    eng__fields fields;
    assert_int_equal(eng__fields_read(&fields, eng__buffer_slice(&line), &arena, NULL), ENG_OK);
    assert_int_equal(fields.problem != NULL, count > ENG__MOST_FIELDS);
    assert_int_equal(fields.count, ENG__MOST_FIELDS);
    check_text("kept", fields.at[700].value, "700");
    eng__arena_free(&arena);
    eng__buffer_free(&line);
  }
}

/* Broken bytes anywhere: always valid UTF-8, and the counted places are U+FFFD. */
static void random_damage_is_repaired(void **state) {
  (void)state;
  static const char *const pieces[] = {"a",    "\xDA\xA9", "\xE2\x80\x8C", "\xFF", "\xE2\x80",
                                       "\xED", "\\ud800",  "\\udc00",      "\\n",  "\\u0041"};
  uint64_t seed = 13;
  for (size_t round = 0; round < 3000; round++) {
    char line[200] = "{\"k\":\"";
    for (size_t i = chance_below(&seed, 12); i > 0; i--)
      strcat(line, pieces[chance_below(&seed, COUNT(pieces))]);
    strcat(line, "\"}");
    eng__arena arena = {0};
    eng__fields fields;
    assert_int_equal(eng__fields_read(&fields, eng__slice_of(line), &arena, NULL), ENG_OK);
    assert_null(fields.problem);
    const eng__field *field = &fields.at[0];
    assert_int_equal(eng__utf8_valid_prefix(field->value.at, field->value.len), field->value.len);
    if (field->lone_surrogates)
      assert_memory_equal(field->value.at + field->first_lone, "\xEF\xBF\xBD", 3);
    if (field->broken_bytes)
      assert_memory_equal(field->value.at + field->first_broken, "\xEF\xBF\xBD", 3);
    eng__arena_free(&arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_are_made_ready),
      cmocka_unit_test(values_of_all_kinds),
      cmocka_unit_test(the_last_of_two_wins),
      cmocka_unit_test(what_is_no_object_is_a_problem),
      cmocka_unit_test(there_is_a_limit_of_fields),
      cmocka_unit_test(random_damage_is_repaired),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
