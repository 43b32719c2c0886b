/* Every value is a record under the name of its group: the aggregate, and the key or the number
 * that alike.c gives. The sorter brings the records of a group together and leaves them in the
 * order in which they came, so the first one says when the group began. */
#include "run/tally.h"

#include "base/hash.h"
#include "output/sorter.h"
#include "run/alike.h"

#include <stdlib.h>

/* Of one aggregate whose values are texts. */
typedef struct texts {
  uint32_t rule;
  eng__alike *alike;
} texts;

struct eng__tally {
  eng__sorter *sorter;
  ENG__VEC(texts) texts;
  uint64_t order; /* values so far */
  bool in_memory;
  eng__buffer name, record;
  /* The group that is being brought together. */
  eng__group group;
  bool open;
  eng__buffer group_name, key, uses;
  eng__take_group *take;
  void *context;
};

eng_status eng__tally_open(eng__tally **out, eng_error *err) {
  eng__tally *tally = calloc(1, sizeof *tally);
  *out = tally;
  if (!tally) return eng__fail_nomem(err);
  return eng__sorter_open(&tally->sorter, err);
}

void eng__tally_keep_in_memory(eng__tally *tally) {
  tally->in_memory = true;
  eng__sorter_keep_in_memory(tally->sorter);
}

void eng__tally_close(eng__tally *tally) {
  if (!tally) return;
  for (size_t i = 0; i < tally->texts.count; i++) eng__alike_close(tally->texts.at[i].alike);
  eng__vec_free(&tally->texts);
  eng__sorter_close(tally->sorter);
  eng__buffer_free(&tally->name);
  eng__buffer_free(&tally->record);
  eng__buffer_free(&tally->group_name);
  eng__buffer_free(&tally->key);
  eng__buffer_free(&tally->uses);
  free(tally);
}

bool eng__tally_gave_up(const eng__tally *tally, uint32_t rule) {
  for (size_t i = 0; i < tally->texts.count; i++)
    if (tally->texts.at[i].rule == rule) return eng__alike_gave_up(tally->texts.at[i].alike);
  return false;
}

/* ---- Values in ---- */

/* Of a record: rule, order, name of the group, key; the use follows. */
static eng_status add_record(eng__tally *tally, uint32_t rule, uint64_t order, eng__slice name,
                             eng__slice key, eng__slice use, eng_error *err) {
  char big_endian[4] = {(char)(rule >> 24), (char)(rule >> 16), (char)(rule >> 8), (char)rule};
  eng__buffer *out = &tally->record;
  eng__buffer_clear(&tally->name);
  eng__buffer_add(&tally->name, big_endian, sizeof big_endian);
  eng__buffer_add_slice(&tally->name, name);
  eng__buffer_clear(out);
  eng__wire_u32(out, rule);
  eng__wire_u64(out, order);
  eng__wire_slice(out, name);
  eng__wire_slice(out, key);
  eng__buffer_add_slice(out, use);
  if (out->failed || tally->name.failed) return eng__fail_nomem(err);
  return eng__sorter_add(tally->sorter, eng__buffer_slice(&tally->name), eng__buffer_slice(out),
                         err);
}

static eng_status alike_of(eng__tally *tally, const eng__aggregate_info *aggregate, uint32_t rule,
                           eng__alike **alike, eng_error *err) {
  for (size_t i = 0; i < tally->texts.count; i++) {
    *alike = tally->texts.at[i].alike;
    if (tally->texts.at[i].rule == rule) return ENG_OK;
  }
  texts new = {.rule = rule};
  eng_status status = eng__alike_open(&new.alike, aggregate->words, aggregate->share, err);
  *alike = new.alike;
  if (status == ENG_OK && tally->in_memory) eng__alike_keep_in_memory(new.alike);
  if (status == ENG_OK && !eng__vec_push(&tally->texts, new)) status = eng__fail_nomem(err);
  if (status != ENG_OK) eng__alike_close(new.alike);
  return status;
}

