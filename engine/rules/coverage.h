/* Coverage: which branches of rules were ever taken. Each rule has a branch for itself, one for
 * each alternative, element and entry of what it looks for, and two for each condition and `where`:
 * that it said yes, and that it said no. Off in a run that did not ask, where every hook is one
 * test of a pointer; on, each document has the list of what fired in it. */
#ifndef ENG_RULES_COVERAGE_H
#define ENG_RULES_COVERAGE_H

#include "match/sequence_trail.h"
#include "rules/objects.h"

#define ENG__NO_BRANCH UINT32_MAX

/* A pattern in what a rule looks for. */
typedef struct eng__covered_leaf {
  eng__pattern pattern;
  uint32_t own;     /* its branch, or ENG__NO_BRANCH */
  uint32_t entries; /* the first of those of its entries */
  uint32_t entry_count;
} eng__covered_leaf;

typedef struct eng__covered_rule {
  uint32_t tagged, conditions, where; /* branches: `with` before `unless`, each yes, then no */
  size_t leaf, leaf_count;            /* in eng__coverage.leaves, by pattern */
} eng__covered_rule;

typedef struct eng__coverage {
  ENG__VEC(eng__branch) branches;
  ENG__VEC(eng__covered_rule) rules; /* as loaded */
  ENG__VEC(eng__covered_leaf) leaves;
  uint32_t *slots; /* by branch: its place in `fired`, + 1 */
  ENG__VEC(eng__fired) fired;
  eng__seq_trail trail;
} eng__coverage;

/* Hooks. ENG_NOMEM. */
eng_status eng__cover_candidates(eng__ruleset *set, const eng__rule *rule, eng__hits candidates,
                                 eng_error *err);
eng_status eng__cover_condition(eng__ruleset *set, const eng__rule *rule,
                                const eng__condition *condition, bool unless, bool found,
                                const eng__hit *hit, eng_error *err);
eng_status eng__cover_where(eng__ruleset *set, const eng__rule *rule, bool good,
                            const eng__hit *hit, eng_error *err);
eng_status eng__cover_tagged(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                             eng_error *err);
/* Forgets what fired. */
void eng__cover_none(eng__ruleset *set);
void eng__coverage_close(eng__ruleset *set);

#endif
