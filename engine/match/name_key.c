/* Keys of names (name_key.h).
 *
 * What a letter may come out as is the matcher's knowledge (translit/arcs_*.c); here stand only
 * those of its rows that leave the class of the letter. A row that is missing costs spellings, one
 * too many only time. */
#include "match/name_key.h"

#include "translit/arcs.h"

#define DE ENG__SCHEME_DE
#define FR ENG__SCHEME_FR
#define TR ENG__SCHEME_TR
#define ES ENG__SCHEME_ES
#define AR ENG__SCHEME_AR
#define AF ENG__SCHEME_AF
#define BASE ENG__SCHEME_BASE

/* What a sound may come out as besides: classes, or '-' for nothing. */
typedef struct turn {
  const char *letters; /* in UTF-8, of either script */
  const char *classes;
  uint8_t schemes;
} turn;

static const turn TURNS[] = {
    /* Two letters that one scheme writes as one sound and another as two. */
    {"kh", "K", BASE},
    {"sh", "s", BASE},
    {"th", "tz", BASE},
    {"dh", "d", BASE},
    {"ph", "p", BASE},
    {"dj", "d", BASE},
    /* ژ is j or zh; ض and ذ are d or dh in Arabic words; ş is ص or ش. */
    {"zh", "j", BASE},
    {"j", "z", BASE},
    {"Z", "j", BASE},
    {"d", "z", BASE},
    {"ژ", "j", BASE},
    {"ذ", "d", BASE},
    {"ض", "d", BASE},
    {"ظ", "sd", BASE},
    {"Q", "S", BASE},
    {"c", "s", BASE},
    {"ch", "xS", DE | FR},
    {"sch", "z", DE},
    {"s", "zS", DE | ES},
    {"t", "d", TR},
    {"t", "s", AR | AF},
    {"p", "b", TR | ES},
    {"j", "x-", ES | DE},
    {"c", "jC", TR},
    {"k", "x", TR | FR},
    {"g", "j", AR},
    {"h", "x", TR},
    {"ب", "p", TR},
    {"پ", "b", TR | ES},
    {"ث", "t", AR | AF},
    {"ج", "Kz", TR | AR | AF | DE},
    {"چ", "KS", TR | FR},
    {"خ", "CKj-", DE | TR | FR | ES},
    {"د", "t", TR},
    {"ز", "s", DE | ES},
    {"ژ", "S", DE},
    {"ش", "Cs", FR | ES | DE | TR},
    {"ح", "x", TR},
    {"ه", "x", TR},
};

/* ---- Tables ---- */

enum {
  IS_VOWEL = 1,
  IS_H = 2,
  IS_SUN = 4,
  IS_LIP = 8,
  IS_N = 16,
  IS_Z = 32,
  IS_L = 64,
  IS_A = 128
};

static const struct {
  const char *letters;
  uint16_t kind;
} KINDS[] = {
    {"aeiouyAEIOUWY@'", IS_VOWEL},
    {"hهح", IS_H},
    {"تثدذرزژسشصضطظلنtdrzsSnlQZ", IS_SUN},
    {"bpبپ", IS_LIP},
    {"nن", IS_N},
    {"zز", IS_Z},
    {"lل", IS_L},
    {"اaeouAOU", IS_A},
};

/* Turns are chained by the first symbol of their letters, in the order of the table. */
static void chain_turns(eng__key_letters *letters) {
  for (size_t i = sizeof TURNS / sizeof *TURNS; i-- > 0;) {
    uint8_t symbols[4];
    if (!eng__name_symbols(TURNS[i].letters, symbols, sizeof symbols)) continue;
    letters->next[i] = letters->first[symbols[0]];
    letters->first[symbols[0]] = (uint8_t)(i + 1);
  }
}

eng_status eng__key_letters_make(eng__key_letters *letters, eng_error *err) {
  _Static_assert(sizeof TURNS / sizeof *TURNS <= ENG__KEY_TURNS, "room for all turns");
  memset(letters, 0, sizeof *letters);
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    uint8_t symbols[48];
    size_t count = eng__name_symbols(KINDS[i].letters, symbols, sizeof symbols);
    for (size_t k = 0; k < count; k++) letters->kinds[symbols[k]] |= KINDS[i].kind;
  }
  chain_turns(letters);
  eng__key_elements_make(letters);
  return eng__hear_letters(letters, err);
}

