/* The lists of titles (titles.h). A title that is also a common given name (Amir, Mir, Shah, حجت)
 * is left out: without it the name would be another one. */
#include "translit/titles.h"

#include <stdlib.h>

/* clang-format off */

/* Sorted bytewise; Persian ones as the folded view has them, without half-spaces. */
static const char *const TITLES[] = {
    "adm", "admiral", "agha", "allameh", "amb", "ambassador", "aqa", "ayatollah", "ayatullah",
    "brig", "brigadier", "capt", "captain", "chancellor", "col", "colonel", "commander", "doctor",
    "dr", "emam", "emir", "eng", "engineer", "fm", "gen", "general", "gov", "governor", "grand",
    "haj", "haji", "hajj", "hajji", "hazrat", "hojatoleslam", "hojjatoleslam", "hojjatolislam",
    "hujjatulislam", "imam", "judge", "justice", "khanom", "khanum", "king", "lady", "lieut",
    "lieutenant", "lt", "madam", "maj", "major", "marshal", "maulana", "maulvi", "mawlana",
    "mawlawi", "minister", "miss", "mister", "mohandes", "molavi", "molla", "mollah", "mowlavi",
    "mr", "mrs", "ms", "mufti", "mulla", "mullah", "ostad", "pm", "premier", "pres", "president",
    "prime", "prince", "princess", "prof", "professor", "qadi", "queen", "rep", "rev", "sardar",
    "sarhang", "sartip", "sayed", "sayid", "sayyed", "sayyid", "secretary", "senator", "seyed",
    "seyyed", "seyyid", "sgt", "shahid", "shaikh", "shaykh", "sheikh", "sheikha", "sheykh", "sir",
    "syed", "vice", "آقا", "آقای", "آیةالله", "آیت", "آیتالله", "ارتشبد", "استاد", "اعلیحضرت",
    "امام", "بانو", "تیمسار", "جناب", "جنرال", "حاج", "حاجآقا", "حاجی", "حجةالاسلام", "حجتالاسلام",
    "حجهالاسلام", "حضرت", "خانم", "دریادار", "دکتر", "رئیسجمهور", "رئیسجمهوری", "رییسجمهور",
    "رییسجمهوری", "سرتیپ", "سردار", "سرلشکر", "سرلشگر", "سرهنگ", "سروان", "سرکار", "سرگرد", "سپهبد",
    "سید", "سیده", "شاهزاده", "شهید", "شیخ", "صدراعظم", "علامه", "مارشال", "ماموستا", "مرحوم",
    "مفتی", "ملا", "مهندس", "مولانا", "مولوی", "نخستوزیر", "والاحضرت", "والمسلمین", "پرزیدنت",
    "پروفسور", "ژنرال", "کربلایی",
};

/* Titles of two words, of which some are none by themselves. */
#define PAIR(first, second) {{(first), sizeof(first) - 1}, {(second), sizeof(second) - 1}}
static const eng__slice TITLE_PAIRS[][2] = {
    PAIR("acting", "president"), PAIR("crown", "prince"), PAIR("defence", "minister"),
    PAIR("defense", "minister"), PAIR("defense", "secretary"), PAIR("deputy", "commander"),
    PAIR("deputy", "foreign"), PAIR("deputy", "minister"), PAIR("deputy", "president"),
    PAIR("deputy", "prime"), PAIR("finance", "minister"), PAIR("foreign", "minister"),
    PAIR("foreign", "secretary"), PAIR("intelligence", "minister"), PAIR("interior", "minister"),
    PAIR("oil", "minister"), PAIR("rear", "admiral"), PAIR("second", "brigadier"),
    PAIR("supreme", "leader"), PAIR("آیت", "الله"), PAIR("ایت", "الله"), PAIR("حجت", "الاسلام"),
    PAIR("حجة", "الاسلام"), PAIR("حجه", "الاسلام"), PAIR("دریادار", "پاسدار"),
    PAIR("دوم", "پاسدار"), PAIR("رئیس", "جمهور"), PAIR("رئیس", "جمهوری"), PAIR("رییس", "جمهور"),
    PAIR("رییس", "جمهوری"), PAIR("سردار", "پاسدار"), PAIR("سرتیپ", "پاسدار"),
    PAIR("سرتیپ", "خلبان"), PAIR("سرتیپ", "دوم"), PAIR("سرلشکر", "پاسدار"), PAIR("سرلشکر", "خلبان"),
    PAIR("سرهنگ", "پاسدار"), PAIR("صدر", "اعظم"), PAIR("نخست", "وزیر"), PAIR("و", "المسلمین"),
};
/* The l of the article is that of the next word when that begins with a sun letter. */
static const char *const ARTICLES[] = {"al", "el", "ol", "ul"};
static const char *const ASSIMILATED[] = {
    "ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "esh", "et", "ez",
    "od", "on", "or", "os", "osh", "ot", "oz", "ud", "un", "ur", "us", "ush", "ut", "uz",
};
/* What stands in front of surnames, and is often written small: bin Laden, de Mistura. */
static const char *const PARTICLES[] = {
    "ben", "bin", "bint", "da", "de", "del", "der", "di", "du", "ibn", "la", "le", "ould", "ud",
    "van", "von",
};
static const char *const JOINTS[] = {"e", "i", "ye", "yi"};

