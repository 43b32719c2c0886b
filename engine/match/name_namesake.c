/* Namesakes (names.h): entities of a rule that share a surname. Larijani alone is the one who is
 * listed so, but not behind the given name of another: Sadeq Amoli Larijani. Those that are not
 * listed are relatives (name_relative.c). */
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

static uint64_t with_given(uint64_t surname, eng__name_code given) {
  return eng__hash_pair(surname, given.bits ^ given.count);
}

static int by_hash(const void *a, const void *b) {
  const eng__surname *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->name > y->name) - (x->name < y->name);
}

/* A filter of the names that are surnames alone: no others are asked for. */
enum { LONE_BLOCKS = 1024 };

typedef struct lone_names {
  uint64_t blocks[LONE_BLOCKS];
} lone_names;

static uint64_t *block_of(lone_names *lone, uint64_t hash) {
  return &lone->blocks[hash >> 12 & (LONE_BLOCKS - 1)];
}

size_t eng__name_last_word(const eng__name_set *set, const eng__name *name, size_t count) {
  const uint8_t *symbols = (const uint8_t *)set->symbols.at + name->symbols;
  const uint8_t *hints = symbols + name->count;
  size_t at = count;
  while (at > 0 && (symbols[at - 1] != '|' || hints[at - 1] & ENG__HINT_SOFT)) at--;
  return at;
}

static void note_lone(const eng__name_set *set, const eng__name *name, lone_names *lone) {
  const uint8_t *symbols = (const uint8_t *)set->symbols.at + name->symbols;
  if (eng__name_last_word(set, name, name->count)) return;
  uint64_t hash = surname_hash(name, symbols, name->count);
  *block_of(lone, hash) |= UINT64_C(1) << (hash & 63);
}

static bool add_surname(eng__name_set *set, uint32_t index, lone_names *lone) {
  const eng__name *name = &set->all.at[index];
  eng__name_form form;
  size_t start = eng__name_last_word(set, name, name->count), end;
  if (!start || name->initials || name->flags & ENG__NAME_TURNED) return true;
  const uint8_t *symbols = (const uint8_t *)set->symbols.at + name->symbols;
  uint64_t hash = surname_hash(name, symbols + start, name->count - start);
  if (!(*block_of(lone, hash) >> (hash & 63) & 1)) return true;
  eng__name_form_of(set, name, &form);
  eng__name_form given;
  eng__form_end_word(&form, false, &start, &end);
  eng__form_cut_out(&form, start, end, &given);
  eng__surname surname = {with_given(hash, eng__name_key_of_form(&given).key), index};
  return eng__vec_push(&set->surnames, surname);
}

bool eng__name_surnames_make(eng__name_set *set) {
  lone_names lone = {{0}};
  for (uint32_t i = 0; i < set->all.count; i++) note_lone(set, &set->all.at[i], &lone);
  for (uint32_t i = 0; i < set->all.count; i++)
    if (!add_surname(set, i, &lone)) return false;
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
         eng__everyday_of(word) != ENG__EVERYDAY_WORD && !eng__name_is_title(ground, part);
}

/* The same of so many words behind a part. */
static bool are_between(const eng__name_ground *ground, size_t part, unsigned count) {
  bool may = true;
  for (; count > 0 && may; count--) {
    part = eng__name_next(ground, part, false);
    may = part != SIZE_MAX && may_be_between(ground, part);
  }
  return may;
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
static eng_status whose_given(eng__name_scratch *scratch, const eng__name_ground *ground,
                              size_t part, const eng__name *own, uint64_t hash, bool *others,
                              eng_error *err) {
  const eng__name_set *set = ground->set;
  const eng__name_memo *memo;
  eng_status status = eng__name_recall(&scratch->memory, ground, part, &memo, err);
  *others = false;
  if (status) return status;
  hash = with_given(hash, eng__name_heard_of(memo).key);
  for (size_t i = find_surname(set, hash);
       i < set->surnames.count && set->surnames.at[i].hash == hash && !status; i++) {
    const eng__name *name = &set->all.at[set->surnames.at[i].name];
    bool is;
    status = is_given_of(&scratch->comparer, ground, part, name, &is, err);
    if (status || !is) continue;
    *others = name->entity != own->entity;
    if (!*others) return ENG_OK;
  }
  return status;
}

eng_status eng__name_is_of_namesake(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *namesake,
                                    eng_error *err) {
  const eng__name_set *set = ground->set;
  uint64_t hash = surname_hash(name, (const uint8_t *)set->symbols.at + name->symbols, name->count);
  eng_status status = ENG_OK;
  *namesake = false;
  if (ground->tag || !set->surnames.count) return ENG_OK;
  size_t part = eng__name_before(ground, first);
  for (unsigned between = 1; between <= WORDS_BETWEEN && part != SIZE_MAX && !status; between++) {
    if (!eng__name_capital(ground, part)) return ENG_OK;
    part = eng__name_before(ground, part);
    if (part == SIZE_MAX || !eng__name_capital(ground, part)) return ENG_OK;
    status = whose_given(scratch, ground, part, name, hash, namesake, err);
    if (status || !*namesake) continue;
    *namesake = are_between(ground, part, between);
    return ENG_OK;
  }
  return status;
}
