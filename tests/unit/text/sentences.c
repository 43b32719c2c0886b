/* Where sentences end. In each case a | stands where one ends and another begins; it is taken out
 * before the text is read. */
#include "support/document.h"

static const char *const CASES[] = {
    "",
    " \n ",
    "One sentence without an end",
    "He came.| She left!| Why?| Nobody knows",
    "A line\nthat is wrapped hard.| The\nnext one.",
    "A headline\n\n|The text goes on.\n \n|- a list\n\n\n|- of two",
    "A headline\r\n\r\n|The text.",
    /* titles, initials, abbreviations */
    "Dr. Zarif met Gen. Jalali, Brig. Gen. Forootan and Mrs. Rajavi.| He left.",
    "J. Smith and A. B. Jones spoke.| Then I.| So did we.",
    "He met I. Aliyev and Ilham I. Aliyev.| So do I.| Then we left.| Nor did I.| Maryam left.",
    "He fought in World War I.| Germany lost.| What did he and I.| She knew I.| They left.",
    "The U.S. Department of State.| In the U.S. citizens vote.| He left the U.S.| The end.",
    "Smith Inc. Chairman Lee spoke.| They own Smith Inc.| The rest is new.",
    "See No. 5 and fig. 2, e.g. the first.| No.| I will not.",
    "On Jan. 3 and Mon. morning.| It was cold.",
    "At 5 p.m. we met.| It ended at 7 p.m.| We left.",
    "Crude rose approx. five percent etc. and fell.",
    "An unlisted abbr. inside goes on.",
    ". small letters behind a lone dot",
    "It is 5 km. from here.| 10 mi. in one day.| It cost $3.5 bn. in cash.",
    "it is 5 km.| from here on.| it cost 3 bn.| fine",
    "Ayat. Khamenei and Det. Smith, Rm. 5, App. 3 and Tab. 2.| Use the app.| See it.",
    "نک. صفحهٔ ۵ و صص. ۱۲ و ۱۳ را ببینید.| پایان",
    /* numbers */
    "It cost 1,000.50 dollars.| 30,000 died.| Version 2.0 is out.",
    "1. Buy bread.| 2 loaves.",
    /* lists */
    "1. Introduction\n|2. Methods\n|3. Results.| 4. The end",
    "We have:\n|a. The first\n|b. The second, on page\n30.| The third.",
    "I. Introduction\n|II. Methods\n\n|III. Results",
    "The war\n\n|I. Introduction\n|II. Methods",
    "So do\nI.| Then it was May\n2.| Then June.",
    "الف. مقدمه\n\n|۱. روش\n|۲. نتیجه",
    "See p. 12, v. 3, b. 1939 and c. 1200.| It is a.| 5 of us.",
    /* marks */
    "Wait... what?| So...| He left.| Really?!| Yes!!!| \"No...\" he said.",
    "In the region . . .| This would help.",
    "The end.|The next one begins.| See example.txt for it.",
    /* quotes and brackets */
    "\"Why?\" he asked.| \"We left.\"| She agreed.",
    "“It is true.”| The man (see above.) left.| (It was late.)| He said “no”.| Yes.",
    "'Stop!' she cried.| 'I will.'| He did.",
    "\"Go,\" he said.| \"Now!\", she said, \"or never.\"",
    /* note marks */
    "He said no.[1]| Then he left.[2]| The war ended.[3][4]| Nobody came.¹| In 1979.²| Then more.",
    "They left Iran².| Then he met Zarif³.| He did.",
    "He left.[note 2]| She stayed.[citation needed]| \"No.\"[5]| They won!(6)| Yes.[7]\n\n|[8] On.",
    "وزیر رفت.[۱]| سپس آمد.(۱)| سپس خندید.",
    "See the list (it is long).[1] and go on.| He said so.[\n\n|1] Then.",
    /* without capitals */
    "they were leaving.| call them tomorrow.| i think so.| it was 5 of us.",
    "they all know it.| nuclear talks are a joke.| lol",
    "the US must go.| people will rise in 2020.| lol\n\n|Or gen. x will, and the gov. too",
    "they go.| lol\n\n|It goes on. people rise",
    "the gen. said so on jan. third.| buy 2. bread",
    /* social */
    "visit x.com.| people will see #iran.| Follow @x.| lol",
    "Killed in #Iran https://t.co/x8 #Stop",
    "Seek truth!| #Iran #1988Massacre",
    "The first text.| ***| The second one.| -----| More",
    /* persian */
    "او آمد.| چرا رفت؟| نمی‌دانم!| پایان",
    "این خبر، مهم است؛ اما نه برای همه.| پس بس.",
    "سال ۱۹۱۷ م. و ۳ ق.م. بود.| بعد گذشت.",
    "گفت: «با من بیا!»| همه آماده شدند.",
    "وی گفت: «این درست است.»| وی افزود: «بله.»",
    "می‌گویند «خسته‌ترند!».| مادر گفت.",
    "تهران - ایرنا:| وزیر گفت: این است.",
    "چرا؟!| نه!!| خوب.",
    "جنگ تمام شد.|مالیات بالا رفت؟|چرا نه!|بله.| سال ۱۳۵۷ ه.ش بود، آ.ب.ث",
    "سریال شناخته شد.|«اهل جهنم» نام دارد.| \"بله.\" پایان",
    "جمله عربی۔| دوم",
    /* other scripts */
    "中文。| 句子。",
};

static void take_bars(const char *marked, char *text) {
  for (; *marked; marked++)
    if (*marked != '|') *text++ = *marked;
  *text = '\0';
}

