#include "rules/source_scan.h"

static bool is_line_end(char byte) {
  return byte == '\n' || byte == '\r';
}

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f' || is_line_end(byte);
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_hex(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

unsigned eng__source_line(eng__slice source, size_t offset) {
  unsigned line = 1;
  for (size_t i = 0; i < offset; i++) {
    if (!is_line_end(source.at[i])) continue;
    bool pair = i + 1 < offset && is_line_end(source.at[i + 1]) && source.at[i + 1] != source.at[i];
    if (pair) i++;
    line++;
  }
  return line;
}

static size_t name_length(eng__slice s) {
  size_t n = 0;
  while (n < s.len && (is_letter(s.at[n]) || is_digit(s.at[n]))) n++;
  return n;
}

/* Digits, points and exponents with their signs: "1.", "0x.8p-1", "3e+5". */
static size_t number_length(eng__slice s) {
  bool hex = s.len > 1 && s.at[0] == '0' && (s.at[1] | 32) == 'x';
  char exponent = hex ? 'p' : 'e';
  size_t n = hex ? 2 : 0;
  while (n < s.len) {
    if ((s.at[n] | 32) == exponent) {
      n++;
      if (n < s.len && (s.at[n] == '-' || s.at[n] == '+')) n++;
    } else if (is_hex(s.at[n]) || s.at[n] == '.') {
      n++;
    } else {
      break;
    }
  }
  return n;
}

static size_t quoted_length(eng__slice s) {
  size_t n = 1;
  while (n < s.len && s.at[n] != s.at[0] && !is_line_end(s.at[n])) {
    if (s.at[n] != '\\' || n + 1 == s.len) {
      n++;
      continue;
    }
    char escaped = s.at[n + 1];
    n += 2;
    if (is_line_end(escaped) && n < s.len && is_line_end(s.at[n]) && s.at[n] != escaped) n++;
    if (escaped == 'z')
      while (n < s.len && is_blank(s.at[n])) n++;
  }
  return n < s.len && s.at[n] == s.at[0] ? n + 1 : n;
}

/* Length of a long bracket with all that it holds, 0 when `s` begins with none. */
static size_t long_length(eng__slice s) {
  size_t level = 0;
  if (s.len < 2 || s.at[0] != '[') return 0;
  while (level + 1 < s.len && s.at[level + 1] == '=') level++;
  if (level + 1 >= s.len || s.at[level + 1] != '[') return 0;
  for (size_t n = level + 2; n + level + 1 < s.len; n++) {
    if (s.at[n] != ']' || s.at[n + level + 1] != ']') continue;
    size_t equals = 0;
    while (equals < level && s.at[n + 1 + equals] == '=') equals++;
    if (equals == level) return n + level + 2;
  }
  return s.len;
}

static size_t comment_length(eng__slice s) {
  size_t length = long_length(eng__slice_cut(s, 2, s.len));
  if (length) return length + 2;
  for (length = 2; length < s.len && !is_line_end(s.at[length]);) length++;
  return length;
}

/* Bytes above ASCII stay together, so that a character is seen whole. */
static size_t symbol_length(eng__slice s) {
  size_t n = 0;
  while (n < s.len && (unsigned char)s.at[n] >= 0x80) n++;
  if (n) return n;
  static const char *const symbols[] = {
      "...", "..", "==", "~=", "<=", ">=", "::", "//", "<<", ">>"};
  for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
    size_t len = strlen(symbols[i]);
    if (s.len >= len && memcmp(s.at, symbols[i], len) == 0) return len;
  }
  return 1;
}

static eng__source_token measure(eng__slice s) {
  char byte = s.at[0];
  bool point = byte == '.' && s.len > 1 && is_digit(s.at[1]);
  size_t length = byte == '[' ? long_length(s) : 0;
  if (length) return (eng__source_token){ENG__TOKEN_STRING, {s.at, length}};
  if (s.len > 1 && byte == '-' && s.at[1] == '-')
    return (eng__source_token){ENG__TOKEN_COMMENT, {s.at, comment_length(s)}};
  if (is_letter(byte)) return (eng__source_token){ENG__TOKEN_NAME, {s.at, name_length(s)}};
  if (is_digit(byte) || point)
    return (eng__source_token){ENG__TOKEN_NUMBER, {s.at, number_length(s)}};
  if (byte == '"' || byte == '\'')
    return (eng__source_token){ENG__TOKEN_STRING, {s.at, quoted_length(s)}};
  return (eng__source_token){ENG__TOKEN_SYMBOL, {s.at, symbol_length(s)}};
}

eng__source_token eng__source_next(eng__slice *rest) {
  size_t blank = 0;
  while (blank < rest->len && is_blank(rest->at[blank])) blank++;
  *rest = eng__slice_cut(*rest, blank, rest->len);
  if (rest->len == 0) return (eng__source_token){ENG__TOKEN_END, *rest};
  eng__source_token token = measure(*rest);
  *rest = eng__slice_cut(*rest, token.text.len, rest->len);
  return token;
}
