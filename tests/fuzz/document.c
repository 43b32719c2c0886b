/* Decode, fold, segment: any bytes are a document, and all places in it are true. */
#include "base/buffer.h"
#include "fuzz.h"
#include "text/document.h"

static void check_fold_again(const eng_document *document) {
  eng__buffer view = {0};
  eng__offset_map map = {0};
  bool same = false;
  if (fuzz_ok(eng__fold(document->view, ENG__FOLD_VIEW, &view, &map, &same, NULL)))
    FUZZ_CHECK(same || eng__slice_equal(eng__buffer_slice(&view), document->view));
  eng__buffer_free(&view);
  eng__vec_free(&map.steps);
}

/* In order, but spans may touch and overlap: one character can become several tokens (U+FDFA is
 * four words) or end one and begin the next (U+00BD behind a letter). */
static void check_tokens(const eng_document *document) {
  eng_span last = {0, 0};
  for (size_t i = 0; i < eng_document_token_count(document); i++) {
    eng_token token = eng_document_token(document, i);
    FUZZ_CHECK(token.text.start >= last.start && token.text.end >= last.end);
    FUZZ_CHECK(token.text.start < token.text.end);
    FUZZ_CHECK(fuzz_span_good(document->text, token.text.start, token.text.end));
    FUZZ_CHECK(token.folded.len > 0);
    FUZZ_CHECK(fuzz_valid((eng__slice){token.folded.at, token.folded.len}));
    last = token.text;
  }
}

static void check_spans(eng__slice text, const eng_span *spans, size_t count) {
  size_t end = 0;
  for (size_t i = 0; i < count; i++) {
    FUZZ_CHECK(spans[i].start >= end && spans[i].start < spans[i].end);
    FUZZ_CHECK(fuzz_span_good(text, spans[i].start, spans[i].end));
    end = spans[i].end;
  }
}

/* Places grow together; the raw offset of each code point lies inside the raw bytes. */
static void check_places(eng_document *document) {
  eng_place last = {0, 0, 1, 1};
  size_t chars = 0;
  const char *at = document->text.at, *end = at + document->text.len;
  for (; at < end; eng__utf8_next(&at), chars++) {
    eng_place place;
    size_t offset = (size_t)(at - document->text.at);
    if (!fuzz_ok(eng_document_place(document, offset, &place, NULL))) return;
    FUZZ_CHECK(place.ch == chars && place.byte >= last.byte && place.byte <= document->raw.len);
    FUZZ_CHECK(place.line >= last.line && place.column >= 1);
    FUZZ_CHECK(place.line > last.line || place.column >= last.column);
    last = place;
  }
}

static void check(eng_document *document) {
  FUZZ_CHECK(fuzz_valid(document->text) && fuzz_valid(document->view));
  check_fold_again(document);
  check_tokens(document);
  const eng_span *sentences;
  size_t count;
  if (fuzz_ok(eng_document_sentences(document, &sentences, &count, NULL)))
    check_spans(document->text, sentences, count);
  if (fuzz_ok(eng__document_need_paragraphs(document, NULL)))
    check_spans(document->text, document->paragraphs.at, document->paragraphs.count);
  if (fuzz_ok(eng__document_need_cased(document, NULL))) FUZZ_CHECK(fuzz_valid(document->cased));
  FUZZ_CHECK(eng__document_lang(document) != NULL);
  check_places(document);
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng_document *document;
  if (!fuzz_ok(eng_document_open(&document, data, size, NULL))) return;
  check(document);
  /* The same memory again, as a record's field: nothing of the first reading may shine through. */
  if (fuzz_ok(eng__document_read_utf8(document, fuzz_input(data, size), NULL))) check(document);
  eng_document_close(document);
}
