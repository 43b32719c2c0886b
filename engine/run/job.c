#include "run/job.h"

#include "base/plural.h"
#include "run/context.h"

#include <stdio.h>

static void set_problem(eng__job *job, const char *kind, int64_t offset) {
  job->reading = (eng__result_problem){
      .offset = offset, .kind = eng__slice_of(kind), .message = eng__slice_of(job->message)};
}

static void note_broken_bytes(eng__desk *desk, eng__job *job) {
  size_t first, count = eng_document_broken_bytes(&desk->document, &first);
  eng__encoding encoding = desk->document.decoding.encoding;
  if (!count) return;
  snprintf(job->message, sizeof job->message,
           "%zu byte%s not %s (first at byte %zu); read as U+FFFD", count,
           count == 1 ? " is" : "s are",
           encoding == ENG__UTF8 ? "UTF-8" : eng__encoding_name(encoding), first);
  set_problem(job, "encoding", (int64_t)first);
}

/* Of the id and of what goes to doc.meta. */
static void note_damaged_fields(eng__job *job, size_t count) {
  if (!count) return;
  snprintf(job->message, sizeof job->message,
           "%zu field%s of the record besides its text %s not UTF-8; read as U+FFFD", count,
           eng__plural(count), count == 1 ? "is" : "are");
  set_problem(job, "encoding", -1);
}

/* What was wrong with the bytes of a record's text; the record's reader has already put U+FFFD
 * there, so that offsets count those. */
static void note_record_damage(eng__job *job, const eng__record *record) {
  size_t lone = record->lone_surrogates, broken = record->broken_bytes;
  if (!lone && !broken) {
    note_damaged_fields(job, record->damaged_fields);
    return;
  }
  size_t first = broken && (!lone || record->first_broken < record->first_lone_surrogate)
                     ? record->first_broken
                     : record->first_lone_surrogate;
  char bytes[40] = "", surrogates[40] = "";
  if (broken) snprintf(bytes, sizeof bytes, "%zu broken byte%s", broken, eng__plural(broken));
  if (lone)
    snprintf(surrogates, sizeof surrogates, "%zu lone surrogate%s", lone, eng__plural(lone));
  snprintf(job->message, sizeof job->message, "%s%s%s in the record's text; read as U+FFFD", bytes,
           broken && lone ? " and " : "", surrogates);
  set_problem(job, "encoding", (int64_t)first);
}

static eng_status add_meta(eng__desk *desk, const eng__slice *pairs, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t at = 0;
    while (at < desk->meta.count && !eng__slice_equal(desk->meta.at[at], pairs[2 * i])) at += 2;
    if (at == desk->meta.count && (!eng__vec_push(&desk->meta, pairs[2 * i]) ||
                                   !eng__vec_push(&desk->meta, pairs[2 * i + 1])))
      return ENG_NOMEM;
    desk->meta.at[at + 1] = pairs[2 * i + 1];
  }
  return ENG_OK;
}

/* A record's own fields first; --meta adds to them and wins. */
static eng_status find_meta(eng__desk *desk, eng__job *job, const eng__record *record) {
  desk->meta.count = 0;
  job->head.meta_row = -1;
  eng_status status = record ? add_meta(desk, record->meta, record->meta_count) : ENG_OK;
  const eng__meta *table = desk->crew->options.meta;
  if (status != ENG_OK || !table) return status;
  const eng__slice *pairs = NULL;
  size_t count = 0;
  eng__slice doc = job->head.doc.len ? job->head.doc : job->doc;
  job->head.meta_row = eng__meta_find(table, doc, &pairs, &count);
  return job->head.meta_row < 0 ? ENG_OK : add_meta(desk, pairs, count);
}

static eng_status read_record(eng__desk *desk, eng__job *job, bool *readable, eng_error *err) {
  eng__record record;
  eng_status status =
      eng__record_read(&record, job->bytes, &desk->crew->options.fields, &desk->arena, err);
  if (status != ENG_OK) return status;
  if (record.has_id) job->head.doc = record.id;
  if (!eng__shard_has(desk->crew->options.shard, record.has_id ? record.id : job->doc)) {
    job->head.elsewhere = true;
    return ENG_OK; /* not readable here */
  }
  *readable = record.state == ENG__RECORD_READ;
  if (record.state == ENG__RECORD_NO_TEXT) job->head.skipped = true;
  if (record.state == ENG__RECORD_BROKEN) {
    job->head.failed = true;
    snprintf(job->message, sizeof job->message, "%s",
             record.message ? record.message : "not a record");
    set_problem(job, "unreadable", (int64_t)record.offset);
  }
  if (!*readable) return ENG_OK;
  status = eng__document_read_utf8(&desk->document, record.text, err);
  if (status == ENG_OK) status = find_meta(desk, job, &record);
  if (status == ENG_OK) note_record_damage(job, &record);
  return status;
}

