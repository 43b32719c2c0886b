#include "run/shift.h"

#include "run/clock.h"
#include "run/death.h"
#include "run/say.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
  WINDOW_PER_SEAT = 8,       /* batches that may wait for an earlier one */
  WALL_FACTOR = 10,          /* wall-clock backstop: this often the CPU time */
  KEPT_SLOT_BYTES = 1 << 20, /* of a slot's memory; what a large document took goes back */
  MOST_EARLY_DEATHS = 3,
  MOST_SOLO_KILLS = 4, /* by SIGKILL, of workers with one document */
  READ_BYTES = 256 << 10,
  IDLE_POLL_MS = 200
};

/* ---- Feeding ---- */

static void set_deadline(eng__shift *shift, eng__post *post) {
  post->deadline_ms = 0;
  if (!post->queued || !post->queue[0]->sent) return;
  eng__batch *batch = post->queue[0];
  size_t waiting = eng__batch_waiting(batch);
  size_t len = waiting < batch->entries.count ? batch->entries.at[waiting].len : 0;
  uint64_t cpu = shift->crew->options.timeout_ms + len * 1000 / (4 << 20);
  post->deadline_ms = eng__now_ms() + WALL_FACTOR * cpu;
}

/* Sends what may be sent: the first batch at once, the second behind it unless one of them must go
 * alone. A pipe that is gone shows as the worker's death. */
static void feed(eng__shift *shift, unsigned seat) {
  eng__post *post = &shift->posts[seat];
  if (!post->alive) return;
  for (unsigned i = 0; i < post->queued; i++) {
    eng__batch *batch = post->queue[i];
    if (batch->sent) {
      if (batch->solo) return;
      continue;
    }
    if (i > 0 && !eng__batch_fits_pipe(batch)) return;
    eng_status status = eng__batch_send(batch, shift->crew->seats[seat].task_write);
    if (status == ENG_NOMEM) shift->trouble = ENG_NOMEM;
    /* It is dead already, or shall be; both come as news. */
    if (status == ENG_IO && !eng__crew_kill(shift->crew, seat)) shift->trouble = ENG_IO;
    if (i == 0) set_deadline(shift, post);
    if (batch->solo) return;
  }
}

/* Reads the next portion; what the journal knows of it is done with. */
static eng_status fill_batch(eng__shift *shift, eng__batch *batch, eng_error *err) {
  char *slot = shift->crew->seats[batch->seat].slots[batch->slot];
  eng_status status = eng__batch_fill(batch, shift->corpus, slot, shift->crew->slot_size,
                                      &shift->corpus_ended, err);
  if (status == ENG_OK && shift->resume)
    status = eng__resume_recall(shift->resume, batch, slot, shift->corpus_ended, err);
  return status;
}

static eng_status fill_post(eng__shift *shift, unsigned seat, eng_error *err) {
  eng__post *post = &shift->posts[seat];
  eng__batch *batch = calloc(1, sizeof *batch);
  if (!batch) return eng__fail_nomem(err);
  batch->number = shift->next_number++;
  batch->seat = seat;
  batch->slot = post->next_slot;
  eng_status status = fill_batch(shift, batch, err);
  if (status == ENG_OK && !eng__vec_push(&shift->window, batch)) status = eng__fail_nomem(err);
  if (status != ENG_OK) {
    eng__batch_clear(batch);
    free(batch);
    return status;
  }
  if (batch->documents == 0) return ENG_OK;
  post->queue[post->queued++] = batch;
  post->next_slot = (post->next_slot + 1) % ENG__SLOTS;
  feed(shift, seat);
  return ENG_OK;
}

/* The seat with the least to do gets the next portion; at most one is read a turn. */
static eng_status feed_someone(eng__shift *shift, bool *fed, eng_error *err) {
  *fed = false;
  if (shift->corpus_ended || shift->window.count >= (size_t)WINDOW_PER_SEAT * shift->count)
    return ENG_OK;
  unsigned best = shift->count;
  for (unsigned i = 0; i < shift->count; i++)
    if (shift->posts[i].queued < ENG__SLOTS &&
        (best == shift->count || shift->posts[i].queued < shift->posts[best].queued))
      best = i;
  if (best == shift->count) return ENG_OK;
  *fed = true;
  return fill_post(shift, best, err);
}

/* ---- Taking results ---- */

static void release_slot(eng__shift *shift, unsigned seat, const eng__batch *batch) {
  if (batch->bytes <= KEPT_SLOT_BYTES) return;
  char *slot = shift->crew->seats[seat].slots[batch->slot];
  (void)madvise(slot + KEPT_SLOT_BYTES, shift->crew->slot_size - KEPT_SLOT_BYTES, MADV_REMOVE);
}

