/* What `lint` says of rules beyond errors: named, so that a name can be looked up and silenced.
 *
 *   rule-without-examples (refused)   a rule needs at least one yes and one no
 *   yes-without-marks                 a yes example says nothing of what must be tagged
 *   unused-pattern                    a pattern that no rule and no included file's value reaches
 *   deprecated-rule                   a tagged rule is deprecated
 *   not-yet-honoured                  a field that a later version will filter by (rule.c)
 *   entry-twice, entry-covered, short-stem, mixed-script   entries of words (lint_words.c)
 *   form-short, form-twice, form-inferred    entries of names (name_lint.c)
 *   unbounded-dot, ascii-class        expressions (lint_regex.c) */
#include "rules/loading.h"

static eng__where where_of(const eng__rule *rule) {
  return (eng__where){rule->source, rule->info.line};
}

static void lint_examples(eng__ruleset *set, const eng__rule *rule) {
  size_t yes = 0, no = 0;
  for (size_t i = 0; i < rule->info.example_count; i++) {
    const eng__example *example = &rule->info.examples[i];
    yes += example->yes;
    no += !example->yes;
    if (!example->yes || example->span_count) continue;
    eng__report_warning(set, "yes-without-marks", (eng__where){rule->source, example->line},
                        "rule '%s': put braces around what this yes example must tag",
                        rule->info.name);
  }
  if (rule->aggregate) {
    if (rule->aggregate->info.example_count == 0)
      eng__report_refusal(set, "rule-without-examples", where_of(rule),
                          "aggregate '%s' has no examples: say how many rows some documents give",
                          rule->info.name);
    return;
  }
  if (yes && no) return;
  eng__report_refusal(set, "rule-without-examples", where_of(rule),
                      "rule '%s' has no '%s' example: a rule needs at least one yes and one no",
                      rule->info.name, yes ? "no" : "yes");
}

static eng_status mark_used(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng_error *err) {
  (void)rule;
  (void)err;
  eng__pattern_mark_used(set, id);
  return ENG_OK;
}

static const char *form_name(eng__pattern_form form) {
  static const char *const names[] = {"",         "words",     "names",  "regex", "token", "number",
                                      "sentence", "paragraph", "either", "seq",   "tagged"};
  return names[form];
}

static void lint_unused(eng__ruleset *set) {
  for (size_t i = 0; i < set->infos.count; i++) {
    const eng__pattern_info *info = &set->infos.at[i];
    if (info->used || info->builtin || info->form == ENG__FORM_NONE) continue;
    eng__report_warning(set, "unused-pattern", (eng__where){info->source, info->line},
                        "no rule uses this '%s'", form_name(info->form));
  }
}

static void lint_tagged(eng__ruleset *set, const eng__pattern_info *info) {
  for (size_t i = 0; i < info->source_count; i++) {
    const eng__rule_info *rule = &set->rules.at[info->sources[i]]->info;
    if (!rule->status || strcmp(rule->status, "deprecated") != 0) continue;
    eng__report_warning(set, "deprecated-rule", (eng__where){info->source, info->line},
                        "tagged \"%s\": rule '%s' is deprecated%s%s", info->tagged, rule->name,
                        rule->replaced_by ? "; use " : "",
                        rule->replaced_by ? rule->replaced_by : "");
  }
}

eng_status eng__lint_rules(eng__ruleset *set, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < set->rules.count; i++) {
    lint_examples(set, set->rules.at[i]);
    status = eng__walk_rule(set, set->rules.at[i], mark_used, err);
  }
  set->visits++;
  if (status == ENG_OK) status = eng__walk_functions(set, NULL, mark_used, err);
  if (status != ENG_OK) return status;
  lint_unused(set);
  for (size_t i = 0; i < set->infos.count; i++) lint_tagged(set, &set->infos.at[i]);
  return ENG_OK;
}
