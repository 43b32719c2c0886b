/* Escapes: what stands behind a backslash. None is folded; characters told by number take part in
 * triggers, classes and references do not. */
#include "match/regex_reader.h"
#include "unicode/utf8.h"

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Digits of `base` from `at`; stops at the first other byte. */
const char *eng__reader_number(const char *at, const char *end, int base, uint32_t *value) {
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
  const char *close = eng__reader_number(at + skip, end, base, cp);
  if (close >= end || *close != '}' || close == at + skip) return false;
  *len = (size_t)(close + 1 - at);
  return true;
}

static bool plain_hex(const char *at, const char *end, uint32_t *cp, size_t *len) {
  const char *stop = end - at > 3 ? at + 3 : end;
  *len = (size_t)(eng__reader_number(at + 1, stop, 16, cp) - at);
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
  return ENG__IS_ONE_OF(name, capitals);
}

eng_status eng__reader_property(eng__regex_reader *r, const char *at, size_t *len) {
  const char *close =
      r->end - at > 1 && at[1] == '{' ? memchr(at, '}', (size_t)(r->end - at)) : NULL;
  *len = close ? (size_t)(close + 1 - at) : r->end - at > 1 ? 2 : 1;
  if (!close || r->options.raw || r->options.keep_case) return ENG_OK;
  if (!names_capitals((eng__slice){at + 2, (size_t)(close - at - 2)})) return ENG_OK;
  return eng__reader_refuse_capitals(r);
}

/* A character by its number or behind a backslash: never folded. */
static eng_status add_escaped(eng__regex_reader *r, uint32_t cp, size_t len) {
  char bytes[4];
  eng__slice text = {bytes, eng__utf8_encode(cp, bytes)}, view;
  bool extended_space = cp == ' ' && r->at[1] == ' ' && r->extended[r->depth];
  if (extended_space && eng__reader_folds(r)) {
    r->at += 1 + len;
    eng__reader_joint(r);
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
  return close ? (size_t)(close + 1 - at) : (size_t)(r->end - at);
}

void eng__reader_marker(eng__regex_reader *r, char marker, size_t len) {
  eng__reader_break(r);
  eng__reader_copy(r, len);
  eng__first_bytes(&r->first, (eng__slice){&marker, marker ? 1u : 0u});
}

void eng__reader_unknown(eng__regex_reader *r, size_t len) {
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
    return eng__reader_refuse(r, "\\C matches half a character; it is not allowed");
  case 'b':
  case 'A':
    eng__reader_marker(r, ENG__TRIGGER_WORD, 2);
    return ENG_OK;
  case 'B':
  case 'Z':
  case 'z':
  case 'K':
    eng__reader_marker(r, 0, 2);
    return ENG_OK;
  case 'G':
    r->first.useless = true;
    eng__reader_marker(r, 0, 2);
    return ENG_OK;
  case 'd':
    eng__reader_atom(r);
    eng__reader_marker(r, ENG__TRIGGER_DIGIT, 2);
    return ENG_OK;
  case 's':
    eng__reader_atom(r);
    eng__reader_marker(r, ENG__TRIGGER_SPACE, 2);
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
    else if (strchr("xoN", letter) && r->end - r->at > 2 && r->at[2] == '{')
      len = reference_len(r, r->at + 1); /* \x{…} that is no number: PCRE2 tells */
    break;
  }
  if (!status) eng__reader_unknown(r, 1 + len);
  return status;
}

eng_status eng__reader_read_escape(eng__regex_reader *r) {
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
