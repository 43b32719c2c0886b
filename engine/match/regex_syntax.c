/* Reading an expression once, from left to right: what is a literal is folded and written out
 * again, what is syntax is copied. There is no tree: groups are a stack of a hundred at most. What
 * PCRE2 would refuse is copied too, so that PCRE2's own message is given. */
#include "match/regex_reader.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#include <stdio.h>

eng_status eng__regex_complain(eng__slice source, const char *what, eng_error *err) {
  eng__buffer shown = {0};
  for (size_t i = 0; i < source.len && i < 160; i++) {
    unsigned char byte = (unsigned char)source.at[i];
    if (byte < ' ' || byte == 0x7F) eng__buffer_printf(&shown, "\\x%02X", byte);
    else eng__buffer_add_byte(&shown, source.at[i]);
  }
  while (shown.len && source.len > 160 && ((unsigned char)shown.at[shown.len - 1] & 0xC0) == 0x80)
    shown.len--;
  eng_status status = eng__fail(err, ENG_INVALID, "expression \"%.*s%s\": %s", (int)shown.len,
                                shown.at ? shown.at : "", source.len > 160 ? "…" : "", what);
  eng__buffer_free(&shown);
  return status;
}

/* The expression as it was meant: what Lua made a control character of, spelled out. */
static eng_status refuse_control(const eng__regex_reader *r) {
  static const char letters[] = "abtnvfr";
  eng__buffer meant = {0};
  for (size_t i = 0; i < r->source.len; i++) {
    unsigned char byte = (unsigned char)r->source.at[i];
    if (byte >= 7 && byte <= 13) eng__buffer_printf(&meant, "\\%c", letters[byte - 7]);
    else if (byte < ' ' || byte == 0x7F) eng__buffer_printf(&meant, "\\x%02X", byte);
    else eng__buffer_add_byte(&meant, r->source.at[i]);
  }
  eng_status status = eng__fail(r->err, ENG_INVALID,
                                "expression with a control character; in long brackets it is "
                                "[=[%.*s]=]",
                                (int)(meant.len < 300 ? meant.len : 300), meant.at ? meant.at : "");
  eng__buffer_free(&meant);
  return status;
}

static eng_status refuse(const eng__regex_reader *r, const char *what) {
  return eng__regex_complain(r->source, what, r->err);
}

/* ---- Folding ---- */

static eng_status fold(eng__regex_reader *r, eng__slice text, eng__fold_kind kind,
                       eng__buffer *into, eng__slice *folded) {
  bool same = true;
  eng_status status = eng__fold(text, kind, into, &r->map, &same, r->err);
  *folded = same ? text : eng__buffer_slice(into);
  return status;
}

eng_status eng__reader_fold(eng__regex_reader *r, eng__slice text, eng__slice *folded) {
  *folded = text;
  if (!eng__reader_folds(r)) return ENG_OK;
  eng__fold_kind kind = r->options.keep_case ? ENG__FOLD_CASED : ENG__FOLD_VIEW;
  return fold(r, text, kind, &r->folded, folded);
}

eng_status eng__reader_fold_view(eng__regex_reader *r, eng__slice text, eng__slice *folded) {
  return fold(r, text, ENG__FOLD_VIEW, &r->folded_view, folded);
}

/* ---- What stands in every match ---- */

void eng__reader_break(eng__regex_reader *r) {
  if (!r->no_required && r->run.len > r->syntax->required.len) {
    eng__buffer_clear(&r->syntax->required);
    eng__buffer_add_slice(&r->syntax->required, eng__buffer_slice(&r->run));
  }
  eng__buffer_clear(&r->run);
  r->last_unit = 0;
}

void eng__reader_atom(eng__regex_reader *r) {
  r->atoms++;
}

void eng__reader_named(eng__regex_reader *r, uint32_t cp) {
  if (cp != ENG__HALF_SPACE) return;
  if (!r->named && r->atoms <= 1) r->syntax->begins_named = true;
  r->named = true;
  r->atoms_at_named = r->atoms;
}

/* ---- Literals ---- */

static bool is_special(uint32_t cp) {
  return cp < 0x80 && strchr("\\^$.|?*+()[]{}#-", (int)cp);
}

