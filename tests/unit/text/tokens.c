/* What the cutter makes of English and Persian, case by case; and its laws on random texts: parts
 * in order, nothing but space between them, one hash for a word wherever it stands, and the same
 * parts from the fast loops as from the slow one. */
#include "support/document.h"
#include "text/cutter.h"
#include "text/tokens.h"
#include "unicode/utf8.h"

#include <sys/mman.h>
#include <unistd.h>

typedef struct token_case {
  const char *name, *text, *tokens;
} token_case;

static const token_case CASES[] = {
    {"empty", "", ""},
    {"only space", " \n\t ", ""},
    {"plain", "The war is over.", "w:The w:war w:is w:over p:."},
    {"clitics stay", "I don't, it's we'd’ve", "w:I w:don't p:, w:it's w:we'd’ve"},
    {"plural possessive", "the workers' party", "w:the w:workers' w:party"},
    {"closing quote is no possessive", "the 'workers' party", "w:the p:' w:workers p:' w:party"},
    {"hyphens cut", "anti-MEK well-known", "w:anti p:- w:MEK w:well p:- w:known"},
    {"dashes", "2020—As -- x", "n:2020 p:— w:As p:-- w:x"},
    {"abbreviations", "Gen. X, Brig. Gen. Y Inc. e.g. etc.",
     "w:Gen. w:X p:, w:Brig. w:Gen. w:Y w:Inc. w:e.g. w:etc."},
    {"dotted capitals", "the U.S. and U.S.-led U.S.'s p.m.",
     "w:the w:U.S. w:and w:U.S. p:- w:led w:U.S.'s w:p.m."},
    {"initials", "J. Smith, A. B. Jones. Plan B. then I.",
     "w:J. w:Smith p:, w:A. w:B. w:Jones p:. w:Plan w:B p:. w:then w:I p:."},
    {"I as an initial", "by I. Aliyev. Then I. He did",
     "w:by w:I. w:Aliyev p:. w:Then w:I p:. w:He w:did"},
    {"no before a number only", "No. 5 but no. Yes", "w:No. n:5 w:but w:no p:. w:Yes"},
    {"one letter before a number", "p. 12 b. 1939 a. 5 P. 6",
     "w:p. n:12 w:b. n:1939 w:a p:. n:5 w:P p:. n:6"},
    {"months when capital", "Jan. 3 jan. Mon. the sun.",
     "w:Jan. n:3 w:jan p:. w:Mon. w:the w:sun p:."},
    {"title at the end is a word", "Good job DR.", "w:Good w:job w:DR p:."},
    {"runs", "Wait... what?! !!! *** ..", "w:Wait p:... w:what p:?! p:!!! p:*** p:.."},
    {"ellipsis character", "paid… On", "w:paid p:… w:On"},
    {"brackets one by one", "((a))", "p:( p:( w:a p:) p:)"},
    {"numbers", "1,000.5 $8.95 50% 3,5 1,2,3",
     "n:1,000.5 p:$ n:8.95 n:50 p:% n:3 p:, n:5 n:1 p:, n:2 p:, n:3"},
    {"times, dates, telephones", "07:17 04/26/2001 2020-07-17 303-832-8160 203.961.7523",
     "n:07:17 n:04/26/2001 n:2020-07-17 n:303-832-8160 n:203.961.7523"},
    {"ranges are cut", "2002-3 10-15", "n:2002 p:- n:3 n:10 p:- n:15"},
    {"units", "375mm 7:30pm 5p.m. 19th 1980s", "n:375 w:mm n:7:30 w:pm n:5 w:p.m. w:19th w:1980s"},
    {"magnitudes", "$5m €3bn £2.5tn 20k 10M 7bn 3million 4b 5x ۲۰هزار",
     "p:$ n:5 w:m p:€ n:3 w:bn p:£ n:2.5 w:tn n:20 w:k n:10 w:M n:7 w:bn n:3 w:million w:4b w:5x "
     "n:۲۰ w:هزار"},
    {"billions of money", "$6B €2.5b £3b 6b", "p:$ n:6 w:B p:€ n:2.5 w:b p:£ n:3 w:b w:6b"},
    {"marks of footnotes", "Zarif¹ and Iran²³, Iran's⁴. km² CO² Covid19¹ x",
     "w:Zarif n:¹ w:and w:Iran n:²³ p:, w:Iran's n:⁴ p:. w:km² w:CO² w:Covid19 n:¹ w:x"},
    {"fractions", "5½ ½ 1/2", "n:5½ n:½ n:1/2"},
    {"leading point", "a .5 b", "w:a n:.5 w:b"},
    {"persian number", "۱۲٫۵ درصد ۱٬۰۰۰", "n:۱۲٫۵ w:درصد n:۱٬۰۰۰"},
    {"thousands with a persian comma", "۱،۲۰۰ ۱،۲۰۰،۳۰۰ ۱۲۳۴،۲۰۰ ۸۸،۹۸ ۲/۳،۲۰۰ ۵،abc",
     "n:۱،۲۰۰ n:۱،۲۰۰،۳۰۰ n:۱۲۳۴ p:، n:۲۰۰ n:۸۸ p:، n:۹۸ n:۲/۳ p:، n:۲۰۰ n:۵ p:، w:abc"},
    {"half-space joins", "می‌رود ملت‌های‌مان",
     "w:می‌رود w:ملت‌های‌مان"},
    {"half-space at an edge joins nothing", "شناختش‌ محدود",
     "w:شناختش‌ w:محدود"},
    {"persian marks", "خبر، «جنگ»؛ چرا؟! نه!!",
     "w:خبر p:، p:« w:جنگ p:» p:؛ w:چرا p:؟ p:! w:نه p:! p:!"},
    {"persian dotted letters", "سال ۱۹۱۷ م. و ق.م. بود.", "w:سال n:۱۹۱۷ w:م. w:و w:ق.م. w:بود p:."},
    {"scripts are cut apart", "MEKرا ایران2020", "w:MEK w:را w:ایران n:2020"},
    {"glued post", "truth#Iran#1988Massacrehttps://t.co/x",
     "w:truth h:#Iran h:#1988Massacre u:https://t.co/x"},
    {"glued post with brackets", "[PMOI/#MEK].https://t.co/xHc8cxGRqH— MEK",
     "p:[ w:PMOI p:/ h:#MEK p:] p:. u:https://t.co/xHc8cxGRqH p:— w:MEK"},
    {"hashtag behind a short link", "https://t.co/x8AOUd6lrq#FreeAll #Stop",
     "u:https://t.co/x8AOUd6lrq h:#FreeAll h:#Stop"},
    {"two links glued", "https://t.co/ahttps://t.co/b", "u:https://t.co/a u:https://t.co/b"},
    {"picture glued", "in Tehranpic.twitter.com/AbC now",
     "w:in w:Tehran u:pic.twitter.com/AbC w:now"},
    {"persian glued to a link", "خبرhttps://t.co/x#برجام", "w:خبر u:https://t.co/x h:#برجام"},
    {"archive of a link", "https://web.archive.org/web/2020/https://x.org/a",
     "u:https://web.archive.org/web/2020/https://x.org/a"},
    {"link in a sentence", "(see http://a.org/b_(c)). Or www.x.org, or x.com.",
     "p:( w:see u:http://a.org/b_(c) p:) p:. w:Or u:www.x.org p:, w:or u:x.com p:."},
    {"domains", "Mojahedin.org and bit.ly/x but end.It and node.js",
     "u:Mojahedin.org w:and u:bit.ly/x w:but w:end p:. w:It w:and w:node p:. w:js"},
    {"no scheme", "http: // x ://", "w:http p:: p:/ p:/ w:x p:: p:/ p:/"},
    {"email", "to john-s.x@ae.ge.com. a@b", "w:to e:john-s.x@ae.ge.com p:. w:a m:@b"},
    {"mentions", "@MEK_Iran .@x (@Mojahedineng) @ 5",
     "m:@MEK_Iran p:. m:@x p:( m:@Mojahedineng p:) p:@ n:5"},
    {"hashtags", "#front_line #1 #جبهه_ملی #خط‌مقدم &#39; C#",
     "h:#front_line p:# n:1 h:#جبهه_ملی h:#خط‌مقدم p:& p:# n:39 p:; w:C p:#"},
    {"emoji", "ok😀😂 👨‍👩‍👧 👍🏽 🇮🇷🇺🇸 1️⃣ ❤️",
     "w:ok j:😀 j:😂 j:👨‍👩‍👧 j:👍🏽 j:🇮🇷 j:🇺🇸 j:1️⃣ j:❤️"},
    {"keycaps", "1️⃣ #️⃣ *️⃣ #️⃣x", "j:1️⃣ j:#️⃣ j:*️⃣ j:#️⃣ w:x"},
    {"flags of tags",
     "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007Fx 🏴 🏴\U000E0067 "
     "x\U000E007F",
     "j:🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F w:x j:🏴 j:🏴 w:x"},
    {"emoticons", "fine :) :-( (a: b) 10:(x)",
     "w:fine p::) p::-( p:( w:a p:: w:b p:) n:10 p:: p:( w:x p:)"},
    {"ampersand", "AT&T R&D this&that", "w:AT&T w:R&D w:this p:& w:that"},
    {"other letters", "naïve Straße Ørsted e\u0301te\u0301",
     "w:naïve w:Straße w:Ørsted w:e\u0301te\u0301"},
    {"han", "中文 x", "w:中 w:文 w:x"},
    {"hebrew and cyrillic", "שלום Москва.", "w:שלום w:Москва p:."},
    {"underscores", "snake_case _x_ ____", "w:snake_case p:_ w:x p:_ p:____"},
};

