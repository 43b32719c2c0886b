/* Names in a document: what the files that look for them share.
 *
 * The scan walks a window of words from every word that a name may begin with, key by key
 * (name_key.h), and asks at each end which names have the whole key. What answers is compared
 * letter by letter, as eng_names_compare() would, with what its words say besides; which of the
 * names words are like is remembered (name_memo.h), for they are so wherever they stand. Then it is
 * held against the text around it (a half of a hyphenated word, a title in front). */
#ifndef ENG_MATCH_NAME_SCAN_H
#define ENG_MATCH_NAME_SCAN_H

#include "match/name_memo.h"

struct eng__index;

/* ---- name_judge.c ---- */

/* What a name waits for, that counts only when its entity stands elsewhere in the document for
 * sure. */
typedef enum eng__name_wait {
  ENG__WAITS_NOT,
  ENG__WAITS_FOR_ANY,  /* for any form of it: an everyday word */
  ENG__WAITS_FOR_FULL, /* for one of several words: a name that others are known to have */
  ENG__WAITS_FOR_HALF  /* for a name of somebody else across a hyphen: Trump-Putin */
} eng__name_wait;

/* How well a name fits a place. */
typedef struct eng__name_verdict {
  uint32_t name;
  uint8_t cost;  /* hundredths */
  uint8_t waits; /* eng__name_wait */
  bool exact;    /* it is spelt just so */
} eng__name_verdict;

/* A verdict that waits for the end of the document. */
typedef struct eng__waiting_name {
  eng__name_verdict verdict;
  uint32_t start, end, first, last;
} eng__waiting_name;

/* What a block of parts looks like: a bit for each part, the first being the lowest. Heads and tags
 * are those of the block alone, the others also of what is looked at behind it. */
typedef struct eng__name_looks {
  size_t from;
  unsigned count;
  uint64_t words;  /* and numbers */
  uint64_t heads;  /* words that a name may begin with */
  uint64_t joints; /* signs that may stand between the words of a name */
  uint64_t hyphens;
  uint64_t tags;   /* hashtags and handles */
  uint64_t joined; /* what a half-space ties to the part before */
} eng__name_looks;

/* The pass over a document: the words of it, or of one hashtag or handle of it. */
typedef struct eng__name_scanner {
  struct eng__index *index;
  const eng__name_set *set;
  eng__name_ground ground;
  uint32_t tag_part;         /* the part of the document that segments are of */
  size_t step;               /* of the view's map: the steps before it are behind us */
  uint32_t shift, shift_end; /* what places of the view before shift_end have more in the text */
  eng__name_looks ahead;     /* the block that is heard next */
  bool unsure; /* a name of the last window was not compared, by what stands around it */
  bool met;    /* such a name, or one that words are like, was met since the walk began */
} eng__name_scanner;

/* The scratch of a worker. Starts as all zeroes. */
typedef struct eng__name_scratch {
  eng__comparer comparer;
  eng__name_memory memory;
  eng__buffer text;
  eng__name_form said, form;
  bool has_said;
  const char *objection; /* what spoke against the name that was judged last; NULL: nothing */
  unsigned limit;        /* and what it might have cost */
  ENG__VEC(eng__name_likeness) likenesses; /* of the last window */
  ENG__VEC(eng__name_verdict) verdicts;
  ENG__VEC(uint64_t) sure; /* pattern and entity of names that were found, those in full again */
  ENG__VEC(eng__waiting_name) waiting;
} eng__name_scratch;

void eng__name_scratch_free(eng__name_scratch *scratch);

/* Says what speaks against a name, if something does. */
static inline bool eng__name_object(eng__name_scratch *scratch, bool holds, const char *objection) {
  if (holds) scratch->objection = objection;
  return holds;
}

/* ---- name_liken.c ---- */

/* Is the place like the name, as it would be wherever its words stood? scratch->objection says why
 * it is not. ENG_NOMEM. */
eng_status eng__name_liken(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, uint32_t name, eng__name_likeness *like,
                           bool *alike, eng_error *err);

/* ---- name_judge.c ---- */

/* Holds a place that is like a name against what stands around it and, if it passes, adds a
 * verdict; scratch->objection says why it does not, or what it waits with. ENG_NOMEM. */
eng_status eng__name_weigh(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, const eng__name_likeness *like,
                           eng_error *err);

/* ---- name_namesake.c ---- */

/* The name stands at part `first`: does the given name of another entity with this surname stand
 * before it, over a word or two (Sadeq Amoli Larijani)? ENG_NOMEM. */
eng_status eng__name_is_of_namesake(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *namesake,
                                    eng_error *err);

/* ---- name_relative.c ---- */

/* The name is the surname of longer ones: does a given name stand before part `first` that is none
 * of its entity's (Michelle Obama)? ENG_NOMEM. */
