/* A worker: takes batches of documents out of shared memory and sends one frame for each. It opens
 * nothing and keeps nothing from one document to the next. */
#include "run/confine.h"
#include "run/clock.h"
#include "run/crew.h"
#include "run/examples.h"
#include "run/job.h"
#include "run/stopwatch.h"

#include <signal.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum {
  SEND_BYTES = 64 << 10,     /* frames are gathered up to this, */
  SEND_MS = 50,              /* or for so long: the parent waits for them by the clock */
  BYTES_PER_SECOND = 4 << 20 /* of a document: one more second of CPU time */
};

typedef struct worker {
  eng__desk desk;
  eng__seat *seat;
  eng__buffer orders;
  uint64_t sent_ms; /* when frames went out last */
} worker;

static void flush(worker *self) {
  eng__buffer *out = &self->desk.out;
  bool sent = !out->failed && eng__wire_send(self->seat->result_write, eng__buffer_slice(out));
  if (!sent) _exit(out->failed ? ENG__EXIT_MEMORY : ENG__EXIT_LOST);
  eng__buffer_clear(out);
  self->sent_ms = eng__now_ms();
}

static void run_job(worker *self, eng__job *job) {
  eng__desk *desk = &self->desk;
  uint64_t limit = desk->crew->options.timeout_ms + job->bytes.len * 1000 / BYTES_PER_SECOND;
  eng_error err = {ENG_OK, ""};
  eng__arena_reset(&desk->arena);
  eng__buffer_clear(&desk->logs);
  desk->crew->log_count = 0;
  self->seat->status->rule = -1;
  self->seat->status->document = job->index + 1;
  size_t frame = eng__wire_begin(&desk->out, ENG__MSG_DOCUMENT);
  size_t body = desk->out.len;
  eng__stopwatch_start(limit);
  eng_status status = eng__job_do(desk, job, &err);
  eng__stopwatch_start(0);
  if (status == ENG_NOMEM) {
    desk->out.len = frame;
    desk->out.failed = false;
    flush(self);
    _exit(ENG__EXIT_MEMORY); /* the document gets another try, alone */
  }
  if (status != ENG_OK) {
    eng__document_clear(&desk->document);
    desk->out.failed = false;
    desk->out.len = body;
    eng__job_fail(desk, job, status, &err);
  }
  eng__wire_end(&desk->out, frame);
  if (desk->out.len >= SEND_BYTES || eng__now_ms() - self->sent_ms >= SEND_MS) flush(self);
}

/* ---- Batches ---- */

static bool next_job(worker *self, eng__wire *in, const char *slot, eng__job *job) {
  *job = (eng__job){0};
  job->index = eng__wire_get_u32(in);
  job->record = eng__wire_get_u32(in) != 0;
  job->doc = eng__wire_get_slice(in);
  uint64_t offset = eng__wire_get_u64(in), len = eng__wire_get_u64(in);
  if (in->bad || offset > self->desk.crew->slot_size || len > self->desk.crew->slot_size - offset)
    return false;
  job->bytes = (eng__slice){slot + offset, (size_t)len};
  job->head.index = job->index;
  return true;
}

static void run_batch(worker *self, eng__wire *in) {
  uint32_t slot = eng__wire_get_u32(in), count = eng__wire_get_u32(in);
  if (slot >= ENG__SLOTS) _exit(ENG__EXIT_LOST);
  for (uint32_t i = 0; i < count; i++) {
    eng__job job;
    if (!next_job(self, in, self->seat->slots[slot], &job)) _exit(ENG__EXIT_LOST);
    run_job(self, &job);
  }
  flush(self);
}

static void run_examples(worker *self, eng__wire *in) {
  uint32_t rule = eng__wire_get_u32(in);
  self->seat->status->document = rule + 1;
  size_t frame = eng__wire_begin(&self->desk.out, ENG__MSG_REPORT);
  eng__examples_run(self->desk.rules, rule, self->desk.crew->options.timeout_ms,
                    &self->desk.document, &self->desk.out);
  eng__wire_end(&self->desk.out, frame);
  flush(self);
}

/* ---- Groups of values ---- */

typedef ENG__VEC(eng__use) use_list;

/* A group as it stands in the slot: rule, key, count, uses. */
static bool read_group(eng__wire *in, uint32_t *rule, eng__slice *key, use_list *uses) {
  *rule = eng__wire_get_u32(in);
  *key = eng__wire_get_slice(in);
  uint32_t count = eng__wire_get_u32(in);
  uses->count = 0;
  for (uint32_t i = 0; i < count && !in->bad; i++) {
    eng__use use;
    eng__get_use(in, &use);
    if (!eng__vec_push(uses, use)) _exit(ENG__EXIT_MEMORY);
  }
  return !in->bad;
}

