/* Conditions: is there a hit of another pattern near this one? Every question is a search and a few
 * steps (hit_order.h): forwards hits are gone through by their starts, backwards by their ends, and
 * the first that fits is the nearest.
 *
 * Nearness is counted in words, then in bytes. A word is a token of kind word or number, as in
 * everything an analyst counts. */
#include "match/condition.h"

#include "match/state.h"

eng_status eng__index_need_words(eng__index *index, eng_error *err) {
  const eng__parts *parts = &index->document->parts;
  if (index->has_words_before) return ENG_OK;
  if (!eng__vec_reserve(&index->words_before, parts->count + 1)) return eng__fail_nomem(err);
  uint32_t words = 0;
  for (size_t i = 0; i < parts->count; i++) {
    index->words_before.at[i] = words;
    const eng__part *part = &parts->at[i];
    words += part->kind <= ENG_TOKEN_NUMBER && !(part->flags & ENG__PART_JOINED);
  }
  index->words_before.at[parts->count] = words;
  index->words_before.count = parts->count + 1;
  index->has_words_before = true;
  return ENG_OK;
}

/* ---- Hits inside a stretch ---- */

eng_status eng__hits_inside(eng__index *index, eng__pattern pattern, eng_span text,
                            eng__hits *range, eng_error *err) {
  eng__hits all;
  eng_status status = eng__index_hits(index, pattern, &all, err);
  *range = (eng__hits){NULL, 0};
  if (status || !all.count) return status;
  eng__hit_cursors *cursors = &index->states[pattern].cursors;
  size_t first = eng__hits_from(all, text.start, cursors);
  size_t end = eng__hits_from(all, text.end, cursors);
  *range = (eng__hits){all.at + first, end > first ? end - first : 0};
  return ENG_OK;
}

const eng__hit *eng__hits_next(eng__hits range, eng_span text, size_t *cursor) {
  while (*cursor < range.count) {
    const eng__hit *hit = range.at + (*cursor)++;
    if (hit->start >= text.start && hit->end <= text.end) return hit;
  }
  return NULL;
}

/* ---- Where a condition looks ---- */

typedef struct question {
  eng__index *index;
  const eng__hit *from;
  eng__hits hits;
  const eng__hit_ends *ends;
  eng__hit_cursors *cursors;
  eng_span scope; /* candidates lie wholly inside it */
  uint32_t words; /* and this many words away at most */
} question;

static eng_span span_around(const eng__spans *spans, size_t offset, size_t end) {
  size_t at = eng__spans_find(spans, offset);
  if (at == SIZE_MAX) return (eng_span){offset, end};
  eng_span span = spans->at[at];
  if (span.start > offset) span.start = offset; /* between two sentences: what stands there */
  return span;
}

static eng_status sentence_of(question *q, eng_error *err) {
  eng_document *document = q->index->document;
  eng_status status = eng__document_need_sentences(document, err);
  if (!status) q->scope = span_around(&document->sentences, q->from->start, q->from->end);
  return status;
}

static eng_status set_scope(question *q, const eng__condition *condition, eng_error *err) {
  eng_document *document = q->index->document;
  eng_status status = ENG_OK;
  q->scope = (eng_span){0, document->text.len};
  q->words = UINT32_MAX;
  switch (condition->within) {
  case ENG__WITHIN_WORDS:
    q->words = condition->words;
    return sentence_of(q, err);
  case ENG__WITHIN_SENTENCE:
    return sentence_of(q, err);
  case ENG__WITHIN_PARAGRAPH:
    status = eng__document_need_paragraphs(document, err);
    if (!status) q->scope = span_around(&document->paragraphs, q->from->start, q->from->end);
    return status;
  case ENG__WITHIN_DOCUMENT:
  case ENG__WITHIN_OVERLAP:
    break;
  }
  return ENG_OK;
}

/* ---- Candidates on either side ---- */

