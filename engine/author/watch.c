/* By asking for size, inode and times a few times a second: a dozen files cost nothing, it works on
 * every file system, also on those where nothing tells of changes, and sees a file that an editor
 * replaces by another of the same name. */
#include "author/watch.h"

#include "base/hash.h"
#include "run/signals.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum { LOOK_MS = 100 };

static uint64_t state_of(const char *path) {
  struct stat info;
  if (stat(path, &info) != 0) return 0;
  uint64_t state = eng__hash_pair((uint64_t)info.st_size, (uint64_t)info.st_ino);
  state = eng__hash_pair(state, (uint64_t)info.st_mtim.tv_sec);
  state = eng__hash_pair(state, (uint64_t)info.st_mtim.tv_nsec);
  state = eng__hash_pair(state, (uint64_t)info.st_ctim.tv_nsec);
  return state | 1;
}

static char *join(const char *root, const char *path) {
  size_t size = strlen(root) + strlen(path) + 2;
  char *name = malloc(size);
  if (!name) return NULL;
  size_t len = strlen(root);
  memcpy(name, root, len);
  if (len && *path && root[len - 1] != '/') name[len++] = '/';
  memcpy(name + len, path, strlen(path) + 1);
  return name;
}

static bool is_known(const eng__watch *watch, const char *name) {
  for (size_t i = 0; i < watch->files.count; i++)
    if (strcmp(watch->files.at[i].path, name) == 0) return true;
  return false;
}

void eng__watch_see(void *context, const char *root, const char *path) {
  eng__watch *watch = context;
  char *name = join(root, path);
  if (name && is_known(watch, name)) {
    free(name);
    return;
  }
  eng__watched file = {name, name ? state_of(name) : 0};
  if (name && eng__vec_push(&watch->files, file)) return;
  free(name);
  watch->failed = true;
}

const char *eng__watch_changed(const eng__watch *watch) {
  for (size_t i = 0; i < watch->files.count; i++)
    if (state_of(watch->files.at[i].path) != watch->files.at[i].state)
      return watch->files.at[i].path;
  return NULL;
}

static void pause_once(void) {
  struct timespec pause = {0, LOOK_MS * 1000000L};
  nanosleep(&pause, NULL);
}

/* One number for all of them as they are now. */
static uint64_t state_of_all(const eng__watch *watch) {
  uint64_t state = 0;
  for (size_t i = 0; i < watch->files.count; i++)
    state = eng__hash_pair(state, state_of(watch->files.at[i].path));
  return state;
}

/* An editor, or a checkout, writes more than once. */
static void settle(const eng__watch *watch) {
  enum { MOST_LOOKS = 20 };
  uint64_t state = state_of_all(watch), before = ~state;
  for (int i = 0; i < MOST_LOOKS && state != before && !*eng__interrupted; i++) {
    pause_once();
    before = state;
    state = state_of_all(watch);
  }
}

const char *eng__watch_wait(const eng__watch *watch) {
  while (!*eng__interrupted) {
    const char *changed = eng__watch_changed(watch);
    if (changed) settle(watch);
    if (changed) return *eng__interrupted ? NULL : changed;
    pause_once();
  }
  return NULL;
}

void eng__watch_clear(eng__watch *watch) {
  for (size_t i = 0; i < watch->files.count; i++) free(watch->files.at[i].path);
  eng__vec_free(&watch->files);
  watch->failed = false;
}
