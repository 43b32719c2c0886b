#include "run/say.h"

#include "base/ends.h"
#include "output/escape.h"

#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LINE_BYTES = 2000 };

/* Messages go out whole: one write, retried only where the kernel was interrupted. */
static void write_all(const char *bytes, size_t len) {
  while (len) {
    ssize_t n = write(STDERR_FILENO, bytes, len);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes += n;
    len -= (size_t)n;
  }
}

/* Of the terminal: a line that has one more would stay. */
static int columns(void) {
  enum { USUAL = 80 };
  struct winsize window;
  bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 1;
  return (known ? window.ws_col : USUAL) - 1;
}

void eng__say_progress(const char *line) {
  char text[256];
  int n = snprintf(text, sizeof text, "\r\033[K%.*s", columns(), line ? line : "");
  if (n > 0) write_all(text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

/* Nothing in the message acts, and one that is too long loses its middle. */
static void write_line(eng__buffer *line, eng__slice message) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, message, 0);
  eng__ends ends = eng__ends_of(eng__buffer_slice(&safe), LINE_BYTES);
  eng__buffer_add_slice(line, ends.head);
  if (ends.cut) eng__buffer_add_string(line, ENG__ELLIPSIS);
  eng__buffer_add_slice(line, ends.tail);
  eng__buffer_add_byte(line, '\n');
  line->failed |= safe.failed;
  eng__buffer_free(&safe);
}

/* Without memory: what is not plain ASCII is a question mark. */
static void write_plain(const char *format, va_list args) {
  char text[LINE_BYTES];
  int n = vsnprintf(text, sizeof text - 1, format, args);
  size_t len = n < 0 ? 0 : (size_t)n < sizeof text - 1 ? (size_t)n : sizeof text - 2;
  for (size_t i = 0; i < len; i++)
    if (text[i] < ' ' || text[i] > '~') text[i] = '?';
  text[len] = '\n';
  write_all(text, len + 1);
}

void eng__say(const char *format, ...) {
  eng__buffer message = {0}, line = {0};
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  eng__buffer_vprintf(&message, format, args);
  write_line(&line, eng__buffer_slice(&message));
  if (message.failed || line.failed) write_plain(format, again);
  else write_all(line.at, line.len);
  va_end(again);
  va_end(args);
  eng__buffer_free(&message);
  eng__buffer_free(&line);
}
