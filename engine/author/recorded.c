#include "author/recorded.h"

#include "base/json.h"
#include "run/collect.h"
#include "unicode/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { LONGEST_LINE = 1 << 16 };
#else
enum { LONGEST_LINE = 64 << 20 };
#endif

enum { MOST_DIGITS = 15 }; /* every reader of JSON reads such numbers exactly */

/* ---- The fields of a line ---- */

/* A line as it is read: fields of other lines than hits stand beside the hit. */
typedef struct line {
  eng__result_hit hit;
  eng__slice type, kind, shard;
  unsigned seen;   /* bits by place in `fields` */
  const char *bad; /* a field that holds what it cannot, or NULL */
} line;

typedef enum field_kind { FIELD_TEXT, FIELD_NUMBER, FIELD_ID, FIELD_SCORE, FIELD_VALUE } field_kind;

typedef struct field {
  const char *name;
  size_t at; /* in `line` */
  field_kind kind;
  bool needed;
} field;

static const field fields[] = {
    {"type", offsetof(line, type), FIELD_TEXT, true},
    {"doc", offsetof(line, hit.doc), FIELD_TEXT, true},
    {"rule", offsetof(line, hit.rule), FIELD_TEXT, true},
    {"start_byte", offsetof(line, hit.start_byte), FIELD_NUMBER, true},
    {"end_byte", offsetof(line, hit.end_byte), FIELD_NUMBER, true},
    {"start_char", offsetof(line, hit.start_char), FIELD_NUMBER, true},
    {"end_char", offsetof(line, hit.end_char), FIELD_NUMBER, true},
    {"line", offsetof(line, hit.line), FIELD_NUMBER, true},
    {"column", offsetof(line, hit.column), FIELD_NUMBER, true},
    {"text", offsetof(line, hit.text), FIELD_TEXT, false},
    {"id", offsetof(line, hit.id), FIELD_ID, true},
    {"source", offsetof(line, hit.source), FIELD_TEXT, false},
    {"folded", offsetof(line, hit.folded), FIELD_TEXT, false},
    {"entity", offsetof(line, hit.entity), FIELD_TEXT, false},
    {"form", offsetof(line, hit.form), FIELD_TEXT, false},
    {"score", offsetof(line, hit.score), FIELD_SCORE, false},
    {"technique", offsetof(line, hit.technique), FIELD_TEXT, false},
    {"level", offsetof(line, hit.level), FIELD_TEXT, false},
    {"note", offsetof(line, hit.note), FIELD_VALUE, false},
    {"left", offsetof(line, hit.left), FIELD_TEXT, false},
    {"right", offsetof(line, hit.right), FIELD_TEXT, false},
    {"kind", offsetof(line, kind), FIELD_TEXT, false},
    {"shard", offsetof(line, shard), FIELD_TEXT, false},
};
enum { FIELD_COUNT = sizeof fields / sizeof fields[0] };

static bool read_score(eng__json *json, double *score) {
  eng__slice text;
  char copy[40];
  if (eng__json_peek(json) != ENG__JSON_NUMBER || !eng__json_number(json, &text)) return false;
  if (text.len >= sizeof copy) return false;
  memcpy(copy, text.at, text.len);
  copy[text.len] = '\0';
  *score = strtod(copy, NULL);
  return isfinite(*score);
}

static bool read_id(eng__recorded *recorded, eng__json *json, uint64_t *id) {
  static const char digits[] = "0123456789abcdef";
  eng__slice text;
  if (!eng__json_text(json, &recorded->arena, &text) || text.len != 16) return false;
  *id = 0;
  for (size_t i = 0; i < 16; i++) {
    const char *digit = text.at[i] ? strchr(digits, text.at[i]) : NULL;
    if (!digit) return false;
    *id = *id << 4 | (uint64_t)(digit - digits);
  }
  return true;
}

static bool read_value(eng__json *json, eng__slice *value) {
  return eng__json_skip(json, value) && eng__json_valid(*value);
}

static bool read_field(eng__recorded *recorded, eng__json *json, const field *what, line *to) {
  void *at = (char *)to + what->at;
  switch (what->kind) {
  case FIELD_TEXT:
    return eng__json_text(json, &recorded->arena, at);
  case FIELD_NUMBER:
    return eng__json_whole(json, MOST_DIGITS, at);
  case FIELD_ID:
    return read_id(recorded, json, at);
  case FIELD_SCORE:
    return read_score(json, at);
  case FIELD_VALUE:
    return read_value(json, at);
  }
  return false;
}

