/* Namesakes (names.h): entities of a rule that share a surname, and those that no rule knows.
 * Larijani alone is the one who is listed so, but not behind the given name of another: Sadeq Amoli
 * Larijani; nor is Michelle Obama the Obama that is listed as Barack, too. */
#include "match/name_scan.h"

#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/given.h"
#include "translit/titles.h"
#include "translit/usual.h"

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

/* Where the last word of the name starts, as eng__form_end_word(); 0: it is the only one. */
static size_t surname_start(const eng__name_set *set, const eng__name *name) {
  const uint8_t *symbols = (const uint8_t *)set->symbols.at + name->symbols;
  const uint8_t *hints = symbols + name->count;
  size_t at = name->count;
  while (at > 0 && (symbols[at - 1] != '|' || hints[at - 1] & ENG__HINT_SOFT)) at--;
  return at;
}

static void note_lone(const eng__name_set *set, const eng__name *name, lone_names *lone) {
  const uint8_t *symbols = (const uint8_t *)set->symbols.at + name->symbols;
  if (surname_start(set, name)) return;
  uint64_t hash = surname_hash(name, symbols, name->count);
  *block_of(lone, hash) |= UINT64_C(1) << (hash & 63);
}

static bool add_surname(eng__name_set *set, uint32_t index, lone_names *lone) {
  const eng__name *name = &set->all.at[index];
  eng__name_form form;
  size_t start = surname_start(set, name), end;
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

/* ---- Those that are not listed ---- */

static bool is_same_entity(const eng__name *a, const eng__name *b) {
  return a->rule == b->rule && a->entity == b->entity;
}

/* Latin letters are their own symbols. */
static eng__slice letters_of(const eng__name_form *form) {
  return (eng__slice){(const char *)form->symbols, form->count};
}

/* Is the word one of a longer name, but its last? */
static eng_status is_word_before_surname(eng__comparer *comparer, const eng__name_set *set,
                                         const eng__name *name, const eng__name_form *word,
                                         bool *is, eng_error *err) {
  eng__name_form form, part;
  eng_status status = ENG_OK;
  size_t surname = surname_start(set, name);
  eng__name_form_of(set, name, &form);
  for (size_t start = 0, end; start < surname && !*is && !status; start = end + 1) {
    unsigned cost;
    end = eng__form_word_end(&form, start);
    if (end == start) continue;
    eng__form_cut_out(&form, start, end, &part);
    unsigned limit = eng__compare_limit(ENG_NAMES_WIDE, &part, word);
    status = eng__compare(comparer, &part, word, limit, &cost, err);
    *is =
        !status && (cost <= limit || eng__are_short_and_long(letters_of(&part), letters_of(word)));
  }
  return status;
}

/* An id with more names than anybody has stands for a list, which all given names may be of. */
enum { MOST_NAMES = 256 };

/* Is the word of the name's entity: Javad Zarif, of Mohammad Javad Zarif? The names of an entity
 * stand together. */
static eng_status is_of_entity(eng__comparer *comparer, const eng__name_set *set,
                               const eng__name *name, const eng__name_form *word, bool *is,
                               eng_error *err) {
  const eng__name *all = set->all.at, *first = name, *end = name;
  eng_status status = ENG_OK;
  while (first > all && is_same_entity(first - 1, name) && end - first < MOST_NAMES) first--;
  while (end < all + set->all.count && is_same_entity(end, name) && end - first < MOST_NAMES) end++;
  *is = end - first == MOST_NAMES;
  for (; first < end && !*is && !status; first++)
    status = is_word_before_surname(comparer, set, first, word, is, err);
  return status;
}

typedef enum before_surname { SAYS_NOTHING, IS_BETWEEN, IS_OWN, IS_OF_ANOTHER } before_surname;

/* A word that was read: a given name, another word of a person's name (Hosseini), or neither? */
static eng_status rank_word(eng__comparer *comparer, const eng__name_form *form, eng__slice word,
                            before_surname *rank, eng_error *err) {
  bool given, person = false;
  eng_status status = eng__is_given_name(comparer, form, &given, err);
  given = given || eng__is_western_given_name(word);
  if (!status && !given && form->script == ENG__NAME_LATIN)
    status = eng__is_name_spelling(comparer, form, ENG__PERSONS_NAMES, &person, err);
  *rank = given ? IS_OF_ANOTHER : person ? IS_BETWEEN : SAYS_NOTHING;
  return status;
}

static eng_status what_says(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            const eng__name *name, before_surname *rank, eng_error *err) {
  eng__slice word = eng__name_word(ground, part);
  eng__name_form form;
  bool own;
  *rank = SAYS_NOTHING;
  if (!eng__name_capital(ground, part) || eng__name_is_title(ground, part)) return ENG_OK;
  if (eng__name_is_initial(ground, part)) {
    *rank = IS_BETWEEN;
    return ENG_OK;
  }
  if (eng__is_function_word(word) || eng__name_form_read(&form, word, NULL)) return ENG_OK;
  eng_status status = rank_word(&scratch->comparer, &form, word, rank, err);
  if (status || *rank != IS_OF_ANOTHER) return status;
  status = is_of_entity(&scratch->comparer, ground->set, name, &form, &own, err);
  if (own) *rank = IS_OWN;
  return status;
}

/* Behind a given name of his own it is another of his (Ali Ardeshir Larijani), unless both are one:
 * Mohammad Reza Khatami is not Mohammad Khatami. */
eng_status eng__name_is_of_relative(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *relative,
                                    eng_error *err) {
  eng_status status = ENG_OK;
  *relative = false;
  if (ground->tag || name->part != ENG__PART_SURNAME) return ENG_OK;
  size_t behind = first, part = eng__name_before(ground, first);
  for (int i = 0; i <= WORDS_BETWEEN && part != SIZE_MAX && !status; i++) {
    before_surname rank;
    status = what_says(scratch, ground, part, name, &rank, err);
    if (status || rank == SAYS_NOTHING) return status;
    if (rank == IS_OWN) {
      *relative = *relative &&
                  eng__is_half_before(eng__name_word(ground, part), eng__name_word(ground, behind));
      return ENG_OK;
    }
    *relative = *relative || rank == IS_OF_ANOTHER;
    behind = part;
    part = eng__name_before(ground, part);
  }
  return status;
}
