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

/* By the class plus 1; '-': none. */
static const char CLASS_NAMES[] = "-bptsjCxdzrSKflmn";

/* The class of that name. */
static uint8_t class_of(char name) {
  static const uint8_t numbers[128] = {
      ['b'] = 0, ['p'] = 1, ['t'] = 2,  ['s'] = 3,  ['j'] = 4,  ['C'] = 5,  ['x'] = 6,  ['d'] = 7,
      ['z'] = 8, ['r'] = 9, ['S'] = 10, ['K'] = 11, ['f'] = 12, ['l'] = 13, ['m'] = 14, ['n'] = 15};
  return numbers[name & 127];
}

static void append(eng__name_code *key, uint8_t class) {
  if (key->count == ENG__CODE_MOST) return;
  if (key->count && (key->bits >> (4 * (key->count - 1u)) & 15) == class) return;
  key->bits |= (uint64_t) class << (4 * key->count++);
}

/* ---- Sounds at the ends ---- */

/* In the order of ENG__PERSIAN_ALPHABET: v a vowel, or what may be one; h; s silent; c others. */
static const char PERSIAN_SOUNDS[] = "vv"
                                     "cccccc"
                                     "h"
                                     "cccccccccccc"
                                     "sc"
                                     "ccccccc"
                                     "vhvs"
                                     "vvvvv";

/* In the order of the alphabet. */
static const char LATIN_SOUNDS[] = "vcccvcchvcccccvcccccvvvcvc";

static char symbol_sound(uint8_t symbol) {
  if (symbol >= 128)
    return symbol - 128u < sizeof PERSIAN_SOUNDS - 1 ? PERSIAN_SOUNDS[symbol - 128] : 'c';
  if (symbol >= 'a' && symbol <= 'z') return LATIN_SOUNDS[symbol - 'a'];
  if (symbol && strchr("AEIOUWY@", symbol)) return 'v';
  return symbol == '\'' || symbol == '|' || symbol == '.' ? 's' : 'c';
}

/* An ayn at the start is heard as the vowel it bears. */
static uint8_t start_sound(char sound, bool persian) {
  if (sound == 'h') return ENG__SOUND_H;
  return sound == 'v' || (sound == 's' && persian) ? ENG__SOUND_VOWEL : ENG__SOUND_CONSONANT;
}

/* At the end an h is that of -eh, unless it belongs to the letter before it (kh, sh). */
static void hear_ends(const uint8_t *symbols, size_t count, eng__name_heard *heard) {
  size_t first = 0, last = count;
  while (first < count && symbols[first] < 128 && symbol_sound(symbols[first]) == 's') first++;
  if (first == count) return;
  heard->start = start_sound(symbol_sound(symbols[first]), symbols[first] >= 128);
  while (last > first + 1 && symbol_sound(symbols[last - 1]) == 's') last--;
  char sound = symbol_sound(symbols[last - 1]);
  bool digraph =
      symbols[last - 1] == 'h' && last > 1 && strchr("kgcsztdp", symbols[last - 2]) != NULL;
  heard->end = sound == 'c' || digraph ? ENG__SOUND_CONSONANT : ENG__SOUND_VOWEL;
}

/* ---- Words of a text ---- */

typedef struct cluster {
  char letters[5];
  uint8_t len;
  char class;
} cluster;

/* Longer ones before those they begin with. */
static const cluster CLUSTERS[] = {
    {"dsch", 4, 'j'}, {"tsch", 4, 'C'}, {"sch", 3, 'S'}, {"tch", 3, 'C'},
    {"dzh", 3, 'j'},  {"kh", 2, 'x'},   {"gh", 2, 'K'},  {"ch", 2, 'C'},
    {"sh", 2, 'S'},   {"zh", 2, 'z'},   {"th", 2, 's'},  {"dh", 2, 'z'},
    {"ph", 2, 'f'},   {"dj", 2, 'j'},   {"sz", 2, 's'},  {"cz", 2, 'C'}};

/* Of a byte: its class plus 1 (what several letters are together, CLUSTERS has), and whether it may
 * begin a cluster or be the second in one. */
enum { CLASS = 31, STARTS = 32, SECOND = 64 };
static const uint8_t BYTES[256] = {['b'] = 1,
                                   ['c'] = 12 | STARTS | SECOND,
                                   ['d'] = 8 | STARTS,
                                   ['f'] = 13,
                                   ['g'] = 12 | STARTS,
                                   ['h'] = SECOND,
                                   ['j'] = 5 | SECOND,
                                   ['k'] = 12 | STARTS,
                                   ['l'] = 14,
                                   ['m'] = 15,
                                   ['n'] = 16,
                                   ['p'] = 2 | STARTS,
                                   ['q'] = 12,
                                   ['r'] = 10,
                                   ['s'] = 4 | STARTS | SECOND,
                                   ['t'] = 3 | STARTS,
                                   ['x'] = 7,
                                   ['z'] = 9 | STARTS | SECOND};

/* Several letters may be one sound here. */
static inline bool may_be_cluster(const char *at, size_t left) {
  return left > 1 && BYTES[(unsigned char)at[0]] & STARTS && BYTES[(unsigned char)at[1]] & SECOND;
}

