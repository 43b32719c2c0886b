/* Verifying a candidate: does the phrase really stand here, to the byte? */
#ifndef ENG_MATCH_VERIFY_H
#define ENG_MATCH_VERIFY_H

#include "match/phrase.h"
#include "text/document.h"

/* Where to look: the parts of a document, or the segments of one hashtag or handle as if they were
 * parts. */
typedef struct eng__ground {
  const eng_document *document;
  const eng__phrases *phrases;
  const eng__part *parts;
  size_t count;
  bool tag; /* segments: `_` or nothing joins them */
  eng__buffer *scratch;
  eng__offset_map *scratch_map;
} eng__ground;

typedef struct eng__verified {
  uint32_t view_start, view_end;
  uint32_t first, last; /* parts */
} eng__verified;

/* Does `phrase` stand where `piece` of it stands in part `at`? ENG_NOMEM aside, `*found` says. Time
 * is linear in the phrase. */
eng_status eng__verify(const eng__ground *ground, const eng__phrase *phrase, size_t piece,
                       size_t at, eng__verified *hit, bool *found, eng_error *err);

/* Spaces and half-spaces with at most one line break, which `*lines` counts; true for nothing. */
bool eng__is_space_run(eng__slice gap, int *lines);
/* How far a phrase got from one part of the text, and what ended it. */
typedef enum eng__stop {
  ENG__STOP_NONE,       /* it stands there */
  ENG__STOP_WORD,       /* piece `pieces` is not what stands there */
  ENG__STOP_POSSESSIVE, /* the word before piece `pieces` has a 's, or lacks the entry's */
  ENG__STOP_JOINT,      /* what stands before piece `pieces` is no joint */
  ENG__STOP_REST,       /* the last word goes on, and its rest is no suffix */
  ENG__STOP_FRONT,      /* something hangs on before its first word */
  ENG__STOP_CASE        /* the capitals are others */
} eng__stop;

typedef struct eng__progress_of {
  eng__stop stop;
  size_t pieces;     /* that stand there */
  size_t part;       /* where it ended */
  uint32_t view_end; /* of what stands there */
} eng__progress_of;

/* Follows the phrase from part `start`, as eng__verify() does. ENG_NOMEM. */
eng_status eng__verify_progress(const eng__ground *ground, const eng__phrase *phrase, size_t start,
                                eng__progress_of *progress, eng_error *err);

/* Is the view's "-" of this part a hyphen as typed, not a dash? */
bool eng__is_hyphen(const eng_document *document, const eng__part *part);

/* Do the capitals of the text agree with the phrase's where `spans[i]` of the view holds piece `i`?
 */
eng_status eng__capitals_agree(const eng__ground *ground, const eng__phrase *phrase,
                               const eng_span *spans, bool *agree, eng_error *err);

#endif
