/* The lists of suffixes. A word is folded, so each has one spelling. The plural ها takes personal
 * endings; whatever it takes is its family, joined or not. */
#include "match/suffixes.h"

#define PLURALS                                                                                    \
  "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هام", "هات", "هاش",  \
      "هامان", "هاتان", "هاشان"

static const char *const plurals[] = {PLURALS};

static const char *const suffixes[] = {
    PLURALS, "ان",  "یان", "گان", "ی",  "ای", "م",    "ت",     "ش",
    "مان",   "تان", "شان", "ام",  "ات", "اش", "را",   "رو",    "ست",
    "است",   "ایم", "اید", "اند", "هم", "تر", "ترین", "هایند", "هاست",
};

static const char *const prefixes[] = {"به", "و"};

static bool is_one_of(eng__slice word, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strlen(list[i]) == word.len && memcmp(list[i], word.at, word.len) == 0) return true;
  return false;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

bool eng__is_suffix(eng__slice word) {
  return IS_ONE_OF(word, suffixes);
}

bool eng__is_prefix(eng__slice word) {
  return IS_ONE_OF(word, prefixes);
}

static bool ends_with(eng__slice word, const char *ending) {
  size_t len = strlen(ending);
  return word.len >= len && memcmp(word.at + word.len - len, ending, len) == 0;
}

bool eng__is_joined_suffix(eng__slice ending) {
  if (ends_with(ending, "را")) ending.len -= strlen("را");
  return !ending.len || IS_ONE_OF(ending, plurals);
}

bool eng__is_ezafe(eng__slice word) {
  return eng__slice_equal(word, ENG__SLICE("ی"));
}

bool eng__takes_ezafe(eng__slice before, bool half_space) {
  if (ends_with(before, "ا") || ends_with(before, "و")) return true;
  return half_space && ends_with(before, "ه");
}
