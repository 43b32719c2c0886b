/* A set of rules: loaded from rule files, compiled, then asked of one document after another.
 *
 * Loading runs rule code, so it happens in the loader process; applying happens in the workers that
 * were forked from it. The set never opens a file itself: whoever loads it hands over bytes. */
#ifndef ENG_RULES_RULESET_H
#define ENG_RULES_RULESET_H

#include "engine/error.h"
#include "match/index.h"

typedef struct eng__ruleset eng__ruleset;

/* How `include` and `list` get at bytes. `path` is relative to the root of the source that asks
 * (normalised: no leading '/', no "." or ".." parts, '/' between parts). The bytes must live as
 * long as the ruleset. ENG_IO with a message without place when there is none. */
typedef eng_status eng__read_file(void *context, const char *root, const char *path,
                                  eng__slice *bytes, eng_error *err);

typedef enum eng__severity {
  ENG__SEVERITY_ERROR,   /* lint refuses it, though it loads and runs */
  ENG__SEVERITY_WARNING, /* fails with --strict */
  ENG__SEVERITY_NOTE     /* never fails */
} eng__severity;

/* What can be written instead of some bytes of a file without any hit changing. */
typedef struct eng__edit {
  uint32_t start, len;
  eng__slice text;
} eng__edit;

/* What lint can say: all of it, by name. */
typedef struct eng__lint_about {
  const char *name, *why, *mend; /* a line each */
  eng__severity severity;
  bool fixes; /* some of its findings have edits */
} eng__lint_about;

const eng__lint_about *eng__lint_known(size_t *count);

/* What lint found. */
typedef struct eng__finding {
  const char *name; /* "entry-twice" */
  eng__severity severity;
  const char *root, *path; /* of the file */
  uint32_t line;
  const char *text; /* one line, without place */
  const eng__edit *edits;
  size_t edit_count;
} eng__finding;

/* error: it does not load; an error with a name loads and runs, but `lint` refuses it. warning:
 * named, for lint. */
typedef struct eng__diagnostic {
  bool warning;
  const char
      *name; /* "entry-twice", "rule-without-examples"; NULL of an error that ends the load */
  const char *message;         /* one line "file:line: what (what to do)" */
  const eng__finding *finding; /* of what has a name: all of it; else NULL */
} eng__diagnostic;

typedef struct eng__ruleset_options {
  eng__read_file *read;
  void *read_context;
  void (*diagnose)(void *context, const eng__diagnostic *diagnostic); /* may be NULL */
  void *diagnose_context;
  void (*log)(void *context, const char *rule, eng__slice line); /* print; may be NULL */
  void *log_context;
  eng__match_limits match;
  size_t memory; /* of the Lua heap; 0: 128 MiB */
  bool lint;     /* look for what is named, too: warnings, and errors with a name */
} eng__ruleset_options;

/* ENG_NOMEM. */
eng_status eng__ruleset_open(eng__ruleset **out, const eng__ruleset_options *options,
                             eng_error *err);
void eng__ruleset_close(eng__ruleset *set);

/* One rule file: `root` + '/' + `path` is how messages name it; `path` is relative to `root`, which
 * `include` and `list` may not leave. `pack`: the name rules are prefixed with ("pack:rule"), or
 * NULL. Errors go to `diagnose` and the first is returned. Several files may be loaded. */
eng_status eng__ruleset_load(eng__ruleset *set, const char *root, const char *path,
                             const char *pack, eng_error *err);

/* Orders the rules (tagged), compiles all patterns, freezes the Lua state. */
eng_status eng__ruleset_compile(eng__ruleset *set, eng_error *err);

/* One example of a rule: text without marks, and what must be tagged. */
typedef struct eng__example {
  bool yes;
  uint32_t line; /* in the file, for messages */
  eng__slice text;
  const eng_span *spans; /* of the text; none for a no */
  size_t span_count;
  const eng__slice *meta; /* pairs: key, value */
  size_t meta_count;      /* of pairs */
  eng__slice written;     /* as it stands in the file, between the quotes; at NULL when not known */
} eng__example;

