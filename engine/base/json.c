/* Reading JSON.
 *
 * A string is read in two steps: one looks for its end and checks every escape, eight bytes at a
 * time over what is plain; the other unescapes bytes that are known to be good and so cannot fail.
 * Nested values are walked with a counter and a word of bits (was this level an object?), never by
 * calling oneself. */
#include "base/json.h"

#include "base/hash.h"
#include "base/sequence.h"

static bool broken(eng__json *json, const char *problem) {
  if (!json->problem) json->problem = problem;
  return false;
}

void eng__json_open(eng__json *json, eng__slice bytes) {
  const char *start = bytes.at ? bytes.at : "";
  *json = (eng__json){.at = start, .end = start + bytes.len, .start = start};
}

size_t eng__json_offset(const eng__json *json) {
  return (size_t)(json->at - json->start);
}

static void skip_space(eng__json *json) {
  const char *p = json->at;
  while (p < json->end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')) p++;
  json->at = p;
}

eng__json_kind eng__json_peek(eng__json *json) {
  if (json->problem) return ENG__JSON_BROKEN;
  skip_space(json);
  if (json->at == json->end) return ENG__JSON_END;
  switch (*json->at) {
  case '{':
    return ENG__JSON_OBJECT;
  case '[':
    return ENG__JSON_ARRAY;
  case '"':
    return ENG__JSON_STRING;
  case 't':
    return ENG__JSON_TRUE;
  case 'f':
    return ENG__JSON_FALSE;
  case 'n':
    return ENG__JSON_NULL;
  case '-':
    return ENG__JSON_NUMBER;
  default:
    break;
  }
  if (*json->at >= '0' && *json->at <= '9') return ENG__JSON_NUMBER;
  broken(json, "no JSON value begins like this");
  return ENG__JSON_BROKEN;
}

bool eng__json_enter(eng__json *json) {
  eng__json_kind kind = eng__json_peek(json);
  if (kind != ENG__JSON_OBJECT && kind != ENG__JSON_ARRAY)
    return broken(json, "an object or array is missing");
  if (json->depth >= ENG__JSON_DEPTH) return broken(json, "nested too deeply");
  json->depth++;
  json->at++;
  return true;
}

/* Stands the reader at the next member, past the comma; `false` at the closing bracket (left
 * behind) or when broken. */
static bool next_member(eng__json *json, char closing, bool *first) {
  if (json->problem) return false;
  skip_space(json);
  if (json->at == json->end) return broken(json, "cut off");
  if (*json->at == closing) {
    json->at++;
    json->depth--;
    return false;
  }
  if (*first) {
    *first = false;
    return true;
  }
  if (*json->at != ',') return broken(json, "a comma or a closing bracket is missing");
  json->at++;
  skip_space(json);
  return true;
}

static bool enter_value(eng__json *json) {
  skip_space(json);
  if (json->at == json->end || *json->at != ':') return broken(json, "a colon is missing");
  json->at++;
  return true;
}

bool eng__json_next_key_raw(eng__json *json, eng__slice *raw, bool *escaped, bool *first) {
  if (!next_member(json, '}', first)) return false;
  if (json->at == json->end || *json->at != '"') return broken(json, "a key is missing");
  return eng__json_string_raw(json, raw, escaped) && enter_value(json);
}

bool eng__json_next_item(eng__json *json, bool *first) {
  return next_member(json, ']', first);
}

/* ---- Strings ---- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* High bit of each byte that is zero; bytes above the first such one may be told wrongly, which
 * does no harm to who looks for the first. */
static uint64_t zero_bytes(uint64_t v) {
  return (v - EACH(0x01)) & ~v & EACH(0x80);
}

/* First byte from `p` that is a quote, a backslash or a control character; `end` if none. */
static const char *plain_end(const char *p, const char *end) {
  while (end - p >= 8) {
    uint64_t v = eng__load64(p);
    uint64_t control = (v - EACH(0x20)) & ~v & EACH(0x80);
    uint64_t special = control | zero_bytes(v ^ EACH('"')) | zero_bytes(v ^ EACH('\\'));
    if (special) return p + (__builtin_ctzll(special) >> 3);
    p += 8;
  }
  while (p < end && (unsigned char)*p >= 0x20 && *p != '"' && *p != '\\') p++;
  return p;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Four hex digits at `p`, or -1. */
static int32_t hex4(const char *p, const char *end) {
  if (end - p < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    int digit = hex_digit(p[i]);
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

static bool is_surrogate(int32_t unit) {
  return (unit & 0xF800) == 0xD800;
}

/* Reads what follows `\u`: one unit, or two that are a surrogate pair. A surrogate that stands
 * alone is given as it is. NULL when the digits are not there. */
static const char *read_unicode(const char *p, const char *end, int32_t *cp) {
  int32_t high = hex4(p, end);
  if (high < 0) return NULL;
  *cp = high;
  p += 4;
  if ((high & 0xFC00) != 0xD800 || end - p < 2 || p[0] != '\\' || p[1] != 'u') return p;
  int32_t low = hex4(p + 2, end);
  if (low < 0 || (low & 0xFC00) != 0xDC00) return p;
  *cp = 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
  return p + 6;
}

/* `json->at` is past the backslash; checks one escape and passes it. */
static bool check_escape(eng__json *json) {
  if (json->at == json->end) return broken(json, "cut off inside a string");
  char c = *json->at;
  if (c != 'u') {
    if (c == '\0' || !strchr("\"\\/bfnrt", c)) return broken(json, "no such escape");
    json->at++;
    return true;
  }
  int32_t cp;
  const char *after = read_unicode(json->at + 1, json->end, &cp);
  if (!after) return broken(json, "\\u needs four hexadecimal digits");
  json->lone_surrogates += is_surrogate(cp);
  json->at = after;
  return true;
}

bool eng__json_string_raw(eng__json *json, eng__slice *raw, bool *escaped) {
  if (eng__json_peek(json) != ENG__JSON_STRING) return broken(json, "a string is missing");
  const char *start = ++json->at;
  *escaped = false;
  for (;;) {
    json->at = plain_end(json->at, json->end);
    if (json->at == json->end) return broken(json, "cut off inside a string");
    if (*json->at == '"') break;
    if (*json->at != '\\') return broken(json, "a control character inside a string");
    *escaped = true;
    json->at++;
    if (!check_escape(json)) return false;
  }
  *raw = (eng__slice){start, (size_t)(json->at - start)};
  json->at++;
  return true;
}

static char unescaped(char c) {
  switch (c) {
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return c;
  }
}

size_t eng__json_unescape(char *out, eng__slice raw, size_t *first_lone) {
  const char *p = raw.at, *end = raw.at + raw.len;
  char *to = out;
  *first_lone = SIZE_MAX;
  while (p < end) {
    const char *slash = memchr(p, '\\', (size_t)(end - p));
    size_t plain = (size_t)((slash ? slash : end) - p);
    memmove(to, p, plain);
    to += plain;
    if (!slash) break;
    if (slash[1] != 'u') {
      *to++ = unescaped(slash[1]);
      p = slash + 2;
      continue;
    }
    int32_t cp = 0xFFFD; /* its digits were checked */
    p = read_unicode(slash + 2, end, &cp);
    if (is_surrogate(cp) && *first_lone == SIZE_MAX) *first_lone = (size_t)(to - out);
    to += eng__utf8_encode((uint32_t)cp, to); /* a lone surrogate as U+FFFD */
  }
  return (size_t)(to - out);
}

static bool append_unescaped(eng__json *json, eng__buffer *out, eng__slice raw) {
  char *room = eng__buffer_reserve(out, raw.len);
  json->lacked |= !room;
  if (!room) return broken(json, "out of memory");
  size_t first_lone;
  out->len += eng__json_unescape(room, raw, &first_lone);
  return true;
}

bool eng__json_string(eng__json *json, eng__buffer *out) {
  eng__slice raw;
  bool escaped;
  return eng__json_string_raw(json, &raw, &escaped) && append_unescaped(json, out, raw);
}

bool eng__json_next_key(eng__json *json, eng__buffer *key, bool *first) {
  eng__slice raw;
  bool escaped;
  return eng__json_next_key_raw(json, &raw, &escaped, first) && append_unescaped(json, key, raw);
}

/* ---- Other values ---- */

static const char *digits_end(const char *p, const char *end) {
  while (p < end && *p >= '0' && *p <= '9') p++;
  return p;
}

/* RFC 8259 section 6: int, frac, exp. NULL when it is none. */
static const char *number_end(const char *p, const char *end) {
  if (p < end && *p == '-') p++;
  const char *after = p < end && *p == '0' ? p + 1 : digits_end(p, end);
  if (after == p) return NULL;
  p = after;
  if (p < end && *p == '.') {
    after = digits_end(p + 1, end);
    if (after == p + 1) return NULL;
    p = after;
  }
  if (p == end || (*p != 'e' && *p != 'E')) return p;
  p++;
  if (p < end && (*p == '+' || *p == '-')) p++;
  after = digits_end(p, end);
  return after == p ? NULL : after;
}

bool eng__json_number(eng__json *json, eng__slice *text) {
  if (eng__json_peek(json) != ENG__JSON_NUMBER) return broken(json, "a number is missing");
  const char *after = number_end(json->at, json->end);
  if (!after) return broken(json, "not a number");
  *text = (eng__slice){json->at, (size_t)(after - json->at)};
  json->at = after;
  return true;
}

static bool skip_word(eng__json *json, eng__slice word) {
  if ((size_t)(json->end - json->at) < word.len || memcmp(json->at, word.at, word.len) != 0)
    return broken(json, "no JSON value begins like this");
  json->at += word.len;
  return true;
}

static bool skip_scalar(eng__json *json, eng__json_kind kind) {
  eng__slice bytes;
  bool escaped;
  switch (kind) {
  case ENG__JSON_STRING:
    return eng__json_string_raw(json, &bytes, &escaped);
  case ENG__JSON_NUMBER:
    return eng__json_number(json, &bytes);
  case ENG__JSON_TRUE:
    return skip_word(json, ENG__SLICE("true"));
  case ENG__JSON_FALSE:
    return skip_word(json, ENG__SLICE("false"));
  case ENG__JSON_NULL:
    return skip_word(json, ENG__SLICE("null"));
  case ENG__JSON_END:
    return broken(json, "a value is missing");
  default:
    return false;
  }
}

static bool step(eng__json *json, bool object, bool *first) {
  eng__slice key;
  bool escaped;
  return object ? eng__json_next_key_raw(json, &key, &escaped, first)
                : eng__json_next_item(json, first);
}

bool eng__json_skip(eng__json *json, eng__slice *bytes) {
  uint64_t objects = 0; /* one bit a level; ENG__JSON_DEPTH levels fit */
  int level = 0;
  eng__json_peek(json);
  const char *start = json->at;
  do {
    eng__json_kind kind = eng__json_peek(json);
    bool first = kind == ENG__JSON_OBJECT || kind == ENG__JSON_ARRAY;
    if (first) {
      if (!eng__json_enter(json)) return false;
      objects = objects << 1 | (kind == ENG__JSON_OBJECT);
      level++;
    } else if (!skip_scalar(json, kind)) {
      return false;
    }
    while (level > 0 && !step(json, objects & 1, &first)) {
      if (json->problem) return false;
      first = false;
      objects >>= 1;
      level--;
    }
  } while (level > 0);
  *bytes = (eng__slice){start, (size_t)(json->at - start)};
  return true;
}

static bool valid_utf8(eng__slice bytes) {
  for (size_t i = 0; i < bytes.len;) {
    bool valid = true;
    i += (unsigned char)bytes.at[i] < 0x80 ? 1 : eng__sequence(bytes.at + i, bytes.len - i, &valid);
    if (!valid) return false;
  }
  return true;
}

bool eng__json_valid(eng__slice bytes) {
  eng__json json;
  eng__slice value;
  eng__json_open(&json, bytes);
  return eng__json_skip(&json, &value) && eng__json_peek(&json) == ENG__JSON_END &&
         json.lone_surrogates == 0 && valid_utf8(bytes);
}

/* ---- Values of fields ---- */

bool eng__json_text(eng__json *json, eng__arena *arena, eng__slice *text) {
  eng__slice raw;
  bool escaped;
  size_t lone;
  if (eng__json_peek(json) != ENG__JSON_STRING) return false;
  if (!eng__json_string_raw(json, &raw, &escaped)) return false;
  *text = raw;
  if (!escaped) return true;
  char *room = eng__arena_alloc(arena, raw.len);
  json->lacked |= !room;
  if (!room) return false;
  *text = (eng__slice){room, eng__json_unescape(room, raw, &lone)};
  return true;
}

bool eng__json_whole(eng__json *json, size_t most_digits, uint64_t *number) {
  eng__slice text;
  if (eng__json_peek(json) != ENG__JSON_NUMBER || !eng__json_number(json, &text)) return false;
  if (text.len > most_digits) return false;
  *number = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9') return false;
    *number = *number * 10 + (uint64_t)(text.at[i] - '0');
  }
  return true;
}
