/* Phrases: the entries of `words`, cut and folded by the same cutter as the text, so that both see
 * the same words, and the tables that find them.
 *
 * A phrase is a run of pieces with a joint in front of each. The same phrase asked for by a hundred
 * patterns is kept once and verified once; its owners are a chain. */
#ifndef ENG_MATCH_PHRASE_H
#define ENG_MATCH_PHRASE_H

#include "base/buffer.h"
#include "base/vec.h"
#include "match/key_table.h"
#include "match/patterns.h"
#include "match/prefix.h"

/* What may stand between a piece and the one before it. */
typedef enum eng__joint {
  ENG__JOINT_NONE,  /* nothing: both touch */
  ENG__JOINT_SPACE, /* spaces with at most one line break, a hyphen, a half-space */
  ENG__JOINT_HALF,  /* the same, or nothing: the entry has a half-space (or an optional dot) */
  ENG__JOINT_DASH   /* as SPACE, or a dash: the entry has one */
} eng__joint;

enum {                           /* of a piece */
       ENG__PIECE_STEM = 1,      /* further letters may follow */
       ENG__PIECE_DOT = 2,       /* a dot of its own may follow */
       ENG__PIECE_POSSESSIVE = 4 /* the entry has the 's itself */
};

/* `at` is where its folded word is, in bytes from the beginning of its phrase. */
typedef struct eng__piece {
  uint16_t at, len;
  uint8_t joint; /* eng__joint before it */
  uint8_t kind;  /* eng_token_kind it must have; WORD: a word or a number */
  uint8_t flags;
  uint8_t spare;
} eng__piece;

enum { /* of a phrase */
       ENG__PHRASE_EXACT =
           1, /* capitals count: as many further pieces hold the words with capitals */
       ENG__PHRASE_NO_SUFFIXES = 2,
       ENG__PHRASE_HANDLES = 4,
       ENG__PHRASE_STEMS = 8, /* has a stem */
       ENG__PHRASE_SIGNS = 16 /* has a piece that is no word: never inside a hashtag */
};

/* Who asks for a phrase. A chain: the newest is in the phrase, `next` leads to the others in
 * eng__phrases.owners. */
typedef struct eng__owner {
  eng__pattern pattern; /* ENG__NO_PATTERN: nobody asks for it any more */
  uint32_t entry;
  uint32_t next; /* ENG__NO_OWNER ends it */
} eng__owner;

#define ENG__NO_OWNER UINT32_MAX

/* A phrase is one record, so that looking at it is one miss of the cache or two: this, its pieces,
 * the bytes of their words (which touch), and those with capitals. */
typedef struct eng__phrase {
  eng__owner owner;
  uint16_t size; /* of the record, bytes; a multiple of 4 */
  uint8_t piece_count;
  uint8_t flags;
} eng__phrase;

/* A slot of a table of phrases. */
typedef struct eng__known_phrase {
  uint32_t tag;   /* of the hash by which it is known */
  uint32_t index; /* in eng__phrases.all, plus 1; 0: empty */
} eng__known_phrase;

/* Phrases by all their words in one, as hashtags have them (glued.c). `next` is for each phrase the
 * index plus 1 of the next one with its tag, 0 behind the last. */
typedef struct eng__glued {
  eng__known_phrase *slots;
  uint32_t mask;
  uint32_t *next;
} eng__glued;

/* A phrase that is not yet compared with those that are kept. */
typedef struct eng__waiting_phrase {
  uint32_t number, tag;
} eng__waiting_phrase;

