/* A sink whose output is caught: into a file without a name, read back as a string. */
#ifndef TESTS_SUPPORT_SINK_H
#define TESTS_SUPPORT_SINK_H

#include "support/check.h"

#include "output/sink.h"

#include <math.h>
#include <unistd.h>

typedef struct caught {
  FILE *file;
  eng__writer *writer;
  eng__sink *sink;
  char *text;
} caught;

static inline caught open_caught(const eng__sink_options *options) {
  caught c = {.file = tmpfile()};
  eng_error err = {0};
  assert_non_null(c.file);
  assert_int_equal(eng__writer_open_fd(&c.writer, fileno(c.file), NULL), ENG_OK);
  if (eng__sink_open(&c.sink, options, c.writer, &err)) fail_msg("%s", err.message);
  return c;
}

/* What was written since it was opened; `c->text` has a NUL behind it. */
static inline eng__slice caught_text(caught *c) {
  assert_int_equal(eng__writer_flush(c->writer, NULL), ENG_OK);
  long size = lseek(fileno(c->file), 0, SEEK_END);
  free(c->text);
  c->text = malloc((size_t)size + 1);
  assert_non_null(c->text);
  assert_int_equal(pread(fileno(c->file), c->text, (size_t)size, 0), size);
  c->text[size] = '\0';
  return (eng__slice){c->text, (size_t)size};
}

static inline void close_caught(caught *c) {
  eng__sink_close(c->sink);
  eng__writer_close(c->writer);
  fclose(c->file);
  free(c->text);
}

/* A hit with the fields that every hit has. */
static inline eng__result_hit plain_hit(void) {
  return (eng__result_hit){.id = UINT64_C(0x0123456789abcdef),
                           .doc = ENG__SLICE("a.txt"),
                           .rule = ENG__SLICE("frame.war"),
                           .start_byte = 10,
                           .end_byte = 13,
                           .start_char = 8,
                           .end_char = 11,
                           .line = 2,
                           .column = 5,
                           .text = ENG__SLICE("war"),
                           .score = NAN};
}

#endif
