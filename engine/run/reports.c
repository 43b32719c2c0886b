/* Groups go in batches, through the slot in which documents came before; each is answered by one
 * frame, in order. When the worker dies its batch goes on group by group, and one that kills a
 * worker alone becomes a problem. */
#include "run/reports.h"

#include "base/json.h"
#include "output/sorter.h"
#include "run/clock.h"
#include "run/death.h"
#include "run/say.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
  BATCH_BYTES = 256 << 10,
  BATCH_GROUPS = 512,
  WALL_FACTOR = 10,
  BYTES_PER_SECOND = 4 << 20, /* as for documents */
  READ_BYTES = 64 << 10,
  LOOK_MS = 200,
  SHOWN_KEY = 60 /* bytes of a key in a message */
};

typedef struct waiting_group {
  uint32_t rule;
  uint64_t order;
  size_t at, key, uses, end; /* in `batch` */
} waiting_group;

struct eng__reports {
  eng__crew *crew;
  eng__sorter *rows;
  eng__buffer batch;
  ENG__VEC(waiting_group) groups;
  size_t done;
  bool solo;
  eng__buffer results, record, hits;
};

eng_status eng__reports_open(eng__reports **out, eng__crew *crew, bool spawn, eng_error *err) {
  eng__reports *reports = calloc(1, sizeof *reports);
  *out = reports;
  if (!reports) return eng__fail_nomem(err);
  reports->crew = crew;
  if (spawn && !eng__crew_spawn(crew, 0))
    return eng__fail(err, ENG_RULE, "the loader process is gone");
  return eng__sorter_open(&reports->rows, err);
}

void eng__reports_close(eng__reports *reports) {
  if (!reports) return;
  eng__sorter_close(reports->rows);
  eng__vec_free(&reports->groups);
  eng__buffer_free(&reports->batch);
  eng__buffer_free(&reports->results);
  eng__buffer_free(&reports->record);
  eng__buffer_free(&reports->hits);
  free(reports);
}

/* ---- Rows ---- */

static eng_status add_row(eng__reports *reports, uint32_t rule, uint64_t order,
                          const eng__reported_row *row, eng_error *err) {
  char place[12];
  for (int i = 0; i < 4; i++) place[i] = (char)(rule >> (24 - 8 * i));
  for (int i = 0; i < 8; i++) place[4 + i] = (char)(order >> (56 - 8 * i));
  eng__buffer *out = &reports->record;
  eng__buffer_clear(out);
  eng__wire_u32(out, rule);
  eng__wire_slice(out, row->key);
  eng__wire_slice(out, row->hits);
  eng__wire_slice(out, row->data);
  eng__wire_slice(out, row->kind);
  eng__wire_slice(out, row->message);
  if (out->failed) return eng__fail_nomem(err);
  return eng__sorter_add(reports->rows, (eng__slice){place, sizeof place}, eng__buffer_slice(out),
                         err);
}

/* A problem names the group by the beginning of its key. */
static eng_status add_problem(eng__reports *reports, uint32_t rule, uint64_t order, eng__slice key,
                              eng__slice kind, eng__slice message, eng_error *err) {
  eng__buffer text = {0};
  size_t len = key.len < SHOWN_KEY ? key.len : SHOWN_KEY;
  while (len && len < key.len && ((unsigned char)key.at[len] & 0xC0) == 0x80) len--;
  eng__buffer_add_slice(&text, message);
  eng__buffer_add_string(&text, " (group '");
  eng__buffer_add(&text, key.at, len);
  eng__buffer_add_string(&text, len < key.len ? "…')" : "')");
  eng__reported_row row = {.rule = rule, .key = key, .kind = kind};
  row.message = eng__buffer_slice(&text);
  eng_status status = text.failed ? eng__fail_nomem(err) : add_row(reports, rule, order, &row, err);
  eng__buffer_free(&text);
  return status;
}

/* [[doc,id],…] of the uses. */
static void write_hits(eng__buffer *out, eng__slice uses) {
  eng__wire in = {uses.at, uses.at + uses.len, false};
  eng__buffer_clear(out);
  eng__buffer_add_byte(out, '[');
  while (in.at < in.end && !in.bad) {
    eng__use use;
    eng__get_use(&in, &use);
    eng__buffer_add_string(out, out->len > 1 ? ",[" : "[");
    eng__json_write_string(out, use.doc);
    eng__buffer_printf(out, ",\"%016" PRIx64 "\"]", use.fingerprint);
  }
  eng__buffer_add_byte(out, ']');
}

static eng__slice part(const eng__reports *reports, size_t from, size_t to) {
  return eng__slice_cut(eng__buffer_slice(&reports->batch), from, to);
}

static eng__slice key_of(const eng__reports *reports, const waiting_group *group) {
  eng__slice bytes = part(reports, group->key, group->end);
  eng__wire in = {bytes.at, bytes.at + bytes.len, false};
  return eng__wire_get_slice(&in);
}

