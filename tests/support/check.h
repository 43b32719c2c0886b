/* What nearly every unit test needs: cmocka, slices compared with strings, repeatable chance. */
#ifndef TESTS_SUPPORT_CHECK_H
#define TESTS_SUPPORT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/slice.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Prints both when they differ; `what` names the case. */
static inline void check_bytes(const char *what, eng__slice found, eng__slice wanted) {
  if (eng__slice_equal(found, wanted)) return;
  print_error("%s:\n  found  (%zu) '%.*s'\n  wanted (%zu) '%.*s'\n", what, found.len,
              (int)found.len, found.at ? found.at : "", wanted.len, (int)wanted.len, wanted.at);
  fail();
}

static inline void check_text(const char *what, eng__slice found, const char *wanted) {
  check_bytes(what, found, eng__slice_of(wanted));
}

/* Is `part` somewhere in `text`? For messages, whose whole wording is nobody's contract. */
static inline void check_holds(const char *what, const char *text, const char *part) {
  if (strstr(text, part)) return;
  print_error("%s: '%s' does not hold '%s'\n", what, text, part);
  fail();
}

/* Chance that is the same in every run (SplitMix64, Steele, Lea and Flood 2014). */
static inline uint64_t chance(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static inline size_t chance_below(uint64_t *state, size_t bound) {
  return chance(state) % bound;
}

#endif
