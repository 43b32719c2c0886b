/* Names in a document: what the files that look for them share.
 *
 * The scan walks a window of words from every word that a name may begin with, key by key
 * (name_key.h), and asks at each end which names have the whole key. What answers is judged:
 * compared letter by letter, as eng_names_compare() would, and held against what speaks against it
 * in running text (an everyday word, a half of a hyphenated word). */
#ifndef ENG_MATCH_NAME_SCAN_H
#define ENG_MATCH_NAME_SCAN_H

#include "match/names.h"
#include "text/document.h"

enum { ENG__PLACE_WORDS = 12 };

struct eng__index;

/* Where names are looked for: the parts of a document, or the segments of one hashtag or handle as
 * if they were parts. */
typedef struct eng__name_ground {
  const eng__name_set *set;
  const eng_document *document;
  const eng__part *parts;
  size_t count;
  bool tag;      /* segments: `_` or nothing joins them, small letters may begin a name */
  bool handle;   /* of an @ */
  bool caseless; /* nothing in the document is written with a capital */
} eng__name_ground;

/* A window of words, from its first to its last part. */
typedef struct eng__name_place {
  uint32_t first, last; /* parts */
  uint32_t start, end;  /* of the view; a suffix may be left out at the end */
  uint32_t parts[ENG__PLACE_WORDS];
  bool spare[ENG__PLACE_WORDS]; /* a title or an article between the others */
  uint8_t count;
  bool bare;    /* without the spare ones */
  bool comma;   /* one stands in it: Khatami, Mohammad */
  bool persian; /* by its first word */
} eng__name_place;

/* ---- name_place.c ---- */

/* The bytes of a part as the view has them, without what its hash leaves out. */
eng__slice eng__name_word(const eng__name_ground *ground, size_t part);
/* The word behind part `at` and what may stand between two words of a name: the part, or SIZE_MAX.
 * `comma`: a comma may, too (surname first). */
size_t eng__name_next(const eng__name_ground *ground, size_t at, bool comma);
/* The word before, over a space, a half-space or a hyphen. */
size_t eng__name_before(const eng__name_ground *ground, size_t at);
/* Does the part begin with a capital (or a letter that has none)? */
bool eng__name_capital(const eng__name_ground *ground, size_t part);
/* May a name begin at part `first`, or end with part `last` and the view at `end`: is what hangs on
 * it by a half-space no part of another word? */
bool eng__name_starts_well(const eng__name_ground *ground, size_t first);
bool eng__name_ends_well(const eng__name_ground *ground, size_t last, uint32_t end,
                         bool no_suffixes);

/* Are all segments of a hashtag from `part` on suffixes? */
bool eng__name_rest_is_suffixes(const eng__name_ground *ground, size_t part);
bool eng__name_is_title(const eng__name_ground *ground, size_t part);
/* Moves `*first` back over the initials of the name; false: they do not stand there. */
bool eng__name_over_initials(const eng__name_ground *ground, const eng__name *name,
                             uint32_t *first);

/* ---- name_judge.c ---- */

/* How well a name fits a place. */
typedef struct eng__name_verdict {
  uint32_t name;
  uint8_t cost; /* hundredths */
  bool waits;   /* counts only when its entity stands elsewhere in the document for sure */
} eng__name_verdict;

/* A verdict that waits for the end of the document. */
typedef struct eng__waiting_name {
  eng__name_verdict verdict;
  uint32_t start, end, first, last;
} eng__waiting_name;

/* What a word was heard as, so that the words that all texts are full of are read once. A word is
 * known by its bytes, so that nothing depends on what the memo happens to hold. */
typedef struct eng__name_memo {
  uint64_t bytes[2]; /* of the word, zeroes behind it */
  eng__name_heard heard;
  uint8_t len, script;
  uint8_t flags; /* ENG__WORD_… */
} eng__name_memo;

enum {
  ENG__WORD_BEGINS = 1,   /* a name may begin with it, and go on */
  ENG__WORD_IS_NAME = 2,  /* it may be one */
  ENG__WORD_SUFFIXED = 4, /* it ends like a joined suffix */
  ENG__MEMO_LONGEST = 16, /* bytes of the words that are kept */
#ifdef ENG_HARD
  ENG__MEMO_SLOTS = 4
#else
  ENG__MEMO_SLOTS = 32768
#endif
};

/* The scratch of a worker. Starts as all zeroes. */
typedef struct eng__name_scratch {
  eng__comparer comparer;
  eng__name_memo *memo; /* ENG__MEMO_SLOTS of them; made by the first scan */
  eng__name_memo one;   /* the last word that is too long to be kept */
  eng__buffer text;
  eng__name_form said, form;
  bool has_said;
  ENG__VEC(eng__name_verdict) verdicts;
  ENG__VEC(uint64_t) sure; /* pattern and entity of names that were found */
  ENG__VEC(eng__waiting_name) waiting;
} eng__name_scratch;

void eng__name_scratch_free(eng__name_scratch *scratch);

/* ---- name_memo.c ---- */

/* What a word says, or a piece of it; the script is that of part `part`. ENG_NOMEM. */
eng_status eng__name_hear(const eng__name_ground *ground, size_t part, eng__slice word,
                          eng__name_heard *heard, eng_error *err);
/* Does a Persian word end as with a joined suffix? */
bool eng__name_ends_like_suffix(const eng__name_ground *ground, size_t part);
/* What the word of a part says; good until the next word is asked for. ENG_NOMEM. */
eng_status eng__name_recall(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err);

/* The place of a word in the memo, and fetching it some words ahead. */
static inline eng__name_memo *eng__name_memo_of(const eng__name_scratch *scratch, uint64_t hash) {
  return &scratch->memo[hash >> 20 & (ENG__MEMO_SLOTS - 1)];
}

static inline void eng__name_expect(const eng__name_scratch *scratch, const eng__part *part) {
  __builtin_prefetch(eng__name_memo_of(scratch, part->hash));
}

/* Judges the name in the place and, if it passes, adds a verdict. ENG_NOMEM. */
eng_status eng__name_judge(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, uint32_t name, eng_error *err);

#endif