static void finish_head(eng__shift *shift, unsigned seat) {
  eng__post *post = &shift->posts[seat];
  release_slot(shift, seat, post->queue[0]);
  for (unsigned i = 1; i < post->queued; i++) post->queue[i - 1] = post->queue[i];
  post->queued--;
}

static void answer(eng__shift *shift, unsigned seat, eng__entry *entry, eng__slice result) {
  eng__post *post = &shift->posts[seat];
  eng__batch *batch = post->queue[0];
  entry->result = result;
  entry->done = true;
  batch->answered++;
  batch->solo_kills = 0;
  if (batch->answered == batch->documents) finish_head(shift, seat);
  else if (batch->solo) batch->sent = false;
  set_deadline(shift, post);
  feed(shift, seat);
}

/* A frame that no honest worker sends ends that worker: its document is tried again elsewhere. */
static eng_status take_document(eng__shift *shift, unsigned seat, eng__wire frame, eng_error *err) {
  eng__post *post = &shift->posts[seat];
  uint32_t index;
  bool sane = eng__collector_check(shift->collector, frame, &index) && post->queued &&
              index < post->queue[0]->entries.count && !post->queue[0]->entries.at[index].done;
  if (!sane) {
    eng__crew_kill(shift->crew, seat);
    return ENG_OK;
  }
  eng__slice body = {frame.at, (size_t)(frame.end - frame.at)};
  eng__slice kept = eng__arena_copy(&post->queue[0]->arena, body);
  if (!kept.at) return eng__fail_nomem(err);
  post->early_deaths = 0;
  answer(shift, seat, &post->queue[0]->entries.at[index], kept);
  return ENG_OK;
}

static eng_status take_frames(eng__shift *shift, unsigned seat, eng_error *err) {
  eng__post *post = &shift->posts[seat];
  size_t used = 0;
  uint32_t type;
  eng__wire frame;
  bool broken = false;
  eng_status status = ENG_OK;
  while (status == ENG_OK &&
         eng__wire_frame(eng__buffer_slice(&post->results), &used, &type, &frame, &broken)) {
    if (type == ENG__MSG_READY) post->ready = true;
    else if (type == ENG__MSG_DOCUMENT) status = take_document(shift, seat, frame, err);
    else broken = true;
  }
  if (broken) {
    eng__crew_kill(shift->crew, seat);
    used = post->results.len;
  }
  memmove(post->results.at, post->results.at + used, post->results.len - used);
  post->results.len -= used;
  return status;
}

/* Reads all that the pipe holds just now. */
static eng_status drain(eng__shift *shift, unsigned seat, eng_error *err) {
  eng__post *post = &shift->posts[seat];
  for (;;) {
    char *room = eng__buffer_reserve(&post->results, READ_BYTES);
    if (!room) return eng__fail_nomem(err);
    ssize_t n = read(shift->crew->seats[seat].result_read, room, READ_BYTES);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno != EAGAIN) return eng__fail_worker_read(err);
    if (n <= 0) return ENG_OK;
    post->results.len += (size_t)n;
    eng_status status = take_frames(shift, seat, err);
    if (status != ENG_OK) return status;
    if (n < READ_BYTES / 4) return ENG_OK;
  }
}

/* ---- Deaths ---- */

/* The frame that a worker would have sent had it lived to tell. */
static eng_status obituary(eng__shift *shift, unsigned seat, size_t index, int wait_status,
                           bool late, eng__slice *result, eng_error *err) {
  char text[160];
  eng__buffer out = {0};
  int32_t rule = shift->crew->seats[seat].status->rule;
  eng__document_head head = {
      .index = (uint32_t)index, .failed = true, .meta_row = -1, .problem_count = 1};
  eng__result_problem problem = {.offset = -1};
  problem.kind = eng__slice_of(eng__describe_death(wait_status, late, text, sizeof text));
  problem.message = eng__slice_of(text);
  if (rule >= 0 && (size_t)rule < shift->crew->rule_count)
    problem.rule = shift->crew->rules[rule].name;
  eng__put_head(&out, &head);
  eng__put_problem(&out, &problem);
  if (!out.failed)
    *result = eng__arena_copy(&shift->posts[seat].queue[0]->arena, eng__buffer_slice(&out));
  bool kept = !out.failed && result->at;
  eng__buffer_free(&out);
  return kept ? ENG_OK : eng__fail_nomem(err);
}

