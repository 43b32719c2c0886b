/* Decoding there and back: every encoding against an encoder of this file's own, damage of every
 * kind, and the places of the bytes as they were. */
#include "support/check.h"
#include "text/decode.h"
#include "unicode/utf8.h"

static eng__slice decode(eng__decoding *decoding, eng__slice raw, bool utf8_only) {
  eng__slice text;
  eng_error err;
  assert_int_equal(eng__decode(decoding, raw, utf8_only, &text, &err), ENG_OK);
  assert_int_equal(eng__utf8_valid_prefix(text.at, text.len), text.len);
  return text;
}

/* ---- Damage ---- */

typedef struct damage_case {
  const char *name;
  eng__slice raw;
  const char *text;
  size_t broken, first;
} damage_case;

#define BYTES(literal) ENG__SLICE(literal)
#define RAW(literal)                                                                               \
  { (literal), sizeof(literal) - 1 } /* in a static table */
#define R "\uFFFD"

static const damage_case DAMAGE[] = {
    {"none", RAW("جنگ war"), "جنگ war", 0, 0},
    {"empty", RAW(""), "", 0, 0},
    {"mark only", RAW("\xEF\xBB\xBF"), "", 0, 0},
    {"mark",
     RAW("\xEF\xBB\xBF"
         "war"),
     "war", 0, 0},
    {"mark and damage",
     RAW("\xEF\xBB\xBF\xFF"
         "جنگ"),
     R "جنگ", 1, 3},
    {"cut at the end", RAW("جنگ \xD8"), "جنگ " R, 1, 7},
    {"cut inside", RAW("جنگ \xE2\x80 x"), "جنگ " R " x", 2, 7},
    {"never valid",
     RAW("جنگ \xC0\xAF\xFF"
         "و"),
     "جنگ " R R R "و", 3, 7},
    {"surrogate", RAW("جنگ \xED\xA0\x80"), "جنگ " R R R, 3, 7},
    {"past the end of Unicode", RAW("جنگ و \xF4\x90\x80\x80"), "جنگ و " R R R R, 4, 10},
    {"four bytes cut", RAW("جنگ \xF0\x9F\x98 x"), "جنگ " R " x", 3, 7},
    {"table 3-8", RAW("پوج\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63"),
     "پوج"
     "a" R R R "b" R "c",
     7, 7},
};

static void test_damage(void **state) {
  (void)state;
  eng__decoding d = {0};
  for (size_t i = 0; i < COUNT(DAMAGE); i++) {
    eng__slice text = decode(&d, DAMAGE[i].raw, false);
    check_text(DAMAGE[i].name, text, DAMAGE[i].text);
    assert_string_equal(eng__encoding_name(d.encoding), "utf-8");
    assert_int_equal(d.broken_bytes, DAMAGE[i].broken);
    assert_int_equal(d.first_broken, DAMAGE[i].first);
    assert_int_equal(eng__decoding_raw_end(&d, text.len), DAMAGE[i].raw.len);
  }
  eng__decoding_clear(&d);
}

static void test_valid_text_is_not_copied(void **state) {
  (void)state;
  eng__decoding d = {0};
  eng__slice raw = BYTES("valid جنگ");
  assert_ptr_equal(decode(&d, raw, false).at, raw.at);
  eng__slice marked = BYTES("\xEF\xBB\xBFvalid");
  assert_ptr_equal(decode(&d, marked, false).at, marked.at + 3);
  assert_int_equal(eng__decoding_raw_start(&d, 0), 3);
  eng__decoding_clear(&d);
}

/* A record's field is UTF-8, whatever it looks like. */
static void test_utf8_only(void **state) {
  (void)state;
  eng__decoding d = {0};
  check_text("mark stays", decode(&d, BYTES("\xEF\xBB\xBFx"), true), "\uFEFFx");
  assert_false(d.bom);
  check_text("no other encoding", decode(&d, BYTES("caf\xE9 na\xEFve"), true),
             "caf" R " na" R "ve");
  assert_int_equal(d.broken_bytes, 2);
  eng__decoding_clear(&d);
}

/* ---- Every encoding ---- */

static void put_unit(eng__buffer *out, uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; i++)
    eng__buffer_add_byte(out, (char)(unit >> 8 * (big ? bytes - 1 - i : i)));
}

static void encode(eng__buffer *out, uint32_t cp, eng__encoding encoding) {
  bool big = encoding == ENG__UTF16BE || encoding == ENG__UTF32BE;
  char utf8[4];
  switch (encoding) {
  case ENG__UTF32LE:
  case ENG__UTF32BE:
    put_unit(out, cp, 4, big);
    return;
  case ENG__UTF16LE:
  case ENG__UTF16BE:
    if (cp > 0xFFFF) put_unit(out, 0xD800 + ((cp - 0x10000) >> 10), 2, big);
    put_unit(out, cp > 0xFFFF ? 0xDC00 + ((cp - 0x10000) & 0x3FF) : cp, 2, big);
    return;
  case ENG__UTF8:
    eng__buffer_add(out, utf8, eng__utf8_encode(cp, utf8));
    return;
  default:
    fail();
  }
}

/* Characters of one, two, three and four bytes of UTF-8, most of them letters. */
static uint32_t random_character(uint64_t *seed) {
  static const uint32_t rare[] = {0x1F600, 0x4E2D, 0xFFFD, 0x1D400, 0xE9, '\n', 0x200C, 0xFDFA};
  switch (chance_below(seed, 8)) {
  case 0:
    return ' ';
  case 1:
    return rare[chance_below(seed, COUNT(rare))];
  case 2:
  case 3:
    return 'a' + (uint32_t)chance_below(seed, 26);
  default:
    return 0x627 + (uint32_t)chance_below(seed, 20);
  }
}

