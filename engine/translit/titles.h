/* Words that stand beside a name without being part of it: titles, honorifics, forms of address,
 * and the Arabic article. The span of a name leaves them out, and a name of a list is found with
 * and without them. */
#ifndef ENG_TRANSLIT_TITLES_H
#define ENG_TRANSLIT_TITLES_H

#include "base/slice.h"

#include <string.h>

/* Is it a title: seyyed, haj, ayatollah, dr, دکتر …? `folded` is one word of the folded view,
 * without its dot; in Persian without half-spaces. */
bool eng__is_title(eng__slice folded);

/* Are two words a title together: Foreign Minister, رئیس جمهور, آیت الله? */
bool eng__is_title_pair(eng__slice first, eng__slice second);
/* Is the word one of some such two? */
bool eng__may_be_title_pair(eng__slice folded);

/* How many bytes of a word are a seyyed that is written to the name behind it (سیدمحمد); 0: none.
 */
size_t eng__find_glued_title(eng__slice folded);

/* The same; nearly always the third letter says that it is none. */
static inline size_t eng__glued_title(eng__slice folded) {
  bool may = folded.len > 6 && (folded.at[2] == 'y' || memcmp(folded.at, "سی", 4) == 0);
  return may ? eng__find_glued_title(folded) : 0;
}

/* Is it the article between or before the parts of a name: al, el, ol, ul, or one whose l is that
 * of the word `next` (od-Din, ar-Rahman)? `next` may be empty. */
bool eng__is_article(eng__slice folded, eng__slice next);

enum { ENG__ARTICLE_MOST = 3 }; /* bytes of the longest article */

/* All titles and articles, one by one, from 0; NULL behind the last. */
const char *eng__spare_word(size_t index);

/* Does it stand in front of surnames, often written small: bin, de, van? */
bool eng__is_particle(eng__slice folded);

/* A word that may join two parts of a name and says nothing: the ezafe e, ye, i, yi. */
bool eng__is_name_joint(eng__slice folded);

/* A word that says how others belong together and is never part of a name: the, of, در, که; and all
 * of them, as eng__spare_word(). */
bool eng__is_function_word(eng__slice folded);
const char *eng__function_word(size_t index);

/* A piece that names end in and that may be written apart: ای, زاده, نژاد, far, din. */
bool eng__is_name_ending(eng__slice folded);

/* One that makes another name of a name of so many words in front of it, a space or a hyphen
 * between: روحانی زاده, Rezaei Nejad, Reza Karimi Moghaddam; behind one word the
 * last may be its own surname (Shirin Rad). */
bool eng__makes_other_name(eng__slice folded, size_t words);

/* Is the given name often the first of two: Mohammad, Ali? */
bool eng__begins_two(eng__slice folded);
/* Half of a given name with the word behind it, a space between: Abdol Karim, Gholam Ali, Ali Reza.
 */
bool eng__is_half_before(eng__slice folded, eng__slice next);

/* The first word of Hojjat al-Islam, which is a given name without the last; and the last. */
bool eng__is_proof(eng__slice folded);
bool eng__is_of_islam(eng__slice folded);

#endif
