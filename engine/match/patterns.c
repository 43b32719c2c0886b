/* Building a set of patterns: one small function a kind. Phrases and expressions are checked and
 * folded when they are added, so that a mistake is told where it was written; the tables that find
 * them are made once, by eng__patterns_compile(). */
#include "match/patterns.h"

#include "match/set.h"
#include "unicode/fold.h"

#include <stdlib.h>

eng_status eng__patterns_open(eng__patterns **out, eng_error *err) {
  eng__patterns *patterns = calloc(1, sizeof *patterns);
  if (!patterns) return eng__fail_nomem(err);
  *out = patterns;
  return ENG_OK;
}

void eng__patterns_close(eng__patterns *patterns) {
  if (!patterns) return;
  eng__phrases_free(&patterns->phrases);
  eng__name_set_free(&patterns->names);
  eng__regexes_free(&patterns->regexes);
  eng__seqs_free(&patterns->seqs);
  eng__vec_free(&patterns->defs);
  eng__vec_free(&patterns->tokens);
  eng__vec_free(&patterns->numbers);
  eng__vec_free(&patterns->given);
  eng__vec_free(&patterns->leaves);
  eng__arena_free(&patterns->arena);
  free(patterns);
}

void eng__patterns_no_jit(eng__patterns *patterns) {
  patterns->regexes.no_jit = true;
}

/* Every way in begins here: nothing of a compiled set may change. */
static eng_status check_open(const eng__patterns *patterns, eng_error *err) {
  if (!patterns->compiled) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "patterns are built while rules load");
}

static eng_status add_def(eng__patterns *patterns, eng__pattern_def def, eng__pattern *id,
                          eng_error *err) {
  eng_status status = check_open(patterns, err);
  if (status) return status;
  if (patterns->defs.count >= ENG__NO_PATTERN)
    return eng__fail(err, ENG_LIMIT, "too many patterns");
  if (!eng__vec_push(&patterns->defs, def)) return eng__fail_nomem(err);
  *id = (eng__pattern)(patterns->defs.count - 1);
  return ENG_OK;
}

eng_status eng__patterns_add_words(eng__patterns *patterns, const eng__words_entry *entries,
                                   size_t count, eng__words_options options, eng__pattern *id,
                                   eng_error *err) {
  eng_status status = add_def(patterns, (eng__pattern_def){.kind = ENG__KIND_WORDS}, id, err);
  if (status) return status;
  status = eng__phrases_add(&patterns->phrases, entries, count, options, *id, err);
  if (status) patterns->defs.count--;
  return status;
}

eng_status eng__patterns_add_names(eng__patterns *patterns, const eng__name_entry *entries,
                                   size_t count, const eng__name_options *options, eng__pattern *id,
                                   eng_error *err) {
  eng_status status = add_def(patterns, (eng__pattern_def){.kind = ENG__KIND_NAMES}, id, err);
  if (status) return status;
  status =
      eng__name_set_add(&patterns->names, &patterns->phrases, entries, count, options, *id, err);
  if (status) patterns->defs.count--;
  return status;
}

eng_status eng__patterns_add_regex(eng__patterns *patterns, const eng__slice *expressions,
                                   size_t count, eng__regex_options options, eng__pattern *id,
                                   eng_error *err) {
  eng__pattern_def def = {.kind = ENG__KIND_REGEX,
                          .at = (uint32_t)patterns->regexes.all.count,
                          .count = (uint32_t)count};
  eng_status status = add_def(patterns, def, id, err);
  if (status) return status;
  status = eng__regexes_add(&patterns->regexes, expressions, count, options, *id, err);
  if (status) patterns->defs.count--;
  return status;
}

/* The folded form of `text`, kept by the set. */
static eng_status keep_folded(eng__patterns *patterns, eng__slice text, eng__slice *folded,
                              eng_error *err) {
  eng__buffer view = {0};
  eng__offset_map map = {0};
  bool same = true;
  eng_status status = eng__fold(text, ENG__FOLD_VIEW, &view, &map, &same, err);
  if (!status) {
    *folded = eng__arena_copy(&patterns->arena, same ? text : eng__buffer_slice(&view));
    if (!folded->at) status = eng__fail_nomem(err);
  }
  eng__buffer_free(&view);
  eng__vec_free(&map.steps);
  return status;
}

eng_status eng__patterns_add_token(eng__patterns *patterns, const eng__token_query *query,
                                   eng__pattern *id, eng_error *err) {
  eng__token_query kept = *query;
  eng_status status = check_open(patterns, err);
  if (!status) status = keep_folded(patterns, query->folded, &kept.folded, err);
  if (status) return status;
  kept.shape = eng__arena_copy(&patterns->arena, query->shape);
  if (!kept.shape.at || !eng__vec_push(&patterns->tokens, kept)) return eng__fail_nomem(err);
  eng__pattern_def def = {.kind = ENG__KIND_TOKEN, .at = (uint32_t)patterns->tokens.count - 1};
  return add_def(patterns, def, id, err);
}

eng_status eng__patterns_add_number(eng__patterns *patterns, double min, double max,
                                    eng__pattern *id, eng_error *err) {
  if (!(min <= max)) return eng__fail(err, ENG_INVALID, "min of a number is above its max");
  eng__number_bounds bounds = {min, max};
  eng_status status = check_open(patterns, err);
  if (status) return status;
  if (!eng__vec_push(&patterns->numbers, bounds)) return eng__fail_nomem(err);
  eng__pattern_def def = {.kind = ENG__KIND_NUMBER, .at = (uint32_t)patterns->numbers.count - 1};
  return add_def(patterns, def, id, err);
}

