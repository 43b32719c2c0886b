#include "run/batch.h"

enum {
  BATCH_BYTES = 256 << 10, /* a longer document is a batch of its own */
  BATCH_ENTRIES = 64,
  BATCH_ID_BYTES = 24 << 10
};

static eng_status keep(eng__batch *batch, eng__slice *slice, eng_error *err) {
  *slice = eng__arena_copy(&batch->arena, *slice);
  return slice->at ? ENG_OK : eng__fail_nomem(err);
}

static eng_status add_item(eng__batch *batch, const eng__item *item, eng_error *err) {
  eng__entry entry = {.record = item->kind == ENG__ITEM_RECORD,
                      .problem = item->kind == ENG__ITEM_PROBLEM,
                      .failed = item->failed,
                      .argument = item->argument,
                      .doc = item->doc,
                      .kind = item->problem,
                      .message = item->message,
                      .place = item->place,
                      .offset = batch->bytes,
                      .len = item->len};
  eng_status status = keep(batch, &entry.doc, err);
  if (status == ENG_OK && entry.problem) status = keep(batch, &entry.message, err);
  if (status != ENG_OK) return status;
  entry.done = entry.problem;
  if (!entry.problem) {
    batch->documents++;
    batch->bytes += item->len;
    batch->id_bytes += item->doc.len;
  }
  return eng__vec_push(&batch->entries, entry) ? ENG_OK : eng__fail_nomem(err);
}

eng_status eng__batch_fill(eng__batch *batch, eng__corpus *corpus, char *slot, size_t slot_size,
                           bool *end, eng_error *err) {
  size_t room = slot_size < BATCH_BYTES ? slot_size : BATCH_BYTES;
  *end = false;
  while (batch->entries.count < BATCH_ENTRIES) {
    eng__item item;
    eng__next next = eng__corpus_next(corpus, slot + batch->bytes, room - batch->bytes, &item, err);
    if (next == ENG__NEXT_FAILED) return err->status;
    if (next == ENG__NEXT_END) {
      *end = true;
      return ENG_OK;
    }
    if (next == ENG__NEXT_NO_ROOM) {
      if (batch->bytes > 0 || room == slot_size) return ENG_OK;
      room = slot_size;
      continue;
    }
    eng_status status = add_item(batch, &item, err);
    if (status != ENG_OK) return status;
    if (batch->bytes >= BATCH_BYTES || batch->id_bytes >= BATCH_ID_BYTES) return ENG_OK;
  }
  return ENG_OK;
}

bool eng__batch_fits_pipe(const eng__batch *batch) {
  return batch->id_bytes < 2 * BATCH_ID_BYTES;
}

size_t eng__batch_waiting(eng__batch *batch) {
  while (batch->waiting < batch->entries.count && batch->entries.at[batch->waiting].done)
    batch->waiting++;
  return batch->waiting;
}

static void put_entry(eng__buffer *out, const eng__batch *batch, size_t index) {
  const eng__entry *entry = &batch->entries.at[index];
  eng__wire_u32(out, (uint32_t)index);
  eng__wire_u32(out, entry->record);
  eng__wire_slice(out, entry->doc);
  eng__wire_u64(out, entry->offset);
  eng__wire_u64(out, entry->len);
}

eng_status eng__batch_send(eng__batch *batch, int task_write) {
  eng__buffer out = {0};
  size_t first = eng__batch_waiting(batch), left = batch->documents - batch->answered;
  size_t frame = eng__wire_begin(&out, ENG__MSG_BATCH);
  eng__wire_u32(&out, batch->slot);
  eng__wire_u32(&out, batch->solo ? 1 : (uint32_t)left);
  for (size_t i = first; i < batch->entries.count; i++) {
    if (batch->entries.at[i].done) continue;
    put_entry(&out, batch, i);
    if (batch->solo) break;
  }
  eng__wire_end(&out, frame);
  batch->solo_entry = first;
  batch->sent = !out.failed && eng__wire_send(task_write, eng__buffer_slice(&out));
  eng_status status = out.failed ? ENG_NOMEM : batch->sent ? ENG_OK : ENG_IO;
  eng__buffer_free(&out);
  return status;
}

void eng__batch_clear(eng__batch *batch) {
  eng__vec_free(&batch->entries);
  eng__arena_free(&batch->arena);
  *batch = (eng__batch){0};
}