/* ---- What a sound may come out as ---- */

typedef struct choosing {
  const eng__key_letters *letters;
  const eng__name_form *form;
  const bool *free_at; /* eng__name_mark_free_seams() */
  uint8_t schemes;
  bool respelled; /* name and text are not both Persian: letters may turn */
  char choices[16];
  size_t count;
} choosing;

static void choose(choosing *c, char class) {
  if (memchr(c->choices, class, c->count) || c->count == sizeof c->choices) return;
  c->choices[c->count++] = class;
}

static uint16_t kind_at(const choosing *c, size_t at) {
  return at < c->form->count ? c->letters->kinds[c->form->symbols[at]] : 0;
}

static void choose_turns(choosing *c, size_t at, size_t next) {
  const uint8_t *symbols = c->form->symbols + at;
  for (size_t i = c->letters->first[symbols[0]]; i; i = c->letters->next[i - 1]) {
    const turn *row = &TURNS[i - 1];
    /* Latin letters are their own symbols; a Persian row has one letter. */
    bool same = symbols[0] >= 128 || (strlen(row->letters) == next - at &&
                                      memcmp(row->letters, symbols, next - at) == 0);
    for (const char *class = row->classes; same && row->schemes & c->schemes && *class; class ++)
      choose(c, *class);
  }
}

/* Over a seam that texts may leave out. */
static size_t behind_seam(const choosing *c, size_t next) {
  bool left_out = next < c->form->count && c->form->symbols[next] == '|' && c->free_at[next];
  return left_out ? next + 1 : next;
}

/* What an h behind it, perhaps behind vowels, would make of the sound: Fathi and Fatahi, Abbas
 * Hosseini and Abbashosseini. */
static void choose_before_h(choosing *c, char class, size_t next) {
  static const char with_h[] = "tsdzsSkxKxzzpf";
  next = behind_seam(c, next);
  while (kind_at(c, next) & IS_VOWEL) next++;
  if (!(kind_at(c, next) & IS_H)) return;
  for (size_t i = 0; with_h[i]; i += 2)
    if (with_h[i] == class) choose(c, with_h[i + 1]);
}

static char class_at(const eng__name_form *form, size_t at) {
  char class = '-';
  if (at < form->count) eng__sound_at(form, at, &class);
  return class;
}

/* Letters that a text hears as one sound when the seam between them is left out: dj
 * (Mohammadjavad), tch, sz (Abbaszadeh). Both are then that sound, and two of a kind are one. */
static void choose_joined(choosing *c, char class, size_t at, size_t next) {
  size_t before = at > 1 && c->form->symbols[at - 1] == '|' && c->free_at[at - 1] ? at - 1 : at;
  char behind = class_at(c->form, behind_seam(c, next));
  if (class == 'd' && behind == 'j') choose(c, 'j');
  if (class == 't' && behind == 'C') choose(c, 'C');
  if (class == 'z' && before > 0 && class_at(c->form, before - 1) == 's') choose(c, 's');
}

size_t eng__key_sun_letter(const eng__key_letters *letters, const eng__name_form *form, size_t at,
                           size_t end) {
  size_t next = end < form->count && form->symbols[end] == '|' ? end + 1 : end;
  if (at == 0 || next >= form->count) return SIZE_MAX;
  bool article = letters->kinds[form->symbols[at - 1]] & IS_A;
  return article && letters->kinds[form->symbols[next]] & IS_SUN ? next : SIZE_MAX;
}

/* The l of the article goes before a sun letter, or comes back: od-Din, al-Din, uddin. */
static void choose_article(choosing *c, size_t at, size_t end) {
  const eng__name_form *form = c->form;
  size_t next = eng__key_sun_letter(c->letters, form, at, end);
  if (next == SIZE_MAX) return;
  if (kind_at(c, at) & IS_L) choose(c, '-');
  else if (memcmp(form->symbols + at, form->symbols + next, end - at) == 0) choose(c, 'l');
}

static void choose_by_neighbours(choosing *c, char class, size_t at, size_t next) {
  const eng__name_form *form = c->form;
  uint16_t before = at ? kind_at(c, at - 1) : 0, after = kind_at(c, next);
  bool first = eng__form_starts_word(form, at);
  if (class == 'n' && after & IS_LIP) choose(c, 'm');
  if (class == 'm' && after & IS_LIP) choose(c, 'n');
  if (class == 's' && first && (form->script == ENG__NAME_PERSIAN || after & IS_VOWEL))
    choose(c, 'K');                                                  /* Ciamak */
  if (class == 'd' && before & IS_N && after & IS_Z) choose(c, '-'); /* Akhun(d)zada */
}

