/* The sieve: for each part of a text one bit, whether anything may begin there.
 *
 * Is the hash of the part one of the words, is its hash with its neighbour's one of the pairs, does
 * it end like a suffix, are its first bytes one of the prefixes? Hardly any part passes, and which
 * ones cannot be guessed, so nothing here branches on the answer: what passes are bits, looked at
 * later (scan.c). A neighbour is the last part that is no sign. */
#ifndef ENG_MATCH_SIEVE_H
#define ENG_MATCH_SIEVE_H

#include "match/phrase.h"
#include "text/document.h"

enum {                     /* what a part may be; the first four are told by its kind alone */
       ENG__IS_TAG = 1,    /* a hashtag or a handle, and phrases may stand in it */
       ENG__HAS_INNER = 2, /* expressions may begin inside it */
       ENG__IS_SIGN = 4,   /* no word at all */
       ENG__MAY_WORD = 8,
       ENG__MAY_PAIR = 16,
       ENG__MAY_PREFIX = 32,
       ENG__IS_SUFFIXED = 64, /* ends like a joined suffix */
       ENG__IS_EZAFE = 128    /* ی behind a half-space: its neighbours may be a pair */
};

/* What does not change during a scan. */
typedef struct eng__sieve {
  const eng__phrases *phrases;
  eng__slice view;
  size_t readable;        /* parts that start before this have eight bytes to read */
  uint64_t kinds[8];      /* by kind of part: what it is whatever it says */
  uint64_t ezafe;         /* the hash of ی */
  bool suffixes, regexes; /* joined suffixes are looked for; expressions have triggers */
  unsigned prefixes;      /* lengths, as in eng__phrases */
} eng__sieve;

/* For a text; `regexes` says that expressions have triggers. */
void eng__sieve_prepare(eng__sieve *sieve, const eng__phrases *phrases, bool regexes,
                        eng__slice view);

enum { ENG__SIEVED = 64 }; /* parts at a time, at most */

/* `*before` is the hash of the last word in front of the parts, 0 at the beginning; it becomes that
 * of the last one in them. */
uint64_t eng__sieve_parts(const eng__sieve *sieve, const eng__part *parts, size_t count,
                          uint64_t *before);
/* The same without what only newer machines have, and where the other lets a little more through
 * it does not; for the tests, where both are compared. */
uint64_t eng__sieve_plain(const eng__sieve *sieve, const eng__part *parts, size_t count,
                          uint64_t *before);

/* What one part may be in all; `before` as above. */
uint32_t eng__sieve_one(const eng__sieve *sieve, const eng__part *part, uint64_t before);

/* The first bytes of a part, as a little-endian number; what is behind its end is anything. */
static inline uint64_t eng__sieve_start(const eng__sieve *sieve, const eng__part *part) {
  if (part->start < sieve->readable) return eng__load64(sieve->view.at + part->start);
  size_t left = sieve->view.len - part->start;
  return eng__load_tail(sieve->view.at + part->start, left < 7 ? left : 7);
}

#endif
