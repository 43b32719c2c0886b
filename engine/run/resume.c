#include "run/resume.h"

#include "run/identity.h"
#include "run/say.h"

#include <inttypes.h>
#include <sys/stat.h>

/* ---- Opening ---- */

static eng_status check_output(const char *output, eng_error *err) {
  struct stat st;
  if (stat(output, &st) != 0 || S_ISREG(st.st_mode)) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: is not a file; --resume needs -o FILE", output);
}

eng_status eng__resume_open(eng__resume *resume, const eng__run_options *options,
                            const eng__sources *sources, uint64_t meta_hash,
                            const eng__collector *collector, eng_error *err) {
  *resume = (eng__resume){.collector = collector, .output = options->output};
  eng__identity id = {0};
  eng_status status = check_output(options->output, err);
  if (status == ENG_OK) status = eng__identity_make(&id, options, sources, meta_hash, err);
  if (status == ENG_OK)
    status =
        eng__journal_open(&resume->journal, options->output, id.traits.at, id.traits.count, err);
  eng__identity_free(&id);
  return status;
}

void eng__resume_close(eng__resume *resume) {
  eng__journal_close(resume->journal);
  *resume = (eng__resume){0};
}

/* ---- Recalling ---- */

static eng_status fail_changed(const eng__resume *resume, const eng__journal_record *record,
                               const char *what, eng_error *err) {
  eng__slice doc = record->doc;
  return eng__fail(err, ENG_INVALID,
                   "%.*s: %s; the corpus is not what it was when this run began: remove "
                   "%.120s.journal to begin anew",
                   (int)(doc.len > 200 ? 200 : doc.len), doc.at, what, resume->output);
}

/* The record of this entry, if it has one; `*record` NULL if not. One that lies behind the end of
 * what can be believed is dropped here. */
static eng_status find(eng__resume *resume, const eng__journal_record **record, eng_error *err) {
  eng_status status = eng__journal_peek(resume->journal, record, err);
  if (status != ENG_OK || !*record) return status;
  uint32_t index;
  eng__slice frame = (*record)->frame;
  eng__wire in = {frame.at, frame.at + frame.len, false};
  if ((*record)->place > resume->place) *record = NULL;
  else if (!eng__collector_check(resume->collector, in, &index)) {
    eng__journal_distrust(resume->journal);
    *record = NULL;
  }
  return ENG_OK;
}

static eng_status compare(const eng__resume *resume, const eng__journal_record *record,
                          const eng__entry *entry, eng_error *err) {
  if (!eng__slice_equal(record->doc, entry->doc))
    return fail_changed(resume, record, "is not where it was", err);
  if (entry->problem) return fail_changed(resume, record, "cannot be read any more", err);
  if (record->bytes != entry->len || record->hash != entry->hash)
    return fail_changed(resume, record, "has changed", err);
  return ENG_OK;
}

static eng_status recall_entry(eng__resume *resume, eng__batch *batch, eng__entry *entry,
                               const char *slot, eng_error *err) {
  if (!entry->problem)
    entry->hash =
        eng__journal_hash(resume->journal, (eng__slice){slot + entry->offset, entry->len});
  const eng__journal_record *record;
  eng_status status = find(resume, &record, err);
  resume->place++;
  if (status != ENG_OK || !record) return status;
  status = compare(resume, record, entry, err);
  if (status != ENG_OK) return status;
  entry->result = eng__arena_copy(&batch->arena, record->frame);
  if (!entry->result.at) return eng__fail_nomem(err);
  entry->done = entry->recalled = true;
  batch->documents--;
  resume->recalled++;
  eng__journal_take(resume->journal);
  return ENG_OK;
}

static eng_status check_end(eng__resume *resume, eng_error *err) {
  const eng__journal_record *record;
  eng_status status = eng__journal_peek(resume->journal, &record, err);
  if (status != ENG_OK || !record) return status;
  return fail_changed(resume, record, "is gone", err);
}

static void say_dropped(const eng__resume *resume, uint64_t before) {
  uint64_t dropped = eng__journal_dropped(resume->journal);
  if (dropped != before)
    eng__say("%s.journal: the last %" PRIu64 " bytes do not hold; their documents "
             "are run again",
             resume->output, dropped);
}

eng_status eng__resume_recall(eng__resume *resume, eng__batch *batch, const char *slot, bool end,
                              eng_error *err) {
  uint64_t dropped = eng__journal_dropped(resume->journal);
  eng_status status = ENG_OK;
  batch->place = resume->place;
  for (size_t i = 0; status == ENG_OK && i < batch->entries.count; i++)
    status = recall_entry(resume, batch, &batch->entries.at[i], slot, err);
  if (status == ENG_OK && end) status = check_end(resume, err);
  say_dropped(resume, dropped);
  return status;
}

/* ---- Keeping ---- */

eng_status eng__resume_keep(eng__resume *resume, const eng__batch *batch, size_t index,
                            eng_error *err) {
  const eng__entry *entry = &batch->entries.at[index];
  if (entry->problem || entry->recalled || entry->lost) return ENG_OK;
  eng__journal_record record = {batch->place + index, entry->doc, entry->len, entry->hash,
                                entry->result};
  return eng__journal_add(resume->journal, &record, err);
}

eng_status eng__resume_settle(eng__resume *resume, eng_error *err) {
  return eng__journal_settle(resume->journal, err);
}

eng_status eng__resume_finish(eng__resume *resume, eng_error *err) {
  return eng__journal_remove(resume->journal, err);
}
