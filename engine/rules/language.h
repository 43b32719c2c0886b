/* What the files of this floor share: the state behind a ruleset, as the files that put the words
 * of the rule language into Lua and those that apply rules to a document see it: its data. What can
 * be done with it is declared in loading.h, objects.h and applying.h.
 *
 * Three times, three lifetimes. While a file loads, words of the language fill `arena`, `patterns`,
 * `rules`. Compiling orders the rules and makes all of it read-only. Each document then has `run`:
 * its arena, its annotations and a generation by which a span kept in Lua is told from a live one.
 * Functions marked (raises) end in a Lua error, so that no memory is held across them but what an
 * arena, a vector of the set or Lua itself owns. */
#ifndef ENG_RULES_LANGUAGE_H
#define ENG_RULES_LANGUAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/dsv.h"
#include "base/vec.h"
#include "match/condition.h"
#include "rules/ruleset.h"
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A rule file. */
typedef struct eng__source {
  const char *name; /* root/path, as messages have it */
  const char *root, *path;
  const char *pack; /* or NULL */
  eng__slice text;
  bool loading;       /* its chunk runs now: including it again is a cycle */
  int value;          /* what it returned: a reference in the registry */
  size_t mark_offset; /* where rules/place.c found the last call … */
  uint32_t mark_line; /* … so that the next search does not begin at the top */
  uint64_t scanned;   /* bytes such searches have read */
} eng__source;

/* A table constructor as it stands in the source, so that errors name the line of a field. */
typedef struct eng__place {
  eng__slice key;    /* of `key =`; empty of a positional item */
  eng__slice string; /* what stands between the quotes when the value is a plain string */
  uint32_t line;
  uint32_t child, next; /* indexes into the vector; 0: none */
} eng__place;

typedef ENG__VEC(eng__place) eng__places;

/* A list file, as read. Columns are indexes, -1 where the table has none. */
typedef struct eng__list {
  const char *name;
  const eng__source *source; /* its bytes, and where it is */
  eng__dsv table;
  int phrase, letter_case, id;
  bool used;                /* a pattern was made of it */
  const eng__source *asker; /* the file that named it first, and its line */
  uint32_t asker_line;
} eng__list;

/* Where an entry of a `words` pattern comes from. */
typedef struct eng__entry {
  const eng__list *list; /* NULL: written in place */
  uint32_t row;          /* of the list, or place in the table from 1 */
} eng__entry;

/* Of a `names` pattern: a form and its entity. */
struct eng__named_form;

typedef enum eng__pattern_form {
  ENG__FORM_NONE, /* an id the matcher keeps for itself */
  ENG__FORM_WORDS,
  ENG__FORM_NAMES,
  ENG__FORM_REGEX,
  ENG__FORM_TOKEN,
  ENG__FORM_NUMBER,
  ENG__FORM_SENTENCE,
  ENG__FORM_PARAGRAPH,
  ENG__FORM_EITHER,
  ENG__FORM_SEQ,
  ENG__FORM_TAGGED
} eng__pattern_form;

typedef ENG__VEC(uint32_t) eng__numbers;

/* What this floor knows of a pattern beside the matcher. */
typedef struct eng__pattern_info {
  eng__pattern_form form;
  bool used, builtin;
  const eng__source *source; /* NULL of a builtin */
  uint32_t line;
  const eng__entry *entries;           /* of words */
  const struct eng__named_form *named; /* of names (names.h) */
  uint32_t entry_count;                /* of words, names, regex */
  const eng__pattern *parts;           /* of either, seq */
  size_t part_count;
  const char *tagged;      /* the name or glob as written */
  const char *asker;       /* the aggregate whose `of` it is, or NULL */
  const uint32_t *sources; /* of tagged, once compiled: rules whose annotations are its hits */
  size_t source_count;
  eng__numbers finders; /* rules that look for it, once compiled */
  uint32_t depth;       /* of nested either, seq */
  bool announced;       /* the scan of a document tells whether it may have hits */
  eng__pattern leader;  /* of seq: a leaf that every hit holds and that is announced, or none */
  uint64_t visit;       /* the last walk that met it */
} eng__pattern_info;

/* `meta = { outlet = … }`: the field has one of the values. */
typedef struct eng__meta_test {
  eng__slice field;
  const eng__slice *values;
  size_t value_count;
} eng__meta_test;

typedef enum eng__mark {
  ENG__MARK_HIT,
  ENG__MARK_SENTENCE,
  ENG__MARK_PARAGRAPH,
  ENG__MARK_GROUP,
  ENG__MARK_FUNCTION
} eng__mark;

