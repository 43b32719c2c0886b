/* Reading JSON: RFC 8259 section by section, what each of its "must" refuses, and random values
 * against a reader that cuts corners nowhere. */
#include "support/check.h"

#include "base/arena.h"
#include "base/json.h"

/* ---- Whole values ---- */

static void valid_and_broken_values(void **state) {
  (void)state;
  static const struct {
    bool valid;
    eng__slice json;
  } cases[] = {
#define YES(text)                                                                                  \
  {                                                                                                \
    true, {                                                                                        \
      text, sizeof text - 1                                                                        \
    }                                                                                              \
  }
#define NO(text)                                                                                   \
  {                                                                                                \
    false, {                                                                                       \
      text, sizeof text - 1                                                                        \
    }                                                                                              \
  }
      /* 2, 3: values, white space, literal names */
      YES("null"),
      YES("true"),
      YES("false"),
      YES(" \t\n\r[]\r\n\t "),
      YES("{}"),
      NO(""),
      NO(" "),
      NO("nul"),
      NO("nulll"),
      NO("True"),
      NO("null null"),
      NO("\f[]"),
      NO("[]\v"),
      NO("\xC2\xA0[]"),
      NO("\xEF\xBB\xBF[]"),
      NO("[] x"),
      NO("undefined"),
      NO("NaN"),
      NO("Infinity"),
      NO("'a'"),
      NO("[]\0"),
      NO("// x\n1"),
      NO("tru"),
      NO("t"),
      NO("-"),
      NO("nullx"),
      /* 4: objects */
      YES("{\"a\":1}"),
      YES("{\"a\" : 1 , \"b\" : {}}"),
      YES("{\"\":0}"),
      YES("{\"a\":1,\"a\":2}"),
      NO("{"),
      NO("}"),
      NO("{\"a\"}"),
      NO("{\"a\":}"),
      NO("{\"a\":1,}"),
      NO("{,}"),
      NO("{a:1}"),
      NO("{\"a\" 1}"),
      NO("{\"a\":1 \"b\":2}"),
      NO("{1:1}"),
      NO("{\"a\":1"),
      NO("{\"a\":1]"),
      NO("{\"a\"::1}"),
      NO("{null:1}"),
      NO("{\"a\":1,,\"b\":2}"),
      NO("{\"a\",\"b\"}"),
      NO("{\"a"),
      NO("{[]:1}"),
      /* 5: arrays */
      YES("[1,2]"),
      YES("[[],[[]],{}]"),
      YES("[ ]"),
      YES("[null,{\"a\":[]}]"),
      NO("["),
      NO("]"),
      NO("[1,]"),
      NO("[,1]"),
      NO("[1,,2]"),
      NO("[1 2]"),
      NO("[1}"),
      NO("[1"),
      NO("[1,"),
      NO("[[]"),
      NO("[]]"),
      NO("[{}"),
      NO("[[] []]"),
      NO("[[]1]"),
      NO("[{}{}]"),
      NO("[\"a\":1]"),
      /* 6: numbers */
      YES("0"),
      YES("-0"),
      YES("1"),
      YES("-1"),
      YES("10"),
      YES("0.5"),
      YES("1e1"),
      YES("1E+1"),
      YES("1e-1"),
      YES("0e0"),
      YES("1.50"),
      YES("123456789012345678901234567890"),
      YES("1e999"),
      YES("-0.0e-0"),
      YES("20.0E01"),
      NO("01"),
      NO("-01"),
      NO("+1"),
      NO("1."),
      NO(".5"),
      NO("-.5"),
      NO("1e"),
      NO("1e+"),
      NO("1.e1"),
      NO("0x1"),
      NO("--1"),
      NO("1-"),
      NO("1e1.5"),
      NO("1 2"),
      NO("1,"),
      NO("1a"),
      NO("-a"),
      NO("1e1e1"),
      NO("00"),
      NO("1.2.3"),
      NO("\xD9\xA1"),
      /* 7: strings */
      YES("\"\""),
      YES("\"a\""),
      YES("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
      YES("\"\\u0000\\uFFFF\\uabCD\""),
      YES("\"\\uD83D\\uDE00\""),
      YES("\"\x7F\""),
      YES("\"\xD8\xA7\xF0\x9F\x98\x80\""),
      YES("\"\xE2\x80\xA8\""),
      YES("\"'\""),
      NO("\""),
      NO("\"a"),
      NO("\"\\\""),
      NO("\"\\"),
      NO("\"\\a\""),
      NO("\"\\x41\""),
      NO("\"\\u\""),
      NO("\"\\u123\""),
      NO("\"\\u12G4\""),
      NO("\"\\u 123\""),
      NO("\"\n\""),
      NO("\"\t\""),
      NO("\"\x1F\""),
      NO("\"a\0b\""),
      NO("\"\\\0\""),
      NO("\"\\U0041\""),
      NO("\"\\u00"),
      NO("\"\\N\""),
      NO("\"a\"b"),
      /* 8: encoding; a lone surrogate is no text */
      NO("\"\xFF\""),
      NO("\"\xC0\x80\""),
      NO("\"\xED\xA0\x80\""),
      NO("\"\xE2\x80\""),
      NO("\x80"),
      NO("\"\\uD83D\""),
      NO("\"\\uDE00\""),
      NO("\"\\uDE00\\uD83D\""),
      NO("\"\\uD83Dx\""),
      NO("\"\\uD83D\\uD83D\\uDE00\""),
      NO("\"\\uD83D\\n\""),
      NO("\"\\uD83D\\u12\""),
#undef YES
#undef NO
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    if (eng__json_valid(cases[i].json) == cases[i].valid) continue;
    print_error("case %zu: '%s' should be %s\n", i, cases[i].json.at,
                cases[i].valid ? "valid" : "broken");
    fail();
  }
  assert_false(eng__json_valid((eng__slice){NULL, 0}));
}

/* A NUL is a byte like any other that is no JSON, wherever the slice ends. */
static void every_cut_of_a_value_is_broken(void **state) {
  (void)state;
  static const char whole[] = "{\"a\":[1.5e3,true,null,\"x\\u00e9\\n\"],\"b\":{\"c\":false}}";
  for (size_t len = 0; len < sizeof whole - 1; len++) {
    char *exact = malloc(len + 1); /* of the very size, so that a sanitizer sees a read past it */
    memcpy(exact, whole, len);
    exact[len] = '"';
    assert_false(eng__json_valid((eng__slice){exact, len}));
    free(exact);
  }
  assert_true(eng__json_valid((eng__slice){whole, sizeof whole - 1}));
}

static void nesting_has_a_limit(void **state) {
  (void)state;
  enum { MUCH = 100000 };
  static char text[2 * MUCH];
  for (size_t depth = 1; depth <= MUCH; depth = depth < 70 ? depth + 1 : depth * 9) {
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    assert_int_equal(eng__json_valid((eng__slice){text, 2 * depth}), depth <= ENG__JSON_DEPTH);
  }
  /* Objects and arrays mixed, so that the bits that tell them apart are all used. */
  char mixed[ENG__JSON_DEPTH * 8 + 8] = "";
  for (size_t i = 0; i < ENG__JSON_DEPTH; i++) strcat(mixed, i % 3 ? "[" : "{\"k\":");
  strcat(mixed, "1");
  for (size_t i = ENG__JSON_DEPTH; i-- > 0;) strcat(mixed, i % 3 ? "]" : "}");
  assert_true(eng__json_valid(eng__slice_of(mixed)));
  char *last = mixed + strlen(mixed) - 1;
  *last = ']';
  assert_false(eng__json_valid(eng__slice_of(mixed)));
}

/* ---- Strings ---- */

static void strings_come_out_unescaped(void **state) {
  (void)state;
  static const struct {
    const char *json;
    eng__slice text;
    size_t lone, first_lone;
  } cases[] = {
      {"\"\"", {"", 0}, 0, SIZE_MAX},
      {"\"plain and longer than eight\"", {"plain and longer than eight", 27}, 0, SIZE_MAX},
      {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", {"\"\\/\b\f\n\r\t", 8}, 0, SIZE_MAX},
      {"\"a\\u0000b\"", {"a\0b", 3}, 0, SIZE_MAX},
      {"\"\\u007f\\u0080\\u07ff\\u0800\\uffff\"",
       {"\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF", 11},
       0,
       SIZE_MAX},
      {"\"\\ud800\\udc00\\uDBFF\\uDFFF\"", {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8}, 0, SIZE_MAX},
      {"\"ab\\ud800c\"",
       {"ab\xEF\xBF\xBD"
        "c",
        6},
       1,
       2},
      {"\"\\udc00\\ud800\"", {"\xEF\xBF\xBD\xEF\xBF\xBD", 6}, 2, 0},
      {"\"\\ud800\\ud800\\udc00\"", {"\xEF\xBF\xBD\xF0\x90\x80\x80", 7}, 1, 0},
      {"\"\\ud800\\u0041\"",
       {"\xEF\xBF\xBD"
        "A",
        4},
       1,
       0},
      {"\"x\xFFy\"", {"x\xFFy", 3}, 0, SIZE_MAX}, /* raw bytes pass */
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__json json;
    eng__buffer out = {0};
    eng__json_open(&json, eng__slice_of(cases[i].json));
    assert_true(eng__json_string(&json, &out));
    check_bytes(cases[i].json, eng__buffer_slice(&out), cases[i].text);
    assert_int_equal(json.lone_surrogates, cases[i].lone);
    assert_int_equal(eng__json_peek(&json), ENG__JSON_END);

    eng__slice raw;
    bool escaped;
    eng__json_open(&json, eng__slice_of(cases[i].json));
    assert_true(eng__json_string_raw(&json, &raw, &escaped));
    assert_int_equal(escaped, strchr(cases[i].json, '\\') != NULL);
    char room[64];
    size_t first_lone;
    memcpy(room, raw.at, raw.len);
    size_t len = eng__json_unescape(room, (eng__slice){room, raw.len}, &first_lone); /* in place */
    check_bytes(cases[i].json, (eng__slice){room, len}, cases[i].text);
    assert_int_equal(first_lone, cases[i].first_lone);
    eng__buffer_free(&out);
  }
}

