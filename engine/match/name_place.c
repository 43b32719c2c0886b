/* Places of names in a text: which words may follow each other in a name, and where one may begin
 * and end (name_scan.h). rule-language.md 10 has the joints of phrases; those of names are the
 * same, and apostrophes and the marks of initials, which the cutter leaves in the words. */
#include "match/name_place.h"

#include "match/suffixes.h"
#include "match/verify.h"
#include "translit/tables.h"
#include "translit/titles.h"
#include "unicode/utf8.h"

eng__slice eng__name_word(const eng__name_ground *ground, size_t part) {
  return eng__part_word(ground->document->view, &ground->parts[part]);
}

size_t eng__name_find_article(const eng__name_ground *ground, size_t part) {
  eng__slice word = eng__name_word(ground, part);
  bool has = eng__may_have_article(word) && eng__has_article(&ground->set->tables->lexicon, word);
  return has ? ENG__ARTICLE_BYTES : 0;
}

static bool is_word(const eng__name_ground *ground, size_t at) {
  return ground->parts[at].kind <= ENG_TOKEN_NUMBER;
}

static eng__slice gap_before(const eng__name_ground *ground, size_t at) {
  return eng__slice_cut(ground->document->view, ground->parts[at - 1].end, ground->parts[at].start);
}

static bool is_sign(const eng__name_ground *ground, size_t at, const char *sign) {
  const eng__part *part = &ground->parts[at];
  eng__slice said = eng__slice_cut(ground->document->view, part->start, part->end);
  return part->kind == ENG_TOKEN_PUNCT && eng__slice_equal(said, eng__slice_of(sign));
}

static bool is_space(const eng__name_ground *ground, size_t at) {
  int lines;
  return eng__is_space_run(gap_before(ground, at), &lines);
}

/* A hyphen that touches both words, or the word before and the end of its line. */
static bool is_hyphen(const eng__name_ground *ground, size_t at) {
  if (at + 1 >= ground->count || !is_sign(ground, at, "-") || gap_before(ground, at).len)
    return false;
  eng__slice gap = gap_before(ground, at + 1);
  int lines;
  bool broken = eng__is_space_run(gap, &lines) && lines == 1;
  return (!gap.len || broken) && eng__is_hyphen(ground->document, &ground->parts[at]);
}

/* The mark of an ayn or a hamza that stands alone: abd ul- ʿaziz. */
static bool is_ayn(const eng__name_ground *ground, size_t at) {
  return at + 1 < ground->count && is_sign(ground, at, "'") && !gap_before(ground, at + 1).len;
}

static bool is_comma(const eng__name_ground *ground, size_t part) {
  return is_sign(ground, part, ",") || is_sign(ground, part, "،");
}

size_t eng__name_next(const eng__name_ground *ground, size_t at, bool comma) {
  size_t next = at + 1;
  if (next >= ground->count) return SIZE_MAX;
  if (ground->tag) return next;
  if (comma && is_comma(ground, next) && !gap_before(ground, next).len && next + 1 < ground->count)
    next++;
  else if (is_hyphen(ground, next)) return is_word(ground, next + 1) ? next + 1 : SIZE_MAX;
  if (next >= ground->count || !is_space(ground, next)) return SIZE_MAX;
  if (is_ayn(ground, next)) next++;
  return is_word(ground, next) ? next : SIZE_MAX;
}

size_t eng__name_before(const eng__name_ground *ground, size_t at) {
  if (at == 0) return SIZE_MAX;
  if (ground->tag) return at - 1;
  if (at > 1 && is_hyphen(ground, at - 1)) return is_word(ground, at - 2) ? at - 2 : SIZE_MAX;
  return is_space(ground, at) && is_word(ground, at - 1) ? at - 1 : SIZE_MAX;
}

/* ---- Capitals ---- */

static bool starts_capital(eng__slice text) {
  const char *p = text.at, *end = p + text.len;
  while (p < end) {
    eng__category category = eng__category_of(eng__utf8_next(&p));
    if (category == ENG__LU || category == ENG__LT || category == ENG__LO) return true;
    if (category == ENG__LL) return false;
  }
  return false;
}

