/* The tables of names (names.h), made once when the set is complete: from whole keys to names, and
 * a filter of all that keys begin with, so that a window of text is given up as soon as no name can
 * go on from it. */
#include "match/names.h"

#include "text/document.h"
#include "translit/titles.h"

#include <stdlib.h>

/* Hashes of beginnings, each once: an open table. */
typedef struct hashes {
  uint64_t *slots;
  size_t count, mask;
} hashes;

static bool grow(hashes *all) {
  size_t slots = all->slots ? (all->mask + 1) * 2 : 64;
  uint64_t *wider = calloc(slots, sizeof *wider);
  if (!wider) return false;
  for (size_t i = 0; all->slots && i <= all->mask; i++) {
    uint64_t hash = all->slots[i];
    size_t at = hash & (slots - 1);
    while (hash && wider[at]) at = (at + 1) & (slots - 1);
    if (hash) wider[at] = hash;
  }
  free(all->slots);
  *all = (hashes){wider, all->count, slots - 1};
  return true;
}

/* 0 is an empty slot; a hash of 0 is entered as 1, and the filter does not mind. */
static bool add_hash(hashes *all, uint64_t hash) {
  if ((!all->slots || all->count * 2 > all->mask) && !grow(all)) return false;
  if (!hash) hash = 1;
  size_t at = hash & all->mask;
  while (all->slots[at] && all->slots[at] != hash) at = (at + 1) & all->mask;
  all->count += !all->slots[at];
  all->slots[at] = hash;
  return true;
}

/* What a text has read of the way when a word of it ends that is not the last: at each seam, with
 * as many silent words as there may be before it. */
static bool add_beginnings(hashes *to, const eng__name_way *way, uint32_t seams, unsigned text) {
  eng__name_code key = way->key;
  for (uint8_t count = 0; count <= key.count; count++) {
    bool edge = count == key.count || (count == 0 && way->silent_start);
    bool open = count == key.count && way->open_end;
    if (edge ? !way->silent && !open : !(seams >> count & 1)) continue;
    uint64_t mask = count < ENG__CODE_MOST ? (UINT64_C(1) << (4 * count)) - 1 : UINT64_MAX;
    eng__name_code start = {key.bits & mask, count};
    for (unsigned silent = 0; silent <= way->silent; silent++)
      if (!add_hash(to, eng__name_begin_hash(start, seams, silent, way->start, text))) return false;
  }
  return true;
}

static bool add_end(eng__key_table *ends, uint32_t index, const eng__name_way *way,
                    uint64_t begin) {
  eng__key_use use = {.what = index};
  if (way->open_end && !eng__key_table_add(ends, eng__name_end_hash(begin, way->end, true), use))
    return false;
  return eng__key_table_add(ends, eng__name_end_hash(begin, way->end, false), use);
}

/* `least`: so many words without a consonant stand apart at least. */
static bool add_ends(eng__key_table *ends, uint32_t index, const eng__name_way *way, uint32_t seams,
                     unsigned least, unsigned text) {
  for (unsigned silent = least; silent <= way->silent; silent++)
    if (!add_end(ends, index, way, eng__name_begin_hash(way->key, seams, silent, way->start, text)))
      return false;
  return true;
}

/* The و of a Persian name is often written to the word behind it. */
static bool add_way(eng__name_set *set, hashes *all, uint32_t index, const eng__name_way *way,
                    unsigned text) {
  uint32_t seams[ENG__NAME_SEAMS];
  size_t count = eng__name_seams(way, seams);
  bool persian = set->all.at[index].flags & ENG__NAME_IS_PERSIAN && text == ENG__NAME_PERSIAN;
  for (size_t i = 0; i < count; i++)
    if (!add_ends(&set->ends, index, way, seams[i], persian ? 0 : way->silent, text) ||
        !add_beginnings(all, way, seams[i], text) ||
        !eng__name_follow_add(&set->follow, way, seams[i], text))
      return false;
  return add_end(&set->tags, index, way,
                 eng__name_begin_hash(way->key, 0, 0, way->start, text | ENG__TEXT_TAG));
}

static bool add_keys(eng__name_set *set, hashes *all, uint32_t index, eng__name_script text) {
  eng__name_way ways[ENG__NAME_KEYS];
  eng__name_form form;
  const eng__name *name = &set->all.at[index];
  eng__name_form_of(set, name, &form);
  uint8_t schemes = set->rules.at[name->rule].options.schemes;
  size_t count = eng__name_keys(&set->letters, &form, text, schemes, ways, ENG__NAME_KEYS);
  for (size_t i = 0; i < count; i++)
    if (!add_way(set, all, index, &ways[i], text)) return false;
  return true;
}