typedef struct sample {
  eng__buffer raw, text;
  size_t raw_at[500], text_at[500], count; /* where each character begins, and the end */
} sample;

static void make_sample(sample *s, uint64_t *seed, eng__encoding encoding, bool mark) {
  eng__buffer_clear(&s->raw);
  eng__buffer_clear(&s->text);
  if (mark) encode(&s->raw, 0xFEFF, encoding);
  s->count = 20 + chance_below(seed, 400);
  for (size_t i = 0; i < s->count; i++) {
    uint32_t cp = random_character(seed);
    s->raw_at[i] = s->raw.len;
    s->text_at[i] = s->text.len;
    encode(&s->raw, cp, encoding);
    encode(&s->text, cp, ENG__UTF8);
  }
  s->raw_at[s->count] = s->raw.len;
  s->text_at[s->count] = s->text.len;
}

static void test_there_and_back(void **state) {
  (void)state;
  uint64_t seed = 17;
  static sample s;
  eng__decoding d = {0};
  for (int round = 0; round < 400; round++) {
    eng__encoding encoding = (eng__encoding)chance_below(&seed, ENG__UTF32BE + 1);
    bool mark = chance_below(&seed, 2);
    make_sample(&s, &seed, encoding, mark);
    eng__slice text = decode(&d, (eng__slice){s.raw.at, s.raw.len}, false);
    assert_int_equal(d.encoding, encoding);
    assert_int_equal(d.bom, mark);
    check_bytes("text", text, (eng__slice){s.text.at, s.text.len});
    for (size_t i = 0; i <= s.count; i++) {
      assert_int_equal(eng__decoding_raw_end(&d, s.text_at[i]), s.raw_at[i]);
      assert_int_equal(eng__decoding_raw_start(&d, s.text_at[i]), s.raw_at[i]);
    }
  }
  eng__buffer_free(&s.raw);
  eng__buffer_free(&s.text);
  eng__decoding_clear(&d);
}

/* Random damage: the pieces between two places decode alone to the piece of the text between them,
 * and no byte is lost. */
static void test_places_of_damaged_text(void **state) {
  (void)state;
  uint64_t seed = 23;
  static sample s;
  eng__decoding d = {0};
  for (int round = 0; round < 300; round++) {
    make_sample(&s, &seed, ENG__UTF8, false);
    for (size_t n = chance_below(&seed, 12); n; n--)
      s.raw.at[chance_below(&seed, s.raw.len)] = (char)chance(&seed);
    eng__slice text = decode(&d, (eng__slice){s.raw.at, s.raw.len}, true);
    size_t raw = 0;
    for (const char *p = text.at; p < text.at + text.len;) {
      size_t start = (size_t)(p - text.at);
      uint32_t wanted = eng__utf8_next(&p), found;
      assert_int_equal(eng__decoding_raw_start(&d, start), raw);
      raw += eng__utf8_decode(s.raw.at + raw, s.raw.len - raw, &found);
      assert_int_equal(found == ENG__CP_BROKEN ? ENG__CP_REPLACEMENT : found, wanted);
      assert_int_equal(eng__decoding_raw_end(&d, (size_t)(p - text.at)), raw);
    }
    assert_int_equal(raw, s.raw.len);
  }
  eng__buffer_free(&s.raw);
  eng__buffer_free(&s.text);
  eng__decoding_clear(&d);
}

/* ---- Damage in the others ---- */

static void test_broken_units(void **state) {
  (void)state;
  eng__decoding d = {0};
  eng__slice text = decode(&d,
                           BYTES("\xFF\xFE"
                                 "a\0\x00\xD8"
                                 "b\0\x00\xDC"
                                 "c"),
                           false);
  check_text("lone surrogates, half a unit", text, "a" R "b" R R);
  assert_int_equal(d.broken_bytes, 5);
  assert_int_equal(d.first_broken, 4);
  assert_int_equal(eng__decoding_raw_start(&d, 4), 6); /* the b */
  assert_int_equal(eng__decoding_raw_end(&d, text.len), 11);
  text = decode(&d, BYTES("\0\0\xFE\xFF\0\0\0a\0\x11\0\0\0\0\xD8\0\0"), false);
  check_text("past the end, surrogate, cut", text, "a" R R R);
  assert_int_equal(d.broken_bytes, 9);
  eng__decoding_clear(&d);
}

static void test_code_pages(void **state) {
  (void)state;
  eng__decoding d = {0};
  eng__slice text =
      decode(&d, BYTES("\xD3\xE1\xC7\xE3\xA1 \x90\x8D\x81 \xE6 \xED\xDF\x9D\xE5\xC7\xBF"), false);
  check_text("1256", text, "سلام، گچپ و يك\u200Cها؟");
  assert_string_equal(eng__encoding_name(d.encoding), "windows-1256");
  assert_int_equal(eng__decoding_raw_start(&d, 11), 6);
  text = decode(&d, BYTES("caf\xE9 \x93na\xEFve\x94 \x96 d\xE9j\xE0 \x81"), false);
  check_text("1252", text, "café “naïve” – déjà " R);
  assert_string_equal(eng__encoding_name(d.encoding), "windows-1252");
  assert_int_equal(d.broken_bytes, 1);
  assert_int_equal(eng__decoding_raw_end(&d, 5), 4);
  eng__decoding_clear(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_damage),
      cmocka_unit_test(test_valid_text_is_not_copied),
      cmocka_unit_test(test_utf8_only),
      cmocka_unit_test(test_there_and_back),
      cmocka_unit_test(test_places_of_damaged_text),
      cmocka_unit_test(test_broken_units),
      cmocka_unit_test(test_code_pages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
