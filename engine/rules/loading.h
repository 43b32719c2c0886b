/* While rule files load: words of the language, tables that rule code made, places in the source,
 * and what is said of mistakes. Functions marked (raises) end in a Lua error. */
#ifndef ENG_RULES_LOADING_H
#define ENG_RULES_LOADING_H

#include "rules/language.h"

/* ---- diagnose.c: what is said of a rule file ---- */

/* Where a message stands. */
typedef struct eng__where {
  const eng__source *source; /* NULL: no place */
  uint32_t line;
} eng__where;

/* The rule file and line that called the C function which asks. */
eng__where eng__where_called(lua_State *L);
/* What a message calls the value at `index`: "a number", "nothing", "a pattern". */
const char *eng__value_noun(lua_State *L, int index);
void eng__report_failure(eng__ruleset *set, const eng_error *failure);
/* Reports an error; loading goes on, and fails in the end. */
void eng__report_error(eng__ruleset *set, eng__where where, const char *format, ...)
    ENG__PRINTF(3, 4);
/* A warning that the set was linted into (lint.h), with all it says. */
void eng__report_finding(eng__ruleset *set, const eng__finding *finding, eng__where where);
/* (raises) A text that begins with its place. */
int eng__raise_message(lua_State *L, const char *message);
/* Takes away the second place of an error that was raised with its own. */
void eng__restore_place(const eng__ruleset *set, eng_error *err);
/* (raises) "file:line: what". */
int eng__raise(lua_State *L, eng__where where, const char *format, ...) ENG__PRINTF(3, 4);
/* (raises) As luaL_error(), with the whole name of the file. */
int eng__raise_here(lua_State *L, const char *format, ...) ENG__PRINTF(2, 3);
/* " (did you mean 'x'?)" or "", pushed and returned. */
const char *eng__push_hint(lua_State *L, const char *name, const char *const *names);
/* (raises) when `memory` is NULL. */
void *eng__need(lua_State *L, void *memory);
/* A copy of the string at `index` in the set's arena, NUL-terminated. (raises) */
const char *eng__keep_string(lua_State *L, int index);
eng__slice eng__keep_slice(lua_State *L, int index);
/* (raises) Only while a rule file loads. */
eng__ruleset *eng__loading_set(lua_State *L, const char *word);

/* ---- place.c: the line of a field ---- */

/* Reads the constructor given to `callee` in the call on `line`: element 0 stands for the table
 * itself. `name` (NULL: any): the string between them, as in `rule "name" {`. `first` (empty: any):
 * a positional item it must hold, to tell two calls on one line apart. Nothing when the table does
 * not stand there (false); memory out gives false, too. */
bool eng__places_read(eng__places *places, eng__source *source, uint32_t line, const char *callee,
                      const char *name, eng__slice item);
/* The member `key`, or positional item `number` (from 1) when key is NULL; 0: none. */
uint32_t eng__places_find(const eng__places *places, uint32_t parent, const char *key,
                          uint32_t number);

/* ---- tables.c: reading tables that rule code made; raw, so that no metamethod runs ---- */

/* Pushes the bytewise smallest string key after `after` (NULL: of all) that is none of `names`, or
 * NULL and nothing. */
const char *eng__push_unknown_key(lua_State *L, int index, const char *const *names,
                                  const char *after);
/* (raises) when the table has a key that is neither an item's number nor one of `names`. `word`:
 * the word of the language whose table it is. */
void eng__check_keys(lua_State *L, int index, const char *word, const char *const *names);
/* Does the table hold only items 1 to n, and how many (0 for other tables)? */
bool eng__is_sequence(lua_State *L, int index, lua_Unsigned *count);
/* Puts { value } in the place of the value. (raises) */
void eng__wrap_in_table(lua_State *L, int index);

/* ---- patterns ---- */

/* Notes what this floor knows of a new pattern and pushes it. (raises) */
eng__pattern_info *eng__push_pattern(lua_State *L, eng__pattern id, eng__pattern_form form,
                                     eng__where where);
/* Is a pattern (not a string) at `index`? */
bool eng__is_pattern(lua_State *L, int index, eng__pattern *id);
/* A pattern, or a string as a phrase; marks it as used. False, with `*problem` a text for a message
 * ("must be a pattern, not a number"), pushed, when there is neither. (raises) */
bool eng__to_pattern(lua_State *L, int index, eng__where where, eng__pattern *id,
                     const char **problem);
