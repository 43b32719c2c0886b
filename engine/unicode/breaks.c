/* Each function walks from one boundary to the next, carrying the few facts about what it passed
 * that the rules of UAX #29 (Unicode 15.0) ask for. The number of the rule stands at each decision;
 * rules are tried in their order, the first that fits decides. */
#include "unicode/breaks.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

/* Words. */

static bool is_newline(eng__word_class c) {
  return c == ENG__WB_CR || c == ENG__WB_LF || c == ENG__WB_NEWLINE;
}

/* What WB4 lets stand behind any character as if it were not there. */
static bool is_ignored(eng__word_class c) {
  return c == ENG__WB_EXTEND || c == ENG__WB_FORMAT || c == ENG__WB_ZWJ;
}

static bool is_ahletter(eng__word_class c) {
  return c == ENG__WB_ALETTER || c == ENG__WB_HEBREW_LETTER;
}

static bool is_midnumletq(eng__word_class c) {
  return c == ENG__WB_MIDNUMLET || c == ENG__WB_SINGLE_QUOTE;
}

typedef struct word_state {
  eng__word_class last;           /* the character just passed */
  eng__word_class left, far_left; /* the last two that WB4 does not ignore */
  bool odd_regional;              /* an odd run of regional indicators ends here */
} word_state;

/* The class of the first character from `at` on that WB4 does not ignore. */
static eng__word_class word_class_behind(const char *at, const char *end) {
  while (at < end) {
    eng__word_class c = eng__word_class_of(eng__utf8_next(&at));
    if (!is_ignored(c)) return c;
  }
  return ENG__WB_OTHER;
}

/* WB5 to WB13b: letters, digits and what joins them. `after` lies behind the character of class
 * `right`. */
static bool joins_word(const word_state *s, eng__word_class right, const char *after,
                       const char *end) {
  eng__word_class left = s->left, far_left = s->far_left;
  if (is_ahletter(left) && is_ahletter(right)) return true; /* WB5 */
  bool right_mid = right == ENG__WB_MIDLETTER || is_midnumletq(right);
  if (is_ahletter(left) && right_mid && is_ahletter(word_class_behind(after, end)))
    return true; /* WB6 */
  bool left_mid = left == ENG__WB_MIDLETTER || is_midnumletq(left);
  if (is_ahletter(far_left) && left_mid && is_ahletter(right)) return true;        /* WB7 */
  if (left == ENG__WB_HEBREW_LETTER && right == ENG__WB_SINGLE_QUOTE) return true; /* WB7a */
  if (left == ENG__WB_HEBREW_LETTER && right == ENG__WB_DOUBLE_QUOTE &&
      word_class_behind(after, end) == ENG__WB_HEBREW_LETTER)
    return true; /* WB7b */
  if (far_left == ENG__WB_HEBREW_LETTER && left == ENG__WB_DOUBLE_QUOTE &&
      right == ENG__WB_HEBREW_LETTER)
    return true;                                                        /* WB7c */
  if (left == ENG__WB_NUMERIC && right == ENG__WB_NUMERIC) return true; /* WB8 */
  if (is_ahletter(left) && right == ENG__WB_NUMERIC) return true;       /* WB9 */
  if (left == ENG__WB_NUMERIC && is_ahletter(right)) return true;       /* WB10 */
  left_mid = left == ENG__WB_MIDNUM || is_midnumletq(left);
  if (far_left == ENG__WB_NUMERIC && left_mid && right == ENG__WB_NUMERIC) return true; /* WB11 */
  right_mid = right == ENG__WB_MIDNUM || is_midnumletq(right);
  if (left == ENG__WB_NUMERIC && right_mid && word_class_behind(after, end) == ENG__WB_NUMERIC)
    return true;                                                          /* WB12 */
  if (left == ENG__WB_KATAKANA && right == ENG__WB_KATAKANA) return true; /* WB13 */
  bool left_word = is_ahletter(left) || left == ENG__WB_NUMERIC || left == ENG__WB_KATAKANA;
  if ((left_word || left == ENG__WB_EXTENDNUMLET) && right == ENG__WB_EXTENDNUMLET)
    return true; /* WB13a */
  return left == ENG__WB_EXTENDNUMLET &&
         (is_ahletter(right) || right == ENG__WB_NUMERIC || right == ENG__WB_KATAKANA); /* WB13b */
}

