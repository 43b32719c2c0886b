/* The cutter's slow paths for words: apostrophes, inner dots, letters outside ASCII and the plain
 * Arabic block, half-spaces, emoji, punctuation. */
#include "text/abbreviations.h"
#include "text/cutter.h"
#include "unicode/utf8.h"

unsigned char eng__source_byte(const eng__cutter *cutter, size_t at) {
  size_t source = eng__map_start(&cutter->document->view_map, (uint32_t)at);
  eng__slice text = cutter->document->text;
  return source < text.len ? (unsigned char)text.at[source] : 0;
}

bool eng__source_capital(const eng__cutter *cutter, size_t at) {
  size_t source = eng__map_start(&cutter->document->view_map, (uint32_t)at);
  const char *p = cutter->document->text.at + source;
  if (source >= cutter->document->text.len) return false;
  if ((unsigned char)*p < 0x80) return *p >= 'A' && *p <= 'Z';
  eng__category category = eng__category_of(eng__utf8_next(&p));
  return category == ENG__LU || category == ENG__LT;
}

static uint32_t code_point_at(const eng__cutter *cutter, size_t at, size_t *len) {
  const char *p = cutter->view + at;
  uint32_t cp = eng__utf8_next(&p);
  *len = (size_t)(p - cutter->view) - at;
  return cp;
}

static bool word_class(eng__word_class class) {
  return class == ENG__WB_ALETTER || class == ENG__WB_HEBREW_LETTER || class == ENG__WB_KATAKANA ||
         class == ENG__WB_NUMERIC;
}

static bool mark_class(eng__word_class class) {
  return class == ENG__WB_EXTEND || class == ENG__WB_FORMAT || class == ENG__WB_ZWJ;
}

enum { HALF_SPACE = 0x200C };

size_t eng__word_character(const eng__cutter *cutter, size_t at) {
  if (at >= cutter->len) return 0;
  if (eng__ascii_alnum((unsigned char)cutter->view[at])) return 1;
  if ((unsigned char)cutter->view[at] < 0x80) return 0;
  size_t len;
  uint32_t cp = code_point_at(cutter, at, &len);
  eng__word_class class = eng__word_class_of(cp);
  return cp != HALF_SPACE && word_class(class) ? len : 0;
}

/* WB4: marks and format characters belong to what they follow. */
size_t eng__skip_marks(const eng__cutter *cutter, size_t at) {
  while (eng__byte_at(cutter, at) >= 0x80) {
    size_t len;
    uint32_t cp = code_point_at(cutter, at, &len);
    if (cp == HALF_SPACE || !mark_class(eng__word_class_of(cp))) break;
    at += len;
  }
  return at;
}

/* ---- Words that begin with an ASCII letter ---- */

/* The run of underscores at `at`, if a word goes on behind it; else 0. */
static size_t inner_underscores(const eng__cutter *cutter, size_t at) {
  size_t end = at;
  while (eng__byte_at(cutter, end) == '_') end++;
  return eng__word_character(cutter, end) ? end - at : 0;
}

/* R&D, AT&T: short on both sides. */
static bool inner_ampersand(const eng__cutter *cutter, size_t start, size_t at) {
  size_t right = eng__ascii_run(cutter->view + at + 1, cutter->len - at - 1);
  return at - start <= 2 && right >= 1 && right <= 2;
}

bool eng__inner_fraction(const eng__cutter *cutter, size_t at) {
  return eng__view_has(cutter, at, ENG__SLICE("\xE2\x81\x84")) &&
         eng__class_at(cutter, at - 1) == ENG__BYTE_DIGIT &&
         eng__class_at(cutter, at + 3) == ENG__BYTE_DIGIT;
}

/* How many bytes at `at` go on with the word that began at `start`; 0 at its end. */
static size_t word_goes_on(const eng__cutter *cutter, size_t start, size_t at) {
  switch (eng__class_at(cutter, at)) {
  case ENG__BYTE_LETTER:
  case ENG__BYTE_DIGIT:
    return eng__ascii_run(cutter->view + at, cutter->len - at);
  case ENG__BYTE_HIGH: {
    size_t len = eng__inner_fraction(cutter, at) ? 3 : eng__word_character(cutter, at);
    return len ? len : eng__skip_marks(cutter, at) - at;
  }
  case ENG__BYTE_JOINT:
    break;
  default:
    return 0;
  }
  switch (cutter->view[at]) {
  case '_':
    return inner_underscores(cutter, at);
  case '&':
    return inner_ampersand(cutter, start, at) ? 1 : 0;
  case '\'':
    return eng__class_at(cutter, at + 1) != ENG__BYTE_ARABIC && eng__word_character(cutter, at + 1)
               ? 1
               : 0;
  default:
    return 0;
  }
}

