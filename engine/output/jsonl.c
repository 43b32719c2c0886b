/* JSON lines, schema version 1.
 *
 * A run writes hits by the million and everything else by the handful, so the hit alone is written
 * through a bare pointer into room reserved once, and the other lines field by field. */
#include "output/format.h"

#include "base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum { SCHEMA = 1 };

/* ---- Small things ---- */

static void write_text(eng__buffer *out, const char *key, eng__slice text) {
  if (text.len) eng__json_write_text(out, key, text);
}

static void write_value(eng__buffer *out, const char *key, eng__slice json) {
  if (!json.len) return;
  eng__json_write_key(out, key);
  eng__json_write_value(out, json);
}

/* Pairs as an object; a stranger's keys, so each is escaped. */
static void write_pairs(eng__buffer *out, const char *key, const eng__slice *pairs, size_t count) {
  eng__json_write_key(out, key);
  eng__buffer_add_byte(out, '{');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) eng__buffer_add_byte(out, ',');
    eng__json_write_string(out, pairs[2 * i]);
    eng__buffer_add_byte(out, ':');
    eng__json_write_string(out, pairs[2 * i + 1]);
  }
  eng__buffer_add_byte(out, '}');
}

static void begin_line(eng__buffer *out, const char *type) {
  eng__buffer_add_string(out, "{");
  write_text(out, "type", eng__slice_of(type));
}

static void end_line(eng__buffer *out) {
  eng__buffer_add(out, "}\n", 2);
}

void eng__write_score(eng__buffer *out, double score) {
  if (isnan(score)) return;
  double rounded = fabs(score) < 1e12 ? round(score * 1000) / 1000 : score;
  eng__json_write_double(out, rounded == 0 ? 0 : rounded); /* no minus zero */
}

/* ---- Lines that are few ---- */

static void write_packs(eng__buffer *out, const eng__result_run *run) {
  eng__json_write_key(out, "packs");
  eng__buffer_add_byte(out, '[');
  for (size_t i = 0; i < run->pack_count; i++) {
    const eng__result_pack *pack = &run->packs[i];
    eng__buffer_add_string(out, i ? ",{" : "{");
    write_text(out, "name", pack->name);
    write_text(out, "version", pack->version);
    write_text(out, "hash", pack->hash);
    eng__buffer_add_byte(out, '}');
  }
  eng__buffer_add_byte(out, ']');
}

void eng__write_run_json(eng__buffer *out, const eng__result_run *run) {
  begin_line(out, "run");
  eng__json_write_number(out, "schema", SCHEMA);
  write_text(out, "engine", eng__slice_of(run->engine));
  write_text(out, "unicode", eng__slice_of(run->unicode));
  write_text(out, "pcre2", eng__slice_of(run->pcre2));
  write_text(out, "lua", eng__slice_of(run->lua));
  write_packs(out, run);
  write_pairs(out, "options", run->options, run->option_count);
  write_text(out, "shard", run->shard);
  end_line(out);
}

static void write_run(eng__sink *sink, eng__buffer *out, const eng__result_run *run) {
  (void)sink;
  eng__write_run_json(out, run);
}

static void write_doc(eng__sink *sink, eng__buffer *out, const eng__result_doc *doc) {
  (void)sink;
  begin_line(out, "doc");
  write_text(out, "doc", doc->doc);
  write_text(out, "source", doc->source);
  write_text(out, "lang", doc->lang);
  write_text(out, "encoding", doc->encoding);
  eng__json_write_number(out, "bytes", doc->bytes);
  eng__json_write_number(out, "words", doc->words);
  eng__json_write_number(out, "sentences", doc->sentences);
  eng__json_write_number(out, "hits", doc->hits);
  write_pairs(out, "meta", doc->meta, doc->meta_count);
  end_line(out);
}

static void write_problem(eng__sink *sink, eng__buffer *out, const eng__result_problem *problem) {
  (void)sink;
  begin_line(out, "problem");
  write_text(out, "doc", problem->doc);
  write_text(out, "source", problem->source);
  write_text(out, "rule", problem->rule);
  if (problem->offset >= 0) eng__json_write_number(out, "offset", (uint64_t)problem->offset);
  write_text(out, "kind", problem->kind);
  write_text(out, "message", problem->message);
  end_line(out);
}

