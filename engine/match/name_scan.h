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
/* Are there Latin words, and none with a capital? Then small letters say nothing. */
bool eng__name_is_caseless(const eng__name_ground *ground);
/* Moves `*first` back over the initials of the name; false: they do not stand there. */
bool eng__name_over_initials(const eng__name_ground *ground, const eng__name *name,
                             uint32_t *first);

/* ---- name_judge.c ---- */

/* What a name waits for, that counts only when its entity stands elsewhere in the document for
 * sure. */
typedef enum eng__name_wait {
  ENG__WAITS_NOT,
  ENG__WAITS_FOR_ANY, /* for any form of it: an everyday word */
  ENG__WAITS_FOR_FULL /* for one of several words: a name that others are known to have */
} eng__name_wait;

/* How well a name fits a place. */
typedef struct eng__name_verdict {
  uint32_t name;
  uint8_t cost;  /* hundredths */
  uint8_t waits; /* eng__name_wait */
} eng__name_verdict;

/* A verdict that waits for the end of the document. */
typedef struct eng__waiting_name {
  eng__name_verdict verdict;
  uint32_t start, end, first, last;
} eng__waiting_name;

/* What a word was heard as, so that the words that all texts are full of are read once. A word is
 * known by its bytes, so that nothing depends on what the memo happens to hold. Half a cache line:
 * the scan asks it of every word. */
typedef struct eng__name_memo {
  uint64_t bytes[2]; /* of the word, zeroes behind it */
  uint64_t key;
  uint32_t follows;   /* groups of beginnings that it may stand behind (name_follow.h) */
  unsigned len : 5;   /* in bytes; 0: nothing is kept here */
  unsigned count : 5; /* of the key */
  unsigned start : 2, end : 2, silent : 1; /* as in eng__name_heard */
  unsigned group : 5;                      /* of the word as a beginning */
  unsigned script : 4;                     /* eng__script */
  unsigned flags : 5;                      /* ENG__WORD_… */
} eng__name_memo;

_Static_assert(sizeof(eng__name_memo) == 32, "two in a cache line");

enum {
  ENG__WORD_BEGINS = 1,   /* a name may begin with it, and go on */
  ENG__WORD_IS_NAME = 2,  /* it may be one, as it is or without a joined suffix */
  ENG__WORD_SUFFIXED = 4, /* it ends like a joined suffix */
  ENG__WORD_SPARE = 8,    /* it may be a title or an article */
  ENG__WORD_LONG = 16,    /* so many consonants that two words may have more than a key holds */
  ENG__MEMO_LONGEST = 16, /* bytes of the words that are kept */
#ifdef ENG_HARD
  ENG__MEMO_SLOTS = 4
#else
  ENG__MEMO_SLOTS = 65536
#endif
};

static inline eng__name_heard eng__name_heard_of(const eng__name_memo *memo) {
  return (eng__name_heard){.key = {memo->key, (uint8_t)memo->count},
                           .start = (uint8_t)memo->start,
                           .end = (uint8_t)memo->end,
                           .silent = (uint8_t)memo->silent};
}

/* What the words of a run of parts say, side by side. */
enum {
#ifdef ENG_HARD
  ENG__NAME_RUN = 3
#else
  ENG__NAME_RUN = 256
#endif
};

typedef struct eng__name_pending {
  uint32_t part;
  eng__name_memo *memo;
  uint64_t begin; /* eng__name_begin_hash() of the word */
} eng__name_pending;

typedef struct eng__name_run {
  size_t from; /* its first part; the rest is of parts `from` on, and one more behind the run */
  bool wanted[ENG__NAME_RUN + 1];
  uint8_t flags[ENG__NAME_RUN + 1], group[ENG__NAME_RUN + 1];
  eng__name_heard heard[ENG__NAME_RUN + 1];
  uint32_t follows[ENG__NAME_RUN + 1];
  eng__name_pending pending[ENG__NAME_RUN + 1]; /* words that the memo does not hold */
  eng__name_memo longer[ENG__NAME_RUN + 1];     /* of words that it does not keep */
} eng__name_run;

/* One or two words that were compared with every name of their key, and are none: a window of them
 * need not be made again. They are known by their bytes in the text, not in the view, for marks
 * that the view leaves out say which vowels a name has. */
enum {
  ENG__DEAF_BYTES = 31,
#ifdef ENG_HARD
  ENG__DEAF_SLOTS = 4
#else
  ENG__DEAF_SLOTS = 16384
#endif
};

typedef struct eng__deaf_words {
  uint8_t len; /* 0: empty */
  char bytes[ENG__DEAF_BYTES];
} eng__deaf_words;

/* The pass over a document: the words of it, or of one hashtag or handle of it. */
typedef struct eng__name_scanner {
  struct eng__index *index;
  const eng__name_set *set;
  eng__name_ground ground;
  uint32_t tag_part;  /* the part of the document that segments are of */
  size_t step;        /* of the view's map: the steps before it are behind us */
  uint64_t tails[3];  /* hashes of what a name in ه or ی ends in when that is written apart */
  uint64_t tail_bits; /* a bit for each */
  bool unsure;        /* a name of the last window was not compared, by what stands around it */
  bool alike;         /* one passed the comparison */
} eng__name_scanner;

