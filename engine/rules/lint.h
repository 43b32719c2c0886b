/* `lint`: what is doubtful in a rule file, by name. lint_table.c says what warnings there are; each
 * file beside it looks at one kind of thing (source text, lists, entries, expressions, rules,
 * names); lint.c gathers what they found, takes away what the file allows, and hands on the rest.
 *
 * A finding may carry edits: bytes of the file that can be written otherwise without any hit
 * changing. Whoever looks at a thing proposes them only where it can be sure of that. */
#ifndef ENG_RULES_LINT_H
#define ENG_RULES_LINT_H

#include "rules/lint_list.h"
#include "rules/loading.h"
#include "rules/names.h"
#include "rules/source_scan.h"

extern const eng__lint_about eng__lint_table[ENG__LINT_COUNT];

/* The id of a name, ENG__LINT_COUNT when there is none. */
eng__lint_id eng__lint_named(eng__slice name);
/* The nearest name, or NULL. */
const char *eng__lint_nearest(const char *name);

/* ---- Findings ---- */

typedef struct eng__found {
  eng__lint_id id;
  const eng__source *source;
  uint32_t line;
  const char *text;
  const eng__edit *edits; /* in order, apart */
  size_t edit_count;
} eng__found;

/* An entry of `words`, made comparable (lint_words.c). */
typedef struct eng__lint_word {
  eng__slice key;    /* folded, one space for each joint */
  eng__slice strict; /* folded, joints as they are */
  uint32_t index;    /* among the entries of its pattern */
  bool capitals;     /* its capitals count, so it is another entry than its small twin */
  eng__slice cased;  /* the key, with them if they count */
} eng__lint_word;

typedef struct eng__lint_wordset {
  eng__pattern pattern;
  eng__where where;
  const eng__entry *entries;
  const eng__lint_word *at; /* sorted by key */
  size_t count;
} eng__lint_wordset;

typedef struct eng__lint_include {
  const eng__source *from, *what;
  uint32_t line;
} eng__lint_include;

/* All that lint keeps beside the set, in the set's arena. */
struct eng__lint {
  ENG__VEC(eng__found) found;
  ENG__VEC(eng__lint_wordset) words;
  ENG__VEC(eng__lint_include) includes;
  ENG__VEC(const char *) words_known; /* names of the language; NULL behind the last */
  size_t dropped;                     /* findings past the most there may be */
  bool full;                          /* memory is out: nothing more is kept */
};

/* Memory was out, so something may not have been seen: lint says so in the place of findings. */
static inline void eng__lint_lacked(const eng__ruleset *set, bool lacked) {
  if (set->lint) set->lint->full |= lacked;
}

/* Adds a finding; the last one can be given edits. Nothing happens unless the set is linted. */
void eng__lint_say(eng__ruleset *set, eng__lint_id id, eng__where where, const char *format, ...)
    ENG__PRINTF(4, 5);
/* Gives the last finding an edit: `old`, a part of its source's text, becomes `text` (which is
 * copied). False when `old` is no part of it; then the finding has no edits. */
bool eng__lint_edit(eng__ruleset *set, eng__slice old, eng__slice text);

/* ---- Tokens with their lines (lint.c) ---- */

typedef struct eng__lint_reader {
  eng__slice rest;
  const char *counted; /* lines up to here are counted */
  uint32_t line;       /* of the last token's beginning */
} eng__lint_reader;

eng__lint_reader eng__lint_read(eng__slice text);
eng__source_token eng__lint_next(eng__lint_reader *reader);

/* ---- Places in a table constructor (lint_place.c) ---- */

/* The items of a table constructor in the source, read once for many questions. */
typedef struct eng__lint_items {
  eng__ruleset *set;
  eng__where where; /* of the call */
  const char *word; /* that was called */
  bool tried;
  struct eng__lint_place *places; /* of the items, and behind each those in its own table */
  size_t *first;                  /* by number - 1, and one more: where they begin */
  size_t count;
} eng__lint_items;

