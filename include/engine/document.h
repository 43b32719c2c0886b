/* A document: bytes as given, the text decoded from them, and what the engine sees in it.
 *
 * Places. A span is `[start, end)` from 0. `eng_place` gives one place in all its countings; the
 * other functions speak of byte offsets into the decoded text. */
#ifndef ENGINE_DOCUMENT_H
#define ENGINE_DOCUMENT_H

#include "engine/error.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct eng_document eng_document;

/* Bytes that belong to the document (or to whoever gave them); not NUL-terminated. */
typedef struct eng_bytes {
  const char *at;
  size_t len;
} eng_bytes;

typedef struct eng_span {
  size_t start, end;
} eng_span;

/* name, as written in results */
#define ENG_TOKEN_KIND_LIST(X)                                                                     \
  X(WORD, "word")                                                                                  \
  X(NUMBER, "number")                                                                              \
  X(HASHTAG, "hashtag")                                                                            \
  X(MENTION, "mention")                                                                            \
  X(URL, "url")                                                                                    \
  X(EMAIL, "email")                                                                                \
  X(EMOJI, "emoji")                                                                                \
  X(PUNCT, "punct")

typedef enum eng_token_kind {
#define ENG_TOKEN_KIND_NAME(name, text) ENG_TOKEN_##name,
  ENG_TOKEN_KIND_LIST(ENG_TOKEN_KIND_NAME)
#undef ENG_TOKEN_KIND_NAME
} eng_token_kind;

/* One token; `folded` lives as long as the document. */
typedef struct eng_token {
  eng_span text; /* in the decoded text */
  eng_token_kind kind;
  eng_bytes folded;
} eng_token;

/* One place, in every counting the results use. */
typedef struct eng_place {
  size_t byte;   /* of the original bytes, from 0 */
  size_t ch;     /* code points of the decoded text before it */
  size_t line;   /* from 1; lines end at LF, CRLF, CR */
  size_t column; /* from 1, in grapheme clusters */
} eng_place;

/* Reads a document. `bytes` are borrowed and must outlive it. The encoding is recognised (UTF-8,
 * UTF-16/32 with or without BOM, Windows-1256, Windows-1252); broken UTF-8 is read with U+FFFD.
 * ENG_NOMEM; ENG_LIMIT past 2 GiB of decoded text. */
eng_status eng_document_open(eng_document **out, const void *bytes, size_t len, eng_error *err);
void eng_document_close(eng_document *document);

/* The decoded text and the folded view that patterns look at; both valid UTF-8. */
eng_bytes eng_document_text(const eng_document *document);
eng_bytes eng_document_view(const eng_document *document);

/* Name of the encoding that was taken ("utf-8", "utf-16le", "windows-1256" …) and the reason, a
 * constant text. */
const char *eng_document_encoding(const eng_document *document, const char **reason);
/* How many bytes could not be decoded; `*first` (may be NULL) is the first one's offset. */
size_t eng_document_broken_bytes(const eng_document *document, size_t *first);

size_t eng_document_token_count(const eng_document *document);
eng_token eng_document_token(const eng_document *document, size_t index);

/* Sentences are found when first asked for: ENG_NOMEM. Spans are trimmed of white space. */
eng_status eng_document_sentences(eng_document *document, const eng_span **spans, size_t *count,
                                  eng_error *err);

/* The place of a byte offset of the decoded text (a code-point boundary). ENG_NOMEM. */
eng_status eng_document_place(eng_document *document, size_t offset, eng_place *place,
                              eng_error *err);

#ifdef __cplusplus
}
#endif
#endif
