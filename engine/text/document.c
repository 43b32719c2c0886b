/* A document: reading it, its spans in three texts, and the public functions.
 *
 * Reading decodes, folds and cuts at once; sentences, paragraphs, lines and the view with capitals
 * are made when first asked for. A document is read into again and again by a worker, and keeps its
 * memory between readings. */
#include "text/document.h"

#include "text/lines.h"
#include "text/tokens.h"
#include "unicode/utf8.h"

#include <stdlib.h>

enum { LONGEST_TEXT = 0x7FFFFFFF };

static void forget(eng_document *document) {
  document->parts.count = 0;
  document->token_count = 0;
  document->text = document->view = document->cased = (eng__slice){NULL, 0};
  document->has_sentences = document->has_paragraphs = document->has_lines = false;
  document->has_cased = false;
  document->sentences.count = document->paragraphs.count = 0;
  document->lines.count = document->token_parts.count = document->place_marks.count = 0;
  document->mark = (eng__place_mark){0};
  document->generation++;
  eng__arena_reset(&document->arena);
}

static eng_status fold_view(eng_document *document, eng_error *err) {
  bool same;
  eng_status status = eng__fold(document->text, ENG__FOLD_VIEW, &document->view_bytes,
                                &document->view_map, &same, err);
  if (status != ENG_OK) return status;
  document->view =
      same ? document->text : (eng__slice){document->view_bytes.at, document->view_bytes.len};
  return ENG_OK;
}

static eng_status read_bytes(eng_document *document, eng__slice raw, bool utf8_only,
                             eng_error *err) {
  forget(document);
  document->raw = raw;
  eng_status status = eng__decode(&document->decoding, raw, utf8_only, &document->text, err);
  if (status == ENG_OK && document->text.len > LONGEST_TEXT)
    status = eng__fail(err, ENG_LIMIT, "a text of %zu bytes is longer than the 2 GiB that are read",
                       document->text.len);
  if (status == ENG_OK) status = fold_view(document, err);
  if (status == ENG_OK) status = eng__cut(document, err);
  if (status != ENG_OK) forget(document);
  return status;
}

eng_status eng__document_read(eng_document *document, eng__slice raw, eng_error *err) {
  return read_bytes(document, raw, false, err);
}

eng_status eng__document_read_utf8(eng_document *document, eng__slice raw, eng_error *err) {
  return read_bytes(document, raw, true, err);
}

void eng__document_clear(eng_document *document) {
  forget(document);
  eng__decoding_clear(&document->decoding);
  eng__buffer_free(&document->view_bytes);
  eng__buffer_free(&document->cased_bytes);
  eng__vec_free(&document->view_map.steps);
  eng__vec_free(&document->cased_map.steps);
  eng__vec_free(&document->parts);
  eng__vec_free(&document->sentences);
  eng__vec_free(&document->paragraphs);
  eng__vec_free(&document->lines);
  eng__vec_free(&document->token_parts);
  eng__vec_free(&document->place_marks);
  eng__arena_free(&document->arena);
}

eng_status eng__document_need_cased(eng_document *document, eng_error *err) {
  if (document->has_cased) return ENG_OK;
  bool same;
  eng_status status = eng__fold(document->text, ENG__FOLD_CASED, &document->cased_bytes,
                                &document->cased_map, &same, err);
  if (status != ENG_OK) return status;
  document->cased =
      same ? document->text : (eng__slice){document->cased_bytes.at, document->cased_bytes.len};
  document->has_cased = true;
  return ENG_OK;
}

/* ---- Spans ---- */

/* The end of the tags behind the black flag that ends at `end`, which make it the flag of England,
 * Scotland or Wales; `end` when there are none, or none that ends them. */
static size_t over_flag_tags(eng__slice text, size_t end) {
  if (end < 4 || memcmp(text.at + end - 4, "\xF0\x9F\x8F\xB4", 4) != 0) return end;
  for (const char *p = text.at + end; p < text.at + text.len;) {
    uint32_t cp = eng__utf8_next(&p);
    if (cp < 0xE0020 || cp > 0xE007F) return end;
    if (cp == 0xE007F) return (size_t)(p - text.at);
  }
  return end;
}

size_t eng__text_over_marks(eng__slice text, size_t end) {
  while (end < text.len && (unsigned char)text.at[end] >= 0xCC) {
    const char *p = text.at + end;
    if (!eng__fold_is_dropped_mark(eng__utf8_next(&p))) return over_flag_tags(text, end);
    end = (size_t)(p - text.at);
  }
  return end;
}

eng_span eng__document_text_span(const eng_document *document, size_t view_start, size_t view_end) {
  const eng__offset_map *map = &document->view_map;
  if (map->steps.count == 0)
    return (eng_span){view_start, eng__text_over_marks(document->text, view_end)};
  size_t start = eng__map_start(map, (uint32_t)view_start);
  size_t end = view_end > view_start ? eng__map_end(map, (uint32_t)view_end) : start;
  return (eng_span){start, eng__text_over_marks(document->text, end)};
}

eng__slice eng__document_folded(const eng_document *document, eng_span text) {
  const eng__offset_map *map = &document->view_map;
  size_t start = eng__map_forward_start(map, (uint32_t)text.start);
  size_t end = eng__map_forward_end(map, (uint32_t)text.end);
  return eng__slice_cut(document->view, start, end > start ? end : start);
}

