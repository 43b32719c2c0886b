/* Columns by name. */
#include "output/columns.h"

#include "base/json.h"

typedef struct group_field {
  const char *name;
  size_t offset;
  bool is_text;
} group_field;

#define FIELD(name, is_text)                                                                       \
  { #name, offsetof(eng__result_group, name), is_text }

static const group_field group_fields[] = {
    FIELD(text, true),      FIELD(entity, true),      FIELD(start_byte, false),
    FIELD(end_byte, false), FIELD(start_char, false), FIELD(end_char, false),
};

/* "who.entity" → the group's name and the field. A group's name may hold dots. */
static eng_status read_group(eng__column *column, const char *given, eng_error *err) {
  const char *dot = column->name.len ? memrchr(column->name.at, '.', column->name.len) : NULL;
  size_t count = dot ? sizeof group_fields / sizeof group_fields[0] : 0;
  for (size_t i = 0; i < count; i++) {
    if (dot == column->name.at || strcmp(dot + 1, group_fields[i].name) != 0) continue;
    column->name.len = (size_t)(dot - column->name.at);
    column->field = group_fields[i].offset;
    column->field_is_text = group_fields[i].is_text;
    return ENG_OK;
  }
  return eng__fail(
      err, ENG_INVALID,
      "--columns: '%.200s' names no field of a group; write groups.NAME.text, .entity, "
      ".start_byte, .end_byte, .start_char or .end_char",
      given);
}

static bool begins(const char *name, const char *start, eng__slice *rest) {
  size_t len = strlen(start);
  *rest = (eng__slice){name + len, 0};
  if (strncmp(name, start, len) != 0) return false;
  rest->len = strlen(name + len);
  return rest->len > 0;
}

eng_status eng__column_read(eng__column *column, const char *name, eng_error *err) {
  *column = (eng__column){.of = ENG__COLUMN_NOTE};
  if (begins(name, "note.", &column->name)) return ENG_OK;
  column->of = ENG__COLUMN_META;
  if (begins(name, "meta.", &column->name)) return ENG_OK;
  column->of = ENG__COLUMN_GROUP;
  if (begins(name, "groups.", &column->name)) return read_group(column, name, err);
  return eng__fail(
      err, ENG_INVALID,
      "--columns: no column '%.200s'; it is note.FIELD, groups.NAME.FIELD or meta.FIELD", name);
}

/* ---- Values ---- */

/* The value of one key of an object; false when `json` is none or has no such key. `name` is room
 * for keys. */
static bool find_member(eng__slice json, eng__slice key, eng__buffer *name, eng__slice *value) {
  eng__json reader;
  bool first = true;
  eng__json_open(&reader, json);
  if (eng__json_peek(&reader) != ENG__JSON_OBJECT || !eng__json_enter(&reader)) return false;
  for (;;) {
    eng__buffer_clear(name);
    if (!eng__json_next_key(&reader, name, &first)) return false;
    if (!eng__json_skip(&reader, value)) return false;
    if (eng__slice_equal(eng__buffer_slice(name), key)) return true;
  }
}

/* Goes down a path of keys with dots between them. */
static bool find_path(eng__slice json, eng__slice path, eng__buffer *name, eng__slice *value) {
  *value = json;
  while (path.len > 0) {
    const char *dot = memchr(path.at, '.', path.len);
    size_t len = dot ? (size_t)(dot - path.at) : path.len;
    if (!find_member(*value, eng__slice_cut(path, 0, len), name, value)) return false;
    path = eng__slice_cut(path, dot ? len + 1 : len, path.len);
  }
  return true;
}

static void write_note(eng__buffer *out, const eng__column *column, const eng__result_hit *hit,
                       bool *number) {
  eng__slice value;
  eng__buffer name = {0};
  bool found = hit->note.len && find_path(hit->note, column->name, &name, &value);
  if (name.failed) out->failed = true;
  eng__buffer_free(&name);
  if (!found) return;
  eng__json json;
  eng__json_open(&json, value);
  eng__json_kind kind = eng__json_peek(&json);
  *number = kind == ENG__JSON_NUMBER;
  if (kind == ENG__JSON_STRING) eng__json_string(&json, out);
  else if (kind != ENG__JSON_NULL) eng__json_write_value(out, value);
}

static void write_group(eng__buffer *out, const eng__column *column, const eng__result_hit *hit,
                        bool *number) {
  for (size_t i = 0; i < hit->group_count; i++) {
    const eng__result_group *group = &hit->groups[i];
    if (!eng__slice_equal(group->name, column->name)) continue;
    const void *field = (const char *)group + column->field;
    *number = !column->field_is_text;
    if (column->field_is_text) eng__buffer_add_slice(out, *(const eng__slice *)field);
    else eng__buffer_add_unsigned(out, *(const uint64_t *)field);
    return;
  }
}

void eng__column_value(eng__buffer *out, const eng__column *column, const eng__result_hit *hit,
                       const eng__slice *meta, size_t meta_count, bool *number) {
  *number = false;
  if (column->of == ENG__COLUMN_NOTE) {
    write_note(out, column, hit, number);
  } else if (column->of == ENG__COLUMN_GROUP) {
    write_group(out, column, hit, number);
  } else {
    for (size_t i = meta_count; i-- > 0;) {
      if (!eng__slice_equal(meta[2 * i], column->name)) continue;
      eng__buffer_add_slice(out, meta[2 * i + 1]);
      return;
    }
  }
}