static size_t word_extent(const eng__cutter *cutter, size_t start, size_t end) {
  for (size_t more; (more = word_goes_on(cutter, start, end)) != 0;) end += more;
  return end;
}

/* Pushes the word, taking in the bare apostrophe of "workers'" unless it closes a quotation. */
static size_t push_word(eng__cutter *cutter, size_t start, size_t end) {
  unsigned flags = 0;
  size_t len = end - start;
  const char *word = cutter->view + start;
  if (len > 2 && word[len - 2] == '\'' && word[len - 1] == 's') flags = ENG__PART_POSSESSIVE;
  if (eng__byte_at(cutter, end) == '\'' && len > 1 && word[len - 1] == 's' && !flags &&
      !cutter->single_quote_open) {
    flags = ENG__PART_POSSESSIVE;
    end++;
  }
  size_t word_end = start + len - (flags && end == start + len ? 2 : 0);
  eng__push_plain(cutter, start, word_end, end, ENG_TOKEN_WORD, flags);
  return end;
}

/* "u.s.", "p.m", "e.g.": single letters with dots between them. Gives the end, the last dot
 * included, or `start` when the word at `start` is none. */
static size_t dotted_letters(const eng__cutter *cutter, size_t start) {
  size_t at = start;
  while (eng__class_at(cutter, at) == ENG__BYTE_LETTER &&
         eng__class_at(cutter, at + 1) != ENG__BYTE_LETTER && eng__byte_at(cutter, at + 1) == '.' &&
         eng__class_at(cutter, at + 2) == ENG__BYTE_LETTER)
    at += 2;
  if (at == start) return start;
  if (eng__word_character(cutter, at + 1) || eng__skip_marks(cutter, at + 1) > at + 1)
    return at - start >= 4 ? at : start; /* U.S.The: the last label is a word */
  return at + 1 + (eng__byte_at(cutter, at + 1) == '.');
}

/* A word with a dot behind it that no letter is glued to. */
static size_t cut_final_dot(eng__cutter *cutter, size_t start, size_t end) {
  if (!eng__keeps_dot(cutter, start, end)) return push_word(cutter, start, end);
  eng__push_part(cutter, start, end + 1, ENG_TOKEN_WORD, ENG__PART_DOTTED);
  return end + 1;
}

/* A word with a dot behind it. */
static size_t cut_before_dot(eng__cutter *cutter, size_t start, size_t end) {
  if (eng__class_at(cutter, end + 1) <= ENG__BYTE_PUNCT &&
      eng__class_at(cutter, end + 1) != ENG__BYTE_LETTER &&
      eng__class_at(cutter, end + 1) != ENG__BYTE_DIGIT)
    return cut_final_dot(cutter, start, end);
  size_t letters = dotted_letters(cutter, start);
  if (letters > end) {
    if (eng__byte_at(cutter, letters) == '\'' && eng__byte_at(cutter, letters + 1) == 's' &&
        !eng__word_character(cutter, letters + 2)) {
      eng__push_part(cutter, start, letters + 2, ENG_TOKEN_WORD,
                     ENG__PART_DOTTED | ENG__PART_POSSESSIVE);
      return letters + 2;
    }
    eng__push_part(cutter, start, letters, ENG_TOKEN_WORD, ENG__PART_DOTTED);
    return letters;
  }
  size_t domain = eng__cut_domain(cutter, start);
  if (domain != start) return domain;
  return cut_final_dot(cutter, start, end);
}

size_t eng__cut_word(eng__cutter *cutter, size_t start, size_t end) {
  end = word_extent(cutter, start, end);
  unsigned char next = eng__byte_at(cutter, end);
  if (next == '.') return cut_before_dot(cutter, start, end);
  if (next == ':') {
    size_t url = eng__cut_url(cutter, start, end);
    if (url != start) return url;
  }
  return push_word(cutter, start, end);
}

/* ---- Other letters ---- */

static size_t arabic_extent(const eng__cutter *cutter, size_t at) {
  for (;;) {
    at += eng__arabic_run(cutter->view + at, cutter->len - at);
    if (eng__byte_at(cutter, at) < 0x80) return at;
    size_t marks = eng__skip_marks(cutter, at), len;
    uint32_t cp = marks < cutter->len ? code_point_at(cutter, marks, &len) : 0;
    bool letter = cp >= 0x80 && eng__script_of(cp) == ENG__SCRIPT_ARABIC && cp != HALF_SPACE &&
                  word_class(eng__word_class_of(cp));
    at = letter ? marks + len : marks;
    if (!letter) return at;
  }
}

