#include "unicode/utf8.h"

#include "base/cpu.h"
#include "base/hash.h"

/* What may follow a lead byte (The Unicode Standard 15.0, table 3-7): how long the sequence is and
 * the range of its second byte; the others are 80..BF. */
typedef struct lead {
  unsigned char len, low, high;
} lead;

static lead lead_of(unsigned char byte) {
  if (byte < 0x80) return (lead){1, 0, 0};
  if (byte < 0xC2) return (lead){0, 0, 0};
  if (byte < 0xE0) return (lead){2, 0x80, 0xBF};
  if (byte == 0xE0) return (lead){3, 0xA0, 0xBF};
  if (byte == 0xED) return (lead){3, 0x80, 0x9F};
  if (byte < 0xF0) return (lead){3, 0x80, 0xBF};
  if (byte == 0xF0) return (lead){4, 0x90, 0xBF};
  if (byte < 0xF4) return (lead){4, 0x80, 0xBF};
  if (byte == 0xF4) return (lead){4, 0x80, 0x8F};
  return (lead){0, 0, 0};
}

/* How many bytes of the sequence at `p` are as they must be, up to `wanted.len`. */
static size_t good_bytes(const unsigned char *p, size_t len, lead wanted) {
  if (len < 2 || p[1] < wanted.low || p[1] > wanted.high) return 1;
  size_t good = 2;
  while (good < wanted.len && good < len && (p[good] & 0xC0) == 0x80) good++;
  return good;
}

size_t eng__utf8_decode(const char *bytes, size_t len, uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)bytes;
  lead wanted = lead_of(p[0]);
  *cp = ENG__CP_BROKEN;
  if (wanted.len == 0) return 1;
  if (wanted.len > 1) {
    size_t good = good_bytes(p, len, wanted);
    if (good < wanted.len) return good;
  }
  const char *at = bytes;
  *cp = eng__utf8_next(&at);
  return wanted.len;
}

static uint64_t load64(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* The end of the ASCII run at `p`, in steps of 16 bytes as long as there are so many. */
static const char *skip_ascii(const char *p, const char *end) {
  while (end - p >= 16 && !((load64(p) | load64(p + 8)) & HIGH_BITS)) p += 16;
  while (p < end && (unsigned char)*p < 0x80) p++;
  return p;
}

#if ENG__X86

/* One bit for each of 16 bytes that is greater, as a signed number: 80..FF are below 00..7F. */
static unsigned above(__m128i bytes, int limit) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)limit)));
}

static unsigned equals(__m128i bytes, int byte) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte)));
}

/* The lead byte of the sequence that is cut off at `p`. */
static const char *sequence_start(const char *p) {
  while (((unsigned char)*--p & 0xC0) == 0x80) continue;
  return p;
}

/* The end of a run of valid sequences, or a place before it: 16 bytes at a time, without a branch
 * for single characters. Each lead byte says where continuations must stand; they must stand there
 * and nowhere else. Leads that also bound their second byte (E0, ED, F0, F4) or never occur end the
 * run. */
static const char *skip_sequences(const char *p, const char *end) {
  unsigned owed = 0; /* continuations that the 16 bytes before ask for */
  while (end - p >= 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)p);
    unsigned high = (unsigned)_mm_movemask_epi8(bytes);
    unsigned from_c0 = high & above(bytes, 0xBF), from_e0 = high & above(bytes, 0xDF);
    unsigned from_f0 = high & above(bytes, 0xEF), from_f4 = high & above(bytes, 0xF3);
    unsigned odd = equals(bytes, 0xC0) | equals(bytes, 0xC1) | equals(bytes, 0xE0) |
                   equals(bytes, 0xED) | equals(bytes, 0xF0) | from_f4;
    unsigned asked = from_c0 << 1 | from_e0 << 2 | from_f0 << 3 | owed;
    if (odd || (asked & 0xFFFF) != (high & ~from_c0)) break;
    owed = asked >> 16;
    p += 16;
  }
  return owed ? sequence_start(p) : p;
}

/* Bits of the leads whose second byte is out of their bounds (table 3-7), and of bytes that are
 * never there. `next` holds the bytes behind each. */
