/* The journal of a run that can be resumed: FILE.journal beside the FILE that the run writes. It
 * holds what the workers returned for the documents that are finished, in corpus order, so that a
 * run that was killed goes on behind the last of them and ends with the same bytes.
 *
 * What is read back is believed as far as its checks go and no further: a record that is cut off or
 * changed ends the journal, what stood behind it is dropped, and its documents are run again. */
#ifndef ENG_RUN_JOURNAL_H
#define ENG_RUN_JOURNAL_H

#include "base/error.h"
#include "base/slice.h"

typedef struct eng__journal eng__journal;

/* One finished document. */
typedef struct eng__journal_record {
  uint64_t place; /* among all that the corpus gives, documents and problems, from 0 */
  eng__slice doc;
  uint64_t bytes, hash; /* of its content */
  eng__slice frame;     /* body of the DOCUMENT frame */
} eng__journal_record;

/* Something that must be the same when a run goes on: an option, a file. */
typedef struct eng__trait {
  eng__slice name, value; /* as a message shows them */
  bool is_hash;           /* the value tells two apart and says nothing more: not shown */
} eng__trait;

/* Opens or makes `output`.journal: mode 0600, never through a link, locked until it is closed.
 * `identity` is `count` traits, which say what the run is made of. ENG_INVALID when the journal is
 * that of another run (which trait differs), of another format, or not ours at all; ENG_IO, also
 * when another run holds it; ENG_NOMEM. */
eng_status eng__journal_open(eng__journal **out, const char *output, const eng__trait *identity,
                             size_t count, eng_error *err);
/* Writes what waits, closes it and gives it free; the file stays, unless this run made it and
 * nothing is in it. */
void eng__journal_close(eng__journal *journal);

/* A hash of a document's content, by a key of this journal's own. */
uint64_t eng__journal_hash(const eng__journal *journal, eng__slice content);

/* The next record that stands in the journal, or NULL when there is none any more; its slices live
 * until the next call. The same again until it is taken. ENG_IO, ENG_NOMEM. */
eng_status eng__journal_peek(eng__journal *journal, const eng__journal_record **record,
                             eng_error *err);
void eng__journal_take(eng__journal *journal);
/* Ends the journal before the record that was peeked at: what it says cannot be. */
void eng__journal_distrust(eng__journal *journal);
/* Bytes that were dropped behind the last record that holds. */
uint64_t eng__journal_dropped(const eng__journal *journal);

/* Adds a record behind the last one. What lies before records that stand there already, and what is
 * larger than a record may be, is left out: it will be run again. ENG_NOMEM. */
eng_status eng__journal_add(eng__journal *journal, const eng__journal_record *record,
                            eng_error *err);
/* Writes what was added when it is much, or has waited 20 ms; to be called now and then. ENG_IO,
 * ENG_NOMEM. */
eng_status eng__journal_settle(eng__journal *journal, eng_error *err);
/* Writes what was added; every 5 s down to the disk. ENG_IO, ENG_NOMEM. */
eng_status eng__journal_flush(eng__journal *journal, eng_error *err);

/* The run is complete: the file goes. ENG_IO. */
eng_status eng__journal_remove(eng__journal *journal, eng_error *err);

#endif
