/* JSON: any bytes are read without harm; what is written is read back as it was. */
#include "base/json.h"
#include "fuzz.h"

/* Pulls one value the way a reader of records does: one level by keys, the rest skipped. */
static void pull(eng__slice bytes) {
  eng__json json;
  eng__json_open(&json, bytes);
  if (eng__json_peek(&json) != ENG__JSON_OBJECT || !eng__json_enter(&json)) return;
  eng__buffer key = {0};
  for (bool first = true; eng__json_next_key(&json, &key, &first); eng__buffer_clear(&key)) {
    eng__slice value;
    if (!eng__json_skip(&json, &value)) break;
    FUZZ_CHECK(value.at >= bytes.at && value.at + value.len <= bytes.at + bytes.len);
    FUZZ_CHECK(value.len > 0);
  }
  FUZZ_CHECK(eng__json_offset(&json) <= bytes.len);
  eng__buffer_free(&key);
}

static void read_back(eng__slice written, eng__slice text) {
  FUZZ_CHECK(eng__json_valid(written) && !memchr(written.at, '\n', written.len));
  eng__buffer back = {0};
  eng__json json;
  eng__json_open(&json, written);
  if (eng__json_string(&json, &back)) {
    FUZZ_CHECK(eng__json_peek(&json) == ENG__JSON_END);
    FUZZ_CHECK(fuzz_valid(eng__buffer_slice(&back)));
    if (fuzz_valid(text)) FUZZ_CHECK(eng__slice_equal(eng__buffer_slice(&back), text));
  } else {
    FUZZ_CHECK(fuzz_lacked());
  }
  eng__buffer_free(&back);
}

/* A string of any bytes is one line of valid JSON; a valid one comes back as it was. */
static void write_and_read(eng__slice text) {
  eng__buffer out = {0};
  eng__json_write_string(&out, text);
  FUZZ_CHECK(!out.failed || fuzz_lacked());
  if (!out.failed) read_back(eng__buffer_slice(&out), text);
  eng__buffer_free(&out);
}

static void skip_whole(eng__slice bytes) {
  eng__json json;
  eng__slice value;
  eng__json_open(&json, bytes);
  bool one = eng__json_skip(&json, &value) && eng__json_peek(&json) == ENG__JSON_END;
  /* Valid is stricter: it wants valid UTF-8 too. */
  if (eng__json_valid(bytes)) FUZZ_CHECK(one);
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice bytes = fuzz_input(data, size);
  pull(bytes);
  write_and_read(bytes);
  skip_whole(bytes);
}
