/* The cutter from inside, for the files it is spread over: tokens.c (the loop and plain words),
 * words.c (words with something in them), numbers.c, addresses.c (url, email, hashtag, mention).
 *
 * A function `eng__cut_…(cutter, at)` looks at the view from `at`, pushes the parts it finds there
 * and gives the place to go on from. Each is called only where a byte warrants it, and looks at any
 * byte a bounded number of times, so that the whole is linear. */
#ifndef ENG_TEXT_CUTTER_H
#define ENG_TEXT_CUTTER_H

#include "text/document.h"
#include "text/word_scan.h"

typedef enum eng__byte_class {
  ENG__BYTE_SPACE, /* white space but LF, and controls */
  ENG__BYTE_LINE,
  ENG__BYTE_LETTER,
  ENG__BYTE_DIGIT,
  ENG__BYTE_PUNCT,  /* ends a word whatever stands after it */
  ENG__BYTE_JOINT,  /* . ' _ & : @ # : may belong to a word, or begin something */
  ENG__BYTE_ARABIC, /* lead byte of U+0600..U+06FF */
  ENG__BYTE_HIGH    /* any other lead byte */
} eng__byte_class;

extern const uint8_t eng__byte_class_of[256];

/* No abbreviation of abbreviations.c is longer. */
enum { ENG__ABBREVIATION_MOST = 6 };

typedef struct eng__cutter {
  const char *view;
  size_t len;
  eng__parts *parts;
  const eng_document *document; /* for what the fold took away: capitals, joiners */
  uint16_t pending;             /* flags of the next part */
  bool single_quote_open;
  bool joined;        /* some token has several parts */
  bool failed;        /* memory is out */
  size_t domain_seen; /* dotted runs that begin before it were looked at and are no domain */
} eng__cutter;

static inline eng__byte_class eng__class_at(const eng__cutter *cutter, size_t at) {
  if (at >= cutter->len) return ENG__BYTE_SPACE;
  return (eng__byte_class)eng__byte_class_of[(unsigned char)cutter->view[at]];
}

/* The byte at `at`, or 0 at and past the end. */
static inline unsigned char eng__byte_at(const eng__cutter *cutter, size_t at) {
  return at < cutter->len ? (unsigned char)cutter->view[at] : 0;
}

static inline bool eng__view_has(const eng__cutter *cutter, size_t at, eng__slice what) {
  return at <= cutter->len && cutter->len - at >= what.len &&
         memcmp(cutter->view + at, what.at, what.len) == 0;
}

/* Pushes a part; its hash is made of eng__part_word(). */
void eng__push_part(eng__cutter *cutter, size_t start, size_t end, eng_token_kind kind,
                    unsigned flags);

/* Pushes a part `[start, end)` that holds no dot among letters; hash of all bytes to `word_end`. */
void eng__push_plain(eng__cutter *cutter, size_t start, size_t word_end, size_t end,
                     eng_token_kind kind, unsigned flags);

/* The byte of the text that the view byte at `at` was folded from (its first byte). */
unsigned char eng__source_byte(const eng__cutter *cutter, size_t at);
/* Was the character at `at` written as a capital? */
bool eng__source_capital(const eng__cutter *cutter, size_t at);

/* A character that stands in a word by UAX #29: a letter, a digit, a mark; 0 when it does not. */
size_t eng__word_character(const eng__cutter *cutter, size_t at);
/* Does U+2044 stand at `at` between digits? What ½ was folded to must not be torn apart. */
bool eng__inner_fraction(const eng__cutter *cutter, size_t at);
/* End of the combining marks at `at`. */
size_t eng__skip_marks(const eng__cutter *cutter, size_t at);

/* Room for `count` further parts; false when memory is out. */
bool eng__reserve_parts(eng__cutter *cutter, size_t count);

/* From `at` on as far as the fast loop goes (blocks.c); the rest is left. */
size_t eng__cut_blocks(eng__cutter *cutter, size_t at);
/* The same without what only newer machines have; for the tests, where both are compared. */
size_t eng__cut_blocks_sse2(eng__cutter *cutter, size_t at);
/* The one token, space or line end at `at`, whatever it is. */
size_t eng__cut_slow(eng__cutter *cutter, size_t at);

size_t eng__cut_word(eng__cutter *cutter, size_t start, size_t end);
size_t eng__cut_high(eng__cutter *cutter, size_t at);
size_t eng__cut_number(eng__cutter *cutter, size_t at);
size_t eng__cut_punct(eng__cutter *cutter, size_t at);
size_t eng__cut_hashtag(eng__cutter *cutter, size_t at);
size_t eng__cut_at_sign(eng__cutter *cutter, size_t at);
/* The url whose scheme ends before the ':' at `colon`; `at` when there is none. */
size_t eng__cut_url(eng__cutter *cutter, size_t start, size_t colon);
/* The web address without scheme that begins at `start` ("www.x.org/y", "mek.org"); `start` when
 * there is none. */
size_t eng__cut_domain(eng__cutter *cutter, size_t start);

/* note_marks.c: parts words from the marks of footnotes behind them; false: no memory. */
bool eng__part_note_marks(eng_document *document);

#endif