static int find_field(eng__slice name) {
  for (int i = 0; i < FIELD_COUNT; i++)
    if (eng__slice_equal(name, eng__slice_of(fields[i].name))) return i;
  return -1;
}

/* The value of a key: a field of ours, or anything. What has the wrong kind is passed over. */
static bool read_member(eng__recorded *recorded, eng__json *json, int which, line *to) {
  eng__slice skipped;
  eng__json before = *json;
  if (which < 0) return eng__json_skip(json, &skipped);
  if (read_field(recorded, json, &fields[which], to)) {
    to->seen |= 1u << which;
    return true;
  }
  to->bad = fields[which].name;
  recorded->lacked |= json->lacked;
  *json = before;
  return eng__json_skip(json, &skipped);
}

static bool read_members(eng__recorded *recorded, eng__json *json, line *to) {
  if (eng__json_peek(json) != ENG__JSON_OBJECT || !eng__json_enter(json)) return false;
  bool first = true;
  eng__buffer_clear(&recorded->key);
  while (eng__json_next_key(json, &recorded->key, &first)) {
    int which = find_field(eng__buffer_slice(&recorded->key));
    if (!read_member(recorded, json, which, to)) return false;
    eng__buffer_clear(&recorded->key);
  }
  return !json->problem && eng__json_peek(json) == ENG__JSON_END;
}

/* ---- Lines ---- */

static eng_status bad_line(const eng__recorded *recorded, eng_error *err, const char *what,
                           const char *name) {
  if (recorded->lacked) return eng__fail_nomem(err);
  return eng__fail(err, ENG_INVALID, "%s:%llu: %s%s%s; give the JSON lines that engine run wrote",
                   recorded->name, (unsigned long long)recorded->lines.number, what, name,
                   *name ? "'" : "");
}

/* No run writes an empty name. */
static bool is_there(const line *read, int which) {
  const void *at = (const char *)read + fields[which].at;
  bool seen = read->seen & 1u << which;
  return seen && (fields[which].kind != FIELD_TEXT || ((const eng__slice *)at)->len);
}

/* A hit must have all that is needed, in an order that makes sense. */
static eng_status check_hit(const eng__recorded *recorded, const line *read, eng_error *err) {
  const eng__result_hit *hit = &read->hit;
  if (read->bad) return bad_line(recorded, err, "a hit has a strange value in '", read->bad);
  for (int i = 0; i < FIELD_COUNT; i++)
    if (fields[i].needed && !is_there(read, i))
      return bad_line(recorded, err, "a hit has no '", fields[i].name);
  if (hit->start_byte > hit->end_byte || hit->start_char > hit->end_char)
    return bad_line(recorded, err, "a hit ends before it begins", "");
  return ENG_OK;
}

/* The first line of results, once; a shard holds the hits of some documents, and says so. */
static eng_status begin_run(eng__recorded *recorded, eng__slice shard, eng_error *err) {
  if (recorded->begun) return bad_line(recorded, err, "a second run begins here", "");
  recorded->begun = true;
  if (!shard.len) return ENG_OK;
  return eng__fail(err, ENG_INVALID,
                   "%s:%llu: holds shard %.*s alone; join the shards first (engine merge)",
                   recorded->name, (unsigned long long)recorded->lines.number,
                   (int)(shard.len > 40 ? 40 : shard.len), shard.at);
}

static eng_status take_line(eng__recorded *recorded, eng__slice bytes, bool *stop, eng_error *err) {
  line read = {.hit = {.score = NAN}};
  eng__json json;
  eng__json_open(&json, bytes);
  eng__arena_reset(&recorded->arena);
  *stop = false;
  bool good = eng__utf8_valid_prefix(bytes.at, bytes.len) == bytes.len &&
              read_members(recorded, &json, &read);
  recorded->lacked |= json.lacked;
  if (!good || recorded->lacked || !read.type.len)
    return bad_line(recorded, err, "not a line of results", "");
  if (eng__slice_equal(read.type, ENG__SLICE("run"))) {
    eng_status status = begin_run(recorded, read.shard, err);
    if (status != ENG_OK) return status;
  }
  recorded->finished |= eng__slice_equal(read.type, ENG__SLICE("finish"));
  bool hit = eng__slice_equal(read.type, ENG__SLICE("hit"));
  *stop = hit || (eng__slice_equal(read.type, ENG__SLICE("problem")) &&
                  eng__problem_loses_hits(read.kind));
  recorded->kind = hit ? ENG__RECORDED_HIT : ENG__RECORDED_LOST;
  recorded->hit = read.hit;
  recorded->hit.has_context = read.hit.left.at != NULL || read.hit.right.at != NULL;
  return hit ? check_hit(recorded, &read, err) : ENG_OK;
}

