#include "rules/language.h"
void eng__lint_words(eng__ruleset *set, eng__where where, const eng__entry *entries) {
  (void)set;
  (void)where;
  (void)entries;
}
void eng__lint_regex(eng__ruleset *set, eng__where where, eng__slice expression) {
  (void)set;
  (void)where;
  (void)expression;
}
void eng__lint_rules(eng__ruleset *set) {
  (void)set;
}
