/* The elements that names are made of, and where the words of a name may be one or two
 * (name_key.h). */
#include "match/name_key.h"

#include "translit/titles.h"

#include <string.h>

/* Names are made of these; where two meet, one word or two is a matter of taste: Ali Reza, Alireza,
 * Ahmadi Nejad, Gholam-Hossein, Abd ol-Karim. Those that others stand behind: */
static const char *const FIRSTS[] = {
    "ali",    "gholam",  "ghulam", "qolam",   "mohammad", "mohamad", "muhammad", "mohammed",
    "hosein", "hossein", "husayn", "hussein", "hasan",    "hassan",  "amir",     "mir",
    "nur",    "nour",    "noor",   "abd",     "abdol",    "abdul",   "abdal",    "shah",
    "abu",    "abo",     "abul",   "abol",    "reza",     "karim",   "khalil",   "fath",
    "nemat",  "seyf",    "seyed",  "sepah",   "shahr",    "شهر",     "علی",      "غلام",
    "محمد",   "حسین",    "حسن",    "امیر",    "میر",      "نور",     "ابو",      "ابوال",
    "عبد",    "عبدال",   "شاه",    "رضا",     "فتح",      "نعمت",    "سیف",      "سپه",
    "bani",   "بنی"};

/* And those that stand behind others: */
static const char *const LASTS[] = {
    "ali",    "reza",   "riza",     "hosein",   "hossein", "husayn", "hussein", "hasan", "hassan",
    "akbar",  "asghar", "mohammad", "muhammad", "allah",   "ollah",  "ullah",   "alla",  "din",
    "eddin",  "oddin",  "uddin",    "zadeh",    "zade",    "zada",   "zadah",   "nejad", "nezhad",
    "nijad",  "nizhad", "pour",     "poor",     "pur",     "far",    "nia",     "niya",  "vand",
    "abad",   "dust",   "doost",    "doust",    "khah",    "khan",   "jan",     "qoli",  "gholi",
    "bakhsh", "shahr",  "shah",     "parast",   "manesh",  "panah",  "lou",     "lu",    "mehr",
    "baf",    "madari", "علی",      "رضا",      "حسین",    "حسن",    "اکبر",    "اصغر",  "محمد",
    "الله",   "لله",    "الدین",    "دین",      "زاده",    "نژاد",   "پور",     "فر",    "نیا",
    "وند",    "اباد",   "آباد",     "دوست",     "خواه",    "خان",    "جان",     "قلی",   "بخش",
    "شهر",    "شاه",    "پرست",     "منش",      "پناه",    "لو",     "مهر",     "ای",    "ئی",
    "باف",    "مداری"};

_Static_assert(sizeof FIRSTS / sizeof *FIRSTS + sizeof LASTS / sizeof *LASTS <= ENG__KEY_ELEMENTS,
               "room for all elements");

/* Elements are chained by the symbol at the one end that is sure. */
static void add_elements(eng__key_letters *letters, const char *const *list, size_t count,
                         bool first) {
  for (size_t i = 0; i < count; i++) {
    eng__key_element *element = &letters->elements[letters->element_count];
    element->count = (uint8_t)eng__name_symbols(list[i], element->symbols, sizeof element->symbols);
    if (!element->count) continue;
    uint8_t *chain = first ? &letters->element_starts[element->symbols[0]]
                           : &letters->element_ends[element->symbols[element->count - 1]];
    letters->element_next[letters->element_count++] = *chain;
    *chain = (uint8_t)letters->element_count;
  }
}

void eng__key_elements_make(eng__key_letters *letters) {
  add_elements(letters, FIRSTS, sizeof FIRSTS / sizeof *FIRSTS, true);
  add_elements(letters, LASTS, sizeof LASTS / sizeof *LASTS, false);
}

/* Long vowels count as short ones: Ḥeydarābād. */
static uint8_t plain(uint8_t symbol) {
  bool is_long = symbol == 'A' || symbol == 'E' || symbol == 'I' || symbol == 'O' || symbol == 'U';
  return is_long ? (uint8_t)(symbol - 'A' + 'a') : symbol;
}

static bool is_spelt_at(const eng__name_form *form, size_t at, const eng__key_element *element) {
  for (size_t i = 0; i < element->count; i++)
    if (plain(form->symbols[at + i]) != element->symbols[i]) return false;
  return true;
}

