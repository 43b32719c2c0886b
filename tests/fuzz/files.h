/* Targets of readers that open files: the bytes of an input as files of a folder that goes away at
 * the end. In memory where there is such a place. */
#ifndef ENG_TESTS_FUZZ_FILES_H
#define ENG_TESTS_FUZZ_FILES_H

#include "fuzz.h"

#include <unistd.h>

enum { FUZZ_MOST_FILES = 4 };

static char fuzz_folder[] = "/dev/shm/engine-fuzz-XXXXXX";
static char fuzz_paths[FUZZ_MOST_FILES][sizeof fuzz_folder + 12];

static void fuzz_remove_files(void) {
  for (int i = 0; i < FUZZ_MOST_FILES; i++) unlink(fuzz_paths[i]);
  rmdir(fuzz_folder);
}

/* The path of a file by its number; there need be none. */
static inline const char *fuzz_path(int number) {
  if (fuzz_paths[0][0]) return fuzz_paths[number];
  if (!mkdtemp(fuzz_folder)) {
    strcpy(fuzz_folder, "/tmp/engine-fuzz-XXXXXX");
    FUZZ_CHECK(mkdtemp(fuzz_folder));
  }
  for (int i = 0; i < FUZZ_MOST_FILES; i++)
    snprintf(fuzz_paths[i], sizeof fuzz_paths[i], "%s/%d", fuzz_folder, i);
  atexit(fuzz_remove_files);
  return fuzz_paths[number];
}

static inline void fuzz_write(const char *path, eng__slice bytes) {
  bool plenty = fuzz_memory_suffices(true);
  FILE *file = fopen(path, "wb");
  FUZZ_CHECK(file);
  if (bytes.len) FUZZ_CHECK(fwrite(bytes.at, 1, bytes.len, file) == bytes.len);
  FUZZ_CHECK(fclose(file) == 0);
  fuzz_memory_suffices(plenty);
}

static inline const char *fuzz_file(int number, eng__slice bytes) {
  const char *path = fuzz_path(number);
  fuzz_write(path, bytes);
  return path;
}

/* What `run` says when memory is short it says with plenty of it, too, or else that it was short.
 */
static inline eng_status fuzz_twice(eng_status (*run)(void)) {
  eng_status status = run();
  if (status == ENG_NOMEM) FUZZ_CHECK(fuzz_lacked());
  if (status == ENG_OK || status == ENG_NOMEM || !fuzz_lacked()) return status;
  bool plenty = fuzz_memory_suffices(true);
  FUZZ_CHECK(run() == status);
  fuzz_memory_suffices(plenty);
  return status;
}

/* A whole file, for the caller to free. */
static inline eng__slice fuzz_read(const char *path) {
  bool plenty = fuzz_memory_suffices(true);
  FILE *file = fopen(path, "rb");
  FUZZ_CHECK(file && fseek(file, 0, SEEK_END) == 0);
  size_t size = (size_t)ftell(file);
  char *bytes = malloc(size + 1);
  rewind(file);
  FUZZ_CHECK(bytes && fread(bytes, 1, size, file) == size && fclose(file) == 0);
  fuzz_memory_suffices(plenty);
  return (eng__slice){bytes, size};
}

#endif
