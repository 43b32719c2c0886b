/* A worker: takes batches of documents out of shared memory, applies the rules, and sends one frame
 * for each document. It opens nothing and keeps nothing from one document to the next. */
#include "run/context.h"
#include "run/crew.h"
#include "run/examples.h"
#include "run/stopwatch.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
  SEND_BYTES = 64 << 10,     /* frames are gathered up to this */
  BYTES_PER_SECOND = 4 << 20 /* of a document: one more second of CPU time */
};

typedef struct worker {
  eng__crew *crew;
  eng__seat *seat;
  eng__ruleset *rules;
  eng_document document;
  eng__arena arena; /* one document's record and meta */
  eng__buffer out, task, logs;
  ENG__VEC(eng__slice) meta; /* pairs of the document */
  ENG__VEC(eng__result_group) groups;
} worker;

static void flush(worker *self) {
  bool sent =
      !self->out.failed && eng__wire_send(self->seat->result_write, eng__buffer_slice(&self->out));
  if (!sent) _exit(self->out.failed ? ENG__EXIT_MEMORY : ENG__EXIT_LOST);
  eng__buffer_clear(&self->out);
}

/* --- One document. ------------------------------------------------------------------------------
 */

/* What the batch says of a document, and what is found out about it. */
typedef struct job {
  uint32_t index;
  bool record;
  eng__slice doc, bytes;
  eng__document_head head;
  eng__result_problem reading; /* of decoding or of the record; no kind: none */
  char message[160];
} job;

static void set_problem(job *task, const char *kind, int64_t offset) {
  task->reading = (eng__result_problem){
      .offset = offset, .kind = eng__slice_of(kind), .message = eng__slice_of(task->message)};
}

static void note_broken_bytes(worker *self, job *task) {
  size_t first, count = eng_document_broken_bytes(&self->document, &first);
  if (!count) return;
  snprintf(task->message, sizeof task->message,
           "%zu byte%s not UTF-8 (first at byte %zu); read as U+FFFD", count,
           count == 1 ? " is" : "s are", first);
  set_problem(task, "encoding", (int64_t)first);
}

static void note_surrogates(job *task, const eng__record *record) {
  if (!record->lone_surrogates) return;
  snprintf(task->message, sizeof task->message,
           "%zu lone surrogate%s in the record's text; read as U+FFFD", record->lone_surrogates,
           record->lone_surrogates == 1 ? "" : "s");
  set_problem(task, "encoding", (int64_t)record->first_lone_surrogate);
}

static eng_status add_meta(worker *self, const eng__slice *pairs, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t at = 0;
    while (at < self->meta.count && !eng__slice_equal(self->meta.at[at], pairs[2 * i])) at += 2;
    if (at == self->meta.count && (!eng__vec_push(&self->meta, pairs[2 * i]) ||
                                   !eng__vec_push(&self->meta, pairs[2 * i + 1])))
      return ENG_NOMEM;
    self->meta.at[at + 1] = pairs[2 * i + 1];
  }
  return ENG_OK;
}

/* A record's own fields first; --meta adds to them and wins. */
static eng_status find_meta(worker *self, job *task, const eng__record *record) {
  self->meta.count = 0;
  task->head.meta_row = -1;
  eng_status status = record ? add_meta(self, record->meta, record->meta_count) : ENG_OK;
  const eng__meta *table = self->crew->options.meta;
  if (status != ENG_OK || !table) return status;
  const eng__slice *pairs = NULL;
  size_t count = 0;
  eng__slice doc = task->head.doc.len ? task->head.doc : task->doc;
  task->head.meta_row = eng__meta_find(table, doc, &pairs, &count);
  return task->head.meta_row < 0 ? ENG_OK : add_meta(self, pairs, count);
}

