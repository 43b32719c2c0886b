/* Reading a gold set. It is read twice, record by record: once to find every mistake and every
 * label before anything is run, once to score. What stands in it is a stranger's: sizes, numbers
 * and places are checked, names are copied. */
#include "author/gold.h"

#include "base/hash.h"
#include "corpus/fields.h"
#include "corpus/file.h"
#include "run/say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  LONGEST_RECORD = 64 << 20,
  LONGEST_LABEL = 200,
  MOST_ERRORS = 20,
  FIRST_IDS = 64,
  MOST_DIGITS = 15
};

/* What is wrong with a record: a text without place; or nothing is, but memory is out. */
typedef struct problem {
  char text[300];
  bool memory;
} problem;

static bool ENG__PRINTF(2, 3) wrong(problem *p, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(p->text, sizeof p->text, format, arguments);
  va_end(arguments);
  return false;
}

static bool lacks(problem *p) {
  p->memory = true;
  return wrong(p, "out of memory");
}

/* ---- Labels ---- */

static bool find_label(eng__gold *gold, eng__slice name, uint32_t *label, problem *p) {
  for (size_t i = 0; i < gold->labels.names.count; i++) {
    *label = (uint32_t)i;
    if (!eng__slice_equal(gold->labels.names.at[i], name)) continue;
    if (!gold->labels.lines.at[i]) gold->labels.lines.at[i] = gold->lines.number;
    return true;
  }
  if (gold->labels.names.count == ENG__MOST_LABELS)
    return wrong(p, "more than %d different labels", ENG__MOST_LABELS);
  eng__slice kept = eng__arena_copy(&gold->kept, name);
  *label = (uint32_t)gold->labels.names.count;
  if (!kept.at || !eng__vec_push(&gold->labels.lines, gold->lines.number)) return lacks(p);
  if (eng__vec_push(&gold->labels.names, kept)) return true;
  gold->labels.lines.count--;
  return lacks(p);
}

eng_status eng__gold_add_label(eng__gold *gold, eng__slice name, eng_error *err) {
  uint32_t label;
  problem p = {"", false};
  if (!name.len || name.len > LONGEST_LABEL)
    return eng__fail(err, ENG_INVALID, "a label has 1 to %d bytes", LONGEST_LABEL);
  if (find_label(gold, name, &label, &p)) return ENG_OK;
  return p.memory ? eng__fail_nomem(err) : eng__fail(err, ENG_INVALID, "%s", p.text);
}

/* ---- Ids ---- */

static bool id_known(eng__gold *gold, uint64_t hash) {
  size_t mask = gold->ids.count - 1, at = hash & mask;
  while (gold->ids.at[at] && gold->ids.at[at] != hash) at = (at + 1) & mask;
  if (gold->ids.at[at] == hash) return true;
  gold->ids.at[at] = hash;
  gold->id_count++;
  return false;
}

static bool grow_ids(eng__gold *gold) {
  size_t old_count = gold->ids.count, wanted = old_count ? 2 * old_count : FIRST_IDS;
  uint64_t *old = gold->ids.at, *at = calloc(wanted, sizeof *at);
  if (!at) return false;
  gold->ids.at = at;
  gold->ids.count = gold->ids.capacity = wanted;
  gold->id_count = 0;
  for (size_t i = 0; i < old_count; i++)
    if (old[i]) id_known(gold, old[i]);
  free(old);
  return true;
}

static bool check_id(eng__gold *gold, const eng__field *id, problem *p) {
  if (!id || !eng__field_is_filled(id)) return true;
  if (id->kind != ENG__JSON_STRING && id->kind != ENG__JSON_NUMBER)
    return wrong(p, "'id' is neither a string nor an integer");
  if (gold->id_count * 2 >= gold->ids.count && !grow_ids(gold)) return lacks(p);
  if (!id_known(gold, eng__hash_bytes(id->value.at, id->value.len) | 1)) return true;
  return wrong(p, "the id '%.*s' stands in a line before; make ids unique",
               (int)(id->value.len > 100 ? 100 : id->value.len), id->value.at);
}

/* ---- Spans ---- */

typedef struct span_reading {
  eng__json json;
  size_t number; /* of the span, from 1 */
  int64_t start, end;
  eng__buffer label;
} span_reading;

static int64_t read_place(eng__json *json) {
  eng__slice digits;
  if (eng__json_peek(json) != ENG__JSON_NUMBER || !eng__json_number(json, &digits)) return -1;
  int64_t place = 0;
  for (size_t i = 0; i < digits.len; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9' || i == MOST_DIGITS) return -1;
    place = 10 * place + (digits.at[i] - '0');
  }
  return place;
}

