/* Is it one name? Two spellings of a person's, place's or organisation's name, in Persian or Latin
 * letters, are read letter by letter along the cheapest path; the score says how cheap it was, a
 * mode how cheap it must be.
 *
 *   eng_names *names;
 *   eng_name_match match;
 *   if (eng_names_open(&names, NULL, &error)) …
 *   if (eng_names_compare(names, "رضا", 6, "Reza", 4, &match, &error)) …
 *   if (match.score >= eng_name_least(ENG_NAMES_STANDARD, &match)) …
 *   eng_names_close(names);
 *
 * A value of eng_names serves one thread at a time. */
#ifndef ENGINE_NAMES_H
#define ENGINE_NAMES_H

#include "engine/error.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct eng_names eng_names;

/* Spelling habits beyond the published schemes and the press (off by default). */
enum {
  ENG_SCHEME_FRENCH = 2,  /* ou dj tch ch */
  ENG_SCHEME_GERMAN = 4,  /* dsch tsch sch ch, and Slavic ch, j */
  ENG_SCHEME_TURKISH = 8, /* c ç ş ğ x ə ü */
  ENG_SCHEME_SPANISH = 16,
  ENG_SCHEME_ARABIC = 32,
  ENG_SCHEME_DARI = 64,
  ENG_SCHEME_ALL = 126
};

typedef struct eng_names_options {
  unsigned schemes; /* ENG_SCHEME_… or'ed */
} eng_names_options;

typedef enum eng_names_mode { ENG_NAMES_STRICT, ENG_NAMES_STANDARD, ENG_NAMES_WIDE } eng_names_mode;

/* Scores are thousandths, 0 to 1000. */
typedef struct eng_name_match {
  int score;      /* 1000 less ten times the cost; 0: no path. Does not depend on any mode */
  int letters;    /* of the shorter spelling; what a mode's least score grows with */
  bool persian_a; /* a is in Persian letters; likewise b */
  bool persian_b;
} eng_name_match;

/* One step of the path: pieces of both spellings in their compared form, and the cost. */
typedef struct eng_name_step {
  char a[32], b[32]; /* UTF-8, NUL-terminated; empty: nothing */
  int cost;          /* thousandths */
} eng_name_step;

/* `options` may be NULL. ENG_NOMEM. */
eng_status eng_names_open(eng_names **names, const eng_names_options *options, eng_error *err);
void eng_names_close(eng_names *names); /* NULL is allowed */

/* Compares two spellings; any bytes. Titles and articles that one has and the other has not are set
 * aside (Dr. Ali al-Sistani, علی سیستانی), as where names are looked for in texts; they are the
 * first steps of the path. The same for (a, b) and (b, a). ENG_LIMIT for a name of more
 * than 200 letters, ENG_NOMEM. */
eng_status eng_names_compare(eng_names *names, const char *a, size_t a_len, const char *b,
                             size_t b_len, eng_name_match *match, eng_error *err);

/* The path of the last comparison, step by step; false past its end. */
bool eng_names_step(const eng_names *names, size_t index, eng_name_step *step);

typedef enum eng_name_script { ENG_NAME_PERSIAN, ENG_NAME_LATIN } eng_name_script;

/* One spelling of a name: UTF-8, NUL-terminated. Latin ones have capitals; words are joined by a
 * space. */
typedef struct eng_name_spelling {
  char text[608]; /* 200 letters of at most three bytes */
  int score; /* thousandths, as of a comparison; of an inferred spelling also how seldom its letters
                stand for these sounds */
} eng_name_spelling;

/* The likeliest spellings of a name in a script, best first: the Persian ones of a Latin name are
 * inferred, from a lexicon of name parts and letter by letter; the Latin ones are those that cost
 * least, of a Latin name the name itself first. A Persian name has one Persian spelling here, its
 * compared form. At most `room` are
 * written; `count` says how many. ENG_LIMIT for a name of more than 200 letters, ENG_NOMEM. */
eng_status eng_names_spell(eng_names *names, const char *name, size_t len, eng_name_script script,
                           eng_name_spelling *spellings, size_t room, size_t *count,
                           eng_error *err);

/* The least score that counts as a match: it falls with the length of the names, strict > standard
 * > wide. */
int eng_name_least(eng_names_mode mode, const eng_name_match *match);

/* The consonants of a name, for looking up: equal for the spellings of one name in both scripts
 * nearly always, whatever their vowels. Written to `key`, NUL-terminated, cut at `room`. */
eng_status eng_names_key(eng_names *names, const char *name, size_t len, char *key, size_t room,
                         eng_error *err);

#ifdef __cplusplus
}
#endif
#endif