static void write_literal(eng__regex_reader *r, eng__slice folded) {
  eng__buffer *out = &r->syntax->rewritten;
  const char *end = folded.at + folded.len;
  bool group = !folded.len || eng__utf8_count(folded.at, folded.len) > 1;
  if (group) eng__buffer_add_string(out, "(?:");
  for (const char *p = folded.at; p < end;) {
    const char *start = p;
    uint32_t cp = eng__utf8_next(&p);
    if (is_special(cp)) eng__buffer_add_byte(out, '\\');
    if (cp == ' ') eng__buffer_add_string(out, "\\x{20}"); /* (?x) would pass over it */
    else eng__buffer_add(out, start, (size_t)(p - start));
  }
  if (group) eng__buffer_add_byte(out, ')');
}

/* A joint: what a space or half-space of an expression finds. */
static void add_joint(eng__regex_reader *r) {
  char byte = ENG__TRIGGER_JOINT;
  eng__reader_break(r);
  eng__reader_atom(r);
  eng__buffer_add_string(&r->syntax->rewritten, "[\\x{20}\\x{200C}\\n]");
  eng__first_bytes(&r->first, (eng__slice){&byte, 1});
}

static void note_literal(eng__regex_reader *r, eng__slice folded) {
  eng__reader_atom(r);
  if (r->depth) {
    eng__reader_break(r);
  } else {
    eng__buffer_add_slice(&r->run, folded);
    r->last_unit = folded.len;
  }
}

/* One literal character with the marks behind it, folded together, for they may compose. */
static eng_status add_literal(eng__regex_reader *r, eng__slice unit) {
  eng__slice folded, view;
  eng_status status = eng__reader_fold(r, unit, &folded);
  if (status) return status;
  bool half_space = eng__slice_equal(unit, ENG__SLICE("\u200C"));
  if (eng__reader_folds(r) && (half_space || eng__slice_equal(folded, ENG__SLICE(" ")))) {
    add_joint(r);
    return ENG_OK;
  }
  note_literal(r, folded);
  write_literal(r, folded);
  status = eng__reader_fold_view(r, unit, &view);
  if (!status) eng__first_bytes(&r->first, view);
  return status;
}

static eng_status read_literal(eng__regex_reader *r) {
  const char *p = r->at;
  uint32_t cp = eng__utf8_next(&p);
  if (cp < ' ' || cp == 0x7F) return refuse_control(r);
  while (p < r->end && (unsigned char)*p >= 0xCC) {
    const char *next = p;
    if (!eng__is_mark(eng__utf8_next(&next))) break;
    p = next;
  }
  eng__slice unit = {r->at, (size_t)(p - r->at)};
  r->at = p;
  return add_literal(r, unit);
}

/* ---- Escapes ---- */

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Digits of `base` from `at`; stops at the first other byte. */
static const char *number(const char *at, const char *end, int base, uint32_t *value) {
  *value = 0;
  for (; at < end; at++) {
    int digit = hex_value(*at);
    if (digit < 0 || digit >= base || *value > 0x110000) break;
    *value = *value * (uint32_t)base + (uint32_t)digit;
  }
  return at;
}

/* {…} with a number of `base` behind `skip` bytes of escape. */
static bool braced(const char *at, const char *end, size_t skip, int base, uint32_t *cp,
                   size_t *len) {
  const char *close = number(at + skip, end, base, cp);
  if (close >= end || *close != '}' || close == at + skip) return false;
  *len = (size_t)(close + 1 - at);
  return true;
}

static bool plain_hex(const char *at, const char *end, uint32_t *cp, size_t *len) {
  const char *stop = end - at > 3 ? at + 3 : end;
  *len = (size_t)(number(at + 1, stop, 16, cp) - at);
  return true;
}

bool eng__reader_escape(const eng__regex_reader *r, const char *at, bool in_class, uint32_t *cp,
                        size_t *len) {
  static const char names[] = "aefnrt", values[] = "\a\x1B\f\n\r\t";
  const char *end = r->end;
  *len = 1;
  if (at >= end) return false;
  const char *name = memchr(names, *at, sizeof names - 1);
  if (name) return *cp = (unsigned char)values[name - names], true;
  if (*at == 'x' && end - at > 1 && at[1] == '{') return braced(at, end, 2, 16, cp, len);
  if (*at == 'x') return plain_hex(at, end, cp, len);
  if (*at == 'o' && end - at > 1 && at[1] == '{') return braced(at, end, 2, 8, cp, len);
  if (*at == 'N' && end - at > 3 && !memcmp(at + 1, "{U+", 3))
    return braced(at, end, 4, 16, cp, len);
  if (*at == 'b' && in_class) return *cp = '\b', true;
  unsigned char byte = (unsigned char)*at;
  if (byte < 0x80 && ((byte | 0x20u) - 'a' < 26u || byte - 0u - '0' < 10u)) return false;
  const char *p = at;
  *cp = eng__utf8_next(&p);
  *len = (size_t)(p - at);
  return true;
}

