/* Reading names into symbols (form.h). Two small tables say what each code point is; canonical
 * composition and compatibility forms are left to normalisation, which names are short enough for.
 */
#include "translit/form.h"

#include "unicode/fold.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#include <string.h>

/* ---- Persian ---- */

/* The letters of U+0600..U+06FF, by their low byte; persian.md 7 as far as letters go. Hamza on
 * yeh, waw and heh stays apart: it is pronounced. Kurdish, Pashto and Urdu letters stand beside the
 * Persian ones they are taken for. */
static const uint8_t LETTERS[256] = {
    [0x27] = ENG__ALEF,        [0x23] = ENG__ALEF,       [0x25] = ENG__ALEF,
    [0x71] = ENG__ALEF,        [0x72] = ENG__ALEF,       [0x73] = ENG__ALEF,
    [0x75] = ENG__ALEF,        [0x22] = ENG__ALEF_MADDA, [0x28] = ENG__BEH,
    [0x7E] = ENG__PEH,         [0x2A] = ENG__TEH,        [0x7C] = ENG__TEH,
    [0x79] = ENG__TEH,         [0x2B] = ENG__THEH,       [0x2C] = ENG__JEEM,
    [0x86] = ENG__CHEH,        [0x2D] = ENG__HAH,        [0x2E] = ENG__KHAH,
    [0x2F] = ENG__DAL,         [0x89] = ENG__DAL,        [0x88] = ENG__DAL,
    [0x30] = ENG__THAL,        [0x31] = ENG__REH,        [0x95] = ENG__REH,
    [0x93] = ENG__REH,         [0x91] = ENG__REH,        [0x32] = ENG__ZAIN,
    [0x81] = ENG__ZAIN,        [0x98] = ENG__ZHEH,       [0x96] = ENG__ZHEH,
    [0x33] = ENG__SEEN,        [0x85] = ENG__SEEN,       [0x34] = ENG__SHEEN,
    [0x9A] = ENG__SHEEN,       [0x35] = ENG__SAD,        [0x36] = ENG__DAD,
    [0x37] = ENG__TAH,         [0x38] = ENG__ZAH,        [0x39] = ENG__AIN,
    [0x3A] = ENG__GHAIN,       [0x41] = ENG__FEH,        [0x42] = ENG__QAF,
    [0xA9] = ENG__KAF,         [0x43] = ENG__KAF,        [0xAA] = ENG__KAF,
    [0x3B] = ENG__KAF,         [0x3C] = ENG__KAF,        [0xAC] = ENG__KAF,
    [0xAD] = ENG__KAF,         [0xAE] = ENG__KAF,        [0xAF] = ENG__GAF,
    [0xAB] = ENG__GAF,         [0xB0] = ENG__GAF,        [0xB1] = ENG__GAF,
    [0xB2] = ENG__GAF,         [0xB3] = ENG__GAF,        [0xB4] = ENG__GAF,
    [0x44] = ENG__LAM,         [0xB5] = ENG__LAM,        [0x45] = ENG__MEEM,
    [0x46] = ENG__NOON,        [0xBC] = ENG__NOON,       [0xBA] = ENG__NOON,
    [0xBB] = ENG__NOON,        [0x48] = ENG__WAW,        [0xC6] = ENG__WAW,
    [0xC7] = ENG__WAW,         [0xCB] = ENG__WAW,        [0x47] = ENG__HEH,
    [0xC1] = ENG__HEH,         [0xBE] = ENG__HEH,        [0xD5] = ENG__HEH,
    [0xCC] = ENG__YEH,         [0x4A] = ENG__YEH,        [0x49] = ENG__YEH,
    [0xD2] = ENG__YEH,         [0xCE] = ENG__YEH,        [0xCD] = ENG__YEH,
    [0x20] = ENG__YEH,         [0x3D] = ENG__YEH,        [0x78] = ENG__YEH,
    [0x21] = ENG__HAMZA,       [0x26] = ENG__YEH_HAMZA,  [0x24] = ENG__WAW_HAMZA,
    [0x76] = ENG__WAW_HAMZA,   [0x77] = ENG__WAW_HAMZA,  [0x29] = ENG__TEH_MARBUTA,
    [0xC3] = ENG__TEH_MARBUTA, [0xC0] = ENG__HEH_HAMZA,  [0xC2] = ENG__HEH_HAMZA,
    [0xD0] = ENG__PASHTO_E,
};

