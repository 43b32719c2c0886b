/* `--meta`: rows sorted by document, found by halving. Sorted rather than hashed: names of
 * documents are a stranger's, and a sorted array has no bad cases. */
#include "corpus/meta.h"

#include "base/dsv.h"
#include "base/vec.h"
#include "corpus/fields.h"

#include <stdlib.h>
#include <strings.h>

typedef struct row {
  eng__slice doc;
  size_t first, count; /* in `pairs` */
  uint32_t line;
} row;

struct eng__meta {
  eng__arena arena;
  ENG__VEC(row) rows;
  ENG__VEC(eng__slice) pairs; /* key, value */
};

static eng_status add_pair(eng__meta *meta, eng__slice key, eng__slice value, eng_error *err) {
  if (!eng__vec_push(&meta->pairs, key) || !eng__vec_push(&meta->pairs, value))
    return eng__fail_nomem(err);
  return ENG_OK;
}

static eng_status add_row(eng__meta *meta, eng__slice doc, size_t first, uint32_t line,
                          eng_error *err) {
  row added = {doc, first, (meta->pairs.count - first) / 2, line};
  return eng__vec_push(&meta->rows, added) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- Tables ---- */

static eng_status add_table_row(eng__meta *meta, const char *name, const eng__dsv *table,
                                const eng__dsv_row *from, int doc, eng_error *err) {
  size_t first = meta->pairs.count;
  if (!from->fields[doc].len)
    return eng__fail(err, ENG_INVALID, "%s:%u: the column 'doc' is empty", name,
                     (unsigned)from->line);
  for (uint32_t i = 0; i < table->column_count; i++) {
    if ((int)i == doc || !from->fields[i].len) continue;
    eng_status status = add_pair(meta, table->columns[i], from->fields[i], err);
    if (status) return status;
  }
  return add_row(meta, from->fields[doc], first, from->line, err);
}

static eng_status read_table(eng__meta *meta, const char *name, eng__slice bytes, char separator,
                             eng_error *err) {
  eng__dsv table;
  eng_status status = eng__dsv_read(&table, &meta->arena, name, bytes, separator, err);
  if (status) return status;
  int doc = eng__dsv_column(&table, "doc");
  if (doc < 0)
    return eng__fail(err, ENG_INVALID, "%s:%u: no column 'doc'; it names the document of each row",
                     name, (unsigned)table.header_line);
  for (size_t i = 0; i < table.row_count && !status; i++)
    status = add_table_row(meta, name, &table, &table.rows[i], doc, err);
  return status;
}

/* ---- JSON lines ---- */

static eng_status add_object(eng__meta *meta, const char *name, uint32_t line,
                             const eng__fields *fields, eng_error *err) {
  const eng__field *doc = eng__fields_find(fields, ENG__SLICE("doc"));
  bool good = doc && eng__field_is_name(doc) && doc->value.len;
  if (fields->problem || !good)
    return eng__fail(err, ENG_INVALID, "%s:%u: %s", name, (unsigned)line,
                     fields->problem ? fields->problem
                                     : "no field 'doc' that is a string or an integer");
  size_t first = meta->pairs.count;
  for (size_t i = 0; i < fields->count; i++) {
    const eng__field *field = &fields->at[i];
    if (field == doc || !eng__field_is_filled(field)) continue;
    eng_status status = add_pair(meta, field->key, field->value, err);
    if (status) return status;
  }
  return add_row(meta, doc->value, first, line, err);
}

static bool is_blank(eng__slice line) {
  for (size_t i = 0; i < line.len; i++) {
    if (!strchr(" \t\r", line.at[i]) || !line.at[i]) return false;
  }
  return true;
}

static eng_status read_objects(eng__meta *meta, const char *name, eng__slice bytes,
                               eng_error *err) {
  uint32_t line = 1;
  size_t at = bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  for (; at < bytes.len; line++) {
    const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
    size_t stop = end ? (size_t)(end - bytes.at) : bytes.len;
    eng__slice text = eng__slice_cut(bytes, at, stop);
    at = stop + 1;
    if (is_blank(text)) continue;
    eng__fields fields;
    eng_status status = eng__fields_read(&fields, text, &meta->arena, err);
    if (!status) status = add_object(meta, name, line, &fields, err);
    if (status) return status;
  }
  return ENG_OK;
}

/* ---- The whole ---- */

static int by_doc(const void *a, const void *b) {
  const row *left = a, *right = b;
  int order = eng__slice_compare(left->doc, right->doc);
  return order ? order : (left->line > right->line) - (left->line < right->line);
}

static eng_status sort_rows(eng__meta *meta, const char *name, eng_error *err) {
  if (meta->rows.count > 1) qsort(meta->rows.at, meta->rows.count, sizeof(row), by_doc);
  for (size_t i = 1; i < meta->rows.count; i++) {
    const row *one = &meta->rows.at[i - 1], *two = &meta->rows.at[i];
    if (eng__slice_equal(one->doc, two->doc))
      return eng__fail(err, ENG_INVALID, "%s:%u: this document has a row already, in line %u", name,
                       (unsigned)two->line, (unsigned)one->line);
  }
  return ENG_OK;
}

static bool ends_with(const char *name, const char *ending) {
  size_t len = strlen(name), more = strlen(ending);
  return len >= more && strcasecmp(name + len - more, ending) == 0;
}

static bool holds_objects(const char *name) {
  return ends_with(name, ".jsonl") || ends_with(name, ".ndjson");
}

eng_status eng__meta_check_name(const char *name, eng_error *err) {
  if (ends_with(name, ".tsv") || ends_with(name, ".csv") || holds_objects(name)) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: not a .tsv, .csv or .jsonl file", name);
}

static eng_status read_any(eng__meta *meta, const char *name, eng__slice bytes, eng_error *err) {
  eng_status status = eng__meta_check_name(name, err);
  if (status) return status;
  if (holds_objects(name)) return read_objects(meta, name, bytes, err);
  return read_table(meta, name, bytes, ends_with(name, ".csv") ? ',' : '\t', err);
}

eng_status eng__meta_open(eng__meta **out, const char *name, eng__slice bytes, eng_error *err) {
  *out = NULL;
  eng__meta *meta = calloc(1, sizeof *meta);
  if (!meta) return eng__fail_nomem(err);
  eng__slice copy = eng__arena_copy(&meta->arena, bytes);
  eng_status status = copy.at ? read_any(meta, name, copy, err) : eng__fail_nomem(err);
  if (!status) status = sort_rows(meta, name, err);
  if (status) eng__meta_close(meta);
  else *out = meta;
  return status;
}

void eng__meta_close(eng__meta *meta) {
  if (!meta) return;
  eng__vec_free(&meta->rows);
  eng__vec_free(&meta->pairs);
  eng__arena_free(&meta->arena);
  free(meta);
}

int64_t eng__meta_find(const eng__meta *meta, eng__slice doc, const eng__slice **pairs,
                       size_t *count) {
  size_t low = 0, high = meta->rows.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = eng__slice_compare(meta->rows.at[middle].doc, doc);
    if (order == 0) {
      const row *found = &meta->rows.at[middle];
      *pairs = meta->pairs.at ? meta->pairs.at + found->first : NULL;
      *count = found->count;
      return (int64_t)middle;
    }
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  *pairs = NULL;
  *count = 0;
  return -1;
}

size_t eng__meta_rows(const eng__meta *meta) {
  return meta->rows.count;
}