/* The scratch of a worker. Starts as all zeroes. */
typedef struct eng__name_scratch {
  eng__comparer comparer;
  eng__name_memo *memo; /* ENG__MEMO_SLOTS of them, in `memory`; made by the first scan */
  void *memory;
  eng__name_run *run;
  eng__deaf_words *deaf; /* ENG__DEAF_SLOTS of them */
  eng__name_memo one;    /* the last word that is too long to be kept */
  eng__buffer text;
  eng__name_form said, form;
  bool has_said;
  const char *objection; /* what spoke against the name that was judged last; NULL: nothing */
  unsigned limit;        /* and what it might have cost */
  ENG__VEC(eng__name_verdict) verdicts;
  ENG__VEC(uint64_t) sure; /* pattern and entity of names that were found, those in full again */
  ENG__VEC(eng__waiting_name) waiting;
} eng__name_scratch;

void eng__name_scratch_free(eng__name_scratch *scratch);

/* ---- name_memo.c ---- */

/* What a word says, or a piece of it; the script is that of part `part`. ENG_NOMEM. */
eng_status eng__name_hear(const eng__name_ground *ground, size_t part, eng__slice word,
                          eng__name_heard *heard, eng_error *err);
/* Does a Persian word end as with a joined suffix? */
bool eng__name_ends_like_suffix(const eng__name_ground *ground, size_t part);
/* Room for the memo and a run. ENG_NOMEM. */
eng_status eng__name_memo_open(eng__name_scratch *scratch, eng_error *err);
/* What the word of a part says; good until the next word is asked for. ENG_NOMEM. */
eng_status eng__name_recall(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err);

/* What the wanted words of scratch->run say. ENG_NOMEM. */
eng_status eng__name_hear_run(eng__name_scratch *scratch, const eng__name_ground *ground,
                              eng_error *err);

/* Parts [first, last] are known to be no name and to begin none; and noting that they are. One
 * word, or two behind a space. */
bool eng__name_is_deaf(const eng__name_scratch *scratch, const eng__name_ground *ground,
                       size_t first, size_t last);
void eng__name_note_deaf(eng__name_scratch *scratch, const eng__name_ground *ground, size_t first,
                         size_t last);

/* The place of a word in the memo, and fetching it some words ahead. */
static inline eng__name_memo *eng__name_memo_of(const eng__name_scratch *scratch, uint64_t hash) {
  return &scratch->memo[hash >> 20 & (ENG__MEMO_SLOTS - 1)];
}

static inline void eng__name_expect(const eng__name_scratch *scratch, const eng__part *part) {
  __builtin_prefetch(eng__name_memo_of(scratch, part->hash));
}

/* ---- name_judge.c ---- */

/* Is a place of so many bytes of the view long enough for a name of several words that is written
 * in fewer? */
bool eng__name_may_be_joined(bool persian, uint32_t len);
/* Judges the name in the place and, if it passes, adds a verdict; scratch->objection says why it
 * did not, or what it waits with. `*alike` becomes true when it is
 * spelt like the name, whatever else speaks against it. ENG_NOMEM. */
eng_status eng__name_judge(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, uint32_t name, bool *alike,
                           eng_error *err);

/* ---- name_scan.c ---- */

/* Looks for the names that begin with part `first`, and adds them to the hits. ENG_NOMEM. */
eng_status eng__name_search_from(eng__name_scanner *s, size_t first, eng_error *err);
/* Looks for those of all segments of a hashtag or handle. */
eng_status eng__name_search_tag(eng__name_scanner *s, size_t part, eng_error *err);
/* A name that was found: a hit, if the pattern has room for it. */
eng_status eng__name_push_hit(eng__name_scanner *s, const eng__waiting_name *found, eng_error *err);
/* Pattern and entity of a name, in one number; another one for what stands in full. */
uint64_t eng__name_entity_id(const eng__name *name, bool full);

/* Does the next word stand behind this one and a space, as nearly all do? */
static inline bool eng__name_is_plain_pair(const eng__name_ground *ground, size_t part) {
  const eng__part *here = &ground->parts[part], *next = here + 1;
  return part + 1 < ground->count && next->kind <= ENG_TOKEN_NUMBER &&
         next->start == here->end + 1 && ground->document->view.at[here->end] == ' ';
}

/* Is the word nothing but its bytes: without a possessive, a dot, a half-space before it? */
static inline bool eng__name_is_plain(const eng__part *part) {
  return !(part->flags & (ENG__PART_POSSESSIVE | ENG__PART_DOTTED | ENG__PART_JOINED));
}

/* The word behind the hyphen that touches this one; empty: there is none. */
eng__slice eng__name_behind_hyphen(const eng__name_ground *ground, size_t part);
/* A title or an article, if other words of a name stand before it. */
bool eng__name_is_spare(const eng__name_ground *ground, size_t part);
/* Is the part the ای of خامنه ای? It says nothing, so any name may go on to it. */
bool eng__name_is_tail(const eng__name_scanner *s, size_t part);
/* Is what stands between two words a hyphen, a half-space or nothing, which need not be a seam? */
bool eng__name_is_soft(const eng__name_ground *ground, size_t part, size_t next);
/* the Khameneis, two Rezaeis: may the word be a plural, ending a name that begins with part
 * `first`? */
bool eng__name_is_plural(const eng__name_ground *ground, size_t first, eng__slice word);

#endif
