/* A folder of one's own under /tmp for tests of files: made before a test, removed after it,
 * whatever is in it. The test's working folder is inside. */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

#include "support/check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch_folder[32];
static int scratch_home = -1;

/* cmocka's setup: an empty folder that anybody may enter (tests may give up being root). */
static inline int scratch_enter(void **state) {
  (void)state;
  scratch_home = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  strcpy(scratch_folder, "/tmp/engine-XXXXXX");
  if (scratch_home < 0 || !mkdtemp(scratch_folder) || chmod(scratch_folder, 0755) != 0) return -1;
  return chdir(scratch_folder);
}

/* cmocka's teardown. rm goes down any depth. */
static inline int scratch_leave(void **state) {
  (void)state;
  char command[64];
  snprintf(command, sizeof command, "rm -rf %s", scratch_folder);
  int status = fchdir(scratch_home) + close(scratch_home);
  return status != 0 || system(command) != 0;
}

static inline void write_file_bytes(const char *path, const char *bytes, size_t len) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, len), len);
  assert_int_equal(close(fd), 0);
}

static inline void write_file(const char *path, const char *text) {
  write_file_bytes(path, text, strlen(text));
}

static inline void append_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, text, strlen(text)), strlen(text));
  assert_int_equal(close(fd), 0);
}

static inline void make_folder(const char *path) {
  assert_int_equal(mkdir(path, 0755), 0);
}

/* The whole file, NUL-terminated; to be freed. NULL when there is none. */
static inline char *read_whole(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *bytes = malloc(1 << 20);
  assert_non_null(bytes);
  bytes[fread(bytes, 1, (1 << 20) - 1, file)] = '\0';
  fclose(file);
  return bytes;
}

#endif
