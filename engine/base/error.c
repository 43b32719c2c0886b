#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_texts[] = {
#define STATUS_TEXT(name, text) text,
    ENG_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
};

const char *eng_status_text(eng_status status) {
  size_t count = sizeof status_texts / sizeof status_texts[0];
  return (size_t)status < count ? status_texts[status] : "unknown status";
}

/* Drops an incomplete UTF-8 sequence from the end of a message that was cut. */
static void trim_broken_tail(char *message, size_t length) {
  size_t start = length;
  while (start > 0 && ((unsigned char)message[start - 1] & 0xC0) == 0x80) start--;
  if (start == 0) return;
  unsigned char lead = (unsigned char)message[start - 1];
  size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length - (start - 1) < need) message[start - 1] = '\0';
}

eng_status eng__fail(eng_error *err, eng_status status, const char *format, ...) {
  if (!err) return status;
  err->status = status;
  va_list args;
  va_start(args, format);
  int n = vsnprintf(err->message, sizeof err->message, format, args);
  va_end(args);
  if (n < 0) err->message[0] = '\0';
  if (n >= (int)sizeof err->message) trim_broken_tail(err->message, sizeof err->message - 1);
  return status;
}

eng_status eng__fail_nomem(eng_error *err) {
  return eng__fail(err, ENG_NOMEM, "%s", eng_status_text(ENG_NOMEM));
}
