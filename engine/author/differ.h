/* What changed between the hits of one document under two versions of rules.
 *
 * Hits belong together only within a rule. First those at the same place with the same entity: they
 * are the same. Of the rest, those with the same fingerprint, which the text around them gives, and
 * then those that overlap, leftmost first: they have moved. What is left is lost or new. */
#ifndef ENG_AUTHOR_DIFFER_H
#define ENG_AUTHOR_DIFFER_H

#include "base/vec.h"
#include "engine/error.h"
#include "output/result.h"

typedef enum eng__change_kind {
  ENG__CHANGE_NEW,
  ENG__CHANGE_LOST,
  ENG__CHANGE_MOVED
} eng__change_kind;
enum { ENG__CHANGE_KINDS = 3 };

typedef struct eng__change {
  eng__change_kind kind;
  const eng__result_hit *before, *after; /* NULL of a new one; of a lost one */
} eng__change;

typedef ENG__VEC(eng__change) eng__changes;

/* A hit while its partner is looked for. */
typedef struct eng__single {
  const eng__result_hit *hit;
  bool paired;
} eng__single;

/* Keeps its memory from one document to the next; starts as all zeroes. */
typedef struct eng__differ {
  ENG__VEC(eng__single) before, after;
  eng__changes changes; /* by place (of a moved one where it is now), then rule, then kind */
} eng__differ;

/* Fills `changes`; the hits may come in any order. ENG_NOMEM. */
eng_status eng__differ_run(eng__differ *differ, const eng__result_hit *before, size_t before_count,
                           const eng__result_hit *after, size_t after_count, eng_error *err);
void eng__differ_free(eng__differ *differ);

#endif
