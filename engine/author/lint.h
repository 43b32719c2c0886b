/* `engine lint`: rule files looked over without a corpus, and mended where that is safe.
 *
 * The loader says what it finds, and which bytes could be written otherwise; this side puts it in
 * order, prints it, and with --fix writes files: only those it handed to the loader itself, only
 * when what they would hold was loaded and tried on all examples before, and each as a whole. */
#ifndef ENG_AUTHOR_LINT_H
#define ENG_AUTHOR_LINT_H

#include "run/run.h"

typedef enum eng__lint_format {
  ENG__LINT_TEXT,
  ENG__LINT_JSON, /* one array */
  ENG__LINT_JSONL /* an object a line */
} eng__lint_format;

typedef struct eng__lint_options {
  const char *const *paths; /* rule files and packs */
  size_t path_count;
  bool strict; /* warnings fail too */
  bool fix;
  eng__lint_format format;
  bool explain; /* the line of source below each message, in text */
} eng__lint_options;

/* Findings go to standard output; the exit status of cli.md. */
int eng__lint(const eng__lint_options *options);
/* All that lint can say. */
int eng__lint_print_list(eng__lint_format format);

/* ---- Inside ---- */

/* What was found in the rules of one path. */
typedef struct eng__lint_result {
  eng__arena arena;
  ENG__VEC(eng__finding) all; /* an error that ends the load has no name */
  bool loaded, failed;        /* failed: memory was out */
} eng__lint_result;

/* Loads and lints the rules of a path as they are, or as `overlays` has them. ENG_IO, ENG_INVALID
 * when there are none. */
eng_status eng__lint_look(const char *path, const eng__overlay *overlays, size_t overlay_count,
                          eng__lint_result *result, eng_error *err);
void eng__lint_result_free(eng__lint_result *result);

/* lint_fix.c: writes the files as their findings' edits want them, and puts what is left to say
 * into `result`; `mended` is how many findings that were. A file that cannot be mended is said and
 * left. */
eng_status eng__lint_fix(const char *path, eng__lint_result *result, uint64_t *mended,
                         eng_error *err);

#endif