/* Single Persian letters with dots: ق.م. — م. */
static size_t dotted_arabic(const eng__cutter *cutter, size_t at, size_t end) {
  if (cutter->pending & ENG__PART_JOINED) return end;
  while (end - at == 2 && eng__byte_at(cutter, end) == '.') {
    size_t next = end + 1 + eng__arabic_run(cutter->view + end + 1, cutter->len - end - 1);
    if (next - end - 1 != 2) return end + 1;
    at = end + 1;
    end = next;
  }
  return end;
}

static size_t cut_arabic_word(eng__cutter *cutter, size_t at) {
  size_t end = arabic_extent(cutter, at);
  size_t dotted = dotted_arabic(cutter, at, end);
  eng__push_part(cutter, at, dotted, ENG_TOKEN_WORD, dotted > end ? ENG__PART_DOTTED : 0);
  return dotted;
}

static size_t cut_half_space(eng__cutter *cutter, size_t at) {
  size_t next = at + 3;
  const eng__parts *parts = cutter->parts;
  bool behind = parts->count && parts->at[parts->count - 1].end == at &&
                parts->at[parts->count - 1].kind != ENG_TOKEN_PUNCT;
  if (!behind || !eng__word_character(cutter, next)) return next;
  cutter->pending |= ENG__PART_JOINED;
  cutter->joined = true;
  return next;
}

/* ---- Emoji ---- */

static bool regional(uint32_t cp) {
  return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Did a zero-width joiner, which the fold drops, stand in front of the character at `at`? */
static bool joined_in_text(const eng__cutter *cutter, size_t at) {
  size_t source = eng__map_start(&cutter->document->view_map, (uint32_t)at);
  return source >= 3 && memcmp(cutter->document->text.at + source - 3, "\xE2\x80\x8D", 3) == 0;
}

/* End of the emoji at `at`: a flag of two letters, or pictures joined by U+200D, each with its
 * modifiers (UTS #51 section 1.4.9). */
static size_t emoji_extent(const eng__cutter *cutter, size_t at) {
  size_t len;
  uint32_t cp = code_point_at(cutter, at, &len);
  at = eng__skip_marks(cutter, at + len);
  if (regional(cp)) {
    if (eng__byte_at(cutter, at) == 0xF0 && regional(code_point_at(cutter, at, &len))) at += len;
    return at;
  }
  while (eng__byte_at(cutter, at) >= 0xE0 && joined_in_text(cutter, at)) {
    code_point_at(cutter, at, &len);
    at = eng__skip_marks(cutter, at + len);
  }
  return at;
}

/* ---- Any other character ---- */

static bool invisible(uint32_t cp) {
  eng__category category = eng__category_of(cp);
  return category == ENG__ZS || category == ENG__ZL || category == ENG__ZP || category == ENG__CC ||
         category == ENG__CF;
}

static size_t cut_letters(eng__cutter *cutter, size_t at) {
  size_t end = word_extent(cutter, at, at);
  if (eng__byte_at(cutter, end) == '.') return cut_final_dot(cutter, at, end);
  return push_word(cutter, at, end);
}

/* Marks behind what is no word belong to it all the same; false when nothing stands there. */
static bool add_marks(eng__cutter *cutter, size_t at, size_t end) {
  eng__parts *parts = cutter->parts;
  if (!parts->count || parts->at[parts->count - 1].end != at) return false;
  eng__part *part = &parts->at[parts->count - 1];
  part->end = (uint32_t)end;
  part->flags &= (uint16_t)~ENG__PART_POSSESSIVE;
  part->hash = eng__word_hash(eng__part_word((eng__slice){cutter->view, cutter->len}, part));
  return true;
}

size_t eng__cut_high(eng__cutter *cutter, size_t at) {
  size_t len;
  uint32_t cp = code_point_at(cutter, at, &len);
  size_t marks = eng__skip_marks(cutter, at);
  if (marks > at && add_marks(cutter, at, marks)) return marks;
  if (cp == HALF_SPACE) return cut_half_space(cutter, at);
  bool word = word_class(eng__word_class_of(cp));
  if (word && eng__script_of(cp) == ENG__SCRIPT_ARABIC) return cut_arabic_word(cutter, at);
  if (word) return cut_letters(cutter, at);
  if (invisible(cp)) return at + len;
  eng_token_kind kind = ENG_TOKEN_PUNCT;
  size_t end = at + len;
  if (eng__is_emoji(cp) || regional(cp)) {
    kind = ENG_TOKEN_EMOJI;
    end = emoji_extent(cutter, at);
  } else {
    if (eng__is_letter(cp)) kind = ENG_TOKEN_WORD; /* scripts without spaces */
    end = eng__skip_marks(cutter, end);
  }
  eng__push_part(cutter, at, end, kind, 0);
  return end;
}
