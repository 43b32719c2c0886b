/* Lines of a container, or of standard input, one after another through a buffer that grows no
 * further than the longest line allowed. */
#ifndef ENG_CORPUS_RECORDS_H
#define ENG_CORPUS_RECORDS_H

#include "base/buffer.h"

typedef enum eng__line_state {
  ENG__LINE_FOUND,
  ENG__LINE_TOO_LONG, /* passed over */
  ENG__LINE_END,
  ENG__LINE_FAILED, /* errno */
  ENG__LINE_NOMEM
} eng__line_state;

typedef struct eng__lines {
  int fd;
  size_t longest;  /* bytes of a line without its end */
  uint64_t all;    /* bytes that may be read, and */
  uint64_t left;   /* those that still may */
  uint64_t number; /* of the line found last, from 1 */
  eng__buffer buffer;
  size_t start; /* in the buffer: what is not yet given out */
  bool ended;   /* nothing more to read */
  /* Set by who began: looked at while nothing comes; nonzero is EINTR. May be NULL. */
  const volatile int *interrupted;
} eng__lines;

/* Begins at `fd` (borrowed), which gives at most `left` bytes; keeps the buffer's memory. */
void eng__lines_begin(eng__lines *lines, int fd, uint64_t left, size_t longest);

/* The next line that is not blank (blank ones are counted), without LF or CRLF; the first without a
 * byte order mark. It lies in the buffer until the next call. */
eng__line_state eng__lines_next(eng__lines *lines, eng__slice *line);

/* Before anything was given out: the first line that is not blank, left where it is; TOO_LONG when
 * it is the beginning of one, END when there is none. */
eng__line_state eng__lines_peek(eng__lines *lines, eng__slice *line);
/* Before anything was given out: all there is, if it is no longer than a line may be. */
eng__line_state eng__lines_all(eng__lines *lines, eng__slice *bytes);

/* The first bytes, at most 8 KiB of them, of what is not yet given out. */
eng__line_state eng__lines_head(eng__lines *lines, eng__slice *head);

/* How much of all was given out, from 0 to 1. */
double eng__lines_passed(const eng__lines *lines);

/* Ends; a large buffer is given back. */
void eng__lines_end(eng__lines *lines);

#endif
