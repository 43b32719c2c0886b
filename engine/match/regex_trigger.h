/* What any match of an expression begins with: gathered while the expression is read.
 *
 * For each piece of the expression a set of possible beginnings is kept, each a string that is
 * either all the piece can match ("exact") or only how it begins. Sequences multiply sets,
 * alternatives unite them. The sets stay small: what grows too large is cut to beginnings, and a
 * beginning of nothing says nothing. */
#ifndef ENG_MATCH_REGEX_TRIGGER_H
#define ENG_MATCH_REGEX_TRIGGER_H

#include "base/buffer.h"
#include "base/vec.h"

enum { ENG__BEGINNING_BYTES = 30 };

typedef struct eng__beginning {
  char bytes[ENG__BEGINNING_BYTES];
  uint8_t len;
  bool exact;
} eng__beginning;

typedef ENG__VEC(eng__beginning) eng__beginnings;

/* What a group contributes. */
typedef enum eng__group_kind {
  ENG__GROUP_PLAIN,
  ENG__GROUP_LOOKS,    /* an assertion: matches nothing itself */
  ENG__GROUP_BOUNDARY, /* an assertion that a word begins here */
  ENG__GROUP_UNKNOWN   /* a condition, a script run: anything */
} eng__group_kind;

typedef struct eng__first_frame {
  eng__beginnings before; /* of the alternative so far */
  eng__beginnings united; /* of the alternatives in front of it */
  eng__group_kind kind;
  bool alternatives;
} eng__first_frame;

typedef struct eng__first {
  ENG__VEC(eng__first_frame) frames;
  eng__beginnings atom; /* the last piece, until it is known whether it repeats */
  bool has_atom;
  bool useless; /* nothing can be said: a verb, \G */
  bool failed;  /* memory is out */
} eng__first;

void eng__first_open(eng__first *first);
void eng__first_free(eng__first *first);

/* A piece: bytes it is, one of several, or unknown (at least nothing). */
void eng__first_bytes(eng__first *first, eng__slice bytes);
void eng__first_one_of(eng__first *first, const uint32_t *cps, size_t count);
void eng__first_unknown(eng__first *first);
/* The last piece occurs `least` to more than once (`most` > 1), or `most` times. */
void eng__first_repeat(eng__first *first, uint32_t least, uint32_t most);
void eng__first_group(eng__first *first, eng__group_kind kind);
void eng__first_alternative(eng__first *first);
void eng__first_close(eng__first *first);

/* At the end: appends the triggers, each behind its length in one byte, without the word marker
 * they all begin with; nothing when a match may begin with something else than a known word. */
void eng__first_finish(eng__first *first, eng__buffer *triggers);

#endif