typedef struct eng__rule {
  eng__rule_info info;
  const char *bare; /* the name without the pack */
  const eng__source *source;
  uint32_t index; /* in loading order */
  bool complete;  /* its table was given */

  eng__pattern find;
  eng__condition *with, *unless;
  size_t with_count, unless_count;
  uint32_t with_line, unless_line;
  eng__slice *langs;
  size_t lang_count;
  eng__meta_test *meta;
  size_t meta_count;
  bool keep_all;
  eng__mark mark;
  const char *mark_group; /* of ENG__MARK_GROUP */
  uint32_t mark_line, note_line;
  eng__slice note_json;       /* of a table of constants */
  int where, note, mark_call; /* references of functions, LUA_NOREF */

  uint32_t position;         /* in the order of running, once compiled */
  uint32_t rank;             /* by name */
  eng__numbers looks_at;     /* tagged patterns that its table or functions reach */
  eng__numbers feeds;        /* tagged patterns that it gives hits to */
  uint64_t found_in;         /* generation of the document in which it found something, and */
  size_t found, found_count; /* which annotations those are */
  eng__rule_stats stats;
  struct eng__aggregate *aggregate; /* what makes it one; NULL of a rule */
} eng__rule;

/* What an aggregate says of the annotations that its `find` (a tagged pattern) gives: a row of its
 * own lies in eng__rule, so that order, messages and statistics are those of rules. */
typedef struct eng__aggregate {
  eng__aggregate_info info;
  int group, value, report; /* references of functions, LUA_NOREF; no group: alike */
  uint32_t group_line, value_line, report_line;
} eng__aggregate;

/* A fingerprint of the document, and how often it was wanted. */
typedef struct eng__known_id {
  uint64_t id, wanted;
} eng__known_id;

/* All that belongs to one document. */
typedef struct eng__run {
  eng_document *document;
  const eng__document_info *info;
  uint64_t generation; /* of this floor: 0 while no document is open */
  uint64_t next_generation;
  eng__arena arena;
  ENG__VEC(eng__annotation) annotations;
  ENG__VEC(eng__apply_problem) problems;
  ENG__VEC(eng__value) values;
  ENG__VEC(eng__hit) hits;           /* candidates of the rule that runs, as they survive */
  ENG__VEC(eng__hit) given;          /* hits of a tagged pattern on their way to the index */
  ENG__VEC(uint64_t) waiting;        /* bits by position: rules that still have to be looked at */
  ENG__VEC(eng__known_id) known_ids; /* a hash table */
  size_t first_of_rule;              /* annotations of the rule that runs begin here, */
  size_t first_value;                /* and its values here */
  size_t output_bytes;
  size_t problems_seen; /* of the index */
  bool lua_ran;
  bool lost;          /* the budget is spent, nothing counts */
  bool over_output;   /* the rule that runs says too much */
  bool out_of_memory; /* of the engine, met inside a call into Lua */
  const char *lang;
  eng__rule *rule;
  bool rule_said;  /* its first error in this document was reported */
  bool rule_ready; /* name and random numbers of Lua are those of the rule */
} eng__run;

/* What `engine why` wants to know (trace.h). */
typedef struct eng__trace {
  bool on;
  eng_span stretch;
  eng_span reach; /* where hits lie that the rule may mark in the stretch */
  int64_t only;   /* index of a rule, or -1 */
  ENG__VEC(eng__trace_step) steps;
  uint32_t last; /* candidates of the rule that begin behind it are not told about */
  eng__hit hit;  /* that rule code is called for */
  bool calling;
} eng__trace;

struct eng__ruleset {
  eng__ruleset_options options;
  eng__sandbox *sandbox;
  lua_State *L;
  eng__arena arena; /* lives as long as the set */
  eng__patterns *patterns;
  eng__index *index;                 /* once compiled */
  uint64_t visits;                   /* walks over patterns so far */
  ENG__VEC(eng__pattern_info) infos; /* by pattern */
  ENG__VEC(eng__rule *) rules;
  ENG__VEC(eng__source *) sources;
  ENG__VEC(eng__list *) lists;
  ENG__VEC(eng__words_entry) phrases;     /* of the `words` that is being built */
  ENG__VEC(struct eng__named_form) named; /* forms of the `names` that is being built, */
  ENG__VEC(eng__name_apart) apart;        /* and what it keeps apart */
  ENG__VEC(eng__rule *) order;            /* of running */
  ENG__VEC(uint64_t) always;      /* bits by position: rules whose find says nothing in advance */
  ENG__VEC(uint64_t) focus;       /* bits by position: rules that run at all */
  eng__buffer scratch;            /* for text that is being put together */
  eng__places places;             /* of a table that a word was given */
  eng__places rule_places;        /* of the table of the rule that is being read */
  ENG__VEC(eng__slice) keys;      /* of the tables of a note that are being written */
  char raised[ENG_ERROR_MESSAGE]; /* the last error a word raised, with its own place */
  bool loading, compiled, failed;
  size_t error_count;
  eng_error first_error;
  int64_t running;
  eng__run run;
  eng__trace trace;
  struct eng__lint *lint;         /* NULL unless options.lint (lint.h) */
  struct eng__coverage *coverage; /* NULL: nobody asks (coverage.h) */
};

/* The set behind a Lua state. */
eng__ruleset *eng__set_of(lua_State *L);

#endif
