/* The cutter's slow path for what begins with a digit, and for punctuation.
 *
 * A number goes on over a separator when a digit stands behind it and the shape is one that is
 * written so: 1,000.5 and 203.961.7523, 07:17, 31/10/1917, 303-832-8160 (a telephone number, a
 * date; not the range 2002-3, which is cut at its dash). */
#include "text/cutter.h"

/* Digits in a row at `at`; counts no further than 16. */
static size_t digits_at(const eng__cutter *cutter, size_t at) {
  size_t n = 0;
  while (n < 16 && eng__class_at(cutter, at + n) == ENG__BYTE_DIGIT) n++;
  return n;
}

static bool lengths_are(const size_t *lengths, size_t count, const char *shape) {
  for (size_t i = 0; i < count; i++)
    if (lengths[i] != (size_t)(shape[i] - '0')) return false;
  return shape[count] == '\0';
}

/* Groups of digits with hyphens between them that are one number: telephone, ZIP+4, ISO date. */
static bool hyphen_shape(const size_t *lengths, size_t count) {
  static const char *const shapes[] = {"334", "34", "1334", "54", "422", "224", "222", "324"};
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
    if (lengths_are(lengths, count, shapes[i])) return true;
  return false;
}

/* End of the digits and hyphens at `at` when they are one number, else `at`. */
static size_t hyphenated(const eng__cutter *cutter, size_t at) {
  size_t lengths[5], count = 0, end = at;
  for (;; end++) {
    size_t n = digits_at(cutter, end);
    if (n == 0 || count == 5) return at;
    lengths[count++] = n;
    end += n;
    if (eng__byte_at(cutter, end) != '-' || eng__byte_at(cutter, end + 1) == '-') break;
  }
  bool ends = !eng__word_character(cutter, end);
  return ends && count > 1 && hyphen_shape(lengths, count) ? end : at;
}

/* ² is folded to 2: "In 1979.²" has a note behind its full stop. */
static bool is_raised(const eng__cutter *cutter, size_t at) {
  unsigned char first = eng__source_byte(cutter, at);
  return first == 0xC2 || first == 0xE2;
}

/* Are the digits in front of `at` as many as a group of thousands has, and no part of a fraction, a
 * time or a date? */
static bool behind_group(const eng__cutter *cutter, size_t at) {
  size_t start = at;
  while (start > 0 && eng__class_at(cutter, start - 1) == ENG__BYTE_DIGIT && at - start < 4)
    start--;
  return at - start <= 3 && (start == 0 || !memchr("./:-", cutter->view[start - 1], 4));
}

/* Bytes of a separator at `at` that has the number go on behind it, else 0. */
static size_t number_separator(const eng__cutter *cutter, size_t at) {
  size_t len = 1;
  switch (eng__byte_at(cutter, at)) {
  case '.':
    if (is_raised(cutter, at + 1)) return 0;
    break;
  case ':':
  case '/':
    break;
  case ',': {
    size_t n = digits_at(cutter, at + 1);
    if (n != 3 && !(n == 2 && eng__byte_at(cutter, at + 3) == ',')) return 0;
    break;
  }
  case 0xE2: /* U+2044, what ½ is folded with */
    if (!eng__view_has(cutter, at, ENG__SLICE("\xE2\x81\x84"))) return 0;
    len = 3;
    break;
  case 0xD9: /* U+066B, U+066C: the Arabic separators */
    if (eng__byte_at(cutter, at + 1) != 0xAB && eng__byte_at(cutter, at + 1) != 0xAC) return 0;
    len = 2;
    break;
  case 0xD8: /* U+060C, which many write for U+066C */
    if (eng__byte_at(cutter, at + 1) != 0x8C || digits_at(cutter, at + 2) != 3 ||
        !behind_group(cutter, at))
      return 0;
    len = 2;
    break;
  default:
    return 0;
  }
  return eng__class_at(cutter, at + len) == ENG__BYTE_DIGIT ? len : 0;
}

static size_t skip_digits(const eng__cutter *cutter, size_t at) {
  while (eng__class_at(cutter, at) == ENG__BYTE_DIGIT) at++;
  return at;
}

static size_t number_extent(const eng__cutter *cutter, size_t at) {
  size_t end = hyphenated(cutter, at);
  if (end != at) return end;
  end = skip_digits(cutter, at);
  for (size_t gap; (gap = number_separator(cutter, end)) != 0;)
    end = skip_digits(cutter, end + gap);
  return end;
}

static bool is_money(const eng__cutter *cutter, size_t start) {
  return (start >= 1 && cutter->view[start - 1] == '$') ||
         (start >= 2 && eng__view_has(cutter, start - 2, ENG__SLICE("£"))) ||
         (start >= 3 && eng__view_has(cutter, start - 3, ENG__SLICE("€")));
}

/* "7:30pm", "7 p.m.", "375mm", "$5m", "20k" are a number and a word; so is "$6b", but not the flat
 * 6b. The number begins at `start` and ends at `at`. */
static bool unit_follows(const eng__cutter *cutter, size_t start, size_t at) {
  static const char *const units[] = {"am", "pm", "mm",  "cm", "km",      "mg",      "kg",
                                      "ml", "lb", "lbs", "oz", "ft",      "mph",     "kph",
                                      "kw", "mw", "gb",  "mb", "tb",      "hz",      "k",
                                      "m",  "mn", "bn",  "tn", "million", "billion", "trillion"};
  eng__slice letters = {cutter->view + at, eng__ascii_run(cutter->view + at, cutter->len - at)};
  if (ENG__IS_ONE_OF(letters, units)) return true;
  if (eng__slice_equal(letters, ENG__SLICE("b"))) return is_money(cutter, start);
  return eng__view_has(cutter, at, ENG__SLICE("a.m")) ||
         eng__view_has(cutter, at, ENG__SLICE("p.m"));
}

