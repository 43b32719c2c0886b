/* From bytes to text; see decode.h. */
#include "text/decode.h"

#include "unicode/utf8.h"

static const char *const names[] = {
#define ENG__ENCODING_TEXT(name, text) text,
    ENG__ENCODING_LIST(ENG__ENCODING_TEXT)
#undef ENG__ENCODING_TEXT
};

const char *eng__encoding_name(eng__encoding encoding) {
  return names[encoding];
}

eng_status eng__decode(eng__decoding *decoding, eng__slice raw, bool utf8_only, eng__slice *text,
                       eng_error *err) {
  (void)utf8_only;
  decoding->raw = raw;
  decoding->encoding = ENG__UTF8;
  decoding->reason = "valid UTF-8";
  decoding->bom = false;
  decoding->broken_bytes = decoding->first_broken = 0;
  eng__buffer_clear(&decoding->bytes);
  decoding->map.steps.count = 0;
  if (eng__utf8_valid_prefix(raw.at, raw.len) == raw.len) {
    *text = raw;
    return ENG_OK;
  }
  for (size_t at = 0; at < raw.len;) {
    uint32_t cp;
    size_t n = eng__utf8_decode(raw.at + at, raw.len - at, &cp);
    char out[4];
    size_t m = eng__utf8_encode(cp, out);
    if (cp == ENG__CP_BROKEN) {
      eng__map_step step = {(uint32_t)at, (uint32_t)decoding->bytes.len, (uint32_t)n, (uint32_t)m};
      if (!decoding->broken_bytes) decoding->first_broken = at;
      decoding->broken_bytes += n;
      if (!eng__vec_push(&decoding->map.steps, step)) return eng__fail_nomem(err);
    }
    eng__buffer_add(&decoding->bytes, out, m);
    at += n;
  }
  if (decoding->bytes.failed) return eng__fail_nomem(err);
  *text = (eng__slice){decoding->bytes.at, decoding->bytes.len};
  return ENG_OK;
}

void eng__decoding_clear(eng__decoding *decoding) {
  eng__buffer_free(&decoding->bytes);
  eng__vec_free(&decoding->map.steps);
  eng__vec_free(&decoding->marks);
}

size_t eng__decoding_raw_start(const eng__decoding *decoding, size_t text) {
  return eng__map_start(&decoding->map, (uint32_t)text);
}

size_t eng__decoding_raw_end(const eng__decoding *decoding, size_t text) {
  return eng__map_end(&decoding->map, (uint32_t)text);
}

bool eng__looks_binary(eng__slice head) {
  return head.len && memchr(head.at, 0, head.len);
}
