/* `engine lint --fix`: files written as the edits of their findings want them.
 *
 * In rounds, since one edit may make room for another. After each the rules are loaded and linted
 * as they would be (nothing is written yet); a round that brings an error is taken back. In the end
 * every rule is tried on its examples as it was and as it would be: one that fails more than before
 * takes all of it back. Only then each file is written, beside itself and renamed, unless it has
 * changed in the meantime or is no regular file. */
#include "author/lint.h"

#include "output/writer.h"
#include "run/say.h"
#include "author/tester.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { MOST_ROUNDS = 8, MOST_FILES = 256 };

/* A file on its way. */
typedef struct mended_file {
  const char *root, *path;
  eng__buffer before, now;
  uint32_t done_to; /* edits of this round are written up to here */
} mended_file;

typedef struct fixing {
  const char *path;
  eng__arena arena;
  mended_file *files;
  size_t file_count;
  eng__overlay overlays[MOST_FILES];
  uint64_t mended;
} fixing;

/* ---- The files ---- */

static mended_file *file_of(fixing *f, const eng__finding *finding) {
  for (size_t i = 0; i < f->file_count; i++)
    if (!strcmp(f->files[i].root, finding->root) && !strcmp(f->files[i].path, finding->path))
      return &f->files[i];
  return NULL;
}

/* Reads a file that the loader was handed, as it is now. */
static eng_status read_file(const fixing *f, const char *root, const char *path, eng__buffer *out,
                            eng_error *err) {
  eng__sources sources;
  eng_status status = eng__sources_find(&sources, &f->path, 1, err);
  if (status != ENG_OK) return status;
  bool known = false;
  for (size_t i = 0; i < sources.count; i++) known |= strcmp(sources.at[i].root, root) == 0;
  status = known ? eng__sources_read(&sources, root, path, out, err)
                 : eng__fail(err, ENG_INVALID, "%s: is no file of these rules", path);
  eng__sources_close(&sources);
  return status;
}

static eng_status open_file(fixing *f, const eng__finding *finding, mended_file **out,
                            eng_error *err) {
  *out = file_of(f, finding);
  if (*out || f->file_count == MOST_FILES) return ENG_OK;
  mended_file file = {.root = eng__arena_copy(&f->arena, eng__slice_of(finding->root)).at,
                      .path = eng__arena_copy(&f->arena, eng__slice_of(finding->path)).at};
  if (!file.root || !file.path) return eng__fail_nomem(err);
  eng_status status = read_file(f, file.root, file.path, &file.before, err);
  eng__buffer_add_slice(&file.now, eng__buffer_slice(&file.before));
  if (status == ENG_OK && file.now.failed) status = eng__fail_nomem(err);
  if (status != ENG_OK) {
    eng__buffer_free(&file.before);
    eng__buffer_free(&file.now);
    return status;
  }
  file.done_to = UINT32_MAX;
  f->files[f->file_count] = file;
  *out = &f->files[f->file_count++];
  return ENG_OK;
}

static void free_files(fixing *f) {
  for (size_t i = 0; i < f->file_count; i++) {
    eng__buffer_free(&f->files[i].before);
    eng__buffer_free(&f->files[i].now);
  }
  free(f->files);
  eng__arena_free(&f->arena);
}

/* ---- One round ---- */

static int from_behind(const void *a, const void *b) {
  const eng__finding *x = *(const eng__finding *const *)a, *y = *(const eng__finding *const *)b;
  uint32_t p = x->edits[x->edit_count - 1].start, q = y->edits[y->edit_count - 1].start;
  return (p < q) - (p > q);
}

/* In order, inside the text, apart, and in front of what was written in this round. */
static bool can_apply(const mended_file *file, const eng__finding *finding) {
  uint64_t at = 0;
  for (size_t i = 0; i < finding->edit_count; i++) {
    const eng__edit *edit = &finding->edits[i];
    if (edit->start < at) return false;
    at = (uint64_t)edit->start + edit->len;
  }
  return at <= file->done_to && at <= file->now.len;
}