/* Each special byte at each place of a word of eight, and around it. */
static void special_bytes_are_found_wherever_they_stand(void **state) {
  (void)state;
  for (size_t len = 1; len < 40; len++) {
    for (size_t at = 0; at < len; at++) {
      for (int byte = 0; byte < 256; byte++) {
        char text[64];
        memset(text, 'a', len + 2);
        text[0] = text[len + 1] = '"';
        text[at + 1] = (char)byte;
        eng__json json;
        eng__slice raw;
        bool escaped;
        eng__json_open(&json, (eng__slice){text, len + 2});
        bool read = eng__json_string_raw(&json, &raw, &escaped);
        if (byte == '"') assert_int_equal(raw.len, at);
        else if (byte == '\\') assert_false(read); /* \a is none, nor is \" at the end closed */
        else assert_int_equal(read, byte >= 0x20);
        if (read && byte != '"') assert_int_equal(raw.len, len);
      }
    }
  }
}

/* ---- Pulling ---- */

static void members_are_pulled_one_by_one(void **state) {
  (void)state;
  eng__json json;
  eng__json_open(&json, ENG__SLICE(" {\"a\\n\" : [1, -2.5e3 ,\"x\"], \"b\":{}, \"c\":true } "));
  eng__buffer key = {0};
  eng__slice number, skipped;
  bool first = true, first_item = true;
  assert_int_equal(eng__json_peek(&json), ENG__JSON_OBJECT);
  assert_true(eng__json_enter(&json));
  assert_true(eng__json_next_key(&json, &key, &first));
  check_text("key", eng__buffer_slice(&key), "a\n");
  assert_int_equal(eng__json_peek(&json), ENG__JSON_ARRAY);
  assert_true(eng__json_enter(&json));
  assert_true(eng__json_next_item(&json, &first_item));
  assert_true(eng__json_number(&json, &number));
  check_text("number", number, "1");
  assert_true(eng__json_next_item(&json, &first_item));
  assert_true(eng__json_number(&json, &number));
  check_text("number", number, "-2.5e3");
  assert_true(eng__json_next_item(&json, &first_item));
  eng__buffer_clear(&key);
  assert_true(eng__json_string(&json, &key));
  assert_false(eng__json_next_item(&json, &first_item));
  assert_null(json.problem);
  eng__buffer_clear(&key);
  assert_true(eng__json_next_key(&json, &key, &first));
  check_text("key", eng__buffer_slice(&key), "b");
  assert_true(eng__json_skip(&json, &skipped));
  check_text("skipped", skipped, "{}");
  eng__buffer_clear(&key);
  assert_true(eng__json_next_key(&json, &key, &first));
  assert_int_equal(eng__json_peek(&json), ENG__JSON_TRUE);
  assert_true(eng__json_skip(&json, &skipped));
  check_text("skipped", skipped, "true");
  assert_false(eng__json_next_key(&json, &key, &first));
  assert_int_equal(eng__json_peek(&json), ENG__JSON_END);
  assert_int_equal(json.depth, 0);
  eng__buffer_free(&key);
}

