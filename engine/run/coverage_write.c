/* The file of coverage: JSON lines. First what it is of, then the branches that never fired, those
 * that did, pairs of rules that overlap (the most frequent first), a finish line. */
#include "base/json.h"
#include "engine/version.h"
#include "output/writer.h"
#include "run/coverage.h"

#include <stdlib.h>
#include <unistd.h>

enum { SCHEMA = 1 };

static void add_text(eng__buffer *out, const char *key, eng__slice text) {
  if (text.len) eng__json_write_text(out, key, text);
}

static void add_first(eng__buffer *out, const eng__first_place *first) {
  eng__json_write_key(out, "first");
  eng__buffer_add_byte(out, '{');
  add_text(out, "doc", first->doc);
  add_text(out, "source", first->source);
  eng__json_write_number(out, "line", first->line);
  eng__json_write_number(out, "column", first->column);
  add_text(out, "text", first->text);
  eng__buffer_add_byte(out, '}');
}

static void put_head(eng__buffer *out, const eng__coverage_sum *sum) {
  eng__buffer_printf(out, "{\"type\":\"coverage\",\"schema\":%d,\"engine\":\"%s\",\"hash\":\"%s\"",
                     SCHEMA, ENG_VERSION, sum->hash);
  eng__json_write_number(out, "documents", sum->documents);
  eng__buffer_add_string(out, "}\n");
}

static void put_branch(eng__buffer *out, const eng__branch_sum *branch, size_t number) {
  eng__buffer_add_string(out, "{\"type\":\"branch\"");
  eng__json_write_number(out, "branch", number);
  add_text(out, "rule", branch->rule);
  add_text(out, "field", branch->card.field);
  add_text(out, "what", branch->card.what);
  if (branch->card.number) eng__json_write_number(out, "number", branch->card.number);
  add_text(out, "text", branch->card.text);
  add_text(out, "file", branch->card.file);
  if (branch->card.line) eng__json_write_number(out, "line", branch->card.line);
  eng__json_write_number(out, "count", branch->count);
  if (branch->tagged) eng__json_write_number(out, "tagged", branch->tagged);
  if (branch->documents) eng__json_write_number(out, "documents", branch->documents);
  if (branch->first.doc.len) add_first(out, &branch->first);
  eng__buffer_add_string(out, "}\n");
}

static eng_status put_branches(eng__writer *writer, const eng__coverage_sum *sum, bool fired,
                               eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < sum->branches.count && status == ENG_OK; i++) {
    if ((sum->branches.at[i].count > 0) != fired) continue;
    put_branch(eng__writer_buffer(writer), &sum->branches.at[i], i + 1);
    status = eng__writer_settle(writer, err);
  }
  return status;
}

static uint64_t pairs_of(const eng__overlap_sum *overlap) {
  return overlap->same + overlap->inside + overlap->crossing;
}

static int by_frequency(const void *a, const void *b) {
  const eng__overlap_sum *x = a, *y = b;
  uint64_t p = pairs_of(x), q = pairs_of(y);
  if (p != q) return p > q ? -1 : 1;
  int order = eng__slice_compare(x->a, y->a);
  return order ? order : eng__slice_compare(x->b, y->b);
}

static void put_overlap(eng__buffer *out, const eng__overlap_sum *overlap) {
  eng__buffer_add_string(out, "{\"type\":\"overlap\",\"rules\":[");
  eng__json_write_string(out, overlap->a);
  eng__buffer_add_byte(out, ',');
  eng__json_write_string(out, overlap->b);
  eng__buffer_add_byte(out, ']');
  eng__json_write_number(out, "same", overlap->same);
  eng__json_write_number(out, "inside", overlap->inside);
  eng__json_write_number(out, "crossing", overlap->crossing);
  eng__json_write_number(out, "documents", overlap->documents);
  add_first(out, &overlap->first);
  eng__buffer_add_string(out, "}\n");
}

static eng_status put_overlaps(eng__writer *writer, eng__coverage_sum *sum, eng_error *err) {
  eng_status status = ENG_OK;
  if (sum->overlaps.count)
    qsort(sum->overlaps.at, sum->overlaps.count, sizeof *sum->overlaps.at, by_frequency);
  for (size_t i = 0; i < sum->overlaps.count && status == ENG_OK; i++) {
    put_overlap(eng__writer_buffer(writer), &sum->overlaps.at[i]);
    status = eng__writer_settle(writer, err);
  }
  return status;
}

static void put_finish(eng__buffer *out, const eng__coverage_sum *sum) {
  uint64_t dead = 0;
  for (size_t i = 0; i < sum->branches.count; i++) dead += sum->branches.at[i].count == 0;
  eng__buffer_add_string(out, "{\"type\":\"finish\"");
  eng__json_write_number(out, "branches", sum->branches.count);
  eng__json_write_number(out, "dead", dead);
  eng__json_write_number(out, "overlaps", sum->overlaps.count);
  if (sum->cut) eng__json_write_number(out, "cut", sum->cut);
  eng__buffer_add_string(out, "}\n");
}

eng_status eng__coverage_write(eng__coverage_sum *sum, const char *path, eng_error *err) {
  eng__writer *writer = NULL;
  eng_status status = path ? eng__writer_open_file(&writer, path, err)
                           : eng__writer_open_fd(&writer, STDOUT_FILENO, err);
  if (status != ENG_OK) return status;
  put_head(eng__writer_buffer(writer), sum);
  status = put_branches(writer, sum, false, err);
  if (status == ENG_OK) status = put_branches(writer, sum, true, err);
  if (status == ENG_OK) status = put_overlaps(writer, sum, err);
  if (status == ENG_OK) {
    put_finish(eng__writer_buffer(writer), sum);
    status = eng__writer_commit(writer, err);
  }
  if (!path && eng__writer_closed_pipe(writer)) status = ENG_OK; /* the reader has seen enough */
  eng__writer_close(writer);
  return status;
}
