/* Relatives: persons with the surname of an entity whom no rule lists. Khamenei alone is the one
 * who is listed as Ali Khamenei, too, but not behind another given name: Mojtaba Khamenei.
 *
 * Up to four words in front of the surname are ranked, and the ranks say whose it is. When in doubt
 * it is the entity's: in Persian the name of somebody else may stand right in front. */
#include "match/name_scan.h"

#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/given.h"
#include "translit/tables.h"
#include "translit/titles.h"
#include "translit/usual.h"

typedef enum rank {
  IS_NONE,    /* no word of a name: nothing, an everyday word, a title */
  IS_JOINT,   /* and */
  IS_RULER,   /* King, Pope, Saint: the given name behind it is a whole name */
  IS_UNKNOWN, /* it may be a name */
  IS_BETWEEN, /* another word of a person's name: Hosseini, an initial */
  IS_GIVEN,   /* and none of the entity's */
  IS_OWN
} rank;

enum { FRONT = 4, BETWEEN_MOST = 2 };

/* What stands in front, the nearest first; behind that nothing is known. */
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

/* Does the longer form end in the name? */
static bool ends_in_name(const asking *a, const eng__name *longer) {
  const unsigned other = ENG__NAME_TURNED | ENG__NAME_IS_PERSIAN;
  return (longer->flags & other) == (a->name->flags & ENG__NAME_IS_PERSIAN) && !longer->initials &&
         eng__name_part_in(a->ground->set, a->name, longer) == ENG__PART_SURNAME;
}