size_t eng__cut_number(eng__cutter *cutter, size_t at) {
  size_t end = number_extent(cutter, at);
  eng__byte_class next = eng__class_at(cutter, end);
  if (next == ENG__BYTE_LETTER && !unit_follows(cutter, at, end)) {
    size_t tail = end + eng__ascii_run(cutter->view + end, cutter->len - end);
    return eng__cut_word(cutter, at, tail); /* 19th, 3d, 1988massacre */
  }
  if (eng__byte_at(cutter, end) == 0xE2) { /* a keycap: U+20E3 behind one digit */
    size_t marks = eng__skip_marks(cutter, end);
    eng__push_part(cutter, at, marks, marks > end ? ENG_TOKEN_EMOJI : ENG_TOKEN_NUMBER, 0);
    return marks;
  }
  if (next == ENG__BYTE_JOINT && eng__byte_at(cutter, end) == '\'' &&
      eng__byte_at(cutter, end + 1) == 's' && !eng__word_character(cutter, end + 2)) {
    eng__push_part(cutter, at, end + 2, ENG_TOKEN_NUMBER, ENG__PART_POSSESSIVE);
    return end + 2;
  }
  eng__push_plain(cutter, at, end, end, ENG_TOKEN_NUMBER, 0);
  return end;
}

/* ---- Punctuation ---- */

static bool space_before(const eng__cutter *cutter, size_t at) {
  return at == 0 || eng__class_at(cutter, at - 1) <= ENG__BYTE_LINE;
}

static bool behind_persian(const eng__cutter *cutter) {
  const eng__parts *parts = cutter->parts;
  return parts->count && parts->at[parts->count - 1].script == ENG__SCRIPT_ARABIC;
}

static bool ends_sentence(unsigned char b) {
  return b == '.' || b == '!' || b == '?';
}

/* A run of one mark is one token, so are ?! and the like; not ( [ " and their kind, and not ! after
 * Persian, where each mark is one. */
static size_t punct_extent(const eng__cutter *cutter, size_t at) {
  unsigned char first = eng__byte_at(cutter, at);
  size_t end = at + 1;
  switch (first) {
  case '!':
  case '?':
    if (behind_persian(cutter)) return end;
    /* fall through */
  case '.':
    while (ends_sentence(eng__byte_at(cutter, end))) end++;
    return end;
  case '-':
  case '*':
  case '=':
  case '_':
  case '~':
  case '+':
  case '\'':
  case '`':
  case '$':
    while (eng__byte_at(cutter, end) == first) end++;
    return end;
  default:
    return end;
  }
}

/* End of an emoticon at `at`: eyes, a nose or none, mouths; `at` when there is none. */
static size_t emoticon(const eng__cutter *cutter, size_t at) {
  unsigned char eyes = eng__byte_at(cutter, at);
  if (eyes != ':' && eyes != ';' && eyes != '=') return at;
  if (at && eng__class_at(cutter, at - 1) == ENG__BYTE_DIGIT) return at;
  size_t end = at + 1 + (eng__byte_at(cutter, at + 1) == '-');
  unsigned char mouth = eng__byte_at(cutter, end);
  if (mouth == ')' || mouth == '(') {
    while (eng__byte_at(cutter, end) == mouth) end++;
  } else if ((mouth == 'd' || mouth == 'p') && space_before(cutter, at)) {
    end++;
  } else {
    return at;
  }
  return eng__word_character(cutter, end) ? at : end;
}

/* Remembers whether ' opens or closes, so that the ' of 'the workers' is no possessive. */
static void note_quote(eng__cutter *cutter, size_t at, size_t end) {
  if (end - at != 1) return;
  eng__byte_class before = at ? eng__class_at(cutter, at - 1) : ENG__BYTE_SPACE;
  eng__byte_class after = eng__class_at(cutter, end);
  cutter->single_quote_open =
      (before <= ENG__BYTE_LINE || before == ENG__BYTE_PUNCT) && after > ENG__BYTE_LINE;
}

/* #⃣ and *⃣: U+20E3 behind the sign; behind a digit eng__cut_number() meets it. */
static bool is_keycap(const eng__cutter *cutter, size_t at) {
  unsigned char sign = eng__byte_at(cutter, at);
  return (sign == '#' || sign == '*') && eng__view_has(cutter, at + 1, ENG__SLICE("\u20E3"));
}

size_t eng__cut_punct(eng__cutter *cutter, size_t at) {
  unsigned char first = eng__byte_at(cutter, at);
  if (first == '.' && space_before(cutter, at) &&
      eng__class_at(cutter, at + 1) == ENG__BYTE_DIGIT) {
    size_t end = number_extent(cutter, at + 1);
    eng__push_part(cutter, at, end, ENG_TOKEN_NUMBER, 0);
    return end;
  }
  if (is_keycap(cutter, at)) {
    eng__push_part(cutter, at, at + 4, ENG_TOKEN_EMOJI, 0);
    return at + 4;
  }
  size_t end = emoticon(cutter, at);
  if (end == at) end = punct_extent(cutter, at);
  if (first == '\'') note_quote(cutter, at, end);
  if (end - at == 1) eng__push_plain(cutter, at, end, end, ENG_TOKEN_PUNCT, 0);
  else eng__push_part(cutter, at, end, ENG_TOKEN_PUNCT, 0);
  return end;
}
