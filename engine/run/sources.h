/* From the RULES of the command line to rule files: a .lua file, or a pack folder with all its .lua
 * files; and the parent's side of `include` and `list`: a file of a root, and of nothing else. */
#ifndef ENG_RUN_SOURCES_H
#define ENG_RUN_SOURCES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/vec.h"
#include "corpus/file.h"

typedef struct eng__source {
  const char *root;   /* folder, as messages name it; "" is the current one */
  const char *path;   /* of the rule file, relative to root */
  const char *folder; /* name of the folder that was given for it, or NULL */
  const char *pack;   /* name from pack.json, or NULL */
  const char *version;
  eng__slice given; /* its text, when it is no file: at NULL for a file */
  size_t bundle;    /* it belongs to, in the order of the command line */
} eng__source;

/* What the run line names: a pack, or all rule files together that are of none. */
typedef struct eng__bundle {
  const eng__source *first;      /* of its rule files */
  struct eng__source_hash *hash; /* SHA-256 over its files */
} eng__bundle;

/* A file as it would be if it were written otherwise. */
typedef struct eng__overlay {
  const char *root, *path;
  eng__slice text;
} eng__overlay;

typedef struct eng__sources {
  eng__source *at;
  size_t count;
  eng__arena arena;
  ENG__VEC(eng__file_id) files;  /* that were read */
  struct eng__source_hash *hash; /* SHA-256 over every file that was handed over */
  eng__bundle *bundles;
  size_t bundle_count;
  /* Is told of each file before it is read, whether or not it is there. May be NULL. */
  void (*see)(void *context, const char *root, const char *path);
  void *see_context;
  const eng__overlay *overlays; /* read in the place of these files; of whoever set them */
  size_t overlay_count;
} eng__sources;

/* Finds the rule files. ENG_IO or ENG_INVALID with what to do. */
eng_status eng__sources_find(eng__sources *sources, const char *const *arguments, size_t count,
                             eng_error *err);
/* One rule file that is no file: `text`, which messages call `name` (both are copied). ENG_NOMEM.
 */
eng_status eng__sources_give(eng__sources *sources, const char *name, eng__slice text,
                             eng_error *err);
void eng__sources_close(eng__sources *sources);

/* Reads `root`/`path` (neither following links below the root nor leaving it; regular files up to
 * 64 MiB) to the end of `bytes`, and counts it into the hash. Where it fails the buffer may have
 * grown. ENG_IO, ENG_INVALID, ENG_NOMEM. */
eng_status eng__sources_read(eng__sources *sources, const char *root, const char *path,
                             eng__buffer *bytes, eng_error *err);

/* The same for a look, which is neither counted nor told. */
eng_status eng__sources_peek(const eng__sources *sources, const char *root, const char *path,
                             eng__buffer *bytes, eng_error *err);

/* Hex digits of the hash over all files that were read, in the order in which they were asked for.
 */
void eng__sources_digest(const eng__sources *sources, char hex[65]);
/* Over those of one bundle. */
void eng__bundle_digest(const eng__bundle *bundle, char hex[65]);

#endif
