/* An expression as lint sees it: read once from left to right into a few facts, groups on a stack.
 * Where the syntax leaves the common road (comments, conditions, verbs) reading stops and nothing
 * is said: a lint that guesses is worse than none. */
#ifndef ENG_RULES_LINT_REGEX_H
#define ENG_RULES_LINT_REGEX_H

#include "rules/lint.h"

enum { ENG__LINT_REGEX_NEST = 50 };

typedef enum eng__lint_group {
  ENG__LINT_CAPTURES,
  ENG__LINT_NAMED,
  ENG__LINT_PLAIN,  /* (?:, and inline flags */
  ENG__LINT_ATOMIC, /* gives nothing back */
  ENG__LINT_LOOKS
} eng__lint_group;

/* The last piece that was read. */
typedef struct eng__lint_piece {
  bool any;       /* is there one a quantifier can follow? */
  bool empty;     /* it can match nothing */
  bool unbounded; /* it can give back from a run without end */
  bool risky;     /* a group whose content is such a run and nothing else */
  bool lazy;      /* quantified, and takes the least */
} eng__lint_piece;

/* A group that is open; the whole expression is number 0. */
typedef struct eng__lint_frame {
  eng__lint_group kind;
  size_t first;             /* of its alternatives, in the list */
  const char *from;         /* of the alternative that is being read */
  bool literal;             /* it is letters only, so far */
  bool empty;               /* it can match nothing, so far */
  size_t solid;             /* pieces of it that cannot match nothing */
  bool solid_run, any_run;  /* one of those, one of all is a run without end */
  bool can_be_empty, risky; /* of the alternatives before it */
  eng__lint_piece last;
} eng__lint_frame;

typedef struct eng__lint_alternative {
  eng__slice text, folded; /* folded: at NULL unless it is letters only */
} eng__lint_alternative;

typedef struct eng__lint_expression {
  eng__ruleset *set;
  eng__slice source;
  eng__regex_options options;
  eng__where where;
  eng__slice written; /* how it stands in the file, at NULL when it does not as it is */
  const char *at, *end;
  eng__lint_frame frames[ENG__LINT_REGEX_NEST + 1];
  size_t depth;
  ENG__VEC(eng__lint_alternative) alternatives;
  bool lost;              /* the syntax is not followed any further */
  bool references;        /* to a group by number, or a call of one */
  bool flags, folds_case; /* (?…) was met; it was just (?i) at the beginning */
  bool plain;             /* letters, spaces and \b at the ends only */
  bool escapes;           /* other escapes than \b \d \s \w and of punctuation */
  const char *captures[ENG__LINT_REGEX_NEST]; /* brackets of groups without name, the first ones */
  size_t capture_count;
} eng__lint_expression;

/* lint_regex_class.c: reads the class at `at`: ascii-class, class-bar, class-twice. */
void eng__lint_read_class(eng__lint_expression *e);
/* Reads an escape at `at`: escape-folded. */
void eng__lint_read_escape(eng__lint_expression *e);
/* Adds a piece that matches something. */
void eng__lint_solid(eng__lint_expression *e);
void eng__lint_nothing(eng__lint_expression *e); /* one that matches nothing itself */
void eng__lint_of_regex(eng__lint_expression *e, eng__lint_id id, const char *what);

#endif
