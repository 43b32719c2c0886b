/* What a rule file must be before Lua reads it (safety.md 5.4).
 *
 * Bytes: text, UTF-8, no NUL, no bytecode. Directions: a reader must see the program that runs, so
 * bidi overrides are refused, and embeddings and isolates must close on their line and inside their
 * token, a string or a comment (UTS #55, 4.1.2). The marks that Persian needs (half-space, joiners,
 * RLM, LRM) stay legal.
 *
 * Shape: Lua 5.4.4 explains an error by walking back through the instructions that made a value,
 * with one C call for each index of a chain (a.b.c.d…), so that a chain of 100,000 overflows the C
 * stack. Chains are therefore limited here. The scanner knows as much of Lua's lexis as this takes.
 */
#include "rules/sandbox_state.h"
#include "unicode/utf8.h"

#include <string.h>

enum {
  MAX_SOURCE = 4 << 20,
  MAX_CHAIN = 100,   /* indexings of one value in a row */
  MAX_BRACKETS = 100 /* in one another; Lua itself goes to 200 */
};

typedef struct scanner {
  const char *at, *end;
  unsigned line;
  const char *reason; /* why the source is refused, or NULL */
  unsigned depth;
  unsigned chain[MAX_BRACKETS + 1]; /* of indexings, at every depth of brackets */
} scanner;

static bool refuse(scanner *s, const char *reason) {
  if (!s->reason) s->reason = reason;
  return false;
}

static bool is_line_end(char byte) {
  return byte == '\n' || byte == '\r';
}

/* Passes over LF, CR, CRLF or LFCR, one line end. */
static void pass_line_end(scanner *s) {
  char first = *s->at++;
  if (s->at < s->end && is_line_end(*s->at) && *s->at != first) s->at++;
  s->line++;
}

/* Directions. What is open inside a token, innermost last. */
enum { LRE = 0x202A, RLE, PDF, LRO, RLO, LRI = 0x2066, RLI, FSI, PDI };
enum { MAX_OPEN = 64 };

typedef struct directions {
  bool isolates[MAX_OPEN];
  unsigned count;
} directions;

static bool close_direction(scanner *s, directions *open, bool isolate) {
  if (open->count == 0 || open->isolates[open->count - 1] != isolate)
    return refuse(s, "a bidi control closes what was not opened");
  open->count--;
  return true;
}

static bool open_direction(scanner *s, directions *open, bool isolate) {
  if (open->count >= MAX_OPEN) return refuse(s, "too many bidi controls");
  open->isolates[open->count++] = isolate;
  return true;
}

/* One character of a string or comment. */
static bool pass_character(scanner *s, directions *open) {
  uint32_t cp;
  s->at += eng__utf8_decode(s->at, (size_t)(s->end - s->at), &cp);
  if (cp == LRO || cp == RLO) return refuse(s, "a bidi override hides what the text says");
  if (cp == LRE || cp == RLE || cp == LRI || cp == RLI || cp == FSI)
    return open_direction(s, open, cp >= LRI);
  if (cp == PDF || cp == PDI) return close_direction(s, open, cp == PDI);
  return true;
}

static bool close_all(scanner *s, const directions *open) {
  if (open->count == 0) return true;
  return refuse(s, "a bidi control is not closed on its line and in its string or comment");
}

/* The level of a long bracket `[==[` at `at`, or -1; `*len` is the length of the opening. */
static int long_bracket(const scanner *s, const char *at, size_t *len) {
  const char *p = at + 1;
  if (at >= s->end || *at != '[') return -1;
  while (p < s->end && *p == '=') p++;
  if (p >= s->end || *p != '[') return -1;
  *len = (size_t)(p - at) + 1;
  return (int)(p - at) - 1;
}

static bool closes_long(const scanner *s, int level) {
  if (s->end - s->at < level + 2 || s->at[level + 1] != ']') return false;
  for (int i = 1; i <= level; i++)
    if (s->at[i] != '=') return false;
  return true;
}

static bool pass_long(scanner *s, int level, size_t opening) {
  directions open = {.count = 0};
  s->at += opening;
  while (s->at < s->end) {
    if (*s->at == ']' && closes_long(s, level)) return s->at += level + 2, close_all(s, &open);
    if (is_line_end(*s->at)) {
      if (!close_all(s, &open)) return false;
      pass_line_end(s);
    } else if (!pass_character(s, &open)) {
      return false;
    }
  }
  return close_all(s, &open); /* unfinished: Lua says so */
}

static bool pass_comment(scanner *s) {
  size_t opening;
  int level = long_bracket(s, s->at + 2, &opening);
  s->at += 2;
  if (level >= 0) return pass_long(s, level, opening);
  directions open = {.count = 0};
  while (s->at < s->end && !is_line_end(*s->at))
    if (!pass_character(s, &open)) return false;
  return close_all(s, &open);
}

