/* One record: a line of .jsonl, read in a worker. */
#ifndef ENG_CORPUS_RECORD_H
#define ENG_CORPUS_RECORD_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

typedef struct eng__record_fields {
  eng__slice text, id; /* names of the fields; "text" and "id" when empty */
} eng__record_fields;

/* The name of the field that holds the text, and of that which holds the id. */
eng__slice eng__record_text_field(const eng__record_fields *fields);
eng__slice eng__record_id_field(const eng__record_fields *fields);

typedef enum eng__record_state {
  ENG__RECORD_READ,
  ENG__RECORD_NO_TEXT, /* skipped by rule: no text field */
  ENG__RECORD_BROKEN   /* unreadable: `message`, `offset` in the line */
} eng__record_state;

typedef struct eng__record {
  eng__record_state state;
  /* Unescaped, valid UTF-8: what was not is U+FFFD and counts as its three bytes. */
  eng__slice text;
  bool has_id;
  eng__slice id; /* digits of an integer, or the string; at most 4096 bytes */
  /* Pairs key, value: the other fields that are not null and not empty, of two with one key the
   * last; strings as they are, other values as JSON. */
  const eng__slice *meta;
  size_t meta_count;                            /* of pairs */
  size_t lone_surrogates, first_lone_surrogate; /* how many; the first one's offset in `text` */
  size_t broken_bytes, first_broken;            /* the same of raw bytes that were not UTF-8 */
  size_t damaged_fields; /* besides the text: how many have U+FFFD in place of either */
  const char *message;   /* a constant text */
  size_t offset;         /* in the line, of what is broken */
} eng__record;

/* All slices live in `arena` or `line`. ENG_NOMEM. */
eng_status eng__record_read(eng__record *record, eng__slice line, const eng__record_fields *fields,
                            eng__arena *arena, eng_error *err);

/* Is the line a JSON object (and so standard input is records)? */
bool eng__record_looks(eng__slice line);
/* Do the bytes, the beginning of a longer line, begin an object with a member? */
bool eng__record_begins(eng__slice bytes);

#endif