static bool read_member(span_reading *r, eng__slice key, problem *p) {
  bool is_start = eng__slice_equal(key, ENG__SLICE("start_char"));
  if (is_start || eng__slice_equal(key, ENG__SLICE("end_char"))) {
    int64_t place = read_place(&r->json);
    if (place < 0)
      return wrong(p, "span %zu: '%s' must be a number of characters", r->number,
                   is_start ? "start_char" : "end_char");
    *(is_start ? &r->start : &r->end) = place;
    return true;
  }
  if (eng__slice_equal(key, ENG__SLICE("label"))) {
    eng__buffer_clear(&r->label);
    if (eng__json_peek(&r->json) != ENG__JSON_STRING || !eng__json_string(&r->json, &r->label))
      return wrong(p, "span %zu: 'label' must be a string", r->number);
    return true;
  }
  eng__slice ignored;
  return eng__json_skip(&r->json, &ignored);
}

static bool check_span(const span_reading *r, uint64_t chars, problem *p) {
  if (r->start < 0 || r->end < 0)
    return wrong(p, "span %zu: needs start_char and end_char", r->number);
  if (!r->label.len) return wrong(p, "span %zu: needs a label", r->number);
  if (r->label.len > LONGEST_LABEL)
    return wrong(p, "span %zu: the label is longer than %d bytes", r->number, LONGEST_LABEL);
  if (r->end <= r->start)
    return wrong(p, "span %zu: end_char %lld is not behind start_char %lld", r->number,
                 (long long)r->end, (long long)r->start);
  if ((uint64_t)r->end > chars)
    return wrong(p,
                 "span %zu: end_char %lld is behind the end of the text, which has %llu characters",
                 r->number, (long long)r->end, (unsigned long long)chars);
  return true;
}

static bool read_span(eng__gold *gold, span_reading *r, uint64_t chars, eng__buffer *key,
                      problem *p) {
  bool first = true;
  r->start = r->end = -1;
  eng__buffer_clear(&r->label);
  if (eng__json_peek(&r->json) != ENG__JSON_OBJECT || !eng__json_enter(&r->json))
    return wrong(p, "span %zu: must be an object with start_char, end_char and label", r->number);
  while (eng__buffer_clear(key), eng__json_next_key(&r->json, key, &first))
    if (key->failed || !read_member(r, eng__buffer_slice(key), p)) break;
  if (key->failed || r->label.failed) return lacks(p);
  if (p->text[0]) return false;
  if (r->json.problem) return wrong(p, "span %zu: %s", r->number, r->json.problem);
  eng__gold_span span = {0};
  if (!check_span(r, chars, p) || !find_label(gold, eng__buffer_slice(&r->label), &span.label, p))
    return false;
  span.at = (eng__char_span){(uint64_t)r->start, (uint64_t)r->end};
  return eng__vec_push(&gold->spans, span) || lacks(p);
}

static bool read_spans(eng__gold *gold, const eng__field *field, uint64_t chars, problem *p) {
  if (!field || field->kind != ENG__JSON_ARRAY)
    return wrong(p, "needs 'spans', a list (empty where nothing is marked)");
  span_reading r = {0};
  eng__buffer key = {0};
  bool first = true, good = true;
  eng__json_open(&r.json, field->value);
  eng__json_peek(&r.json);
  good = eng__json_enter(&r.json);
  while (good && eng__json_next_item(&r.json, &first)) {
    r.number++;
    p->text[0] = '\0';
    good = read_span(gold, &r, chars, &key, p);
    if (!good && !p->text[0])
      wrong(p, "span %zu: %s", r.number, r.json.problem ? r.json.problem : "not well-formed");
  }
  eng__buffer_free(&key);
  eng__buffer_free(&r.label);
  return good;
}

/* ---- Records ---- */

static uint64_t count_chars(eng__slice text) {
  uint64_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
  return count;
}

/* The record without its spans: rules are not to know them. */
static bool write_record(eng__gold *gold, const eng__fields *fields, problem *p) {
  eng__buffer *out = &gold->record_text;
  eng__buffer_clear(out);
  eng__buffer_add_byte(out, '{');
  for (size_t i = 0; i < fields->count; i++) {
    const eng__field *field = &fields->at[i];
    if (eng__slice_equal(field->key, ENG__SLICE("spans"))) continue;
    if (out->len > 1) eng__buffer_add_byte(out, ',');
    eng__json_write_string(out, field->key);
    eng__buffer_add_byte(out, ':');
    if (field->kind == ENG__JSON_STRING) eng__json_write_string(out, field->value);
    else eng__json_write_value(out, field->value);
  }
  eng__buffer_add_byte(out, '}');
  gold->record = eng__buffer_slice(out);
  return !out->failed || lacks(p);
}