/* At least 16 bits for each hash: one in a hundred that are not there passes. */
static uint64_t *make_filter(const hashes *all, uint64_t *mask) {
  size_t blocks = 8;
  while (blocks * 4 < all->count) blocks *= 2;
  uint64_t *filter = calloc(blocks, sizeof *filter);
  *mask = blocks - 1;
  for (size_t i = 0; filter && all->slots && i <= all->mask; i++) {
    uint64_t hash = all->slots[i];
    if (hash) filter[hash >> 12 & *mask] |= eng__filter_mask(hash);
  }
  return filter;
}

static bool add_own_words(hashes *to, const eng__name_form *form) {
  for (size_t start = 0, end; start < form->count; start = end + 1) {
    end = eng__form_word_end(form, start);
    eng__slice word = {(const char *)form->symbols + start, end - start};
    if (word.len && !add_hash(to, eng__word_hash(word))) return false;
  }
  return true;
}

static bool fill_own_words(eng__name_set *set) {
  hashes words = {0};
  bool room = true;
  for (uint32_t i = 0; i < set->all.count && room; i++) {
    eng__name_form form;
    eng__name_form_of(set, &set->all.at[i], &form);
    room = add_own_words(&words, &form);
  }
  if (room) set->own_words = make_filter(&words, &set->own_words_mask);
  free(words.slots);
  return set->own_words != NULL;
}

/* Of a Persian one-word form the analyst has said how it is spelt in Persian: what its Latin word
 * might be besides (Dashti: داشتی) says nothing there. */
static bool is_looked_for(const eng__name *name, eng__name_script text) {
  return !name->inferred || name->flags & ENG__NAME_IS_PERSIAN || text == ENG__NAME_LATIN;
}

static bool add_all_keys(eng__name_set *set, hashes *all, eng__name_script text) {
  for (uint32_t i = 0; i < set->all.count; i++)
    if (is_looked_for(&set->all.at[i], text) && !add_keys(set, all, i, text)) return false;
  return true;
}

static bool fill(eng__name_set *set, hashes *all) {
  if (!add_all_keys(set, all, ENG__NAME_LATIN) || !add_all_keys(set, all, ENG__NAME_PERSIAN))
    return false;
  set->begins = make_filter(all, &set->begins_mask);
  return set->begins && eng__name_follow_make(&set->follow) && fill_own_words(set) &&
         eng__name_surnames_make(set);
}

static void fill_words(uint64_t filter[ENG__NAME_WORDS], const char *(*word_at)(size_t)) {
  const char *word;
  for (size_t i = 0; (word = word_at(i)) != NULL; i++)
    eng__name_set_add_word(filter, eng__word_hash(eng__slice_of(word)));
}

eng_status eng__name_set_compile(eng__name_set *set, eng_error *err) {
  hashes all = {0};
  if (!set->all.count) return ENG_OK;
  fill_words(set->spare, eng__spare_word);
  fill_words(set->function, eng__function_word);
  eng_status status = eng__key_letters_make(&set->letters, err);
  if (!status && !fill(set, &all)) status = eng__fail_nomem(err);
  if (!status) status = eng__key_table_build(&set->ends, err);
  if (!status) status = eng__key_table_build(&set->tags, err);
  free(all.slots);
  return status;
}

void eng__name_set_free(eng__name_set *set) {
  eng__vec_free(&set->all);
  eng__vec_free(&set->rules);
  eng__vec_free(&set->apart);
  eng__vec_free(&set->surnames);
  eng__buffer_free(&set->symbols);
  eng__key_table_free(&set->ends);
  eng__key_table_free(&set->tags);
  eng__name_follow_free(&set->follow);
  eng__name_tables_close(set->tables);
  free(set->begins);
  free(set->own_words);
}

/* ---- Reading a name back ---- */

void eng__name_form_at(const eng__name_set *set, uint32_t symbols, uint8_t count, uint8_t letters,
                       uint8_t flags, eng__name_form *form) {
  form->script = flags & ENG__NAME_IS_PERSIAN ? ENG__NAME_PERSIAN : ENG__NAME_LATIN;
  form->has_long = (flags & ENG__NAME_HAS_LONG) != 0;
  form->count = count;
  form->letters = letters;
  memcpy(form->symbols, set->symbols.at + symbols, count);
  memcpy(form->hints, set->symbols.at + symbols + count, count);
  form->symbols[count] = form->hints[count] = 0;
}

void eng__name_form_of(const eng__name_set *set, const eng__name *name, eng__name_form *form) {
  eng__name_form_at(set, name->symbols, name->count, name->letters, name->flags, form);
}
