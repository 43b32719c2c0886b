#include "run/say.h"

#include "output/escape.h"

#include <errno.h>
#include <stdarg.h>
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

/* Without memory: what is not plain ASCII is a question mark. */
static void write_plain(char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (text[i] < ' ' || text[i] > '~') text[i] = '?';
  write_all(text, len);
  write_all("\n", 1);
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

void eng__say(const char *format, ...) {
  char raw[LINE_BYTES];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(raw, sizeof raw, format, args);
  va_end(args);
  if (n < 0) return;
  eng__buffer line = {0};
  eng__slice text = {raw, (size_t)n < sizeof raw ? (size_t)n : sizeof raw - 1};
  eng__write_safe(&line, text, LINE_BYTES / 2);
  eng__buffer_add_byte(&line, '\n');
  if (line.failed) write_plain(raw, text.len);
  else write_all(line.at, line.len);
  eng__buffer_free(&line);
}
