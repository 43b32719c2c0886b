#include "author/show.h"

#include "base/plural.h"
#include "base/json.h"
#include "output/escape.h"
#include "output/writer.h"
#include "run/run.h"
#include "run/say.h"
#include "text/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct show {
  const eng__show_options *options;
  eng_document document;
  eng__arena arena;
  eng__buffer out;
  eng__writer *writer;
  eng__slice doc;
  bool failed;
} show;

static const char *kind_name(eng_token_kind kind) {
  static const char *const names[] = {
#define KIND_TEXT(name, text) text,
      ENG_TOKEN_KIND_LIST(KIND_TEXT)
#undef KIND_TEXT
  };
  return names[kind];
}

static size_t raw_start(const show *self, size_t text) {
  return eng__decoding_raw_start(&self->document.decoding, text);
}

static size_t raw_end(const show *self, size_t text) {
  return eng__decoding_raw_end(&self->document.decoding, text);
}

/* ---- JSON ---- */

static void put_span(show *self, eng_span span) {
  eng__buffer_add_byte(&self->out, '[');
  eng__buffer_add_unsigned(&self->out, raw_start(self, span.start));
  eng__buffer_add_byte(&self->out, ',');
  eng__buffer_add_unsigned(&self->out, raw_end(self, span.end));
}

static void put_words_json(show *self) {
  eng__json_write_key(&self->out, "words");
  eng__buffer_add_byte(&self->out, '[');
  size_t count = eng_document_token_count(&self->document);
  for (size_t i = 0; i < count; i++) {
    eng_token token = eng_document_token(&self->document, i);
    if (i) eng__buffer_add_byte(&self->out, ',');
    put_span(self, token.text);
    eng__buffer_printf(&self->out, ",\"%s\",", kind_name(token.kind));
    eng__json_write_string(&self->out, (eng__slice){token.folded.at, token.folded.len});
    eng__buffer_add_byte(&self->out, ']');
  }
  eng__buffer_add_byte(&self->out, ']');
}

static eng_status put_sentences_json(show *self, eng_error *err) {
  const eng_span *spans;
  size_t count;
  eng_status status = eng_document_sentences(&self->document, &spans, &count, err);
  if (status != ENG_OK) return status;
  eng__json_write_key(&self->out, "sentences");
  eng__buffer_add_byte(&self->out, '[');
  for (size_t i = 0; i < count; i++) {
    if (i) eng__buffer_add_byte(&self->out, ',');
    put_span(self, spans[i]);
    eng__buffer_add_byte(&self->out, ']');
  }
  eng__buffer_add_byte(&self->out, ']');
  return ENG_OK;
}

static void put_text_key(show *self, const char *key, const char *text) {
  eng__json_write_key(&self->out, key);
  eng__json_write_string(&self->out, eng__slice_of(text));
}

static eng_status show_json(show *self, eng_error *err) {
  const eng__show_options *options = self->options;
  const char *reason;
  const char *encoding = eng_document_encoding(&self->document, &reason);
  eng__buffer_add_byte(&self->out, '{');
  eng__json_write_key(&self->out, "doc");
  eng__json_write_string(&self->out, self->doc);
  if (!options->words && !options->sentences && !options->view) {
    put_text_key(self, "encoding", encoding);
    put_text_key(self, "reason", reason);
    put_text_key(self, "lang", eng__document_lang(&self->document));
  }
  if (options->view) {
    eng__json_write_key(&self->out, "view");
    eng__json_write_string(&self->out, self->document.view);
  }
  if (options->words) put_words_json(self);
  eng_status status = options->sentences ? put_sentences_json(self, err) : ENG_OK;
  eng__buffer_add_string(&self->out, "}\n");
  return status;
}

/* ---- For a reader ---- */

static void put_safe(show *self, eng__slice text) {
  eng__write_safe(&self->out, text, 0);
}

static void put_words(show *self) {
  size_t count = eng_document_token_count(&self->document);
  for (size_t i = 0; i < count; i++) {
    eng_token token = eng_document_token(&self->document, i);
    eng__buffer_printf(&self->out, "%8zu %8zu  %-8s ", raw_start(self, token.text.start),
                       raw_end(self, token.text.end), kind_name(token.kind));
    put_safe(self, eng__slice_cut(self->document.text, token.text.start, token.text.end));
    eng__buffer_add_string(&self->out, "\t");
    put_safe(self, (eng__slice){token.folded.at, token.folded.len});
    eng__buffer_add_byte(&self->out, '\n');
  }
}

static eng_status put_sentences(show *self, eng_error *err) {
  const eng_span *spans;
  size_t count;
  eng_status status = eng_document_sentences(&self->document, &spans, &count, err);
  for (size_t i = 0; status == ENG_OK && i < count; i++) {
    eng__buffer_printf(&self->out, "%8zu %8zu  ", raw_start(self, spans[i].start),
                       raw_end(self, spans[i].end));
    put_safe(self, eng__slice_cut(self->document.text, spans[i].start, spans[i].end));
    eng__buffer_add_byte(&self->out, '\n');
  }
  return status;
}

/* Line by line, so that line feeds stay and nothing else acts. */
static void put_view(show *self) {
  eng__slice view = self->document.view;
  for (size_t at = 0; at < view.len;) {
    const char *feed = memchr(view.at + at, '\n', view.len - at);
    size_t end = feed ? (size_t)(feed - view.at) : view.len;
    put_safe(self, eng__slice_cut(view, at, end));
    eng__buffer_add_byte(&self->out, '\n');
    at = end + 1;
  }
}

