/* Expressions: PCRE2 behind a rewriting of literals and in front of limits.
 *
 * An expression is rewritten once, when it is added: literal letters are folded as the text is, a
 * space becomes what may join words. From the same reading of it come its triggers: what the word
 * must begin with that any match begins with. Expressions with triggers are tried, anchored, only
 * where the scan met one; the others are searched for in the whole text when they are asked for. */
#ifndef ENG_MATCH_REGEX_H
#define ENG_MATCH_REGEX_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"
#include "match/patterns.h"

#include <pcre2.h>

/* Bytes in a trigger that stand for more than themselves. None occurs in a rewritten literal:
 * control characters are refused. */
enum {
  ENG__TRIGGER_WORD = 1,  /* a word begins here (or ends; no byte of the text) */
  ENG__TRIGGER_DIGIT = 2, /* a decimal digit */
  ENG__TRIGGER_JOINT = 3, /* a space, half-space or line break */
  ENG__TRIGGER_SPACE = 4  /* a space or line break: all white space the view has */
};

/* How a match may begin, at the beginning of a word: `len` bytes in trigger_bytes, the first
 * `plain` of them letters (two at least), or a digit. */
typedef struct eng__trigger {
  uint32_t regex, at;
  uint16_t len, plain;
  bool digit;
} eng__trigger;

typedef struct eng__named_group {
  uint32_t in_regex; /* PCRE2's number of it */
  uint32_t number;   /* the set's */
} eng__named_group;

typedef struct eng__regex {
  eng__slice source; /* as the analyst wrote it */
  pcre2_code *code;
  eng__regex_options options;
  bool anchored;                         /* `code` is: it is tried where a trigger was met */
  bool begins_named, ends_named;         /* as in eng__regex_syntax */
  eng__slice required;                   /* bytes that stand in every match; may be empty */
  uint32_t first_trigger, trigger_count; /* 0: none, always searched for */
  uint32_t first_group, group_count;
  eng__pattern pattern;
  uint32_t entry;
} eng__regex;

typedef struct eng__regexes {
  eng__arena arena;
  ENG__VEC(eng__regex) all;
  ENG__VEC(eng__trigger) triggers;
  eng__buffer trigger_bytes;
  ENG__VEC(eng__named_group) groups;
  ENG__VEC(eng__slice) names; /* number - 1 */
  uint32_t most_captures;
  uint32_t digit_triggers; /* how many */
  bool no_jit;
} eng__regexes;

eng_status eng__regexes_add(eng__regexes *regexes, const eng__slice *expressions, size_t count,
                            eng__regex_options options, eng__pattern id, eng_error *err);
void eng__regexes_free(eng__regexes *regexes);

/* The set's number of a group name, 0 when no expression has it; is it in one of these? */
uint32_t eng__regexes_group_number(const eng__regexes *regexes, eng__slice name);
/* The same, and a new number when no group has the name yet; 0 when memory is out. */
uint32_t eng__regexes_name_group(eng__regexes *regexes, eng__slice name);
bool eng__regexes_have_group(const eng__regexes *regexes, uint32_t first, uint32_t count,
                             uint32_t number);

/* Does the text at `at` go on as the trigger says? */
bool eng__trigger_agrees(const eng__regexes *regexes, const eng__trigger *trigger, eng__slice view,
                         size_t at);

/* Would a match of these places end or begin at a half-space inside a token, which the expression
 * does not name? Then it is no hit. */
bool eng__regex_parts_token(const eng__regex *regex, eng__slice subject, size_t start, size_t end);

/* ---- Reading an expression (regex_syntax.c) ---- */

typedef struct eng__regex_syntax {
  eng__buffer rewritten;
  eng__buffer triggers; /* each behind its length in one byte, without the leading word marker */
  eng__buffer required;
  bool begins_named, ends_named; /* \x{200C} is named at its beginning, at its end */
} eng__regex_syntax;

/* Reads and rewrites. ENG_INVALID for what rule-language.md 2 and safety.md 4 refuse; what PCRE2
 * itself refuses is left to it. */
eng_status eng__regex_read(eng__regex_syntax *syntax, eng__slice source, eng__regex_options options,
                           eng_error *err);
void eng__regex_syntax_free(eng__regex_syntax *syntax);

/* "expression \"…\": what": the message of every refused expression. */
eng_status eng__regex_complain(eng__slice source, const char *what, eng_error *err);

#endif
