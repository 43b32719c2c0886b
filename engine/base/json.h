/* JSON (RFC 8259), read strictly and written so that a line is always valid UTF-8 and one line.
 *
 * Read by pulling: the caller says what it expects next. Strings come out unescaped; a lone
 * surrogate (\ud800) becomes U+FFFD and is counted, raw bytes are passed through as they are (the
 * document decodes them later). Duplicate keys are the caller's business. */
#ifndef ENG_BASE_JSON_H
#define ENG_BASE_JSON_H

#include "base/arena.h"
#include "base/buffer.h"

typedef enum eng__json_kind {
  ENG__JSON_END, /* nothing left but white space */
  ENG__JSON_OBJECT,
  ENG__JSON_ARRAY,
  ENG__JSON_STRING,
  ENG__JSON_NUMBER,
  ENG__JSON_TRUE,
  ENG__JSON_FALSE,
  ENG__JSON_NULL,
  ENG__JSON_BROKEN
} eng__json_kind;

enum { ENG__JSON_DEPTH = 64 };

typedef struct eng__json {
  const char *at, *end, *start;
  size_t lone_surrogates; /* met so far */
  const char *problem;    /* a constant text once something was broken, else NULL */
  int depth;
  bool lacked; /* memory was out: what could not be read may be whole */
} eng__json;

void eng__json_open(eng__json *json, eng__slice bytes);

/* The kind of the value that comes next, not consumed. */
eng__json_kind eng__json_peek(eng__json *json);

/* Enter an object or array (after peek said so), then step: `true` when a member follows; with
 * `false` the object or array is left (or broken: see `problem`). A key is appended unescaped. */
bool eng__json_enter(eng__json *json);
bool eng__json_next_key(eng__json *json, eng__buffer *key, bool *first);
bool eng__json_next_item(eng__json *json, bool *first);

/* Consumes a string, appending it unescaped; false when broken or memory is out. */
bool eng__json_string(eng__json *json, eng__buffer *out);
/* The same in two steps, for whoever has memory of its own: the checked bytes between the quotes, a
 * part of the input, and whether a backslash is among them. */
bool eng__json_string_raw(eng__json *json, eng__slice *raw, bool *escaped);
bool eng__json_next_key_raw(eng__json *json, eng__slice *raw, bool *escaped, bool *first);
/* Unescapes such bytes into `out`, at most `raw.len` of them, `out` may be `raw.at`; returns how
 * many. `*first_lone` is where the first lone surrogate's U+FFFD stands, SIZE_MAX if there is none.
 */
size_t eng__json_unescape(char *out, eng__slice raw, size_t *first_lone);
/* Consumes a number, giving its text as written. */
bool eng__json_number(eng__json *json, eng__slice *text);
/* Consumes any value, giving the bytes it stands in; depth at most ENG__JSON_DEPTH. */
bool eng__json_skip(eng__json *json, eng__slice *bytes);
/* Consumes a string: a part of the input, or in the arena where it had to be unescaped. False when
 * it is none, is broken, or memory is out. */
bool eng__json_text(eng__json *json, eng__arena *arena, eng__slice *text);
/* Consumes a whole number of at most so many digits, up to 18; false when it is none. */
bool eng__json_whole(eng__json *json, size_t most_digits, uint64_t *number);
/* Byte offset, for messages. */
size_t eng__json_offset(const eng__json *json);

/* One complete value in valid UTF-8 and nothing but white space around it? Deep nesting and lone
 * surrogates are no. */
bool eng__json_valid(eng__slice bytes);

/* Writing. The string goes out in quotes; U+0000–001F, DEL, C1, U+2028/9 escaped; bytes that are
 * not UTF-8 one U+FFFD per maximal subpart. */
void eng__json_write_string(eng__buffer *out, eng__slice text);
/* The same at `to`, which has ENG__JSON_STRING_ROOM(text.len) bytes of room; returns the end. */
#define ENG__JSON_STRING_ROOM(len) (6 * (len) + 2)
char *eng__json_put_string(char *to, eng__slice text);
/* A value that eng__json_valid() found good, on one line: white space between tokens goes, and
 * characters that eng__json_write_string() escapes are escaped here too. */
void eng__json_write_value(eng__buffer *out, eng__slice value);
/* `,"key":` or `"key":` after an opening brace (told by the last byte of `out`); key needs no
 * escaping. */
void eng__json_write_key(eng__buffer *out, const char *key);
/* A member: the key, then a string or a whole number. */
static inline void eng__json_write_text(eng__buffer *out, const char *key, eng__slice text) {
  eng__json_write_key(out, key);
  eng__json_write_string(out, text);
}
static inline void eng__json_write_number(eng__buffer *out, const char *key, uint64_t number) {
  eng__json_write_key(out, key);
  eng__buffer_add_unsigned(out, number);
}
/* Shortest text that reads back as the same double; integral values without a fraction. NaN and
 * infinities are null. */
void eng__json_write_double(eng__buffer *out, double number);

#endif