static eng_status read_text(eng__desk *desk, eng__job *job, bool *readable, eng_error *err) {
  *readable = true;
  eng_status status = eng__document_read(&desk->document, job->bytes, err);
  if (status == ENG_OK) status = find_meta(desk, job, NULL);
  if (status == ENG_OK) note_broken_bytes(desk, job);
  return status;
}

/* --- Its frame. ----------------------------------------------------------------------------------
 */

static eng_status place_span(eng__desk *desk, eng_span span, uint64_t *start_byte,
                             uint64_t *end_byte, uint64_t *start_char, uint64_t *end_char,
                             eng_place *start, eng_error *err) {
  eng_place end;
  eng_status status = eng_document_place(&desk->document, span.start, start, err);
  if (status == ENG_OK) status = eng_document_place(&desk->document, span.end, &end, err);
  if (status != ENG_OK) return status;
  *start_byte = start->byte;
  *start_char = start->ch;
  *end_byte = eng__decoding_raw_end(&desk->document.decoding, span.end);
  *end_char = end.ch;
  return ENG_OK;
}

static eng_status fill_groups(eng__desk *desk, const eng__annotation *a, eng_error *err) {
  desk->groups.count = 0;
  for (size_t i = 0; i < a->group_count; i++) {
    const eng__annotation_group *from = &a->groups[i];
    eng__result_group group = {
        .name = from->name,
        .entity = from->entity,
        .text = eng__slice_cut(desk->document.text, from->text.start, from->text.end)};
    eng_place start;
    eng_status status = place_span(desk, from->text, &group.start_byte, &group.end_byte,
                                   &group.start_char, &group.end_char, &start, err);
    if (status != ENG_OK) return status;
    if (!eng__vec_push(&desk->groups, group)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

static eng_status put_annotation(eng__desk *desk, const eng__annotation *a, eng_error *err) {
  const eng__crew_options *options = &desk->crew->options;
  eng__result_hit hit = {.id = a->fingerprint,
                         .folded = a->folded,
                         .entity = a->entity,
                         .form = a->form,
                         .score = a->score,
                         .note = a->note,
                         .text = eng__slice_cut(desk->document.text, a->text.start, a->text.end)};
  eng_status status = fill_groups(desk, a, err);
  eng_place start;
  if (status == ENG_OK)
    status = place_span(desk, a->text, &hit.start_byte, &hit.end_byte, &hit.start_char,
                        &hit.end_char, &start, err);
  if (status == ENG_OK)
    status = eng__context_of(&desk->document, a->text, options->context, options->context_words,
                             &hit, err);
  if (status == ENG_OK && options->want_sentence)
    status = eng__sentence_of(&desk->document, a->text, &hit, err);
  if (status != ENG_OK) return status;
  hit.line = start.line;
  hit.column = start.column;
  hit.groups = desk->groups.at;
  hit.group_count = desk->groups.count;
  eng__put_hit(&desk->out, &hit, a->rule);
  return ENG_OK;
}

static eng_status put_apply_problem(eng__desk *desk, const eng__apply_problem *p, eng_error *err) {
  eng__result_problem problem = {
      .offset = -1, .kind = eng__slice_of(p->kind), .message = p->message};
  if (p->rule >= 0)
    problem.rule = eng__slice_of(eng__ruleset_rule(desk->rules, (size_t)p->rule)->name);
  if (p->offset >= 0) {
    eng_place place;
    eng_status status = eng_document_place(&desk->document, (size_t)p->offset, &place, err);
    if (status != ENG_OK) return status;
    problem.offset = (int64_t)place.byte;
  }
  eng__put_problem(&desk->out, &problem);
  return ENG_OK;
}

static eng_status fill_head(eng__desk *desk, eng__job *job, const eng__applied *applied,
                            eng_error *err) {
  const eng__crew_options *options = &desk->crew->options;
  eng__document_head *head = &job->head;
  head->failed = applied->lost;
  head->bytes = job->record ? desk->document.raw.len : job->bytes.len;
  head->hit_count = (uint32_t)applied->annotation_count;
  head->value_count = (uint32_t)applied->value_count;
  head->problem_count = (job->reading.kind.len ? 1 : 0) + (uint32_t)applied->problem_count;
  head->log_count = desk->crew->log_count;
  if (desk->document.decoding.encoding != ENG__UTF8)
    head->encoding = eng__slice_of(eng__encoding_name(desk->document.decoding.encoding));
  if (options->want_doc) {
    head->lang = eng__slice_of(eng__document_lang(&desk->document));
    head->words = eng__document_word_count(&desk->document);
    eng_status status = eng__document_need_sentences(&desk->document, err);
    if (status != ENG_OK) return status;
    head->sentences = desk->document.sentences.count;
  }
  if (options->want_doc || (options->want_meta && head->hit_count))
    head->meta_count = (uint32_t)(desk->meta.count / 2);
  return ENG_OK;
}

static eng_status put_document(eng__desk *desk, eng__job *job, const eng__applied *applied,
                               eng_error *err) {
  eng_status status = fill_head(desk, job, applied, err);
  if (status != ENG_OK) return status;
  eng__put_head(&desk->out, &job->head);
  for (size_t i = 0; i < 2 * (size_t)job->head.meta_count; i++)
    eng__wire_slice(&desk->out, desk->meta.at[i]);
  if (job->reading.kind.len) eng__put_problem(&desk->out, &job->reading);
  for (size_t i = 0; status == ENG_OK && i < applied->problem_count; i++)
    status = put_apply_problem(desk, &applied->problems[i], err);
  for (size_t i = 0; status == ENG_OK && i < applied->annotation_count; i++)
    status = put_annotation(desk, &applied->annotations[i], err);
  for (size_t i = 0; i < applied->value_count; i++) eng__put_value(&desk->out, &applied->values[i]);
  eng__buffer_add_slice(&desk->out, eng__buffer_slice(&desk->logs));
  eng__buffer_add_slice(&desk->out, eng__buffer_slice(&desk->trace));
  eng__buffer_add_slice(&desk->out, eng__buffer_slice(&desk->covered));
  return status == ENG_OK && desk->out.failed ? eng__fail_nomem(err) : status;
}

static eng_status apply(eng__desk *desk, const eng__job *job, eng__applied *applied,
                        eng_error *err) {
  eng__document_info info = {job->head.doc.len ? job->head.doc : job->doc, desk->meta.at,
                             desk->meta.count / 2};
  return eng__ruleset_apply(desk->rules, &desk->document, &info, applied, err);
}

/* With --coverage: what fired goes along. */
static eng_status apply_covered(eng__desk *desk, eng__job *job, eng__applied *applied,
                                eng_error *err) {
  eng_status status = apply(desk, job, applied, err);
  if (status != ENG_OK || !desk->crew->options.cover) return status;
  return eng__put_fired(&desk->covered, desk->rules, &desk->document, &job->head.covered_count,
                        err);
}

/* `engine why`: one document is looked at, and what was tried goes along. */
static eng_status apply_traced(eng__desk *desk, eng__job *job, eng__applied *applied,
                               eng_error *err) {
  const eng__why_ask *why = desk->crew->options.why;
  if (!eng__why_asks(why, job->record, job->doc, job->head.doc)) return ENG_OK;
  eng_status status = eng__why_begin(why, desk->rules, &desk->document, err);
  if (status == ENG_OK) status = apply(desk, job, applied, err);
  if (status == ENG_OK)
    status =
        eng__why_end(why, desk->rules, &desk->document, &desk->trace, &job->head.trace_count, err);
  return status;
}

/* Reads, applies, writes the frame. When memory is out the half-written frame is taken back. */
eng_status eng__job_do(eng__desk *desk, eng__job *job, eng_error *err) {
  bool readable = false;
  eng__applied applied = {0};
  eng_status status =
      job->record ? read_record(desk, job, &readable, err) : read_text(desk, job, &readable, err);
  eng__buffer_clear(&desk->trace);
  eng__buffer_clear(&desk->covered);
  if (status == ENG_OK && readable)
    status = desk->crew->options.why ? apply_traced(desk, job, &applied, err)
                                     : apply_covered(desk, job, &applied, err);
  if (status != ENG_OK) return status;
  if (!readable) {
    job->head.problem_count = job->reading.kind.len ? 1 : 0;
    job->head.meta_row = -1;
    eng__put_head(&desk->out, &job->head);
    if (job->reading.kind.len) eng__put_problem(&desk->out, &job->reading);
    return ENG_OK;
  }
  return put_document(desk, job, &applied, err);
}

/* A document that could not be gone through at all: its frame says why and nothing else. */
void eng__job_fail(eng__desk *desk, eng__job *job, eng_status status, const eng_error *err) {
  const char *kind = status == ENG_LIMIT     ? "too_large"
                     : status == ENG_TIMEOUT ? "timeout"
                                             : "memory";
  job->head = (eng__document_head){.index = job->index,
                                   .failed = true,
                                   .meta_row = -1,
                                   .problem_count = 1,
                                   .bytes = job->bytes.len};
  eng__result_problem problem = {
      .offset = -1, .kind = eng__slice_of(kind), .message = eng__slice_of(err->message)};
  eng__put_head(&desk->out, &job->head);
  eng__put_problem(&desk->out, &problem);
}
