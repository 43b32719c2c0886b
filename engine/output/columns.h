/* Columns that `--columns` adds: one value out of a hit's note, groups or the meta of its document.
 */
#ifndef ENG_OUTPUT_COLUMNS_H
#define ENG_OUTPUT_COLUMNS_H

#include "base/buffer.h"
#include "output/result.h"

typedef struct eng__column {
  enum { ENG__COLUMN_NOTE, ENG__COLUMN_GROUP, ENG__COLUMN_META } of;
  eng__slice name;    /* path in the note, name of the group, field of meta; in the name given */
  size_t field;       /* of a group: where in eng__result_group */
  bool field_is_text; /* or a number */
} eng__column;

/* Reads "note.topic", "note.a.b", "groups.who.entity", "meta.outlet". ENG_INVALID. */
eng_status eng__column_read(eng__column *column, const char *name, eng_error *err);

/* Appends the value, nothing when there is none. Of a note: a string as it is, other values as
 * JSON. `*number`: it is a number and not a stranger's text. */
void eng__column_value(eng__buffer *out, const eng__column *column, const eng__result_hit *hit,
                       const eng__slice *meta, size_t meta_count, bool *number);

#endif
