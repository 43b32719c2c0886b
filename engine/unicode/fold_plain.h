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

/* fold_plain_512.c, on machines with AVX-512: as far as all is known there; may stop earlier than
 * the above. */
void eng__fold_run_512(eng__fold_run *run, bool lower);

/* fold_tables_512.c: what an ASCII byte becomes in the view, its top bit set when it is not plain.
 */
extern const uint8_t eng__fold_ascii[128];
/* What a lead byte and the one behind it are together: bits that both have, by their low six. */
extern const uint8_t eng__fold_pairs_of_lead[64], eng__fold_pairs_of_second[64];
/* Those bits, in all bytes of a lane. */
enum {
  ENG__FOLD_PAIR_LETTER, /* a letter that the fold knows by heart */
  ENG__FOLD_PAIR_COMMA,  /* ، ؟ */
  ENG__FOLD_PAIR_HALF,   /* begins U+2000..U+203F */
  ENG__FOLD_PAIR_YEH,
  ENG__FOLD_PAIR_KAF,
  ENG__FOLD_PAIR_COUNT
};
extern const uint64_t eng__fold_pair_bits[ENG__FOLD_PAIR_COUNT];

#endif
