/* What `lint` says of the entries of a `names`. */
#include "rules/names.h"

void eng__lint_names(eng__ruleset *set, eng__where where, const eng__named_form *forms,
                     size_t count, const eng__name_options *options) {
  (void)set, (void)where, (void)forms, (void)count, (void)options;
}
