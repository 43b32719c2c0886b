/* What the fuzz targets share: a check that ends the program, and inputs of several parts.
 *
 * A target is one function that is given bytes. Under libFuzzer (`make fuzz`) the bytes are made
 * up; under replay.c (`make test`) they come from data/TARGET. An input of several parts is text
 * with lines `%%` between them, so that a seed can be read and written by hand. */
#ifndef ENG_TESTS_FUZZ_H
#define ENG_TESTS_FUZZ_H

#include "base/slice.h"
#include "engine/document.h"
#include "unicode/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* What a target is: it runs one input, gives back all it asked for, and ends the program when
 * something is not as it must be. */
void fuzz_target(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Memory that fails (memory.c). fuzz_run() is one input; with a seed, some allocations fail. */
void fuzz_run(const uint8_t *data, size_t size, const unsigned *seed);
bool fuzz_lacked(void);                   /* has an allocation failed in this input? */
bool fuzz_memory_suffices(bool suffices); /* none fails from here; false: as before again. Gives
                                             what was said before. */

/* Not assert(): it must hold in every kind of build. */
#define FUZZ_CHECK(condition)                                                                      \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);               \
      abort();                                                                                     \
    }                                                                                              \
  } while (0)

/* Did it succeed? It must, but for want of memory. */
static inline bool fuzz_ok(eng_status status) {
  FUZZ_CHECK(status == ENG_OK || (status == ENG_NOMEM && fuzz_lacked()));
  return status == ENG_OK;
}

static inline eng__slice fuzz_input(const uint8_t *data, size_t size) {
  return (eng__slice){(const char *)data, size};
}

/* Cuts the first part off `rest`, at the first line `%%`. */
static inline eng__slice fuzz_part(eng__slice *rest) {
  static const char mark[] = "\n%%\n";
  const char *at = rest->len ? memmem(rest->at, rest->len, mark, sizeof mark - 1) : NULL;
  eng__slice part = *rest;
  if (!at) {
    *rest = (eng__slice){NULL, 0};
    return part;
  }
  part.len = (size_t)(at - part.at);
  *rest = eng__slice_cut(*rest, part.len + sizeof mark - 1, rest->len);
  return part;
}

/* Cuts the first line off `rest`. */
static inline eng__slice fuzz_line(eng__slice *rest) {
  const char *at = rest->len ? memchr(rest->at, '\n', rest->len) : NULL;
  eng__slice line = *rest;
  if (at) line.len = (size_t)(at - line.at);
  *rest = eng__slice_cut(*rest, at ? line.len + 1 : rest->len, rest->len);
  return line;
}

static inline bool fuzz_valid(eng__slice text) {
  return eng__utf8_valid_prefix(text.at, text.len) == text.len;
}

/* A span of valid text that begins and ends between code points. */
static inline bool fuzz_span_good(eng__slice text, size_t start, size_t end) {
  return start <= end && end <= text.len && eng__utf8_boundary(text, start) &&
         eng__utf8_boundary(text, end);
}

#endif
