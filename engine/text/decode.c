/* Decoding, and the way back to the bytes as they were; see decode.h.
 *
 * UTF-8 is used where it lies; only what is broken, or behind something broken, is copied with a
 * step in the map for each U+FFFD. For the other encodings a mark is left every few hundred bytes
 * of text, and a place between two marks is found by decoding once more from the one before. */
#include "text/decode.h"

#include "text/encodings.h"
#include "text/recognise.h"
#include "unicode/utf8.h"

#ifdef ENG_HARD
enum { BETWEEN_MARKS = 3 };
#else
enum { BETWEEN_MARKS = 256 };
#endif

static const size_t LONGEST_RAW = UINT32_MAX - 16;

static const char *const names[] = {
#define ENG__ENCODING_TEXT(name, text) text,
    ENG__ENCODING_LIST(ENG__ENCODING_TEXT)
#undef ENG__ENCODING_TEXT
};

const char *eng__encoding_name(eng__encoding encoding) {
  return names[encoding];
}

static void note_broken(eng__decoding *decoding, size_t raw, size_t len) {
  if (!decoding->broken_bytes) decoding->first_broken = raw;
  decoding->broken_bytes += len;
}

/* ---- UTF-8 ---- */

/* One broken subpart at `at`, which becomes U+FFFD. */
static bool replace(eng__decoding *decoding, size_t at, size_t len) {
  char out[4];
  size_t written = eng__utf8_encode(ENG__CP_REPLACEMENT, out);
  eng__map_step step = {(uint32_t)at, (uint32_t)decoding->bytes.len, (uint32_t)len,
                        (uint32_t)written};
  note_broken(decoding, at, len);
  eng__buffer_add(&decoding->bytes, out, written);
  return eng__vec_push(&decoding->map.steps, step);
}

static eng_status repair_utf8(eng__decoding *decoding, eng__slice *text, eng_error *err) {
  eng__slice raw = decoding->raw;
  for (size_t at = decoding->skipped; at < raw.len;) {
    size_t valid = eng__utf8_valid_prefix(raw.at + at, raw.len - at);
    eng__buffer_add(&decoding->bytes, raw.at + at, valid);
    at += valid;
    if (at == raw.len) break;
    uint32_t cp;
    size_t len = eng__utf8_decode(raw.at + at, raw.len - at, &cp);
    if (!replace(decoding, at, len)) return eng__fail_nomem(err);
    at += len;
  }
  if (decoding->bytes.failed) return eng__fail_nomem(err);
  *text = (eng__slice){decoding->bytes.at, decoding->bytes.len};
  return ENG_OK;
}

/* `valid` says that somebody has looked already. */
static eng_status decode_utf8(eng__decoding *decoding, bool valid, eng__slice *text,
                              eng_error *err) {
  eng__slice raw = decoding->raw;
  eng__slice body = eng__slice_cut(raw, decoding->skipped, raw.len);
  if (valid || eng__utf8_valid_prefix(body.at, body.len) == body.len) {
    *text = body;
    return ENG_OK;
  }
  /* The map runs from the start of the text; a mark before it is a block that became nothing. */
  eng__map_step mark = {0, 0, (uint32_t)decoding->skipped, 0};
  if (decoding->skipped && !eng__vec_push(&decoding->map.steps, mark)) return eng__fail_nomem(err);
  return repair_utf8(decoding, text, err);
}

/* ---- The others ---- */

static bool leave_mark(eng__decoding *decoding, size_t raw) {
  size_t text = decoding->bytes.len, count = decoding->marks.count;
  if (count && text < decoding->marks.at[count - 1].text + (size_t)BETWEEN_MARKS) return true;
  eng__decode_mark mark = {(uint32_t)text, (uint32_t)raw};
  return eng__vec_push(&decoding->marks, mark);
}

