/* A shard's file is a run line with "shard", then for each document that has something to say a
 * line of type place and its own lines, then the finish line with "part". */
#include "run/portion.h"

#include "base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { LONGEST_LINE = 1 << 16, TAIL_BYTES = 4096 };
#else
enum { LONGEST_LINE = 128 << 20, TAIL_BYTES = 64 << 10 };
#endif

enum { MOST_DIGITS = 18 };

/* ---- The fields of a line ---- */

/* A line as it is read; what it does not say is empty, or 0. */
typedef struct line {
  eng__slice type, rule, aggregate, doc, source, kind, message, key, shard;
  eng__slice id, corpus, value, options, packs, part;
  uint64_t place, documents, failed, skipped, bytes, hits, rows, problems;
  uint64_t values, encodings, meta_rows, meta_used, meta_missing;
  bool has_meta, has_place;
} line;

typedef enum field_kind { FIELD_TEXT, FIELD_NUMBER, FIELD_VALUE } field_kind;

typedef struct field {
  const char *name;
  size_t at; /* in `line` */
  field_kind kind;
} field;

#define TEXT(name)                                                                                 \
  { #name, offsetof(line, name), FIELD_TEXT }
#define NUMBER(name)                                                                               \
  { #name, offsetof(line, name), FIELD_NUMBER }
#define VALUE(name)                                                                                \
  { #name, offsetof(line, name), FIELD_VALUE }

/* Of any line. A `hits` that is no number is a row's, which no shard writes. */
static const field line_fields[] = {
    TEXT(type),        TEXT(rule),       TEXT(aggregate),      TEXT(doc),
    TEXT(source),      TEXT(kind),       TEXT(message),        TEXT(key),
    TEXT(shard),       TEXT(id),         VALUE(value),         VALUE(options),
    VALUE(packs),      VALUE(part),      NUMBER(place),        NUMBER(bytes),
    NUMBER(documents), NUMBER(failed),   NUMBER(skipped),      NUMBER(hits),
    NUMBER(rows),      NUMBER(problems), {NULL, 0, FIELD_TEXT}};

/* Of "part" in the finish line, and of a pack in the run line. */
static const field part_fields[] = {TEXT(corpus),         NUMBER(values),    NUMBER(encodings),
                                    NUMBER(meta_rows),    NUMBER(meta_used), NUMBER(meta_missing),
                                    {NULL, 0, FIELD_TEXT}};

static bool read_field(eng__arena *arena, eng__json *json, const field *what, line *to) {
  void *at = (char *)to + what->at;
  to->has_place |= what->at == offsetof(line, place);
  to->has_meta |= what->at == offsetof(line, meta_rows);
  if (what->kind == FIELD_TEXT) return eng__json_text(json, arena, at);
  if (what->kind == FIELD_NUMBER) return eng__json_whole(json, MOST_DIGITS, at);
  return eng__json_skip(json, at);
}

static const field *find_field(const field *fields, eng__slice name) {
  for (; fields->name; fields++)
    if (eng__slice_equal(name, eng__slice_of(fields->name))) return fields;
  return NULL;
}

/* The members of one object; false when it is none, or a field is of another kind than a run
 * writes. */
static bool read_members(eng__portion *part, eng__arena *arena, eng__slice object,
                         const field *fields, line *to) {
  eng__json json;
  eng__slice skipped;
  bool first = true, good = true;
  eng__json_open(&json, object);
  if (eng__json_peek(&json) != ENG__JSON_OBJECT || !eng__json_enter(&json)) return false;
  while (good) {
    eng__buffer_clear(&part->key);
    if (!eng__json_next_key(&json, &part->key, &first)) break;
    const field *what = find_field(fields, eng__buffer_slice(&part->key));
    good = what ? read_field(arena, &json, what, to) : eng__json_skip(&json, &skipped);
  }
  part->lacked |= json.lacked;
  return good && !json.problem && eng__json_peek(&json) == ENG__JSON_END;
}

/* ---- Messages ---- */

static eng_status bad_line(const eng__portion *part, const char *what, eng_error *err) {
  if (part->lacked) return eng__fail_nomem(err);
  return eng__fail(err, ENG_INVALID, "%s:%llu: %s; give what engine run --shard wrote", part->name,
                   (unsigned long long)part->lines.number, what);
}

static eng_status bad_file(const eng__portion *part, const char *what, eng_error *err) {
  if (part->lacked) return eng__fail_nomem(err);
  return eng__fail(err, ENG_INVALID, "%s: %s", part->name, what);
}

static eng_status not_a_shard(const eng__portion *part, eng_error *err) {
  return bad_file(part, "is not the results of a shard; give what engine run --shard wrote", err);
}

/* ---- Lines ---- */

static eng_status read_line(eng__portion *part, eng__slice *bytes, bool *end, eng_error *err) {
  eng__line_state state = eng__lines_next(&part->lines, bytes);
  *end = state == ENG__LINE_END;
  if (*end || state == ENG__LINE_FOUND) return ENG_OK;
  if (state == ENG__LINE_NOMEM) return eng__fail_nomem(err);
  if (state == ENG__LINE_FAILED)
    return eng__fail(err, ENG_IO, "%s: cannot be read: %s", part->name, strerror(errno));
  return eng__fail(err, ENG_LIMIT, "%s:%llu: the line is too long for one of results", part->name,
                   (unsigned long long)part->lines.number);
}

static bool read_id(eng__slice text, uint64_t *id) {
  static const char digits[] = "0123456789abcdef";
  if (text.len != 16) return false;
  *id = 0;
  for (size_t i = 0; i < 16; i++) {
    const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;
    if (!digit) return false;
    *id = *id << 4 | (uint64_t)(digit - digits);
  }
  return true;
}

static bool is_type(const line *read, const char *type) {
  return eng__slice_equal(read->type, eng__slice_of(type));
}

/* What a line with something to say must have. */
static const char *take_content(eng__portion *part, const line *read) {
  part->rule = read->rule;
  part->doc = read->doc;
  part->source = read->source;
  if (is_type(read, "hit")) {
    part->kind = ENG__PORTION_HIT;
    part->met.hits++;
    return read->rule.len && read->doc.at ? NULL : "a hit has no rule or no doc";
  }
  if (is_type(read, "problem")) {
    part->kind = ENG__PORTION_PROBLEM;
    part->problem = read->kind;
    part->message = read->message;
    part->met.problems++;
    return read->kind.len ? NULL : "a problem has no kind";
  }
  if (is_type(read, "value")) {
    part->kind = ENG__PORTION_VALUE;
    part->rule = read->aggregate;
    part->key_text = read->key;
    part->value = read->value;
    part->values_met++;
    bool whole =
        read->aggregate.len && read->doc.at && read->key.at && read_id(read->id, &part->id);
    return whole ? NULL : "a value lacks its aggregate, doc, id or key";
  }
  part->kind = ENG__PORTION_DOC;
  return is_type(read, "doc") ? NULL : "a line that no shard writes";
}

static eng_status check_counts(const eng__portion *part, eng_error *err) {
  if (part->met.hits != part->totals.hits || part->met.problems != part->totals.problems ||
      part->values_met != part->rest.values)
    return bad_file(part, "has not as many lines as its last line says; run this shard again", err);
  return ENG_OK;
}

eng_status eng__portion_next(eng__portion *part, eng_error *err) {
  for (;;) {
    eng__slice bytes;
    bool end;
    line read = {0};
    eng__arena_reset(&part->arena);
    eng_status status = read_line(part, &bytes, &end, err);
    if (status != ENG_OK) return status;
    if (end) return bad_file(part, "is not complete: run this shard again", err);
    if (!eng__json_valid(bytes) || !read_members(part, &part->arena, bytes, line_fields, &read))
      return bad_line(part, "not a line of results", err);
    if (is_type(&read, "finish")) {
      part->kind = ENG__PORTION_END;
      status = read_line(part, &bytes, &end, err);
      if (status == ENG_OK && !end) status = bad_line(part, "a line behind the last", err);
      return status == ENG_OK ? check_counts(part, err) : status;
    }
    if (is_type(&read, "place")) {
      if (!read.has_place || read.place <= part->place)
        return bad_line(part, "the places are not in order", err);
      part->place = read.place;
      continue;
    }
    part->line = bytes;
    const char *wrong = part->place ? take_content(part, &read) : "a line without a place";
    return wrong ? bad_line(part, wrong, err) : ENG_OK;
  }
}

/* ---- The run line ---- */

/* "2/3". */
static bool read_shard(eng__slice text, eng__shard *shard) {
  uint64_t numbers[2] = {0, 0};
  int which = 0;
  if (text.len > 16) return false;
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '/' && which == 0) which = 1;
    else if (text.at[i] < '0' || text.at[i] > '9') return false;
    else numbers[which] = numbers[which] * 10 + (uint64_t)(text.at[i] - '0');
  }
  if (numbers[1] > ENG__MOST_SHARDS || numbers[0] < 1 || numbers[0] > numbers[1]) return false;
  *shard = (eng__shard){(uint32_t)numbers[0] - 1, (uint32_t)numbers[1]};
  return true;
}

/* A copy that lives as long as the part. */
static bool keep(eng__portion *part, eng__slice *to, eng__slice from) {
  *to = eng__arena_copy(&part->kept, from);
  part->lacked |= !to->at;
  return to->at != NULL;
}

static bool read_option(eng__portion *part, eng__json *json, eng__slice *pair) {
  eng__slice value;
  bool read = eng__json_text(json, &part->kept, &value);
  part->lacked |= json->lacked;
  return read && keep(part, &pair[0], eng__buffer_slice(&part->key)) && keep(part, &pair[1], value);
}

/* The options of the run line: names and values, all texts. */
static bool read_options(eng__portion *part, eng__slice object) {
  enum { MOST = 128 };
  eng__json json;
  bool first = true;
  eng__json_open(&json, object);
  if (eng__json_peek(&json) != ENG__JSON_OBJECT || !eng__json_enter(&json)) return false;
  part->options = eng__arena_array(&part->kept, (size_t)2 * MOST, sizeof *part->options);
  if (!part->options) return !(part->lacked = true);
  for (;;) {
    eng__buffer_clear(&part->key);
    if (!eng__json_next_key(&json, &part->key, &first)) break;
    if (part->option_count == MOST) return false;
    if (!read_option(part, &json, &part->options[2 * part->option_count++])) return false;
  }
  part->lacked |= json.lacked;
  return !json.problem;
}

/* The line as the whole run would have written it: without the shard, which stands last. */
static bool take_head(eng__portion *part, eng__slice bytes, eng__slice shard) {
  eng__buffer tail = {0};
  eng__buffer_add_string(&tail, ",\"shard\":\"");
  eng__buffer_add_slice(&tail, shard);
  eng__buffer_add_string(&tail, "\"}");
  bool ends = !tail.failed && bytes.len > tail.len &&
              memcmp(bytes.at + bytes.len - tail.len, tail.at, tail.len) == 0;
  if (ends) eng__buffer_add(&part->head, bytes.at, bytes.len - tail.len);
  eng__buffer_add_string(&part->head, "}\n");
  part->lacked |= tail.failed || part->head.failed;
  eng__buffer_free(&tail);
  return ends && !part->head.failed;
}

static eng_status read_head(eng__portion *part, eng_error *err) {
  eng__slice bytes;
  bool end;
  line read = {0};
  eng_status status = read_line(part, &bytes, &end, err);
  if (status != ENG_OK) return status;
  bool good = !end && eng__json_valid(bytes) &&
              read_members(part, &part->arena, bytes, line_fields, &read) &&
              is_type(&read, "run") && read_shard(read.shard, &part->shard) &&
              take_head(part, bytes, read.shard) && read_options(part, read.options) &&
              read.packs.len && keep(part, &part->packs, read.packs);
  return good ? ENG_OK : not_a_shard(part, err);
}

/* ---- The finish line ---- */

static bool read_finish(eng__portion *part, eng__slice bytes) {
  line read = {0};
  if (!eng__json_valid(bytes) || !read_members(part, &part->kept, bytes, line_fields, &read) ||
      !is_type(&read, "finish") || !read_members(part, &part->kept, read.part, part_fields, &read))
    return false;
  part->totals = (eng__result_finish){.documents = read.documents,
                                      .failed = read.failed,
                                      .skipped = read.skipped,
                                      .bytes = read.bytes,
                                      .hits = read.hits,
                                      .problems = read.problems};
  part->rest = (eng__result_part){.values = read.values,
                                  .encodings = read.encodings,
                                  .has_meta = read.has_meta,
                                  .meta_rows = read.meta_rows,
                                  .meta_used = read.meta_used,
                                  .meta_missing = read.meta_missing};
  return read_id(read.corpus, &part->rest.corpus);
}

/* Looked at before anything is written: an incomplete file is no part. */
static eng_status read_tail(eng__portion *part, uint64_t size, eng_error *err) {
  char tail[TAIL_BYTES];
  size_t len = size < sizeof tail ? (size_t)size : sizeof tail;
  ssize_t n = pread(part->fd, tail, len, (off_t)(size - len));
  if (n != (ssize_t)len)
    return eng__fail(err, ENG_IO, "%s: cannot be read: %s", part->name,
                     n < 0 ? strerror(errno) : "it changes");
  eng__slice last = {tail, len};
  bool ended = len && tail[len - 1] == '\n';
  if (ended) last.len--;
  const char *before = last.len ? memrchr(last.at, '\n', last.len) : NULL;
  if (before) last = eng__slice_cut(last, (size_t)(before + 1 - last.at), last.len);
  if (ended && read_finish(part, last)) return ENG_OK;
  return bad_file(part, "is not complete: run this shard again", err);
}

/* ---- Opening ---- */

eng_status eng__portion_open(eng__portion *part, const char *path, eng_error *err) {
  struct stat st;
  *part = (eng__portion){.name = path, .fd = -1};
  part->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (part->fd < 0)
    return eng__fail(err, ENG_IO, "%s: cannot be opened: %s", path, strerror(errno));
  if (fstat(part->fd, &st) != 0 || !S_ISREG(st.st_mode))
    return eng__fail(err, ENG_IO, "%s: is not a file of results", path);
  eng__lines_begin(&part->lines, part->fd, UINT64_MAX, LONGEST_LINE);
  eng_status status = read_head(part, err);
  return status == ENG_OK ? read_tail(part, (uint64_t)st.st_size, err) : status;
}

void eng__portion_close(eng__portion *part) {
  if (!part->name) return;
  eng__lines_end(&part->lines);
  eng__buffer_free(&part->lines.buffer);
  eng__buffer_free(&part->key);
  eng__buffer_free(&part->head);
  eng__arena_free(&part->arena);
  eng__arena_free(&part->kept);
  if (part->fd >= 0) close(part->fd);
  *part = (eng__portion){.fd = -1};
}
