/* The hit index: opening, scanning, and asking for the hits of a pattern, which are found now if
 * they were not before. */
#include "match/index.h"

#include "match/state.h"

#include <stdlib.h>

static void set_limits(eng__index *index, const eng__match_limits *limits) {
  if (limits) index->limits = *limits;
  if (!index->limits.match) index->limits.match = ENG__MOST_MATCH;
  if (!index->limits.depth) index->limits.depth = ENG__MOST_DEPTH;
  if (!index->limits.heap_kib) index->limits.heap_kib = ENG__MOST_HEAP_KIB;
  if (!index->limits.hits) index->limits.hits = 1000000;
}

static bool make_parts(eng__index *index) {
  size_t patterns = index->patterns->defs.count, regexes = index->patterns->regexes.all.count;
  index->states = calloc(patterns + 1, sizeof *index->states);
  index->regex_states = calloc(regexes + 1, sizeof *index->regex_states);
  index->match_context = pcre2_match_context_create(NULL);
  if (!index->states || !index->regex_states || !index->match_context) return false;
  pcre2_set_match_limit(index->match_context, index->limits.match);
  pcre2_set_depth_limit(index->match_context, index->limits.depth);
  pcre2_set_heap_limit(index->match_context, index->limits.heap_kib);
  return true;
}

eng_status eng__index_open(eng__index **out, const eng__patterns *patterns,
                           const eng__match_limits *limits, eng_error *err) {
  *out = NULL;
  if (!patterns->compiled) return eng__fail(err, ENG_INVALID, "patterns are not compiled");
  eng__index *index = calloc(1, sizeof *index);
  if (!index) return eng__fail_nomem(err);
  index->patterns = patterns;
  set_limits(index, limits);
  if (!make_parts(index)) {
    eng__index_close(index);
    return eng__fail_nomem(err);
  }
  *out = index;
  return ENG_OK;
}

static void free_lists(eng__index *index) {
  eng__vec_free(&index->touched);
  eng__vec_free(&index->found);
  eng__vec_free(&index->phrase_hits);
  eng__vec_free(&index->sorted);
  eng__vec_free(&index->work);
  eng__vec_free(&index->spare);
  eng__vec_free(&index->groups);
  eng__vec_free(&index->problems);
  eng__vec_free(&index->words_before);
  eng__vec_free(&index->tried);
  eng__vec_free(&index->tries);
  eng__vec_free(&index->sorted_tries);
  eng__vec_free(&index->scratch_map.steps);
  eng__vec_free(&index->segments);
}

void eng__index_close(eng__index *index) {
  if (!index) return;
  free_lists(index);
  eng__arena_free(&index->arena);
  eng__buffer_free(&index->scratch);
  eng__buffer_free(&index->glued);
  eng__name_scratch_free(&index->names);
  eng__seq_scratch_free(&index->seq);
  pcre2_match_data_free(index->match_data);
  pcre2_match_context_free(index->match_context);
  free(index->states);
  free(index->regex_states);
  free(index);
}

/* Only what was touched is put at rest: a scan costs nothing for patterns without hits. */
static void forget(eng__index *index) {
  for (size_t i = 0; i < index->touched.count; i++)
    index->states[index->touched.at[i]] = (eng__pattern_state){0};
  for (size_t i = 0; i < index->tried.count; i++)
    index->regex_states[index->tried.at[i]] = (eng__regex_state){0};
  index->touched.count = index->found.count = index->phrase_hits.count = 0;
  index->groups.count = index->problems.count = index->tried.count = index->tries.count = 0;
  index->has_words_before = index->flooded = false;
  pcre2_match_data_free(index->match_data);
  index->match_data = NULL;
  eng__arena_reset(&index->arena);
}

eng_status eng__index_scan(eng__index *index, eng_document *document, eng_error *err) {
  forget(index);
  index->document = document;
  eng_status status = eng__scan(index, err);
  if (!status) status = eng__scan_names(index, err);
  if (!status) status = eng__scan_finish(index, err);
  if (!status) status = eng__sort_tries(index, err);
  return status;
}

