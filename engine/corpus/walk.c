/* Walking a folder.
 *
 * Everything is opened relative to the folder it is in, never by a whole path: no path is too long,
 * and nobody can slip a link into its middle. One descriptor is held, that of the folder at hand;
 * the way back up is "..", taken only if it leads to the very folder (device, inode) that was left.
 * Names of the chain of open folders lie on one stack, sorted folder by folder, so that a walk that
 * has warmed up allocates nothing.
 *
 * The order is that of whole paths, bytewise: "a.txt" comes before "a/b" since "." is less than
 * "/". Sorting one folder's names gives it when folders carry their slash. */
#include "corpus/walk.h"

#include "corpus/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { LISTING = 512 }; /* one longest name at a time */
#else
enum { LISTING = 32 << 10 };
#endif

enum {
  LIST_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
  PASS_FLAGS = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
};

static eng__walk_frame *top(eng__walk *walk) {
  return &walk->frames.at[walk->frames.count - 1];
}

static eng__walk_step problem(eng__walk *walk, const char *text, int error) {
  walk->problem = text;
  walk->error = error;
  return error == ENOMEM ? ENG__WALK_NOMEM : ENG__WALK_PROBLEM;
}

static void move_to(eng__walk *walk, int fd) {
  if (walk->fd >= 0) close(walk->fd);
  walk->fd = fd;
}

/* ---- Listing a folder ---- */

typedef enum name_kind { NAME_FILE, NAME_FOLDER, NAME_OTHER } name_kind;

