/* Known names beside each other: Hamed reads as حمید at a price that a slip might have, but it is
 * how حامد is written. When both words are known and as different names, that is said. */
#ifndef ENG_TRANSLIT_RIVALS_H
#define ENG_TRANSLIT_RIVALS_H

#include "translit/lexicon.h"

/* Is some word of one name known as another name than the word that it stands beside? Persian is
 * left when the scripts differ. Only names of the same number of words are looked at. `table` is
 * that of Persian and Latin. ENG_NOMEM. */
eng_status eng__are_rivals(const eng__lexicon *lexicon, const eng__arc_table *table,
                           eng__lattice *lattice, const eng__name_form *left,
                           const eng__name_form *right, bool *rivals, eng_error *err);
/* Are two Persian words spellings of one name that the lexicon knows (اسماعیل, اسمعیل), or such
 * with the same ending? */
bool eng__are_one_part(const eng__lexicon *lexicon, const eng__name_form *a,
                       const eng__name_form *b);

#endif
