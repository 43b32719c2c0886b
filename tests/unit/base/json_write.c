/* Writing JSON: exactly which characters are escaped, and the shortest numbers. */
#include "support/check.h"

#include "base/json.h"

#include <float.h>
#include <locale.h>
#include <math.h>

static void strings_are_escaped(void **state) {
  (void)state;
  static const struct {
    eng__slice text;
    const char *json;
  } cases[] = {
      {{NULL, 0}, "\"\""},
      {{"plain", 5}, "\"plain\""},
      {{"\"\\/", 3}, "\"\\\"\\\\/\""},
      {{"\b\f\n\r\t", 5}, "\"\\b\\f\\n\\r\\t\""},
      {{"\0\x01\x1B\x1F", 4}, "\"\\u0000\\u0001\\u001b\\u001f\""},
      {{"\x7E\x7F", 2}, "\"~\\u007f\""},
      {{"\xC2\x80\xC2\x9F\xC2\xA0", 6}, "\"\\u0080\\u009f\xC2\xA0\""},
      {{"\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA", 12},
       "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\""},
      {{"\xDA\xA9\xE2\x80\x8C\xF0\x9F\x98\x80", 9}, "\"\xDA\xA9\xE2\x80\x8C\xF0\x9F\x98\x80\""},
      {{"\xFF"
        "a\xE2\x80\xC3(",
        6},
       "\"\xEF\xBF\xBD"
       "a\xEF\xBF\xBD\xEF\xBF\xBD(\""},
      {{"\xED\xA0\x80", 3}, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {{"cut \xF0\x9F\x98", 7}, "\"cut \xEF\xBF\xBD\""},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    eng__json_write_string(&out, cases[i].text);
    check_text(cases[i].json, eng__buffer_slice(&out), cases[i].json);
    eng__buffer_free(&out);
  }
}

static void write_escape(char *to, size_t size, int byte) {
  static const char pairs[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* the byte, the letter of its escape */
  for (size_t i = 0; i + 1 < sizeof pairs; i += 2) {
    if (pairs[i] != byte) continue;
    snprintf(to, size, "\\%c", pairs[i + 1]);
    return;
  }
  if (byte < 0x20 || byte == 0x7F) snprintf(to, size, "\\u%04x", (unsigned)byte);
  else snprintf(to, size, byte >= 0x80 ? "\xEF\xBF\xBD" : "%c", byte);
}

/* Each byte at each place of a word of eight. */
static void special_bytes_are_escaped_wherever_they_stand(void **state) {
  (void)state;
  for (size_t at = 0; at < 24; at++) {
    for (int byte = 0; byte < 256; byte++) {
      char text[24], wanted[64], escape[8];
      memset(text, 'a', sizeof text);
      text[at] = (char)byte;
      write_escape(escape, sizeof escape, byte);
      snprintf(wanted, sizeof wanted, "\"%.*s%s%.*s\"", (int)at, "aaaaaaaaaaaaaaaaaaaaaaaa", escape,
               (int)(23 - at), "aaaaaaaaaaaaaaaaaaaaaaaa");
      eng__buffer out = {0};
      eng__json_write_string(&out, (eng__slice){text, sizeof text});
      check_text("escape", eng__buffer_slice(&out), wanted);
      eng__buffer_free(&out);
    }
  }
}

static void keys_and_commas(void **state) {
  (void)state;
  eng__buffer out = {0};
  eng__buffer_add_byte(&out, '{');
  eng__json_write_key(&out, "a");
  eng__buffer_add_byte(&out, '{');
  eng__json_write_key(&out, "b");
  eng__json_write_string(&out, ENG__SLICE("{"));
  eng__json_write_key(&out, "c");
  eng__buffer_add_byte(&out, '1');
  check_text("keys", eng__buffer_slice(&out), "{\"a\":{\"b\":\"{\",\"c\":1");
  eng__buffer_free(&out);
}

static void values_become_one_line(void **state) {
  (void)state;
  static const struct {
    const char *json, *line;
  } cases[] = {
      {"1", "1"},
      {" {\n\t\"a\" : [ 1 ,\r\n2 ] } ", "{\"a\":[1,2]}"},
      {"\" a  b \"", "\" a  b \""},
      {"[\"\\\"\", \"\\\\\" , \"x\" ]", "[\"\\\"\",\"\\\\\",\"x\"]"},
      {"\"\\u0041\\ud83d\\ude00\"", "\"\\u0041\\ud83d\\ude00\""},
      {"\"\x7F\xC2\x85\xE2\x80\xA8\xDA\xA9\"", "\"\\u007f\\u0085\\u2028\xDA\xA9\""},
      {"{\"\x7F\":\"\\n\"}", "{\"\\u007f\":\"\\n\"}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    assert_true(eng__json_valid(eng__slice_of(cases[i].json)));
    eng__json_write_value(&out, eng__slice_of(cases[i].json));
    check_text(cases[i].json, eng__buffer_slice(&out), cases[i].line);
    eng__buffer_free(&out);
  }
}

/* ---- Numbers ---- */

static void numbers_have_their_shortest_text(void **state) {
  (void)state;
  static const struct {
    double number;
    const char *text;
  } cases[] = {
      {0, "0"},
      {-0.0, "-0"},
      {1, "1"},
      {-1, "-1"},
      {10, "10"},
      {100, "100"},
      {0.5, "0.5"},
      {0.1, "0.1"},
      {-0.875, "-0.875"},
      {123.456, "123.456"},
      {1e15, "1000000000000000"},
      {9007199254740992, "9007199254740992"},
      {1e20, "100000000000000000000"},
      {1e21, "1e21"},
      {1.5e300, "1.5e300"},
      {0.000001, "0.000001"},
      {0.0000012, "0.0000012"},
      {1e-7, "1e-7"},
      {1.25e-9, "1.25e-9"},
      {0.1 + 0.2, "0.30000000000000004"},
      {2.0 / 3, "0.6666666666666666"},
      {DBL_MAX, "1.7976931348623157e308"},
      {DBL_MIN, "2.2250738585072014e-308"},
      {5e-324, "5e-324"},
      {1e23, "1e23"},
      {123456789012, "123456789012"},
      {NAN, "null"},
      {INFINITY, "null"},
      {-INFINITY, "null"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__buffer out = {0};
    eng__json_write_double(&out, cases[i].number);
    check_text("number", eng__buffer_slice(&out), cases[i].text);
    eng__buffer_free(&out);
  }
}

static void numbers_read_back(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (size_t i = 0; i < 20000; i++) {
    uint64_t bits = chance(&seed);
    double number = (double)(bits >> 40) / 1000;
    if (i % 2) memcpy(&number, &bits, sizeof number);
    if (!isfinite(number)) continue;
    eng__buffer out = {0};
    eng__json_write_double(&out, number);
    assert_true(eng__json_valid(eng__buffer_slice(&out)));
    eng__buffer_add_byte(&out, '\0');
    assert_true(strtod(out.at, NULL) == number);
    eng__buffer_free(&out);
  }
}

/* A program around the library may have set any locale. */
static void no_locale_gets_in(void **state) {
  (void)state;
  static const char *const names[] = {"de_DE.UTF-8", "fa_IR.UTF-8", "ps_AF.UTF-8", "fr_FR.UTF-8"};
  for (size_t i = 0; i < COUNT(names); i++) {
    setlocale(LC_ALL, names[i]); /* where it is not installed this is the C locale again */
    eng__buffer out = {0};
    eng__json_write_double(&out, -1234.5);
    setlocale(LC_ALL, "C");
    check_text(names[i], eng__buffer_slice(&out), "-1234.5");
    eng__buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_are_escaped),
      cmocka_unit_test(special_bytes_are_escaped_wherever_they_stand),
      cmocka_unit_test(keys_and_commas),
      cmocka_unit_test(values_become_one_line),
      cmocka_unit_test(numbers_have_their_shortest_text),
      cmocka_unit_test(numbers_read_back),
      cmocka_unit_test(no_locale_gets_in),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
