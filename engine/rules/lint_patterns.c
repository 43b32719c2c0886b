/* Patterns: those that nobody uses, parts that say nothing, entries that two parts have. */
#include "rules/lint.h"

#include <stdlib.h>

/* ---- While they are made ---- */

static int by_number(const void *a, const void *b) {
  eng__pattern x = *(const eng__pattern *)a, y = *(const eng__pattern *)b;
  return (x > y) - (x < y);
}

void eng__lint_parts(eng__ruleset *set, const char *word, eng__where where,
                     const eng__pattern *parts, size_t count) {
  if (!set->lint) return;
  if (count == 1)
    eng__lint_say(set, ENG__LINT_SINGLE_PART, where, "%s: one part needs no '%s'", word, word);
  eng__pattern *sorted = parts ? eng__arena_array(&set->arena, count, sizeof *sorted) : NULL;
  if (!sorted) return;
  memcpy(sorted, parts, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, by_number);
  for (size_t i = 1; i < count; i++) {
    if (sorted[i] != sorted[i - 1]) continue;
    eng__lint_say(set, ENG__LINT_PART_TWICE, where, "%s: the same pattern stands in it twice",
                  word);
    return;
  }
}

void eng__lint_bounds(eng__ruleset *set, const char *word, eng__where where, uint32_t min,
                      uint32_t max) {
  bool gap = strcmp(word, "gap") == 0, many = strcmp(word, "many") == 0;
  if (gap && max == 0)
    eng__lint_say(set, ENG__LINT_GAP_EMPTY, where, "gap(0, 0) is no gap: leave it out");
  if (many && min == 1 && max == 1)
    eng__lint_say(set, ENG__LINT_GAP_EMPTY, where, "many(a, 1, 1) is a");
}

/* ---- Once all are known ---- */

static const char *form_name(eng__pattern_form form) {
  static const char *const names[] = {"",         "words",     "names",  "regex", "token", "number",
                                      "sentence", "paragraph", "either", "seq",   "tagged"};
  return names[form];
}

static void lint_unused(eng__ruleset *set) {
  for (size_t i = 0; i < set->infos.count; i++) {
    const eng__pattern_info *info = &set->infos.at[i];
    if (info->used || info->builtin || info->form == ENG__FORM_NONE) continue;
    eng__lint_say(set, ENG__LINT_UNUSED_PATTERN, (eng__where){info->source, info->line},
                  "no rule uses this '%s'", form_name(info->form));
  }
}

static void lint_tagged(eng__ruleset *set, const eng__pattern_info *info) {
  for (size_t i = 0; i < info->source_count; i++) {
    const eng__rule_info *rule = &set->rules.at[info->sources[i]]->info;
    if (!rule->status || strcmp(rule->status, "deprecated") != 0) continue;
    eng__lint_say(set, ENG__LINT_DEPRECATED_RULE, (eng__where){info->source, info->line},
                  "tagged \"%s\": rule '%s' is deprecated%s%s", info->tagged, rule->name,
                  rule->replaced_by ? "; use " : "", rule->replaced_by ? rule->replaced_by : "");
  }
}

/* ---- Entries of two parts ---- */

typedef ENG__VEC(eng__lint_word) keys;

const eng__lint_wordset *eng__lint_words_of(const eng__ruleset *set, eng__pattern id) {
  const struct eng__lint *lint = set->lint;
  size_t low = 0, high = lint->words.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (lint->words.at[middle].pattern < id) low = middle + 1;
    else high = middle;
  }
  bool found = low < lint->words.count && lint->words.at[low].pattern == id;
  return found ? &lint->words.at[low] : NULL;
}

/* `index` becomes the part, so that an entry twice in one list is not said again. */
static bool gather(const eng__ruleset *set, const eng__pattern_info *info, keys *all) {
  for (size_t i = 0; i < info->part_count; i++) {
    const eng__lint_wordset *words = eng__lint_words_of(set, info->parts[i]);
    for (size_t k = 0; words && k < words->count; k++) {
      eng__lint_word one = words->at[k];
      one.index = (uint32_t)i;
      if (!eng__vec_push(all, one)) return false;
    }
  }
  return true;
}

static int by_key(const void *a, const void *b) {
  const eng__lint_word *x = a, *y = b;
  int order = eng__slice_compare(x->key, y->key);
  if (!order) order = (int)x->capitals - (int)y->capitals;
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

enum { MOST_GATHERED = 2000000 }; /* entries in all: an `either` may hold the same list often */

static void lint_elsewhere(eng__ruleset *set) {
  keys all = {0};
  size_t budget = MOST_GATHERED;
  for (size_t i = 0; i < set->infos.count; i++) {
    const eng__pattern_info *info = &set->infos.at[i];
    all.count = 0;
    if (info->form != ENG__FORM_EITHER) continue;
    if (!gather(set, info, &all)) set->lint->full = true;
    if (all.count > budget) break;
    budget -= all.count;
    if (all.count) qsort(all.at, all.count, sizeof *all.at, by_key);
    for (size_t k = 1; k < all.count; k++) {
      const eng__lint_word *a = &all.at[k - 1], *b = &all.at[k];
      bool same = info->parts[a->index] == info->parts[b->index];
      if (same || a->capitals != b->capitals || !eng__slice_equal(a->key, b->key)) continue;
      eng__lint_say(set, ENG__LINT_ENTRY_ELSEWHERE, (eng__where){info->source, info->line},
                    "either: two of its parts have \"%.*s\"", (int)b->key.len, b->key.at);
    }
  }
  eng__vec_free(&all);
}

void eng__lint_patterns(eng__ruleset *set) {
  lint_unused(set);
  for (size_t i = 0; i < set->infos.count; i++) lint_tagged(set, &set->infos.at[i]);
  lint_elsewhere(set);
}
