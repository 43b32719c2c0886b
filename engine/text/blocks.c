/* The fast loop of the cutter: sixty-four bytes at a time.
 *
 * A loop that looks at bytes one after the other guesses wrong at the end of nearly every word, and
 * a wrong guess costs as much as the word. Here a block is first made into bit masks
 * (block_masks.h). Tokens begin and end where the masks change, so up to the first trouble they are
 * read off with no choice at all. What is rarer than a word is put right behind that, a bit at a
 * time: a line end or a half-space marks the token behind it, 's takes two letters off the hash.
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

typedef eng__block_bytes look(const char *p);

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

/* Where in the block the plain tokens from `from` on end: at the first trouble, or at the word in
 * front that leans on it. */
ALWAYS_INLINE unsigned plain_limit(const eng__cutter *cutter, size_t block, unsigned from,
                                   const eng__block_masks *m) {
  uint64_t rest = ~below(from), word = m->word & rest;
  /* What joins two words, or goes on with a number, at the place where the slow path stopped. */
  uint64_t joining = (m->digit | m->joint | m->half) & UINT64_C(1) << from;
  uint64_t trouble = (m->trouble | joining) & rest;
  if (!trouble) return BLOCK;
  unsigned limit = first_bit(trouble);
  uint64_t starts = word & ~(word << 1) & below(limit + 1);
  bool in_word = word >> limit & 1, behind_word = limit > from && (word >> (limit - 1) & 1);
  if (!starts || !(in_word || behind_word)) return limit;
  unsigned start = last_bit(starts);
  return !in_word && ends_plainly(cutter, block + start, block + limit) ? limit : start;
}

/* ---- What is put right behind that ---- */

/* The flags of the token behind `bit`, whose tokens begin at `starts`. */
ALWAYS_INLINE uint16_t *flags_behind(eng__cutter *cutter, eng__part *first, uint64_t starts,
                                     unsigned bit) {
  if (!(starts & ~below(bit))) return &cutter->pending;
  return &first[__builtin_popcountll(starts & below(bit))].flags;
}

ALWAYS_INLINE void note_lines(eng__cutter *cutter, eng__part *first, uint64_t starts,
                              uint64_t lines) {
  for (; lines; lines &= lines - 1) {
    uint16_t *flags = flags_behind(cutter, first, starts, first_bit(lines));
    bool second = *flags & ENG__PART_BEFORE_LINE;
    *flags |= second ? ENG__PART_AFTER_BLANK : ENG__PART_BEFORE_LINE;
    if (second) cutter->single_quote_open = false;
  }
}

ALWAYS_INLINE void note_half_spaces(eng__cutter *cutter, eng__part *first, uint64_t starts,
                                    uint64_t halves) {
  for (; halves; halves &= halves - 1) {
    *flags_behind(cutter, first, starts, first_bit(halves)) |= ENG__PART_JOINED;
    cutter->joined = true;
  }
}

/* Apostrophes in words: 's at the end of one is not in its hash. */
ALWAYS_INLINE void note_possessives(eng__cutter *cutter, eng__part *first, uint64_t starts,
                                    uint64_t joints) {
  for (; joints; joints &= joints - 1) {
    eng__part *part = &first[__builtin_popcountll(starts & below(first_bit(joints))) - 1];
    const char *p = cutter->view + part->start;
    size_t len = part->end - part->start;
    if (p[len - 2] != '\'' || p[len - 1] != 's' || part->flags & ENG__PART_POSSESSIVE) continue;
    part->flags |= ENG__PART_POSSESSIVE;
    part->hash = eng__word_hash_plain(p, len - 2, len - 2);
  }
}

/* The tokens of the block from `from` on that end in front of `limit` or at it, and whose next byte
 * is in the block. Gives the place in the block behind the last. */
ALWAYS_INLINE unsigned cut_plain(eng__cutter *cutter, size_t block, unsigned from, unsigned limit,
                                 const eng__block_masks *m, eng__parts_writer *put) {
  uint64_t part_of = below(limit) & ~below(from);
  uint64_t word = m->word & part_of, mark = m->mark & part_of, comma = m->comma & part_of;
  uint64_t ends = (~word & word << 1) | mark << 1 | comma << 2;
  uint64_t starts = (word & ~(word << 1)) | mark | comma;
  uint64_t open = (word | mark | comma | comma << 1) >> 63; /* the last reaches the block's end */
  unsigned stop = limit;
  if (open) {
    stop = last_bit(starts);
    starts &= below(stop);
    part_of &= below(stop);
  }
  eng__parts *parts = cutter->parts;
  eng__part *first = parts->at + parts->count;
  eng__part *end = put(cutter->view, (uint32_t)block, starts, ends, first);
  if (end > first) {
    first->flags = cutter->pending;
    cutter->pending = 0;
    parts->count += (size_t)(end - first);
  }
  note_lines(cutter, first, starts, m->line & part_of);
  note_half_spaces(cutter, first, starts, m->half & part_of);
  note_possessives(cutter, first, starts, m->joint & part_of);
  return stop;
}

ALWAYS_INLINE size_t cut_blocks(eng__cutter *cutter, size_t at, look *look_at,
                                eng__parts_writer *put) {
  const eng__parts *parts = cutter->parts;
  while (at + BLOCK + ENG__READ_BEHIND <= cutter->len && !cutter->failed) {
    eng__block_bytes bytes = look_at(cutter->view + at);
    eng__block_masks m = eng__masks_of(&bytes, (unsigned char)cutter->view[at + BLOCK]);
    size_t block = at, end = at + BLOCK;
    while (at < end && !cutter->failed) {
      if (parts->capacity - parts->count < BLOCK && !eng__reserve_parts(cutter, BLOCK)) return at;
      unsigned from = (unsigned)(at - block);
      unsigned limit = plain_limit(cutter, block, from, &m);
      limit = dotted_limit(cutter, block, from, limit, &m);
      at = block + cut_plain(cutter, block, from, limit, &m, put);
      if (limit == BLOCK && at > block) break; /* the next block begins where this one ends */
      at = eng__cut_slow(cutter, at);
    }
  }
  return at;
}

size_t eng__cut_blocks_sse2(eng__cutter *cutter, size_t at) {
  return cut_blocks(cutter, at, eng__look_at_bytes, eng__write_parts_sse2);
}

ENG__AVX512 static size_t cut_blocks_avx512(eng__cutter *cutter, size_t at) {
  return cut_blocks(cutter, at, eng__look_at_bytes_512, eng__write_parts_512);
}

size_t eng__cut_blocks(eng__cutter *cutter, size_t at) {
  return eng__has_avx512() ? cut_blocks_avx512(cutter, at) : eng__cut_blocks_sse2(cutter, at);
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