eng__pattern_state *eng__index_touch(eng__index *index, eng__pattern pattern) {
  eng__pattern_state *state = &index->states[pattern];
  if (state->touched) return state;
  if (!eng__vec_push(&index->touched, pattern)) return NULL;
  state->touched = true;
  return state;
}

eng_status eng__index_problem(eng__index *index, eng__pattern pattern, size_t offset,
                              eng__match_limit limit, const char *what, eng_error *err) {
  eng__match_problem problem = {pattern, (uint32_t)offset, limit, what};
  return eng__vec_push(&index->problems, problem) ? ENG_OK : eng__fail_nomem(err);
}

eng_status eng__index_room(eng__index *index, eng__pattern pattern, size_t count, size_t offset,
                           bool *room, eng_error *err) {
  *room = count < index->limits.hits;
  if (*room || index->states[pattern].full) return ENG_OK;
  eng__pattern_state *state = eng__index_touch(index, pattern);
  if (!state) return eng__fail_nomem(err);
  state->full = true;
  return eng__index_problem(index, pattern, offset, ENG__LIMIT_HITS, "limit of hits", err);
}

/* ---- Asking ---- */

static eng_status find(eng__index *index, eng__pattern pattern, eng_error *err) {
  switch (index->patterns->defs.at[pattern].kind) {
  case ENG__KIND_WORDS:
  case ENG__KIND_NAMES:
  case ENG__KIND_GIVEN:
    return ENG_OK; /* what is not there was not found, or not given */
  case ENG__KIND_REGEX:
    return eng__find_regex(index, pattern, err);
  case ENG__KIND_TOKEN:
    return eng__find_tokens(index, pattern, err);
  case ENG__KIND_NUMBER:
    return eng__find_numbers(index, pattern, err);
  case ENG__KIND_SENTENCE:
    return eng__find_sentences(index, pattern, err);
  case ENG__KIND_PARAGRAPH:
    return eng__find_paragraphs(index, pattern, err);
  case ENG__KIND_EITHER:
    return eng__find_either(index, pattern, err);
  case ENG__KIND_SEQ:
    return eng__find_seq(index, pattern, err);
  }
  return ENG_OK;
}

/* Moves the hits in `work` to where they stay until the next scan. */
static eng_status settle(eng__index *index, eng__pattern pattern, const eng__hit *hits,
                         size_t count, eng_error *err) {
  eng__pattern_state *state = eng__index_touch(index, pattern);
  eng__hit *kept = state ? eng__arena_array(&index->arena, count, sizeof *hits) : NULL;
  if (!kept) return eng__fail_nomem(err);
  if (count) memcpy(kept, hits, count * sizeof *hits);
  state->hits = (eng__hits){kept, count};
  state->ends = (eng__hit_ends){0};
  state->ready = true;
  return ENG_OK;
}

