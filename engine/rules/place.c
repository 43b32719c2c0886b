/* The line of a field: where in the source a member of a table constructor stands.
 *
 * Lua knows the line of a call, not of a key inside the table that it was given. So the source is
 * read once more from the line of the call, by a small reader of Lua's tokens (manual 3.1), into a
 * tree of keys and positions with their lines. Only constructors written in place are found; a
 * table that came in a variable has the line of the call. Rules stand one after another, so the
 * search for the next begins on the line of the last one. */
#include "rules/loading.h"

#include <ctype.h>

typedef enum kind { END, NAME, STRING, OTHER } kind;

typedef struct token {
  kind kind;
  char symbol;     /* of OTHER: its first byte; ASSIGN below for a single '=' */
  eng__slice text; /* of a NAME; of a STRING what stands between the quotes */
  bool plain;      /* a string without escapes */
  size_t start;
  uint32_t line;
} token;

typedef struct reader {
  eng__slice text;
  size_t at;
  uint32_t line;
  token now;
} reader;

static int byte_at(const reader *r, size_t at) {
  return at < r->text.len ? (unsigned char)r->text.at[at] : -1;
}

static bool is_name_byte(int c) {
  return c == '_' || c > 127 || (c >= 0 && isalnum(c));
}

/* One byte further; LF, CRLF and CR end a line, as in Lua. */
static void step(reader *r) {
  int c = byte_at(r, r->at);
  if (c == '\n' || (c == '\r' && byte_at(r, r->at + 1) != '\n')) r->line++;
  r->at++;
}

/* Number of '=' in a long bracket that opens at the reader's place, or -1. */
static int long_level(const reader *r) {
  if (byte_at(r, r->at) != '[') return -1;
  int level = 0;
  while (byte_at(r, r->at + 1 + (size_t)level) == '=') level++;
  return byte_at(r, r->at + 1 + (size_t)level) == '[' ? level : -1;
}

static bool closes_long(const reader *r, int level) {
  if (byte_at(r, r->at) != ']' || byte_at(r, r->at + (size_t)level + 1) != ']') return false;
  for (int i = 1; i <= level; i++) {
    if (byte_at(r, r->at + (size_t)i) != '=') return false;
  }
  return true;
}

static eng__slice read_long(reader *r, int level) {
  size_t mark = (size_t)level + 2;
  for (size_t i = 0; i < mark; i++) step(r);
  size_t start = r->at;
  while (r->at < r->text.len && !closes_long(r, level)) step(r);
  eng__slice content = eng__slice_cut(r->text, start, r->at);
  for (size_t i = 0; i < mark && r->at < r->text.len; i++) step(r);
  return content;
}

static void skip_comment(reader *r) {
  r->at += 2;
  int level = long_level(r);
  if (level >= 0) {
    read_long(r, level);
    return;
  }
  while (r->at < r->text.len && byte_at(r, r->at) != '\n' && byte_at(r, r->at) != '\r') r->at++;
}

static void skip_blank(reader *r) {
  for (;;) {
    int c = byte_at(r, r->at);
    if (c == '-' && byte_at(r, r->at + 1) == '-') {
      skip_comment(r);
    } else if (c >= 0 && isspace(c)) {
      step(r);
    } else {
      return;
    }
  }
}

static void read_quoted(reader *r, token *t) {
  int quote = byte_at(r, r->at);
  step(r);
  size_t start = r->at;
  t->plain = true;
  while (r->at < r->text.len && byte_at(r, r->at) != quote) {
    if (byte_at(r, r->at) == '\\') {
      t->plain = false;
      step(r);
    }
    if (r->at < r->text.len) step(r);
  }
  t->text = eng__slice_cut(r->text, start, r->at);
  if (r->at < r->text.len) step(r);
}

static void read_name(reader *r, token *t) {
  size_t start = r->at;
  while (is_name_byte(byte_at(r, r->at))) r->at++;
  t->text = eng__slice_cut(r->text, start, r->at);
}

static void read_symbol(reader *r, token *t) {
  int c = byte_at(r, r->at);
  t->symbol = (char)c;
  r->at++;
  /* A '=' of "==", "~=", "<=" or ">=" is no assignment. */
  if (byte_at(r, r->at) == '=' && (c == '=' || c == '~' || c == '<' || c == '>')) {
    t->symbol = '~';
    r->at++;
  }
}

static void advance(reader *r) {
  skip_blank(r);
  token t = {.kind = OTHER, .start = r->at, .line = r->line};
  int c = byte_at(r, r->at), level = long_level(r);
  if (c < 0) {
    t.kind = END;
  } else if (c == '"' || c == '\'') {
    t.kind = STRING;
    read_quoted(r, &t);
  } else if (level >= 0) {
    t.kind = STRING;
    t.text = read_long(r, level);
    t.plain = true;
  } else if (is_name_byte(c)) {
    t.kind = NAME; /* numbers, too: nobody asks for them */
    read_name(r, &t);
  } else {
    read_symbol(r, &t);
  }
  r->now = t;
}

static bool is_symbol(const reader *r, char symbol) {
  return r->now.kind == OTHER && r->now.symbol == symbol;
}

static bool is_word(const reader *r, const char *word) {
  return r->now.kind == NAME && eng__slice_equal(r->now.text, eng__slice_of(word));
}

