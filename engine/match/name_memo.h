/* What the words of a text say to the names of a set: keys and sounds (name_key.h), and what these
 * have to do with names; and a memo of that, because few words make up most of any text. */
#ifndef ENG_MATCH_NAME_MEMO_H
#define ENG_MATCH_NAME_MEMO_H

#include "match/name_place.h"
#include "text/word_scan.h"

/* What the sieves of the pass ask of a word. */
typedef struct eng__name_sign {
  unsigned first : ENG__SIGN_BITS; /* as a beginning of names (name_follow.h); 0: none goes on */
  unsigned len : 5;                /* in bytes; 0: nothing is kept here */
  unsigned count : 5;              /* of the key */
  unsigned start : 2;              /* these as in eng__name_heard */
  unsigned fronted : 1; /* it begins with an article, without which a name may begin with it */
  unsigned second : ENG__SIGN_BITS;
  unsigned script : 3; /* eng__script */
  unsigned end : 1, silent : 1;
  unsigned flags : 8; /* ENG__WORD_… */
} eng__name_sign;

/* What a word was heard as, so that the words that all texts are full of are read once. A word is
 * known by its bytes, so that nothing depends on what the memo happens to hold. Half a cache line:
 * the pass asks it of every word. */
typedef struct eng__name_memo {
  uint64_t bytes[2]; /* of the word, zeroes behind it */
  uint64_t key;
  eng__name_sign sign;
} eng__name_memo;

_Static_assert(sizeof(eng__name_memo) == 32, "two in a cache line");

enum {
  ENG__WORD_IS_NAME = 1,   /* it may be one, as it is or without a joined suffix */
  ENG__WORD_TAILED = 2,    /* it may be one with the ای behind it */
  ENG__WORD_PLURAL = 4,    /* it may be one without its s */
  ENG__WORD_SPARE = 8,     /* it may be a title or an article */
  ENG__WORD_SUFFIXED = 16, /* it ends like a joined suffix, or begins with an article */
  ENG__WORD_ODD = 32,    /* its sign does not say what it may be behind another: a joint, or so many
                            consonants that two words may have more than a key holds */
  ENG__WORD_BARRED = 64, /* a function word that no name of the set has: it is in no name */
  ENG__WORD_FIRST = 128, /* a name may begin with it and go on: sign.first is not 0 */
  ENG__KEY_LONG = ENG__CODE_MOST / 2, /* of two words so long the key may be cut */
  ENG__WORD_WHOLE = ENG__WORD_IS_NAME | ENG__WORD_TAILED | ENG__WORD_PLURAL,
  ENG__WORD_SECOND = ENG__WORD_SPARE | ENG__WORD_SUFFIXED | ENG__WORD_ODD, /* not by its sign */
  ENG__MEMO_LONGEST = 16, /* bytes of the words that are kept */
  ENG__MEMO_SHIFT = 20,   /* of a hash: the bits that choose its slots */
#ifdef ENG_HARD
  ENG__MEMO_SLOTS = 4
#else
  ENG__MEMO_SLOTS = 131072
#endif
};

/* How words are like a name, whatever stands around them. */
typedef struct eng__name_likeness {
  uint32_t name;
  uint8_t cost;     /* hundredths */
  uint8_t cut;      /* bytes at the end of the last word that are none of the name */
  uint8_t everyday; /* words that are everyday words, and none of the name's own */
  uint8_t flags;    /* ENG__LIKE_… */
} eng__name_likeness;

enum {
  ENG__LIKE_EXACT = 1,    /* they are spelt just so */
  ENG__LIKE_OWN = 2,      /* the first is spelt as some word of the name */
  ENG__LIKE_SURE = 4,     /* the lexicon says how the name is read */
  ENG__LIKE_USUAL = 8,    /* of one Latin word: it is a usual spelling of the name */
  ENG__LIKE_DOUBLED = 16, /* the same: a doubled consonant says that it is another */
  ENG__LIKE_WEAK = 32,    /* an everyday word is written small, or not as the name is */
  ENG__LIKE_EPITHET = 64  /* one word with an article, which may be anybody's */
};

/* Words in a row that were compared with every name of their key. They are known by their bytes in
 * the text, not in the view, for marks that the view leaves out say which vowels a name has. Nearly
 * all are like none, so those that they are like lie elsewhere; this is half a cache line. */
enum {
  ENG__KNOWN_BYTES = 28,
  ENG__KNOWN_NAMES = 4,
#ifdef ENG_HARD
  ENG__KNOWN_SLOTS = 4
#else
  ENG__KNOWN_SLOTS = 131072
#endif
};

typedef struct eng__known_words {
  uint8_t len;   /* 0: empty */
  uint8_t shape; /* how the bytes were cut */
  uint8_t count; /* of names */
  bool goes_on;  /* a name may begin with them */
  char bytes[ENG__KNOWN_BYTES];
} eng__known_words;

_Static_assert(sizeof(eng__known_words) == 32, "two in a cache line");