static const char *const FUNCTION_WORDS[] = {
    "a",      "an",    "and",  "are",  "as",   "at",    "be",    "been", "but",   "by",    "can",
    "could",  "did",   "do",   "does", "for",  "from",  "had",   "has",  "have",  "he",    "her",
    "him",    "his",   "how",  "i",    "if",   "in",    "into",  "is",   "it",    "its",   "may",
    "me",     "my",    "no",   "nor",  "not",  "of",    "on",    "or",   "our",   "out",   "she",
    "should", "so",    "than", "that", "the",  "their", "them",  "then", "there", "these", "they",
    "this",   "those", "to",   "too",  "up",   "us",    "was",   "we",   "were",  "what",  "when",
    "where",  "which", "who",  "why",  "will", "with",  "would", "you",  "your",  "آن",    "از",
    "است",    "اند",   "او",   "اگر",  "این",  "با",    "باشد",  "باید", "بر",    "برای",  "به",
    "بود",    "بی",    "تا",   "تو",   "در",   "را",    "شد",    "شده",  "شما",   "شود",   "ما",
    "من",     "می",    "نمی",  "نه",   "نیز",  "نیست",  "ها",    "هر",   "هم",    "همه",   "و",
    "پس",     "چه",    "چون",  "کرد",  "کرده", "کند",   "که",    "یا",
};
static const char *const ENDINGS[] = {
    "abad",  "allah",  "din", "eddin", "far",  "khah", "khan", "lou",  "lu",   "mehr",
    "nejad", "nezhad", "nia", "niya",  "poor", "pour", "pur",  "shah", "vand", "zade",
    "zadeh", "ئی",     "ای",  "بیگی",  "خواه", "دوست", "زاده", "فر",   "لو",   "مند",
    "منش",   "نژاد",   "نیا", "وند",   "پناه", "پور",  "چی",   "گر",   "یی"};

static const char *const OTHERS[] = {
    "far", "fard", "nejad", "nezhad", "nia", "niya", "pour", "pur", "zade", "zadeh", "زاده", "فر",
    "نژاد", "نیا", "پور",
};
/* Surnames by themselves, too. */
static const char *const SECOND_SURNAMES[] = {
    "manesh", "moghadam", "moghaddam", "moqaddam", "rad", "tabar", "vand", "تبار", "راد", "مقدم",
    "منش", "وند",
};
/* What is half of a given name before another one, and before Reza alone. */
static const char *const HALVES[] = {
    "abd", "abdal", "abdel", "abdol", "abdul", "gholam", "ghulam", "qolam", "عبد", "غلام",
};
static const char *const BEFORE_REZA[] = {
    "ahmad", "ali", "amir", "hamid", "mohamad", "mohammad", "mohammed", "muhammad", "احمد",
    "امیر", "حمید", "علی", "محمد",
};
static const char *const REZAS[] = {"reza", "riza", "رضا"};
/* Hojjat al-Islam: titles of several words, whose first one is a given name by itself. */
static const char *const PROOFS[] = {
    "hojat", "hojjat", "hujjat", "حجة", "حجت", "حجه",
};
static const char *const OF_ISLAM[] = {"eslam", "islam", "الاسلام"};
static const char *const GLUED[] = {"sayyed", "sayyid", "seyed", "seyyed", "سید"};

