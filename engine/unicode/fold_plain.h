/* The fast part of the fold: text whose code points each become one of the same length, whatever
 * stands beside them, and half-spaces between Persian letters. Needs no map. */
#ifndef ENG_UNICODE_FOLD_PLAIN_H
#define ENG_UNICODE_FOLD_PLAIN_H

#include "unicode/fold.h"

/* Bytes behind what was folded that eng__fold_plain() may scribble on. */
enum { ENG__FOLD_SLACK = 16 };

typedef struct eng__fold_run {
  const char *at, *end; /* valid UTF-8; `at` at a code point */
  char *out;            /* room for end - at + ENG__FOLD_SLACK bytes */
  const char *begin;    /* of the view, which ends at `out` */
} eng__fold_run;

/* Moves `at` and `out` on alike, to the end or to the first code point that is not plain (it stops
 * at none that is). */
void eng__fold_plain(eng__fold_run *run, eng__fold_kind kind);

#endif