static uint8_t persian_symbol(uint32_t cp) {
  if (cp == 0x0777) return ENG__YEH; /* with a digit four below */
  return cp >> 8 == 6 ? LETTERS[cp & 255] : 0;
}

static uint8_t hint_of(uint32_t cp) {
  switch (cp) {
  case 0x064B: /* fathatan */
  case 0x064E:
    return ENG__HINT_FATHA;
  case 0x064D:
  case 0x0650:
    return ENG__HINT_KASRA;
  case 0x064C:
  case 0x064F:
    return ENG__HINT_DAMMA;
  case 0x0651:
    return ENG__HINT_SHADDA;
  case 0x0652:
    return ENG__HINT_SUKUN;
  default:
    return 0;
  }
}

/* ---- Latin ---- */

typedef struct marked_letter {
  const char *bases;
  uint32_t mark;
  const char *symbols; /* one for each of `bases` */
} marked_letter;

/* Marks that change what a letter says; any other mark is passed over (ḥ ẓ ż ẕ é ñ …). An acute is
 * length in Czech, Slovak, Hungarian and Tajik habits, but é and ó are plain. */
static const marked_letter MARKED[] = {
    {"aeiou", 0x0304, "AEIOU"}, /* macron */
    {"aeiou", 0x0302, "AEIOU"}, /* circumflex */
    {"aiu", 0x0301, "AIU"},     /* acute */
    {"csz", 0x030C, "CSZ"},     /* caron: č š ž */
    {"gj", 0x030C, "jj"},       /* ǧ of DMG */
    {"g", 0x0306, "G"},         /* breve: ğ */
    {"g", 0x0307, "G"},         /* dot above: ġ */
    {"g", 0x0304, "G"},         /* ḡ */
    {"k", 0x0331, "K"},         /* macron below: ḵ */
    {"h", 0x032E, "K"},         /* breve below: ḫ */
    {"cs", 0x0327, "CQ"},       /* cedilla: ç ş */
    {"s", 0x0326, "Q"},         /* comma below: ș */
    {"oua", 0x0308, "WY@"},     /* diaeresis: ö ü ä */
};

static uint8_t with_mark(uint8_t base, uint32_t mark) {
  for (size_t i = 0; i < sizeof MARKED / sizeof *MARKED; i++) {
    if (MARKED[i].mark != mark) continue;
    const char *at = strchr(MARKED[i].bases, base);
    if (base && at) return (uint8_t)MARKED[i].symbols[at - MARKED[i].bases];
  }
  return base;
}

static const char *latin_letters(uint32_t cp) {
  switch (cp) {
  case 0x0131:
    return "i"; /* ı */
  case 0x0259:
    return "@"; /* ə */
  case 0x00E6:
    return "ae";
  case 0x00F8:
    return "W"; /* ø */
  case 0x0142:
    return "l"; /* ł */
  case 0x0111:
    return "d"; /* đ */
  case 0x0127:
    return "h"; /* ħ */
  case 0x0153:
    return "oe";
  case 0x00FE:
    return "th";
  case 0x00F0:
    return "dh";
  default:
    return NULL;
  }
}

/* ---- Symbols ---- */

static bool is_word_symbol(uint8_t symbol) {
  return symbol != '|' && symbol != '\'';
}