/* Words from the start of part `first` to the start of part `end`. */
static uint32_t words_between(const question *q, uint32_t first, uint32_t end) {
  const uint32_t *before = q->index->words_before.at;
  return end > first ? before[end] - before[first] : 0;
}

/* How many words a window on that side must have to hold the candidate. */
static uint32_t reach(const question *q, const eng__hit *hit) {
  if (hit->start >= q->from->end)
    return words_between(q, q->from->last_part + 1, hit->last_part + 1);
  return words_between(q, hit->first_part, q->from->first_part);
}

/* Words that stand between the candidate and the hit. */
static uint32_t distance(const question *q, const eng__hit *hit) {
  if (hit->start >= q->from->end) return words_between(q, q->from->last_part + 1, hit->first_part);
  return words_between(q, hit->last_part + 1, q->from->first_part);
}

static const eng__hit *nearest_after(const question *q) {
  for (size_t i = eng__hits_from(q->hits, q->from->end, q->cursors); i < q->hits.count; i++) {
    const eng__hit *hit = &q->hits.at[i];
    if (hit->start >= q->scope.end || distance(q, hit) > q->words) return NULL;
    if (hit->end <= q->scope.end && reach(q, hit) <= q->words) return hit;
  }
  return NULL;
}

/* Of two that end alike the shorter. */
static const eng__hit *nearest_before(const question *q) {
  for (size_t i = eng__hits_until(q->hits, q->ends, q->from->start, q->cursors); i-- > 0;) {
    const eng__hit *hit = eng__hit_by_end(q->hits, q->ends, i);
    if (hit->end <= q->scope.start || distance(q, hit) > q->words) return NULL;
    if (hit->start >= q->scope.start && reach(q, hit) <= q->words) return hit;
  }
  return NULL;
}

static const eng__hit *first_overlapping(const question *q) {
  size_t i = eng__hits_behind(q->hits, q->ends, q->from->start, q->cursors);
  return i < q->hits.count && q->hits.at[i].start < q->from->end ? &q->hits.at[i] : NULL;
}

/* ---- Barriers ---- */

/* Does a hit of the barrier lie wholly between the two? */
static eng_status is_barred(question *q, eng__pattern barrier, const eng__hit *hit, bool *barred,
                            eng_error *err) {
  *barred = false;
  if (barrier == ENG__NO_PATTERN || !hit) return ENG_OK;
  bool after = hit->start >= q->from->end;
  eng_span between =
      after ? (eng_span){q->from->end, hit->start} : (eng_span){hit->end, q->from->start};
  eng__hits range;
  size_t cursor = 0;
  eng_status status = eng__hits_inside(q->index, barrier, between, &range, err);
  if (!status) *barred = eng__hits_next(range, between, &cursor) != NULL;
  return status;
}

/* ---- The questions ---- */

static const eng__hit *nearer(const question *q, const eng__hit *before, const eng__hit *after) {
  if (!before || !after) return before ? before : after;
  uint32_t back = distance(q, before), on = distance(q, after);
  if (back != on) return back < on ? before : after;
  return q->from->start - before->end <= after->start - q->from->end ? before : after;
}

static eng_status find_beside(question *q, const eng__condition *condition, const eng__hit **found,
                              eng_error *err) {
  bool barred = false;
  const eng__hit *before = condition->side != ENG__SIDE_AFTER ? nearest_before(q) : NULL;
  const eng__hit *after = condition->side != ENG__SIDE_BEFORE ? nearest_after(q) : NULL;
  eng_status status = is_barred(q, condition->barrier, before, &barred, err);
  if (barred) before = NULL;
  if (!status) status = is_barred(q, condition->barrier, after, &barred, err);
  if (barred) after = NULL;
  *found = nearer(q, before, after);
  return status;
}

