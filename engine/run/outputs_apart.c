/* The files of a run among themselves: each output has a FILE.part while it is written, one that
 * can be resumed a FILE.journal. Names are compared rather than files, which may not be there yet.
 */
#include "output/target.h"
#include "run/outputs.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { MOST_NAMES = 7 };

typedef struct name {
  const char *option; /* as it was given: its own files are apart */
  char *path;         /* behind links; NULL: cannot be, which is said when it is opened */
} name;

/* A device or a pipe takes what several write. */
static bool is_special(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

static void add_name(name *names, size_t *count, const char *option, const char *ending) {
  if (!option || is_special(option)) return;
  char *target = eng__output_target(option);
  names[(*count)++] = (name){option, target ? eng__with_ending(target, ending) : NULL};
  free(target);
}

static size_t find_names(name *names, const eng__run_options *options) {
  const char *files[] = {options->output, options->coverage, options->beside};
  size_t count = 0;
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    add_name(names, &count, files[i], "");
    add_name(names, &count, files[i], ".part");
  }
  /* it lies beside the name that was given, not behind a link */
  if (options->resume)
    names[count++] = (name){options->output, eng__with_ending(options->output, ".journal")};
  return count;
}

static const char *last_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static bool find_folder(const char *path, struct stat *folder) {
  size_t len = (size_t)(last_of(path) - path);
  char *at = len ? strndup(path, len) : strdup(".");
  bool found = at && stat(at, folder) == 0;
  free(at);
  return found;
}

static bool is_same(const char *a, const char *b) {
  struct stat one, two;
  return strcmp(last_of(a), last_of(b)) == 0 && find_folder(a, &one) && find_folder(b, &two) &&
         one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

/* The path of a file that two outputs would write, or NULL. */
static const char *find_clash(const name *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = i + 1; k < count; k++)
      if (names[i].option != names[k].option && names[i].path && names[k].path &&
          is_same(names[i].path, names[k].path))
        return names[i].path;
  return NULL;
}

eng_status eng__outputs_apart(const eng__run_options *options, eng_error *err) {
  name names[MOST_NAMES];
  size_t count = find_names(names, options);
  const char *clash = find_clash(names, count);
  eng_status status = ENG_OK;
  if (clash)
    status = eng__fail(err, ENG_INVALID,
                       "%s: two outputs of this run would be this file; choose another name for "
                       "one",
                       clash);
  for (size_t i = 0; i < count; i++) free(names[i].path);
  return status;
}
