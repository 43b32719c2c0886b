/* What an entity's longer forms say of its forms of one word (names.h): of Ali Khamenei, علی
 * خامنه‌ای and Khamenei the second tells how the third is spelt in Persian.
 *
 * The word must be the first or the last of the longer form, and be the one-word form in other
 * letters. An everyday word is not taken, nor are words for which the analyst has given a form. */
#include "match/names.h"

#include "translit/bare.h"
#include "translit/everyday.h"

static bool is_one_word(const eng__name_form *form) {
  size_t start, end;
  return !eng__form_end_word(form, true, &start, &end);
}

static bool is_everyday(const eng__name_form *word) {
  eng__form_words words;
  char bytes[ENG__WORD_TEXT];
  if (!eng__form_cut_words(word, &words)) return true;
  if (words.count > 1) return false;
  return eng__everyday_of(eng__form_word_text(word, &words, 0, bytes)) != ENG__EVERYDAY_NOT;
}

static eng_status are_one(eng__comparer *comparer, const eng__name_form *a, const eng__name_form *b,
                          bool *one, eng_error *err) {
  unsigned cost, limit = eng__compare_limit(ENG_NAMES_WIDE, a, b);
  eng_status status = eng__compare(comparer, a, b, limit, &cost, err);
  *one = !status && cost <= limit;
  return status;
}

/* The form as the analyst wrote it, not one of the other ways that it is kept in. */
static bool is_written(const eng__name_set *set, const eng__lone_form *of, uint32_t name) {
  if (set->all.at[name].initials) return false;
  return name == of->first || set->all.at[name].entry != set->all.at[name - 1].entry;
}

/* Does an own form of the entity say in the script of `word` what the one-word form says? */
static eng_status is_given(const eng__name_set *set, eng__comparer *comparer,
                           const eng__lone_form *of, const eng__name_form *form, bool *given,
                           eng_error *err) {
  eng_status status = ENG_OK;
  *given = false;
  for (uint32_t i = of->first; i < of->end && !status && !*given; i++) {
    eng__name_form own;
    if (!is_written(set, of, i)) continue;
    eng__name_form_of(set, &set->all.at[i], &own);
    if (own.script != form->script && is_one_word(&own))
      status = are_one(comparer, &own, form, given, err);
  }
  return status;
}

static eng_status try_longer(eng__comparer *comparer, const eng__name_form *form,
                             const eng__name_form *longer, eng__name_form *word, bool *found,
                             eng_error *err) {
  eng_status status = ENG_OK;
  *found = false;
  for (int last = 1; last >= 0 && !status && !*found; last--) {
    size_t start, end;
    if (!eng__form_end_word(longer, last, &start, &end)) return ENG_OK;
    eng__form_cut_out(longer, start, end, word);
    if (!is_everyday(word)) status = are_one(comparer, word, form, found, err);
  }
  return status;
}

eng_status eng__name_lone_word(const eng__name_set *set, eng__comparer *comparer,
                               const eng__lone_form *of, eng__name_form *word, bool *found,
                               eng_error *err) {
  eng__name_form form, longer;
  bool given = false;
  *found = false;
  if (!is_written(set, of, of->name)) return ENG_OK;
  eng__name_form_of(set, &set->all.at[of->name], &form);
  if (!is_one_word(&form)) return ENG_OK;
  eng_status status = ENG_OK;
  for (uint32_t i = of->first; i < of->end && !status && !*found; i++) {
    if (!is_written(set, of, i)) continue;
    eng__name_form_of(set, &set->all.at[i], &longer);
    if (longer.script != form.script)
      status = try_longer(comparer, &form, &longer, word, found, err);
  }
  if (!status && *found) status = is_given(set, comparer, of, &form, &given, err);
  *found = *found && !given;
  return status;
}