size_t eng__document_part_at(const eng_document *document, size_t view_offset) {
  size_t low = 0, high = document->parts.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->parts.at[middle].end > view_offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

static bool joined(const eng_document *document, size_t index) {
  return document->parts.at[index].flags & ENG__PART_JOINED;
}

void eng__document_token_range(const eng_document *document, size_t index, size_t *first,
                               size_t *end) {
  size_t count = document->parts.count;
  *first = index;
  while (*first > 0 && joined(document, *first)) --*first;
  *end = index + 1;
  while (*end < count && joined(document, *end)) ++*end;
}

size_t eng__spans_find(const eng__spans *spans, size_t offset) {
  size_t low = 0, high = spans->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (spans->at[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low < spans->count ? low : SIZE_MAX;
}

size_t eng__document_word_count(const eng_document *document) {
  size_t count = 0;
  for (size_t i = 0; i < document->parts.count; i++) {
    const eng__part *part = &document->parts.at[i];
    count += part->kind <= ENG_TOKEN_NUMBER && !(part->flags & ENG__PART_JOINED);
  }
  return count;
}

/* ---- Capitals ---- */

static bool is_capital(uint32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z';
  eng__category category = eng__category_of(cp);
  return category == ENG__LU || category == ENG__LT;
}

bool eng__part_capital(const eng_document *document, const eng__part *part) {
  eng_span span = eng__document_text_span(document, part->start, part->end);
  const char *p = document->text.at + span.start, *end = document->text.at + span.end;
  while (p < end) {
    uint32_t cp = eng__utf8_next(&p);
    if (eng__is_letter(cp)) return is_capital(cp);
  }
  return false;
}

bool eng__part_all_capitals(const eng_document *document, const eng__part *part) {
  eng__slice word = eng__part_word(document->view, part);
  size_t start = (size_t)(word.at - document->view.at);
  eng_span span = eng__document_text_span(document, start, start + word.len);
  const char *p = document->text.at + span.start, *end = document->text.at + span.end;
  size_t capitals = 0;
  while (p < end) {
    uint32_t cp = eng__utf8_next(&p);
    if (is_capital(cp)) capitals++;
    else if (eng__is_letter(cp)) return false;
  }
  return capitals > 0;
}

/* ---- The public functions ---- */

eng_status eng_document_open(eng_document **out, const void *bytes, size_t len, eng_error *err) {
  *out = NULL;
  eng_document *document = calloc(1, sizeof *document);
  if (!document) return eng__fail_nomem(err);
  eng_status status = eng__document_read(document, (eng__slice){bytes, len}, err);
  if (status == ENG_OK) *out = document;
  else eng_document_close(document);
  return status;
}

void eng_document_close(eng_document *document) {
  if (!document) return;
  eng__document_clear(document);
  free(document);
}

static eng_bytes bytes_of(eng__slice slice) {
  return (eng_bytes){slice.at, slice.len};
}

eng_bytes eng_document_text(const eng_document *document) {
  return bytes_of(document->text);
}
eng_bytes eng_document_view(const eng_document *document) {
  return bytes_of(document->view);
}

const char *eng_document_encoding(const eng_document *document, const char **reason) {
  if (reason) *reason = document->decoding.reason;
  return eng__encoding_name(document->decoding.encoding);
}

size_t eng_document_broken_bytes(const eng_document *document, size_t *first) {
  if (first) *first = document->decoding.first_broken;
  return document->decoding.broken_bytes;
}

size_t eng_document_token_count(const eng_document *document) {
  return document->token_count;
}

/* Does the character at `view_end` come of one that ends at `end` of the text? Then two tokens
 * share it: "x…" is folded to "x...", whose first dot may belong to an abbreviation. */
static bool shares_its_end(const eng_document *document, size_t view_end, size_t end) {
  return view_end < document->view.len &&
         eng__document_text_span(document, view_end, view_end + 1).start < end;
}

/* WB4: a half-space that ends a word is the word's, though it joins it to nothing. */
static size_t past_half_spaces(const eng_document *document, size_t view_end, size_t at) {
  eng__slice text = document->text;
  size_t end = at;
  while (text.len - end >= 3 && memcmp(text.at + end, "\xE2\x80\x8C", 3) == 0) end += 3;
  return end > at && shares_its_end(document, view_end, at) ? at : end;
}

eng_token eng_document_token(const eng_document *document, size_t index) {
  const eng__part *parts = document->parts.at;
  size_t first = eng__token_first_part(document, index), end;
  eng__document_token_range(document, first, &first, &end);
  size_t view_start = parts[first].start, view_end = parts[end - 1].end;
  eng_span text = eng__document_text_span(document, view_start, view_end);
  eng_token_kind kind = (eng_token_kind)parts[first].kind;
  if (kind == ENG_TOKEN_WORD) text.end = past_half_spaces(document, view_end, text.end);
  return (eng_token){text, kind, bytes_of(eng__slice_cut(document->view, view_start, view_end))};
}

eng_status eng_document_sentences(eng_document *document, const eng_span **spans, size_t *count,
                                  eng_error *err) {
  eng_status status = eng__document_need_sentences(document, err);
  *spans = status == ENG_OK ? document->sentences.at : NULL;
  *count = status == ENG_OK ? document->sentences.count : 0;
  return status;
}