eng_status eng__index_hits(eng__index *index, eng__pattern pattern, eng__hits *hits,
                           eng_error *err) {
  *hits = (eng__hits){NULL, 0};
  if (!index->document || pattern >= index->patterns->defs.count) return ENG_OK;
  if (!index->states[pattern].ready && eng__index_may_hit(index, pattern)) {
    if (eng__stopped(index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    index->work.count = 0;
    eng_status status = find(index, pattern, err);
    if (!status) status = settle(index, pattern, index->work.at, index->work.count, err);
    if (status) return status;
  }
  *hits = index->states[pattern].hits;
  return ENG_OK;
}

static bool regex_may_hit(const eng__index *index, eng__pattern_def def) {
  for (uint32_t i = 0; i < def.count; i++) {
    bool triggered = index->patterns->regexes.all.at[def.at + i].trigger_count != 0;
    if (!triggered || index->flooded || index->regex_states[def.at + i].tries) return true;
  }
  return false;
}

static bool leaf_may_hit(const eng__index *index, eng__pattern pattern) {
  eng__pattern_def def = index->patterns->defs.at[pattern];
  if (def.kind == ENG__KIND_WORDS || def.kind == ENG__KIND_NAMES) return false;
  if (def.kind == ENG__KIND_GIVEN) return false;
  if (def.kind == ENG__KIND_REGEX) return regex_may_hit(index, def);
  return index->document->parts.count != 0;
}

/* All that every match holds may be there. Leaves are no sequences, so this goes two levels down.
 */
static bool seq_may_hit(const eng__index *index, const eng__seq *seq) {
  const eng__seq_leaf *leaves = &index->patterns->seqs.leaves.at[seq->leaves];
  bool any = seq->has_words;
  for (uint32_t i = 0; i < seq->leaf_count; i++) {
    bool may = eng__index_may_hit(index, leaves[i].pattern);
    if (leaves[i].needed && !may) return false;
    any |= may;
  }
  return any;
}

static bool either_may_hit(const eng__index *index, eng__pattern_def def) {
  for (uint32_t i = 0; i < def.count; i++)
    if (eng__index_may_hit(index, index->patterns->leaves.at[def.at + i])) return true;
  return false;
}

bool eng__index_may_hit(const eng__index *index, eng__pattern pattern) {
  if (!index->document || pattern >= index->patterns->defs.count) return false;
  eng__pattern_def def = index->patterns->defs.at[pattern];
  if (index->states[pattern].ready) return index->states[pattern].hits.count != 0;
  if (def.kind == ENG__KIND_EITHER) return either_may_hit(index, def);
  if (def.kind == ENG__KIND_SEQ) return seq_may_hit(index, &index->patterns->seqs.all.at[def.at]);
  return leaf_may_hit(index, pattern);
}

const eng__pattern *eng__index_found(const eng__index *index, size_t *count) {
  *count = index->found.count;
  return index->found.at;
}

static bool either_looks_at(const eng__patterns *patterns, eng__pattern_def def,
                            eng__pattern leaf) {
  for (uint32_t i = 0; i < def.count; i++) {
    eng__pattern pattern = patterns->leaves.at[def.at + i];
    eng__pattern_def inner = patterns->defs.at[pattern];
    if (pattern == leaf) return true;
    if (inner.kind == ENG__KIND_SEQ &&
        eng__seq_looks_at(patterns, &patterns->seqs.all.at[inner.at], leaf))
      return true;
  }
  return false;
}

static bool looks_at(const eng__patterns *patterns, eng__pattern pattern, eng__pattern leaf) {
  eng__pattern_def def = patterns->defs.at[pattern];
  if (def.kind == ENG__KIND_SEQ)
    return eng__seq_looks_at(patterns, &patterns->seqs.all.at[def.at], leaf);
  return def.kind == ENG__KIND_EITHER && either_looks_at(patterns, def, leaf);
}

/* What was answered for an `either` or a sequence before it was given this is no longer true. */
static void forget_answers(eng__index *index, eng__pattern leaf) {
  for (size_t i = 0; i < index->touched.count; i++) {
    eng__pattern pattern = index->touched.at[i];
    if (!looks_at(index->patterns, pattern, leaf)) continue;
    index->states[pattern].ready = false;
    index->states[pattern].hits = (eng__hits){NULL, 0};
  }
}

eng_status eng__index_give(eng__index *index, eng__pattern pattern, const eng__hit *hits,
                           size_t count, eng_error *err) {
  forget_answers(index, pattern);
  return settle(index, pattern, hits, count, err);
}

const eng__hit_group *eng__index_groups(const eng__index *index, const eng__hit *hit) {
  return hit->group_count ? index->groups.at + hit->groups : NULL;
}

const eng__match_problem *eng__index_problems(const eng__index *index, size_t *count) {
  *count = index->problems.count;
  return index->problems.at;
}

eng_document *eng__index_document(const eng__index *index) {
  return index->document;
}
