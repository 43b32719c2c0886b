/* Messages are one line, "place: what (what to do)", and hold the name or text at fault in quotes.
 * So the place within the line is found by looking for that: the byte an expression says, a cell of
 * the column, an entry, a name. Where it stands several times nothing is marked, for a wrong mark
 * is worse than none. */
#include "run/excerpt.h"

#include "output/escape.h"
#include "output/screen.h"
#include "unicode/utf8.h"

#include <string.h>

enum { LEFT_BYTES = 60, SHOWN_BYTES = 120, MOST_HERE = 40 };

static const eng__excerpt_place nowhere = {0, 0};

/* ---- Finding what a message is about ---- */

static size_t find(eng__slice text, eng__slice part, size_t from) {
  if (!part.len || part.len > text.len || from > text.len - part.len) return SIZE_MAX;
  const char *at = memmem(text.at + from, text.len - from, part.at, part.len);
  return at ? (size_t)(at - text.at) : SIZE_MAX;
}

/* What stands between the first pair of such quotes from `*from` on, which moves behind it. */
static bool next_quoted(eng__slice text, char quote, size_t *from, eng__slice *inside) {
  const char *open = *from < text.len ? memchr(text.at + *from, quote, text.len - *from) : NULL;
  if (!open) return false;
  size_t start = (size_t)(open + 1 - text.at);
  const char *close = memchr(text.at + start, quote, text.len - start);
  if (!close) return false;
  *inside = eng__slice_cut(text, start, (size_t)(close - text.at));
  *from = (size_t)(close + 1 - text.at);
  return inside->len > 0;
}

static bool is_word_byte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool stands_alone(eng__slice line, size_t at, size_t len) {
  bool left = at && is_word_byte(line.at[at]) && is_word_byte(line.at[at - 1]);
  bool right =
      at + len < line.len && is_word_byte(line.at[at + len - 1]) && is_word_byte(line.at[at + len]);
  return !left && !right;
}

/* The only place where it stands as a word of its own. */
static eng__excerpt_place find_alone(eng__slice line, eng__slice part) {
  eng__excerpt_place place = nowhere;
  for (size_t at = find(line, part, 0); at != SIZE_MAX; at = find(line, part, at + 1)) {
    if (!stands_alone(line, at, part.len)) continue;
    if (place.end) return nowhere;
    place = (eng__excerpt_place){at, at + part.len};
  }
  return place;
}

/* The number behind the last "(at byte "; 0: there is none, or it is past `most`. */
static size_t byte_named(eng__slice message, size_t most) {
  const eng__slice before = ENG__SLICE("(at byte ");
  size_t last = SIZE_MAX, number = 0;
  for (size_t at = find(message, before, 0); at != SIZE_MAX; at = find(message, before, at + 1))
    last = at;
  if (last == SIZE_MAX) return 0;
  for (size_t i = last + before.len; i < message.len && message.at[i] != ')'; i++) {
    if (message.at[i] < '0' || message.at[i] > '9' || number > most) return 0;
    number = 10 * number + (size_t)(message.at[i] - '0');
  }
  return number <= most ? number : 0;
}

/* … expression "a(b": missing closing parenthesis (at byte 4) */
static eng__excerpt_place find_in_expression(eng__slice line, eng__slice message) {
  const eng__slice before = ENG__SLICE("expression \"");
  size_t open = find(message, before, 0);
  if (open == SIZE_MAX) return nowhere;
  size_t start = open + before.len, end = find(message, ENG__SLICE("\": "), start);
  if (end == SIZE_MAX) return nowhere;
  eng__slice expression = eng__slice_cut(message, start, end);
  size_t there = find(line, expression, 0);
  if (there == SIZE_MAX || find(line, expression, there + 1) != SIZE_MAX) return nowhere;
  if (find(message, ENG__SLICE("(at byte "), 0) == SIZE_MAX)
    return (eng__excerpt_place){there, there + expression.len};
  size_t byte = byte_named(message, expression.len + 1);
  return byte ? (eng__excerpt_place){there + byte - 1, there + byte} : nowhere;
}

/* … (at byte 4), of the line: no expression stands before it. */
static eng__excerpt_place find_byte(eng__slice line, eng__slice message) {
  if (find(message, ENG__SLICE("expression \""), 0) != SIZE_MAX) return nowhere;
  size_t byte = byte_named(message, line.len + 1);
  return byte ? (eng__excerpt_place){byte - 1, byte} : nowhere;
}