static eng_status end_lines(eng__recorded *recorded, eng_error *err) {
  recorded->kind = ENG__RECORDED_END;
  recorded->hit = (eng__result_hit){.score = NAN};
  if (!recorded->begun || recorded->finished) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: is not complete: the finish line is missing; run again",
                   recorded->name);
}

eng_status eng__recorded_next(eng__recorded *recorded, eng_error *err) {
  for (bool stop = false; !stop;) {
    eng__slice bytes;
    eng__line_state state = eng__lines_next(&recorded->lines, &bytes);
    if (state == ENG__LINE_END) return end_lines(recorded, err);
    if (state == ENG__LINE_NOMEM) return eng__fail_nomem(err);
    if (state == ENG__LINE_FAILED)
      return eng__fail(err, ENG_IO, "%s: cannot be read: %s", recorded->name, strerror(errno));
    if (state == ENG__LINE_TOO_LONG)
      return eng__fail(err, ENG_LIMIT, "%s:%llu: the line is too long for one of results",
                       recorded->name, (unsigned long long)recorded->lines.number);
    eng_status status = take_line(recorded, bytes, &stop, err);
    if (status != ENG_OK) return status;
  }
  return ENG_OK;
}

/* ---- Opening ---- */

eng_status eng__recorded_read(eng__recorded *recorded, const char *name, int fd, eng_error *err) {
  *recorded = (eng__recorded){.name = name, .fd = -1, .kind = ENG__RECORDED_END};
  if (lseek(fd, 0, SEEK_SET) != 0)
    return eng__fail(err, ENG_IO, "%s: cannot be read: %s", name, strerror(errno));
  eng__lines_begin(&recorded->lines, fd, UINT64_MAX, LONGEST_LINE);
  return eng__recorded_next(recorded, err);
}

eng_status eng__recorded_open(eng__recorded *recorded, const char *path, eng_error *err) {
  struct stat st;
  *recorded = (eng__recorded){.name = path, .fd = -1};
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return eng__fail(err, ENG_IO, "%s: cannot be opened: %s", path, strerror(errno));
  eng_status status = fstat(fd, &st) == 0 && S_ISREG(st.st_mode)
                          ? eng__recorded_read(recorded, path, fd, err)
                          : eng__fail(err, ENG_IO, "%s: is not a file of results", path);
  recorded->fd = fd;
  return status;
}

void eng__recorded_close(eng__recorded *recorded) {
  if (!recorded->name) return;
  eng__lines_end(&recorded->lines);
  eng__buffer_free(&recorded->lines.buffer);
  eng__buffer_free(&recorded->key);
  eng__arena_free(&recorded->arena);
  if (recorded->fd >= 0) close(recorded->fd);
  *recorded = (eng__recorded){.fd = -1};
}

/* ---- Keeping ---- */

bool eng__keep_hit(eng__arena *arena, const eng__result_hit *hit, eng__result_hit *kept) {
  *kept = *hit;
  kept->groups = NULL;
  kept->group_count = 0;
  kept->sentence = kept->next_sentence = (eng__slice){NULL, 0};
  eng__slice *const slices[] = {&kept->doc,    &kept->source, &kept->rule,    &kept->text,
                                &kept->folded, &kept->entity, &kept->form,    &kept->zone,
                                &kept->voice,  &kept->stance, &kept->speaker, &kept->technique,
                                &kept->level,  &kept->note,   &kept->left,    &kept->right};
  for (size_t i = 0; i < sizeof slices / sizeof slices[0]; i++) {
    if (!slices[i]->len) continue;
    *slices[i] = eng__arena_copy(arena, *slices[i]);
    if (!slices[i]->at) return false;
  }
  return true;
}
