/* Classes and escapes of an expression, for lint (lint_regex.h). */
#include "rules/lint_regex.h"

#include "unicode/fold.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

/* ---- Classes ---- */

/* The class at `at`, brackets included. */
static eng__slice class_at(const eng__lint_expression *e) {
  const char *p = e->at + 1;
  if (p < e->end && *p == '^') p++;
  if (p < e->end && *p == ']') p++;
  while (p < e->end && *p != ']') {
    if (*p == '\\' && p + 1 < e->end) p++;
    else if (*p == '[' && p + 1 < e->end && p[1] == ':') {
      const char *close = memchr(p, ']', (size_t)(e->end - p));
      if (close) p = close;
    }
    p++;
  }
  return (eng__slice){e->at, (size_t)((p < e->end ? p + 1 : e->end) - e->at)};
}

static bool holds(eng__slice text, const char *part) {
  size_t len = strlen(part);
  for (size_t i = 0; i + len <= text.len; i++) {
    if (memcmp(text.at + i, part, len) == 0) return true;
  }
  return false;
}

enum { MOST_MEMBERS = 128 };

/* Members that are letters by themselves, and what stands beside a bar. */
typedef struct members {
  uint32_t all[MOST_MEMBERS];
  size_t count;
  bool twice, bar;
} members;

static void add_member(members *m, uint32_t cp) {
  for (size_t i = 0; i < m->count; i++) m->twice = m->twice || m->all[i] == cp;
  if (m->count < MOST_MEMBERS) m->all[m->count++] = cp;
}

/* A class of plain characters; ranges, escapes and names end the reading. */
static bool read_members(eng__slice class, members *m) {
  const char *p = class.at + 1, *end = class.at + class.len - 1;
  uint32_t before = 0;
  if (p < end && *p == '^') p++;
  while (p < end) {
    const char *next = p;
    uint32_t cp = eng__utf8_next(&next);
    bool range = next + 1 < end && *next == '-';
    if (cp == '\\' || cp == '[' || range) return false;
    bool between = next < end && eng__is_letter(before) &&
                   (((unsigned char)*next & 0x80) || ((*next | 32) >= 'a' && (*next | 32) <= 'z'));
    if (cp == '|' && between) m->bar = true;
    else add_member(m, cp);
    before = cp;
    p = next;
  }
  return true;
}

void eng__lint_read_class(eng__lint_expression *e) {
  eng__slice class = class_at(e);
  members m = {.count = 0};
  if (holds(class, "a-z") && eng__has_script(e->source, ENG__SCRIPT_ARABIC))
    eng__lint_of_regex(e, ENG__LINT_ASCII_CLASS,
                       "[a-z] is no Persian letter: write \\w, \\p{L} or \\p{Arabic}");
  if (class.len > 2 && read_members(class, &m)) {
    if (m.bar)
      eng__lint_of_regex(e, ENG__LINT_CLASS_BAR, "a bar in a class is a bar: write (?:a|b)");
    else if (m.twice) eng__lint_of_regex(e, ENG__LINT_CLASS_TWICE, "a class has a character twice");
  }
  e->plain = false;
  e->frames[e->depth].literal = false;
  eng__lint_solid(e);
  e->at += class.len;
}

/* ---- Escapes ---- */

/* \xHH, \x{H…}, \N{U+H…}: its value and behind it, or NULL. */
static const char *read_hex(const char *at, const char *end, uint32_t *cp) {
  bool name = end - at > 4 && memcmp(at, "N{U+", 4) == 0;
  bool brace = name || (end - at > 2 && at[0] == 'x' && at[1] == '{');
  if (!name && *at != 'x') return NULL;
  const char *p = at + (name ? 4 : brace ? 2 : 1), *first = p;
  for (*cp = 0; p < end && *cp < 0x110000 && (brace || p < first + 2); p++) {
    char c = *p;
    int digit = c >= '0' && c <= '9'                 ? c - '0'
                : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 87
                                                     : -1;
    if (digit < 0) break;
    *cp = *cp * 16 + (uint32_t)digit;
  }
  if (p == first || (brace && (p >= end || *p != '}'))) return NULL;
  return p + brace;
}

/* \t, \r and their like: the value, or NULL. */
static const char *read_control(const char *at, uint32_t *cp) {
  static const char letters[] = "aefnrt", values[] = "\a\033\f\n\r\t";
  const char *letter = strchr(letters, *at);
  if (!letter || !*letter) return NULL;
  *cp = (unsigned char)values[letter - letters];
  return at + 1;
}

/* Does folded text have no such character? */
static bool never_folded(const eng__lint_expression *e, uint32_t cp) {
  char bytes[4];
  eng__slice one = {bytes, eng__utf8_encode(cp, bytes)};
  eng__buffer out = {0};
  eng__offset_map map = {0};
  bool same = true;
  eng__fold_kind kind = e->options.keep_case ? ENG__FOLD_CASED : ENG__FOLD_VIEW;
  bool good = eng__fold(one, kind, &out, &map, &same, NULL) == ENG_OK;
  bool other = good && !same && !eng__slice_equal(eng__buffer_slice(&out), one);
  eng__buffer_free(&out);
  eng__vec_free(&map.steps);
  return other;
}

static void check_value(eng__lint_expression *e, uint32_t cp) {
  bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
  if (e->options.raw || e->folds_case || cp == 0x200C || cp > 0x10FFFF || surrogate) return;
  if (!never_folded(e, cp)) return;
  eng__lint_say(e->set, ENG__LINT_ESCAPE_FOLDED, e->where,
                "regex: folded text has no U+%04X, and escapes are not folded", (unsigned)cp);
}

/* Behind \p{…}, \g{…}, \k<…> and their like, or behind the letter. */
static const char *behind_name(const char *at, const char *end) {
  static const char opens[] = "{<'", closes[] = "}>'";
  const char *open = at + 1 < end ? strchr(opens, at[1]) : NULL;
  if (!open || !*open) return at + 1 < end ? at + 2 : end;
  const char *close = memchr(at + 2, closes[open - opens], (size_t)(end - at - 2));
  return close ? close + 1 : end;
}

static void read_known(eng__lint_expression *e, char c) {
  if (strchr("bBAzZG", c)) eng__lint_nothing(e);
  else eng__lint_solid(e);
  bool at_edge = e->at - 1 == e->source.at || e->at + 1 == e->end;
  e->plain = e->plain && c == 'b' && at_edge;
  e->at++;
}

void eng__lint_read_escape(eng__lint_expression *e) {
  uint32_t cp;
  e->frames[e->depth].literal = false;
  if (++e->at >= e->end) {
    e->lost = true;
    return;
  }
  char c = *e->at;
  const char *behind = read_hex(e->at, e->end, &cp);
  if (!behind) behind = read_control(e->at, &cp);
  if (strchr("bBAzZGdDsSwWhHvVRX", c)) {
    read_known(e, c);
    return;
  }
  e->plain = false;
  if (behind) {
    check_value(e, cp);
    e->escapes = true;
  } else if ((c >= '0' && c <= '9') || c == 'g' || c == 'k') {
    e->references = true;
    behind = behind_name(e->at, e->end);
  } else if (c == 'p' || c == 'P') {
    behind = behind_name(e->at, e->end);
  } else if ((c | 32) >= 'a' && (c | 32) <= 'z') {
    e->lost = true; /* \Q, \K, \c and others */
    return;
  } else {
    behind = e->at;
    eng__utf8_next(&behind);
  }
  eng__lint_solid(e);
  e->at = behind;
}
