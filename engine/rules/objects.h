/* What rule code asks of an open document: the Lua types of spans, hits and documents, and notes as
 * values that leave Lua. Functions marked (raises) end in a Lua error. */
#ifndef ENG_RULES_OBJECTS_H
#define ENG_RULES_OBJECTS_H

#include "rules/loading.h"

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
/* A hit that is of no pattern by itself: the part of a sequence that is one, what a regex caught.
 */
void eng__push_found(lua_State *L, eng_span text);
void eng__push_document(lua_State *L);
/* Lets go of the object of the document that was open. Raises nothing. */
void eng__forget_document(lua_State *L);
/* A live span or hit at `index`, else an error. (raises) */
eng__lua_span *eng__check_span(lua_State *L, int index);
/* A span or hit, or NULL. */
eng__lua_span *eng__test_span(lua_State *L, int index);
/* The open document; an error when there is none. (raises) */
eng_document *eng__open_document(lua_State *L);
/* doc.lang, looked for when first asked. */
const char *eng__run_lang(eng__ruleset *set);
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
/* Of a hit of names: the form that matched (else NULL; names.h), and the score, else NaN. */
const struct eng__named_form *eng__hit_named(const eng__ruleset *set, const eng__hit *hit);
eng__slice eng__hit_form(const eng__ruleset *set, const eng__hit *hit);
double eng__hit_score(const eng__ruleset *set, const eng__hit *hit);
eng__slice eng__hit_folded(const eng__ruleset *set, const eng__hit *hit);
/* Does the hit have a group of this name, where, and which hit is it (of a sequence; or NULL)? */
bool eng__find_group(const eng__ruleset *set, const eng__hit *hit, const char *name, eng_span *text,
                     const eng__hit **part);
/* Pushes the columns of the list entry as a table. (raises) */
void eng__push_entry(lua_State *L, const eng__hit *hit);
/* Pushes what a span's only number says as a table, or nil. (raises) */
void eng__push_number(lua_State *L, const eng__hit *hit);

/* ---- notes ---- */

enum { ENG__NOTE_BYTES = 64 << 10, ENG__NOTE_DEPTH = 8 };

/* Writes the value at `index` as JSON into set->scratch. NULL, or what is wrong with it
 * ("note.topic is a function …"), pushed. (raises) */
const char *eng__write_note(lua_State *L, int index);
/* The same for other plain data: `noun` is what messages call it. */
const char *eng__write_plain(lua_State *L, int index, const char *noun);
/* Pushes a note back. (raises) */
void eng__push_note(lua_State *L, eng__slice json);

#endif