static bool add(eng__name_form *form, uint8_t symbol) {
  if (symbol == '|' && (form->count == 0 || form->symbols[form->count - 1] == '|')) return true;
  if (form->count == ENG__NAME_SYMBOLS) return false;
  if (is_word_symbol(symbol)) form->letters++;
  if (symbol && strchr("AEIOU", symbol)) form->has_long = true;
  form->hints[form->count] = 0;
  form->symbols[form->count++] = symbol;
  return true;
}

static bool add_half_space(eng__name_form *form) {
  uint16_t before = form->count;
  if (!add(form, '|')) return false;
  if (form->count > before) form->hints[before] = ENG__HINT_SOFT;
  return true;
}

/* A hamza above heh (ezafe) and Persian yeh, which Unicode composes only with their Arabic
 * likenesses. Is there such a letter? */
static bool put_hamza(eng__name_form *form) {
  uint8_t *last = form->count ? &form->symbols[form->count - 1] : NULL;
  if (last && *last == ENG__HEH) *last = ENG__HEH_HAMZA;
  else if (last && *last == ENG__YEH) *last = ENG__YEH_HAMZA;
  else return false;
  return true;
}

/* A mark on the letter before it. */
static void add_mark(eng__name_form *form, uint32_t cp) {
  if (form->count == 0 || (cp == 0x0654 && put_hamza(form))) return;
  uint8_t *last = &form->symbols[form->count - 1];
  if (form->script == ENG__NAME_LATIN) {
    *last = with_mark(*last, cp);
    if (*last && strchr("AEIOU", *last)) form->has_long = true;
  }
  form->hints[form->count - 1] |= hint_of(cp);
}

/* A hamza beside the line counts as one above. */
static bool add_high_hamza(eng__name_form *form) {
  return put_hamza(form) || add(form, ENG__HAMZA);
}

/* Signs that stand for a half-space in old texts, too. */
static bool is_half_space(uint32_t cp) {
  return cp == 0x200C || cp == 0x200B || cp == 0x1F || cp == 0xAC || cp == 0x200D;
}

/* Spaces, hyphens, stops. */
static bool is_boundary(uint32_t cp) {
  eng__category c = eng__category_of(cp);
  return c >= ENG__PC && c <= ENG__ZP;
}

static bool add_code_point(eng__name_form *form, uint32_t cp) {
  int digit = eng__digit_value(cp);
  if (digit >= 0) return add(form, (uint8_t)('0' + digit));
  if (cp >= 'a' && cp <= 'z') return add(form, (uint8_t)cp);
  if (cp == '\'') return form->script == ENG__NAME_PERSIAN || add(form, '\'');
  if (eng__is_mark(cp)) return add_mark(form, cp), true;
  if (is_half_space(cp)) return add_half_space(form);
  if (is_boundary(cp)) return add(form, '|');
  if (cp == 0x0674) return add_high_hamza(form);
  if (eng__fold_is_dropped(cp)) return true;
  const char *letters = latin_letters(cp);
  if (letters) {
    for (; *letters; letters++)
      if (!add(form, (uint8_t)*letters)) return false;
    return true;
  }
  uint8_t symbol = persian_symbol(cp);
  return add(form, symbol ? symbol : '?');
}

static eng__name_script script_of(const eng__code_points *name) {
  for (size_t i = 0; i < name->count; i++) {
    eng__script script = eng__script_of((uint32_t)name->at[i]);
    if (script == ENG__SCRIPT_ARABIC) return ENG__NAME_PERSIAN;
    if (script == ENG__SCRIPT_LATIN) return ENG__NAME_LATIN;
  }
  return ENG__NAME_LATIN;
}

