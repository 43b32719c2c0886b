/* Namesakes (names.h): entities of a rule that share a surname. Larijani alone is the one who is
 * listed so, but not behind the given name of another: Sadeq Amoli Larijani. */
#include "match/name_scan.h"

#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/titles.h"

#include <stdlib.h>

enum { WORDS_BETWEEN = 2 }; /* of a given name and its surname */

/* ---- The table ---- */

static uint64_t surname_hash(const eng__name *name, const uint8_t *symbols, size_t count) {
  eng__slice said = {(const char *)symbols, count};
  return eng__hash_pair(eng__word_hash(said),
                        (uint64_t)name->rule << 1 | (name->flags & ENG__NAME_IS_PERSIAN ? 1 : 0));
}

static int by_hash(const void *a, const void *b) {
  const eng__surname *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->name > y->name) - (x->name < y->name);
}

static bool add_surname(eng__name_set *set, uint32_t index) {
  const eng__name *name = &set->all.at[index];
  eng__name_form form;
  size_t start, end;
  if (name->initials || name->flags & ENG__NAME_TURNED) return true;
  eng__name_form_of(set, name, &form);
  if (!eng__form_end_word(&form, true, &start, &end)) return true;
  eng__surname surname = {surname_hash(name, form.symbols + start, end - start), index};
  return eng__vec_push(&set->surnames, surname);
}

bool eng__name_surnames_make(eng__name_set *set) {
  for (uint32_t i = 0; i < set->all.count; i++)
    if (!add_surname(set, i)) return false;
  if (set->surnames.count)
    qsort(set->surnames.at, set->surnames.count, sizeof *set->surnames.at, by_hash);
  return true;
}

/* The first of this hash, or what is behind. */
static size_t find_surname(const eng__name_set *set, uint64_t hash) {
  size_t low = 0, high = set->surnames.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (set->surnames.at[middle].hash < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* ---- In a text ---- */

/* A word that may stand between a given name and a surname: Amoli, A., آملی. */
static bool may_be_between(const eng__name_ground *ground, size_t part) {
  eng__slice word = eng__name_word(ground, part);
  if (eng__name_is_initial(ground, part)) return true;
  return eng__name_capital(ground, part) && !eng__is_function_word(word) &&
         !eng__name_is_title(ground, part) && eng__everyday_of(word) != ENG__EVERYDAY_WORD;
}

/* Is the given name of this form the word of the part? */
static eng_status is_given_of(eng__comparer *comparer, const eng__name_ground *ground, size_t part,
                              const eng__name *of, bool *is, eng_error *err) {
  eng__name_form said, form, given;
  size_t start, end;
  unsigned cost;
  *is = false;
  if (eng__name_form_read(&said, eng__name_word(ground, part), NULL)) return ENG_OK;
  eng__name_form_of(ground->set, of, &form);
  eng__form_end_word(&form, false, &start, &end);
  eng__form_cut_out(&form, start, end, &given);
  unsigned limit = eng__compare_limit(ENG_NAMES_STANDARD, &given, &said);
  eng_status status = eng__compare(comparer, &given, &said, limit, &cost, err);
  *is = !status && cost <= limit;
  return status;
}

/* Whose given name is it, of those with this surname? `own` wins. */
static eng_status whose_given(eng__comparer *comparer, const eng__name_ground *ground, size_t part,
                              const eng__name *own, uint64_t hash, bool *others, eng_error *err) {
  const eng__name_set *set = ground->set;
  eng_status status = ENG_OK;
  *others = false;
  for (size_t i = find_surname(set, hash);
       i < set->surnames.count && set->surnames.at[i].hash == hash && !status; i++) {
    const eng__name *name = &set->all.at[set->surnames.at[i].name];
    bool is;
    status = is_given_of(comparer, ground, part, name, &is, err);
    if (status || !is) continue;
    *others = name->entity != own->entity;
    if (!*others) return ENG_OK;
  }
  return status;
}

/* Does an entity but that of the name have its surname? */
static bool has_namesake(const eng__name_set *set, const eng__name *name, uint64_t hash) {
  for (size_t i = find_surname(set, hash);
       i < set->surnames.count && set->surnames.at[i].hash == hash; i++)
    if (set->all.at[set->surnames.at[i].name].entity != name->entity) return true;
  return false;
}

eng_status eng__name_is_of_namesake(eng__comparer *comparer, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *namesake,
                                    eng_error *err) {
  const eng__name_set *set = ground->set;
  uint64_t hash = surname_hash(name, (const uint8_t *)set->symbols.at + name->symbols, name->count);
  eng_status status = ENG_OK;
  *namesake = false;
  if (ground->tag || !has_namesake(set, name, hash)) return ENG_OK;
  size_t part = eng__name_before(ground, first);
  for (unsigned i = 0; i < WORDS_BETWEEN && part != SIZE_MAX && !status && !*namesake; i++) {
    if (!may_be_between(ground, part)) return ENG_OK;
    part = eng__name_before(ground, part);
    if (part == SIZE_MAX || !eng__name_capital(ground, part)) return ENG_OK;
    status = whose_given(comparer, ground, part, name, hash, namesake, err);
  }
  return status;
}
