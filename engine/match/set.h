/* The set of patterns from inside: what eng__patterns holds. Phrases and expressions have their own
 * parts (phrase.h, regex.h); the other kinds are a few words each and stand here. */
#ifndef ENG_MATCH_SET_H
#define ENG_MATCH_SET_H

#include "base/arena.h"
#include "base/vec.h"
#include "match/names.h"
#include "match/patterns.h"
#include "match/phrase.h"
#include "match/regex.h"
#include "match/sequence_program.h"

typedef enum eng__pattern_kind {
  ENG__KIND_WORDS,
  ENG__KIND_NAMES,
  ENG__KIND_REGEX,
  ENG__KIND_TOKEN,
  ENG__KIND_NUMBER,
  ENG__KIND_SENTENCE,
  ENG__KIND_PARAGRAPH,
  ENG__KIND_EITHER,
  ENG__KIND_SEQ,
  ENG__KIND_GIVEN
} eng__pattern_kind;

typedef struct eng__pattern_def {
  eng__pattern_kind kind;
  uint32_t at, count; /* regex: its expressions; either: its leaves; others: `at` in theirs */
} eng__pattern_def;

typedef struct eng__number_bounds {
  double min, max;
} eng__number_bounds;

struct eng__patterns {
  eng__arena arena; /* strings that live as long as the set */
  ENG__VEC(eng__pattern_def) defs;
  ENG__VEC(eng__token_query) tokens;
  ENG__VEC(eng__number_bounds) numbers;
  ENG__VEC(eng__slice) given; /* names of what is given */
  ENG__VEC(eng__pattern) leaves;
  eng__phrases phrases;
  eng__name_set names;
  eng__regexes regexes;
  eng__seqs seqs;
  bool compiled;
};

#endif