/* How much deeper a token leads: brackets, and the blocks of functions in a value. */
static int depth_change(const reader *r) {
  static const char *const openers[] = {"function", "do", "if", "repeat"};
  if (r->now.kind == OTHER) {
    if (strchr("({[", r->now.symbol)) return 1;
    return strchr(")}]", r->now.symbol) ? -1 : 0;
  }
  if (is_word(r, "end") || is_word(r, "until")) return -1;
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
    if (is_word(r, openers[i])) return 1;
  }
  return 0;
}

/* To the separator or the closing brace of the constructor that the reader is in. */
static void skip_value(reader *r) {
  int depth = 0;
  while (r->now.kind != END) {
    if (depth == 0 && (is_symbol(r, ',') || is_symbol(r, ';') || is_symbol(r, '}'))) return;
    depth += depth_change(r);
    if (depth < 0) return;
    advance(r);
  }
}

/* `key =` or `["key"] =`: taken, and the key given. */
static eng__slice read_key(reader *r) {
  reader before = *r;
  eng__slice key = {0};
  if (r->now.kind == NAME) {
    key = r->now.text;
    advance(r);
  } else if (is_symbol(r, '[')) {
    advance(r);
    key = r->now.text;
    bool string = r->now.kind == STRING;
    advance(r);
    if (!string || !is_symbol(r, ']')) key.len = 0;
    advance(r);
  }
  if (key.len && is_symbol(r, '=')) {
    advance(r);
    return key;
  }
  *r = before;
  return (eng__slice){0};
}

enum { DEEPEST = 5 }; /* rule → examples → yes → example → field */

/* The constructors that are open: the last child of each. */
typedef struct path {
  uint32_t parent[DEEPEST], last[DEEPEST];
  int depth;
} path;

static bool add_place(eng__places *places, path *open, eng__place place) {
  if (!eng__vec_push(places, place)) return false;
  uint32_t here = (uint32_t)places->count - 1;
  uint32_t parent = open->parent[open->depth], last = open->last[open->depth];
  *(last ? &places->at[last].next : &places->at[parent].child) = here;
  open->last[open->depth] = here;
  return true;
}

/* One member; a constructor as its value is entered. */
static bool read_member(eng__places *places, path *open, reader *r) {
  eng__place place = {.line = r->now.line};
  place.key = read_key(r);
  if (r->now.kind == STRING && r->now.plain) place.string = r->now.text;
  if (!add_place(places, open, place)) return false;
  if (is_symbol(r, '{') && open->depth + 1 < DEEPEST) {
    open->depth++;
    open->parent[open->depth] = (uint32_t)places->count - 1;
    open->last[open->depth] = 0;
    advance(r);
  } else {
    skip_value(r);
  }
  return true;
}

/* The reader stands behind the opening brace. */
static bool read_constructor(eng__places *places, reader *r) {
  path open = {0};
  while (r->now.kind != END) {
    if (is_symbol(r, ',') || is_symbol(r, ';')) {
      advance(r);
    } else if (is_symbol(r, '}')) {
      if (open.depth-- == 0) return true;
      advance(r);
      skip_value(r);
    } else if (!read_member(places, &open, r)) {
      return false;
    }
  }
  return true;
}

static bool holds_item(const eng__places *places, eng__slice item) {
  for (uint32_t i = places->at[0].child; i; i = places->at[i].next) {
    const eng__place *place = &places->at[i];
    if (place->key.len == 0 && (!place->string.at || eng__slice_equal(place->string, item)))
      return true;
  }
  return false;
}

/* The reader stands on the callee's name: is this the call, and does its table stand here? */
static bool read_call(eng__places *places, reader *r, const char *name, eng__slice item) {
  places->count = 0;
  if (!eng__vec_push(places, ((eng__place){.line = r->now.line}))) return false;
  advance(r);
  if (is_symbol(r, '(')) advance(r);
  if (name) {
    if (r->now.kind != STRING) return false;
    if (r->now.plain && !eng__slice_equal(r->now.text, eng__slice_of(name))) return false;
    advance(r);
    if (is_symbol(r, ')')) advance(r);
    if (is_symbol(r, '(')) advance(r);
  }
  if (!is_symbol(r, '{')) return false;
  advance(r);
  return read_constructor(places, r) && (!item.at || holds_item(places, item));
}

bool eng__places_read(eng__places *places, eng__source *source, uint32_t line, const char *callee,
                      const char *name, eng__slice item) {
  places->count = 0;
  if (!source) return false;
  reader r = {.text = source->text, .line = 1};
  if (source->mark_line && source->mark_line <= line) {
    r.at = source->mark_offset;
    r.line = source->mark_line;
  }
  size_t start = r.at;
  advance(&r);
  while (r.now.kind != END && r.now.line < line) advance(&r);
  if (name && r.now.line == line) {
    source->mark_offset = r.now.start;
    source->mark_line = line;
  }
  bool found = false;
  for (; !found && r.now.kind != END && r.now.line == line; advance(&r)) {
    reader call = r;
    found = is_word(&r, callee) && read_call(places, &call, name, item);
  }
  source->scanned += r.at - start;
  if (!found) places->count = 0;
  return found;
}

uint32_t eng__places_find(const eng__places *places, uint32_t parent, const char *key,
                          uint32_t number) {
  if (places->count == 0) return 0;
  uint32_t position = 0;
  for (uint32_t i = places->at[parent].child; i; i = places->at[i].next) {
    if (places->at[i].key.len == 0) position++;
    if (key ? eng__slice_equal(places->at[i].key, eng__slice_of(key))
            : places->at[i].key.len == 0 && position == number)
      return i;
  }
  return 0;
}