bool eng__name_capital(const eng__name_ground *ground, size_t part) {
  const eng__part *word = &ground->parts[part];
  if (word->script == ENG__SCRIPT_ARABIC || ground->tag || ground->caseless) return true;
  if (ground->document->view_map.steps.count == 0) { /* places are the same in the text */
    char first = ground->document->text.at[word->start];
    if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z')) return first <= 'Z';
  }
  eng_span span = eng__document_text_span(ground->document, word->start, word->end);
  return starts_capital(eng__slice_cut(ground->document->text, span.start, span.end));
}

/* Without capitals, small letters say nothing. */
bool eng__name_is_caseless(const eng__name_ground *ground) {
  bool latin = false;
  for (size_t i = 0; i < ground->count; i++) {
    if (ground->parts[i].script != ENG__SCRIPT_LATIN || ground->parts[i].kind != ENG_TOKEN_WORD)
      continue;
    latin = true;
    if (eng__name_capital(ground, i)) return false;
  }
  return latin;
}

/* ---- Both ends ---- */

/* The end of آیت‌الله is no beginning. */
static bool ends_title(const eng__name_ground *ground, size_t first) {
  if (!eng__slice_equal(eng__name_word(ground, first), ENG__SLICE("الله"))) return false;
  size_t before = eng__name_before(ground, first);
  return before != SIZE_MAX && eng__is_title(eng__name_word(ground, before));
}

/* The word before, over an article. */
static size_t before_article(const eng__name_ground *ground, size_t part) {
  size_t before = eng__name_before(ground, part);
  if (before == SIZE_MAX) return SIZE_MAX;
  bool article = eng__is_article(eng__name_word(ground, before), eng__name_word(ground, part));
  return article ? eng__name_before(ground, before) : before;
}

/* Abdol Karim is not Karim, nor is Abd al-Karim; Ali Reza is not Reza. */
static bool ends_given(const eng__name_ground *ground, size_t first) {
  size_t before = before_article(ground, first);
  return before != SIZE_MAX && eng__name_capital(ground, before) &&
         eng__is_half_before(eng__name_word(ground, before), eng__name_word(ground, first));
}

bool eng__name_starts_well(const eng__name_ground *ground, size_t first) {
  if (ends_title(ground, first) || ends_given(ground, first)) return false;
  if (ground->tag) return true;
  for (; eng__name_is_joined(ground, first); first--) {
    eng__slice before = eng__name_word(ground, first - 1);
    if (!eng__is_prefix(before) && !eng__is_title(before)) return false;
  }
  return true;
}

static bool ends_in_heh(eng__slice word) {
  return word.len >= 2 && memcmp(word.at + word.len - 2, "ه", 2) == 0;
}

/* The ای that makes another name of one in ه: Khamene, Khamenei. */
static bool is_nisba(const eng__name_ground *ground, size_t last, size_t next) {
  return eng__slice_equal(eng__name_word(ground, next), ENG__SLICE("ای")) &&
         ends_in_heh(eng__name_word(ground, last));
}

bool eng__name_becomes_other(const eng__name_ground *ground, size_t last, size_t words) {
  size_t next = eng__name_next(ground, last, false);
  return next != SIZE_MAX && eng__name_capital(ground, next) &&
         eng__makes_other_name(eng__name_word(ground, next), words);
}

bool eng__name_ends_well(const eng__name_ground *ground, size_t last, uint32_t end,
                         bool no_suffixes) {
  const eng__part *part = &ground->parts[last];
  eng__slice word = eng__name_word(ground, last);
  uint32_t word_end = (uint32_t)((size_t)(word.at - ground->document->view.at) + word.len);
  if (ground->tag) return true;
  if (no_suffixes && (end != word_end || part->flags & ENG__PART_POSSESSIVE)) return false;
  size_t next = last + 1;
  bool spaced = next < ground->count && part->script == ENG__SCRIPT_ARABIC &&
                is_word(ground, next) && is_space(ground, next);
  if (spaced && is_nisba(ground, last, next)) return false;
  for (; eng__name_is_joined(ground, next); next++)
    if (no_suffixes || !eng__is_suffix(eng__name_word(ground, next))) return false;
  return true;
}

