/* What fires while rules are applied. The branches are made in coverage_build.c. */
#include "rules/coverage.h"

static eng_status fire(eng__coverage *coverage, uint32_t branch, const eng__hit *hit, bool tagged,
                       eng_error *err) {
  if (branch == ENG__NO_BRANCH) return ENG_OK;
  uint32_t *slot = &coverage->slots[branch];
  if (!*slot) {
    eng__fired fired = {.branch = branch, .first = eng__hit_text(hit)};
    if (!eng__vec_push(&coverage->fired, fired)) return eng__fail_nomem(err);
    *slot = (uint32_t)coverage->fired.count;
  }
  eng__fired *fired = &coverage->fired.at[*slot - 1];
  if (tagged) fired->tagged++;
  else fired->count++;
  return ENG_OK;
}

static const eng__covered_leaf *find_leaf(const eng__coverage *coverage,
                                          const eng__covered_rule *rule, eng__pattern pattern) {
  const eng__covered_leaf *leaves = coverage->leaves.at + rule->leaf;
  size_t low = 0, high = rule->leaf_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (leaves[middle].pattern < pattern) low = middle + 1;
    else high = middle;
  }
  return low < rule->leaf_count && leaves[low].pattern == pattern ? &leaves[low] : NULL;
}

/* A hit of a leaf: the leaf, and the entry that gave it. */
static eng_status fire_leaf(eng__coverage *coverage, const eng__covered_rule *rule,
                            const eng__hit *hit, bool tagged, eng_error *err) {
  const eng__covered_leaf *leaf = find_leaf(coverage, rule, hit->pattern);
  if (!leaf) return ENG_OK;
  eng_status status = fire(coverage, leaf->own, hit, tagged, err);
  if (status || hit->entry >= leaf->entry_count) return status;
  return fire(coverage, leaf->entries + hit->entry, hit, tagged, err);
}

/* An element of a sequence: the part as it is written, and in it what gave the hit. */
static eng_status fire_element(eng__coverage *coverage, const eng__covered_rule *rule,
                               const eng__seq_taken *taken, bool tagged, eng_error *err) {
  if (!taken->hit) return ENG_OK;
  eng_status status = ENG_OK;
  if (taken->leaf != taken->hit->pattern) {
    const eng__covered_leaf *part = find_leaf(coverage, rule, taken->leaf);
    if (part) status = fire(coverage, part->own, taken->hit, tagged, err);
  }
  return status ? status : fire_leaf(coverage, rule, taken->hit, tagged, err);
}

static eng_status fire_hit(eng__ruleset *set, const eng__covered_rule *rule, const eng__hit *hit,
                           bool tagged, eng_error *err) {
  eng__coverage *coverage = set->coverage;
  eng_status status = fire_leaf(coverage, rule, hit, tagged, err);
  if (hit->pattern >= set->infos.count || set->infos.at[hit->pattern].form != ENG__FORM_SEQ)
    return status;
  if (!status) status = eng__seq_trail_of(set->index, hit, &coverage->trail, err);
  for (size_t i = 0; i < coverage->trail.taken.count && !status; i++)
    status = fire_element(coverage, rule, &coverage->trail.taken.at[i], tagged, err);
  return status;
}

eng_status eng__cover_candidates(eng__ruleset *set, const eng__rule *rule, eng__hits candidates,
                                 eng_error *err) {
  if (!set->coverage) return ENG_OK;
  const eng__covered_rule *covered = &set->coverage->rules.at[rule->index];
  eng_status status = ENG_OK;
  for (size_t i = 0; i < candidates.count && !status; i++)
    status = fire_hit(set, covered, &candidates.at[i], false, err);
  return status;
}

eng_status eng__cover_condition(eng__ruleset *set, const eng__rule *rule,
                                const eng__condition *condition, bool unless, bool found,
                                const eng__hit *hit, eng_error *err) {
  if (!set->coverage) return ENG_OK;
  const eng__covered_rule *covered = &set->coverage->rules.at[rule->index];
  size_t number = unless ? rule->with_count + (size_t)(condition - rule->unless)
                         : (size_t)(condition - rule->with);
  return fire(set->coverage, covered->conditions + 2 * (uint32_t)number + !found, hit, false, err);
}

eng_status eng__cover_where(eng__ruleset *set, const eng__rule *rule, bool good,
                            const eng__hit *hit, eng_error *err) {
  if (!set->coverage) return ENG_OK;
  return fire(set->coverage, set->coverage->rules.at[rule->index].where + !good, hit, false, err);
}

eng_status eng__cover_tagged(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                             eng_error *err) {
  if (!set->coverage) return ENG_OK;
  const eng__covered_rule *covered = &set->coverage->rules.at[rule->index];
  eng_status status = fire(set->coverage, covered->tagged, hit, false, err);
  if (!status) status = fire(set->coverage, covered->tagged, hit, true, err);
  return status ? status : fire_hit(set, covered, hit, true, err);
}

void eng__cover_none(eng__ruleset *set) {
  eng__coverage *coverage = set->coverage;
  if (!coverage) return;
  for (size_t i = 0; i < coverage->fired.count; i++)
    coverage->slots[coverage->fired.at[i].branch] = 0;
  coverage->fired.count = 0;
}

const eng__fired *eng__ruleset_fired(const eng__ruleset *set, size_t *count) {
  *count = set->coverage ? set->coverage->fired.count : 0;
  return set->coverage ? set->coverage->fired.at : NULL;
}

const eng__branch *eng__ruleset_branches(const eng__ruleset *set, size_t *count) {
  *count = set->coverage ? set->coverage->branches.count : 0;
  return set->coverage ? set->coverage->branches.at : NULL;
}

void eng__coverage_close(eng__ruleset *set) {
  eng__coverage *coverage = set->coverage;
  if (!coverage) return;
  eng__vec_free(&coverage->branches);
  eng__vec_free(&coverage->rules);
  eng__vec_free(&coverage->leaves);
  eng__vec_free(&coverage->fired);
  eng__seq_trail_free(&coverage->trail);
  free(coverage->slots);
  free(coverage);
  set->coverage = NULL;
}
