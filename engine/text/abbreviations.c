/* The words of abbreviations.h, in bytewise order; looked up only where a dot stands. */
#include "text/abbreviations.h"

typedef struct entry {
  char word[8];
  uint8_t kind;
} entry;

#define T ENG__ABBR_TITLE
#define P ENG__ABBR_PLAIN
#define M ENG__ABBR_MONTH
#define N ENG__ABBR_COUNTED
#define C ENG__ABBR_CAPITAL
/* clang-format off */
static const entry entries[] = {
    {"abbr", P}, {"adj", P}, {"adm", T}, {"al", P}, {"amb", T}, {"app", N}, {"approx", T},
    {"apr", M}, {"apt", N}, {"art", N}, {"assoc", T}, {"asst", T}, {"atty", T}, {"aug", M},
    {"ave", C}, {"ayat", C}, {"bldg", P}, {"blvd", C}, {"brig", T}, {"bros", C}, {"capt", T},
    {"cf", T}, {"ch", N}, {"chap", N}, {"cmdr", T}, {"co", C}, {"col", T}, {"comdr", T},
    {"cong", T}, {"corp", C}, {"cpl", T}, {"ct", N}, {"dec", M}, {"dept", T}, {"det", C},
    {"dist", C}, {"div", C}, {"dr", T}, {"drs", T}, {"ed", C}, {"eds", P}, {"eq", N}, {"eqs", N},
    {"esp", T}, {"esq", P}, {"est", T}, {"etc", P}, {"ex", N}, {"ext", T}, {"feb", M}, {"ff", P},
    {"fig", N}, {"figs", N}, {"fr", C}, {"fri", M}, {"ft", C}, {"gen", C}, {"gens", T}, {"gov", T},
    {"govs", T}, {"govt", P}, {"hojat", C}, {"hojjat", C}, {"hon", C}, {"hr", N}, {"hrs", P},
    {"hwy", C}, {"ibid", P}, {"inc", C}, {"insp", T}, {"int", C}, {"intl", P}, {"jan", M},
    {"jr", P}, {"jul", M}, {"jun", M}, {"lb", P}, {"lbs", P}, {"lt", T}, {"ltd", P}, {"ltr", P},
    {"maj", T}, {"mar", N}, {"messrs", T}, {"mfg", P}, {"mgr", T}, {"mlle", T}, {"mme", T},
    {"mon", M}, {"mr", T}, {"mrs", T}, {"ms", T}, {"msgr", T}, {"mt", C}, {"mtn", C}, {"nat", C},
    {"no", N}, {"nos", N}, {"nov", M}, {"oct", M}, {"op", N}, {"ord", C}, {"oz", P}, {"para", N},
    {"ph", C}, {"pl", N}, {"pp", N}, {"pres", T}, {"prof", T}, {"profs", T}, {"pt", N}, {"pty", C},
    {"pub", N}, {"pvt", T}, {"rd", C}, {"ref", N}, {"rep", C}, {"reps", C}, {"ret", C}, {"rev", C},
    {"rm", N}, {"rt", C}, {"sat", N}, {"sec", N}, {"sen", C}, {"sens", C}, {"sep", M}, {"sept", M},
    {"sgt", T}, {"sq", T}, {"sr", P}, {"ss", N}, {"st", C}, {"ste", C}, {"sun", N}, {"supt", T},
    {"tab", N}, {"tel", N}, {"thu", M}, {"thur", M}, {"thurs", M}, {"tue", M}, {"tues", M},
    {"univ", C}, {"viz", T}, {"vol", N}, {"vols", N}, {"vs", T}, {"wed", M}, {"yr", N}, {"yrs", P},
};
/* clang-format on */
#undef T
#undef P
#undef M
#undef N
#undef C

/* Eight bytes as the number that compares as they do. */
static uint64_t in_order(const char *bytes) {
  return __builtin_bswap64(eng__load64(bytes));
}

/* By the first letter, a bit for each last letter (a is the lowest) that an entry has. A test says
 * what it must be. */
const uint32_t eng__abbreviation_ends[26] = {
    0x18A9A56, 0x0040048, 0x00AC8E0, 0x02E0004, 0x08D800C, 0x00E0162, 0x02C2000,
    0x10E2000, 0x008880C, 0x0022800, 0x0000000, 0x00E000A, 0x00E2250, 0x02C4000,
    0x2088008, 0x10C88A3, 0x0000000, 0x02C9028, 0x00FA014, 0x0160812, 0x0200000,
    0x2040800, 0x0000008, 0x0000000, 0x0060000, 0x0000000};

/* Most words in front of a dot are none, and seen to be none by their ends. */
static bool has_ends_of_entry(eng__slice word) {
  unsigned first = (unsigned char)word.at[0] - (unsigned)'a';
  unsigned last = (unsigned char)word.at[word.len - 1] - (unsigned)'a';
  return first < 26 && last < 26 && (eng__abbreviation_ends[first] >> last & 1);
}

eng__abbreviation eng__abbreviation_of(eng__slice word) {
  if (word.len < 2 || word.len > ENG__ABBREVIATION_MOST) return ENG__ABBR_NONE;
  if (!has_ends_of_entry(word)) return ENG__ABBR_NONE;
  char bytes[8] = {0};
  memcpy(bytes, word.at, word.len);
  uint64_t key = in_order(bytes);
  /* The half is chosen by arithmetic, for every second guess would be wrong. */
  const entry *at = entries;
  for (size_t left = sizeof entries / sizeof entries[0]; left > 1;) {
    size_t half = left / 2;
    at += in_order(at[half].word) <= key ? half : 0;
    left -= half;
  }
  return in_order(at->word) == key ? (eng__abbreviation)at->kind : ENG__ABBR_NONE;
}