/* A text hears sch as one sound, whatever it is made of: Karbas-chi, کرباسچی. Both sounds are then
 * that one, and two of a kind are one in any key. */
enum { S_THEN_CH = '+' };

static void choose_sch(choosing *c, char class, size_t at, size_t next) {
  const uint8_t *symbols = c->form->symbols;
  size_t before = at > 1 && symbols[at - 1] == '|' ? at - 1 : at;
  size_t behind = next < c->form->count && symbols[next] == '|' ? next + 1 : next;
  bool one = next - at == 3 && memcmp(symbols + at, "sch", 3) == 0;
  if (one) choose(c, S_THEN_CH);
  if (class == 's' && class_at(c->form, behind) == 'C') choose(c, 'S');
  if (class == 'C' && before > 0 && class_at(c->form, before - 1) == 's') choose(c, 'S');
}

/* All that the sound at `at`, which ends at `next`, may come out as; the first is its own. */
static void choose_at(choosing *c, char class, size_t at, size_t next) {
  c->count = 0;
  choose(c, class);
  bool vowel = class == '-' && !(kind_at(c, at) & IS_H);
  if (!c->respelled || vowel) return;
  choose_turns(c, at, next);
  choose_before_h(c, class, next);
  choose_article(c, at, next);
  choose_by_neighbours(c, class, at, next);
  choose_joined(c, class, at, next);
  choose_sch(c, class, at, next);
}

/* A key in the making, and how often it took another class than the letter's own. */
typedef struct growing {
  eng__name_way way;
  uint8_t turns;
} growing;

enum { MOST_TURNS = 2, MOST_GROWING = 96, MOST_FREE_SEAMS = 4 };

typedef struct branching {
  growing all[MOST_GROWING];
  size_t count;
} branching;

static void append_choice(eng__name_code *key, char choice) {
  if (choice == S_THEN_CH) eng__name_code_append(key, eng__sound_class('s'));
  if (choice != '-')
    eng__name_code_append(key, eng__sound_class(choice == S_THEN_CH ? 'C' : choice));
}

/* Does it add nothing, being the last class again? */
static bool is_repeated(eng__name_code key, char choice) {
  return key.count && choice != '-' && choice != S_THEN_CH &&
         (key.bits >> (4 * (key.count - 1u)) & 15) == eng__sound_class(choice);
}

/* Keys with another class branch off those there are; these go on with their own. */
static void branch(branching *b, const choosing *c) {
  size_t count = b->count;
  for (size_t k = 1; k < c->count; k++) {
    for (size_t i = 0; i < count && b->count < MOST_GROWING; i++) {
      growing turned = b->all[i];
      if (!is_repeated(turned.way.key, c->choices[k]) && turned.turns++ == MOST_TURNS) continue;
      append_choice(&turned.way.key, c->choices[k]);
      b->all[b->count++] = turned;
    }
  }
  for (size_t i = 0; i < count; i++) append_choice(&b->all[i].way.key, c->choices[0]);
}

/* Before a symbol: the end of a word of the form, a seam between elements. */
static void add_seam(branching *b, bool is_seam, bool is_free) {
  if (!is_seam && !is_free) return;
  for (size_t i = 0; i < b->count; i++) {
    eng__name_way *way = &b->all[i].way;
    uint32_t here = UINT32_C(1) << way->key.count;
    if (is_seam) way->seams |= here;
    if (is_free) way->free_seams |= here;
    way->silent_start = way->silent_start || (is_seam && way->key.count == 0);
  }
}

static bool same_way(const eng__name_way *a, const eng__name_way *b) {
  return a->key.bits == b->key.bits && a->key.count == b->key.count && a->seams == b->seams &&
         a->free_seams == b->free_seams;
}