size_t eng__name_content_words(const eng__name_ground *ground, const eng__name_place *place) {
  size_t count = 0;
  for (size_t i = 0; i < place->count; i++) {
    eng__slice word = eng__name_word(ground, place->parts[i]);
    count += !(place->bare && place->spare[i]) && !eng__is_name_joint(word);
  }
  return count;
}

/* A name of several words that is written in fewer must be longer than this, in letters. */
enum { JOINED_LATIN = 6, JOINED_PERSIAN = 5 };

/* A Persian letter has two bytes. */
bool eng__name_may_be_joined(bool persian, uint32_t len) {
  return persian ? len >= 2 * JOINED_PERSIAN : len >= JOINED_LATIN;
}

bool eng__name_rest_is_suffixes(const eng__name_ground *ground, size_t part) {
  for (; part < ground->count; part++)
    if (!eng__is_suffix(eng__name_word(ground, part))) return false;
  return true;
}

/* ---- In front ---- */

/* The last word of Hojjat al-Islam, حجت الاسلام? */
static bool ends_proof(const eng__name_ground *ground, size_t part) {
  if (part >= ground->count || !eng__is_of_islam(eng__name_word(ground, part))) return false;
  size_t before = before_article(ground, part);
  return before != SIZE_MAX && eng__is_proof(eng__name_word(ground, before));
}

/* One of the others. */
static bool is_in_proof(const eng__name_ground *ground, size_t part) {
  size_t next = eng__name_next(ground, part, false);
  if (next == SIZE_MAX) return false;
  if (!eng__is_proof(eng__name_word(ground, part)))
    return eng__is_article(eng__name_word(ground, part), eng__name_word(ground, next)) &&
           ends_proof(ground, next);
  size_t last = eng__name_next(ground, next, false);
  return ends_proof(ground, next) || (last != SIZE_MAX && ends_proof(ground, last));
}

/* Half of Foreign Minister? */
static bool is_of_pair(const eng__name_ground *ground, size_t part) {
  eng__slice word = eng__name_word(ground, part);
  if (!eng__may_be_title_pair(word)) return false;
  size_t before = eng__name_before(ground, part), next = eng__name_next(ground, part, false);
  return (before != SIZE_MAX && eng__is_title_pair(eng__name_word(ground, before), word)) ||
         (next != SIZE_MAX && eng__is_title_pair(word, eng__name_word(ground, next)));
}

bool eng__name_is_title(const eng__name_ground *ground, size_t part) {
  eng__slice word = eng__name_word(ground, part);
  if (eng__is_title(word) || is_of_pair(ground, part) || ends_proof(ground, part) ||
      is_in_proof(ground, part))
    return true;
  bool great = eng__slice_equal(word, ENG__SLICE("العظمی")); /* آیت الله العظمی */
  if (!great && !eng__slice_equal(word, ENG__SLICE("الله"))) return false;
  size_t before = eng__name_before(ground, part);
  if (before == SIZE_MAX) return false;
  return great ? ends_title(ground, before) : eng__is_title(eng__name_word(ground, before));
}

bool eng__name_only_titles(const eng__name_ground *ground, size_t end) {
  for (size_t part = 0; part < end; part++)
    if (!eng__name_is_title(ground, part)) return false;
  return true;
}

/* Letters of Latin and Persian that initials of one name may be. */
static const char *const INITIALS[] = {
    "اآعaeiou", "بb",  "پp", "تطt",    "ثسصsc", "جjgd", "چct", "حهh", "خk", "دd",    "ذزضظzd",
    "رr",       "ژjz", "شs", "غقگgqk", "فf",    "کkgc", "لl",  "مm",  "نn", "وvwuo", "یyije",
};

static bool has_symbol(const char *letters, uint8_t symbol) {
  uint8_t list[16];
  size_t count = eng__name_symbols(letters, list, sizeof list);
  return memchr(list, symbol, count) != NULL;
}

