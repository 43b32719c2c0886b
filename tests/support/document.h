/* Documents in tests: read from a string, written out as a line of tokens or sentences, and random
 * texts made of everything that is hard. */
#ifndef TESTS_SUPPORT_DOCUMENT_H
#define TESTS_SUPPORT_DOCUMENT_H

#include "support/check.h"
#include "text/document.h"

static inline void read_slice(eng_document *document, eng__slice text) {
  eng_error err;
  eng_status status = eng__document_read(document, text, &err);
  if (status != ENG_OK) print_error("%s\n", err.message);
  assert_int_equal(status, ENG_OK);
}

static inline void read_text(eng_document *document, const char *text) {
  read_slice(document, eng__slice_of(text));
}

/* The tokens as "w:Iran p:." with a letter for the kind: w n h m u e j (emoji) p. */
static inline void write_tokens(eng_document *document, eng__buffer *out) {
  eng__buffer_clear(out);
  for (size_t i = 0; i < eng_document_token_count(document); i++) {
    eng_token token = eng_document_token(document, i);
    if (i) eng__buffer_add_byte(out, ' ');
    eng__buffer_add_byte(out, "wnhmuejp"[token.kind]);
    eng__buffer_add_byte(out, ':');
    eng__buffer_add(out, document->text.at + token.text.start, token.text.end - token.text.start);
  }
}

/* Pieces that texts are mixed of. */
static const char *const PIECES[] = {
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "the",
    "regime",
    "Iran",
    "U.S.",
    "Dr.",
    "don't",
    "workers'",
    "'s",
    "he",
    "I",
    ".",
    ".",
    ",",
    "!",
    "?",
    "...",
    "…",
    "-",
    "—",
    "--",
    "'",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "#",
    "@",
    "_",
    "&",
    ":",
    "/",
    "://",
    "https://t.co/x",
    "www.x.org",
    "a@b.com",
    "1,000.5",
    "07:17",
    "2019",
    "5",
    "7th",
    "۱۲٫۵",
    "٪",
    "می‌رود",
    "ملت‌ها",
    "ايران",
    "كتاب",
    "کتابِ",
    "خـــبر",
    "\u200C",
    "\u200D",
    "\u200B",
    "\u202B",
    "\u202C",
    "\u061C",
    "،",
    "؛",
    "؟",
    "«",
    "»",
    "ﻻ",
    "ﷺ",
    "ق.م.",
    "é",
    "e\u0301",
    "ß",
    "İ",
    "Straße",
    "naïve",
    "😀",
    "👨\u200D👩\u200D👧",
    "👍🏽",
    "🇮🇷",
    "1️⃣",
    "❤️",
    "中文",
    "テスト",
    "שלום",
    "Москва",
    "\u0301",
    "\u0654",
    "\uFEFF",
    "ﬁ",
    "½",
    "™",
    "\x01",
    "\x1F",
    "averyverylongwordofmorethansixteenbytes",
    "واژه‌ای‌بسیاردرازترازشانزده",
    "گفت:",
    "No. 5",
    "e.g.",
    "A",
    "J.",
    "\u2028",
    "\u00A0",
    "\u00AD",
};

static inline void mix(uint64_t *state, size_t count, eng__buffer *out) {
  eng__buffer_clear(out);
  while (count--) eng__buffer_add_string(out, PIECES[chance_below(state, COUNT(PIECES))]);
  assert_false(out->failed);
}

#endif