static name_kind kind_of(int fd, const struct dirent64 *listed) {
  struct stat st;
  switch (listed->d_type) {
  case DT_REG:
    return NAME_FILE;
  case DT_DIR:
    return NAME_FOLDER;
  case DT_UNKNOWN:
    break; /* the file system does not say */
  default:
    return NAME_OTHER;
  }
  if (fstatat(fd, listed->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
    return NAME_FILE; /* open will say */
  return S_ISREG(st.st_mode) ? NAME_FILE : S_ISDIR(st.st_mode) ? NAME_FOLDER : NAME_OTHER;
}

static bool is_dot(const char *name) {
  return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

/* Keeps one name of the folder `fd`, or counts it; false when memory is out. */
static bool take_name(eng__walk *walk, int fd, const struct dirent64 *listed) {
  if (is_dot(listed->d_name)) return true;
  name_kind kind = listed->d_name[0] == '.' ? NAME_OTHER : kind_of(fd, listed);
  if (kind == NAME_OTHER) {
    walk->skipped++;
    return true;
  }
  eng__walk_entry entry = {.name = walk->names.len, .folder = kind == NAME_FOLDER};
  eng__buffer_add_string(&walk->names, listed->d_name);
  if (entry.folder) eng__buffer_add_byte(&walk->names, '/');
  eng__buffer_add_byte(&walk->names, '\0');
  return !walk->names.failed && eng__vec_push(&walk->entries, entry);
}

/* 0 or errno. */
static int list_folder(eng__walk *walk, int fd) {
  char *room = eng__buffer_reserve(&walk->listing, LISTING);
  if (!room) return ENOMEM;
  for (;;) {
    ssize_t got = getdents64(fd, room, LISTING);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : 0;
    for (ssize_t at = 0; at < got;) {
      const struct dirent64 *listed = (const void *)(room + at);
      if (!take_name(walk, fd, listed)) return ENOMEM;
      at += listed->d_reclen;
    }
  }
}

static int by_name(const void *a, const void *b, void *names) {
  const eng__walk_entry *left = a, *right = b;
  return strcmp((const char *)names + left->name, (const char *)names + right->name);
}

static void sort_names(eng__walk *walk, size_t first) {
  size_t count = walk->entries.count - first;
  if (count > 1)
    qsort_r(walk->entries.at + first, count, sizeof *walk->entries.at, by_name, walk->names.at);
}

/* ---- Down ---- */

/* Lists the open folder `fd` onto the stack and moves there. 0 or errno; `fd` is closed then. */
static int enter_open(eng__walk *walk, int fd, size_t name) {
  struct stat st;
  eng__walk_frame frame = {.name = name,
                           .first = walk->entries.count,
                           .next = walk->entries.count,
                           .names = walk->names.len,
                           .path_length = walk->path.len};
  int error = fstat(fd, &st) == 0 ? list_folder(walk, fd) : errno;
  if (!error) {
    frame.device = st.st_dev;
    frame.inode = st.st_ino;
    if (!eng__vec_push(&walk->frames, frame)) error = ENOMEM;
  }
  if (error) {
    walk->entries.count = frame.first;
    walk->names.len = frame.names;
    close(fd);
    return error;
  }
  sort_names(walk, frame.first);
  move_to(walk, fd);
  return 0;
}

/* The entry just passed is a folder; its name is still written with a slash. */
static eng__walk_step enter(eng__walk *walk, size_t name) {
  if (walk->frames.count > ENG__WALK_DEPTH)
    return problem(walk, "more than 256 folders deep; not walked", 0);
  char *text = walk->names.at + name;
  text[strlen(text) - 1] = '\0'; /* with its slash a link would be followed */
  int fd = openat(walk->fd, text, LIST_FLAGS);
  int error = fd >= 0 ? enter_open(walk, fd, name) : errno;
  if (error) return problem(walk, "the folder cannot be read", error);
  return ENG__WALK_FILE;
}

/* ---- Up ---- */

static bool is_folder_of(int fd, const eng__walk_frame *frame) {
  struct stat st;
  return fstat(fd, &st) == 0 && st.st_dev == frame->device && st.st_ino == frame->inode;
}

/* Goes down again from the root: the folder was moved, or does not let one through to its "..". */
static int reopen(const eng__walk *walk) {
  int fd = open(walk->root, PASS_FLAGS);
  for (size_t i = 1; fd >= 0 && i < walk->frames.count; i++) {
    int below = openat(fd, walk->names.at + walk->frames.at[i].name, PASS_FLAGS);
    close(fd);
    fd = below;
  }
  return fd;
}

/* Back to the folder that is now on top; false when it is not there any more. */
static bool go_up(eng__walk *walk) {
  int fd = openat(walk->fd, "..", PASS_FLAGS);
  if (fd < 0 || !is_folder_of(fd, top(walk))) {
    if (fd >= 0) close(fd);
    fd = reopen(walk);
  }
  if (fd >= 0 && !is_folder_of(fd, top(walk))) {
    close(fd);
    fd = -1;
    errno = ENOENT;
  }
  if (fd < 0) return false;
  move_to(walk, fd);
  return true;
}

/* Leaves the folder on top, whose entries are all done. */
static eng__walk_step leave(eng__walk *walk) {
  eng__walk_frame left = *top(walk);
  walk->frames.count--;
  walk->entries.count = left.first;
  walk->names.len = left.names;
  if (walk->frames.count == 0) {
    move_to(walk, -1);
    return ENG__WALK_END;
  }
  if (go_up(walk)) return ENG__WALK_FILE;
  int error = errno;
  top(walk)->next = walk->entries.count;
  walk->path.len = top(walk)->path_length;
  return problem(walk, "the folder went away while it was walked", error);
}

/* ---- The walk ---- */

void eng__walk_begin(eng__walk *walk, const char *root, eng__slice prefix) {
  eng__walk_end(walk);
  walk->root = root;
  eng__buffer_clear(&walk->path);
  eng__buffer_add_slice(&walk->path, prefix);
}

static eng__walk_step begin(eng__walk *walk) {
  const char *root = walk->root;
  int fd = open(root, LIST_FLAGS);
  int error = fd >= 0 ? enter_open(walk, fd, 0) : errno;
  if (!error) return ENG__WALK_FILE;
  walk->root = NULL;
  return problem(walk, "the folder cannot be read", error);
}

/* The next entry of the folder on top, which has one; a file is `*found`, a folder entered. */
static eng__walk_step take_entry(eng__walk *walk, bool *found) {
  eng__walk_frame *frame = top(walk);
  eng__walk_entry entry = walk->entries.at[frame->next++];
  const char *name = walk->names.at + entry.name;
  walk->path.len = frame->path_length;
  eng__write_path(&walk->path, eng__slice_of(name));
  if (walk->path.failed) return ENG__WALK_NOMEM;
  walk->name = name;
  *found = !entry.folder;
  return entry.folder ? enter(walk, entry.name) : ENG__WALK_FILE;
}

eng__walk_step eng__walk_next(eng__walk *walk) {
  for (;;) {
    eng__walk_step step = ENG__WALK_FILE;
    bool found = false;
    if (!walk->root) return ENG__WALK_END;
    if (walk->frames.count == 0) step = begin(walk);
    else if (top(walk)->next == walk->entries.count) step = leave(walk);
    else step = take_entry(walk, &found);
    if (step == ENG__WALK_END) walk->root = NULL;
    if (found || step != ENG__WALK_FILE) return step;
  }
}

double eng__walk_passed(const eng__walk *walk, double *last) {
  double passed = walk->root ? 0 : 1, share = 1;
  for (size_t i = 0; i < walk->frames.count; i++) {
    const eng__walk_frame *frame = &walk->frames.at[i];
    bool is_top = i + 1 == walk->frames.count;
    size_t end = is_top ? walk->entries.count : walk->frames.at[i + 1].first;
    if (end == frame->first) continue;
    share /= (double)(end - frame->first);
    passed += share * (double)(frame->next - frame->first - !is_top); /* it is in that folder */
  }
  *last = share;
  return passed;
}

void eng__walk_end(eng__walk *walk) {
  if (walk->frames.count > 0) move_to(walk, -1);
  walk->fd = -1;
  walk->root = NULL;
  walk->frames.count = walk->entries.count = 0;
  eng__buffer_clear(&walk->names);
}

void eng__walk_free(eng__walk *walk) {
  eng__walk_end(walk);
  eng__buffer_free(&walk->names);
  eng__buffer_free(&walk->path);
  eng__buffer_free(&walk->listing);
  eng__vec_free(&walk->entries);
  eng__vec_free(&walk->frames);
}
