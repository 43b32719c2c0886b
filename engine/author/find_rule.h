/* The rule that stands for a pattern of the command line: `engine find` runs it, `--save` keeps it.
 * The pattern is data: it is quoted so that whatever it holds it ends no string of the rule. */
#ifndef ENG_AUTHOR_FIND_RULE_H
#define ENG_AUTHOR_FIND_RULE_H

#include "base/buffer.h"

typedef struct eng__find_pattern {
  const char *text; /* "front line", "/regex/", "name:…", "words:…" */
  bool keep_case;   /* case = true */
  bool raw;         /* of a regex: raw = true */
} eng__find_pattern;

/* Appends the pattern as an expression of the rule language. ENG_INVALID for a pattern that cannot
 * be one, with what to write instead; what the engine itself refuses is told when it loads. */
eng_status eng__find_expression(eng__buffer *out, const eng__find_pattern *pattern, eng_error *err);

/* Appends `text` as a string of Lua. A long bracket when `bracket` asks for it
 * and nothing in the text is hidden; else quoted, what is hidden written by number. */
void eng__lua_string(eng__buffer *out, eng__slice text, bool bracket);

#endif