/* One document of an example of an aggregate: its text as it stands, without marks. */
typedef struct eng__row_document {
  eng__slice text;
  const eng__slice *meta; /* pairs: key, value */
  size_t meta_count;      /* of pairs */
} eng__row_document;

/* One example of an aggregate: documents, and how many rows they must give. */
typedef struct eng__row_example {
  uint32_t line;
  const eng__row_document *documents;
  size_t count, rows;
} eng__row_example;

/* What is known of an aggregate beside a rule's name and place. */
typedef struct eng__aggregate_info {
  bool alike;     /* annotations are grouped by their words, else by a key of their own */
  uint32_t words; /* in a row that are compared */
  double share;   /* of these that two texts must have in common: over 0, at most 1 */
  const eng__row_example *examples;
  size_t example_count;
} eng__aggregate_info;

typedef struct eng__rule_info {
  const char *name; /* "pack:rule" or "rule" */
  const char *file;
  uint32_t line;
  const char *doc, *technique, *level, *status, *replaced_by; /* NULL when not said */
  const eng__example *examples;
  size_t example_count;
  bool has_lua;                         /* where, note or mark is a function */
  const eng__aggregate_info *aggregate; /* NULL of a rule */
} eng__rule_info;

size_t eng__ruleset_count(const eng__ruleset *set);
/* In the order of loading. */
const eng__rule_info *eng__ruleset_rule(const eng__ruleset *set, size_t index);

/* What the reader of the corpus knew of a document. */
typedef struct eng__document_info {
  eng__slice id;
  const eng__slice *meta; /* pairs: key, value */
  size_t meta_count;      /* of pairs */
} eng__document_info;

typedef struct eng__annotation_group {
  eng__slice name, entity;
  eng_span text;
  eng__hit hit; /* that it names; of no pattern: it names none */
} eng__annotation_group;

/* One result. Slices live until the next apply. Sorted by start, end, rule name. */
typedef struct eng__annotation {
  uint32_t rule;
  eng_span text;                       /* of the document's text */
  eng__hit hit;                        /* that the rule found; of `tagged` that of the other rule */
  eng__slice folded, entity, form;     /* form, entity: empty when unknown */
  double score;                        /* NaN when unknown */
  const eng__annotation_group *groups; /* by place, then name */
  size_t group_count;
  eng__slice note;      /* one JSON value, or empty */
  uint64_t fingerprint; /* the `id` of the result (cli.md) */
} eng__annotation;

/* What an aggregate keeps of one annotation. */
typedef struct eng__value {
  uint32_t rule;        /* the aggregate */
  uint64_t fingerprint; /* of the annotation, */
  size_t annotation;    /* and its place among those of the document */
  eng__slice key;       /* of `alike` the folded words, one space between two */
  eng__slice json;      /* what `value` gave, or empty */
} eng__value;

/* What went wrong in a document. `kind` as in cli.md ("rule_error", "regex_limit", "timeout",
 * "memory", "output_limit"). */
typedef struct eng__apply_problem {
  int64_t rule;   /* index, or -1 */
  int64_t offset; /* of the text, or -1 */
  const char *kind;
  eng__slice message; /* one line, without document; "file:line: …" where Lua knows it */
} eng__apply_problem;

typedef struct eng__applied {
  const eng__annotation *annotations;
  size_t annotation_count;
  const eng__apply_problem *problems;
  size_t problem_count;
  const eng__value *values; /* by aggregate as loaded, then by annotation */
  size_t value_count;
  bool lua_ran;
  bool lost; /* the budget was spent */
} eng__applied;

/* Runs all rules over a document that was read. The result lives until the next apply. A document
 * whose budget is spent has no annotations and one problem (status is ENG_OK all the same): results
 * that depend on where the clock stopped are no results. ENG_NOMEM when the engine's own memory is
 * out. */
