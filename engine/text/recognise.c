/* Recognising an encoding from the bytes alone.
 *
 * A byte order mark decides. Without one: UTF-16 and UTF-32 show in NULs that stand where the
 * halves of ASCII characters have them, or, for Persian, in every second byte being 06. Else valid
 * UTF-8 is UTF-8, for no other encoding makes more than a few valid sequences by chance; text with
 * more valid sequences than broken ones is damaged UTF-8.
 *
 * What is left is Windows-1256, Windows-1252 or broken UTF-8, told by the words. A Persian or
 * Arabic word in 1256 is a run of high bytes that are all Arabic letters; an accented letter in
 * 1252 stands among ASCII letters. High bytes that make no word and no quotation mark in either are
 * damage. */
#include "text/recognise.h"

#include "base/cpu.h"
#include "text/encodings.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

static unsigned char byte_at(eng__slice s, size_t at) {
  return at < s.len ? (unsigned char)s.at[at] : 0;
}

/* ---- Byte order marks ---- */

static bool by_bom(eng__slice raw, eng__recognition *r) {
  static const struct {
    const char *bytes;
    size_t len;
    eng__encoding encoding;
  } boms[] = {
      {"\xEF\xBB\xBF", 3, ENG__UTF8},    {"\xFF\xFE\0\0", 4, ENG__UTF32LE},
      {"\0\0\xFE\xFF", 4, ENG__UTF32BE}, {"\xFF\xFE", 2, ENG__UTF16LE},
      {"\xFE\xFF", 2, ENG__UTF16BE},
  };
  for (size_t i = 0; i < sizeof boms / sizeof boms[0]; i++) {
    if (!eng__slice_starts(raw, (eng__slice){boms[i].bytes, boms[i].len})) continue;
    *r = (eng__recognition){boms[i].encoding, boms[i].len, "byte order mark", false};
    return true;
  }
  return false;
}

/* ---- UTF-16 and UTF-32 without a mark ---- */

enum { HEAD = 8192 }; /* bytes that are looked at; a multiple of 4 */

typedef struct tally {
  size_t characters, usual, bad;
} tally;

/* The scripts that are written with few others beside them. */
static bool is_usual(uint32_t cp) {
  return (cp >= 0x20 && cp < 0x7F) || cp == '\n' || cp == '\r' || cp == '\t' ||
         (cp >= 0xA0 && cp < 0x780) || (cp >= 0x1E00 && cp < 0x2070) ||
         (cp >= 0xFB50 && cp < 0xFF00 && cp != 0xFEFF);
}

static bool is_bad(uint32_t cp) {
  if (cp == ENG__CP_BROKEN) return true;
  if (cp < 0x20) return !(cp >= '\t' && cp <= '\r');
  eng__category category = eng__category_of(cp);
  return category == ENG__CN || category == ENG__CO || category == ENG__CC;
}

static tally tally_of(eng__slice head, eng__encoding encoding) {
  tally t = {0};
  for (size_t at = 0; at < head.len; t.characters++) {
    uint32_t cp;
    at += eng__decode_character(encoding, head, at, &cp);
    t.usual += is_usual(cp);
    t.bad += is_bad(cp);
  }
  return t;
}

static size_t count_nuls(eng__slice head) {
  size_t nuls = 0;
  for (size_t i = 0; i < head.len; i++) nuls += head.at[i] == 0;
  return nuls;
}

/* At most one character in fifty is none; the last may be one that was cut. */
static bool is_clean(const tally *t) {
  return t->bad * 50 <= t->characters;
}

static bool by_units(eng__slice raw, eng__encoding little, eng__encoding big, eng__recognition *r) {
  eng__slice head = {raw.at, raw.len < HEAD ? raw.len : HEAD};
  tally l = tally_of(head, little), b = tally_of(head, big);
  eng__encoding encoding = l.usual >= b.usual ? little : big;
  const tally *best = l.usual >= b.usual ? &l : &b;
  if (!is_clean(best)) return false;
  size_t nuls = count_nuls(head);
  bool wide = encoding == ENG__UTF32LE || encoding == ENG__UTF32BE;
  if (nuls) {
    bool scripts = best->usual * 2 >= best->characters;
    bool other =
        wide || (nuls * 50 >= head.len && eng__utf8_valid_prefix(head.at, head.len) + 4 < head.len);
    if (!scripts && !other) return false;
  } else if (best->characters < 4 || best->usual * 10 < best->characters * 9) {
    return false;
  }
  *r = (eng__recognition){encoding, 0, nuls ? "NUL pattern" : "scripts of the UTF-16 units", false};
  return true;
}

bool eng__recognise_wide(eng__slice raw, eng__recognition *r) {
  if (by_bom(raw, r)) return r->encoding != ENG__UTF8;
  if (raw.len < 2) return false;
  if (raw.len >= 4 && memchr(raw.at, 0, raw.len < HEAD ? raw.len : HEAD) &&
      by_units(raw, ENG__UTF32LE, ENG__UTF32BE, r))
    return true;
  return by_units(raw, ENG__UTF16LE, ENG__UTF16BE, r);
}

/* ---- Eight bits ---- */

typedef struct utf8_tally {
  size_t valid, broken; /* sequences past ASCII, those that were begun well among them; the rest */
} utf8_tally;

static utf8_tally tally_utf8(eng__slice raw) {
  utf8_tally t = {0};
  for (size_t at = 0; at < raw.len;) {
    if (byte_at(raw, at) < 0x80) {
      at++;
      continue;
    }
    uint32_t cp;
    size_t len = eng__utf8_decode(raw.at + at, raw.len - at, &cp);
    if (cp != ENG__CP_BROKEN || len > 1) t.valid++;
    else t.broken++;
    at += len;
  }
  return t;
}