static bool names_capitals(eng__slice name) {
  static const char *const capitals[] = {"Lu", "Lt", "Upper", "Uppercase", "Uppercase_Letter"};
  while (name.len && (*name.at == '^' || *name.at == ' ')) name.at++, name.len--;
  while (name.len && name.at[name.len - 1] == ' ') name.len--;
  for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
    if (eng__slice_equal(name, eng__slice_of(capitals[i]))) return true;
  return false;
}

eng_status eng__reader_property(eng__regex_reader *r, const char *at, size_t *len) {
  const char *close =
      r->end - at > 1 && at[1] == '{' ? memchr(at, '}', (size_t)(r->end - at)) : NULL;
  *len = close ? (size_t)(close + 1 - at) : r->end - at > 1 ? 2 : 1;
  if (!close || r->options.raw || r->options.keep_case) return ENG_OK;
  if (!names_capitals((eng__slice){at + 2, (size_t)(close - at - 2)})) return ENG_OK;
  return refuse(r, "\\p{Lu} finds nothing in folded text: write \\p{L}, or say case = true or "
                   "raw = true");
}

/* A character by its number or behind a backslash: never folded. */
static eng_status add_escaped(eng__regex_reader *r, uint32_t cp, size_t len) {
  char bytes[4];
  eng__slice text = {bytes, eng__utf8_encode(cp, bytes)}, view;
  bool extended_space = cp == ' ' && r->at[1] == ' ' && r->extended[r->depth];
  if (extended_space && eng__reader_folds(r)) {
    r->at += 1 + len;
    add_joint(r);
    return ENG_OK;
  }
  eng__reader_break(r);
  eng__reader_atom(r);
  eng__reader_named(r, cp);
  eng__reader_copy(r, 1 + len);
  eng_status status = eng__reader_fold_view(r, text, &view);
  if (status) return status;
  if (cp == ENG__HALF_SPACE || cp == '\n' || cp == ' ') {
    char joint = ENG__TRIGGER_JOINT;
    eng__first_bytes(&r->first, (eng__slice){&joint, 1});
  } else if (cp < ' ') {
    eng__first_unknown(&r->first);
  } else {
    eng__first_bytes(&r->first, view);
  }
  return ENG_OK;
}

/* \1 \g1 \g-1 and \012: the letter, a sign and digits. */
static size_t digits_len(const eng__regex_reader *r, const char *at) {
  const char *p = at + 1;
  if (p < r->end && *at == 'g' && (*p == '-' || *p == '+')) p++;
  while (p < r->end && *p >= '0' && *p <= '9') p++;
  return (size_t)(p - at);
}

/* \k<name> \k{name} \k'name' \g{…} \g<…> \g'…' \g1: the length behind the backslash. */
static size_t reference_len(const eng__regex_reader *r, const char *at) {
  static const char opening[] = "<{'", closing[] = ">}'";
  const char *open = r->end - at > 1 ? memchr(opening, at[1], 3) : NULL;
  if (!open) return digits_len(r, at);
  const char *close = memchr(at + 2, closing[open - opening], (size_t)(r->end - at - 2));
  return close ? (size_t)(close + 1 - at) : 1;
}

static void add_marker(eng__regex_reader *r, char marker, size_t len) {
  eng__reader_break(r);
  eng__reader_copy(r, len);
  eng__first_bytes(&r->first, (eng__slice){&marker, marker ? 1u : 0u});
}

static void add_unknown(eng__regex_reader *r, size_t len) {
  eng__reader_break(r);
  eng__reader_atom(r);
  eng__reader_copy(r, len);
  eng__first_unknown(&r->first);
}

