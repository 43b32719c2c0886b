/* Examples of a rule: are there any, do they say what they are for, do they try its conditions? */
#include "rules/lint.h"

#include "text/document.h"

/* ---- As they are written ---- */

static eng__where example_where(const eng__rule *rule, const eng__example *example) {
  return (eng__where){rule->source, example->line};
}

static void lint_missing(eng__ruleset *set, const eng__rule *rule) {
  size_t yes = 0, no = 0;
  for (size_t i = 0; i < rule->info.example_count; i++) {
    const eng__example *example = &rule->info.examples[i];
    yes += example->yes;
    no += !example->yes;
    if (!example->yes || example->span_count) continue;
    eng__lint_say(set, ENG__LINT_YES_WITHOUT_MARKS, example_where(rule, example),
                  "rule '%s': put braces around what this yes example must tag", rule->info.name);
  }
  if (rule->aggregate) {
    if (rule->aggregate->info.example_count == 0)
      eng__lint_say(set, ENG__LINT_RULE_WITHOUT_EXAMPLES, eng__rule_where(rule),
                    "aggregate '%s' has no examples: say how many rows some documents give",
                    rule->info.name);
    return;
  }
  if (yes && no) return;
  eng__lint_say(set, ENG__LINT_RULE_WITHOUT_EXAMPLES, eng__rule_where(rule),
                "rule '%s' has no '%s' example: a rule needs at least one yes and one no",
                rule->info.name, yes ? "no" : "yes");
}

static int by_text(const void *a, const void *b) {
  const eng__example *x = *(const eng__example *const *)a, *y = *(const eng__example *const *)b;
  int order = eng__slice_compare(x->text, y->text);
  return order ? order : (x > y) - (x < y);
}

static bool same_meta(const eng__example *a, const eng__example *b) {
  if (a->meta_count != b->meta_count) return false;
  for (size_t i = 0; i < 2 * a->meta_count; i++)
    if (!eng__slice_equal(a->meta[i], b->meta[i])) return false;
  return true;
}

/* The same text again with other marks is no repetition. */
static bool same_example(const eng__example *a, const eng__example *b) {
  bool marks = a->yes != b->yes || a->span_count == b->span_count;
  for (size_t i = 0; marks && a->yes == b->yes && i < a->span_count; i++)
    marks = a->spans[i].start == b->spans[i].start && a->spans[i].end == b->spans[i].end;
  return marks && eng__slice_equal(a->text, b->text) && same_meta(a, b);
}

static void lint_twice(eng__ruleset *set, const eng__rule *rule) {
  size_t count = rule->info.example_count;
  const eng__example **all = eng__arena_array(&set->arena, count + 1, sizeof *all);
  for (size_t i = 0; all && i < count; i++) all[i] = &rule->info.examples[i];
  if (all && count) qsort(all, count, sizeof *all, by_text);
  for (size_t i = 1; all && i < count; i++) {
    const eng__example *a = all[i - 1], *b = all[i];
    if (!same_example(a, b)) continue;
    eng__lint_say(set, a->yes == b->yes ? ENG__LINT_EXAMPLE_TWICE : ENG__LINT_EXAMPLE_CONTRADICTS,
                  example_where(rule, b),
                  a->yes == b->yes ? "rule '%s': this example stands there already"
                                   : "rule '%s': this text is a yes example, too",
                  rule->info.name);
    if (a->yes == b->yes && b->written.at) {
      eng__slice out = eng__lint_item_whole(rule->source, b->written);
      if (out.len) eng__lint_edit(set, out, (eng__slice){"", 0});
    }
  }
}

/* ---- Scripts ---- */

/* Which scripts the texts a pattern looks for are written in. */
typedef struct scripts {
  bool latin, persian;
} scripts;

static void add_scripts(scripts *s, eng__slice text) {
  s->latin = s->latin || eng__has_script(text, ENG__SCRIPT_LATIN);
  s->persian = s->persian || eng__has_script(text, ENG__SCRIPT_ARABIC);
}

