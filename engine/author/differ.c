#include "author/differ.h"

#include "base/error.h"

#include <stdlib.h>

static int by_number(uint64_t a, uint64_t b) {
  return (a > b) - (a < b);
}

/* ---- Orders ---- */

static int by_rule(const eng__result_hit *a, const eng__result_hit *b) {
  return eng__slice_compare(a->rule, b->rule);
}

/* Equal: the same hit. */
static int by_place(const eng__result_hit *a, const eng__result_hit *b) {
  int order = by_rule(a, b);
  if (!order) order = by_number(a->start_byte, b->start_byte);
  if (!order) order = by_number(a->end_byte, b->end_byte);
  return order ? order : eng__slice_compare(a->entity, b->entity);
}

static int by_fingerprint(const eng__result_hit *a, const eng__result_hit *b) {
  int order = by_rule(a, b);
  return order ? order : by_number(a->id, b->id);
}

typedef int hit_order(const eng__result_hit *a, const eng__result_hit *b);

static int compare_place(const void *a, const void *b) {
  const eng__result_hit *x = ((const eng__single *)a)->hit, *y = ((const eng__single *)b)->hit;
  int order = by_place(x, y);
  return order ? order : by_number(x->id, y->id);
}

static int compare_fingerprint(const void *a, const void *b) {
  const eng__result_hit *x = ((const eng__single *)a)->hit, *y = ((const eng__single *)b)->hit;
  int order = by_fingerprint(x, y);
  return order ? order : by_place(x, y);
}

/* ---- Pairs ---- */

static void add_change(eng__differ *differ, eng__change change, bool *room) {
  *room = *room && eng__vec_push(&differ->changes, change);
}

static void pair(eng__differ *differ, eng__single *before, eng__single *after, bool moved,
                 bool *room) {
  before->paired = after->paired = true;
  if (moved) add_change(differ, (eng__change){ENG__CHANGE_MOVED, before->hit, after->hit}, room);
}

/* Both sides stand in an order by which partners are equal. */
static void pair_equal(eng__differ *differ, hit_order *order, bool moved, bool *room) {
  size_t b = 0, a = 0;
  while (b < differ->before.count && a < differ->after.count) {
    eng__single *before = &differ->before.at[b], *after = &differ->after.at[a];
    int way = order(before->hit, after->hit);
    if (before->paired) b++;
    else if (after->paired) a++;
    else if (way < 0) b++;
    else if (way > 0) a++;
    else pair(differ, before, after, moved, room);
  }
}

/* Both stand by rule and place. What ends before the other begins meets nothing further right. */
static void pair_overlapping(eng__differ *differ, bool *room) {
  size_t b = 0, a = 0;
  while (b < differ->before.count && a < differ->after.count) {
    eng__single *before = &differ->before.at[b], *after = &differ->after.at[a];
    int rule = by_rule(before->hit, after->hit);
    if (before->paired) b++;
    else if (after->paired) a++;
    else if (rule < 0 || (rule == 0 && before->hit->end_byte <= after->hit->start_byte)) b++;
    else if (rule > 0 || after->hit->end_byte <= before->hit->start_byte) a++;
    else pair(differ, before, after, true, room);
  }
}

static void add_singles(eng__differ *differ, bool *room) {
  for (size_t i = 0; i < differ->before.count; i++)
    if (!differ->before.at[i].paired)
      add_change(differ, (eng__change){ENG__CHANGE_LOST, differ->before.at[i].hit, NULL}, room);
  for (size_t i = 0; i < differ->after.count; i++)
    if (!differ->after.at[i].paired)
      add_change(differ, (eng__change){ENG__CHANGE_NEW, NULL, differ->after.at[i].hit}, room);
}

static int compare_changes(const void *a, const void *b) {
  const eng__change *x = a, *y = b;
  const eng__result_hit *hit = x->after ? x->after : x->before;
  const eng__result_hit *other = y->after ? y->after : y->before;
  int order = by_number(hit->start_byte, other->start_byte);
  if (!order) order = by_number(hit->end_byte, other->end_byte);
  if (!order) order = by_place(hit, other);
  if (!order) order = by_number(x->kind, y->kind);
  return order ? order : by_number(hit->id, other->id);
}

/* ---- A document ---- */

static void sort(eng__differ *differ, int compare(const void *, const void *)) {
  if (differ->before.count)
    qsort(differ->before.at, differ->before.count, sizeof *differ->before.at, compare);
  if (differ->after.count)
    qsort(differ->after.at, differ->after.count, sizeof *differ->after.at, compare);
}

static bool fill(eng__differ *differ, const eng__result_hit *before, size_t before_count,
                 const eng__result_hit *after, size_t after_count) {
  differ->before.count = differ->after.count = differ->changes.count = 0;
  for (size_t i = 0; i < before_count; i++)
    if (!eng__vec_push(&differ->before, ((eng__single){&before[i], false}))) return false;
  for (size_t i = 0; i < after_count; i++)
    if (!eng__vec_push(&differ->after, ((eng__single){&after[i], false}))) return false;
  return true;
}

eng_status eng__differ_run(eng__differ *differ, const eng__result_hit *before, size_t before_count,
                           const eng__result_hit *after, size_t after_count, eng_error *err) {
  bool room = fill(differ, before, before_count, after, after_count);
  if (!room) return eng__fail_nomem(err);
  sort(differ, compare_place);
  pair_equal(differ, by_place, false, &room);
  sort(differ, compare_fingerprint);
  pair_equal(differ, by_fingerprint, true, &room);
  sort(differ, compare_place);
  pair_overlapping(differ, &room);
  add_singles(differ, &room);
  if (differ->changes.count)
    qsort(differ->changes.at, differ->changes.count, sizeof *differ->changes.at, compare_changes);
  return room ? ENG_OK : eng__fail_nomem(err);
}

void eng__differ_free(eng__differ *differ) {
  eng__vec_free(&differ->before);
  eng__vec_free(&differ->after);
  eng__vec_free(&differ->changes);
}
