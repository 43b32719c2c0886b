#include "output/screen.h"

#include "output/escape.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

/* ---- Colours and isolates ---- */

void eng__begin_color(const eng__sink *sink, eng__buffer *out, const char *color) {
  if (sink->options.color) eng__buffer_printf(out, "\x1B[%sm", color);
}

void eng__end_color(const eng__sink *sink, eng__buffer *out) {
  if (sink->options.color) eng__buffer_add_string(out, "\x1B[0m");
}

void eng__add_control(eng__buffer *out, uint32_t cp) {
  char bytes[4];
  eng__buffer_add(out, bytes, eng__utf8_encode(cp, bytes));
}

/* ---- Direction ---- */

/* Hebrew, Arabic and their neighbours (Bidi_Class R and AL, by blocks). */
static bool is_rtl(uint32_t cp) {
  return (cp >= 0x0590 && cp <= 0x08FF) || (cp >= 0xFB1D && cp <= 0xFDFF) ||
         (cp >= 0xFE70 && cp <= 0xFEFE) || (cp >= 0x10800 && cp <= 0x10FFF) ||
         (cp >= 0x1E800 && cp <= 0x1EFFF);
}

bool eng__has_rtl(eng__slice text) {
  for (size_t i = 0; i < text.len;) {
    uint32_t cp = (unsigned char)text.at[i];
    i += cp < 0x80 ? 1 : eng__utf8_decode(text.at + i, text.len - i, &cp);
    if (cp != ENG__CP_BROKEN && is_rtl(cp)) return true;
  }
  return false;
}

bool eng__begins_rtl(eng__slice text, bool *none) {
  *none = false;
  for (size_t i = 0; i < text.len;) {
    uint32_t cp;
    i += eng__utf8_decode(text.at + i, text.len - i, &cp);
    if (cp == ENG__CP_BROKEN) continue;
    eng__category category = eng__category_of(cp);
    if (category >= ENG__LU && category <= ENG__LO) return is_rtl(cp);
  }
  *none = true;
  return false;
}

/* ---- Pieces of text ---- */

static bool continues(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

eng__slice eng__some_chars(eng__slice text, size_t most, bool last) {
  size_t start = last ? text.len : 0, end = last ? text.len : 0;
  for (; most > 0 && (last ? start > 0 : end < text.len); most--) {
    if (last) {
      do start--;
      while (start > 0 && continues(text.at[start]));
    } else {
      do end++;
      while (end < text.len && continues(text.at[end]));
    }
  }
  return eng__slice_cut(text, start, end);
}

/* East_Asian_Width W and F, by blocks. */
static bool is_wide(uint32_t cp) {
  return (cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0x303E) ||
         (cp >= 0x3041 && cp <= 0xA4CF) || (cp >= 0xAC00 && cp <= 0xD7A3) ||
         (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFE30 && cp <= 0xFE6F) ||
         (cp >= 0xFF00 && cp <= 0xFF60) || (cp >= 0xFFE0 && cp <= 0xFFE6) ||
         (cp >= 0x20000 && cp <= 0x3FFFD) || (cp >= 0x1F300 && eng__is_emoji(cp));
}

static size_t width_of(uint32_t cp) {
  if (cp >= 0x20 && cp < 0x7F) return 1;
  eng__category category = eng__category_of(cp);
  if (category == ENG__MN || category == ENG__ME || category == ENG__CF) return 0;
  return is_wide(cp) ? 2 : 1;
}

static size_t decode_width(eng__slice text, size_t at, size_t *width) {
  uint32_t cp;
  size_t len = eng__utf8_decode(text.at + at, text.len - at, &cp);
  *width = cp == ENG__CP_BROKEN ? 1 : width_of(cp);
  return len;
}

size_t eng__columns_of(eng__slice text) {
  size_t columns = 0, width;
  for (size_t i = 0; i < text.len; columns += width) i += decode_width(text, i, &width);
  return columns;
}

eng__slice eng__some_columns(eng__slice text, size_t most, bool last) {
  size_t left = eng__columns_of(text), at = 0, width;
  if (last) { /* drops characters from the front, and marks that stood on them */
    while (at < text.len && left > most) {
      at += decode_width(text, at, &width);
      left -= width;
    }
    for (size_t len; at > 0 && at < text.len; at += len)
      if ((len = decode_width(text, at, &width)), width) break;
    return eng__slice_cut(text, at, text.len);
  }
  for (size_t columns = 0, len; at < text.len; at += len, columns += width)
    if ((len = decode_width(text, at, &width)), columns + width > most) break;
  return eng__slice_cut(text, 0, at);
}

/* ---- Writing ---- */

static bool parts_line(char c) {
  return c == '\t' || c == '\r' || c == '\n';
}

void eng__write_part(eng__buffer *out, eng__slice text) {
  for (size_t i = 0; i < text.len; i++) {
    size_t end = i;
    while (end < text.len && !parts_line(text.at[end])) end++;
    eng__write_safe(out, eng__slice_cut(text, i, end), 0);
    i = end;
    if (i == text.len) break;
    bool crlf = text.at[i] == '\r' && i + 1 < text.len && text.at[i + 1] == '\n';
    if (!crlf) eng__buffer_add_string(out, text.at[i] == '\t' ? " " : "↵");
  }
}

void eng__write_isolated(eng__buffer *out, eng__slice text) {
  bool rtl = eng__has_rtl(text);
  if (rtl) eng__add_control(out, ENG__ISOLATE);
  eng__write_safe(out, text, ENG__SCREEN_LONGEST);
  if (rtl) eng__add_control(out, ENG__END_ISOLATE);
}

void eng__write_colored(const eng__sink *sink, eng__buffer *out, const char *color,
                        eng__slice text) {
  eng__begin_color(sink, out, color);
  eng__write_isolated(out, text);
  eng__end_color(sink, out);
}
