/* A shift: batches handed to the seats of a crew and taken back, whatever happens to the workers.
 *
 * Each seat has two slots, so that one batch is read while another is worked on. A worker that dies
 * or hangs is replaced; the documents of the batch it was at go to the new one one by one, and only
 * one that fails alone becomes a problem. Batches may come back in any order and are written in
 * that of the corpus. */
#ifndef ENG_RUN_SHIFT_H
#define ENG_RUN_SHIFT_H

#include "run/batch.h"
#include "run/collect.h"
#include "run/resume.h"

typedef struct eng__post {
  eng__batch *queue[ENG__SLOTS]; /* the first is worked on */
  unsigned queued;
  uint32_t next_slot;
  eng__buffer results;   /* bytes of frames not complete yet */
  uint64_t deadline_ms;  /* wall clock by which the next result must come; 0: none is due */
  unsigned early_deaths; /* in a row, before the first document */
  bool alive, ready;
} eng__post;

typedef struct eng__shift {
  eng__crew *crew;
  eng__collector *collector;
  eng__corpus *corpus;
  eng__post *posts;
  unsigned count;
  ENG__VEC(eng__batch *) window; /* not written yet, in corpus order */
  uint64_t next_number;
  bool corpus_ended;
  eng__resume *resume; /* NULL without --resume */
  eng_status trouble;  /* no batch can be sent: ENG_NOMEM, or ENG_IO when the loader is gone */
} eng__shift;

/* `resume` may be NULL. ENG_NOMEM, ENG_IO. */
eng_status eng__shift_open(eng__shift *shift, eng__crew *crew, eng__collector *collector,
                           eng__corpus *corpus, eng__resume *resume, eng_error *err);
void eng__shift_close(eng__shift *shift);

/* One turn: feed a seat that has room, take what came, write what is due. `*over` when everything
 * is written. ENG_IO, ENG_NOMEM, ENG_RULE (workers cannot start), ENG_INVALID (two equal ids). */
eng_status eng__shift_turn(eng__shift *shift, bool *over, eng_error *err);

/* After the last turn: every worker's statistics added up, by rule. */
eng_status eng__shift_stats(eng__shift *shift, eng__rule_stats *stats, eng_error *err);

#endif