eng_status eng__ruleset_apply(eng__ruleset *set, eng_document *document,
                              const eng__document_info *info, eng__applied *applied,
                              eng_error *err);

/* From now on apply runs only this rule of a compiled set and those whose annotations it looks at,
 * whatever they are loaded with; -1: all. */
void eng__ruleset_focus(eng__ruleset *set, int64_t rule);

/* One member of a group on its way to `report`. */
typedef struct eng__use {
  eng__slice doc;
  uint64_t fingerprint;
  eng__slice json; /* eng__value.json, not trusted */
} eng__use;

/* What `report` said of a group. */
typedef struct eng__reported {
  eng__slice data;  /* a JSON object, or empty: no row; until the next apply or report */
  const char *kind; /* of the problem, as in cli.md; NULL: none */
  char problem[ENG_ERROR_MESSAGE]; /* one line */
} eng__reported;

/* Calls `report` of the aggregate at `index` with the members of one group, within a budget of its
 * own. ENG_NOMEM when the engine's own memory is out. */
eng_status eng__ruleset_report(eng__ruleset *set, uint32_t index, eng__slice key,
                               const eng__use *uses, size_t count, eng__reported *reported,
                               eng_error *err);

/* From a signal handler: the running apply or load ends with its time spent. */
void eng__ruleset_stop(eng__ruleset *set);
/* Index of the rule whose code runs or ran last, or -1: told by a worker that is stopped. */
int64_t eng__ruleset_running(const eng__ruleset *set);

/* One step of a trace: what was tried, and what it said. */
typedef struct eng__trace_step {
  uint32_t rule;
  const char *element; /* a constant: lang, meta, find, part (an element of a sequence), with,
                          unless, keep, asked, where, mark, note, tagged */
  int verdict;         /* 1: it held, 0: here the rule ended, -1: it only says something */
  bool has_hit;
  eng_span hit;  /* the candidate it is about */
  eng_span text; /* what it found; empty: nothing */
  eng__slice detail;
} eng__trace_step;

/* From now on every apply keeps the steps of this rule (-1: of all) that touch the stretch of the
 * document's text; `stretch` NULL ends that. */
void eng__ruleset_trace(eng__ruleset *set, const eng_span *stretch, int64_t rule);
/* The steps of the last apply, by rule in the order of running, then by hit; until the next. */
const eng__trace_step *eng__ruleset_steps(const eng__ruleset *set, size_t *count);

/* A branch of a rule, for --coverage. */
typedef struct eng__branch {
  uint32_t rule;
  const char *field; /* rule, find, with, unless, where */
  const char *what;  /* of rule: tagged, of an aggregate: gathered; of find: alternative, part,
                        entry; else yes or no */
  uint32_t number;   /* of a condition or an entry, from 1; 0 */
  eng__slice text;   /* what it looks for, for a reader; may be empty */
  const char *file;  /* where it is written; NULL unknown */
  uint32_t line;
} eng__branch;

/* What fired in a document. */
typedef struct eng__fired {
  uint32_t branch;
  uint32_t count, tagged; /* candidates; those of them that were tagged in the end */
  eng_span first;         /* of the text: the first of them */
} eng__fired;

/* After compiling: every apply keeps what fires from now on. ENG_NOMEM; ENG_LIMIT past 4,000,000
 * branches. */
eng_status eng__ruleset_cover(eng__ruleset *set, eng_error *err);
const eng__branch *eng__ruleset_branches(const eng__ruleset *set, size_t *count);
/* Of the last apply, until the next. */
const eng__fired *eng__ruleset_fired(const eng__ruleset *set, size_t *count);

/* Per rule since the set was opened, for --stats. */
typedef struct eng__rule_stats {
  uint64_t candidates, hits, documents, nanoseconds;
} eng__rule_stats;
const eng__rule_stats *eng__ruleset_stats(const eng__ruleset *set, size_t rule);

#endif
