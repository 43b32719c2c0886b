/* Keys of words and of names (name_key.h).
 *
 * What a letter may come out as is the matcher's knowledge (translit/arcs_*.c); here stand only
 * those of its rows that leave the class of the letter. A row that is missing costs spellings, one
 * too many only time. */
#include "match/name_key.h"

#include "translit/arcs.h"
#include "unicode/utf8.h"

#define DE ENG__SCHEME_DE
#define FR ENG__SCHEME_FR
#define TR ENG__SCHEME_TR
#define ES ENG__SCHEME_ES
#define AR ENG__SCHEME_AR
#define AF ENG__SCHEME_AF
#define BASE ENG__SCHEME_BASE

static const char CLASSES[] = "bptsjCxdzrSKflmn";

static uint8_t class_of(char name) {
  return (uint8_t)(strchr(CLASSES, name) - CLASSES);
}

static void append(eng__name_code *key, uint8_t class) {
  if (key->count == ENG__CODE_MOST) return;
  if (key->count && (key->bits >> (4 * (key->count - 1u)) & 15) == class) return;
  key->bits |= (uint64_t) class << (4 * key->count++);
}

/* ---- Words of a text ---- */

/* The class of a Latin letter plus 1; what is followed by an h (or is dj, tch, sch …) is seen to by
 * letters_of(). In the order of the alphabet; '-': nothing. */
static const char LATIN[] = "-bKd-fK--jKlmn-pKrst---x-z";

typedef struct cluster {
  const char *letters;
  char class;
} cluster;

/* Longer ones before those they begin with. */
static const cluster CLUSTERS[] = {{"dsch", 'j'}, {"tsch", 'C'}, {"sch", 'S'}, {"tch", 'C'},
                                   {"dzh", 'j'},  {"kh", 'x'},   {"gh", 'K'},  {"ch", 'C'},
                                   {"sh", 'S'},   {"zh", 'z'},   {"th", 's'},  {"dh", 'z'},
                                   {"ph", 'f'},   {"dj", 'j'},   {"sz", 's'},  {"cz", 'C'}};

/* The letters at `at` that are one sound, and its class; '-': none. */
static size_t latin_unit(const char *at, size_t left, char *class) {
  bool may = left > 1 && strchr("dtsckgzp", at[0]) && strchr("schzj", at[1]);
  for (size_t i = 0; may && i < sizeof CLUSTERS / sizeof *CLUSTERS; i++) {
    size_t len = strlen(CLUSTERS[i].letters);
    if (len > left || memcmp(at, CLUSTERS[i].letters, len) != 0) continue;
    *class = CLUSTERS[i].class;
    return len;
  }
  *class = at[0] >= 'a' && at[0] <= 'z' ? LATIN[at[0] - 'a'] : '-';
  return 1;
}

bool eng__latin_key(eng__slice word, eng__name_code *key) {
  *key = (eng__name_code){0, 0};
  for (size_t i = 0; i < word.len; i++)
    if ((unsigned char)word.at[i] >= 0x80) return false;
  for (size_t at = 0; at < word.len;) {
    char class;
    at += latin_unit(word.at + at, word.len - at, &class);
    if (class != '-') append(key, class_of(class));
  }
  return true;
}

/* As ENG__PERSIAN_ALPHABET has them. */
static const char PERSIAN[] = "--bptsjC-xdzrzzsSsztz-KfKKKlmn";

static char persian_class(uint8_t symbol) {
  return symbol - 128u < sizeof PERSIAN - 1 ? PERSIAN[symbol - 128] : '-';
}

eng__name_code eng__arabic_key(const eng__key_letters *letters, eng__slice word) {
  eng__name_code key = {0, 0};
  const unsigned char *at = (const unsigned char *)word.at, *end = at + word.len;
  while (at + 1 < end) {
    /* D8..DB lead U+0600..U+06FF. */
    if ((at[0] & 0xFC) != 0xD8) {
      at++;
      continue;
    }
    uint8_t class = letters->arabic[(at[0] & 3) << 6 | (at[1] & 63)];
    if (class) append(&key, (uint8_t)(class - 1));
    at += 2;
  }
  return key;
}

/* ---- Names ---- */

/* Letters with a mark, as symbols of a form (form.h). */
static char marked_class(uint8_t symbol) {
  switch (symbol) {
  case 'C':
    return 'C';
  case 'S':
    return 'S';
  case 'Q':
    return 's';
  case 'Z':
    return 'z';
  case 'G':
    return 'K';
  case 'K':
    return 'x';
  default:
    return '-';
  }
}

/* The symbols of `form` at `at` that are one sound. */
static size_t unit_at(const eng__name_form *form, size_t at, char *class) {
  uint8_t symbol = form->symbols[at];
  if (symbol < 'a' || symbol > 'z') {
    *class = symbol >= 128 ? persian_class(symbol) : marked_class(symbol);
    return 1;
  }
  return latin_unit((const char *)form->symbols + at, form->count - at, class);
}

eng__name_code eng__name_key_of_form(const eng__name_form *form) {
  eng__name_code key = {0, 0};
  for (size_t at = 0; at < form->count;) {
    char class;
    at += unit_at(form, at, &class);
    if (class != '-') append(&key, class_of(class));
  }
  return key;
}

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
  uint8_t kind;
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

