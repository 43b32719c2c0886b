/* Patterns that are kinds of things: tokens by their attributes, numbers, sentences, paragraphs,
 * and `either`. Found when they are asked for, in one pass over the parts. */
#include "match/number_beside.h"
#include "match/state.h"
#include "unicode/utf8.h"

void eng__hit_from_span(const eng_document *document, eng_span text, eng__hit *hit) {
  uint32_t start = eng__map_forward_start(&document->view_map, (uint32_t)text.start);
  uint32_t end = eng__map_forward_end(&document->view_map, (uint32_t)text.end);
  if (end < start) end = start;
  size_t count = document->parts.count, first = eng__document_part_at(document, start);
  size_t last = end > start ? eng__document_part_at(document, end - 1) : first;
  if (last > first && (last == count || document->parts.at[last].start >= end)) last--;
  hit->start = (uint32_t)text.start;
  hit->end = (uint32_t)text.end;
  hit->view_start = start;
  hit->view_end = end;
  hit->first_part = (uint32_t)first;
  hit->last_part = (uint32_t)last;
}

eng_span eng__hit_token(const eng_document *document, const eng__hit *hit) {
  if (hit->first_part >= document->parts.count) return (eng_span){hit->start, hit->end};
  size_t first, last, end;
  eng__document_token_range(document, hit->first_part, &first, &end);
  eng__document_token_range(document, hit->last_part, &last, &end);
  const eng__part *parts = document->parts.at;
  return eng__document_text_span(document, parts[first].start, parts[end - 1].end);
}

static eng_status push_parts(eng__index *index, eng__pattern pattern, size_t first, size_t last,
                             bool *room, eng_error *err) {
  const eng_document *document = index->document;
  uint32_t start = document->parts.at[first].start, end = document->parts.at[last].end;
  eng_span text = eng__document_text_span(document, start, end);
  eng__hit hit = {.start = (uint32_t)text.start,
                  .end = (uint32_t)text.end,
                  .view_start = start,
                  .view_end = end,
                  .first_part = (uint32_t)first,
                  .last_part = (uint32_t)last,
                  .pattern = pattern};
  eng_status status = eng__index_room(index, pattern, index->work.count, text.start, room, err);
  if (status || !*room) return status;
  return eng__vec_push(&index->work, hit) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- token { … } ---- */

/* X capital, x small or caseless letter, d digit, else the character itself; 0: nothing (marks,
 * controls). */
static uint32_t shape_of(uint32_t cp) {
  eng__category category = eng__category_of(cp);
  if (category == ENG__LU || category == ENG__LT) return 'X';
  if (eng__is_letter(cp)) return 'x';
  if (category == ENG__ND) return 'd';
  if (eng__is_mark(cp) || category == ENG__CF || category == ENG__CC) return 0;
  return cp;
}

static bool has_shape(eng__slice text, eng__slice shape) {
  const char *p = text.at, *end = text.at + text.len;
  size_t at = 0;
  for (uint32_t before = 0; p < end;) {
    uint32_t cp = shape_of(eng__utf8_next(&p));
    if (!cp || cp == before) continue;
    char bytes[4];
    size_t len = eng__utf8_encode(cp, bytes);
    if (shape.len - at < len || memcmp(shape.at + at, bytes, len) != 0) return false;
    at += len;
    before = cp;
  }
  return at == shape.len;
}

bool eng__token_agrees(const eng_document *document, const eng__token_query *query, size_t first,
                       size_t last) {
  const eng__part *part = &document->parts.at[first];
  uint32_t start = part->start, end = document->parts.at[last].end;
  if (query->kind >= 0 && part->kind != query->kind) return false;
  if (query->script >= 0 && part->script != query->script) return false;
  eng__slice folded = eng__slice_cut(document->view, start, end);
  if (query->folded.len && !eng__slice_equal(folded, query->folded)) return false;
  if (!query->shape.len) return true;
  eng_span text = eng__document_text_span(document, start, end);
  return has_shape(eng__slice_cut(document->text, text.start, text.end), query->shape);
}

size_t eng__token_end(const eng_document *document, size_t first) {
  size_t last = first;
  while (last + 1 < document->parts.count && document->parts.at[last + 1].flags & ENG__PART_JOINED)
    last++;
  return last;
}

eng_status eng__find_tokens(eng__index *index, eng__pattern pattern, eng_error *err) {
  const eng_document *document = index->document;
  const eng__token_query *query = &index->patterns->tokens.at[index->patterns->defs.at[pattern].at];
  bool room = true;
  eng_status status = ENG_OK;
  for (size_t first = 0; first < document->parts.count && room && !status; first++) {
    size_t last = eng__token_end(document, first);
    if (eng__token_agrees(document, query, first, last))
      status = push_parts(index, pattern, first, last, &room, err);
    first = last;
  }
  return status;
}

/* ---- number ---- */

static bool number_agrees(const eng_document *document, size_t part, eng__number_bounds bounds) {
  eng__number number = eng__number_at(document, part);
  if (number.known) return number.value >= bounds.min && number.value <= bounds.max;
  return bounds.min < -1e308 && bounds.max > 1e308; /* a number without a value: 10:30 */
}

eng_status eng__find_numbers(eng__index *index, eng__pattern pattern, eng_error *err) {
  const eng_document *document = index->document;
  eng__number_bounds bounds = index->patterns->numbers.at[index->patterns->defs.at[pattern].at];
  bool room = true;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < document->parts.count && room && !status; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_NUMBER) continue;
    if (number_agrees(document, i, bounds)) status = push_parts(index, pattern, i, i, &room, err);
  }
  return status;
}