static eng_status read_record(worker *self, job *task, bool *readable, eng_error *err) {
  eng__record record;
  eng_status status =
      eng__record_read(&record, task->bytes, &self->crew->options.fields, &self->arena, err);
  if (status != ENG_OK) return status;
  if (record.has_id) task->head.doc = record.id;
  *readable = record.state == ENG__RECORD_READ;
  if (record.state == ENG__RECORD_NO_TEXT) task->head.skipped = true;
  if (record.state == ENG__RECORD_BROKEN) {
    task->head.failed = true;
    snprintf(task->message, sizeof task->message, "%s",
             record.message ? record.message : "not a record");
    set_problem(task, "unreadable", (int64_t)record.offset);
  }
  if (!*readable) return ENG_OK;
  status = eng__document_read_utf8(&self->document, record.text, err);
  if (status == ENG_OK) status = find_meta(self, task, &record);
  if (status == ENG_OK) {
    note_broken_bytes(self, task);
    note_surrogates(task, &record);
  }
  return status;
}

static eng_status read_text(worker *self, job *task, bool *readable, eng_error *err) {
  *readable = true;
  eng_status status = eng__document_read(&self->document, task->bytes, err);
  if (status == ENG_OK) status = find_meta(self, task, NULL);
  if (status == ENG_OK) note_broken_bytes(self, task);
  return status;
}

/* --- Its frame. ----------------------------------------------------------------------------------
 */

static eng_status place_span(worker *self, eng_span span, uint64_t *start_byte, uint64_t *end_byte,
                             uint64_t *start_char, uint64_t *end_char, eng_place *start,
                             eng_error *err) {
  eng_place end;
  eng_status status = eng_document_place(&self->document, span.start, start, err);
  if (status == ENG_OK) status = eng_document_place(&self->document, span.end, &end, err);
  if (status != ENG_OK) return status;
  *start_byte = start->byte;
  *start_char = start->ch;
  *end_byte = eng__decoding_raw_end(&self->document.decoding, span.end);
  *end_char = end.ch;
  return ENG_OK;
}