eng_status eng__patterns_add_sentence(eng__patterns *patterns, eng__pattern *id, eng_error *err) {
  return add_def(patterns, (eng__pattern_def){.kind = ENG__KIND_SENTENCE}, id, err);
}

eng_status eng__patterns_add_paragraph(eng__patterns *patterns, eng__pattern *id, eng_error *err) {
  return add_def(patterns, (eng__pattern_def){.kind = ENG__KIND_PARAGRAPH}, id, err);
}

eng_status eng__patterns_add_given(eng__patterns *patterns, eng__slice name, eng__pattern *id,
                                   eng_error *err) {
  eng_status status = check_open(patterns, err);
  if (status) return status;
  eng__slice kept = eng__arena_copy(&patterns->arena, name);
  if (!kept.at || !eng__vec_push(&patterns->given, kept)) return eng__fail_nomem(err);
  eng__pattern_def def = {.kind = ENG__KIND_GIVEN, .at = (uint32_t)patterns->given.count - 1};
  return add_def(patterns, def, id, err);
}

/* Appends a leaf of an `either` unless it is there already. */
static bool add_leaf(eng__patterns *patterns, size_t start, eng__pattern leaf) {
  for (size_t i = start; i < patterns->leaves.count; i++)
    if (patterns->leaves.at[i] == leaf) return true;
  return eng__vec_push(&patterns->leaves, leaf);
}

static bool add_leaves(eng__patterns *patterns, size_t start, eng__pattern alternative) {
  eng__pattern_def def = patterns->defs.at[alternative];
  if (def.kind != ENG__KIND_EITHER) return add_leaf(patterns, start, alternative);
  for (uint32_t i = 0; i < def.count; i++)
    if (!add_leaf(patterns, start, patterns->leaves.at[def.at + i])) return false;
  return true;
}

/* An `either` of an `either` is one over all their leaves: hits name the leaf, nothing recurses. */
eng_status eng__patterns_add_either(eng__patterns *patterns, const eng__pattern *alternatives,
                                    size_t count, eng__pattern *id, eng_error *err) {
  size_t start = patterns->leaves.count;
  eng_status status = check_open(patterns, err);
  if (status) return status;
  for (size_t i = 0; i < count; i++) {
    if (alternatives[i] >= patterns->defs.count)
      return eng__fail(err, ENG_INVALID, "either: no such pattern");
    if (!add_leaves(patterns, start, alternatives[i])) return eng__fail_nomem(err);
  }
  eng__pattern_def def = {.kind = ENG__KIND_EITHER,
                          .at = (uint32_t)start,
                          .count = (uint32_t)(patterns->leaves.count - start)};
  return add_def(patterns, def, id, err);
}

eng_status eng__patterns_add_seq(eng__patterns *patterns, eng__seq_part whole, eng__pattern *id,
                                 eng_error *err) {
  eng__seq seq;
  eng__pattern_def def = {.kind = ENG__KIND_SEQ, .at = (uint32_t)patterns->seqs.all.count};
  eng_status status = check_open(patterns, err);
  if (!status) status = eng__seq_build(patterns, whole, &seq, err);
  if (status) return status;
  if (!eng__vec_push(&patterns->seqs.all, seq)) return eng__fail_nomem(err);
  return add_def(patterns, def, id, err);
}

eng_status eng__patterns_compile(eng__patterns *patterns, eng_error *err) {
  if (patterns->compiled) return ENG_OK;
  eng_status status = eng__phrases_compile(&patterns->phrases, &patterns->regexes, err);
  if (!status) status = eng__name_set_compile(&patterns->names, err);
  if (!status) patterns->compiled = true;
  return status;
}

size_t eng__patterns_count(const eng__patterns *patterns) {
  return patterns->defs.count;
}

static bool leaf_has_group(const eng__patterns *patterns, eng__pattern leaf, uint32_t number) {
  eng__pattern_def def = patterns->defs.at[leaf];
  if (def.kind == ENG__KIND_SEQ)
    return eng__seq_has_group(patterns, &patterns->seqs.all.at[def.at], number);
  if (def.kind != ENG__KIND_REGEX) return false;
  return eng__regexes_have_group(&patterns->regexes, def.at, def.count, number);
}

uint32_t eng__patterns_group(const eng__patterns *patterns, eng__pattern id, eng__slice name) {
  if (id >= patterns->defs.count) return 0;
  uint32_t number = eng__regexes_group_number(&patterns->regexes, name);
  if (!number) return 0;
  eng__pattern_def def = patterns->defs.at[id];
  if (def.kind != ENG__KIND_EITHER) return leaf_has_group(patterns, id, number) ? number : 0;
  for (uint32_t i = 0; i < def.count; i++)
    if (leaf_has_group(patterns, patterns->leaves.at[def.at + i], number)) return number;
  return 0;
}

eng__slice eng__patterns_group_name(const eng__patterns *patterns, uint32_t number) {
  if (!number || number > patterns->regexes.names.count) return (eng__slice){"", 0};
  return patterns->regexes.names.at[number - 1];
}
