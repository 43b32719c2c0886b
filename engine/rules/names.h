/* The `names` patterns from inside: what a file of rules said of an entity, and which form of it is
 * which entry of the matcher's pattern. */
#ifndef ENG_RULES_NAMES_H
#define ENG_RULES_NAMES_H

#include "rules/objects.h"

typedef struct eng__column {
  eng__slice key, value;
} eng__column;

/* A person, a place, an organisation. */
typedef struct eng__entity {
  eng__slice id;
  uint32_t number;
  bool person;
  const eng__list *list; /* it was met in first, and the row; NULL: written in place */
  uint32_t row;
  const eng__column *columns; /* of one written in place, by key */
  size_t column_count;
} eng__entity;

/* An entry of the matcher: one form of an entity. */
typedef struct eng__named_form {
  const eng__entity *entity;
  eng__slice form;
  const eng__list *list; /* and row it stands in; NULL: written in place */
  uint32_t row;          /* of the list; or place in the table from 1 */
  bool exact;
  eng__case letter_case; /* of an exact form */
} eng__named_form;

/* One `names` on its way to the matcher. The table of the call is at index 1. */
typedef struct eng__naming {
  lua_State *L;
  eng__ruleset *set;
  eng__where where;
  int entities; /* index of a table: id → its eng__entity */
  uint32_t entity_count;
} eng__naming;

/* name_entries.c: reads all entries into set->named. (raises) */
void eng__read_entities(eng__naming *naming);
/* Where item `number` of the table stands. */
eng__where eng__naming_where(const eng__naming *naming, uint32_t number);
/* (raises) What is wrong with a form, and where it stands. */
int eng__raise_form(const eng__naming *naming, const eng__named_form *form, const char *what);

/* Pushes the columns of the entity as a table. (raises) */
void eng__push_named_entry(lua_State *L, const eng__named_form *named);

/* lint_names.c: nothing unless set->lint. */
void eng__lint_names(eng__ruleset *set, eng__where where, const eng__named_form *forms,
                     size_t count, const eng__name_options *options);

/* lint_found.c: is each form found in a text that is nothing else? In the set's arena; NULL: memory
 * is out, which is noted. */
bool *eng__lint_findable(eng__ruleset *set, const eng__named_form *forms, size_t count,
                         const eng__name_options *options);

#endif