static inline char letter_class(char letter) {
  return CLASS_NAMES[BYTES[(unsigned char)letter] & CLASS];
}

/* The same where several may be one sound. */
static size_t cluster_at(const char *at, size_t left, char *class) {
  for (size_t i = 0; i < sizeof CLUSTERS / sizeof *CLUSTERS; i++) {
    const cluster *row = &CLUSTERS[i];
    if (row->letters[0] != at[0] || row->len > left || memcmp(at, row->letters, row->len) != 0)
      continue;
    *class = row->class;
    return row->len;
  }
  *class = letter_class(at[0]);
  return 1;
}

/* The letters at `at` that are one sound, and its class; '-': none. */
static inline size_t latin_unit(const char *at, size_t left, char *class) {
  if (may_be_cluster(at, left)) return cluster_at(at, left, class);
  *class = letter_class(at[0]);
  return 1;
}

/* Words without a consonant that say nothing at all: an ezafe, the ای of a surname. */
static bool is_latin_joint(eng__slice word) {
  return eng__slice_equal(word, ENG__SLICE("e")) || eng__slice_equal(word, ENG__SLICE("i")) ||
         eng__slice_equal(word, ENG__SLICE("ye")) || eng__slice_equal(word, ENG__SLICE("yi"));
}

static bool is_persian_joint(eng__slice word) {
  return eng__slice_equal(word, ENG__SLICE("ی")) || eng__slice_equal(word, ENG__SLICE("ای")) ||
         eng__slice_equal(word, ENG__SLICE("یی"));
}

/* A key that grows, its last class at hand. */
typedef struct key_writer {
  uint64_t bits;
  unsigned count;
  unsigned last; /* plus 1 */
} key_writer;

static inline void write_class(key_writer *key, unsigned plus_one) {
  if (plus_one == key->last || key->count == ENG__CODE_MOST) return;
  key->bits |= (uint64_t)(plus_one - 1) << (4 * key->count++);
  key->last = plus_one;
}

static inline eng__name_code written(const key_writer *key) {
  return (eng__name_code){key->bits, (uint8_t)key->count};
}

bool eng__latin_key(eng__slice word, eng__name_heard *heard) {
  key_writer key = {0, 0, 0};
  const char *at = word.at, *end = at + word.len;
  *heard = (eng__name_heard){.key = {0, 0}};
  while (at < end) {
    unsigned class = BYTES[(unsigned char)*at] & CLASS;
    size_t taken = 1;
    if ((unsigned char)*at >= 0x80) return false;
    if (may_be_cluster(at, (size_t)(end - at))) {
      char name;
      taken = cluster_at(at, (size_t)(end - at), &name);
      class = class_of(name) + 1u;
    }
    if (class) write_class(&key, class);
    at += taken;
  }
  heard->key = written(&key);
  hear_ends((const uint8_t *)word.at, word.len, heard);
  heard->silent = !heard->key.count && !is_latin_joint(word);
  return true;
}

/* As ENG__PERSIAN_ALPHABET has them. */
static const char PERSIAN[] = "--bptsjC-xdzrzzsSsztz-KfKKKlmn";

static char persian_class(uint8_t symbol) {
  return symbol - 128u < sizeof PERSIAN - 1 ? PERSIAN[symbol - 128] : '-';
}

/* The first and the last letter that is heard. */
static void hear_arabic_ends(const eng__key_letters *letters, eng__slice word,
                             eng__name_heard *heard) {
  const unsigned char *text = (const unsigned char *)word.at;
  if (word.len > 1 && (text[0] & 0xFC) == 0xD8)
    heard->start = start_sound((char)letters->sounds[(text[0] & 3) << 6 | (text[1] & 63)], true);
  for (size_t at = word.len; at >= 2; at -= 2) {
    if ((text[at - 2] & 0xFC) != 0xD8) break;
    char sound = (char)letters->sounds[(text[at - 2] & 3) << 6 | (text[at - 1] & 63)];
    if (sound == 's') continue;
    heard->end = sound == 'c' ? ENG__SOUND_CONSONANT : ENG__SOUND_VOWEL;
    break;
  }
}