/* ---- Talking to the worker ---- */

static uint64_t deadline(const eng__reports *reports) {
  const waiting_group *group = &reports->groups.at[reports->done];
  uint64_t cpu = reports->crew->options.timeout_ms +
                 (uint64_t)(group->end - group->at) * 1000 / BYTES_PER_SECOND;
  return eng__now_ms() + WALL_FACTOR * cpu;
}

static eng_status send_groups(const eng__reports *reports, size_t count, eng_error *err) {
  eng__buffer out = {0};
  const waiting_group *first = &reports->groups.at[reports->done];
  size_t end = reports->groups.at[reports->done + count - 1].end;
  size_t frame = eng__wire_begin(&out, ENG__MSG_GROUPS);
  eng__wire_u64(&out, first->at);
  eng__wire_u64(&out, end - first->at);
  eng__wire_u32(&out, (uint32_t)reports->done);
  eng__wire_u32(&out, (uint32_t)count);
  eng__wire_end(&out, frame);
  bool sent =
      !out.failed && eng__wire_send(reports->crew->seats[0].task_write, eng__buffer_slice(&out));
  eng_status status = out.failed ? eng__fail_nomem(err) : ENG_OK;
  eng__buffer_free(&out);
  if (status == ENG_OK && !sent) status = eng__fail(err, ENG_RULE, "the worker's pipe is gone");
  return status;
}

static void say_logs(eng__wire *in) {
  uint32_t count = eng__wire_get_u32(in);
  for (uint32_t i = 0; i < count && !in->bad; i++) {
    eng__slice rule = eng__wire_get_slice(in), line = eng__wire_get_slice(in);
    eng__say("[%.*s] %.*s", (int)rule.len, rule.at, (int)line.len, line.at);
  }
}

/* What the worker answered to the group that is due. False: no honest worker says this. */
static bool take_answer(eng__reports *reports, eng__wire *in, eng_status *status, eng_error *err) {
  uint32_t number = eng__wire_get_u32(in);
  eng__slice kind = eng__wire_get_slice(in), message = eng__wire_get_slice(in);
  eng__slice data = eng__wire_get_slice(in);
  if (in->bad || reports->done >= reports->groups.count || number != reports->done) return false;
  if (data.len && (data.at[0] != '{' || !eng__json_valid(data))) return false;
  const waiting_group *group = &reports->groups.at[reports->done++];
  eng__reported_row row = {.rule = group->rule, .key = key_of(reports, group), .data = data};
  say_logs(in);
  if (kind.len) {
    *status = add_problem(reports, group->rule, group->order, row.key, kind, message, err);
  } else if (data.len) {
    write_hits(&reports->hits, part(reports, group->uses, group->end));
    row.hits = eng__buffer_slice(&reports->hits);
    *status = reports->hits.failed ? eng__fail_nomem(err)
                                   : add_row(reports, group->rule, group->order, &row, err);
  }
  return true;
}

/* Takes what came; false when the worker says what it may not say. */
static bool take_frames(eng__reports *reports, eng_status *status, eng_error *err) {
  size_t used = 0;
  uint32_t type;
  eng__wire in;
  bool broken = false;
  while (*status == ENG_OK && !broken &&
         eng__wire_frame(eng__buffer_slice(&reports->results), &used, &type, &in, &broken)) {
    if (type == ENG__MSG_READY) continue;
    if (type != ENG__MSG_ROW || !take_answer(reports, &in, status, err)) broken = true;
  }
  memmove(reports->results.at, reports->results.at + used, reports->results.len - used);
  reports->results.len -= used;
  return !broken;
}

/* Reads what the pipe holds. */
static bool read_results(eng__reports *reports, eng_status *status, eng_error *err) {
  for (;;) {
    char *room = eng__buffer_reserve(&reports->results, READ_BYTES);
    if (!room) *status = eng__fail_nomem(err);
    if (!room) return true;
    ssize_t n = read(reports->crew->seats[0].result_read, room, READ_BYTES);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno != EAGAIN) *status = eng__fail_worker_read(err);
    if (n <= 0) return true;
    reports->results.len += (size_t)n;
    if (!take_frames(reports, status, err)) return false;
    if (n < READ_BYTES / 4 || *status != ENG_OK) return true;
  }
}

/* The worker is gone: another takes its seat, and the group it was at gets one chance alone. */
static eng_status replace(eng__reports *reports, int wait_status, bool late, eng_error *err) {
  char text[160];
  eng__crew *crew = reports->crew;
  const waiting_group *group = &reports->groups.at[reports->done];
  eng__buffer_clear(&reports->results);
  eng__empty_task_pipe(&crew->seats[0]);
  if (reports->done < reports->groups.count && reports->solo) {
    const char *kind = eng__describe_death(wait_status, late, text, sizeof text);
    eng_status status = add_problem(reports, group->rule, group->order, key_of(reports, group),
                                    eng__slice_of(kind), eng__slice_of(text), err);
    if (status != ENG_OK) return status;
    reports->done++;
  }
  reports->solo = true;
  if (!eng__crew_spawn(crew, 0)) return eng__fail(err, ENG_RULE, "the loader process is gone");
  return ENG_OK;
}