ENG__AVX512 static uint64_t bad_leads_512(__m512i bytes, __m512i next) {
  uint64_t bad = eng__within_512(bytes, 0xC0, 0xC1) | eng__within_512(bytes, 0xF5, 0xFF);
  bad |= eng__are_512(bytes, 0xE0) & eng__within_512(next, 0x80, 0x9F);
  bad |= eng__are_512(bytes, 0xED) & eng__within_512(next, 0xA0, 0xBF);
  bad |= eng__are_512(bytes, 0xF0) & eng__within_512(next, 0x80, 0x8F);
  return bad | (eng__are_512(bytes, 0xF4) & eng__within_512(next, 0x90, 0xBF));
}

/* The same for any sequence, with ASCII between them, 64 bytes at a time. */
ENG__AVX512 static const char *skip_valid_512(const char *p, const char *end) {
  uint64_t owed = 0;
  for (; end - p > 64; p += 64) {
    __m512i bytes = _mm512_loadu_si512(p);
    uint64_t high = _mm512_movepi8_mask(bytes);
    if (!(high | owed)) continue;
    uint64_t from_c0 = eng__within_512(bytes, 0xC0, 0xFF);
    uint64_t from_e0 = eng__within_512(bytes, 0xE0, 0xFF);
    uint64_t from_f0 = eng__within_512(bytes, 0xF0, 0xFF);
    uint64_t asked = from_c0 << 1 | from_e0 << 2 | from_f0 << 3 | owed;
    uint64_t bad = bad_leads_512(bytes, _mm512_loadu_si512(p + 1));
    if (bad || asked != (high & ~from_c0)) break;
    owed = from_c0 >> 63 | from_e0 >> 62 | from_f0 >> 61;
  }
  return owed ? sequence_start(p) : p;
}

/* As far as 64 bytes at a time go, on machines that can. */
static const char *skip_valid(const char *p, const char *end) {
  return eng__has_avx512() ? skip_valid_512(p, end) : p;
}

#else

static const char *skip_valid(const char *p, const char *end) {
  (void)end;
  return p;
}

/* The same for two-byte sequences with ASCII between them, one by one. */
static const char *skip_sequences(const char *p, const char *end) {
  while (end - p >= 2) {
    unsigned char first = (unsigned char)p[0];
    if (first < 0x80) p++;
    else if (first < 0xC2 || first > 0xDF || ((unsigned char)p[1] & 0xC0) != 0x80) break;
    else p += 2;
  }
  return p;
}

#endif

size_t eng__utf8_valid_prefix(const char *bytes, size_t len) {
  if (!len) return 0;
  const char *p = bytes, *end = bytes + len;
  for (;;) {
    p = skip_valid(p, end);
    p = skip_ascii(p, end);
    p = skip_sequences(p, end);
    if (p == end) return len;
    uint32_t cp;
    size_t took = eng__utf8_decode(p, (size_t)(end - p), &cp);
    if (cp == ENG__CP_BROKEN) return (size_t)(p - bytes);
    p += took;
  }
}

#if ENG__X86

/* Of whole sixteens of bytes, those that are no continuations: above BF as signed numbers. They
 * are counted down in 16 columns, which hold up to 255, before these are added up. */
static size_t count_sixteens(const char *text, size_t sixteens) {
  __m128i total = _mm_setzero_si128();
  while (sixteens) {
    size_t round = sixteens < 255 ? sixteens : 255;
    __m128i columns = _mm_setzero_si128();
    sixteens -= round;
    for (; round; round--, text += 16) {
      __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
      columns = _mm_sub_epi8(columns, _mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)0xBF)));
    }
    total = _mm_add_epi64(total, _mm_sad_epu8(columns, _mm_setzero_si128()));
  }
  total = _mm_add_epi64(total, _mm_unpackhi_epi64(total, total));
  return (size_t)_mm_cvtsi128_si64(total);
}

#else

static size_t count_sixteens(const char *text, size_t sixteens) {
  size_t count = 0;
  for (size_t i = 0; i < 16 * sixteens; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

#endif

/* Of eight bytes those whose two upper bits are not 10. */
static size_t count_eight(const char *text) {
  uint64_t bytes = eng__load64(text);
  uint64_t continued = (bytes & ~(bytes << 1)) >> 7 & UINT64_C(0x0101010101010101);
  return 8 - (size_t)(continued * UINT64_C(0x0101010101010101) >> 56);
}

/* Every byte but a continuation (10xxxxxx) begins a code point. */
size_t eng__utf8_count(const char *text, size_t len) {
  size_t done = len / 16 * 16, count = len >= 16 ? count_sixteens(text, len / 16) : 0;
  if (len - done >= 8) {
    count += count_eight(text + done);
    done += 8;
  }
  for (size_t i = done; i < len; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}