const char *eng__abbreviation_entry(size_t index) {
  return index < sizeof entries / sizeof entries[0] ? entries[index].word : NULL;
}

static size_t skip_spaces(const eng__cutter *cutter, size_t at) {
  while (at < cutter->len && eng__byte_at(cutter, at) == ' ') at++;
  return at;
}

/* "No. 5", "fig. 2", "No.5". */
static bool number_follows(const eng__cutter *cutter, size_t at) {
  return eng__class_at(cutter, skip_spaces(cutter, at)) == ENG__BYTE_DIGIT;
}

/* "p. 12", "v. 3", "b. 1939", "d. 1989", "c. 1200": a page, a verse, born, died, about. */
static bool counted_letter(const eng__cutter *cutter, size_t start, size_t end) {
  return strchr("bcdflmnprv", cutter->view[start]) && !eng__source_capital(cutter, start) &&
         number_follows(cutter, end + 1);
}

static eng__slice folded_word(const eng__cutter *cutter, size_t at) {
  return (eng__slice){cutter->view + at, eng__ascii_run(cutter->view + at, cutter->len - at)};
}

/* Words that "I" ends a sentence behind: so do I, than I, World War I. */
static bool leads_to_i(eng__slice word) {
  static const char *const words[] = {
      "am",   "and", "are",  "as",   "be",    "but",    "can",   "class",   "could",
      "did",  "do",  "had",  "have", "is",    "like",   "may",   "me",      "might",
      "must", "nor", "or",   "part", "phase", "should", "than",  "through", "title",
      "type", "was", "were", "war",  "will",  "would",  "volume"};
  return ENG__IS_ONE_OF(word, words);
}

/* "I. Aliyev", a capital `next` behind it; not "So do I. Maryam left.", "He knew I. Then …". */
static bool initial_i(const eng__cutter *cutter, size_t next) {
  const eng__parts *parts = cutter->parts;
  if (eng__byte_at(cutter, next + 1) == '.') return true;
  if (parts->count == 0 || cutter->pending & ENG__PART_BEFORE_LINE) return false;
  const eng__part *before = &parts->at[parts->count - 1];
  return before->kind == ENG_TOKEN_WORD &&
         !leads_to_i(eng__part_word((eng__slice){cutter->view, cutter->len}, before)) &&
         !eng__begins_sentences(folded_word(cutter, next));
}

/* "M. Anderson", "W. Graae", "J. K.": a capital and a dot, then a capital. "I." is mostly a word.
 */
static bool initial(const eng__cutter *cutter, size_t start, size_t end) {
  if (!eng__source_capital(cutter, start)) return false;
  size_t next = skip_spaces(cutter, end + 1);
  bool name = eng__class_at(cutter, next) == ENG__BYTE_LETTER && eng__source_capital(cutter, next);
  if (cutter->view[start] == 'i') return name && initial_i(cutter, next);
  return name || eng__byte_at(cutter, end + 1) == ',';
}

/* A title stands before something: at the end of the text, or before a blank line, it is a word. */
static bool something_follows(const eng__cutter *cutter, size_t at) {
  at = skip_spaces(cutter, at);
  return at < cutter->len && eng__byte_at(cutter, at) != '\n';
}

bool eng__keeps_dot(const eng__cutter *cutter, size_t start, size_t end) {
  if (end - start == 1) return initial(cutter, start, end) || counted_letter(cutter, start, end);
  switch (eng__abbreviation_of((eng__slice){cutter->view + start, end - start})) {
  case ENG__ABBR_NONE:
    return false;
  case ENG__ABBR_TITLE:
    return something_follows(cutter, end + 1);
  case ENG__ABBR_PLAIN:
    return true;
  case ENG__ABBR_MONTH:
  case ENG__ABBR_CAPITAL:
    return eng__source_capital(cutter, start);
  case ENG__ABBR_COUNTED:
    return number_follows(cutter, end + 1);
  }
  return false;
}

/* ---- Words that begin sentences ---- */

static const char *const starters[] = {
    "Inc.",  "U.S.",  "a",       "according", "after",  "all",       "also",   "although",
    "an",    "and",   "another", "as",        "at",     "because",   "before", "both",
    "but",   "by",    "despite", "during",    "even",   "every",     "for",    "from",
    "he",    "her",   "here",    "his",       "how",    "however",   "i",      "if",
    "in",    "it",    "its",     "last",      "many",   "meanwhile", "more",   "most",
    "my",    "no",    "not",     "now",       "on",     "one",       "or",     "our",
    "she",   "since", "so",      "some",      "such",   "that",      "the",    "their",
    "then",  "there", "these",   "they",      "this",   "those",     "though", "thus",
    "to",    "under", "until",   "we",        "what",   "when",      "where",  "while",
    "who",   "why",   "with",    "you",       "your",   "آن",        "آنها",   "از",
    "البته", "اما",   "امروز",   "او",        "اگر",    "ایشان",     "این",    "با",
    "بر",    "برای",  "بعد",     "بنابراین",  "به",     "تا",        "حالا",   "در",
    "دیگر",  "سپس",   "ما",      "من",        "همچنین", "هنوز",      "هیچ",    "و",
    "وقتی",  "ولی",   "وی",      "پس",        "پیش",
};

bool eng__begins_sentences(eng__slice word) {
  size_t low = 0, high = sizeof starters / sizeof starters[0];
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = eng__slice_compare(eng__slice_of(starters[middle]), word);
    if (order == 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