static bool may_be_initial(uint8_t of, uint8_t said) {
  if (of == said) return true;
  if ((of >= 128) == (said >= 128)) return false;
  for (size_t i = 0; i < sizeof INITIALS / sizeof *INITIALS; i++)
    if (has_symbol(INITIALS[i], of) && has_symbol(INITIALS[i], said)) return true;
  return false;
}

size_t eng__name_take_initials(const eng__name_ground *ground, const eng__name *name, size_t part,
                               size_t left) {
  eng__name_form form;
  const char *given = ground->set->symbols.at + name->symbols + 2 * (size_t)name->count;
  if (eng__name_form_read(&form, eng__name_word(ground, part), NULL)) return SIZE_MAX;
  for (size_t i = form.count; i-- > 0;) {
    bool dot = form.symbols[i] == '|';
    bool alone = eng__form_starts_word(&form, i);
    if (dot) continue;
    if (!left || !alone || !may_be_initial((uint8_t)given[left - 1], form.symbols[i]))
      return SIZE_MAX;
    left--;
  }
  return left;
}

/* "O Musa", "A Musa", ز چین: without a dot such a letter is a word of English or of verse. */
static bool is_letter_word(const eng__name_ground *ground, size_t part) {
  static const char *const words[] = {"a", "i", "o", "ز", "و"};
  eng__slice word = eng__name_word(ground, part);
  if (ground->parts[part].flags & ENG__PART_DOTTED) return false;
  return ENG__IS_ONE_OF(word, words);
}

bool eng__name_over_initials(const eng__name_ground *ground, const eng__name *name,
                             uint32_t *first) {
  size_t part = *first;
  for (size_t left = name->initials; left;) {
    part = eng__name_before(ground, part);
    if (part == SIZE_MAX || !eng__name_capital(ground, part)) return false;
    if (name->initials == 1 && is_letter_word(ground, part)) return false;
    left = eng__name_take_initials(ground, name, part, left);
    if (left == SIZE_MAX) return false;
  }
  *first = (uint32_t)part;
  return true;
}

/* The dot of a last initial, which the cutter takes for the end of a sentence. */
static bool has_dot_behind(const eng__name_ground *ground, size_t part) {
  return part + 1 < ground->count && is_sign(ground, part + 1, ".") &&
         !gap_before(ground, part + 1).len;
}

/* The parts behind `last` that initials may stand in, at most `room`. */
static size_t parts_behind(const eng__name_ground *ground, size_t last, uint32_t *parts,
                           size_t room) {
  size_t count = 0;
  for (size_t at = last; count < room;) {
    bool comma = count == 0;
    size_t next = eng__name_next(ground, at, comma);
    if (next == SIZE_MAX || !eng__name_capital(ground, next) || is_letter_word(ground, next)) break;
    bool dotted = ground->parts[next].flags & ENG__PART_DOTTED || has_dot_behind(ground, next);
    bool over_comma = comma && eng__name_next(ground, at, false) == SIZE_MAX;
    if (comma && !over_comma && !dotted) break;
    parts[count++] = (uint32_t)next;
    at = next;
  }
  return count;
}

/* Rouhani, M. Khatami: are they those of the name behind them? */
static bool begins_next_name(const eng__name_ground *ground, size_t part) {
  size_t next = eng__name_next(ground, part, false);
  return next != SIZE_MAX && eng__name_capital(ground, next);
}

bool eng__name_to_initials(const eng__name_ground *ground, const eng__name *name, uint32_t *last) {
  uint32_t parts[ENG__PLACE_WORDS];
  size_t room = name->initials < ENG__PLACE_WORDS ? name->initials : ENG__PLACE_WORDS;
  size_t count = ground->tag ? 0 : parts_behind(ground, *last, parts, room);
  for (; count; count--) {
    size_t left = name->initials;
    for (size_t i = count; i-- > 0 && left != SIZE_MAX;)
      left = eng__name_take_initials(ground, name, parts[i], left);
    if (left || begins_next_name(ground, parts[count - 1])) continue;
    *last = parts[count - 1] + has_dot_behind(ground, parts[count - 1]);
    return true;
  }
  return false;
}