/* Valid UTF-8 to code points. */
static eng_status spread(eng__slice text, eng__code_points *out, eng_error *err) {
  out->count = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t cp;
    at += eng__utf8_decode(text.at + at, text.len - at, &cp);
    if (cp == ENG__CP_BROKEN) cp = ENG__CP_REPLACEMENT;
    if (!eng__vec_push(out, (int32_t)cp)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

/* Lower case and one form for quotes and dashes are the fold's business; it takes valid text. */
static eng_status fold_latin(eng__code_points *cps, eng_error *err) {
  eng__buffer text = {0}, view = {0};
  eng__offset_map map = {0};
  bool same = false;
  for (size_t i = 0; i < cps->count; i++) {
    char bytes[4];
    eng__buffer_add(&text, bytes, eng__utf8_encode((uint32_t)cps->at[i], bytes));
  }
  eng_status status =
      text.failed ? eng__fail_nomem(err)
                  : eng__fold(eng__buffer_slice(&text), ENG__FOLD_VIEW, &view, &map, &same, err);
  if (!status) status = spread(eng__buffer_slice(same ? &text : &view), cps, err);
  eng__buffer_free(&text);
  eng__buffer_free(&view);
  eng__vec_free(&map.steps);
  return status;
}

static eng_status add_all(eng__name_form *form, const eng__code_points *cps, eng_error *err) {
  for (size_t i = 0; i < cps->count; i++)
    if (!add_code_point(form, (uint32_t)cps->at[i]))
      return eng__fail(err, ENG_LIMIT, "a name is longer than %d letters", ENG__NAME_SYMBOLS);
  if (form->count && form->symbols[form->count - 1] == '|') form->count--;
  form->symbols[form->count] = 0;
  return ENG_OK;
}

/* ---- Plain names ---- */

/* Nearly all names are of ASCII letters, or of letters that are one of the table and nothing else:
 * what they are read into needs no folding and no normalisation. False for others, and for those
 * that are too long. */
static uint8_t plain_latin(unsigned char byte) {
  if (byte >= 'A' && byte <= 'Z') return (uint8_t)(byte + 32);
  if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '\'') return byte;
  return byte == ' ' || byte == '-' || byte == '.' ? '|' : 0;
}

static bool read_plain_latin(eng__name_form *form, eng__slice name) {
  form->script = ENG__NAME_LATIN;
  for (size_t i = 0; i < name.len; i++) {
    uint8_t symbol = plain_latin((unsigned char)name.at[i]);
    if (!symbol || !add(form, symbol)) return false;
  }
  return true;
}

/* The symbol of the letter, space or half-space at the start of `text`, and its bytes; 0: another.
 * U+0675..U+0678 are two letters each to NFKC. */
static uint8_t plain_persian(eng__slice text, size_t *bytes) {
  const unsigned char *at = (const unsigned char *)text.at;
  *bytes = 1;
  if (at[0] == ' ') return '|';
  *bytes = 3;
  if (text.len > 2 && memcmp(at, "\u200C", 3) == 0) return '|';
  *bytes = 2;
  if (text.len < 2 || (at[0] & 0xFC) != 0xD8 || (at[1] & 0xC0) != 0x80) return 0;
  unsigned low = (at[0] & 3u) << 6 | (at[1] & 63u);
  return low >= 0x75 && low <= 0x78 ? 0 : LETTERS[low];
}

static bool read_plain_persian(eng__name_form *form, eng__slice name) {
  form->script = ENG__NAME_PERSIAN;
  for (size_t at = 0, bytes; at < name.len; at += bytes) {
    uint8_t symbol = plain_persian((eng__slice){name.at + at, name.len - at}, &bytes);
    bool half = symbol == '|' && bytes == 3;
    if (!symbol || !(half ? add_half_space(form) : add(form, symbol))) return false;
  }
  return form->letters > 0;
}

static bool read_plain(eng__name_form *form, eng__slice name) {
  bool ascii = name.len > 0 && (unsigned char)name.at[0] < 0x80;
  if (!name.len || !(ascii ? read_plain_latin(form, name) : read_plain_persian(form, name)))
    return false;
  if (form->count && form->symbols[form->count - 1] == '|') form->count--;
  form->symbols[form->count] = form->hints[form->count] = 0;
  return true;
}

/* The ¬ of old code pages is a half-space, but NFKC would leave it; a dotted I folds to i + dot. */
eng_status eng__name_form_read(eng__name_form *form, eng__slice name, eng_error *err) {
  form->count = form->letters = 0;
  form->has_long = false;
  if (read_plain(form, name)) return ENG_OK;
  *form = (eng__name_form){.count = 0};
  eng__code_points cps = {0}, normal = {0};
  /* No name has more bytes than this: do not normalise a book. */
  if (name.len > (size_t)ENG__NAME_SYMBOLS * 64)
    return eng__fail(err, ENG_LIMIT, "a name is longer than %d letters", ENG__NAME_SYMBOLS);
  eng_status status = spread(name, &cps, err);
  if (!status) {
    form->script = script_of(&cps);
    bool latin = form->script == ENG__NAME_LATIN;
    if (latin) status = fold_latin(&cps, err);
    if (!status) status = eng__normalize(&cps, latin ? ENG__NFKD : ENG__NFKC, &normal, err);
  }
  if (!status) status = add_all(form, &normal, err);
  eng__vec_free(&cps);
  eng__vec_free(&normal);
  return status;
}

size_t eng__name_symbols(const char *text, uint8_t *symbols, size_t room) {
  size_t count = 0;
  for (const char *at = text; *at;) {
    uint32_t cp = eng__utf8_next(&at);
    uint8_t symbol = cp < 128 ? (uint8_t)cp : persian_symbol(cp);
    if (!symbol || count == room) return 0;
    symbols[count++] = symbol;
  }
  return count;
}

bool eng__symbols_spell(const uint8_t *symbols, size_t count, const char *const *rows) {
  enum { MOST = 4 };
  for (; *rows; rows++) {
    uint8_t row[MOST];
    if (eng__name_symbols(*rows, row, sizeof row) == count && memcmp(row, symbols, count) == 0)
      return true;
  }
  return false;
}

size_t eng__name_symbol_text(uint8_t symbol, char out[ENG__SYMBOL_BYTES]) {
  static const char marked[] = "AEIOUCSQZGKWY@";
  static const char *const printed[] = {"ā", "ē", "ī", "ō", "ū", "č", "š",
                                        "ş", "ž", "ğ", "ḵ", "ö", "ü", "ə"};
  enum { LETTER = 2 }; /* bytes of each letter of the alphabet */
  if (symbol >= 128) {
    size_t place = LETTER * (symbol - 128u);
    if (place + LETTER >= sizeof ENG__PERSIAN_ALPHABET) return 0;
    memcpy(out, &ENG__PERSIAN_ALPHABET[place], LETTER);
    return LETTER;
  }
  const char *at = symbol && symbol < 'a' ? strchr(marked, symbol) : NULL;
  out[0] = symbol == '|' ? ' ' : (char)symbol;
  if (!at) return 1;
  const char *letter = printed[at - marked];
  size_t len = strlen(letter);
  memcpy(out, letter, len);
  return len;
}

/* Does the rest of the word, from symbol `at` on, read so? */
static bool word_ends_as(const eng__name_form *form, size_t at, const char *word) {
  uint8_t symbols[8];
  size_t count = eng__name_symbols(word, symbols, sizeof symbols);
  return at + count <= form->count && memcmp(form->symbols + at, symbols, count) == 0 &&
         eng__form_ends_word(form, at + count);
}

/* Careful Persian parts these from what stands before them by a half-space: احمدی‌نژاد.
 */
static bool is_half_part(const eng__name_form *form, size_t at) {
  static const char *const words[] = {"زاده", "نژاد", "پور"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (word_ends_as(form, at, words[i])) return true;
  return false;
}

/* Letters that are not joined to the next need no half-space. */
static bool joins_next(uint8_t symbol) {
  uint8_t apart[16];
  size_t count = eng__name_symbols("اآدذرزژوء", apart, sizeof apart);
  return symbol >= 128 && !memchr(apart, symbol, count);
}

size_t eng__form_symbol_text(const eng__name_form *form, size_t at,
                             char out[2 * ENG__SYMBOL_BYTES]) {
  static const char half_space[] = "\xE2\x80\x8C";
  uint8_t symbol = form->symbols[at];
  bool inner = at > 1 && form->script == ENG__NAME_PERSIAN && joins_next(form->symbols[at - 1]);
  bool is_seam = symbol == '|';
  size_t len = 0;
  if (inner && (is_half_part(form, at) || (is_seam && word_ends_as(form, at + 1, "ای")))) {
    len = strlen(half_space);
    memcpy(out, half_space, len);
    if (is_seam) return len;
  }
  return len + eng__name_symbol_text(symbol, out + len);
}

void eng__name_form_write(eng__buffer *out, const eng__name_form *form) {
  char text[2 * ENG__SYMBOL_BYTES];
  for (size_t i = 0; i < form->count; i++)
    eng__buffer_add(out, text, eng__form_symbol_text(form, i, text));
}

uint8_t eng__symbol_folded(uint8_t symbol) {
  switch (symbol) {
  case ENG__WAW_HAMZA:
    return ENG__WAW;
  case ENG__YEH_HAMZA:
    return ENG__YEH;
  case ENG__TEH_MARBUTA:
  case ENG__HEH_HAMZA:
    return ENG__HEH;
  default:
    return symbol;
  }
}

size_t eng__form_word(const eng__name_form *form, size_t at, eng__name_form *word) {
  size_t end = eng__form_word_end(form, at), len = end - at;
  *word = (eng__name_form){.script = form->script, .has_long = form->has_long};
  word->count = word->letters = (uint16_t)len;
  memcpy(word->symbols, form->symbols + at, len);
  memcpy(word->hints, form->hints + at, len);
  return end + 1;
}

bool eng__form_has_article(const eng__name_form *form, size_t at) {
  const uint8_t *symbols = form->symbols + at;
  if (symbols[0] != ENG__ALEF || symbols[1] != ENG__LAM) return false;
  if (eng__form_starts_word(form, at)) return true;
  bool word_before = at > 1 && !eng__form_starts_word(form, at - 1);
  return word_before && symbols[2] != ENG__YEH && !eng__form_ends_word(form, at + 2) &&
         !eng__form_ends_word(form, at + 3);
}

/* Where a Latin word before an article ends: behind Abd, or, with a u, behind a word of some
 * length; or the article is a word. */
static bool may_precede_article(const eng__name_form *form, size_t at, bool ends) {
  enum { LEAST = 3 };
  size_t start = at;
  while (!eng__form_starts_word(form, start)) start--;
  size_t len = at - start;
  if (len == LEAST && memcmp(form->symbols + start, "abd", LEAST) == 0) return true;
  return ends && (len == 0 || (len >= LEAST && form->symbols[at] == 'u'));
}

bool eng__form_has_latin_article(const eng__name_form *form, size_t at) {
  static const char sun[] = "dnrstz";
  const uint8_t *symbols = form->symbols + at;
  if (!symbols[0] || !strchr("aeou", symbols[0])) return false;
  bool plain = symbols[1] == 'l', digraph = symbols[1] == 's' && symbols[2] == 'h';
  if (!plain && (!symbols[1] || !strchr(sun, symbols[1]))) return false;
  size_t len = digraph ? 2 : 1;
  bool ends = symbols[1 + len] == '|';
  const uint8_t *next = symbols + 1 + len + ends;
  bool fits = plain ? *next && strchr(sun, *next) : memcmp(next, symbols + 1, len) == 0;
  return fits && may_precede_article(form, at, ends);
}

bool eng__symbol_is_consonant(uint8_t symbol) {
  return symbol && symbol < 128 && strchr("bcdfghjklmnpqrstvwxzCSQZGK", symbol);
}

bool eng__form_has_double(const eng__name_form *form) {
  for (size_t i = 1; i < form->count; i++)
    if (form->symbols[i] == form->symbols[i - 1] && eng__symbol_is_consonant(form->symbols[i]))
      return true;
  return false;
}