static bool apply_edit(mended_file *file, const eng__edit *edit) {
  eng__buffer out = {0};
  size_t end = (size_t)edit->start + edit->len;
  eng__buffer_add(&out, file->now.at, edit->start);
  eng__buffer_add_slice(&out, edit->text);
  eng__buffer_add(&out, file->now.at + end, file->now.len - end);
  if (out.failed) return eng__buffer_free(&out), false;
  eng__buffer_free(&file->now);
  file->now = out;
  file->done_to = edit->start;
  return true;
}

/* From behind, so that places in front stay what they are. */
static eng_status apply_all(fixing *f, const eng__finding **sorted, size_t count, size_t *applied,
                            eng_error *err) {
  *applied = 0;
  for (size_t i = 0; i < f->file_count; i++) f->files[i].done_to = UINT32_MAX;
  for (size_t i = 0; i < count; i++) {
    mended_file *file;
    eng_status status = open_file(f, sorted[i], &file, err);
    if (status != ENG_OK) return status;
    if (!file || !can_apply(file, sorted[i])) continue;
    for (size_t k = sorted[i]->edit_count; k-- > 0;)
      if (!apply_edit(file, &sorted[i]->edits[k])) return eng__fail_nomem(err);
    ++*applied;
  }
  return ENG_OK;
}

static size_t set_overlays(fixing *f) {
  for (size_t i = 0; i < f->file_count; i++)
    f->overlays[i] =
        (eng__overlay){f->files[i].root, f->files[i].path, eng__buffer_slice(&f->files[i].now)};
  return f->file_count;
}

static size_t count_errors(const eng__lint_result *result) {
  size_t errors = 0;
  for (size_t i = 0; i < result->all.count; i++)
    errors += result->all.at[i].severity == ENG__SEVERITY_ERROR;
  return errors;
}

/* Applies what can be applied and looks again; `result` is what is left to say then. */
static eng_status one_round(fixing *f, eng__lint_result *result, size_t *applied, eng_error *err) {
  const eng__finding **sorted = malloc((result->all.count + 1) * sizeof *sorted);
  size_t count = 0, errors = count_errors(result);
  eng__lint_result after = {0};
  if (!sorted) return eng__fail_nomem(err);
  for (size_t i = 0; i < result->all.count; i++)
    if (result->all.at[i].edit_count) sorted[count++] = &result->all.at[i];
  if (count) qsort(sorted, count, sizeof *sorted, from_behind);
  eng_status status = apply_all(f, sorted, count, applied, err);
  free(sorted);
  if (status != ENG_OK || !*applied) return status;
  status = eng__lint_look(f->path, f->overlays, set_overlays(f), &after, err);
  if (status == ENG_OK && count_errors(&after) > errors)
    status =
        eng__fail(err, ENG_INVALID, "%s: mended, it would not load; it is left as it was", f->path);
  if (status != ENG_OK) {
    eng__lint_result_free(&after);
    return status;
  }
  eng__lint_result_free(result);
  *result = after;
  return ENG_OK;
}

/* ---- Examples ---- */

static void no_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)context, (void)warning, (void)name, (void)message;
}

/* How many examples of each rule fail; `failed` is freed by the caller. */
static eng_status try_examples(const fixing *f, size_t overlay_count, uint64_t **failed,
                               size_t *count, eng_error *err) {
  eng__sources sources;
  eng__tester tester;
  eng_status status = eng__sources_find(&sources, &f->path, 1, err);
  if (status != ENG_OK) return status;
  sources.overlays = f->overlays;
  sources.overlay_count = overlay_count;
  status = eng__tester_open(&tester, &sources, no_diagnostic, NULL, err);
  if (status != ENG_OK) return status;
  *count = tester.crew.rule_count;
  *failed = calloc(*count + 1, sizeof **failed);
  for (uint32_t i = 0; *failed && i < *count; i++) {
    eng__report report;
    eng__tester_run(&tester, i, NULL, NULL, &report);
    (*failed)[i] = report.died ? UINT64_MAX : report.failed;
  }
  eng__tester_close(&tester);
  return *failed ? ENG_OK : eng__fail_nomem(err);
}

