/* The branches of each rule, in the order in which they are written: the rule, what it looks for
 * from the outside in, its conditions, its `where`. */
#include "match/explain.h"
#include "match/state.h"
#include "rules/coverage.h"
#include "rules/names.h"

enum { MOST_BRANCHES = 4000000 };

typedef struct building {
  eng__ruleset *set;
  eng__coverage *coverage;
  const eng__rule *rule;
  eng__covered_rule covered;
  eng_error *err;
} building;

/* ---- Branches ---- */

static eng_status add_branch(building *b, eng__branch branch) {
  branch.rule = b->rule->index;
  if (b->coverage->branches.count >= MOST_BRANCHES)
    return eng__fail(b->err, ENG_LIMIT,
                     "the rules have more than %d branches; run coverage on some", MOST_BRANCHES);
  return eng__vec_push(&b->coverage->branches, branch) ? ENG_OK : eng__fail_nomem(b->err);
}

static uint32_t next_branch(const building *b) {
  return (uint32_t)b->coverage->branches.count;
}

/* What a pattern looks for, for a reader. */
static eng_status describe(building *b, eng__pattern pattern, eng__slice *text) {
  eng__buffer out = {0};
  eng__describe_pattern(&out, b->set->patterns, pattern);
  *text = eng__arena_copy(&b->set->arena, eng__buffer_slice(&out));
  bool failed = out.failed || !text->at;
  eng__buffer_free(&out);
  return failed ? eng__fail_nomem(b->err) : ENG_OK;
}

static void set_place(eng__branch *branch, const eng__pattern_info *info) {
  branch->file = info->source ? info->source->name : NULL;
  branch->line = info->line;
}

/* ---- Entries ---- */

static eng__branch entry_branch(const building *b, eng__pattern pattern, uint32_t entry) {
  const eng__pattern_info *info = &b->set->infos.at[pattern];
  eng__branch branch = {.field = "find", .what = "entry", .number = entry + 1};
  const eng__list *list = NULL;
  uint32_t row = 0;
  set_place(&branch, info);
  if (info->form == ENG__FORM_WORDS)
    list = info->entries[entry].list, row = info->entries[entry].row;
  if (info->form == ENG__FORM_NAMES) {
    list = info->named[entry].list, row = info->named[entry].row;
    branch.text = info->named[entry].form;
  }
  if (info->form == ENG__FORM_REGEX)
    branch.text =
        b->set->patterns->regexes.all.at[b->set->patterns->defs.at[pattern].at + entry].source;
  if (list) branch.file = list->name, branch.line = list->table.rows[row].line;
  return branch;
}

static eng_status add_entries(building *b, eng__covered_leaf *leaf) {
  eng_status status = ENG_OK;
  leaf->entries = next_branch(b);
  leaf->entry_count = b->set->infos.at[leaf->pattern].entry_count;
  for (uint32_t i = 0; i < leaf->entry_count && !status; i++)
    status = add_branch(b, entry_branch(b, leaf->pattern, i));
  return status;
}

/* ---- What it looks for ---- */

static bool is_known(const building *b, eng__pattern pattern) {
  for (size_t i = b->covered.leaf; i < b->coverage->leaves.count; i++)
    if (b->coverage->leaves.at[i].pattern == pattern) return true;
  return false;
}

/* `what`: alternative or part; NULL of a find that is one pattern. */
static eng_status add_leaf(building *b, eng__pattern pattern, const char *what) {
  const eng__pattern_info *info = &b->set->infos.at[pattern];
  eng__covered_leaf leaf = {pattern, ENG__NO_BRANCH, 0, 0};
  eng__branch own = {.field = "find", .what = what};
  eng_status status = ENG_OK;
  if (is_known(b, pattern)) return ENG_OK;
  if (what) {
    set_place(&own, info);
    leaf.own = next_branch(b);
    status = describe(b, pattern, &own.text);
    if (!status) status = add_branch(b, own);
  }
  if (!status && (!what || info->entry_count > 1)) status = add_entries(b, &leaf);
  if (!status && !eng__vec_push(&b->coverage->leaves, leaf)) status = eng__fail_nomem(b->err);
  return status;
}

static eng_status add_alternatives(building *b, eng__pattern either) {
  const eng__patterns *patterns = b->set->patterns;
  eng__pattern_def def = patterns->defs.at[either];
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < def.count && !status; i++)
    status = add_leaf(b, patterns->leaves.at[def.at + i], "alternative");
  return status;
}

static eng_status add_parts(building *b, eng__pattern seq) {
  const eng__pattern_info *info = &b->set->infos.at[seq];
  eng_status status = ENG_OK;
  for (size_t i = 0; i < info->part_count && !status; i++) {
    status = add_leaf(b, info->parts[i], "part");
    if (!status && b->set->infos.at[info->parts[i]].form == ENG__FORM_EITHER)
      status = add_alternatives(b, info->parts[i]);
  }
  return status;
}