/* Has the entity such a form? */
static bool ends_longer(const asking *a) {
  for (const eng__name *longer = a->first; longer < a->end; longer++)
    if (ends_in_name(a, longer)) return true;
  return false;
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

/* Titles of two words, one of which is a name. */
static bool is_of_title(eng__slice word) {
  static const char *const words[] = {"ayat", "hojjat", "hojat", "rais", "آیت",
                                      "ایت",  "حجت",    "رئیس",  "رییس"};
  return ENG__IS_ONE_OF(word, words);
}

/* Does the lexicon know the Persian word as no person's: استاندار, تهران? */
static bool is_other_word(const asking *a, const eng__name_form *word) {
  const eng__lexicon *lexicon = &a->comparer->tables->lexicon;
  if (word->script != ENG__NAME_PERSIAN) return false;
  const eng__lexicon_part *part = eng__lexicon_find(lexicon, word->symbols, word->count, false);
  return part && !part->person;
}

/* May a word of a longer name stand for a given name, and is it no title and no initial? */
static bool may_be_evidence(const asking *a, const eng__name_form *word, char bytes[ENG__WORD_TEXT],
                            eng__slice *text) {
  eng__form_words words;
  if (word->count < 2 || !eng__form_cut_words(word, &words) || !words.count) return false;
  if (eng__form_word_is_title(word, &words, 0)) return false;
  *text = eng__form_word_text(word, &words, 0, bytes);
  return !is_of_title(*text) && !is_other_word(a, word);
}

/* Does it stand for one? What is known as one does, if it is no everyday word or the entry says
 * that it is a person; and what is unknown in front of this very surname. */
static eng_status is_evidence(const asking *a, const eng__name *longer, const eng__name_form *word,
                              bool *is, eng_error *err) {
  char bytes[ENG__WORD_TEXT];
  eng__slice text;
  *is = false;
  if (!may_be_evidence(a, word, bytes, &text)) return ENG_OK;
  eng__everyday everyday = eng__everyday_of(text);
  bool western = eng__is_western_given_name(text), person = a->name->flags & ENG__NAME_IS_PERSON;
  bool known = word->hints[word->count - 1] & ENG__HINT_PERSON;
  if (everyday == ENG__EVERYDAY_WORD) return *is = western || (person && known), ENG_OK;
  *is = western || known || ((person || !everyday) && ends_in_name(a, longer));
  return *is ? ENG_OK : eng__is_given_name(a->comparer, word, is, err);
}

/* Calls `ask` for each word of the names of the entity that stands before the surname, until it
 * says yes. */
typedef eng_status ask_word(const asking *a, const eng__name *longer, const eng__name_form *own,
                            const eng__name_form *word, bool *yes, eng_error *err);

static eng_status ask_words(const asking *a, ask_word *ask, const eng__name_form *word, bool *yes,
                            eng_error *err) {
  const eng__name_set *set = a->ground->set;
  eng_status status = ENG_OK;
  *yes = false;
  for (const eng__name *name = a->first; name < a->end && !*yes && !status; name++) {
    eng__name_form form, own;
    size_t surname = eng__name_last_word(set, name, name->count);
    eng__name_form_of(set, name, &form);
    for (size_t start = 0, end; start < surname && !*yes && !status; start = end + 1) {
      end = eng__form_word_end(&form, start);
      if (end == start) continue;
      eng__form_cut_out(&form, start, end, &own);
      status = ask(a, name, &own, word, yes, err);
    }
  }
  return status;
}

static eng_status ask_own(const asking *a, const eng__name *longer, const eng__name_form *own,
                          const eng__name_form *word, bool *yes, eng_error *err) {
  (void)longer;
  eng_status status = is_like(a, own, word, yes, err);
  return status || *yes ? status : is_half_of(a, own, word, yes, err);
}

/* Letters of two scripts do not tell Western names apart: جورج may be George. */
static eng_status ask_evidence(const asking *a, const eng__name *longer, const eng__name_form *own,
                               const eng__name_form *word, bool *yes, eng_error *err) {
  if (word && word->script != own->script) return ENG_OK;
  return is_evidence(a, longer, own, yes, err);
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

/* Is it a word that a given name may stand before in front of a surname? In Persian only one that
 * hardly stands alone, for "Mahdi Karroubi" may be all of a name. */
static eng_status is_between(const asking *a, const eng__name_form *word, eng__slice text,
                             bool *between, eng_error *err) {
  static const char *const words[] = {"آملی", "حسینی", "طباطبایی", "موسوی", "هاشمی"};
  *between = ENG__IS_ONE_OF(text, words);
  if (word->script != ENG__NAME_LATIN) return ENG_OK;
  return eng__is_name_spelling(a->comparer, word, ENG__PERSONS_NAMES, between, err);
}

/* What stands behind the Mohammad that a word begins with; empty: nothing, or with it one name
 * (Mohammadreza). */
static eng__slice behind_mohammad(eng__slice word) {
  static const char *const spellings[] = {"mohammad", "mohammed", "mohamad", "mohamed",
                                          "muhammad", "muhammed", "محمد"};
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
    eng__slice first = eng__slice_of(spellings[i]);
    if (word.len <= first.len || memcmp(word.at, first.at, first.len) != 0) continue;
    eng__slice rest = eng__slice_cut(word, first.len, word.len);
    if (!eng__is_half_before(first, rest)) return rest;
  }
  return (eng__slice){"", 0};
}

/* A word of the view as it stands in the text, with the hamza that the view leaves out; false: it
 * is no word of a name. */
static bool read_word(const eng__name_ground *ground, eng__slice word, eng__name_form *form) {
  const eng_document *document = ground->document;
  size_t start = (size_t)(word.at - document->view.at);
  eng_span span = eng__document_text_span(document, start, start + word.len);
  eng__slice text = eng__slice_cut(document->text, span.start, span.end);
  return !eng__name_form_read(form, text, NULL) && form->count;
}

static eng_status is_own(const asking *a, eng__slice text, bool *own, eng_error *err) {
  eng__name_form word;
  *own = false;
  if (!text.len || !read_word(a->ground, text, &word)) return ENG_OK;
  eng_status status = ask_words(a, ask_own, &word, own, err);
  return status || *own ? status : is_own(a, behind_mohammad(text), own, err);
}

static eng_status rank_name(const asking *a, eng__slice text, rank *is, eng_error *err) {
  eng__name_form word;
  bool given, between = false, own;
  if (!read_word(a->ground, text, &word) || is_other_word(a, &word)) return ENG_OK;
  eng_status status = eng__is_given_name(a->comparer, &word, &given, err);
  given = given || eng__is_western_given_name(text);
  if (!status && !given) status = is_between(a, &word, text, &between, err);
  if (!status) status = is_own(a, text, &own, err);
  if (status) return status;
  *is = given ? IS_GIVEN : between ? IS_BETWEEN : IS_UNKNOWN;
  if (own && !(between && !given)) *is = IS_OWN; /* the family is called Hashemi Rafsanjani */
  return ENG_OK;
}

static eng_status rank_word(const asking *a, size_t part, eng__slice word, rank *is,
                            eng_error *err) {
  const eng__name_ground *ground = a->ground;
  *is = IS_NONE;
  if (is_and(word)) *is = IS_JOINT;
  else if (is_ruler(word)) *is = IS_RULER;
  else if (eng__name_is_initial(ground, part)) *is = IS_BETWEEN;
  if (*is || ground->parts[part].flags & ENG__PART_POSSESSIVE) return ENG_OK;
  if (!eng__name_capital(ground, part) || eng__name_is_title(ground, part)) return ENG_OK;
  if (eng__is_function_word(word) || is_everyday(ground, part, word)) return ENG_OK;
  return rank_name(a, eng__slice_cut(word, eng__glued_title(word), word.len), is, err);
}

/* The word before; over the article that a hyphen ties to it (Maher al-Assad). SIZE_MAX: none, one
 * in another line (a byline, a caption), or one that another hyphen ties: Abbas-Netanyahu. */
static size_t word_before(const eng__name_ground *ground, size_t part) {
  if (ground->parts[part].flags & ENG__PART_BEFORE_LINE) return SIZE_MAX;
  size_t before = eng__name_before(ground, part);
  if (before == SIZE_MAX || !eng__name_is_behind_hyphen(ground, part)) return before;
  bool article = eng__is_article(eng__name_word(ground, before), eng__name_word(ground, part));
  return article ? eng__name_before(ground, before) : SIZE_MAX;
}

/* Ranks them, as long as they may be of one name; an unknown word counts only behind a given name.
 */
static eng_status read_front(const asking *a, size_t first, front *f, eng_error *err) {
  eng_status status = ENG_OK;
  bool given = false;
  *f = (front){0};
  size_t part = word_before(a->ground, first);
  for (int i = 0; i < FRONT && part != SIZE_MAX && !status; i++) {
    f->words[i] = eng__name_word(a->ground, part);
    status = rank_word(a, part, f->words[i], &f->ranks[i], err);
    given = given || f->ranks[i] == IS_GIVEN || f->ranks[i] == IS_OWN;
    if (f->ranks[i] == IS_NONE || (!given && f->ranks[i] != IS_BETWEEN)) break;
    part = word_before(a->ground, part);
  }
  return status;
}

static bool has_own_behind(const front *f, int at) {
  for (; at < FRONT; at++)
    if (f->ranks[at] == IS_OWN) return true;
  return false;
}

/* Does what stands at `at` say that the surname is another's? "Mohammad Reza" is one given name, so
 * is "Mohammad Bagher"; "Ali Ardeshir" are two of one person, "Mahmoud Abbas" and "Ilhan Omar" are
 * all of a name. */
static bool is_of_another(const front *f, int at) {
  rank next = f->ranks[at + 1];
  bool half = next >= IS_GIVEN && eng__is_half_before(f->words[at + 1], f->words[at]);
  if (f->ranks[at] == IS_OWN) return half && next == IS_GIVEN;
  if (f->ranks[at] != IS_GIVEN) return false;
  bool two = next == IS_GIVEN && eng__begins_two(f->words[at + 1]);
  return half || two || ((next == IS_NONE || next == IS_JOINT) && !has_own_behind(f, at + 1));
}

/* A Western name of another script says nothing. */
static eng_status has_evidence(const asking *a, eng__slice given, bool *has, eng_error *err) {
  eng__name_form word;
  bool western = eng__is_western_given_name(given) && !eng__name_form_read(&word, given, NULL);
  return ask_words(a, ask_evidence, western ? &word : NULL, has, err);
}

/* Does the name begin with a given name? */
static eng_status begins_with_given(const asking *a, bool *given, eng_error *err) {
  eng__name_form form, word;
  eng__name_form_of(a->ground->set, a->name, &form);
  eng__form_cut_out(&form, 0, eng__form_word_end(&form, 0), &word);
  *given = eng__is_western_given_name(letters_of(&word));
  return *given ? ENG_OK : eng__is_given_name(a->comparer, &word, given, err);
}

/* May the name be what a family is called: one word, or the end of a longer form? */
static bool may_be_surname(const asking *a) {
  if (a->name->part != ENG__PART_FULL) return a->name->part == ENG__PART_SURNAME;
  return !(a->name->flags & ENG__NAME_TURNED) && ends_longer(a);
}

/* Is it that: "bin Laden", but not "Javad Zarif" where he is listed as Mohammad Javad Zarif, too?
 */
static eng_status is_surname(const asking *a, bool *surname, eng_error *err) {
  bool given = false;
  eng_status status = ENG_OK;
  if (a->name->part == ENG__PART_FULL) status = begins_with_given(a, &given, err);
  *surname = !status && !given;
  return status;
}

eng_status eng__name_is_of_relative(eng__name_scratch *scratch, const eng__name_ground *ground,
                                    const eng__name *name, size_t first, bool *relative,
                                    eng_error *err) {
  asking a = {&scratch->comparer, ground, name, NULL, NULL};
  front f;
  int at = 0;
  bool surname;
  *relative = false;
  if (ground->tag || !find_names(&a) || !may_be_surname(&a)) return ENG_OK;
  eng_status status = read_front(&a, first, &f, err);
  if (status) return status;
  while (at < BETWEEN_MOST && f.ranks[at] == IS_BETWEEN) at++;
  if (!is_of_another(&f, at)) return ENG_OK;
  status = is_surname(&a, &surname, err);
  return status || !surname ? status : has_evidence(&a, f.words[at], relative, err);
}