eng_status eng__name_is_of_relative(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *relative,
                                    eng_error *err);

/* ---- name_other.c ---- */

/* The place that was read last is like the name; do the forms that its entity has in the other
 * script say that it is another one? ENG_NOMEM. */
eng_status eng__name_is_another(eng__name_scratch *scratch, const eng__name_set *set, uint32_t name,
                                bool *another, eng_error *err);

/* ---- Words in a row ---- */

/* What was read of words one after the other: those before the last, and the last, which grows as
 * long as what stands between is no seam. Starts as all zeroes. */
typedef struct eng__name_reading {
  eng__name_code key; /* of those before the last */
  uint32_t seams;     /* in front of each word but the first */
  uint8_t silent;     /* words without a consonant, before the last */
  uint8_t words;
  eng__name_heard word; /* the last */
} eng__name_reading;

static inline void eng__name_read(eng__name_reading *r, const eng__name_heard *heard, bool seam) {
  if (!r->words || seam) {
    r->key = eng__name_code_join(r->key, r->word.key);
    r->silent = (uint8_t)(r->silent + r->word.silent);
    if (r->words++) r->seams |= UINT32_C(1) << r->key.count;
    r->word = *heard;
  } else {
    r->word.key = eng__name_code_join(r->word.key, heard->key);
    r->word.silent = !r->word.key.count && (r->word.silent || heard->silent);
    r->word.end = heard->end;
  }
}

/* What tables have of a beginning, and of a name, that was read so (name_key.h). */
static inline uint64_t eng__name_begin_of(const eng__name_reading *r, unsigned start,
                                          unsigned text) {
  eng__name_code key = eng__name_code_join(r->key, r->word.key);
  return eng__name_begin_hash(key, r->seams, r->silent + r->word.silent, start, text);
}

static inline uint64_t eng__name_end_of(const eng__name_reading *r, uint64_t begin) {
  return eng__name_end_hash(begin, r->word.end, eng__name_repeats(r->key, r->word.key));
}

/* ---- name_pass.c ---- */

/* Makes ready for a pass over the document of the index. ENG_NOMEM. */
eng_status eng__name_scanner_start(eng__name_scanner *s, struct eng__index *index, eng_error *err);

/* ---- name_emit.c ---- */

/* Of the verdicts on a place the best of each pattern, with `ambiguous` of each entity: a hit, or a
 * name that waits. ENG_NOMEM. */
eng_status eng__name_emit_best(eng__name_scanner *s, const eng__name_place *place, eng_error *err);
/* A name that was found: a hit, if the pattern has room for it. */
eng_status eng__name_push_hit(eng__name_scanner *s, const eng__waiting_name *found, eng_error *err);
/* Pattern and entity of a name, in one number; another one for what stands in full. */
uint64_t eng__name_entity_id(const eng__name *name, bool full);

/* ---- name_scan.c ---- */

/* Looks for the names that begin with part `first`, and adds them to the hits. ENG_NOMEM. */
eng_status eng__name_search_from(eng__name_scanner *s, size_t first, eng_error *err);
/* Looks for those of all segments of a hashtag or handle. */
eng_status eng__name_search_tag(eng__name_scanner *s, size_t part, eng_error *err);

/* The word behind the hyphen that touches this one; empty: there is none. */
eng__slice eng__name_behind_hyphen(const eng__name_ground *ground, size_t part);
/* A title, an article or an initial, if other words of a name stand before it. */
bool eng__name_is_spare(const eng__name_ground *ground, size_t part);
/* Is a word the ای of خامنه ای, or the ی or یی of another name, with a joined suffix or without
 * (ایها)? */
bool eng__name_reads_as_tail(eng__slice word);

/* Is the part one? It says nothing, so any name may go on to it. Nearly always told by its first
 * letter. */
static inline bool eng__name_is_tail(const eng__name_scanner *s, size_t part) {
  if (part >= s->ground.count || s->ground.tag) return false;
  const eng__part *word = &s->ground.parts[part];
  if (word->script != ENG__SCRIPT_ARABIC || word->end - word->start < 2) return false;
  const char *view = s->ground.document->view.at + word->start;
  bool may = memcmp(view, "ا", 2) == 0 || memcmp(view, "ی", 2) == 0;
  return may && eng__name_reads_as_tail(eng__name_word(&s->ground, part));
}

/* Is what stands between two words a hyphen or a half-space, which need not be a seam? */
bool eng__name_is_soft(const eng__name_ground *ground, size_t part, size_t next);
/* the Khameneis, two Rezaeis: may the word of a part be the plural of a name? */
bool eng__name_is_plural(const eng__name_ground *ground, size_t part);

#endif
