/* A trace: while rules are applied, what was tried in one stretch of the document, step by step,
 * for `engine why`. It is off in a run, where every hook is one test of a flag. The hooks stand in
 * the code that applies rules, so that what is told is what happened. */
#ifndef ENG_RULES_TRACE_H
#define ENG_RULES_TRACE_H

#include "rules/objects.h"

/* Are steps of this rule wanted? */
static inline bool eng__is_traced(const eng__ruleset *set, const eng__rule *rule) {
  return set->trace.on && (set->trace.only < 0 || set->trace.only == (int64_t)rule->index);
}
/* And about this hit: does it touch the stretch? */
bool eng__traces_hit(const eng__ruleset *set, const eng__rule *rule, const eng__hit *hit);

/* Each adds steps. A status is ENG_NOMEM or that of a search. */
eng_status eng__trace_lang(eng__ruleset *set, const eng__rule *rule, eng_error *err);
eng_status eng__trace_meta(eng__ruleset *set, const eng__rule *rule, const eng__meta_test *test,
                           eng_error *err);
/* The candidates in the stretch, or why there is none. */
eng_status eng__trace_candidates(eng__ruleset *set, const eng__rule *rule, eng__hits candidates,
                                 eng_error *err);
eng_status eng__trace_condition(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                                const eng__condition *condition, bool unless, const eng__hit *found,
                                eng_error *err);
/* What `keep` drops: `hits` are `count` before it, run->hits those after it. */
eng_status eng__trace_lost(eng__ruleset *set, const eng__rule *rule, const eng__hit *hits,
                           size_t count, eng_error *err);

/* A call of rule code about a hit: begin gives what end wants. */
size_t eng__trace_call(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit);
eng_status eng__trace_called(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                             const char *element, bool good, size_t call, eng_error *err);
/* A question that rule code asked of the index, and its answer. */
void eng__trace_asked(eng__ruleset *set, const char *question, eng__pattern pattern,
                      const eng__hit *found, int64_t count);

/* The end of a hit: not marked, the same place as one before, or an annotation. */
eng_status eng__trace_end(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                          const char *element, bool good, eng_span text, const char *detail,
                          eng_error *err);

#endif
