/* One regular file.
 *
 * Opened first and looked at after, on the descriptor: what was listed as a file may be a link or a
 * pipe by now. Read, not mapped: a file that shrinks under a mapping is a SIGBUS. Four calls for a
 * small file: open, fstat, read, close. */
#include "corpus/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY };

eng__file_state eng__file_open(eng__file *file, int folder, const char *name) {
  file->fd = openat(folder, name, OPEN_FLAGS);
  if (file->fd < 0) return errno == ELOOP || errno == ENXIO ? ENG__FILE_SPECIAL : ENG__FILE_FAILED;
  struct stat st;
  if (fstat(file->fd, &st) != 0) {
    int error = errno;
    eng__file_close(file);
    errno = error;
    return ENG__FILE_FAILED;
  }
  if (!S_ISREG(st.st_mode)) {
    eng__file_close(file);
    return ENG__FILE_SPECIAL;
  }
  file->size = (uint64_t)st.st_size;
  file->id = (eng__file_id){st.st_dev, st.st_ino};
  return ENG__FILE_OK;
}

void eng__file_close(eng__file *file) {
  if (file->fd >= 0) close(file->fd);
  file->fd = -1;
}

static bool take_id(const struct stat *st, eng__file_id *id) {
  *id = (eng__file_id){st->st_dev, st->st_ino};
  return S_ISREG(st->st_mode);
}

bool eng__file_id_at(int folder, const char *name, eng__file_id *id) {
  struct stat st;
  return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && take_id(&st, id);
}

bool eng__file_id_open(int fd, eng__file_id *id) {
  struct stat st;
  return fstat(fd, &st) == 0 && take_id(&st, id);
}

bool eng__file_id_equal(eng__file_id a, eng__file_id b) {
  return a.inode == b.inode && a.device == b.device;
}

int64_t eng__read_some(int fd, char *room, size_t len) {
  for (;;) {
    ssize_t got = read(fd, room, len);
    if (got >= 0) return got;
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    if (errno == EAGAIN ? poll(&waiting, 1, -1) < 0 && errno != EINTR : errno != EINTR) return -1;
  }
}

eng__file_state eng__file_read(const eng__file *file, char *room) {
  uint64_t done = 0;
  do {
    int64_t got = eng__read_some(file->fd, room + done, (size_t)(file->size + 1 - done));
    if (got < 0) return ENG__FILE_FAILED;
    if (got == 0) break;
    done += (uint64_t)got;
  } while (done < file->size);
  return done == file->size ? ENG__FILE_OK : ENG__FILE_CHANGED;
}

size_t eng__file_head(const eng__file *file, char *room, size_t len) {
  ssize_t got = pread(file->fd, room, len, 0);
  return got > 0 ? (size_t)got : 0;
}
