/* The fast loop of the cutter: sixty-four bytes at a time.
 *
 * A loop that looks at bytes one after the other guesses wrong at the end of nearly every word, and
 * a wrong guess costs as much as the word. Here a block is first made into bit masks
 * (block_masks.h). Tokens begin and end where the masks change, so up to the first trouble they are
 * read off with no choice at all, and so is what belongs to them: a line end or a half-space in
 * front, 's at the end. block_parts.c writes them.
 *
 * Trouble, and a word that leans on it, goes to the slow path, which says where to go on in the
 * block. What reaches over the block's end begins the next one. */
#include "text/abbreviations.h"
#include "text/block_masks.h"
#include "text/block_parts.h"

#if ENG__SCAN_SSE2

enum { BLOCK = ENG__BLOCK };

/* The loop is compiled once for each sort of machine, with all that it calls. */
#define ALWAYS_INLINE __attribute__((always_inline)) static inline

ALWAYS_INLINE uint64_t below(unsigned bit) {
  return bit < 64 ? (UINT64_C(1) << bit) - 1 : ~UINT64_C(0);
}
ALWAYS_INLINE unsigned first_bit(uint64_t mask) {
  return (unsigned)__builtin_ctzll(mask);
}
ALWAYS_INLINE unsigned last_bit(uint64_t mask) {
  return 63u - (unsigned)__builtin_clzll(mask);
}

/* ---- How far it is plain ---- */

/* May the word `[start, end)` be cut although what stands at `end` is trouble? */
ALWAYS_INLINE bool ends_plainly(const eng__cutter *cutter, size_t start, size_t end) {
  eng__byte_class behind = eng__class_at(cutter, end);
  if (behind < ENG__BYTE_JOINT) return true;
  if ((unsigned char)cutter->view[start] >= 0x80)
    return (behind == ENG__BYTE_JOINT && end - start > 2) ||
           eng__view_has(cutter, end, ENG__SLICE("\xE2\x80\x8C"));
  return cutter->view[end] == '.' && end - start > ENG__ABBREVIATION_MOST &&
         eng__class_at(cutter, end + 1) <= ENG__BYTE_LINE;
}

/* May the dot behind the short word `[start, end)` belong to it? Single letters and what the list
 * holds go to the slow path. */
ALWAYS_INLINE bool may_keep_dot(const eng__cutter *cutter, size_t start, size_t end) {
  size_t len = end - start;
  if ((unsigned char)cutter->view[start] >= 0x80) return len <= 2;
  return len == 1 ||
         eng__abbreviation_of((eng__slice){cutter->view + start, len}) != ENG__ABBR_NONE;
}

/* Bits behind seven bytes of ASCII words or four of Arabic: no abbreviation is so long. */
ALWAYS_INLINE uint64_t behind_long_words(uint64_t word, uint64_t arabic) {
  uint64_t latin = word & ~arabic, two = latin & latin << 1, four = two & two << 2;
  uint64_t pair = arabic & arabic << 1;
  return ((four & four << 3) | (pair & pair << 2)) << 1;
}

/* Where the first word between `from` and `limit` begins that may keep its dot; else `limit`. */
ALWAYS_INLINE unsigned dotted_limit(const eng__cutter *cutter, size_t block, unsigned from,
                                    unsigned limit, const eng__block_masks *m) {
  uint64_t part_of = ~below(from), word = m->word & part_of, starts = word & ~(word << 1);
  uint64_t doubt = word << 1 & ~behind_long_words(word, m->arabic & part_of);
  for (doubt &= m->dot & below(limit); doubt; doubt &= doubt - 1) {
    unsigned dot = first_bit(doubt);
    unsigned start = last_bit(starts & below(dot));
    if (may_keep_dot(cutter, block + start, block + dot)) return start;
  }
  return limit;
}

/* Where in the block the plain tokens between `from` and `end` end: at the first trouble, or at the
 * word in front that leans on it. */
ALWAYS_INLINE unsigned plain_limit(const eng__cutter *cutter, size_t block, unsigned from,
                                   unsigned end, const eng__block_masks *m) {
  uint64_t rest = ~below(from), word = m->word & rest;
  /* What joins two words, or goes on with a number, at the place where the slow path stopped. */
  uint64_t joining = (m->digit | m->joint | m->half) & UINT64_C(1) << from;
  uint64_t trouble = (m->trouble | joining) & rest & below(end);
  if (!trouble) return end;
  unsigned limit = first_bit(trouble);
  uint64_t starts = word & ~(word << 1) & below(limit + 1);
  bool in_word = word >> limit & 1, behind_word = limit > from && (word >> (limit - 1) & 1);
  if (!starts || !(in_word || behind_word)) return limit;
  unsigned start = last_bit(starts);
  return !in_word && ends_plainly(cutter, block + start, block + limit) ? limit : start;
}

/* ---- What stands between tokens ---- */

/* Line ends behind the last token, for the next one. */
ALWAYS_INLINE void hold_lines(eng__cutter *cutter, uint64_t lines) {
  for (; lines; lines &= lines - 1) {
    bool second = cutter->pending & ENG__PART_BEFORE_LINE;
    cutter->pending |= second ? ENG__PART_AFTER_BLANK : ENG__PART_BEFORE_LINE;
    if (second) cutter->single_quote_open = false;
  }
}

