/* One document in a worker: read, the rules applied, its frame written. */
#ifndef ENG_RUN_JOB_H
#define ENG_RUN_JOB_H

#include "run/crew.h"

/* What a worker keeps from one document to the next: memory, no content. */
typedef struct eng__desk {
  eng__crew *crew;
  eng__ruleset *rules;
  eng_document document;
  eng__arena arena;          /* one document's record and meta */
  eng__buffer out;           /* frames that go to the parent */
  eng__buffer logs;          /* what rules printed over the document */
  ENG__VEC(eng__slice) meta; /* pairs of the document */
  eng__result_groups groups;
  eng__buffer trace;   /* steps of the document, */
  eng__buffer covered; /* and what fired in it */
} eng__desk;

/* What the batch says of a document, and what is found out about it. */
typedef struct eng__job {
  uint32_t index;
  bool record;
  eng__slice doc, bytes;
  eng__document_head head;
  eng__result_problem reading; /* of decoding or of the record; no kind: none */
  char message[160];
} eng__job;

/* Does the job and appends the body of its DOCUMENT frame to `desk->out`. On failure a part of it
 * may stand there: the caller takes that back and says eng__job_fail(). ENG_NOMEM, ENG_LIMIT,
 * ENG_TIMEOUT. */
eng_status eng__job_do(eng__desk *desk, eng__job *job, eng_error *err);

/* The body for a document that could not be gone through at all: why, and nothing else. */
void eng__job_fail(eng__desk *desk, eng__job *job, eng_status status, const eng_error *err);

#endif
