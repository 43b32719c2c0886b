/* Given names: what in front of a surname says whose it is. Only those that are hardly anything
 * else there: not Will (Will Trump win?), nor پیام (a message). */
#ifndef ENG_TRANSLIT_GIVEN_H
#define ENG_TRANSLIT_GIVEN_H

#include "translit/compare.h"

/* Persian spellings of given names that the lexicon has rows for, and NULL behind the last. They
 * were written for this project from general knowledge. */
extern const char *const eng__given_names[];

/* Is one word, which eng__name_form_read() has read, a given name: in Persian letters one of these,
 * in Latin ones a usual spelling of one, or two of them written as one, or one that Abdol or Gholam
 * stands before? ENG_NOMEM. */
eng_status eng__is_given_name(eng__comparer *self, const eng__name_form *word, bool *is,
                              eng_error *err);

/* Is the folded word a given name of Europe or the Americas? */
bool eng__is_western_given_name(eng__slice word);
/* Is one of two folded words short for the other, a given name of these: Joe, Joseph? */
bool eng__are_short_and_long(eng__slice a, eng__slice b);

#endif
