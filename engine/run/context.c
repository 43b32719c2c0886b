#include "run/context.h"

#include "match/set.h"
#include "text/lines.h"
#include "unicode/utf8.h"

enum { LINE_BYTES = 160 }; /* of a long line, each side */

static eng_status sentence_around(eng_document *document, eng_span text, eng_span *around,
                                  eng_error *err) {
  eng_status status = eng__document_need_sentences(document, err);
  if (status != ENG_OK) return status;
  *around = text;
  size_t first = eng__spans_find(&document->sentences, text.start);
  size_t last = eng__spans_find(&document->sentences, text.end ? text.end - 1 : 0);
  if (first != SIZE_MAX && document->sentences.at[first].start < around->start)
    around->start = document->sentences.at[first].start;
  if (last != SIZE_MAX && document->sentences.at[last].end > around->end)
    around->end = document->sentences.at[last].end;
  return ENG_OK;
}

static size_t cut_left(eng__slice text, size_t from, size_t start) {
  if (from - start <= LINE_BYTES) return start;
  size_t at = from - LINE_BYTES;
  while (!eng__utf8_boundary(text, at)) at++;
  return at;
}

static size_t cut_right(eng__slice text, size_t from, size_t end) {
  if (end - from <= LINE_BYTES) return end;
  size_t at = from + LINE_BYTES;
  while (!eng__utf8_boundary(text, at)) at--;
  return at;
}

static eng_status line_around(eng_document *document, eng_span text, eng_span *around,
                              eng_error *err) {
  eng_span first, last;
  eng_status status = eng__document_line(document, text.start, &first, err);
  if (status == ENG_OK) status = eng__document_line(document, text.end, &last, err);
  if (status != ENG_OK) return status;
  around->start = cut_left(document->text, text.start, first.start);
  around->end = cut_right(document->text, text.end, last.end > text.end ? last.end : text.end);
  return ENG_OK;
}

static bool is_word(const eng__part *part) {
  return part->kind != ENG_TOKEN_PUNCT && part->kind != ENG_TOKEN_EMOJI;
}

/* The hit with the rest of the words that it begins and ends in, as far as the sentence goes. */
static eng_span whole_words(const eng_document *document, const eng__hit *hit, eng_span text,
                            eng_span sentence) {
  if (hit->last_part >= document->parts.count) return text;
  eng_span whole = eng__hit_token(document, hit);
  if (whole.start < sentence.start) whole.start = sentence.start;
  if (whole.end > sentence.end) whole.end = sentence.end;
  return (eng_span){whole.start < text.start ? whole.start : text.start,
                    whole.end > text.end ? whole.end : text.end};
}

/* Up to `words` tokens to each side of the hit, not past the edges of its sentence. */
static eng_status words_around(eng_document *document, eng_span text, uint32_t words,
                               eng_span *around, eng_error *err) {
  eng_span sentence;
  eng_status status = sentence_around(document, text, &sentence, err);
  if (status != ENG_OK) return status;
  eng__hit hit;
  eng__hit_from_span(document, text, &hit);
  *around = whole_words(document, &hit, text, sentence);
  uint32_t met = 0;
  for (size_t i = hit.first_part; i-- > 0 && met < words;) {
    const eng__part *part = &document->parts.at[i];
    eng_span span = eng__document_text_span(document, part->start, part->end);
    if (span.start < sentence.start) break;
    around->start = span.start;
    met += is_word(part) && !(part->flags & ENG__PART_JOINED);
  }
  met = 0;
  for (size_t i = (size_t)hit.last_part + 1; i < document->parts.count && met <= words; i++) {
    const eng__part *part = &document->parts.at[i];
    eng_span span = eng__document_text_span(document, part->start, part->end);
    met += is_word(part) && !(part->flags & ENG__PART_JOINED);
    if (span.end > sentence.end || met > words) break;
    around->end = span.end;
  }
  return ENG_OK;
}

eng_status eng__context_of(eng_document *document, eng_span text, eng__context kind, uint32_t words,
                           eng__result_hit *hit, eng_error *err) {
  if (kind == ENG__CONTEXT_NONE) return ENG_OK;
  eng_span around;
  eng_status status = kind == ENG__CONTEXT_LINE ? line_around(document, text, &around, err)
                      : kind == ENG__CONTEXT_WORDS
                          ? words_around(document, text, words, &around, err)
                          : sentence_around(document, text, &around, err);
  if (status != ENG_OK) return status;
  hit->has_context = true;
  hit->left = eng__slice_cut(document->text, around.start, text.start);
  hit->right = eng__slice_cut(document->text, text.end, around.end);
  return ENG_OK;
}

eng_status eng__sentence_of(eng_document *document, eng_span text, eng__result_hit *hit,
                            eng_error *err) {
  eng_span around;
  eng_status status = sentence_around(document, text, &around, err);
  if (status != ENG_OK) return status;
  hit->sentence = eng__slice_cut(document->text, around.start, around.end);
  hit->sentence_byte = text.start - around.start;
  size_t next = eng__spans_find(&document->sentences, around.end);
  if (next == SIZE_MAX) return ENG_OK;
  if (document->sentences.at[next].start < around.end) next++;
  if (next >= document->sentences.count) return ENG_OK;
  eng_span after = document->sentences.at[next];
  hit->next_sentence = eng__slice_cut(document->text, after.start, after.end);
  return ENG_OK;
}