static void test_cases(void **state) {
  (void)state;
  eng_document document = {0};
  eng__buffer out = {0};
  for (size_t i = 0; i < COUNT(CASES); i++) {
    read_text(&document, CASES[i].text);
    write_tokens(&document, &out);
    check_text(CASES[i].name, (eng__slice){out.at, out.len}, CASES[i].tokens);
  }
  eng__buffer_free(&out);
  eng__document_clear(&document);
}

/* ---- Parts ---- */

static void test_parts_of_a_half_space_word(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "ملت‌های ما");
  assert_int_equal(d.parts.count, 3);
  assert_int_equal(d.token_count, 2);
  assert_int_equal(d.parts.at[0].flags & ENG__PART_JOINED, 0);
  assert_int_equal(d.parts.at[1].flags & ENG__PART_JOINED, ENG__PART_JOINED);
  assert_int_equal(d.parts.at[2].flags & ENG__PART_JOINED, 0);
  assert_int_equal(d.parts.at[3].start, d.view.len); /* the sentinel */
  assert_true(d.parts.at[0].hash == eng__word_hash(ENG__SLICE("ملت")));
  assert_true(d.parts.at[1].hash == eng__word_hash(ENG__SLICE("های")));
  eng__document_clear(&d);
}

static void test_flags_of_lines(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "a\nb\n \nc d");
  static const unsigned flags[] = {0, ENG__PART_BEFORE_LINE,
                                   ENG__PART_BEFORE_LINE | ENG__PART_AFTER_BLANK, 0};
  assert_int_equal(d.parts.count, COUNT(flags));
  for (size_t i = 0; i < COUNT(flags); i++) assert_int_equal(d.parts.at[i].flags, flags[i]);
  eng__document_clear(&d);
}