static int by_pattern(const void *a, const void *b) {
  const eng__covered_leaf *x = a, *y = b;
  return (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static eng_status add_find(building *b) {
  const eng__patterns *patterns = b->set->patterns;
  eng__pattern find = b->rule->find;
  eng__pattern_def def = patterns->defs.at[find];
  bool either = def.kind == ENG__KIND_EITHER;
  eng_status status = either ? add_alternatives(b, find) : add_leaf(b, find, NULL);
  if (!status && def.kind == ENG__KIND_SEQ) status = add_parts(b, find);
  for (uint32_t i = 0; either && i < def.count && !status; i++)
    if (patterns->defs.at[patterns->leaves.at[def.at + i]].kind == ENG__KIND_SEQ)
      status = add_parts(b, patterns->leaves.at[def.at + i]);
  b->covered.leaf_count = b->coverage->leaves.count - b->covered.leaf;
  if (b->covered.leaf_count)
    qsort(b->coverage->leaves.at + b->covered.leaf, b->covered.leaf_count,
          sizeof *b->coverage->leaves.at, by_pattern);
  return status;
}

/* ---- Conditions ---- */

static eng_status add_outcomes(building *b, eng__branch branch) {
  branch.what = "yes";
  eng_status status = add_branch(b, branch);
  branch.what = "no";
  return status ? status : add_branch(b, branch);
}

static eng_status add_conditions(building *b, const char *field, const eng__condition *conditions,
                                 size_t count) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < count && !status; i++) {
    eng__branch branch = {.field = field, .number = (uint32_t)i + 1};
    set_place(&branch, &b->set->infos.at[conditions[i].pattern]);
    status = describe(b, conditions[i].pattern, &branch.text);
    if (!status) status = add_outcomes(b, branch);
  }
  return status;
}

static eng_status add_rule(building *b) {
  eng__branch self = {.field = "rule",
                      .what = b->rule->aggregate ? "gathered" : "tagged",
                      .file = b->rule->info.file,
                      .line = b->rule->info.line};
  b->covered = (eng__covered_rule){.tagged = next_branch(b), .leaf = b->coverage->leaves.count};
  eng_status status = add_branch(b, self);
  if (!status) status = add_find(b);
  b->covered.conditions = next_branch(b);
  if (!status) status = add_conditions(b, "with", b->rule->with, b->rule->with_count);
  if (!status) status = add_conditions(b, "unless", b->rule->unless, b->rule->unless_count);
  b->covered.where = next_branch(b);
  self.field = "where";
  if (!status && b->rule->where != LUA_NOREF) status = add_outcomes(b, self);
  if (!status && !eng__vec_push(&b->coverage->rules, b->covered)) status = eng__fail_nomem(b->err);
  return status;
}

/* ---- The texts of phrases ----
 *
 * A phrase knows the entries it stands for, not the other way round: one walk over all of them. */

typedef struct asking {
  eng__pattern pattern;
  uint32_t entries, count;
} asking;

typedef ENG__VEC(asking) askings;

static int by_asked(const void *a, const void *b) {
  const asking *x = a, *y = b;
  if (x->pattern != y->pattern) return x->pattern < y->pattern ? -1 : 1;
  return (x->entries > y->entries) - (x->entries < y->entries);
}

static bool collect(const building *b, askings *all) {
  for (size_t i = 0; i < b->coverage->leaves.count; i++) {
    const eng__covered_leaf *leaf = &b->coverage->leaves.at[i];
    if (!leaf->entry_count || b->set->infos.at[leaf->pattern].form != ENG__FORM_WORDS) continue;
    if (!eng__vec_push(all, ((asking){leaf->pattern, leaf->entries, leaf->entry_count})))
      return false;
  }
  if (all->count) qsort(all->at, all->count, sizeof *all->at, by_asked);
  return true;
}

static size_t first_asking(const askings *all, eng__pattern pattern) {
  size_t low = 0, high = all->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (all->at[middle].pattern < pattern) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool set_text(building *b, const askings *all, const eng__phrase *phrase,
                     const eng__owner *owner, eng__slice *text, eng__buffer *scratch) {
  for (size_t i = first_asking(all, owner->pattern);
       i < all->count && all->at[i].pattern == owner->pattern; i++) {
    if (owner->entry >= all->at[i].count) continue;
    eng__branch *branch = &b->coverage->branches.at[all->at[i].entries + owner->entry];
    if (branch->text.len) continue;
    if (!text->at) {
      eng__buffer_clear(scratch);
      eng__describe_phrase(scratch, phrase);
      *text = eng__arena_copy(&b->set->arena, eng__buffer_slice(scratch));
      if (scratch->failed || !text->at) return false;
    }
    branch->text = *text;
  }
  return true;
}

static eng_status set_texts(building *b) {
  const eng__phrases *phrases = &b->set->patterns->phrases;
  askings all = {0};
  eng__buffer scratch = {0};
  bool good = collect(b, &all);
  for (size_t i = 0; i < phrases->all.count && good && all.count; i++) {
    const eng__phrase *phrase = eng__phrase_at(phrases, phrases->all.at[i]);
    eng__slice text = {NULL, 0};
    for (const eng__owner *o = &phrase->owner; o && good; o = eng__next_owner(phrases, o))
      good = set_text(b, &all, phrase, o, &text, &scratch);
  }
  eng__vec_free(&all);
  eng__buffer_free(&scratch);
  return good ? ENG_OK : eng__fail_nomem(b->err);
}

/* ---- All of it ---- */

eng_status eng__ruleset_cover(eng__ruleset *set, eng_error *err) {
  set->coverage = calloc(1, sizeof *set->coverage);
  if (!set->coverage) return eng__fail_nomem(err);
  building b = {.set = set, .coverage = set->coverage, .err = err};
  eng_status status = ENG_OK;
  for (size_t i = 0; i < set->rules.count && !status; i++) {
    b.rule = set->rules.at[i];
    status = add_rule(&b);
  }
  if (!status) status = set_texts(&b);
  if (status) return status;
  set->coverage->slots = calloc(set->coverage->branches.count + 1, sizeof *set->coverage->slots);
  return set->coverage->slots ? ENG_OK : eng__fail_nomem(err);
}
