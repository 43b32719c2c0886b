/* By kind: an `either` is explained alternative by alternative, a sequence element by element,
 * words, names, expressions, tokens and numbers in files of their own. */
#include "match/explain.h"

#include "match/condition.h"
#include "match/names.h"
#include "match/sequence_trail.h"
#include "match/state.h"

enum { MOST_TOLD = 8, MOST_DESCRIBED = 3 };

/* ---- Near misses ---- */

typedef struct telling {
  eng__explaining x;
  eng__take_near_miss *take;
  void *context;
  size_t told;
} telling;

/* The first hit of the pattern that touches the stretch. */
static eng_status find_here(eng__index *index, eng__pattern pattern, eng_span stretch,
                            const eng__hit **hit, eng_error *err) {
  eng__hits hits;
  eng_status status = eng__index_hits(index, pattern, &hits, err);
  *hit = NULL;
  for (size_t i = 0; !status && i < hits.count && !*hit; i++)
    if (hits.at[i].start < stretch.end && hits.at[i].end > stretch.start) *hit = &hits.at[i];
  return status;
}

static eng_status explain_leaf(telling *t, eng__pattern pattern, eng_error *err) {
  const eng__patterns *patterns = t->x.index->patterns;
  switch (patterns->defs.at[pattern].kind) {
  case ENG__KIND_WORDS:
    return eng__explain_phrases(&t->x, pattern, err);
  case ENG__KIND_NAMES:
    return eng__explain_names(&t->x, pattern, err);
  case ENG__KIND_REGEX:
    return eng__explain_regex(&t->x, pattern, err);
  case ENG__KIND_TOKEN:
    eng__explain_token(&t->x, pattern);
    return ENG_OK;
  case ENG__KIND_NUMBER:
    eng__explain_number(&t->x, pattern);
    return ENG_OK;
  case ENG__KIND_GIVEN:
    eng__buffer_add_string(&t->x.what, "nothing here is ");
    eng__describe_pattern(&t->x.what, patterns, pattern);
    return ENG_OK;
  default:
    eng__describe_pattern(&t->x.what, patterns, pattern);
    eng__buffer_add_string(&t->x.what, " is not here");
    return ENG_OK;
  }
}

/* One leaf; of a sequence, what stands there of it is told too. */
static eng_status tell(telling *t, eng__pattern pattern, bool part, eng_error *err) {
  const eng__hit *here = NULL;
  if (t->told++ >= MOST_TOLD) return ENG_OK;
  eng__buffer_clear(&t->x.what);
  t->x.best = (eng_span){t->x.stretch.start, t->x.stretch.start};
  eng_status status = part ? find_here(t->x.index, pattern, t->x.stretch, &here, err) : ENG_OK;
  if (status) return status;
  if (here) {
    t->x.best = (eng_span){here->start, here->end};
    eng__buffer_add_string(&t->x.what, "a part of the sequence is here: ");
    eng__describe_entry(&t->x.what, t->x.index->patterns, here);
  } else {
    status = explain_leaf(t, pattern, err);
  }
  if (!status && t->x.what.failed) status = eng__fail_nomem(err);
  eng__near_miss miss = {t->x.best, eng__buffer_slice(&t->x.what), false};
  return status ? status : t->take(t->context, &miss, err);
}

/* ---- Sequences ---- */

static void describe_taken(eng__buffer *out, const eng__patterns *patterns,
                           const eng__seq_taken *taken) {
  if (taken->hit) eng__describe_entry(out, patterns, taken->hit);
  else eng__buffer_add_string(out, "words of a gap");
}

static eng_status tell_taken(telling *t, const eng__seq_trail *trail, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < trail->taken.count && !status; i++) {
    eng__buffer_clear(&t->x.what);
    describe_taken(&t->x.what, t->x.index->patterns, &trail->taken.at[i]);
    if (t->x.what.failed) return eng__fail_nomem(err);
    eng__near_miss part = {trail->taken.at[i].text, eng__buffer_slice(&t->x.what), true};
    status = t->take(t->context, &part, err);
  }
  return status;
}

static void describe_next(eng__buffer *out, const eng__patterns *patterns,
                          const eng__seq_trail *trail) {
  for (size_t i = 0; i < trail->next_count && i < MOST_DESCRIBED; i++) {
    if (i) eng__buffer_add_string(out, " or ");
    eng__describe_pattern(out, patterns, trail->next[i]);
  }
  if (trail->next_count > MOST_DESCRIBED) eng__buffer_add_string(out, " or …");
  if (trail->next_word) eng__buffer_add_string(out, trail->next_count ? " or words" : "words");
}