static bool pass_string(scanner *s) {
  char quote = *s->at++;
  directions open = {.count = 0};
  while (s->at < s->end && *s->at != quote && !is_line_end(*s->at)) {
    if (*s->at == '\\' && s->at + 1 < s->end) {
      s->at++;
      if (is_line_end(*s->at)) {
        if (!close_all(s, &open)) return false;
        pass_line_end(s);
      } else if ((unsigned char)*s->at < 0x80) {
        s->at++;
      }
      continue;
    }
    if (!pass_character(s, &open)) return false;
  }
  if (s->at < s->end && *s->at == quote) s->at++;
  return close_all(s, &open);
}

/* Code outside strings and comments: counts indexings in a row. */

static bool is_name(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (byte >= '0' && byte <= '9');
}

static bool add_index(scanner *s) {
  if (++s->chain[s->depth] > MAX_CHAIN) return refuse(s, "more than 100 indexings in a row");
  return true;
}

static bool pass_bracket(scanner *s) {
  char byte = *s->at++;
  if (byte == '(' || byte == '[' || byte == '{') {
    if (s->depth >= MAX_BRACKETS) return refuse(s, "more than 100 brackets in one another");
    s->chain[++s->depth] = 0;
    return true;
  }
  if (s->depth > 0) s->depth--; /* a bracket too many: Lua says so */
  return byte == ']' ? add_index(s) : true;
}

/* A name right after another name begins something new; `.name` goes on with a chain. */
static bool pass_name(scanner *s, bool indexes) {
  while (s->at < s->end && is_name(*s->at)) s->at++;
  if (indexes) return add_index(s);
  s->chain[s->depth] = 0;
  return true;
}

static bool pass_dot(scanner *s) {
  const char *start = s->at;
  while (s->at < s->end && *s->at == '.') s->at++;
  bool one = s->at - start == 1;
  if (!one) s->chain[s->depth] = 0; /* .. and ... */
  return true;
}

static bool pass_code(scanner *s, bool *after_dot) {
  char byte = *s->at;
  bool dotted = *after_dot;
  *after_dot = false;
  if (is_name(byte)) return pass_name(s, dotted);
  if (strchr("()[]{}", byte)) return pass_bracket(s);
  if (byte == '.') {
    *after_dot = s->at + 1 >= s->end || s->at[1] != '.';
    return pass_dot(s);
  }
  if ((unsigned char)byte >= 0x80) {
    directions none = {.count = 0};
    return pass_character(s, &none) && close_all(s, &none);
  }
  s->chain[s->depth] = 0; /* an operator, a comma, a colon (a call follows) */
  s->at++;
  return true;
}

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f';
}

static bool pass_token(scanner *s, bool *after_dot) {
  size_t opening;
  char byte = *s->at;
  if (is_line_end(byte)) return pass_line_end(s), true;
  if (is_blank(byte)) return s->at++, true;
  if (byte == '-' && s->end - s->at > 1 && s->at[1] == '-') return pass_comment(s);
  if (byte == '"' || byte == '\'') return pass_string(s);
  int level = byte == '[' ? long_bracket(s, s->at, &opening) : -1;
  if (level >= 0) return pass_long(s, level, opening);
  return pass_code(s, after_dot);
}

static unsigned line_of(eng__slice source, size_t offset) {
  scanner s = {.at = source.at, .end = source.at + offset, .line = 1};
  while (s.at < s.end)
    if (is_line_end(*s.at)) pass_line_end(&s);
    else s.at++;
  return s.line;
}

/* What is wrong with the bytes, before anything is read into them. */
static const char *check_bytes(eng__slice source, size_t *where) {
  *where = 0;
  if (source.len && source.at[0] == 0x1B) return "bytecode is not accepted, only source text";
  if (source.len > MAX_SOURCE) return "the file is larger than 4 MiB";
  const char *nul = source.len ? memchr(source.at, 0, source.len) : NULL;
  if (nul) return *where = (size_t)(nul - source.at), "the file has a NUL byte";
  *where = eng__utf8_valid_prefix(source.at, source.len);
  return *where < source.len ? "the file is not UTF-8" : NULL;
}

eng_status eng__check_source(const char *name, eng__slice source, size_t *skip, eng_error *err) {
  size_t where;
  if (source.len >= 3 && memcmp(source.at, "\xEF\xBB\xBF", 3) == 0) *skip = 3;
  eng__slice text = eng__slice_cut(source, *skip, source.len);
  const char *reason = check_bytes(text, &where);
  if (reason) return eng__fail(err, ENG_RULE, "%s:%u: %s", name, line_of(text, where), reason);
  scanner s = {.at = text.at, .end = text.at + text.len, .line = 1};
  bool after_dot = false;
  while (s.at < s.end)
    if (!pass_token(&s, &after_dot))
      return eng__fail(err, ENG_RULE, "%s:%u: %s", name, s.line, s.reason);
  return ENG_OK;
}
