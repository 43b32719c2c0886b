/* Two loops take turns. The wide one looks at 16 bytes at a time and knows by heart what nearly all
 * of English and Persian text is made of: ASCII, the letters of Persian, and Arabic yeh and kaf,
 * each by comparing, without a branch for single characters (words are short, so such branches
 * cannot be predicted: they cost more than all the rest). What it does not know the narrow loop
 * looks up in the direct table. */
#include "unicode/fold_plain.h"

#include "base/cpu.h"
#include "unicode/fold_segment.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

/* Begins U+0600 to U+06FF with this byte? */
static inline bool is_arabic_lead(char byte) {
  return ((unsigned char)byte & 0xFC) == 0xD8;
}

/* make hard tests the narrow loop alone. */
#if ENG__X86

typedef __m128i bytes16;

static inline bytes16 all(int byte) {
  return _mm_set1_epi8((char)byte);
}
static inline bytes16 is(bytes16 v, int byte) {
  return _mm_cmpeq_epi8(v, all(byte));
}
static inline bytes16 both(bytes16 a, bytes16 b) {
  return _mm_and_si128(a, b);
}
static inline bytes16 either(bytes16 a, bytes16 b) {
  return _mm_or_si128(a, b);
}
static inline bytes16 without(bytes16 a, bytes16 b) {
  return _mm_andnot_si128(b, a);
}
static inline unsigned bits(bytes16 v) {
  return (unsigned)_mm_movemask_epi8(v);
}

/* first ≤ byte ≤ last: added to, the range lies at the top of what a signed byte holds. */
static inline bytes16 within(bytes16 v, int first, int last) {
  return _mm_cmpgt_epi8(_mm_add_epi8(v, all(0x7F - last)), all(0x7E - (last - first)));
}

/* ASCII that is not plain: controls but LF; grave accent, which becomes an apostrophe. */
static inline bytes16 odd_ascii(bytes16 v) {
  return either(without(within(v, 0, 0x1F), is(v, '\n')), is(v, '`'));
}

/* Arabic-script letters in UTF-8 are a lead byte D8..DB and one more. In what follows a mask stands
 * at the second byte; `before` is the vector of the bytes before each. */

static inline bytes16 is_known_after_D8(bytes16 v) {
  bytes16 letters = without(within(v, 0xA7, 0xBA), is(v, 0xA9)); /* ا to غ, not ة */
  return either(either(letters, is(v, 0xA2)), either(is(v, 0x8C), is(v, 0x9F))); /* آ ، ؟ */
}

static inline bytes16 is_known_after_D9(bytes16 v) {
  return either(within(v, 0x81, 0x8A), is(v, 0xBE)); /* ف to و with ك, ى, ي; پ */
}

static inline bytes16 is_known_after_DA(bytes16 v) {
  return either(either(is(v, 0x86), is(v, 0x98)), either(is(v, 0xA9), is(v, 0xAF))); /* چ ژ ک گ */
}

/* Exchanges `from` for `to` where the mask is. */
static inline bytes16 exchange(bytes16 v, bytes16 mask, int from, int to) {
  return _mm_xor_si128(v, both(mask, all(from ^ to)));
}

/* Masks at second bytes become masks at their leads. */
static inline bytes16 at_lead(bytes16 mask) {
  return _mm_srli_si128(mask, 1);
}

/* ى and ي (D9 89, D9 8A) become ی (DB 8C), ك (D9 83) becomes ک (DA A9). Most texts have none or
 * are full of them, so the branch is foreseen. */
static inline bytes16 fold_yeh_and_kaf(bytes16 v, bytes16 after_D9) {
  bytes16 yeh = both(after_D9, within(v, 0x89, 0x8A)), kaf = both(after_D9, is(v, 0x83));
  if (!bits(either(yeh, kaf))) return v;
  v = either(without(v, yeh), both(yeh, all(0x8C)));
  v = exchange(v, at_lead(yeh), 0xD9, 0xDB);
  v = exchange(v, kaf, 0x83, 0xA9);
  return exchange(v, at_lead(kaf), 0xD9, 0xDA);
}

/* Folds the Arabic-script letters in *v; a mask of the bytes that are known here, ASCII apart. */
static inline bytes16 fold_letters(bytes16 *v) {
  bytes16 before = _mm_slli_si128(*v, 1), after_D9 = is(before, 0xD9);
  bytes16 known = is(both(*v, all(0xFC)), 0xD8); /* the leads */
  known = either(known, both(is(before, 0xD8), is_known_after_D8(*v)));
  known = either(known, both(after_D9, is_known_after_D9(*v)));
  known = either(known, both(is(before, 0xDA), is_known_after_DA(*v)));
  known = either(known, both(is(before, 0xDB), is(*v, 0x8C))); /* ی */
  *v = fold_yeh_and_kaf(*v, after_D9);
  return known;
}

static inline bytes16 load(const char *at) {
  return _mm_loadu_si128((const bytes16 *)at);
}
static inline void store(char *out, bytes16 v) {
  _mm_storeu_si128((bytes16 *)out, v);
}

static inline bytes16 fold_capitals(bytes16 v, bytes16 lower_bit) {
  return either(v, both(within(v, 'A', 'Z'), lower_bit));
}