/* Which tokens begin behind line ends: added to the gaps, the first line end of each carries to the
 * token behind it, and any other one stays. */
ALWAYS_INLINE void find_lines(eng__block_tokens *t, uint64_t gaps, uint64_t lines) {
  uint64_t carried = gaps + lines;
  t->after_line = carried & t->starts;
  t->after_blank = (gaps + (carried & lines)) & t->starts;
}

/* ---- Cutting ---- */

/* The tokens of the block from `from` on that end in front of `limit` or at it, and whose next byte
 * is in the block. Gives the place in the block behind the last. */
ALWAYS_INLINE unsigned cut_plain(eng__cutter *cutter, size_t block, unsigned from, unsigned limit,
                                 const eng__block_masks *m, eng__parts_writer *put) {
  uint64_t part_of = below(limit) & ~below(from);
  uint64_t word = m->word & part_of, mark = m->mark & part_of, comma = m->comma & part_of;
  uint64_t bytes = word | mark | comma | comma << 1;
  eng__block_tokens t = {.starts = (word & ~(word << 1)) | mark | comma,
                         .ends = (~word & word << 1) | mark << 1 | comma << 2};
  unsigned stop = limit;
  if (bytes >> 63) { /* the last reaches the block's end */
    stop = last_bit(t.starts);
    t.starts &= below(stop);
    part_of &= below(stop);
    bytes &= below(stop);
  }
  uint64_t lines = m->line & part_of, halves = m->half & part_of;
  find_lines(&t, m->gap & part_of, lines);
  t.arabic = m->arabic & t.starts;
  t.numbers = m->digit & t.starts;
  t.signs = (mark | comma) & t.starts;
  t.joined = halves << 3 & t.starts;
  t.possessive = (m->clitic & part_of) << 2 & t.ends;
  eng__parts *parts = cutter->parts;
  eng__part *first = parts->at + parts->count;
  eng__part *end = put(cutter->view, (uint32_t)block, &t, first);
  if (end > first) {
    hold_lines(cutter, lines & below(first_bit(t.starts)));
    first->flags |= cutter->pending;
    cutter->pending = 0;
    parts->count += (size_t)(end - first);
    lines &= ~below(last_bit(bytes));
  }
  hold_lines(cutter, lines);
  if (t.after_blank) cutter->single_quote_open = false;
  cutter->joined |= halves != 0;
  if (halves & ~(t.starts >> 3)) cutter->pending |= ENG__PART_JOINED;
  return stop;
}

/* Behind the last space or line end in the block, where no token can reach over; its end if there
 * is none. It needs a glance at the bytes only, so that the next block can be begun while this one
 * is still being cut. */
ALWAYS_INLINE unsigned clear_end(const eng__block_bytes *bytes) {
  return bytes->gap ? last_bit(bytes->gap) + 1 : BLOCK;
}

/* The block at `at`: as far as it goes, and where the next one begins. */
ALWAYS_INLINE size_t cut_block(eng__cutter *cutter, size_t at, const eng__block_bytes *bytes,
                               eng__parts_writer *put) {
  const eng__parts *parts = cutter->parts;
  eng__block_masks m = eng__masks_of(bytes, eng__class_at(cutter, at + BLOCK));
  unsigned end = clear_end(bytes);
  size_t block = at, next = at + end;
  while (at < next && !cutter->failed) {
    if (parts->capacity - parts->count < BLOCK && !eng__reserve_parts(cutter, BLOCK)) return at;
    unsigned from = (unsigned)(at - block);
    unsigned limit = plain_limit(cutter, block, from, end, &m);
    limit = dotted_limit(cutter, block, from, limit, &m);
    unsigned stop = cut_plain(cutter, block, from, limit, &m, put);
    if (stop == end) return next; /* known before all that was found in the block */
    at = block + stop;
    if (limit == end && stop > from) return at; /* the next block begins where this one ends */
    at = eng__cut_slow(cutter, at);
  }
  return at;
}

/* What is behind the last block, the slow path cuts. */
size_t eng__cut_blocks_sse2(eng__cutter *cutter, size_t at) {
  while (at + BLOCK + ENG__READ_BEHIND <= cutter->len && !cutter->failed) {
    eng__block_bytes bytes = eng__look_at_bytes(cutter->view + at);
    at = cut_block(cutter, at, &bytes, eng__write_parts_sse2);
  }
  return at;
}

ENG__AVX512 static size_t cut_blocks_512(eng__cutter *cutter, size_t at) {
  while (at < cutter->len && !cutter->failed) {
    eng__block_bytes bytes = eng__look_at_bytes_512(cutter->view + at, cutter->len - at);
    at = cut_block(cutter, at, &bytes, eng__write_parts_512);
  }
  return at;
}

size_t eng__cut_blocks(eng__cutter *cutter, size_t at) {
  return eng__has_avx512() ? cut_blocks_512(cutter, at) : eng__cut_blocks_sse2(cutter, at);
}

#else

size_t eng__cut_blocks_sse2(eng__cutter *cutter, size_t at) {
  (void)cutter;
  return at;
}

size_t eng__cut_blocks(eng__cutter *cutter, size_t at) {
  return eng__cut_blocks_sse2(cutter, at);
}

#endif
