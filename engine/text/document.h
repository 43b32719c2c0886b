/* The document from inside: what eng_document holds, for the floors above.
 *
 * Three texts (raw bytes → text → view) and two maps between them. Offsets are bytes; a name says
 * of which text: `raw`, `text` or `view`. Tokens are cut on the view; everything that leaves the
 * engine is a span of the text, and by the decode map of the raw bytes. Texts of 2^31 bytes and
 * more are refused, so that offsets fit 32 bits. */
#ifndef ENG_TEXT_DOCUMENT_H
#define ENG_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "engine/document.h"
#include "text/decode.h"
#include "unicode/fold.h"
#include "unicode/properties.h"

/* A part: the smallest piece matching compares. A token is a run of parts: a part without
 * ENG__PART_JOINED begins one; further parts of a Persian token hang on it by a half-space. */
typedef struct eng__part {
  uint64_t
      hash; /* of what the word says: without inner or final dots, possessive, leading # or @ */
  uint32_t start, end; /* of the view, whole part: with dots, possessive, # */
  uint8_t kind;        /* eng_token_kind */
  uint8_t script;      /* eng__script of its first letter */
  uint16_t flags;
} eng__part;

enum {
  ENG__PART_JOINED = 1,     /* a half-space ties it to the part before */
  ENG__PART_POSSESSIVE = 2, /* ends in 's or a bare ' after s; hash is of the word without it */
  ENG__PART_DOTTED = 4,     /* holds dots that the hash skips ("u.s.", "gen.") */
  ENG__PART_BEFORE_LINE =
      8, /* a line break stands somewhere between the part before and this one */
  ENG__PART_AFTER_BLANK = 16 /* a blank line does (BEFORE_LINE is set too) */
};

/* The bytes a part's hash is made of, as they stand in the view for parts without inner dots:
 * `[start, end)` less `#`/`@`, possessive and one final dot. */
eng__slice eng__part_word(eng__slice view, const eng__part *part);
/* The hash of a folded word (the same function the cutter uses: dots are skipped unless the word
 * holds a digit). */
uint64_t eng__word_hash(eng__slice folded);
/* The same for a word without dots, sooner done: `readable` ≥ `folded.len` bytes may be read. */
uint64_t eng__word_hash_within(eng__slice folded, size_t readable);

typedef ENG__VEC(eng__part) eng__parts;
typedef ENG__VEC(eng_span) eng__spans;
typedef ENG__VEC(uint32_t) eng__offsets;

/* A place that was counted up to, to go on from. It lies in the grapheme cluster that ends at
 * `cluster_end`, the `column`-th of the line that begins at `line_start`. */
typedef struct eng__place_mark {
  uint32_t text, ch, line, line_start, column, cluster_end;
} eng__place_mark;

struct eng_document {
  eng__slice raw;
  eng__slice text; /* == raw when that is UTF-8 without BOM and damage */
  eng__slice view; /* == text when it folds to itself */
  eng__decoding decoding;
  eng__buffer view_bytes;
  eng__offset_map view_map; /* view (target) ↔ text (source) */
  eng__parts parts;         /* in order; the last is followed by a sentinel with start = view.len */
  size_t token_count;

  /* Made when first asked for. */
  bool has_sentences, has_paragraphs, has_lines, has_cased;
  eng__spans sentences, paragraphs; /* of the text, trimmed */
  eng__offsets lines;               /* text offset where each line begins */
  eng__offsets token_parts; /* first part of every 64th token; empty when each token is one part */
  eng__slice cased;         /* the view with capitals kept, for patterns with `case = true` */
  eng__buffer cased_bytes;
  eng__offset_map cased_map;
  eng__place_mark mark;                  /* where the last place was, to go on from */
  ENG__VEC(eng__place_mark) place_marks; /* one every few KiB that was gone over, in order */

  eng__arena arena;    /* for whatever lives as long as this reading of the document */
  uint64_t generation; /* counts readings, so that a stale span is told from a live one */
};

/* Reads new bytes into a document made by eng_document_open() or all zeroes, keeping its memory.
 * `raw` is borrowed until the next reading or the close. As eng_document_open(). */
eng_status eng__document_read(eng_document *document, eng__slice raw, eng_error *err);
/* As above for text that is known to be UTF-8 by contract (a record's field): broken bytes become
 * U+FFFD, no other encoding is considered, no BOM is looked for. */
eng_status eng__document_read_utf8(eng_document *document, eng__slice raw, eng_error *err);
/* Gives all memory back. */
void eng__document_clear(eng_document *document);

/* Lazily made parts; ENG_NOMEM. After success the arrays above hold them. */
eng_status eng__document_need_sentences(eng_document *document, eng_error *err);
eng_status eng__document_need_paragraphs(eng_document *document, eng_error *err);
eng_status eng__document_need_cased(eng_document *document, eng_error *err);

/* Span of the view (parts, hits) as a span of the text: start of the first character, end of the
 * last with the dropped marks that belong to it, no trailing controls (persian.md 9). */
eng_span eng__document_text_span(const eng_document *document, size_t view_start, size_t view_end);
/* The end of a span that ends at `end`: over the dropped marks that belong to its last letter, and
 * the tags that make a flag. */
size_t eng__text_over_marks(eng__slice text, size_t end);
/* The folded form of a span of the text. */
eng__slice eng__document_folded(const eng_document *document, eng_span text);

/* Index of the first part that ends after the view offset; parts.count when there is none. */
size_t eng__document_part_at(const eng_document *document, size_t view_offset);
/* First part and one past the last part of the token that holds part `index`. */
void eng__document_token_range(const eng_document *document, size_t index, size_t *first,
                               size_t *end);
/* Index of the sentence/paragraph that holds (or is next before) the text offset; SIZE_MAX if none.
 * Needs eng__document_need_…(). */
size_t eng__spans_find(const eng__spans *spans, size_t offset);

/* "fa", "en", "ar", … by its letters and commonest words; "" when there is nothing to tell. A
 * constant string. */
const char *eng__document_lang(const eng_document *document);
/* Is this one of the codes that documents are given? */
bool eng__language_is_known(eng__slice code);
/* Number of word tokens (kinds word and number). */
size_t eng__document_word_count(const eng_document *document);
/* First letter of the text of a part is a capital / every letter of it is (at least one). */
bool eng__part_capital(const eng_document *document, const eng__part *part);
bool eng__part_all_capitals(const eng_document *document, const eng__part *part);

#endif
