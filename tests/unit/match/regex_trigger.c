/* Triggers: which expressions have them, which they are, and that expressions with triggers find
 * what they would find without. */
#include "support/match.h"

#include "match/regex.h"
#include "match/set.h"

/* The triggers as words with a bar between: ~ a joint, _ white space, 0 a digit. */
static void write_triggers(const char *expression, eng__buffer *out) {
  eng__regex_syntax syntax = {.begins_named = false};
  eng_error err;
  assert_int_equal(
      eng__regex_read(&syntax, eng__slice_of(expression), (eng__regex_options){0}, &err), ENG_OK);
  eng__buffer_clear(out);
  for (size_t at = 0; at < syntax.triggers.len;) {
    size_t len = (unsigned char)syntax.triggers.at[at++];
    if (out->len) eng__buffer_add_byte(out, '|');
    for (size_t i = 0; i < len; i++) {
      char byte = syntax.triggers.at[at++];
      eng__buffer_add_byte(out, byte == ENG__TRIGGER_JOINT   ? '~'
                                : byte == ENG__TRIGGER_DIGIT ? '0'
                                : byte == ENG__TRIGGER_SPACE ? '_'
                                                             : byte);
    }
  }
  eng__regex_syntax_free(&syntax);
}

static void tables(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"\\bwar\\b", "war"},
      {"\\bWar\\b", "war"},
      {"war", ""},
      {"\\b(puppet|proxy) regime", "puppet~regime|proxy~regime"},
      {"\\b(so-called|alleged(ly)?)", "so-called|alleged"},
      {"\\bterror(ist|ism)?s?\\b", "terror"},
      {"\\b(?:fake|sham)\\s+news", "fake_|sham_"},
      {"\\bun-?american", "un-american|unamerican"},
      {"\\b\\d+ (dead|killed)", "0"},
      {"\\b[0-9]{2}", "0"},
      {"\\b[۰-۹]{1,4} نفر", "0"},
      {"\\b(?<who>iran|iraq)", "iran|iraq"},
      {"\\bcolou?r", "colour|color"},
      {"\\bgr[ae]y", "gray|grey"},
      {"\\b[\\w.]+@x", ""},
      {"\\ba (few|lot)", ""},
      {"\\b(a|war)", ""},
      {"\\b(war)?peace", "warpeace|peace"},
      {"\\b(war)*peace", "war|peace"},
      {"\\b(war)+", "war"},
      {"\\bwar{0}peace", "wapeace"},
      {"(?=x)\\bwar", "war"},
      {"(?<!no )\\bwar", "war"},
      {"(?<!\\w)war", "war"},
      {"(?<=\\s)war", "war"},
      {"(?<=a)war", ""},
      {"^war", "war"},
      {"^\\bwar|\\bpeace", "war|peace"},
      {"\\bwar|peace", ""},
      {"\\b(?i)WAR", "war"},
      {"\\b(?x) w a r", "war"},
      {"\\b\\Qwar.\\E", "war."},
      {"\\bwar\\bpeace", "warpeace"},
      {"\\Gwar", ""},
      {"\\bwar(*ACCEPT)x", ""},
      {"\\b(?(?=w)war|peace)", ""},
      {"\\b#mek", ""},
      {"\\b.war", ""},
      {"\\bجنگ (نظامی|نرم)", "جنگ~نظامی|جنگ~نرم"},
      {"\\bكتاب", "کتاب"},
      {"\\babcdefghijklmnopqrstuvwxyzabcdefgh", "abcdefghijklmnopqrstuvwxyzabc"},
  };
  eng__buffer found = {0};
  size_t wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    write_triggers(cases[i][0], &found);
    if (eng__slice_equal(eng__buffer_slice(&found), eng__slice_of(cases[i][1]))) continue;
    print_error("%s: '%.*s' not '%s'\n", cases[i][0], (int)found.len, found.at, cases[i][1]);
    wrong++;
  }
  eng__buffer_free(&found);
  assert_int_equal(wrong, 0);
}

/* More alternatives than are kept: nothing is claimed. */
static void too_many(void **state) {
  (void)state;
  eng__buffer expression = {0}, found = {0};
  eng__buffer_add_string(&expression, "\\b(");
  for (unsigned i = 0; i < 300; i++)
    eng__buffer_printf(&expression, "%sw%c%c%c", i ? "|" : "", 'a' + i % 26, 'a' + i / 26, 'x');
  eng__buffer_add(&expression, ")", 2);
  write_triggers(expression.at, &found);
  assert_int_equal(found.len, 0);
  eng__buffer_clear(&expression);
  eng__buffer_add_string(&expression, "\\bw(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)x");
  eng__buffer_add_byte(&expression, 0);
  write_triggers(expression.at, &found);
  assert_true(found.len > 0);
  eng__buffer_free(&expression);
  eng__buffer_free(&found);
}