static eng_status fill_arabic(eng__key_letters *letters, eng_error *err) {
  for (uint32_t cp = 0; cp < ENG__ARABIC_LETTERS; cp++) {
    char letter[4];
    eng__name_form form;
    eng__slice one = {letter, eng__utf8_encode(0x600 + cp, letter)};
    eng_status status = eng__name_form_read(&form, one, err);
    if (status) return status;
    char class = form.count == 1 ? persian_class(form.symbols[0]) : '-';
    letters->arabic[cp] = class == '-' ? 0 : (uint8_t)(class_of(class) + 1);
  }
  return ENG_OK;
}

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
  return fill_arabic(letters, err);
}

/* ---- What a sound may come out as ---- */

typedef struct choosing {
  const eng__key_letters *letters;
  const eng__name_form *form;
  uint8_t schemes;
  bool respelled; /* name and text are not both Persian: letters may turn */
  char choices[16];
  size_t count;
} choosing;

static void choose(choosing *c, char class) {
  if (memchr(c->choices, class, c->count) || c->count == sizeof c->choices) return;
  c->choices[c->count++] = class;
}

static uint8_t kind_at(const choosing *c, size_t at) {
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

/* What an h behind it, perhaps behind vowels, would make of the sound: Fathi and Fatahi. */
static void choose_before_h(choosing *c, char class, size_t next) {
  static const char with_h[] = "tsdzsSkxKxzz";
  while (kind_at(c, next) & IS_VOWEL) next++;
  if (!(kind_at(c, next) & IS_H)) return;
  for (size_t i = 0; with_h[i]; i += 2)
    if (with_h[i] == class) choose(c, with_h[i + 1]);
}

/* The l of the article goes before a sun letter, or comes back: od-Din, al-Din, uddin. */
static void choose_article(choosing *c, size_t at, size_t next) {
  const eng__name_form *form = c->form;
  if (next < form->count && form->symbols[next] == '|') next++;
  if (at == 0 || !(kind_at(c, at - 1) & IS_A) || !(kind_at(c, next) & IS_SUN)) return;
  if (kind_at(c, at) & IS_L) choose(c, '-');
  else if (form->symbols[at] == form->symbols[next]) choose(c, 'l');
}

static void choose_by_neighbours(choosing *c, char class, size_t at, size_t next) {
  const eng__name_form *form = c->form;
  uint8_t before = at ? kind_at(c, at - 1) : 0, after = kind_at(c, next);
  bool first = at == 0 || form->symbols[at - 1] == '|';
  if (class == 'n' && after & IS_LIP) choose(c, 'm');
  if (class == 'm' && after & IS_LIP) choose(c, 'n');
  if (class == 's' && first && (form->script == ENG__NAME_PERSIAN || after & IS_VOWEL))
    choose(c, 'K');                                                  /* Ciamak */
  if (class == 'd' && before & IS_N && after & IS_Z) choose(c, '-'); /* Akhun(d)zada */
}

/* All that the sound at `at`, which ends at `next`, may come out as; the first is its own. */
static void choose_at(choosing *c, char class, size_t at, size_t next) {
  c->count = 0;
  choose(c, class);
  if (!c->respelled) return;
  choose_turns(c, at, next);
  choose_before_h(c, class, next);
  choose_article(c, at, next);
  choose_by_neighbours(c, class, at, next);
}

/* A key in the making, and how often it took another class than the letter's own. */
typedef struct growing {
  eng__name_code key;
  uint8_t turns;
} growing;

enum { MOST_TURNS = 2, MOST_GROWING = 96 };

typedef struct branching {
  growing all[MOST_GROWING];
  size_t count;
} branching;

/* Keys with another class branch off those there are; these go on with their own. */
static void branch(branching *b, const choosing *c) {
  size_t count = b->count;
  for (size_t k = 1; k < c->count; k++) {
    for (size_t i = 0; i < count && b->count < MOST_GROWING; i++) {
      growing turned = b->all[i];
      if (turned.turns++ == MOST_TURNS) continue;
      if (c->choices[k] != '-') append(&turned.key, class_of(c->choices[k]));
      b->all[b->count++] = turned;
    }
  }
  for (size_t i = 0; i < count; i++)
    if (c->choices[0] != '-') append(&b->all[i].key, class_of(c->choices[0]));
}

/* Those with the fewest turns first. */
static size_t collect(const branching *b, eng__name_code *keys, size_t room) {
  size_t count = 0;
  for (uint8_t turns = 0; turns <= MOST_TURNS; turns++) {
    for (size_t i = 0; i < b->count && count < room; i++) {
      if (b->all[i].turns != turns) continue;
      size_t k = 0;
      eng__name_code key = b->all[i].key;
      while (k < count && (keys[k].bits != key.bits || keys[k].count != key.count)) k++;
      if (k == count) keys[count++] = key;
    }
  }
  return count;
}

size_t eng__name_keys(const eng__key_letters *letters, const eng__name_form *form,
                      eng__name_script text, uint8_t schemes, eng__name_code *keys, size_t room) {
  branching b;
  b.all[0] = (growing){{0, 0}, 0};
  b.count = 1;
  choosing c = {.letters = letters, .form = form, .schemes = (uint8_t)(schemes | BASE)};
  c.respelled = form->script == ENG__NAME_LATIN || text == ENG__NAME_LATIN;
  for (size_t at = 0; at < form->count;) {
    char class;
    size_t next = at + unit_at(form, at, &class);
    choose_at(&c, class, at, next);
    branch(&b, &c);
    at = next;
  }
  return collect(&b, keys, room);
}