static void the_wrong_kind_is_a_problem(void **state) {
  (void)state;
  eng__json json;
  eng__buffer out = {0};
  eng__slice text;
  eng__json_open(&json, ENG__SLICE("12"));
  assert_false(eng__json_string(&json, &out));
  assert_non_null(json.problem);
  eng__json_open(&json, ENG__SLICE("\"12\""));
  assert_false(eng__json_number(&json, &text));
  assert_non_null(json.problem);
  eng__json_open(&json, ENG__SLICE("12"));
  assert_false(eng__json_enter(&json));
  assert_non_null(json.problem);
  assert_int_equal(eng__json_peek(&json), ENG__JSON_BROKEN); /* and stays so */
  eng__buffer_free(&out);
}

static void offsets_point_at_the_problem(void **state) {
  (void)state;
  static const struct {
    const char *json;
    size_t offset;
  } cases[] = {{"  x", 2}, {"[1 2]", 3}, {"{\"a\":\"b\nc\"}", 7}, {"[1,", 3}, {"{\"a\" 1}", 5}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__json json;
    eng__slice value;
    eng__json_open(&json, eng__slice_of(cases[i].json));
    assert_false(eng__json_skip(&json, &value));
    assert_int_equal(eng__json_offset(&json), cases[i].offset);
  }
}

