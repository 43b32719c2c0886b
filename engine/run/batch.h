/* Batches: the corpus cut into portions that fit a slot of shared memory, and the results of each
 * as they come back, until it is their turn to be written. */
#ifndef ENG_RUN_BATCH_H
#define ENG_RUN_BATCH_H

#include "base/vec.h"
#include "corpus/corpus.h"
#include "run/crew.h"

/* One thing met in the corpus, in its place. */
typedef struct eng__entry {
  bool record, problem, failed; /* `problem`: no document */
  bool argument;                /* eng__item.argument */
  bool done;
  eng__slice doc; /* id; the slices live in the batch's arena */
  const char *kind;
  eng__slice message;
  size_t offset, len; /* of the slot */
  eng__slice result;  /* its frame's body once `done`, in the batch's arena */
  uint64_t hash;      /* of its content, with --resume */
  bool recalled;      /* the result comes from the journal */
  bool lost;          /* its worker died over it, and the result is the parent's word */
  uint64_t place;     /* in the whole corpus (eng__item.place) */
} eng__entry;

typedef struct eng__batch {
  uint64_t number; /* in corpus order, from 0 */
  uint64_t place;  /* of its first entry in the corpus, with --resume */
  unsigned seat;
  uint32_t slot;
  ENG__VEC(eng__entry) entries;
  size_t documents; /* entries that a worker must answer */
  size_t answered;
  size_t waiting;      /* entries in front of this one are done: for eng__batch_waiting() */
  size_t written;      /* entries that have gone to the output, from the front */
  size_t bytes;        /* of the slot, used */
  size_t id_bytes;     /* of all ids: what the frame to the worker is made of */
  bool sent, solo;     /* `solo`: after a death its documents go one by one */
  size_t solo_entry;   /* the one that is out */
  unsigned solo_kills; /* workers that were killed from outside over it */
  eng__arena arena;
} eng__batch;

/* Reads the next portion into the slot. `*end` when the corpus has no more. ENG_NOMEM, ENG_IO. */
eng_status eng__batch_fill(eng__batch *batch, eng__corpus *corpus, char *slot, size_t slot_size,
                           bool *end, eng_error *err);
/* Sends the documents that have no result yet (all, or from `solo_entry` on just the next one).
 * ENG_IO when the worker's pipe is gone, ENG_NOMEM. */
eng_status eng__batch_send(eng__batch *batch, int task_write);
/* May the frame be sent while the worker is busy? One that does not fit a pipe would block the
 * parent while the worker blocks on its results. */
bool eng__batch_fits_pipe(const eng__batch *batch);
/* The first entry that waits for a worker, or entries.count. */
size_t eng__batch_waiting(eng__batch *batch);
void eng__batch_clear(eng__batch *batch);

#endif