/* clang-format on */

static int by_bytes(const void *a, const void *b) {
  return eng__slice_compare(*(const eng__slice *)a, eng__slice_of(*(const char *const *)b));
}

#define IS_ONE_OF(word, list)                                                                      \
  (bsearch(&(word), list, sizeof(list) / sizeof *(list), sizeof *(list), by_bytes) != NULL)

bool eng__is_title(eng__slice folded) {
  return IS_ONE_OF(folded, TITLES);
}

bool eng__is_title_pair(eng__slice first, eng__slice second) {
  for (size_t i = 0; i < sizeof TITLE_PAIRS / sizeof *TITLE_PAIRS; i++)
    if (eng__slice_equal(first, TITLE_PAIRS[i][0]) && eng__slice_equal(second, TITLE_PAIRS[i][1]))
      return true;
  return false;
}

bool eng__may_be_title_pair(eng__slice folded) {
  for (size_t i = 0; i < sizeof TITLE_PAIRS / sizeof *TITLE_PAIRS; i++)
    if (eng__slice_equal(folded, TITLE_PAIRS[i][0]) || eng__slice_equal(folded, TITLE_PAIRS[i][1]))
      return true;
  return false;
}

bool eng__is_article(eng__slice folded, eng__slice next) {
  if (IS_ONE_OF(folded, ARTICLES)) return true;
  return next.len > 1 && IS_ONE_OF(folded, ASSIMILATED) &&
         memcmp(folded.at + 1, next.at, folded.len - 1) == 0;
}

bool eng__is_function_word(eng__slice folded) {
  return IS_ONE_OF(folded, FUNCTION_WORDS);
}

const char *eng__function_word(size_t index) {
  return index < sizeof FUNCTION_WORDS / sizeof *FUNCTION_WORDS ? FUNCTION_WORDS[index] : NULL;
}

bool eng__is_particle(eng__slice folded) {
  enum { LONGEST = 4 };
  return folded.len <= LONGEST && IS_ONE_OF(folded, PARTICLES);
}

bool eng__is_name_joint(eng__slice folded) {
  enum { LONGEST = 2 };
  return folded.len <= LONGEST && IS_ONE_OF(folded, JOINTS);
}

bool eng__is_name_ending(eng__slice folded) {
  return IS_ONE_OF(folded, ENDINGS);
}

bool eng__makes_other_name(eng__slice folded, size_t words) {
  return IS_ONE_OF(folded, OTHERS) || (words > 1 && IS_ONE_OF(folded, SECOND_SURNAMES));
}

bool eng__begins_two(eng__slice folded) {
  return IS_ONE_OF(folded, BEFORE_REZA);
}

bool eng__is_half_before(eng__slice folded, eng__slice next) {
  return IS_ONE_OF(folded, HALVES) || (IS_ONE_OF(next, REZAS) && IS_ONE_OF(folded, BEFORE_REZA));
}

bool eng__is_proof(eng__slice folded) {
  return IS_ONE_OF(folded, PROOFS);
}

bool eng__is_of_islam(eng__slice folded) {
  return IS_ONE_OF(folded, OF_ISLAM);
}

size_t eng__find_glued_title(eng__slice folded) {
  enum { LEAST = 3 }; /* letters of the name; those of Persian have two bytes */
  for (size_t i = 0; i < sizeof GLUED / sizeof *GLUED; i++) {
    size_t len = strlen(GLUED[i]), least = GLUED[i][0] == 's' ? LEAST : 2 * LEAST;
    if (folded.len >= len + least && memcmp(folded.at, GLUED[i], len) == 0) return len;
  }
  return 0;
}

const char *eng__spare_word(size_t index) {
  static const struct {
    const char *const *words;
    size_t count;
  } lists[] = {{TITLES, sizeof TITLES / sizeof *TITLES},
               {ARTICLES, sizeof ARTICLES / sizeof *ARTICLES},
               {ASSIMILATED, sizeof ASSIMILATED / sizeof *ASSIMILATED}};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    if (index < lists[i].count) return lists[i].words[index];
    index -= lists[i].count;
  }
  return NULL;
}