static void run_group(worker *self, uint32_t number, eng__wire *in, use_list *uses) {
  eng__desk *desk = &self->desk;
  uint32_t rule;
  eng__slice key;
  eng__reported reported;
  const char *from = in->at;
  if (!read_group(in, &rule, &key, uses) || rule >= eng__ruleset_count(desk->rules) ||
      !eng__ruleset_rule(desk->rules, rule)->aggregate)
    _exit(ENG__EXIT_LOST);
  uint64_t bytes = (uint64_t)(in->at - from);
  self->seat->status->rule = (int32_t)rule;
  self->seat->status->document = number + 1;
  eng__buffer_clear(&desk->logs);
  desk->crew->log_count = 0;
  eng__stopwatch_start(desk->crew->options.timeout_ms + bytes * 1000 / BYTES_PER_SECOND);
  eng_status status =
      eng__ruleset_report(desk->rules, rule, key, uses->at, uses->count, &reported, NULL);
  eng__stopwatch_start(0);
  if (status != ENG_OK) _exit(ENG__EXIT_MEMORY);
  size_t frame = eng__wire_begin(&desk->out, ENG__MSG_ROW);
  eng__wire_u32(&desk->out, number);
  eng__wire_string(&desk->out, reported.kind);
  eng__wire_string(&desk->out, reported.problem);
  eng__wire_slice(&desk->out, reported.data);
  eng__wire_u32(&desk->out, desk->crew->log_count);
  eng__buffer_add_slice(&desk->out, eng__buffer_slice(&desk->logs));
  eng__wire_end(&desk->out, frame);
  if (desk->out.len >= SEND_BYTES || eng__now_ms() - self->sent_ms >= SEND_MS) flush(self);
}

static void run_groups(worker *self, eng__wire *in) {
  uint64_t offset = eng__wire_get_u64(in), len = eng__wire_get_u64(in);
  uint32_t first = eng__wire_get_u32(in), count = eng__wire_get_u32(in);
  size_t size = self->desk.crew->slot_size;
  if (in->bad || offset > size || len > size - offset) _exit(ENG__EXIT_LOST);
  const char *at = self->seat->slots[0] + offset;
  eng__wire groups = {at, at + len, false};
  use_list uses = {0};
  for (uint32_t i = 0; i < count; i++) run_group(self, first + i, &groups, &uses);
  eng__vec_free(&uses);
  flush(self);
}

static void finish(worker *self) {
  size_t frame = eng__wire_begin(&self->desk.out, ENG__MSG_STATS);
  size_t count = eng__ruleset_count(self->desk.rules);
  eng__wire_u32(&self->desk.out, (uint32_t)count);
  for (size_t i = 0; i < count; i++) {
    const eng__rule_stats *stats = eng__ruleset_stats(self->desk.rules, i);
    eng__wire_u64(&self->desk.out, stats->candidates);
    eng__wire_u64(&self->desk.out, stats->hits);
    eng__wire_u64(&self->desk.out, stats->documents);
    eng__wire_u64(&self->desk.out, stats->nanoseconds);
  }
  eng__wire_end(&self->desk.out, frame);
  flush(self);
  _exit(0);
}

static void become_worker(eng__crew *crew, unsigned number, pid_t loader) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != loader) _exit(ENG__EXIT_LOST);
  close(crew->order_read);
  close(crew->news_write);
  for (unsigned i = 0; i < crew->options.workers; i++)
    if (i != number) {
      close(crew->seats[i].task_read);
      close(crew->seats[i].result_write);
      if (crew->seats[i].handle >= 0) close(crew->seats[i].handle);
    }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Last of all, since nothing that prepares a worker is allowed afterwards. One that does not get
 * what its loader got does not begin. */
static void confine(const eng__crew *crew) {
  if (eng__confine_worker(crew->layers, eng__crew_memory(&crew->options)) != crew->layers)
    _exit(ENG__EXIT_MEMORY);
}

void eng__worker_main(eng__crew *crew, unsigned number, eng__ruleset *rules) {
  become_worker(crew, number, getppid());
  worker self = {.desk = {.crew = crew, .rules = rules}, .seat = &crew->seats[number]};
  crew->log = &self.desk.logs;
  self.seat->status->document = 0;
  eng__stopwatch_install(rules, self.seat->status);
  eng__stopwatch_note_crashes();
  confine(crew);
  eng__wire_end(&self.desk.out, eng__wire_begin(&self.desk.out, ENG__MSG_READY));
  flush(&self);
  uint32_t type;
  eng__wire in;
  while (eng__wire_receive(self.seat->task_read, &self.orders, &type, &in)) {
    if (type == ENG__MSG_BATCH) run_batch(&self, &in);
    else if (type == ENG__MSG_EXAMPLES) run_examples(&self, &in);
    else if (type == ENG__MSG_GROUPS) run_groups(&self, &in);
    else if (type == ENG__MSG_FINISH) finish(&self);
    else _exit(ENG__EXIT_LOST);
  }
  _exit(0);
}