/* ---- sentence, paragraph ---- */

static eng_status push_spans(eng__index *index, eng__pattern pattern, const eng__spans *spans,
                             eng_error *err) {
  for (size_t i = 0; i < spans->count; i++) {
    bool room;
    eng_status status =
        eng__index_room(index, pattern, index->work.count, spans->at[i].start, &room, err);
    if (status || !room) return status;
    eng__hit hit = {.pattern = pattern};
    eng__hit_from_span(index->document, spans->at[i], &hit);
    if (!eng__vec_push(&index->work, hit)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

eng_status eng__find_sentences(eng__index *index, eng__pattern pattern, eng_error *err) {
  eng_status status = eng__document_need_sentences(index->document, err);
  return status ? status : push_spans(index, pattern, &index->document->sentences, err);
}

eng_status eng__find_paragraphs(eng__index *index, eng__pattern pattern, eng_error *err) {
  eng_status status = eng__document_need_paragraphs(index->document, err);
  return status ? status : push_spans(index, pattern, &index->document->paragraphs, err);
}

/* ---- either ---- */

/* The hits of all leaves, in the order in which they were written, then sorted by place: the sort
 * is stable, so that of equal hits the first written stays first. A leaf is no `either` itself, so
 * the question goes one level down. */
eng_status eng__find_either(eng__index *index, eng__pattern pattern, eng_error *err) {
  eng__pattern_def def = index->patterns->defs.at[pattern];
  const eng__pattern *leaves = def.count ? &index->patterns->leaves.at[def.at] : NULL;
  eng__hits hits;
  for (uint32_t i = 0; i < def.count; i++) {
    eng_status status = eng__index_hits(index, leaves[i], &hits, err);
    if (status) return status;
  }
  index->work.count = 0;
  for (uint32_t i = 0; i < def.count; i++) {
    hits = index->states[leaves[i]].hits;
    if (!eng__vec_reserve(&index->work, index->work.count + hits.count))
      return eng__fail_nomem(err);
    if (hits.count)
      memcpy(index->work.at + index->work.count, hits.at, hits.count * sizeof *hits.at);
    index->work.count += hits.count;
  }
  return eng__sort_hits(&index->work, &index->spare, ENG__ORDER_SPAN, err);
}