/* Folds 16 bytes of ASCII; bits of those that are not, or not plain. */
static inline unsigned fold_16_ascii(const char *at, char *out, bytes16 lower_bit) {
  bytes16 v = load(at);
  store(out, fold_capitals(v, lower_bit));
  return bits(either(v, odd_ascii(v)));
}

/* Folds 16 bytes of ASCII and letters; bits of those that are not known here. */
static inline unsigned fold_16(const char *at, char *out, bytes16 lower_bit) {
  bytes16 v = load(at), odd = odd_ascii(v);
  unsigned high = bits(v);
  v = fold_capitals(v, lower_bit);
  bytes16 known = fold_letters(&v);
  store(out, v);
  return bits(odd) | (high & ~bits(known));
}

/* Is this byte the first of two or more? */
static inline size_t is_lead(char byte) {
  return (unsigned char)byte >= 0xC0;
}

static inline void advance(eng__fold_run *run, size_t bytes) {
  run->at += bytes;
  run->out += bytes;
}

static inline bool has_16(const eng__fold_run *run) {
  return run->end - run->at >= 16;
}

/* As far as the text is ASCII; false at what fold_letters_run() cannot do either. */
static inline bool fold_ascii_run(eng__fold_run *run, bytes16 lower_bit) {
  unsigned stop = 0;
  while (has_16(run) && !(stop = fold_16_ascii(run->at, run->out, lower_bit))) advance(run, 16);
  if (!stop) return true;
  size_t done = (size_t)__builtin_ctz(stop);
  if (is_arabic_lead(run->at[done])) return true;
  advance(run, done);
  return false;
}

/* As far as there is a letter in each 16 bytes; false at what is not known here. The step of a full
 * round is taken from its last byte alone, so that the next round need not wait for this one. */
static inline bool fold_letters_run(eng__fold_run *run, bytes16 lower_bit) {
  unsigned unknown = 0;
  bool letters = true;
  while (letters && has_16(run) && !(unknown = fold_16(run->at, run->out, lower_bit))) {
    letters = bits(load(run->at)) != 0;
    advance(run, 16 - is_lead(run->at[15]));
  }
  if (!unknown) return true;
  size_t done = (size_t)__builtin_ctz(unknown);
  advance(run, done - (done && is_lead(run->at[done - 1]))); /* not half a letter */
  return false;
}

static void fold_wide(eng__fold_run *run, eng__fold_kind kind) {
  if (eng__has_avx512()) {
    eng__fold_run_512(run, kind == ENG__FOLD_VIEW);
    return;
  }
  bytes16 lower_bit = all(kind == ENG__FOLD_VIEW ? 0x20 : 0);
  while (has_16(run) && fold_ascii_run(run, lower_bit) && fold_letters_run(run, lower_bit))
    continue;
}

/* Does the wide loop know what begins with this byte, or may it? */
static inline bool is_for_wide(char first) {
  return (unsigned char)first < 0x80 || is_arabic_lead(first);
}

#else

static inline bool has_16(const eng__fold_run *run) {
  return (void)run, false;
}
static inline bool is_for_wide(char first) {
  return (void)first, false;
}
static void fold_wide(eng__fold_run *run, eng__fold_kind kind) {
  (void)run, (void)kind;
}

#endif

/* A letter of two bytes in Arabic script, of those that folding leaves letters? */
static bool is_plain_letter(const char *at, const uint8_t *direct) {
  if (!is_arabic_lead(*at)) return false;
  uint32_t cp = eng__utf8_next(&at);
  return direct[2 * cp] && eng__is_letter(cp) && eng__script_of(cp) == ENG__SCRIPT_ARABIC;
}

/* The half-space that everyone writes: U+200C between two Persian letters. All others (doubled,
 * with marks beside it, without use) are not plain. */
static bool is_plain_half_space(const eng__fold_run *run, const uint8_t *direct) {
  return run->end - run->at >= 5 && run->out - run->begin >= 2 &&
         is_plain_letter(run->out - 2, direct) && is_plain_letter(run->at + 3, direct);
}

/* One code point by the tables; false when it is not plain. */
static inline bool fold_narrow(eng__fold_run *run, eng__fold_kind kind, const uint8_t *direct) {
  const char *next = run->at;
  uint32_t cp = eng__utf8_next(&next);
  size_t len = (size_t)(next - run->at);
  bool plain;
  if (cp < 0x800) {
    memcpy(run->out, direct + 2 * cp, 2);
    plain = direct[2 * cp] != 0;
  } else {
    memcpy(run->out, run->at, len);
    plain = cp == 0x200C ? is_plain_half_space(run, direct)
                         : eng__fold_code(kind, cp) == ENG__FOLD_SAME;
  }
  if (!plain) return false;
  run->at = next;
  run->out += len;
  return true;
}

void eng__fold_plain(eng__fold_run *run, eng__fold_kind kind) {
  const uint8_t *direct = kind == ENG__FOLD_VIEW ? eng__fold_view_direct : eng__fold_cased_direct;
  eng__fold_run r = *run;
  while (r.at < r.end && fold_narrow(&r, kind, direct))
    if (has_16(&r) && is_for_wide(*r.at)) fold_wide(&r, kind);
  *run = r;
}
