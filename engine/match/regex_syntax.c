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

eng_status eng__reader_refuse(const eng__regex_reader *r, const char *what) {
  return eng__regex_complain(r->source, what, r->err);
}

eng_status eng__reader_refuse_capitals(const eng__regex_reader *r) {
  char what[400];
  bool fits = r->source.len <= 160;
  snprintf(what, sizeof what,
           "folded text has no capitals: write small letters (\\p{L}), or regex { [=[%.*s]=], "
           "case = true }",
           fits ? (int)r->source.len : 3, fits ? r->source.at : "…");
  return eng__reader_refuse(r, what);
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
void eng__reader_joint(eng__regex_reader *r) {
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
    eng__reader_joint(r);
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

/* ---- Quantifiers ---- */

/* {n}, {n,}, {n,m}: its length, 0 when the brace is a literal. */
static size_t brace_len(const eng__regex_reader *r, uint32_t *least, uint32_t *most) {
  const char *p = eng__reader_number(r->at + 1, r->end, 10, least);
  if (p == r->at + 1 || p >= r->end) return 0;
  *most = *least;
  if (*p == ',') {
    const char *start = p + 1;
    p = eng__reader_number(start, r->end, 10, most);
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
    return eng__reader_read_escape(r);
  case '[':
    return eng__reader_class(r);
  case '(':
    return eng__reader_read_group(r);
  case ')':
    eng__reader_close_group(r);
    return ENG_OK;
  case '|':
    read_alternative(r);
    return ENG_OK;
  case '^':
    eng__reader_marker(r, ENG__TRIGGER_WORD, 1);
    return ENG_OK;
  case '$':
    eng__reader_marker(r, 0, 1);
    return ENG_OK;
  case '.':
    eng__reader_unknown(r, 1);
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
  if (r->source.len > 16 << 10) return eng__reader_refuse(r, "longer than 16 KiB");
  if (!r->source.len) return eng__reader_refuse(r, "is empty");
  if (eng__utf8_valid_prefix(r->source.at, r->source.len) != r->source.len)
    return eng__reader_refuse(r, "not UTF-8");
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