static eng_status read_letter_escape(eng__regex_reader *r, char letter) {
  size_t len = 1;
  eng_status status = ENG_OK;
  switch (letter) {
  case 'C':
    return refuse(r, "\\C matches half a character; it is not allowed");
  case 'b':
  case 'A':
    add_marker(r, ENG__TRIGGER_WORD, 2);
    return ENG_OK;
  case 'B':
  case 'Z':
  case 'z':
  case 'K':
    add_marker(r, 0, 2);
    return ENG_OK;
  case 'G':
    r->first.useless = true;
    add_marker(r, 0, 2);
    return ENG_OK;
  case 'd':
    eng__reader_atom(r);
    add_marker(r, ENG__TRIGGER_DIGIT, 2);
    return ENG_OK;
  case 'p':
  case 'P':
    status = eng__reader_property(r, r->at + 1, &len);
    break;
  case 'k':
  case 'g':
    len = reference_len(r, r->at + 1);
    break;
  case 'c':
    len = r->end - r->at > 2 ? 2 : 1;
    break;
  default:
    if (letter >= '0' && letter <= '9') len = digits_len(r, r->at + 1);
    break;
  }
  if (!status) add_unknown(r, 1 + len);
  return status;
}

static eng_status read_escape(eng__regex_reader *r) {
  uint32_t cp;
  size_t len;
  if (r->end - r->at < 2) return eng__reader_copy(r, 1), ENG_OK;
  if (r->at[1] == 'Q' || r->at[1] == 'E') {
    r->quoted = r->at[1] == 'Q';
    r->at += 2;
    return ENG_OK;
  }
  if (eng__reader_escape(r, r->at + 1, false, &cp, &len)) return add_escaped(r, cp, len);
  return read_letter_escape(r, r->at[1]);
}

/* ---- Groups ---- */

static eng_status open_group(eng__regex_reader *r, eng__group_kind kind, size_t len) {
  if (r->depth == ENG__REGEX_NEST) return refuse(r, "groups nested deeper than 100");
  eng__reader_break(r);
  eng__reader_copy(r, len);
  r->extended[r->depth + 1] = r->extended[r->depth];
  r->depth++;
  eng__first_group(&r->first, kind);
  return ENG_OK;
}

static void close_group(eng__regex_reader *r) {
  eng__reader_break(r);
  eng__reader_copy(r, 1);
  if (!r->depth) return; /* PCRE2 tells */
  r->depth--;
  eng__first_close(&r->first);
}

/* Copies to the closing bracket: a reference, a comment, a verb. */
static void copy_closed(eng__regex_reader *r) {
  const char *close = memchr(r->at, ')', (size_t)(r->end - r->at));
  add_unknown(r, close ? (size_t)(close + 1 - r->at) : (size_t)(r->end - r->at));
}

/* (*…): items that only stand at the start are refused, but for limits, which can only be lowered;
 * assertions by name are groups; other verbs may change what a match is. */
static eng_status read_verb(eng__regex_reader *r) {
  static const char *const refused[] = {"UTF", "UCP",     "NO_",  "NOTEMPTY", "CR",
                                        "LF",  "ANYCRLF", "ANY)", "NUL",      "BSR_"};
  const char *name = r->at + 2;
  size_t left = (size_t)(r->end - name);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    size_t len = strlen(refused[i]);
    if (left >= len && memcmp(name, refused[i], len) == 0)
      return refuse(r, "settings like (*UTF) or (*NO_JIT) are not allowed");
  }
  const char *colon = memchr(name, ':', left), *close = memchr(name, ')', left);
  bool by_name = left && *name >= 'a' && *name <= 'z';
  if (by_name && colon && (!close || colon < close))
    return open_group(r, ENG__GROUP_UNKNOWN, (size_t)(colon + 1 - r->at));
  r->first.useless = true;
  r->no_required = true;
  copy_closed(r);
  return ENG_OK;
}

/* (?i), (?x-s:…): letters up to `)` or `:`. */
static eng_status read_flags(eng__regex_reader *r) {
  const char *p = r->at + 2;
  bool off = false;
  uint8_t extended = r->extended[r->depth];
  for (; p < r->end && *p != ')' && *p != ':'; p++) {
    if (*p == '-') off = true;
    else if (*p == '^') extended = 0;
    else if (*p == 'x') extended = (uint8_t)(off ? 0 : p[-1] == 'x' ? 2 : 1);
    else if (*p == 'i') r->any_case = true;
    else if ((unsigned char)((*p | 0x20) - 'a') >= 26) break; /* no flags: PCRE2 tells */
  }
  if (p < r->end && *p == ':') {
    eng_status status = open_group(r, ENG__GROUP_PLAIN, (size_t)(p + 1 - r->at));
    r->extended[r->depth] = extended;
    return status;
  }
  eng__reader_break(r);
  eng__reader_copy(r, (size_t)((p < r->end ? p + 1 : p) - r->at));
  r->extended[r->depth] = extended;
  return ENG_OK;
}

