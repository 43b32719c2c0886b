/* An external merge sort. Records are gathered until they fill RUN_BYTES, sorted and written behind
 * each other: a run. At the end the heads of all runs stand in a heap; the smallest goes out, and
 * its run moves on. Runs are in the order of arrival, so the run's number settles ties. */
#include "output/sorter.h"

#include "base/vec.h"
#include "output/scratch.h"

#include <stdlib.h>
#include <unistd.h>

#ifdef ENG_HARD
enum { RUN_BYTES = 200, READ_BYTES = 16, MOST_RUNS = 4096 };
#else
enum { RUN_BYTES = 32 << 20, READ_BYTES = 64 << 10, MOST_RUNS = 4096 };
#endif

/* In front of each record, in memory and in the file; the bytes of key and line follow. */
typedef struct record_head {
  uint32_t key, line; /* bytes */
} record_head;

/* A sorted stretch of the file, and what of it has been read. */
typedef struct sorted_run {
  off_t at, end;     /* of what is still in the file */
  eng__buffer bytes; /* read, from `used` on not yet handed out */
  size_t used;
  eng__slice key, line; /* of its head; in `bytes` */
} sorted_run;

struct eng__sorter {
  eng__buffer bytes;        /* records that are in memory */
  ENG__VEC(size_t) records; /* where each begins there */
  ENG__VEC(sorted_run) runs;
  ENG__VEC(size_t) heap; /* of runs that are not at their end */
  int fd;
  off_t size; /* of the file */
  bool in_memory;
};

eng_status eng__sorter_open(eng__sorter **out, eng_error *err) {
  *out = calloc(1, sizeof **out);
  if (!*out) return eng__fail_nomem(err);
  (*out)->fd = -1;
  return ENG_OK;
}

void eng__sorter_keep_in_memory(eng__sorter *sorter) {
  sorter->in_memory = true;
}

void eng__sorter_close(eng__sorter *sorter) {
  if (!sorter) return;
  for (size_t i = 0; i < sorter->runs.count; i++) eng__buffer_free(&sorter->runs.at[i].bytes);
  eng__vec_free(&sorter->runs);
  eng__vec_free(&sorter->heap);
  eng__vec_free(&sorter->records);
  eng__buffer_free(&sorter->bytes);
  if (sorter->fd >= 0) close(sorter->fd);
  free(sorter);
}

/* ---- Records in memory ---- */

static record_head head_at(const char *at) {
  record_head head;
  memcpy(&head, at, sizeof head);
  return head;
}

static eng__slice key_at(const char *at) {
  return (eng__slice){at + sizeof(record_head), head_at(at).key};
}

static eng__slice line_at(const char *at) {
  return (eng__slice){at + sizeof(record_head) + head_at(at).key, head_at(at).line};
}

static size_t size_at(const char *at) {
  record_head head = head_at(at);
  return sizeof head + head.key + head.line;
}

static int by_key(const void *a, const void *b, void *bytes) {
  size_t x = *(const size_t *)a, y = *(const size_t *)b;
  int order = eng__slice_compare(key_at((char *)bytes + x), key_at((char *)bytes + y));
  return order ? order : (x > y) - (x < y);
}

static void sort_memory(eng__sorter *sorter) {
  if (sorter->records.count)
    qsort_r(sorter->records.at, sorter->records.count, sizeof *sorter->records.at, by_key,
            sorter->bytes.at);
}

/* ---- The file ---- */

static const char content[] = "what is to be sorted";

static eng_status open_file(eng__sorter *sorter, eng_error *err) {
  return sorter->fd >= 0 ? ENG_OK : eng__scratch_open(&sorter->fd, content, err);
}

static eng_status write_out(eng__sorter *sorter, eng__slice bytes, eng_error *err) {
  eng_status status = eng__scratch_write(sorter->fd, (uint64_t)sorter->size, bytes, content, err);
  sorter->size += (off_t)bytes.len;
  return status;
}

/* Writes what is in memory as one run. */
static eng_status spill(eng__sorter *sorter, eng_error *err) {
  sorted_run run = {.at = sorter->size};
  eng__buffer sorted = {0};
  if (sorter->runs.count == MOST_RUNS)
    return eng__fail(err, ENG_LIMIT, "too much to be sorted (128 GiB)");
  eng_status status = open_file(sorter, err);
  if (status) return status;
  sort_memory(sorter);
  for (size_t i = 0; i < sorter->records.count && !status; i++) {
    const char *record = sorter->bytes.at + sorter->records.at[i];
    eng__buffer_add(&sorted, record, size_at(record));
    bool last = i + 1 == sorter->records.count;
    if (!last && sorted.len < READ_BYTES && !sorted.failed) continue;
    status =
        sorted.failed ? eng__fail_nomem(err) : write_out(sorter, eng__buffer_slice(&sorted), err);
    eng__buffer_clear(&sorted);
  }
  eng__buffer_free(&sorted);
  run.end = sorter->size;
  if (!status && !eng__vec_push(&sorter->runs, run)) status = eng__fail_nomem(err);
  sorter->records.count = 0;
  eng__buffer_clear(&sorter->bytes);
  return status;
}

