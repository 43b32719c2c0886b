/* What a rule file must be before Lua reads it (safety.md 5.4).
 *
 * Bytes: text, UTF-8, no NUL, no bytecode; ASCII outside of strings and comments. Directions: a
 * reader must see the program that runs, so bidi overrides are refused, and embeddings and isolates
 * must close on their line and inside their token, a string or a comment (UTS #55, 4.1.2). The
 * marks that Persian needs (half-space, joiners, RLM, LRM) stay legal.
 *
 * Shape: Lua 5.4.4 explains an error by walking back through the instructions that made a value,
 * with one C call for each index of a chain (a.b.c.d…), so that a chain of 100,000 overflows the C
 * stack. Chains, and brackets in one another, are therefore limited here. */
#include "rules/sandbox_state.h"
#include "rules/source_scan.h"
#include "unicode/utf8.h"

#include <string.h>

enum {
  MAX_SOURCE = 4 << 20,
  MAX_CHAIN = 100,   /* indexings of one value in a row */
  MAX_BRACKETS = 100 /* in one another; Lua itself goes to 200 */
};

/* Why a source is refused, and where. */
typedef struct fault {
  const char *reason, *at;
} fault;

static bool refuse(fault *f, const char *at, const char *reason) {
  *f = (fault){reason, at};
  return false;
}

/* Directions: what is open inside a token, innermost last. */
enum { LRE = 0x202A, RLE, PDF, LRO, RLO, LRI = 0x2066, RLI, FSI, PDI };
enum { MAX_OPEN = 64 };

typedef struct directions {
  bool isolates[MAX_OPEN];
  unsigned count;
} directions;

static bool pass_control(directions *open, uint32_t cp, const char *at, fault *f) {
  bool isolate = cp >= LRI;
  if (cp == LRO || cp == RLO) return refuse(f, at, "a bidi override hides what the text says");
  if (cp == PDF || cp == PDI) {
    if (open->count == 0 || open->isolates[open->count - 1] != isolate)
      return refuse(f, at, "a bidi control closes what was not opened");
    open->count--;
    return true;
  }
  if (open->count >= MAX_OPEN) return refuse(f, at, "too many bidi controls");
  open->isolates[open->count++] = isolate;
  return true;
}

static bool is_control(uint32_t cp) {
  return (cp >= LRE && cp <= RLO) || (cp >= LRI && cp <= PDI);
}

static bool check_directions(eng__slice token, fault *f) {
  static const char unclosed[] =
      "a bidi control is not closed on its line and in its string or comment";
  directions open = {.count = 0};
  for (size_t i = 0; i < token.len;) {
    uint32_t cp;
    bool ends = token.at[i] == '\n' || token.at[i] == '\r';
    if (ends && open.count) return refuse(f, token.at + i, unclosed);
    size_t len = eng__utf8_decode(token.at + i, token.len - i, &cp);
    if (is_control(cp) && !pass_control(&open, cp, token.at + i, f)) return false;
    i += len;
  }
  return open.count == 0 || refuse(f, token.at, unclosed);
}

/* Chains of indexings, one for every depth of brackets. */
typedef struct shape {
  unsigned depth;
  unsigned chain[MAX_BRACKETS + 1];
  bool after_point;
} shape;

static bool add_index(shape *s, const char *at, fault *f) {
  if (++s->chain[s->depth] <= MAX_CHAIN) return true;
  return refuse(f, at, "more than 100 indexings in a row");
}

static bool open_bracket(shape *s, const char *at, fault *f) {
  if (s->depth >= MAX_BRACKETS) return refuse(f, at, "more than 100 brackets in one another");
  s->chain[++s->depth] = 0;
  return true;
}

static bool close_bracket(shape *s, const char *at, fault *f) {
  if (s->depth > 0) s->depth--; /* one too many: Lua says so */
  return *at == ']' ? add_index(s, at, f) : true;
}