static bool word_breaks(const word_state *s, uint32_t cp, const char *after, const char *end) {
  eng__word_class right = eng__word_class_of(cp);
  if (s->last == ENG__WB_CR && right == ENG__WB_LF) return false;                /* WB3 */
  if (is_newline(s->last) || is_newline(right)) return true;                     /* WB3a, WB3b */
  if (s->last == ENG__WB_ZWJ && eng__is_extended_pictographic(cp)) return false; /* WB3c */
  if (s->last == ENG__WB_WSEGSPACE && right == ENG__WB_WSEGSPACE) return false;  /* WB3d */
  if (is_ignored(right)) return false;                                           /* WB4 */
  if (joins_word(s, right, after, end)) return false;
  bool regional = right == ENG__WB_REGIONAL_INDICATOR;
  return !(regional && s->odd_regional); /* WB15, WB16, WB999 */
}

static void pass_word_character(word_state *s, eng__word_class c) {
  s->last = c;
  if (is_ignored(c)) return; /* WB4 */
  s->far_left = s->left;
  s->left = c;
  s->odd_regional = c == ENG__WB_REGIONAL_INDICATOR && !s->odd_regional;
}

size_t eng__next_word_break(eng__slice text, size_t from) {
  const char *at = text.at + from, *end = text.at + text.len;
  eng__word_class first = eng__word_class_of(eng__utf8_next(&at));
  word_state s = {first, first, ENG__WB_OTHER, first == ENG__WB_REGIONAL_INDICATOR};
  while (at < end) {
    const char *after = at;
    uint32_t cp = eng__utf8_next(&after);
    if (word_breaks(&s, cp, after, end)) break;
    pass_word_character(&s, eng__word_class_of(cp));
    at = after;
  }
  return (size_t)(at - text.at);
}

/* Sentences. */

static bool is_para_sep(eng__sentence_class c) {
  return c == ENG__SB_SEP || c == ENG__SB_CR || c == ENG__SB_LF;
}

static bool is_saterm(eng__sentence_class c) {
  return c == ENG__SB_STERM || c == ENG__SB_ATERM;
}

/* How far the text just passed has come along "SATerm Close* Sp*". */
typedef enum ending { NO_ENDING, AFTER_TERM, AFTER_CLOSE, AFTER_SPACE } ending;

typedef struct sentence_state {
  eng__sentence_class last;           /* the character just passed */
  eng__sentence_class left, far_left; /* the last two that SB5 does not ignore */
  ending ending;
  bool by_aterm; /* the ending began with ATerm */
} sentence_state;

/* SB8: nothing but what cannot begin or end a sentence, then a small letter? */
static bool small_letter_follows(const char *at, const char *end) {
  while (at < end) {
    eng__sentence_class c = eng__sentence_class_of(eng__utf8_next(&at));
    if (c == ENG__SB_LOWER) return true;
    if (c == ENG__SB_OLETTER || c == ENG__SB_UPPER || is_para_sep(c) || is_saterm(c)) return false;
  }
  return false;
}

/* SB6 to SB11, at the character of class `right` that begins at `at`; behind no ending nothing
 * breaks (SB998). */
static bool ending_breaks(const sentence_state *s, eng__sentence_class right, const char *at,
                          const char *end) {
  if (s->ending == NO_ENDING) return false;
  bool just_aterm = s->ending == AFTER_TERM && s->by_aterm;
  if (just_aterm && right == ENG__SB_NUMERIC) return false; /* SB6 */
  bool cased = s->far_left == ENG__SB_UPPER || s->far_left == ENG__SB_LOWER;
  if (just_aterm && cased && right == ENG__SB_UPPER) return false;      /* SB7 */
  if (s->by_aterm && small_letter_follows(at, end)) return false;       /* SB8 */
  if (right == ENG__SB_SCONTINUE || is_saterm(right)) return false;     /* SB8a */
  if (right == ENG__SB_CLOSE && s->ending != AFTER_SPACE) return false; /* SB9 */
  return right != ENG__SB_SP && !is_para_sep(right);                    /* SB9, SB10, SB11 */
}

static bool sentence_breaks(const sentence_state *s, eng__sentence_class right, const char *at,
                            const char *end) {
  if (s->last == ENG__SB_CR && right == ENG__SB_LF) return false;       /* SB3 */
  if (is_para_sep(s->last)) return true;                                /* SB4 */
  if (right == ENG__SB_EXTEND || right == ENG__SB_FORMAT) return false; /* SB5 */
  return ending_breaks(s, right, at, end);
}