/* ---- Lists ---- */

/* Cell `number` of a line; a comma in quotes parts none. */
static bool cell_of(eng__slice line, bool comma, size_t number, eng__excerpt_place *cell) {
  size_t start = 0;
  bool quoted = false;
  for (size_t i = 0; i <= line.len; i++) {
    char c = i < line.len ? line.at[i] : '\0';
    if (comma && c == '"') quoted = !quoted;
    if (i < line.len && (quoted || c != (comma ? ',' : '\t'))) continue;
    if (number-- == 0) {
      *cell = (eng__excerpt_place){start, i};
      return true;
    }
    start = i + 1;
  }
  return false;
}

/* The cell in the column that the message names; where it is empty, the place where it should be.
 */
static eng__excerpt_place find_cell(eng__slice line, eng__slice message, eng__slice head,
                                    bool comma) {
  eng__slice name;
  for (size_t from = 0; next_quoted(message, '\'', &from, &name);) {
    eng__excerpt_place title, cell;
    for (size_t i = 0; cell_of(head, comma, i, &title); i++) {
      if (!eng__slice_equal(eng__slice_cut(head, title.start, title.end), name)) continue;
      if (!cell_of(line, comma, i, &cell)) return nowhere;
      if (cell.start == cell.end) cell.end++;
      return cell;
    }
  }
  return nowhere;
}

static eng__excerpt_place find_open_quote(eng__slice line, eng__slice message) {
  if (find(message, ENG__SLICE("quoted field"), 0) == SIZE_MAX) return nowhere;
  const char *quote = line.len ? memrchr(line.at, '"', line.len) : NULL;
  if (!quote) return nowhere;
  return (eng__excerpt_place){(size_t)(quote - line.at), line.len};
}

/* ---- Names ---- */

/* Behind "rule 'name'", and in front of "(did you mean 'x'?)". */
static eng__slice without_frame(eng__slice message) {
  size_t hint = find(message, ENG__SLICE(" (did you mean"), 0), from = 0;
  if (hint != SIZE_MAX) message.len = hint;
  eng__slice name;
  size_t rule = find(message, ENG__SLICE("rule '"), 0);
  if (rule != SIZE_MAX) {
    from = rule;
    if (!next_quoted(message, '\'', &from, &name)) from = 0;
  }
  return eng__slice_cut(message, from, message.len);
}

/* Lua says "'}' expected near 'find'": it is at what stands behind "near" that it stumbled. */
static bool find_near(eng__slice line, eng__slice message, eng__excerpt_place *place) {
  const eng__slice near = ENG__SLICE(" near ");
  size_t at = find(message, near, 0);
  if (at == SIZE_MAX) return false;
  eng__slice said = eng__slice_cut(message, at + near.len, message.len);
  *place = nowhere;
  if (eng__slice_equal(said, ENG__SLICE("<eof>")))
    *place = (eng__excerpt_place){line.len, line.len + 1};
  else if (said.len > 2 && said.at[0] == '\'' && said.at[said.len - 1] == '\'')
    *place = find_alone(line, eng__slice_cut(said, 1, said.len - 1));
  else return false;
  return true;
}

static eng__excerpt_place find_name(eng__slice line, eng__slice message) {
  eng__slice name, rest = without_frame(message);
  eng__excerpt_place near;
  if (find_near(line, message, &near)) return near;
  size_t option = find(rest, ENG__SLICE("no option '"), 0); /* in front of it: of what */
  if (option != SIZE_MAX) rest = eng__slice_cut(rest, option, rest.len);
  static const char quotes[] = {'\'', '"'};
  for (size_t q = 0; q < sizeof quotes; q++)
    for (size_t from = 0; next_quoted(rest, quotes[q], &from, &name);) {
      eng__excerpt_place place = find_alone(line, name);
      if (place.end) return place;
    }
  return nowhere;
}

eng__excerpt_place eng__excerpt_find(eng__slice line, eng__slice message, eng__slice head,
                                     bool comma) {
  eng__excerpt_place place = find_in_expression(line, message);
  if (!place.end && head.len) place = find_cell(line, message, head, comma);
  if (!place.end && head.len) place = find_open_quote(line, message);
  if (!place.end) place = find_name(line, message);
  if (!place.end) place = find_byte(line, message);
  return place;
}