/* Waits until the groups up to `until` are answered, or the worker died. */
static eng_status await(eng__reports *reports, size_t until, bool *died, int *wait_status,
                        bool *late, eng_error *err) {
  eng__crew *crew = reports->crew;
  const volatile int *interrupted = crew->options.interrupted;
  uint64_t due = deadline(reports);
  size_t seen = reports->done;
  eng_status status = ENG_OK;
  *died = *late = false;
  while (status == ENG_OK && reports->done < until && !*died) {
    if (interrupted && *interrupted) return eng__fail(err, ENG_IO, "interrupted");
    struct pollfd pollers[2] = {{crew->seats[0].result_read, POLLIN, 0},
                                {crew->news_read, POLLIN, 0}};
    int n = poll(pollers, 2, LOOK_MS);
    if (n < 0 && errno != EINTR) return eng__fail(err, ENG_IO, "poll: %s", strerror(errno));
    if (n > 0 && pollers[0].revents && !read_results(reports, &status, err))
      eng__crew_kill(crew, 0);
    if (seen != reports->done && reports->done < until) due = deadline(reports);
    seen = reports->done;
    if (!*late && eng__now_ms() >= due) *late = eng__crew_kill(crew, 0);
    if (n <= 0 || !pollers[1].revents) continue;
    eng__news news;
    if (!eng__crew_news(crew, &news)) return eng__fail(err, ENG_RULE, "the loader process is gone");
    if (news.type != ENG__MSG_DIED || news.seat != 0) continue;
    (void)read_results(reports, &status, err); /* what it had said before it died counts */
    *died = true;
    *wait_status = news.wait_status;
  }
  return status;
}

/* Everything that waits is answered. */
static eng_status flush(eng__reports *reports, eng_error *err) {
  eng_status status = ENG_OK;
  if (reports->groups.count)
    memcpy(reports->crew->seats[0].slots[0], reports->batch.at, reports->batch.len);
  reports->done = 0;
  reports->solo = false;
  while (status == ENG_OK && reports->done < reports->groups.count) {
    size_t count = reports->solo ? 1 : reports->groups.count - reports->done;
    bool died, late;
    int wait_status = 0;
    status = send_groups(reports, count, err);
    if (status == ENG_OK)
      status = await(reports, reports->done + count, &died, &wait_status, &late, err);
    if (status == ENG_OK && died) status = replace(reports, wait_status, late, err);
  }
  reports->groups.count = 0;
  eng__buffer_clear(&reports->batch);
  return status;
}

/* ---- Groups in ---- */

eng_status eng__reports_add(void *context, const eng__group *group, eng_error *err) {
  eng__reports *reports = context;
  size_t size = group->key.len + group->uses.len + 32;
  if (group->too_large || size > ENG__GROUP_BYTES)
    return add_problem(reports, group->rule, group->order, group->key, ENG__SLICE("memory"),
                       ENG__SLICE("the values of one group are more than fit into memory"), err);
  eng_status status = ENG_OK;
  bool full = reports->batch.len + size > BATCH_BYTES || reports->groups.count == BATCH_GROUPS;
  if (full && reports->groups.count) status = flush(reports, err);
  if (status != ENG_OK) return status;
  eng__buffer *out = &reports->batch;
  waiting_group waiting = {.rule = group->rule, .order = group->order, .at = out->len};
  eng__wire_u32(out, group->rule);
  waiting.key = out->len;
  eng__wire_slice(out, group->key);
  eng__wire_u32(out, group->count);
  waiting.uses = out->len;
  eng__buffer_add_slice(out, group->uses);
  waiting.end = out->len;
  if (out->failed || !eng__vec_push(&reports->groups, waiting)) return eng__fail_nomem(err);
  return ENG_OK;
}

/* ---- Rows out ---- */

typedef struct taking {
  eng__take_row *take;
  void *context;
} taking;

static eng_status take_record(void *context, eng__slice record, eng_error *err) {
  const taking *t = context;
  eng__wire in = {record.at, record.at + record.len, false};
  eng__reported_row row = {.rule = eng__wire_get_u32(&in)};
  row.key = eng__wire_get_slice(&in);
  row.hits = eng__wire_get_slice(&in);
  row.data = eng__wire_get_slice(&in);
  row.kind = eng__wire_get_slice(&in);
  row.message = eng__wire_get_slice(&in);
  return t->take(t->context, &row, err);
}

eng_status eng__reports_end(eng__reports *reports, eng__take_row *take, void *context,
                            eng_error *err) {
  taking t = {take, context};
  eng_status status = flush(reports, err);
  return status == ENG_OK ? eng__sorter_end(reports->rows, take_record, &t, err) : status;
}
