/* Usual spellings: Haney can be read as هانی, but nobody writes the name so. A Latin word that is
 * something else to most readers is taken for a name only when it is spelt as that name usually is,
 * give or take what the habits of writing differ in (Mohammad, Muhammad, Mohammed). */
#ifndef ENG_TRANSLIT_USUAL_H
#define ENG_TRANSLIT_USUAL_H

#include "translit/compare.h"

/* Does the lexicon know a name part that both are usual spellings of? A Persian form that it has no
 * row for, but knows the parts of (احمدی), is spelt as usual at a low `cost`, which is what
 * eng__compare() said of the two. `form` is of either script, `word` Latin; both are one word that
 * eng__comparer_read() has read. ENG_NOMEM. */
eng_status eng__is_usual_spelling(eng__comparer *self, const eng__name_form *form,
                                  const eng__name_form *word, unsigned cost, bool *usual,
                                  eng_error *err);

/* Is the Latin word a usual spelling of some person's name that the lexicon has, or of some given
 * name (given.h)? ENG_NOMEM. */
typedef enum eng__which_names { ENG__PERSONS_NAMES, ENG__GIVEN_NAMES } eng__which_names;
eng_status eng__is_name_spelling(eng__comparer *self, const eng__name_form *word,
                                 eng__which_names which, bool *is, eng_error *err);

/* Does the lexicon know how the Persian form is read, or some part of it? */
bool eng__is_read_surely(const eng__name_form *form);

#endif