static eng_status mourn(eng__shift *shift, unsigned seat, int wait_status, eng_error *err) {
  eng__post *post = &shift->posts[seat];
  bool late = post->deadline_ms != 0 && eng__now_ms() >= post->deadline_ms;
  bool early = shift->crew->seats[seat].status->document == 0;
  post->alive = false;
  post->results.len = 0;
  eng__empty_task_pipe(&shift->crew->seats[seat]);
  if (early && ++post->early_deaths >= MOST_EARLY_DEATHS)
    return eng__fail(err, ENG_RULE,
                     "workers cannot start: %d died in a row before their first document",
                     MOST_EARLY_DEATHS);
  if (post->queued && !early) {
    eng__batch *batch = post->queue[0];
    bool killed = WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGKILL && !late;
    if (batch->solo && killed && ++batch->solo_kills < MOST_SOLO_KILLS) {
      /* From outside, by the look of it: the document gets another try. */
    } else if (batch->solo) {
      size_t index = batch->solo_entry;
      eng__slice result;
      eng_status status = obituary(shift, seat, index, wait_status, late, &result, err);
      if (status != ENG_OK) return status;
      batch->entries.at[index].lost = true;
      answer(shift, seat, &batch->entries.at[index], result);
    } else batch->solo = true;
  }
  for (unsigned i = 0; i < post->queued; i++) post->queue[i]->sent = false;
  shift->crew->seats[seat].status->document = 0;
  post->deadline_ms = 0;
  if (!eng__crew_spawn(shift->crew, seat))
    return eng__fail(err, ENG_RULE, "the loader process is gone");
  return ENG_OK;
}

static eng_status take_news(eng__shift *shift, eng_error *err) {
  eng__news news;
  if (!eng__crew_news(shift->crew, &news))
    return eng__fail(err, ENG_RULE, "the loader process is gone");
  if (news.type == ENG__MSG_SPAWNED) {
    shift->posts[news.seat].alive = true;
    shift->posts[news.seat].ready = false;
    feed(shift, news.seat);
  }
  if (news.type != ENG__MSG_DIED) return ENG_OK;
  eng_status status = drain(shift, news.seat, err); /* what it had said before it died counts */
  return status == ENG_OK ? mourn(shift, news.seat, news.wait_status, err) : status;
}

static void kill_late(eng__shift *shift) {
  uint64_t now = eng__now_ms();
  for (unsigned i = 0; i < shift->count; i++)
    if (shift->posts[i].alive && shift->posts[i].deadline_ms &&
        now >= shift->posts[i].deadline_ms) {
      eng__crew_kill(shift->crew, i);
      shift->posts[i].alive = false; /* its death comes as news; the deadline stays as the reason */
    }
}

/* ---- Writing ---- */

/* Writes what is done at the front of a batch: the first that is not done may take long, and what
 * is written need not be done again when the run is killed. */
static eng_status write_done(eng__shift *shift, eng__batch *batch, eng_error *err) {
  eng_status status = ENG_OK;
  while (batch->written < batch->entries.count && batch->entries.at[batch->written].done) {
    status = eng__collector_write(shift->collector, &batch->entries.at[batch->written], err);
    if (status == ENG_OK && shift->resume)
      status = eng__resume_keep(shift->resume, batch, batch->written, err);
    if (status != ENG_OK) return status;
    batch->written++;
  }
  return status;
}

static eng_status write_due(eng__shift *shift, eng_error *err) {
  size_t due = 0;
  eng_status status = ENG_OK;
  for (; due < shift->window.count; due++) {
    eng__batch *batch = shift->window.at[due];
    status = write_done(shift, batch, err);
    if (status != ENG_OK || batch->written < batch->entries.count) break;
    eng__batch_clear(batch);
    free(batch);
  }
  if (due) {
    shift->window.count -= due;
    memmove(shift->window.at, shift->window.at + due,
            shift->window.count * sizeof *shift->window.at);
  }
  return status == ENG_OK && shift->resume ? eng__resume_settle(shift->resume, err) : status;
}

/* ---- Turns ---- */

static int poll_timeout(const eng__shift *shift, bool busy) {
  if (busy) return 0;
  uint64_t now = eng__now_ms(), wait = IDLE_POLL_MS;
  for (unsigned i = 0; i < shift->count; i++) {
    uint64_t deadline = shift->posts[i].deadline_ms;
    if (deadline && shift->posts[i].alive)
      wait = deadline <= now ? 0 : deadline - now < wait ? deadline - now : wait;
  }
  return (int)wait;
}

