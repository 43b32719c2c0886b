/* What a name's forms in the other script say of a place (name_scan.h). One script leaves open what
 * the other one tells: "Rashid" may be رشید or رشد, حمید is Hamid and not Hamed. Who gives both has
 * said which.
 *
 * Spellings differ in more ways than any form shows, so a form that does not fit is no objection
 * alone (ترامپ, ترمپ). It is one when the words are known: a name that has its spelling, a word
 * that is another, a spelling that is another name's. And a word alone that only the Persian
 * letters fit, which is nobody's name that the lexicon knows, must not lie far from the Latin form
 * (مسکن is Maskan, not Miskin). */
#include "match/name_scan.h"

#include "translit/everyday.h"
#include "translit/rivals.h"
#include "translit/tables.h"
#include "translit/usual.h"

enum {
  LONG_WORD = 5,    /* letters; few words of so many are like a name by accident */
  SOUND_LIMIT = 25, /* letters of one sound: تهران, طهران */
  /* What Latin spellings of one name differ in, far beyond any habit of writing: other vowels in
   * more than one place (Maskan, Miskin), a consonant and a vowel (Sarus, Sarvis). */
  FAR_LIMIT = 40
};

typedef struct asking {
  eng__comparer *comparer;
  const eng__name_form *form, *said; /* of the name that was found; of the place */
  const eng__name_form *other;       /* of the same entity, in the other script than `form` */
  eng_names_mode mode;
  bool inferred; /* `other` is no form of the analyst's (name_lone.c) */
} asking;

static eng_status are_one(eng__comparer *comparer, const eng__name_form *a, const eng__name_form *b,
                          unsigned limit, bool *one, eng_error *err) {
  unsigned cost;
  eng_status status = eng__compare(comparer, a, b, limit, &cost, err);
  *one = !status && cost <= limit;
  return status;
}

/* Is a Persian word an everyday one, by its letters? */
static bool is_everyday(const eng__name_form *word) {
  char text[ENG__EVERYDAY_LONGEST + ENG__SYMBOL_BYTES];
  size_t len = 0;
  for (size_t i = 0; i < word->count && len < ENG__EVERYDAY_LONGEST; i++)
    len += eng__name_symbol_text(eng__symbol_folded(word->symbols[i]), text + len);
  return eng__everyday_of((eng__slice){text, len}) == ENG__EVERYDAY_WORD;
}

/* Does the lexicon know all of a Persian word? */
static bool is_known(const eng__name_form *word) {
  for (size_t i = 0; i < word->count; i++)
    if (!(word->hints[i] & ENG__HINT_KNOWN)) return false;
  return word->count > 0;
}

/* Does the lexicon know the word as a person's name, or as made of one? Those are spelt in more
 * ways than any table says (Yousif, Riza'i). */
static bool is_persons(const eng__name_form *word) {
  if (!is_known(word)) return false;
  for (size_t i = 0; i < word->count; i++)
    if (word->hints[i] & ENG__HINT_PERSON) return true;
  return false;
}

/* A name of one word that was found by its Persian form: does its Latin form lie far from what is
 * said? Persian letters leave the vowels open, so that of a name nobody knows they say little. */
static eng_status is_far(asking *a, const eng__name_form *said, const eng__name_form *other,
                         bool *far, eng_error *err) {
  bool near = true, lone = a->other->count == other->count;
  eng_status status = lone && other->script == ENG__NAME_LATIN
                          ? are_one(a->comparer, other, said, FAR_LIMIT, &near, err)
                          : ENG_OK;
  *far = !near;
  return status;
}

/* The Latin word `said` is not what `other` is; is it another name's spelling? Of a Persian word
 * that nobody knows the Latin form tells the vowels: with others a known name is that one (صلحی is
 * Solhi, not Salehi). */
static eng_status is_of_another(asking *a, const eng__name_form *said, const eng__name_form *form,
                                const eng__name_form *other, bool *another, eng_error *err) {
  const eng__name_form *persian = form->script == ENG__NAME_PERSIAN ? form : other;
  const eng__name_tables *tables = a->comparer->tables;
  bool usual = false;
  eng_status status = eng__are_rivals(&tables->lexicon, &tables->persian_latin,
                                      &a->comparer->lattice, persian, said, another, err);
  if (status || *another || (!is_known(persian) && persian == other)) return status;
  status = eng__is_usual_spelling(a->comparer, persian, said, ENG__LATTICE_END, &usual, err);
  if (status || usual) return status;
  status = eng__is_name_spelling(a->comparer, said, ENG__PERSONS_NAMES, another, err);
  if (status || *another || is_persons(persian)) return status;
  return is_far(a, said, other, another, err);
}

/* The analyst's Persian spelling, `other`, is known to nobody, and `said` is how the name is known
 * that the Latin form is: مکرون, ماکرون, Macron. */
static eng_status is_known_spelling(asking *a, const eng__name_form *said,
                                    const eng__name_form *latin, const eng__name_form *other,
                                    bool *is, eng_error *err) {
  *is = false;
  if (other->letters < LONG_WORD || is_everyday(said) || is_known(other) ||
      latin->script != ENG__NAME_LATIN)
    return ENG_OK;
  return eng__is_usual_spelling(a->comparer, said, latin, ENG__LATTICE_END, is, err);
}

