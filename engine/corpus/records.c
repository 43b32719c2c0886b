/* Lines out of a descriptor.
 *
 * The buffer holds what was read and not given out yet, from `start`. A line that does not end in
 * it makes it grow; a line longer than is allowed is thrown away as it comes, so that one line of a
 * terabyte costs time and no memory. */
#include "corpus/records.h"

#include "corpus/file.h"

#include <errno.h>
#include <poll.h>

enum { LOOK_MS = 200 };

enum { TRIMMED = 4 }; /* a byte order mark and a CR are not of the line */

#ifdef ENG_HARD
enum { CHUNK = 7, KEPT = 64, HEAD = 8192 };
#else
enum { CHUNK = 256 << 10, KEPT = 1 << 20, HEAD = 8192 };
#endif

void eng__lines_begin(eng__lines *lines, int fd, uint64_t left, size_t longest) {
  eng__buffer buffer = lines->buffer;
  eng__buffer_clear(&buffer);
  *lines = (eng__lines){.fd = fd, .all = left, .left = left, .longest = longest, .buffer = buffer};
}

void eng__lines_end(eng__lines *lines) {
  if (lines->buffer.capacity > KEPT) eng__buffer_free(&lines->buffer);
}

static eng__slice waiting(const eng__lines *lines) {
  if (!lines->buffer.len) return (eng__slice){"", 0};
  return eng__slice_cut(eng__buffer_slice(&lines->buffer), lines->start, lines->buffer.len);
}

double eng__lines_passed(const eng__lines *lines) {
  uint64_t ahead = lines->left + waiting(lines).len;
  return lines->all ? (double)(lines->all - ahead) / (double)lines->all : 1;
}

/* Moves what waits to the front, so that there is room behind it. */
static void compact(eng__lines *lines) {
  eng__slice rest = waiting(lines);
  if (lines->start && rest.len) memmove(lines->buffer.at, rest.at, rest.len);
  lines->buffer.len = rest.len;
  lines->start = 0;
}

/* Waits until there is something to read: a signal may come just before poll() does, so that it
 * looks up now and then. */
static bool wait_for_bytes(const eng__lines *lines) {
  struct pollfd waiting_for = {.fd = lines->fd, .events = POLLIN};
  while (!*lines->interrupted) {
    int n = poll(&waiting_for, 1, LOOK_MS);
    if (n > 0 || (n < 0 && errno != EINTR)) return true; /* what is wrong, reading will say */
  }
  errno = EINTR;
  return false;
}

/* Reads more behind what waits; as much again when that is much, so that a long line is not looked
 * at too often. Sets `ended`. */
static eng__line_state fill(eng__lines *lines) {
  compact(lines);
  size_t wanted = lines->buffer.len > CHUNK ? lines->buffer.len : CHUNK;
  if (wanted > lines->left) wanted = (size_t)lines->left;
  if (wanted == 0) {
    lines->ended = true;
    return ENG__LINE_FOUND;
  }
  char *room = eng__buffer_reserve(&lines->buffer, wanted);
  if (!room) return ENG__LINE_NOMEM;
  if (lines->interrupted && !wait_for_bytes(lines)) return ENG__LINE_FAILED;
  int64_t got = eng__read_some(lines->fd, room, wanted);
  if (got < 0) return ENG__LINE_FAILED;
  lines->buffer.len += (size_t)got;
  lines->left -= (uint64_t)got;
  lines->ended = got == 0;
  return ENG__LINE_FOUND;
}

/* Makes sure that a whole line waits, or more than a line may have, or all there is. `*len` is the
 * line's, with its LF in `*ended` if it has one. */
