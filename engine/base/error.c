#include "base/error.h"

#include "base/ends.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST = 8192 }; /* what is longer loses its end, too */

static const char *const status_texts[] = {
#define STATUS_TEXT(name, text) text,
    ENG_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
};

const char *eng_status_text(eng_status status) {
  size_t count = sizeof status_texts / sizeof status_texts[0];
  return (size_t)status < count ? status_texts[status] : "unknown status";
}

/* The message once more, without its middle. */
static void shorten(eng_error *err, const char *format, va_list args) {
  char whole[LONGEST];
  int n = vsnprintf(whole, sizeof whole, format, args);
  size_t len = (size_t)n < sizeof whole ? (size_t)n : sizeof whole - 1;
  eng__ends ends = eng__ends_of((eng__slice){whole, len}, sizeof err->message - 1);
  snprintf(err->message, sizeof err->message, "%.*s" ENG__ELLIPSIS "%.*s", (int)ends.head.len,
           ends.head.at, (int)ends.tail.len, ends.tail.at);
}

eng_status eng__fail(eng_error *err, eng_status status, const char *format, ...) {
  if (!err) return status;
  err->status = status;
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(err->message, sizeof err->message, format, args);
  if (n < 0) err->message[0] = '\0';
  if (n >= (int)sizeof err->message) shorten(err, format, again);
  va_end(again);
  va_end(args);
  return status;
}

eng_status eng__fail_nomem(eng_error *err) {
  return eng__fail(err, ENG_NOMEM, "%s", eng_status_text(ENG_NOMEM));
}
