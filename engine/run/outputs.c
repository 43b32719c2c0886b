#include "run/outputs.h"

#include "corpus/file.h"
#include "output/target.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_FILES = 8 };

typedef struct written {
  eng__file_id id;
  const char *path, *ending; /* NULL: a standard stream */
} written;

/* What a run or a merge writes, as far as it is there now. */
typedef struct outputs {
  written at[MOST_FILES];
  size_t count;
  const char *work; /* what writes it */
} outputs;

static bool id_of(const char *path, const char *ending, eng__file_id *id) {
  char *name = eng__with_ending(path, ending);
  bool found = name && eng__file_id_at(AT_FDCWD, name, id);
  free(name);
  return found;
}

/* The file that a path leads to, also through links. */
static bool id_behind(const char *path, const char *ending, eng__file_id *id) {
  char *target = eng__output_target(path);
  bool found = target && id_of(target, ending, id);
  free(target);
  return found;
}

static void add_name(outputs *all, const char *path, const char *ending) {
  written file = {.path = path, .ending = ending};
  if (path && id_behind(path, ending, &file.id)) all->at[all->count++] = file;
}

/* The journal lies beside the name that was given. */
static void add_journal(outputs *all, const char *path) {
  written file = {.path = path, .ending = ".journal"};
  if (id_of(path, file.ending, &file.id)) all->at[all->count++] = file;
}

static void add_stream(outputs *all, int fd) {
  written file = {.path = NULL};
  if (eng__file_id_open(fd, &file.id)) all->at[all->count++] = file;
}

static outputs find_outputs(const eng__run_options *options) {
  outputs all = {.work = "run"};
  const char *files[] = {options->output, options->coverage, options->beside};
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    add_name(&all, files[i], "");
    add_name(&all, files[i], ".part");
  }
  if (options->resume) add_journal(&all, options->output);
  if (!options->output) add_stream(&all, STDOUT_FILENO);
  return all;
}

/* ---- Inputs ---- */

static eng_status refuse(const outputs *all, const written *file, eng_error *err) {
  return eng__fail(err, ENG_INVALID, "%.300s%s: is an input of this %s; choose another file",
                   file->path ? file->path : "standard output", file->path ? file->ending : "",
                   all->work);
}

static eng_status check_id(const outputs *all, eng__file_id id, eng_error *err) {
  for (size_t i = 0; i < all->count; i++)
    if (eng__file_id_equal(all->at[i].id, id)) return refuse(all, &all->at[i], err);
  return ENG_OK;
}

static eng_status check_path(const outputs *all, const char *path, eng_error *err) {
  eng__file_id id;
  bool is_file =
      strcmp(path, "-") == 0 ? eng__file_id_open(STDIN_FILENO, &id) : id_behind(path, "", &id);
  return is_file ? check_id(all, id, err) : ENG_OK;
}

static eng_status check_paths(const outputs *all, const char *const *paths, size_t count,
                              eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < count; i++) status = check_path(all, paths[i], err);
  return status;
}

static eng_status check_sources(const outputs *all, const eng__sources *sources, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < sources->files.count; i++)
    status = check_id(all, sources->files.at[i], err);
  return status;
}

/* ---- Documents ---- */

/* Is it what a run may have written: results or coverage? An empty file may be anybody's. */
static bool is_earlier_work(const char *path) {
  static const char *const starts[] = {"{\"type\":\"run\"", "{\"type\":\"coverage\"", "id\tdoc\t",
                                       "id,doc,"};
  char head[32];
  eng__file file;
  if (eng__file_open(&file, AT_FDCWD, path) != ENG__FILE_OK) return false;
  eng__slice bytes = {head, eng__file_head(&file, head, sizeof head)};
  eng__file_close(&file);
  if (eng__slice_starts(bytes, ENG__SLICE("\uFEFF"))) bytes = eng__slice_cut(bytes, 3, bytes.len);
  return file.size == 0 || ENG__STARTS_AS_ONE_OF(bytes, starts);
}

/* Does the file, whose path leads through no link, lie in the folder or below it? */
static bool lies_in(const char *file, const char *folder) {
  char *root = realpath(folder, NULL);
  size_t len = root ? strlen(root) : 0;
  bool lies = root && strncmp(file, root, len) == 0 && (len == 1 || file[len] == '/');
  free(root);
  return lies;
}

/* What lies in the corpus is left out of it, and replaced by what is written; a document shall not
 * be. */
static eng_status check_documents(const char *path, const eng__corpus_options *corpus,
                                  eng_error *err) {
  char *file = path ? realpath(path, NULL) : NULL; /* NULL: there is none */
  bool document = false;
  for (size_t i = 0; file && i < corpus->path_count && !document; i++)
    document = lies_in(file, corpus->paths[i]) && !is_earlier_work(file);
  free(file);
  if (!document) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%.300s: is a document of the corpus; choose another file",
                   path);
}

eng_status eng__outputs_check(const eng__run_options *options, const eng__sources *sources,
                              eng_error *err) {
  outputs all = find_outputs(options);
  eng_status status = check_paths(&all, options->corpus.paths, options->corpus.path_count, err);
  if (status == ENG_OK) status = check_documents(options->output, &options->corpus, err);
  if (status == ENG_OK) status = check_documents(options->coverage, &options->corpus, err);
  if (status == ENG_OK) status = check_sources(&all, sources, err);
  if (status == ENG_OK && options->meta) status = check_path(&all, options->meta, err);
  return status;
}

eng_status eng__outputs_check_merge(const char *output, const char *const *inputs, size_t count,
                                    const eng__sources *sources, eng_error *err) {
  outputs all = find_outputs(&(eng__run_options){.output = output});
  all.work = "merge";
  eng_status status = check_paths(&all, inputs, count, err);
  return status == ENG_OK && sources ? check_sources(&all, sources, err) : status;
}

/* ---- The corpus ---- */

void eng__outputs_leave_out(const eng__run_options *options, eng__corpus *corpus) {
  outputs all = find_outputs(options);
  for (size_t i = 0; i < all.count; i++) eng__corpus_leave_out(corpus, all.at[i].id);
  eng__file_id messages;
  if (eng__file_id_open(STDERR_FILENO, &messages)) eng__corpus_leave_out(corpus, messages);
}