/* ---- Round trips ---- */

/* Writes a random value through the writer of the same floor. */
static void write_random(eng__buffer *out, uint64_t *seed, int depth) {
  switch (chance_below(seed, depth > 5 ? 4 : 6)) {
  case 0:
    eng__buffer_add_string(out, "null");
    return;
  case 1:
    eng__buffer_add_string(out, chance_below(seed, 2) ? "true" : "false");
    return;
  case 2: {
    double number;
    uint64_t bits = chance(seed);
    memcpy(&number, &bits, sizeof number);
    eng__json_write_double(out, number);
    return;
  }
  case 3: {
    char bytes[40];
    size_t len = chance_below(seed, sizeof bytes);
    for (size_t i = 0; i < len; i++) bytes[i] = (char)chance(seed);
    eng__json_write_string(out, (eng__slice){bytes, len});
    return;
  }
  default:
    break;
  }
  bool object = chance_below(seed, 2);
  eng__buffer_add_byte(out, object ? '{' : '[');
  size_t count = chance_below(seed, 5);
  for (size_t i = 0; i < count; i++) {
    char key[8];
    snprintf(key, sizeof key, "k%zu", i);
    if (object) eng__json_write_key(out, key);
    else if (i > 0) eng__buffer_add_byte(out, ',');
    write_random(out, seed, depth + 1);
  }
  eng__buffer_add_byte(out, object ? '}' : ']');
}

static void what_is_written_is_valid_and_one_line(void **state) {
  (void)state;
  uint64_t seed = 5;
  for (size_t i = 0; i < 3000; i++) {
    eng__buffer out = {0}, again = {0};
    write_random(&out, &seed, 0);
    eng__slice text = eng__buffer_slice(&out);
    assert_true(eng__json_valid(text));
    assert_null(memchr(text.at, '\n', text.len));
    eng__json_write_value(&again, text); /* nothing left to change */
    check_bytes("again", eng__buffer_slice(&again), text);
    /* One byte changed or taken away: never a crash, and the end is never passed. */
    size_t at = chance_below(&seed, text.len);
    char *exact = malloc(text.len);
    memcpy(exact, text.at, text.len);
    exact[at] = (char)chance(&seed);
    eng__json_valid((eng__slice){exact, text.len});
    eng__json_valid((eng__slice){exact, at});
    free(exact);
    eng__buffer_free(&out);
    eng__buffer_free(&again);
  }
}

