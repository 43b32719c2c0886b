#include "output/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

eng_status eng__scratch_open(int *fd, const char *what, eng_error *err) {
  const char *folder = getenv("TMPDIR");
  char path[4096];
  int len =
      snprintf(path, sizeof path, "%s/engine-sort-XXXXXX", folder && *folder ? folder : "/tmp");
  if (len < 0 || (size_t)len >= sizeof path)
    return eng__fail(err, ENG_IO, "TMPDIR: the name of the folder is too long");
  *fd = mkostemp(path, O_CLOEXEC);
  if (*fd < 0)
    return eng__fail(err, ENG_IO, "%.300s: cannot be made for %s: %s; set TMPDIR", path, what,
                     strerror(errno));
  unlink(path);
  return ENG_OK;
}

eng_status eng__scratch_write(int fd, uint64_t at, eng__slice bytes, const char *what,
                              eng_error *err) {
  while (bytes.len) {
    ssize_t n = pwrite(fd, bytes.at, bytes.len, (off_t)at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0)
      return eng__fail(err, ENG_IO, "%s cannot be written: %s; set TMPDIR", what,
                       strerror(n < 0 ? errno : ENOSPC));
    at += (uint64_t)n;
    bytes = eng__slice_cut(bytes, (size_t)n, bytes.len);
  }
  return ENG_OK;
}

eng_status eng__scratch_read(int fd, uint64_t at, char *to, size_t len, const char *what,
                             eng_error *err) {
  while (len) {
    ssize_t n = pread(fd, to, len, (off_t)at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return eng__fail(err, ENG_IO, "%s cannot be read back", what);
    at += (uint64_t)n;
    to += n;
    len -= (size_t)n;
  }
  return ENG_OK;
}
