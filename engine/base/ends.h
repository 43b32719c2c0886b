/* A text that is too long, without its middle: a message begins with its place, often a path, and
 * ends with what is wrong. */
#ifndef ENG_BASE_ENDS_H
#define ENG_BASE_ENDS_H

#include "base/slice.h"

#define ENG__ELLIPSIS "…"

typedef struct eng__ends {
  eng__slice head, tail;
  bool cut; /* an ellipsis belongs between them; else the head is the whole text */
} eng__ends;

/* Of UTF-8, cut at whole characters; with the ellipsis at most `most` bytes. */
eng__ends eng__ends_of(eng__slice text, size_t most);

#endif