/* Of `words`, alone or the parts of an `either`: other patterns may look for anything. */
static bool find_scripts(const eng__ruleset *set, eng__pattern id, scripts *s) {
  const eng__pattern_info *info = &set->infos.at[id];
  if (info->form == ENG__FORM_EITHER) {
    bool known = true;
    for (size_t i = 0; known && i < info->part_count; i++) {
      const eng__pattern_info *part = &set->infos.at[info->parts[i]];
      known = part->form == ENG__FORM_WORDS && find_scripts(set, info->parts[i], s);
    }
    return known;
  }
  const eng__lint_wordset *words = eng__lint_words_of(set, id);
  for (size_t k = 0; words && k < words->count && !(s->latin && s->persian); k++)
    add_scripts(s, words->at[k].key);
  return words != NULL;
}

static void lint_scripts(eng__ruleset *set, const eng__rule *rule) {
  scripts looked = {false, false}, shown = {false, false};
  size_t marked = 0;
  if (rule->find == ENG__NO_PATTERN || !find_scripts(set, rule->find, &looked)) return;
  for (size_t i = 0; i < rule->info.example_count; i++) {
    const eng__example *example = &rule->info.examples[i];
    for (size_t k = 0; k < example->span_count; k++, marked++)
      add_scripts(&shown,
                  eng__slice_cut(example->text, example->spans[k].start, example->spans[k].end));
  }
  bool latin = looked.latin && !shown.latin, persian = looked.persian && !shown.persian;
  if (!marked || !(latin || persian)) return;
  eng__lint_say(set, ENG__LINT_EXAMPLE_SCRIPT, eng__rule_where(rule),
                "rule '%s' has entries in %s letters and no yes example with them", rule->info.name,
                persian ? "Persian" : "Latin");
}

void eng__lint_examples(eng__ruleset *set, const eng__rule *rule) {
  lint_missing(set, rule);
  lint_twice(set, rule);
  lint_scripts(set, rule);
}

/* ---- Tried ---- */

/* Does the rule's pattern find something in the example, whatever its conditions say of it? Asked
 * of the index alone: no rule code runs. */
static bool has_candidate(eng__ruleset *set, const eng__rule *rule, const eng__example *example,
                          eng_document *document) {
  eng__hits hits = {0};
  if (eng__document_read_utf8(document, example->text, NULL) != ENG_OK) return true;
  if (eng__index_scan(set->index, document, NULL) != ENG_OK) return true;
  if (eng__index_hits(set->index, rule->find, &hits, NULL) != ENG_OK) return true;
  return hits.count > 0;
}

/* What other rules find is not known here. */
static bool has_conditions(const eng__rule *rule) {
  if (rule->find == ENG__NO_PATTERN || rule->aggregate || rule->looks_at.count) return false;
  return rule->with_count || rule->unless_count || rule->where != LUA_NOREF;
}

static void try_rule(eng__ruleset *set, const eng__rule *rule, eng_document *document) {
  size_t no = 0;
  for (size_t i = 0; i < rule->info.example_count; i++) {
    const eng__example *example = &rule->info.examples[i];
    if (example->yes) continue;
    no++;
    if (has_candidate(set, rule, example, document)) return;
  }
  if (no)
    eng__lint_say(set, ENG__LINT_CONDITION_UNTESTED, eng__rule_where(rule),
                  "rule '%s': no 'no' example has what it looks for", rule->info.name);
}

void eng__lint_tried(eng__ruleset *set) {
  eng_document *document = calloc(1, sizeof *document);
  if (!document) return;
  for (size_t i = 0; i < set->rules.count; i++)
    if (has_conditions(set->rules.at[i])) try_rule(set, set->rules.at[i], document);
  eng__document_clear(document);
  free(document);
}
