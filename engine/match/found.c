/* The phrase hits of a document: gathered in the order the scan meets them, then laid out pattern
 * by pattern. Linear: hits are counted while they come, so each goes straight to its place. */
#include "match/state.h"

eng_status eng__scan_emit(eng__index *index, const eng__phrase *phrase, const eng__verified *place,
                          eng_error *err) {
  eng_span text = eng__document_text_span(index->document, place->view_start, place->view_end);
  const eng__phrases *phrases = &index->patterns->phrases;
  for (const eng__owner *owner = &phrase->owner; owner; owner = eng__next_owner(phrases, owner)) {
    eng__pattern_state *state = eng__index_touch(index, owner->pattern);
    if (!state) return eng__fail_nomem(err);
    bool room;
    eng_status status =
        eng__index_room(index, owner->pattern, state->phrases, text.start, &room, err);
    if (status) return status;
    if (!room) continue;
    eng__hit hit = {.start = (uint32_t)text.start,
                    .end = (uint32_t)text.end,
                    .view_start = place->view_start,
                    .view_end = place->view_end,
                    .first_part = place->first,
                    .last_part = place->last,
                    .pattern = owner->pattern,
                    .entry = owner->entry};
    if (!eng__vec_push(&index->phrase_hits, hit)) return eng__fail_nomem(err);
    state->phrases++;
  }
  return ENG_OK;
}

static int by_number(const void *a, const void *b) {
  eng__pattern x = *(const eng__pattern *)a, y = *(const eng__pattern *)b;
  return (x > y) - (x < y);
}

static bool list_found(eng__index *index) {
  for (size_t i = 0; i < index->touched.count; i++) {
    eng__pattern pattern = index->touched.at[i];
    if (index->states[pattern].phrases && !eng__vec_push(&index->found, pattern)) return false;
  }
  if (index->found.count > 1)
    qsort(index->found.at, index->found.count, sizeof *index->found.at, by_number);
  return true;
}

/* Two keys may have led to one place. */
static size_t drop_same(eng__hit *hits, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const eng__hit *last = kept ? &hits[kept - 1] : NULL;
    bool same = last && last->start == hits[i].start && last->end == hits[i].end &&
                last->entry == hits[i].entry;
    if (!same) hits[kept++] = hits[i];
  }
  return kept;
}

/* Puts the hits of one pattern in order where they lie. */
static eng_status order_pattern(eng__index *index, eng__hit *hits, size_t *count, eng_error *err) {
  if (!eng__hits_sorted(hits, *count, ENG__ORDER_ENTRY)) {
    eng__hit_vec *work = &index->work;
    if (!eng__vec_reserve(work, *count)) return eng__fail_nomem(err);
    memcpy(work->at, hits, *count * sizeof *hits);
    work->count = *count;
    eng_status status = eng__sort_hits(work, &index->spare, ENG__ORDER_ENTRY, err);
    if (status) return status;
    memcpy(hits, work->at, *count * sizeof *hits);
  }
  *count = drop_same(hits, *count);
  return ENG_OK;
}

eng_status eng__scan_finish(eng__index *index, eng_error *err) {
  if (!index->phrase_hits.count) return ENG_OK;
  if (!list_found(index) || !eng__vec_reserve(&index->sorted, index->phrase_hits.count))
    return eng__fail_nomem(err);
  eng__hit *next = index->sorted.at;
  for (size_t i = 0; i < index->found.count; i++) {
    eng__pattern_state *state = &index->states[index->found.at[i]];
    state->hits = (eng__hits){next, 0};
    next += state->phrases;
  }
  for (size_t i = 0; i < index->phrase_hits.count; i++) {
    const eng__hit *hit = &index->phrase_hits.at[i];
    eng__hits *hits = &index->states[hit->pattern].hits;
    index->sorted.at[(size_t)(hits->at - index->sorted.at) + hits->count++] = *hit;
  }
  for (size_t i = 0; i < index->found.count; i++) {
    eng__pattern_state *state = &index->states[index->found.at[i]];
    eng__hit *hits = index->sorted.at + (state->hits.at - index->sorted.at);
    eng_status status = order_pattern(index, hits, &state->hits.count, err);
    if (status) return status;
    state->ready = true;
  }
  return ENG_OK;
}
