/* Why a pattern was not found in a stretch of the text: what of it stands there, and where it ends.
 * For `engine why`; slow and thorough, where the search is fast. */
#ifndef ENG_MATCH_EXPLAIN_H
#define ENG_MATCH_EXPLAIN_H

#include "base/buffer.h"
#include "match/index.h"

struct eng__phrase;

/* What is known of one pattern, or of one part of a sequence. */
typedef struct eng__near_miss {
  eng_span text;   /* what of it stands there; empty: nothing */
  eng__slice what; /* one sentence without a full stop; until the call of `take` returns */
  bool holds;      /* an element of a sequence that is here, in its place */
} eng__near_miss;

typedef eng_status eng__take_near_miss(void *context, const eng__near_miss *miss, eng_error *err);

/* Tells why the pattern has no hit in the stretch, from the nearest candidate: once, for each
 * alternative of an `either` up to 8 of them. Of a sequence first the elements of the way that got
 * farthest, then what should have come next; where none begins, each of its parts. The document is
 * the one the index scanned. ENG_NOMEM, ENG_TIMEOUT, and what `take` returns. */
eng_status eng__explain(eng__index *index, eng__pattern pattern, eng_span stretch,
                        eng__take_near_miss *take, void *context, eng_error *err);

/* Tells of a hit of a sequence which element took what. Nothing of other hits. */
eng_status eng__explain_elements(eng__index *index, const eng__hit *hit, eng__take_near_miss *take,
                                 void *context, eng_error *err);

/* Words of the language for eng_token_kind and eng__script; NULL at the end. */
extern const char *const eng__token_kind_names[], *const eng__script_names[];

/* Appends what the pattern looks for, for a reader: the first entries of `words`, the expression,
 * the attributes of a token (describe.c). */
void eng__describe_pattern(eng__buffer *out, const eng__patterns *patterns, eng__pattern pattern);
/* A phrase of words, in quotes. */
void eng__describe_phrase(eng__buffer *out, const struct eng__phrase *phrase);
/* The same of the entry that gave a hit. */
void eng__describe_entry(eng__buffer *out, const eng__patterns *patterns, const eng__hit *hit);

/* ---- Between the files that explain ---- */

typedef struct eng__explaining {
  eng__index *index;
  eng_span stretch; /* of the text */
  eng_span best;    /* of the text: what stands there */
  eng__buffer what;
} eng__explaining;

/* Each fills `best` and `what`. */
eng_status eng__explain_phrases(eng__explaining *x, eng__pattern pattern, eng_error *err);
eng_status eng__explain_names(eng__explaining *x, eng__pattern pattern, eng_error *err);
eng_status eng__explain_regex(eng__explaining *x, eng__pattern pattern, eng_error *err);
void eng__explain_token(eng__explaining *x, eng__pattern pattern);
void eng__explain_number(eng__explaining *x, eng__pattern pattern);

#endif
