/* One function for every stranger's text that a person will see.
 *
 * Escape sequences move cursors and set titles; bidi controls reorder the line around them; broken
 * bytes do whatever the terminal makes of them. None gets through: all are shown by number. */
#include "output/escape.h"

#include "unicode/utf8.h"

/* Bidi_Control (Unicode 15.0, PropList): marks, embeddings, overrides, isolates. */
static bool is_bidi_control(uint32_t cp) {
  return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
         (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_acting(uint32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029 ||
         is_bidi_control(cp);
}

/* How many bytes from `at` are printable ASCII, at most `most`. */
static size_t plain_run(eng__slice text, size_t at, size_t most) {
  size_t end = most < text.len - at ? at + most : text.len, i = at;
  while (i < end && text.at[i] >= 0x20 && text.at[i] < 0x7F) i++;
  return i - at;
}

static void write_one(eng__buffer *out, const char *bytes, size_t len, uint32_t cp) {
  if (cp == ENG__CP_BROKEN) {
    for (size_t i = 0; i < len; i++)
      eng__buffer_printf(out, "\\x%02x", (unsigned)(unsigned char)bytes[i]);
  } else if (is_acting(cp)) {
    eng__buffer_printf(out, "\\u{%04X}", (unsigned)cp);
  } else {
    eng__buffer_add(out, bytes, len);
  }
}

void eng__write_safe(eng__buffer *out, eng__slice text, size_t most) {
  size_t left = most ? most : SIZE_MAX;
  for (size_t i = 0; i < text.len;) {
    if (left == 0) {
      eng__buffer_add_string(out, "…");
      return;
    }
    size_t run = plain_run(text, i, left);
    if (run > 0) {
      eng__buffer_add(out, text.at + i, run);
      i += run;
      left -= run;
      continue;
    }
    uint32_t cp;
    size_t len = eng__utf8_decode(text.at + i, text.len - i, &cp);
    write_one(out, text.at + i, len, cp);
    i += len;
    left--;
  }
}

void eng__write_flat(eng__buffer *out, eng__slice text, size_t most) {
  bool blank = false;
  for (size_t i = 0; i < text.len;) {
    size_t end = i;
    while (end < text.len && !eng__is_blank(text.at[end])) end++;
    if (blank && end > i) eng__buffer_add_byte(out, ' ');
    eng__write_safe(out, eng__slice_cut(text, i, end), most);
    blank = end < text.len;
    i = end + 1;
  }
  if (blank) eng__buffer_add_byte(out, ' ');
}