/* ---- Showing it ---- */

/* A part of a line for a terminal: a tab is a space. */
static void add_part(eng__buffer *out, eng__slice part) {
  size_t from = 0;
  for (size_t i = 0; i <= part.len; i++) {
    if (i < part.len && part.at[i] != '\t') continue;
    eng__write_safe(out, eng__slice_cut(part, from, i), 0);
    if (i < part.len) eng__buffer_add_byte(out, ' ');
    from = i + 1;
  }
}

static size_t columns_of_part(eng__slice part) {
  eng__buffer safe = {0};
  add_part(&safe, part);
  size_t columns = eng__columns_of(eng__buffer_slice(&safe));
  eng__buffer_free(&safe);
  return columns;
}

static size_t boundary(eng__slice line, size_t at) {
  while (at && at < line.len && !eng__utf8_boundary(line, at)) at--;
  return at < line.len ? at : line.len;
}

/* Under text of right-to-left letters no mark stands where it should: what is meant is repeated. */
static void add_here(eng__buffer *out, eng__slice line, eng__excerpt_place place) {
  size_t end = place.end - place.start > MOST_HERE ? place.start + MOST_HERE : place.end;
  eng__slice part = eng__slice_cut(line, place.start, boundary(line, end));
  eng__buffer_add_string(out, "       | here: ");
  eng__add_control(out, ENG__ISOLATE);
  add_part(out, part);
  eng__add_control(out, ENG__END_ISOLATE);
  eng__buffer_add_byte(out, '\n');
}

static void add_mark(eng__buffer *out, eng__slice line, size_t from, eng__excerpt_place place) {
  size_t left = (from > 0) + columns_of_part(eng__slice_cut(line, from, place.start));
  size_t end = place.end < line.len ? place.end : line.len;
  size_t width = end > place.start ? columns_of_part(eng__slice_cut(line, place.start, end)) : 1;
  eng__buffer_add_string(out, "       | ");
  for (; left; left--) eng__buffer_add_byte(out, ' ');
  for (width = width ? width : 1; width; width--) eng__buffer_add_byte(out, '^');
  eng__buffer_add_byte(out, '\n');
}

static void show(eng__buffer *out, unsigned long number, eng__slice line,
                 eng__excerpt_place place) {
  bool rtl = eng__has_rtl(line);
  size_t from = place.start > LEFT_BYTES ? boundary(line, place.start - LEFT_BYTES) : 0;
  size_t to = line.len - from > SHOWN_BYTES ? boundary(line, from + SHOWN_BYTES) : line.len;
  if (place.end > to && to < line.len) place.end = to;
  eng__buffer_printf(out, "%6lu | ", number);
  if (from) eng__buffer_add_string(out, "…");
  if (rtl) eng__add_control(out, ENG__ISOLATE_LTR);
  add_part(out, eng__slice_cut(line, from, to));
  if (rtl) eng__add_control(out, ENG__END_ISOLATE);
  eng__buffer_add_string(out, to < line.len ? "…\n" : "\n");
  if (!place.end) return;
  if (rtl && place.start < line.len) add_here(out, line, place);
  else if (!rtl) add_mark(out, line, from, place);
}

/* ---- The file ---- */

/* "FILE:LINE: " at the front; the message goes on behind it. */
static bool take_place(eng__slice *message, eng__slice *file, unsigned long *number) {
  for (size_t i = 1; i + 2 < message->len; i++) {
    if (message->at[i] != ':' || message->at[i + 1] < '1' || message->at[i + 1] > '9') continue;
    size_t at = i + 1;
    *number = 0;
    for (; at < message->len && at < i + 9 && message->at[at] >= '0' && message->at[at] <= '9';
         at++)
      *number = 10 * *number + (unsigned long)(message->at[at] - '0');
    if (at >= message->len || message->at[at] != ':') continue;
    *file = eng__slice_cut(*message, 0, i);
    *message = eng__slice_cut(*message, at + 1, message->len);
    return true;
  }
  return false;
}

