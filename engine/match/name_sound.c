/* What the letters of a word sound like (name_key.h): the classes of its consonants, and its ends.
 *
 * A word of a text is heard by its bytes, a form of a name by its symbols, and both alike. */
#include "match/name_key.h"

#include "unicode/utf8.h"

/* By the class plus 1; '-': none. */
static const char CLASS_NAMES[] = "-bptsjCxdzrSKflmn";

/* The class of that name. */
uint8_t eng__sound_class(char name) {
  static const uint8_t numbers[128] = {
      ['b'] = 0, ['p'] = 1, ['t'] = 2,  ['s'] = 3,  ['j'] = 4,  ['C'] = 5,  ['x'] = 6,  ['d'] = 7,
      ['z'] = 8, ['r'] = 9, ['S'] = 10, ['K'] = 11, ['f'] = 12, ['l'] = 13, ['m'] = 14, ['n'] = 15};
  return numbers[name & 127];
}

void eng__name_code_append(eng__name_code *key, uint8_t class) {
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
void eng__hear_ends(const uint8_t *symbols, size_t count, eng__name_heard *heard) {
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
      class = eng__sound_class(name) + 1u;
    }
    if (class) write_class(&key, class);
    at += taken;
  }
  heard->key = written(&key);
  eng__hear_ends((const uint8_t *)word.at, word.len, heard);
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

/* ---- Forms of names ---- */

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
size_t eng__sound_at(const eng__name_form *form, size_t at, char *class) {
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
    at += eng__sound_at(form, at, &class);
    if (class != '-') eng__name_code_append(&heard.key, eng__sound_class(class));
  }
  eng__hear_ends(form->symbols, form->count, &heard);
  heard.silent = !heard.key.count;
  return heard;
}

/* ---- Tables ---- */

eng_status eng__hear_letters(eng__key_letters *letters, eng_error *err) {
  for (uint32_t cp = 0; cp < ENG__ARABIC_LETTERS; cp++) {
    char letter[4];
    eng__name_form form;
    eng__slice one = {letter, eng__utf8_encode(0x600 + cp, letter)};
    eng_status status = eng__name_form_read(&form, one, err);
    if (status) return status;
    char class = form.count == 1 ? persian_class(form.symbols[0]) : '-';
    letters->arabic[cp] = class == '-' ? 0 : (uint8_t)(eng__sound_class(class) + 1);
    letters->sounds[cp] = form.count ? (uint8_t)symbol_sound(form.symbols[0]) : 's';
  }
  return ENG_OK;
}