static void write_row(eng__sink *sink, eng__buffer *out, const eng__result_row *row) {
  (void)sink;
  begin_line(out, "row");
  write_text(out, "rule", row->rule);
  eng__json_write_key(out, "key");
  eng__json_write_string(out, row->key);
  write_value(out, "hits", row->hits);
  write_value(out, "data", row->data);
  end_line(out);
}

static void write_part(eng__buffer *out, const eng__result_part *part) {
  eng__json_write_key(out, "part");
  eng__buffer_printf(out, "{\"corpus\":\"%016" PRIx64 "\"", part->corpus);
  eng__json_write_number(out, "values", part->values);
  eng__json_write_number(out, "encodings", part->encodings);
  if (part->has_meta) {
    eng__json_write_number(out, "meta_rows", part->meta_rows);
    eng__json_write_number(out, "meta_used", part->meta_used);
    eng__json_write_number(out, "meta_missing", part->meta_missing);
  }
  eng__buffer_add_byte(out, '}');
}

static void write_finish(eng__sink *sink, eng__buffer *out, const eng__result_finish *finish) {
  (void)sink;
  begin_line(out, "finish");
  eng__json_write_number(out, "documents", finish->documents);
  eng__json_write_number(out, "failed", finish->failed);
  eng__json_write_number(out, "skipped", finish->skipped);
  eng__json_write_number(out, "bytes", finish->bytes);
  eng__json_write_number(out, "hits", finish->hits);
  eng__json_write_number(out, "rows", finish->rows);
  eng__json_write_number(out, "problems", finish->problems);
  if (finish->part) write_part(out, finish->part);
  end_line(out);
}

/* ---- Hits ---- */

/* Copies a literal, whose length the compiler knows. */
#define PUT(to, literal) (memcpy((to), (literal), sizeof(literal) - 1), (to) + sizeof(literal) - 1)

/* An optional field, key and comma as one literal. */
#define PUT_TEXT(to, key, text)                                                                    \
  ((text).len ? eng__json_put_string(PUT((to), ",\"" key "\":"), (text)) : (to))

#define PUT_NUMBER(to, key, number) put_number(PUT((to), ",\"" key "\":"), (number))

enum {
  NUMBER_ROOM = 20,
  FIELD_ROOM = 24, /* the longest key with its quotes, colon and comma, and the value's quotes */
  PLACE_ROOM = 4 * (FIELD_ROOM + NUMBER_ROOM),
  GROUP_ROOM = 3 * FIELD_ROOM + PLACE_ROOM,
  HIT_ROOM = 21 * FIELD_ROOM + PLACE_ROOM + 64
};

static char *put_number(char *to, uint64_t number) {
  char digits[NUMBER_ROOM];
  size_t start = sizeof digits;
  do digits[--start] = (char)('0' + number % 10);
  while (number /= 10);
  memcpy(to, digits + start, sizeof digits - start);
  return to + (sizeof digits - start);
}

static char *put_id(char *to, uint64_t id) {
  to = PUT(to, ",\"id\":\"");
  for (int shift = 60; shift >= 0; shift -= 4) *to++ = "0123456789abcdef"[id >> shift & 15];
  *to++ = '"';
  return to;
}

static char *put_group(char *to, const eng__result_group *group) {
  to = eng__json_put_string(to, group->name);
  to = PUT(to, ":{\"text\":");
  to = eng__json_put_string(to, group->text);
  to = PUT_TEXT(to, "entity", group->entity);
  to = PUT_NUMBER(to, "start_byte", group->start_byte);
  to = PUT_NUMBER(to, "end_byte", group->end_byte);
  to = PUT_NUMBER(to, "start_char", group->start_char);
  to = PUT_NUMBER(to, "end_char", group->end_char);
  *to++ = '}';
  return to;
}

static char *put_groups(char *to, const eng__result_hit *hit) {
  *to++ = '{';
  for (size_t i = 0; i < hit->group_count; i++) {
    if (i > 0) *to++ = ',';
    to = put_group(to, &hit->groups[i]);
  }
  *to++ = '}';
  return to;
}