eng__name_heard eng__arabic_key(const eng__key_letters *letters, eng__slice word) {
  eng__name_heard heard = {.key = {0, 0}};
  key_writer key = {0, 0, 0};
  const unsigned char *at = (const unsigned char *)word.at, *end = at + word.len;
  while (at + 1 < end) {
    /* D8..DB lead U+0600..U+06FF. */
    if ((at[0] & 0xFC) != 0xD8) {
      at++;
      continue;
    }
    uint8_t class = letters->arabic[(at[0] & 3) << 6 | (at[1] & 63)];
    if (class) write_class(&key, class);
    at += 2;
  }
  heard.key = written(&key);
  hear_arabic_ends(letters, word, &heard);
  heard.silent = !heard.key.count && !is_persian_joint(word);
  return heard;
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

eng__name_heard eng__name_key_of_form(const eng__name_form *form) {
  eng__name_heard heard = {.key = {0, 0}};
  for (size_t at = 0; at < form->count;) {
    char class;
    at += unit_at(form, at, &class);
    if (class != '-') append(&heard.key, class_of(class));
  }
  hear_ends(form->symbols, form->count, &heard);
  heard.silent = !heard.key.count;
  return heard;
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

static eng_status fill_arabic(eng__key_letters *letters, eng_error *err) {
  for (uint32_t cp = 0; cp < ENG__ARABIC_LETTERS; cp++) {
    char letter[4];
    eng__name_form form;
    eng__slice one = {letter, eng__utf8_encode(0x600 + cp, letter)};
    eng_status status = eng__name_form_read(&form, one, err);
    if (status) return status;
    char class = form.count == 1 ? persian_class(form.symbols[0]) : '-';
    letters->arabic[cp] = class == '-' ? 0 : (uint8_t)(class_of(class) + 1);
    letters->sounds[cp] = form.count ? (uint8_t)symbol_sound(form.symbols[0]) : 's';
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
  eng__key_elements_make(letters);
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
  uint16_t before = at ? kind_at(c, at - 1) : 0, after = kind_at(c, next);
  bool first = eng__form_starts_word(form, at);
  if (class == 'n' && after & IS_LIP) choose(c, 'm');
  if (class == 'm' && after & IS_LIP) choose(c, 'n');
  if (class == 's' && first && (form->script == ENG__NAME_PERSIAN || after & IS_VOWEL))
    choose(c, 'K');                                                  /* Ciamak */
  if (class == 'd' && before & IS_N && after & IS_Z) choose(c, '-'); /* Akhun(d)zada */
}

/* A text hears sch as one sound, whatever it is made of: Karbas-chi, کرباسچی. */
enum { S_THEN_CH = '+' };

static char class_at(const eng__name_form *form, size_t at) {
  char class = '-';
  if (at < form->count) unit_at(form, at, &class);
  return class;
}

static void choose_sch(choosing *c, char class, size_t at, size_t next) {
  bool one = next - at == 3 && memcmp(c->form->symbols + at, "sch", 3) == 0;
  if (one) choose(c, S_THEN_CH);
  if (class == 's' && class_at(c->form, next) == 'C') choose(c, '-');
  if (class == 'C' && at > 0 && class_at(c->form, at - 1) == 's') choose(c, 'S');
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
  if (choice == S_THEN_CH) append(key, class_of('s'));
  if (choice != '-') append(key, class_of(choice == S_THEN_CH ? 'C' : choice));
}

/* Keys with another class branch off those there are; these go on with their own. */
static void branch(branching *b, const choosing *c) {
  size_t count = b->count;
  for (size_t k = 1; k < c->count; k++) {
    for (size_t i = 0; i < count && b->count < MOST_GROWING; i++) {
      growing turned = b->all[i];
      if (turned.turns++ == MOST_TURNS) continue;
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
      way->seams = eng__name_inner_seams(way->seams, way->key);
      size_t k = 0;
      while (k < count && !same_way(&keys[k], way)) k++;
      if (k == count) keys[count++] = *way;
    }
  }
  return count;
}

/* Does a word without a consonant say nothing at all: an ezafe, the ای of a surname? */
static bool is_mere_joint(const eng__name_form *form, size_t start, size_t end) {
  static const char *const joints[] = {"e", "i", "ye", "yi", "ای", "یی", "ی"};
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
    uint8_t symbols[4];
    size_t count = eng__name_symbols(joints[i], symbols, sizeof symbols);
    if (count == end - start && memcmp(symbols, form->symbols + start, count) == 0) return true;
  }
  return false;
}

static uint8_t count_silent(const eng__name_form *form) {
  uint8_t silent = 0;
  for (size_t start = 0, end; start < form->count; start = end + 1) {
    bool heard = false;
    for (end = start; end < form->count && form->symbols[end] != '|'; end++) {
      char class;
      unit_at(form, end, &class);
      heard = heard || class != '-';
    }
    silent += !heard && end > start && !is_mere_joint(form, start, end);
  }
  return silent;
}

size_t eng__name_keys(const eng__key_letters *letters, const eng__name_form *form,
                      eng__name_script text, uint8_t schemes, eng__name_way *keys, size_t room) {
  branching b;
  eng__name_heard heard = {.key = {0, 0}};
  hear_ends(form->symbols, form->count, &heard);
  b.all[0] =
      (growing){.way = {.start = heard.start, .end = heard.end, .silent = count_silent(form)}};
  b.count = 1;
  choosing c = {.letters = letters, .form = form, .schemes = (uint8_t)(schemes | BASE)};
  c.respelled = form->script == ENG__NAME_LATIN || text == ENG__NAME_LATIN;
  bool free_at[ENG__NAME_SYMBOLS + 1];
  eng__name_mark_free_seams(letters, form, free_at);
  for (size_t at = 0; at < form->count;) {
    char class;
    size_t next = at + unit_at(form, at, &class);
    add_seam(&b, form->symbols[at] == '|', free_at[at]);
    choose_at(&c, class, at, next);
    branch(&b, &c);
    at = next;
  }
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
