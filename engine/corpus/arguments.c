/* The arguments.
 *
 * Several are read in the order of their paths, as one folder's entries are, so that the order in
 * which a shell or a person named them changes nothing. One that lies inside another would bring
 * its documents twice, and is refused here, before anything is read. */
#include "corpus/arguments.h"

#include "corpus/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static eng_status fail(eng_error *err, eng_status status, const char *path, const char *what) {
  return eng__fail(err, status, "%s: %s", path, what);
}

/* A link that leads to a pipe is what a shell makes of <(command). */
static bool leads_to_pipe(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISFIFO(st.st_mode);
}

static eng_status check_kind(const char *path, mode_t mode, eng_error *err) {
  if (S_ISREG(mode) || S_ISDIR(mode)) return ENG_OK;
  if (S_ISLNK(mode) && !leads_to_pipe(path))
    return fail(err, ENG_IO, path, "is a link; name the file or folder that it points to");
  const char *what = S_ISFIFO(mode) || S_ISLNK(mode) ? "is a pipe; read it as standard input, -"
                     : S_ISSOCK(mode)                ? "is a socket, not a file or folder"
                                                     : "is a device, not a file or folder";
  return fail(err, ENG_IO, path, what);
}

/* `key` of a folder, from its name. */
static eng__slice folder_key(eng__arena *arena, eng__slice name) {
  if (name.len == 0) return ENG__SLICE("");
  bool root = name.at[name.len - 1] == '/';
  char *key = eng__arena_alloc(arena, name.len + 1);
  if (!key) return (eng__slice){NULL, 0};
  memcpy(key, name.at, name.len);
  key[name.len] = '/';
  return (eng__slice){key, name.len + !root};
}

static eng_status check_stdin(eng_error *err) {
  int flags = fcntl(STDIN_FILENO, F_GETFL);
  if (flags >= 0 && (flags & O_ACCMODE) != O_WRONLY) return ENG_OK;
  return fail(err, ENG_IO, "standard input", "is not open for reading; give it a file or a pipe");
}

static eng_status read_argument(eng__argument *argument, eng__arena *arena, const char *given,
                                eng_error *err) {
  if (strcmp(given, "-") == 0) {
    *argument = (eng__argument){ENG__ARGUMENT_STDIN, given, ENG__SLICE("-")};
    return check_stdin(err);
  }
  if (!*given) return fail(err, ENG_IO, "''", "an empty path; name a file or folder");
  eng__slice name = eng__argument_name(given);
  eng__slice path = eng__arena_copy(arena, name.len ? name : ENG__SLICE("."));
  if (!path.at) return eng__fail_nomem(err);
  struct stat st;
  if (lstat(path.at, &st) != 0)
    return eng__fail(err, ENG_IO, "%s: %s", given,
                     errno == ENOENT ? "no such file or folder" : strerror(errno));
  eng_status status = check_kind(given, st.st_mode, err);
  if (status) return status;
  *argument = (eng__argument){ENG__ARGUMENT_FILE, path.at, path};
  if (!S_ISDIR(st.st_mode)) return ENG_OK;
  argument->kind = ENG__ARGUMENT_FOLDER;
  argument->key = folder_key(arena, name);
  return argument->key.at ? ENG_OK : eng__fail_nomem(err);
}

static int by_key(const void *a, const void *b) {
  const eng__argument *left = a, *right = b;
  return eng__slice_compare(left->key, right->key);
}

/* Does the rest of a path hold a hidden name, so that walking would not find it? */
static bool is_hidden(eng__slice rest) {
  for (size_t i = 0; i < rest.len; i++) {
    if (rest.at[i] == '.' && (i == 0 || rest.at[i - 1] == '/')) return true;
  }
  return false;
}

static const eng__argument *find(const eng__argument *all, size_t count, eng__slice key) {
  eng__argument wanted = {.key = key};
  return count ? bsearch(&wanted, all, count, sizeof *all, by_key) : NULL;
}

/* A folder among the arguments whose walk would come by this one. */
static const eng__argument *find_outer(const eng__argument *all, size_t count,
                                       const eng__argument *inner) {
  eng__slice key = inner->key;
  bool relative = key.len && key.at[0] != '/' && key.at[0] != '.';
  for (size_t i = 0; i < key.len; i++) {
    if (i == 0 ? !relative : key.at[i - 1] != '/') continue;
    const eng__argument *outer = find(all, count, eng__slice_cut(key, 0, i));
    if (outer && outer->kind == ENG__ARGUMENT_FOLDER && !is_hidden(eng__slice_cut(key, i, key.len)))
      return outer;
  }
  return NULL;
}

static eng_status check_overlaps(const eng__argument *all, size_t count, eng_error *err) {
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && eng__slice_equal(all[i - 1].key, all[i].key))
      return fail(err, ENG_INVALID, all[i].path, "given twice; name it once");
    if (all[i].kind == ENG__ARGUMENT_STDIN) continue;
    const eng__argument *outer = find_outer(all, count, &all[i]);
    if (outer)
      return eng__fail(err, ENG_INVALID, "%.*s: is inside %.*s, which is given too; name one", 200,
                       all[i].path, 200, outer->path);
  }
  return ENG_OK;
}

eng_status eng__arguments_read(eng__argument **out, eng__arena *arena, const char *const *paths,
                               size_t count, eng_error *err) {
  eng__argument *all = eng__arena_array(arena, count, sizeof *all);
  if (!all) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) {
    eng_status status = read_argument(&all[i], arena, paths[i], err);
    if (status) return status;
  }
  if (count > 1) qsort(all, count, sizeof *all, by_key);
  *out = all;
  return check_overlaps(all, count, err);
}
