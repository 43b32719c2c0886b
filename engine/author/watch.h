/* Files looked at again and again until one of them changes: `engine test --watch`. */
#ifndef ENG_AUTHOR_WATCH_H
#define ENG_AUTHOR_WATCH_H

#include "base/vec.h"

#include <stdint.h>

typedef struct eng__watched {
  char *path;
  uint64_t state; /* of its size, inode and times; 0: it is not there */
} eng__watched;

typedef struct eng__watch {
  ENG__VEC(eng__watched) files;
  bool failed; /* memory is out: not all is watched */
} eng__watch;

/* Notes `root`/`path` as it is now (a folder changes when names in it do). A signature for
 * eng__sources.see; `context` is the watch. Twice the same is noted once, as it was first. */
void eng__watch_see(void *context, const char *root, const char *path);
/* The first file that is not as it was noted, or NULL. */
const char *eng__watch_changed(const eng__watch *watch);
/* Waits until one has changed, and then until nothing has changed for a moment; the file's name, or
 * NULL when a signal asked to end. The name lives until the watch is cleared. */
const char *eng__watch_wait(const eng__watch *watch);
void eng__watch_clear(eng__watch *watch);

#endif