/* Where what should have come next stands instead, in the rest of the sentence. */
static eng_status find_later(telling *t, const eng__seq_trail *trail, const eng__hit **later,
                             eng_error *err) {
  eng_status status = ENG_OK;
  *later = NULL;
  for (size_t i = 0; i < trail->next_count && !status; i++) {
    const eng__hit *here;
    status = find_here(t->x.index, trail->next[i], trail->rest, &here, err);
    if (!status && here && (!*later || here->start < (*later)->start)) *later = here;
  }
  return status;
}

static void describe_stop(eng__buffer *out, const eng__patterns *patterns,
                          const eng__seq_trail *trail, const eng__hit *later) {
  if (later && trail->next_word) {
    eng__describe_entry(out, patterns, later);
    eng__buffer_add_string(out,
                           " stands too far on, with more words in between than the gap takes");
    return;
  }
  eng__buffer_add_string(out, "what comes next is not ");
  describe_next(out, patterns, trail);
  if (later) eng__buffer_add_string(out, ", which stands too far on");
}

/* The element at which the way that got farthest ends. */
static eng_status tell_stop(telling *t, const eng__seq_trail *trail, eng_error *err) {
  eng__buffer *out = &t->x.what;
  const eng__hit *later;
  eng_status status = find_later(t, trail, &later, err);
  if (status) return status;
  eng__buffer_clear(out);
  eng__buffer_printf(out, "the sequence stops after %zu %s; ", trail->taken.count,
                     trail->taken.count == 1 ? "element" : "elements");
  describe_stop(out, t->x.index->patterns, trail, later);
  eng_span text = {trail->rest.start, trail->rest.start};
  if (later) text = (eng_span){later->start, later->end};
  if (out->failed) return eng__fail_nomem(err);
  eng__near_miss stop = {text, eng__buffer_slice(out), false};
  return t->take(t->context, &stop, err);
}

static eng_status tell_leaves(telling *t, eng__pattern pattern, eng_error *err) {
  const eng__patterns *patterns = t->x.index->patterns;
  const eng__seq *seq = &patterns->seqs.all.at[patterns->defs.at[pattern].at];
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < seq->leaf_count && !status; i++)
    status = tell(t, patterns->seqs.leaves.at[seq->leaves + i].pattern, true, err);
  return status;
}

static eng_status tell_sequence(telling *t, eng__pattern pattern, eng_error *err) {
  eng__seq_trail trail = {0};
  eng_status status = eng__seq_trail_near(t->x.index, pattern, t->x.stretch, &trail, err);
  if (!status && trail.taken.count) status = tell_taken(t, &trail, err);
  if (!status && trail.taken.count) status = tell_stop(t, &trail, err);
  if (!status && !trail.taken.count) status = tell_leaves(t, pattern, err);
  eng__seq_trail_free(&trail);
  return status;
}

eng_status eng__explain_elements(eng__index *index, const eng__hit *hit, eng__take_near_miss *take,
                                 void *context, eng_error *err) {
  telling t = {.x = {.index = index}, .take = take, .context = context};
  eng__seq_trail trail = {0};
  if (index->patterns->defs.at[hit->pattern].kind != ENG__KIND_SEQ) return ENG_OK;
  eng_status status = eng__seq_trail_of(index, hit, &trail, err);
  if (!status) status = tell_taken(&t, &trail, err);
  eng__seq_trail_free(&trail);
  eng__buffer_free(&t.x.what);
  return status;
}

eng_status eng__explain(eng__index *index, eng__pattern pattern, eng_span stretch,
                        eng__take_near_miss *take, void *context, eng_error *err) {
  telling t = {.x = {.index = index, .stretch = stretch}, .take = take, .context = context};
  const eng__patterns *patterns = index->patterns;
  eng__pattern_def def = patterns->defs.at[pattern];
  eng_status status = ENG_OK;
  if (def.kind == ENG__KIND_EITHER) {
    for (uint32_t i = 0; i < def.count && !status; i++)
      status = tell(&t, patterns->leaves.at[def.at + i], false, err);
  } else if (def.kind == ENG__KIND_SEQ) {
    status = tell_sequence(&t, pattern, err);
  } else {
    status = tell(&t, pattern, false, err);
  }
  eng__buffer_free(&t.x.what);
  return status;
}
