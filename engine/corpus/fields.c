/* One object of JSON, its strings made ready: unescaped, and valid UTF-8.
 *
 * A string without a backslash and without damage is a part of the line. One that has either is
 * copied once; nothing in it ever grows but broken bytes, which are counted first. */
#include "corpus/fields.h"

#include "unicode/utf8.h"

/* ---- Strings ---- */

/* Broken maximal subparts of `text`, and their bytes. */
static size_t count_broken(eng__slice text, size_t from, size_t *bytes) {
  size_t subparts = 0;
  *bytes = 0;
  for (size_t i = from; i < text.len;) {
    i += eng__utf8_valid_prefix(text.at + i, text.len - i);
    if (i == text.len) break;
    uint32_t cp;
    size_t len = eng__utf8_decode(text.at + i, text.len - i, &cp);
    subparts++;
    *bytes += len;
    i += len;
  }
  return subparts;
}

/* Copies `text`, each broken subpart as U+FFFD; returns the end. */
static char *copy_repaired(char *to, eng__slice text) {
  for (size_t i = 0; i < text.len;) {
    size_t good = eng__utf8_valid_prefix(text.at + i, text.len - i);
    memcpy(to, text.at + i, good);
    to += good;
    i += good;
    if (i == text.len) break;
    uint32_t cp;
    i += eng__utf8_decode(text.at + i, text.len - i, &cp);
    to += eng__utf8_encode(ENG__CP_REPLACEMENT, to);
  }
  return to;
}

static eng_status repair(eng__field *field, eng__arena *arena, eng_error *err) {
  size_t good = eng__utf8_valid_prefix(field->value.at, field->value.len);
  if (good == field->value.len) return ENG_OK;
  size_t subparts = count_broken(field->value, good, &field->broken_bytes);
  char *copy = eng__arena_alloc(arena, field->value.len - field->broken_bytes + 3 * subparts);
  if (!copy) return eng__fail_nomem(err);
  size_t len = (size_t)(copy_repaired(copy, field->value) - copy);
  /* A lone surrogate's place moves with what was repaired before it. */
  if (field->lone_surrogates && field->first_lone > good) {
    eng__slice before = eng__slice_cut(field->value, 0, field->first_lone);
    size_t bytes, parts = count_broken(before, good, &bytes);
    field->first_lone += 3 * parts - bytes;
  }
  field->first_broken = good;
  field->value = (eng__slice){copy, len};
  return ENG_OK;
}

/* What JSON has between two quotes, as text. */
static eng_status read_text(eng__field *field, eng__slice raw, bool escaped, eng__arena *arena,
                            eng_error *err) {
  field->value = raw;
  if (escaped) {
    char *copy = eng__arena_alloc(arena, raw.len);
    if (!copy) return eng__fail_nomem(err);
    size_t len = eng__json_unescape(copy, raw, &field->first_lone);
    field->value = (eng__slice){copy, len};
  }
  return repair(field, arena, err);
}

/* ---- The object ---- */

static eng_status read_value(eng__field *field, eng__json *json, eng__arena *arena,
                             eng_error *err) {
  field->kind = eng__json_peek(json);
  field->offset = eng__json_offset(json);
  if (field->kind != ENG__JSON_STRING)
    return eng__json_skip(json, &field->value) ? repair(field, arena, err) : ENG_OK;
  size_t before = json->lone_surrogates;
  eng__slice raw;
  bool escaped;
  if (!eng__json_string_raw(json, &raw, &escaped)) return ENG_OK; /* json->problem is set */
  field->lone_surrogates = json->lone_surrogates - before;
  return read_text(field, raw, escaped, arena, err);
}

/* The element to fill for a key: a new one, or the one that had it; NULL when there are too many.
 */
static eng__field *place_for(eng__fields *fields, const eng__field *field) {
  for (size_t i = 0; i < fields->count; i++) {
    if (eng__slice_equal(fields->at[i].key, field->key)) return &fields->at[i];
  }
  return fields->count < ENG__MOST_FIELDS ? &fields->at[fields->count++] : NULL;
}

/* Doubles the room when it is full. */
static eng_status make_room(eng__fields *fields, size_t *capacity, eng__arena *arena,
                            eng_error *err) {
  if (fields->count < *capacity) return ENG_OK;
  size_t wanted = *capacity ? 2 * *capacity : 8;
  eng__field *moved = eng__arena_array(arena, wanted, sizeof *moved);
  if (!moved) return eng__fail_nomem(err);
  if (fields->count) memcpy(moved, fields->at, fields->count * sizeof *moved);
  fields->at = moved;
  *capacity = wanted;
  return ENG_OK;
}

static eng_status read_members(eng__fields *fields, eng__json *json, eng__arena *arena,
                               eng_error *err) {
  size_t capacity = 0;
  bool first = true, escaped;
  eng__slice raw;
  while (eng__json_next_key_raw(json, &raw, &escaped, &first)) {
    eng__field key = {0}, field = {0};
    eng_status status = read_text(&key, raw, escaped, arena, err);
    if (!status) status = read_value(&field, json, arena, err);
    if (!status) status = make_room(fields, &capacity, arena, err);
    if (status) return status;
    field.key = key.value;
    eng__field *place = place_for(fields, &field);
    if (place) *place = field;
    else json->problem = "more than 1024 fields";
  }
  return ENG_OK;
}

eng_status eng__fields_read(eng__fields *fields, eng__slice line, eng__arena *arena,
                            eng_error *err) {
  *fields = (eng__fields){0};
  eng__json json;
  eng__json_open(&json, line);
  if (eng__json_peek(&json) != ENG__JSON_OBJECT) {
    fields->problem = "not a JSON object";
    fields->offset = eng__json_offset(&json);
    return ENG_OK;
  }
  eng__json_enter(&json);
  eng_status status = read_members(fields, &json, arena, err);
  if (status) return status;
  if (!json.problem && eng__json_peek(&json) != ENG__JSON_END)
    json.problem = "something follows the object";
  fields->problem = json.problem;
  fields->offset = eng__json_offset(&json);
  return ENG_OK;
}

const eng__field *eng__fields_find(const eng__fields *fields, eng__slice key) {
  for (size_t i = 0; i < fields->count; i++) {
    if (eng__slice_equal(fields->at[i].key, key)) return &fields->at[i];
  }
  return NULL;
}

bool eng__field_is_filled(const eng__field *field) {
  return field->kind != ENG__JSON_NULL && !(field->kind == ENG__JSON_STRING && !field->value.len);
}

static bool is_integer(eng__slice number) {
  for (size_t i = 0; i < number.len; i++) {
    if ((number.at[i] < '0' || number.at[i] > '9') && number.at[i] != '-') return false;
  }
  return true;
}

bool eng__field_is_name(const eng__field *field) {
  return field->kind == ENG__JSON_STRING ||
         (field->kind == ENG__JSON_NUMBER && is_integer(field->value));
}
