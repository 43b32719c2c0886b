/* Sentences and paragraphs, found over the parts of the document.
 *
 * The cutter has done most of the work: a dot that belongs to an abbreviation, an initial or a
 * number is inside a part, so a part that is a full stop, a question mark or an ellipsis is nearly
 * always the end of something. What stands behind it decides (UAX #29, SB6 to SB11, and the habits
 * of English and Persian news): closing quotes and brackets go with the sentence, a small letter
 * behind a full stop or a closed quotation goes on with it. A line break alone says nothing; a
 * blank line always ends a sentence, and a paragraph. */
#include "text/abbreviations.h"
#include "text/document.h"
#include "unicode/utf8.h"

typedef struct finder {
  const eng_document *document;
  const eng__part *parts;
  size_t count;
  size_t first;     /* of the sentence that is open */
  size_t counted;   /* how far a list has counted, 0 in front of any */
  size_t cased_end; /* up to here it is known whether there are capitals; see has_capitals() */
  bool capitals;
} finder;

static const char *bytes_of(const finder *f, size_t index) {
  return f->document->view.at + f->parts[index].start;
}

static size_t length_of(const finder *f, size_t index) {
  return f->parts[index].end - f->parts[index].start;
}

static bool is(const finder *f, size_t index, eng__slice what) {
  return length_of(f, index) == what.len && memcmp(bytes_of(f, index), what.at, what.len) == 0;
}

static bool is_punct(const finder *f, size_t index) {
  return f->parts[index].kind == ENG_TOKEN_PUNCT;
}

/* Nothing stands between the part and the one before it. */
static bool touches(const finder *f, size_t index) {
  return f->parts[index].start == f->parts[index - 1].end;
}

static bool after_blank(const finder *f, size_t index) {
  return f->parts[index].flags & ENG__PART_AFTER_BLANK;
}

typedef enum mark {
  NO_MARK,
  STOP,     /* . and its like in other scripts */
  ELLIPSIS, /* .. ... */
  SHOUT     /* ! ? in any mixture */
} mark;

static mark ascii_mark(const finder *f, size_t index) {
  const char *p = bytes_of(f, index);
  size_t len = length_of(f, index), dots = 0;
  if (*p != '.' && *p != '!' && *p != '?') return NO_MARK;
  for (size_t i = 0; i < len; i++) dots += p[i] == '.';
  if (dots < len) return SHOUT;
  return len == 1 ? STOP : ELLIPSIS;
}

static mark mark_of(const finder *f, size_t index) {
  if (!is_punct(f, index)) return NO_MARK;
  const char *p = bytes_of(f, index);
  if ((unsigned char)*p < 0x80) return ascii_mark(f, index);
  uint32_t cp = eng__utf8_next(&p);
  if (cp == 0x061F || cp == 0x203D) return SHOUT;
  eng__sentence_class class = eng__sentence_class_of(cp);
  if (class == ENG__SB_STERM) return cp == 0x06D4 || cp == 0x3002 ? STOP : SHOUT;
  return class == ENG__SB_ATERM ? STOP : NO_MARK;
}

/* The first character of a part before it was folded. */
static uint32_t written_as(const finder *f, size_t index) {
  const eng__part *part = &f->parts[index];
  eng_span span = eng__document_text_span(f->document, part->start, part->end);
  const char *p = f->document->text.at + span.start;
  return eng__utf8_next(&p);
}

/* Closing quotes and brackets, and the two-sided quotes; « is folded to one, and opens what touches
 * it. */
static bool is_closer(const finder *f, size_t index) {
  enum { GUILLEMET = 0xAB };
  if (!is_punct(f, index)) return false;
  const char *p = bytes_of(f, index);
  if (*p == '"')
    return index + 1 == f->count || !touches(f, index + 1) || written_as(f, index) != GUILLEMET;
  if (strchr(")]}'", *p)) return true;
  uint32_t cp = eng__utf8_next(&p);
  eng__category category = eng__category_of(cp);
  return cp >= 0x80 && (category == ENG__PE || category == ENG__PF);
}

