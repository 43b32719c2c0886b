/* Relatives: persons with the surname of an entity whom no rule lists. Khamenei alone is the one
 * who is listed as Ali Khamenei, too, but not behind another given name: Mojtaba Khamenei.
 *
 * Up to four words in front of the surname are ranked, and the ranks say whose it is. When in doubt
 * it is the entity's: in Persian the name of somebody else may stand right in front. */
#include "match/name_scan.h"

#include "base/sequence.h"
#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/given.h"
#include "translit/tables.h"
#include "translit/titles.h"
#include "translit/usual.h"

typedef enum rank {
  SAYS_NOTHING,
  IS_JOINT,   /* and */
  IS_RULER,   /* King, Pope, Saint: the given name behind it is a whole name */
  IS_BETWEEN, /* another word of a person's name: Hosseini, an initial */
  IS_GIVEN,   /* and none of the entity's */
  IS_OWN
} rank;

enum { FRONT = 4, BETWEEN_MOST = 2 };

/* What stands in front, the nearest first; behind that nothing is said. */
typedef struct front {
  eng__slice words[FRONT + 1];
  rank ranks[FRONT + 1];
} front;

typedef struct asking {
  eng__comparer *comparer;
  const eng__name_ground *ground;
  const eng__name *name;
  const eng__name *first, *end; /* of the names of its entity */
} asking;

/* ---- The entity ---- */

static bool is_same_entity(const eng__name *a, const eng__name *b) {
  return a->rule == b->rule && a->entity == b->entity;
}

/* An id with more names than anybody has stands for a list. */
enum { MOST_NAMES = 256 };

/* The names of an entity stand together; false: they are too many. */
static bool find_names(asking *a) {
  const eng__name *all = a->ground->set->all.at, *behind = all + a->ground->set->all.count;
  a->first = a->end = a->name;
  while (a->first > all && is_same_entity(a->first - 1, a->name) && a->end - a->first < MOST_NAMES)
    a->first--;
  while (a->end < behind && is_same_entity(a->end, a->name) && a->end - a->first < MOST_NAMES)
    a->end++;
  return a->end - a->first < MOST_NAMES;
}

/* Latin letters are their own symbols. */
static eng__slice letters_of(const eng__name_form *form) {
  return (eng__slice){(const char *)form->symbols, form->count};
}

static eng_status is_like(const asking *a, const eng__name_form *own, const eng__name_form *word,
                          bool *like, eng_error *err) {
  unsigned cost, limit = eng__compare_limit(ENG_NAMES_WIDE, own, word);
  eng_status status = eng__compare(a->comparer, own, word, limit, &cost, err);
  *like = !status && (cost <= limit || eng__are_short_and_long(letters_of(own), letters_of(word)));
  return status;
}

enum { HALF_LEAST = 3 }; /* symbols: Ali */

/* Javad, of Mohammadjavad? */
static eng_status is_half_of(const asking *a, const eng__name_form *own, const eng__name_form *word,
                             bool *half, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t cut = HALF_LEAST; cut + HALF_LEAST <= own->count && !*half && !status; cut++) {
    eng__name_form first, second;
    eng__form_cut_piece(own, 0, cut, &first);
    eng__form_cut_piece(own, cut, own->count, &second);
    status = is_like(a, &first, word, half, err);
    if (!status && !*half) status = is_like(a, &second, word, half, err);
  }
  return status;
}

/* Does a word of a longer name stand for a given name, and not for a title or an initial? */
static eng_status is_evidence(const asking *a, const eng__name_form *word, bool *is,
                              eng_error *err) {
  char bytes[ENG__WORD_TEXT];
  eng__form_words words;
  *is = false;
  if (word->count < 2 || !eng__form_cut_words(word, &words) || !words.count) return ENG_OK;
  if (eng__form_word_is_title(word, &words, 0)) return ENG_OK;
  eng__slice text = eng__form_word_text(word, &words, 0, bytes);
  *is = eng__is_western_given_name(text) || word->hints[word->count - 1] & ENG__HINT_PERSON;
  return *is ? ENG_OK : eng__is_given_name(a->comparer, word, is, err);
}

/* Calls `ask` for each word of the names of the entity that stands before the surname, until it
 * says yes. */
typedef eng_status ask_word(const asking *a, const eng__name_form *own, const eng__name_form *word,
                            bool *yes, eng_error *err);

static eng_status ask_words(const asking *a, ask_word *ask, const eng__name_form *word, bool *yes,
                            eng_error *err) {
  const eng__name_set *set = a->ground->set;
  eng_status status = ENG_OK;
  *yes = false;
  for (const eng__name *name = a->first; name < a->end && !*yes && !status; name++) {
    eng__name_form form, own;
    size_t surname = eng__name_surname_start(set, name);
    eng__name_form_of(set, name, &form);
    for (size_t start = 0, end; start < surname && !*yes && !status; start = end + 1) {
      end = eng__form_word_end(&form, start);
      if (end == start) continue;
      eng__form_cut_out(&form, start, end, &own);
      status = ask(a, &own, word, yes, err);
    }
  }
  return status;
}

static eng_status ask_own(const asking *a, const eng__name_form *own, const eng__name_form *word,
                          bool *yes, eng_error *err) {
  eng_status status = is_like(a, own, word, yes, err);
  return status || *yes ? status : is_half_of(a, own, word, yes, err);
}

static eng_status ask_evidence(const asking *a, const eng__name_form *own,
                               const eng__name_form *word, bool *yes, eng_error *err) {
  (void)word;
  return is_evidence(a, own, yes, err);
}

/* ---- The words in front ---- */

