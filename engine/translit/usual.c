/* Holding two words against the Latin spellings that the lexicon gives for a part (usual.h). */
#include "translit/usual.h"

#include "translit/lexicon.h"
#include "translit/tables.h"

#include <string.h>

/* One habit of writing: e for a, u for o, ee for i; not two of them. Words of places are short and
 * many, and so must be spelt with more care. */
enum { COST_USUAL = 6, COST_USUAL_WORD = 3, COST_COMPOUND = 5 };
/* Shorter words are made of known parts by accident; still shorter ones are spelt exactly. */
enum { LEAST_COMPOUND = 5, TINY = 3 };

static void read_spelling(const char *at, size_t len, eng__name_form *form) {
  *form = (eng__name_form){.script = ENG__NAME_LATIN};
  if (len > ENG__NAME_SYMBOLS) len = ENG__NAME_SYMBOLS;
  memcpy(form->symbols, at, len);
  form->count = form->letters = (uint16_t)len;
}

/* In a name of fewer consonants one that is doubled is nobody's habit: Alleh is not Ala. */
enum { LEAST_DOUBLED = 3 };

static bool is_doubled_more(const eng__name_form *spelling, const eng__name_form *word) {
  size_t consonants = 0;
  for (size_t i = 0; i < spelling->count; i++)
    consonants += eng__symbol_is_consonant(spelling->symbols[i]);
  return consonants < LEAST_DOUBLED && eng__form_has_double(word) &&
         !eng__form_has_double(spelling);
}

/* Is the word Latin, and like one of the spellings of the part? */
static eng_status is_spelt_so(eng__comparer *self, const eng__lexicon_part *part,
                              const eng__name_form *word, bool *so, eng_error *err) {
  eng_status status = ENG_OK;
  unsigned most = word->letters <= TINY ? 0 : part->person ? COST_USUAL : COST_USUAL_WORD;
  eng__lane lane = {0, ENG__SCHEME_BASE, (uint8_t)most};
  *so = false;
  for (const char *at = part->latin; *at && !*so && !status;) {
    eng__name_form spelling;
    size_t len = strcspn(at, " ");
    uint8_t cost;
    read_spelling(at, len, &spelling);
    at += len + (at[len] == ' ');
    if (is_doubled_more(&spelling, word)) continue;
    eng__lattice_set(&self->lattice, &self->tables->latin, &spelling, word);
    status = eng__lattice_run(&self->lattice, lane, false, &cost, err);
    *so = !status && cost <= most;
  }
  return status;
}

static eng_status is_part(eng__comparer *self, const eng__lexicon_part *part,
                          const eng__name_form *form, bool *is, eng_error *err) {
  if (form->script == ENG__NAME_LATIN) return is_spelt_so(self, part, form, is, err);
  const uint8_t *symbols = eng__lexicon_symbols(&self->tables->lexicon, part);
  *is = form->count == part->count && memcmp(form->symbols, symbols, part->count) == 0;
  return ENG_OK;
}

bool eng__is_read_surely(const eng__name_form *form) {
  for (size_t i = 0; i < form->count; i++)
    if (form->hints[i] & ENG__HINT_KNOWN) return true;
  return false;
}

static bool is_compound(const eng__lexicon *lexicon, const eng__name_form *form) {
  return form->script == ENG__NAME_PERSIAN && form->count >= LEAST_COMPOUND &&
         eng__is_read_surely(form) &&
         !eng__lexicon_find(lexicon, form->symbols, form->count, false);
}

eng_status eng__is_name_spelling(eng__comparer *self, const eng__name_form *word,
                                 eng__which_names which, bool *is, eng_error *err) {
  const eng__lexicon *lexicon = &self->tables->lexicon;
  eng__name_code code;
  eng__name_codes(word, 0, &code, 1);
  size_t at = eng__lexicon_first(lexicon, code);
  const eng__lexicon_part *part;
  eng_status status = ENG_OK;
  *is = false;
  while (!*is && !status && (part = eng__lexicon_next(lexicon, code, &at)) != NULL)
    if (which == ENG__GIVEN_NAMES ? part->given : part->person)
      status = is_spelt_so(self, part, word, is, err);
  return status;
}

/* Is there a part of these consonants that both are spellings of? */
static eng_status is_part_of_both(eng__comparer *self, eng__name_code code,
                                  const eng__name_form *form, const eng__name_form *word,
                                  bool *both, eng_error *err) {
  const eng__lexicon *lexicon = &self->tables->lexicon;
  size_t at = eng__lexicon_first(lexicon, code);
  const eng__lexicon_part *part;
  eng_status status = ENG_OK;
  while (!*both && !status && (part = eng__lexicon_next(lexicon, code, &at)) != NULL) {
    if (part->ending) continue;
    status = is_part(self, part, form, both, err);
    if (*both && !status) status = is_spelt_so(self, part, word, both, err);
  }
  return status;
}

/* A part has the consonants of the one or of the other: Rida is spelt with a d, رضا read with a z.
 */
eng_status eng__is_usual_spelling(eng__comparer *self, const eng__name_form *form,
                                  const eng__name_form *word, unsigned cost, bool *usual,
                                  eng_error *err) {
  eng__name_code code, other;
  eng__name_codes(word, 0, &code, 1);
  eng__name_codes(form, 0, &other, 1);
  *usual = cost <= COST_COMPOUND && is_compound(&self->tables->lexicon, form);
  eng_status status = *usual ? ENG_OK : is_part_of_both(self, code, form, word, usual, err);
  if (*usual || status || (code.bits == other.bits && code.count == other.count)) return status;
  return is_part_of_both(self, other, form, word, usual, err);
}