/* May stand in front of the first word of a sentence. */
static bool is_opener(const finder *f, size_t index) {
  if (!is_punct(f, index)) return false;
  const char *p = bytes_of(f, index);
  if (strchr("([{\"'-*", *p)) return true;
  uint32_t cp = eng__utf8_next(&p);
  eng__category category = eng__category_of(cp);
  return cp >= 0x80 && (category == ENG__PS || category == ENG__PI || cp == 0x2022);
}

/* What a sentence goes on with, seen from behind a possible end. */
typedef enum next_word { NEXT_SMALL, NEXT_CAPITAL, NEXT_CASELESS, NEXT_MARK } next_word;

static next_word next_of(const finder *f, size_t index) {
  for (int openers = 0; index < f->count && openers < 4 && is_opener(f, index); openers++) index++;
  if (index >= f->count) return NEXT_MARK;
  const eng__part *part = &f->parts[index];
  if (part->kind == ENG_TOKEN_PUNCT) return NEXT_MARK;
  if (part->kind == ENG_TOKEN_NUMBER || part->kind == ENG_TOKEN_EMOJI) return NEXT_CASELESS;
  if (part->kind != ENG_TOKEN_WORD) return NEXT_CAPITAL; /* #tag, @name, address */
  if (eng__part_capital(f->document, part)) return NEXT_CAPITAL;
  bool cased = part->script == ENG__SCRIPT_LATIN || part->script == ENG__SCRIPT_GREEK ||
               part->script == ENG__SCRIPT_CYRILLIC;
  return cased ? NEXT_SMALL : NEXT_CASELESS;
}

/* A word that begins sentences stands at `index`, or behind the openers there. */
static bool is_starter(const finder *f, size_t index) {
  while (index < f->count && is_opener(f, index)) index++;
  if (index >= f->count || f->parts[index].kind != ENG_TOKEN_WORD) return false;
  return eng__begins_sentences(eng__part_word(f->document->view, &f->parts[index]));
}

/* An abbreviation with its dot: does the sentence end with it? */
static bool ends_at_abbreviation(const finder *f, size_t index, size_t next) {
  eng__slice word = eng__part_word(f->document->view, &f->parts[index]);
  if (f->parts[index].script == ENG__SCRIPT_ARABIC || word.len == 1) return false;
  if (eng__abbreviation_of(word) == ENG__ABBR_TITLE) return false;
  return next_of(f, next) == NEXT_CAPITAL && is_starter(f, next);
}

/* "1." or "a)" in front of what it counts. */
static bool is_list_number(const finder *f, size_t index) {
  return index == f->first + 1 && f->parts[f->first].kind == ENG_TOKEN_NUMBER &&
         length_of(f, f->first) <= 3;
}