/* (?<name>, (?P<name>, (?'name': the length up to the end of the name, 0 when it is none. */
static size_t name_len(const eng__regex_reader *r) {
  const char *p = r->at + 2;
  if (p < r->end && *p == 'P') p++;
  if (r->end - p < 2 || (*p != '<' && *p != '\'')) return 0;
  if (*p == '<' && (p[1] == '=' || p[1] == '!' || p[1] == '*')) return 0;
  const char *close = memchr(p + 1, *p == '<' ? '>' : '\'', (size_t)(r->end - p - 1));
  return close ? (size_t)(close + 1 - r->at) : 0;
}

/* (?(condition)yes|no): the condition is copied, unless it is an assertion. */
static eng_status read_condition(eng__regex_reader *r) {
  eng_status status = open_group(r, ENG__GROUP_UNKNOWN, 2);
  bool assertion = r->end - r->at > 1 && (r->at[1] == '?' || r->at[1] == '*');
  if (status || assertion) return status;
  copy_closed(r);
  return ENG_OK;
}

static eng_status read_assertion(eng__regex_reader *r) {
  static const char *const boundaries[] = {"(?<!\\w)", "(?<=\\s)", "(?<!\\S)", "(?<=\\W)"};
  for (size_t i = 0; i < sizeof boundaries / sizeof *boundaries; i++)
    if (eng__reader_starts(r, boundaries[i])) return open_group(r, ENG__GROUP_BOUNDARY, 4);
  bool behind = r->at[2] == '<';
  return open_group(r, ENG__GROUP_LOOKS, behind ? 4 : 3);
}

static void skip_comment(eng__regex_reader *r) {
  const char *close = memchr(r->at, ')', (size_t)(r->end - r->at));
  r->at = close ? close + 1 : r->end;
}

static eng_status read_special_group(eng__regex_reader *r) {
  char kind = r->end - r->at > 2 ? r->at[2] : 0;
  size_t len = name_len(r);
  if (len) return open_group(r, ENG__GROUP_PLAIN, len);
  switch (kind) {
  case 'C':
    return refuse(r, "callouts are not allowed");
  case ':':
  case '|':
  case '>':
    return open_group(r, ENG__GROUP_PLAIN, 3);
  case '=':
  case '!':
  case '*':
  case '<':
    return read_assertion(r);
  case '(':
    return read_condition(r);
  case '#':
    skip_comment(r);
    return ENG_OK;
  case 'P':
  case '&':
  case 'R':
  case '+':
    copy_closed(r);
    return ENG_OK;
  default:
    break;
  }
  bool number = kind >= '0' && kind <= '9';
  bool relative = kind == '-' && r->end - r->at > 3 && r->at[3] >= '0' && r->at[3] <= '9';
  if (!number && !relative) return read_flags(r);
  copy_closed(r);
  return ENG_OK;
}

static eng_status read_group(eng__regex_reader *r) {
  if (eng__reader_starts(r, "(*")) return read_verb(r);
  if (eng__reader_starts(r, "(?")) return read_special_group(r);
  return open_group(r, ENG__GROUP_PLAIN, 1);
}

/* ---- Quantifiers ---- */

/* {n}, {n,}, {n,m}: its length, 0 when the brace is a literal. */
static size_t brace_len(const eng__regex_reader *r, uint32_t *least, uint32_t *most) {
  const char *p = number(r->at + 1, r->end, 10, least);
  if (p == r->at + 1 || p >= r->end) return 0;
  *most = *least;
  if (*p == ',') {
    const char *start = p + 1;
    p = number(start, r->end, 10, most);
    if (p == start) *most = UINT32_MAX;
  }
  return p < r->end && *p == '}' ? (size_t)(p + 1 - r->at) : 0;
}

static size_t quantifier_len(const eng__regex_reader *r, uint32_t *least, uint32_t *most) {
  *least = *r->at == '+';
  *most = *r->at == '?' ? 1 : UINT32_MAX;
  return *r->at == '{' ? brace_len(r, least, most) : 1;
}