/* Are the hits on all examples what they were? */
static eng_status check_examples(const fixing *f, eng_error *err) {
  uint64_t *was = NULL, *is = NULL;
  size_t was_count = 0, is_count = 0;
  eng_status status = try_examples(f, 0, &was, &was_count, err);
  if (status == ENG_OK) status = try_examples(f, f->file_count, &is, &is_count, err);
  bool same = status == ENG_OK && was_count == is_count;
  for (size_t i = 0; same && i < is_count; i++) same = is[i] <= was[i];
  if (status == ENG_OK && !same)
    status =
        eng__fail(err, ENG_INVALID,
                  "%s: mended, its examples would have other hits; it is left as it was", f->path);
  free(was);
  free(is);
  return status;
}

/* ---- Writing ---- */

static eng_status name_of(const mended_file *file, eng__buffer *name, eng_error *err) {
  size_t len = strlen(file->root);
  eng__buffer_add_string(name, file->root);
  if (len && file->root[len - 1] != '/') eng__buffer_add_byte(name, '/');
  eng__buffer_add_string(name, file->path);
  eng__buffer_add_byte(name, '\0');
  return name->failed ? eng__fail_nomem(err) : ENG_OK;
}

static eng_status write_whole(const char *name, eng__slice text, mode_t mode, eng_error *err) {
  eng__writer *writer;
  eng_status status = eng__writer_open_file(&writer, name, err);
  if (status != ENG_OK) return status;
  status = eng__writer_add(writer, text.at, text.len, err);
  if (status == ENG_OK) status = eng__writer_commit(writer, err);
  eng__writer_close(writer);
  if (status == ENG_OK && chmod(name, mode & 07777) != 0)
    return eng__fail(err, ENG_IO, "%s: its permissions could not be kept", name);
  return status;
}

static eng_status write_file(const fixing *f, const mended_file *file, eng_error *err) {
  eng__buffer name = {0}, now = {0};
  struct stat info;
  if (eng__slice_equal(eng__buffer_slice(&file->before), eng__buffer_slice(&file->now)))
    return ENG_OK;
  eng_status status = name_of(file, &name, err);
  if (status == ENG_OK) status = read_file(f, file->root, file->path, &now, err);
  if (status == ENG_OK && (lstat(name.at, &info) != 0 || !S_ISREG(info.st_mode)))
    status = eng__fail(err, ENG_IO, "%s: is no regular file; it is left as it was", name.at);
  else if (status == ENG_OK &&
           !eng__slice_equal(eng__buffer_slice(&now), eng__buffer_slice(&file->before)))
    status = eng__fail(err, ENG_IO, "%s: has changed; it is left as it is", name.at);
  if (status == ENG_OK)
    status = write_whole(name.at, eng__buffer_slice(&file->now), info.st_mode, err);
  eng__buffer_free(&name);
  eng__buffer_free(&now);
  return status;
}

/* ---- All of it ---- */

static eng_status mend(fixing *f, eng__lint_result *result, eng_error *err) {
  eng_status status = ENG_OK;
  size_t applied = 1;
  for (int round = 0; status == ENG_OK && applied && round < MOST_ROUNDS; round++) {
    status = one_round(f, result, &applied, err);
    if (status == ENG_OK) f->mended += applied;
  }
  if (status != ENG_OK || !f->mended) return status;
  status = check_examples(f, err);
  for (size_t i = 0; status == ENG_OK && i < f->file_count; i++)
    status = write_file(f, &f->files[i], err);
  return status;
}

eng_status eng__lint_fix(const char *path, eng__lint_result *result, uint64_t *mended,
                         eng_error *err) {
  *mended = 0;
  if (!result->loaded) return ENG_OK; /* what does not load cannot be tried */
  fixing *f = calloc(1, sizeof *f);
  if (f) f->files = calloc(MOST_FILES, sizeof *f->files);
  if (!f || !f->files) {
    free(f);
    return eng__fail_nomem(err);
  }
  f->path = path;
  eng_status status = mend(f, result, err);
  if (status == ENG_OK) *mended = f->mended;
  free_files(f);
  free(f);
  if (status != ENG_INVALID) return status;
  /* Unsafe: everything is left, and said as it is. */
  eng__say("%s", err->message);
  eng__lint_result_free(result);
  return eng__lint_look(path, NULL, 0, result, err);
}
