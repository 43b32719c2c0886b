#include "author/find_rule.h"

#include "unicode/utf8.h"

/* ---- Strings of Lua ---- */

/* Does ']' + `level` times '=' + ']' stand in the text, or would it with the bracket behind it? */
static bool closes(eng__slice text, size_t level) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] != ']') continue;
    size_t end = i + 1;
    while (end < text.len && end - i - 1 < level && text.at[end] == '=') end++;
    if (end - i - 1 == level && (end == text.len || text.at[end] == ']')) return true;
  }
  return false;
}

/* What a reader of a rule file would not see; a half-space is a letter of Persian. */
static bool is_hidden(uint32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x200B || (cp >= 0x200D && cp <= 0x200F) ||
         (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0x061C ||
         cp == 0xFEFF;
}

/* Lua reads line ends in long brackets in its own way, and drops the first. */
static bool is_visible(eng__slice text) {
  for (size_t i = 0; i < text.len;) {
    uint32_t cp;
    i += eng__utf8_decode(text.at + i, text.len - i, &cp);
    if (cp == ENG__CP_BROKEN || is_hidden(cp)) return false;
  }
  return true;
}

static void write_bracket(eng__buffer *out, eng__slice text) {
  size_t level = 0;
  while (closes(text, level)) level++;
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < level; i++) eng__buffer_add_byte(out, '=');
  eng__buffer_add_byte(out, '[');
  eng__buffer_add_slice(out, text);
  eng__buffer_add_byte(out, ']');
  for (size_t i = 0; i < level; i++) eng__buffer_add_byte(out, '=');
  eng__buffer_add_byte(out, ']');
}

/* What a reader of the file would not see is written by number. */
static void write_quoted(eng__buffer *out, eng__slice text) {
  eng__buffer_add_byte(out, '"');
  for (size_t i = 0; i < text.len;) {
    uint32_t cp;
    size_t len = eng__utf8_decode(text.at + i, text.len - i, &cp);
    char c = text.at[i];
    if (c == '\n') eng__buffer_add_string(out, "\\n");
    else if (c == '"' || c == '\\') eng__buffer_printf(out, "\\%c", c);
    else if (cp == ENG__CP_BROKEN) eng__buffer_add_string(out, "\\u{FFFD}");
    else if (is_hidden(cp)) eng__buffer_printf(out, "\\u{%04X}", (unsigned)cp);
    else eng__buffer_add(out, text.at + i, len);
    i += len;
  }
  eng__buffer_add_byte(out, '"');
}

void eng__lua_string(eng__buffer *out, eng__slice text, bool bracket) {
  if (bracket && is_visible(text)) write_bracket(out, text);
  else write_quoted(out, text);
}

/* ---- Patterns ---- */

static bool take_prefix(eng__slice *text, const char *prefix) {
  size_t len = strlen(prefix);
  if (text->len < len || memcmp(text->at, prefix, len) != 0) return false;
  *text = eng__slice_cut(*text, len, text->len);
  return true;
}

static void write_item(eng__buffer *out, const char *word, eng__slice text, bool bracket,
                       const eng__find_pattern *pattern) {
  eng__buffer_printf(out, "%s { ", word);
  eng__lua_string(out, text, bracket);
  if (pattern->keep_case) eng__buffer_add_string(out, ", case = true");
  if (pattern->raw) eng__buffer_add_string(out, ", raw = true");
  eng__buffer_add_string(out, " }");
}

static eng_status write_regex(eng__buffer *out, eng__slice text, const eng__find_pattern *pattern,
                              eng_error *err) {
  if (text.len == 0)
    return eng__fail(err, ENG_INVALID, "the expression between the slashes is empty");
  write_item(out, "regex", text, true, pattern);
  return ENG_OK;
}

/* A name is an entry of its own: its id is the name. */
static eng_status write_name(eng__buffer *out, eng__slice text, const eng__find_pattern *pattern,
                             eng_error *err) {
  if (text.len == 0) return eng__fail(err, ENG_INVALID, "a name is needed: name:Khamenei");
  if (pattern->keep_case) return eng__fail(err, ENG_INVALID, "--case is not for names");
  eng__buffer_add_string(out, "names { { id = ");
  eng__lua_string(out, text, false);
  eng__buffer_add_string(out, ", ");
  eng__lua_string(out, text, false);
  eng__buffer_add_string(out, " } }");
  return ENG_OK;
}

/* /war/i, as other tools have it? */
static bool has_flags(eng__slice text) {
  enum { MOST = 4 };
  size_t flags = 0;
  while (flags < text.len && strchr("gimsuxy", text.at[text.len - 1 - flags])) flags++;
  size_t close = text.len - 1 - flags;
  return flags && flags <= MOST && close < text.len && close >= 2 && text.at[0] == '/' &&
         text.at[close] == '/';
}

eng_status eng__find_expression(eng__buffer *out, const eng__find_pattern *pattern,
                                eng_error *err) {
  eng__slice text = eng__slice_of(pattern->text);
  if (text.len == 0) return eng__fail(err, ENG_INVALID, "the pattern is empty");
  if (eng__utf8_valid_prefix(text.at, text.len) != text.len)
    return eng__fail(err, ENG_INVALID, "the pattern is not UTF-8");
  eng_status status = ENG_OK;
  if (has_flags(text))
    return eng__fail(err, ENG_INVALID,
                     "an expression has no letters behind its last slash: '/…/' (capitals do not "
                     "count without --case); as a phrase: 'words:/…'");
  if (text.len >= 2 && text.at[0] == '/' && text.at[text.len - 1] == '/')
    status = write_regex(out, eng__slice_cut(text, 1, text.len - 1), pattern, err);
  else if (pattern->raw) return eng__fail(err, ENG_INVALID, "--raw is for expressions: '/…/'");
  else if (take_prefix(&text, "name:")) status = write_name(out, text, pattern, err);
  else {
    (void)take_prefix(&text, "words:");
    write_item(out, "words", text, false, pattern);
  }
  if (status == ENG_OK && out->failed) status = eng__fail_nomem(err);
  return status;
}