static bool is_ruler(eng__slice word) {
  static const char *const rulers[] = {
      "camp", "emperor", "imam", "king", "pope", "prince", "princess", "queen",  "saint", "shah",
      "st",   "ابن",     "امام", "بن",   "شاه",  "ملک",    "ملکه",     "پادشاه", "پاپ",   "کمپ"};
  return ENG__IS_ONE_OF(word, rulers);
}

static bool is_and(eng__slice word) {
  static const char *const ands[] = {"&", "and", "و"};
  return ENG__IS_ONE_OF(word, ands);
}

/* Is it an everyday word where it stands: "said" is no سعید, whatever its letters look like? The
 * capital of a Western name counts where not all words have one. */
static bool is_everyday(const eng__name_ground *ground, size_t part, eng__slice word) {
  const eng__part *said = &ground->parts[part];
  if (said->script == ENG__SCRIPT_ARABIC) return eng__everyday_of(word) != ENG__EVERYDAY_NOT;
  if (eng__everyday_of(word) != ENG__EVERYDAY_WORD) return false;
  return ground->caseless || eng__part_all_capitals(ground->document, said) ||
         !eng__is_western_given_name(word);
}

/* Is it a word of surnames that a given name may stand before: حسینی? */
static eng_status is_between(const asking *a, const eng__name_form *word, eng__slice text,
                             bool *between, eng_error *err) {
  if (word->script == ENG__NAME_LATIN)
    return eng__is_name_spelling(a->comparer, word, ENG__PERSONS_NAMES, between, err);
  const eng__lexicon_part *part =
      eng__lexicon_find(&a->comparer->tables->lexicon, word->symbols, word->count, false);
  *between = part && part->person && eng__ends_like_nisba(text);
  return ENG_OK;
}

static eng_status rank_name(const asking *a, eng__slice text, rank *is, eng_error *err) {
  eng__name_form word;
  bool given, between = false, own;
  if (eng__name_form_read(&word, text, NULL) || !word.count) return ENG_OK;
  eng_status status = eng__is_given_name(a->comparer, &word, &given, err);
  given = given || eng__is_western_given_name(text);
  if (!status && !given) status = is_between(a, &word, text, &between, err);
  if (status || !(given || between)) return status;
  status = ask_words(a, ask_own, &word, &own, err);
  *is = own ? IS_OWN : given ? IS_GIVEN : IS_BETWEEN;
  return status;
}

static eng_status rank_word(const asking *a, size_t part, eng__slice word, rank *is,
                            eng_error *err) {
  const eng__name_ground *ground = a->ground;
  *is = SAYS_NOTHING;
  if (is_and(word)) *is = IS_JOINT;
  else if (is_ruler(word)) *is = IS_RULER;
  else if (eng__name_is_initial(ground, part)) *is = IS_BETWEEN;
  if (*is || ground->parts[part].flags & ENG__PART_POSSESSIVE) return ENG_OK;
  if (!eng__name_capital(ground, part) || eng__name_is_title(ground, part)) return ENG_OK;
  if (eng__is_function_word(word) || is_everyday(ground, part, word)) return ENG_OK;
  return rank_name(a, eng__slice_cut(word, eng__glued_title(word), word.len), is, err);
}

static bool is_behind_hyphen(const eng__name_ground *ground, size_t part) {
  uint32_t start = ground->parts[part].start;
  return start && ground->document->view.at[start - 1] == '-';
}

/* The word before; over the article that a hyphen ties to it (Maher al-Assad). SIZE_MAX: none, or
 * one that another hyphen ties: Abbas-Netanyahu. */
static size_t word_before(const eng__name_ground *ground, size_t part) {
  size_t before = eng__name_before(ground, part);
  if (before == SIZE_MAX || !is_behind_hyphen(ground, part)) return before;
  bool article = eng__is_article(eng__name_word(ground, before), eng__name_word(ground, part));
  return article ? eng__name_before(ground, before) : SIZE_MAX;
}

/* Ranks them; those behind the first that says nothing do not count. */
static eng_status read_front(const asking *a, size_t first, front *f, eng_error *err) {
  eng_status status = ENG_OK;
  *f = (front){0};
  size_t part = word_before(a->ground, first);
  for (int i = 0; i < FRONT && part != SIZE_MAX && !status; i++) {
    f->words[i] = eng__name_word(a->ground, part);
    status = rank_word(a, part, f->words[i], &f->ranks[i], err);
    if (f->ranks[i] == SAYS_NOTHING) break;
    part = word_before(a->ground, part);
  }
  return status;
}

/* Does what stands at `at` say that the surname is another's? "Mohammad Reza" is one given name,
 * "Ali Ardeshir" two of one person, "Mahmoud Abbas" all of a name. */
static bool is_of_another(const front *f, int at) {
  rank next = f->ranks[at + 1];
  bool half = next >= IS_GIVEN && eng__is_half_before(f->words[at + 1], f->words[at]);
  if (f->ranks[at] == IS_OWN) return half && next == IS_GIVEN;
  if (f->ranks[at] != IS_GIVEN || next == IS_RULER) return false;
  if (next == IS_JOINT) return f->ranks[at + 2] != IS_OWN; /* and Melania */
  return next < IS_GIVEN || half;
}

eng_status eng__name_is_of_relative(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *relative,
                                    eng_error *err) {
  asking a = {&scratch->comparer, ground, name, NULL, NULL};
  front f;
  int at = 0;
  *relative = false;
  if (ground->tag || name->part != ENG__PART_SURNAME || !find_names(&a)) return ENG_OK;
  eng_status status = read_front(&a, first, &f, err);
  if (status) return status;
  while (at < BETWEEN_MOST && f.ranks[at] == IS_BETWEEN) at++;
  if (!is_of_another(&f, at)) return ENG_OK;
  return ask_words(&a, ask_evidence, NULL, relative, err);
}
