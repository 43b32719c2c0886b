/* Writing JSON: strings, keys, numbers.
 *
 * Everything goes through a pointer into room that was reserved before, sized for the worst case
 * (six bytes for one), so that the loop over a string asks for nothing. */
#include "base/json.h"

#include "base/hash.h"
#include "base/sequence.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char hex[16] = "0123456789abcdef";

static char *put_escape(char *to, unsigned cp) {
  switch (cp) {
  case '"':
    return *to++ = '\\', *to++ = '"', to;
  case '\\':
    return *to++ = '\\', *to++ = '\\', to;
  case '\b':
    return *to++ = '\\', *to++ = 'b', to;
  case '\f':
    return *to++ = '\\', *to++ = 'f', to;
  case '\n':
    return *to++ = '\\', *to++ = 'n', to;
  case '\r':
    return *to++ = '\\', *to++ = 'r', to;
  case '\t':
    return *to++ = '\\', *to++ = 't', to;
  default:
    break;
  }
  *to++ = '\\';
  *to++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) *to++ = hex[cp >> shift & 15];
  return to;
}

static bool plain_ascii(unsigned char c) {
  return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* C1 (U+0080–009F) or U+2028/9, of a well-formed sequence; else 0. */
static unsigned hidden_control(const unsigned char *p, size_t len) {
  if (len == 2 && p[0] == 0xC2 && p[1] < 0xA0) return p[1];
  if (len == 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
    return 0x2000u | (p[2] & 0x3Fu);
  return 0;
}

/* What is not plain ASCII: one sequence from `p`; returns its length. */
static size_t put_sequence(char **to, const char *p, const char *end) {
  unsigned char c = (unsigned char)*p;
  if (c < 0x80) return *to = put_escape(*to, c), 1;
  bool valid;
  size_t len = eng__sequence(p, (size_t)(end - p), &valid);
  unsigned control = valid ? hidden_control((const unsigned char *)p, len) : 0;
  if (control) return *to = put_escape(*to, control), len;
  memcpy(*to, valid ? p : ENG__REPLACEMENT, valid ? len : 3);
  *to += valid ? len : 3;
  return len;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Are all eight bytes plain? Exact: a borrow can only begin at a byte that is not. */
static bool plain_word(uint64_t v) {
  uint64_t quote = v ^ EACH('"'), slash = v ^ EACH('\\'), del = v ^ EACH(0x7F);
  uint64_t special = v | (v - EACH(0x20)) | (quote - EACH(1)) | (slash - EACH(1)) | (del - EACH(1));
  return (special & EACH(0x80)) == 0;
}

/* A letter of two bytes, as all of Arabic and Cyrillic are; U+0080–009F begin otherwise. */
static bool plain_pair(const char *p, const char *end) {
  unsigned char lead = (unsigned char)p[0];
  return lead >= 0xC3 && lead <= 0xDF && end - p >= 2 && ((unsigned char)p[1] & 0xC0) == 0x80;
}

static char *put_text(char *to, eng__slice text) {
  const char *p = text.at, *end = p + text.len;
  while (p < end) {
    while (end - p >= 8 && plain_word(eng__load64(p))) {
      memcpy(to, p, 8);
      p += 8;
      to += 8;
    }
    /* One word that is not plain, character by character. */
    const char *stop = end - p >= 8 ? p + 8 : end;
    while (p < stop) {
      if (plain_pair(p, end)) {
        memcpy(to, p, 2);
        p += 2;
        to += 2;
      } else if (plain_ascii((unsigned char)*p)) {
        *to++ = *p++;
      } else {
        p += put_sequence(&to, p, end);
      }
    }
  }
  return to;
}

char *eng__json_put_string(char *to, eng__slice text) {
  *to++ = '"';
  if (text.len) to = put_text(to, text);
  *to++ = '"';
  return to;
}

void eng__json_write_string(eng__buffer *out, eng__slice text) {
  if (text.len > SIZE_MAX / 8) {
    out->failed = true;
    return;
  }
  char *room = eng__buffer_reserve(out, ENG__JSON_STRING_ROOM(text.len));
  if (room) out->len += (size_t)(eng__json_put_string(room, text) - room);
}

void eng__json_write_key(eng__buffer *out, const char *key) {
  if (out->len && out->at[out->len - 1] != '{') eng__buffer_add_byte(out, ',');
  eng__buffer_add_byte(out, '"');
  eng__buffer_add_string(out, key);
  eng__buffer_add(out, "\":", 2);
}

/* A JSON string as it stands in valid JSON, quotes and all, with what this writer never lets out
 * escaped; returns its end. */
static const char *put_raw_string(char **to, const char *p, const char *end) {
  *(*to)++ = *p++;
  while (*p != '"') {
    if (*p == '\\') {
      *(*to)++ = *p++;
      *(*to)++ = *p++;
    } else if (plain_ascii((unsigned char)*p)) {
      *(*to)++ = *p++;
    } else {
      p += put_sequence(to, p, end);
    }
  }
  *(*to)++ = *p++;
  return p;
}

void eng__json_write_value(eng__buffer *out, eng__slice value) {
  char *room =
      value.len > SIZE_MAX / 8 ? NULL : eng__buffer_reserve(out, ENG__JSON_STRING_ROOM(value.len));
  if (!room) {
    out->failed = true;
    return;
  }
  char *to = room;
  const char *p = value.at, *end = p + value.len;
  while (p < end) {
    if (*p == '"') p = put_raw_string(&to, p, end);
    else if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') p++;
    else *to++ = *p++;
  }
  out->len += (size_t)(to - room);
}

/* ---- Numbers ---- */

/* A finite number as digits and the power of ten of the first, in the fewest digits that read back.
 * Only the digits are taken out of what printf() made, so that no locale's decimal point gets in.
 */
static int shortest_digits(double number, char digits[20], int *exponent) {
  char text[64];
  /* Fifteen digits always read back when fewer would; a subnormal number has less to say. */
  int count = fabs(number) < DBL_MIN ? 1 : DBL_DIG;
  for (;; count++) {
    snprintf(text, sizeof text, "%.*e", count - 1, number);
    if (count >= DBL_DECIMAL_DIG || strtod(text, NULL) == number) break;
  }
  const char *e = strchr(text, 'e');
  int n = 0;
  for (const char *p = text; p < e; p++) {
    if (*p >= '0' && *p <= '9') digits[n++] = *p;
  }
  while (n > 1 && digits[n - 1] == '0') n--;
  *exponent = (int)strtol(e + 1, NULL, 10);
  return n;
}

static void add_zeros(eng__buffer *out, int count) {
  while (count-- > 0) eng__buffer_add_byte(out, '0');
}

/* The forms of ECMAScript's Number::toString: positional from 1e-6 up to 1e21. */
static void write_digits(eng__buffer *out, const char *digits, int count, int exponent) {
  if (exponent < -6 || exponent >= 21) {
    eng__buffer_add(out, digits, 1);
    if (count > 1) eng__buffer_add_byte(out, '.');
    eng__buffer_add(out, digits + 1, (size_t)count - 1);
    eng__buffer_printf(out, "e%d", exponent);
  } else if (exponent < 0) {
    eng__buffer_add(out, "0.", 2);
    add_zeros(out, -exponent - 1);
    eng__buffer_add(out, digits, (size_t)count);
  } else if (exponent + 1 >= count) {
    eng__buffer_add(out, digits, (size_t)count);
    add_zeros(out, exponent + 1 - count);
  } else {
    eng__buffer_add(out, digits, (size_t)exponent + 1);
    eng__buffer_add_byte(out, '.');
    eng__buffer_add(out, digits + exponent + 1, (size_t)(count - exponent) - 1);
  }
}

void eng__json_write_double(eng__buffer *out, double number) {
  if (!isfinite(number)) {
    eng__buffer_add_string(out, "null");
    return;
  }
  if (signbit(number)) eng__buffer_add_byte(out, '-');
  if (number == 0) {
    eng__buffer_add_byte(out, '0');
    return;
  }
  char digits[20];
  int exponent, count = shortest_digits(fabs(number), digits, &exponent);
  write_digits(out, digits, count, exponent);
}