typedef struct eng__lint_place {
  eng__slice string; /* what stands between the quotes, at NULL when unknown */
  uint32_t line;
} eng__lint_place;

/* Where item `number` (from 1; 0: the call) with this text stands, and its text between the quotes
 * in the source (at NULL when it does not stand there as it is). */
eng__where eng__lint_item(eng__lint_items *items, uint32_t number, eng__slice text,
                          eng__slice *written);
/* The bytes to take out so that the item written there is gone: with quotes, comma and, when
 * nothing else stands on it, its line. Empty when what stands around it is not plain. */
eng__slice eng__lint_item_whole(const eng__source *source, eng__slice written);

/* ---- Texts (lint_text.c) ---- */

/* Letters of two scripts in one word: a look-alike, or a slip of the keyboard. */
bool eng__mixes_scripts(eng__slice text);
/* The folded view of `text` in the set's arena; at NULL when memory is out. */
eng__slice eng__lint_fold(eng__ruleset *set, eng__slice text);
/* The same, capitals staying capitals. */
eng__slice eng__lint_fold_cased(eng__ruleset *set, eng__slice text);
/* The text without blanks at its ends and with one where several stand. */
eng__slice eng__lint_trimmed(eng__ruleset *set, eng__slice text);
/* The text without characters that the fold drops and nobody sees; */
eng__slice eng__lint_visible(eng__ruleset *set, eng__slice text);
/* with Persian letters for Arabic ones that fold to them; */
eng__slice eng__lint_persian(eng__ruleset *set, eng__slice text);
/* without vowel signs and tatweel. */
eng__slice eng__lint_unmarked(eng__ruleset *set, eng__slice text);
bool eng__has_script(eng__slice text, eng__script script);

/* A form or phrase as it is written: entry-spaces, entry-invisible, arabic-letter, entry-marks,
 * mixed-script. `written`: its place in the source, or at NULL. */
void eng__lint_spelling(eng__ruleset *set, eng__where where, const char *word, eng__slice text,
                        eng__slice written);

/* ---- What is looked at ---- */

/* lint_source.c: characters, `include` and `print`; lint_scope.c: names. Only of files that load.
 */
void eng__lint_source(eng__ruleset *set, const eng__source *source);
void eng__lint_scope(eng__ruleset *set, const eng__source *source);
bool eng__lint_brings_rules(const eng__ruleset *set, const eng__source *source);
void eng__lint_lists(eng__ruleset *set); /* lint_lists.c */
/* What a rule looks for, by itself: entry-everyday, entry-letter (lint_words.c). */
void eng__lint_find(eng__ruleset *set, eng__pattern find);
/* The entries of a pattern, NULL when it is none of `words`. */
const eng__lint_wordset *eng__lint_words_of(const eng__ruleset *set, eng__pattern id);
void eng__lint_patterns(eng__ruleset *set);                          /* lint_patterns.c */
void eng__lint_examples(eng__ruleset *set, const eng__rule *rule);   /* lint_examples.c */
void eng__lint_conditions(eng__ruleset *set, const eng__rule *rule); /* lint_conditions.c */
void eng__lint_rule(eng__ruleset *set, const eng__rule *rule);       /* lint_rule.c */
void eng__lint_rules_together(eng__ruleset *set);
/* lint_examples.c, once the set is compiled: rules are tried on their examples. */
void eng__lint_tried(eng__ruleset *set);

static inline eng__where eng__rule_where(const eng__rule *rule) {
  return (eng__where){rule->source, rule->info.line};
}

/* taxonomy.c: is a technique "taxonomy:name" in the taxonomy it names? `nearest`: a name for "did
 * you mean", or NULL. */
typedef enum eng__taxonomy {
  ENG__TAXONOMY_GOOD,
  ENG__TAXONOMY_NONE, /* no such taxonomy */
  ENG__TAXONOMY_NO_TECHNIQUE
} eng__taxonomy;
eng__taxonomy eng__technique_check(const char *technique, const char **nearest);

#endif