static ending next_ending(ending now, eng__sentence_class c) {
  if (is_saterm(c)) return AFTER_TERM;
  if (now == NO_ENDING) return NO_ENDING;
  if (c == ENG__SB_CLOSE && now != AFTER_SPACE) return AFTER_CLOSE;
  return c == ENG__SB_SP ? AFTER_SPACE : NO_ENDING;
}

static void pass_sentence_character(sentence_state *s, eng__sentence_class c) {
  s->last = c;
  if (c == ENG__SB_EXTEND || c == ENG__SB_FORMAT) return; /* SB5 */
  s->far_left = s->left;
  s->left = c;
  s->ending = next_ending(s->ending, c);
  if (is_saterm(c)) s->by_aterm = c == ENG__SB_ATERM;
}

size_t eng__next_sentence_break(eng__slice text, size_t from) {
  const char *at = text.at + from, *end = text.at + text.len;
  sentence_state s = {ENG__SB_OTHER, ENG__SB_OTHER, ENG__SB_OTHER, NO_ENDING, false};
  pass_sentence_character(&s, eng__sentence_class_of(eng__utf8_next(&at)));
  while (at < end) {
    const char *after = at;
    eng__sentence_class c = eng__sentence_class_of(eng__utf8_next(&after));
    if (sentence_breaks(&s, c, at, end)) break;
    pass_sentence_character(&s, c);
    at = after;
  }
  return (size_t)(at - text.at);
}

/* Grapheme clusters. */

typedef struct grapheme_state {
  eng__grapheme_class left;
  bool pictograph; /* "ExtPict Extend*" ends here, or before a ZWJ that `left` is */
  bool odd_regional;
} grapheme_state;

static bool is_control(eng__grapheme_class c) {
  return c == ENG__GCB_CONTROL || c == ENG__GCB_CR || c == ENG__GCB_LF;
}

/* GB6 to GB8: syllables of Hangul jamo. */
static bool joins_syllable(eng__grapheme_class left, eng__grapheme_class right) {
  switch (left) {
  case ENG__GCB_L:
    return right == ENG__GCB_L || right == ENG__GCB_V || right == ENG__GCB_LV ||
           right == ENG__GCB_LVT; /* GB6 */
  case ENG__GCB_LV:
  case ENG__GCB_V:
    return right == ENG__GCB_V || right == ENG__GCB_T; /* GB7 */
  case ENG__GCB_LVT:
  case ENG__GCB_T:
    return right == ENG__GCB_T; /* GB8 */
  default:
    return false;
  }
}

static bool grapheme_breaks(const grapheme_state *s, uint32_t cp) {
  eng__grapheme_class right = eng__grapheme_class_of(cp);
  if (s->left == ENG__GCB_CR && right == ENG__GCB_LF) return false; /* GB3 */
  if (is_control(s->left) || is_control(right)) return true;        /* GB4, GB5 */
  if (joins_syllable(s->left, right)) return false;
  if (right == ENG__GCB_EXTEND || right == ENG__GCB_ZWJ) return false;            /* GB9 */
  if (right == ENG__GCB_SPACINGMARK || s->left == ENG__GCB_PREPEND) return false; /* GB9a, GB9b */
  if (s->left == ENG__GCB_ZWJ && s->pictograph && eng__is_extended_pictographic(cp))
    return false; /* GB11 */
  bool regional = right == ENG__GCB_REGIONAL_INDICATOR;
  return !(regional && s->odd_regional); /* GB12, GB13, GB999 */
}

static void pass_grapheme_character(grapheme_state *s, uint32_t cp) {
  bool was_zwj = s->left == ENG__GCB_ZWJ;
  s->left = eng__grapheme_class_of(cp);
  bool goes_on = s->left == ENG__GCB_EXTEND || s->left == ENG__GCB_ZWJ;
  s->pictograph = eng__is_extended_pictographic(cp) || (s->pictograph && goes_on && !was_zwj);
  s->odd_regional = s->left == ENG__GCB_REGIONAL_INDICATOR && !s->odd_regional;
}

size_t eng__next_grapheme_break(eng__slice text, size_t from) {
  const char *at = text.at + from, *end = text.at + text.len;
  grapheme_state s = {ENG__GCB_OTHER, false, false};
  pass_grapheme_character(&s, eng__utf8_next(&at));
  while (at < end) {
    const char *after = at;
    uint32_t cp = eng__utf8_next(&after);
    if (grapheme_breaks(&s, cp)) break;
    pass_grapheme_character(&s, cp);
    at = after;
  }
  return (size_t)(at - text.at);
}
