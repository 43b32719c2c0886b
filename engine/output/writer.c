/* Where success means that every byte has arrived.
 *
 * Lines gather in a buffer and go out when it is full, in whole lines: who appends settles only at
 * the end of a line. The first failure is kept, and everything after it fails the same way, so that
 * no later success hides it. A file becomes visible under its name by a rename, after fsync, and
 * the rename by an fsync of the folder: after a crash there is the old file or the whole new one.
 * Until then it is locked, so that a second run with the same output can tell a file at work from
 * one that a dead run has left.
 */
#include "output/writer.h"

#include "output/escape.h"
#include "output/target.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { FULL = 16 };
#else
enum { FULL = 256 << 10 };
#endif

enum { MOST_TRIES = 100 }; /* to be the one who makes a file */

struct eng__writer {
  int fd;
  bool owned; /* to be closed */
  bool published;
  char *path; /* NULL: a descriptor */
  char *part; /* NULL: written to as it is */
  bool replaces;
  struct stat replaced; /* with `replaces`: the file that goes when this one comes */
  int failure;          /* errno of the first failure, else 0 */
  eng__buffer lines;
};

/* ---- Messages ---- */

static const char *advice(int error) {
  switch (error) {
  case ENOSPC:
  case EDQUOT:
    return "; free some space and run again";
  case EACCES:
  case EPERM:
  case EROFS:
    return "; choose a folder that you may write to";
  case ENOENT:
    return "; make the folder first";
  default:
    return "";
  }
}

static eng_status fail_path(eng_error *err, const char *path, const char *what, int error) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, eng__slice_of(path), 300);
  eng_status status = eng__fail(err, ENG_IO, "%.*s: %s: %s%s", (int)safe.len,
                                safe.len ? safe.at : "", what, strerror(error), advice(error));
  eng__buffer_free(&safe);
  return status;
}

static const char *name_of(int fd) {
  return fd == STDOUT_FILENO ? "standard output" : "output";
}

static const char *shown_path(const eng__writer *writer) {
  if (writer->part) return writer->part;
  return writer->path ? writer->path : name_of(writer->fd);
}

static eng_status fail_write(eng__writer *writer, eng_error *err, int error) {
  writer->failure = error;
  if (error == ENOMEM) return eng__fail_nomem(err);
  return fail_path(err, shown_path(writer), "cannot be written", error);
}

/* ---- Opening ---- */

static eng__writer *new_writer(int fd) {
  eng__writer *writer = calloc(1, sizeof *writer);
  if (writer) writer->fd = fd;
  return writer;
}

/* Before any work is done, rather than at the first byte that does not go out. */
static eng_status check_open(int fd, eng_error *err) {
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_ACCMODE) != O_RDONLY) return ENG_OK;
  return eng__fail(err, ENG_IO, "%s: is not open for writing; send it to a file or a pipe",
                   name_of(fd));
}

eng_status eng__writer_open_fd(eng__writer **out, int fd, eng_error *err) {
  *out = NULL;
  eng_status status = check_open(fd, err);
  if (status) return status;
  *out = new_writer(fd);
  return *out ? ENG_OK : eng__fail_nomem(err);
}

