/* `engine why`: what every rule did at one line of a document, step by step. A run over that
 * document with its trace switched on; the steps come from the code that applies rules. */
#ifndef ENG_AUTHOR_WHY_H
#define ENG_AUTHOR_WHY_H

#include "base/vec.h"
#include "run/run.h"

typedef struct eng__why_options {
  const char *rules;
  const char *place; /* FILE:LINE, FILE#RECORD:LINE */
  const char *rule;  /* one rule, or NULL */
  bool json, color;
  eng__run_options run; /* limits, fields, meta; the rest is filled in */
} eng__why_options;

/* The exit status: 0 whatever the rules said. */
int eng__why(const eng__why_options *options);

/* ---- Between gathering and writing ---- */

/* A rule that was asked, with the range of its steps. */
typedef struct eng__why_rule {
  uint32_t index;
  eng__slice name, file;
  uint32_t line;
  size_t first, count; /* in eng__why_answer.steps */
  bool tagged;
} eng__why_rule;

typedef struct eng__why_answer {
  const char *file; /* of the place */
  const char *record;
  uint64_t line;
  eng__traced about; /* the line itself */
  bool any;
  eng__arena arena;
  ENG__VEC(eng__traced) steps;
  ENG__VEC(eng__why_rule) rules;
} eng__why_answer;

/* The step that decided against the rule: of the candidate that came farthest. NULL: none did. */
const eng__traced *eng__why_decided(const eng__why_answer *answer, const eng__why_rule *rule);

/* why_write.c */
void eng__why_write_json(eng__buffer *out, const eng__why_answer *answer);
void eng__why_write_text(eng__buffer *out, const eng__why_answer *answer, bool color);

#endif