static eng_status decode_other(eng__decoding *decoding, eng__slice *text, eng_error *err) {
  eng__slice raw = decoding->raw;
  for (size_t at = decoding->skipped; at < raw.len;) {
    if (!leave_mark(decoding, at)) return eng__fail_nomem(err);
    uint32_t cp;
    size_t len = eng__decode_character(decoding->encoding, raw, at, &cp);
    if (cp == ENG__CP_BROKEN) {
      note_broken(decoding, at, len);
      cp = ENG__CP_REPLACEMENT;
    }
    char *out = eng__buffer_reserve(&decoding->bytes, 4);
    if (!out) return eng__fail_nomem(err);
    decoding->bytes.len += eng__utf8_encode(cp, out);
    at += len;
  }
  *text = (eng__slice){decoding->bytes.at, decoding->bytes.len};
  return ENG_OK;
}

eng_status eng__decode(eng__decoding *decoding, eng__slice raw, bool utf8_only, eng__slice *text,
                       eng_error *err) {
  eng__buffer_clear(&decoding->bytes);
  decoding->map.steps.count = decoding->marks.count = 0;
  if (!raw.at) raw = ENG__SLICE(""); /* so that nobody adds to NULL */
  decoding->raw = raw;
  decoding->broken_bytes = decoding->first_broken = 0;
  *text = (eng__slice){NULL, 0};
  if (raw.len > LONGEST_RAW)
    return eng__fail(err, ENG_LIMIT, "%zu bytes are more than the 4 GiB that are read", raw.len);
  eng__recognition found = {ENG__UTF8, 0, "UTF-8 by contract", false};
  if (!utf8_only) found = eng__recognise(raw);
  decoding->encoding = found.encoding;
  decoding->reason = found.reason;
  decoding->bom = found.bom > 0;
  decoding->skipped = found.bom;
  return found.encoding == ENG__UTF8 ? decode_utf8(decoding, found.valid, text, err)
                                     : decode_other(decoding, text, err);
}

void eng__decoding_clear(eng__decoding *decoding) {
  eng__buffer_free(&decoding->bytes);
  eng__vec_free(&decoding->map.steps);
  eng__vec_free(&decoding->marks);
  decoding->raw = (eng__slice){NULL, 0};
}

/* ---- The way back ---- */

/* The last mark at or before a text offset. */
static eng__decode_mark mark_before(const eng__decoding *decoding, size_t text) {
  size_t low = 0, high = decoding->marks.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (decoding->marks.at[middle].text <= text) low = middle + 1;
    else high = middle;
  }
  eng__decode_mark start = {0, (uint32_t)decoding->skipped};
  return low ? decoding->marks.at[low - 1] : start;
}

/* Decodes again from the mark before; a boundary of characters is one in both texts. */
static size_t raw_of(const eng__decoding *decoding, size_t text) {
  eng__decode_mark mark = mark_before(decoding, text);
  size_t at = mark.text, raw = mark.raw;
  while (at < text && raw < decoding->raw.len) {
    uint32_t cp;
    char out[4];
    raw += eng__decode_character(decoding->encoding, decoding->raw, raw, &cp);
    at += eng__utf8_encode(cp == ENG__CP_BROKEN ? ENG__CP_REPLACEMENT : cp, out);
  }
  return raw;
}

size_t eng__decoding_raw_start(const eng__decoding *decoding, size_t text) {
  if (decoding->encoding != ENG__UTF8) return raw_of(decoding, text);
  if (decoding->map.steps.count == 0) return text + decoding->skipped;
  return eng__map_start(&decoding->map, (uint32_t)text);
}

size_t eng__decoding_raw_end(const eng__decoding *decoding, size_t text) {
  if (decoding->encoding != ENG__UTF8) return raw_of(decoding, text);
  if (decoding->map.steps.count == 0) return text + decoding->skipped;
  return text ? eng__map_end(&decoding->map, (uint32_t)text) : decoding->skipped;
}

bool eng__looks_binary(eng__slice head) {
  if (!head.len || !memchr(head.at, 0, head.len)) return false;
  eng__recognition r;
  return !eng__recognise_wide(head, &r);
}