/* False: another run holds it. Where the file system has no locks nobody does. */
static bool lock(int fd) {
  int result;
  do result = flock(fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result == 0 || errno != EWOULDBLOCK;
}

static bool still_named(int fd, const char *path) {
  struct stat ours, named;
  return fstat(fd, &ours) == 0 && lstat(path, &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

static eng_status fail_busy(const char *part, eng_error *err) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, eng__slice_of(part), 300);
  eng__fail(err, ENG_IO,
            "%.*s: another run is writing it; wait for its end, or choose another file",
            (int)safe.len, safe.len ? safe.at : "");
  eng__buffer_free(&safe);
  return ENG_IO;
}

/* Takes a stale FILE.part of an earlier run away; whatever else has that name is not ours. One that
 * cannot be opened cannot be asked for its lock. */
static eng_status remove_stale(const char *part, eng_error *err) {
  struct stat st;
  if (lstat(part, &st) != 0)
    return errno == ENOENT ? ENG_OK : fail_path(err, part, "cannot be written", errno);
  if (!S_ISREG(st.st_mode))
    return fail_path(err, part, "is in the way and not a file of ours; remove it", EEXIST);
  int fd = open(part, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  bool live = fd >= 0 && !lock(fd), gone = fd >= 0 && !still_named(fd, part);
  int error = live || gone || unlink(part) == 0 || errno == ENOENT ? 0 : errno;
  if (fd >= 0) close(fd);
  if (live) return fail_busy(part, err);
  return error ? fail_path(err, part, "cannot be removed", error) : ENG_OK;
}

/* Permissions of the file that is replaced. When its group is another one, the new one may do no
 * more than others might. */
static mode_t mode_to_keep(const eng__writer *writer, gid_t group) {
  mode_t mode = writer->replaced.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
  mode_t others = (mode & S_IRWXO) << 3;
  return group == writer->replaced.st_gid ? mode : mode & (others | S_IRWXU | S_IRWXO);
}

/* Whoever could not read the old file cannot read the new one at any time. */
static int create_part(const eng__writer *writer) {
  enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC };
  mode_t usual = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
  struct stat st;
  if (!writer->replaces) return open(writer->part, FLAGS, usual);
  int fd = open(writer->part, FLAGS, mode_to_keep(writer, (gid_t)-1));
  if (fd >= 0 && fstat(fd, &st) == 0) (void)fchmod(fd, mode_to_keep(writer, st.st_gid));
  return fd;
}

/* Makes FILE.part and locks it; `*made` false: somebody was quicker. */
static eng_status make_part(eng__writer *writer, bool *made, eng_error *err) {
  eng_status status = remove_stale(writer->part, err);
  if (status) return status;
  writer->fd = create_part(writer);
  *made = writer->fd >= 0 && lock(writer->fd) && still_named(writer->fd, writer->part);
  if (*made || (writer->fd < 0 && errno == EEXIST)) return ENG_OK;
  if (writer->fd < 0) return fail_path(err, writer->part, "cannot be written", errno);
  close(writer->fd);
  writer->fd = -1;
  return ENG_OK;
}

static eng_status open_part(eng__writer *writer, eng_error *err) {
  writer->part = eng__with_ending(writer->path, ".part");
  if (!writer->part) return eng__fail_nomem(err);
  bool made = false;
  for (int tries = 0; !made && tries < MOST_TRIES; tries++) {
    eng_status status = make_part(writer, &made, err);
    if (status) return status;
  }
  if (!made) return fail_busy(writer->part, err);
  writer->owned = true;
  return ENG_OK;
}

/* A pipe or device has no half-written state to hide, and must not be replaced by a file. */
static eng_status open_special(eng__writer *writer, eng_error *err) {
  writer->fd = open(writer->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (writer->fd < 0) return fail_path(err, writer->path, "cannot be written", errno);
  writer->owned = true;
  return ENG_OK;
}

/* A link stays, and the file that it leads to is replaced. */
static eng_status follow(eng__writer *writer, eng_error *err) {
  char *target = eng__output_target(writer->path);
  if (!target && errno == ENOMEM) return eng__fail_nomem(err);
  if (!target) return fail_path(err, writer->path, "cannot be written", errno);
  free(writer->path);
  writer->path = target;
  return ENG_OK;
}

static eng_status open_path(eng__writer *writer, eng_error *err) {
  struct stat st;
  if (stat(writer->path, &st) == 0) {
    if (S_ISDIR(st.st_mode)) return fail_path(err, writer->path, "cannot be written", EISDIR);
    if (eng__is_standard_output(writer->path)) return check_open(writer->fd = STDOUT_FILENO, err);
    if (!S_ISREG(st.st_mode)) return open_special(writer, err);
    writer->replaces = true;
    writer->replaced = st;
  }
  eng_status status = follow(writer, err);
  return status ? status : open_part(writer, err);
}

eng_status eng__writer_open_file(eng__writer **out, const char *path, eng_error *err) {
  *out = NULL;
  eng__writer *writer = new_writer(-1);
  if (!writer) return eng__fail_nomem(err);
  writer->path = eng__with_ending(path, "");
  eng_status status = writer->path ? open_path(writer, err) : eng__fail_nomem(err);
  if (status) eng__writer_close(writer);
  else *out = writer;
  return status;
}

/* ---- Writing ---- */

/* A descriptor that somebody made non-blocking: wait until it takes more. */
static bool wait_for_room(int fd) {
  struct pollfd poll_fd = {.fd = fd, .events = POLLOUT};
  return poll(&poll_fd, 1, -1) > 0 || errno == EINTR;
}

/* 0, or errno. */
static int write_all(int fd, const char *bytes, size_t len) {
  while (len > 0) {
    ssize_t n = write(fd, bytes, len);
    if (n > 0) {
      bytes += n;
      len -= (size_t)n;
    } else if (n == 0) {
      return ENOSPC; /* as POSIX has it for a device that takes no more */
    } else if (errno == EAGAIN ? !wait_for_room(fd) : errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

eng_status eng__writer_flush(eng__writer *writer, eng_error *err) {
  if (writer->failure) return fail_write(writer, err, writer->failure);
  if (writer->lines.failed) return eng__fail_nomem(err);
  int error = write_all(writer->fd, writer->lines.at, writer->lines.len);
  writer->lines.len = 0;
  return error ? fail_write(writer, err, error) : ENG_OK;
}

eng__buffer *eng__writer_buffer(eng__writer *writer) {
  return &writer->lines;
}

eng_status eng__writer_settle(eng__writer *writer, eng_error *err) {
  if (writer->lines.failed || writer->failure || writer->lines.len >= FULL)
    return eng__writer_flush(writer, err);
  return ENG_OK;
}

eng_status eng__writer_add(eng__writer *writer, const char *bytes, size_t len, eng_error *err) {
  eng__buffer_add(&writer->lines, bytes, len);
  return eng__writer_settle(writer, err);
}

bool eng__writer_closed_pipe(const eng__writer *writer) {
  return writer->failure == EPIPE;
}

/* ---- The end ---- */

static int sync_file(int fd) {
  int result;
  do result = fsync(fd);
  while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

static int sync_folder(const char *path) {
  const char *slash = strrchr(path, '/');
  size_t len = slash ? (size_t)(slash - path) : 0;
  char *folder = slash ? strndup(path, len ? len : 1) : strdup(".");
  if (!folder) return ENOMEM;
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  free(folder);
  if (fd < 0) return errno == EACCES ? 0 : errno; /* a folder one may write to and not read */
  int error = sync_file(fd);
  if (error == EINVAL || error == EROFS) error = 0;
  close(fd);
  return error;
}

/* Synced, under its name and closed: 0 or errno. Renamed while it is locked, and only if it is
 * still the file that was written. */
static int publish(eng__writer *writer) {
  int synced = sync_file(writer->fd);
  if (synced != 0) return synced;
  if (!still_named(writer->fd, writer->part)) return ESTALE;
  if (rename(writer->part, writer->path) != 0) return errno;
  writer->published = true;
  int closed = close(writer->fd);
  writer->owned = false;
  if (closed != 0 && errno != EINTR) return errno;
  return sync_folder(writer->path);
}

eng_status eng__writer_commit(eng__writer *writer, eng_error *err) {
  eng_status status = eng__writer_flush(writer, err);
  if (status || !writer->part) return status;
  int error = publish(writer);
  return error ? fail_write(writer, err, error) : ENG_OK;
}

void eng__writer_discard(eng__writer *writer) {
  bool ours = writer->part && writer->owned && !writer->published;
  if (ours && still_named(writer->fd, writer->part)) (void)unlink(writer->part);
}

void eng__writer_close(eng__writer *writer) {
  if (!writer) return;
  if (writer->owned) close(writer->fd);
  eng__buffer_free(&writer->lines);
  free(writer->path);
  free(writer->part);
  free(writer);
}
