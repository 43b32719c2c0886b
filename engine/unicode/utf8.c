#include "unicode/utf8.h"

/* What may follow a lead byte (The Unicode Standard 15.0, table 3-7): how long the sequence is and
 * the range of its second byte; the others are 80..BF. */
typedef struct lead {
  unsigned char len, low, high;
} lead;

static lead lead_of(unsigned char byte) {
  if (byte < 0x80) return (lead){1, 0, 0};
  if (byte < 0xC2) return (lead){0, 0, 0};
  if (byte < 0xE0) return (lead){2, 0x80, 0xBF};
  if (byte == 0xE0) return (lead){3, 0xA0, 0xBF};
  if (byte == 0xED) return (lead){3, 0x80, 0x9F};
  if (byte < 0xF0) return (lead){3, 0x80, 0xBF};
  if (byte == 0xF0) return (lead){4, 0x90, 0xBF};
  if (byte < 0xF4) return (lead){4, 0x80, 0xBF};
  if (byte == 0xF4) return (lead){4, 0x80, 0x8F};
  return (lead){0, 0, 0};
}

/* How many bytes of the sequence at `p` are as they must be, up to `wanted.len`. */
static size_t good_bytes(const unsigned char *p, size_t len, lead wanted) {
  if (len < 2 || p[1] < wanted.low || p[1] > wanted.high) return 1;
  size_t good = 2;
  while (good < wanted.len && good < len && (p[good] & 0xC0) == 0x80) good++;
  return good;
}

size_t eng__utf8_decode(const char *bytes, size_t len, uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)bytes;
  lead wanted = lead_of(p[0]);
  *cp = ENG__CP_BROKEN;
  if (wanted.len == 0) return 1;
  if (wanted.len > 1) {
    size_t good = good_bytes(p, len, wanted);
    if (good < wanted.len) return good;
  }
  const char *at = bytes;
  *cp = eng__utf8_next(&at);
  return wanted.len;
}

static uint64_t load64(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* The end of the ASCII run at `p`, in steps of 16 bytes as long as there are so many. */
static const char *skip_ascii(const char *p, const char *end) {
  while (end - p >= 16 && !((load64(p) | load64(p + 8)) & HIGH_BITS)) p += 16;
  while (p < end && (unsigned char)*p < 0x80) p++;
  return p;
}

/* The end of the run of two-byte letters with single spaces or other ASCII between them: what most
 * scripts that are not Latin look like. */
static const char *skip_two_bytes(const char *p, const char *end) {
  while (end - p >= 2) {
    unsigned char first = (unsigned char)p[0];
    if (first < 0x80) {
      if ((unsigned char)p[1] < 0x80) return p;
      p++;
      continue;
    }
    if (first < 0xC2 || first > 0xDF || ((unsigned char)p[1] & 0xC0) != 0x80) return p;
    p += 2;
  }
  return p;
}

size_t eng__utf8_valid_prefix(const char *bytes, size_t len) {
  if (!len) return 0;
  const char *p = bytes, *end = bytes + len;
  for (;;) {
    p = skip_ascii(p, end);
    p = skip_two_bytes(p, end);
    if (p == end) return len;
    uint32_t cp;
    size_t took = eng__utf8_decode(p, (size_t)(end - p), &cp);
    if (cp == ENG__CP_BROKEN) return (size_t)(p - bytes);
    p += took;
  }
}

size_t eng__utf8_encode(uint32_t cp, char out[4]) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = ENG__CP_REPLACEMENT;
  if (cp < 0x80) return out[0] = (char)cp, 1;
  if (cp < 0x800) {
    out[0] = (char)(0xC0 | cp >> 6);
    out[1] = (char)(0x80 | (cp & 0x3F));
    return 2;
  }
  if (cp < 0x10000) {
    out[0] = (char)(0xE0 | cp >> 12);
    out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[2] = (char)(0x80 | (cp & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | cp >> 18);
  out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
  out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
  out[3] = (char)(0x80 | (cp & 0x3F));
  return 4;
}

/* Every byte but a continuation (10xxxxxx) begins a code point. */
size_t eng__utf8_count(const char *text, size_t len) {
  size_t count = 0, i = 0;
  for (; i + 8 <= len; i += 8) {
    uint64_t word = load64(text + i);
    uint64_t continuations = word >> 7 & ~word >> 6 & UINT64_C(0x0101010101010101);
    count += 8 - (size_t)(continuations * UINT64_C(0x0101010101010101) >> 56);
  }
  for (; i < len; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}