typedef struct eng__phrases {
  eng__buffer records;    /* one behind the other; a phrase's number is its place there over 4 */
  ENG__VEC(uint32_t) all; /* numbers, in order */
  ENG__VEC(eng__owner) owners;
  ENG__VEC(eng__waiting_phrase) waiting;
  ENG__VEC(eng__known_phrase) known; /* hash table of phrases by what they say, while adding */
  bool any_suffixes, any_stem_phrases, any_handles;

  /* Made by eng__phrases_compile(). */
  eng__key_table words;    /* by the hash of one word */
  eng__key_table pairs;    /* by the hash of two neighbours */
  eng__key_table prefixes; /* by the first bytes (prefix.h): stems, triggers of expressions */
  eng__glued glued;        /* by the hash of all pieces in one: hashtags */
  unsigned prefix_lengths; /* bit n: prefixes of n bytes exist */
  eng__first_bytes first_bytes;
} eng__phrases;

/* A phrase while it is made: pieces whose `at` is in `bytes`. With capitals there are twice as many
 * pieces as `count`. */
typedef struct eng__new_phrase {
  ENG__VEC(eng__piece) pieces;
  eng__buffer bytes; /* 48 KiB at most */
  size_t count;
  uint8_t flags;
} eng__new_phrase;

/* So many may come: room for them is made at once. ENG_NOMEM. */
eng_status eng__phrases_expect(eng__phrases *phrases, size_t count, eng_error *err);
/* Takes it, for eng__phrases_settle(). ENG_NOMEM. */
eng_status eng__phrases_keep(eng__phrases *phrases, const eng__new_phrase *made, eng__owner owner,
                             eng_error *err);
/* Of all that were taken since the last time each is kept, unless the same is kept already, which
 * then has one more owner. ENG_NOMEM. */
eng_status eng__phrases_settle(eng__phrases *phrases, eng_error *err);
/* Takes back the owners of a pattern that failed; it must be the last one added. */
void eng__phrases_disown(eng__phrases *phrases, eng__pattern id);

struct eng__regexes;

eng_status eng__phrases_add(eng__phrases *phrases, const eng__words_entry *entries, size_t count,
                            eng__words_options options, eng__pattern id, eng_error *err);
/* Has it capitals and no small letters, so that it matches only capitals? */
bool eng__capitals_only(eng__slice phrase);
/* Makes the tables; the triggers of the expressions go into `prefixes`. */
eng_status eng__phrases_compile(eng__phrases *phrases, const struct eng__regexes *regexes,
                                eng_error *err);
void eng__phrases_free(eng__phrases *phrases);

/* Gathers: the phrase `index` of `all` is found by the hash. The first call for a set may fail. */
bool eng__glued_add(eng__phrases *phrases, size_t index, uint64_t hash);
/* Makes the table of what was gathered, in the memory of `known`, which ends. */
void eng__glued_build(eng__phrases *phrases);
/* The first phrase of that hash, or of another that looks like it, as its index plus 1; 0 when
 * there is none. `next` leads to the others, in the order in which they were added. */
uint32_t eng__glued_find(const eng__glued *glued, uint64_t hash);

static inline eng__phrase *eng__phrase_at(const eng__phrases *phrases, uint32_t number) {
  return (eng__phrase *)(void *)(phrases->records.at + (size_t)number * 4);
}

/* The owner after `owner`, NULL at the end. */
static inline const eng__owner *eng__next_owner(const eng__phrases *phrases,
                                                const eng__owner *owner) {
  return owner->next == ENG__NO_OWNER ? NULL : &phrases->owners.at[owner->next];
}

static inline const eng__piece *eng__phrase_pieces(const eng__phrase *phrase) {
  return (const eng__piece *)(phrase + 1);
}

/* Pieces `first` to `last` as one word. */
static inline eng__slice eng__phrase_words(const eng__phrase *phrase, size_t first, size_t last) {
  const eng__piece *a = eng__phrase_pieces(phrase) + first, *b = eng__phrase_pieces(phrase) + last;
  return (eng__slice){(const char *)phrase + a->at, (size_t)b->at + b->len - a->at};
}

static inline eng__slice eng__phrase_word(const eng__phrase *phrase, size_t piece) {
  return eng__phrase_words(phrase, piece, piece);
}

#endif