static eng_status fill_groups(worker *self, const eng__annotation *a, eng_error *err) {
  self->groups.count = 0;
  for (size_t i = 0; i < a->group_count; i++) {
    const eng__annotation_group *from = &a->groups[i];
    eng__result_group group = {
        .name = from->name,
        .entity = from->entity,
        .text = eng__slice_cut(self->document.text, from->text.start, from->text.end)};
    eng_place start;
    eng_status status = place_span(self, from->text, &group.start_byte, &group.end_byte,
                                   &group.start_char, &group.end_char, &start, err);
    if (status != ENG_OK) return status;
    if (!eng__vec_push(&self->groups, group)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

static eng_status put_annotation(worker *self, const eng__annotation *a, eng_error *err) {
  const eng__crew_options *options = &self->crew->options;
  eng__result_hit hit = {.id = a->fingerprint,
                         .folded = a->folded,
                         .entity = a->entity,
                         .form = a->form,
                         .score = a->score,
                         .note = a->note,
                         .text = eng__slice_cut(self->document.text, a->text.start, a->text.end)};
  eng_status status = fill_groups(self, a, err);
  eng_place start;
  if (status == ENG_OK)
    status = place_span(self, a->text, &hit.start_byte, &hit.end_byte, &hit.start_char,
                        &hit.end_char, &start, err);
  if (status == ENG_OK)
    status = eng__context_of(&self->document, a->text, options->context, options->context_words,
                             &hit, err);
  if (status != ENG_OK) return status;
  hit.line = start.line;
  hit.column = start.column;
  hit.groups = self->groups.at;
  hit.group_count = self->groups.count;
  eng__put_hit(&self->out, &hit, a->rule);
  return ENG_OK;
}

static eng_status put_apply_problem(worker *self, const eng__apply_problem *p, eng_error *err) {
  eng__result_problem problem = {
      .offset = -1, .kind = eng__slice_of(p->kind), .message = p->message};
  if (p->rule >= 0)
    problem.rule = eng__slice_of(eng__ruleset_rule(self->rules, (size_t)p->rule)->name);
  if (p->offset >= 0) {
    eng_place place;
    eng_status status = eng_document_place(&self->document, (size_t)p->offset, &place, err);
    if (status != ENG_OK) return status;
    problem.offset = (int64_t)place.byte;
  }
  eng__put_problem(&self->out, &problem);
  return ENG_OK;
}

static eng_status fill_head(worker *self, job *task, const eng__applied *applied, eng_error *err) {
  const eng__crew_options *options = &self->crew->options;
  eng__document_head *head = &task->head;
  head->bytes = task->record ? self->document.raw.len : task->bytes.len;
  head->hit_count = (uint32_t)applied->annotation_count;
  head->problem_count = (task->reading.kind.len ? 1 : 0) + (uint32_t)applied->problem_count;
  head->log_count = self->crew->log_count;
  if (self->document.decoding.encoding != ENG__UTF8)
    head->encoding = eng__slice_of(eng__encoding_name(self->document.decoding.encoding));
  if (options->want_doc) {
    head->lang = eng__slice_of(eng__document_lang(&self->document));
    head->words = eng__document_word_count(&self->document);
    eng_status status = eng__document_need_sentences(&self->document, err);
    if (status != ENG_OK) return status;
    head->sentences = self->document.sentences.count;
  }
  if (options->want_doc || (options->want_meta && head->hit_count))
    head->meta_count = (uint32_t)(self->meta.count / 2);
  return ENG_OK;
}

static eng_status put_document(worker *self, job *task, const eng__applied *applied,
                               eng_error *err) {
  eng_status status = fill_head(self, task, applied, err);
  if (status != ENG_OK) return status;
  eng__put_head(&self->out, &task->head);
  for (size_t i = 0; i < 2 * (size_t)task->head.meta_count; i++)
    eng__wire_slice(&self->out, self->meta.at[i]);
  if (task->reading.kind.len) eng__put_problem(&self->out, &task->reading);
  for (size_t i = 0; status == ENG_OK && i < applied->problem_count; i++)
    status = put_apply_problem(self, &applied->problems[i], err);
  for (size_t i = 0; status == ENG_OK && i < applied->annotation_count; i++)
    status = put_annotation(self, &applied->annotations[i], err);
  eng__buffer_add_slice(&self->out, eng__buffer_slice(&self->logs));
  return status == ENG_OK && self->out.failed ? eng__fail_nomem(err) : status;
}

/* Reads, applies, writes the frame. When memory is out the half-written frame is taken back. */
static eng_status do_document(worker *self, job *task, eng_error *err) {
  bool readable = false;
  eng__applied applied = {0};
  eng_status status = task->record ? read_record(self, task, &readable, err)
                                   : read_text(self, task, &readable, err);
  if (status == ENG_OK && readable) {
    eng__document_info info = {task->head.doc.len ? task->head.doc : task->doc, self->meta.at,
                               self->meta.count / 2};
    status = eng__ruleset_apply(self->rules, &self->document, &info, &applied, err);
  }
  if (status != ENG_OK) return status;
  if (!readable) {
    task->head.problem_count = task->reading.kind.len ? 1 : 0;
    task->head.meta_row = -1;
    eng__put_head(&self->out, &task->head);
    if (task->reading.kind.len) eng__put_problem(&self->out, &task->reading);
    return ENG_OK;
  }
  return put_document(self, task, &applied, err);
}

/* A document that could not be gone through at all: its frame says why and nothing else. */
static void put_failure(worker *self, job *task, eng_status status, const eng_error *err) {
  const char *kind = status == ENG_LIMIT     ? "too_large"
                     : status == ENG_TIMEOUT ? "timeout"
                                             : "memory";
  task->head = (eng__document_head){.index = task->index,
                                    .failed = true,
                                    .meta_row = -1,
                                    .problem_count = 1,
                                    .bytes = task->bytes.len};
  eng__result_problem problem = {
      .offset = -1, .kind = eng__slice_of(kind), .message = eng__slice_of(err->message)};
  eng__put_head(&self->out, &task->head);
  eng__put_problem(&self->out, &problem);
}

static void run_task(worker *self, job *task) {
  uint64_t limit = self->crew->options.timeout_ms + task->bytes.len * 1000 / BYTES_PER_SECOND;
  eng_error err = {ENG_OK, ""};
  eng__arena_reset(&self->arena);
  eng__buffer_clear(&self->logs);
  self->crew->log_count = 0;
  self->seat->status->rule = -1;
  self->seat->status->document = task->index + 1;
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_DOCUMENT);
  size_t body = self->out.len;
  eng__stopwatch_start(limit);
  eng_status status = do_document(self, task, &err);
  eng__stopwatch_start(0);
  if (status != ENG_OK) {
    eng__document_clear(&self->document);
    self->out.failed = false;
    self->out.len = body;
    put_failure(self, task, status, &err);
  }
  eng__wire_end(&self->out, frame);
  if (self->out.len >= SEND_BYTES) flush(self);
}

/* --- Batches.
 * -------------------------------------------------------------------------------------- */

static bool next_task(worker *self, eng__wire *in, const char *slot, job *task) {
  *task = (job){0};
  task->index = eng__wire_get_u32(in);
  task->record = eng__wire_get_u32(in) != 0;
  task->doc = eng__wire_get_slice(in);
  uint64_t offset = eng__wire_get_u64(in), len = eng__wire_get_u64(in);
  if (in->bad || offset > self->crew->slot_size || len > self->crew->slot_size - offset)
    return false;
  task->bytes = (eng__slice){slot + offset, (size_t)len};
  task->head.index = task->index;
  return true;
}

static void run_batch(worker *self, eng__wire *in) {
  uint32_t slot = eng__wire_get_u32(in), count = eng__wire_get_u32(in);
  if (slot >= ENG__SLOTS) _exit(ENG__EXIT_LOST);
  for (uint32_t i = 0; i < count; i++) {
    job task;
    if (!next_task(self, in, self->seat->slots[slot], &task)) _exit(ENG__EXIT_LOST);
    run_task(self, &task);
  }
  flush(self);
}

static void run_examples(worker *self, eng__wire *in) {
  uint32_t rule = eng__wire_get_u32(in);
  self->seat->status->document = rule + 1;
  eng__stopwatch_start(self->crew->options.timeout_ms * 10);
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_REPORT);
  eng__examples_run(self->rules, rule, &self->document, &self->out);
  eng__wire_end(&self->out, frame);
  eng__stopwatch_start(0);
  flush(self);
}

static void finish(worker *self) {
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_STATS);
  size_t count = eng__ruleset_count(self->rules);
  eng__wire_u32(&self->out, (uint32_t)count);
  for (size_t i = 0; i < count; i++) {
    const eng__rule_stats *stats = eng__ruleset_stats(self->rules, i);
    eng__wire_u64(&self->out, stats->candidates);
    eng__wire_u64(&self->out, stats->hits);
    eng__wire_u64(&self->out, stats->documents);
    eng__wire_u64(&self->out, stats->limits);
    eng__wire_u64(&self->out, stats->nanoseconds);
  }
  eng__wire_end(&self->out, frame);
  flush(self);
  _exit(0);
}