static bool read_record(eng__gold *gold, eng__slice line, problem *p) {
  eng__fields fields;
  eng__arena_reset(&gold->arena);
  gold->spans.count = 0;
  gold->damage = 0;
  if (eng__fields_read(&fields, line, &gold->arena, NULL) != ENG_OK) return lacks(p);
  if (fields.problem) return wrong(p, "%s (byte %zu)", fields.problem, fields.offset);
  const eng__field *text = eng__fields_find(&fields, ENG__SLICE("text"));
  if (!text || text->kind != ENG__JSON_STRING) return wrong(p, "needs 'text', a string");
  gold->damage = text->broken_bytes + text->lone_surrogates;
  return check_id(gold, eng__fields_find(&fields, ENG__SLICE("id")), p) &&
         read_spans(gold, eng__fields_find(&fields, ENG__SLICE("spans")), count_chars(text->value),
                    p) &&
         write_record(gold, &fields, p);
}

/* One step: false at the end, or with `*status`. What is wrong with a line is in `p`. */
static bool step(eng__gold *gold, problem *p, eng_status *status, eng_error *err) {
  eng__slice line;
  *p = (problem){"", false};
  switch (eng__lines_next(&gold->lines, &line)) {
  case ENG__LINE_FOUND:
    if (read_record(gold, line, p)) {
      gold->documents++;
      gold->marked += gold->spans.count;
    }
    if (p->memory) break;
    return true;
  case ENG__LINE_TOO_LONG:
    wrong(p, "longer than %d MiB", LONGEST_RECORD >> 20);
    return true;
  case ENG__LINE_END:
    return false;
  case ENG__LINE_FAILED:
    *status = eng__fail(err, ENG_IO, "%s: cannot be read: %s", gold->path, strerror(errno));
    return false;
  case ENG__LINE_NOMEM:
    break;
  }
  *status = eng__fail_nomem(err);
  return false;
}

eng_status eng__gold_open(eng__gold *gold, const char *path, eng_error *err) {
  *gold = (eng__gold){.path = path, .fd = -1};
  struct stat st;
  gold->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (gold->fd < 0) return eng__fail(err, ENG_IO, "%s: %s", path, strerror(errno));
  if (fstat(gold->fd, &st) != 0 || !S_ISREG(st.st_mode))
    return eng__fail(err, ENG_IO, "%s: a gold set is read twice; give a file", path);
  return eng__gold_rewind(gold, err);
}

void eng__gold_close(eng__gold *gold) {
  if (gold->fd >= 0) close(gold->fd);
  eng__buffer_free(&gold->lines.buffer);
  eng__buffer_free(&gold->record_text);
  eng__arena_free(&gold->arena);
  eng__arena_free(&gold->kept);
  eng__vec_free(&gold->labels.names);
  eng__vec_free(&gold->labels.lines);
  eng__vec_free(&gold->ids);
  eng__vec_free(&gold->spans);
}

eng_status eng__gold_rewind(eng__gold *gold, eng_error *err) {
  if (lseek(gold->fd, 0, SEEK_SET) < 0)
    return eng__fail(err, ENG_IO, "%s: a gold set is read twice; give a file", gold->path);
  eng__lines_begin(&gold->lines, gold->fd, UINT64_MAX, LONGEST_RECORD);
  eng__vec_free(&gold->ids);
  gold->id_count = 0;
  gold->documents = gold->marked = 0;
  return ENG_OK;
}

eng_status eng__gold_check(eng__gold *gold, eng_error *err) {
  eng_status status = ENG_OK;
  problem p = {"", false};
  while (step(gold, &p, &status, err)) {
    if (gold->damage && !p.text[0])
      eng__say("%s:%llu: %zu bytes or surrogates of the text are not UTF-8; read as U+FFFD",
               gold->path, (unsigned long long)gold->lines.number, gold->damage);
    if (!p.text[0]) continue;
    if (gold->errors++ < MOST_ERRORS)
      eng__say("%s:%llu: %s", gold->path, (unsigned long long)gold->lines.number, p.text);
  }
  if (status != ENG_OK) return status;
  if (gold->errors > MOST_ERRORS)
    eng__say("%s: %llu more lines like these", gold->path,
             (unsigned long long)(gold->errors - MOST_ERRORS));
  if (gold->errors) return eng__fail(err, ENG_INVALID, "%s", "");
  if (!gold->documents) return eng__fail(err, ENG_INVALID, "%s: holds no record", gold->path);
  return ENG_OK;
}

eng_status eng__gold_next(eng__gold *gold, bool *end, eng_error *err) {
  eng_status status = ENG_OK;
  problem p = {"", false};
  size_t labels = gold->labels.names.count;
  *end = !step(gold, &p, &status, err);
  if (status != ENG_OK) return status;
  if (!p.text[0] && gold->labels.names.count == labels) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s:%llu: the file was changed while it was read", gold->path,
                   (unsigned long long)gold->lines.number);
}
