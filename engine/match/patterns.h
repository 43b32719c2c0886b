/* Patterns: what is looked for, gathered while rule files load and compiled once.
 *
 * A pattern is a number, good for the set it was added to. The set is built (`add`), compiled, and
 * read-only from then on, so that workers share it. Matching is on words: each folded word of a
 * document has one hash; a bit for it, one for the pair with its neighbour and one for its first
 * letters say whether any phrase can begin here, and only survivors are looked up and verified. */
#ifndef ENG_MATCH_PATTERNS_H
#define ENG_MATCH_PATTERNS_H

#include "base/error.h"
#include "base/slice.h"

typedef struct eng__patterns eng__patterns;
typedef uint32_t eng__pattern;
#define ENG__NO_PATTERN UINT32_MAX

/* ENG_NOMEM. */
eng_status eng__patterns_open(eng__patterns **out, eng_error *err);
void eng__patterns_close(eng__patterns *patterns);

/* Expressions added from now on are not compiled to machine code (`--no-jit`): no page of the
 * process is writable and executable. */
void eng__patterns_no_jit(eng__patterns *patterns);

/* An entry's way with capitals: by the entry (capitals only match capitals), or said. */
typedef enum eng__case { ENG__CASE_AUTO, ENG__CASE_EXACT, ENG__CASE_ANY } eng__case;

typedef struct eng__words_entry {
  eng__slice phrase; /* as the analyst wrote it */
  eng__case letter_case;
} eng__words_entry;

typedef struct eng__words_options {
  bool no_suffixes;     /* suffixes = false */
  bool handles;         /* look inside longer hashtags and handles */
  uint32_t first_entry; /* the number of entries[0]; for entries that are part of a longer list */
} eng__words_options;

/* Phrases as rule-language.md 2 defines them. `entry` of a hit is the index into `entries`.
 * ENG_INVALID: an empty entry, a stem under two letters, a star that does not end a word, an entry
 * without a letter or digit; the message names the entry, without a place. */
eng_status eng__patterns_add_words(eng__patterns *patterns, const eng__words_entry *entries,
                                   size_t count, eng__words_options options, eng__pattern *id,
                                   eng_error *err);

typedef struct eng__regex_options {
  bool keep_case; /* case = true: over the view with capitals */
  bool raw;       /* over the text as written */
} eng__regex_options;

/* PCRE2 expressions as rule-language.md 2 defines them; `entry` of a hit is the index. ENG_INVALID
 * with what to write instead; the message names the expression, without a place. */
eng_status eng__patterns_add_regex(eng__patterns *patterns, const eng__slice *expressions,
                                   size_t count, eng__regex_options options, eng__pattern *id,
                                   eng_error *err);

typedef struct eng__token_query {
  int kind;          /* eng_token_kind, or -1 */
  int script;        /* eng__script, or -1 */
  eng__slice folded; /* folded by the pattern; empty: any */
  eng__slice
      shape; /* X capital, x small or caseless letter, d digit, else itself; runs are one: "Xx" */
} eng__token_query;

eng_status eng__patterns_add_token(eng__patterns *patterns, const eng__token_query *query,
                                   eng__pattern *id, eng_error *err);
/* A number token whose value lies in [min, max] (infinities: no bound). */
eng_status eng__patterns_add_number(eng__patterns *patterns, double min, double max,
                                    eng__pattern *id, eng_error *err);
eng_status eng__patterns_add_sentence(eng__patterns *patterns, eng__pattern *id, eng_error *err);
eng_status eng__patterns_add_paragraph(eng__patterns *patterns, eng__pattern *id, eng_error *err);
/* One of several; a hit keeps the pattern and entry that gave it. */
eng_status eng__patterns_add_either(eng__patterns *patterns, const eng__pattern *alternatives,
                                    size_t count, eng__pattern *id, eng_error *err);
/* Its hits are given from outside for each document (eng__index_give): `tagged`. `name` is for
 * readers (copied). */
eng_status eng__patterns_add_given(eng__patterns *patterns, eng__slice name, eng__pattern *id,
                                   eng_error *err);

/* How much of a name a hit is, and what of it. */
typedef enum eng__name_part {
  ENG__PART_FULL,
  ENG__PART_SURNAME, /* one word that ends a longer form of the same entity */
  ENG__PART_GIVEN    /* one that begins it */
} eng__name_part;

typedef struct eng__name_entry {
  eng__slice form;       /* as the analyst wrote it */
  uint32_t entity;       /* forms of one entity have one number */
  bool exact;            /* not respelled: matches as `words` do; so do forms in capitals only */
  bool person;           /* its kind is "person" */
  eng__case letter_case; /* of what is not respelled */
} eng__name_entry;

/* A spelling that is never taken for another of its group, however cheap it would be. */
typedef struct eng__name_apart {
  eng__slice spelling;
  uint32_t group; /* in order, from 0 */
} eng__name_apart;

typedef struct eng__name_options {
  uint8_t mode;     /* eng_names_mode */
  uint16_t least;   /* thousandths: the least score; 0: by the mode */
  uint8_t schemes;  /* ENG_SCHEME_… */
  bool no_suffixes; /* suffixes = false */
  bool titles;      /* the hit holds the titles in front of the name */
  bool initials;    /* given names may be initials */
  bool order;       /* the surname may stand first */
  bool handles;     /* look inside longer hashtags and handles */
  bool ambiguous;   /* one place may be several entities */
  const eng__name_apart *apart;
  size_t apart_count;
  size_t *refused; /* where it fails: the index of the entry at fault; may be NULL */
} eng__name_options;

/* Names as rule-language.md 2 defines them: `entry` of a hit is the index into `entries`; of
 * several entities that a place may be the likeliest is the hit, with `ambiguous` all are.
 * ENG_INVALID: a form without a letter, too long, one that two entities have (unless `ambiguous`);
 * the message names the form, without a place. */
eng_status eng__patterns_add_names(eng__patterns *patterns, const eng__name_entry *entries,
                                   size_t count, const eng__name_options *options, eng__pattern *id,
                                   eng_error *err);

/* Builds the tables; nothing can be added after it. ENG_NOMEM. */
eng_status eng__patterns_compile(eng__patterns *patterns, eng_error *err);

size_t eng__patterns_count(const eng__patterns *patterns);
/* Number of a named group of a regex or sequence (or of an `either` over some), from 1; 0 when
 * nothing in it has that name. Numbers are the set's own, the same name has one number. */
uint32_t eng__patterns_group(const eng__patterns *patterns, eng__pattern id, eng__slice name);
eng__slice eng__patterns_group_name(const eng__patterns *patterns, uint32_t number);

/* The value of a folded number ("1,000", "12.5", "1,000%"): false when it is none. */
bool eng__number_value(eng__slice folded, double *value);

#endif