/* What a worker knows of words. Starts as all zeroes. */
typedef struct eng__name_memory {
  eng__name_memo *slots;            /* ENG__MEMO_SLOTS of them */
  eng__known_words *known;          /* ENG__KNOWN_SLOTS of them */
  eng__name_likeness *likenesses;   /* ENG__KNOWN_NAMES for each of these */
  void *slot_memory, *known_memory; /* that they lie in */
  eng__name_memo one;               /* the last word that is not kept */
} eng__name_memory;

/* Are two words of two kinds of script, so that their signs cannot be held together? A sign is of
 * that of its word, a name of that of its first. */
static inline bool eng__name_signs_differ(eng__name_sign a, eng__name_sign b) {
  return (a.script == ENG__SCRIPT_ARABIC) != (b.script == ENG__SCRIPT_ARABIC);
}

static inline eng__name_heard eng__name_heard_of(const eng__name_memo *memo) {
  return (eng__name_heard){.key = {memo->key, (uint8_t)memo->sign.count},
                           .start = (uint8_t)memo->sign.start,
                           .end = (uint8_t)memo->sign.end,
                           .silent = (uint8_t)memo->sign.silent};
}

/* Room for the memory; once it has it, nothing. ENG_NOMEM. */
eng_status eng__name_memory_open(eng__name_memory *memory, eng_error *err);
void eng__name_memory_free(eng__name_memory *memory);

/* Is it an everyday word that no name of the set has, that joins no words and that no name ends in?
 * Written small, and no title, it stands in no name behind a Latin word with a consonant. */
bool eng__name_is_weak(const eng__name_set *set, eng__slice word);

/* What a word says, or a piece of it; the script is that of part `part`. ENG_NOMEM. */
eng_status eng__name_hear(const eng__name_ground *ground, size_t part, eng__slice word,
                          eng__name_heard *heard, eng_error *err);
/* Does a Persian word end as with a joined suffix? */
bool eng__name_ends_like_suffix(const eng__name_ground *ground, size_t part);
/* May a Persian word stand behind a beginning of sign `first`, without its joined suffixes or its
 * article?
 * ENG_NOMEM. */
eng_status eng__name_stem_follows(const eng__name_ground *ground, unsigned first, size_t part,
                                  bool *follows, eng_error *err);

/* What the word of a part says; good until the next word is asked for. ENG_NOMEM. */
eng_status eng__name_recall(eng__name_memory *memory, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err);

/* A word is kept in one of two slots, in one line of the cache; this is the first. */
static inline eng__name_memo *eng__name_slot(eng__name_memo *slots, uint64_t hash) {
  return &slots[hash >> ENG__MEMO_SHIFT & (ENG__MEMO_SLOTS - 2)];
}

/* The same as eng__name_recall() for what is in a first slot of the memo, with the view of the
 * ground; NULL: ask that. */
static inline const eng__name_memo *eng__name_kept(eng__name_memo *slots, eng__slice view,
                                                   const eng__part *part) {
  const eng__name_memo *memo = eng__name_slot(slots, part->hash);
  uint32_t len = part->end - part->start;
  if (part->flags & (ENG__PART_POSSESSIVE | ENG__PART_DOTTED) || len > ENG__MEMO_LONGEST ||
      part->start + (size_t)ENG__MEMO_LONGEST > view.len)
    return NULL;
  const char *word = view.at + part->start;
  uint64_t other = (memo->bytes[0] ^ (eng__load64(word) & eng__word_masks[len][0])) |
                   (memo->bytes[1] ^ (eng__load64(word + 8) & eng__word_masks[len][1])) |
                   (memo->sign.len ^ len) | (memo->sign.script ^ (unsigned)part->script);
  return other ? NULL : memo;
}

/* Words are kept in one of two slots, in one line of the cache; this is the first. */
static inline eng__known_words *eng__known_slot(const eng__name_memory *memory, uint64_t hash) {
  return &memory->known[hash >> 16 & (ENG__KNOWN_SLOTS - 2)];
}

/* The names that they are like, known->count of them. */
static inline eng__name_likeness *eng__known_names(const eng__name_memory *memory,
                                                   const eng__known_words *known) {
  return memory->likenesses + (size_t)(known - memory->known) * ENG__KNOWN_NAMES;
}

/* What is known of the parts [first, last]; NULL: nothing. */
const eng__known_words *eng__name_known(const eng__name_memory *memory,
                                        const eng__name_ground *ground, size_t first, size_t last);
/* They are like these names and no others; good while there is room for so many. */
void eng__name_note_known(eng__name_memory *memory, const eng__name_ground *ground, size_t first,
                          size_t last, bool goes_on, const eng__name_likeness *names, size_t count);
/* The hash that words are known by, of those before one more and of that one. */
static inline uint64_t eng__known_hash(uint64_t before, uint64_t next) {
  return before * 31 + next;
}

/* Fetches ahead what eng__name_known() will read of one word, and of it and the next. */
static inline void eng__name_expect_known(const eng__name_memory *memory, const eng__part *part) {
  __builtin_prefetch(eng__known_slot(memory, part->hash));
}

static inline void eng__name_expect_pair(const eng__name_memory *memory, const eng__part *part) {
  __builtin_prefetch(eng__known_slot(memory, eng__known_hash(part[0].hash, part[1].hash)));
}

#endif