/* Writes the text with its bars: behind a sentence and the line ends that follow it. */
static void put_bars(const char *text, const eng_span *spans, size_t count, char *out) {
  size_t at = 0;
  for (size_t i = 0; i + 1 < count; i++) {
    while (at < spans[i].end) *out++ = text[at++];
    size_t next = spans[i + 1].start;
    if (memchr(text + at, '\n', next - at))
      while (at < next) *out++ = text[at++];
    *out++ = '|';
  }
  strcpy(out, text + at);
}

static void check_case(eng_document *d, const char *marked) {
  char text[1000], found[1100];
  const eng_span *spans;
  size_t count;
  take_bars(marked, text);
  read_text(d, text);
  assert_int_equal(eng_document_sentences(d, &spans, &count, NULL), ENG_OK);
  put_bars(text, spans, count, found);
  check_text(marked, eng__slice_of(found), marked);
}

static void test_cases(void **state) {
  (void)state;
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(CASES); i++) check_case(&d, CASES[i]);
  eng__document_clear(&d);
}

/* ---- Spans ---- */

static void test_spans_are_trimmed(void **state) {
  (void)state;
  eng_document d = {0};
  const eng_span *s;
  size_t count;
  read_text(&d, "  One.  Two “x.”\n\n  کتابِ\u202C \n");
  assert_int_equal(eng_document_sentences(&d, &s, &count, NULL), ENG_OK);
  static const char *const wanted[] = {"One.", "Two “x.”", "کتابِ"};
  assert_int_equal(count, COUNT(wanted));
  for (size_t i = 0; i < count; i++)
    check_text("span", eng__slice_cut(d.text, s[i].start, s[i].end), wanted[i]);
  eng__document_clear(&d);
}

static void test_no_sentence_in_nothing(void **state) {
  (void)state;
  eng_document d = {0};
  const eng_span *s;
  size_t count = 9;
  read_text(&d, "\n \n");
  assert_int_equal(eng_document_sentences(&d, &s, &count, NULL), ENG_OK);
  assert_int_equal(count, 0);
  assert_true(eng__spans_find(&d.sentences, 0) == SIZE_MAX);
  eng__document_clear(&d);
}

static void test_paragraphs(void **state) {
  (void)state;
  eng_document d = {0};
  read_text(&d, "\n\n one\ntwo. three\n\n \n four \n\t\n");
  assert_int_equal(eng__document_need_paragraphs(&d, NULL), ENG_OK);
  assert_int_equal(d.paragraphs.count, 2);
  eng_span *p = d.paragraphs.at;
  check_text("first", eng__slice_cut(d.text, p[0].start, p[0].end), "one\ntwo. three");
  check_text("second", eng__slice_cut(d.text, p[1].start, p[1].end), "four");
  assert_int_equal(eng__spans_find(&d.paragraphs, p[0].start), 0);
  assert_int_equal(eng__spans_find(&d.paragraphs, p[0].end), 1);
  assert_int_equal(eng__spans_find(&d.paragraphs, p[1].end - 1), 1);
  assert_true(eng__spans_find(&d.paragraphs, p[1].end) == SIZE_MAX);
  eng__document_clear(&d);
}

/* Spans in order, no two over one another, every token in just one, none over a blank line. */
static void check_spans(const eng_document *d, const eng__spans *spans) {
  size_t at = 0, end = 0;
  for (size_t i = 0; i < spans->count; i++) {
    assert_true(spans->at[i].start >= end && spans->at[i].end > spans->at[i].start);
    end = spans->at[i].end;
  }
  for (size_t i = 0; i < d->parts.count; i++) {
    eng_span part = eng__document_text_span(d, d->parts.at[i].start, d->parts.at[i].end);
    while (at < spans->count && spans->at[at].end <= part.start) at++;
    assert_true(at < spans->count);
    assert_true(spans->at[at].start <= part.start && part.end <= spans->at[at].end);
    if (d->parts.at[i].flags & ENG__PART_AFTER_BLANK)
      assert_int_equal(spans->at[at].start, part.start);
  }
}

static void test_laws(void **state) {
  (void)state;
  uint64_t seed = 11;
  eng_document d = {0};
  eng__buffer text = {0};
  for (int round = 0; round < 2000; round++) {
    mix(&seed, chance_below(&seed, 80), &text);
    read_slice(&d, (eng__slice){text.at, text.len});
    assert_int_equal(eng__document_need_sentences(&d, NULL), ENG_OK);
    assert_int_equal(eng__document_need_paragraphs(&d, NULL), ENG_OK);
    check_spans(&d, &d.sentences);
    check_spans(&d, &d.paragraphs);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

#ifdef ENG_HARD
enum { REPEATED = 300 }; /* arrays grow by one there */
#else
enum { REPEATED = 20000 };
#endif

static void test_hostile_repetition(void **state) {
  (void)state;
  static const char *const units[] = {". ",  ".",  ".\" ", "(",   "a. ",  "-",
                                      " - ", "? ", ":",    "1. ", "\" . "};
  eng_document d = {0};
  eng__buffer text = {0};
  for (size_t i = 0; i < COUNT(units); i++) {
    eng__buffer_clear(&text);
    for (size_t n = 0; n < REPEATED; n++) eng__buffer_add_string(&text, units[i]);
    read_slice(&d, (eng__slice){text.at, text.len});
    assert_int_equal(eng__document_need_sentences(&d, NULL), ENG_OK);
    check_spans(&d, &d.sentences);
  }
  eng__buffer_free(&text);
  eng__document_clear(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_spans_are_trimmed),
      cmocka_unit_test(test_no_sentence_in_nothing),
      cmocka_unit_test(test_paragraphs),
      cmocka_unit_test(test_laws),
      cmocka_unit_test(test_hostile_repetition),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
