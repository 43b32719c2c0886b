/* The names of a set: every form of every entry as it is compared, and the tables that lead from
 * the words of a text to those that may stand there.
 *
 * A form is kept in each way it may be written: as it is, without titles and articles, with the
 * surname first, behind initials. Each way is a name; all names of an entity have its number. Forms
 * that are not respelled (acronyms, what is marked exact) are phrases of the same pattern. */
#ifndef ENG_MATCH_NAMES_H
#define ENG_MATCH_NAMES_H

#include "base/buffer.h"
#include "match/key_table.h"
#include "match/name_follow.h"
#include "match/name_key.h"
#include "match/patterns.h"
#include "text/document.h"
#include "translit/compare.h"

struct eng__phrases;

enum { /* of a name */
       ENG__NAME_IS_PERSIAN = 1,
       ENG__NAME_HAS_LONG = 2,  /* Latin: some vowel bears a macron */
       ENG__NAME_IS_SHORT = 4,  /* fewer than three consonants */
       ENG__NAME_IS_PERSON = 8, /* the entry says so */
       ENG__NAME_INITIALS = 16, /* stands behind as many initials as `initials` says */
       ENG__NAME_MIDDLE = 32,   /* these stand behind its first word */
       ENG__NAME_TURNED = 64,   /* its surname stands first, perhaps before a comma */
       ENG__NAME_BEFORE = 128   /* stands before its initials: Khatami, M. */
};

typedef struct eng__name {
  eng__pattern pattern;
  uint32_t entry, entity; /* of the pattern */
  uint32_t symbols;       /* in eng__name_set.symbols: `count`, as many hints, the initials */
  uint32_t rule;          /* in eng__name_set.rules */
  uint32_t apart;         /* group of spellings it is kept apart from, plus 1; 0: none */
  uint8_t count, letters, initials;
  uint8_t words; /* without those that only join others (e, ye) */
  uint8_t flags;
  uint8_t part;  /* eng__name_part */
  bool inferred; /* no form of the analyst's: the word of one, eng__name_lone_word() */
} eng__name;

/* What a `names` pattern says for all its names. */
typedef struct eng__name_rule {
  eng__pattern pattern;
  eng__name_options options;
} eng__name_rule;

#define ENG__NO_ENTITY UINT32_MAX

/* A spelling that is kept apart from others of its group. */
typedef struct eng__apart_name {
  uint32_t rule, group, symbols;
  uint32_t entity; /* that is spelt so, or ENG__NO_ENTITY */
  uint8_t count, letters, flags;
} eng__apart_name;

/* That a name ends in a surname, by the hash of that and of the consonants of its given name. */
typedef struct eng__surname {
  uint64_t hash;
  uint32_t name; /* in eng__name_set.all */
} eng__surname;

enum { ENG__NAME_WORDS = 64 }; /* blocks of a filter of few words, few of whose bits are set */

typedef struct eng__name_set {
  ENG__VEC(eng__name) all;
  ENG__VEC(eng__name_rule) rules;
  ENG__VEC(eng__apart_name) apart; /* by group */
  uint32_t groups;
  eng__buffer symbols;
  bool any_handles, any_order; /* some pattern looks into handles, takes surnames first */
  bool any_initials;           /* some pattern takes initials for given names */

  bool any_particles;
  uint64_t
      particles[ENG__NAME_WORDS]; /* filter of the particles that names begin with: bin Laden */

  /* Made by eng__name_set_compile(). */
  eng__name_tables *tables;
  eng__key_letters letters;
  uint64_t spare[ENG__NAME_WORDS];    /* filter of the hashes of titles and articles */
  uint64_t function[ENG__NAME_WORDS]; /* of function words */
  eng__key_table ends;                /* by the hash of a whole key: names; `piece` is nothing */
  eng__key_table tags;                /* the same in hashtags and handles */
  uint64_t *begins;                   /* filter of the hashes of what keys begin with */
  uint64_t begins_mask;
  eng__name_follow follow;         /* what may stand second */
  ENG__VEC(eng__surname) surnames; /* of names of several words, by hash */
  uint64_t *own_words;             /* filter of the words of all names, by their symbols */
  uint64_t own_words_mask;
} eng__name_set;

/* Is a form that is not marked exact respelled? Not one in capitals only, nor one without a letter
 * of the two scripts (習近平): these match as `words` do. */
bool eng__name_is_respelled(eng__slice form);

/* Adds the names of a pattern; exact forms go to `phrases`. As eng__patterns_add_names(). */
eng_status eng__name_set_add(eng__name_set *set, struct eng__phrases *phrases,
                             const eng__name_entry *entries, size_t count,
                             const eng__name_options *options, eng__pattern id, eng_error *err);
eng_status eng__name_set_compile(eng__name_set *set, eng_error *err);
void eng__name_set_free(eng__name_set *set);

/* A name, and the names of its entity that the pattern has: [first, end). */
typedef struct eng__lone_form {
  uint32_t name, first, end;
} eng__lone_form;

/* Puts into `word` what a form of one word is in the other script by the entity's longer forms;
 * `found` false: they do not say. ENG_NOMEM. */
eng_status eng__name_lone_word(const eng__name_set *set, eng__comparer *comparer,
                               const eng__lone_form *of, eng__name_form *word, bool *found,
                               eng_error *err);

/* Where the last word of the first `count` symbols of a name starts, as eng__form_end_word(); 0: it
 * is the only one. All of them: where the surname starts. */
size_t eng__name_last_word(const eng__name_set *set, const eng__name *name, size_t count);
/* Does `longer` end or begin with the words of the name? */
eng__name_part eng__name_part_in(const eng__name_set *set, const eng__name *name,
                                 const eng__name *longer);
/* Fills in `surnames`; false: no memory. */
bool eng__name_surnames_make(eng__name_set *set);

/* Writes the form of a name, for comparing. */
void eng__name_form_of(const eng__name_set *set, const eng__name *name, eng__name_form *form);
/* The same of symbols that stand at `symbols` in the set. */
void eng__name_form_at(const eng__name_set *set, uint32_t symbols, uint8_t count, uint8_t letters,
                       uint8_t flags, eng__name_form *form);

static inline void eng__name_set_add_word(uint64_t filter[ENG__NAME_WORDS], uint64_t hash) {
  filter[hash >> 12 & (ENG__NAME_WORDS - 1)] |= UINT64_C(1) << (hash & 63);
}

static inline bool eng__name_set_may_be(const uint64_t filter[ENG__NAME_WORDS], uint64_t hash) {
  return filter[hash >> 12 & (ENG__NAME_WORDS - 1)] >> (hash & 63) & 1;
}

/* May a name have this word of a form? `symbols` are without joints. */
static inline bool eng__name_set_may_own(const eng__name_set *set, eng__slice symbols) {
  uint64_t hash = eng__word_hash(symbols), mask = eng__filter_mask(hash);
  return (set->own_words[hash >> 12 & set->own_words_mask] & mask) == mask;
}

/* May a key go on to that of a name? */
static inline bool eng__name_set_begins(const eng__name_set *set, uint64_t hash) {
  uint64_t mask = eng__filter_mask(hash);
  return (set->begins[hash >> 12 & set->begins_mask] & mask) == mask;
}

#endif