/* Where a search goes on that met [start, end), which parts a token. */
static size_t behind_parted(eng__slice view, size_t start, size_t end) {
  size_t at = start + 1;
  while (at < end && !strchr(" \n", view.at[at]) &&
         (end - at < 3 || memcmp(view.at + at, "\u200C", 3) != 0))
    at++;
  return at;
}

/* Matches of PCRE2 itself over the view, one after the other, but for those that part a token. */
static size_t plain_matches(finder *f, const eng__regex *regex, eng_span *spans, size_t room) {
  int code;
  size_t offset, count = 0, at = 0;
  eng__regex_syntax syntax = {.begins_named = false};
  eng_error err;
  assert_int_equal(eng__regex_read(&syntax, regex->source, regex->options, &err), ENG_OK);
  pcre2_code *plain = pcre2_compile((PCRE2_SPTR)syntax.rewritten.at, syntax.rewritten.len,
                                    PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE, &code, &offset, NULL);
  assert_non_null(plain);
  pcre2_match_data *data = pcre2_match_data_create_from_pattern(plain, NULL);
  eng__slice view = f->document.view;
  while (at < view.len && count < room &&
         pcre2_match(plain, (PCRE2_SPTR)view.at, view.len, at, PCRE2_NOTEMPTY, data, NULL) >= 0) {
    const size_t *ends = pcre2_get_ovector_pointer(data);
    bool parts = eng__regex_parts_token(regex, view, ends[0], ends[1]);
    if (!parts) spans[count++] = eng__document_text_span(&f->document, ends[0], ends[1]);
    at = parts ? behind_parted(view, ends[0], ends[1]) : ends[1];
  }
  pcre2_match_data_free(data);
  pcre2_code_free(plain);
  eng__regex_syntax_free(&syntax);
  return count;
}

static const char *const expressions[] = {
    "\\b(war|front) line\\b",
    "\\bwar\\w*",
    "\\b\\d+(,\\d{3})*\\b",
    "\\b(u\\.?s\\.?|usa)\\b",
    "\\bdon't\\b",
    "\\bt\\w+",
    "\\b(جنگ|خط)(ها|های)?",
    "\\bhttps?://\\S+",
    "(?<!\\w)line",
    "^front",
    "\\b(la|li|le)\\w*",
    "\\biran\\b",
    "\\b\\d{4}-\\d\\d",
    "\\bxa+b\\b",
    "line$",
    "\\b(a|an|the) war",
    "\\b(no|به|از)\\s+\\w+",
    "\\b(no|می) war",
};
static const char *const pieces[] = {
    "war",
    "front",
    "line",
    "don't",
    "u.s.",
    "USA",
    "1,000",
    "12",
    "2020-07",
    "جنگ",
    "خط",
    "جنگ‌ها",
    "http://war.com/line?iran=1",
    "@war_line",
    "#Iran",
    "#front_line",
    "x.y",
    "the",
    "a",
    "xaab",
    "l’iran",
    "re\u00ADline",
    "naïve",
    "e\u0301line",
    "R&D",
    "_war_",
    "no",
    "به",
    "می",
    "از",
    "2war",
    "war2",
    "ⅷ",
    "हिन्दी",
    "७८",
};
static const char *const joints[] = {" ", " ", " ", "\n", "-", ", ", "", "'", "\"", "/", "\u200C"};

/* A random text: an expression tried at triggers finds what PCRE2 finds. */
static void same_as_plain(void **state) {
  (void)state;
  uint64_t seed = 7;
  finder f;
  finder_open(&f);
  eng__pattern ids[COUNT(expressions)];
  for (size_t i = 0; i < COUNT(expressions); i++) {
    const char *list[] = {expressions[i], NULL};
    ids[i] = finder_regex(&f, list, (eng__regex_options){0});
  }
  eng__buffer text = {0};
  size_t all = 0, triggered = 0;
  for (size_t round = 0; round < 1500; round++) {
    eng__buffer_clear(&text);
    size_t count = chance_below(&seed, 25);
    for (size_t i = 0; i < count; i++) {
      eng__buffer_add_string(&text, pieces[chance_below(&seed, COUNT(pieces))]);
      eng__buffer_add_string(&text, joints[chance_below(&seed, COUNT(joints))]);
    }
    eng__buffer_add_byte(&text, 0);
    finder_read(&f, text.at);
    for (size_t i = 0; i < COUNT(expressions); i++) {
      const eng__regex *regex = &f.patterns->regexes.all.at[i];
      eng__hits hits = finder_hits(&f, ids[i]);
      eng_span spans[64];
      size_t wanted = plain_matches(&f, regex, spans, COUNT(spans));
      bool same = wanted == hits.count;
      for (size_t k = 0; k < wanted && same; k++)
        same = hits.at[k].start == spans[k].start && hits.at[k].end == spans[k].end;
      if (!same) fail_msg("%s in '%s'", expressions[i], text.at);
      all += wanted;
      triggered += regex->anchored ? wanted : 0;
    }
  }
  assert_true(all > 3000 && triggered > 1500);
  eng__buffer_free(&text);
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables),
      cmocka_unit_test(too_many),
      cmocka_unit_test(same_as_plain),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
