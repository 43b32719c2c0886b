/* Abbreviations and initials of English and Persian news: where a dot belongs to the word before
 * it, and whether a sentence may end there. */
#ifndef ENG_TEXT_ABBREVIATIONS_H
#define ENG_TEXT_ABBREVIATIONS_H

#include "text/cutter.h"

typedef enum eng__abbreviation {
  ENG__ABBR_NONE,
  ENG__ABBR_TITLE,   /* Gen., Dr., e.g.: something always follows; no sentence ends here */
  ENG__ABBR_PLAIN,   /* Inc., etc., p.m.: a sentence may end here */
  ENG__ABBR_MONTH,   /* Jan., Mon.: when written with a capital */
  ENG__ABBR_COUNTED, /* No., p., fig.: only before a number */
  ENG__ABBR_CAPITAL  /* Co., St.: a word when written small */
} eng__abbreviation;

/* `word` is folded, without its last dot. */
eng__abbreviation eng__abbreviation_of(eng__slice word);

/* For the tests: the words of the list, in order; NULL behind the last. And the letters they end
 * with, as bits, by the letter they begin with. */
const char *eng__abbreviation_entry(size_t index);
extern const uint32_t eng__abbreviation_ends[26];

/* Does the dot at `end` belong to the word `[start, end)`? */
bool eng__keeps_dot(const eng__cutter *cutter, size_t start, size_t end);

/* Is this folded word one that begins sentences and no names? Behind "U.S." or "Inc." it says that
 * one begins; so it does in Persian behind a quotation with its own full stop (گفت: «… است.» وی
 * افزود), which otherwise is but a part of the sentence around it, and that ends at its own mark.
 */
bool eng__begins_sentences(eng__slice word);

#endif