/* The first part of `text` has the hash of the word alone. */
static void test_hash_of_what_a_word_says(void **state) {
  (void)state;
  static const struct {
    const char *text, *word;
  } cases[] = {
      {"U.S. is", "us"},
      {"u.s is", "us"},
      {"Gen. X", "gen"},
      {"gen", "gen"},
      {"MEK's x", "mek"},
      {"MEK’s x", "mek"},
      {"workers' x", "workers"},
      {"#MEK x", "mek"},
      {"@MEK x", "mek"},
      {"U.S.'s x", "us"},
      {"10.7 x", "10.7"},
      {"STRASSE", "strasse"},
      {"Straße", "strasse"},
      {"كتاب x", "کتاب"},
      {"کتابِ x", "کتاب"},
      {"... x", "..."},
      {"ق.م. x", "قم"},
      {"don't x", "don't"},
      {"“ x", "\""},
      {"sixteenbyteslong", "sixteenbyteslong"},
      {"seventeenbytesuse", "seventeenbytesuse"},
  };
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(cases); i++) {
    read_text(&d, cases[i].text);
    if (d.parts.at[0].hash != eng__word_hash(eng__slice_of(cases[i].word)))
      fail_msg("'%s' has not the hash of '%s'", cases[i].text, cases[i].word);
  }
  eng__document_clear(&d);
}

static void test_hashes_differ(void **state) {
  (void)state;
  static const char *const words[] = {"",
                                      "a",
                                      "b",
                                      "ab",
                                      "ba",
                                      "abc",
                                      "1",
                                      "1.2",
                                      "12",
                                      "1.",
                                      "aaaaaaaa",
                                      "aaaaaaaaa",
                                      ".",
                                      "..",
                                      "don't",
                                      "dont",
                                      "aaaaaaaaaaaaaaaa",
                                      "aaaaaaaaaaaaaaaaa",
                                      "a\0"};
  for (size_t i = 0; i < COUNT(words); i++)
    for (size_t j = 0; j < i; j++)
      if (strcmp(words[i], words[j]) != 0)
        assert_true(eng__word_hash(eng__slice_of(words[i])) !=
                    eng__word_hash(eng__slice_of(words[j])));
}

