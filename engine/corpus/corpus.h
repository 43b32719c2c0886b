/* What is read: files, folders, records and standard input, one item after another in corpus order
 * (bytewise by path, folders compared as "name/", then line number).
 *
 * This is the parent's side: it opens and reads, and looks into the bytes no further than to tell
 * binary from text and one line from the next. What the bytes say is found out in a worker
 * (corpus/record.h, text/decode.h). Memory does not grow with the corpus but for the names of one
 * chain of open folders. */
#ifndef ENG_CORPUS_CORPUS_H
#define ENG_CORPUS_CORPUS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "corpus/file.h"
#include "corpus/shard.h"

typedef enum eng__input { ENG__INPUT_AUTO, ENG__INPUT_TEXT, ENG__INPUT_JSONL } eng__input;

typedef struct eng__corpus_options {
  const char *const *paths; /* as given; "-" is standard input; borrowed */
  size_t path_count;
  eng__input input;    /* of standard input */
  size_t max_document; /* bytes: a file, or one record */
  eng__shard shard; /* files of others are passed over unopened; records are given out all the same,
                       since their ids are inside */
  const volatile int *interrupted; /* nonzero: no waiting for standard input; may be NULL */
} eng__corpus_options;

typedef enum eng__item_kind {
  ENG__ITEM_TEXT,   /* the bytes of one document */
  ENG__ITEM_RECORD, /* one line of a .jsonl container */
  ENG__ITEM_PROBLEM /* no document: `problem`, `message` */
} eng__item_kind;

/* One thing met. Slices live until the next call. */
typedef struct eng__item {
  eng__item_kind kind;
  eng__slice doc;      /* its id as cli.md writes it: UTF-8; a record: container#line */
  size_t len;          /* bytes put into the room */
  const char *problem; /* kind of problem: "unreadable", "changed", "too_large", "skipped" */
  bool failed;         /* the problem is work that failed (exit 1), not a rule that skips */
  eng__slice message;  /* one line, without the document's name */
  bool argument;       /* the problem is that of a whole folder, called as it was given */
  uint64_t place;      /* grows from item to item; the same in every shard */
} eng__item;

typedef enum eng__next {
  ENG__NEXT_ITEM,
  ENG__NEXT_NO_ROOM,
  ENG__NEXT_END,
  ENG__NEXT_FAILED
} eng__next;

typedef struct eng__corpus eng__corpus;

/* Is standard input among the arguments? It can be read once. */
bool eng__corpus_takes_stdin(const eng__corpus_options *options);

/* Looks at the arguments: ENG_IO with what to do when one does not exist, is a link, FIFO, device
 * or socket (exit status 2). */
eng_status eng__corpus_open(eng__corpus **out, const eng__corpus_options *options, eng_error *err);
void eng__corpus_close(eng__corpus *corpus);

/* A file that is none of the corpus, wherever it is met: one that the run itself writes. Before the
 * first item; at most ENG__MOST_LEFT_OUT of them. */
enum { ENG__MOST_LEFT_OUT = 12 };
void eng__corpus_leave_out(eng__corpus *corpus, eng__file_id id);
/* How many of them were met so far; they are in no other count. */
uint64_t eng__corpus_left_out(const eng__corpus *corpus);

/* Reads the next item's bytes into `room`. NO_ROOM: the item needs more than `size` (asked again
 * with more room, up to max_document + 1 bytes, it comes). FAILED: only when memory is out or
 * standard input breaks off; everything else that goes wrong with one file is an ITEM_PROBLEM. */
eng__next eng__corpus_next(eng__corpus *corpus, char *room, size_t size, eng__item *item,
                           eng_error *err);

/* Met and passed over by rule so far (hidden names, binary files, links, special files, records
 * without text are counted by whoever reads them). */
uint64_t eng__corpus_skipped(const eng__corpus *corpus);

/* The place of the document that was met last. */
uint64_t eng__corpus_place(const eng__corpus *corpus);
/* How much of it was read, from 0 to 1: an estimate, for which every argument counts as much as any
 * other, and every entry of a folder. Below 0: nobody knows, standard input is part of it. */
double eng__corpus_passed(const eng__corpus *corpus);

/* Stands for the names of all that was met so far, whichever shard it is in. */
uint64_t eng__corpus_names(const eng__corpus *corpus);

/* A path of any bytes as cli.md writes it: bytes that are not UTF-8 as \xNN, a backslash in front
 * of `x` and two hex digits as \x5c. Appended to `out`. */
struct eng__buffer;
void eng__write_path(struct eng__buffer *out, eng__slice path);

#endif
