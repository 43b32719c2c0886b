/* One record: which of an object's fields is the text, which the id, and that the rest is meta. */
#include "corpus/record.h"

#include "corpus/fields.h"

enum { LONGEST_ID = 4096 }; /* an id stands in every line of its document */

static void broken(eng__record *record, const char *message, size_t offset) {
  record->state = ENG__RECORD_BROKEN;
  record->message = message;
  record->offset = offset;
}

static eng__slice name_or(eng__slice name, const char *usual) {
  return name.len ? name : eng__slice_of(usual);
}

eng__slice eng__record_text_field(const eng__record_fields *fields) {
  return name_or(fields->text, "text");
}

eng__slice eng__record_id_field(const eng__record_fields *fields) {
  return name_or(fields->id, "id");
}

static void take_text(eng__record *record, const eng__field *field) {
  if (!field) {
    record->state = ENG__RECORD_NO_TEXT;
    record->message = "no text field";
  } else if (field->kind != ENG__JSON_STRING) {
    broken(record, "the text is not a string", field->offset);
  } else {
    record->text = field->value;
    record->lone_surrogates = field->lone_surrogates;
    record->first_lone_surrogate = field->first_lone;
    record->broken_bytes = field->broken_bytes;
    record->first_broken = field->first_broken;
  }
}

static void take_id(eng__record *record, const eng__field *field) {
  if (!field || !eng__field_is_filled(field)) return;
  if (!eng__field_is_name(field)) {
    broken(record, "the id is neither a string nor an integer", field->offset);
  } else if (field->value.len > LONGEST_ID) {
    broken(record, "the id is longer than 4096 bytes", field->offset);
  } else {
    record->has_id = true;
    record->id = field->value;
  }
}

static size_t count_damaged(const eng__fields *fields, const eng__field *text) {
  size_t count = 0;
  for (size_t i = 0; i < fields->count; i++) {
    const eng__field *field = &fields->at[i];
    count += field != text && (field->broken_bytes || field->lone_surrogates);
  }
  return count;
}

static eng_status take_meta(eng__record *record, const eng__fields *fields, const eng__field *text,
                            const eng__field *id, eng__arena *arena, eng_error *err) {
  eng__slice *pairs = eng__arena_array(arena, fields->count, 2 * sizeof *pairs);
  if (!pairs) return eng__fail_nomem(err);
  for (size_t i = 0; i < fields->count; i++) {
    const eng__field *field = &fields->at[i];
    if (field == text || field == id || !eng__field_is_filled(field)) continue;
    pairs[2 * record->meta_count] = field->key;
    pairs[2 * record->meta_count + 1] = field->value;
    record->meta_count++;
  }
  record->meta = pairs;
  return ENG_OK;
}

eng_status eng__record_read(eng__record *record, eng__slice line, const eng__record_fields *fields,
                            eng__arena *arena, eng_error *err) {
  *record = (eng__record){.state = ENG__RECORD_READ};
  eng__fields object;
  eng_status status = eng__fields_read(&object, line, arena, err);
  if (status) return status;
  if (object.problem) {
    broken(record, object.problem, object.offset);
    return ENG_OK;
  }
  const eng__field *text = eng__fields_find(&object, eng__record_text_field(fields));
  const eng__field *id = eng__fields_find(&object, eng__record_id_field(fields));
  take_text(record, text);
  if (record->state != ENG__RECORD_BROKEN && id != text) take_id(record, id);
  record->damaged_fields = count_damaged(&object, text);
  return take_meta(record, &object, text, id, arena, err);
}

bool eng__record_begins(eng__slice bytes) {
  eng__json json;
  eng__slice key;
  bool escaped, first = true;
  eng__json_open(&json, bytes);
  return eng__json_peek(&json) == ENG__JSON_OBJECT && eng__json_enter(&json) &&
         eng__json_next_key_raw(&json, &key, &escaped, &first);
}

bool eng__record_looks(eng__slice line) {
  eng__json json;
  eng__slice value;
  eng__json_open(&json, line);
  return eng__json_peek(&json) == ENG__JSON_OBJECT && eng__json_skip(&json, &value) &&
         eng__json_peek(&json) == ENG__JSON_END;
}
