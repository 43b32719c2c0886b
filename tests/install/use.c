/* A program of a stranger: reads a text with the installed library and prints its words, with every
 * public function called once. tests/install/check compiles it as C and as C++. */
#include <engine.h>

#include <stdio.h>
#include <string.h>

static const char text[] =
    "Gen. Smith said: \xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB1\xD9\x88\xD8\xAF. It is war.";

static int fail(const eng_error *err) {
  fprintf(stderr, "%s: %s\n", eng_status_text(err->status), err->message);
  return 1;
}

static void print_tokens(const eng_document *document) {
  size_t i;
  for (i = 0; i < eng_document_token_count(document); i++) {
    eng_token token = eng_document_token(document, i);
    if (token.kind == ENG_TOKEN_WORD) printf("%.*s\n", (int)token.folded.len, token.folded.at);
  }
}

static int print_facts(eng_document *document, eng_error *err) {
  const eng_span *sentences;
  size_t count, broken;
  eng_place place;
  const char *reason;
  if (eng_document_sentences(document, &sentences, &count, err)) return 1;
  if (eng_document_place(document, sentences[count - 1].start, &place, err)) return 1;
  broken = eng_document_broken_bytes(document, NULL);
  printf(
      "%s %lu sentences, the last at byte %lu, character %lu, line %lu, column %lu; %lu broken\n",
      eng_document_encoding(document, &reason), (unsigned long)count, (unsigned long)place.byte,
      (unsigned long)place.ch, (unsigned long)place.line, (unsigned long)place.column,
      (unsigned long)broken);
  return eng_document_text(document).len != sizeof text - 1 || !eng_document_view(document).len;
}

int main(void) {
  eng_error err;
  eng_document *document;
  int status;
  if (eng_document_open(&document, text, strlen(text), &err)) return fail(&err);
  print_tokens(document);
  status = print_facts(document, &err);
  eng_document_close(document);
  return status;
}
