/* What the files of this floor share: the state behind a ruleset, as the files that put the words
 * of the rule language into Lua and those that apply rules to a document see it.
 *
 * Three times, three lifetimes. While a file loads, words of the language fill `arena`, `patterns`,
 * `rules`. Compiling orders the rules and makes all of it read-only. Each document then has `run`:
 * its arena, its annotations and a generation by which a span kept in Lua is told from a live one.
 * Functions marked (raises) end in a Lua error, so that no memory is held across them but what an
 * arena, a vector of the set or Lua itself owns. (Owned by the rule language.) */
#ifndef ENG_RULES_LANGUAGE_H
#define ENG_RULES_LANGUAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/dsv.h"
#include "base/vec.h"
#include "match/condition.h"
#include "rules/ruleset.h"
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A rule file. */
typedef struct eng__source {
  const char *name; /* root/path, as messages have it */
  const char *root, *path;
  const char *pack; /* or NULL */
  eng__slice text;
  bool loading;       /* its chunk runs now: including it again is a cycle */
  int value;          /* what it returned: a reference in the registry */
  size_t mark_offset; /* where rules/place.c found the last call … */
  uint32_t mark_line; /* … so that the next search does not begin at the top */
  uint64_t scanned;   /* bytes such searches have read */
} eng__source;

/* A table constructor as it stands in the source, so that errors name the line of a field. */
typedef struct eng__place {
  eng__slice key;    /* of `key =`; empty of a positional item */
  eng__slice string; /* what stands between the quotes when the value is a plain string */
  uint32_t line;
  uint32_t child, next; /* indexes into the vector; 0: none */
} eng__place;

typedef ENG__VEC(eng__place) eng__places;

/* A list file, as read. Columns are indexes, -1 where the table has none. */
typedef struct eng__list {
  const char *name;
  eng__dsv table;
  int phrase, letter_case, id;
} eng__list;

/* Where an entry of a `words` pattern comes from. */
typedef struct eng__entry {
  const eng__list *list; /* NULL: written in place */
  uint32_t row;          /* of the list, or place in the table from 1 */
} eng__entry;

typedef enum eng__pattern_form {
  ENG__FORM_NONE, /* an id the matcher keeps for itself */
  ENG__FORM_WORDS,
  ENG__FORM_REGEX,
  ENG__FORM_TOKEN,
  ENG__FORM_NUMBER,
  ENG__FORM_SENTENCE,
  ENG__FORM_PARAGRAPH,
  ENG__FORM_EITHER,
  ENG__FORM_TAGGED
} eng__pattern_form;

typedef ENG__VEC(uint32_t) eng__numbers;

/* What this floor knows of a pattern beside the matcher. */
typedef struct eng__pattern_info {
  eng__pattern_form form;
  bool used, builtin;
  const eng__source *source; /* NULL of a builtin */
  uint32_t line;
  const eng__entry *entries; /* of words */
  const eng__pattern *parts; /* of either */
  size_t part_count;
  const char *tagged;      /* the name or glob as written */
  const uint32_t *sources; /* of tagged, once compiled: rules whose annotations are its hits */
  size_t source_count;
  eng__numbers finders; /* rules that look for it, once compiled */
  uint32_t depth;       /* of nested either */
  uint64_t visit;       /* the last walk that met it */
} eng__pattern_info;

/* `meta = { outlet = … }`: the field has one of the values. */
typedef struct eng__meta_test {
  eng__slice field;
  const eng__slice *values;
  size_t value_count;
} eng__meta_test;

typedef enum eng__mark {
  ENG__MARK_HIT,
  ENG__MARK_SENTENCE,
  ENG__MARK_PARAGRAPH,
  ENG__MARK_GROUP,
  ENG__MARK_FUNCTION
} eng__mark;

typedef struct eng__rule {
  eng__rule_info info;
  const char *bare; /* the name without the pack */
  const eng__source *source;
  uint32_t index; /* in loading order */
  bool complete;  /* its table was given */

  eng__pattern find;
  eng__condition *with, *unless;
  size_t with_count, unless_count;
  eng__slice *langs;
  size_t lang_count;
  eng__meta_test *meta;
  size_t meta_count;
  bool keep_all;
  eng__mark mark;
  const char *mark_group; /* of ENG__MARK_GROUP */
  uint32_t mark_line, note_line;
  eng__slice note_json;       /* of a table of constants */
  int where, note, mark_call; /* references of functions, LUA_NOREF */

  uint32_t position;         /* in the order of running, once compiled */
  uint32_t rank;             /* by name */
  eng__numbers looks_at;     /* tagged patterns that its table or functions reach */
  eng__numbers feeds;        /* tagged patterns that it gives hits to */
  uint64_t found_in;         /* generation of the document in which it found something, and */
  size_t found, found_count; /* which annotations those are */
  eng__rule_stats stats;
} eng__rule;