eng_status eng__condition_find(eng__index *index, const eng__condition *condition,
                               const eng__hit *from, const eng__hit **found, eng_error *err) {
  question q = {.index = index, .from = from};
  *found = NULL;
  if (!eng__index_may_hit(index, condition->pattern)) return ENG_OK;
  eng_status status = eng__index_hits(index, condition->pattern, &q.hits, err);
  if (status || !q.hits.count) return status;
  eng__pattern_state *state = &index->states[condition->pattern];
  q.ends = &state->ends;
  q.cursors = &state->cursors;
  if (!state->ends.ready) status = eng__hit_ends_make(&state->ends, q.hits, &index->arena, err);
  if (status) return status;
  if (condition->within == ENG__WITHIN_OVERLAP) {
    *found = first_overlapping(&q);
    return ENG_OK;
  }
  status = eng__index_need_words(index, err);
  if (!status) status = set_scope(&q, condition, err);
  return status ? status : find_beside(&q, condition, found, err);
}

/* ---- The words beside a hit ---- */

static bool begins_word(const eng__index *index, size_t part) {
  const uint32_t *before = index->words_before.at;
  return before[part + 1] != before[part];
}

/* Steps back over `words` words from part `from`; gives the part where the last of them begins. */
static size_t step_back(const eng__index *index, size_t from, size_t least, uint32_t words) {
  size_t start = from;
  for (size_t part = from; part > least && words; part--)
    if (begins_word(index, part - 1)) start = part - 1, words--;
  return start;
}

/* The part behind the last of `words` words from part `from` on. */
static size_t step_on(const eng__index *index, size_t from, size_t most, uint32_t words) {
  size_t end = from;
  const eng__part *parts = index->document->parts.at;
  for (size_t part = from; part < most && words; part++) {
    if (!begins_word(index, part)) continue;
    end = part + 1;
    words--;
    while (end < most && parts[end].flags & ENG__PART_JOINED) end++;
  }
  return end;
}

/* A range of parts. */
typedef struct run_of_parts {
  size_t first, end;
} run_of_parts;

/* The words behind the token of the hit, up to `most`; signs at either end are no words. */
static run_of_parts words_behind(const eng__index *index, const eng__hit *from, size_t most,
                                 uint32_t words) {
  const eng__part *parts = index->document->parts.at;
  size_t first = (size_t)from->last_part + 1;
  while (first < most && parts[first].flags & ENG__PART_JOINED) first++;
  while (first < most && !begins_word(index, first)) first++;
  return (run_of_parts){first, first < most ? step_on(index, first, most, words) : first};
}

/* And before it, from `least` on. */
static run_of_parts words_ahead(const eng__index *index, const eng__hit *from, size_t least,
                                uint32_t words) {
  const eng__part *parts = index->document->parts.at;
  size_t end = from->first_part;
  while (end > least && parts[end].flags & ENG__PART_JOINED) end--;
  size_t first = end > least ? step_back(index, end, least, words) : end;
  while (end > first && !begins_word(index, end - 1) && !(parts[end - 1].flags & ENG__PART_JOINED))
    end--;
  return (run_of_parts){first, end};
}

eng_status eng__words_beside(eng__index *index, const eng__hit *from, eng__side side,
                             uint32_t words, eng_span *text, eng_error *err) {
  eng_document *document = index->document;
  const eng__parts *parts = &document->parts;
  question q = {.index = index, .from = from};
  eng_status status = sentence_of(&q, err);
  if (!status) status = eng__index_need_words(index, err);
  size_t edge = side == ENG__SIDE_AFTER ? from->end : from->start;
  *text = (eng_span){edge, edge};
  if (status) return status;
  eng__hit sentence;
  eng__hit_from_span(document, q.scope, &sentence);
  size_t most = (size_t)sentence.last_part + 1;
  if (most > parts->count) most = parts->count;
  run_of_parts run = side == ENG__SIDE_AFTER ? words_behind(index, from, most, words)
                                             : words_ahead(index, from, sentence.first_part, words);
  if (run.first >= run.end || run.end > parts->count) return ENG_OK;
  *text = eng__document_text_span(document, parts->at[run.first].start, parts->at[run.end - 1].end);
  return ENG_OK;
}