static eng_status listen(eng__shift *shift, bool busy, eng_error *err) {
  struct pollfd pollers[ENG__MOST_WORKERS + 1];
  for (unsigned i = 0; i < shift->count; i++)
    pollers[i] = (struct pollfd){shift->crew->seats[i].result_read, POLLIN, 0};
  pollers[shift->count] = (struct pollfd){shift->crew->news_read, POLLIN, 0};
  int n = poll(pollers, shift->count + 1, poll_timeout(shift, busy));
  if (n < 0 && errno != EINTR) return eng__fail(err, ENG_IO, "poll: %s", strerror(errno));
  eng_status status = ENG_OK;
  for (unsigned i = 0; n > 0 && status == ENG_OK && i < shift->count; i++)
    if (pollers[i].revents) status = drain(shift, i, err);
  if (n > 0 && status == ENG_OK && pollers[shift->count].revents) status = take_news(shift, err);
  return status;
}

static eng_status tell_trouble(const eng__shift *shift, eng_error *err) {
  if (shift->trouble == ENG_NOMEM) return eng__fail_nomem(err);
  if (shift->trouble == ENG_IO) return eng__fail(err, ENG_IO, "the loader process is gone");
  return ENG_OK;
}

eng_status eng__shift_turn(eng__shift *shift, bool *over, eng_error *err) {
  bool fed;
  eng_status status = feed_someone(shift, &fed, err);
  if (status == ENG_OK) status = listen(shift, fed, err);
  if (status == ENG_OK) status = tell_trouble(shift, err);
  if (status == ENG_OK) kill_late(shift);
  if (status == ENG_OK) status = write_due(shift, err);
  *over = shift->corpus_ended && shift->window.count == 0;
  return status;
}

eng_status eng__shift_open(eng__shift *shift, eng__crew *crew, eng__collector *collector,
                           eng__corpus *corpus, eng__resume *resume, eng_error *err) {
  *shift = (eng__shift){.crew = crew,
                        .collector = collector,
                        .corpus = corpus,
                        .count = crew->options.workers,
                        .resume = resume};
  shift->posts = calloc(shift->count, sizeof *shift->posts);
  if (!shift->posts) return eng__fail_nomem(err);
  for (unsigned i = 0; i < shift->count; i++)
    if (!eng__crew_spawn(crew, i)) return eng__fail(err, ENG_IO, "the loader process is gone");
  return ENG_OK;
}

void eng__shift_close(eng__shift *shift) {
  for (size_t i = 0; i < shift->window.count; i++) {
    eng__batch_clear(shift->window.at[i]);
    free(shift->window.at[i]);
  }
  eng__vec_free(&shift->window);
  for (unsigned i = 0; shift->posts && i < shift->count; i++)
    eng__buffer_free(&shift->posts[i].results);
  free(shift->posts);
  *shift = (eng__shift){0};
}

/* ---- Statistics ---- */

static void add_stats(eng__wire *in, eng__rule_stats *stats, size_t rules) {
  uint32_t count = eng__wire_get_u32(in);
  for (uint32_t i = 0; i < count && i < rules && !in->bad; i++) {
    stats[i].candidates += eng__wire_get_u64(in);
    stats[i].hits += eng__wire_get_u64(in);
    stats[i].documents += eng__wire_get_u64(in);
    stats[i].nanoseconds += eng__wire_get_u64(in);
  }
}

static eng_status stats_of(eng__shift *shift, unsigned seat, eng__rule_stats *stats,
                           eng_error *err) {
  eng__buffer out = {0};
  eng__wire_end(&out, eng__wire_begin(&out, ENG__MSG_FINISH));
  bool sent =
      !out.failed && eng__wire_send(shift->crew->seats[seat].task_write, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  uint64_t until = eng__now_ms() + 5000;
  eng__buffer *results = &shift->posts[seat].results;
  while (sent && eng__now_ms() < until) {
    struct pollfd poller = {shift->crew->seats[seat].result_read, POLLIN, 0};
    if (poll(&poller, 1, 100) <= 0) continue;
    char *room = eng__buffer_reserve(results, READ_BYTES);
    if (!room) return eng__fail_nomem(err);
    ssize_t n = read(poller.fd, room, READ_BYTES);
    if (n > 0) results->len += (size_t)n;
    size_t used = 0;
    uint32_t type;
    eng__wire frame;
    bool broken;
    while (eng__wire_frame(eng__buffer_slice(results), &used, &type, &frame, &broken))
      if (type == ENG__MSG_STATS) {
        add_stats(&frame, stats, shift->crew->rule_count);
        return ENG_OK;
      }
  }
  return ENG_OK;
}

eng_status eng__shift_stats(eng__shift *shift, eng__rule_stats *stats, eng_error *err) {
  eng_status status = ENG_OK;
  for (unsigned i = 0; status == ENG_OK && i < shift->count; i++)
    if (shift->posts[i].alive) status = stats_of(shift, i, stats, err);
  return status;
}