eng_status eng__tally_add(eng__tally *tally, const eng__aggregate_info *aggregate,
                          const eng__value *value, eng__slice doc, eng_error *err) {
  eng__use use = {doc, value->fingerprint, value->json};
  uint64_t order = tally->order++;
  eng__buffer *out = &tally->uses; /* no group is open yet */
  eng__buffer_clear(out);
  if (aggregate->alike) eng__wire_u64(out, order);
  eng__put_use(out, &use);
  if (out->failed) return eng__fail_nomem(err);
  if (!aggregate->alike)
    return add_record(tally, value->rule, order, value->key, (eng__slice){NULL, 0},
                      eng__buffer_slice(out), err);
  eng__alike *alike;
  eng_status status = alike_of(tally, aggregate, value->rule, &alike, err);
  if (status != ENG_OK) return status;
  return eng__alike_add(alike, value->key, eng__buffer_slice(out), err);
}

/* ---- Groups out ---- */

typedef struct sorting {
  eng__tally *tally;
  uint32_t rule;
} sorting;

static eng_status sort_alike(void *context, uint64_t group, eng__slice text, eng__slice payload,
                             eng_error *err) {
  const sorting *s = context;
  eng__wire in = {payload.at, payload.at + payload.len, false};
  uint64_t order = eng__wire_get_u64(&in);
  eng__slice name = {(const char *)&group, sizeof group}, use = {in.at, (size_t)(in.end - in.at)};
  return add_record(s->tally, s->rule, order, name, text, use, err);
}

static eng_status end_group(eng__tally *tally, eng_error *err) {
  if (!tally->open) return ENG_OK;
  tally->open = false;
  if (tally->uses.failed || tally->key.failed || tally->group_name.failed)
    return eng__fail_nomem(err);
  tally->group.uses = eng__buffer_slice(&tally->uses);
  tally->group.key = eng__buffer_slice(&tally->key);
  return tally->take(tally->context, &tally->group, err);
}

static void begin_group(eng__tally *tally, uint32_t rule, uint64_t order, eng__slice name,
                        eng__slice key) {
  tally->open = true;
  tally->group = (eng__group){.rule = rule, .order = order};
  eng__buffer_clear(&tally->group_name);
  eng__buffer_add_slice(&tally->group_name, name);
  eng__buffer_clear(&tally->key);
  eng__buffer_add_slice(&tally->key, key.len ? key : name);
  eng__buffer_clear(&tally->uses);
}

static eng_status take_record(void *context, eng__slice record, eng_error *err) {
  eng__tally *tally = context;
  eng__wire in = {record.at, record.at + record.len, false};
  uint32_t rule = eng__wire_get_u32(&in);
  uint64_t order = eng__wire_get_u64(&in);
  eng__slice name = eng__wire_get_slice(&in), key = eng__wire_get_slice(&in);
  bool same = tally->open && tally->group.rule == rule &&
              eng__slice_equal(eng__buffer_slice(&tally->group_name), name);
  if (!same) {
    eng_status status = end_group(tally, err);
    if (status != ENG_OK) return status;
    begin_group(tally, rule, order, name, key);
  }
  size_t len = (size_t)(in.end - in.at);
  tally->group.too_large |= len > ENG__GROUP_BYTES - tally->uses.len;
  if (tally->group.too_large) return ENG_OK;
  eng__buffer_add(&tally->uses, in.at, len);
  tally->group.count++;
  return ENG_OK;
}

eng_status eng__tally_end(eng__tally *tally, eng__take_group *take, void *context, eng_error *err) {
  eng_status status = ENG_OK;
  tally->take = take;
  tally->context = context;
  for (size_t i = 0; status == ENG_OK && i < tally->texts.count; i++) {
    sorting s = {tally, tally->texts.at[i].rule};
    status = eng__alike_end(tally->texts.at[i].alike, sort_alike, &s, err);
  }
  if (status == ENG_OK) status = eng__sorter_end(tally->sorter, take_record, tally, err);
  return status == ENG_OK ? end_group(tally, err) : status;
}
