/* The reader of expressions from inside: shared by regex_syntax.c, regex_escape.c,
 * regex_group.c and regex_class.c. */
#ifndef ENG_MATCH_REGEX_READER_H
#define ENG_MATCH_REGEX_READER_H

#include "match/regex.h"
#include "match/regex_trigger.h"
#include "unicode/fold.h"

enum { ENG__REGEX_NEST = 100, ENG__HALF_SPACE = 0x200C };

typedef struct eng__regex_reader {
  eng__regex_syntax *syntax;
  eng__slice source;
  eng__regex_options options;
  const char *at, *end;
  eng_error *err;

  /* One for each open group, and the whole: is white space ignored there ((?x), (?xx))? */
  uint8_t extended[ENG__REGEX_NEST + 1];
  size_t depth;
  bool quoted; /* between \Q and \E */

  eng__first first;
  eng__buffer run;  /* literals in a row at the top, every match has them */
  size_t last_unit; /* bytes the last of them added, which a quantifier may take back */
  bool any_case, no_required;

  size_t atoms;          /* pieces that match something, so far */
  bool named;            /* \x{200C} was met */
  size_t atoms_at_named; /* `atoms` when it was met last */

  eng__buffer folded, folded_view;
  eng__offset_map map;
} eng__regex_reader;

static inline bool eng__reader_folds(const eng__regex_reader *r) {
  return !r->options.raw;
}

static inline bool eng__reader_starts(const eng__regex_reader *r, const char *text) {
  size_t len = strlen(text);
  return (size_t)(r->end - r->at) >= len && memcmp(r->at, text, len) == 0;
}

/* Copies `len` bytes of the source as they are: fewer where it is cut off, more where a character
 * would be. */
static inline void eng__reader_copy(eng__regex_reader *r, size_t len) {
  size_t left = (size_t)(r->end - r->at);
  if (len > left) len = left;
  while (len < left && ((unsigned char)r->at[len] & 0xC0) == 0x80) len++;
  eng__buffer_add(&r->syntax->rewritten, r->at, len);
  r->at += len;
}

/* Folds `text` as the subject is folded; the slice lives until the next call. */
eng_status eng__reader_fold(eng__regex_reader *r, eng__slice text, eng__slice *folded);
/* Folds `text` as the view is, whatever the subject. */
eng_status eng__reader_fold_view(eng__regex_reader *r, eng__slice text, eng__slice *folded);

/* A character that is named by an escape at `at` (behind the backslash): its value and how many
 * bytes the escape takes, or false when the escape is something else. `in_class`: \b is one. */
bool eng__reader_escape(const eng__regex_reader *r, const char *at, bool in_class, uint32_t *cp,
                        size_t *len);
/* Is \x{200C} the value: note that it is named here. */
void eng__reader_named(eng__regex_reader *r, uint32_t cp);
/* \p{…} or \pL behind the backslash at `at`: its length; refuses capitals. */
eng_status eng__reader_property(eng__regex_reader *r, const char *at, size_t *len);
/* A piece of the expression that matches something begins. */
void eng__reader_atom(eng__regex_reader *r);
/* The run of literals ends. */
void eng__reader_break(eng__regex_reader *r);

/* A joint: what a space or half-space of an expression finds. */
void eng__reader_joint(eng__regex_reader *r);
/* Copies `len` bytes that match nothing themselves (`marker` for triggers, or 0) / that match
 * something nothing is known of. */
void eng__reader_marker(eng__regex_reader *r, char marker, size_t len);
void eng__reader_unknown(eng__regex_reader *r, size_t len);
/* Reads digits of `base`; gives the place behind them. */
const char *eng__reader_number(const char *at, const char *end, int base, uint32_t *value);
eng_status eng__reader_refuse(const eng__regex_reader *r, const char *what);
/* The same of a class of capitals, which it shows how to keep. */
eng_status eng__reader_refuse_capitals(const eng__regex_reader *r);

/* regex_escape.c: at `\`. */
eng_status eng__reader_read_escape(eng__regex_reader *r);
/* regex_group.c: at `(` and `)`. */
eng_status eng__reader_read_group(eng__regex_reader *r);
void eng__reader_close_group(eng__regex_reader *r);
/* regex_class.c: reads and rewrites the class at `[`. */
eng_status eng__reader_class(eng__regex_reader *r);

#endif