/* However it was typed, the words are the same. */
static void test_forms_of_one_text(void **state) {
  (void)state;
  static const char *const forms[][2] = {
      {"ایران و کتاب‌های ما", "ايران و كتاب‌هاي ما"},
      {"ایران", "\u202Bایران\u202C"},
      {"ایران", "ای\u0640\u0640ران"},
      {"ایران", "اِیرٰان"},
      {"سلام", "\uFEB3\uFEFC\uFEE1"},
      {"آب", "\u0627\u0653ب"},
      {"café résumé", "cafe\u0301 re\u0301sume\u0301"},
      {"Iran 2020", "Ｉｒａｎ ２０２０"},
      {"don't", "don’t"},
      {"a-b", "a‐b"},
      {"۱۲۳ x", "123 x"},
  };
  eng_document a = {0}, b = {0};
  for (size_t i = 0; i < COUNT(forms); i++) {
    read_text(&a, forms[i][0]);
    read_text(&b, forms[i][1]);
    assert_int_equal(a.parts.count, b.parts.count);
    for (size_t k = 0; k < a.parts.count; k++) {
      assert_true(a.parts.at[k].hash == b.parts.at[k].hash);
      assert_int_equal(a.parts.at[k].kind, b.parts.at[k].kind);
      assert_int_equal(a.parts.at[k].flags, b.parts.at[k].flags);
    }
  }
  eng__document_clear(&a);
  eng__document_clear(&b);
}

static void test_scripts(void **state) {
  (void)state;
  static const struct {
    const char *text;
    eng__script script;
  } cases[] = {{"war", ENG__SCRIPT_LATIN},       {"جنگ", ENG__SCRIPT_ARABIC},
               {"#Iran", ENG__SCRIPT_LATIN},     {"#ایران", ENG__SCRIPT_ARABIC},
               {"Москва", ENG__SCRIPT_CYRILLIC}, {"2020", ENG__SCRIPT_COMMON},
               {"中", ENG__SCRIPT_HAN},          {"émigré", ENG__SCRIPT_LATIN}};
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(cases); i++) {
    read_text(&d, cases[i].text);
    assert_int_equal(d.parts.at[0].script, cases[i].script);
  }
  eng__document_clear(&d);
}

/* ---- Laws ---- */

/* What may stand between parts. */
static bool is_gap(uint32_t cp) {
  if (cp < 0x80) return cp <= 0x20 || cp == 0x7F;
  eng__category c = eng__category_of(cp);
  return c == ENG__ZS || c == ENG__ZL || c == ENG__ZP || c == ENG__CC || c == ENG__CF;
}

static void check_gap(const eng_document *d, size_t from, size_t to) {
  const char *p = d->view.at + from;
  while (p < d->view.at + to) assert_true(is_gap(eng__utf8_next(&p)));
}

static void check_parts(const eng_document *d) {
  size_t end = 0;
  for (size_t i = 0; i < d->parts.count; i++) {
    const eng__part *part = &d->parts.at[i];
    assert_true(part->start >= end && part->end > part->start && part->end <= d->view.len);
    assert_true(eng__utf8_boundary(d->view, part->start));
    assert_true(eng__utf8_boundary(d->view, part->end));
    check_gap(d, end, part->start);
    assert_true(part->hash == eng__word_hash(eng__part_word(d->view, part)));
    end = part->end;
  }
  check_gap(d, end, d->view.len);
}

typedef size_t fast_loop(eng__cutter *cutter, size_t at);

static size_t no_fast_loop(eng__cutter *cutter, size_t at) {
  (void)cutter;
  return at;
}

/* The parts as one of the fast loops and the slow path behind it cut them. */
static void check_against(const eng_document *d, fast_loop *fast) {
  eng__parts parts = {0};
  eng__cutter c = {.view = d->view.at, .len = d->view.len, .parts = &parts, .document = d};
  for (size_t at = fast(&c, 0); at < c.len;) {
    size_t next = eng__cut_slow(&c, at);
    assert_true(next > at);
    at = next;
  }
  assert_int_equal(parts.count, d->parts.count);
  for (size_t i = 0; i < parts.count; i++) {
    const eng__part *a = &parts.at[i], *b = &d->parts.at[i];
    if (a->kind != b->kind || a->script != b->script || a->flags != b->flags)
      print_error("slow %d %d %d, fast %d %d %d: '%.*s'\n", a->kind, a->script, a->flags, b->kind,
                  b->script, b->flags, (int)(a->end - a->start), d->view.at + a->start);
    assert_true(a->hash == b->hash && a->start == b->start && a->end == b->end);
    assert_true(a->kind == b->kind && a->script == b->script && a->flags == b->flags);
  }
  eng__vec_free(&parts);
}

