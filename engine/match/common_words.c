/* The commonest words of English and Persian (about the 150 first of any frequency list, folded);
 * all other words are guessed by their length. */
#include "match/common_words.h"

#include "text/document.h"
#include "unicode/utf8.h"

static const char *const common[] = {
    "the",    "of",      "to",    "and",     "a",          "in",        "is",      "it",
    "you",    "that",    "he",    "was",     "for",        "on",        "are",     "with",
    "as",     "i",       "his",   "they",    "be",         "at",        "one",     "have",
    "this",   "from",    "or",    "had",     "by",         "not",       "but",     "some",
    "what",   "there",   "we",    "can",     "out",        "other",     "were",    "all",
    "your",   "when",    "up",    "use",     "how",        "said",      "an",      "each",
    "she",    "which",   "do",    "their",   "time",       "if",        "will",    "way",
    "about",  "many",    "then",  "them",    "would",      "like",      "so",      "these",
    "her",    "him",     "into",  "has",     "more",       "two",       "see",     "could",
    "no",     "make",    "than",  "first",   "been",       "its",       "who",     "now",
    "people", "my",      "made",  "over",    "did",        "down",      "only",    "may",
    "after",  "also",    "back",  "because", "any",        "new",       "very",    "just",
    "where",  "most",    "know",  "me",      "our",        "get",       "through", "much",
    "before", "too",     "must",  "even",    "such",       "here",      "why",     "between",
    "never",  "under",   "us",    "state",   "year",       "years",     "says",    "say",
    "last",   "against", "while", "during",  "government", "president", "should",  "those",
    "being",  "still",   "own",   "both",    "since",      "off",       "و",       "در",
    "به",     "از",      "که",    "این",     "را",         "با",        "است",     "برای",
    "ان",     "آن",      "یک",    "خود",     "تا",         "کرد",       "بر",      "هم",
    "نیز",    "ها",      "های",   "می",      "شد",         "شده",       "بود",     "ما",
    "من",     "او",      "وی",    "اما",     "یا",         "باید",      "هر",      "کند",
    "دو",     "بی",      "ای",    "ی",       "اگر",        "کرده",      "همه",     "پس",
    "نه",     "دارد",    "شود",   "چه",      "تو",         "نمی",       "گفت",     "سال",
    "بین",    "پیش",     "کشور",  "روز",     "چون",        "هیچ",       "مردم",    "بودند",
    "دیگر",   "کردن",    "کنند",  "هستند",   "بسیار",      "آنها",      "ایران",   "بعد",
    "کار",    "شما",     "دست",   "حال",     "مورد",       "رو",        "سر",      "دل",
    "گر",     "ز",       "کز",    "چو",      "ایشان",      "مرا",       "ترا",     "آنان",
};

void eng__common_words_fill(eng__common_words *set) {
  memset(set, 0, sizeof *set);
  for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
    uint64_t hash = eng__word_hash(eng__slice_of(common[i]));
    size_t at = hash % ENG__COMMON_SLOTS;
    while (set->slots[at] && set->slots[at] != hash) at = (at + 1) % ENG__COMMON_SLOTS;
    set->slots[at] = hash;
  }
}

static bool is_common(const eng__common_words *set, uint64_t hash) {
  for (size_t at = hash % ENG__COMMON_SLOTS; set->slots[at]; at = (at + 1) % ENG__COMMON_SLOTS)
    if (set->slots[at] == hash) return true;
  return false;
}

uint32_t eng__word_cost(const eng__common_words *set, eng__slice word, uint64_t hash) {
  static const uint8_t by_length[] = {100, 60, 40, 12, 8, 6, 5, 4, 3, 2, 2, 2, 1};
  if (is_common(set, hash)) return 100;
  size_t letters = eng__utf8_count(word.at, word.len);
  return letters < sizeof by_length ? by_length[letters] : 1;
}

uint32_t eng__stem_cost(eng__slice stem) {
  static const uint8_t by_bytes[] = {200, 200, 200, 120, 40};
  return stem.len < sizeof by_bytes ? by_bytes[stem.len] : 20;
}
