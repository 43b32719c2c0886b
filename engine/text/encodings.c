/* UTF-16 and UTF-32 of either byte order, Windows-1256 and Windows-1252: what one character is. */
#include "text/encodings.h"

#include "unicode/utf8.h"

static uint32_t unit16(const unsigned char *p, bool big) {
  return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static uint32_t unit32(const unsigned char *p, bool big) {
  return big ? unit16(p, true) << 16 | unit16(p + 2, true)
             : unit16(p + 2, false) << 16 | unit16(p, false);
}

static bool high_surrogate(uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
static bool low_surrogate(uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

static size_t utf16(const unsigned char *p, size_t len, bool big, uint32_t *cp) {
  *cp = ENG__CP_BROKEN;
  if (len < 2) return len;
  uint32_t unit = unit16(p, big);
  if (high_surrogate(unit) && len >= 4 && low_surrogate(unit16(p + 2, big))) {
    *cp = 0x10000 + ((unit - 0xD800) << 10) + (unit16(p + 2, big) - 0xDC00);
    return 4;
  }
  if (!high_surrogate(unit) && !low_surrogate(unit)) *cp = unit;
  return 2;
}

static size_t utf32(const unsigned char *p, size_t len, bool big, uint32_t *cp) {
  *cp = ENG__CP_BROKEN;
  if (len < 4) return len;
  uint32_t unit = unit32(p, big);
  if (unit <= 0x10FFFF && !(unit >= 0xD800 && unit < 0xE000)) *cp = unit;
  return 4;
}

static size_t single(unsigned char byte, const uint16_t table[128], uint32_t *cp) {
  *cp = byte < 0x80 ? byte : table[byte - 0x80];
  if (*cp == ENG__CP_REPLACEMENT) *cp = ENG__CP_BROKEN;
  return 1;
}

size_t eng__decode_character(eng__encoding encoding, eng__slice raw, size_t at, uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)raw.at + at;
  size_t len = raw.len - at;
  switch (encoding) {
  case ENG__UTF8:
    return eng__utf8_decode(raw.at + at, len, cp);
  case ENG__UTF16LE:
    return utf16(p, len, false, cp);
  case ENG__UTF16BE:
    return utf16(p, len, true, cp);
  case ENG__UTF32LE:
    return utf32(p, len, false, cp);
  case ENG__UTF32BE:
    return utf32(p, len, true, cp);
  case ENG__WINDOWS_1256:
    return single(*p, eng__windows_1256, cp);
  case ENG__WINDOWS_1252:
    return single(*p, eng__windows_1252, cp);
  }
  *cp = ENG__CP_BROKEN;
  return 1;
}