/* All that belongs to one document. */
typedef struct eng__run {
  eng_document *document;
  const eng__document_info *info;
  uint64_t generation; /* of this floor: 0 while no document is open */
  uint64_t next_generation;
  eng__arena arena;
  ENG__VEC(eng__annotation) annotations;
  ENG__VEC(eng__apply_problem) problems;
  ENG__VEC(eng__hit) hits;      /* candidates of the rule that runs, as they survive */
  ENG__VEC(eng__hit) given;     /* hits of a tagged pattern on their way to the index */
  ENG__VEC(uint64_t) waiting;   /* bits by position: rules that still have to be looked at */
  ENG__VEC(uint64_t) known_ids; /* table of fingerprints and how often each was wanted */
  size_t first_of_rule;         /* annotations of the rule that runs begin here */
  size_t output_bytes;
  size_t problems_seen; /* of the index */
  bool lua_ran;
  bool lost;          /* the budget is spent, nothing counts */
  bool over_output;   /* the rule that runs says too much */
  bool out_of_memory; /* of the engine, met inside a call into Lua */
  const char *lang;
  eng__rule *rule;
  bool rule_said;  /* its first error in this document was reported */
  bool rule_ready; /* name and random numbers of Lua are those of the rule */
} eng__run;

struct eng__ruleset {
  eng__ruleset_options options;
  eng__sandbox *sandbox;
  lua_State *L;
  eng__arena arena; /* lives as long as the set */
  eng__patterns *patterns;
  eng__index *index;                 /* once compiled */
  uint64_t visits;                   /* walks over patterns so far */
  ENG__VEC(eng__pattern_info) infos; /* by pattern */
  ENG__VEC(eng__rule *) rules;
  ENG__VEC(eng__source *) sources;
  ENG__VEC(eng__list *) lists;
  ENG__VEC(eng__words_entry) phrases; /* of the `words` that is being built */
  ENG__VEC(eng__rule *) order;        /* of running */
  ENG__VEC(uint64_t) always;      /* bits by position: rules whose find says nothing in advance */
  eng__buffer scratch;            /* for text that is being put together */
  eng__places places;             /* of a table that a word was given */
  eng__places rule_places;        /* of the table of the rule that is being read */
  ENG__VEC(eng__slice) keys;      /* of the tables of a note that are being written */
  char raised[ENG_ERROR_MESSAGE]; /* the last error a word raised, with its own place */
  bool loading, compiled, failed;
  size_t error_count;
  eng_error first_error;
  int64_t running;
  eng__run run;
};

/* The set behind a Lua state. */
eng__ruleset *eng__set_of(lua_State *L);

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
void eng__report_warning(eng__ruleset *set, const char *name, eng__where where, const char *format,
                         ...) ENG__PRINTF(4, 5);
/* As a warning, but `lint` refuses it. */
void eng__report_refusal(eng__ruleset *set, const char *name, eng__where where, const char *format,
                         ...) ENG__PRINTF(4, 5);
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
/* A `words` pattern of one phrase. (raises) */
eng__pattern eng__phrase_pattern(lua_State *L, int index, eng__where where);
/* The pattern at `index` of a question asked while documents are read. (raises) */
eng__pattern eng__check_pattern(lua_State *L, int index);
/* number { min = 1000 }: argument 1 is `number` itself. (raises) */
int eng__number_word(lua_State *L);
/* Is a name of a later version of the engine at `index`? */
const char *eng__later_name(lua_State *L, int index);
/* The list at `index`, or NULL. */
const eng__list *eng__to_list(lua_State *L, int index);
void eng__pattern_mark_used(eng__ruleset *set, eng__pattern id);

/* Each puts its words into the environment on top of the stack. (raises) */
void eng__open_patterns(lua_State *L);
void eng__open_words(lua_State *L);
void eng__open_kinds(lua_State *L);
void eng__open_lists(lua_State *L);
void eng__open_include(lua_State *L);
void eng__open_rule(lua_State *L);
void eng__open_days(lua_State *L);
void eng__open_later(lua_State *L);
void eng__open_spans(lua_State *L);
void eng__open_documents(lua_State *L);
void eng__open_questions(lua_State *L);

/* ---- files ---- */

/* `path` as the file `from` says it, made relative to the root: NULL with `*problem` when it leaves
 * the root or is no path. In the set's arena. (raises) */
const char *eng__resolve_path(lua_State *L, const eng__source *from, const char *path,
                              const char **problem);
/* Reads a rule file. */
eng_status eng__source_add(eng__ruleset *set, const char *root, const char *path, const char *pack,
                           eng__source **source, eng_error *err);
/* Called with what the source returned, and the source: keeps the value. */
int eng__keep_value(lua_State *L);
/* NULL when no such file was read. */
eng__source *eng__source_find(const eng__ruleset *set, const char *root, const char *path);
/* By the name Lua knows a chunk under ("@rules/a.lua"). */
eng__source *eng__source_named(const eng__ruleset *set, const char *chunk);
/* "root/path", or the path alone when the root is empty; in the set's arena, or NULL. */
const char *eng__message_name(eng__ruleset *set, const char *root, const char *path);

