/* Classes: [ … ]. Members that are written as themselves are folded like other literals; a range of
 * them takes in the folded forms of all it holds, so that [ا-ي] finds the ی that the view has in
 * place of ي. Escapes and named classes are left alone. A range of capitals is refused, because the
 * view has none. */
#include "match/regex_reader.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#include <stdio.h>

enum { FEW = 8, RANGE_FOLDED = 4096, ALTERNATIVES = 256 };

typedef struct class {
  eng__regex_reader *r;
  bool negated, quoted;
  bool simple; /* all members known: `few` are they */
  bool digits; /* all members are digits */
  uint32_t few[FEW];
  size_t few_count;
  size_t members;          /* written out */
  char more[ALTERNATIVES]; /* members that fold to several characters: "|ss|…" */
  size_t more_len;
} class;

static void emit_cp(class *c, uint32_t cp) {
  eng__buffer *out = &c->r->syntax->rewritten;
  if (cp < 0x80) eng__buffer_printf(out, "\\x{%X}", (unsigned)cp);
  else {
    char bytes[4];
    eng__buffer_add(out, bytes, eng__utf8_encode(cp, bytes));
  }
  c->members++;
}

static void note_cp(class *c, uint32_t cp) {
  if (eng__digit_value(cp) < 0) c->digits = false;
  for (size_t i = 0; i < c->few_count; i++)
    if (c->few[i] == cp) return;
  if (c->few_count == FEW) c->simple = false;
  else c->few[c->few_count++] = cp;
}

static void note_unknown(class *c) {
  c->simple = c->digits = false;
}

static void emit_joint(class *c) {
  emit_cp(c, ' ');
  emit_cp(c, ENG__HALF_SPACE);
  emit_cp(c, '\n');
  note_cp(c, ' ');
  note_cp(c, ENG__HALF_SPACE);
  note_cp(c, '\n');
}

/* A member that folds to several characters stands beside the class. */
static void emit_beside(class *c, eng__slice folded) {
  note_unknown(c);
  if (c->negated || c->more_len + folded.len + 1 > sizeof c->more) return;
  c->more[c->more_len++] = '|';
  memcpy(c->more + c->more_len, folded.at, folded.len);
  c->more_len += folded.len;
}

static eng_status emit_literal(class *c, uint32_t cp) {
  eng__regex_reader *r = c->r;
  char bytes[4];
  eng__slice folded = {bytes, eng__utf8_encode(cp, bytes)};
  if (cp == ENG__HALF_SPACE && eng__reader_folds(r)) return emit_joint(c), ENG_OK;
  eng_status status = eng__reader_fold(r, folded, &folded);
  if (status || !folded.len) return status;
  const char *p = folded.at;
  uint32_t one = eng__utf8_next(&p);
  if (p < folded.at + folded.len) emit_beside(c, folded);
  else if (one == ' ' && eng__reader_folds(r)) emit_joint(c);
  else emit_cp(c, one), note_cp(c, one);
  return ENG_OK;
}

/* ---- Ranges ---- */

static bool is_capital(uint32_t cp) {
  eng__category category = eng__category_of(cp);
  return category == ENG__LU || category == ENG__LT;
}

/* The folded forms of what a range holds, where they lie outside it. */
static eng_status emit_folded_range(class *c, uint32_t low, uint32_t high) {
  for (uint32_t cp = low; cp <= high; cp++) {
    char bytes[4];
    eng__slice folded = {bytes, eng__utf8_encode(cp, bytes)};
    eng_status status = eng__reader_fold(c->r, folded, &folded);
    if (status) return status;
    if (!folded.len) continue;
    const char *p = folded.at;
    uint32_t one = eng__utf8_next(&p);
    if (p == folded.at + folded.len && (one < low || one > high)) emit_cp(c, one);
  }
  return ENG_OK;
}

static eng_status emit_range(class *c, uint32_t low, uint32_t high, bool literal) {
  bool folds = eng__reader_folds(c->r);
  if (folds && !c->r->options.keep_case && (is_capital(low) || is_capital(high)))
    return eng__reader_refuse_capitals(c->r);
  emit_cp(c, low);
  eng__buffer_add_byte(&c->r->syntax->rewritten, '-');
  emit_cp(c, high);
  bool digits =
      c->digits && high - low < 10 && eng__digit_value(low) >= 0 && eng__digit_value(high) >= 0;
  note_unknown(c);
  c->digits = digits;
  if (!literal || !folds || high < low || high - low >= RANGE_FOLDED) return ENG_OK;
  return emit_folded_range(c, low, high);
}

/* ---- Members ---- */

/* One character at `at`, as itself or escaped; false for \d, [:alpha:] and the like. */
static bool single(class *c, const char *at, uint32_t *cp, size_t *len, bool *literal) {
  const eng__regex_reader *r = c->r;
  if (at >= r->end) return false;
  *literal = c->quoted || *at != '\\';
  if (*literal) {
    const char *p = at;
    *cp = eng__utf8_next(&p);
    *len = (size_t)(p - at);
    return true;
  }
  bool found = eng__reader_escape(r, at + 1, true, cp, len);
  *len += 1;
  return found;
}

static eng_status refuse_posix(class *c) {
  const eng__regex_reader *r = c->r;
  if (r->options.raw || r->options.keep_case) return ENG_OK;
  bool capitals = eng__reader_starts(r, "[:upper:]") || eng__reader_starts(r, "[:^upper:]");
  return capitals ? eng__reader_refuse_capitals(r) : ENG_OK;
}