/* Those with the fewest turns first. */
static size_t collect(branching *b, eng__name_way *keys, size_t room) {
  size_t count = 0;
  for (unsigned turns = 0; turns <= MOST_TURNS; turns++) {
    for (size_t i = 0; i < b->count && count < room; i++) {
      eng__name_way *way = &b->all[i].way;
      if (b->all[i].turns != turns) continue;
      way->open_end = (way->seams | way->free_seams) >> way->key.count & 1;
      way->seams = eng__name_inner_seams(way->seams, way->key);
      size_t k = 0;
      while (k < count && !same_way(&keys[k], way)) k++;
      if (k == count) keys[count++] = *way;
      else keys[k].open_end = keys[k].open_end || way->open_end;
    }
  }
  return count;
}

/* Does a word without a consonant say nothing at all: an ezafe, the ای of a surname? */
static bool is_mere_joint(const eng__name_form *form, size_t start, size_t end) {
  static const char *const joints[] = {"e", "i", "ye", "yi", "ای", "یی", "ی", NULL};
  return eng__symbols_spell(form->symbols + start, end - start, joints);
}

static uint8_t count_silent(const eng__name_form *form) {
  uint8_t silent = 0;
  for (size_t start = 0, end; start < form->count; start = end + 1) {
    bool heard = false;
    for (end = start; end < form->count && form->symbols[end] != '|'; end++) {
      char class;
      eng__sound_at(form, end, &class);
      heard = heard || class != '-';
    }
    silent += !heard && end > start && !is_mere_joint(form, start, end);
  }
  return silent;
}

/* Puts a joint at free seams amid letters that are one sound else: mohammad|javad. False: there are
 * none, or no room. */
static bool part_sounds(const eng__name_form *form, const bool *free_at, eng__name_form *parted) {
  parted->count = 0;
  if (form->script != ENG__NAME_LATIN) return false;
  for (size_t at = 0, next; at < form->count; at = next) {
    char class;
    next = at + eng__sound_at(form, at, &class);
    for (size_t i = at; i < next; i++) {
      if (parted->count + 2 > ENG__NAME_SYMBOLS) return false;
      if (i > at && free_at[i]) parted->symbols[parted->count++] = '|';
      parted->symbols[parted->count++] = form->symbols[i];
    }
  }
  if (parted->count == form->count) return false;
  parted->symbols[parted->count] = 0;
  memset(parted->hints, 0, sizeof parted->hints);
  parted->script = form->script;
  parted->has_long = form->has_long;
  parted->letters = form->letters;
  return true;
}

static void grow_keys(branching *b, choosing *c) {
  const eng__name_form *form = c->form;
  eng__name_heard heard = {.key = {0, 0}};
  eng__hear_ends(form->symbols, form->count, &heard);
  b->all[0] =
      (growing){.way = {.start = heard.start, .end = heard.end, .silent = count_silent(form)}};
  b->count = 1;
  for (size_t at = 0; at < form->count;) {
    char class;
    size_t next = at + eng__sound_at(form, at, &class);
    add_seam(b, form->symbols[at] == '|', c->free_at[at]);
    choose_at(c, class, at, next);
    branch(b, c);
    at = next;
  }
}

size_t eng__name_keys(const eng__key_letters *letters, const eng__name_form *form,
                      eng__name_script text, uint8_t schemes, eng__name_way *keys, size_t room) {
  branching b;
  bool free_at[ENG__NAME_SYMBOLS + 1];
  eng__name_form parted;
  eng__name_mark_free_seams(letters, form, text, free_at);
  if (part_sounds(form, free_at, &parted)) {
    form = &parted;
    eng__name_mark_free_seams(letters, form, text, free_at);
  }
  choosing c = {.letters = letters, .form = form, .free_at = free_at};
  c.schemes = (uint8_t)(schemes | BASE);
  c.respelled = form->script == ENG__NAME_LATIN || text == ENG__NAME_LATIN;
  grow_keys(&b, &c);
  return collect(&b, keys, room);
}

/* ---- Seams ---- */

size_t eng__name_seams(const eng__name_way *way, uint32_t seams[ENG__NAME_SEAMS]) {
  uint32_t free_seams = eng__name_inner_seams(way->free_seams, way->key);
  size_t count = 0;
  seams[count++] = way->seams;
  while (__builtin_popcount(free_seams) > MOST_FREE_SEAMS) free_seams &= free_seams - 1;
  uint32_t fixed = way->seams & ~free_seams;
  for (uint32_t some = free_seams;; some = (some - 1) & free_seams) {
    if ((fixed | some) != way->seams) seams[count++] = fixed | some;
    if (!some) return count;
  }
}
