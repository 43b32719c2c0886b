/* Messages to stderr: one line each, nothing of a stranger's text in it raw. */
#ifndef ENG_RUN_SAY_H
#define ENG_RUN_SAY_H

#include "base/error.h"
#include "base/slice.h"

/* Formats, escapes, adds the line feed, writes in one call. Of more than 2000 bytes the middle
 * goes: a line begins with its place and ends with what is wrong and what to do. */
void eng__say(const char *format, ...) ENG__PRINTF(1, 2);

/* Wipes the progress line, if one stands there; called before anything else is said. */
void eng__say_progress(const char *line); /* NULL wipes */

#endif
