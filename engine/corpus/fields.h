/* The fields of one JSON object, as records and `--meta` have them. */
#ifndef ENG_CORPUS_FIELDS_H
#define ENG_CORPUS_FIELDS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"

enum { ENG__MOST_FIELDS = 1024 };

typedef struct eng__field {
  eng__slice key;
  eng__json_kind kind;
  eng__slice value; /* a string unescaped and in valid UTF-8; anything else as it is written */
  size_t offset;    /* of the value, in the line */
  size_t lone_surrogates;          /* of a string: each is U+FFFD now */
  size_t broken_bytes;             /* of a string: raw bytes that were not UTF-8, U+FFFD now */
  size_t first_lone, first_broken; /* where in `value` the first U+FFFD of each kind stands */
} eng__field;

typedef struct eng__fields {
  eng__field *at; /* of two with one key the last, in the place of the first */
  size_t count;
  const char *problem; /* a constant text when the line is no object of at most ENG__MOST_FIELDS */
  size_t offset;       /* of the problem */
} eng__fields;

/* Reads one object and nothing behind it. Strings lie in `line` or `arena`. ENG_NOMEM. */
eng_status eng__fields_read(eng__fields *fields, eng__slice line, eng__arena *arena,
                            eng_error *err);

/* The field of that name, or NULL. */
const eng__field *eng__fields_find(const eng__fields *fields, eng__slice key);

/* Is there anything to say for it: not null, not an empty string? */
bool eng__field_is_filled(const eng__field *field);
/* Can it name a document: a string, or an integer, which is its digits? */
bool eng__field_is_name(const eng__field *field);

#endif