static eng_status put_summary(show *self, eng_error *err) {
  const char *reason;
  const char *encoding = eng_document_encoding(&self->document, &reason);
  eng_status status = eng__document_need_sentences(&self->document, err);
  if (status != ENG_OK) return status;
  size_t first, broken = eng_document_broken_bytes(&self->document, &first);
  const char *lang = eng__document_lang(&self->document);
  put_safe(self, self->doc);
  eng__buffer_printf(&self->out, "\n  encoding   %s (%s)\n", encoding, reason);
  if (broken)
    eng__buffer_printf(&self->out, "  damaged    %zu byte%s, the first at byte %zu\n", broken,
                       eng__plural(broken), first);
  eng__buffer_printf(&self->out,
                     "  language   %s\n  bytes      %zu\n  words      %zu\n  sentences  %zu\n",
                     *lang ? lang : "unknown", self->document.raw.len,
                     eng__document_word_count(&self->document), self->document.sentences.count);
  return ENG_OK;
}

static eng_status show_text(show *self, eng_error *err) {
  const eng__show_options *options = self->options;
  eng_status status = put_summary(self, err);
  if (options->view) put_view(self);
  if (options->words) put_words(self);
  if (status == ENG_OK && options->sentences) status = put_sentences(self, err);
  return status;
}

/* ---- Documents ---- */

static eng_status read_item(show *self, const eng__item *item, const char *bytes, bool *readable,
                            eng_error *err) {
  eng__slice raw = {bytes, item->len};
  *readable = true;
  self->doc = item->doc;
  if (item->kind == ENG__ITEM_TEXT) return eng__document_read(&self->document, raw, err);
  eng__record record;
  eng_status status = eng__record_read(&record, raw, &self->options->fields, &self->arena, err);
  if (status != ENG_OK) return status;
  *readable = record.state == ENG__RECORD_READ;
  if (record.has_id) self->doc = record.id;
  if (record.state == ENG__RECORD_BROKEN)
    eng__say("%.*s: %s", (int)item->doc.len, item->doc.at, record.message);
  if (record.state == ENG__RECORD_NO_TEXT) {
    eng__slice field = eng__record_text_field(&self->options->fields);
    eng__say("%.*s: the record has no field '%.*s' (--text-field)", (int)item->doc.len,
             item->doc.at, (int)field.len, field.at);
  }
  self->failed |= record.state == ENG__RECORD_BROKEN;
  return *readable ? eng__document_read_utf8(&self->document, record.text, err) : ENG_OK;
}

static eng_status show_item(show *self, const eng__item *item, const char *bytes, eng_error *err) {
  if (item->kind == ENG__ITEM_PROBLEM) {
    self->failed |= item->failed;
    eng__say("%.*s: %.*s", (int)item->doc.len, item->doc.at, (int)item->message.len,
             item->message.at);
    return ENG_OK;
  }
  bool readable;
  eng__arena_reset(&self->arena);
  eng_status status = read_item(self, item, bytes, &readable, err);
  if (status != ENG_OK || !readable) return status;
  status = self->options->json ? show_json(self, err) : show_text(self, err);
  if (status == ENG_OK && self->out.failed) status = eng__fail_nomem(err);
  if (status == ENG_OK) status = eng__writer_add(self->writer, self->out.at, self->out.len, err);
  eng__buffer_clear(&self->out);
  return status;
}

static eng_status show_all(show *self, eng__corpus *corpus, eng_error *err) {
  size_t size = 1 << 20;
  char *room = malloc(size);
  eng_status status = room ? ENG_OK : eng__fail_nomem(err);
  while (status == ENG_OK) {
    eng__item item;
    eng__next next = eng__corpus_next(corpus, room, size, &item, err);
    if (next == ENG__NEXT_END) break;
    if (next == ENG__NEXT_FAILED) status = err->status;
    else if (next == ENG__NEXT_ITEM) status = show_item(self, &item, room, err);
    else {
      size = self->options->corpus.max_document + 1;
      free(room);
      room = malloc(size);
      if (!room) status = eng__fail_nomem(err);
    }
  }
  free(room);
  return status;
}

int eng__show(const eng__show_options *options) {
  show self = {.options = options};
  eng_error err = {ENG_OK, ""};
  eng__corpus *corpus = NULL;
  eng_status status = eng__corpus_open(&corpus, &options->corpus, &err);
  if (status == ENG_OK) status = eng__writer_open_fd(&self.writer, STDOUT_FILENO, &err);
  if (status == ENG_OK) status = show_all(&self, corpus, &err);
  if (status == ENG_OK) status = eng__writer_commit(self.writer, &err);
  bool closed = self.writer && eng__writer_closed_pipe(self.writer);
  if (status != ENG_OK && !closed) eng__say("%s", err.message);
  if (self.writer) eng__writer_close(self.writer);
  if (corpus) eng__corpus_close(corpus);
  eng__document_clear(&self.document);
  eng__arena_free(&self.arena);
  eng__buffer_free(&self.out);
  return (status != ENG_OK && !closed) || self.failed ? ENG__EXIT_NOT_MADE : ENG__EXIT_COMPLETE;
}
