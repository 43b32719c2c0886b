/* Where success means that every byte has arrived.
 *
 * Lines gather in a buffer and go out when it is full, in whole lines: who appends settles only at
 * the end of a line. The first failure is kept, and everything after it fails the same way, so that
 * no later success hides it. A file becomes visible under its name by a rename, after fsync, and
 * the rename by an fsync of the folder: after a crash there is the old file or the whole new one.
 */
#include "output/writer.h"

#include "output/escape.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { FULL = 16 };
#else
enum { FULL = 256 << 10 };
#endif

struct eng__writer {
  int fd;
  bool owned;  /* to be closed */
  char *path;  /* NULL: a descriptor */
  char *part;  /* NULL: written to as it is */
  int failure; /* errno of the first failure, else 0 */
  eng__buffer lines;
};

/* --- messages --- */

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

static const char *shown_path(const eng__writer *writer) {
  if (writer->part) return writer->part;
  if (writer->path) return writer->path;
  return writer->fd == STDOUT_FILENO ? "standard output" : "output";
}

static eng_status fail_write(eng__writer *writer, eng_error *err, int error) {
  writer->failure = error;
  if (error == ENOMEM) return eng__fail_nomem(err);
  return fail_path(err, shown_path(writer), "cannot be written", error);
}

/* --- opening --- */

static eng__writer *new_writer(int fd) {
  eng__writer *writer = calloc(1, sizeof *writer);
  if (writer) writer->fd = fd;
  return writer;
}

eng_status eng__writer_open_fd(eng__writer **out, int fd, eng_error *err) {
  *out = new_writer(fd);
  return *out ? ENG_OK : eng__fail_nomem(err);
}

static char *with_ending(const char *path, const char *ending) {
  size_t size = strlen(path) + strlen(ending) + 1;
  char *joined = malloc(size);
  if (joined) snprintf(joined, size, "%s%s", path, ending);
  return joined;
}

/* Takes a stale FILE.part of an earlier run away; whatever else has that name is not ours. */
static eng_status remove_stale(const char *part, eng_error *err) {
  struct stat st;
  if (lstat(part, &st) != 0)
    return errno == ENOENT ? ENG_OK : fail_path(err, part, "cannot be written", errno);
  if (!S_ISREG(st.st_mode))
    return fail_path(err, part, "is in the way and not a file of ours; remove it", EEXIST);
  return unlink(part) == 0 ? ENG_OK : fail_path(err, part, "cannot be removed", errno);
}

static eng_status open_part(eng__writer *writer, eng_error *err) {
  writer->part = with_ending(writer->path, ".part");
  if (!writer->part) return eng__fail_nomem(err);
  eng_status status = remove_stale(writer->part, err);
  if (status) return status;
  writer->fd = open(writer->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (writer->fd < 0) return fail_path(err, writer->part, "cannot be written", errno);
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

static eng_status open_path(eng__writer *writer, eng_error *err) {
  struct stat st;
  if (stat(writer->path, &st) == 0) {
    if (S_ISDIR(st.st_mode)) return fail_path(err, writer->path, "cannot be written", EISDIR);
    if (!S_ISREG(st.st_mode)) return open_special(writer, err);
  }
  return open_part(writer, err);
}

eng_status eng__writer_open_file(eng__writer **out, const char *path, eng_error *err) {
  *out = NULL;
  eng__writer *writer = new_writer(-1);
  if (!writer) return eng__fail_nomem(err);
  writer->path = with_ending(path, "");
  eng_status status = writer->path ? open_path(writer, err) : eng__fail_nomem(err);
  if (status) eng__writer_close(writer);
  else *out = writer;
  return status;
}

/* --- writing --- */

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

/* --- the end --- */

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

/* Synced, closed and under its name: 0 or errno. */
static int publish(eng__writer *writer) {
  int synced = sync_file(writer->fd);
  if (synced != 0) return synced;
  int closed = close(writer->fd);
  writer->owned = false;
  if (closed != 0 && errno != EINTR) return errno;
  if (rename(writer->part, writer->path) != 0) return errno;
  return sync_folder(writer->path);
}

eng_status eng__writer_commit(eng__writer *writer, eng_error *err) {
  eng_status status = eng__writer_flush(writer, err);
  if (status || !writer->part) return status;
  int error = publish(writer);
  return error ? fail_write(writer, err, error) : ENG_OK;
}

void eng__writer_close(eng__writer *writer) {
  if (!writer) return;
  if (writer->owned) close(writer->fd);
  eng__buffer_free(&writer->lines);
  free(writer->path);
  free(writer->part);
  free(writer);
}