/* The number at `index` when it may count the points of a list, else 0. */
static size_t list_number(const finder *f, size_t index) {
  size_t value = 0, len = length_of(f, index);
  if (f->parts[index].kind != ENG_TOKEN_NUMBER || len > 3) return 0;
  for (size_t i = 0; i < len; i++) {
    unsigned digit = (unsigned char)bytes_of(f, index)[i] - (unsigned)'0';
    if (digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

/* Is this the label of the point `place` of a list: 3, c, iii? */
static bool is_label(const finder *f, size_t index, size_t place) {
  static const char *const roman[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                      "vii", "viii", "ix",  "x",  "xi", "xii"};
  if (list_number(f, index)) return list_number(f, index) == place;
  if (length_of(f, index) == 1 && *bytes_of(f, index) == (char)('a' + place - 1))
    return place <= 26;
  if (place == 1 && is(f, index, ENG__SLICE("الف"))) return true;
  return place <= sizeof roman / sizeof roman[0] && is(f, index, eng__slice_of(roman[place - 1]));
}

/* Where a list counts on, its label begins a sentence, and the stop behind that ends none: "1.
 * Introduction", "2. Methods" in lines of their own. A line that begins with the end of a sentence
 * ("in May \n 30. Then") hardly has the very number that is due. */
static bool is_list_point(finder *f, size_t index) {
  if (index == 0 || !is(f, index, ENG__SLICE(".")) || !touches(f, index)) return false;
  size_t label = index - 1;
  bool line = label == 0 || f->parts[label].flags & ENG__PART_BEFORE_LINE;
  if (!line || (index + 1 < f->count && touches(f, index + 1))) return false;
  bool fresh = label == f->first || is(f, label - 1, ENG__SLICE(":"));
  if (f->counted && is_label(f, label, f->counted + 1)) f->counted++;
  else if (fresh && list_number(f, label)) f->counted = list_number(f, label);
  else if (is_label(f, label, 1) && (fresh || list_number(f, label))) f->counted = 1;
  else return false;
  return true;
}

/* نک. (see) and صص. (pages) stand before what they point to. */
static bool is_reference(const finder *f, size_t index) {
  if (index == 0 || !touches(f, index)) return false;
  return is(f, index - 1, ENG__SLICE("نک")) || is(f, index - 1, ENG__SLICE("رک")) ||
         is(f, index - 1, ENG__SLICE("صص"));
}

/* A line drawn of signs between texts: a sentence of its own. */
static bool is_rule(const finder *f, size_t index) {
  if (!is_punct(f, index) || length_of(f, index) < 3) return false;
  if (!strchr("*=_~-", *bytes_of(f, index))) return false;
  bool alone = index == 0 || !touches(f, index);
  return alone && (index + 1 == f->count || !touches(f, index + 1));
}

/* "تهران - ایرنا:", the place and the agency in front of a Persian report, is not part of its first
 * sentence. */
static bool is_dateline(const finder *f, size_t index) {
  enum { LONGEST = 8 };
  if (!is(f, index, ENG__SLICE(":")) || index - f->first > LONGEST || index + 1 == f->count)
    return false;
  if (f->parts[f->first].script != ENG__SCRIPT_ARABIC || touches(f, index + 1)) return false;
  for (size_t i = f->first + 1; i + 1 < index; i++)
    if (is(f, i, ENG__SLICE("-")) && !touches(f, i) && !touches(f, i + 1)) return true;
  return false;
}

/* ¹ is folded to 1. */
static bool is_raised(const finder *f, size_t index) {
  if (f->parts[index].kind != ENG_TOKEN_NUMBER) return false;
  uint32_t cp = written_as(f, index);
  return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || (cp >= 0x2070 && cp <= 0x2079);
}

/* Behind the note mark at `index`: [3], [note 2], (3), a raised number; `index` when there is none.
 */
static size_t over_note(const finder *f, size_t index) {
  enum { PARTS = 4, DIGITS = 3 };
  if (is_raised(f, index)) return index + 1;
  bool square = is(f, index, ENG__SLICE("["));
  if (!square && !is(f, index, ENG__SLICE("("))) return index;
  for (size_t at = index + 1; at < f->count && at <= index + PARTS; at++) {
    if (after_blank(f, at)) return index;
    if (is(f, at, square ? ENG__SLICE("]") : ENG__SLICE(")"))) return at + 1;
    if (!square && (f->parts[at].kind != ENG_TOKEN_NUMBER || length_of(f, at) > DIGITS))
      return index;
  }
  return index;
}

/* What follows the end of a sentence, its closers and note marks included, and whether one was a
 * quotation mark. */
static size_t over_closers(const finder *f, size_t index, bool *closed) {
  while (index < f->count && !after_blank(f, index) && touches(f, index)) {
    size_t note = over_note(f, index);
    bool closer = note == index && !mark_of(f, index);
    if (closer && !is_closer(f, index)) break;
    *closed |= closer;
    index = note > index ? note : index + 1;
  }
  return index;
}

/* ". . ." is an ellipsis too: the dot at `index` is followed by another. */
static bool spaced_dots(const finder *f, size_t index) {
  return index + 1 < f->count && is(f, index, ENG__SLICE(".")) && is(f, index + 1, ENG__SLICE("."));
}

static bool goes_on_with(const finder *f, size_t next) {
  if (!is_punct(f, next)) return false;
  return strchr(",;:)]}", *bytes_of(f, next)) || is(f, next, ENG__SLICE("\xD8\x8C")) ||
         is(f, next, ENG__SLICE("\xD8\x9B"));
}

static bool is_capitalised(const finder *f, size_t index) {
  const eng__part *part = &f->parts[index];
  return part->kind == ENG_TOKEN_WORD && eng__part_capital(f->document, part) &&
         !eng__part_all_capitals(f->document, part);
}

/* Does the paragraph around `index` hold a word with a capital (more than I and US, which they also
 * write who write without)? Looked for once a paragraph. */
static bool has_capitals(finder *f, size_t index) {
  if (index < f->cased_end) return f->capitals;
  size_t at = index, end = index + 1;
  while (at > 0 && !after_blank(f, at)) at--;
  while (end < f->count && !after_blank(f, end)) end++;
  while (at < end && !is_capitalised(f, at)) at++;
  f->cased_end = end;
  return f->capitals = at < end;
}

/* May the word or number at `index`, with a stop behind it, be anything but an abbreviation? */
static bool is_no_abbreviation(const finder *f, size_t index) {
  if (f->parts[index].kind == ENG_TOKEN_NUMBER) return length_of(f, index) >= 3;
  eng__abbreviation kind =
      eng__abbreviation_of(eng__part_word(f->document->view, &f->parts[index]));
  return length_of(f, index) >= 2 && (kind == ENG__ABBR_NONE || kind == ENG__ABBR_COUNTED);
}

/* "5 km", "3.5 bn": a unit that is written with a stop as well as without. */
static bool is_unit(const finder *f, size_t index) {
  static const char *const units[] = {"km", "cm", "mm", "mi", "yd", "in", "kg",  "mg",  "lb",
                                      "oz", "ha", "bn", "mn", "tn", "m",  "hr",  "min", "sec",
                                      "ft", "sq", "k",  "g",  "l",  "h",  "kms", "gal", "mil"};
  if (index == 0 || f->parts[index - 1].kind != ENG_TOKEN_NUMBER) return false;
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
    if (is(f, index, eng__slice_of(units[i]))) return true;
  return false;
}

/* A small letter behind a full stop: an abbreviation nobody listed, or somebody who writes without
 * capitals. Abbreviations are short. */
static bool ends_before_small(finder *f, size_t index, size_t next) {
  if (index == 0 || !touches(f, index)) return false; /* no word stands before the stop */
  if (is_punct(f, index - 1)) return false;
  if (f->parts[index - 1].kind > ENG_TOKEN_NUMBER) return true; /* a #tag, an address */
  if (is_unit(f, index - 1)) return !has_capitals(f, index);
  if (is_starter(f, next) || length_of(f, index - 1) >= 5) return true;
  return is_no_abbreviation(f, index - 1) && !has_capitals(f, index);
}

static bool is_persian_word(const finder *f, size_t index) {
  enum { TWO_LETTERS = 4 };
  const eng__part *part = &f->parts[index];
  return part->kind == ENG_TOKEN_WORD && part->script == ENG__SCRIPT_ARABIC &&
         length_of(f, index) >= TWO_LETTERS;
}

/* Posts leave the space out: تمام شد.مالیات, تمام شد.«مالیات». Single letters are abbreviations
 * (ه.ش). */
static bool ends_glued(const finder *f, size_t index, mark m, size_t next) {
  if (next_of(f, next) == NEXT_CAPITAL) return true;
  if (is(f, next, ENG__SLICE("\"")) && next + 1 < f->count) next++;
  return is_persian_word(f, next) && (m == SHOUT || (index > 0 && is_persian_word(f, index - 1)));
}

/* Does the mark at `index` end a sentence when `next` stands behind its closers? */
static bool ends_at_mark(finder *f, size_t index, mark m, size_t next, bool closed) {
  if (goes_on_with(f, next)) return false;
  if (m == STOP && (is_list_number(f, index) || is_reference(f, index))) return false;
  next_word word = next_of(f, next);
  if (touches(f, next) && !closed) return ends_glued(f, index, m, next);
  if (word == NEXT_SMALL && m == STOP && !closed) return ends_before_small(f, index, next);
  if (word == NEXT_SMALL) return m == SHOUT && !closed;
  if (m == STOP && closed && f->parts[next].script == ENG__SCRIPT_ARABIC)
    return is_starter(f, next);
  return true;
}

/* The first part of the sentence behind the possible end at `index`; 0 when it is none. */
static size_t sentence_end(finder *f, size_t index) {
  if (is_rule(f, index) || is_dateline(f, index)) return index + 1;
  bool dotted = f->parts[index].flags & ENG__PART_DOTTED, closed = false;
  mark m = mark_of(f, index);
  if ((!m && !dotted) || (m == STOP && spaced_dots(f, index))) return 0;
  size_t next = over_closers(f, index + 1, &closed);
  if (next == f->count || after_blank(f, next)) return next;
  if (dotted && !m) return ends_at_abbreviation(f, index, next) ? next : 0;
  return ends_at_mark(f, index, m, next, closed) ? next : 0;
}

/* First bytes of the marks that may end a sentence, or are a rule. */
static bool may_be_mark(unsigned char first) {
  switch (first) {
  case '.':
  case '!':
  case '?':
  case ':':
  case '*':
  case '=':
  case '_':
  case '~':
  case '-':
    return true;
  default:
    return first >= 0x80;
  }
}

/* A part that may end a sentence, told in a glance. */
static bool may_end(const finder *f, const eng__part *part) {
  if (part->flags & ENG__PART_DOTTED) return true;
  return part->kind == ENG_TOKEN_PUNCT &&
         may_be_mark((unsigned char)f->document->view.at[part->start]);
}

static bool push_span(finder *f, eng__spans *spans, size_t end) {
  if (end == f->first) return true;
  eng_span span =
      eng__document_text_span(f->document, f->parts[f->first].start, f->parts[end - 1].end);
  f->first = end;
  return eng__vec_push(spans, span);
}

static bool find_sentences(finder *f, eng__spans *spans) {
  for (size_t i = 0; i < f->count; i++) {
    if (after_blank(f, i) && !push_span(f, spans, i)) return false;
    if (!may_end(f, &f->parts[i])) continue;
    if (is_rule(f, i) && !push_span(f, spans, i)) return false;
    if (is_list_point(f, i)) {
      if (!push_span(f, spans, i - 1)) return false;
      continue;
    }
    size_t next = sentence_end(f, i);
    if (next && !push_span(f, spans, next)) return false;
    if (next) i = next - 1;
  }
  return push_span(f, spans, f->count);
}

static finder finder_of(const eng_document *document) {
  return (finder){
      .document = document, .parts = document->parts.at, .count = document->parts.count};
}

eng_status eng__document_need_sentences(eng_document *document, eng_error *err) {
  if (document->has_sentences) return ENG_OK;
  document->sentences.count = 0;
  finder f = finder_of(document);
  if (!find_sentences(&f, &document->sentences)) return eng__fail_nomem(err);
  document->has_sentences = true;
  return ENG_OK;
}

eng_status eng__document_need_paragraphs(eng_document *document, eng_error *err) {
  if (document->has_paragraphs) return ENG_OK;
  document->paragraphs.count = 0;
  finder f = finder_of(document);
  for (size_t i = 0; i < f.count; i++)
    if (after_blank(&f, i) && !push_span(&f, &document->paragraphs, i)) return eng__fail_nomem(err);
  if (!push_span(&f, &document->paragraphs, f.count)) return eng__fail_nomem(err);
  document->has_paragraphs = true;
  return ENG_OK;
}