/* Where item `number` of the table of a `words` stands; `phrase` (may be empty) is that item, and
 * tells two calls on one line apart. */
eng__where eng__words_item_where(eng__ruleset *set, eng__where where, uint32_t number,
                                 eng__slice phrase);
/* Where item `number` of the table given to `word` in the call at `where` stands. */
eng__where eng__item_where(lua_State *L, eng__where where, const char *word, uint32_t number);
/* Is a part that stands only in a sequence (gap, opt, many, as) at `index`; is one in the table? */
bool eng__is_seq_part(lua_State *L, int index);
bool eng__has_seq_part(lua_State *L, int index);
/* either { … } over such parts: the table is argument 1. (raises) */
int eng__either_of_parts(lua_State *L, eng__where where);
/* A `words` pattern of one phrase. (raises) */
eng__pattern eng__phrase_pattern(lua_State *L, int index, eng__where where);
/* The pattern at `index` of a question asked while documents are read. (raises) */
eng__pattern eng__check_pattern(lua_State *L, int index);
/* May a rule have the name, or a glob match it? */
bool eng__is_tag_name(const char *name);
/* number { min = 1000 }: argument 1 is `number` itself. (raises) */
int eng__number_word(lua_State *L);
/* Is a name of a later version of the engine at `index`? */
const char *eng__later_name(lua_State *L, int index);
/* The list at `index`, or NULL. */
const eng__list *eng__to_list(lua_State *L, int index);
/* Raises `need`, which columns are missing, with those that there are: a capital or a separator
 * shows. */
int eng__raise_columns(lua_State *L, const eng__list *list, const char *need);
void eng__pattern_mark_used(eng__ruleset *set, eng__pattern id);

/* Each puts its words into the environment on top of the stack. (raises) */
void eng__open_patterns(lua_State *L);
void eng__open_words(lua_State *L);
void eng__open_names(lua_State *L);
void eng__open_kinds(lua_State *L);
void eng__open_sequences(lua_State *L);
void eng__open_lists(lua_State *L);
void eng__open_include(lua_State *L);
void eng__open_rule(lua_State *L);
void eng__open_aggregate(lua_State *L);
void eng__open_days(lua_State *L);
void eng__open_later(lua_State *L);
void eng__open_spans(lua_State *L);
void eng__open_documents(lua_State *L);
void eng__open_questions(lua_State *L);

/* ---- files ---- */

/* Raises when the path at index 1, a string, has a NUL in it. `word` is the word that took it. */
void eng__refuse_nul(lua_State *L, const char *word);

/* `path` as the file `from` says it, made relative to the root: NULL with `*problem` when it leaves
 * the root or is no path. In the set's arena. (raises) */
const char *eng__resolve_path(lua_State *L, const eng__source *from, const char *path,
                              const char **problem);
/* Reads a rule file. */
eng_status eng__source_add(eng__ruleset *set, const char *root, const char *path, const char *pack,
                           eng__source **out, eng_error *err);
/* Called with what the source returned, and the source: keeps the value. */
int eng__keep_value(lua_State *L);
/* NULL when no such file was read. */
eng__source *eng__source_find(const eng__ruleset *set, const char *root, const char *path);
/* By the name Lua knows a chunk under ("@rules/a.lua"). */
eng__source *eng__source_named(const eng__ruleset *set, const char *chunk);
/* "root/path", or the path alone when the root is empty; in the set's arena, or NULL. */
const char *eng__message_name(eng__ruleset *set, const char *root, const char *path);

/* ---- rule tables ---- */

/* A rule's table on its way into an eng__rule: the table is at `table` of the stack. */
typedef struct eng__rule_reading {
  lua_State *L;
  eng__ruleset *set;
  eng__rule *rule;
  int table;
  eng__places *places;
} eng__rule_reading;

/* The fields a rule can have, in bytewise order of their names, NULL behind the last; and how each
 * is read from the value at the top. (raises) */
enum { ENG__RULE_FIELDS = 21 };
typedef void eng__read_rule_field(eng__rule_reading *reading, const char *field);
extern const char *const eng__rule_field_names[ENG__RULE_FIELDS + 1];
extern eng__read_rule_field *const eng__rule_field_readers[ENG__RULE_FIELDS];

/* What the tables of the other words can hold by name; NULL behind the last. */
extern const char *const eng__words_names[],
    *const eng__names_names[], *const eng__regex_names[], *const eng__token_names[],
                                                              *const eng__number_names[],
                                                                  *const eng__condition_names[],
                                                                      *const eng__alike_names[];