/* Whatever the machine has, the parts are those of the slow path alone. */
static void check_against_slow(const eng_document *d) {
  check_against(d, no_fast_loop);
  check_against(d, eng__cut_blocks_sse2);
}

static void test_laws(void **state) {
  (void)state;
  uint64_t seed = 7;
  eng_document d = {0};
  eng__buffer text = {0};
  for (int round = 0; round < 3000; round++) {
    mix(&seed, chance_below(&seed, 90), &text);
    read_slice(&d, (eng__slice){text.at, text.len});
    check_parts(&d);
    check_against_slow(&d);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

/* Words and spaces of every length around the blocks the fast loop reads. */
static void test_every_alignment(void **state) {
  (void)state;
  static const char *const words[] = {
      "x",   "regime",     "ایران",  "می‌رود", "don't", "a,",    "--",    "9",
      "dr.", "end.",       "end.\n", "x's",           "قلم،",  "چرا؟",  "\n\n",  "1990 ",
      "5-6", "7pm",        "[b]",    "so: ",          "so;",   "re:\"", "what?", "no!\"",
      "م.",  "ها‌م.", "19th.",  "12, ",          "1'x.",  "中م.",  "'s",    "it's'"};
  eng_document d = {0};
  eng__buffer text = {0};
  for (size_t w = 0; w < COUNT(words); w++)
    for (size_t lead = 0; lead < 150; lead++) {
      eng__buffer_clear(&text);
      for (size_t i = 0; i < lead; i++) eng__buffer_add_byte(&text, lead % 3 && i % 7 ? 'k' : ' ');
      for (size_t i = 0; i < 40; i++) {
        eng__buffer_add_string(&text, words[(w + i * (lead % 2)) % COUNT(words)]);
        if (i % 5) eng__buffer_add_byte(&text, ' ');
      }
      read_slice(&d, (eng__slice){text.at, text.len});
      check_parts(&d);
      check_against_slow(&d);
    }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

/* What might be looked at again and again: each must stay linear (a test that hangs fails). */
#ifdef ENG_HARD
enum { REPEATED = 300 }; /* arrays grow by one there */
#else
enum { REPEATED = 20000 };
#endif

static void test_hostile_repetition(void **state) {
  (void)state;
  static const char *const units[] = {
      "a.",   "a@",        "@a",      "#",       "http://", "a.b.c@",  "://", ":)",     "(",
      "1,",   "1-",        "_a",      "a'",      "😀",       "👨\u200D", "🇮",   "\u0301", "م.",
      "www.", "http://a)", "a\u200C", "ا\u200C", "&a",      "-",       "x"};
  eng_document d = {0};
  eng__buffer text = {0};
  for (size_t i = 0; i < COUNT(units); i++) {
    eng__buffer_clear(&text);
    for (size_t n = 0; n < REPEATED; n++) eng__buffer_add_string(&text, units[i]);
    read_slice(&d, (eng__slice){text.at, text.len});
    check_parts(&d);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

/* Nothing behind the last byte is read: the text ends where memory does. */
static void test_end_of_memory(void **state) {
  (void)state;
  static const char *const units[] = {"a", "war ", "جنگ", "x, ", "wordwordwordwordword ", "1."};
  enum { LONGEST = 300 };
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *at = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert_true(at != MAP_FAILED);
  assert_int_equal(mprotect(at + page, page, PROT_NONE), 0);
  for (size_t i = 0; i < COUNT(units); i++) {
    size_t unit = strlen(units[i]);
    for (size_t len = 1; len < LONGEST; len++) {
      char *text = at + page - len;
      for (size_t k = 0; k < len; k++) text[k] = units[i][k % unit];
      eng_document d = {0};
      read_slice(&d, (eng__slice){text, len});
      check_parts(&d);
      eng__document_clear(&d);
    }
  }
  munmap(at, 2 * page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),           cmocka_unit_test(test_parts_of_a_half_space_word),
      cmocka_unit_test(test_flags_of_lines),  cmocka_unit_test(test_hash_of_what_a_word_says),
      cmocka_unit_test(test_hashes_differ),   cmocka_unit_test(test_forms_of_one_text),
      cmocka_unit_test(test_scripts),         cmocka_unit_test(test_laws),
      cmocka_unit_test(test_every_alignment), cmocka_unit_test(test_hostile_repetition),
      cmocka_unit_test(test_end_of_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
