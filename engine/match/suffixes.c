/* The lists of suffixes. A word is folded, so each has one spelling. The plural ها takes personal
 * endings; whatever it takes is its family, joined or not. */
#include "match/suffixes.h"

typedef struct fixed {
  const char *bytes;
  size_t len;
} fixed;

#define ENDING(literal)                                                                            \
  { literal, sizeof(literal) - 1 }

/* What may follow ها. */
static const fixed plural_tails[] = {
    ENDING(""),   ENDING("ی"),    ENDING("یی"),   ENDING("یم"),   ENDING("یت"),
    ENDING("یش"), ENDING("یمان"), ENDING("یتان"), ENDING("یشان"), ENDING("م"),
    ENDING("ت"),  ENDING("ش"),    ENDING("مان"),  ENDING("تان"),  ENDING("شان"),
};

static const fixed suffixes[] = {
    ENDING("ان"),   ENDING("یان"),   ENDING("گان"), ENDING("ی"),   ENDING("ای"),  ENDING("م"),
    ENDING("ت"),    ENDING("ش"),     ENDING("مان"), ENDING("تان"), ENDING("شان"), ENDING("ام"),
    ENDING("ات"),   ENDING("اش"),    ENDING("را"),  ENDING("رو"),  ENDING("ست"),  ENDING("است"),
    ENDING("ایم"),  ENDING("اید"),   ENDING("اند"), ENDING("هم"),  ENDING("تر"),  ENDING("ترین"),
    ENDING("هاست"), ENDING("هایند"),
};

/* As posts write what is spoken: شون is شان. Behind a half-space only. */
static const fixed spoken[] = {
    ENDING("مون"),   ENDING("تون"),    ENDING("شون"),    ENDING("هامون"),  ENDING("هاتون"),
    ENDING("هاشون"), ENDING("هایمون"), ENDING("هایتون"), ENDING("هایشون"),
};

static const fixed prefixes[] = {ENDING("به"), ENDING("و")};

enum { PLURAL = 4, OBJECT = 4 }; /* bytes of ها and of را */

static bool is_one_of(eng__slice word, const fixed *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (list[i].len == word.len && memcmp(list[i].bytes, word.at, word.len) == 0) return true;
  return false;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

static bool is_plural(eng__slice word) {
  if (word.len < PLURAL || memcmp(word.at, "ها", PLURAL) != 0) return false;
  return IS_ONE_OF(((eng__slice){word.at + PLURAL, word.len - PLURAL}), plural_tails);
}

static bool ends_with(eng__slice word, const char *letters, size_t len) {
  return word.len >= len && memcmp(word.at + word.len - len, letters, len) == 0;
}

bool eng__is_joined_suffix(eng__slice ending) {
  if (ends_with(ending, "را", OBJECT)) ending.len -= OBJECT;
  return !ending.len || is_plural(ending);
}

bool eng__is_suffix(eng__slice word) {
  return (word.len && eng__is_joined_suffix(word)) || IS_ONE_OF(word, suffixes) ||
         IS_ONE_OF(word, spoken);
}

bool eng__is_prefix(eng__slice word) {
  return IS_ONE_OF(word, prefixes);
}

/* The plural with the tails it takes is looked for where its ها would stand. */
bool eng__ends_in_suffix(eng__slice word) {
  if (word.len <= OBJECT) return false;
  if (ends_with(word, "را", OBJECT)) return true;
  for (size_t len = PLURAL; len < word.len && len <= ENG__JOINED_SUFFIX_MOST - OBJECT; len += 2)
    if (is_plural((eng__slice){word.at + word.len - len, len})) return true;
  return false;
}

bool eng__is_ezafe(eng__slice word) {
  return eng__slice_equal(word, ENG__SLICE("ی"));
}

bool eng__takes_ezafe(eng__slice before, bool half_space) {
  if (ends_with(before, "ا", 2) || ends_with(before, "و", 2)) return true;
  return half_space && ends_with(before, "ه", 2);
}
