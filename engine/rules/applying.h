/* A compiled set over one document. Statuses are for memory of the engine; what spends the budget
 * of the document sets run->lost. */
#ifndef ENG_RULES_APPLYING_H
#define ENG_RULES_APPLYING_H

#include "rules/objects.h"

enum { ENG__OUTPUT_BYTES = 16 << 20 }; /* of the results of one document */

void eng__run_free(eng__run *run);
/* One rule over the open document. A status only when memory of the engine is out; a spent budget
 * sets run->lost. */
eng_status eng__apply_rule(eng__ruleset *set, eng__rule *rule, eng_error *err);
/* Calls the functions of the rule that runs, with the hit and the document. */
eng_status eng__call_where(eng__ruleset *set, const eng__hit *hit, bool *keep, eng_error *err);
eng_status eng__call_mark(eng__ruleset *set, const eng__hit *hit, bool *marked, eng_span *text,
                          eng_error *err);
eng_status eng__call_note(eng__ruleset *set, const eng__hit *hit, eng__slice *note, eng_error *err);
/* Adds what the rule that runs found. */
eng_status eng__add_annotation(eng__ruleset *set, const eng__hit *hit, eng_span text,
                               eng__slice note, eng_error *err);
/* What the aggregate that runs keeps of the annotations in run->hits. */
eng_status eng__take_values(eng__ruleset *set, const eng__rule *rule, eng_error *err);
/* Once annotations have their order and fingerprints: `places` says where each one went. */
void eng__place_values(eng__ruleset *set, const size_t *places);
/* An error of the rule that runs, said once for each rule and document. */
eng_status eng__report_rule_error(eng__ruleset *set, const eng__hit *hit, eng__slice message,
                                  eng_error *err);
/* Calls `function` under protection with `argument` as its light userdata. `*called`: it ended
 * well. An error of the rule is reported, a spent budget loses the document. */
eng_status eng__call_protected(eng__ruleset *set, lua_CFunction function, void *argument,
                               const eng__hit *hit, bool *called, eng_error *err);
/* What the rule found marks each span once. */
void eng__unite_marks(eng__ruleset *set);
/* Sorts, and gives each its fingerprint. */
eng_status eng__finish_annotations(eng__ruleset *set, eng_error *err);
eng_status eng__add_problem(eng__ruleset *set, int64_t rule, int64_t offset, const char *kind,
                            eng__slice message, eng_error *err);
/* A search or a call that failed: what spent the budget sets run->lost and gives ENG_OK. */
eng_status eng__apply_failure(eng__ruleset *set, const eng_error *failure, eng_error *err);
/* Gives the index the hits of the tagged patterns the rule looks at. */
eng_status eng__give_tagged(eng__ruleset *set, const eng__rule *rule, eng_error *err);

#endif
