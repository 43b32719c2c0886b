/* What may stand between the parts of a sequence, and what may be a part. */
#include "match/sequence_table.h"
#include "match/sequence.h"
#include "support/match.h"

typedef struct ground_case {
  const char *what, *text;
  const char
      *flags; /* a token each: w a word, p passed over, x neither; `+` goes on with a token */
} ground_case;

static const ground_case cases[] = {
    {"words and numbers", "a 12 b", "www"},
    {"light marks", "a . , / - : b", "wpppppw"},
    {"an Arabic comma", "جنگ، صلح", "wpw"},
    {"a Persian token of two parts", "جنگ‌ها صلح", "w+w"},
    {"dots and an ellipsis", "a .. b … c", "wpwpw"},
    {"dashes are none", "a — b – c -- d", "wxwxwxw"},
    {"other marks", "a ; b ! c ? d % e", "wxwxwxwxw"},
    {"quotation marks and brackets", "a “b” «c» (d) [e]", "wxwxxwxxwxxwx"},
    {"an apostrophe", "ایران’ b", "wpw"},
    {"single quotation marks", "a ‘b c’ d", "wxwwxw"},
    {"the same typed", "a 'b c' d", "wxwwxw"},
    {"a lone apostrophe between spaces", "a ' b", "wxw"},
    {"no words", "#a @b https://x.org", "xxx"},
    {"one of each", "😀 a@b.org c", "xxw"},
};

static void check_case(const ground_case *c) {
  eng_document document = {0};
  eng__seq_scratch scratch = {0};
  eng__seq_ground ground;
  char found[64] = "";
  size_t len = 0;
  assert_int_equal(eng__document_read_utf8(&document, eng__slice_of(c->text), NULL), ENG_OK);
  eng_span all = {0, document.text.len};
  assert_int_equal(eng__seq_ground_read(&ground, &scratch, &document, all, NULL), ENG_OK);
  for (uint32_t i = 0; i < ground.count && len + 1 < sizeof found; i++) {
    unsigned flags = ground.flags[i];
    found[len++] = !(flags & ENG__GROUND_BEGINS)     ? '+'
                   : flags & ENG__GROUND_WORD        ? 'w'
                   : flags & ENG__GROUND_PASSED_OVER ? 'p'
                                                     : 'x';
    assert_true(ground.begin[i] <= i && ground.end[i] > i && ground.end[i] <= ground.count);
    assert_true(i == 0 || !(flags & ENG__GROUND_BEGINS) || ground.end[i - 1] == i);
  }
  found[len] = 0;
  if (strcmp(found, c->flags) != 0) fail_msg("%s: found %s, wanted %s", c->what, found, c->flags);
  eng__seq_scratch_free(&scratch);
  eng__document_clear(&document);
}

static void what_stands_between(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i]);
}

static void an_empty_document(void **state) {
  (void)state;
  eng_document document = {0};
  eng__seq_scratch scratch = {0};
  eng__seq_ground ground;
  assert_int_equal(eng__document_read_utf8(&document, ENG__SLICE(" \n"), NULL), ENG_OK);
  assert_int_equal(eng__seq_ground_read(&ground, &scratch, &document, (eng_span){0, 2}, NULL),
                   ENG_OK);
  assert_int_equal(ground.count, 0);
  eng__seq_scratch_free(&scratch);
  eng__document_clear(&document);
}

/* Parts of the text "one's two‌three #four", by their bytes. */
static void what_is_a_part(void **state) {
  (void)state;
  static const struct {
    const char *what;
    size_t start, end;
    bool fits, fits_tight;
  } parts[] = {
      {"a word", 6, 9, true, true},
      {"with its 's", 0, 5, true, true},
      {"without it", 0, 3, true, true},
      {"less than a word", 0, 2, true, false},
      {"from inside", 7, 9, true, false},
      {"a hashtag", 10, 15, true, true},
      {"without its #", 11, 15, true, true},
      {"some of it", 11, 13, true, false},
      {"two words", 0, 9, true, true},
      {"nothing", 6, 6, false, false},
      {"past the sentence", 10, 20, false, false},
  };
  eng_document document = {0};
  eng__seq_scratch scratch = {0};
  eng__seq_ground ground;
  eng__slice text = ENG__SLICE("one's two #four. Five");
  assert_int_equal(eng__document_read_utf8(&document, text, NULL), ENG_OK);
  assert_int_equal(eng__seq_ground_read(&ground, &scratch, &document, (eng_span){0, 16}, NULL),
                   ENG_OK);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    eng__hit hit = {0};
    eng__hit_from_span(&document, (eng_span){parts[i].start, parts[i].end}, &hit);
    if (eng__seq_hit_fits(&ground, &hit, false) != parts[i].fits ||
        eng__seq_hit_fits(&ground, &hit, true) != parts[i].fits_tight)
      fail_msg("%s", parts[i].what);
  }
  eng__seq_scratch_free(&scratch);
  eng__document_clear(&document);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_stands_between),
      cmocka_unit_test(an_empty_document),
      cmocka_unit_test(what_is_a_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