/* Any valid UTF-8 written as a string reads back as itself. */
static void texts_come_back(void **state) {
  (void)state;
  uint64_t seed = 6;
  for (size_t round = 0; round < 3000; round++) {
    char text[200];
    size_t len = 0;
    while (len < 150) {
      static const uint32_t bounds[] = {0x20, 0x80, 0x100, 0x800, 0x2100, 0x10000, 0x110000};
      uint32_t cp = (uint32_t)chance_below(&seed, bounds[chance_below(&seed, COUNT(bounds))]);
      if (cp >= 0xD800 && cp <= 0xDFFF) continue;
      char escape[16], value[16];
      snprintf(escape, sizeof escape, cp > 0xFFFF ? "\"\\u%04x\\u%04x\"" : "\"\\u%04x\"",
               cp > 0xFFFF ? 0xD7C0 + (cp >> 10) : cp, 0xDC00 + (cp & 0x3FF));
      size_t first_lone;
      memcpy(value, escape + 1, strlen(escape) - 2);
      len += eng__json_unescape(text + len, (eng__slice){value, strlen(escape) - 2}, &first_lone);
    }
    eng__buffer out = {0}, back = {0};
    eng__json_write_string(&out, (eng__slice){text, len});
    eng__json json;
    eng__json_open(&json, eng__buffer_slice(&out));
    assert_true(eng__json_string(&json, &back));
    check_bytes("text", eng__buffer_slice(&back), (eng__slice){text, len});
    eng__buffer_free(&out);
    eng__buffer_free(&back);
  }
}

/* ---- Values of fields ---- */

/* What needs no unescaping is a part of the input; nothing but a string is a text. */
static void texts_of_fields(void **state) {
  (void)state;
  static const struct {
    const char *json, *text; /* NULL: none */
  } cases[] = {{"\"war\"", "war"},
               {"\"\"", ""},
               {"\"a\\n\\u0041\"", "a\nA"},
               {"\"\\\"\"", "\""},
               {"\"\xD8\xA2\"", "\xD8\xA2"},
               {"3", NULL},
               {"null", NULL},
               {"[\"a\"]", NULL},
               {"\"cut", NULL},
               {"\"\\x\"", NULL},
               {"", NULL}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__arena arena = {0};
    eng__json json;
    eng__slice text = {NULL, 0};
    eng__json_open(&json, eng__slice_of(cases[i].json));
    bool is_text = eng__json_text(&json, &arena, &text);
    if (is_text != (cases[i].text != NULL)) fail_msg("%s", cases[i].json);
    assert_false(json.lacked);
    if (is_text) check_text(cases[i].json, text, cases[i].text);
    bool inside = text.at >= cases[i].json && text.at <= cases[i].json + strlen(cases[i].json);
    if (is_text) assert_int_equal(inside, !strchr(cases[i].json, '\\'));
    if (is_text) assert_int_equal(eng__json_peek(&json), ENG__JSON_END);
    eng__arena_free(&arena);
  }
}

static void whole_numbers_of_fields(void **state) {
  (void)state;
  static const struct {
    const char *json;
    size_t most;
    bool whole;
    uint64_t number;
  } cases[] = {{"0", 1, true, 0},
               {" 42", 9, true, 42},
               {"999999999999999999", 18, true, UINT64_C(999999999999999999)},
               {"1000", 3, false, 0},
               {"100", 3, true, 100},
               {"-1", 9, false, 0},
               {"1.0", 9, false, 0},
               {"1e3", 9, false, 0},
               {"01", 9, false, 0},
               {"\"1\"", 9, false, 0},
               {"true", 9, false, 0},
               {"", 9, false, 0}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__json json;
    uint64_t number = 7;
    eng__json_open(&json, eng__slice_of(cases[i].json));
    bool whole = eng__json_whole(&json, cases[i].most, &number);
    whole = whole && eng__json_peek(&json) == ENG__JSON_END;
    if (whole != cases[i].whole) fail_msg("'%s'", cases[i].json);
    if (whole) assert_int_equal(number, cases[i].number);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_of_fields),
      cmocka_unit_test(whole_numbers_of_fields),
      cmocka_unit_test(valid_and_broken_values),
      cmocka_unit_test(every_cut_of_a_value_is_broken),
      cmocka_unit_test(nesting_has_a_limit),
      cmocka_unit_test(strings_come_out_unescaped),
      cmocka_unit_test(special_bytes_are_found_wherever_they_stand),
      cmocka_unit_test(members_are_pulled_one_by_one),
      cmocka_unit_test(the_wrong_kind_is_a_problem),
      cmocka_unit_test(offsets_point_at_the_problem),
      cmocka_unit_test(what_is_written_is_valid_and_one_line),
      cmocka_unit_test(texts_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