/* The file of that name below one of the roots, as messages name it. */
static bool read_named(const eng__sources *sources, eng__slice file, eng__buffer *bytes) {
  char path[1024];
  for (size_t i = 0; i < sources->count; i++) {
    const char *root = sources->at[i].root;
    size_t len = strlen(root), slash = len && root[len - 1] != '/';
    if (file.len <= len + slash || memcmp(file.at, root, len) != 0 ||
        (slash && file.at[len] != '/') || file.len - len - slash >= sizeof path)
      continue;
    memcpy(path, file.at + len + slash, file.len - len - slash);
    path[file.len - len - slash] = '\0';
    if (strlen(path) != file.len - len - slash) return false;
    if (eng__sources_peek(sources, root, path, bytes, NULL) == ENG_OK) return true;
  }
  return false;
}

static bool take_line(eng__slice *bytes, eng__slice *line) {
  if (!bytes->len) return false;
  const char *end = memchr(bytes->at, '\n', bytes->len);
  size_t len = end ? (size_t)(end - bytes->at) : bytes->len;
  *line = eng__slice_cut(*bytes, 0, len);
  *bytes = eng__slice_cut(*bytes, len + (end != NULL), bytes->len);
  if (line->len && line->at[line->len - 1] == '\r') line->len--;
  return true;
}

static bool ends_with(eng__slice name, const char *end) {
  size_t len = strlen(end);
  return name.len >= len && memcmp(name.at + name.len - len, end, len) == 0;
}

/* Line `number`; of a list, its first line that is no comment goes to `head`. */
static bool find_line(eng__slice bytes, unsigned long number, bool list, eng__slice *line,
                      eng__slice *head) {
  if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0)
    bytes = eng__slice_cut(bytes, 3, bytes.len);
  for (unsigned long n = 1; take_line(&bytes, line); n++) {
    if (list && !head->len && line->len && line->at[0] != '#') *head = *line;
    if (n == number) return true;
  }
  return false;
}

/* "rules.lua:9: rule 'a': rules.lua:4: …": code that raised an error, called for what the first
 * place says. The error is at the second. */
static bool take_inner_place(eng__slice *message, eng__slice *file, unsigned long *number) {
  size_t from = find(*message, ENG__SLICE("rule '"), 0);
  eng__slice name, rest;
  if (from == SIZE_MAX || !next_quoted(*message, '\'', &from, &name)) return false;
  if (find(*message, ENG__SLICE(": "), from) != from) return false;
  rest = eng__slice_cut(*message, from + 2, message->len);
  if (!take_place(&rest, file, number) || memchr(file->at, ' ', file->len)) return false;
  *message = rest;
  return true;
}

bool eng__excerpt_is_raised(eng__slice message) {
  eng__slice file;
  unsigned long number;
  return take_place(&message, &file, &number) && take_inner_place(&message, &file, &number);
}

void eng__excerpt_write(eng__buffer *out, const eng__sources *sources, eng__slice message) {
  eng__slice file, line, head = {NULL, 0};
  unsigned long number;
  eng__buffer bytes = {0};
  if (!take_place(&message, &file, &number)) return;
  take_inner_place(&message, &file, &number);
  bool comma = ends_with(file, ".csv"), list = comma || ends_with(file, ".tsv");
  if (read_named(sources, file, &bytes) &&
      find_line(eng__buffer_slice(&bytes), number, list, &line, &head) && line.len)
    show(out, number, line, eng__excerpt_find(line, message, head, comma));
  eng__buffer_free(&bytes);
}

void eng__excerpt_print(FILE *to, const eng__sources *sources, eng__slice message) {
  eng__buffer out = {0};
  eng__excerpt_write(&out, sources, message);
  if (out.len && !out.failed) fwrite(out.at, 1, out.len, to);
  eng__buffer_free(&out);
}

void eng__excerpt_print_manifest(FILE *to, eng__slice message) {
  eng__slice said = message, file;
  unsigned long number;
  eng__buffer root = {0};
  const eng__slice name = ENG__SLICE("pack.json");
  if (!take_place(&said, &file, &number) || !ends_with(file, name.at)) return;
  eng__buffer_add(&root, file.at, file.len - name.len);
  eng__buffer_add_byte(&root, '\0');
  eng__source pack = {.root = root.at, .path = name.at};
  if (!root.failed) eng__excerpt_print(to, &(eng__sources){.at = &pack, .count = 1}, message);
  eng__buffer_free(&root);
}
