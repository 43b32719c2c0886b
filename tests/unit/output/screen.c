/* What a terminal shows: how many columns a text takes, where it can be cut, which way it runs. */
#include "support/sink.h"

#include "output/screen.h"

static void columns_are_what_is_seen(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t columns;
    const char *first, *last; /* two columns */
  } cases[] = {
      {"", 0, "", ""},
      {"abc", 3, "ab", "bc"},
      {"می‌روم", 5, "می‌", "وم"},
      {"a\xCC\x81z", 2, "a\xCC\x81z", "a\xCC\x81z"},
      {"戦争だ", 6, "戦", "だ"},
      {"a戦b", 4, "a", "b"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    eng__slice text = eng__slice_of(cases[i].text);
    if (eng__columns_of(text) != cases[i].columns) fail_msg("%s", cases[i].text);
    check_text(cases[i].text, eng__some_columns(text, 2, false), cases[i].first);
    check_text(cases[i].text, eng__some_columns(text, 2, true), cases[i].last);
  }
}

static void the_first_letter_tells_the_direction(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool rtl, none, any;
  } cases[] = {
      {"", false, true, false},          {"12 - !", false, true, false},
      {"war جنگ", false, false, true},   {"12 «جنگ» war", true, false, true},
      {"\xFF war", false, false, false}, {"שלום", true, false, true},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    bool none;
    eng__slice text = eng__slice_of(cases[i].text);
    bool rtl = eng__begins_rtl(text, &none);
    if (rtl != cases[i].rtl || none != cases[i].none || eng__has_rtl(text) != cases[i].any)
      fail_msg("%s", cases[i].text);
  }
}

static void characters_are_cut_whole(void **state) {
  (void)state;
  eng__slice text = eng__slice_of("aجb");
  check_text("front", eng__some_chars(text, 2, false), "aج");
  check_text("back", eng__some_chars(text, 2, true), "جb");
  check_text("all", eng__some_chars(text, 9, true), "aجb");
  check_text("none", eng__some_chars(text, 0, false), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_are_what_is_seen),
      cmocka_unit_test(the_first_letter_tells_the_direction),
      cmocka_unit_test(characters_are_cut_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