/* Length of "[:name:]" at the reader's place, 0 when there is none. */
static size_t posix_len(const eng__regex_reader *r) {
  if (!eng__reader_starts(r, "[:")) return 0;
  for (const char *p = r->at + 2; p + 1 < r->end; p++) {
    if (*p == ':' && p[1] == ']') return (size_t)(p + 2 - r->at);
    if ((unsigned char)((*p | 0x20) - 'a') >= 26 && *p != '^') return 0;
  }
  return 0;
}

/* \d, \p{…} and what else stands for many characters. */
static eng_status read_set(class *c) {
  eng__regex_reader *r = c->r;
  size_t len = 2;
  eng_status status = ENG_OK;
  if (r->end - r->at < 2) { /* cut off: PCRE2 tells */
    eng__reader_copy(r, 1);
    return ENG_OK;
  }
  bool digits = c->digits && r->at[1] == 'd';
  if (r->at[1] == 'p' || r->at[1] == 'P') {
    status = eng__reader_property(r, r->at + 1, &len);
    len++;
  }
  if (status) return status;
  eng__reader_copy(r, len);
  note_unknown(c);
  c->digits = digits;
  c->members++;
  return ENG_OK;
}

static eng_status read_single(class *c, uint32_t cp, size_t len, bool literal) {
  eng__regex_reader *r = c->r;
  uint32_t high;
  size_t high_len;
  bool high_literal;
  r->at += len;
  eng__reader_named(r, literal ? 0 : cp);
  bool range = !c->quoted && r->end - r->at >= 2 && *r->at == '-' && r->at[1] != ']' &&
               single(c, r->at + 1, &high, &high_len, &high_literal);
  if (range && !(high_literal && high == '[')) {
    r->at += 1 + high_len;
    return emit_range(c, cp, high, literal && high_literal);
  }
  if (literal) return emit_literal(c, cp);
  emit_cp(c, cp);
  note_cp(c, cp);
  return ENG_OK;
}

/* White space that (?xx) ignores, and \Q, \E: nothing of them is written. */
static bool skip_ignored(class *c) {
  eng__regex_reader *r = c->r;
  if (eng__reader_starts(r, "\\E")) c->quoted = false;
  else if (eng__reader_starts(r, "\\Q") && !c->quoted) c->quoted = true;
  else if (r->extended[r->depth] > 1 && !c->quoted && (*r->at == ' ' || *r->at == '\t'))
    return r->at++, true;
  else return false;
  r->at += 2;
  return true;
}

static eng_status read_member(class *c) {
  eng__regex_reader *r = c->r;
  uint32_t cp = 0;
  size_t len = posix_len(r);
  bool literal = false;
  if (skip_ignored(c)) return ENG_OK;
  if (len && !c->quoted) {
    eng_status status = refuse_posix(c);
    if (!status) eng__reader_copy(r, len);
    note_unknown(c);
    c->members++;
    return status;
  }
  if (!single(c, r->at, &cp, &len, &literal)) return read_set(c);
  if (literal && (cp < ' ' || cp == 0x7F))
    return eng__regex_complain(r->source, "a control character in a class: write \\t, \\n", r->err);
  return read_single(c, cp, len, literal);
}

/* ---- The class as a whole ---- */

/* A class without a written member matches nothing; negated, everything. */
static void close_class(class *c, size_t opened) {
  eng__buffer *out = &c->r->syntax->rewritten;
  if (!c->members) {
    out->len = opened;
    eng__buffer_add_string(out, c->negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]");
  } else {
    eng__buffer_add_byte(out, ']');
  }
  if (!c->more_len) return;
  eng__buffer_add(out, c->more, c->more_len);
  eng__buffer_add_byte(out, ')');
}

/* Members that fold to several characters need a group around the class: it is put in front. */
static void open_group(class *c, size_t opened) {
  eng__buffer *out = &c->r->syntax->rewritten;
  if (!c->more_len || !eng__buffer_reserve(out, 3)) return;
  memmove(out->at + opened + 3, out->at + opened, out->len - opened);
  memcpy(out->at + opened, "(?:", 3);
  out->len += 3;
}

static void note_first(class *c) {
  eng__regex_reader *r = c->r;
  char byte = ENG__TRIGGER_DIGIT;
  bool joint = c->simple && c->few_count;
  for (size_t i = 0; i < c->few_count; i++)
    joint &= c->few[i] == ' ' || c->few[i] == '\n' || c->few[i] == ENG__HALF_SPACE;
  if (c->negated || (!c->digits && !c->simple) || !c->members) {
    eng__first_unknown(&r->first);
  } else if (c->digits || joint) {
    if (!c->digits) byte = ENG__TRIGGER_JOINT;
    eng__first_bytes(&r->first, (eng__slice){&byte, 1});
  } else {
    eng__first_one_of(&r->first, c->few, c->few_count);
  }
}

eng_status eng__reader_class(eng__regex_reader *r) {
  class c = {.r = r, .simple = true, .digits = true};
  size_t opened = r->syntax->rewritten.len;
  eng__reader_break(r);
  eng__reader_atom(r);
  eng__reader_copy(r, 1);
  if (r->at < r->end && *r->at == '^') {
    c.negated = true;
    eng__reader_copy(r, 1);
  }
  eng_status status = ENG_OK;
  for (bool begun = false; r->at < r->end && !status; begun = true) {
    if (*r->at == ']' && begun && !c.quoted) break;
    status = read_member(&c);
  }
  if (status || r->at >= r->end) return status; /* unclosed: PCRE2 tells */
  r->at++;
  size_t before = opened;
  open_group(&c, before);
  close_class(&c, c.more_len ? opened + 3 : opened);
  note_first(&c);
  return ENG_OK;
}