static bool ascii_letter(unsigned char b) {
  return (unsigned char)((b | 0x20) - 'a') < 26;
}

static bool letter_1252(unsigned char b) {
  return b >= 0x80 && eng__is_letter(eng__windows_1252[b - 0x80]) && b != 0xAA && b != 0xBA;
}

static bool arabic_1256(unsigned char b) {
  if (b < 0x80) return false;
  uint32_t cp = eng__windows_1256[b - 0x80];
  return eng__script_of(cp) == ENG__SCRIPT_ARABIC && eng__is_letter(cp);
}

/* Vowel marks, tatweel, the half-space and its like, inside a word of 1256. */
static bool inside_1256(unsigned char b) {
  return b == 0x9D || b == 0x9E || b == 0xDC ||
         (b >= 0x80 && eng__is_mark(eng__windows_1256[b - 0x80]));
}

/* Quotation marks, dashes, dots and signs that both code pages have in one place. */
static bool shared_sign(unsigned char b) {
  return b >= 0x80 && eng__windows_1252[b - 0x80] == eng__windows_1256[b - 0x80] &&
         !letter_1252(b) && b != 0x81;
}

typedef struct evidence {
  size_t arabic, latin, signs, odd; /* bytes */
} evidence;

typedef struct run {
  size_t ascii, high, arabic, inside, latin;
  bool odd; /* a high capital behind a small ASCII letter: half of a UTF-8 sequence */
} run;

/* The run of letters of either code page at `at`; gives its end. */
static size_t run_at(eng__slice raw, size_t at, run *r) {
  for (; at < raw.len; at++) {
    unsigned char b = byte_at(raw, at), before = at ? byte_at(raw, at - 1) : 0;
    bool arabic = arabic_1256(b), inside = inside_1256(b), latin = letter_1252(b);
    if (!ascii_letter(b) && !latin && !arabic && !inside) break;
    r->ascii += b < 0x80;
    r->high += b >= 0x80;
    r->arabic += arabic;
    r->inside += inside && !arabic;
    r->latin += latin;
    r->odd |= b >= 0xC0 && b <= 0xDE && before >= 'a' && before <= 'z';
  }
  return at;
}

/* Weighs the word at `at`: whose is it? Gives its end. A letter that stands alone says nothing, but
 * for the à of French. */
static size_t weigh_word(eng__slice raw, size_t at, evidence *e) {
  run r = {0};
  size_t end = run_at(raw, at, &r);
  bool alone = r.high == 1 && !r.ascii;
  if (!r.high) return end;
  if (!r.ascii && r.arabic + r.inside == r.high) {
    if (!alone) e->arabic += r.high;
    return end;
  }
  if (alone && (byte_at(raw, at) | 0x20) != 0xE0) return end;
  /* An accent now and then among letters; a word of nothing else is short (été, où). */
  bool accents = r.latin == r.high && !r.odd && (r.ascii >= r.high || r.high <= 2);
  if (accents) e->latin += r.high;
  else e->odd += r.high;
  return end;
}

static evidence weigh(eng__slice raw) {
  evidence e = {0};
  for (size_t at = 0; at < raw.len;) {
    size_t end = weigh_word(raw, at, &e);
    if (end == at) {
      unsigned char b = byte_at(raw, at);
      if (b == 0xA1 || b == 0xBA || b == 0xBF) e.signs++; /* ، ؛ ؟ or ¡ º ¿ */
      else if (shared_sign(b)) e.signs++;
      else if (b >= 0x80) e.odd++;
      end++;
    }
    at = end;
  }
  return e;
}

static eng__recognition eight_bits(eng__slice raw, const utf8_tally *t) {
  if (t->valid >= t->broken) return (eng__recognition){ENG__UTF8, 0, "UTF-8 with damage", false};
  evidence e = weigh(raw);
  if (e.arabic > e.latin && e.arabic >= e.odd)
    return (eng__recognition){ENG__WINDOWS_1256, 0, "words of Arabic letters in Windows-1256",
                              false};
  if (e.latin + e.signs > e.odd)
    return (eng__recognition){ENG__WINDOWS_1252, 0, "accents and quotes of Windows-1252", false};
  return (eng__recognition){ENG__UTF8, 0, "UTF-8 with damage", false};
}

#if ENG__X86

/* Are all bytes above 06? Most texts are known so by one look at them. */
ENG__AVX512 static bool all_above_six(const char *at, size_t len) {
  for (; len > 64; at += 64, len -= 64)
    if (eng__within_512(_mm512_loadu_si512(at), 0, 6)) return false;
  uint64_t there = UINT64_MAX >> (64 - len);
  return !(eng__within_512(_mm512_maskz_loadu_epi8(there, at), 0, 6) & there);
}

#endif

/* NUL, or 06, which is the upper half of the Arabic letters in UTF-16. */
static bool may_be_units(const char *at, size_t len) {
#if ENG__X86
  if (len && eng__has_avx512() && all_above_six(at, len)) return false;
#endif
  return len && (memchr(at, 0, len) || memchr(at, 0x06, len));
}

eng__recognition eng__recognise(eng__slice raw) {
  eng__recognition r;
  if (by_bom(raw, &r)) return r;
  bool units = may_be_units(raw.at, raw.len < HEAD ? raw.len : HEAD);
  bool valid = eng__utf8_valid_prefix(raw.at, raw.len) == raw.len;
  if ((units || !valid) && eng__recognise_wide(raw, &r)) return r;
  if (valid) return (eng__recognition){ENG__UTF8, 0, "valid UTF-8", true};
  utf8_tally t = tally_utf8(raw);
  return eight_bits(raw, &t);
}