static void read_quantifier(eng__regex_reader *r, size_t len, uint32_t least, uint32_t most) {
  if (!least && r->run.len >= r->last_unit) r->run.len -= r->last_unit;
  eng__reader_break(r);
  eng__reader_copy(r, len);
  if (r->at < r->end && (*r->at == '?' || *r->at == '+')) eng__reader_copy(r, 1);
  eng__first_repeat(&r->first, least, most);
}

/* ---- All of it ---- */

static bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Under (?x): white space and comments are copied. */
static bool skip_extended(eng__regex_reader *r) {
  if (!r->extended[r->depth]) return false;
  if (is_white(*r->at)) return eng__reader_copy(r, 1), true;
  if (*r->at != '#') return false;
  const char *line = memchr(r->at, '\n', (size_t)(r->end - r->at));
  r->at = line ? line : r->end;
  return true;
}

static void read_alternative(eng__regex_reader *r) {
  eng__reader_break(r);
  if (!r->depth) {
    r->no_required = true;
    eng__buffer_clear(&r->syntax->required);
  }
  eng__reader_copy(r, 1);
  eng__first_alternative(&r->first);
}

static eng_status read_one(eng__regex_reader *r) {
  uint32_t least, most;
  size_t len;
  switch (*r->at) {
  case '\\':
    return read_escape(r);
  case '[':
    return eng__reader_class(r);
  case '(':
    return read_group(r);
  case ')':
    close_group(r);
    return ENG_OK;
  case '|':
    read_alternative(r);
    return ENG_OK;
  case '^':
    add_marker(r, ENG__TRIGGER_WORD, 1);
    return ENG_OK;
  case '$':
    add_marker(r, 0, 1);
    return ENG_OK;
  case '.':
    add_unknown(r, 1);
    return ENG_OK;
  case '*':
  case '+':
  case '?':
  case '{':
    len = quantifier_len(r, &least, &most);
    if (!len) return read_literal(r);
    read_quantifier(r, len, least, most);
    return ENG_OK;
  default:
    return read_literal(r);
  }
}

static eng_status read_all(eng__regex_reader *r) {
  eng_status status = ENG_OK;
  while (r->at < r->end && !status) {
    if (r->quoted && eng__reader_starts(r, "\\E")) {
      r->quoted = false;
      r->at += 2;
    } else if (r->quoted) {
      status = read_literal(r);
    } else if (!skip_extended(r)) {
      status = read_one(r);
    }
  }
  return status;
}

static eng_status refuse_controls(eng__regex_reader *r) {
  if (r->source.len > 16 << 10) return refuse(r, "longer than 16 KiB");
  if (!r->source.len) return refuse(r, "is empty");
  if (eng__utf8_valid_prefix(r->source.at, r->source.len) != r->source.len)
    return refuse(r, "not UTF-8");
  for (size_t i = 0; i < r->source.len; i++) {
    unsigned char byte = (unsigned char)r->source.at[i];
    bool layout = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < ' ' && !layout) || byte == 0x7F) return refuse_control(r);
  }
  return ENG_OK;
}

static eng_status finish(eng__regex_reader *r) {
  eng__reader_break(r);
  if (r->no_required || r->any_case) eng__buffer_clear(&r->syntax->required);
  r->syntax->ends_named = r->named && r->atoms_at_named == r->atoms;
  if (!r->options.raw) eng__first_finish(&r->first, &r->syntax->triggers);
  bool failed = r->first.failed || r->syntax->rewritten.failed || r->syntax->triggers.failed ||
                r->syntax->required.failed || r->run.failed;
  return failed ? eng__fail_nomem(r->err) : ENG_OK;
}

eng_status eng__regex_read(eng__regex_syntax *syntax, eng__slice source, eng__regex_options options,
                           eng_error *err) {
  eng__regex_reader r = {.syntax = syntax,
                         .source = source,
                         .options = options,
                         .at = source.at,
                         .end = source.at + source.len,
                         .err = err};
  eng_status status = refuse_controls(&r);
  eng__first_open(&r.first);
  if (!status) status = read_all(&r);
  if (!status) status = finish(&r);
  eng__first_free(&r.first);
  eng__buffer_free(&r.run);
  eng__buffer_free(&r.folded);
  eng__buffer_free(&r.folded_view);
  eng__vec_free(&r.map.steps);
  return status;
}

void eng__regex_syntax_free(eng__regex_syntax *syntax) {
  eng__buffer_free(&syntax->rewritten);
  eng__buffer_free(&syntax->triggers);
  eng__buffer_free(&syntax->required);
}
