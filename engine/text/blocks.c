/* The fast loop of the cutter: plain words and plain marks, sixty-four bytes at a time.
 *
 * A loop that looks at bytes one after the other guesses wrong at the end of nearly every word, and
 * a wrong guess costs as much as the word. Here a block is first made into bit masks, a bit a byte:
 *
 *   word     letters, digits, plain Arabic letters
 *   mark     , " ( ) and a single -, each a token of its own
 *   trouble  whatever is neither of these nor a space, a digit that begins a word, and a place
 * where Latin and Arabic letters touch
 *
 * Tokens begin and end where the masks change, so up to the first trouble they are read off with no
 * choice at all. Trouble, and a word that leans on it, goes to the slow path, which says where to
 * go on in the block. What reaches over the block's end begins the next one. */
#include "text/cutter.h"

#if ENG__SCAN_SSE2

enum { BLOCK = 64, READ_BEHIND = 17 }; /* bytes that must be readable behind a block */

typedef struct masks {
  uint64_t word, mark, trouble, digit;
} masks;

typedef struct masks16 {
  unsigned alnum, digit, mark, dash, space, arabic;
} masks16;

static inline unsigned bits(__m128i x) {
  return (unsigned)_mm_movemask_epi8(x);
}

static inline __m128i at_most(__m128i x, int most) {
  return _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8((char)most)), x);
}

static inline masks16 look_at_sixteen(const char *p) {
  __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
  __m128i lower = _mm_or_si128(x, _mm_set1_epi8(0x20));
  __m128i letter = at_most(_mm_sub_epi8(lower, _mm_set1_epi8('a')), 25);
  __m128i digit = at_most(_mm_sub_epi8(x, _mm_set1_epi8('0')), 9);
  __m128i dash = eng__bytes_are(x, '-');
  __m128i bracket = eng__bytes_are(_mm_or_si128(x, _mm_set1_epi8(1)), ')'); /* ( and ) */
  __m128i mark = _mm_or_si128(_mm_or_si128(eng__bytes_are(x, ','), eng__bytes_are(x, '"')),
                              _mm_or_si128(bracket, dash));
  masks16 m = {bits(_mm_or_si128(letter, digit)),
               bits(digit),
               bits(mark),
               bits(dash),
               bits(eng__bytes_are(x, ' ')),
               0};
  if (bits(x)) m.arabic = eng__arabic_stops(p) ^ 0xFFFFu;
  return m;
}

static inline masks look_at_block(const char *p) {
  uint64_t alnum = 0, digit = 0, mark = 0, dash = 0, space = 0, arabic = 0;
  for (int i = 0; i < BLOCK; i += 16) {
    masks16 m = look_at_sixteen(p + i);
    alnum |= (uint64_t)m.alnum << i;
    digit |= (uint64_t)m.digit << i;
    mark |= (uint64_t)m.mark << i;
    dash |= (uint64_t)m.dash << i;
    space |= (uint64_t)m.space << i;
    arabic |= (uint64_t)m.arabic << i;
  }
  uint64_t word = alnum | arabic;
  uint64_t dashes = dash & (dash << 1 | dash >> 1);
  uint64_t touching = (alnum & arabic >> 1) | (arabic & alnum >> 1);
  uint64_t number = digit & ~(alnum << 1);
  return (masks){word, mark, ~(word | mark | space) | dashes | touching | number, digit};
}

static inline uint64_t below(unsigned bit) {
  return bit < 64 ? (UINT64_C(1) << bit) - 1 : ~UINT64_C(0);
}
static inline unsigned first_bit(uint64_t mask) {
  return (unsigned)__builtin_ctzll(mask);
}
static inline unsigned last_bit(uint64_t mask) {
  return 63u - (unsigned)__builtin_clzll(mask);
}

/* May the word `[start, end)` be cut although what stands at `end` is trouble? */
static inline bool ends_plainly(const eng__cutter *cutter, size_t start, size_t end) {
  eng__byte_class behind = eng__class_at(cutter, end);
  if (behind < ENG__BYTE_JOINT) return true;
  if ((unsigned char)cutter->view[start] >= 0x80)
    return (behind == ENG__BYTE_JOINT && end - start > 2) ||
           eng__view_has(cutter, end, ENG__SLICE("\xE2\x80\x8C"));
  return cutter->view[end] == '.' && end - start > ENG__ABBREVIATION_MOST &&
         eng__class_at(cutter, end + 1) <= ENG__BYTE_LINE;
}

/* Where in the block the plain tokens from `from` on end: at the first trouble, or at the word in
 * front that leans on it. */