static size_t groups_room(const eng__result_hit *hit) {
  size_t room = 2;
  for (size_t i = 0; i < hit->group_count; i++) {
    const eng__result_group *group = &hit->groups[i];
    room += GROUP_ROOM + 6 * (group->name.len + group->text.len + group->entity.len);
  }
  return room;
}

void eng__write_groups_json(eng__buffer *out, const eng__result_hit *hit) {
  char *room = eng__buffer_reserve(out, groups_room(hit));
  if (room) out->len += (size_t)(put_groups(room, hit) - room);
}

/* From the first field to `form`. */
static char *put_front(char *to, const eng__result_hit *hit) {
  to = PUT(to, "{\"type\":\"hit\"");
  to = put_id(to, hit->id);
  to = PUT_TEXT(to, "doc", hit->doc);
  to = PUT_TEXT(to, "source", hit->source);
  to = PUT_TEXT(to, "rule", hit->rule);
  to = PUT_NUMBER(to, "start_byte", hit->start_byte);
  to = PUT_NUMBER(to, "end_byte", hit->end_byte);
  to = PUT_NUMBER(to, "start_char", hit->start_char);
  to = PUT_NUMBER(to, "end_char", hit->end_char);
  to = PUT_NUMBER(to, "line", hit->line);
  to = PUT_NUMBER(to, "column", hit->column);
  to = eng__json_put_string(PUT(to, ",\"text\":"), hit->text);
  to = PUT_TEXT(to, "folded", hit->folded);
  to = PUT_TEXT(to, "entity", hit->entity);
  return PUT_TEXT(to, "form", hit->form);
}

/* From `groups` to `level`. */
static char *put_middle(char *to, const eng__result_hit *hit) {
  if (hit->group_count) to = put_groups(PUT(to, ",\"groups\":"), hit);
  to = PUT_TEXT(to, "zone", hit->zone);
  to = PUT_TEXT(to, "voice", hit->voice);
  to = PUT_TEXT(to, "stance", hit->stance);
  to = PUT_TEXT(to, "speaker", hit->speaker);
  to = PUT_TEXT(to, "technique", hit->technique);
  return PUT_TEXT(to, "level", hit->level);
}

static size_t front_room(const eng__result_hit *hit) {
  return HIT_ROOM + 6 * (hit->doc.len + hit->source.len + hit->rule.len + hit->text.len +
                         hit->folded.len + hit->entity.len + hit->form.len);
}

static size_t middle_room(const eng__result_hit *hit) {
  return HIT_ROOM + groups_room(hit) +
         6 * (hit->zone.len + hit->voice.len + hit->stance.len + hit->speaker.len +
              hit->technique.len + hit->level.len);
}

static void write_context(eng__buffer *out, const eng__result_hit *hit) {
  eng__json_write_key(out, "left");
  eng__json_write_string(out, hit->left);
  eng__json_write_key(out, "right");
  eng__json_write_string(out, hit->right);
}

void eng__write_hit_json(eng__buffer *out, const eng__result_hit *hit) {
  char *room = eng__buffer_reserve(out, front_room(hit) + middle_room(hit));
  if (!room) return;
  if (isnan(hit->score)) {
    out->len += (size_t)(put_middle(put_front(room, hit), hit) - room);
  } else {
    out->len += (size_t)(put_front(room, hit) - room);
    eng__json_write_key(out, "score");
    eng__write_score(out, hit->score);
    room = eng__buffer_reserve(out, middle_room(hit));
    if (!room) return;
    out->len += (size_t)(put_middle(room, hit) - room);
  }
  write_value(out, "note", hit->note);
  if (hit->has_context) write_context(out, hit);
  end_line(out);
}

static void write_hit(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit,
                      const eng__slice *meta, size_t meta_count) {
  (void)sink, (void)meta, (void)meta_count;
  eng__write_hit_json(out, hit);
}

const eng__format_calls eng__jsonl_format = {
    .run = write_run,
    .doc = write_doc,
    .problem = write_problem,
    .hit = write_hit,
    .row = write_row,
    .finish = write_finish,
};
