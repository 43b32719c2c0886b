/* UAX #29 as the standard has it: boundaries go forward, to the end, between code points. */
#include "fuzz.h"
#include "unicode/breaks.h"

static void walk(eng__slice text, size_t (*next)(eng__slice text, size_t from)) {
  for (size_t at = 0; at < text.len;) {
    size_t to = next(text, at);
    FUZZ_CHECK(to > at && to <= text.len && eng__utf8_boundary(text, to));
    at = to;
  }
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice text = fuzz_input(data, size);
  text.len = eng__utf8_valid_prefix(text.at, text.len);
  walk(text, eng__next_word_break);
  walk(text, eng__next_sentence_break);
  walk(text, eng__next_grapheme_break);
}