static bool check_shape(shape *s, eng__source_token token, fault *f) {
  const char *at = token.text.at;
  bool indexes = s->after_point;
  if (token.type == ENG__TOKEN_COMMENT) return true;
  s->after_point = eng__source_is(token, ".");
  if (token.type == ENG__TOKEN_STRING || s->after_point) return true;
  if (token.type == ENG__TOKEN_NAME && indexes) return add_index(s, at, f);
  if (token.type == ENG__TOKEN_SYMBOL && strchr("([{", *at)) return open_bracket(s, at, f);
  if (token.type == ENG__TOKEN_SYMBOL && strchr(")]}", *at)) return close_bracket(s, at, f);
  s->chain[s->depth] = 0; /* an operator, a name that begins something, a colon (a call follows) */
  return true;
}

/* What a word processor or a keyboard writes for ASCII; Lua would only name its first byte. */
static const struct {
  const char *sign, *reason;
} signs[] = {
    {"“", "“ is no quotation mark of Lua: write \""},
    {"”", "” is no quotation mark of Lua: write \""},
    {"„", "„ is no quotation mark of Lua: write \""},
    {"«", "« is no quotation mark of Lua: write \""},
    {"»", "» is no quotation mark of Lua: write \""},
    {"‘", "‘ is no quotation mark of Lua: write '"},
    {"’", "’ is no quotation mark of Lua: write '"},
    {"،", "a Persian comma stands outside of strings: write ,"},
    {"؛", "a Persian semicolon stands outside of strings: write ;"},
    {"–", "a dash stands outside of strings: write -"},
    {"—", "a dash stands outside of strings: write -- before a comment"},
    {"−", "a minus sign stands outside of strings: write -"},
    {"…", "… stands outside of strings: write the rest"},
    {"\u00A0", "a no-break space stands outside of strings: write a space"},
    {"\u200C", "a half-space stands outside of strings: take it out"},
    {"\uFEFF", "a byte order mark stands inside the file: take it out"},
};

/* Lua knows ASCII alone outside of strings and comments. */
static bool check_sign(eng__source_token token, fault *f) {
  if (token.type != ENG__TOKEN_SYMBOL || (unsigned char)*token.text.at < 0x80) return true;
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
    size_t len = strlen(signs[i].sign);
    if (token.text.len >= len && memcmp(token.text.at, signs[i].sign, len) == 0)
      return refuse(f, token.text.at, signs[i].reason);
  }
  return refuse(f, token.text.at,
                "a character outside of strings is not ASCII; names are of a-z, A-Z, 0-9 and _");
}

/* A mark, or a NUL beside the first character. */
static bool is_utf16(eng__slice text) {
  static const char *const heads[] = {"\xFF\xFE", "\xFE\xFF"};
  if (text.len < 2) return false;
  if (memcmp(text.at, heads[0], 2) == 0 || memcmp(text.at, heads[1], 2) == 0) return true;
  return !text.at[0] != !text.at[1];
}

/* What is wrong with the bytes, before anything is read into them. */
static bool check_bytes(eng__slice text, fault *f) {
  if (is_utf16(text)) return refuse(f, text.at, "this looks like UTF-16; save the file as UTF-8");
  if (text.len && text.at[0] == 0x1B)
    return refuse(f, text.at, "bytecode is not accepted, only source text");
  if (text.len > MAX_SOURCE) return refuse(f, text.at, "the file is larger than 4 MiB");
  const char *nul = text.len ? memchr(text.at, 0, text.len) : NULL;
  if (nul) return refuse(f, nul, "the file has a NUL byte");
  size_t valid = eng__utf8_valid_prefix(text.at, text.len);
  return valid == text.len || refuse(f, text.at + valid, "the file is not UTF-8; save it as UTF-8");
}

static bool check_tokens(eng__slice text, fault *f) {
  shape s = {.depth = 0};
  eng__source_token token;
  while ((token = eng__source_next(&text)).type != ENG__TOKEN_END)
    if (!check_directions(token.text, f) || !check_sign(token, f) || !check_shape(&s, token, f))
      return false;
  return true;
}

eng_status eng__check_source(const char *name, eng__slice source, size_t *skip, eng_error *err) {
  fault f = {NULL, NULL};
  *skip = source.len >= 3 && memcmp(source.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  eng__slice text = eng__slice_cut(source, *skip, source.len);
  if (check_bytes(text, &f) && check_tokens(text, &f)) return ENG_OK;
  unsigned line = eng__source_line(text, (size_t)(f.at - text.at));
  return eng__fail(err, ENG_RULE, "%s:%u: %s", name, line, f.reason);
}
