/* Reading the Unicode Consortium's own files, where Debian's package unicode-data puts them. A
 * missing file fails the test: cases that nobody ran prove nothing. */
#ifndef TESTS_SUPPORT_UCD_H
#define TESTS_SUPPORT_UCD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "unicode/utf8.h"

#define UCD_FOLDER "/usr/share/unicode/"

enum { UCD_LONGEST_LINE = 4096 };

/* An open file, or a failed test that says what to install. `.bz2` files are read through bzip2. */
static inline FILE *ucd_open(const char *name) {
  char path[256], command[320];
  snprintf(path, sizeof path, UCD_FOLDER "%s", name);
  FILE *file = fopen(path, "r");
  if (!file) {
    print_error("%s: cannot be read; install the package unicode-data\n", path);
    fail();
  }
  size_t len = strlen(name);
  if (len < 4 || strcmp(name + len - 4, ".bz2") != 0) return file;
  fclose(file);
  snprintf(command, sizeof command, "bzip2 -dc %s", path);
  file = popen(command, "r"); // NOLINT(cert-env33-c): a fixed command over a fixed path
  assert_non_null(file);
  return file;
}

/* Ends a file of ucd_open(); a bzip2 that failed (or is missing) fails the test. */
static inline void ucd_close(FILE *file, const char *name) {
  size_t len = strlen(name);
  if (len < 4 || strcmp(name + len - 4, ".bz2") != 0) {
    fclose(file);
  } else if (pclose(file) != 0) {
    print_error("%s: bzip2 failed; install the package bzip2\n", name);
    fail();
  }
}

/* Appends a code point of a hexadecimal number, which must be one, to `text`. */
static inline size_t ucd_append_hex(const char *hex, char *text) {
  char *end;
  unsigned long cp = strtoul(hex, &end, 16);
  assert_true(end > hex && cp <= 0x10FFFF);
  return eng__utf8_encode((uint32_t)cp, text);
}

#endif