/* Private memory of the process: its limit keeps a leak or a flood from taking the machine. */
static void limit_memory(const eng__crew_options *options) {
#ifndef __SANITIZE_ADDRESS__
  rlim_t most = options->max_memory + 12 * (rlim_t)options->max_document + ((rlim_t)512 << 20);
  struct rlimit limit = {most, most};
  (void)setrlimit(RLIMIT_DATA, &limit);
#else
  (void)options;
#endif
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
    }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  limit_memory(&crew->options);
}

void eng__worker_main(eng__crew *crew, unsigned number, eng__ruleset *rules) {
  become_worker(crew, number, getppid());
  worker self = {.crew = crew, .seat = &crew->seats[number], .rules = rules};
  crew->log = &self.logs;
  self.seat->status->document = 0;
  eng__stopwatch_install(rules, self.seat->status);
  eng__stopwatch_note_crashes();
  eng__wire_end(&self.out, eng__wire_begin(&self.out, ENG__MSG_READY));
  flush(&self);
  uint32_t type;
  eng__wire in;
  while (eng__wire_receive(self.seat->task_read, &self.task, &type, &in)) {
    if (type == ENG__MSG_BATCH) run_batch(&self, &in);
    else if (type == ENG__MSG_EXAMPLES) run_examples(&self, &in);
    else if (type == ENG__MSG_FINISH) finish(&self);
    else _exit(ENG__EXIT_LOST);
  }
  _exit(0);
}
