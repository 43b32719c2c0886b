/* Walking a folder: its files in corpus order, one after another. */
#ifndef ENG_CORPUS_WALK_H
#define ENG_CORPUS_WALK_H

#include "base/buffer.h"
#include "base/vec.h"

#include <sys/types.h>

enum { ENG__WALK_DEPTH = 256 }; /* folders below the one given */

typedef enum eng__walk_step {
  ENG__WALK_FILE,    /* `name`, in the folder `fd`: a regular file when it was listed */
  ENG__WALK_PROBLEM, /* a folder that could not be walked: `problem`, and `error` (errno) or 0 */
  ENG__WALK_END,
  ENG__WALK_NOMEM
} eng__walk_step;

typedef struct eng__walk_entry {
  size_t name; /* offset into `names` */
  bool folder; /* then its name ends in a slash */
} eng__walk_entry;

/* One folder of the chain that is open. */
typedef struct eng__walk_frame {
  dev_t device;
  ino_t inode;
  size_t name;               /* its own, in the names of the folder above */
  size_t first, next;        /* entries */
  size_t names, path_length; /* where its part of `names` begins; of `path` with a final slash */
} eng__walk_frame;

typedef struct eng__walk {
  int fd; /* the folder of the top frame; the only descriptor held between steps */
  const char *root;
  eng__buffer names, path; /* `path`: the document id of what was met last */
  eng__buffer listing;
  ENG__VEC(eng__walk_entry) entries;
  ENG__VEC(eng__walk_frame) frames;
  const char *name;
  const char *problem;
  int error;
  uint64_t skipped; /* hidden names, links, special files */
} eng__walk;

/* A walk starts as all zeroes. Begins at the folder `root` (borrowed); ids begin with `prefix`.
 * Whatever is wrong with the folder comes as a step. */
void eng__walk_begin(eng__walk *walk, const char *root, eng__slice prefix);
eng__walk_step eng__walk_next(eng__walk *walk);
/* How much of the walk is behind it, from 0 to 1, when every entry of a folder counts as much as
 * any other; `*last`: what the file given last counts, which is behind it, too. */
double eng__walk_passed(const eng__walk *walk, double *last);
/* Ends a walk at any point, keeping memory for the next. */
void eng__walk_end(eng__walk *walk);
void eng__walk_free(eng__walk *walk);

#endif
