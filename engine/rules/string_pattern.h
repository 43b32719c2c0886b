/* Lua's string patterns (Reference Manual 6.4.1), compiled and matched without recursion.
 *
 * A pattern is a row of items: no alternatives, no groups that repeat. So everything about captures
 * is known when it is compiled, and backtracking needs one frame for each repeated item at most:
 * the memory of a match is known before it begins. Results are those of stock Lua; a malformed
 * pattern is refused when it is compiled, where stock Lua may not get to the bad place. */
#ifndef ENG_RULES_STRING_PATTERN_H
#define ENG_RULES_STRING_PATTERN_H

#include "base/slice.h"

enum { ENG__STRPAT_CAPTURES = 32, ENG__STRPAT_MESSAGE = 80 };

typedef struct eng__strpat eng__strpat;

typedef struct eng__strpat_match {
  const char *start, *end;
  struct {
    const char *start, *end; /* end is NULL: a position, `()` */
  } captures[ENG__STRPAT_CAPTURES];
} eng__strpat_match;

/* Called with the work done since the last call, in items and bytes looked at; may not return. */
typedef void eng__strpat_work(void *context, uint64_t work);

typedef struct eng__strpat_subject {
  eng__slice text;
  eng__strpat_work *work;
  void *context;
} eng__strpat_subject;

/* Bytes that the compiled pattern takes, with the frames of its matching; at most 64 for each byte
 * of the pattern and 64 more. */
size_t eng__strpat_size(eng__slice pattern);

/* Compiles into `memory` (aligned for any type). With `anchors`, a '^' at the beginning is an
 * anchor; gmatch takes it as a character. False, with a message, when the pattern is malformed. */
bool eng__strpat_compile(eng__strpat *memory, eng__slice pattern, bool anchors,
                         char message[ENG__STRPAT_MESSAGE]);

bool eng__strpat_anchored(const eng__strpat *pattern);
unsigned eng__strpat_capture_count(const eng__strpat *pattern);

/* Matches at `from` exactly. A compiled pattern serves one match at a time. */
bool eng__strpat_match_at(eng__strpat *pattern, const eng__strpat_subject *subject, size_t from,
                          eng__strpat_match *match);
/* The first match at `from` or, if the pattern is not anchored, after it. */
bool eng__strpat_find(eng__strpat *pattern, const eng__strpat_subject *subject, size_t from,
                      eng__strpat_match *match);

/* Has the pattern no special character, so that it is looked for as it is? */
bool eng__strpat_is_plain(eng__slice pattern);

#endif