static eng__line_state find_line(eng__lines *lines, size_t *len, bool *has_end) {
  size_t seen = 0;
  for (;;) {
    eng__slice rest = waiting(lines);
    const char *end = rest.len > seen ? memchr(rest.at + seen, '\n', rest.len - seen) : NULL;
    *has_end = end != NULL;
    *len = end ? (size_t)(end - rest.at) : rest.len;
    if (end || lines->ended || rest.len > lines->longest + TRIMMED) return ENG__LINE_FOUND;
    seen = rest.len;
    eng__line_state state = fill(lines);
    if (state) return state;
  }
}

/* Throws away up to the end of a line that is too long. */
static eng__line_state pass_long_line(eng__lines *lines) {
  for (;;) {
    eng__slice rest = waiting(lines);
    const char *end = rest.len ? memchr(rest.at, '\n', rest.len) : NULL;
    lines->start += end ? (size_t)(end - rest.at) + 1 : rest.len;
    if (end || lines->ended) return ENG__LINE_TOO_LONG;
    eng__line_state state = fill(lines);
    if (state) return state;
  }
}

static bool is_blank(eng__slice line) {
  size_t i = 0;
  while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t' || line.at[i] == '\r')) i++;
  return i == line.len;
}

static void trim(eng__slice *line, bool first) {
  if (first && line->len >= 3 && memcmp(line->at, "\xEF\xBB\xBF", 3) == 0)
    *line = eng__slice_cut(*line, 3, line->len);
  if (line->len && line->at[line->len - 1] == '\r') line->len--;
}

eng__line_state eng__lines_next(eng__lines *lines, eng__slice *line) {
  for (;;) {
    size_t len;
    bool has_end;
    eng__line_state state = find_line(lines, &len, &has_end);
    if (state) return state;
    if (len == 0 && !has_end) return ENG__LINE_END;
    lines->number++;
    *line = (eng__slice){waiting(lines).at, len};
    trim(line, lines->number == 1);
    if (line->len > lines->longest || (!has_end && !lines->ended)) return pass_long_line(lines);
    lines->start += len + has_end;
    if (!is_blank(*line)) return ENG__LINE_FOUND;
  }
}

/* ---- Before anything is given out ---- */

/* How far peeking has come: the line it is in, and up to where that has no end. */
typedef struct peek {
  size_t line, seen;
} peek;

static bool first_full_line(eng__slice bytes, bool all, peek *at, eng__slice *line) {
  while (at->line < bytes.len) {
    const char *end = memchr(bytes.at + at->seen, '\n', bytes.len - at->seen);
    at->seen = end ? (size_t)(end - bytes.at) : bytes.len;
    if (!end && !all) return false;
    *line = eng__slice_cut(bytes, at->line, at->seen);
    trim(line, at->line == 0);
    if (!is_blank(*line)) return true;
    at->line = end ? ++at->seen : at->seen;
  }
  return false;
}

eng__line_state eng__lines_peek(eng__lines *lines, eng__slice *line) {
  peek at = {0, 0};
  for (;;) {
    eng__slice bytes = waiting(lines);
    bool all = lines->ended || bytes.len > lines->longest;
    if (first_full_line(bytes, all, &at, line))
      return at.seen == bytes.len && !lines->ended ? ENG__LINE_TOO_LONG : ENG__LINE_FOUND;
    if (all) return ENG__LINE_END;
    eng__line_state state = fill(lines);
    if (state) return state;
  }
}

eng__line_state eng__lines_all(eng__lines *lines, eng__slice *bytes) {
  while (!lines->ended && waiting(lines).len <= lines->longest) {
    eng__line_state state = fill(lines);
    if (state) return state;
  }
  *bytes = waiting(lines);
  return bytes->len > lines->longest ? ENG__LINE_TOO_LONG : ENG__LINE_FOUND;
}

eng__line_state eng__lines_head(eng__lines *lines, eng__slice *head) {
  while (!lines->ended && waiting(lines).len < HEAD) {
    eng__line_state state = fill(lines);
    if (state) return state;
  }
  *head = waiting(lines);
  if (head->len > HEAD) head->len = HEAD;
  return ENG__LINE_FOUND;
}