/* The place of a field, or of the rule when it does not stand in the source. */
eng__where eng__field_where(const eng__rule_reading *reading, const char *field);
eng__where eng__node_where(const eng__rule_reading *reading, uint32_t node);
/* Reads `with` or `unless`, whose value is on top. (raises) */
void eng__read_conditions(eng__rule_reading *rule, const char *field, eng__condition **conditions,
                          size_t *count);
/* Reads `examples`, whose value is on top. (raises) */
void eng__read_examples(eng__rule_reading *rule);

/* `rule "name"` and what is named like one: checks the string at index 1, claims the name, pushes
 * what takes the table (its upvalue is the rule's index). (raises) */
eng__rule *eng__push_named(lua_State *L, const char *word, lua_CFunction take);
/* The fields of an aggregate, as eng__rule_field_names. */
extern const char *const eng__aggregate_field_names[];
/* Reads the examples of an aggregate, whose value is on top. (raises) */
void eng__read_row_examples(eng__rule_reading *rule);
/* The fields of an example's document beside `text`, of the table at the top. NULL with a problem
 * (pushed, `*key` the field at fault or NULL). (raises) */
const eng__slice *eng__read_document_fields(lua_State *L, eng__arena *arena, size_t *count,
                                            const char **key, const char **problem);

/* ---- conditions ---- */

/* `within`, `side`, `barrier` of the table at `index`. NULL, or what is wrong with it ("'side' must
 * be …"), pushed, and the field at fault. A string is a pattern only while a file loads. (raises)
 */
const char *eng__read_condition_options(lua_State *L, int index, eng__condition *condition,
                                        const char **field);

/* ---- order ---- */

/* Resolves `tagged`, orders the rules, notes who looks for what. */
eng_status eng__order_rules(eng__ruleset *set, eng_error *err);
/* Names and globs of `tagged`: fills info->sources, or reports. */
eng_status eng__resolve_tagged(eng__ruleset *set, eng_error *err);
/* Reports a glob that matches nobody but the rule itself. */
void eng__check_glob_of(eng__ruleset *set, const eng__rule *rule, const eng__pattern_info *info);
/* Calls `visit` for a pattern and all that an either in it holds, each once in a walk. A walk
 * begins with a new set->visits. */
typedef eng_status eng__visit(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng_error *err);
eng_status eng__walk_pattern(eng__ruleset *set, eng__rule *rule, eng__pattern id, eng__visit *visit,
                             eng_error *err);
/* All that a rule's table and functions reach: one walk. */
eng_status eng__walk_rule(eng__ruleset *set, eng__rule *rule, eng__visit *visit, eng_error *err);
/* The same for the patterns that the functions of a rule (NULL: what included files returned) reach
 * through their upvalues. */
eng_status eng__walk_functions(eng__ruleset *set, eng__rule *rule, eng__visit *visit,
                               eng_error *err);

/* ---- lint (lint.h) ---- */

/* Nothing is done by these unless set->lint. Looks at the phrases in set->phrases; `entries` says
 * where each comes from. */
void eng__lint_words(eng__ruleset *set, eng__where where, eng__pattern id,
                     const eng__entry *entries, bool said_case);
/* The expressions given to a `regex`. */
void eng__lint_regexes(eng__ruleset *set, eng__where where, const eng__slice *expressions,
                       size_t count, eng__regex_options options);
/* The parts of an `either` or a `seq`: how many; of an `either` over patterns which. */
void eng__lint_parts(eng__ruleset *set, const char *word, eng__where where,
                     const eng__pattern *parts, size_t count);
/* A `gap` or `many` with these bounds. */
void eng__lint_bounds(eng__ruleset *set, const char *word, eng__where where, uint32_t min,
                      uint32_t max);
void eng__lint_included(eng__ruleset *set, eng__where where, const eng__source *source);
void eng__lint_not_yet(eng__ruleset *set, eng__where where, const char *rule, const char *field);
/* Opens what lint keeps; false when memory is out. */
bool eng__lint_open(eng__ruleset *set);
/* Before the set is frozen, and (once it is compiled, or failed) at the end. */
eng_status eng__lint_rules(eng__ruleset *set, eng_error *err);
void eng__lint_finish(eng__ruleset *set);
void eng__lint_free(eng__ruleset *set);

#endif
