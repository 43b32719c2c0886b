/* Looking words up in the lexicon by how they are spelled in Latin (rivals.h). */
#include "translit/rivals.h"

#include <string.h>

enum {
  COST_SURE = 3, /* a Latin word is a part's own spelling up to this cost */
  MOST_PARTS = 12
};

typedef struct search {
  const eng__lexicon *lexicon;
  const eng__arc_table *table;
  eng__lattice *lattice;
} search;

/* The names that a word may be. */
typedef struct meanings {
  const eng__lexicon_part *at[MOST_PARTS];
  size_t count;
} meanings;

static eng_status add_if_read(search *self, const eng__lexicon_part *part,
                              const eng__name_form *word, meanings *out, eng_error *err) {
  eng__name_form persian = {.script = ENG__NAME_PERSIAN, .count = part->count};
  memcpy(persian.symbols, eng__lexicon_symbols(self->lexicon, part), part->count);
  eng__lexicon_vocalise(self->lexicon, &persian);
  eng__lattice_set(self->lattice, self->table, &persian, word);
  for (uint8_t column = 0; column < 2; column++) {
    uint8_t cost;
    eng__lane lane = {column, ENG__SCHEME_BASE, COST_SURE};
    eng_status status = eng__lattice_run(self->lattice, lane, false, &cost, err);
    if (status) return status;
    if (cost > COST_SURE) continue;
    if (out->count < MOST_PARTS) out->at[out->count++] = part;
    return ENG_OK;
  }
  return ENG_OK;
}

static eng_status mean_latin(search *self, const eng__name_form *word, meanings *out,
                             eng_error *err) {
  eng__name_code code;
  eng__name_codes(word, 0, &code, 1);
  size_t at = eng__lexicon_first(self->lexicon, code);
  eng_status status = ENG_OK;
  for (const eng__lexicon_part *part;
       !status && (part = eng__lexicon_next(self->lexicon, code, &at));)
    if (part->person) status = add_if_read(self, part, word, out, err);
  return status;
}

static eng_status mean(search *self, const eng__name_form *word, meanings *out, eng_error *err) {
  out->count = 0;
  if (word->script == ENG__NAME_LATIN) return mean_latin(self, word, out, err);
  const eng__lexicon_part *part =
      eng__lexicon_find(self->lexicon, word->symbols, word->count, false);
  if (part && part->person) out->at[out->count++] = part;
  return ENG_OK;
}

/* Does one list of spellings hold a word of the other? Then they are one name (مونا, منی). */
static bool share_spelling(const char *a, const char *b) {
  for (; *a; a += strcspn(a, " "), a += *a == ' ')
    for (const char *at = b; *at; at += strcspn(at, " "), at += *at == ' ') {
      size_t len = strcspn(a, " ");
      if (strcspn(at, " ") == len && memcmp(a, at, len) == 0) return true;
    }
  return false;
}

/* An alef that only one of them writes makes another word of three letters, though Latin writes
 * both alike: ملک and مالک, غزل and غزال. Longer ones may leave it out: اسمعیل, رحمن. */
static bool differ_by_alef(const uint8_t *a, size_t a_count, const uint8_t *b, size_t b_count) {
  enum { ROOT = 3 };
  if (a_count > b_count) return differ_by_alef(b, b_count, a, a_count);
  if (a_count != ROOT || b_count != ROOT + 1) return false;
  for (size_t at = 1; at < ROOT; at++)
    if (b[at] == ENG__ALEF && memcmp(a, b, at) == 0 && memcmp(a + at, b + at + 1, ROOT - at) == 0)
      return true;
  return false;
}

bool eng__are_one_part(const eng__lexicon *lexicon, const eng__name_form *a,
                       const eng__name_form *b) {
  for (size_t end = 0; end < a->count && end < b->count; end++) {
    size_t a_count = a->count - end, b_count = b->count - end;
    const eng__lexicon_part *x = eng__lexicon_find(lexicon, a->symbols, a_count, false);
    const eng__lexicon_part *y = eng__lexicon_find(lexicon, b->symbols, b_count, false);
    if (x && y && share_spelling(x->latin, y->latin))
      return !differ_by_alef(a->symbols, a_count, b->symbols, b_count);
    if (a->symbols[a_count - 1] != b->symbols[b_count - 1]) return false;
  }
  return false;
}

static bool have_one_in_common(const meanings *a, const meanings *b) {
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (a->at[i] == b->at[k] || share_spelling(a->at[i]->latin, b->at[k]->latin)) return true;
  return false;
}

static eng_status compare_parts(search *self, const eng__name_form *left,
                                const eng__name_form *right, bool *rivals, eng_error *err) {
  meanings a, b = {.count = 0};
  eng_status status = mean(self, left, &a, err);
  if (!status && a.count > 0) status = mean(self, right, &b, err);
  if (!status && a.count > 0 && b.count > 0 && !have_one_in_common(&a, &b)) *rivals = true;
  return status;
}

/* Takes the i of a surname off (Amiri). */
static bool cut_nisba(eng__name_form *word) {
  enum { LEAST = 3 }; /* symbols of what is left */
  uint8_t i = word->script == ENG__NAME_PERSIAN ? ENG__YEH : 'i';
  if (word->count <= LEAST || word->symbols[word->count - 1] != i) return false;
  word->symbols[--word->count] = 0;
  word->hints[word->count] = 0;
  word->letters--;
  return true;
}

/* As they are, and without the i that both end in. */
static eng_status compare_words(search *self, eng__name_form *left, eng__name_form *right,
                                bool *rivals, eng_error *err) {
  eng_status status = compare_parts(self, left, right, rivals, err);
  if (status || *rivals || !cut_nisba(left) || !cut_nisba(right)) return status;
  return compare_parts(self, left, right, rivals, err);
}

/* Do words that stand in one place of two names have as many consonants? Else the names are cut
 * into words elsewhere: غلامحسین محسنی اژه ای, Gholam Hossein Mohseni Ejei. */
static bool are_level(const eng__name_form *left, const eng__name_form *right) {
  eng__name_code a = {0, 0}, b = {0, 0};
  eng__name_codes(left, 0, &a, 1);
  eng__name_codes(right, 0, &b, 1);
  return a.count == b.count;
}

eng_status eng__are_rivals(const eng__lexicon *lexicon, const eng__arc_table *table,
                           eng__lattice *lattice, const eng__name_form *left,
                           const eng__name_form *right, bool *rivals, eng_error *err) {
  search self = {lexicon, table, lattice};
  *rivals = false;
  if (eng__form_count_words(left) != eng__form_count_words(right)) return ENG_OK;
  eng_status status = ENG_OK;
  for (size_t i = 0, j = 0; i < left->count && j < right->count && !*rivals && !status;) {
    eng__name_form a, b;
    i = eng__form_word(left, i, &a);
    j = eng__form_word(right, j, &b);
    if (!are_level(&a, &b)) return ENG_OK;
    status = compare_words(&self, &a, &b, rivals, err);
  }
  return status;
}
