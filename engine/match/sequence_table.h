/* What the matcher of sequences works in: the ground of one sentence, and the table. */
#ifndef ENG_MATCH_SEQUENCE_TABLE_H
#define ENG_MATCH_SEQUENCE_TABLE_H

#include "match/index.h"
#include "match/sequence_program.h"
#include "text/document.h"

enum {                             /* what a part of the sentence is */
       ENG__GROUND_BEGINS = 1,     /* a token begins with it */
       ENG__GROUND_WORD = 2,       /* that token is a word: a gap counts it */
       ENG__GROUND_PASSED_OVER = 4 /* it may stand between two parts of a sequence */
};

/* The parts of one sentence; places in it are counted from its first part. */
typedef struct eng__seq_ground {
  const eng_document *document;
  eng_span sentence; /* of the text */
  uint32_t first, count;
  uint8_t *flags;        /* ENG__GROUND_… by part */
  uint32_t *begin, *end; /* by part: where its token begins, and the next one does */
} eng__seq_ground;

/* The hits of a leaf: those in the sentence are [first, end), those whose token begins where the
 * matcher stands [low, high). */
typedef struct eng__seq_hits {
  eng__hits hits;
  size_t first, end, low, high;
} eng__seq_hits;

/* A match that begins here: by its first step, and what that takes (NULL: a word). */
typedef struct eng__seq_begin {
  uint32_t start, end, step, rank;
  const eng__hit *hit;
} eng__seq_begin;

/* What stands in a slot: of the copy of the `as` that was met last. */
typedef struct eng__seq_capture {
  uint32_t copy, start, end;
  const eng__hit *hit; /* the only one, or NULL */
} eng__seq_capture;

typedef struct eng__seq_scratch {
  ENG__VEC(uint8_t) flags;
  ENG__VEC(uint32_t) begin, end, table;
  ENG__VEC(eng__seq_hits) leaves;
  ENG__VEC(eng__seq_begin) begins;
  ENG__VEC(eng__seq_capture) captures;
  uint64_t work; /* cells and edges looked at so far: tests hold it against the text */
} eng__seq_scratch;

void eng__seq_scratch_free(eng__seq_scratch *scratch);

/* sequence_ground.c: reads a sentence; its arrays are those of the scratch. ENG_NOMEM. */
eng_status eng__seq_ground_read(eng__seq_ground *ground, eng__seq_scratch *scratch,
                                const eng_document *document, eng_span sentence, eng_error *err);
/* May the hit be a part of a sequence: does it lie in the sentence, and (`tight`) not end inside a
 * word? */
bool eng__seq_hit_fits(const eng__seq_ground *ground, const eng__hit *hit, bool tight);
/* The text of the token at place `at`. */
eng_span eng__seq_token(const eng__seq_ground *ground, uint32_t at);

#endif
