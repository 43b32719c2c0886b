/* Rule files of a folder on disk for tests: what a rule set asks for is read from there. */
#ifndef TESTS_SUPPORT_RULE_FOLDER_H
#define TESTS_SUPPORT_RULE_FOLDER_H

#include "support/rules.h"

enum { PATH_BYTES = 512 };

/* A folder, and what was read of it; begins as {.name = …}. */
typedef struct rule_folder {
  char name[PATH_BYTES];
  eng__buffer files[32];
  size_t count;
} rule_folder;

/* Appends the whole file; false when it cannot be opened. */
static inline bool read_whole(const char *path, eng__buffer *out) {
  char bytes[4096];
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;) eng__buffer_add(out, bytes, n);
  fclose(file);
  return true;
}

/* For eng__ruleset_options: `context` is the folder. */
static inline eng_status rule_folder_read(void *context, const char *root, const char *path,
                                          eng__slice *bytes, eng_error *err) {
  rule_folder *from = context;
  char whole[2 * PATH_BYTES];
  (void)root;
  snprintf(whole, sizeof whole, "%s/%s", from->name, path);
  assert_true(from->count < sizeof from->files / sizeof from->files[0]);
  if (!read_whole(whole, &from->files[from->count]))
    return eng__fail(err, ENG_IO, "there is no such file");
  *bytes = eng__buffer_slice(&from->files[from->count++]);
  return ENG_OK;
}

static inline void rule_folder_forget(rule_folder *from) {
  for (size_t i = 0; i < from->count; i++) eng__buffer_free(&from->files[i]);
  from->count = 0;
}

#endif