/* Behind an element that ends in the article the l may be the sun letter that follows, which then
 * stands on both sides of the seam: Abdur Rahman. `end` is that of the element. */
static void mark_sun_letter(const eng__key_letters *letters, const eng__name_form *form, size_t end,
                            bool *free_at) {
  char class;
  uint8_t last = form->symbols[end - 1];
  if (last != 'l' && last != ENG__LAM) return;
  size_t sun = eng__key_sun_letter(letters, form, end - 1, end);
  if (sun != SIZE_MAX) free_at[sun + eng__sound_at(form, sun, &class)] = true;
}

/* Marks places of the word [start, end) that are free seams: free_at[i] stands before symbol i; a
 * word that is an element itself frees the seams beside it. */
static void mark_elements(const eng__key_letters *letters, const eng__name_form *form, size_t start,
                          size_t end, bool *free_at) {
  size_t i = letters->element_starts[plain(form->symbols[start])];
  for (; i; i = letters->element_next[i - 1]) {
    const eng__key_element *element = &letters->elements[i - 1];
    if (element->count > end - start || !is_spelt_at(form, start, element)) continue;
    free_at[start + element->count] = true;
    mark_sun_letter(letters, form, start + element->count, free_at);
  }
  i = letters->element_ends[plain(form->symbols[end - 1])];
  for (; i; i = letters->element_next[i - 1]) {
    const eng__key_element *element = &letters->elements[i - 1];
    if (element->count > end - start) continue;
    size_t at = end - element->count;
    if (is_spelt_at(form, at, element)) free_at[at > start || !start ? at : start - 1] = true;
  }
}

static eng__slice symbols_of(const eng__name_form *form, size_t start, size_t end) {
  return (eng__slice){(const char *)form->symbols + start, end - start};
}

/* The article goes with the word before it (Abdul Haq), with its own (القاعده for al-Qaeda), or is
 * half of both (Ziaur Rahman): all places are a seam or none. In a Latin form it is a word, in a
 * Persian one it begins one. */
static void mark_article(const eng__name_form *form, size_t start, size_t end, bool *free_at) {
  size_t next = end < form->count ? end + 1 : end, behind = eng__form_word_end(form, next);
  if (form->script == ENG__NAME_LATIN) {
    if (end - start > ENG__ARTICLE_MOST || next == behind ||
        !eng__is_article(symbols_of(form, start, end), symbols_of(form, next, behind)))
      return;
    if (start) free_at[start - 1] = true;
    free_at[end] = true;
  } else if (start && end - start >= 4 && eng__form_has_article(form, start)) {
    free_at[start - 1] = free_at[start + 2] = free_at[start + 3] = true;
  }
}

/* Persian texts leave spaces out: صداوسیما. */
static bool is_loose(const eng__name_form *form, eng__name_script text, size_t seam) {
  bool persian = form->script == ENG__NAME_PERSIAN && text == ENG__NAME_PERSIAN;
  return persian || form->hints[seam] & ENG__HINT_SOFT;
}

/* A surname of two words is often written as one: Rahmani Fazli, Rahmanifazli. What ends in i is
 * not likely to run on into other words by chance. */
static bool is_nisba(const eng__name_form *form, eng__name_script text, size_t start, size_t end) {
  enum { LEAST = 4 }; /* symbols; Ali is an element of its own */
  uint8_t last = end > start ? form->symbols[end - 1] : 0;
  return text == ENG__NAME_LATIN && end - start >= LEAST &&
         (last == 'i' || last == 'I' || last == 'y' || last == ENG__YEH);
}

void eng__name_mark_free_seams(const eng__key_letters *letters, const eng__name_form *form,
                               eng__name_script text, bool free_at[ENG__NAME_SYMBOLS + 1]) {
  memset(free_at, 0, ENG__NAME_SYMBOLS + 1);
  for (size_t start = 0, end; start < form->count; start = end + 1) {
    end = eng__form_word_end(form, start);
    if (end > start) mark_elements(letters, form, start, end, free_at);
    mark_article(form, start, end, free_at);
    if (end < form->count && (is_loose(form, text, end) || is_nisba(form, text, start, end)))
      free_at[end] = true;
  }
}
