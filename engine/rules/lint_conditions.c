/* Conditions of a rule: those that say nothing, or that no hit can meet. */
#include "rules/lint.h"

enum { LONGEST_SENTENCE = 100 }; /* words: longer ones are lists and tables */

static bool same(const eng__condition *a, const eng__condition *b) {
  bool words = a->within != ENG__WITHIN_WORDS || a->words == b->words;
  return a->pattern == b->pattern && a->within == b->within && words && a->side == b->side &&
         a->barrier == b->barrier;
}

/* Where the condition with this pattern and options stands is not kept: the field's line serves. */
static void check_one(eng__ruleset *set, const eng__rule *rule, eng__where where, const char *field,
                      const eng__condition *c) {
  if (c->within == ENG__WITHIN_WORDS && c->words > LONGEST_SENTENCE)
    eng__lint_say(set, ENG__LINT_WINDOW_WIDE, where,
                  "rule '%s': '%s' within %u words is the sentence", rule->info.name, field,
                  (unsigned)c->words);
  if (c->within == ENG__WITHIN_OVERLAP && c->side != ENG__SIDE_ANY)
    eng__lint_say(set, ENG__LINT_SIDE_OVERLAP, where,
                  "rule '%s': '%s' overlaps the hit, which is on no side", rule->info.name, field);
}

static void check_twice(eng__ruleset *set, const eng__rule *rule, eng__where where,
                        const char *field, const eng__condition *all, size_t count) {
  for (size_t i = 1; i < count && i < 100; i++)
    for (size_t k = 0; k < i; k++)
      if (same(&all[i], &all[k]))
        eng__lint_say(set, ENG__LINT_CONDITION_TWICE, where,
                      "rule '%s': '%s' has a condition twice", rule->info.name, field);
}

/* What overlaps every hit: the hit itself, and the sentence and paragraph it stands in. */
static bool always_overlaps(const eng__ruleset *set, const eng__rule *rule,
                            const eng__condition *c) {
  eng__pattern_form form = set->infos.at[c->pattern].form;
  bool around = form == ENG__FORM_SENTENCE || form == ENG__FORM_PARAGRAPH;
  return c->within == ENG__WITHIN_OVERLAP && c->side == ENG__SIDE_ANY &&
         (around || c->pattern == rule->find);
}

static bool is_wanted(const eng__rule *rule, const eng__condition *forbidden) {
  for (size_t i = 0; i < rule->with_count; i++)
    if (same(&rule->with[i], forbidden)) return true;
  return false;
}

void eng__lint_conditions(eng__ruleset *set, const eng__rule *rule) {
  eng__where with = {rule->source, rule->with_line}, unless = {rule->source, rule->unless_line};
  for (size_t i = 0; i < rule->with_count; i++) check_one(set, rule, with, "with", &rule->with[i]);
  check_twice(set, rule, with, "with", rule->with, rule->with_count);
  check_twice(set, rule, unless, "unless", rule->unless, rule->unless_count);
  for (size_t i = 0; i < rule->unless_count; i++) {
    const eng__condition *c = &rule->unless[i];
    check_one(set, rule, unless, "unless", c);
    if (always_overlaps(set, rule, c))
      eng__lint_say(set, ENG__LINT_CONDITION_NEVER, unless,
                    "rule '%s': 'unless' holds for every hit", rule->info.name);
    if (is_wanted(rule, c))
      eng__lint_say(set, ENG__LINT_CONDITION_CONTRADICTS, unless,
                    "rule '%s': 'with' wants what 'unless' forbids", rule->info.name);
  }
}