eng_status eng__sorter_add(eng__sorter *sorter, eng__slice key, eng__slice line, eng_error *err) {
  record_head head = {(uint32_t)key.len, (uint32_t)line.len};
  size_t at = sorter->bytes.len;
  if (key.len > UINT32_MAX / 4 || line.len > UINT32_MAX / 4)
    return eng__fail(err, ENG_LIMIT, "a line is too long to be sorted");
  eng__buffer_add(&sorter->bytes, (const char *)&head, sizeof head);
  eng__buffer_add_slice(&sorter->bytes, key);
  eng__buffer_add_slice(&sorter->bytes, line);
  if (sorter->bytes.failed || !eng__vec_push(&sorter->records, at)) return eng__fail_nomem(err);
  return sorter->in_memory || sorter->bytes.len < RUN_BYTES ? ENG_OK : spill(sorter, err);
}

/* ---- Merging ---- */

/* Reads until `wanted` unused bytes of the run are in memory. */
static eng_status fill(const eng__sorter *sorter, sorted_run *run, size_t wanted, eng_error *err) {
  while (run->bytes.len - run->used < wanted) {
    if (run->used) {
      memmove(run->bytes.at, run->bytes.at + run->used, run->bytes.len - run->used);
      run->bytes.len -= run->used;
      run->used = 0;
    }
    size_t left = (size_t)(run->end - run->at);
    size_t size = wanted > READ_BYTES ? wanted : READ_BYTES;
    if (size > left) size = left;
    char *room = eng__buffer_reserve(&run->bytes, size + 1);
    if (!room) return eng__fail_nomem(err);
    eng_status status = eng__scratch_read(sorter->fd, (uint64_t)run->at, room, size, content, err);
    if (status) return status;
    run->bytes.len += size;
    run->at += (off_t)size;
  }
  return ENG_OK;
}

/* Brings the run's next record to its head; `*over` when it has none. */
static eng_status next_of_run(const eng__sorter *sorter, sorted_run *run, bool *over,
                              eng_error *err) {
  *over = run->used == run->bytes.len && run->at == run->end;
  if (*over) return ENG_OK;
  eng_status status = fill(sorter, run, sizeof(record_head), err);
  if (!status) status = fill(sorter, run, size_at(run->bytes.at + run->used), err);
  if (status) return status;
  const char *record = run->bytes.at + run->used;
  run->key = key_at(record);
  run->line = line_at(record);
  run->used += size_at(record);
  return ENG_OK;
}

static bool goes_before(const eng__sorter *sorter, size_t a, size_t b) {
  int order = eng__slice_compare(sorter->runs.at[a].key, sorter->runs.at[b].key);
  return order ? order < 0 : a < b;
}

/* Lets the run at `place` of the heap sink to where it belongs. */
static void sink_down(eng__sorter *sorter, size_t place) {
  size_t *heap = sorter->heap.at, count = sorter->heap.count;
  for (size_t child; (child = 2 * place + 1) < count; place = child) {
    if (child + 1 < count && goes_before(sorter, heap[child + 1], heap[child])) child++;
    if (!goes_before(sorter, heap[child], heap[place])) return;
    size_t swap = heap[place];
    heap[place] = heap[child];
    heap[child] = swap;
  }
}

static eng_status make_heap(eng__sorter *sorter, eng_error *err) {
  for (size_t i = 0; i < sorter->runs.count; i++) {
    bool over;
    eng_status status = next_of_run(sorter, &sorter->runs.at[i], &over, err);
    if (status) return status;
    if (!over && !eng__vec_push(&sorter->heap, i)) return eng__fail_nomem(err);
  }
  for (size_t i = sorter->heap.count / 2; i-- > 0;) sink_down(sorter, i);
  return ENG_OK;
}

static eng_status merge(eng__sorter *sorter, eng__take_line *take, void *context, eng_error *err) {
  eng_status status = make_heap(sorter, err);
  while (!status && sorter->heap.count) {
    sorted_run *run = &sorter->runs.at[sorter->heap.at[0]];
    bool over;
    status = take(context, run->line, err);
    if (!status) status = next_of_run(sorter, run, &over, err);
    if (!status && over) sorter->heap.at[0] = sorter->heap.at[--sorter->heap.count];
    if (!status) sink_down(sorter, 0);
  }
  return status;
}

eng_status eng__sorter_end(eng__sorter *sorter, eng__take_line *take, void *context,
                           eng_error *err) {
  eng_status status = ENG_OK;
  if (sorter->runs.count) {
    if (sorter->records.count) status = spill(sorter, err);
    return status ? status : merge(sorter, take, context, err);
  }
  sort_memory(sorter);
  for (size_t i = 0; i < sorter->records.count && !status; i++)
    status = take(context, line_at(sorter->bytes.at + sorter->records.at[i]), err);
  return status;
}