static inline unsigned plain_limit(const eng__cutter *cutter, size_t block, unsigned from,
                                   const masks *m) {
  uint64_t rest = ~below(from), word = m->word & rest;
  /* A digit that the slow path stopped at begins a number. */
  uint64_t trouble = (m->trouble | (m->digit & UINT64_C(1) << from)) & rest;
  if (!trouble) return BLOCK;
  unsigned limit = first_bit(trouble);
  uint64_t starts = word & ~(word << 1) & below(limit + 1);
  bool in_word = word >> limit & 1, behind_word = limit > from && (word >> (limit - 1) & 1);
  if (!starts || !(in_word || behind_word)) return limit;
  unsigned start = last_bit(starts);
  return !in_word && ends_plainly(cutter, block + start, block + limit) ? limit : start;
}

/* A word of sixteen bytes at most, from memory of which sixteen may be read. */
static inline uint64_t short_hash(const char *p, size_t len) {
  const uint64_t *mask = eng__word_masks[len];
  uint64_t h =
      eng__word_hash_step(ENG__HASH_SEED, eng__load64(p) & mask[0], eng__load64(p + 8) & mask[1]);
  return eng__word_hash_end(h, len);
}

/* Kind and script by the first byte; the marks are all below the letters. */
static inline uint32_t kind_and_script(unsigned char first) {
  bool word = first >= '0';
  unsigned script = first < 0x80 ? ENG__SCRIPT_LATIN : ENG__SCRIPT_ARABIC;
  return word ? ENG_TOKEN_WORD | script << 8 : (unsigned)ENG_TOKEN_PUNCT;
}

/* Writes the parts of the tokens that begin at `starts` and end at `ends`, bits of the block. Out
 * of line, so that all it needs stays in registers. */
__attribute__((noinline)) static eng__part *
write_parts(const char *view, uint32_t block, uint64_t starts, uint64_t ends, eng__part *part) {
  for (; starts; starts &= starts - 1, ends &= ends - 1, part++) {
    uint32_t start = block + first_bit(starts), end = block + first_bit(ends);
    const char *p = view + start;
    size_t len = end - start;
    part->hash = len <= 16 ? short_hash(p, len) : eng__word_hash_plain(p, len, len);
    part->start = start;
    part->end = end;
    uint32_t attributes = kind_and_script((unsigned char)*p);
    part->kind = (uint8_t)attributes;
    part->script = (uint8_t)(attributes >> 8);
    part->flags = 0;
  }
  return part;
}

/* The tokens of the block from `from` on that end in front of `limit` or at it, and whose next byte
 * is in the block. Gives the place in the block behind the last. */
static unsigned cut_plain(eng__cutter *cutter, size_t block, unsigned from, unsigned limit,
                          const masks *m) {
  uint64_t part_of = below(limit) & ~below(from);
  uint64_t word = m->word & part_of, mark = m->mark & part_of;
  uint64_t ends = (~word & word << 1) | mark << 1;
  uint64_t starts = (word & ~(word << 1)) | mark;
  uint64_t open = (word | mark) >> 63; /* the last reaches the end of the block, or over it */
  unsigned stop = limit;
  if (open) {
    stop = last_bit(starts);
    starts &= below(stop);
  }
  eng__parts *parts = cutter->parts;
  eng__part *first = parts->at + parts->count;
  eng__part *end = write_parts(cutter->view, (uint32_t)block, starts, ends, first);
  if (end > first) {
    first->flags = cutter->pending;
    cutter->pending = 0;
    parts->count += (size_t)(end - first);
  }
  return stop;
}

size_t eng__cut_blocks(eng__cutter *cutter, size_t at) {
  const eng__parts *parts = cutter->parts;
  while (at + BLOCK + READ_BEHIND <= cutter->len && !cutter->failed) {
    masks m = look_at_block(cutter->view + at);
    size_t block = at, end = at + BLOCK;
    while (at < end && !cutter->failed) {
      if (parts->capacity - parts->count < BLOCK && !eng__reserve_parts(cutter, BLOCK)) return at;
      unsigned from = (unsigned)(at - block);
      unsigned limit = plain_limit(cutter, block, from, &m);
      at = block + cut_plain(cutter, block, from, limit, &m);
      if (limit == BLOCK && at > block) break; /* the next block begins where this one ends */
      at = eng__cut_slow(cutter, at);
    }
  }
  return at;
}

#else

size_t eng__cut_blocks(eng__cutter *cutter, size_t at) {
  (void)cutter;
  return at;
}

#endif
