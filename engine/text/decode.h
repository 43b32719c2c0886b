/* From bytes to text: recognise the encoding, decode, keep the way back.
 *
 * UTF-8 (with or without BOM), UTF-16 and UTF-32 of either byte order with or without BOM,
 * Windows-1256 and Windows-1252. Valid UTF-8 without BOM is not copied. The way back from a text
 * offset to a raw offset is an offset map for UTF-8, and marks every few hundred bytes from which
 * the decoder runs again for the others, so that memory stays in proportion. */
#ifndef ENG_TEXT_DECODE_H
#define ENG_TEXT_DECODE_H

#include "base/buffer.h"
#include "base/error.h"
#include "unicode/offset_map.h"

/* name */
#define ENG__ENCODING_LIST(X)                                                                      \
  X(UTF8, "utf-8")                                                                                 \
  X(UTF16LE, "utf-16le")                                                                           \
  X(UTF16BE, "utf-16be")                                                                           \
  X(UTF32LE, "utf-32le")                                                                           \
  X(UTF32BE, "utf-32be")                                                                           \
  X(WINDOWS_1256, "windows-1256")                                                                  \
  X(WINDOWS_1252, "windows-1252")

typedef enum eng__encoding {
#define ENG__ENCODING_NAME(name, text) ENG__##name,
  ENG__ENCODING_LIST(ENG__ENCODING_NAME)
#undef ENG__ENCODING_NAME
} eng__encoding;

const char *eng__encoding_name(eng__encoding encoding);

typedef struct eng__decode_mark {
  uint32_t text, raw;
} eng__decode_mark;

typedef struct eng__decoding {
  eng__encoding encoding;
  const char *reason; /* a constant: "valid UTF-8", "byte order mark", "NUL pattern", … */
  bool bom;
  size_t skipped;                    /* bytes of the byte order mark in front of the text */
  size_t broken_bytes, first_broken; /* raw */
  eng__slice raw;
  eng__buffer bytes;                /* the text, unless it is a part of raw */
  eng__offset_map map;              /* UTF-8: text (target) ↔ raw (source) */
  ENG__VEC(eng__decode_mark) marks; /* other encodings */
} eng__decoding;

/* Decodes `raw` (borrowed) and gives the text, valid UTF-8: a part of `raw`, or bytes that the
 * decoding owns until the next call. `utf8_only`: a record's field, nothing is guessed, no BOM. */
eng_status eng__decode(eng__decoding *decoding, eng__slice raw, bool utf8_only, eng__slice *text,
                       eng_error *err);
void eng__decoding_clear(eng__decoding *decoding);

/* The raw offset at which the character at text offset `text` begins / the one ending there ends.
 */
size_t eng__decoding_raw_start(const eng__decoding *decoding, size_t text);
size_t eng__decoding_raw_end(const eng__decoding *decoding, size_t text);

/* Do the first 8 KiB say that this is no text at all (a NUL, and not UTF-16/32)? */
bool eng__looks_binary(eng__slice head);

#endif