/* ---- rule tables ---- */

/* In bytewise order, NULL-terminated. */
extern const char *const eng__rule_field_names[];

/* A rule's table on its way into an eng__rule: the table is at `table` of the stack. */
typedef struct eng__rule_reading {
  lua_State *L;
  eng__ruleset *set;
  eng__rule *rule;
  int table;
  eng__places *places;
} eng__rule_reading;

/* The place of a field, or of the rule when it does not stand in the source. */
eng__where eng__field_where(const eng__rule_reading *reading, const char *field);
eng__where eng__node_where(const eng__rule_reading *reading, uint32_t node);
/* Reads `with` or `unless`, whose value is on top. (raises) */
void eng__read_conditions(eng__rule_reading *reading, const char *field,
                          eng__condition **conditions, size_t *count);
/* Reads `examples`, whose value is on top. (raises) */
void eng__read_examples(eng__rule_reading *reading);

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

/* ---- documents ---- */

/* A span in Lua; a hit is one with more to ask. All objects of the engine that are this large begin
 * with a mark, so that telling them apart needs no look into the registry. */
typedef struct eng__lua_span {
  const void *mark;
  uint64_t generation;
  eng__hit hit;
} eng__lua_span;

/* Pushes a span, or a hit (an annotation when a tagged pattern gave it). (raises) */
void eng__push_span(lua_State *L, eng_span text);
void eng__push_hit(lua_State *L, const eng__hit *hit);
void eng__push_document(lua_State *L);
/* Lets go of the object of the document that was open. Raises nothing. */
void eng__forget_document(lua_State *L);
/* A live span or hit at `index`, else an error. (raises) */
eng__lua_span *eng__check_span(lua_State *L, int index);
/* A span or hit, or NULL. */
eng__lua_span *eng__test_span(lua_State *L, int index);
/* The open document; an error when there is none. (raises) */
eng_document *eng__open_document(lua_State *L);
/* Is the document at `index` the open one? Else an error. (raises) */
void eng__check_document(lua_State *L, int index);

static inline eng_span eng__hit_text(const eng__hit *hit) {
  return (eng_span){hit->start, hit->end};
}
/* The bytes of a span of the open document. */
eng__slice eng__span_bytes(const eng__ruleset *set, eng_span text);

/* One thing a type of object can be asked: a value (`get`, the object is at index 1) or a question
 * with arguments (`method`). */
typedef struct eng__field {
  const char *name;
  lua_CFunction get, method;
} eng__field;

/* Makes the metatable `type`; `fields` is a NULL-terminated array of arrays that end with an empty
 * name. Reading another field is an error with the nearest name, writing one always. (raises) */
void eng__open_type(lua_State *L, const char *type, const char *noun,
                    const eng__field *const *fields);
extern const eng__field eng__span_fields[], eng__hit_fields[], eng__annotation_fields[];
extern const eng__field eng__document_fields[];
/* The questions about patterns: of spans, and those of them that documents know. */
extern const eng__field eng__span_questions[], eng__document_questions[];
void eng__open_iterators(lua_State *L);

/* (raises) when a search was stopped or memory is out. */
void eng__check_search(lua_State *L, eng_status status);

/* The annotation a hit of a tagged pattern stands for, or NULL. */
const eng__annotation *eng__hit_annotation(const eng__ruleset *set, const eng__hit *hit);
eng__slice eng__hit_entity(const eng__ruleset *set, const eng__hit *hit);
eng__slice eng__hit_folded(const eng__ruleset *set, const eng__hit *hit);
/* Does the hit have a group of this name, and where? */
bool eng__find_group(const eng__ruleset *set, const eng__hit *hit, const char *name,
                     eng_span *text);
/* Pushes the columns of the list entry as a table. (raises) */
void eng__push_entry(lua_State *L, const eng__hit *hit);
/* Pushes what a span's only number says as a table, or nil. (raises) */
void eng__push_number(lua_State *L, const eng__hit *hit);

/* ---- notes ---- */

enum { ENG__NOTE_BYTES = 64 << 10, ENG__NOTE_DEPTH = 8 };

/* Writes the value at `index` as JSON into set->scratch. NULL, or what is wrong with it
 * ("note.topic is a function …"), pushed. (raises) */
const char *eng__write_note(lua_State *L, int index);
/* Pushes a note back. (raises) */
void eng__push_note(lua_State *L, eng__slice json);

/* ---- applying ---- */

enum { ENG__OUTPUT_BYTES = 16 << 20 }; /* of the results of one document */

void eng__run_free(eng__run *run);
/* doc.lang, looked for when first asked. */
const char *eng__run_lang(eng__ruleset *set);
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

/* ---- lint ---- */

/* Looks at the phrases in set->phrases; `entries` says where each comes from. */
void eng__lint_words(eng__ruleset *set, eng__where where, const eng__entry *entries);
void eng__lint_regex(eng__ruleset *set, eng__where where, eng__slice expression);
eng_status eng__lint_rules(eng__ruleset *set, eng_error *err);

#endif