/* The Persian word `said` is not spelt like `other`; is it another word? One that is known is, and
 * so is a short one that does not even sound like a known name. */
static eng_status is_another_word(asking *a, const eng__name_form *said, const eng__name_form *form,
                                  const eng__name_form *other, bool *another, eng_error *err) {
  const eng__lexicon *lexicon = &a->comparer->tables->lexicon;
  bool alike = false;
  *another = false;
  if (eng__are_one_part(lexicon, said, other)) return ENG_OK;
  eng_status status = is_known_spelling(a, said, form, other, &alike, err);
  if (status || alike) return status;
  *another = is_known(said) || is_everyday(said);
  if (*another || !is_known(other) || said->letters >= LONG_WORD) return ENG_OK;
  status = are_one(a->comparer, other, said, SOUND_LIMIT, &alike, err);
  *another = !alike;
  return status;
}

/* Is one word of the place another than that of the form? The three have as many words. A Latin
 * form shows its vowels, so the place must have them. What nobody has written as a form says
 * nothing of Latin, which the analyst's own form tells. */
static eng_status differs(asking *a, const eng__name_form *said, const eng__name_form *form,
                          const eng__name_form *other, bool *differ, eng_error *err) {
  bool one, latin = said->script == ENG__NAME_LATIN && other->script == ENG__NAME_LATIN;
  eng_names_mode mode = latin ? a->mode : ENG_NAMES_WIDE;
  eng_status status =
      are_one(a->comparer, other, said, eng__compare_limit(mode, other, said), &one, err);
  *differ = false;
  if (status || one) return status;
  if (said->script == ENG__NAME_PERSIAN) return is_another_word(a, said, form, other, differ, err);
  return a->inferred ? ENG_OK : is_of_another(a, said, form, other, differ, err);
}

/* Words that are not one in the entity's own forms are not each other's: غلامحسین and Gholam. */
static eng_status any_word_differs(asking *a, bool *differ, eng_error *err) {
  eng_status status = ENG_OK;
  bool paired = true;
  size_t count = eng__form_count_words(a->said), said_at = 0, form_at = 0, other_at = 0;
  *differ = false;
  if (eng__form_count_words(a->form) != count || eng__form_count_words(a->other) != count)
    return ENG_OK;
  for (size_t i = 0; i < count && !status && paired && !*differ; i++) {
    eng__name_form said, form, other;
    said_at = eng__form_word(a->said, said_at, &said);
    form_at = eng__form_word(a->form, form_at, &form);
    other_at = eng__form_word(a->other, other_at, &other);
    unsigned limit = eng__compare_limit(ENG_NAMES_WIDE, &form, &other);
    status = are_one(a->comparer, &form, &other, limit, &paired, err);
    if (!status && paired) status = differs(a, &said, &form, &other, differ, err);
  }
  return status;
}

typedef enum answer { SAYS_NOTHING, SAYS_YES, SAYS_NO } answer;

/* What the other form says, if it is the found one in other letters. */
static eng_status ask(asking *a, answer *says, eng_error *err) {
  bool same, fits = false, differ = false;
  *says = SAYS_NOTHING;
  eng_status status = are_one(a->comparer, a->other, a->form,
                              eng__compare_limit(ENG_NAMES_WIDE, a->other, a->form), &same, err);
  if (status || !same) return status;
  status = are_one(a->comparer, a->other, a->said, eng__compare_limit(a->mode, a->other, a->said),
                   &fits, err);
  if (!status && !fits) status = any_word_differs(a, &differ, err);
  *says = differ ? SAYS_NO : SAYS_YES;
  return status;
}

static bool is_other_form(const eng__name *a, const eng__name *b) {
  return (a->flags & ENG__NAME_IS_PERSIAN) != (b->flags & ENG__NAME_IS_PERSIAN) &&
         a->words == b->words && !b->initials;
}

/* Names of an entity stand together (name_build.c). */
static uint32_t first_of_entity(const eng__name_set *set, uint32_t name) {
  const eng__name *of = &set->all.at[name];
  while (name > 0 && set->all.at[name - 1].rule == of->rule &&
         set->all.at[name - 1].entity == of->entity)
    name--;
  return name;
}

eng_status eng__name_is_another(eng__name_scratch *scratch, const eng__name_set *set, uint32_t name,
                                bool *another, eng_error *err) {
  const eng__name *found = &set->all.at[name];
  eng_names_mode mode = (eng_names_mode)set->rules.at[found->rule].options.mode;
  eng__name_form other;
  asking a = {&scratch->comparer, &scratch->form, &scratch->said, &other, mode, false};
  eng_status status = ENG_OK;
  *another = false;
  for (uint32_t i = first_of_entity(set, name); i < set->all.count && !status; i++) {
    const eng__name *at = &set->all.at[i];
    answer says;
    if (at->rule != found->rule || at->entity != found->entity) break;
    if (!is_other_form(found, at)) continue;
    eng__name_form_of(set, at, &other);
    a.inferred = at->inferred;
    status = ask(&a, &says, err);
    if (says == SAYS_NO) *another = true;
    if (says != SAYS_YES) continue;
    *another = false;
    return status;
  }
  return status;
}
